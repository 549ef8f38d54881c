#include "config.h"

#include "store/plan-reader.h"

#include <glib/gi18n-lib.h>
#include <stdlib.h>
#include <string.h>

#include "store/element-reader.h"
#include "store/json-limits.h"
#include "store/json-pull.h"
#include "store/plan-checks.h"
#include "store/plan-writer.h"

#define MAX_KEYS 1000  /* of the outermost object: far more than any version writes */

/* What is told of each member is kept apart until all are read: when the JSON turns out to be
 * broken, only that is worth saying, and else the order is that of the table. */
typedef struct
{
  HpJsonPull   pull;
  HpReader     reader;
  HpElement   *plan;
  HpProblems **told;            /* by member; NULL where it was not there */
  GHashTable  *keys;            /* (element-type utf8): those read so far */
  json_t      *format;
  json_t      *version;
  GString     *unknown;         /* what a later version wrote, as members of a JSON object */
  gsize        unknown_memory;  /* that jansson takes for it, when it is written */
} PlanReader;

static const HpPlace root = { NULL, "" };

/* Reads the items of a list of the plan, one at a time. */
static void
read_items (PlanReader     *self,
            const HpPlace  *place,
            const HpMember *member)
{
  g_autoptr(GPtrArray) elements = g_ptr_array_new_with_free_func (g_object_unref);
  HpPlace item = { place };

  for (; hp_json_pull_next (&self->pull, '[', item.index); item.index++)
    {
      json_t *object = hp_json_pull_value (&self->pull);
      HpElement *element;

      if (object == NULL)
        return;

      element = hp_reader_read_item (&self->reader, &item, object, member->type ());
      if (element != NULL)
        g_ptr_array_add (elements, element);
      json_decref (object);

      if (hp_reader_is_full (&self->reader))
        hp_json_pull_stop (&self->pull, _("there is more than a plan can hold"));
    }

  if (item.index > 0)
    hp_reader_fill_list (self->plan, elements, member);
  else
    {
      json_t *empty = json_array ();

      hp_reader_read_member (&self->reader, self->plan, place, empty, member);
      json_decref (empty);
    }
}

static void
read_member (PlanReader     *self,
             const HpMember *member)
{
  const HpPlace place = { &root, member->name };
  json_t *value;

  if (member->kind == HP_MEMBER_LIST && hp_json_pull_enter (&self->pull, '['))
    {
      read_items (self, &place, member);
      return;
    }

  value = hp_json_pull_value (&self->pull);
  if (value != NULL)
    hp_reader_read_member (&self->reader, self->plan, &place, value, member);
  json_decref (value);
}

/* Keeps what a later version wrote as text: its tree would take many times the memory. */
static void
keep_unknown (PlanReader *self,
              const char *key)
{
  json_t *value = hp_json_pull_value (&self->pull);
  json_t *object;
  char *text;

  if (value == NULL)
    return;

  self->unknown_memory += self->pull.memory;
  if (self->unknown_memory > HP_JSON_MAX_MEMORY)
    hp_json_pull_stop (&self->pull, _("there is more than a plan can hold"));

  object = json_object ();
  json_object_set_new (object, key, value);
  text = json_dumps (object, JSON_COMPACT | JSON_REAL_PRECISION (17));
  g_string_append_c (self->unknown, self->unknown->len == 0 ? '{' : ',');
  g_string_append_len (self->unknown, text + 1, (gssize) strlen (text) - 2);
  free (text);
  json_decref (object);
}

static void
read_value_of (PlanReader *self,
               const char *key)
{
  HpElementClass *klass = HP_ELEMENT_GET_CLASS (self->plan);

  if (g_str_equal (key, "format"))
    self->format = hp_json_pull_value (&self->pull);
  else if (g_str_equal (key, "version"))
    self->version = hp_json_pull_value (&self->pull);
  else
    {
      for (guint i = 0; i < klass->n_members; i++)
        if (g_str_equal (key, klass->members[i].name))
          {
            self->told[i] = hp_problems_new ();
            self->reader.problems = self->told[i];
            read_member (self, &klass->members[i]);
            return;
          }

      keep_unknown (self, key);
    }
}

/* Whether what was read says that it is a plan, and of which version. */
static gboolean
check_head (PlanReader *self,
            HpProblems *problems,
            gboolean   *newer)
{
  HpReader reader = { problems };
  const HpPlace format = { &root, "format" }, version = { &root, "version" };

  if (!json_is_string (self->format) ||
      g_strcmp0 (json_string_value (self->format), HP_PLAN_FORMAT) != 0)
    {
      hp_reader_tell (&reader, NULL, &format,
                      _("this is not a plan: “hairpin-plan” is expected"));
      return FALSE;
    }

  if (self->version == NULL)
    hp_reader_tell (&reader, NULL, &version, _("it is missing"));
  else if (!json_is_integer (self->version) || json_integer_value (self->version) < 1)
    hp_reader_tell (&reader, NULL, &version, _("a whole number of 1 or more is expected"));
  else
    *newer = json_integer_value (self->version) > HP_PLAN_VERSION;

  return TRUE;
}

/* Tells what each member told, and which are missing. */
static void
tell_members (PlanReader *self,
              HpProblems *problems)
{
  HpElementClass *klass = HP_ELEMENT_GET_CLASS (self->plan);

  self->reader.problems = problems;
  for (guint i = 0; i < klass->n_members; i++)
    {
      const HpPlace place = { &root, klass->members[i].name };

      if (self->told[i] != NULL)
        hp_problems_add_all (problems, self->told[i]);
      else if (klass->members[i].required)
        hp_reader_tell (&self->reader, self->plan, &place, _("it is missing"));
    }
}

/* Reads all the members of the outermost object, up to what breaks the JSON. */
static void
read_all (PlanReader *self)
{
  guint n_keys = 0;

  for (; hp_json_pull_next (&self->pull, '{', n_keys); n_keys++)
    {
      char *key = hp_json_pull_key (&self->pull);

      if (key == NULL)
        return;

      if (n_keys == MAX_KEYS)
        hp_json_pull_stop (&self->pull, _("there is more than a plan can hold"));
      else if (g_hash_table_add (self->keys, key))
        read_value_of (self, key);
      else
        hp_json_pull_stop (&self->pull, "duplicate object key");
    }

  hp_json_pull_end (&self->pull);
}

static void
read_root (PlanReader *self,
           gboolean   *newer)
{
  HpProblems *problems = self->pull.problems;

  read_all (self);
  if (self->pull.broken || !check_head (self, problems, newer))
    return;

  if (self->unknown->len > 0)
    hp_element_set_extra (self->plan, g_string_append_c (self->unknown, '}')->str);
  tell_members (self, problems);
  if (!hp_reader_has_enough (&self->reader))
    hp_plan_check (HP_PLAN (self->plan), self->reader.broken, problems);
}

/* The whole is no object: is it JSON at all? */
static void
tell_no_object (PlanReader *self)
{
  json_t *value = hp_json_pull_value (&self->pull);

  hp_json_pull_end (&self->pull);
  if (!self->pull.broken)
    hp_problems_add (self->pull.problems, "", _("this is not a plan: an object is expected"));
  json_decref (value);
}

static void
clear (PlanReader *self)
{
  guint n_members = HP_ELEMENT_GET_CLASS (self->plan)->n_members;

  for (guint i = 0; i < n_members; i++)
    g_clear_pointer (&self->told[i], hp_problems_free);
  g_free (self->told);
  g_hash_table_unref (self->keys);
  g_hash_table_unref (self->reader.broken);
  g_string_free (self->unknown, TRUE);
  json_decref (self->format);
  json_decref (self->version);
}

/**
 * hp_plan_read:
 * @bytes: what a plan file holds
 * @problems: where every error is told, with its place
 * @newer: (out): whether a later version of the format wrote it
 *
 * Returns: (transfer full) (nullable): the plan, or %NULL when there are errors
 */
HpPlan *
hp_plan_read (GBytes     *bytes,
              HpProblems *problems,
              gboolean   *newer)
{
  g_autoptr(HpPlan) plan = NULL;
  PlanReader self = { 0 };
  const char *text;

  g_return_val_if_fail (bytes != NULL, NULL);
  g_return_val_if_fail (problems != NULL, NULL);
  g_return_val_if_fail (newer != NULL, NULL);

  *newer = FALSE;
  plan = g_object_new (HP_TYPE_PLAN, NULL);
  text = g_bytes_get_data (bytes, &self.pull.size);
  self.pull.text = text != NULL ? text : "";
  self.pull.problems = problems;
  self.reader.broken = g_hash_table_new (NULL, NULL);
  self.plan = HP_ELEMENT (plan);
  self.told = g_new0 (HpProblems *, HP_ELEMENT_GET_CLASS (plan)->n_members);
  self.keys = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, NULL);
  self.unknown = g_string_new (NULL);

  if (hp_json_pull_enter (&self.pull, '{'))
    read_root (&self, newer);
  else
    tell_no_object (&self);

  clear (&self);
  return hp_problems_get_n (problems) == 0 ? g_steal_pointer (&plan) : NULL;
}

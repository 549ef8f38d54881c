#include "store/journal-replay.h"

#include <string.h>

#include "core/problem.h"
#include "model/plan-index.h"
#include "store/element-reader.h"
#include "store/json-limits.h"
#include "store/splice.h"

struct _HpJournalReplay
{
  HpPlan     *plan;
  HpHistory  *history;
  HpProblems *problems;
  GHashTable *drafts;   /* (element-type GType HpElement): to read members into, by class */
};

HpJournalReplay *
hp_journal_replay_new (HpPlan    *plan,
                       HpHistory *history)
{
  HpJournalReplay *self = g_new0 (HpJournalReplay, 1);

  self->plan = g_object_ref (plan);
  self->history = g_object_ref (history);
  self->problems = hp_problems_new ();
  self->drafts = g_hash_table_new_full (NULL, NULL, NULL, g_object_unref);
  return self;
}

void
hp_journal_replay_free (HpJournalReplay *self)
{
  g_object_unref (self->plan);
  g_object_unref (self->history);
  hp_problems_free (self->problems);
  g_hash_table_unref (self->drafts);
  g_free (self);
}

static const char *
text_in (json_t     *object,
         const char *key)
{
  return json_string_value (json_object_get (object, key));
}

/* A number of places or items: -1 where there is none, or it is out of all reason. */
static gssize
count_in (json_t     *object,
          const char *key)
{
  json_t *value = json_object_get (object, key);
  json_int_t count = json_is_integer (value) ? json_integer_value (value) : -1;

  return count >= 0 && count <= G_MAXINT ? (gssize) count : -1;
}

/* The element in @parent that "/words/2" or "/picture" says, after the slash. */
static HpElement *
find_in (HpElement  *parent,
         const char *place)
{
  g_auto(GStrv) parts = g_strsplit (place, "/", 2);
  const HpMember *member = parts[0] != NULL ? hp_element_find_member (parent, parts[0]) : NULL;
  guint64 position;

  if (member == NULL)
    return NULL;
  if (member->kind == HP_MEMBER_OBJECT && parts[1] == NULL)
    return *(HpElement *const *) hp_element_get_field (parent, member);
  if (member->kind != HP_MEMBER_LIST || parts[1] == NULL ||
      !g_ascii_string_to_unsigned (parts[1], 10, 0, G_MAXINT, &position, NULL))
    return NULL;

  return hp_element_list_get (*(HpElementList *const *) hp_element_get_field (parent, member),
                              (guint) position);
}

/* What the journal calls @name; NULL when nothing is called so. */
static HpElement *
find (HpJournalReplay *self,
      const char      *name)
{
  const char *slash = name != NULL ? strchr (name, '/') : NULL;
  g_autofree char *id = slash != NULL ? g_strndup (name, (gsize) (slash - name)) : g_strdup (name);
  HpElement *element;

  if (id == NULL)
    return NULL;

  element = *id != '\0' ? hp_plan_find (self->plan, id) : HP_ELEMENT (self->plan);
  return element != NULL && slash != NULL ? find_in (element, slash + 1) : element;
}

static HpElement *
draft_of (HpJournalReplay *self,
          HpElement       *element)
{
  GType type = G_OBJECT_TYPE (element);
  HpElement *draft = g_hash_table_lookup (self->drafts, GSIZE_TO_POINTER (type));

  if (draft == NULL)
    {
      draft = g_object_new (type, NULL);
      g_hash_table_insert (self->drafts, GSIZE_TO_POINTER (type), draft);
    }

  return draft;
}

/* Reads @value as that of @member of @element, with all the checks of a file; the field that
 * holds it is valid until the next, and NULL where something is wrong. */
static gconstpointer
read_value (HpJournalReplay *self,
            HpElement       *element,
            const HpMember  *member,
            json_t          *value)
{
  HpElement *draft;
  HpMemberValue initial;

  if (value == NULL)
    return NULL;

  draft = draft_of (self, element);

  /* A frame that is not there is not written; here it is, as what it is kept as. */
  hp_member_init_value (member, &initial);
  hp_element_set_field (draft, member, &initial);
  hp_member_clear_value (member, &initial);
  if (member->kind == HP_MEMBER_FRAME && member->initial < 0 && json_is_integer (value) &&
      json_integer_value (value) == -1)
    return hp_element_get_field (draft, member);

  return hp_element_read_member (draft, member, value, "", self->problems)
         ? hp_element_get_field (draft, member) : NULL;
}

static gboolean
set (HpJournalReplay *self,
     HpElement       *element,
     const HpMember  *member,
     json_t          *op)
{
  gconstpointer value;

  if (member->kind == HP_MEMBER_LIST || member->kind == HP_MEMBER_OBJECT)
    return FALSE;

  value = read_value (self, element, member, json_object_get (op, "to"));
  if (value != NULL)
    hp_history_set_value (self->history, element, member, value);
  return value != NULL;
}

/* A text is checked whole: half of one may be none. */
static gboolean
set_text (HpJournalReplay *self,
          HpElement       *element,
          const HpMember  *member,
          const char      *text)
{
  json_t *value = json_string (text);  /* NULL where a character was cut */
  gconstpointer read = value != NULL ? read_value (self, element, member, value) : NULL;

  json_decref (value);
  if (read != NULL)
    hp_history_set_value (self->history, element, member, read);
  return read != NULL;
}

/* What is put in is as checked as what a file holds; so is the order of the whole. */
static gboolean
read_splice (HpJournalReplay *self,
             HpElement       *element,
             const HpMember  *member,
             json_t          *op,
             HpSplice        *splice)
{
  gssize at = count_in (op, "at"), drop = count_in (op, "drop");
  json_t *put = json_object_get (op, "put");
  gconstpointer read;

  if (at < 0 || drop < 0 || !hp_splice_is_possible (member))
    return FALSE;

  splice->at = (gsize) at;
  splice->drop = (gsize) drop;
  if (member->kind == HP_MEMBER_TEXT)
    {
      splice->put.text = g_strdup (json_string_value (put));
      return splice->put.text != NULL;
    }

  read = read_value (self, element, member, put);
  if (read != NULL)
    hp_member_copy_value (member, &splice->put, read);
  return read != NULL;
}

static gboolean
splice (HpJournalReplay *self,
        HpElement       *element,
        const HpMember  *member,
        json_t          *op)
{
  HpSplice read;
  HpMemberValue after;
  gboolean fits;

  if (!read_splice (self, element, member, op, &read))
    return FALSE;

  fits = hp_splice_apply (&read, member, hp_element_get_field (element, member), &after);
  hp_splice_clear (&read, member);
  if (!fits)
    return FALSE;

  if (member->kind == HP_MEMBER_TEXT)
    fits = set_text (self, element, member, after.text);
  else
    hp_history_set_value (self->history, element, member, &after);
  hp_member_clear_value (member, &after);
  return fits;
}

/* The objects and lists that stand in one another in @value, itself included. */
static guint
depth_of (json_t *value)
{
  guint deepest = 0, depth;
  gsize index;
  const char *key;
  json_t *inner;

  if (!json_is_array (value) && !json_is_object (value))
    return 0;

  json_array_foreach (value, index, inner)
    {
      depth = depth_of (inner);
      deepest = MAX (deepest, depth);
    }
  json_object_foreach (value, key, inner)
    {
      depth = depth_of (inner);
      deepest = MAX (deepest, depth);
    }

  return deepest + 1;
}

/* The same of @element and of all it stands in; the plan is one. */
static guint
depth_to (HpElement *element)
{
  HpElement *parent = hp_element_get_parent (element);

  if (parent == NULL)
    return 1;

  return depth_to (parent) + (hp_element_get_list (element) != NULL ? 2 : 1);
}

/* Members that we do not know may be of any depth that the plan can be read with afterwards. */
static gboolean
is_too_deep (HpElementList *list,
             json_t        *object)
{
  guint outer = depth_to (hp_element_list_get_owner (list)) + 1;

  return outer + depth_of (object) > HP_JSON_MAX_DEPTH;
}

static gboolean
insert (HpJournalReplay *self,
        HpElementList   *list,
        json_t          *op)
{
  gssize at = count_in (op, "at");
  const HpMember *member = hp_element_list_get_member (list);
  json_t *object = json_object_get (op, "element");
  g_autoptr(HpElement) element = NULL;

  if (at < 0 || (gsize) at > hp_element_list_get_n (list) || object == NULL ||
      is_too_deep (list, object))
    return FALSE;

  element = hp_element_read (member->type (), object, "", self->problems);
  if (element != NULL)
    hp_history_insert (self->history, list, (guint) at, element);
  return element != NULL;
}

static gboolean
take (HpJournalReplay *self,
      HpElementList   *list,
      json_t          *op,
      gboolean         moves)
{
  gssize at = count_in (op, "at"), to = moves ? count_in (op, "to") : 0;
  g_autoptr(HpElement) element = NULL;

  if (at < 0 || to < 0 || (gsize) at >= hp_element_list_get_n (list) ||
      (moves && (gsize) to >= hp_element_list_get_n (list)))
    return FALSE;

  g_set_object (&element, hp_element_list_get (list, (guint) at));
  hp_history_remove (self->history, list, (guint) at);
  if (moves)
    hp_history_insert (self->history, list, (guint) to, element);
  return TRUE;
}

static gboolean
do_change (HpJournalReplay *self,
           json_t          *op)
{
  static const char *const kinds[] = { "set", "splice", "insert", "remove", "move" };
  const char *name = text_in (op, "member");
  const HpMember *member = NULL;
  HpElement *element = NULL;
  HpElementList *list;
  guint kind = 0;

  for (; kind < G_N_ELEMENTS (kinds); kind++)
    if (json_object_get (op, kinds[kind]) != NULL)
      {
        element = find (self, text_in (op, kinds[kind]));
        break;
      }

  if (element != NULL && name != NULL)
    member = hp_element_find_member (element, name);
  if (member == NULL)
    return FALSE;

  if (kind == 0)
    return set (self, element, member, op);
  if (kind == 1)
    return splice (self, element, member, op);
  if (member->kind != HP_MEMBER_LIST)
    return FALSE;

  list = *(HpElementList *const *) hp_element_get_field (element, member);
  return kind == 2 ? insert (self, list, op) : take (self, list, op, kind == 4);
}

static gboolean
do_changes (HpJournalReplay *self,
            const char      *label,
            json_t          *changes)
{
  gsize index;
  json_t *op;

  hp_history_begin (self->history, label);
  json_array_foreach (changes, index, op)
    if (!do_change (self, op))
      {
        hp_history_cancel (self->history);
        return FALSE;
      }
  hp_history_end (self->history);
  return TRUE;
}

gboolean
hp_journal_replay_step (HpJournalReplay *self,
                        json_t          *record)
{
  const char *done = text_in (record, "done");
  const char *undone = text_in (record, "undone");
  const char *redone = text_in (record, "redone");
  const char *label = done != NULL ? done : undone != NULL ? undone : redone;
  json_t *changes = json_object_get (record, "changes");
  gssize run = count_in (record, "run");

  if (label == NULL)
    return FALSE;

  /* One that was undone or redone from before the journal began is a step like others here. */
  if (json_is_array (changes))
    {
      hp_history_resume_run (self->history, done != NULL && run > 0 ? (guint) run : 0);
      return do_changes (self, label, changes);
    }

  if (undone != NULL && hp_history_get_undo_label (self->history) != NULL)
    hp_history_undo (self->history);
  else if (redone != NULL && done == NULL && hp_history_get_redo_label (self->history) != NULL)
    hp_history_redo (self->history);
  else
    return FALSE;

  return TRUE;
}

#include "config.h"

#include "store/plan-reader.h"

#include <glib/gi18n-lib.h>
#include <jansson.h>

#include "model/lost-object.h"
#include "model/plan-index.h"
#include "store/plan-checks.h"
#include "store/plan-writer.h"
#include "store/value-reader.h"

static void read_members (HpReader   *self,
                          HpElement  *element,
                          json_t     *object,
                          const char *place);

/* A new element of @type with the id that @object gives it. */
static HpElement *
new_element (HpReader   *self,
             GType       type,
             json_t     *object,
             const char *place)
{
  HpElementClass *klass = g_type_class_ref (type);
  const char *kind = klass->id_kind;
  HpElement *element;
  const char *id;
  json_t *value;

  g_type_class_unref (klass);
  if (kind == NULL)
    return g_object_new (type, NULL);

  value = json_object_get (object, "id");
  id = json_is_string (value) ? json_string_value (value) : NULL;
  element = g_object_new (type, "id", id != NULL ? id : "", NULL);

  if (value == NULL)
    hp_reader_tell (self, element, place, "id", _("it is missing"));
  else if (id == NULL)
    hp_reader_tell (self, element, place, "id", _("a text is expected"));
  else if (hp_id_get_number (id, kind) == 0)
    /* Translators: a text of the file, and the kind of id expected there, as in "hit-1". */
    hp_reader_tell (self, element, place, "id",
                    _("“%s” is not an id here: one such as “%s-1” is expected"),
                    id, kind);

  return element;
}

static void
read_list (HpReader      *self,
           HpElementList *store,
           GType          type,
           json_t        *list,
           const char    *place)
{
  g_autoptr(GPtrArray) elements = g_ptr_array_new_with_free_func (g_object_unref);
  gsize index;
  json_t *object;

  json_array_foreach (list, index, object)
    {
      g_autofree char *item = g_strdup_printf ("%s[%" G_GSIZE_FORMAT "]", place, index);
      HpElement *element;

      if (!json_is_object (object))
        {
          hp_reader_tell (self, NULL, item, NULL, _("an object is expected"));
          continue;
        }

      element = new_element (self, type, object, item);
      read_members (self, element, object, item);
      g_ptr_array_add (elements, element);
    }

  hp_element_list_fill (store, elements->pdata, elements->len);
}

/* Texts carry the checks of their table. */
static void
read_text_member (HpReader       *self,
                  HpElement      *element,
                  const char     *place,
                  const HpMember *member,
                  json_t         *value)
{
  const char *text = hp_reader_read_text (self, element, place, member->name, value);
  g_autoptr(GError) error = NULL;

  if (text == NULL)
    return;

  if (member->check != NULL && (*text != '\0' || member->required) && !member->check (text, &error))
    {
      hp_reader_tell (self, element, place, member->name, "%s", error->message);
      return;
    }

  if (member->refers != NULL && member->required && *text == '\0')
    {
      hp_reader_tell (self, element, place, member->name, _("it names nothing: an id is expected"));
      return;
    }

  g_object_set (element, member->name, text, NULL);
}

/* The range of a position follows from what it is: a unit and a stretch are above 0. */
static void
read_position_member (HpReader       *self,
                      HpElement      *element,
                      const char     *place,
                      const HpMember *member,
                      json_t         *value)
{
  HpFraction position;

  if (!hp_reader_read_position (self, element, place, member->name, value, &position))
    return;

  if (member->initial > 0 && position.num <= 0)
    hp_reader_tell (self, element, place, member->name, _("it is above 0"));
  else
    g_object_set (element, member->name, &position, NULL);
}

static void
read_rate_member (HpReader       *self,
                  HpElement      *element,
                  const char     *place,
                  const HpMember *member,
                  json_t         *value)
{
  const char *text = hp_reader_read_text (self, element, place, member->name, value);
  g_autoptr(GError) error = NULL;
  HpFrameRate rate;

  if (text == NULL)
    return;

  if (hp_frame_rate_parse (text, &rate, &error))
    g_object_set (element, member->name, &rate, NULL);
  else
    hp_reader_tell (self, element, place, member->name, "%s", error->message);
}

static void
read_number_member (HpReader       *self,
                    HpElement      *element,
                    const char     *place,
                    const HpMember *member,
                    json_t         *value)
{
  gboolean whole = member->kind == HP_MEMBER_INTEGER;

  if (whole ? !json_is_integer (value) : !json_is_number (value))
    hp_reader_tell (self, element, place, member->name,
                    whole ? _("a whole number is expected") : _("a number is expected"));
  else if (!hp_reader_in_range (self, element, place, member->name, json_number_value (value),
                                member->min, member->max))
    return;
  else if (whole)
    g_object_set (element, member->name, (int) json_integer_value (value), NULL);
  else
    g_object_set (element, member->name, json_number_value (value), NULL);
}

static void
read_list_member (HpReader       *self,
                  HpElement      *element,
                  const char     *place,
                  const HpMember *member,
                  json_t         *value)
{
  g_autofree char *inner = hp_element_place_member (place, member->name);

  if (!json_is_array (value))
    {
      hp_reader_tell (self, element, inner, NULL, _("a list is expected"));
      return;
    }

  if (member->required && json_array_size (value) == 0)
    {
      hp_reader_tell (self, element, inner, NULL, _("the list is empty: one at least is expected"));
      return;
    }

  if (member->kind == HP_MEMBER_CURVE)
    {
      g_autoptr(HpCurve) curve = hp_reader_read_curve (self, element, inner, value);

      if (curve != NULL)
        g_object_set (element, member->name, curve, NULL);
    }
  else if (member->kind == HP_MEMBER_NOTES)
    {
      g_autoptr(HpNotes) notes = hp_reader_read_notes (self, element, inner, value);

      if (notes != NULL)
        g_object_set (element, member->name, notes, NULL);
    }
  else if (member->kind == HP_MEMBER_FRAMES)
    {
      g_autoptr(HpFrameList) frames = hp_reader_read_frames (self, element, inner, value);

      if (frames != NULL)
        g_object_set (element, member->name, frames, NULL);
    }
  else if (member->kind == HP_MEMBER_IDS)
    {
      g_auto(GStrv) ids = hp_reader_read_ids (self, element, inner, value);

      g_object_set (element, member->name, ids, NULL);
    }
  else
    read_list (self, *(HpElementList *const *) hp_element_get_field (element, member),
               member->type (), value, inner);
}

static void
read_object_member (HpReader       *self,
                    HpElement      *element,
                    const char     *place,
                    const HpMember *member,
                    json_t         *value)
{
  g_autofree char *inner = hp_element_place_member (place, member->name);
  char *text;

  if (!json_is_object (value))
    {
      hp_reader_tell (self, element, inner, NULL, _("an object is expected"));
      return;
    }

  if (member->kind == HP_MEMBER_OBJECT)
    {
      read_members (self, *(HpElement *const *) hp_element_get_field (element, member), value,
                    inner);
      return;
    }

  text = json_dumps (value, JSON_COMPACT | JSON_REAL_PRECISION (17));
  g_object_set (element, member->name, text, NULL);
  free (text);
}

static void
read_member (HpReader       *self,
             HpElement      *element,
             const char     *place,
             const HpMember *member,
             json_t         *value)
{
  gint64 frame;
  HpBpm bpm;
  int choice;

  switch (member->kind)
    {
    case HP_MEMBER_TEXT:
      read_text_member (self, element, place, member, value);
      break;

    case HP_MEMBER_FRAME:
      if (hp_reader_read_frame (self, element, place, member->name, value, &frame))
        g_object_set (element, member->name, frame, NULL);
      break;

    case HP_MEMBER_INTEGER:
    case HP_MEMBER_NUMBER:
      read_number_member (self, element, place, member, value);
      break;

    case HP_MEMBER_BOOLEAN:
      if (json_is_boolean (value))
        g_object_set (element, member->name, json_boolean_value (value), NULL);
      else
        hp_reader_tell (self, element, place, member->name, _("true or false is expected"));
      break;

    case HP_MEMBER_CHOICE:
      if (hp_reader_read_choice (self, element, place, member->name, value, member->type (),
                                 &choice))
        g_object_set (element, member->name, choice, NULL);
      break;

    case HP_MEMBER_POSITION:
      read_position_member (self, element, place, member, value);
      break;

    case HP_MEMBER_RATE:
      read_rate_member (self, element, place, member, value);
      break;

    case HP_MEMBER_BPM:
      if (hp_reader_read_bpm (self, element, place, member, value, &bpm))
        g_object_set (element, member->name, &bpm, NULL);
      break;

    case HP_MEMBER_CURVE:
    case HP_MEMBER_FRAMES:
    case HP_MEMBER_NOTES:
    case HP_MEMBER_IDS:
    case HP_MEMBER_LIST:
      read_list_member (self, element, place, member, value);
      break;

    case HP_MEMBER_JSON:
    case HP_MEMBER_OBJECT:
      read_object_member (self, element, place, member, value);
      break;

    default:
      g_assert_not_reached ();
    }
}

static void
read_members (HpReader   *self,
              HpElement  *element,
              json_t     *object,
              const char *place)
{
  HpElementClass *klass = HP_ELEMENT_GET_CLASS (element);
  g_autoptr(GPtrArray) known = g_ptr_array_new ();
  g_autofree char *extra = NULL;

  if (klass->id_kind != NULL)
    g_ptr_array_add (known, (gpointer) "id");
  if (*place == '\0')
    {
      g_ptr_array_add (known, (gpointer) "format");
      g_ptr_array_add (known, (gpointer) "version");
    }

  for (guint i = 0; i < klass->n_members; i++)
    {
      const HpMember *member = &klass->members[i];
      json_t *value = json_object_get (object, member->name);

      g_ptr_array_add (known, (gpointer) member->name);
      if (value != NULL)
        read_member (self, element, place, member, value);
      else if (member->required)
        hp_reader_tell (self, element, place, member->name, _("it is missing"));
    }

  g_ptr_array_add (known, NULL);
  extra = hp_reader_take_extra (object, (const char *const *) known->pdata);
  hp_element_set_extra (element, extra);
}

/* Whether @root says that it is a plan, and of which version. */
static gboolean
read_head (HpReader *self,
           json_t   *root,
           gboolean *newer)
{
  json_t *format = json_object_get (root, "format");
  json_t *version = json_object_get (root, "version");

  if (!json_is_string (format) || g_strcmp0 (json_string_value (format), HP_PLAN_FORMAT) != 0)
    {
      hp_reader_tell (self, NULL, "", "format",
                      _("this is not a plan: “hairpin-plan” is expected"));
      return FALSE;
    }

  if (version == NULL)
    hp_reader_tell (self, NULL, "", "version", _("it is missing"));
  else if (!json_is_integer (version) || json_integer_value (version) < 1)
    hp_reader_tell (self, NULL, "", "version", _("a whole number of 1 or more is expected"));
  else
    *newer = json_integer_value (version) > HP_PLAN_VERSION;

  return TRUE;
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
  g_autoptr(GHashTable) broken = g_hash_table_new (NULL, NULL);
  HpReader self = { problems, broken };
  g_autoptr(HpPlan) plan = NULL;
  json_error_t error;
  json_t *root;
  gsize size;
  const char *data;

  g_return_val_if_fail (bytes != NULL, NULL);
  g_return_val_if_fail (problems != NULL, NULL);
  g_return_val_if_fail (newer != NULL, NULL);

  *newer = FALSE;
  data = g_bytes_get_data (bytes, &size);
  root = json_loadb (data != NULL ? data : "", size, JSON_REJECT_DUPLICATES, &error);

  if (root == NULL)
    /* Translators: where in the file, and what the reader of JSON says there. */
    hp_problems_add (problems, "", _("line %d, column %d: %s"), error.line, error.column,
                     error.text);
  else if (!json_is_object (root))
    hp_problems_add (problems, "", _("this is not a plan: an object is expected"));
  else if (read_head (&self, root, newer))
    {
      plan = g_object_new (HP_TYPE_PLAN, NULL);
      read_members (&self, HP_ELEMENT (plan), root, "");
      hp_plan_check (plan, broken, problems);
    }

  json_decref (root);
  return hp_problems_get_n (problems) == 0 ? g_steal_pointer (&plan) : NULL;
}

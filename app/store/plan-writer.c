#include "store/plan-writer.h"

#include <string.h>

#include "store/json-layout.h"

/* Adds what a later version wrote, after what is known here. */
static void
append_extra (json_t     *object,
              const char *extra)
{
  json_t *unknown = extra != NULL ? json_loads (extra, 0, NULL) : NULL;

  if (unknown == NULL)
    return;

  json_object_update_missing (object, unknown);
  json_decref (unknown);
}

static void
set_text (json_t     *object,
          const char *name,
          const char *text)
{
  /* What came from a file or an entry is UTF-8; a stray byte must not lose the plan. */
  g_autofree char *valid = g_utf8_make_valid (text, -1);

  json_object_set_new (object, name, json_string_nocheck (valid));
}

static void
set_fraction (json_t     *object,
              const char *name,
              HpFraction  fraction)
{
  g_autofree char *text = hp_fraction_to_string (fraction);

  set_text (object, name, text);
}

static const char *
nick_of (GType type,
         int   value)
{
  GEnumClass *klass = g_type_class_ref (type);
  const char *nick = g_enum_get_value (klass, value)->value_nick;

  g_type_class_unref (klass);
  return nick;
}

static json_t *
write_curve (const HpCurve *curve)
{
  json_t *list = json_array ();
  gsize n_points;
  const HpCurvePoint *points = hp_curve_get_points (curve, &n_points);

  for (gsize i = 0; i < n_points; i++)
    {
      json_t *point = json_object ();

      json_object_set_new (point, "at", json_integer (points[i].at));
      json_object_set_new (point, "level", json_real (points[i].level));
      set_text (point, "shape", nick_of (HP_TYPE_CURVE_SHAPE, points[i].shape));
      append_extra (point, points[i].extra);
      json_array_append_new (list, point);
    }

  return list;
}

static json_t *
write_notes (const HpNotes *notes)
{
  json_t *list = json_array ();
  gsize n_notes;
  const HpNote *each = hp_notes_get_notes (notes, &n_notes);

  for (gsize i = 0; i < n_notes; i++)
    {
      json_t *note = json_object ();
      g_autofree char *pitch = hp_pitch_to_string (each[i].pitch);

      set_fraction (note, "at", each[i].at);
      set_fraction (note, "length", each[i].length);
      set_text (note, "pitch", pitch);
      if (*each[i].articulation != '\0')
        set_text (note, "articulation", each[i].articulation);
      append_extra (note, each[i].extra);
      json_array_append_new (list, note);
    }

  return list;
}

static json_t *
write_frames (const HpFrameList *frames)
{
  json_t *list = json_array ();
  gsize n_frames;
  const gint64 *each = hp_frame_list_get_frames (frames, &n_frames);

  for (gsize i = 0; i < n_frames; i++)
    json_array_append_new (list, json_integer (each[i]));

  return list;
}

static json_t *
write_texts (const char *const *texts)
{
  json_t *list = json_array ();

  for (; *texts != NULL; texts++)
    json_array_append_new (list, json_string_nocheck (*texts));

  return list;
}

static json_t *
write_list (GListModel *model)
{
  json_t *list = json_array ();

  for (guint i = 0; i < g_list_model_get_n_items (model); i++)
    {
      g_autoptr(HpElement) element = g_list_model_get_item (model, i);

      json_array_append_new (list, hp_plan_write_element (element));
    }

  return list;
}

/* Takes @list.  An empty one is left out, unless it must be there. */
static void
set_list (json_t         *object,
          const HpMember *member,
          json_t         *list)
{
  if (json_array_size (list) > 0 || member->required)
    json_object_set_new (object, member->name, list);
  else
    json_decref (list);
}

static void
write_member (json_t         *object,
              HpElement      *element,
              const HpMember *member)
{
  gconstpointer field = hp_element_get_field (element, member);
  const char *name = member->name;
  g_autofree char *text = NULL;
  json_t *inner;

  switch (member->kind)
    {
    case HP_MEMBER_TEXT:
      if (member->required || **(const char *const *) field != '\0')
        set_text (object, name, *(const char *const *) field);
      break;

    case HP_MEMBER_FRAME:
      if (*(const gint64 *) field >= 0)
        json_object_set_new (object, name, json_integer (*(const gint64 *) field));
      break;

    case HP_MEMBER_INTEGER:
      json_object_set_new (object, name, json_integer (*(const int *) field));
      break;

    case HP_MEMBER_NUMBER:
      json_object_set_new (object, name, json_real (*(const double *) field));
      break;

    case HP_MEMBER_BOOLEAN:
      json_object_set_new (object, name, json_boolean (*(const gboolean *) field));
      break;

    case HP_MEMBER_CHOICE:
      set_text (object, name, nick_of (member->type (), *(const int *) field));
      break;

    case HP_MEMBER_POSITION:
      set_fraction (object, name, *(const HpFraction *) field);
      break;

    case HP_MEMBER_RATE:
      text = hp_frame_rate_to_string (*(const HpFrameRate *) field);
      set_text (object, name, text);
      break;

    case HP_MEMBER_BPM:
      if (((const HpBpm *) field)->click > 0)
        {
          text = hp_bpm_click_to_string (*(const HpBpm *) field);
          set_text (object, name, text);
        }
      else
        json_object_set_new (object, name, json_real (((const HpBpm *) field)->per_minute));
      break;

    case HP_MEMBER_CURVE:
      set_list (object, member, write_curve (*(HpCurve *const *) field));
      break;

    case HP_MEMBER_FRAMES:
      set_list (object, member, write_frames (*(HpFrameList *const *) field));
      break;

    case HP_MEMBER_NOTES:
      set_list (object, member, write_notes (*(HpNotes *const *) field));
      break;

    case HP_MEMBER_IDS:
      set_list (object, member, write_texts (*(const char *const *const *) field));
      break;

    case HP_MEMBER_JSON:
      inner = json_loads (*(const char *const *) field, 0, NULL);
      json_object_set_new (object, name, inner != NULL ? inner : json_object ());
      break;

    case HP_MEMBER_LIST:
      set_list (object, member, write_list (*(GListModel *const *) field));
      break;

    case HP_MEMBER_OBJECT:
      inner = hp_plan_write_element (*(HpElement *const *) field);
      if (json_object_size (inner) > 0 || member->required)
        json_object_set_new (object, name, inner);
      else
        json_decref (inner);
      break;

    default:
      g_assert_not_reached ();
    }
}

static void
write_members (json_t    *object,
               HpElement *element)
{
  HpElementClass *klass = HP_ELEMENT_GET_CLASS (element);

  if (klass->id_kind != NULL)
    set_text (object, "id", hp_element_get_id (element));
  for (guint i = 0; i < klass->n_members; i++)
    write_member (object, element, &klass->members[i]);
  append_extra (object, hp_element_get_extra (element));
}

json_t *
hp_plan_write_element (HpElement *element)
{
  json_t *object;

  g_return_val_if_fail (HP_IS_ELEMENT (element), NULL);

  object = json_object ();
  write_members (object, element);
  return object;
}

json_t *
hp_plan_write_value (HpElement      *element,
                     const HpMember *member)
{
  json_t *object, *value;

  g_return_val_if_fail (HP_IS_ELEMENT (element), NULL);
  g_return_val_if_fail (member != NULL, NULL);

  object = json_object ();
  write_member (object, element, member);
  value = json_incref (json_object_get (object, member->name));
  json_decref (object);
  return value != NULL ? value : json_null ();
}

/* The canonical bytes of @plan. */
GBytes *
hp_plan_write (HpPlan *plan)
{
  json_t *object;
  char *text;

  g_return_val_if_fail (HP_IS_PLAN (plan), NULL);

  object = json_object ();
  set_text (object, "format", HP_PLAN_FORMAT);
  json_object_set_new (object, "version", json_integer (HP_PLAN_VERSION));
  write_members (object, HP_ELEMENT (plan));

  text = hp_json_lay_out (object);
  json_decref (object);
  return g_bytes_new_take (text, strlen (text));
}

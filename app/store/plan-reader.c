#include "config.h"

#include "store/plan-reader.h"

#include <glib/gi18n-lib.h>
#include <jansson.h>

#include "core/text.h"
#include "model/lost-object.h"
#include "model/plan-index.h"
#include "store/json-layout.h"
#include "store/plan-checks.h"
#include "store/plan-writer.h"

typedef struct
{
  HpProblems *problems;
  GHashTable *broken;   /* (element-type HpElement): those that have a problem of their own */
} Reader;

static void read_members (Reader     *self,
                          HpElement  *element,
                          json_t     *object,
                          const char *place);

/* Tells a problem of @element, at its member @name. */
static void G_GNUC_PRINTF (5, 6)
tell (Reader     *self,
      HpElement  *element,
      const char *place,
      const char *name,
      const char *format,
      ...)
{
  g_autofree char *member_place = name != NULL ? hp_element_place_member (place, name) : g_strdup (place);
  g_autofree char *sentence = NULL;
  va_list args;

  va_start (args, format);
  sentence = g_strdup_vprintf (format, args);
  va_end (args);

  hp_problems_add (self->problems, member_place, "%s", sentence);
  if (element != NULL)
    g_hash_table_add (self->broken, element);
}

/* What stands in @object beside the @known names, as a JSON object, or NULL. */
static char *
take_extra (json_t            *object,
            const char *const *known)
{
  json_t *unknown = json_object ();
  const char *key;
  json_t *value;
  char *extra = NULL;

  json_object_foreach (object, key, value)
    if (!g_strv_contains (known, key))
      json_object_set (unknown, key, value);

  if (json_object_size (unknown) > 0)
    {
      /* A copy of our own allocator, which is the one that frees it. */
      char *text = json_dumps (unknown, JSON_COMPACT | JSON_REAL_PRECISION (17));

      extra = g_strdup (text);
      free (text);
    }

  json_decref (unknown);
  return extra;
}

static char *
number_to_string (double number)
{
  GString *text = g_string_new (NULL);

  hp_json_append_number (text, number);
  return g_string_free (text, FALSE);
}

static gboolean
in_range (Reader     *self,
          HpElement  *element,
          const char *place,
          const char *name,
          double      number,
          double      min,
          double      max)
{
  g_autofree char *said = NULL, *low = NULL, *high = NULL;

  if (number >= min && number <= max)
    return TRUE;

  said = number_to_string (number);
  low = number_to_string (min);
  high = number_to_string (max);
  /* Translators: a number, and the range it should lie in. */
  tell (self, element, place, name, _("%s is outside %s…%s"), said, low, high);
  return FALSE;
}

static gboolean
read_frame (Reader     *self,
            HpElement  *element,
            const char *place,
            const char *name,
            json_t     *value,
            gint64     *frame)
{
  if (!json_is_integer (value))
    {
      tell (self, element, place, name, _("a whole number of frames is expected"));
      return FALSE;
    }

  *frame = json_integer_value (value);
  if (*frame >= 0 && *frame <= HP_FRAME_MAX)
    return TRUE;

  /* Translators: a number, and the largest number of frames. */
  tell (self, element, place, name, _("%lld is outside 0…%lld frames"), (long long) *frame,
        (long long) HP_FRAME_MAX);
  return FALSE;
}

/* The text of @value, or NULL after having told what is wrong. */
static const char *
read_text (Reader     *self,
           HpElement  *element,
           const char *place,
           const char *name,
           json_t     *value)
{
  if (!json_is_string (value))
    {
      tell (self, element, place, name, _("a text is expected"));
      return NULL;
    }

  return json_string_value (value);
}

static gboolean
read_choice (Reader     *self,
             HpElement  *element,
             const char *place,
             const char *name,
             json_t     *value,
             GType       type,
             int        *choice)
{
  const char *text = read_text (self, element, place, name, value);
  g_autoptr(GString) expected = NULL;
  GEnumClass *klass;
  GEnumValue *found;

  if (text == NULL)
    return FALSE;

  klass = g_type_class_ref (type);
  found = g_enum_get_value_by_nick (klass, text);
  if (found != NULL)
    *choice = found->value;
  else
    {
      expected = g_string_new (NULL);
      for (guint i = 0; i < klass->n_values; i++)
        g_string_append_printf (expected, "%s%s", i > 0 ? ", " : "", klass->values[i].value_nick);
      /* Translators: a word of the file, and the list of words that may stand there. */
      tell (self, element, place, name, _("“%s” is none of: %s"), text, expected->str);
    }

  g_type_class_unref (klass);
  return found != NULL;
}

static gboolean
read_position (Reader     *self,
               HpElement  *element,
               const char *place,
               const char *name,
               json_t     *value,
               HpFraction *position)
{
  const char *text = read_text (self, element, place, name, value);
  g_autoptr(GError) error = NULL;

  if (text == NULL)
    return FALSE;

  if (hp_fraction_parse_position (text, position, &error))
    return TRUE;

  tell (self, element, place, name, "%s", error->message);
  return FALSE;
}

static gboolean
read_bpm (Reader         *self,
          HpElement      *element,
          const char     *place,
          const HpMember *member,
          json_t         *value,
          HpBpm          *bpm)
{
  g_autoptr(GError) error = NULL;

  if (json_is_number (value))
    {
      *bpm = (HpBpm) { json_number_value (value), 0 };
      return in_range (self, element, place, member->name, bpm->per_minute, member->min, member->max);
    }

  if (!json_is_string (value))
    tell (self, element, place, member->name, _("beats a minute or a film click is expected"));
  else if (hp_bpm_parse_click (json_string_value (value), bpm, &error))
    return TRUE;
  else
    tell (self, element, place, member->name, "%s", error->message);

  return FALSE;
}

/* Tells of members that are not there, and of a point or note that is no object. */
static json_t *
get_required (Reader     *self,
              HpElement  *element,
              const char *place,
              json_t     *object,
              const char *name)
{
  json_t *value = json_object_get (object, name);

  if (value == NULL)
    tell (self, element, place, name, _("it is missing"));

  return value;
}

static gboolean
read_point (Reader       *self,
            HpElement    *element,
            const char   *place,
            json_t       *object,
            HpCurvePoint *point)
{
  static const char *const known[] = { "at", "level", "shape", NULL };
  json_t *at, *level, *shape;
  g_autofree char *extra = NULL;
  int choice = HP_CURVE_SMOOTH;
  gboolean good;

  if (!json_is_object (object))
    {
      tell (self, element, place, NULL, _("an object is expected"));
      return FALSE;
    }

  at = get_required (self, element, place, object, "at");
  level = get_required (self, element, place, object, "level");
  shape = json_object_get (object, "shape");

  good = at != NULL && read_frame (self, element, place, "at", at, &point->at);
  if (level != NULL && !json_is_number (level))
    {
      tell (self, element, place, "level", _("a number is expected"));
      good = FALSE;
    }
  else if (level != NULL)
    {
      point->level = json_number_value (level);
      good &= in_range (self, element, place, "level", point->level, 0, 1);
    }
  if (shape != NULL)
    good &= read_choice (self, element, place, "shape", shape, HP_TYPE_CURVE_SHAPE, &choice);
  point->shape = (HpCurveShape) choice;

  if (!good || level == NULL)
    return FALSE;

  extra = take_extra (object, known);
  point->extra = extra != NULL ? g_ref_string_new (extra) : NULL;
  return TRUE;
}

static HpCurve *
read_curve (Reader     *self,
            HpElement  *element,
            const char *place,
            json_t     *list)
{
  g_autoptr(GArray) points = g_array_new (FALSE, TRUE, sizeof (HpCurvePoint));
  gboolean good = TRUE;
  HpCurve *curve;
  gsize index;
  json_t *object;

  json_array_foreach (list, index, object)
    {
      g_autofree char *item = g_strdup_printf ("%s[%" G_GSIZE_FORMAT "]", place, index);
      HpCurvePoint point = { 0 };

      if (!read_point (self, element, item, object, &point))
        {
          good = FALSE;
          continue;
        }

      if (points->len > 0 && g_array_index (points, HpCurvePoint, points->len - 1).at >= point.at)
        {
          tell (self, element, item, "at",
                _("the points of a curve are sorted, and only one stands on a frame"));
          good = FALSE;
        }
      g_array_append_val (points, point);
    }

  curve = good ? hp_curve_new ((HpCurvePoint *) (gpointer) points->data, points->len) : NULL;
  for (guint i = 0; i < points->len; i++)
    g_clear_pointer (&g_array_index (points, HpCurvePoint, i).extra, g_ref_string_release);
  return curve;
}

static gboolean
read_note (Reader     *self,
           HpElement  *element,
           const char *place,
           json_t     *object,
           HpNote     *note)
{
  static const char *const known[] = { "at", "length", "pitch", "articulation", NULL };
  g_autoptr(GError) error = NULL;
  json_t *at, *length, *pitch, *articulation;
  const char *text;
  gboolean good;

  if (!json_is_object (object))
    {
      tell (self, element, place, NULL, _("an object is expected"));
      return FALSE;
    }

  at = get_required (self, element, place, object, "at");
  length = get_required (self, element, place, object, "length");
  pitch = get_required (self, element, place, object, "pitch");
  articulation = json_object_get (object, "articulation");

  good = at != NULL && read_position (self, element, place, "at", at, &note->at);
  if (good && note->at.num < 0)
    {
      tell (self, element, place, "at", _("a note cannot begin before its motif"));
      good = FALSE;
    }

  if (length == NULL || !read_position (self, element, place, "length", length, &note->length))
    good = FALSE;
  else if (note->length.num <= 0)
    {
      tell (self, element, place, "length", _("a length is above 0"));
      good = FALSE;
    }

  text = pitch != NULL ? read_text (self, element, place, "pitch", pitch) : NULL;
  if (text != NULL && !hp_pitch_parse (text, &note->pitch, &error))
    {
      tell (self, element, place, "pitch", "%s", error->message);
      text = NULL;
    }
  good &= text != NULL;

  text = articulation != NULL ? read_text (self, element, place, "articulation", articulation) : "";
  if (!good || text == NULL)
    return FALSE;

  note->articulation = g_strdup (text);
  note->extra = take_extra (object, known);
  return TRUE;
}

static HpNotes *
read_notes (Reader     *self,
            HpElement  *element,
            const char *place,
            json_t     *list)
{
  g_autoptr(GArray) notes = g_array_new (FALSE, TRUE, sizeof (HpNote));
  gboolean good = TRUE;
  HpNotes *read;
  gsize index;
  json_t *object;

  json_array_foreach (list, index, object)
    {
      g_autofree char *item = g_strdup_printf ("%s[%" G_GSIZE_FORMAT "]", place, index);
      HpNote note = { 0 };

      if (!read_note (self, element, item, object, &note))
        {
          good = FALSE;
          continue;
        }

      if (notes->len > 0 &&
          hp_note_compare (&g_array_index (notes, HpNote, notes->len - 1), &note) > 0)
        {
          tell (self, element, item, "at", _("notes are sorted by position, then by pitch"));
          good = FALSE;
        }
      g_array_append_val (notes, note);
    }

  read = good ? hp_notes_new ((HpNote *) (gpointer) notes->data, notes->len) : NULL;
  for (guint i = 0; i < notes->len; i++)
    {
      g_free (g_array_index (notes, HpNote, i).articulation);
      g_free (g_array_index (notes, HpNote, i).extra);
    }
  return read;
}

static HpFrameList *
read_frames (Reader     *self,
             HpElement  *element,
             const char *place,
             json_t     *list)
{
  g_autoptr(GArray) frames = g_array_new (FALSE, FALSE, sizeof (gint64));
  gboolean good = TRUE;
  gint64 last = -1;
  gsize index;
  json_t *value;

  json_array_foreach (list, index, value)
    {
      g_autofree char *item = g_strdup_printf ("%s[%" G_GSIZE_FORMAT "]", place, index);
      gint64 frame;

      if (!read_frame (self, element, item, NULL, value, &frame))
        {
          good = FALSE;
          continue;
        }

      if (frame <= last)
        {
          tell (self, element, item, NULL, _("frames are sorted, and each stands there once"));
          good = FALSE;
        }
      last = frame;
      g_array_append_val (frames, frame);
    }

  return good ? hp_frame_list_new ((gint64 *) (gpointer) frames->data, frames->len) : NULL;
}

static GStrv
read_ids (Reader     *self,
          HpElement  *element,
          const char *place,
          json_t     *list)
{
  g_autoptr(GStrvBuilder) ids = g_strv_builder_new ();
  gsize index;
  json_t *value;

  json_array_foreach (list, index, value)
    {
      g_autofree char *item = g_strdup_printf ("%s[%" G_GSIZE_FORMAT "]", place, index);
      const char *text = read_text (self, element, item, NULL, value);

      if (text != NULL)
        g_strv_builder_add (ids, text);
    }

  return g_strv_builder_end (ids);
}

/* A new element of @type with the id that @object gives it. */
static HpElement *
new_element (Reader     *self,
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
    tell (self, element, place, "id", _("it is missing"));
  else if (id == NULL)
    tell (self, element, place, "id", _("a text is expected"));
  else if (hp_id_get_number (id, kind) == 0)
    /* Translators: a text of the file, and the kind of id expected there, as in "hit-1". */
    tell (self, element, place, "id", _("“%s” is not an id here: one such as “%s-1” is expected"),
          id, kind);

  return element;
}

static void
read_list (Reader     *self,
           GListStore *store,
           GType       type,
           json_t     *list,
           const char *place)
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
          tell (self, NULL, item, NULL, _("an object is expected"));
          continue;
        }

      element = new_element (self, type, object, item);
      read_members (self, element, object, item);
      g_ptr_array_add (elements, element);
    }

  g_list_store_splice (store, 0, 0, elements->pdata, elements->len);
}

/* Texts carry the checks of their table. */
static void
read_text_member (Reader         *self,
                  HpElement      *element,
                  const char     *place,
                  const HpMember *member,
                  json_t         *value)
{
  const char *text = read_text (self, element, place, member->name, value);
  g_autoptr(GError) error = NULL;

  if (text == NULL)
    return;

  if (member->check != NULL && (*text != '\0' || member->required) && !member->check (text, &error))
    {
      tell (self, element, place, member->name, "%s", error->message);
      return;
    }

  if (member->refers != NULL && member->required && *text == '\0')
    {
      tell (self, element, place, member->name, _("it names nothing: an id is expected"));
      return;
    }

  g_object_set (element, member->name, text, NULL);
}

/* The range of a position follows from what it is: a unit and a stretch are above 0. */
static void
read_position_member (Reader         *self,
                      HpElement      *element,
                      const char     *place,
                      const HpMember *member,
                      json_t         *value)
{
  HpFraction position;

  if (!read_position (self, element, place, member->name, value, &position))
    return;

  if (member->initial > 0 && position.num <= 0)
    tell (self, element, place, member->name, _("it is above 0"));
  else
    g_object_set (element, member->name, &position, NULL);
}

static void
read_rate_member (Reader         *self,
                  HpElement      *element,
                  const char     *place,
                  const HpMember *member,
                  json_t         *value)
{
  const char *text = read_text (self, element, place, member->name, value);
  g_autoptr(GError) error = NULL;
  HpFrameRate rate;

  if (text == NULL)
    return;

  if (hp_frame_rate_parse (text, &rate, &error))
    g_object_set (element, member->name, &rate, NULL);
  else
    tell (self, element, place, member->name, "%s", error->message);
}

static void
read_number_member (Reader         *self,
                    HpElement      *element,
                    const char     *place,
                    const HpMember *member,
                    json_t         *value)
{
  gboolean whole = member->kind == HP_MEMBER_INTEGER;

  if (whole ? !json_is_integer (value) : !json_is_number (value))
    tell (self, element, place, member->name,
          whole ? _("a whole number is expected") : _("a number is expected"));
  else if (!in_range (self, element, place, member->name, json_number_value (value), member->min, member->max))
    return;
  else if (whole)
    g_object_set (element, member->name, (int) json_integer_value (value), NULL);
  else
    g_object_set (element, member->name, json_number_value (value), NULL);
}

static void
read_list_member (Reader         *self,
                  HpElement      *element,
                  const char     *place,
                  const HpMember *member,
                  json_t         *value)
{
  g_autofree char *inner = hp_element_place_member (place, member->name);

  if (!json_is_array (value))
    {
      tell (self, element, inner, NULL, _("a list is expected"));
      return;
    }

  if (member->required && json_array_size (value) == 0)
    {
      tell (self, element, inner, NULL, _("the list is empty: one at least is expected"));
      return;
    }

  if (member->kind == HP_MEMBER_CURVE)
    {
      g_autoptr(HpCurve) curve = read_curve (self, element, inner, value);

      if (curve != NULL)
        g_object_set (element, member->name, curve, NULL);
    }
  else if (member->kind == HP_MEMBER_NOTES)
    {
      g_autoptr(HpNotes) notes = read_notes (self, element, inner, value);

      if (notes != NULL)
        g_object_set (element, member->name, notes, NULL);
    }
  else if (member->kind == HP_MEMBER_FRAMES)
    {
      g_autoptr(HpFrameList) frames = read_frames (self, element, inner, value);

      if (frames != NULL)
        g_object_set (element, member->name, frames, NULL);
    }
  else if (member->kind == HP_MEMBER_IDS)
    {
      g_auto(GStrv) ids = read_ids (self, element, inner, value);

      g_object_set (element, member->name, ids, NULL);
    }
  else
    read_list (self, *(GListStore *const *) hp_element_get_field (element, member),
               member->type (), value, inner);
}

static void
read_object_member (Reader         *self,
                    HpElement      *element,
                    const char     *place,
                    const HpMember *member,
                    json_t         *value)
{
  g_autofree char *inner = hp_element_place_member (place, member->name);
  char *text;

  if (!json_is_object (value))
    {
      tell (self, element, inner, NULL, _("an object is expected"));
      return;
    }

  if (member->kind == HP_MEMBER_OBJECT)
    {
      read_members (self, *(HpElement *const *) hp_element_get_field (element, member), value, inner);
      return;
    }

  text = json_dumps (value, JSON_COMPACT | JSON_REAL_PRECISION (17));
  g_object_set (element, member->name, text, NULL);
  free (text);
}

static void
read_member (Reader         *self,
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
      if (read_frame (self, element, place, member->name, value, &frame))
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
        tell (self, element, place, member->name, _("true or false is expected"));
      break;

    case HP_MEMBER_CHOICE:
      if (read_choice (self, element, place, member->name, value, member->type (), &choice))
        g_object_set (element, member->name, choice, NULL);
      break;

    case HP_MEMBER_POSITION:
      read_position_member (self, element, place, member, value);
      break;

    case HP_MEMBER_RATE:
      read_rate_member (self, element, place, member, value);
      break;

    case HP_MEMBER_BPM:
      if (read_bpm (self, element, place, member, value, &bpm))
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
read_members (Reader     *self,
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
        tell (self, element, place, member->name, _("it is missing"));
    }

  g_ptr_array_add (known, NULL);
  extra = take_extra (object, (const char *const *) known->pdata);
  hp_element_set_extra (element, extra);
}

/* Whether @root says that it is a plan, and of which version. */
static gboolean
read_head (Reader   *self,
           json_t   *root,
           gboolean *newer)
{
  json_t *format = json_object_get (root, "format");
  json_t *version = json_object_get (root, "version");

  if (!json_is_string (format) || g_strcmp0 (json_string_value (format), HP_PLAN_FORMAT) != 0)
    {
      tell (self, NULL, "", "format", _("this is not a plan: “hairpin-plan” is expected"));
      return FALSE;
    }

  if (version == NULL)
    tell (self, NULL, "", "version", _("it is missing"));
  else if (!json_is_integer (version) || json_integer_value (version) < 1)
    tell (self, NULL, "", "version", _("a whole number of 1 or more is expected"));
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
  Reader self = { problems, broken };
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
    hp_problems_add (problems, "", _("line %d, column %d: %s"), error.line, error.column, error.text);
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

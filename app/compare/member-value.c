#include "compare/member-value.h"

#include <string.h>

#define NUMBER_SIZE 512  /* the largest double has 309 digits before the point */
#define SEPARATOR '\x1f'

static const char *
print_number (char   *buffer,
              double  number)
{
  g_ascii_formatd (buffer, NUMBER_SIZE, "%.4f", number);
  return strcmp (buffer, "-0.0000") == 0 ? "0.0000" : buffer;
}

gboolean
hp_number_equal (double a,
                 double b)
{
  char text_a[NUMBER_SIZE], text_b[NUMBER_SIZE];

  return a == b || strcmp (print_number (text_a, a), print_number (text_b, b)) == 0;
}

static gboolean
starts_number (char c)
{
  return c == '-' || g_ascii_isdigit (c);
}

/* @at, past the number there, which is appended as a plan file writes it. */
static const char *
append_json_number (GString    *text,
                    const char *at)
{
  char buffer[NUMBER_SIZE];
  char *end;
  double number = g_ascii_strtod (at, &end);

  /* A whole number is exact in the file, however large. */
  if (strcspn (at, ".eE") >= (gsize) (end - at))
    g_string_append_len (text, at, end - at);
  else
    {
      const char *printed = print_number (buffer, number);
      gsize length = strlen (printed);

      while (printed[length - 1] == '0')
        length--;
      if (printed[length - 1] == '.')
        length--;
      g_string_append_len (text, printed, (gssize) length);
    }

  return end;
}

/* Objects of JSON without needless spaces, as the reader keeps them. */
static void
append_json (GString    *text,
             const char *json)
{
  gboolean quoted = FALSE;
  const char *at = json;

  while (at != NULL && *at != '\0')
    {
      if (!quoted && starts_number (*at))
        {
          at = append_json_number (text, at);
          continue;
        }

      if (*at == '"')
        quoted = !quoted;
      else if (quoted && *at == '\\' && at[1] != '\0')
        g_string_append_c (text, *at++);
      g_string_append_c (text, *at++);
    }
}

/* Whether two texts of JSON, or no texts, say the same. */
gboolean
hp_json_equal (const char *a,
               const char *b)
{
  g_autoptr(GString) text_a = NULL, text_b = NULL;

  if (g_strcmp0 (a, b) == 0)
    return TRUE;
  if (a == NULL || b == NULL)
    return FALSE;

  text_a = g_string_new (NULL);
  text_b = g_string_new (NULL);
  append_json (text_a, a);
  append_json (text_b, b);
  return g_string_equal (text_a, text_b);
}

gboolean
hp_written_point_equal (const HpCurvePoint *a,
                        const HpCurvePoint *b)
{
  return a->at == b->at && hp_number_equal (a->level, b->level) && a->shape == b->shape &&
         hp_json_equal (a->extra, b->extra);
}

gboolean
hp_written_note_equal (const HpNote *a,
                       const HpNote *b)
{
  return hp_fraction_compare (a->at, b->at) == 0 &&
         hp_fraction_compare (a->length, b->length) == 0 &&
         a->pitch.step == b->pitch.step && a->pitch.alter == b->pitch.alter &&
         a->pitch.octave == b->pitch.octave &&
         strcmp (a->articulation, b->articulation) == 0 && hp_json_equal (a->extra, b->extra);
}

static void
append_number (GString *text,
               double   number)
{
  char buffer[NUMBER_SIZE];

  g_string_append (text, print_number (buffer, number));
}

static void
append_fraction (GString    *text,
                 HpFraction  fraction)
{
  g_string_append_printf (text, "%" G_GINT64_FORMAT "/%" G_GINT64_FORMAT, fraction.num,
                          fraction.den);
}

static void
append_curve (GString       *text,
              const HpCurve *curve)
{
  gsize n_points;
  const HpCurvePoint *points = hp_curve_get_points (curve, &n_points);

  for (gsize i = 0; i < n_points; i++)
    {
      g_string_append_printf (text, "%" G_GINT64_FORMAT " %d ", points[i].at, points[i].shape);
      append_number (text, points[i].level);
      append_json (text, points[i].extra);
    }
}

static void
append_notes (GString       *text,
              const HpNotes *notes)
{
  gsize n_notes;
  const HpNote *each = hp_notes_get_notes (notes, &n_notes);

  for (gsize i = 0; i < n_notes; i++)
    {
      g_autofree char *pitch = hp_pitch_to_string (each[i].pitch);

      append_fraction (text, each[i].at);
      g_string_append_c (text, ' ');
      append_fraction (text, each[i].length);
      g_string_append_printf (text, " %s %s", pitch, each[i].articulation);
      append_json (text, each[i].extra);
    }
}

static void
append_frames (GString           *text,
               const HpFrameList *frames)
{
  gsize n_frames;
  const gint64 *each = hp_frame_list_get_frames (frames, &n_frames);

  for (gsize i = 0; i < n_frames; i++)
    g_string_append_printf (text, "%" G_GINT64_FORMAT " ", each[i]);
}

static void
append_element (GString   *text,
                HpElement *element)
{
  HpElementClass *klass = HP_ELEMENT_GET_CLASS (element);

  for (guint i = 0; i < klass->n_members; i++)
    hp_member_append_value (&klass->members[i], element, text);
  append_json (text, hp_element_get_extra (element));
}

static void
append_list (GString    *text,
             GListModel *list)
{
  for (guint i = 0; i < g_list_model_get_n_items (list); i++)
    {
      g_autoptr(HpElement) element = g_list_model_get_item (list, i);

      append_element (text, element);
    }
}

void
hp_member_append_value (const HpMember *member,
                        HpElement      *element,
                        GString        *text)
{
  gconstpointer field = hp_element_get_field (element, member);
  g_autofree char *joined = NULL;

  switch (member->kind)
    {
    case HP_MEMBER_TEXT:
      g_string_append (text, *(const char *const *) field);
      break;

    case HP_MEMBER_FRAME:
      g_string_append_printf (text, "%" G_GINT64_FORMAT, *(const gint64 *) field);
      break;

    case HP_MEMBER_INTEGER:
    case HP_MEMBER_BOOLEAN:
    case HP_MEMBER_CHOICE:
      g_string_append_printf (text, "%d", *(const int *) field);
      break;

    case HP_MEMBER_NUMBER:
      append_number (text, *(const double *) field);
      break;

    case HP_MEMBER_POSITION:
      append_fraction (text, *(const HpFraction *) field);
      break;

    case HP_MEMBER_RATE:
      g_string_append_printf (text, "%u/%u", ((const HpFrameRate *) field)->num,
                              ((const HpFrameRate *) field)->den);
      break;

    case HP_MEMBER_BPM:
      append_number (text, ((const HpBpm *) field)->click > 0
                           ? -(double) ((const HpBpm *) field)->click
                           : ((const HpBpm *) field)->per_minute);
      break;

    case HP_MEMBER_CURVE:
      append_curve (text, *(HpCurve *const *) field);
      break;

    case HP_MEMBER_FRAMES:
      append_frames (text, *(HpFrameList *const *) field);
      break;

    case HP_MEMBER_NOTES:
      append_notes (text, *(HpNotes *const *) field);
      break;

    case HP_MEMBER_IDS:
      joined = g_strjoinv (" ", *(char **const *) field);
      g_string_append (text, joined);
      break;

    case HP_MEMBER_JSON:
      append_json (text, *(const char *const *) field);
      break;

    case HP_MEMBER_LIST:
      append_list (text, *(GListModel *const *) field);
      break;

    case HP_MEMBER_OBJECT:
      append_element (text, *(HpElement *const *) field);
      break;

    default:
      g_assert_not_reached ();
    }

  g_string_append_c (text, SEPARATOR);
}

gboolean
hp_member_equal (const HpMember *member,
                 HpElement      *a,
                 HpElement      *b)
{
  gboolean holds_others = member->kind == HP_MEMBER_LIST || member->kind == HP_MEMBER_OBJECT;
  g_autoptr(GString) text_a = NULL, text_b = NULL;

  /* Most of two plans is the same without a closer look. */
  if (!holds_others && hp_member_values_equal (member, hp_element_get_field (a, member),
                                               hp_element_get_field (b, member)))
    return TRUE;

  text_a = g_string_new (NULL);
  text_b = g_string_new (NULL);
  hp_member_append_value (member, a, text_a);
  hp_member_append_value (member, b, text_b);
  return g_string_equal (text_a, text_b);
}

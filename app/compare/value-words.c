#include "config.h"

#include "compare/value-words.h"

#include <glib/gi18n-lib.h>
#include <math.h>

#include "compare/choice-words.h"
#include "compare/member-value.h"
#include "compare/object-words.h"
#include "compare/quote.h"
#include "compare/time-words.h"
#include "core/timecode.h"
#include "model/plan-time.h"
#include "model/scene.h"
#include "music/note-value.h"

#define MAX_PRECISION 2  /* how often the words may become finer */

static char *
percent (double level,
         int    n_places)
{
  /* Translators: a level in per cent. */
  return g_strdup_printf (_("%.*f %%"), n_places, 100 * level);
}

char *
hp_level_words (double level)
{
  return percent (level, 0);
}

void
hp_percent_words (double   before,
                  double   after,
                  char   **from,
                  char   **to)
{
  for (int n_places = 0; n_places <= MAX_PRECISION; n_places++)
    {
      g_autofree char *words_before = percent (before, n_places);
      g_autofree char *words_after = percent (after, n_places);

      if (n_places == MAX_PRECISION || !g_str_equal (words_before, words_after))
        {
          *from = g_steal_pointer (&words_before);
          *to = g_steal_pointer (&words_after);
          return;
        }
    }
}

static char *
text_words (const HpMember *member,
            HpReadAs        read_as,
            const HpPlaces *places,
            const char     *text,
            int             precision)
{
  g_autofree char *name = NULL;

  if (*text == '\0')
    return NULL;

  if (member->refers != NULL)
    {
      name = hp_named_words (places, text);
      /* Translators: a name, and the id of what has it, to tell it from another. */
      return precision > 0 ? g_strdup_printf (C_("name", "%s (%s)"), name, text)
                           : g_steal_pointer (&name);
    }

  if (read_as == HP_READ_AS_CODE || member->check != NULL)
    return hp_plain (text);

  return hp_quote (text);
}

static char *
frame_words (HpReadAs        read_as,
             const HpPlaces *places,
             gint64          frame,
             int             precision)
{
  HpFrameRate rate = hp_plan_get_frame_rate (hp_places_get_plan (places));

  if (frame < 0)
    return NULL;

  if (read_as == HP_READ_AS_FRAMES || (read_as == HP_READ_AS_DURATION && precision > 0))
    return g_strdup_printf (ngettext ("%ld frame", "%ld frames", (gulong) frame), (long) frame);
  if (read_as == HP_READ_AS_DURATION)
    return hp_timecode_format_real_time (frame, rate);
  if (read_as == HP_READ_AS_COUNT)
    return g_strdup_printf ("%" G_GINT64_FORMAT, frame);

  return hp_timecode_words (places, frame);
}

static char *
integer_words (HpReadAs read_as,
               int      value)
{
  if (read_as == HP_READ_AS_SEMITONES && value == 0)
    return g_strdup (C_("transposition", "none"));
  if (read_as == HP_READ_AS_SEMITONES)
    return g_strdup_printf (ngettext ("%+d semitone", "%+d semitones", (gulong) ABS (value)),
                            value);
  if (read_as == HP_READ_AS_PROGRAM && value < 0)
    return g_strdup (C_("MIDI program", "drums"));
  if (read_as == HP_READ_AS_BAR)
    /* Translators: the number of a bar. */
    return g_strdup_printf (_("bar %d"), value);
  if (read_as == HP_READ_AS_ORDINAL)
    return g_strdup_printf ("%d", value + 1);
  if (read_as == HP_READ_AS_NOTES && value == 0)
    return g_strdup (C_("notes of a motif", "all notes"));
  if (read_as == HP_READ_AS_NOTES)
    return g_strdup_printf (ngettext ("%d note", "%d notes", (gulong) value), value);

  return g_strdup_printf ("%d", value);
}

static char *
pan_words (double value,
           int    precision)
{
  g_autofree char *side = percent (ABS (value), precision);

  if (value == 0)
    return g_strdup (C_("pan", "centre"));

  /* Translators: how far from the centre, in per cent. */
  return g_strdup_printf (value < 0 ? _("%s left") : _("%s right"), side);
}

static char *
number_words (HpReadAs read_as,
              double   value,
              int      precision)
{
  if (read_as == HP_READ_AS_PERCENT)
    return percent (value, precision);
  if (read_as == HP_READ_AS_SHARE)
    return percent (value / 100, precision);
  if (read_as == HP_READ_AS_PAN)
    return pan_words (value, precision);

  return g_strdup_printf ("%.*g", precision > 0 ? 17 : 6, value);
}

/* The note that is counted; by its fraction where no sign is at hand in every font. */
char *
hp_beat_words (HpFraction beat)
{
  g_autofree char *text = NULL;
  HpNoteValue value;

  if (hp_note_value_from_length (beat, &value))
    {
      const char *dot = value.n_dots > 0 ? "." : "";

      if (g_str_equal (value.name, "quarter"))
        return g_strconcat ("♩", dot, NULL);
      if (g_str_equal (value.name, "eighth"))
        return g_strconcat ("♪", dot, NULL);
    }

  text = hp_fraction_to_string (beat);
  /* Translators: a note by its length, as a fraction of a whole note: 1/2. */
  return g_strdup_printf (_("%s note"), text);
}

static char *
position_words (HpReadAs        read_as,
                const HpPlaces *places,
                HpElement      *element,
                HpFraction      position,
                int             precision)
{
  g_autofree char *text = hp_fraction_to_string (position);

  if (read_as == HP_READ_AS_BEAT)
    return hp_beat_words (position);
  if (read_as == HP_READ_AS_FACTOR)
    return g_strconcat ("×", text, NULL);
  if (precision > 0)
    return g_steal_pointer (&text);

  return hp_position_words (places, element, position);
}

static char *
bpm_words (HpBpm bpm,
           int   precision)
{
  g_autofree char *click = NULL;

  if (bpm.click == 0)
    return g_strdup_printf ("%.*g", precision > 0 ? 17 : 6, bpm.per_minute);

  click = hp_bpm_click_to_string (bpm);
  /* Translators: a film click, in frames and eighths of a frame: 12-2. */
  return g_strdup_printf (_("click %s"), click);
}

char *
hp_tempo_words (HpFraction beat,
                HpBpm      bpm)
{
  g_autofree char *note = hp_beat_words (beat), *number = bpm_words (bpm, 0);

  /* Translators: a note, and how many of it a minute has. */
  return g_strdup_printf (C_("tempo", "%s = %s"), note, number);
}

static char *
count_words (const HpMember *member,
             gpointer        value)
{
  gsize n = 0;

  if (member->kind == HP_MEMBER_CURVE)
    {
      hp_curve_get_points (value, &n);
      return n > 0 ? g_strdup_printf (ngettext ("%lu point", "%lu points", (gulong) n),
                                      (gulong) n)
                   : NULL;
    }

  if (member->kind == HP_MEMBER_NOTES)
    {
      hp_notes_get_notes (value, &n);
      return g_strdup_printf (ngettext ("%lu note", "%lu notes", (gulong) n), (gulong) n);
    }

  if (member->kind == HP_MEMBER_FRAMES)
    {
      hp_frame_list_get_frames (value, &n);
      return g_strdup_printf (ngettext ("%lu frame", "%lu frames", (gulong) n), (gulong) n);
    }

  return NULL;
}

static char *
words_of (const HpMember *member,
          HpReadAs        read_as,
          const HpPlaces *places,
          HpElement      *element,
          int             precision)
{
  gconstpointer field = hp_element_get_field (element, member);

  switch (member->kind)
    {
    case HP_MEMBER_TEXT:
      return text_words (member, read_as, places, *(const char *const *) field, precision);

    case HP_MEMBER_FRAME:
      return frame_words (read_as, places, *(const gint64 *) field, precision);

    case HP_MEMBER_INTEGER:
      return integer_words (read_as, *(const int *) field);

    case HP_MEMBER_NUMBER:
      return number_words (read_as, *(const double *) field, precision);

    case HP_MEMBER_BOOLEAN:
      return g_strdup (*(const gboolean *) field ? _("yes") : _("no"));

    case HP_MEMBER_CHOICE:
      return g_strdup (hp_choice_words (member->type (), *(const int *) field));

    case HP_MEMBER_POSITION:
      return position_words (read_as, places, element, *(const HpFraction *) field, precision);

    case HP_MEMBER_RATE:
      return precision > 0 ? hp_frame_rate_to_string (*(const HpFrameRate *) field)
                           : hp_frame_rate_to_label (*(const HpFrameRate *) field);

    case HP_MEMBER_BPM:
      return bpm_words (*(const HpBpm *) field, precision);

    case HP_MEMBER_CURVE:
    case HP_MEMBER_NOTES:
    case HP_MEMBER_FRAMES:
      return count_words (member, *(const gpointer *) field);

    case HP_MEMBER_IDS:
    case HP_MEMBER_JSON:
    case HP_MEMBER_LIST:
    case HP_MEMBER_OBJECT:
    default:
      return NULL;
    }
}

void
hp_value_words (const HpMember *member,
                HpReadAs        read_as,
                const HpPlaces *places_before,
                HpElement      *before,
                const HpPlaces *places_after,
                HpElement      *after,
                char          **from,
                char          **to)
{
  for (int precision = 0; precision <= MAX_PRECISION; precision++)
    {
      g_autofree char *words_before = words_of (member, read_as, places_before, before, precision);
      g_autofree char *words_after = words_of (member, read_as, places_after, after, precision);

      if (precision == MAX_PRECISION || g_strcmp0 (words_before, words_after) != 0)
        {
          *from = g_steal_pointer (&words_before);
          *to = g_steal_pointer (&words_after);
          return;
        }
    }
}

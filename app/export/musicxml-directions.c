#include "config.h"

#include "export/musicxml-directions.h"

#include <math.h>
#include <string.h>

#include <glib/gi18n-lib.h>

#include "music/bpm.h"
#include "music/note-value.h"

static void
start_direction (HpXmlWriter *xml,
                 const char  *placement)
{
  hp_xml_writer_start (xml, "direction");
  hp_xml_writer_attribute (xml, "placement", placement);
  hp_xml_writer_start (xml, "direction-type");
}

static void
write_words (HpXmlWriter *xml,
             const char  *words,
             gboolean     boxed,
             gint64       offset)
{
  start_direction (xml, "above");
  hp_xml_writer_start (xml, "words");
  if (boxed)
    hp_xml_writer_attribute (xml, "enclosure", "rectangle");
  hp_xml_writer_text (xml, words);
  hp_xml_writer_end (xml);
  hp_xml_writer_end (xml);
  if (offset != 0)
    hp_xml_writer_integer (xml, "offset", offset);
  hp_xml_writer_end (xml);
}

void
hp_musicxml_write_words (HpXmlWriter *xml,
                         const char  *words)
{
  write_words (xml, words, FALSE, 0);
}

void
hp_musicxml_write_text (HpXmlWriter       *xml,
                        const HpScoreText *text,
                        gint64             offset)
{
  write_words (xml, text->text, text->kind == HP_SCORE_TEXT_HIT, offset);
}

/* What plays, in quarters a minute: to six places, since that is all that readers keep. */
static void
write_sound (HpXmlWriter *xml,
             double       tempo)
{
  char digits[G_ASCII_DTOSTR_BUF_SIZE];
  gsize length;

  g_ascii_formatd (digits, sizeof digits, "%.6f", 4 * tempo);
  length = strlen (digits);
  while (digits[length - 1] == '0')
    digits[--length] = '\0';
  if (digits[length - 1] == '.')
    digits[--length] = '\0';

  hp_xml_writer_start (xml, "sound");
  hp_xml_writer_attribute (xml, "tempo", digits);
  hp_xml_writer_end (xml);
}

/* The number is a whole one: MuseScore 3 breaks others in two.  A beat that is no note is
 * told in quarters. */
static void
write_metronome (HpXmlWriter        *xml,
                 const HpScoreTempo *tempo)
{
  HpNoteValue beat = { "quarter", 0 };
  double per_minute = tempo->per_minute;

  if (!hp_note_value_from_length (tempo->beat, &beat))
    per_minute *= 4 * hp_fraction_to_double (tempo->beat);

  start_direction (xml, "above");
  hp_xml_writer_start (xml, "metronome");
  hp_xml_writer_element (xml, "beat-unit", beat.name);
  for (guint i = 0; i < beat.n_dots; i++)
    hp_xml_writer_element (xml, "beat-unit-dot", NULL);
  hp_xml_writer_integer (xml, "per-minute", (gint64) floor (per_minute + 0.5));
  hp_xml_writer_end (xml);
  hp_xml_writer_end (xml);
  write_sound (xml, tempo->tempo);
  hp_xml_writer_end (xml);
}

/* A step of a ramp plays but is not shown.  Without words MuseScore would show its number, and
 * blank ones a parser may drop: it has a no-break space.  A sound outside a direction is not
 * heard by Verovio. */
static void
write_step (HpXmlWriter        *xml,
            const HpScoreTempo *tempo)
{
  start_direction (xml, "above");
  hp_xml_writer_element (xml, "words", "\302\240");
  hp_xml_writer_end (xml);
  write_sound (xml, tempo->tempo);
  hp_xml_writer_end (xml);
}

void
hp_musicxml_write_tempo (HpXmlWriter        *xml,
                         const HpScoreTempo *tempo)
{
  if (!tempo->is_marked)
    {
      write_step (xml, tempo);
      return;
    }

  write_metronome (xml, tempo);

  if (tempo->click > 0)
    {
      g_autofree char *click = hp_bpm_click_to_string ((HpBpm) { 0, tempo->click });
      /* Translators: a tempo as film composers write it: %s is such as 12-2, the frames and
       * the eighths of a frame from beat to beat. */
      g_autofree char *words = g_strdup_printf (_("click %s"), click);

      hp_musicxml_write_words (xml, words);
    }

  if (tempo->ramp != HP_SCORE_RAMP_NONE)
    hp_musicxml_write_words (xml, tempo->ramp == HP_SCORE_RAMP_FASTER ? "accel." : "rit.");
}

void
hp_musicxml_write_dynamic (HpXmlWriter          *xml,
                           const HpScoreDynamic *dynamic)
{
  start_direction (xml, "below");
  hp_xml_writer_start (xml, "dynamics");
  hp_xml_writer_element (xml, dynamic->mark, NULL);
  hp_xml_writer_end (xml);
  hp_xml_writer_end (xml);
  hp_xml_writer_end (xml);
}

/* The circle of a hairpin from or to silence stands at its soft end. */
void
hp_musicxml_write_wedge (HpXmlWriter        *xml,
                         const HpScoreWedge *wedge,
                         gboolean            is_start)
{
  const char *start = wedge->is_crescendo ? "crescendo" : "diminuendo";

  start_direction (xml, "below");
  hp_xml_writer_start (xml, "wedge");
  hp_xml_writer_attribute (xml, "type", is_start ? start : "stop");
  hp_xml_writer_attribute (xml, "number", "1");
  if (wedge->is_niente && wedge->is_crescendo == is_start)
    hp_xml_writer_attribute (xml, "niente", "yes");
  hp_xml_writer_end (xml);
  hp_xml_writer_end (xml);
  hp_xml_writer_end (xml);
}

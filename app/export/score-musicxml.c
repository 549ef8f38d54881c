#include "config.h"

#include "export/score-musicxml.h"

#include <glib/gi18n-lib.h>

#include "codec/xml-writer.h"
#include "export/musicxml-directions.h"
#include "music/note-value.h"

#define DIVISIONS (HP_SCORE_TICKS_PER_WHOLE / 4)  /* of a quarter */

/* The order in which marks of one place are written: a hairpin ends before the next begins. */
typedef enum
{
  MARK_TEMPO,
  MARK_NOTICE,
  MARK_TEXT,
  MARK_WEDGE_END,
  MARK_DYNAMIC,
  MARK_WEDGE_START,
} MarkKind;

/* Something written between the rests. */
typedef struct
{
  HpFraction     at;      /* whole notes: the rest that it stands before */
  gint64         offset;  /* in divisions: how far from there it belongs */
  MarkKind       kind;
  gconstpointer  what;    /* of the score; of a notice, its text */
} Mark;

typedef struct
{
  const HpScore *score;
  HpXmlWriter   *xml;
  GArray        *marks;  /* sorted */
  guint          n_written;
} Writing;

static gint64
to_divisions (HpFraction whole_notes)
{
  return hp_fraction_round (hp_fraction_multiply (whole_notes,
                                                  (HpFraction) { HP_SCORE_TICKS_PER_WHOLE, 1 }));
}

static void
write_mark (Writing    *self,
            const Mark *mark)
{
  switch (mark->kind)
    {
    case MARK_TEMPO:
      hp_musicxml_write_tempo (self->xml, mark->what);
      break;

    case MARK_NOTICE:
      hp_musicxml_write_words (self->xml, mark->what);
      break;

    case MARK_TEXT:
      hp_musicxml_write_text (self->xml, mark->what, mark->offset);
      break;

    case MARK_DYNAMIC:
      hp_musicxml_write_dynamic (self->xml, mark->what);
      break;

    case MARK_WEDGE_END:
    case MARK_WEDGE_START:
      hp_musicxml_write_wedge (self->xml, mark->what, mark->kind == MARK_WEDGE_START);
      break;

    default:
      g_return_if_reached ();
    }
}

/* The bar that holds @at. */
static const HpScoreBar *
bar_at (const HpScore *score,
        HpFraction     at)
{
  gsize n_bars, low = 0;
  const HpScoreBar *bars = hp_score_get_bars (score, &n_bars);
  gsize high = n_bars;

  while (high - low > 1)
    {
      gsize middle = low + (high - low) / 2;

      if (hp_fraction_compare (bars[middle].start, at) > 0)
        high = middle;
      else
        low = middle;
    }

  return &bars[low];
}

/* A text stands before the rest of the nearest beat, with an offset to its own place: a reader
 * that knows no offsets, such as MuseScore, is half a beat wrong at most.  Behind the last rest
 * there is none to stand before. */
static Mark
mark_of_text (const HpScore     *score,
              const HpScoreText *text)
{
  const HpScoreBar *bar = bar_at (score, text->at);
  HpFraction inside = hp_fraction_subtract (text->at, bar->start);
  HpFraction unit = { (gint64) bar->meter.unit, 1 };
  gint64 beat = hp_fraction_round (hp_fraction_multiply (inside, unit));
  HpFraction place = hp_fraction_new (beat, bar->meter.unit);

  if (hp_fraction_compare (hp_fraction_add (bar->start, place), hp_score_get_end (score)) >= 0)
    place = hp_fraction_new (beat - 1, bar->meter.unit);

  return (Mark) {
    hp_fraction_add (bar->start, place),
    to_divisions (hp_fraction_subtract (inside, place)),
    MARK_TEXT,
    text,
  };
}

static void
add (GArray        *marks,
     HpFraction     at,
     MarkKind       kind,
     gconstpointer  what)
{
  Mark mark = { at, 0, kind, what };

  g_array_append_val (marks, mark);
}

/* Of one kind and place, in the order of the score: of their addresses. */
static gint
compare_marks (gconstpointer a,
               gconstpointer b)
{
  const Mark *first = a, *second = b;
  int order = hp_fraction_compare (first->at, second->at);

  if (order == 0)
    order = (int) first->kind - (int) second->kind;
  if (order == 0)
    order = (first->what > second->what) - (first->what < second->what);
  return order;
}

static GArray *
gather_marks (const HpScore *score)
{
  GArray *marks = g_array_new (FALSE, FALSE, sizeof (Mark));
  gsize n_tempi, n_texts, n_dynamics, n_wedges;
  const HpScoreTempo *tempi = hp_score_get_tempi (score, &n_tempi);
  const HpScoreText *texts = hp_score_get_texts (score, &n_texts);
  const HpScoreDynamic *dynamics = hp_score_get_dynamics (score, &n_dynamics);
  const HpScoreWedge *wedges = hp_score_get_wedges (score, &n_wedges);

  if (!hp_score_is_tempo_decided (score))
    add (marks, tempi[0].at, MARK_NOTICE, _("tempo not decided"));

  for (gsize i = 0; i < n_tempi; i++)
    add (marks, tempi[i].at, MARK_TEMPO, &tempi[i]);
  for (gsize i = 0; i < n_dynamics; i++)
    add (marks, dynamics[i].at, MARK_DYNAMIC, &dynamics[i]);
  for (gsize i = 0; i < n_wedges; i++)
    {
      add (marks, wedges[i].from, MARK_WEDGE_START, &wedges[i]);
      add (marks, wedges[i].to, MARK_WEDGE_END, &wedges[i]);
    }
  for (gsize i = 0; i < n_texts; i++)
    {
      Mark mark = mark_of_text (score, &texts[i]);

      g_array_append_val (marks, mark);
    }

  g_array_sort (marks, compare_marks);
  return marks;
}

static void
write_rest (Writing           *self,
            HpFraction         length,
            const HpNoteValue *value)
{
  hp_xml_writer_start (self->xml, "note");
  hp_xml_writer_start (self->xml, "rest");
  if (value == NULL)
    hp_xml_writer_attribute (self->xml, "measure", "yes");
  hp_xml_writer_end (self->xml);
  hp_xml_writer_integer (self->xml, "duration", to_divisions (length));
  hp_xml_writer_element (self->xml, "voice", "1");
  if (value != NULL)
    {
      hp_xml_writer_element (self->xml, "type", value->name);
      for (guint i = 0; i < value->n_dots; i++)
        hp_xml_writer_element (self->xml, "dot", NULL);
    }
  hp_xml_writer_end (self->xml);
}

/* Rests of one note each, the longest first.  Marks lie on beats or on 64ths, so that there
 * always is a note for what remains. */
static void
write_rests (Writing    *self,
             HpFraction  length)
{
  HpFraction piece = { 1, 1 };

  while (length.num > 0)
    {
      HpNoteValue value;

      if (hp_note_value_from_length (length, &value))
        {
          write_rest (self, length, &value);
          return;
        }

      while (hp_fraction_compare (piece, length) > 0)
        piece = hp_fraction_divide (piece, (HpFraction) { 2, 1 });
      g_return_if_fail (hp_note_value_from_length (piece, &value));
      write_rest (self, piece, &value);
      length = hp_fraction_subtract (length, piece);
    }
}

static const Mark *
next_mark (const Writing *self)
{
  return self->n_written < self->marks->len
         ? &g_array_index (self->marks, Mark, self->n_written) : NULL;
}

static void
write_marks_at (Writing    *self,
                HpFraction  at)
{
  const Mark *mark;

  while ((mark = next_mark (self)) != NULL && hp_fraction_compare (mark->at, at) <= 0)
    {
      write_mark (self, mark);
      self->n_written++;
    }
}

/* A bar in which something stands is written beat by beat, any other as one rest: what stands
 * before a whole-bar rest is moved to other bars by musicxml2ly. */
static void
write_rests_of_bar (Writing          *self,
                    const HpScoreBar *bar)
{
  HpFraction length = hp_meter_get_length (bar->meter);
  HpFraction beat = { 1, (gint64) bar->meter.unit };
  HpFraction at = bar->start;
  const Mark *mark = next_mark (self);

  if (mark == NULL || hp_fraction_compare (mark->at, hp_fraction_add (at, length)) >= 0)
    {
      write_rest (self, length, NULL);
      return;
    }

  for (guint i = 0; i < bar->meter.beats; i++)
    {
      HpFraction next = hp_fraction_add (at, beat);

      while ((mark = next_mark (self)) != NULL && hp_fraction_compare (mark->at, next) < 0)
        {
          write_rests (self, hp_fraction_subtract (mark->at, at));
          at = mark->at;
          write_marks_at (self, at);
        }
      write_rests (self, hp_fraction_subtract (next, at));
      at = next;
    }
}

static void
write_attributes (Writing          *self,
                  const HpScoreBar *bar,
                  gboolean          is_first)
{
  hp_xml_writer_start (self->xml, "attributes");
  if (is_first)
    hp_xml_writer_integer (self->xml, "divisions", DIVISIONS);
  hp_xml_writer_start (self->xml, "time");
  hp_xml_writer_integer (self->xml, "beats", bar->meter.beats);
  hp_xml_writer_integer (self->xml, "beat-type", bar->meter.unit);
  hp_xml_writer_end (self->xml);
  if (is_first)
    {
      hp_xml_writer_start (self->xml, "clef");
      hp_xml_writer_element (self->xml, "sign", "percussion");
      hp_xml_writer_end (self->xml);
    }
  hp_xml_writer_end (self->xml);
}

/* One bar of pickup is implicit, which keeps it out of the count of those programs that count
 * bars themselves: bar 1 stays bar 1.  Of several in a row musicxml2ly would make one, so
 * they are plain, and such a program counts from the first of them. */
static gboolean
is_implicit (const HpScoreBar *bars,
             gsize             index)
{
  return index == 0 && bars[0].number == 0;
}

static void
write_bar (Writing          *self,
           const HpScoreBar *bars,
           gsize             n_bars,
           gsize             index)
{
  const HpScoreBar *bar = &bars[index];
  g_autofree char *number = g_strdup_printf ("%" G_GINT64_FORMAT, bar->number);

  hp_xml_writer_start (self->xml, "measure");
  hp_xml_writer_attribute (self->xml, "number", number);
  if (is_implicit (bars, index))
    hp_xml_writer_attribute (self->xml, "implicit", "yes");

  if (index == 0 || bar->meter.beats != bars[index - 1].meter.beats ||
      bar->meter.unit != bars[index - 1].meter.unit)
    write_attributes (self, bar, index == 0);
  write_rests_of_bar (self, bar);

  if (index + 1 == n_bars)
    {
      hp_xml_writer_start (self->xml, "barline");
      hp_xml_writer_attribute (self->xml, "location", "right");
      hp_xml_writer_element (self->xml, "bar-style", "light-heavy");
      hp_xml_writer_end (self->xml);
    }
  hp_xml_writer_end (self->xml);
}

/* No date: the same plan gives the same bytes. */
static void
write_identification (Writing *self)
{
  const char *composer = hp_score_get_composer (self->score);

  hp_xml_writer_start (self->xml, "identification");
  if (*composer != '\0')
    {
      hp_xml_writer_start (self->xml, "creator");
      hp_xml_writer_attribute (self->xml, "type", "composer");
      hp_xml_writer_text (self->xml, composer);
      hp_xml_writer_end (self->xml);
    }
  hp_xml_writer_start (self->xml, "encoding");
  hp_xml_writer_element (self->xml, "software", "Hairpin");
  hp_xml_writer_end (self->xml);
  hp_xml_writer_end (self->xml);
}

static void
write_header (Writing *self)
{
  const char *film = hp_score_get_film (self->score);
  const char *title = hp_score_get_title (self->score);

  if (*film != '\0')
    {
      hp_xml_writer_start (self->xml, "work");
      hp_xml_writer_element (self->xml, "work-title", film);
      hp_xml_writer_end (self->xml);
    }
  hp_xml_writer_element (self->xml, "movement-number", hp_score_get_cue (self->score));
  if (*title != '\0')
    hp_xml_writer_element (self->xml, "movement-title", title);
  write_identification (self);

  hp_xml_writer_start (self->xml, "part-list");
  hp_xml_writer_start (self->xml, "score-part");
  hp_xml_writer_attribute (self->xml, "id", "P1");
  hp_xml_writer_element (self->xml, "part-name", _("Intensity"));
  hp_xml_writer_end (self->xml);
  hp_xml_writer_end (self->xml);
}

GBytes *
hp_score_to_musicxml (const HpScore *score)
{
  g_autoptr(HpXmlWriter) xml = hp_xml_writer_new ();
  g_autoptr(GArray) marks = NULL;
  const HpScoreBar *bars;
  Writing writing;
  gsize n_bars;

  g_return_val_if_fail (score != NULL, NULL);

  marks = gather_marks (score);
  writing = (Writing) { score, xml, marks, 0 };
  bars = hp_score_get_bars (score, &n_bars);

  hp_xml_writer_doctype (xml, "score-partwise", "-//Recordare//DTD MusicXML 4.0 Partwise//EN",
                         "http://www.musicxml.org/dtds/partwise.dtd");
  hp_xml_writer_start (xml, "score-partwise");
  hp_xml_writer_attribute (xml, "version", "4.0");
  write_header (&writing);

  hp_xml_writer_start (xml, "part");
  hp_xml_writer_attribute (xml, "id", "P1");
  for (gsize i = 0; i < n_bars; i++)
    write_bar (&writing, bars, n_bars, i);

  return hp_xml_writer_finish (xml);
}

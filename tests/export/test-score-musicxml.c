#include <string.h>

#include <libxml/parser.h>

#include "export/score-musicxml.h"

#include "export/plan-fixture.h"
#include "score/score-builder.h"
#include "store/random-plan.h"

static GBytes *
to_musicxml (HpPlan  *plan,
             HpScene *scene)
{
  g_autoptr(GError) error = NULL;
  g_autoptr(HpScore) score = hp_score_build (plan, scene, &error);

  g_assert_no_error (error);
  return hp_score_to_musicxml (score);
}

static void
test_golden (void)
{
  static const char *const names[] = { "1M1.musicxml", "1M2.musicxml", "2M1.musicxml" };
  g_autoptr(HpPlan) plan = fixture_plan_read ();

  for (guint i = 0; i < G_N_ELEMENTS (names); i++)
    {
      g_autoptr(GBytes) bytes = to_musicxml (plan, fixture_plan_scene (plan, i));

      fixture_assert_golden (bytes, names[i]);
    }
}

/* What a program that only counts makes of a file. */
typedef struct
{
  gint64   beats;      /* the meter in force */
  gint64   unit;
  gint64   at;         /* in divisions, in the bar */
  guint    n_bars;
  guint    n_tempi;
  guint    n_hits;
  guint    n_wedges;
  gboolean in_wedge;
} Reading;

static gboolean
is_named (xmlNodePtr  node,
          const char *name)
{
  return node->type == XML_ELEMENT_NODE && strcmp ((const char *) node->name, name) == 0;
}

static xmlNodePtr
child (xmlNodePtr  node,
       const char *name)
{
  for (xmlNodePtr c = node->children; c != NULL; c = c->next)
    if (is_named (c, name))
      return c;

  return NULL;
}

static gint64
integer_in (xmlNodePtr  node,
            const char *name)
{
  xmlChar *text = xmlNodeGetContent (child (node, name));
  gint64 value = g_ascii_strtoll ((const char *) text, NULL, 10);

  xmlFree (text);
  return value;
}

static gboolean
has_attribute (xmlNodePtr  node,
               const char *name,
               const char *value)
{
  xmlChar *found = xmlGetProp (node, BAD_CAST name);
  gboolean has = g_strcmp0 ((const char *) found, value) == 0;

  xmlFree (found);
  return has;
}

static void
read_direction (Reading    *self,
                xmlNodePtr  node)
{
  xmlNodePtr type = child (node, "direction-type");
  xmlNodePtr sound = child (node, "sound");
  xmlNodePtr wedge = child (type, "wedge");
  xmlNodePtr words = child (type, "words");

  if (sound != NULL)
    {
      xmlChar *tempo = xmlGetProp (sound, BAD_CAST "tempo");

      g_assert_cmpfloat (g_ascii_strtod ((const char *) tempo, NULL), >, 0);
      g_assert_null (child (node, "offset"));
      xmlFree (tempo);
      self->n_tempi++;
    }

  if (wedge != NULL)
    {
      gboolean is_stop = has_attribute (wedge, "type", "stop");

      g_assert_true (self->in_wedge == is_stop);
      self->in_wedge = !is_stop;
      self->n_wedges += is_stop;
    }

  if (words != NULL && has_attribute (words, "enclosure", "rectangle"))
    self->n_hits++;
}

static void
read_bar (Reading    *self,
          xmlNodePtr  bar)
{
  self->at = 0;
  self->n_bars++;

  for (xmlNodePtr node = bar->children; node != NULL; node = node->next)
    {
      if (is_named (node, "attributes"))
        {
          self->beats = integer_in (child (node, "time"), "beats");
          self->unit = integer_in (child (node, "time"), "beat-type");
        }
      else if (is_named (node, "direction"))
        {
          read_direction (self, node);
        }
      else if (is_named (node, "note"))
        {
          gint64 duration = integer_in (node, "duration");

          g_assert_cmpint (duration, >, 0);
          self->at += duration;
        }
    }

  g_assert_cmpint (self->at * self->unit, ==, 3840 * self->beats);
}

static Reading
read_bytes (GBytes *bytes)
{
  xmlDocPtr document = xmlReadMemory (g_bytes_get_data (bytes, NULL),
                                      (int) g_bytes_get_size (bytes), NULL, NULL,
                                      XML_PARSE_NONET);
  Reading reading = { 0 };

  g_assert_nonnull (document);
  for (xmlNodePtr bar = child (xmlDocGetRootElement (document), "part")->children;
       bar != NULL; bar = bar->next)
    if (is_named (bar, "measure"))
      read_bar (&reading, bar);
  g_assert_false (reading.in_wedge);
  xmlFreeDoc (document);
  return reading;
}

static guint
count_hits (const HpScore *score)
{
  gsize n_texts;
  const HpScoreText *texts = hp_score_get_texts (score, &n_texts);
  guint n_hits = 0;

  for (gsize i = 0; i < n_texts; i++)
    n_hits += texts[i].kind == HP_SCORE_TEXT_HIT;

  return n_hits;
}

/* Plans made by chance have tempi and meters that nobody would write: whatever is in them,
 * each bar is full, each mark is written, and twice the same bytes come out. */
static void
test_any_score_is_written_whole (void)
{
  g_autoptr(GRand) rand = g_rand_new_with_seed (24);
  guint n_scores = 0;

  for (guint run = 0; run < 150; run++)
    {
      g_autoptr(HpPlan) plan = random_plan_new (rand);
      GListModel *scenes = G_LIST_MODEL (hp_plan_get_scenes (plan));

      for (guint i = 0; i < g_list_model_get_n_items (scenes); i++)
        {
          HpScene *scene = fixture_plan_scene (plan, i);
          g_autoptr(HpScore) score = hp_score_build (plan, scene, NULL);
          g_autoptr(GBytes) bytes = NULL;
          g_autoptr(GBytes) again = NULL;
          gsize n_bars, n_tempi, n_wedges;
          Reading reading;

          if (score == NULL)
            continue;

          n_scores++;
          hp_score_get_bars (score, &n_bars);
          hp_score_get_tempi (score, &n_tempi);
          hp_score_get_wedges (score, &n_wedges);
          bytes = hp_score_to_musicxml (score);
          again = to_musicxml (plan, scene);
          reading = read_bytes (bytes);
          g_assert_cmpuint (reading.n_bars, ==, n_bars);
          g_assert_cmpuint (reading.n_tempi, ==, n_tempi);
          g_assert_cmpuint (reading.n_wedges, ==, n_wedges);
          g_assert_cmpuint (reading.n_hits, ==, count_hits (score));
          g_assert_true (g_bytes_equal (bytes, again));
        }
    }

  g_assert_cmpuint (n_scores, >, 100);
}

int
main (int   argc,
      char *argv[])
{
  g_test_init (&argc, &argv, NULL);

  g_test_add_func ("/export/score-musicxml/golden", test_golden);
  g_test_add_func ("/export/score-musicxml/any-score-is-written-whole",
                   test_any_score_is_written_whole);

  return g_test_run ();
}

#include "film-plan.h"

#include "core/timecode.h"
#include "model/automation.h"
#include "model/decision.h"
#include "model/dialogue-line.h"
#include "model/entry.h"
#include "model/hit.h"
#include "model/instrument.h"
#include "model/layer.h"
#include "model/meter-change.h"
#include "model/motif.h"
#include "model/person.h"
#include "model/reel.h"
#include "model/reservation.h"
#include "model/scene.h"
#include "model/statement.h"
#include "model/story-beat.h"
#include "model/temp-music.h"
#include "model/tempo-change.h"
#include "model/tempo-lock.h"
#include "model/tempo-plan.h"
#include "model/word-pair.h"
#include "model/writer.h"

#define N_SCENES 60
#define N_REELS 6
#define N_LAYERS 10          /* a scene */
#define N_POINTS 40000       /* in all */
#define N_LAYER_POINTS 56
#define N_AUTOMATION_POINTS 16
#define N_WISH_POINTS 9
#define N_HITS 1980          /* in scenes */
#define N_MARKERS 20         /* hits outside all scenes */
#define N_BEATS 8            /* a scene */
#define N_STATEMENTS 6       /* a scene */
#define N_LINES 1500
#define N_DECISIONS 500
#define N_PEOPLE 8
#define N_INSTRUMENTS 24
#define N_MOTIFS 12
#define N_NOTES 20           /* a motif */
#define N_CUTS 1400
#define SCENE_STEP 2880      /* frames from one scene to the next */
#define SCENE_LENGTH 2400
#define FILM_LENGTH (N_SCENES * SCENE_STEP)

#define PICK(texts, number) ((texts)[(number) % (int) G_N_ELEMENTS (texts)])

static const char *const names[] = {
  "M. Adeyemi", "I. Larsen", "Ines Castelló", "Tomáš Novák", "J. Okafor", "Päivi Lehtonen",
};

static const char *const colours[] = {
  "Solo violin", "Violas, divided", "Bass flute", "Felt piano", "Muted horns", "Women’s voices",
};

static const char *const titles[] = {
  "The letter", "Across the ice", "The harbour at night", "Nobody’s house", "After the storm",
};

static const char *const stories[] = {
  "Mara reads the letter; the storm breaks over the harbour, and nobody comes to the door.",
  "The brothers cross the ice without a word; the dog stops first, and then we hear it crack.",
};

static const char *const purposes[] = {
  "keeps the air still under the dialogue", "carries her voice; nothing else may speak over it",
  "a pulse that we feel before we hear it", "the cold of the house, from far away",
  "doubles the motif an octave below, so that it is known without being noticed",
};

static const char *const moments[] = {
  "She looks up", "The door opens", "Cut to the harbour", "“You kept it?”", "The glass falls",
};

static const char *const feelings[] = {
  "restraint", "anticipation", "longing", "dread", "grief", "relief", "tenderness",
};

static const char *const lines[] = {
  "You kept it all this time?", "I never said I would come back.", "No.",
  "There was a house here once, before the road, and my father built every wall of it himself.",
  "Listen. …Do you hear that?", "I don’t want to be told she’s sad.",
};

static void
append (HpElementList *list,
        gpointer    element)
{
  hp_element_list_append (list, element);
  g_object_unref (element);
}

static char *
make_id (const char *kind,
         int         index)
{
  return g_strdup_printf ("%s-%d", kind, index + 1);
}

/* How many of @total belong to @scene, so that all scenes together have just as many. */
static int
share (int total,
       int scene)
{
  return total * (scene + 1) / N_SCENES - total * scene / N_SCENES;
}

static HpCurve *
make_curve (gint64 in,
            int    n_points,
            int    phase)
{
  g_autofree HpCurvePoint *points = g_new0 (HpCurvePoint, n_points);

  for (int i = 0; i < n_points; i++)
    points[i] = (HpCurvePoint) { in + i * SCENE_LENGTH / (n_points - 1),
                                 (i * 3701 + phase * 1117) % 10001 / 10000.0,
                                 i % 7 == 3 ? HP_CURVE_LINE : HP_CURVE_SMOOTH };

  return hp_curve_new (points, n_points);
}

static void
add_picture (HpPlan *plan)
{
  HpFrameRate rate = { 24000, 1001 };

  g_object_set (hp_plan_get_picture (plan), "frame-rate", &rate, "revision", "Cut 14",
                "first-action", (gint64) 192, NULL);

  for (int i = 0; i < N_REELS; i++)
    {
      gint64 length = FILM_LENGTH / N_REELS;
      g_autofree char *uri = g_strdup_printf ("long-night-reel%d.mov", i + 1);
      g_autofree char *label = hp_timecode_format ((i + 1) * 86400, rate, FALSE);

      append (hp_plan_get_reels (plan),
              g_object_new (HP_TYPE_REEL, "number", i + 1, "start", i * length,
                            "duration", length, "uri", uri, "start-timecode", label, NULL));
    }
}

static void
add_palette (HpPlan *plan)
{
  for (int i = 0; i < N_PEOPLE; i++)
    {
      g_autofree char *id = make_id ("person", i);

      append (hp_plan_get_people (plan),
              g_object_new (HP_TYPE_PERSON, "id", id, "name", PICK (names, i), "role", i % 7,
                            "society", i % 2 == 0 ? "" : "KODA", NULL));
    }

  for (int i = 0; i < N_INSTRUMENTS; i++)
    {
      g_autofree char *id = make_id ("instrument", i);

      append (hp_plan_get_palette (plan),
              g_object_new (HP_TYPE_INSTRUMENT, "id", id, "name", PICK (colours, i),
                            "catalogue", "viola", "sound", "strings.viola", "program", i,
                            "family", i % 8, "low", "C3", "high", "E6",
                            "brightness", i % 10 / 10.0, "material", i % 7,
                            "character", i % 4 == 0 ? "Mara" : "", NULL));
    }
}

static void
add_motifs (HpPlan *plan)
{
  for (int i = 0; i < N_MOTIFS; i++)
    {
      g_autofree char *id = make_id ("motif", i);
      g_autoptr(HpNotes) notes = NULL;
      HpNote each[N_NOTES] = { 0 };
      HpBpm bpm = { 60 + 2.5 * i, 0 };

      for (int j = 0; j < N_NOTES; j++)
        {
          each[j].at = hp_fraction_new (j, 4);
          each[j].length = hp_fraction_new (j % 3 + 1, 8);
          each[j].pitch = (HpPitch) { (char) ('A' + j % 7), j % 3 - 1, 4 };
          each[j].articulation = (char *) (j % 5 == 0 ? "legato" : "");
        }

      notes = hp_notes_new (each, N_NOTES);
      append (hp_plan_get_motifs (plan),
              g_object_new (HP_TYPE_MOTIF, "id", id, "name", PICK (titles, i),
                            "stands-for", PICK (purposes, i), "colour", "#3584e4",
                            "key", "D minor", "meter", "3/4", "bpm", &bpm, "notes", notes, NULL));
    }
}

static HpHit *
make_hit (int    number,
          gint64 at)
{
  g_autofree char *id = make_id ("hit", number);

  return g_object_new (HP_TYPE_HIT, "id", id, "at", at, "label", PICK (moments, number),
                       "kind", number % 6, "weight", number % 5 + 1, "lands-on", number % 3,
                       "streamer", (gint64) (number % 4 == 0 ? 48 : 0), NULL);
}

static void
add_moments (HpScene *scene,
             int      number,
             gint64   in)
{
  int n_hits = share (N_HITS, number);

  for (int i = 0; i < n_hits; i++)
    append (hp_scene_get_hits (scene), make_hit (number * N_HITS / N_SCENES + i, in + 9 + 71 * i));

  for (int i = 0; i < N_BEATS; i++)
    {
      g_autofree char *id = make_id ("beat", number * N_BEATS + i);

      append (hp_scene_get_beats (scene),
              g_object_new (HP_TYPE_STORY_BEAT, "id", id, "at", in + 290 * i,
                            "feeling", PICK (feelings, number + i),
                            "note", PICK (moments, 3 * i), NULL));
    }
}

static void
add_layers (HpScene *scene,
            int      number,
            gint64   in)
{
  for (int i = 0; i < N_LAYERS; i++)
    {
      int nth = number * N_LAYERS + i;
      g_autofree char *id = make_id ("layer", nth);
      g_autofree char *instrument = make_id ("instrument", nth % N_INSTRUMENTS);
      g_autoptr(HpCurve) curve = make_curve (in, N_LAYER_POINTS, nth);
      HpLayer *layer = g_object_new (HP_TYPE_LAYER, "id", id, "name", PICK (colours, nth),
                                     "instrument", instrument, "purpose", PICK (purposes, nth),
                                     "lead", i == 0, "curve", curve, "articulation", nth % 11,
                                     "pan", (i - 5) / 10.0, "reverb", 0.25, NULL);

      for (int j = 0; j < 3; j++)
        append (hp_layer_get_entries (layer),
                g_object_new (HP_TYPE_ENTRY, "in", in + 800 * j, "out", in + 800 * j + 700, NULL));
      if (i % 2 == 0)
        {
          g_autoptr(HpCurve) points = make_curve (in, N_AUTOMATION_POINTS, nth + 7);

          append (hp_layer_get_automation (layer),
                  g_object_new (HP_TYPE_AUTOMATION, "control", nth % 5, "points", points, NULL));
        }
      append (hp_scene_get_layers (scene), layer);
    }
}

static void
add_tempo (HpScene *scene,
           int      number,
           gint64   in)
{
  g_autofree char *id = make_id ("tempo", number);
  g_autofree char *hit = make_id ("hit", number * N_HITS / N_SCENES);
  HpTempoPlan *tempo = g_object_new (HP_TYPE_TEMPO_PLAN, "id", id, "name", "A",
                                     "reason", "lands on the look at bar 24",
                                     "downbeat", in + 12, "warning-clicks", 4, NULL);

  for (int i = 0; i < 4; i++)
    {
      HpFraction at = { 12 * i, 1 }, beat = { 1, 4 };
      HpBpm bpm = i == 2 ? (HpBpm) { 0, 98 } : (HpBpm) { 71.875 + 6 * i, 0 };

      append (hp_tempo_plan_get_meters (tempo),
              g_object_new (HP_TYPE_METER_CHANGE, "bar", 1 + 8 * i,
                            "meter", i % 2 == 0 ? "4/4" : "7/8", NULL));
      append (hp_tempo_plan_get_tempos (tempo),
              g_object_new (HP_TYPE_TEMPO_CHANGE, "at", &at, "beat", &beat, "bpm", &bpm,
                            "ramp", i % 2 == 0, NULL));
    }
  append (hp_tempo_plan_get_locks (tempo),
          g_object_new (HP_TYPE_TEMPO_LOCK, "hit", hit, "bar", 24, "beat", 1, NULL));

  append (hp_scene_get_tempo_plans (scene), tempo);
  g_object_set (scene, "tempo-plan", id, NULL);
}

static void
add_talk (HpScene *scene,
          int      number,
          gint64   in)
{
  append (hp_scene_get_words (scene),
          g_object_new (HP_TYPE_WORD_PAIR, "pair", "cold–warm", "value", number % 20 / 10.0 - 1,
                        "by", "person-1", NULL));
  append (hp_scene_get_temp (scene),
          g_object_new (HP_TYPE_TEMP_MUSIC, "in", in, "out", in + 1800,
                        "title", "Adagio in D minor", "keep", "the pulse",
                        "avoid", "the strings", NULL));
  append (hp_scene_get_writers (scene),
          g_object_new (HP_TYPE_WRITER, "by", "person-2", "share", 100.0, NULL));

  for (int i = 0; i < N_STATEMENTS; i++)
    {
      g_autofree char *id = make_id ("statement", number * N_STATEMENTS + i);
      g_autofree char *motif = make_id ("motif", (number + i) % N_MOTIFS);
      g_autofree char *layer = make_id ("layer", number * N_LAYERS + i);
      HpFraction at = hp_fraction_new (7 * i, 2), stretch = hp_fraction_new (i % 3 + 1, 2);

      append (hp_scene_get_statements (scene),
              g_object_new (HP_TYPE_STATEMENT, "id", id, "motif", motif, "layer", layer,
                            "at", &at, "stretch", &stretch, "transpose", i - 3, NULL));
    }
}

static void
add_scene (HpPlan *plan,
           int     number)
{
  const int n_rest = share (N_POINTS, number) - N_LAYERS * N_LAYER_POINTS -
                     N_LAYERS / 2 * N_AUTOMATION_POINTS - N_WISH_POINTS;
  const gint64 in = (gint64) number * SCENE_STEP;
  g_autofree char *id = make_id ("scene", number);
  g_autofree char *cue = g_strdup_printf ("%dM%d", number / 10 + 1, number % 10 + 1);
  g_autoptr(HpCurve) curve = make_curve (in, n_rest, number);
  g_autoptr(HpCurve) wish = make_curve (in, N_WISH_POINTS, number + 3);
  HpScene *scene = g_object_new (HP_TYPE_SCENE, "id", id, "cue", cue,
                                 "title", PICK (titles, number),
                                 "in", in, "out", in + SCENE_LENGTH,
                                 "in-on", PICK (moments, number),
                                 "out-on", PICK (moments, number + 1), "usage", "BI",
                                 "status", number % 4, "story", PICK (stories, number),
                                 "remarks", PICK (lines, number), "key", "D minor",
                                 "curve", curve, "wish", wish, NULL);

  g_object_set (hp_scene_get_targets (scene),
                "streaming", "keep the low octave above 60 Hz", NULL);
  add_talk (scene, number, in);
  add_moments (scene, number, in);
  add_tempo (scene, number, in);
  add_layers (scene, number, in);
  append (hp_plan_get_scenes (plan), scene);
}

static void
add_decisions (HpPlan *plan)
{
  for (int i = 0; i < N_DECISIONS; i++)
    {
      g_autofree char *id = make_id ("decision", i);
      g_autofree char *by = make_id ("person", i % N_PEOPLE);
      g_autofree char *scene = make_id ("scene", i % N_SCENES);
      g_autofree char *layer = make_id ("layer", i);
      g_autofree char *made = g_strdup_printf ("2026-%02d-%02dT%02d:15:00Z", i % 12 + 1,
                                               i % 28 + 1, i % 24);

      append (hp_plan_get_decisions (plan),
              g_object_new (HP_TYPE_DECISION, "id", id, "made", made, "by", by, "about", i % 9,
                            "scene", scene, "at", (gint64) i * 300, "text", PICK (purposes, i),
                            "quote", PICK (lines, i), "status", i % 4,
                            "concerns", (const char *[]) { layer, scene, NULL }, NULL));
    }
}

HpPlan *
film_plan_new (void)
{
  HpPlan *plan = g_object_new (HP_TYPE_PLAN, "title", "The Long Night",
                               "production", "Northlight Films", "director", "M. Adeyemi",
                               "composer", "I. Larsen", NULL);
  g_autoptr(HpFrameList) cuts = NULL;
  gint64 frames[N_CUTS];

  add_picture (plan);
  add_palette (plan);
  add_motifs (plan);
  for (int i = 0; i < N_SCENES; i++)
    add_scene (plan, i);

  for (int i = 0; i < N_MARKERS; i++)
    append (hp_plan_get_markers (plan),
            make_hit (N_HITS + i, (gint64) i * SCENE_STEP + SCENE_LENGTH + 100));
  for (int i = 0; i < N_LINES; i++)
    append (hp_plan_get_dialogue (plan),
            g_object_new (HP_TYPE_DIALOGUE_LINE, "in", i * G_GINT64_CONSTANT (110),
                          "out", i * G_GINT64_CONSTANT (110) + 60,
                          "speaker", i % 2 == 0 ? "MARA" : "TOMÁŠ", "text", PICK (lines, i),
                          NULL));
  for (int i = 0; i < N_CUTS; i++)
    frames[i] = (gint64) i * FILM_LENGTH / N_CUTS;
  cuts = hp_frame_list_new (frames, N_CUTS);
  g_object_set (plan, "cuts", cuts, NULL);

  append (hp_plan_get_reserved (plan),
          g_object_new (HP_TYPE_RESERVATION, "instrument", "instrument-1",
                        "at", G_GINT64_CONSTANT (1440), NULL));
  add_decisions (plan);
  return plan;
}

#include "score/score-builder.h"

#include "model/hit.h"
#include "model/plan-time.h"
#include "model/scene-time.h"
#include "score/dynamics-plan.h"
#include "score/tempo-steps.h"

#define SECONDS_PER_DAY 86400

typedef struct
{
  HpPlan     *plan;
  HpScene    *scene;
  HpTempoMap *tempo_map;
  HpMeterMap *meter_map;
  gint64      first_bar;
  gint64      last_bar;
  HpFraction  start;      /* of the first bar */
  HpFraction  end;        /* of the last */
} Sketch;

G_DEFINE_QUARK (hp-score-error, hp_score_error)

static void
sketch_clear (Sketch *self)
{
  g_clear_pointer (&self->tempo_map, hp_tempo_map_unref);
  g_clear_pointer (&self->meter_map, hp_meter_map_unref);
}

G_DEFINE_AUTO_CLEANUP_CLEAR_FUNC (Sketch, sketch_clear)

/* Without a tempo plan a beat is a second and the first downbeat is where the cue begins. */
static void
make_maps (Sketch *self)
{
  static const HpMeterMapChange common_time = { 1, { 4, 4 } };
  static const HpTempoMapChange seconds = { { 0, 1 }, { 1, 4 }, { 60, 0 }, FALSE };
  HpTempoPlan *chosen = hp_scene_get_chosen_tempo_plan (self->scene);
  HpFrameRate rate = hp_plan_get_frame_rate (self->plan);

  if (chosen != NULL)
    {
      self->meter_map = hp_tempo_plan_make_meter_map (chosen);
      self->tempo_map = hp_tempo_plan_make_tempo_map (chosen, rate);
    }
  else
    {
      self->meter_map = hp_meter_map_new (&common_time, 1);
      self->tempo_map = hp_tempo_map_new (&seconds, 1, rate, hp_scene_get_in (self->scene));
    }
}

static HpFraction
position_of (const Sketch *self,
             gint64        frame)
{
  return hp_tempo_map_get_tick_at (self->tempo_map, (double) frame, HP_SCORE_TICKS_PER_WHOLE);
}

/* A sketch begins with bar 1, so that its bars have the numbers they have in the plan, even
 * when the downbeat lies before the cue.  What sounds before the downbeat is a pickup, and
 * is given whole bars: 0, -1 …, enough of them to hold the first frame. */
static gboolean
find_bars (Sketch  *self,
           GError **error)
{
  gint64 in = hp_scene_get_in (self->scene);
  gint64 out = hp_scene_get_out (self->scene);
  gint64 downbeat = hp_tempo_map_get_downbeat (self->tempo_map);
  double longest = SECONDS_PER_DAY * hp_frame_rate_to_double (hp_plan_get_frame_rate (self->plan));

  self->first_bar = MIN (1, hp_meter_map_get_bar (self->meter_map, position_of (self, in), NULL));
  self->last_bar = hp_meter_map_get_bar (self->meter_map, position_of (self, out), NULL);

  if ((double) (MAX (out, downbeat) - MIN (in, downbeat)) > longest ||
      self->last_bar - self->first_bar >= HP_SCORE_MAX_BARS)
    {
      g_set_error (error, HP_SCORE_ERROR, HP_SCORE_ERROR_TOO_LONG,
                   "%s is too long for a score: at most %d bars and 24 hours can be written",
                   hp_scene_get_cue (self->scene), HP_SCORE_MAX_BARS);
      return FALSE;
    }

  self->start = hp_meter_map_get_start (self->meter_map, self->first_bar);
  self->end = hp_meter_map_get_start (self->meter_map, self->last_bar + 1);
  return TRUE;
}

static GArray *
make_bars (const Sketch *self)
{
  GArray *bars = g_array_new (FALSE, FALSE, sizeof (HpScoreBar));

  for (gint64 number = self->first_bar; number <= self->last_bar; number++)
    {
      HpScoreBar bar = {
        number,
        hp_meter_map_get_start (self->meter_map, number),
        hp_meter_map_get_meter (self->meter_map, number),
      };

      g_array_append_val (bars, bar);
    }

  return bars;
}

static void
make_dynamics (const Sketch *self,
               GArray       *dynamics,
               GArray       *wedges)
{
  HpFraction beat = { 1, (gint64) hp_meter_map_get_meter (self->meter_map, self->last_bar).unit };

  hp_dynamics_plan_curve (hp_scene_get_curve (self->scene),
                          hp_scene_get_in (self->scene),
                          hp_scene_get_out (self->scene),
                          self->tempo_map,
                          self->meter_map,
                          self->start,
                          hp_fraction_subtract (self->end, beat),
                          dynamics,
                          wedges);
}

static void
append_timecode (const Sketch *self,
                 HpFraction    at,
                 GArray       *texts)
{
  gint64 frame = hp_tempo_map_get_nearest_frame (self->tempo_map, at);
  HpScoreText text = { at, HP_SCORE_TEXT_TIMECODE, hp_plan_format_timecode (self->plan, frame) };

  g_array_append_val (texts, text);
}

static gint
compare_texts (gconstpointer a,
               gconstpointer b)
{
  const HpScoreText *first = a, *second = b;
  int order = hp_fraction_compare (first->at, second->at);

  return order != 0 ? order : (int) first->kind - (int) second->kind;
}

/* The timecode of the first bar, and of the downbeat after a pickup; the hits that the bars
 * hold.  A hit without a label is told by its timecode. */
static GArray *
make_texts (const Sketch *self)
{
  GArray *texts = g_array_new (FALSE, FALSE, sizeof (HpScoreText));
  GListModel *hits = G_LIST_MODEL (hp_scene_get_hits (self->scene));

  g_array_set_clear_func (texts, (GDestroyNotify) hp_score_text_clear);

  append_timecode (self, self->start, texts);
  if (self->first_bar < 1 && self->last_bar >= 1)
    append_timecode (self, (HpFraction) { 0, 1 }, texts);

  for (guint i = 0; i < g_list_model_get_n_items (hits); i++)
    {
      g_autoptr(HpHit) hit = g_list_model_get_item (hits, i);
      const char *label = hp_hit_get_label (hit);
      HpScoreText text = { position_of (self, hp_hit_get_at (hit)), HP_SCORE_TEXT_HIT, NULL };

      if (hp_fraction_compare (text.at, self->start) < 0 ||
          hp_fraction_compare (text.at, self->end) >= 0)
        continue;

      text.text = *label != '\0' ? g_strdup (label)
                                 : hp_plan_format_timecode (self->plan, hp_hit_get_at (hit));
      g_array_append_val (texts, text);
    }

  g_array_sort (texts, compare_texts);
  return texts;
}

/**
 * hp_score_build:
 * @plan: a plan
 * @scene: a scene of it
 * @error: return location for an error
 *
 * Makes the sketch of a cue in the meters and tempi of the tempo plan chosen.
 *
 * Returns: (transfer full): the score, or %NULL when the cue is too long for one
 */
HpScore *
hp_score_build (HpPlan   *plan,
                HpScene  *scene,
                GError  **error)
{
  g_auto(Sketch) sketch = { plan, scene };
  g_autoptr(GArray) bars = NULL;
  g_autoptr(GArray) tempi = NULL;
  g_autoptr(GArray) dynamics = g_array_new (FALSE, FALSE, sizeof (HpScoreDynamic));
  g_autoptr(GArray) wedges = g_array_new (FALSE, FALSE, sizeof (HpScoreWedge));
  g_autoptr(GArray) texts = NULL;

  g_return_val_if_fail (HP_IS_PLAN (plan), NULL);
  g_return_val_if_fail (HP_IS_SCENE (scene), NULL);

  make_maps (&sketch);
  g_return_val_if_fail (sketch.tempo_map != NULL && sketch.meter_map != NULL, NULL);

  if (!find_bars (&sketch, error))
    return NULL;

  bars = make_bars (&sketch);
  tempi = hp_tempo_steps_make (sketch.tempo_map, sketch.meter_map, sketch.start, sketch.end);
  make_dynamics (&sketch, dynamics, wedges);
  texts = make_texts (&sketch);

  return hp_score_new (&(HpScoreContent) {
    .film = hp_plan_get_title (plan),
    .composer = hp_plan_get_composer (plan),
    .cue = hp_scene_get_cue (scene),
    .title = hp_scene_get_title (scene),
    .is_tempo_decided = hp_scene_get_chosen_tempo_plan (scene) != NULL,
    .bars = bars,
    .tempi = tempi,
    .dynamics = dynamics,
    .wedges = wedges,
    .texts = texts,
  });
}

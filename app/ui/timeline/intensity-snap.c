/* What a point of the intensity lane snaps to. */

#include "config.h"

#include <glib/gi18n.h>

#include "model/edit-scene.h"
#include "model/hit.h"
#include "model/plan-time.h"
#include "model/scene-bars.h"
#include "model/scene-time.h"
#include "model/story-beat.h"
#include "ui/timeline/intensity-lane-private.h"

#define REACH 7.0  /* px */

static void
add (HpIntensityLane *self,
     HpScene         *scene,
     HpSnapKind       kind,
     gint64           frame)
{
  if (frame >= hp_scene_get_in (scene) && frame <= hp_scene_get_out (scene))
    g_array_append_val (self->targets[kind], frame);
}

static int
compare_frames (gconstpointer a,
                gconstpointer b)
{
  gint64 first = *(const gint64 *) a;
  gint64 second = *(const gint64 *) b;

  return first < second ? -1 : first > second ? 1 : 0;
}

static void
add_hits (HpIntensityLane *self,
          HpScene         *scene,
          HpElementList   *hits)
{
  for (guint i = 0; i < hp_element_list_get_n (hits); i++)
    add (self, scene, HP_SNAP_HIT, hp_hit_get_at (hp_element_list_get (hits, i)));
}

static void
add_curve (HpIntensityLane *self,
           HpScene         *scene,
           HpCurve         *curve)
{
  const HpCurvePoint *points = hp_curve_get_points (curve, NULL);
  gsize end = hp_curve_find_from (curve, hp_scene_get_out (scene) + 1);

  for (gsize i = hp_curve_find_from (curve, hp_scene_get_in (scene)); i < end; i++)
    add (self, scene, HP_SNAP_POINT, points[i].at);
}

/* Another scene, or the one itself: its own points are no targets for each other. */
static void
add_scene (HpIntensityLane *self,
           HpScene         *scene,
           HpScene         *other)
{
  HpElementList *beats = hp_scene_get_beats (other);

  if (hp_scene_get_in (other) > hp_scene_get_out (scene) ||
      hp_scene_get_out (other) < hp_scene_get_in (scene))
    return;

  add (self, scene, HP_SNAP_SCENE, hp_scene_get_in (other));
  add (self, scene, HP_SNAP_SCENE, hp_scene_get_out (other));
  add_hits (self, scene, hp_scene_get_hits (other));
  for (guint i = 0; i < hp_element_list_get_n (beats); i++)
    add (self, scene, HP_SNAP_BEAT, hp_story_beat_get_at (hp_element_list_get (beats, i)));
  if (other != scene || !hp_intensity_lane_draws_wish (self))
    add_curve (self, scene, hp_scene_get_wish (other));
  if (other != scene || hp_intensity_lane_draws_wish (self) || self->layer != NULL)
    add_curve (self, scene, hp_scene_get_curve (other));
}

static void
add_bars (HpIntensityLane *self,
          HpScene         *scene,
          HpFrameRate      rate)
{
  HpTempoPlan *tempo_plan = hp_scene_get_chosen_tempo_plan (scene);
  g_autoptr(HpTempoMap) tempos = NULL;
  g_autoptr(HpMeterMap) meters = NULL;
  gint64 frame = G_MININT64;
  HpFraction start;

  if (tempo_plan == NULL)
    return;

  tempos = hp_tempo_plan_make_tempo_map (tempo_plan, rate);
  meters = hp_tempo_plan_make_meter_map (tempo_plan);
  start = hp_tempo_map_get_tick_at (tempos, (double) hp_scene_get_in (scene), HP_SCORE_DENOMINATOR);
  for (gint64 bar = hp_meter_map_get_bar (meters, start, NULL);
       frame <= hp_scene_get_out (scene); bar++)
    {
      frame = hp_tempo_map_get_nearest_frame (tempos, hp_meter_map_get_start (meters, bar));
      add (self, scene, HP_SNAP_BAR, frame);
    }
}

/* For points of @scene: only what lies in it. */
void
hp_intensity_lane_gather_targets (HpIntensityLane *self,
                                  HpScene         *scene)
{
  HpDesk *desk = hp_lane_view_get_desk (HP_LANE_VIEW (self));
  HpPlan *plan = hp_desk_get_plan (desk);
  HpElementList *scenes = hp_plan_get_scenes (plan);
  const gint64 *cuts;
  gsize n_cuts;

  hp_intensity_lane_drop_targets (self);
  for (int kind = 0; kind < HP_SNAP_N_KINDS; kind++)
    self->targets[kind] = g_array_new (FALSE, FALSE, sizeof (gint64));

  for (guint i = 0; i < hp_element_list_get_n (scenes); i++)
    add_scene (self, scene, hp_element_list_get (scenes, i));
  add_hits (self, scene, hp_plan_get_markers (plan));
  add_bars (self, scene, hp_plan_get_frame_rate (plan));
  add (self, scene, HP_SNAP_PLAYHEAD, hp_desk_get_frame (desk));
  cuts = hp_frame_list_get_frames (hp_plan_get_cuts (plan), &n_cuts);
  for (gsize i = 0; i < n_cuts; i++)
    add (self, scene, HP_SNAP_CUT, cuts[i]);

  for (int kind = 0; kind < HP_SNAP_N_KINDS; kind++)
    g_array_sort (self->targets[kind], compare_frames);
}

void
hp_intensity_lane_drop_targets (HpIntensityLane *self)
{
  for (int kind = 0; kind < HP_SNAP_N_KINDS; kind++)
    g_clear_pointer (&self->targets[kind], g_array_unref);
  self->snapped = FALSE;
}

/* The boundary between frames at @x that lies in @scene, its out included; where it @snaps, the
 * nearest target. */
gint64
hp_intensity_lane_snap (HpIntensityLane *self,
                        HpScene         *scene,
                        double           x,
                        gboolean         snaps)
{
  const HpTimeAxis *axis = hp_lane_view_get_axis (HP_LANE_VIEW (self));
  HpSnapTargets targets[HP_SNAP_N_KINDS] = { { NULL, 0 } };

  for (int kind = 0; kind < HP_SNAP_N_KINDS; kind++)
    if (self->targets[kind] != NULL)
      targets[kind] = (HpSnapTargets) { (const gint64 *) (gpointer) self->targets[kind]->data,
                                        self->targets[kind]->len };

  self->snapped = snaps && hp_snap_find (targets, axis, x, REACH, &self->snap);
  if (self->snapped)
    return self->snap.frame;

  return CLAMP (hp_time_axis_edge_at (axis, x, G_MAXINT64),
                hp_scene_get_in (scene), hp_scene_get_out (scene));
}

static const char *
find_hit_label (HpElementList *hits,
                gint64         frame)
{
  for (guint i = 0; i < hp_element_list_get_n (hits); i++)
    if (hp_hit_get_at (hp_element_list_get (hits, i)) == frame)
      return hp_hit_get_label (hp_element_list_get (hits, i));

  return NULL;
}

/* The label of the hit that it is, or the feeling of the beat; "" where there is none. */
static const char *
find_label (HpIntensityLane *self,
            const HpSnap    *snap)
{
  HpPlan *plan = hp_desk_get_plan (hp_lane_view_get_desk (HP_LANE_VIEW (self)));
  HpElementList *scenes = hp_plan_get_scenes (plan);
  const char *label = snap->kind == HP_SNAP_HIT
                      ? find_hit_label (hp_plan_get_markers (plan), snap->frame) : NULL;

  for (guint i = 0; label == NULL && i < hp_element_list_get_n (scenes); i++)
    {
      HpScene *scene = hp_element_list_get (scenes, i);
      HpElementList *beats = hp_scene_get_beats (scene);

      if (snap->kind == HP_SNAP_HIT)
        label = find_hit_label (hp_scene_get_hits (scene), snap->frame);
      for (guint j = 0; snap->kind == HP_SNAP_BEAT && j < hp_element_list_get_n (beats); j++)
        if (hp_story_beat_get_at (hp_element_list_get (beats, j)) == snap->frame)
          label = hp_story_beat_get_feeling (hp_element_list_get (beats, j));
    }

  return label != NULL ? label : "";
}

/* To what the point has snapped, or NULL. */
char *
hp_intensity_lane_describe_snap (HpIntensityLane *self)
{
  const char *label;

  if (!self->snapped)
    return NULL;

  label = find_label (self, &self->snap);
  switch (self->snap.kind)
    {
    case HP_SNAP_HIT:
      /* Translators: what a point of a curve snaps to; %s is the label of the hit. */
      return *label != '\0' ? g_strdup_printf (_("hit: %s"), label) : g_strdup (C_("snap", "hit"));

    case HP_SNAP_BEAT:
      /* Translators: what a point of a curve snaps to; %s is the feeling of an emotional beat. */
      return *label != '\0' ? g_strdup_printf (_("beat: %s"), label) : g_strdup (C_("snap", "beat"));

    case HP_SNAP_BAR:
      /* Translators: what a point of a curve snaps to: a bar line. */
      return g_strdup (C_("snap", "bar"));

    case HP_SNAP_SCENE:
      return g_strdup (_("edge of a scene"));

    case HP_SNAP_CUT:
      /* Translators: what a point of a curve snaps to: a cut of the picture. */
      return g_strdup (C_("snap", "cut"));

    case HP_SNAP_PLAYHEAD:
      return g_strdup (_("playhead"));

    case HP_SNAP_POINT:
      return g_strdup (_("point of a curve"));

    case HP_SNAP_N_KINDS:
    default:
      return NULL;
    }
}

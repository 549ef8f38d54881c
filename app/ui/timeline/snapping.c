#include "config.h"

#include "ui/timeline/snapping.h"

#include <glib/gi18n.h>
#include <math.h>

#include "model/dialogue-line.h"
#include "model/entry.h"
#include "model/hit.h"
#include "model/layer.h"
#include "model/plan-time.h"
#include "model/scene-time.h"
#include "model/story-beat.h"

#define REACH 7.0       /* px */
#define LINE_WIDTH 2.0  /* px: of a line that is seen over that of a hit */

/* What is gathered for one drag. */
typedef struct
{
  HpSnapping *self;
  HpElement  *dragged;        /* or NULL */
  gboolean    with_contents;
} Gathering;

static void
add (HpSnapping *self,
     HpSnapKind  kind,
     gint64      frame)
{
  if (frame >= self->from && frame <= self->to)
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

/* All of @list, but what is dragged, by the frames that its @members are. */
static void
add_list (const Gathering   *gathering,
          HpSnapKind         kind,
          HpElementList     *list,
          const char *const *members)
{
  for (guint i = 0; i < hp_element_list_get_n (list); i++)
    {
      HpElement *element = hp_element_list_get (list, i);

      for (guint j = 0; members[j] != NULL && element != gathering->dragged; j++)
        {
          const HpMember *member = hp_element_find_member (element, members[j]);

          add (gathering->self, kind, *(const gint64 *) hp_element_get_field (element, member));
        }
    }
}

static const char *const at[] = { "at", NULL };
static const char *const ends[] = { "in", "out", NULL };

/* The lines of the bars, and the beats between them. */
static void
add_bars (HpSnapping *self,
          HpScene    *scene,
          HpFrameRate rate)
{
  HpTempoPlan *tempo_plan = hp_scene_get_chosen_tempo_plan (scene);
  gint64 first = MAX (hp_scene_get_in (scene), self->from);
  gint64 last = MIN (hp_scene_get_out (scene), self->to);
  gint64 frame = G_MININT64;
  g_autoptr(HpTempoMap) tempos = NULL;
  g_autoptr(HpMeterMap) meters = NULL;
  HpFraction position;

  if (tempo_plan == NULL || first > last)
    return;

  tempos = hp_tempo_plan_make_tempo_map (tempo_plan, rate);
  meters = hp_tempo_plan_make_meter_map (tempo_plan);
  position = hp_tempo_map_get_tick_at (tempos, (double) first, HP_SCORE_DENOMINATOR);
  position = hp_meter_map_get_beat (meters, position);
  for (; frame <= last; position = hp_meter_map_get_next_beat (meters, position))
    {
      HpFraction offset;

      frame = hp_tempo_map_get_nearest_frame (tempos, position);
      hp_meter_map_get_bar (meters, position, &offset);
      if (frame >= first && frame <= last)
        add (self, offset.num == 0 ? HP_SNAP_BAR : HP_SNAP_BAR_BEAT, frame);
    }
}

static void
add_scene (const Gathering *gathering,
           HpScene         *scene,
           HpFrameRate      rate)
{
  HpSnapping *self = gathering->self;
  HpElementList *layers = hp_scene_get_layers (scene);
  gboolean is_dragged = HP_ELEMENT (scene) == gathering->dragged;

  if (hp_scene_get_in (scene) > self->to || hp_scene_get_out (scene) < self->from ||
      (is_dragged && gathering->with_contents))
    return;

  if (!is_dragged)
    {
      add (self, HP_SNAP_SCENE, hp_scene_get_in (scene));
      add (self, HP_SNAP_SCENE, hp_scene_get_out (scene));
    }
  add_list (gathering, HP_SNAP_HIT, hp_scene_get_hits (scene), at);
  add_list (gathering, HP_SNAP_BEAT, hp_scene_get_beats (scene), at);
  for (guint i = 0; i < hp_element_list_get_n (layers); i++)
    add_list (gathering, HP_SNAP_ENTRY, hp_layer_get_entries (hp_element_list_get (layers, i)),
              ends);
  add_bars (self, scene, rate);
}

/* Unless what is dragged lies there already: there it would stick. */
static void
add_playhead (const Gathering *gathering,
              gint64           frame)
{
  static const char *const all[] = { "at", "in", "out" };

  for (guint i = 0; i < G_N_ELEMENTS (all) && gathering->dragged != NULL; i++)
    {
      const HpMember *member = hp_element_find_member (gathering->dragged, all[i]);

      if (member != NULL && member->kind == HP_MEMBER_FRAME &&
          *(const gint64 *) hp_element_get_field (gathering->dragged, member) == frame)
        return;
    }

  add (gathering->self, HP_SNAP_PLAYHEAD, frame);
}

static void
add_cuts (HpSnapping *self,
          HpPlan     *plan)
{
  gsize n_cuts;
  const gint64 *cuts = hp_frame_list_get_frames (hp_plan_get_cuts (plan), &n_cuts);

  for (gsize i = 0; i < n_cuts; i++)
    add (self, HP_SNAP_CUT, cuts[i]);
}

void
hp_snapping_gather (HpSnapping *self,
                    HpDesk     *desk,
                    gint64      from,
                    gint64      to,
                    HpElement  *dragged,
                    gboolean    with_contents)
{
  HpPlan *plan = hp_desk_get_plan (desk);
  HpElementList *scenes = hp_plan_get_scenes (plan);
  const Gathering gathering = { self, dragged, with_contents };

  hp_snapping_drop (self);
  self->from = from;
  self->to = to;
  for (int kind = 0; kind < HP_SNAP_N_KINDS; kind++)
    self->targets[kind] = g_array_new (FALSE, FALSE, sizeof (gint64));

  for (guint i = 0; i < hp_element_list_get_n (scenes); i++)
    add_scene (&gathering, hp_element_list_get (scenes, i), hp_plan_get_frame_rate (plan));
  add_list (&gathering, HP_SNAP_HIT, hp_plan_get_markers (plan), at);
  add_list (&gathering, HP_SNAP_LINE, hp_plan_get_dialogue (plan), ends);
  add_playhead (&gathering, hp_desk_get_frame (desk));
  add_cuts (self, plan);

  for (int kind = 0; kind < HP_SNAP_N_KINDS; kind++)
    g_array_sort (self->targets[kind], compare_frames);
}

void
hp_snapping_add_curve (HpSnapping *self,
                       HpCurve    *curve)
{
  const HpCurvePoint *points = hp_curve_get_points (curve, NULL);
  gsize end = hp_curve_find_from (curve, self->to + 1);

  for (gsize i = hp_curve_find_from (curve, self->from); i < end; i++)
    add (self, HP_SNAP_POINT, points[i].at);
  g_array_sort (self->targets[HP_SNAP_POINT], compare_frames);
}

void
hp_snapping_drop (HpSnapping *self)
{
  for (int kind = 0; kind < HP_SNAP_N_KINDS; kind++)
    g_clear_pointer (&self->targets[kind], g_array_unref);
  self->snapped = FALSE;
}

static void
list_targets (HpSnapping    *self,
              HpSnapTargets *targets)
{
  for (int kind = 0; kind < HP_SNAP_N_KINDS; kind++)
    if (self->targets[kind] != NULL)
      targets[kind] = (HpSnapTargets) { (const gint64 *) (gpointer) self->targets[kind]->data,
                                        self->targets[kind]->len };
}

gint64
hp_snapping_find (HpSnapping       *self,
                  const HpTimeAxis *axis,
                  double            x,
                  gboolean          snaps)
{
  HpSnapTargets targets[HP_SNAP_N_KINDS] = { { NULL, 0 } };

  list_targets (self, targets);
  self->snapped = snaps && hp_snap_find (targets, axis, x, REACH, &self->snap);
  return self->snapped ? self->snap.frame : hp_time_axis_edge_at (axis, x, G_MAXINT64);
}

gint64
hp_snapping_find_move (HpSnapping       *self,
                       const HpTimeAxis *axis,
                       gint64            in,
                       gint64            out,
                       double            dx,
                       gboolean          snaps)
{
  HpSnapTargets targets[HP_SNAP_N_KINDS] = { { NULL, 0 } };
  double left = hp_time_axis_x (axis, (double) in) + dx;
  double right = hp_time_axis_x (axis, (double) out) + dx;
  gboolean is_right;

  list_targets (self, targets);
  self->snapped = snaps && hp_snap_find_span (targets, axis, left, right, REACH, &self->snap,
                                              &is_right);
  if (!self->snapped)
    return (gint64) round (dx * axis->frames_per_px);

  return self->snap.frame - (is_right ? out : in);
}

void
hp_snapping_confirm (HpSnapping *self,
                     gint64      in,
                     gint64      out)
{
  self->snapped = self->snapped && (self->snap.frame == in || self->snap.frame == out);
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
find_label (HpPlan       *plan,
            const HpSnap *snap)
{
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

char *
hp_snapping_describe (HpSnapping *self,
                      HpPlan     *plan)
{
  const char *label;

  if (!self->snapped)
    return NULL;

  label = find_label (plan, &self->snap);
  switch (self->snap.kind)
    {
    case HP_SNAP_HIT:
      /* Translators: what is dragged snaps to; %s is the label of the hit. */
      return *label != '\0' ? g_strdup_printf (_("hit: %s"), label) : g_strdup (C_("snap", "hit"));

    case HP_SNAP_BEAT:
      /* Translators: what is dragged snaps to; %s is the feeling of an emotional beat. */
      return *label != '\0' ? g_strdup_printf (_("beat: %s"), label)
                            : g_strdup (C_("snap", "beat"));

    case HP_SNAP_BAR:
      /* Translators: what is dragged snaps to: a bar line. */
      return g_strdup (C_("snap", "bar"));

    case HP_SNAP_BAR_BEAT:
      /* Translators: what is dragged snaps to: a beat of the music. */
      return g_strdup (C_("snap", "beat of the bar"));

    case HP_SNAP_SCENE:
      return g_strdup (_("edge of a scene"));

    case HP_SNAP_CUT:
      /* Translators: what is dragged snaps to: a cut of the picture. */
      return g_strdup (C_("snap", "cut"));

    case HP_SNAP_ENTRY:
      return g_strdup (_("edge of an entry"));

    case HP_SNAP_LINE:
      return g_strdup (_("edge of a line"));

    case HP_SNAP_PLAYHEAD:
      return g_strdup (_("playhead"));

    case HP_SNAP_POINT:
      return g_strdup (_("point of a curve"));

    case HP_SNAP_N_KINDS:
    default:
      return NULL;
    }
}

char *
hp_snapping_extend (HpSnapping *self,
                    HpPlan     *plan,
                    const char *text)
{
  g_autofree char *what = hp_snapping_describe (self, plan);

  return what != NULL ? g_strdup_printf ("%s  %s", text, what) : g_strdup (text);
}

void
hp_snapping_snapshot (HpSnapping  *self,
                      HpLaneView  *lane,
                      GtkSnapshot *snapshot)
{
  GdkRGBA color = hp_lane_view_get_color (lane, "accent_color", 1);
  double x;

  if (!self->snapped)
    return;

  x = hp_time_axis_x (hp_lane_view_get_axis (lane), (double) self->snap.frame);
  hp_lane_view_snapshot_rect (snapshot, &color, x - LINE_WIDTH / 2, 0, LINE_WIDTH,
                              gtk_widget_get_height (GTK_WIDGET (lane)));
}

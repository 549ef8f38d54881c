/* What the keys do in the intensity lane. */

#include "config.h"

#include "core/curve-points.h"
#include "ui/timeline/intensity-lane-private.h"

#define LEVEL_STEP 0.01  /* of one key press */
#define RIDE_STEP 0.05   /* the same, while the film plays */

static gboolean
nudge (HpIntensityLane *self,
       gint64           frames,
       double           level)
{
  HpIntensityChoice *choice = &self->choice;
  g_autoptr(HpCurve) edited = NULL;

  if (choice->scene == NULL || !hp_intensity_lane_can_edit (self))
    return GDK_EVENT_PROPAGATE;

  edited = hp_curve_with_points_moved (choice->curve, choice->chosen, frames, level,
                                       hp_scene_get_in (choice->scene),
                                       hp_scene_get_out (choice->scene));
  hp_intensity_lane_edit (self, choice->scene, edited, NULL);
  return GDK_EVENT_STOP;
}

/* Scales the points chosen so that the last goes on by @frames, or the highest up by @level. */
static gboolean
stretch (HpIntensityLane *self,
         gint64           frames,
         double           level)
{
  HpIntensityChoice *choice = &self->choice;
  HpCurveExtent *extent = &self->extent;
  g_autoptr(HpCurve) edited = NULL;
  double factor;

  if (choice->scene == NULL || extent->n_points < 2 || !hp_intensity_lane_can_edit (self))
    return GDK_EVENT_PROPAGATE;

  if (frames != 0)
    {
      factor = (double) (extent->last + frames - extent->first) /
               (double) (extent->last - extent->first);
      edited = hp_curve_with_time_scaled (choice->curve, choice->chosen, extent->first, factor,
                                          hp_scene_get_in (choice->scene),
                                          hp_scene_get_out (choice->scene));
    }
  else if (extent->high > extent->low)
    {
      factor = (extent->high + level - extent->low) / (extent->high - extent->low);
      edited = hp_curve_with_levels_scaled (choice->curve, choice->chosen, extent->low,
                                            MAX (factor, 0));
    }

  if (edited != NULL)
    hp_intensity_lane_edit (self, choice->scene, edited, NULL);
  return GDK_EVENT_STOP;
}

/* The next scene in the direction of @step that has points, from @position on; or NULL. */
static HpScene *
find_drawn_scene (HpIntensityLane *self,
                  int              position,
                  int              step)
{
  HpElementList *scenes =
    hp_plan_get_scenes (hp_desk_get_plan (hp_lane_view_get_desk (HP_LANE_VIEW (self))));

  for (; position >= 0 && position < (int) hp_element_list_get_n (scenes); position += step)
    {
      HpScene *scene = hp_element_list_get (scenes, (guint) position);
      gsize n_points;

      hp_curve_get_points (hp_intensity_lane_get_curve (self, scene), &n_points);
      if (n_points > 0)
        return scene;
    }

  return NULL;
}

/* The first point of the scene that is selected, or else of the film. */
static gboolean
choose_first (HpIntensityLane *self)
{
  HpScene *scene = hp_desk_get_scene (hp_lane_view_get_desk (HP_LANE_VIEW (self)));
  gsize n_points = 0;

  if (scene != NULL)
    hp_curve_get_points (hp_intensity_lane_get_curve (self, scene), &n_points);
  if (n_points == 0)
    scene = find_drawn_scene (self, 0, 1);
  if (scene == NULL)
    return GDK_EVENT_PROPAGATE;

  hp_intensity_lane_choose_only (self, scene, hp_intensity_lane_get_curve (self, scene), 0);
  return GDK_EVENT_STOP;
}

/* Chooses the point before or after the lead; past the ends lie the points of the scenes before
 * and after.  Where it @extends, it is chosen with the others, and lies in their scene. */
static gboolean
choose_relative (HpIntensityLane *self,
                 int              step,
                 gboolean         extends)
{
  HpIntensityChoice *choice = &self->choice;
  HpScene *scene = choice->scene;
  gssize index = choice->lead + step;
  gsize n_points;
  guint position;

  if (scene == NULL)
    return choose_first (self);

  hp_curve_get_points (choice->curve, &n_points);
  if (index >= 0 && (gsize) index < n_points)
    {
      if (extends)
        hp_intensity_lane_extend_to (self, (gsize) index);
      else
        hp_intensity_lane_choose_only (self, scene, choice->curve, index);
      return GDK_EVENT_STOP;
    }

  if (extends || !hp_element_list_find (hp_element_get_list (HP_ELEMENT (scene)), scene, &position))
    return GDK_EVENT_STOP;

  scene = find_drawn_scene (self, (int) position + step, step);
  if (scene == NULL)
    {
      hp_intensity_lane_choose_only (self, choice->scene, choice->curve, choice->lead);
      return GDK_EVENT_STOP;
    }

  hp_curve_get_points (hp_intensity_lane_get_curve (self, scene), &n_points);
  hp_intensity_lane_choose_only (self, scene, hp_intensity_lane_get_curve (self, scene),
                                 step > 0 ? 0 : (gssize) n_points - 1);
  return GDK_EVENT_STOP;
}

/* A point where the playhead is, at the level the curve has there. */
static gboolean
add_at_playhead (HpIntensityLane *self)
{
  gint64 frame = hp_desk_get_frame (hp_lane_view_get_desk (HP_LANE_VIEW (self)));
  HpScene *scene = hp_intensity_lane_get_scene_at (self, frame);
  g_autoptr(HpCurve) edited = NULL;
  HpCurve *curve;

  if (!hp_intensity_lane_can_edit (self))
    return GDK_EVENT_PROPAGATE;

  if (scene == NULL)
    {
      hp_intensity_lane_refuse_without_scene (self);
      return GDK_EVENT_STOP;
    }

  curve = hp_intensity_lane_get_curve (self, scene);
  edited = hp_curve_with_point (curve, frame, hp_intensity_lane_get_level_at (self, scene, frame));
  hp_intensity_lane_choose_only (self, scene, edited, hp_curve_index_at (edited, frame));
  hp_intensity_lane_edit (self, scene, edited, NULL);
  return GDK_EVENT_STOP;
}

static gboolean
choose_all (HpIntensityLane *self)
{
  HpScene *scene = self->choice.scene != NULL
                   ? self->choice.scene
                   : hp_desk_get_scene (hp_lane_view_get_desk (HP_LANE_VIEW (self)));

  if (scene == NULL)
    return GDK_EVENT_PROPAGATE;

  hp_intensity_lane_choose_all (self, scene);
  return GDK_EVENT_STOP;
}

/* Of the segment after the lead. */
static gboolean
cycle_shape (HpIntensityLane *self)
{
  const HpCurvePoint *lead = hp_intensity_lane_get_lead (self);

  if (lead == NULL || !hp_intensity_lane_can_edit (self))
    return GDK_EVENT_PROPAGATE;

  hp_intensity_lane_cycle_shape (self, self->choice.scene, (gsize) self->choice.lead);
  return GDK_EVENT_STOP;
}

static gboolean
control_pressed (HpIntensityLane *self,
                 guint            keyval,
                 gboolean         shift)
{
  switch (gdk_keyval_to_lower (keyval))
    {
    case GDK_KEY_Left:
      return choose_relative (self, -1, TRUE);

    case GDK_KEY_Right:
      return choose_relative (self, 1, TRUE);

    case GDK_KEY_a:
      return choose_all (self);

    case GDK_KEY_c:
      hp_intensity_lane_copy (self);
      return GDK_EVENT_STOP;

    case GDK_KEY_x:
      hp_intensity_lane_cut (self);
      return GDK_EVENT_STOP;

    case GDK_KEY_v:
      hp_intensity_lane_paste (self, shift);
      return GDK_EVENT_STOP;

    default:
      return GDK_EVENT_PROPAGATE;
    }
}

static gboolean
alt_pressed (HpIntensityLane *self,
             guint            keyval)
{
  switch (keyval)
    {
    case GDK_KEY_Left:
      return stretch (self, -1, 0);

    case GDK_KEY_Right:
      return stretch (self, 1, 0);

    case GDK_KEY_Up:
      return stretch (self, 0, LEVEL_STEP);

    case GDK_KEY_Down:
      return stretch (self, 0, -LEVEL_STEP);

    default:
      return GDK_EVENT_PROPAGATE;
    }
}

/* While it is ridden; FALSE where nothing is. */
static gboolean
ride_pressed (HpIntensityLane *self,
              guint            keyval)
{
  switch (keyval)
    {
    case GDK_KEY_Up:
      return hp_intensity_lane_ride_by (self, RIDE_STEP);

    case GDK_KEY_Down:
      return hp_intensity_lane_ride_by (self, -RIDE_STEP);

    case GDK_KEY_Escape:
      if (hp_ride_get_scene (self->ride) == NULL)
        return GDK_EVENT_PROPAGATE;

      hp_ride_cancel (self->ride);
      return GDK_EVENT_STOP;

    default:
      return GDK_EVENT_PROPAGATE;
    }
}

static gboolean
plain_pressed (HpIntensityLane *self,
               guint            keyval,
               gboolean         shift)
{
  if (hp_desk_get_playing (hp_lane_view_get_desk (HP_LANE_VIEW (self))) &&
      ride_pressed (self, keyval) == GDK_EVENT_STOP)
    return GDK_EVENT_STOP;

  switch (keyval)
    {
    case GDK_KEY_Left:
      return shift ? nudge (self, -1, 0) : choose_relative (self, -1, FALSE);

    case GDK_KEY_Right:
      return shift ? nudge (self, 1, 0) : choose_relative (self, 1, FALSE);

    case GDK_KEY_Up:
      return nudge (self, 0, LEVEL_STEP);

    case GDK_KEY_Down:
      return nudge (self, 0, -LEVEL_STEP);

    case GDK_KEY_Return:
    case GDK_KEY_KP_Enter:
      return add_at_playhead (self);

    case GDK_KEY_c:
      return cycle_shape (self);

    case GDK_KEY_v:
      return hp_intensity_lane_draw_next (self, 1);

    case GDK_KEY_V:
      return hp_intensity_lane_draw_next (self, -1);

    case GDK_KEY_Escape:
      return hp_intensity_lane_draw_intensity (self);

    case GDK_KEY_Menu:
      return hp_intensity_lane_show_menu_by_key (self);

    case GDK_KEY_F10:
      return shift ? hp_intensity_lane_show_menu_by_key (self) : GDK_EVENT_PROPAGATE;

    default:
      return GDK_EVENT_PROPAGATE;
    }
}

gboolean
hp_intensity_lane_key_pressed (HpLaneView      *lane,
                               guint            keyval,
                               GdkModifierType  state)
{
  HpIntensityLane *self = HP_INTENSITY_LANE (lane);
  gboolean shift = (state & GDK_SHIFT_MASK) != 0;

  if (hp_intensity_lane_get_scenes (self) == NULL || self->deed != HP_INTENSITY_NOTHING)
    return GDK_EVENT_PROPAGATE;

  if (keyval == GDK_KEY_Escape && self->pending != 0)
    {
      hp_intensity_lane_drop_pending (self);
      return GDK_EVENT_STOP;
    }

  hp_intensity_lane_finish_pending (self);
  if (state & GDK_CONTROL_MASK)
    return control_pressed (self, keyval, shift);
  if (state & GDK_ALT_MASK)
    return alt_pressed (self, keyval);

  return plain_pressed (self, keyval, shift);
}

/* Which points of the intensity lane are chosen. */

#include "config.h"

#include "core/curve-points.h"
#include "ui/timeline/intensity-lane-private.h"

void
hp_intensity_choice_clear (HpIntensityChoice *self)
{
  g_clear_object (&self->scene);
  g_clear_pointer (&self->curve, hp_curve_unref);
  g_clear_pointer (&self->chosen, g_free);
  self->lead = -1;
}

void
hp_intensity_choice_copy (HpIntensityChoice       *to,
                          const HpIntensityChoice *from)
{
  gsize n_points;

  hp_intensity_choice_clear (to);
  if (from->scene == NULL)
    return;

  hp_curve_get_points (from->curve, &n_points);
  to->scene = g_object_ref (from->scene);
  to->curve = hp_curve_ref (from->curve);
  to->chosen = g_memdup2 (from->chosen, (n_points + 1) * sizeof (gboolean));
  to->lead = from->lead;
}

gboolean
hp_intensity_choice_holds (const HpIntensityChoice *self,
                           HpScene                 *scene,
                           gssize                   index)
{
  gsize n_points;

  if (scene == NULL || self->scene != scene || index < 0)
    return FALSE;

  hp_curve_get_points (self->curve, &n_points);
  return (gsize) index < n_points && self->chosen[index];
}

/* The curve of @scene as the user sees it. */
HpCurve *
hp_intensity_lane_get_shown (HpIntensityLane *self,
                             HpScene         *scene)
{
  if (self->ridden != NULL && scene == hp_ride_get_scene (self->ride))
    return self->ridden;

  return scene == self->choice.scene && self->draft != NULL
         ? self->draft : hp_intensity_lane_get_curve (self, scene);
}

/* The point that keys go on from, and whose value is told; NULL where none is chosen. */
const HpCurvePoint *
hp_intensity_lane_get_lead (HpIntensityLane *self)
{
  const HpCurvePoint *points;
  gsize n_points;

  if (self->choice.scene == NULL || self->choice.lead < 0)
    return NULL;

  points = hp_curve_get_points (hp_intensity_lane_get_shown (self, self->choice.scene), &n_points);
  return (gsize) self->choice.lead < n_points ? &points[self->choice.lead] : NULL;
}

/* To be called whenever the points chosen, or those shown, are others: so that drawing need not
 * visit all of them. */
void
hp_intensity_lane_measure (HpIntensityLane *self)
{
  self->extent.n_points = 0;
  if (self->choice.scene != NULL)
    hp_curve_get_extent (self->draft != NULL ? self->draft : self->choice.curve,
                         self->choice.chosen, &self->extent);
}

static void
chose (HpIntensityLane *self)
{
  hp_intensity_lane_measure (self);
  if (self->extent.n_points == 0)
    hp_intensity_choice_clear (&self->choice);

  hp_intensity_lane_update_accessible (self);
  gtk_widget_queue_draw (GTK_WIDGET (self));
  hp_lane_view_contents_changed (HP_LANE_VIEW (self));
}

/* Chooses points of @scene, whose curve is or will be @curve; @chosen is (transfer full). */
void
hp_intensity_lane_choose (HpIntensityLane *self,
                          HpScene         *scene,
                          HpCurve         *curve,
                          gboolean        *chosen,
                          gssize           lead)
{
  HpIntensityChoice choice = { g_object_ref (scene), hp_curve_ref (curve), chosen, lead };
  HpDesk *desk = hp_lane_view_get_desk (HP_LANE_VIEW (self));

  /* The desk first: what it says of its selection makes the lane drop its own. */
  hp_desk_select_mark (desk, NULL);
  hp_desk_select_scene (desk, scene);

  hp_intensity_choice_clear (&self->choice);
  self->choice = choice;
  chose (self);
}

void
hp_intensity_lane_choose_only (HpIntensityLane *self,
                               HpScene         *scene,
                               HpCurve         *curve,
                               gssize           index)
{
  gboolean *chosen;
  gsize n_points;

  hp_curve_get_points (curve, &n_points);
  chosen = g_new0 (gboolean, n_points + 1);
  chosen[index] = TRUE;
  hp_intensity_lane_choose (self, scene, curve, chosen, index);
}

/* Chooses what a rubber band holds, which may be nothing; where it chooses @more, beside what was
 * chosen before it, as long as that is of the same scene.  @chosen is (transfer full).  The desk
 * does not hear of it until the band is let go. */
void
hp_intensity_lane_choose_band (HpIntensityLane *self,
                               HpScene         *scene,
                               gboolean        *chosen,
                               gboolean         more)
{
  HpCurve *curve = scene != NULL ? hp_intensity_lane_get_curve (self, scene) : NULL;
  gsize n_points = 0;

  if (more)
    hp_intensity_choice_copy (&self->choice, &self->before);
  else
    hp_intensity_choice_clear (&self->choice);

  if (curve != NULL)
    hp_curve_get_points (curve, &n_points);
  if (scene != NULL && self->choice.scene != scene)
    {
      hp_intensity_choice_clear (&self->choice);
      self->choice = (HpIntensityChoice) { g_object_ref (scene), hp_curve_ref (curve),
                                           g_new0 (gboolean, n_points + 1), -1 };
    }
  for (gsize i = 0; i < n_points; i++)
    if (chosen[i])
      {
        self->choice.chosen[i] = TRUE;
        self->choice.lead = (gssize) i;
      }

  g_free (chosen);
  chose (self);
}

/* Of the scene that has the choice. */
void
hp_intensity_lane_set_chosen (HpIntensityLane *self,
                              gsize            index,
                              gboolean         chosen)
{
  gsize n_points;

  hp_curve_get_points (self->choice.curve, &n_points);
  self->choice.chosen[index] = chosen;
  if (chosen)
    self->choice.lead = (gssize) index;
  else if (self->choice.lead == (gssize) index)
    for (gsize i = 0; i < n_points; i++)
      if (self->choice.chosen[i])
        self->choice.lead = (gssize) i;
  chose (self);
}

/* Chooses all from the lead to @index, too. */
void
hp_intensity_lane_extend_to (HpIntensityLane *self,
                             gsize            index)
{
  gsize from = self->choice.lead < 0 ? index : (gsize) self->choice.lead;

  for (gsize i = MIN (from, index); i <= MAX (from, index); i++)
    self->choice.chosen[i] = TRUE;
  self->choice.lead = (gssize) index;
  chose (self);
}

void
hp_intensity_lane_choose_all (HpIntensityLane *self,
                              HpScene         *scene)
{
  HpCurve *curve = hp_intensity_lane_get_curve (self, scene);
  gboolean *chosen;
  gsize n_points;

  hp_curve_get_points (curve, &n_points);
  chosen = g_new0 (gboolean, n_points + 1);
  for (gsize i = 0; i < n_points; i++)
    chosen[i] = TRUE;
  hp_intensity_lane_choose (self, scene, curve, chosen, (gssize) n_points - 1);
}

void
hp_intensity_lane_choose_none (HpIntensityLane *self)
{
  hp_intensity_choice_clear (&self->choice);
  chose (self);
}

/* As it was before the pointer came down, as far as those points are there still. */
void
hp_intensity_lane_restore_choice (HpIntensityLane *self)
{
  HpScene *scene;

  hp_intensity_choice_copy (&self->choice, &self->before);
  hp_intensity_choice_clear (&self->before);

  scene = self->choice.scene;
  if (scene != NULL && hp_element_get_list (HP_ELEMENT (scene)) == NULL)
    hp_intensity_choice_clear (&self->choice);
  else if (scene != NULL)
    hp_desk_select_scene (hp_lane_view_get_desk (HP_LANE_VIEW (self)), scene);

  hp_intensity_lane_follow_curve (self);
  chose (self);
}

/* The curve may be another one now: the choice goes with its points. */
void
hp_intensity_lane_follow_curve (HpIntensityLane *self)
{
  HpCurve *curve;
  gboolean *chosen;
  gsize n_points;

  if (self->choice.scene == NULL)
    return;

  curve = hp_intensity_lane_get_curve (self, self->choice.scene);
  if (curve == self->choice.curve)
    return;

  hp_curve_get_points (curve, &n_points);
  chosen = hp_curve_find_chosen (self->choice.curve, self->choice.chosen, curve);
  g_free (self->choice.chosen);
  self->choice.chosen = chosen;
  hp_curve_unref (self->choice.curve);
  self->choice.curve = hp_curve_ref (curve);

  if (!hp_intensity_choice_holds (&self->choice, self->choice.scene, self->choice.lead))
    for (gsize i = 0; i < n_points; i++)
      if (chosen[i])
        self->choice.lead = (gssize) i;
  chose (self);
}

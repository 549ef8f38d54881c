/* How high a lane is: what it needs, what the user gave it, or folded. */

#include "ui/timeline/lane-view-private.h"

#define FOLDED_HEIGHT 22  /* px */
#define MAX_HEIGHT 800    /* px */

static int
needed_height (HpLaneView *self)
{
  HpLaneViewClass *klass = HP_LANE_VIEW_GET_CLASS (self);

  return klass->get_height != NULL ? klass->get_height (self) : klass->height;
}

void
hp_lane_view_measure (GtkWidget      *widget,
                      GtkOrientation  orientation,
                      int             for_size,
                      int            *minimum,
                      int            *natural,
                      int            *minimum_baseline,
                      int            *natural_baseline)
{
  HpLaneView *self = HP_LANE_VIEW (widget);
  HpLaneViewPrivate *priv = hp_lane_view_get_private (self);

  if (orientation == GTK_ORIENTATION_HORIZONTAL)
    {
      *minimum = 96;
      *natural = 640;
    }
  else if (priv->folded)
    *minimum = *natural = FOLDED_HEIGHT;
  else
    {
      *minimum = MAX (needed_height (self), priv->height);
      *natural = priv->height > 0 ? *minimum
                                  : MAX (*minimum, HP_LANE_VIEW_GET_CLASS (self)->natural_height);
    }
}

gboolean
hp_lane_view_get_folded (HpLaneView *self)
{
  HpLaneViewPrivate *priv = hp_lane_view_get_private (self);

  g_return_val_if_fail (HP_IS_LANE_VIEW (self), FALSE);

  return priv->folded;
}

/* A lane of a given height does not take more, were there room. */
static void
update_expand (HpLaneView *self)
{
  HpLaneViewPrivate *priv = hp_lane_view_get_private (self);

  gtk_widget_set_vexpand (GTK_WIDGET (self), priv->expands && !priv->folded && priv->height == 0);
  gtk_widget_queue_resize (GTK_WIDGET (self));
}

void
hp_lane_view_set_folded (HpLaneView *self,
                         gboolean    folded)
{
  HpLaneViewPrivate *priv = hp_lane_view_get_private (self);

  g_return_if_fail (HP_IS_LANE_VIEW (self));

  priv->folded = folded;
  gtk_widget_set_sensitive (GTK_WIDGET (self), !folded);
  gtk_widget_set_opacity (GTK_WIDGET (self), folded ? 0.6 : 1);
  update_expand (self);
}

/* Those that draw into the height they are given. */
gboolean
hp_lane_view_is_resizable (HpLaneView *self)
{
  HpLaneViewClass *klass = HP_LANE_VIEW_GET_CLASS (self);

  return klass->get_height != NULL || klass->natural_height > klass->height;
}

int
hp_lane_view_get_height (HpLaneView *self)
{
  HpLaneViewPrivate *priv = hp_lane_view_get_private (self);

  g_return_val_if_fail (HP_IS_LANE_VIEW (self), 0);

  return priv->height;
}

void
hp_lane_view_set_height (HpLaneView *self,
                         int         height)
{
  HpLaneViewPrivate *priv = hp_lane_view_get_private (self);

  g_return_if_fail (HP_IS_LANE_VIEW (self));

  priv->height = height > 0 ? CLAMP (height, needed_height (self), MAX_HEIGHT) : 0;
  update_expand (self);
}

#include "config.h"

#include "ui/timeline/picture-lane.h"

#include <glib/gi18n.h>
#include <math.h>

#define HEIGHT 24          /* px */
#define NATURAL_HEIGHT 54  /* px */
#define INSET 3.0          /* px around a place */
#define RADIUS 3.0f        /* px */
#define ASPECT (16 / 9.0)  /* while no film shows */

struct _HpPictureLane
{
  HpLaneView parent_instance;

  double aspect;  /* of the film: its width over its height */
};

G_DEFINE_FINAL_TYPE (HpPictureLane, hp_picture_lane, HP_TYPE_LANE_VIEW)

/* As wide as the film is at this height: they lie side by side from the first frame on, whatever
 * the zoom. */
static void
draw_places (HpPictureLane *self,
             GtkSnapshot   *snapshot,
             double         end)
{
  HpLaneView *lane = HP_LANE_VIEW (self);
  const HpTimeAxis *axis = hp_lane_view_get_axis (lane);
  GdkRGBA color = hp_lane_view_get_color (lane, "view_fg_color", 0.06f);
  double height = gtk_widget_get_height (GTK_WIDGET (self)) - 2 * INSET;
  double width = height * self->aspect, step = ceil (width + 2 * INSET);
  double origin = floor (axis->start / axis->frames_per_px + 0.5);
  double right = MIN (hp_lane_view_get_width (lane), hp_time_axis_x (axis, end));

  if (height < INSET)
    return;

  for (double x = floor (origin / step) * step - origin; x < right; x += step)
    {
      GskRoundedRect place;

      gsk_rounded_rect_init_from_rect (&place,
                                       &GRAPHENE_RECT_INIT ((float) (x + INSET), (float) INSET,
                                                            (float) width, (float) height),
                                       RADIUS);
      gtk_snapshot_push_rounded_clip (snapshot, &place);
      gtk_snapshot_append_color (snapshot, &color, &place.bounds);
      gtk_snapshot_pop (snapshot);
    }
}

/* The first of @cuts at @frame or later. */
static gsize
find_cut (const gint64 *cuts,
          gsize         n_cuts,
          double        frame)
{
  gsize first = 0, end = n_cuts;

  while (first < end)
    {
      gsize middle = first + (end - first) / 2;

      if ((double) cuts[middle] < frame)
        first = middle + 1;
      else
        end = middle;
    }

  return first;
}

/* No two in one column: far away there may be thousands. */
static void
draw_cuts (HpPictureLane *self,
           GtkSnapshot   *snapshot,
           HpPlan        *plan)
{
  HpLaneView *lane = HP_LANE_VIEW (self);
  const HpTimeAxis *axis = hp_lane_view_get_axis (lane);
  GdkRGBA color = hp_lane_view_get_color (lane, "view_fg_color", 0.45f);
  int height = gtk_widget_get_height (GTK_WIDGET (self));
  double width = hp_lane_view_get_width (lane);
  const gint64 *cuts;
  gsize n_cuts, i;

  cuts = hp_frame_list_get_frames (hp_plan_get_cuts (plan), &n_cuts);
  i = find_cut (cuts, n_cuts, hp_time_axis_time_at (axis, -1));
  while (i < n_cuts)
    {
      double x = floor (hp_time_axis_x (axis, (double) cuts[i]) + 0.5);

      if (x > width)
        break;

      hp_lane_view_snapshot_rect (snapshot, &color, x, 0, 1, height);
      i = MAX (i + 1, find_cut (cuts, n_cuts, hp_time_axis_time_at (axis, x + 0.5)));
    }
}

static void
hp_picture_lane_draw_tile (HpLaneView  *lane,
                           GtkSnapshot *snapshot)
{
  HpDesk *desk = hp_lane_view_get_desk (lane);
  HpPlan *plan = hp_desk_get_plan (desk);

  if (plan == NULL)
    return;

  draw_places (HP_PICTURE_LANE (lane), snapshot, (double) hp_desk_get_duration (desk));
  draw_cuts (HP_PICTURE_LANE (lane), snapshot, plan);
}

static void
update_aspect (HpPictureLane *self)
{
  HpTransport *transport = hp_desk_get_transport (hp_lane_view_get_desk (HP_LANE_VIEW (self)));
  g_autoptr(HpStill) shown = hp_transport_ref_picture (transport);
  double aspect;

  if (shown == NULL)
    return;

  aspect = (double) hp_still_get_width (shown) / hp_still_get_height (shown);
  /* What is scaled to whole pixels differs by a little. */
  if (fabs (aspect / self->aspect - 1) < 0.02)
    return;

  self->aspect = aspect;
  hp_lane_view_clear_tiles (HP_LANE_VIEW (self));
}

static void
update_accessible (HpPictureLane *self)
{
  HpPlan *plan = hp_desk_get_plan (hp_lane_view_get_desk (HP_LANE_VIEW (self)));
  g_autofree char *text = NULL;
  gsize n_cuts = 0;

  if (plan != NULL)
    hp_frame_list_get_frames (hp_plan_get_cuts (plan), &n_cuts);
  /* Translators: how many. */
  text = g_strdup_printf (ngettext ("%u cut", "%u cuts", (guint) n_cuts), (guint) n_cuts);
  gtk_accessible_update_property (GTK_ACCESSIBLE (self),
                                  GTK_ACCESSIBLE_PROPERTY_DESCRIPTION, text,
                                  -1);
}

static void
hp_picture_lane_constructed (GObject *object)
{
  HpDesk *desk = hp_lane_view_get_desk (HP_LANE_VIEW (object));

  G_OBJECT_CLASS (hp_picture_lane_parent_class)->constructed (object);

  g_signal_connect_object (hp_desk_get_transport (desk), "picture-changed",
                           G_CALLBACK (update_aspect), object, G_CONNECT_SWAPPED);
  g_signal_connect_object (desk, "changed",
                           G_CALLBACK (update_accessible), object, G_CONNECT_SWAPPED);
  update_accessible (HP_PICTURE_LANE (object));
}

static void
hp_picture_lane_class_init (HpPictureLaneClass *klass)
{
  HpLaneViewClass *lane_class = HP_LANE_VIEW_CLASS (klass);

  G_OBJECT_CLASS (klass)->constructed = hp_picture_lane_constructed;
  lane_class->draw_tile = hp_picture_lane_draw_tile;
  lane_class->height = HEIGHT;
  lane_class->natural_height = NATURAL_HEIGHT;

  gtk_widget_class_set_css_name (GTK_WIDGET_CLASS (klass), "picturelane");
  gtk_widget_class_set_accessible_role (GTK_WIDGET_CLASS (klass), GTK_ACCESSIBLE_ROLE_IMG);
}

static void
hp_picture_lane_init (HpPictureLane *self)
{
  self->aspect = ASPECT;
  /* Little is to be seen yet. */
  hp_lane_view_set_folded (HP_LANE_VIEW (self), TRUE);
  gtk_accessible_update_property (GTK_ACCESSIBLE (self),
                                  GTK_ACCESSIBLE_PROPERTY_LABEL, _("Shots of the picture"),
                                  -1);
}

GtkWidget *
hp_picture_lane_new (HpDesk *desk)
{
  return g_object_new (HP_TYPE_PICTURE_LANE, "desk", desk, NULL);
}

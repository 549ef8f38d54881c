#include "ui/timeline/lane-gaps.h"

struct _HpLaneGaps
{
  GtkWidget  parent_instance;

  GtkWidget *view;
  GPtrArray *lists;
};

G_DEFINE_FINAL_TYPE (HpLaneGaps, hp_lane_gaps, GTK_TYPE_WIDGET)

static cairo_region_t *
find_region (HpLaneGaps *self)
{
  cairo_rectangle_int_t whole = { 0, 0, gtk_widget_get_width (GTK_WIDGET (self)),
                                  gtk_widget_get_height (GTK_WIDGET (self)) };
  cairo_region_t *region = cairo_region_create_rectangle (&whole);

  for (guint i = 0; i < self->lists->len; i++)
    {
      GtkWidget *list = g_ptr_array_index (self->lists, i);
      graphene_rect_t bounds;

      if (!gtk_widget_get_mapped (list) ||
          !gtk_widget_compute_bounds (list, GTK_WIDGET (self), &bounds))
        continue;

      graphene_rect_round_extents (&bounds, &bounds);
      cairo_region_subtract_rectangle (region, &(cairo_rectangle_int_t) {
                                         0, (int) bounds.origin.y, whole.width,
                                         (int) bounds.size.height });
    }

  return region;
}

static void
hp_lane_gaps_snapshot (GtkWidget   *widget,
                       GtkSnapshot *snapshot)
{
  HpLaneGaps *self = HP_LANE_GAPS (widget);
  cairo_region_t *region = find_region (self);

  for (int i = 0; i < cairo_region_num_rectangles (region); i++)
    {
      cairo_rectangle_int_t part;

      cairo_region_get_rectangle (region, i, &part);
      gtk_snapshot_push_clip (snapshot, &GRAPHENE_RECT_INIT ((float) part.x, (float) part.y,
                                                             (float) part.width,
                                                             (float) part.height));
      gtk_widget_snapshot_child (widget, self->view, snapshot);
      gtk_snapshot_pop (snapshot);
    }

  cairo_region_destroy (region);
}

static void
hp_lane_gaps_dispose (GObject *object)
{
  HpLaneGaps *self = HP_LANE_GAPS (object);

  g_clear_pointer (&self->view, gtk_widget_unparent);
  g_clear_pointer (&self->lists, g_ptr_array_unref);

  G_OBJECT_CLASS (hp_lane_gaps_parent_class)->dispose (object);
}

static void
hp_lane_gaps_class_init (HpLaneGapsClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = hp_lane_gaps_dispose;
  widget_class->snapshot = hp_lane_gaps_snapshot;

  gtk_widget_class_set_layout_manager_type (widget_class, GTK_TYPE_BIN_LAYOUT);
  gtk_widget_class_set_accessible_role (widget_class, GTK_ACCESSIBLE_ROLE_PRESENTATION);
}

static void
hp_lane_gaps_init (HpLaneGaps *self)
{
  gtk_widget_set_can_target (GTK_WIDGET (self), FALSE);
}

GtkWidget *
hp_lane_gaps_new (GtkWidget *view,
                  GPtrArray *lists)
{
  HpLaneGaps *self = g_object_new (HP_TYPE_LANE_GAPS, NULL);

  self->view = view;
  gtk_widget_set_parent (view, GTK_WIDGET (self));
  self->lists = g_ptr_array_ref (lists);
  return GTK_WIDGET (self);
}

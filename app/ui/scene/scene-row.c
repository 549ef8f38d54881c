#include "config.h"

#include "ui/scene/scene-row.h"

#include <glib/gi18n.h>
#include <string.h>

#include "core/timecode.h"
#include "model/plan-time.h"
#include "model/scene-cue.h"
#include "view/curve-geometry.h"

struct _HpSceneRow
{
  GtkWidget       parent_instance;

  HpPlan         *plan;
  HpScene        *scene;

  GtkWidget      *box;
  GtkLabel       *cue;
  GtkLabel       *title;
  GtkLabel       *place;
  GtkDrawingArea *curve;
};

G_DEFINE_FINAL_TYPE (HpSceneRow, hp_scene_row, GTK_TYPE_WIDGET)

static void
draw_curve (GtkDrawingArea *area,
            cairo_t        *cr,
            int             width,
            int             height,
            gpointer        data)
{
  HpSceneRow *self = data;
  HpCurveGeometry geometry;
  HpCurve *curve;
  GdkRGBA color;
  gsize n_points;

  if (self->scene == NULL)
    return;

  curve = hp_scene_get_curve (self->scene);
  hp_curve_get_points (curve, &n_points);
  if (n_points == 0)
    return;

  geometry = (HpCurveGeometry) {
    .axis = hp_time_axis_fitting (hp_scene_get_in (self->scene), hp_scene_get_out (self->scene),
                                  width),
    .height = height,
    .inset = 1.5,
  };

  gtk_style_context_get_color (gtk_widget_get_style_context (GTK_WIDGET (area)), &color);
  gdk_cairo_set_source_rgba (cr, &color);
  cairo_set_line_width (cr, 1.5);
  for (int x = 0; x <= width; x++)
    {
      double level = hp_curve_level_at (curve, hp_time_axis_time_at (&geometry.axis, x));

      cairo_line_to (cr, x, hp_curve_geometry_y (&geometry, level));
    }
  cairo_stroke (cr);
}

/* What has the focus is the row of the list, and a screen reader reads its name. */
static void
name_list_row (HpSceneRow *self)
{
  GtkWidget *row = gtk_widget_get_parent (GTK_WIDGET (self));
  g_autofree char *name = NULL;

  if (row == NULL)
    return;

  name = g_strdup_printf ("%s %s, %s", gtk_label_get_text (self->cue),
                          gtk_label_get_text (self->title), gtk_label_get_text (self->place));
  gtk_accessible_update_property (GTK_ACCESSIBLE (row), GTK_ACCESSIBLE_PROPERTY_LABEL, name, -1);
}

static void
update (HpSceneRow *self)
{
  g_autofree char *cue = NULL;
  g_autofree char *in = NULL;
  g_autofree char *length = NULL;
  g_autofree char *place = NULL;
  const char *title;
  gint64 n_frames;

  if (self->scene == NULL)
    return;

  title = hp_scene_get_title (self->scene);
  n_frames = MAX (hp_scene_get_out (self->scene) - hp_scene_get_in (self->scene), 0);
  in = hp_plan_format_timecode (self->plan, hp_scene_get_in (self->scene));
  length = hp_timecode_format_real_time (n_frames, hp_plan_get_frame_rate (self->plan));
  length[strlen (length) - 2] = '\0';  /* a tenth of a second says enough here */
  place = g_strdup_printf ("%s  ·  %s", in, length);

  cue = hp_scene_format_cue (self->scene);
  gtk_label_set_text (self->cue, cue);
  if (*title == '\0')
    title = hp_scene_get_function (self->scene) == HP_SCENE_FUNCTION_SILENCE ? _("Silence") : _("Untitled");
  gtk_label_set_text (self->title, title);
  gtk_label_set_text (self->place, place);
  name_list_row (self);
  gtk_widget_queue_draw (GTK_WIDGET (self->curve));
}

static void
hp_scene_row_dispose (GObject *object)
{
  HpSceneRow *self = HP_SCENE_ROW (object);

  hp_scene_row_set_scene (self, NULL, NULL);
  gtk_widget_dispose_template (GTK_WIDGET (self), HP_TYPE_SCENE_ROW);

  G_OBJECT_CLASS (hp_scene_row_parent_class)->dispose (object);
}

static void
hp_scene_row_class_init (HpSceneRowClass *klass)
{
  GObjectClass *object_class = G_OBJECT_CLASS (klass);
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  object_class->dispose = hp_scene_row_dispose;

  gtk_widget_class_set_template_from_resource (widget_class,
                                               "/io/github/hairpin/Hairpin/scene/scene-row.ui");
  gtk_widget_class_bind_template_child (widget_class, HpSceneRow, box);
  gtk_widget_class_bind_template_child (widget_class, HpSceneRow, cue);
  gtk_widget_class_bind_template_child (widget_class, HpSceneRow, title);
  gtk_widget_class_bind_template_child (widget_class, HpSceneRow, place);
  gtk_widget_class_bind_template_child (widget_class, HpSceneRow, curve);
  gtk_widget_class_set_layout_manager_type (widget_class, GTK_TYPE_BIN_LAYOUT);
}

static void
hp_scene_row_init (HpSceneRow *self)
{
  gtk_widget_init_template (GTK_WIDGET (self));
  gtk_drawing_area_set_draw_func (self->curve, draw_curve, self, NULL);
}

GtkWidget *
hp_scene_row_new (void)
{
  return g_object_new (HP_TYPE_SCENE_ROW, NULL);
}

void
hp_scene_row_set_scene (HpSceneRow *self,
                        HpPlan     *plan,
                        HpScene    *scene)
{
  g_return_if_fail (HP_IS_SCENE_ROW (self));

  if (self->scene != NULL)
    g_signal_handlers_disconnect_by_func (self->scene, update, self);

  g_set_object (&self->plan, plan);
  g_set_object (&self->scene, scene);
  if (scene != NULL)
    g_signal_connect_object (scene, "notify", G_CALLBACK (update), self, G_CONNECT_SWAPPED);
  update (self);
}

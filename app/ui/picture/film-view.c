#include "config.h"

#include "ui/picture/film-view.h"

#include <glib/gi18n.h>

/* Surfaces that GTK may still draw from: cairo copies the pixels of one that goes away while it
 * is part of a drawing, and that costs more than the drawing. */
#define N_KEPT 4

struct _HpFilmView
{
  GtkWidget    parent_instance;

  HpTransport *transport;
  GQueue      *kept;        /* (element-type cairo_surface_t): the newest first */
  HpStill     *shown;       /* what the newest surface, or the texture, shows */
  GdkTexture  *texture;     /* of it, for renderers other than cairo's */
  gint64       frame;
};

G_DEFINE_FINAL_TYPE (HpFilmView, hp_film_view, GTK_TYPE_WIDGET)

static void
drop_pictures (HpFilmView *self)
{
  g_queue_clear_full (self->kept, (GDestroyNotify) cairo_surface_destroy);
  g_clear_object (&self->texture);
  g_clear_pointer (&self->shown, hp_still_unref);
}

static void
picture_changed_cb (HpFilmView *self)
{
  gtk_widget_queue_draw (GTK_WIDGET (self));
}

/* A surface on the picture's own memory. */
static cairo_surface_t *
surface_for (HpStill *still)
{
  static const cairo_user_data_key_t key;
  cairo_surface_t *surface;

  surface = cairo_image_surface_create_for_data ((guint8 *) hp_still_get_data (still),
                                                 CAIRO_FORMAT_RGB24,
                                                 hp_still_get_width (still),
                                                 hp_still_get_height (still),
                                                 hp_still_get_stride (still));
  cairo_surface_set_user_data (surface, &key, hp_still_ref (still),
                               (cairo_destroy_func_t) hp_still_unref);
  return surface;
}

static GdkTexture *
texture_for (HpStill *still)
{
  gsize size = (gsize) hp_still_get_stride (still) * (gsize) hp_still_get_height (still);
  g_autoptr(GBytes) bytes = g_bytes_new_with_free_func (hp_still_get_data (still), size,
                                                        (GDestroyNotify) hp_still_unref,
                                                        hp_still_ref (still));

  return gdk_memory_texture_new (hp_still_get_width (still), hp_still_get_height (still),
                                 GDK_MEMORY_B8G8R8A8_PREMULTIPLIED, bytes,
                                 (gsize) hp_still_get_stride (still));
}

/* Where a picture of @still's form lies when all of it shows. */
static graphene_rect_t
place_for (HpFilmView *self,
           HpStill    *still)
{
  double width = gtk_widget_get_width (GTK_WIDGET (self));
  double height = gtk_widget_get_height (GTK_WIDGET (self));
  double scale = MIN (width / hp_still_get_width (still), height / hp_still_get_height (still));
  double shown_width = hp_still_get_width (still) * scale;
  double shown_height = hp_still_get_height (still) * scale;

  return GRAPHENE_RECT_INIT ((float) (int) ((width - shown_width) / 2),
                             (float) (int) ((height - shown_height) / 2),
                             (float) shown_width, (float) shown_height);
}

static void
snapshot_cairo (HpFilmView            *self,
                GtkSnapshot           *snapshot,
                HpStill               *still,
                const graphene_rect_t *place)
{
  cairo_t *cr = gtk_snapshot_append_cairo (snapshot, place);

  if (still != self->shown)
    {
      g_queue_push_head (self->kept, surface_for (still));
      if (g_queue_get_length (self->kept) > N_KEPT)
        cairo_surface_destroy (g_queue_pop_tail (self->kept));
    }

  cairo_translate (cr, place->origin.x, place->origin.y);
  cairo_scale (cr, place->size.width / hp_still_get_width (still),
               place->size.height / hp_still_get_height (still));
  cairo_set_source_surface (cr, g_queue_peek_head (self->kept), 0, 0);
  cairo_pattern_set_filter (cairo_get_source (cr), CAIRO_FILTER_BILINEAR);
  cairo_paint (cr);
  cairo_destroy (cr);
}

static void
snapshot_texture (HpFilmView            *self,
                  GtkSnapshot           *snapshot,
                  HpStill               *still,
                  const graphene_rect_t *place)
{
  if (still != self->shown || self->texture == NULL)
    {
      g_clear_object (&self->texture);
      self->texture = texture_for (still);
    }

  gtk_snapshot_append_texture (snapshot, self->texture, place);
}

static void
hp_film_view_snapshot (GtkWidget   *widget,
                       GtkSnapshot *snapshot)
{
  HpFilmView *self = HP_FILM_VIEW (widget);
  g_autoptr(HpStill) still = hp_transport_ref_picture (self->transport);
  GtkNative *native = gtk_widget_get_native (widget);
  GskRenderer *renderer = native != NULL ? gtk_native_get_renderer (native) : NULL;
  graphene_rect_t place;

  gtk_snapshot_append_color (snapshot, &(GdkRGBA) { 0, 0, 0, 1 },
                             &GRAPHENE_RECT_INIT (0, 0, (float) gtk_widget_get_width (widget),
                                                  (float) gtk_widget_get_height (widget)));
  if (still == NULL)
    {
      drop_pictures (self);
      self->frame = -1;
      return;
    }

  place = place_for (self, still);
  if (renderer == NULL || GSK_IS_CAIRO_RENDERER (renderer))
    snapshot_cairo (self, snapshot, still, &place);
  else
    snapshot_texture (self, snapshot, still, &place);

  if (still != self->shown)
    {
      g_clear_pointer (&self->shown, hp_still_unref);
      self->shown = hp_still_ref (still);
    }
  self->frame = hp_still_get_frame (still);
}

static void
hp_film_view_measure (GtkWidget      *widget,
                      GtkOrientation  orientation,
                      int             for_size,
                      int            *minimum,
                      int            *natural,
                      int            *minimum_baseline,
                      int            *natural_baseline)
{
  *minimum = orientation == GTK_ORIENTATION_HORIZONTAL ? 160 : 90;
  *natural = orientation == GTK_ORIENTATION_HORIZONTAL ? 640 : 360;
}

/* The film is scaled once, where it is decoded, to the pixels that it is shown at. */
static void
hp_film_view_size_allocate (GtkWidget *widget,
                            int        width,
                            int        height,
                            int        baseline)
{
  int scale = gtk_widget_get_scale_factor (widget);

  if (width > 0 && height > 0)
    hp_transport_set_view_size (HP_FILM_VIEW (widget)->transport, widget, width * scale,
                                height * scale);
}

static void
hp_film_view_unrealize (GtkWidget *widget)
{
  hp_transport_set_view_size (HP_FILM_VIEW (widget)->transport, widget, 0, 0);

  GTK_WIDGET_CLASS (hp_film_view_parent_class)->unrealize (widget);
}

static void
hp_film_view_dispose (GObject *object)
{
  HpFilmView *self = HP_FILM_VIEW (object);

  drop_pictures (self);
  g_clear_object (&self->transport);

  G_OBJECT_CLASS (hp_film_view_parent_class)->dispose (object);
}

static void
hp_film_view_finalize (GObject *object)
{
  g_queue_free (HP_FILM_VIEW (object)->kept);

  G_OBJECT_CLASS (hp_film_view_parent_class)->finalize (object);
}

static void
hp_film_view_class_init (HpFilmViewClass *klass)
{
  GObjectClass *object_class = G_OBJECT_CLASS (klass);
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  object_class->dispose = hp_film_view_dispose;
  object_class->finalize = hp_film_view_finalize;

  widget_class->measure = hp_film_view_measure;
  widget_class->size_allocate = hp_film_view_size_allocate;
  widget_class->snapshot = hp_film_view_snapshot;
  widget_class->unrealize = hp_film_view_unrealize;

  gtk_widget_class_set_css_name (widget_class, "filmview");
  gtk_widget_class_set_accessible_role (widget_class, GTK_ACCESSIBLE_ROLE_IMG);
}

static void
hp_film_view_init (HpFilmView *self)
{
  self->kept = g_queue_new ();
  self->frame = -1;
  gtk_widget_set_overflow (GTK_WIDGET (self), GTK_OVERFLOW_HIDDEN);
  gtk_widget_set_hexpand (GTK_WIDGET (self), TRUE);
  gtk_widget_set_vexpand (GTK_WIDGET (self), TRUE);
  gtk_accessible_update_property (GTK_ACCESSIBLE (self),
                                  GTK_ACCESSIBLE_PROPERTY_LABEL, _("Picture"),
                                  -1);
}

GtkWidget *
hp_film_view_new (HpTransport *transport)
{
  HpFilmView *self = g_object_new (HP_TYPE_FILM_VIEW, NULL);

  self->transport = g_object_ref (transport);
  g_signal_connect_object (transport, "picture-changed",
                           G_CALLBACK (picture_changed_cb), self, G_CONNECT_SWAPPED);
  return GTK_WIDGET (self);
}

gint64
hp_film_view_get_frame (HpFilmView *self)
{
  g_return_val_if_fail (HP_IS_FILM_VIEW (self), -1);

  return self->frame;
}

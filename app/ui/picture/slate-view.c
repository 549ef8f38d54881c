#include "config.h"

#include "ui/picture/slate-view.h"

#include <glib/gi18n.h>

#include "desk/desk-reels.h"
#include "model/plan-time.h"

struct _HpSlateView
{
  GtkWidget  parent_instance;

  HpDesk    *desk;

  GtkWidget *box;
  GtkLabel  *reel;
  GtkLabel  *timecode;
  GtkLabel  *reason;
  GtkLabel  *found;
  GtkWidget *use;
  GtkButton *locate;
};

G_DEFINE_FINAL_TYPE (HpSlateView, hp_slate_view, GTK_TYPE_WIDGET)

static void
frame_cb (HpSlateView *self)
{
  HpPlan *plan = hp_desk_get_plan (self->desk);
  HpReel *reel = hp_desk_get_reel (self->desk);
  g_autofree char *name = NULL;
  g_autofree char *timecode = NULL;

  /* While a film plays in its place, the slate counts no frames. */
  if (reel == NULL || !gtk_widget_get_mapped (GTK_WIDGET (self)))
    return;

  /* Translators: the number of a reel. */
  name = g_strdup_printf (_("Reel %d"), hp_reel_get_number (reel));
  timecode = hp_plan_format_timecode (plan, hp_desk_get_frame (self->desk));
  gtk_label_set_text (self->reel, name);
  gtk_label_set_text (self->timecode, timecode);
}

static void
reason_cb (HpSlateView *self)
{
  const char *problem = hp_desk_get_picture_problem (self->desk);
  HpReel *reel = hp_desk_get_reel (self->desk);
  GFile *file = hp_desk_get_found_picture (self->desk);
  gboolean is_slate = reel != NULL && *hp_reel_get_uri (reel) == '\0';

  gtk_label_set_text (self->reason,
                      problem != NULL ? problem : _("The picture ends before its reel does."));
  gtk_button_set_label (self->locate, is_slate ? _("_Choose a Picture…") : _("_Locate…"));

  gtk_widget_set_visible (GTK_WIDGET (self->found), file != NULL);
  gtk_widget_set_visible (self->use, file != NULL);
  if (file != NULL)
    {
      g_autofree char *name = g_file_get_parse_name (file);
      /* Translators: the place of a film file. */
      g_autofree char *text = g_strdup_printf (_("A file of its name is at “%s”."), name);

      gtk_label_set_text (self->found, text);
    }
}

static void
changed_cb (HpSlateView *self)
{
  frame_cb (self);
  reason_cb (self);
}

static void
hp_slate_view_dispose (GObject *object)
{
  HpSlateView *self = HP_SLATE_VIEW (object);

  gtk_widget_dispose_template (GTK_WIDGET (self), HP_TYPE_SLATE_VIEW);
  g_clear_object (&self->desk);

  G_OBJECT_CLASS (hp_slate_view_parent_class)->dispose (object);
}

static void
hp_slate_view_class_init (HpSlateViewClass *klass)
{
  GObjectClass *object_class = G_OBJECT_CLASS (klass);
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  object_class->dispose = hp_slate_view_dispose;

  gtk_widget_class_set_template_from_resource (widget_class,
                                               "/io/github/hairpin/Hairpin/picture/slate-view.ui");
  gtk_widget_class_bind_template_child (widget_class, HpSlateView, box);
  gtk_widget_class_bind_template_child (widget_class, HpSlateView, reel);
  gtk_widget_class_bind_template_child (widget_class, HpSlateView, timecode);
  gtk_widget_class_bind_template_child (widget_class, HpSlateView, reason);
  gtk_widget_class_bind_template_child (widget_class, HpSlateView, found);
  gtk_widget_class_bind_template_child (widget_class, HpSlateView, use);
  gtk_widget_class_bind_template_child (widget_class, HpSlateView, locate);

  gtk_widget_class_set_css_name (widget_class, "slateview");
  gtk_widget_class_set_layout_manager_type (widget_class, GTK_TYPE_BIN_LAYOUT);
  gtk_widget_class_set_accessible_role (widget_class, GTK_ACCESSIBLE_ROLE_GROUP);
}

static void
hp_slate_view_init (HpSlateView *self)
{
  gtk_widget_init_template (GTK_WIDGET (self));
  gtk_widget_set_overflow (GTK_WIDGET (self), GTK_OVERFLOW_HIDDEN);
}

void
hp_slate_view_set_desk (HpSlateView *self,
                        HpDesk      *desk)
{
  g_return_if_fail (HP_IS_SLATE_VIEW (self));
  g_return_if_fail (self->desk == NULL);

  self->desk = g_object_ref (desk);
  g_signal_connect_object (desk, "notify::frame", G_CALLBACK (frame_cb), self, G_CONNECT_SWAPPED);
  g_signal_connect_object (desk, "notify::picture-problem",
                           G_CALLBACK (changed_cb), self, G_CONNECT_SWAPPED);
  g_signal_connect_object (desk, "changed", G_CALLBACK (changed_cb), self, G_CONNECT_SWAPPED);
  g_signal_connect (self, "map", G_CALLBACK (changed_cb), NULL);
}

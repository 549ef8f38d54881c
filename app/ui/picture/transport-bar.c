#include "config.h"

#include "ui/picture/transport-bar.h"

#include <glib/gi18n.h>

#include "model/plan-time.h"
#include "ui/picture/frame-words.h"

struct _HpTransportBar
{
  GtkWidget        parent_instance;

  HpDesk          *desk;
  HpCounter        counter;

  GtkWidget       *box;
  GtkWidget       *buttons;
  GtkButton       *play;
  GtkLabel        *timecode;
  GtkMenuButton   *counter_button;
  GtkLabel        *counter_label;
  GtkLabel        *scene;
  GtkLabel        *rate;
  GtkMenuButton   *track;
  GtkToggleButton *mute;
};

enum
{
  PROP_COUNTER = 1,
  N_PROPERTIES,
};

static GParamSpec *properties[N_PROPERTIES];

G_DEFINE_FINAL_TYPE (HpTransportBar, hp_transport_bar, GTK_TYPE_WIDGET)

static void
frame_cb (HpTransportBar *self)
{
  HpPlan *plan = hp_desk_get_plan (self->desk);
  gint64 frame = hp_desk_get_frame (self->desk);
  g_autofree char *timecode = NULL;
  g_autofree char *count = NULL;
  g_autofree char *place = NULL;

  if (plan == NULL)
    return;

  timecode = hp_plan_format_timecode (plan, frame);
  count = hp_counter_format (self->counter, plan, frame, hp_desk_get_scene (self->desk));
  place = hp_frame_describe_scenes (plan, frame);
  gtk_label_set_text (self->timecode, timecode);
  if (g_strcmp0 (gtk_label_get_text (self->counter_label), count) != 0)
    gtk_label_set_text (self->counter_label, count);
  if (g_strcmp0 (gtk_label_get_text (self->scene), place) != 0)
    gtk_label_set_text (self->scene, place);
}

/* Left to right, the icons in the buttons included. */
static void
keep_direction (GtkWidget *widget)
{
  gtk_widget_set_direction (widget, GTK_TEXT_DIR_LTR);
  for (GtkWidget *child = gtk_widget_get_first_child (widget); child != NULL;
       child = gtk_widget_get_next_sibling (child))
    keep_direction (child);
}

static void
playing_cb (HpTransportBar *self)
{
  gboolean playing = hp_desk_get_playing (self->desk);

  gtk_button_set_icon_name (self->play, playing ? "media-playback-pause-symbolic"
                                                : "media-playback-start-symbolic");
  keep_direction (GTK_WIDGET (self->play));
  gtk_widget_set_tooltip_text (GTK_WIDGET (self->play), playing ? _("Pause") : _("Play"));
  gtk_accessible_update_property (GTK_ACCESSIBLE (self->play),
                                  GTK_ACCESSIBLE_PROPERTY_LABEL, playing ? _("Pause") : _("Play"),
                                  -1);
}

/* Any other than that of the film is said. */
static void
rate_cb (HpTransportBar *self)
{
  double rate = hp_desk_get_rate (self->desk);
  gboolean is_shown = hp_desk_get_playing (self->desk) && rate != 1;
  g_autofree char *text = NULL;

  /* Translators: how many times as fast as it was shot the film plays: “4×”. */
  text = g_strdup_printf (_("%s%g×"), rate < 0 ? "−" : "", rate < 0 ? -rate : rate);
  gtk_label_set_text (self->rate, text);
  gtk_widget_set_visible (GTK_WIDGET (self->rate), is_shown);
}

/* Where there is only one sound, there is nothing to choose. */
static void
tracks_cb (HpTransportBar *self)
{
  guint n = hp_transport_get_n_audio_tracks (hp_desk_get_transport (self->desk));
  g_autoptr(GMenu) menu = g_menu_new ();

  for (guint i = 0; i < n; i++)
    {
      /* Translators: a number. */
      g_autofree char *label = g_strdup_printf (_("Sound Track %u"), i + 1);
      g_autoptr(GMenuItem) item = g_menu_item_new (label, NULL);

      g_menu_item_set_action_and_target (item, "win.audio-track", "i", (int) i);
      g_menu_append_item (menu, item);
    }

  gtk_menu_button_set_menu_model (self->track, G_MENU_MODEL (menu));
  gtk_widget_set_visible (GTK_WIDGET (self->track), n > 1);
}

static gboolean
muted_to_icon (GBinding     *binding,
               const GValue *from,
               GValue       *to,
               gpointer      data)
{
  g_value_set_static_string (to, g_value_get_boolean (from) ? "audio-volume-muted-symbolic"
                                                            : "audio-volume-high-symbolic");
  return TRUE;
}

static void
set_counter (HpTransportBar *self,
             HpCounter       counter)
{
  if (self->counter == counter)
    return;

  self->counter = counter;
  gtk_widget_set_visible (GTK_WIDGET (self->counter_label), counter != HP_COUNTER_NONE);
  if (self->desk != NULL)
    frame_cb (self);
  g_object_notify_by_pspec (G_OBJECT (self), properties[PROP_COUNTER]);
}

/* Chosen: Space plays again. */
static void
closed_cb (HpTransportBar *self)
{
  gtk_widget_activate_action (GTK_WIDGET (self), "win.focus-timeline", NULL);
}

static void
hp_transport_bar_get_property (GObject    *object,
                               guint       prop_id,
                               GValue     *value,
                               GParamSpec *pspec)
{
  HpTransportBar *self = HP_TRANSPORT_BAR (object);

  switch (prop_id)
    {
    case PROP_COUNTER:
      g_value_set_enum (value, (int) self->counter);
      break;

    default:
      G_OBJECT_WARN_INVALID_PROPERTY_ID (object, prop_id, pspec);
    }
}

static void
hp_transport_bar_set_property (GObject      *object,
                               guint         prop_id,
                               const GValue *value,
                               GParamSpec   *pspec)
{
  HpTransportBar *self = HP_TRANSPORT_BAR (object);

  switch (prop_id)
    {
    case PROP_COUNTER:
      set_counter (self, (HpCounter) g_value_get_enum (value));
      break;

    default:
      G_OBJECT_WARN_INVALID_PROPERTY_ID (object, prop_id, pspec);
    }
}

static void
hp_transport_bar_dispose (GObject *object)
{
  HpTransportBar *self = HP_TRANSPORT_BAR (object);

  gtk_widget_dispose_template (GTK_WIDGET (self), HP_TYPE_TRANSPORT_BAR);
  g_clear_object (&self->desk);

  G_OBJECT_CLASS (hp_transport_bar_parent_class)->dispose (object);
}

static void
hp_transport_bar_class_init (HpTransportBarClass *klass)
{
  GObjectClass *object_class = G_OBJECT_CLASS (klass);
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  object_class->dispose = hp_transport_bar_dispose;
  object_class->get_property = hp_transport_bar_get_property;
  object_class->set_property = hp_transport_bar_set_property;

  properties[PROP_COUNTER] =
    g_param_spec_enum ("counter", NULL, NULL, HP_TYPE_COUNTER, HP_COUNTER_REAL_TIME,
                       G_PARAM_READWRITE | G_PARAM_EXPLICIT_NOTIFY | G_PARAM_STATIC_STRINGS);
  g_object_class_install_properties (object_class, N_PROPERTIES, properties);

  gtk_widget_class_set_template_from_resource (widget_class,
                                               "/io/github/hairpin/Hairpin/picture/transport-bar.ui");
  gtk_widget_class_bind_template_child (widget_class, HpTransportBar, box);
  gtk_widget_class_bind_template_child (widget_class, HpTransportBar, buttons);
  gtk_widget_class_bind_template_child (widget_class, HpTransportBar, play);
  gtk_widget_class_bind_template_child (widget_class, HpTransportBar, timecode);
  gtk_widget_class_bind_template_child (widget_class, HpTransportBar, counter_button);
  gtk_widget_class_bind_template_child (widget_class, HpTransportBar, counter_label);
  gtk_widget_class_bind_template_child (widget_class, HpTransportBar, scene);
  gtk_widget_class_bind_template_child (widget_class, HpTransportBar, rate);
  gtk_widget_class_bind_template_child (widget_class, HpTransportBar, track);
  gtk_widget_class_bind_template_child (widget_class, HpTransportBar, mute);

  gtk_widget_class_set_css_name (widget_class, "transportbar");
  gtk_widget_class_set_layout_manager_type (widget_class, GTK_TYPE_BIN_LAYOUT);
  gtk_widget_class_set_accessible_role (widget_class, GTK_ACCESSIBLE_ROLE_TOOLBAR);
}

static void
hp_transport_bar_init (HpTransportBar *self)
{
  gtk_widget_init_template (GTK_WIDGET (self));

  self->counter = HP_COUNTER_REAL_TIME;
  g_signal_connect_object (gtk_menu_button_get_popover (self->counter_button), "closed",
                           G_CALLBACK (closed_cb), self, G_CONNECT_SWAPPED);
  keep_direction (self->buttons);
  keep_direction (GTK_WIDGET (self->timecode));
  keep_direction (GTK_WIDGET (self->counter_label));

  /* Under the timecode, at the edge that is the bar's. */
  gtk_label_set_xalign (self->counter_label,
                        gtk_widget_get_direction (GTK_WIDGET (self)) == GTK_TEXT_DIR_RTL ? 1 : 0);
}

void
hp_transport_bar_set_desk (HpTransportBar *self,
                           HpDesk         *desk)
{
  HpTransport *transport;

  g_return_if_fail (HP_IS_TRANSPORT_BAR (self));
  g_return_if_fail (self->desk == NULL);

  self->desk = g_object_ref (desk);
  transport = hp_desk_get_transport (desk);

  g_signal_connect_object (desk, "notify::frame", G_CALLBACK (frame_cb), self, G_CONNECT_SWAPPED);
  g_signal_connect_object (desk, "notify::plan", G_CALLBACK (frame_cb), self, G_CONNECT_SWAPPED);
  g_signal_connect_object (desk, "changed", G_CALLBACK (frame_cb), self, G_CONNECT_SWAPPED);
  g_signal_connect_object (desk, "notify::playing",
                           G_CALLBACK (playing_cb), self, G_CONNECT_SWAPPED);
  g_signal_connect_object (desk, "notify::playing", G_CALLBACK (rate_cb), self, G_CONNECT_SWAPPED);
  g_signal_connect_object (transport, "notify::rate",
                           G_CALLBACK (rate_cb), self, G_CONNECT_SWAPPED);
  g_signal_connect_object (transport, "notify::n-frames",
                           G_CALLBACK (tracks_cb), self, G_CONNECT_SWAPPED);
  g_object_bind_property (transport, "muted", self->mute, "active",
                          G_BINDING_SYNC_CREATE | G_BINDING_BIDIRECTIONAL);
  g_object_bind_property_full (transport, "muted", self->mute, "icon-name", G_BINDING_SYNC_CREATE,
                               muted_to_icon, NULL, NULL, NULL);
  playing_cb (self);
  tracks_cb (self);
  frame_cb (self);
}

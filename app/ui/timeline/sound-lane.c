#include "config.h"

#include "ui/timeline/sound-lane.h"

#include <glib/gi18n.h>
#include <math.h>

#include "desk/desk-reels.h"
#include "desk/desk-sound.h"
#include "ui/timeline/sound-picture.h"

#define MARGIN 8.0  /* px beside what is said of the sound */

struct _HpSoundLane
{
  HpLaneView parent_instance;
};

G_DEFINE_FINAL_TYPE (HpSoundLane, hp_sound_lane, HP_TYPE_LANE_VIEW)

/* What is to be said of it, in place of what is not drawn; NULL for nothing. */
static char *
make_words (const HpReelSound *sound)
{
  switch (sound->state)
    {
    case HP_REEL_SOUND_READING:
      /* Translators: how much of it was read, in percent. */
      return g_strdup_printf (_("Reading the sound… %d %%"), (int) (100 * sound->share));

    case HP_REEL_SOUND_NONE:
      return g_strdup (_("No sound"));

    case HP_REEL_SOUND_FAILED:
      return g_strdup (sound->problem);

    case HP_REEL_SOUND_UNREAD:
    case HP_REEL_SOUND_READ:
    default:
      return NULL;
    }
}

/* Of @reel, px between which it is seen.  FALSE if it is not. */
static gboolean
find_seen (HpLaneView *lane,
           HpReel     *reel,
           double     *left,
           double     *right)
{
  const HpTimeAxis *axis = hp_lane_view_get_axis (lane);
  double start = (double) hp_reel_get_start (reel);

  *left = MAX (hp_time_axis_x (axis, start), 0);
  *right = MIN (hp_time_axis_x (axis, start + (double) hp_reel_get_duration (reel)),
                hp_lane_view_get_width (lane));
  return *left < *right;
}

static void
draw_reel (HpLaneView  *lane,
           GtkSnapshot *snapshot,
           HpReel      *reel)
{
  const HpTimeAxis *axis = hp_lane_view_get_axis (lane);
  HpReelSound sound = hp_desk_get_reel_sound (hp_lane_view_get_desk (lane), reel);
  HpSoundPicture picture;
  double left, right, frame;

  if (sound.peaks == NULL || !find_seen (lane, reel, &left, &right))
    return;

  picture = (HpSoundPicture) {
    .peaks = sound.peaks,
    .blocks_per_px = axis->frames_per_px * sound.blocks_per_frame,
    .left = (int) floor (left + 0.5),
    .right = (int) floor (right + 0.5),
    .height = gtk_widget_get_height (GTK_WIDGET (lane)),
    .color = hp_lane_view_get_color (lane, "hairpin_sound_color", 1),
  };
  frame = hp_time_axis_time_at (axis, picture.left) - (double) hp_reel_get_start (reel);
  picture.start = sound.start + frame * sound.blocks_per_frame;
  hp_sound_picture_snapshot (&picture, snapshot, gtk_widget_get_scale_factor (GTK_WIDGET (lane)));
}

/* At the end of what is seen of the reel: its start is where the hint of the dialogue stands. */
static void
draw_words (HpLaneView  *lane,
            GtkSnapshot *snapshot,
            HpReel      *reel)
{
  HpReelSound sound = hp_desk_get_reel_sound (hp_lane_view_get_desk (lane), reel);
  g_autofree char *words = make_words (&sound);
  GdkRGBA color = hp_lane_view_get_color (lane, "window_fg_color", 0.55f);
  double left, right;
  int width, height;

  if (words == NULL || !find_seen (lane, reel, &left, &right))
    return;

  hp_lane_view_measure_text (lane, words, &width, &height);
  width = MIN (width, (int) (right - left - 2 * MARGIN));
  hp_lane_view_snapshot_text (lane, snapshot, words, right - MARGIN - width,
                              gtk_widget_get_height (GTK_WIDGET (lane)) - height - 1, width,
                              &color);
}

static void
for_each_reel (HpLaneView  *lane,
               GtkSnapshot *snapshot,
               void       (*draw) (HpLaneView *lane, GtkSnapshot *snapshot, HpReel *reel))
{
  HpPlan *plan = hp_desk_get_plan (hp_lane_view_get_desk (lane));
  HpElementList *reels = plan != NULL ? hp_plan_get_reels (plan) : NULL;

  for (guint i = 0; reels != NULL && i < hp_element_list_get_n (reels); i++)
    draw (lane, snapshot, hp_element_list_get (reels, i));
}

static void
hp_sound_lane_draw_tile (HpLaneView  *lane,
                         GtkSnapshot *snapshot)
{
  for_each_reel (lane, snapshot, draw_reel);
}

static void
hp_sound_lane_draw_over (HpLaneView  *lane,
                         GtkSnapshot *snapshot)
{
  for_each_reel (lane, snapshot, draw_words);
}

/* A screen reader hears of the reel that is shown. */
static void
update_accessible (HpSoundLane *self)
{
  HpDesk *desk = hp_lane_view_get_desk (HP_LANE_VIEW (self));
  HpReel *reel = hp_desk_get_reel (desk);
  HpReelSound sound = { HP_REEL_SOUND_UNREAD };
  g_autofree char *words = NULL;

  if (reel != NULL)
    sound = hp_desk_get_reel_sound (desk, reel);
  words = make_words (&sound);
  gtk_accessible_update_property (GTK_ACCESSIBLE (self),
                                  GTK_ACCESSIBLE_PROPERTY_DESCRIPTION, words != NULL ? words : "",
                                  -1);
}

static void
sound_cb (HpSoundLane *self,
          gint64       first,
          gint64       end)
{
  if (end > first)
    hp_lane_view_drop_tiles (HP_LANE_VIEW (self), (double) first, (double) end, 1);
  else
    gtk_widget_queue_draw (GTK_WIDGET (self));
  update_accessible (self);
}

static void
hp_sound_lane_constructed (GObject *object)
{
  G_OBJECT_CLASS (hp_sound_lane_parent_class)->constructed (object);

  g_signal_connect_object (hp_lane_view_get_desk (HP_LANE_VIEW (object)), "sound",
                           G_CALLBACK (sound_cb), object, G_CONNECT_SWAPPED);
}

static void
hp_sound_lane_class_init (HpSoundLaneClass *klass)
{
  HpLaneViewClass *lane_class = HP_LANE_VIEW_CLASS (klass);

  G_OBJECT_CLASS (klass)->constructed = hp_sound_lane_constructed;
  lane_class->draw_tile = hp_sound_lane_draw_tile;
  lane_class->draw_over = hp_sound_lane_draw_over;

  gtk_widget_class_set_css_name (GTK_WIDGET_CLASS (klass), "soundlane");
  gtk_widget_class_set_accessible_role (GTK_WIDGET_CLASS (klass), GTK_ACCESSIBLE_ROLE_IMG);
}

static void
hp_sound_lane_init (HpSoundLane *self)
{
  gtk_accessible_update_property (GTK_ACCESSIBLE (self),
                                  GTK_ACCESSIBLE_PROPERTY_LABEL, _("Sound of the film"),
                                  -1);
}

GtkWidget *
hp_sound_lane_new (HpDesk *desk)
{
  return g_object_new (HP_TYPE_SOUND_LANE, "desk", desk, NULL);
}

#include "config.h"

#include "ui/picture/picture-comparison.h"

#include <adwaita.h>
#include <glib/gi18n.h>

#include "core/timecode.h"
#include "model/edit-reels.h"
#include "model/plan-time.h"
#include "ui/app/message-heading.h"

#define BODY_WIDTH 440  /* px: a line of the table, unbroken */

typedef struct
{
  GtkWindow      *parent;
  HpDesk         *desk;
  HpPictureOffer *offer;
  HpTellFunc      tell;
} Comparison;

static void
comparison_free (gpointer data,
                 GClosure *closure)
{
  Comparison *self = data;

  g_object_unref (self->parent);
  g_object_unref (self->desk);
  g_clear_pointer (&self->offer, hp_picture_offer_free);
  g_free (self);
}

/* The figures */

static char *
format_length (gint64      n_frames,
               HpFrameRate rate)
{
  g_autofree char *time = hp_timecode_format_real_time (n_frames, rate);

  /* Translators: a length in real time, and in frames, as in “1:08.068 (1632 frames)”. */
  return g_strdup_printf (ngettext ("%s (%d frame)", "%s (%d frames)", (gulong) n_frames), time,
                          (int) n_frames);
}

static char *
format_rate (HpFrameRate rate)
{
  g_autofree char *label = hp_frame_rate_to_label (rate);

  /* Translators: a frame rate, as in “23.976 fps”. */
  return g_strdup_printf (_("%s fps"), label);
}

static const char *
format_drop_frame (gboolean is_drop_frame)
{
  return is_drop_frame ? _("Yes") : _("No");
}

static void
attach_text (GtkGrid    *grid,
             int         column,
             int         row,
             const char *text,
             const char *style)
{
  GtkWidget *label = gtk_label_new (text);

  gtk_label_set_xalign (GTK_LABEL (label), 0);
  if (style != NULL)
    gtk_widget_add_css_class (label, style);
  gtk_widget_add_css_class (label, "value");
  gtk_grid_attach (grid, label, column, row, 1, 1);
}

/* Takes @said and @had.  What differs is in bold, and marked. */
static void
attach_row (GtkGrid    *grid,
            int         row,
            const char *name,
            char       *said,
            char       *had,
            gboolean    differs)
{
  attach_text (grid, 0, row, name, "dim-label");
  attach_text (grid, 1, row, said, NULL);
  attach_text (grid, 2, row, had, differs ? "heading" : NULL);
  if (differs)
    attach_text (grid, 3, row, C_("picture", "Differs"), "heading");
  g_free (said);
  g_free (had);
}

static char *
format_said_length (const HpPictureOffer *offer)
{
  g_autofree char *length = format_length (offer->n_frames, hp_plan_get_frame_rate (offer->plan));

  if (offer->is_whole)
    return g_steal_pointer (&length);

  /* Translators: a length, as in “at least 1:08.068 (1632 frames)”. */
  return g_strdup_printf (_("at least %s"), length);
}

static char *
format_had_timecode (const HpPictureOffer *offer)
{
  const HpProbe *probe = offer->probe;

  if (!probe->has_timecode)
    return g_strdup (_("None"));

  return hp_timecode_format (probe->start_timecode, probe->rate,
                             probe->is_drop_frame && hp_frame_rate_may_drop (probe->rate));
}

static char *
format_sound (const HpProbe *probe)
{
  if (probe->n_audio_tracks == 0)
    return g_strdup (_("None"));

  /* Translators: how many sound tracks a film has. */
  return g_strdup_printf (ngettext ("%u track", "%u tracks", probe->n_audio_tracks),
                          probe->n_audio_tracks);
}

static GtkWidget *
make_table (const HpPictureOffer *offer)
{
  GtkGrid *grid = g_object_new (GTK_TYPE_GRID, "accessible-role", GTK_ACCESSIBLE_ROLE_GROUP, NULL);
  HpPicture *picture = hp_plan_get_picture (offer->plan);
  HpReel *last = hp_picture_offer_get_last (offer);
  const HpProbe *probe = offer->probe;
  gboolean drops = hp_picture_get_drop_frame (picture);

  gtk_grid_set_column_spacing (grid, 18);
  gtk_grid_set_row_spacing (grid, 6);
  attach_text (grid, 1, 0, _("The plan says"), "dim-label");
  attach_text (grid, 2, 0, _("The file has"), "dim-label");

  attach_row (grid, 1, _("Length"), format_said_length (offer),
              format_length (probe->n_frames, probe->rate),
              (offer->differences & HP_PICTURE_OTHER_LENGTH) != 0);
  attach_row (grid, 2, _("Frame rate"), format_rate (hp_picture_get_frame_rate (picture)),
              format_rate (probe->rate), (offer->differences & HP_PICTURE_OTHER_RATE) != 0);
  attach_row (grid, 3, _("Start timecode"), g_strdup (hp_reel_get_start_timecode (last)),
              format_had_timecode (offer), (offer->differences & HP_PICTURE_OTHER_TIMECODE) != 0);
  attach_row (grid, 4, _("Drop-frame"), g_strdup (format_drop_frame (drops)),
              g_strdup (probe->has_timecode ? format_drop_frame (probe->is_drop_frame) : "–"),
              probe->has_timecode && probe->is_drop_frame != drops);
  attach_row (grid, 5, _("Sound"), g_strdup ("–"), format_sound (probe), FALSE);

  gtk_accessible_update_property (GTK_ACCESSIBLE (grid), GTK_ACCESSIBLE_PROPERTY_LABEL,
                                  _("What differs"), -1);
  return GTK_WIDGET (grid);
}

/* What comes of it */

static char *
say_frames (const HpPictureOffer *offer)
{
  g_autofree char *rate = NULL;

  if ((offer->differences & HP_PICTURE_OTHER_RATE) == 0)
    return NULL;

  rate = format_rate (offer->probe->rate);
  /* Translators: a frame rate, as in “23.976 fps”. */
  return g_strdup_printf (_("Frames are counted by the pictures of the file, one for one. It plays at "
                            "%s: in seconds, things come at other times than in the plan."), rate);
}

static char *
say_use (const HpPictureOffer *offer)
{
  gint64 missing = offer->n_frames - offer->probe->n_frames;

  if (missing > 0)
    /* Translators: how many frames have no picture. */
    return g_strdup_printf (ngettext ("Use It Anyway: the plan stays as it is. For the last %d frame "
                                      "there is a slate.",
                                      "Use It Anyway: the plan stays as it is. For the last %d frames "
                                      "there is a slate.", (gulong) missing), (int) missing);
  if (missing < 0 && offer->is_whole)
    /* Translators: how many frames are not shown. */
    return g_strdup_printf (ngettext ("Use It Anyway: the plan stays as it is. The last frame of the "
                                      "file is not shown.",
                                      "Use It Anyway: the plan stays as it is. The last %d frames of "
                                      "the file are not shown.", (gulong) -missing), (int) -missing);

  return g_strdup (_("Use It Anyway: the plan stays as it is."));
}

/* What a changed length moves. */
static guint
count_scenes_after (const HpPictureOffer *offer,
                    HpReel               *reel)
{
  HpElementList *reels = hp_plan_get_reels (offer->plan);
  guint n = 0;

  for (guint i = 0; i < hp_element_list_get_n (reels); i++)
    if (hp_reel_get_start (hp_element_list_get (reels, i)) > hp_reel_get_start (reel))
      n += hp_plan_count_scenes (offer->plan, hp_element_list_get (reels, i));

  return n;
}

/* NULL where the file has no other start timecode to give. */
static char *
dup_other_timecode (const HpPictureOffer *offer)
{
  const char *said = hp_reel_get_start_timecode (hp_picture_offer_get_last (offer));
  g_autofree char *had = hp_picture_offer_dup_start_timecode (offer);

  return g_strcmp0 (said, had) != 0 ? g_steal_pointer (&had) : NULL;
}

/* NULL where there is nothing to fit. */
static char *
say_fit (const HpPictureOffer *offer)
{
  int number = hp_reel_get_number (hp_picture_offer_get_last (offer));
  gboolean is_longer = (offer->differences & HP_PICTURE_OTHER_LENGTH) != 0;
  g_autofree char *timecode = dup_other_timecode (offer);

  if (is_longer && timecode != NULL)
    /* Translators: the number of a reel, and a timecode. */
    return g_strdup_printf (_("Change the Reel to Fit: Reel %d gets the length of the file, and starts "
                              "at %s."), number, timecode);
  if (is_longer)
    /* Translators: the number of a reel. */
    return g_strdup_printf (_("Change the Reel to Fit: Reel %d gets the length of the file."), number);
  if (timecode != NULL)
    /* Translators: the number of a reel, and a timecode. */
    return g_strdup_printf (_("Change the Reel to Fit: Reel %d starts at %s."), number, timecode);

  return NULL;
}

/* What moves when the reel is fitted; NULL for nothing. */
static char *
say_moved (const HpPictureOffer *offer)
{
  guint n_scenes = count_scenes_after (offer, hp_picture_offer_get_last (offer));

  if ((offer->differences & HP_PICTURE_OTHER_LENGTH) == 0 || n_scenes == 0)
    return NULL;

  /* Translators: how many scenes. */
  return g_strdup_printf (ngettext ("%u scene in a later reel moves with it.",
                                    "%u scenes in later reels move with them.", n_scenes), n_scenes);
}

/* Takes @text, which may be NULL. */
static void
append_text (GtkBox *box,
             char   *text)
{
  GtkWidget *label;

  if (text == NULL)
    return;

  label = gtk_label_new (text);
  gtk_label_set_wrap (GTK_LABEL (label), TRUE);
  gtk_label_set_xalign (GTK_LABEL (label), 0);
  gtk_label_set_max_width_chars (GTK_LABEL (label), 50);
  gtk_box_append (box, label);
  g_free (text);
}

static GtkWidget *
make_body (const HpPictureOffer *offer)
{
  GtkWidget *box = gtk_box_new (GTK_ORIENTATION_VERTICAL, 12);

  gtk_widget_set_size_request (box, BODY_WIDTH, -1);
  gtk_box_append (GTK_BOX (box), make_table (offer));
  append_text (GTK_BOX (box), say_frames (offer));
  append_text (GTK_BOX (box), say_use (offer));
  append_text (GTK_BOX (box), say_fit (offer));
  append_text (GTK_BOX (box), say_moved (offer));
  return box;
}

/* The choice */

static void
take (Comparison *self,
      gboolean    fit)
{
  g_autoptr(GError) error = NULL;
  g_autofree char *path = g_file_get_parse_name (self->offer->file);
  g_autofree char *name = g_path_get_basename (path);
  g_autofree char *text = NULL;

  if (!hp_desk_take_picture (self->desk, self->offer, fit, &error))
    {
      self->tell (self->parent, error->message);
      return;
    }

  /* Translators: a file's name, and the number of a reel. */
  text = g_strdup_printf (_("“%s” is the picture of Reel %d"), name,
                          hp_reel_get_number (self->offer->reel));
  self->tell (self->parent, text);
}

static void
response_cb (AdwMessageDialog *dialog,
             const char       *response,
             Comparison       *self)
{
  if (g_str_equal (response, "use"))
    take (self, FALSE);
  else if (g_str_equal (response, "fit"))
    take (self, TRUE);
}

GtkWidget *
hp_picture_comparison_present (GtkWindow      *parent,
                               HpDesk         *desk,
                               HpPictureOffer *offer,
                               HpTellFunc      tell)
{
  GtkWidget *widget = adw_message_dialog_new (parent, _("Another Picture Than the Plan Says"), NULL);
  AdwMessageDialog *dialog = ADW_MESSAGE_DIALOG (widget);
  Comparison *self = g_new0 (Comparison, 1);
  g_autofree char *name = g_file_get_parse_name (offer->file);
  g_autofree char *fit = say_fit (offer);

  self->parent = g_object_ref (parent);
  self->desk = g_object_ref (desk);
  self->offer = offer;
  self->tell = tell;

  hp_message_heading_wrap (dialog);
  adw_message_dialog_set_body (dialog, name);
  adw_message_dialog_set_extra_child (dialog, make_body (offer));
  adw_message_dialog_add_responses (dialog, "cancel", _("_Cancel"), "use", _("_Use It Anyway"), NULL);
  if (fit != NULL)
    adw_message_dialog_add_response (dialog, "fit", _("Change the _Reel to Fit"));
  adw_message_dialog_set_close_response (dialog, "cancel");
  adw_message_dialog_set_default_response (dialog, "use");
  g_signal_connect_data (dialog, "response", G_CALLBACK (response_cb), self, comparison_free, 0);
  gtk_window_present (GTK_WINDOW (dialog));
  return widget;
}

static void
offered_cb (GObject      *source,
            GAsyncResult *result,
            gpointer      data)
{
  Comparison *self = data;
  g_autoptr(GError) error = NULL;

  self->offer = hp_desk_offer_picture_finish (HP_DESK (source), result, &error);
  if (self->offer == NULL)
    self->tell (self->parent, error->message);
  else if (self->offer->differences == 0)
    take (self, FALSE);
  else if (gtk_widget_get_realized (GTK_WIDGET (self->parent)))
    hp_picture_comparison_present (self->parent, self->desk, g_steal_pointer (&self->offer),
                                   self->tell);

  comparison_free (self, NULL);
}

void
hp_picture_comparison_offer (GtkWindow  *parent,
                             HpDesk     *desk,
                             HpReel     *reel,
                             gboolean    alone,
                             GFile      *file,
                             HpTellFunc  tell)
{
  Comparison *self = g_new0 (Comparison, 1);

  self->parent = g_object_ref (parent);
  self->desk = g_object_ref (desk);
  self->tell = tell;
  hp_desk_offer_picture_async (desk, reel, alone, file, offered_cb, self);
}

/* The film on the desk: which reel's file is open, and which frame is shown. */

#include "config.h"

#include <glib/gi18n-lib.h>
#include <math.h>

#include "desk/desk-private.h"
#include "desk/desk-reels.h"
#include "media/media-error.h"
#include "model/plan-time.h"
#include "store/picture-uri.h"

void
hp_desk_set_problem (HpDesk     *self,
                     const char *problem,
                     const char *note)
{
  g_free (self->problem);
  g_free (self->note);
  self->problem = g_strdup (problem);
  self->note = g_strdup (note);
  g_object_notify (G_OBJECT (self), "picture-problem");
}

const char *
hp_desk_get_picture_problem (HpDesk *self)
{
  g_return_val_if_fail (HP_IS_DESK (self), NULL);

  return self->problem;
}

/* What is to be known about a picture that shows, such as a variable rate; NULL for nothing. */
const char *
hp_desk_get_picture_note (HpDesk *self)
{
  g_return_val_if_fail (HP_IS_DESK (self), NULL);

  return self->note;
}

HpTransport *
hp_desk_get_transport (HpDesk *self)
{
  g_return_val_if_fail (HP_IS_DESK (self), NULL);

  return self->transport;
}

gint64
hp_desk_get_duration (HpDesk *self)
{
  g_return_val_if_fail (HP_IS_DESK (self), 0);

  return self->plan != NULL ? hp_plan_get_duration (self->plan) : 0;
}

/* The frame shown: what is on the screen, not where the clock is. */
gint64
hp_desk_get_frame (HpDesk *self)
{
  g_return_val_if_fail (HP_IS_DESK (self), 0);

  return self->frame;
}

void
hp_desk_set_frame (HpDesk *self,
                   gint64  frame)
{
  frame = CLAMP (frame, 0, MAX (hp_desk_get_duration (self) - 1, 0));
  if (self->frame == frame)
    return;

  self->frame = frame;
  g_object_notify (G_OBJECT (self), "frame");
}

/* Where a step begins: at the frame asked for, while that is still on its way, so that quick
 * presses of a key all count; else at the frame shown. */
gint64
hp_desk_get_target (HpDesk *self)
{
  g_return_val_if_fail (HP_IS_DESK (self), 0);

  if (self->wanted_frame >= 0)
    return self->wanted_frame;

  return hp_transport_get_seeking (self->transport) ? self->target : self->frame;
}

gint64
hp_desk_reel_to_plan (HpReel *reel,
                      gint64  file_frame)
{
  return file_frame - hp_reel_get_offset (reel) + hp_reel_get_start (reel);
}

gint64
hp_desk_plan_to_reel (HpReel *reel,
                      gint64  frame)
{
  return frame - hp_reel_get_start (reel) + hp_reel_get_offset (reel);
}

/* Where the playhead stands, in frames and parts of one: smooth while the film plays. */
double
hp_desk_get_playhead (HpDesk *self)
{
  gint64 frame;
  double fraction = 0;

  g_return_val_if_fail (HP_IS_DESK (self), 0);

  if (self->reel == NULL || self->slate != NULL || !hp_transport_get_playing (self->transport))
    return (double) self->frame;

  frame = hp_transport_get_position_frame (self->transport, &fraction);
  return (double) hp_desk_reel_to_plan (self->reel, frame) + fraction;
}

static void
transport_failed_cb (HpDesk *self,
                     GError *error)
{
  hp_desk_set_problem (self, error->message, NULL);
}

static void
transport_warned_cb (HpDesk *self,
                     GError *error)
{
  g_autofree char *text = NULL;

  if (g_error_matches (error, HP_MEDIA_ERROR, HP_MEDIA_ERROR_NO_SOUND))
    /* Translators: what the system says of it. */
    text = g_strdup_printf (_("The film plays without sound: %s"), error->message);
  else
    /* Translators: what the system says of it. */
    text = g_strdup_printf (_("The film is shown with something missing: %s"), error->message);

  g_signal_emit_by_name (self, "failed", text);
}

void
hp_desk_init_picture (HpDesk     *self,
                      const char *audio_sink)
{
  self->wanted_frame = -1;
  self->transport = g_object_new (HP_TYPE_TRANSPORT, "audio-sink", audio_sink, NULL);
  hp_desk_init_play (self);
  g_signal_connect_object (self->transport, "failed",
                           G_CALLBACK (transport_failed_cb), self, G_CONNECT_SWAPPED);
  g_signal_connect_object (self->transport, "warned",
                           G_CALLBACK (transport_warned_cb), self, G_CONNECT_SWAPPED);
  g_signal_connect_object (self->transport, "picture-changed",
                           G_CALLBACK (hp_desk_listen), self, G_CONNECT_SWAPPED);
}

void
hp_desk_dispose_picture (HpDesk *self)
{
  self->wants_to_play = FALSE;
  hp_desk_stop_slate (self);
  hp_desk_stop_listening (self);
  hp_desk_forget_prepared (self);
  g_cancellable_cancel (self->probing);
  g_clear_object (&self->probing);
  if (self->transport != NULL)
    hp_transport_close (self->transport);
  g_clear_object (&self->transport);
  hp_desk_leave_film (self);
  g_clear_pointer (&self->accepted, g_hash_table_unref);
  g_clear_pointer (&self->probes, g_hash_table_unref);
  g_clear_object (&self->looped);
  g_clear_object (&self->reel);
  g_clear_pointer (&self->opened_uri, g_free);
  g_clear_pointer (&self->problem, g_free);
  g_clear_pointer (&self->note, g_free);
}

/* What the probe had to warn of, a sentence a line. */
static char *
join_warnings (const HpProbe *probe)
{
  GString *text = g_string_new (NULL);

  for (guint i = 0; i < probe->n_warnings; i++)
    {
      g_autofree char *sentence = hp_probe_describe_warning (probe, &probe->warnings[i]);

      g_string_append_printf (text, "%s%s", i > 0 ? "\n" : "", sentence);
    }

  return g_string_free (text, FALSE);
}

/* There is no film to wait for: a slate. */
static void
give_up_film (HpDesk *self)
{
  gboolean plays = self->wants_to_play;

  self->wanted_frame = -1;
  self->wants_to_play = FALSE;
  if (plays)
    hp_desk_run_slate (self);
  hp_desk_tell_playing (self);
}

static void
open_probed (HpDesk  *self,
             GFile   *file,
             HpProbe *probe)
{
  g_autoptr(GError) error = NULL;
  g_autofree char *warnings = join_warnings (probe);
  gint64 frame = self->wanted_frame >= 0 ? self->wanted_frame : self->frame;

  if (!hp_transport_open (self->transport, file, probe,
                          hp_desk_plan_to_reel (self->reel, frame),
                          hp_desk_get_end_in_file (self, self->reel), &error))
    {
      give_up_film (self);
      hp_desk_set_problem (self, error->message, NULL);
      return;
    }

  hp_desk_set_problem (self, NULL, *warnings != '\0' ? warnings : NULL);
  hp_desk_note_film (self, file, probe);
  self->wanted_frame = -1;
  hp_desk_set_frame (self, frame);
  hp_desk_apply_loop (self);
  if (self->wants_to_play && hp_desk_has_picture (self))
    hp_transport_set_playing (self->transport, TRUE);
  else if (self->wants_to_play)
    hp_desk_run_slate (self);
  self->wants_to_play = FALSE;
  hp_desk_tell_playing (self);
}

/* A probe does not keep the desk: one that goes gives it up. */
typedef struct
{
  GWeakRef  desk;
  GFile    *file;
} Probing;

static void
probing_free (Probing *probing)
{
  g_weak_ref_clear (&probing->desk);
  g_object_unref (probing->file);
  g_free (probing);
}

G_DEFINE_AUTOPTR_CLEANUP_FUNC (Probing, probing_free)

static void
probed_cb (GObject      *source,
           GAsyncResult *result,
           gpointer      data)
{
  g_autoptr(Probing) probing = data;
  g_autoptr(HpDesk) self = g_weak_ref_get (&probing->desk);
  g_autoptr(GError) error = NULL;
  g_autoptr(HpProbe) probe = hp_probe_file_finish (result, &error);

  if (g_error_matches (error, G_IO_ERROR, G_IO_ERROR_CANCELLED) ||
      self == NULL || self->transport == NULL)
    return;

  g_clear_object (&self->probing);
  if (probe == NULL)
    {
      give_up_film (self);
      hp_desk_set_problem (self, error->message, NULL);
    }
  else
    {
      hp_desk_keep_probe (self, probing->file, probe);
      open_probed (self, probing->file, probe);
    }
}

static void
probe_file (HpDesk *self,
            GFile  *file)
{
  Probing *probing = g_new0 (Probing, 1);

  g_weak_ref_init (&probing->desk, self);
  probing->file = g_object_ref (file);
  self->probing = g_cancellable_new ();
  hp_probe_file_async (file, self->probing, probed_cb, probing);
}

/* What was found out about files that were open since the plan was, by what they are called. */
void
hp_desk_keep_probe (HpDesk  *self,
                    GFile   *file,
                    HpProbe *probe)
{
  if (self->probes == NULL)
    self->probes = g_hash_table_new_full ((GHashFunc) g_file_hash, (GEqualFunc) g_file_equal,
                                          g_object_unref, (GDestroyNotify) hp_probe_unref);
  g_hash_table_insert (self->probes, g_object_ref (file), hp_probe_ref (probe));
}

HpProbe *
hp_desk_get_kept_probe (HpDesk *self,
                        GFile  *file)
{
  return self->probes != NULL ? g_hash_table_lookup (self->probes, file) : NULL;
}

/* Lets go of the film, unless @keeps until there is another, and of one that is still probed, for
 * @reel, which may be NULL. */
static void
take_reel (HpDesk   *self,
           HpReel   *reel,
           gboolean  keeps)
{
  g_cancellable_cancel (self->probing);
  g_clear_object (&self->probing);
  hp_desk_stop_slate (self);
  if (!keeps)
    hp_transport_close (self->transport);
  hp_desk_forget_prepared (self);
  hp_desk_leave_film (self);
  g_set_object (&self->reel, reel);
  self->opened_start = reel != NULL ? hp_reel_get_start (reel) : 0;
  self->opened_offset = reel != NULL ? hp_reel_get_offset (reel) : 0;
  g_free (self->opened_uri);
  self->opened_uri = reel != NULL ? g_strdup (hp_reel_get_uri (reel)) : NULL;
}

void
hp_desk_open_reel (HpDesk *self,
                   HpReel *reel)
{
  g_autoptr(GFile) file = NULL;
  g_autofree char *name = NULL;
  g_autofree char *problem = NULL;
  HpProbe *probe;
  gboolean is_there;

  if (reel != NULL && *hp_reel_get_uri (reel) != '\0')
    file = hp_picture_file_for (hp_reel_get_uri (reel), self->file);
  probe = file != NULL ? hp_desk_get_kept_probe (self, file) : NULL;
  is_there = file != NULL && g_file_query_exists (file, NULL);

  take_reel (self, reel, is_there && probe != NULL);
  if (reel == NULL || *hp_reel_get_uri (reel) == '\0')
    {
      give_up_film (self);
      hp_desk_set_problem (self, reel != NULL ? _("This reel has no picture yet.") : NULL, NULL);
      return;
    }

  if (is_there)
    {
      hp_desk_set_problem (self, NULL, NULL);
      if (probe != NULL)
        open_probed (self, file, probe);
      else
        probe_file (self, file);
      return;
    }

  give_up_film (self);
  name = file != NULL ? g_file_get_parse_name (file) : g_strdup (hp_reel_get_uri (reel));
  /* Translators: the place of a film file. */
  problem = g_strdup_printf (_("The picture is not at “%s”."), name);
  hp_desk_set_problem (self, problem, NULL);
  if (file != NULL)
    hp_desk_look_for_film (self, file);
}

/* Shows the first frame of the plan; @probe is of its first reel's file, when it is known. */
void
hp_desk_show_plan (HpDesk  *self,
                   HpProbe *probe)
{
  HpReel *reel = self->plan != NULL ? hp_plan_get_reel_at (self->plan, 0) : NULL;
  g_autoptr(GFile) file = NULL;

  self->wants_to_play = FALSE;
  give_up_film (self);
  hp_desk_end_loop (self);
  hp_desk_stop_listening (self);
  g_clear_pointer (&self->accepted, g_hash_table_unref);
  g_clear_pointer (&self->probes, g_hash_table_unref);
  self->frame = 0;
  g_object_notify (G_OBJECT (self), "frame");

  if (probe == NULL || reel == NULL)
    {
      hp_desk_open_reel (self, reel);
      return;
    }

  take_reel (self, reel, FALSE);
  file = hp_picture_file_for (hp_reel_get_uri (reel), self->file);
  open_probed (self, file, probe);
}

/* Where the picture that is shown is in the film now; what is no longer in it, at the frame where
 * it was. */
static gint64
find_shown (HpDesk *self)
{
  gint64 frame = self->frame;

  if (hp_element_list_find (hp_plan_get_reels (self->plan), self->reel, NULL))
    frame = hp_desk_reel_to_plan (self->reel, frame - self->opened_start + self->opened_offset);

  return CLAMP (frame, 0, MAX (hp_desk_get_duration (self) - 1, 0));
}

/* An edit, or the undo of one, may have named another file for the reel that is open, or put the
 * reel elsewhere, or made another of a part of it. */
void
hp_desk_follow_reel (HpDesk *self)
{
  gboolean is_cut_off;
  gint64 frame;
  HpReel *reel;

  if (self->reel == NULL)
    return;

  frame = find_shown (self);
  reel = hp_plan_get_reel_at (self->plan, frame);
  if (reel != self->reel || g_strcmp0 (self->opened_uri, hp_reel_get_uri (reel)) != 0)
    {
      self->wants_to_play = hp_desk_get_playing (self);
      self->wanted_frame = frame;
      hp_desk_open_reel (self, reel);
    }
  else
    {
      is_cut_off = hp_desk_plan_to_reel (reel, frame) !=
                   self->frame - self->opened_start + self->opened_offset;
      self->opened_start = hp_reel_get_start (reel);
      self->opened_offset = hp_reel_get_offset (reel);
      if (self->wanted_frame >= 0)
        self->wanted_frame = frame;
      if (is_cut_off)
        hp_desk_seek (self, frame);
    }

  hp_desk_set_frame (self, frame);
  hp_desk_tell_notice (self);
}

/* Whether @reel lies in the file that is open. */
static gboolean
is_of_file (HpDesk *self,
            HpReel *reel)
{
  return reel != NULL && self->reel != NULL && hp_transport_is_open (self->transport) &&
         g_strcmp0 (self->opened_uri, hp_reel_get_uri (reel)) == 0;
}

/* @reel lies in the file that is open: it is the one that is shown from now on. */
void
hp_desk_adopt_reel (HpDesk *self,
                    HpReel *reel)
{
  g_set_object (&self->reel, reel);
  self->opened_start = hp_reel_get_start (reel);
  self->opened_offset = hp_reel_get_offset (reel);
  self->prepared = NULL;
  hp_transport_set_end (self->transport, hp_desk_get_end_in_file (self, reel));
  hp_desk_tell_notice (self);
}

static void
go_to (HpDesk   *self,
       gint64    frame,
       void    (*seek) (HpTransport *transport, gint64 frame))
{
  gboolean plays;
  HpReel *reel;

  if (self->plan == NULL)
    return;

  frame = CLAMP (frame, 0, MAX (hp_desk_get_duration (self) - 1, 0));
  reel = hp_plan_get_reel_at (self->plan, frame);
  if (reel != self->reel && is_of_file (self, reel))
    hp_desk_adopt_reel (self, reel);
  if (reel != self->reel)
    {
      self->wants_to_play = hp_desk_get_playing (self);
      self->wanted_frame = frame;
      hp_desk_open_reel (self, reel);
      hp_desk_set_frame (self, frame);
      return;
    }

  if (hp_transport_is_open (self->transport) &&
      hp_desk_plan_to_reel (reel, frame) < hp_transport_get_n_frames (self->transport))
    {
      gboolean ran = self->slate != NULL || self->wants_to_play;

      self->wants_to_play = FALSE;
      hp_desk_stop_slate (self);
      /* Back from behind its end, the film may be at the frame still. */
      if (!hp_desk_has_picture (self))
        hp_desk_set_frame (self, frame);
      self->target = frame;
      seek (self->transport, hp_desk_plan_to_reel (reel, frame));
      if (ran)
        hp_transport_set_playing (self->transport, TRUE);
      return;
    }

  /* A slate, or a film that is still being opened.  A reel may be longer than its film. */
  plays = self->probing == NULL && hp_desk_get_playing (self);
  if (hp_transport_is_open (self->transport))
    hp_transport_set_playing (self->transport, FALSE);
  self->wanted_frame = self->probing != NULL ? frame : -1;
  self->wants_to_play = self->wants_to_play && self->probing != NULL;
  hp_desk_set_frame (self, frame);
  if (plays)
    hp_desk_run_slate (self);
}

void
hp_desk_seek (HpDesk *self,
              gint64  frame)
{
  g_return_if_fail (HP_IS_DESK (self));

  go_to (self, frame, hp_transport_seek_frame);
}

/* As hp_desk_seek(), while the pointer still moves. */
void
hp_desk_scrub (HpDesk *self,
               gint64  frame)
{
  g_return_if_fail (HP_IS_DESK (self));

  go_to (self, frame, hp_transport_scrub_to_frame);
}

/* Which film the transport has: the one that is shown, one made ready, those that are left. */

#include "media/transport-private.h"

#include "media/decoders.h"

/* So many films wait at most for the next one to show. */
#define MAX_LEFT 2

static gboolean
part_cb (gpointer user_data)
{
  HpTransport *self = user_data;

  hp_source_clear (&self->parting);
  g_slist_free_full (g_steal_pointer (&self->left), (GDestroyNotify) hp_film_unref);
  return G_SOURCE_REMOVE;
}

/* Lets go of the films that were left, when there is nothing else to do: that takes some ms. */
static void
part_soon (HpTransport *self)
{
  if (self->left == NULL || self->parting != NULL)
    return;

  self->parting = g_idle_source_new ();
  g_source_set_callback (self->parting, part_cb, self, NULL);
  g_source_attach (self->parting, self->context);
}

static void
film_picture_cb (HpFilm   *film,
                 gpointer  user_data)
{
  HpTransport *self = user_data;
  g_autoptr(HpStill) still = NULL;

  if (film != self->film)
    return;

  part_soon (self);
  if (self->is_jogging)
    return;

  still = hp_film_ref_picture (film);
  hp_transport_show (self, still);
}

static void
film_seeking_cb (HpFilm   *film,
                 gpointer  user_data)
{
  HpTransport *self = user_data;

  if (film == self->film)
    hp_transport_notify_seeking (self);
}

/* Where there is a loop it goes on at its beginning. */
static void
film_ended_cb (HpFilm   *film,
               gpointer  user_data)
{
  HpTransport *self = user_data;

  if (film != self->film)
    return;

  if (self->loop_first >= 0 && self->frame < self->loop_end)
    {
      hp_transport_seek_film (self, self->loop_first, HP_SEEK_ACCURATE);
      return;
    }

  hp_transport_set_is_playing (self, FALSE);
  /* A machine that is late leaves pictures out, and the last may be among them. */
  if (self->frame < self->end - 1)
    hp_transport_seek_film (self, self->end - 1, HP_SEEK_ACCURATE);
  self->has_ended = TRUE;
  g_signal_emit_by_name (self, "ended");
}

static void
drop_next (HpTransport *self)
{
  g_clear_pointer (&self->next, hp_film_unref);
  g_clear_pointer (&self->next_uri, g_free);
}

static void
film_failed_cb (HpFilm       *film,
                const GError *error,
                gpointer      user_data)
{
  HpTransport *self = user_data;

  if (film == self->next)
    {
      drop_next (self);
      return;
    }

  hp_transport_close (self);
  g_signal_emit_by_name (self, "failed", error);
}

static void
film_warned_cb (HpFilm       *film,
                const GError *error,
                gpointer      user_data)
{
  g_signal_emit_by_name (user_data, "warned", error);
}

static HpFilm *
open_film (HpTransport    *self,
           const char     *uri,
           const HpProbe  *probe,
           gint64          frame,
           gint64          end,
           GError        **error)
{
  static const HpFilmEvents events = {
    film_picture_cb, film_seeking_cb, film_ended_cb, film_failed_cb, film_warned_cb,
  };
  HpFilmOptions options = {
    .uri = uri,
    .audio_sink = self->audio_sink,
    .audio_track = MIN (self->audio_track, (int) probe->n_audio_tracks - 1),
    .volume = self->volume,
    .is_muted = !hp_transport_is_heard (self),
    .view_width = self->view_width,
    .view_height = self->view_height,
    .frame = frame,
  };
  HpFilm *film = hp_film_open (probe, &options, &events, self, error);

  if (film != NULL && self->rate > 0)
    hp_film_set_rate (film, self->rate);
  if (film != NULL && end < probe->n_frames)
    hp_film_set_stop (film, end);

  return film;
}

/* Leaves the film that is shown: it goes once the next one shows. */
static void
leave_shown (HpTransport *self)
{
  hp_film_set_playing (self->film, FALSE);
  hp_film_mute_events (self->film);
  self->left = g_slist_prepend (self->left, g_steal_pointer (&self->film));
  if (g_slist_length (self->left) > MAX_LEFT)
    part_soon (self);
}

/* Leaves all that has to do with the film that is open; what the world sees is told by the
 * callers. */
static void
leave_film (HpTransport *self)
{
  hp_source_clear (&self->rest);
  hp_transport_close_server (self);
  if (self->film != NULL)
    leave_shown (self);
  self->has_ended = FALSE;
  self->loop_first = self->loop_end = -1;
}

/* Of all films, now. */
void
hp_transport_let_go (HpTransport *self)
{
  drop_next (self);
  leave_film (self);
  part_cb (self);
}

/* Makes the film of @uri the one that is shown. */
static gboolean
take_film (HpTransport    *self,
           const char     *uri,
           const HpProbe  *probe,
           gint64          frame,
           gint64          end,
           GError        **error)
{
  if (self->next != NULL && g_str_equal (self->next_uri, uri) &&
      hp_film_get_wanted (self->next) == frame)
    self->film = g_steal_pointer (&self->next);
  else
    self->film = open_film (self, uri, probe, frame, end, error);
  drop_next (self);

  g_free (self->uri);
  self->uri = g_strdup (uri);
  self->probe = hp_probe_get_measures (probe);
  self->end = end;
  return self->film != NULL;
}

/**
 * hp_transport_open:
 * @self: a transport
 * @file: the film
 * @probe: its measures
 * @frame: the first shown
 * @end: the frame before which it ends, for a reel that is a part of its film; -1 for the whole
 * @error: the reason why it cannot be opened
 *
 * Leaves the film that was open, and opens @file.  The first picture comes when the main
 * context runs, or at once where it was prepared; what goes wrong until then is told by "failed".
 *
 * Returns: whether it is on its way
 */
gboolean
hp_transport_open (HpTransport    *self,
                   GFile          *file,
                   const HpProbe  *probe,
                   gint64          frame,
                   gint64          end,
                   GError        **error)
{
  g_autofree char *uri = NULL;

  g_return_val_if_fail (HP_IS_TRANSPORT (self), FALSE);
  g_return_val_if_fail (G_IS_FILE (file), FALSE);
  g_return_val_if_fail (probe != NULL && probe->n_frames > 0, FALSE);

  if (!hp_decoders_init (error))
    return FALSE;

  uri = g_file_get_uri (file);
  end = end > 0 ? MIN (end, probe->n_frames) : probe->n_frames;
  frame = CLAMP (frame, 0, end - 1);
  hp_transport_set_is_playing (self, FALSE);
  leave_film (self);
  if (!take_film (self, uri, probe, frame, end, error))
    {
      hp_transport_close (self);
      return FALSE;
    }

  g_object_notify (G_OBJECT (self), "n-frames");
  if (hp_film_is_ready (self->film))
    film_picture_cb (self->film, self);
  hp_transport_notify_seeking (self);
  return TRUE;
}

/* Opens a film beside the one that plays, so that hp_transport_open() of the same film at the same
 * frame shows it at once.  One at a time. */
void
hp_transport_prepare (HpTransport   *self,
                      GFile         *file,
                      const HpProbe *probe,
                      gint64         frame,
                      gint64         end)
{
  g_autofree char *uri = NULL;

  g_return_if_fail (HP_IS_TRANSPORT (self));
  g_return_if_fail (G_IS_FILE (file));
  g_return_if_fail (probe != NULL && probe->n_frames > 0);

  uri = g_file_get_uri (file);
  end = end > 0 ? MIN (end, probe->n_frames) : probe->n_frames;
  frame = CLAMP (frame, 0, end - 1);
  if (self->next != NULL && g_str_equal (self->next_uri, uri) &&
      hp_film_get_wanted (self->next) == frame)
    return;

  drop_next (self);
  if (!hp_decoders_init (NULL))
    return;

  self->next = open_film (self, uri, probe, frame, end, NULL);
  if (self->next != NULL)
    self->next_uri = g_steal_pointer (&uri);
}

void
hp_transport_close (HpTransport *self)
{
  gboolean was_open;

  g_return_if_fail (HP_IS_TRANSPORT (self));

  was_open = self->film != NULL;
  hp_transport_let_go (self);
  if (!was_open && self->picture == NULL)
    return;

  g_object_freeze_notify (G_OBJECT (self));
  hp_transport_set_is_playing (self, FALSE);
  hp_transport_set_frame (self, 0);
  hp_transport_notify_seeking (self);
  g_object_notify (G_OBJECT (self), "n-frames");
  g_object_thaw_notify (G_OBJECT (self));

  if (self->picture != NULL)
    {
      g_clear_pointer (&self->picture, hp_still_unref);
      g_signal_emit_by_name (self, "picture-changed");
    }
}

/* Where the sound comes from, 0 the first of the film; a film with fewer has its last. */
int
hp_transport_get_audio_track (HpTransport *self)
{
  g_return_val_if_fail (HP_IS_TRANSPORT (self), 0);

  return self->audio_track;
}

void
hp_transport_set_audio_track (HpTransport *self,
                              int          track)
{
  g_return_if_fail (HP_IS_TRANSPORT (self));
  g_return_if_fail (track >= 0);

  if (self->audio_track == track)
    return;

  self->audio_track = track;
  drop_next (self);
  if (self->film != NULL)
    {
      gint64 wanted = hp_transport_get_wanted (self);
      HpFilm *film = open_film (self, self->uri, &self->probe, wanted, self->end, NULL);

      if (film != NULL)
        {
          hp_transport_end_jog (self);
          leave_shown (self);
          self->film = film;
          hp_transport_apply_playing (self);
          hp_transport_notify_seeking (self);
        }
    }
  g_object_notify (G_OBJECT (self), "audio-track");
}

guint
hp_transport_get_n_audio_tracks (HpTransport *self)
{
  g_return_val_if_fail (HP_IS_TRANSPORT (self), 0);

  return self->film != NULL ? self->probe.n_audio_tracks : 0;
}

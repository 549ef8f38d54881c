/* The sound of the reels, read in the background, one film at a time. */

#include "desk/desk-sound.h"

#include <math.h>

#include "desk/desk-private.h"
#include "media/sound-peaks.h"
#include "store/picture-uri.h"

#define SECOND 1e9  /* ns */

/* Of a film. */
typedef struct
{
  HpReelSoundState  state;
  double            share;
  HpPeaks          *peaks;
  char             *problem;
} Sound;

/* It does not keep the desk: one that goes gives it up. */
typedef struct
{
  GWeakRef  desk;
  GFile    *file;
} Listening;

static void
sound_free (gpointer data)
{
  Sound *self = data;

  hp_peaks_free (self->peaks);
  g_free (self->problem);
  g_free (self);
}

static Listening *
listening_new (HpDesk *desk,
               GFile  *file)
{
  Listening *self = g_new0 (Listening, 1);

  g_weak_ref_init (&self->desk, desk);
  self->file = g_object_ref (file);
  return self;
}

static void
listening_free (Listening *self)
{
  g_weak_ref_clear (&self->desk);
  g_object_unref (self->file);
  g_free (self);
}

G_DEFINE_AUTOPTR_CLEANUP_FUNC (Listening, listening_free)

/* NULL for a reel without a film. */
static GFile *
get_file (HpDesk *self,
          HpReel *reel)
{
  const char *uri = hp_reel_get_uri (reel);

  return *uri != '\0' ? hp_picture_file_for (uri, self->file) : NULL;
}

static Sound *
get_sound (HpDesk *self,
           GFile  *file)
{
  return self->sounds != NULL && file != NULL ? g_hash_table_lookup (self->sounds, file) : NULL;
}

static void
place (HpReelSound   *sound,
       HpReel        *reel,
       const HpProbe *probe)
{
  double ns_per_frame = SECOND / hp_frame_rate_to_double (probe->rate);
  double start = (double) probe->t0 + (double) hp_reel_get_offset (reel) * ns_per_frame;

  sound->start = start / HP_PEAKS_BLOCK;
  sound->blocks_per_frame = ns_per_frame / HP_PEAKS_BLOCK;
}

HpReelSound
hp_desk_get_reel_sound (HpDesk *self,
                        HpReel *reel)
{
  HpReelSound result = { HP_REEL_SOUND_UNREAD };
  g_autoptr(GFile) file = NULL;
  HpProbe *probe;
  Sound *sound;

  g_return_val_if_fail (HP_IS_DESK (self) && HP_IS_REEL (reel), result);

  file = get_file (self, reel);
  sound = get_sound (self, file);
  probe = sound != NULL ? hp_desk_get_kept_probe (self, file) : NULL;
  if (sound == NULL)
    return result;

  result.state = sound->state;
  result.share = sound->share;
  result.problem = sound->problem;
  if (probe != NULL)
    {
      result.peaks = sound->peaks;
      place (&result, reel, probe);
    }

  return result;
}

/* Something is known of @file: its state, and the blocks from @first up to before @end. */
static void
tell (HpDesk *self,
      GFile  *file,
      gsize   first,
      gsize   end)
{
  HpElementList *reels = hp_plan_get_reels (self->plan);

  for (guint i = 0; i < hp_element_list_get_n (reels); i++)
    {
      HpReel *reel = hp_element_list_get (reels, i);
      g_autoptr(GFile) of_reel = get_file (self, reel);
      gint64 from = hp_reel_get_start (reel), to = hp_desk_end_of_reel (reel);
      HpReelSound sound;

      if (of_reel == NULL || !g_file_equal (of_reel, file))
        continue;

      sound = hp_desk_get_reel_sound (self, reel);
      if (sound.peaks != NULL)
        {
          to = MIN (to, from + (gint64) ceil (((double) end - sound.start) / sound.blocks_per_frame));
          from += MAX ((gint64) floor (((double) first - sound.start) / sound.blocks_per_frame), 0);
        }
      if (first == end || sound.peaks == NULL)
        g_signal_emit_by_name (self, "sound", from, from);
      else if (to > from)
        g_signal_emit_by_name (self, "sound", from, to);
    }
}

static void
set_state (HpDesk           *self,
           GFile            *file,
           HpReelSoundState  state,
           const char       *problem)
{
  Sound *sound = get_sound (self, file);

  sound->state = state;
  g_free (sound->problem);
  sound->problem = g_strdup (problem);
  tell (self, file, 0, 0);
}

static void
heard_cb (const HpPeak *blocks,
          gsize         n_blocks,
          double        share,
          gpointer      data)
{
  Listening *listening = data;
  g_autoptr(HpDesk) self = g_weak_ref_get (&listening->desk);
  Sound *sound;
  gsize first;

  if (self == NULL)
    return;

  sound = get_sound (self, listening->file);
  first = hp_peaks_get_n_blocks (sound->peaks);
  hp_peaks_append (sound->peaks, blocks, n_blocks);
  sound->share = share;
  tell (self, listening->file, first, hp_peaks_get_n_blocks (sound->peaks));
}

/* What is cancelled is of a plan that is gone. */
static void
read_cb (GObject      *source,
         GAsyncResult *result,
         gpointer      data)
{
  g_autoptr(Listening) listening = data;
  g_autoptr(HpDesk) self = g_weak_ref_get (&listening->desk);
  g_autoptr(GError) error = NULL;
  gboolean has_sound;

  if ((!hp_sound_peaks_read_finish (result, &has_sound, &error) &&
       g_error_matches (error, G_IO_ERROR, G_IO_ERROR_CANCELLED)) || self == NULL)
    return;

  g_clear_object (&self->listening);
  set_state (self, listening->file,
             error != NULL ? HP_REEL_SOUND_FAILED : has_sound ? HP_REEL_SOUND_READ : HP_REEL_SOUND_NONE,
             error != NULL ? error->message : NULL);
  hp_desk_listen (self);
}

static void
read_file (HpDesk *self,
           GFile  *file)
{
  HpProbe *probe = hp_desk_get_kept_probe (self, file);

  if (probe->n_audio_tracks == 0)
    {
      g_clear_object (&self->listening);
      set_state (self, file, HP_REEL_SOUND_NONE, NULL);
      hp_desk_listen (self);
      return;
    }

  set_state (self, file, HP_REEL_SOUND_READING, NULL);
  hp_sound_peaks_read_async (file, heard_cb, self->listening, read_cb, listening_new (self, file));
}

static void
probed_cb (GObject      *source,
           GAsyncResult *result,
           gpointer      data)
{
  g_autoptr(Listening) listening = data;
  g_autoptr(HpDesk) self = g_weak_ref_get (&listening->desk);
  g_autoptr(GError) error = NULL;
  g_autoptr(HpProbe) probe = hp_probe_file_finish (result, &error);

  if (g_error_matches (error, G_IO_ERROR, G_IO_ERROR_CANCELLED) || self == NULL)
    return;

  if (probe != NULL)
    {
      hp_desk_keep_probe (self, listening->file, probe);
      read_file (self, listening->file);
      return;
    }

  g_clear_object (&self->listening);
  set_state (self, listening->file, HP_REEL_SOUND_FAILED, error->message);
  hp_desk_listen (self);
}

/* Where the picture's frames lie must be known before the sound can be drawn. */
static void
listen_to (HpDesk *self,
           GFile  *file)
{
  Sound *sound = g_new0 (Sound, 1);

  if (self->sounds == NULL)
    self->sounds = g_hash_table_new_full ((GHashFunc) g_file_hash, (GEqualFunc) g_file_equal,
                                          g_object_unref, sound_free);
  sound->peaks = hp_peaks_new ();
  g_hash_table_insert (self->sounds, g_object_ref (file), sound);

  self->listening = g_cancellable_new ();
  if (hp_desk_get_kept_probe (self, file) != NULL)
    read_file (self, file);
  else
    hp_probe_file_async (file, self->listening, probed_cb, listening_new (self, file));
}

/* The film that is open, then the others in the order of their reels.  NULL: all are known. */
static GFile *
find_unread (HpDesk *self)
{
  HpElementList *reels = hp_plan_get_reels (self->plan);

  if (get_sound (self, self->film) == NULL)
    return g_object_ref (self->film);

  for (guint i = 0; i < hp_element_list_get_n (reels); i++)
    {
      g_autoptr(GFile) file = get_file (self, hp_element_list_get (reels, i));

      if (file != NULL && get_sound (self, file) == NULL)
        return g_steal_pointer (&file);
    }

  return NULL;
}

/* Goes on reading, if there is something to read and the picture, which comes first, is shown. */
void
hp_desk_listen (HpDesk *self)
{
  g_autoptr(HpStill) shown = NULL;
  g_autoptr(GFile) file = NULL;

  if (self->plan == NULL || self->film == NULL || self->listening != NULL)
    return;

  shown = hp_transport_ref_picture (self->transport);
  file = shown != NULL ? find_unread (self) : NULL;
  if (file != NULL)
    listen_to (self, file);
}

void
hp_desk_stop_listening (HpDesk *self)
{
  g_cancellable_cancel (self->listening);
  g_clear_object (&self->listening);
  g_clear_pointer (&self->sounds, g_hash_table_unref);
}

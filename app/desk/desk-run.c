/* The reels as one film: which follows which, where a file goes on, and the next made ready. */

#include "desk/desk-private.h"

#include "model/plan-time.h"
#include "store/picture-uri.h"

/* How long before its end the reel after is made ready, in seconds of playing. */
#define AHEAD 5

/* Whether @next goes on in the file of @reel where that ends. */
gboolean
hp_desk_reel_goes_on (HpReel *reel,
                      HpReel *next)
{
  return *hp_reel_get_uri (reel) != '\0' &&
         g_str_equal (hp_reel_get_uri (reel), hp_reel_get_uri (next)) &&
         hp_reel_get_offset (next) == hp_reel_get_offset (reel) + hp_reel_get_duration (reel);
}

gint64
hp_desk_end_of_reel (HpReel *reel)
{
  return hp_reel_get_start (reel) + hp_reel_get_duration (reel);
}

HpReel *
hp_desk_get_reel_after (HpDesk *self,
                        HpReel *reel)
{
  return hp_desk_end_of_reel (reel) < hp_desk_get_duration (self)
         ? hp_plan_get_reel_at (self->plan, hp_desk_end_of_reel (reel)) : NULL;
}

HpReel *
hp_desk_get_reel_before (HpDesk *self,
                         HpReel *reel)
{
  gint64 start = hp_reel_get_start (reel);

  return start > 0 ? hp_plan_get_reel_at (self->plan, start - 1) : NULL;
}

/* The last of the reels that play on from @reel in one file. */
HpReel *
hp_desk_get_last_of_run (HpDesk *self,
                         HpReel *reel)
{
  HpReel *next = hp_desk_get_reel_after (self, reel);

  while (next != NULL && next != reel && hp_desk_reel_goes_on (reel, next))
    {
      reel = next;
      next = hp_desk_get_reel_after (self, reel);
    }

  return reel;
}

/* The frame of its file before which @reel ends, with those that go on in the file. */
gint64
hp_desk_get_end_in_file (HpDesk *self,
                         HpReel *reel)
{
  HpReel *last = hp_desk_get_last_of_run (self, reel);

  return hp_reel_get_offset (last) + hp_reel_get_duration (last);
}

/* A probe does not keep the desk: one that goes gives it up. */
typedef struct
{
  GWeakRef  desk;
  GFile    *file;
  HpReel   *reel;
} Preparing;

static void
preparing_free (Preparing *preparing)
{
  g_weak_ref_clear (&preparing->desk);
  g_object_unref (preparing->file);
  g_object_unref (preparing->reel);
  g_free (preparing);
}

G_DEFINE_AUTOPTR_CLEANUP_FUNC (Preparing, preparing_free)

static void
prepare (HpDesk  *self,
         HpReel  *reel,
         GFile   *file,
         HpProbe *probe)
{
  hp_transport_prepare (self->transport, file, probe, hp_reel_get_offset (reel),
                        hp_desk_get_end_in_file (self, reel));
}

static void
prepared_cb (GObject      *source,
             GAsyncResult *result,
             gpointer      data)
{
  g_autoptr(Preparing) preparing = data;
  g_autoptr(HpDesk) self = g_weak_ref_get (&preparing->desk);
  g_autoptr(HpProbe) probe = hp_probe_file_finish (result, NULL);

  /* What is wrong with it is told when it is its turn. */
  if (probe == NULL || self == NULL || self->transport == NULL || self->prepared != preparing->reel)
    return;

  hp_desk_keep_probe (self, preparing->file, probe);
  prepare (self, preparing->reel, preparing->file, probe);
}

static void
prepare_next (HpDesk *self)
{
  HpReel *next = hp_desk_get_reel_after (self, hp_desk_get_last_of_run (self, self->reel));
  g_autoptr(GFile) file = NULL;
  Preparing *preparing;
  HpProbe *probe;

  if (next == NULL || next == self->prepared || *hp_reel_get_uri (next) == '\0')
    return;

  self->prepared = next;
  file = hp_picture_file_for (hp_reel_get_uri (next), self->file);
  if (file == NULL)
    return;

  probe = hp_desk_get_kept_probe (self, file);
  if (probe != NULL)
    {
      prepare (self, next, file, probe);
      return;
    }

  preparing = g_new0 (Preparing, 1);
  g_weak_ref_init (&preparing->desk, self);
  preparing->file = g_object_ref (file);
  preparing->reel = g_object_ref (next);
  g_clear_object (&self->preparing);
  self->preparing = g_cancellable_new ();
  hp_probe_file_async (file, self->preparing, prepared_cb, preparing);
}

/* While it plays. */
void
hp_desk_look_ahead (HpDesk *self)
{
  double rate = hp_desk_get_rate (self);
  gint64 n_left = hp_desk_end_of_reel (hp_desk_get_last_of_run (self, self->reel)) - self->frame;

  if (rate > 0 && (double) n_left <
      AHEAD * rate * hp_frame_rate_to_double (hp_plan_get_frame_rate (self->plan)))
    prepare_next (self);
}

void
hp_desk_forget_prepared (HpDesk *self)
{
  g_cancellable_cancel (self->preparing);
  g_clear_object (&self->preparing);
  self->prepared = NULL;
}

/* The file of the reel that is shown: another than the plan says, or missing. */

#include "config.h"

#include "desk/desk-reels.h"

#include "desk/desk-private.h"
#include "model/plan-time.h"
#include "store/picture-uri.h"

HpReel *
hp_desk_get_reel (HpDesk *self)
{
  g_return_val_if_fail (HP_IS_DESK (self), NULL);

  return self->plan != NULL ? hp_plan_get_reel_at (self->plan, self->frame) : NULL;
}

gboolean
hp_desk_has_picture (HpDesk *self)
{
  g_return_val_if_fail (HP_IS_DESK (self), FALSE);

  if (self->problem != NULL)
    return FALSE;

  return self->reel == NULL || !hp_transport_is_open (self->transport) ||
         self->frame - hp_reel_get_start (self->reel) + hp_reel_get_offset (self->reel) <
         hp_transport_get_n_frames (self->transport);
}

/* Another film than the plan says */

/* Before another reel's file is opened, or none. */
void
hp_desk_leave_film (HpDesk *self)
{
  g_cancellable_cancel (self->looking);
  g_clear_object (&self->looking);
  g_clear_object (&self->found);
  if (self->film == NULL)
    return;

  g_clear_object (&self->film);
  g_clear_pointer (&self->probe, hp_probe_unref);
  hp_desk_tell_notice (self);
}

/* @file, the film of the reel, is open. */
void
hp_desk_note_film (HpDesk  *self,
                   GFile   *file,
                   HpProbe *probe)
{
  g_set_object (&self->film, file);
  g_clear_pointer (&self->probe, hp_probe_unref);
  self->probe = hp_probe_ref (probe);
  hp_desk_tell_notice (self);
}

/* What is accepted is so until the plan is opened again. */
static gboolean
is_accepted (HpDesk *self)
{
  return self->accepted != NULL &&
         g_hash_table_contains (self->accepted, hp_reel_get_uri (self->reel));
}

HpPictureOffer *
hp_desk_dup_other_picture (HpDesk *self)
{
  g_autoptr(HpPictureOffer) offer = NULL;

  g_return_val_if_fail (HP_IS_DESK (self), NULL);

  if (self->film == NULL || is_accepted (self))
    return NULL;

  offer = hp_picture_offer_new (self->plan, self->reel, FALSE, self->film, self->probe);
  /* Somebody may have wished for another start timecode than the film's. */
  if ((offer->differences & (HP_PICTURE_OTHER_RATE | HP_PICTURE_OTHER_LENGTH)) == 0)
    return NULL;

  return g_steal_pointer (&offer);
}

void
hp_desk_accept_film (HpDesk     *self,
                     const char *uri)
{
  if (self->accepted == NULL)
    self->accepted = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, NULL);
  g_hash_table_add (self->accepted, g_strdup (uri));
  hp_desk_tell_notice (self);
}

void
hp_desk_accept_other_picture (HpDesk *self)
{
  g_return_if_fail (HP_IS_DESK (self));

  if (self->reel != NULL)
    hp_desk_accept_film (self, hp_reel_get_uri (self->reel));
}

/* A missing picture */

GFile *
hp_desk_get_found_picture (HpDesk *self)
{
  g_return_val_if_fail (HP_IS_DESK (self), NULL);

  return self->found;
}

static void
look_in_thread (GTask        *task,
                gpointer      source,
                gpointer      data,
                GCancellable *cancellable)
{
  GPtrArray *places = data;

  for (guint i = 0; i < places->len; i++)
    if (g_file_query_file_type (places->pdata[i], G_FILE_QUERY_INFO_NONE, cancellable) ==
        G_FILE_TYPE_REGULAR)
      {
        g_task_return_pointer (task, g_object_ref (places->pdata[i]), g_object_unref);
        return;
      }

  g_task_return_pointer (task, NULL, NULL);
}

/* The desk is not kept by a look: one that goes cancels it, and what is cancelled found nothing. */
static void
looked_cb (GObject      *source,
           GAsyncResult *result,
           gpointer      data)
{
  g_autoptr(GFile) found = g_task_propagate_pointer (G_TASK (result), NULL);
  HpDesk *self = data;

  if (found == NULL)
    return;

  g_set_object (&self->found, found);
  g_object_notify (G_OBJECT (self), "picture-problem");
}

static void
add_place (GPtrArray  *places,
           GFile      *beside,
           const char *name)
{
  g_autoptr(GFile) folder = beside != NULL ? g_file_get_parent (beside) : NULL;

  if (folder != NULL)
    g_ptr_array_add (places, g_file_get_child (folder, name));
}

/* The picture is not at @file: it may have come along with the plan, or lie with the others. */
void
hp_desk_look_for_film (HpDesk *self,
                       GFile  *file)
{
  HpElementList *reels = hp_plan_get_reels (self->plan);
  g_autoptr(GPtrArray) places = g_ptr_array_new_with_free_func (g_object_unref);
  g_autofree char *name = g_file_get_basename (file);
  g_autoptr(GTask) task = NULL;

  add_place (places, self->file, name);
  for (guint i = 0; i < hp_element_list_get_n (reels); i++)
    {
      const char *uri = hp_reel_get_uri (hp_element_list_get (reels, i));
      g_autoptr(GFile) other = *uri != '\0' ? hp_picture_file_for (uri, self->file) : NULL;

      add_place (places, other, name);
    }

  self->looking = g_cancellable_new ();
  task = g_task_new (NULL, self->looking, looked_cb, self);
  g_task_set_source_tag (task, hp_desk_look_for_film);
  g_task_set_task_data (task, g_steal_pointer (&places), (GDestroyNotify) g_ptr_array_unref);
  g_task_run_in_thread (task, look_in_thread);
}

/* Other files for the reels, and more reels. */

#include "config.h"

#include "desk/desk-reels.h"

#include <glib/gi18n-lib.h>

#include "core/timecode.h"
#include "desk/desk-private.h"
#include "model/edit-picture.h"
#include "model/edit-reels.h"
#include "model/plan-time.h"
#include "store/picture-uri.h"

static gboolean
is_still (HpDesk *self,
          HpPlan *plan,
          HpReel *reel)
{
  return self->plan == plan && !hp_desk_get_read_only (self) &&
         (reel == NULL || hp_element_list_find (hp_plan_get_reels (plan), reel, NULL));
}

static gboolean
refuse (GError **error)
{
  g_set_error_literal (error, G_IO_ERROR, G_IO_ERROR_FAILED,
                       _("The plan has changed meanwhile: nothing was done"));
  return FALSE;
}

typedef struct
{
  HpPlan   *plan;
  HpReel   *reel;
  gboolean  alone;
  GFile    *file;
} Offering;

static void
offering_free (Offering *self)
{
  g_object_unref (self->plan);
  g_object_unref (self->reel);
  g_object_unref (self->file);
  g_free (self);
}

static void
offer_probed_cb (GObject      *source,
                 GAsyncResult *result,
                 gpointer      data)
{
  g_autoptr(GTask) task = data;
  HpDesk *self = g_task_get_source_object (task);
  Offering *offering = g_task_get_task_data (task);
  GError *error = NULL;
  g_autoptr(HpProbe) probe = hp_probe_file_finish (result, &error);

  if (probe == NULL || (!is_still (self, offering->plan, offering->reel) && !refuse (&error)))
    g_task_return_error (task, error);
  else
    g_task_return_pointer (task,
                           hp_picture_offer_new (offering->plan, offering->reel, offering->alone,
                                                 offering->file, probe),
                           (GDestroyNotify) hp_picture_offer_free);
}

void
hp_desk_offer_picture_async (HpDesk              *self,
                             HpReel              *reel,
                             gboolean             alone,
                             GFile               *file,
                             GAsyncReadyCallback  callback,
                             gpointer             user_data)
{
  GTask *task = g_task_new (self, NULL, callback, user_data);
  Offering *offering;

  g_return_if_fail (HP_IS_DESK (self));
  g_return_if_fail (self->plan != NULL);

  offering = g_new0 (Offering, 1);
  offering->plan = g_object_ref (self->plan);
  offering->reel = g_object_ref (reel);
  offering->alone = alone;
  offering->file = g_object_ref (file);

  g_task_set_source_tag (task, hp_desk_offer_picture_async);
  g_task_set_task_data (task, offering, (GDestroyNotify) offering_free);
  hp_probe_file_async (file, NULL, offer_probed_cb, task);
}

HpPictureOffer *
hp_desk_offer_picture_finish (HpDesk        *self,
                              GAsyncResult  *result,
                              GError       **error)
{
  g_return_val_if_fail (g_task_is_valid (result, self), NULL);

  return g_task_propagate_pointer (G_TASK (result), error);
}

/* The last of the reels in the file ends where that ends. */
static gboolean
fit (HpDesk                *self,
     const HpPictureOffer  *offer,
     const char            *uri,
     GError               **error)
{
  HpReel *last = hp_picture_offer_get_last (offer);
  gint64 offset = offer->alone ? 0 : hp_reel_get_offset (last);
  g_autofree char *start = hp_picture_offer_dup_start_timecode (offer);

  if (offset >= offer->probe->n_frames)
    {
      g_set_error_literal (error, G_IO_ERROR, G_IO_ERROR_FAILED,
                           _("The picture ends before the reel begins in it"));
      return FALSE;
    }

  return hp_edit_fit_reel (self->history, self->plan, last, uri, offset,
                           offer->probe->n_frames - offset, start, error);
}

/* As somebody wrote it, so it stays, while it is of the same file. */
static char *
name_file (HpDesk               *self,
           const HpPictureOffer *offer)
{
  const char *said = hp_reel_get_uri (offer->reel);
  g_autoptr(GFile) file = *said != '\0' ? hp_picture_file_for (said, self->file) : NULL;

  if (file != NULL && g_file_equal (file, offer->file))
    return g_strdup (said);

  return hp_picture_uri_for (offer->file, self->file);
}

gboolean
hp_desk_take_picture (HpDesk                *self,
                      const HpPictureOffer  *offer,
                      gboolean               fits,
                      GError               **error)
{
  HpElementList *reels;
  g_autofree char *uri = NULL;
  g_autofree char *before = NULL;
  gboolean taken;

  g_return_val_if_fail (HP_IS_DESK (self), FALSE);

  if (!is_still (self, offer->plan, offer->reel))
    return refuse (error);

  reels = hp_plan_get_reels (self->plan);
  uri = name_file (self, offer);
  before = g_strdup (hp_reel_get_uri (offer->reel));
  /* What was compared and used as it is, is not told again. */
  if (!fits)
    hp_desk_accept_film (self, uri);
  hp_history_begin (self->history, fits ? _("Change Reel to Fit")
                                   : offer->alone ? _("Replace Picture") : _("Locate Picture"));
  if (fits)
    taken = fit (self, offer, uri, error);
  else if (offer->alone)
    taken = hp_edit_fit_reel (self->history, self->plan, offer->reel, uri, 0,
                              hp_reel_get_duration (offer->reel), NULL, error);
  else
    {
      hp_edit_locate_picture (self->history, self->plan, offer->reel, uri);
      taken = TRUE;
    }

  /* The others that lie in the file, where one was fitted. */
  for (guint i = 0; taken && fits && !offer->alone && i < hp_element_list_get_n (reels); i++)
    if (*before != '\0' && g_str_equal (hp_reel_get_uri (hp_element_list_get (reels, i)), before))
      hp_edit_locate_picture (self->history, self->plan, hp_element_list_get (reels, i), uri);
  hp_history_end (self->history);
  return taken;
}

/* More reels */

typedef struct
{
  HpPlan    *plan;
  GPtrArray *files;   /* (element-type GFile), in the order of their names */
  GPtrArray *probes;  /* (element-type HpProbe), of the first of them */
  int        n_other_rate;
} Adding;

static void
adding_free (Adding *self)
{
  g_object_unref (self->plan);
  g_ptr_array_unref (self->files);
  g_ptr_array_unref (self->probes);
  g_free (self);
}

static gboolean
add_reel (HpDesk         *self,
          GFile          *file,
          const HpProbe  *probe,
          GError        **error)
{
  HpPicture *picture = hp_plan_get_picture (self->plan);
  g_autofree char *uri = hp_picture_uri_for (file, self->file);
  g_autofree char *start = NULL;
  gint64 label;

  if (probe->has_timecode)
    start = hp_timecode_format (probe->start_timecode, probe->rate,
                                probe->is_drop_frame && hp_frame_rate_may_drop (probe->rate));
  /* Counted otherwise than the plan counts, it is of no use. */
  if (start != NULL && !hp_timecode_parse (start, hp_picture_get_frame_rate (picture),
                                           hp_picture_get_drop_frame (picture), &label, NULL))
    g_clear_pointer (&start, g_free);

  return hp_edit_add_reel (self->history, self->plan, uri, 0, probe->n_frames, start,
                           error) != NULL;
}

static gboolean
add_reels (HpDesk  *self,
           Adding  *adding,
           GError **error)
{
  HpFrameRate rate = hp_plan_get_frame_rate (self->plan);
  gboolean added = TRUE;

  hp_history_begin (self->history, adding->files->len > 1 ? _("Add Reels") : _("Add Reel"));
  for (guint i = 0; i < adding->files->len && added; i++)
    {
      const HpProbe *probe = adding->probes->pdata[i];

      added = add_reel (self, adding->files->pdata[i], probe, error);
      adding->n_other_rate += !hp_frame_rate_equal (probe->rate, rate);
    }

  if (added)
    hp_history_end (self->history);
  else
    hp_history_cancel (self->history);

  return added;
}

static void probe_next (GTask *task);

static void
reel_probed_cb (GObject      *source,
                GAsyncResult *result,
                gpointer      data)
{
  g_autoptr(GTask) task = data;
  HpDesk *self = g_task_get_source_object (task);
  Adding *adding = g_task_get_task_data (task);
  g_autofree char *name = g_file_get_basename (adding->files->pdata[adding->probes->len]);
  g_autoptr(GError) error = NULL;
  HpProbe *probe = hp_probe_file_finish (result, &error);
  GError *refusal = NULL;

  if (probe == NULL)
    {
      g_task_return_new_error (task, error->domain, error->code,
                               /* Translators: a file's name, and why it cannot be read. */
                               _("No reel was added. “%s”: %s"), name, error->message);
      return;
    }

  g_ptr_array_add (adding->probes, probe);
  if (adding->probes->len < adding->files->len)
    probe_next (g_steal_pointer (&task));
  else if ((!is_still (self, adding->plan, NULL) && !refuse (&refusal)) ||
           !add_reels (self, adding, &refusal))
    g_task_return_error (task, refusal);
  else
    g_task_return_int (task, adding->files->len);
}

/* Takes @task. */
static void
probe_next (GTask *task)
{
  Adding *adding = g_task_get_task_data (task);

  hp_probe_file_async (adding->files->pdata[adding->probes->len], NULL, reel_probed_cb, task);
}

static int
compare_names (gconstpointer a,
               gconstpointer b)
{
  g_autofree char *one = g_file_get_basename (*(GFile *const *) a);
  g_autofree char *other = g_file_get_basename (*(GFile *const *) b);
  g_autofree char *one_key = g_utf8_collate_key_for_filename (one, -1);
  g_autofree char *other_key = g_utf8_collate_key_for_filename (other, -1);

  return g_strcmp0 (one_key, other_key);
}

void
hp_desk_add_reels_async (HpDesk              *self,
                         GListModel          *files,
                         GAsyncReadyCallback  callback,
                         gpointer             user_data)
{
  GTask *task = g_task_new (self, NULL, callback, user_data);
  Adding *adding;

  g_return_if_fail (HP_IS_DESK (self));
  g_return_if_fail (self->plan != NULL);

  adding = g_new0 (Adding, 1);
  adding->plan = g_object_ref (self->plan);
  adding->files = g_ptr_array_new_with_free_func (g_object_unref);
  adding->probes = g_ptr_array_new_with_free_func ((GDestroyNotify) hp_probe_unref);
  for (guint i = 0; i < g_list_model_get_n_items (files); i++)
    g_ptr_array_add (adding->files, g_list_model_get_item (files, i));
  g_ptr_array_sort (adding->files, compare_names);

  g_task_set_source_tag (task, hp_desk_add_reels_async);
  g_task_set_task_data (task, adding, (GDestroyNotify) adding_free);
  if (adding->files->len > 0)
    probe_next (task);
  else
    {
      g_task_return_int (task, 0);
      g_object_unref (task);
    }
}

int
hp_desk_add_reels_finish (HpDesk        *self,
                          GAsyncResult  *result,
                          int           *n_other_rate,
                          GError       **error)
{
  Adding *adding = g_task_get_task_data (G_TASK (result));

  g_return_val_if_fail (g_task_is_valid (result, self), -1);

  if (n_other_rate != NULL)
    *n_other_rate = adding->n_other_rate;
  return (int) g_task_propagate_int (G_TASK (result), error);
}

void
hp_desk_new_slate_async (HpDesk              *self,
                         HpFrameRate          rate,
                         gboolean             drop_frame,
                         gint64               n_frames,
                         gint64               start_label,
                         GAsyncReadyCallback  callback,
                         gpointer             user_data)
{
  g_autoptr(HpPlan) plan = NULL;
  GTask *task = g_task_new (self, NULL, callback, user_data);

  g_return_if_fail (HP_IS_DESK (self));
  g_return_if_fail (n_frames > 0);

  g_task_set_source_tag (task, hp_desk_new_slate_async);
  plan = hp_plan_new_with_picture ("", rate, drop_frame && hp_frame_rate_may_drop (rate), "",
                                   n_frames, start_label);
  hp_desk_begin_untitled (task, plan, NULL);
}

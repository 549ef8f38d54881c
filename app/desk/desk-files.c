/* The plan on the desk and its file: opening, beginning, saving. */

#include "config.h"

#include <glib/gi18n-lib.h>
#include <string.h>

#include "desk/desk-private.h"
#include "model/edit-picture.h"
#include "store/picture-uri.h"
#include "store/plan-file.h"
#include "store/store-error.h"

/* Names each reel's picture as seen from @to instead of from @from. */
static void
rebase_reels (HpPlan *plan,
              GFile  *from,
              GFile  *to)
{
  GListModel *reels = G_LIST_MODEL (hp_plan_get_reels (plan));
  g_autoptr(GFile) from_folder = from != NULL ? g_file_get_parent (from) : NULL;
  g_autoptr(GFile) to_folder = to != NULL ? g_file_get_parent (to) : NULL;

  /* As somebody wrote it, so it stays. */
  if (from_folder != NULL && to_folder != NULL && g_file_equal (from_folder, to_folder))
    return;

  for (guint i = 0; i < g_list_model_get_n_items (reels); i++)
    {
      g_autoptr(HpReel) reel = g_list_model_get_item (reels, i);
      g_autoptr(GFile) picture = NULL;
      g_autofree char *uri = NULL;

      if (*hp_reel_get_uri (reel) == '\0')
        continue;

      picture = hp_picture_file_for (hp_reel_get_uri (reel), from);
      if (picture == NULL)
        continue;

      uri = hp_picture_uri_for (picture, to);
      g_object_set (reel, "uri", uri, NULL);
    }
}

/* What tells one state of @file from the next; NULL when it is not there.  Two that are written
 * within a moment have the same time, but seldom the same size in the same place. */
static char *
find_etag (GFile *file)
{
  const char *attributes = G_FILE_ATTRIBUTE_ETAG_VALUE "," G_FILE_ATTRIBUTE_STANDARD_SIZE ","
                           G_FILE_ATTRIBUTE_UNIX_INODE;
  g_autoptr(GFileInfo) info = g_file_query_info (file, attributes, G_FILE_QUERY_INFO_NONE, NULL,
                                                 NULL);

  if (info == NULL)
    return NULL;

  return g_strdup_printf ("%s %" G_GOFFSET_FORMAT " %" G_GUINT64_FORMAT,
                          g_file_info_get_etag (info),
                          g_file_info_get_size (info),
                          g_file_info_get_attribute_uint64 (info, G_FILE_ATTRIBUTE_UNIX_INODE));
}

static void
loaded_cb (GObject      *source,
           GAsyncResult *result,
           gpointer      data)
{
  g_autoptr(GTask) task = data;
  HpDesk *self = g_task_get_source_object (task);
  GFile *file = g_task_get_task_data (task);
  gboolean as_template = g_object_get_data (G_OBJECT (task), "template") != NULL;
  g_autofree char *name = g_file_get_basename (file);
  g_autoptr(GError) error = NULL;
  g_autoptr(HpPlanLoad) load = hp_plan_file_load_finish (result, &error);

  if (load == NULL)
    g_task_return_new_error (task, error->domain, error->code,
                             /* Translators: a file's name, and what the system says of it. */
                             _("“%s” could not be opened: %s"), name, error->message);
  else if (load->plan == NULL)
    {
      g_autofree char *told = hp_problems_to_string (load->problems, name);

      /* Translators: the errors of a plan's file follow, one a line. */
      g_task_return_new_error (task, HP_STORE_ERROR, HP_STORE_ERROR_INVALID, "%s%s",
                               load->newer ? _("A later version of Hairpin wrote this plan.\n") : "",
                               told);
    }
  else
    {
      if (as_template)
        rebase_reels (load->plan, file, NULL);
      g_free (self->etag);
      self->etag = as_template ? NULL : find_etag (file);
      hp_desk_set_plan (self, load->plan, as_template ? NULL : file, load->newer && !as_template,
                        NULL);
      g_task_return_boolean (task, TRUE);
    }
}

/* Opens the plan in @file; as a template it becomes an untitled plan of its own. */
void
hp_desk_open_async (HpDesk              *self,
                    GFile               *file,
                    gboolean             as_template,
                    GAsyncReadyCallback  callback,
                    gpointer             user_data)
{
  GTask *task = g_task_new (self, NULL, callback, user_data);

  g_return_if_fail (HP_IS_DESK (self));
  g_return_if_fail (G_IS_FILE (file));

  g_task_set_source_tag (task, hp_desk_open_async);
  g_task_set_task_data (task, g_object_ref (file), g_object_unref);
  if (as_template)
    g_object_set_data (G_OBJECT (task), "template", self);
  hp_plan_file_load_async (file, NULL, loaded_cb, task);
}

static char *
title_from (GFile *picture)
{
  g_autofree char *name = g_file_get_basename (picture);
  char *dot = strrchr (name, '.');

  if (dot != NULL && dot != name)
    *dot = '\0';

  return g_filename_display_name (name);
}

static void
picture_probed_cb (GObject      *source,
                   GAsyncResult *result,
                   gpointer      data)
{
  g_autoptr(GTask) task = data;
  HpDesk *self = g_task_get_source_object (task);
  GFile *picture = g_task_get_task_data (task);
  GError *error = NULL;
  g_autoptr(HpProbe) probe = hp_probe_file_finish (result, &error);
  g_autoptr(HpPlan) plan = NULL;
  g_autofree char *title = NULL, *uri = NULL;

  if (probe == NULL)
    {
      g_task_return_error (task, error);
      return;
    }

  title = title_from (picture);
  uri = hp_picture_uri_for (picture, NULL);
  plan = hp_plan_new_with_picture (title, probe->rate,
                                   probe->is_drop_frame && hp_frame_rate_may_drop (probe->rate),
                                   uri, probe->n_frames,
                                   probe->has_timecode ? probe->start_timecode : 0);
  hp_desk_set_plan (self, plan, NULL, FALSE, probe);
  g_task_return_boolean (task, TRUE);
}

/* A new, untitled plan for the film in @picture. */
void
hp_desk_new_from_picture_async (HpDesk              *self,
                                GFile               *picture,
                                GAsyncReadyCallback  callback,
                                gpointer             user_data)
{
  GTask *task = g_task_new (self, NULL, callback, user_data);

  g_return_if_fail (HP_IS_DESK (self));
  g_return_if_fail (G_IS_FILE (picture));

  g_task_set_source_tag (task, hp_desk_new_from_picture_async);
  g_task_set_task_data (task, g_object_ref (picture), g_object_unref);
  hp_probe_file_async (picture, NULL, picture_probed_cb, task);
}

gboolean
hp_desk_open_finish (HpDesk        *self,
                     GAsyncResult  *result,
                     GError       **error)
{
  g_return_val_if_fail (g_task_is_valid (result, self), FALSE);

  return g_task_propagate_boolean (G_TASK (result), error);
}

/* Saving */

/* Whether the plan's own file is not as it was when it was opened or saved. */
static gboolean
is_changed_meanwhile (HpDesk *self,
                      GFile  *file)
{
  g_autofree char *etag = NULL;

  if (self->file == NULL || !g_file_equal (file, self->file))
    return FALSE;

  etag = find_etag (file);
  return etag != NULL && g_strcmp0 (etag, self->etag) != 0;
}

static void
saved_cb (GObject      *source,
          GAsyncResult *result,
          gpointer      data)
{
  g_autoptr(GTask) task = data;
  HpDesk *self = g_task_get_source_object (task);
  GFile *file = g_task_get_task_data (task);
  GError *error = NULL;
  gboolean saved = hp_plan_file_save_finish (result, &error);

  self->saving = FALSE;
  hp_history_end_save (self->history, saved);
  if (!saved)
    {
      rebase_reels (self->plan, file, self->file);
      g_task_return_error (task, error);
      return;
    }

  g_set_object (&self->file, file);
  g_free (self->etag);
  self->etag = find_etag (file);
  g_object_notify (G_OBJECT (self), "title");
  g_task_return_boolean (task, TRUE);
}

/* Saves to @file, or where the plan lies when that is NULL; by @force over what somebody else
 * wrote there since the plan was opened. */
void
hp_desk_save_async (HpDesk              *self,
                    GFile               *file,
                    gboolean             force,
                    GAsyncReadyCallback  callback,
                    gpointer             user_data)
{
  GTask *task = g_task_new (self, NULL, callback, user_data);

  g_return_if_fail (HP_IS_DESK (self));
  g_return_if_fail (self->plan != NULL);
  g_return_if_fail (file != NULL || self->file != NULL);

  g_task_set_source_tag (task, hp_desk_save_async);
  if (file == NULL)
    file = self->file;

  if (self->saving)
    {
      g_task_return_new_error (task, G_IO_ERROR, G_IO_ERROR_BUSY,
                               _("The plan is being saved already"));
      g_object_unref (task);
      return;
    }

  if (self->read_only && self->file != NULL && g_file_equal (file, self->file))
    {
      g_task_return_new_error (task, G_IO_ERROR, G_IO_ERROR_READ_ONLY,
                               _("A later version of Hairpin wrote this plan: it can only be read"));
      g_object_unref (task);
      return;
    }

  if (!force && is_changed_meanwhile (self, file))
    {
      g_task_return_new_error (task, G_IO_ERROR, G_IO_ERROR_WRONG_ETAG,
                               _("Its file was changed by somebody else since it was opened"));
      g_object_unref (task);
      return;
    }

  self->saving = TRUE;
  rebase_reels (self->plan, self->file, file);
  hp_history_begin_save (self->history);
  g_task_set_task_data (task, g_object_ref (file), g_object_unref);
  hp_plan_file_save_async (file, self->plan, NULL, saved_cb, task);
}

gboolean
hp_desk_is_saving (HpDesk *self)
{
  g_return_val_if_fail (HP_IS_DESK (self), FALSE);

  return self->saving;
}

gboolean
hp_desk_save_finish (HpDesk        *self,
                     GAsyncResult  *result,
                     GError       **error)
{
  g_return_val_if_fail (g_task_is_valid (result, self), FALSE);

  return g_task_propagate_boolean (G_TASK (result), error);
}

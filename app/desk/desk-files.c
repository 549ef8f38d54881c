/* The plan on the desk and its file: opening, beginning, saving. */

#include "config.h"

#include <glib/gi18n-lib.h>
#include <string.h>

#include "desk/desk-private.h"
#include "model/edit-picture.h"
#include "store/backups.h"
#include "store/picture-uri.h"
#include "store/plan-file.h"
#include "store/plan-writer.h"
#include "store/recovery.h"
#include "store/save-plan.h"
#include "store/store-error.h"

/* Where a plan's file was, and where it is to be: NULL for an untitled plan. */
typedef struct
{
  GFile *from;
  GFile *to;
} Rebase;

/* @uri, which names a picture as seen from one place, as seen from the other; NULL where it names
 * none. */
static char *
rebase_uri (const Rebase *rebase,
            const char   *uri)
{
  g_autoptr(GFile) picture = *uri != '\0' ? hp_picture_file_for (uri, rebase->from) : NULL;

  return picture != NULL ? hp_picture_uri_for (picture, rebase->to) : NULL;
}

static void
rebase_reel (const Rebase *rebase,
             HpReel       *reel)
{
  g_autofree char *uri = rebase_uri (rebase, hp_reel_get_uri (reel));

  if (uri != NULL)
    g_object_set (reel, "uri", uri, NULL);
}

/* What undo brings back names its picture as seen from the new place, too. */
static void
amend_cb (HpElement      *element,
          const HpMember *member,
          HpMemberValue  *value,
          gpointer        rebase)
{
  char *uri;

  if (!HP_IS_REEL (element) || (member != NULL && strcmp (member->name, "uri") != 0))
    return;

  if (member == NULL)
    {
      rebase_reel (rebase, HP_REEL (element));
      return;
    }

  uri = rebase_uri (rebase, value->text);
  if (uri != NULL)
    {
      g_free (value->text);
      value->text = uri;
    }
}

/* Names each reel's picture as seen from @to instead of from @from. */
static void
rebase_reels (HpPlan    *plan,
              HpHistory *history,
              GFile     *from,
              GFile     *to)
{
  HpElementList *reels = hp_plan_get_reels (plan);
  g_autoptr(GFile) from_folder = from != NULL ? g_file_get_parent (from) : NULL;
  g_autoptr(GFile) to_folder = to != NULL ? g_file_get_parent (to) : NULL;
  Rebase rebase = { from, to };

  /* As somebody wrote it, so it stays. */
  if (from_folder != NULL && to_folder != NULL && g_file_equal (from_folder, to_folder))
    return;

  for (guint i = 0; i < hp_element_list_get_n (reels); i++)
    rebase_reel (&rebase, hp_element_list_get (reels, i));
  if (history != NULL)
    hp_history_amend (history, amend_cb, &rebase);
}

/* The film that is open is the same under its other name. */
static void
rebase_own_reels (HpDesk *self,
                  GFile  *from,
                  GFile  *to)
{
  gboolean is_open = self->reel != NULL && self->opened_uri != NULL &&
                     strcmp (self->opened_uri, hp_reel_get_uri (self->reel)) == 0;

  rebase_reels (self->plan, self->history, from, to);
  if (is_open)
    {
      g_free (self->opened_uri);
      self->opened_uri = g_strdup (hp_reel_get_uri (self->reel));
    }
}

static void
return_problems (GTask      *task,
                 HpProblems *problems,
                 gboolean    newer,
                 const char *name)
{
  g_autofree char *told = hp_problems_to_string (problems, name);

  /* Translators: the errors of a plan's file follow, one a line. */
  g_task_return_new_error (task, HP_STORE_ERROR, HP_STORE_ERROR_INVALID, "%s%s",
                           newer ? _("A later version of Hairpin wrote this plan.\n") : "",
                           told);
}

static void
return_load_error (GTask  *task,
                   GFile  *file,
                   GError *error)
{
  g_autofree char *name = g_file_get_basename (file);

  g_task_return_new_error (task, error->domain, error->code,
                           /* Translators: a file's name, and what the system says of it. */
                           _("“%s” could not be opened: %s"), name, error->message);
}

/* A plan that was opened, or recovered, takes its place on the desk. */
static void
take_opened (HpDesk     *self,
             HpOpenPlan *opened)
{
  hp_desk_leave_journal (self);
  self->newer = opened->newer;
  self->held = g_steal_pointer (&opened->held);
  self->file_mark = opened->mark;
  hp_desk_set_plan (self, opened->plan, opened->file, opened->history, NULL);
  hp_desk_set_journal (self, opened->journal, opened->unkept);
  hp_desk_set_plan_size (self, opened->mark.size);
  hp_desk_set_recovered (self, opened);
  self->text = g_steal_pointer (&opened->text);
  hp_desk_tell_notice (self);
  if (opened->put_away != NULL)
    {
      g_autofree char *text = NULL;

      /* Translators: the path of a folder. */
      text = g_strdup_printf (_("What was edited last cannot be read. It was put away in “%s”."),
                              opened->put_away);
      g_signal_emit_by_name (self, "failed", text);
    }
}

static void
opened_cb (GObject      *source,
           GAsyncResult *result,
           gpointer      data)
{
  g_autoptr(GTask) task = data;
  HpDesk *self = g_task_get_source_object (task);
  GFile *file = g_task_get_task_data (task);
  g_autofree char *name = g_file_get_basename (file);
  g_autoptr(GError) error = NULL;
  g_autoptr(HpOpenPlan) opened = hp_open_plan_finish (result, &error);

  if (opened == NULL)
    return_load_error (task, file, error);
  else if (opened->plan == NULL)
    return_problems (task, opened->problems, opened->newer, name);
  else
    {
      take_opened (self, opened);
      g_task_return_boolean (task, TRUE);
    }
}

/* An untitled plan that waits for its journal. */
typedef struct
{
  HpPlan  *plan;
  HpProbe *probe;  /* of its film, where that is known */
} Untitled;

static void
untitled_free (Untitled *self)
{
  g_object_unref (self->plan);
  g_clear_pointer (&self->probe, hp_probe_unref);
  g_free (self);
}

/* Without a journal it is shown all the same, and that it is not kept is told. */
static void
begun_cb (GObject      *source,
          GAsyncResult *result,
          gpointer      data)
{
  g_autoptr(GTask) task = data;
  HpDesk *self = g_task_get_source_object (task);
  Untitled *untitled = g_object_get_data (G_OBJECT (task), "untitled");
  g_autoptr(GError) error = NULL;
  g_autoptr(HpJournal) journal = hp_begin_untitled_finish (result, &error);

  hp_desk_leave_journal (self);
  self->newer = FALSE;
  self->file_mark = (HpFileMark) { 0 };
  hp_desk_set_plan (self, untitled->plan, NULL, NULL, untitled->probe);
  hp_desk_set_journal (self, journal, error != NULL ? error->message : NULL);
  hp_desk_set_plan_size (self, 0);
  hp_desk_tell_notice (self);
  g_task_return_boolean (task, TRUE);
}

/* Takes @task and @probe. */
void
hp_desk_begin_untitled (GTask   *task,
                        HpPlan  *plan,
                        HpProbe *probe)
{
  g_autoptr(GBytes) bytes = hp_plan_write (plan);
  Untitled *untitled = g_new0 (Untitled, 1);

  untitled->plan = g_object_ref (plan);
  untitled->probe = probe;
  g_object_set_data_full (G_OBJECT (task), "untitled", untitled, (GDestroyNotify) untitled_free);
  hp_begin_untitled_async (bytes, begun_cb, task);
}

static void
template_loaded_cb (GObject      *source,
                    GAsyncResult *result,
                    gpointer      data)
{
  g_autoptr(GTask) task = data;
  GFile *file = g_task_get_task_data (task);
  g_autofree char *name = g_file_get_basename (file);
  g_autoptr(GFile) origin = hp_backups_dup_origin (file);
  g_autoptr(GError) error = NULL;
  g_autoptr(HpPlanLoad) load = hp_plan_file_load_finish (result, &error);

  if (load == NULL)
    return_load_error (task, file, error);
  else if (load->plan == NULL)
    return_problems (task, load->problems, load->newer, name);
  else
    {
      rebase_reels (load->plan, NULL, origin != NULL ? origin : file, NULL);
      hp_desk_begin_untitled (g_steal_pointer (&task), load->plan, NULL);
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
    hp_plan_file_load_async (file, NULL, template_loaded_cb, task);
  else
    hp_open_plan_async (file, NULL, opened_cb, task);
}

static void
folder_opened_cb (GObject      *source,
                  GAsyncResult *result,
                  gpointer      data)
{
  g_autoptr(GTask) task = data;
  HpDesk *self = g_task_get_source_object (task);
  GFile *lost_file = g_task_get_task_data (task);
  GError *error = NULL;
  g_autoptr(HpOpenPlan) opened = hp_open_plan_finish (result, &error);

  if (opened == NULL)
    {
      g_task_return_error (task, error);
      return;
    }

  if (lost_file != NULL)
    rebase_reels (opened->plan, opened->history, lost_file, NULL);
  take_opened (self, opened);
  g_task_return_boolean (task, TRUE);
}

/* Opens what the journal in @folder kept of a plan that has no file, or has it no longer. */
void
hp_desk_open_folder_async (HpDesk              *self,
                           const char          *folder,
                           GAsyncReadyCallback  callback,
                           gpointer             user_data)
{
  GTask *task = g_task_new (self, NULL, callback, user_data);
  GFile *lost_file;

  g_return_if_fail (HP_IS_DESK (self));
  g_return_if_fail (folder != NULL);

  lost_file = hp_recovery_dup_file (folder);
  g_task_set_source_tag (task, hp_desk_open_folder_async);
  if (lost_file != NULL)
    g_task_set_task_data (task, lost_file, g_object_unref);
  hp_open_plan_from_folder_async (folder, NULL, folder_opened_cb, task);
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
  hp_desk_begin_untitled (g_steal_pointer (&task), plan, g_steal_pointer (&probe));
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

typedef struct
{
  GFile  *file;
  GBytes *bytes;
} Save;

static void
save_free (Save *self)
{
  g_object_unref (self->file);
  g_bytes_unref (self->bytes);
  g_free (self);
}

static void
saved_cb (GObject      *source,
          GAsyncResult *result,
          gpointer      data)
{
  g_autoptr(GTask) task = data;
  HpDesk *self = g_task_get_source_object (task);
  Save *save = g_task_get_task_data (task);
  GError *error = NULL;
  g_autoptr(GError) unkept = NULL;
  g_autoptr(HpSavedPlan) saved = hp_save_plan_finish (result, &error);
  g_autoptr(HpJournal) journal = NULL;

  self->saving = FALSE;
  hp_history_end_save (self->history, saved != NULL);
  if (saved == NULL)
    {
      rebase_own_reels (self, save->file, self->file);
      if (self->journal != NULL)
        hp_journal_cancel_snapshot (self->journal);
      g_task_return_error (task, error);
      return;
    }

  journal = hp_saved_plan_follow (saved, self->journal, self->plan, save->bytes, &unkept);
  hp_desk_set_journal (self, journal, unkept != NULL ? unkept->message : NULL);
  self->file_mark = saved->mark;
  self->was_recovered = FALSE;
  hp_desk_set_plan_size (self, g_bytes_get_size (save->bytes));
  g_set_object (&self->file, save->file);
  hp_desk_keep_recovered (self);
  if (self->held != NULL)
    {
      g_clear_pointer (&self->held, g_free);
      g_signal_emit_by_name (self, "changed");
      hp_desk_tell_notice (self);
    }
  g_object_notify (G_OBJECT (self), "title");
  g_task_return_boolean (task, TRUE);
}

/* Why the plan must not be saved now, as an error of @task; the rest a worker finds out. */
static gboolean
check_save (HpDesk *self,
            GTask  *task,
            GFile  *file)
{
  gboolean own = self->file != NULL && g_file_equal (file, self->file);

  if (self->saving)
    g_task_return_new_error (task, G_IO_ERROR, G_IO_ERROR_BUSY,
                             _("The plan is being saved already"));
  else if (self->dropping != NULL)
    g_task_return_new_error (task, G_IO_ERROR, G_IO_ERROR_BUSY,
                             _("The plan goes back to what was saved"));
  else if (own && self->newer)
    g_task_return_new_error (task, G_IO_ERROR, G_IO_ERROR_READ_ONLY,
                             _("A later version of Hairpin wrote this plan: it can only be read"));
  else if (own && self->held != NULL)
    g_task_return_new_error (task, HP_STORE_ERROR, HP_STORE_ERROR_HELD, "%s", self->held);
  else
    return TRUE;

  return FALSE;
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
  g_autoptr(GTask) task = g_task_new (self, NULL, callback, user_data);
  gboolean own, has_journal;
  guint64 seq = 0;
  Save *save;

  g_return_if_fail (HP_IS_DESK (self));
  g_return_if_fail (self->plan != NULL);
  g_return_if_fail (file != NULL || self->file != NULL);

  g_task_set_source_tag (task, hp_desk_save_async);
  if (file == NULL)
    file = self->file;
  if (!check_save (self, task, file))
    return;

  /* A base that is under way is not needed any more. */
  if (self->journal != NULL)
    {
      hp_journal_cancel_snapshot (self->journal);
      seq = hp_journal_begin_snapshot (self->journal);
    }

  own = self->file != NULL && g_file_equal (file, self->file);
  has_journal = self->journal != NULL && hp_journal_is_of (self->journal, file);
  self->saving = TRUE;
  self->compacting = FALSE;
  rebase_own_reels (self, self->file, file);
  hp_history_begin_save (self->history);

  save = g_new0 (Save, 1);
  save->file = g_object_ref (file);
  save->bytes = hp_desk_write_plan (self);
  g_task_set_task_data (task, save, (GDestroyNotify) save_free);
  hp_save_plan_async (file, save->bytes, has_journal ? self->journal : NULL, seq,
                      own && !force ? &self->file_mark : NULL, saved_cb, g_steal_pointer (&task));
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

/* What was recovered with the plan on the desk, and going back to what was saved. */

#include "config.h"

#include <glib/gi18n-lib.h>

#include "desk/desk-private.h"
#include "store/backups.h"
#include "store/state-folder.h"

#define MAX_NAMED 4  /* names of steps that are told */

/* The names of the steps that were done in @history, the newest first, as that is what is remembered
 * best; neighbours of one name together, with how many there are.  Returns how many steps are not
 * among them. */
static guint
name_steps (HpHistory *history,
            GString   *names)
{
  guint n_left = hp_history_get_n_done (history);

  for (guint n_named = 0; n_left > 0 && n_named < MAX_NAMED; n_named++)
    {
      const char *label = hp_history_get_label (history, n_left - 1);
      guint n_times = 0;

      for (; n_left > 0 && hp_history_get_label (history, n_left - 1) == label; n_left--)
        n_times++;

      if (n_named > 0)
        /* Translators: between the names of steps. */
        g_string_append (names, _(", "));
      if (n_times == 1)
        g_string_append (names, label);
      else
        /* Translators: the name of a step, and how often it was done, as in “Move Hit (3)”. */
        g_string_append_printf (names, _("%s (%u)"), label, n_times);
    }

  return n_left;
}

static char *
describe (HpHistory *history,
          gboolean   is_partial)
{
  g_autoptr(GString) names = g_string_new (NULL);
  guint n_more = name_steps (history, names);

  if (names->len == 0)
    return g_strdup (_("Recovered what was edited last, and not saved."));
  if (is_partial)
    /* Translators: the names of steps. */
    return g_strdup_printf (_("Recovered what was not saved: %s, and what was edited before."),
                            names->str);
  if (n_more == 0)
    /* Translators: the names of steps. */
    return g_strdup_printf (_("Recovered what was not saved: %s."), names->str);

  /* Translators: the names of steps, and how many there were beside them. */
  return g_strdup_printf (ngettext ("Recovered what was not saved: %s, and %u earlier edit.",
                                    "Recovered what was not saved: %s, and %u earlier edits.",
                                    n_more),
                          names->str, n_more);
}

/* After the plan was put on the desk.  What no step leads to is not what is saved, either. */
void
hp_desk_set_recovered (HpDesk     *self,
                       HpOpenPlan *opened)
{
  g_set_object (&self->set_aside, opened->set_aside);
  if (opened->history == NULL)
    return;

  if (opened->is_partial)
    hp_history_mark_unsaved (self->history);
  if (opened->is_partial || hp_history_get_n_done (self->history) > 0)
    {
      self->was_recovered = TRUE;
      self->recovered = describe (self->history, opened->is_partial);
    }
}

char *
hp_desk_dup_recovered (HpDesk *self)
{
  g_return_val_if_fail (HP_IS_DESK (self), NULL);

  return g_strdup (self->recovered);
}

GFile *
hp_desk_get_set_aside (HpDesk *self)
{
  g_return_val_if_fail (HP_IS_DESK (self), NULL);

  return self->set_aside;
}

/* Somebody has seen what was recovered, or set aside. */
void
hp_desk_keep_recovered (HpDesk *self)
{
  g_return_if_fail (HP_IS_DESK (self));

  if (self->recovered == NULL && self->set_aside == NULL)
    return;

  g_clear_pointer (&self->recovered, g_free);
  g_clear_object (&self->set_aside);
  hp_desk_tell_notice (self);
}

/* Going back */

typedef struct
{
  GFile  *file;   /* of the plan, or NULL */
  GBytes *bytes;
} Aside;

static void
aside_free (Aside *self)
{
  g_clear_object (&self->file);
  g_bytes_unref (self->bytes);
  g_free (self);
}

static void
end_dropping (HpDesk *self)
{
  g_clear_object (&self->dropping);
  g_signal_emit_by_name (self, "changed");
  hp_desk_tell_notice (self);
}

/* Where the file cannot be read any more, the plan stays as it was edited, and is kept nowhere. */
static void
reopened_cb (GObject      *source,
             GAsyncResult *result,
             gpointer      data)
{
  HpDesk *self = HP_DESK (source);
  g_autoptr(GTask) task = data;
  GError *error = NULL;
  gboolean opened = hp_desk_open_finish (self, result, &error);

  end_dropping (self);
  if (opened)
    g_task_return_boolean (task, TRUE);
  else
    {
      hp_desk_set_journal (self, NULL, error->message);
      g_task_return_error (task, error);
    }
}

static void
go_back (HpDesk *self)
{
  g_autoptr(GTask) task = g_object_ref (self->dropping);

  if (self->journal != NULL)
    hp_journal_clear (self->journal);
  hp_desk_leave_journal (self);
  if (self->file != NULL)
    {
      hp_desk_open_async (self, self->file, FALSE, reopened_cb, g_steal_pointer (&task));
      return;
    }

  hp_desk_set_plan (self, NULL, NULL, NULL, NULL);
  end_dropping (self);
  g_task_return_boolean (task, TRUE);
}

/* The lock of a file that is opened again in a moment must be held by nobody. */
void
hp_desk_go_on_dropping (HpDesk *self)
{
  if (self->dropping != NULL && self->n_working == 0 && g_task_get_task_data (self->dropping) != NULL)
    {
      g_task_set_task_data (self->dropping, NULL, NULL);
      go_back (self);
    }
}

static void
put_aside_cb (GObject      *source,
              GAsyncResult *result,
              gpointer      data)
{
  g_autoptr(HpDesk) self = data;
  g_autoptr(GTask) task = g_object_ref (self->dropping);
  GError *error = NULL;

  if (!g_task_propagate_boolean (G_TASK (result), &error))
    {
      end_dropping (self);
      g_task_return_error (task, error);
      return;
    }

  /* A mark that all is put aside; what is left is to wait for the workers. */
  g_task_set_task_data (task, GINT_TO_POINTER (TRUE), NULL);
  hp_desk_go_on_dropping (self);
}

static void
put_aside_in_thread (GTask        *task,
                     gpointer      source,
                     gpointer      data,
                     GCancellable *cancellable)
{
  Aside *aside = data;
  g_autofree char *state = hp_state_dup_folder ();
  GError *error = NULL;
  g_autoptr(GFile) backup = hp_backups_keep (state, aside->file, aside->bytes, &error);

  if (backup != NULL)
    g_task_return_boolean (task, TRUE);
  else
    g_task_return_error (task, error);
}

void
hp_desk_drop_edits_async (HpDesk              *self,
                          GAsyncReadyCallback  callback,
                          gpointer             user_data)
{
  g_autoptr(GTask) task = g_task_new (self, NULL, callback, user_data);
  g_autoptr(GTask) worker = NULL;
  Aside *aside;

  g_return_if_fail (HP_IS_DESK (self));
  g_return_if_fail (self->plan != NULL);

  g_task_set_source_tag (task, hp_desk_drop_edits_async);
  if (self->saving || hp_desk_get_read_only (self))
    {
      g_task_return_new_error (task, G_IO_ERROR, G_IO_ERROR_BUSY,
                               _("The plan is being saved already"));
      return;
    }

  self->dropping = g_steal_pointer (&task);
  g_clear_handle_id (&self->sync_source, g_source_remove);
  g_signal_emit_by_name (self, "changed");

  aside = g_new0 (Aside, 1);
  aside->bytes = hp_desk_write_plan (self);
  g_set_object (&aside->file, self->file);
  worker = g_task_new (NULL, NULL, put_aside_cb, g_object_ref (self));
  g_task_set_source_tag (worker, hp_desk_drop_edits_async);
  g_task_set_task_data (worker, aside, (GDestroyNotify) aside_free);
  g_task_run_in_thread (worker, put_aside_in_thread);
}

gboolean
hp_desk_drop_edits_finish (HpDesk        *self,
                           GAsyncResult  *result,
                           GError       **error)
{
  g_return_val_if_fail (g_task_is_valid (result, self), FALSE);

  return g_task_propagate_boolean (G_TASK (result), error);
}

#include "config.h"

#include "store/plan-file.h"

#include <glib/gi18n-lib.h>

#include "store/plan-reader.h"
#include "store/plan-writer.h"
#include "store/replace.h"
#include "store/store-error.h"

/**
 * hp_plan_load_new:
 * @bytes: what a plan file holds
 *
 * Returns: (transfer full): the plan or its problems
 */
HpPlanLoad *
hp_plan_load_new (GBytes *bytes)
{
  HpPlanLoad *load = g_new0 (HpPlanLoad, 1);

  load->bytes = g_bytes_ref (bytes);
  load->problems = hp_problems_new ();
  load->plan = hp_plan_read (bytes, load->problems, &load->newer);
  return load;
}

void
hp_plan_load_free (HpPlanLoad *self)
{
  g_clear_object (&self->plan);
  g_clear_pointer (&self->problems, hp_problems_free);
  g_clear_pointer (&self->bytes, g_bytes_unref);
  g_free (self);
}

/* Whether a plan may have @size bytes. */
gboolean
hp_plan_check_size (goffset   size,
                    GError  **error)
{
  if (size <= HP_PLAN_MAX_SIZE)
    return TRUE;

  g_set_error_literal (error, HP_STORE_ERROR, HP_STORE_ERROR_TOO_LARGE,
                       _("It is too large to be a plan"));
  return FALSE;
}

gboolean
hp_plan_file_has_suffix (GFile *file)
{
  g_autofree char *name = NULL;
  g_autofree char *folded = NULL;

  g_return_val_if_fail (G_IS_FILE (file), FALSE);

  name = g_file_get_basename (file);
  folded = g_utf8_casefold (name, -1);
  return g_str_has_suffix (folded, HP_PLAN_SUFFIX);
}

/* Whether @file is one that ends, and soon enough: a pipe or a device may never. */
static gboolean
check_kind (GFile         *file,
            GCancellable  *cancellable,
            GError       **error)
{
  g_autoptr(GFileInfo) info = NULL;
  const char *attributes = G_FILE_ATTRIBUTE_STANDARD_SIZE "," G_FILE_ATTRIBUTE_STANDARD_TYPE;

  info = g_file_query_info (file, attributes, G_FILE_QUERY_INFO_NONE, cancellable, error);
  if (info == NULL)
    return FALSE;

  /* For GIO it is no error that a folder on the way may not be searched: it just knows nothing. */
  if (!g_file_info_has_attribute (info, G_FILE_ATTRIBUTE_STANDARD_TYPE))
    {
      g_set_error_literal (error, G_IO_ERROR, G_IO_ERROR_PERMISSION_DENIED,
                           _("It may not be read by you"));
      return FALSE;
    }

  switch (g_file_info_get_file_type (info))
    {
    case G_FILE_TYPE_REGULAR:
      return hp_plan_check_size (g_file_info_get_size (info), error);

    case G_FILE_TYPE_DIRECTORY:
      g_set_error_literal (error, G_IO_ERROR, G_IO_ERROR_IS_DIRECTORY,
                           _("It is a folder, not a plan"));
      return FALSE;

    case G_FILE_TYPE_UNKNOWN:
    case G_FILE_TYPE_SYMBOLIC_LINK:
    case G_FILE_TYPE_SPECIAL:
    case G_FILE_TYPE_SHORTCUT:
    case G_FILE_TYPE_MOUNTABLE:
    default:
      g_set_error_literal (error, G_IO_ERROR, G_IO_ERROR_NOT_REGULAR_FILE,
                           _("It is a pipe or a device, not a plan"));
      return FALSE;
    }
}

/**
 * hp_plan_file_load:
 * @file: where the plan lies
 * @cancellable: (nullable): to stop it
 * @error: set where the file cannot be read
 *
 * A file that can be read but has errors is no failure here: its problems are
 * returned, and no plan.
 *
 * Returns: (transfer full) (nullable): the plan or its problems
 */
HpPlanLoad *
hp_plan_file_load (GFile         *file,
                   GCancellable  *cancellable,
                   GError       **error)
{
  g_autoptr(GBytes) bytes = NULL;

  g_return_val_if_fail (G_IS_FILE (file), NULL);

  if (!check_kind (file, cancellable, error))
    return NULL;

  bytes = g_file_load_bytes (file, cancellable, NULL, error);
  if (bytes == NULL)
    return NULL;

  return hp_plan_load_new (bytes);
}

/* The plan is made in the worker, and nobody knows it before it is handed over. */
static void
load_in_thread (GTask        *task,
                gpointer      source,
                gpointer      file,
                GCancellable *cancellable)
{
  GError *error = NULL;
  HpPlanLoad *load = hp_plan_file_load (file, cancellable, &error);

  if (load == NULL)
    g_task_return_error (task, error);
  else
    g_task_return_pointer (task, load, (GDestroyNotify) hp_plan_load_free);
}

void
hp_plan_file_load_async (GFile               *file,
                         GCancellable        *cancellable,
                         GAsyncReadyCallback  callback,
                         gpointer             user_data)
{
  g_autoptr(GTask) task = g_task_new (NULL, cancellable, callback, user_data);

  g_return_if_fail (G_IS_FILE (file));

  g_task_set_source_tag (task, hp_plan_file_load_async);
  g_task_set_task_data (task, g_object_ref (file), g_object_unref);
  g_task_run_in_thread (task, load_in_thread);
}

HpPlanLoad *
hp_plan_file_load_finish (GAsyncResult  *result,
                          GError       **error)
{
  g_return_val_if_fail (g_task_is_valid (result, NULL), NULL);

  return g_task_propagate_pointer (G_TASK (result), error);
}

static void
save_in_thread (GTask        *task,
                gpointer      source,
                gpointer      bytes,
                GCancellable *cancellable)
{
  GFile *file = g_object_get_data (G_OBJECT (task), "file");
  GError *error = NULL;

  if (hp_replace (file, bytes, cancellable, &error))
    g_task_return_boolean (task, TRUE);
  else
    g_task_return_error (task, error);
}

/* The plan may be edited on while its bytes of this moment are written. */
void
hp_plan_file_save_async (GFile               *file,
                         HpPlan              *plan,
                         GCancellable        *cancellable,
                         GAsyncReadyCallback  callback,
                         gpointer             user_data)
{
  g_autoptr(GTask) task = g_task_new (NULL, cancellable, callback, user_data);

  g_return_if_fail (G_IS_FILE (file));
  g_return_if_fail (HP_IS_PLAN (plan));

  g_task_set_source_tag (task, hp_plan_file_save_async);
  g_object_set_data_full (G_OBJECT (task), "file", g_object_ref (file), g_object_unref);
  g_task_set_task_data (task, hp_plan_write (plan), (GDestroyNotify) g_bytes_unref);
  g_task_run_in_thread (task, save_in_thread);
}

gboolean
hp_plan_file_save_finish (GAsyncResult  *result,
                          GError       **error)
{
  g_return_val_if_fail (g_task_is_valid (result, NULL), FALSE);

  return g_task_propagate_boolean (G_TASK (result), error);
}

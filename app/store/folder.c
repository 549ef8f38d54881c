#include "config.h"

#include "store/folder.h"

#include <dirent.h>
#include <errno.h>
#include <fcntl.h>
#include <glib/gi18n-lib.h>
#include <glib/gstdio.h>
#include <unistd.h>

#include "store/store-error.h"

static void
set_unread_error (GError     **error,
                  const char  *path,
                  int          number)
{
  g_autofree char *name = g_filename_display_name (path);

  g_set_error (error, G_IO_ERROR, (int) g_io_error_from_errno (number),
               /* Translators: a folder's path, and the system's reason. */
               _("“%s” could not be read: %s"), name, g_strerror (number));
}

GPtrArray *
hp_folder_list (const char  *path,
                GError     **error)
{
  g_autoptr(GPtrArray) names = g_ptr_array_new_with_free_func (g_free);
  DIR *dir;
  struct dirent *entry;
  int number;

  g_return_val_if_fail (path != NULL, NULL);

  dir = opendir (path);
  if (dir == NULL)
    {
      set_unread_error (error, path, errno);
      return NULL;
    }

  /* GDir would not tell an error from the end. */
  for (errno = 0; (entry = readdir (dir)) != NULL; errno = 0)
    if (!g_str_equal (entry->d_name, ".") && !g_str_equal (entry->d_name, ".."))
      g_ptr_array_add (names, g_strdup (entry->d_name));
  number = errno;
  closedir (dir);
  if (number != 0)
    {
      set_unread_error (error, path, number);
      return NULL;
    }

  return g_steal_pointer (&names);
}

gboolean
hp_folder_sync_fd (int          fd,
                   const char  *path,
                   GError     **error)
{
  /* A file system that cannot sync folders keeps them by itself. */
  if (fsync (fd) == 0 || errno == EINVAL || errno == ENOTSUP)
    return TRUE;

  hp_store_set_errno (error, path, errno);
  return FALSE;
}

gboolean
hp_folder_sync (const char  *path,
                guint        n_above,
                GError     **error)
{
  g_autofree char *above = g_path_get_dirname (path);
  int fd = g_open (path, O_RDONLY | O_DIRECTORY | O_CLOEXEC, 0);
  gboolean synced;

  if (fd < 0)
    {
      hp_store_set_errno (error, path, errno);
      return FALSE;
    }

  synced = hp_folder_sync_fd (fd, path, error);
  close (fd);
  return synced && (n_above == 0 || hp_folder_sync (above, n_above - 1, error));
}

#include "config.h"

#include "store/replace.h"

#include <errno.h>
#include <fcntl.h>
#include <glib/gi18n-lib.h>
#include <glib/gstdio.h>
#include <limits.h>
#include <stdlib.h>
#include <string.h>
#include <sys/stat.h>
#include <unistd.h>

#include "store/folder.h"
#include "store/store-error.h"

#define MAX_STEM 200      /* bytes of the name that the temporary one has, too */
#define MAX_LINKS 40
#define N_RANDOM 6        /* letters that tell temporary names apart */
#define CHUNK (1 << 20)  /* bytes between two looks at the cancellable */

static gboolean
write_all (int           fd,
           const char   *path,
           GBytes       *bytes,
           GCancellable *cancellable,
           GError      **error)
{
  gsize left;
  const char *at = g_bytes_get_data (bytes, &left);

  while (left > 0)
    {
      gssize written;

      if (g_cancellable_set_error_if_cancelled (cancellable, error))
        return FALSE;

      written = write (fd, at, MIN (left, CHUNK));
      if (written < 0 && errno == EINTR)
        continue;
      if (written <= 0)
        {
          hp_store_set_errno (error, path, written < 0 ? errno : ENOSPC);
          return FALSE;
        }

      at += written;
      left -= (gsize) written;
    }

  return TRUE;
}

/* Where the file cannot get its old group, the new one has no more rights than anybody. */
static void
keep_owner_and_mode (int                fd,
                     const struct stat *old)
{
  mode_t mode = old->st_mode & 07777;

  if (fchown (fd, old->st_uid, old->st_gid) != 0 &&
      fchown (fd, (uid_t) -1, old->st_gid) != 0)
    {
      g_debug ("The group of the file could not be kept: %s", g_strerror (errno));
      mode &= 0707 | (mode & 0007) << 3;
    }
  if (fchmod (fd, mode) != 0)
    g_debug ("The mode of the file could not be kept: %s", g_strerror (errno));
}

/* Closes @fd, too. */
static gboolean
fill (int             fd,
      const char     *path,
      GBytes         *bytes,
      HpReplaceFunc   ready,
      gpointer        data,
      GCancellable   *cancellable,
      GError        **error)
{
  struct stat filled;
  gboolean good = write_all (fd, path, bytes, cancellable, error);

  if (good && (fsync (fd) != 0 || fstat (fd, &filled) != 0))
    {
      hp_store_set_errno (error, path, errno);
      good = FALSE;
    }
  if (good && ready != NULL)
    good = ready (&filled, data, error);
  if (close (fd) != 0 && good)
    {
      hp_store_set_errno (error, path, errno);
      good = FALSE;
    }

  return good;
}

/* In a new file beside @path, which takes its name; @folder_fd is the folder of both. */
static gboolean
replace_in (int             folder_fd,
            const char     *folder,
            const char     *path,
            GBytes         *bytes,
            HpReplaceFunc   ready,
            gpointer        data,
            GCancellable   *cancellable,
            GError        **error)
{
  g_autofree char *name = g_path_get_basename (path);
  g_autofree char *temporary = g_strdup_printf ("%s/.%.*s.XXXXXX", folder, MAX_STEM, name);
  struct stat old;
  gboolean exists = stat (path, &old) == 0;
  gboolean written;
  int fd;

  if (exists ? !S_ISREG (old.st_mode) || access (path, W_OK) != 0 : errno != ENOENT)
    {
      hp_store_set_errno (error, path, !exists ? errno : S_ISDIR (old.st_mode) ? EISDIR : EACCES);
      return FALSE;
    }

  /* Nobody may read, even for a moment, what nobody could read before. */
  fd = g_mkstemp_full (temporary, O_RDWR | O_CLOEXEC, exists ? 0600 : 0666);
  if (fd < 0)
    {
      hp_store_set_errno (error, path, errno);
      return FALSE;
    }

  if (exists)
    keep_owner_and_mode (fd, &old);
  written = fill (fd, path, bytes, ready, data, cancellable, error);
  if (written && g_rename (temporary, path) != 0)
    {
      hp_store_set_errno (error, path, errno);
      written = FALSE;
    }

  if (!written)
    {
      g_unlink (temporary);
      return FALSE;
    }

  /* Else the new file stands, but nobody knows whether it outlives a power cut. */
  return hp_folder_sync_fd (folder_fd, folder, error);
}

/* The folder is opened first: what cannot be synced afterwards is not begun. */
static gboolean
replace_path (const char     *path,
              GBytes         *bytes,
              HpReplaceFunc   ready,
              gpointer        data,
              GCancellable   *cancellable,
              GError        **error)
{
  g_autofree char *folder = g_path_get_dirname (path);
  int fd = g_open (folder, O_RDONLY | O_DIRECTORY | O_CLOEXEC, 0);
  gboolean replaced;

  if (fd < 0)
    {
      hp_store_set_errno (error, folder, errno);
      return FALSE;
    }

  replaced = replace_in (fd, folder, path, bytes, ready, data, cancellable, error);
  close (fd);
  return replaced;
}

/* What @path stands for, through symbolic links, the last of which may point at what is not there
 * yet. */
static char *
resolve (const char *path)
{
  g_autofree char *at = g_strdup (path);
  char real[PATH_MAX];

  for (guint i = 0; i < MAX_LINKS; i++)
    {
      g_autofree char *folder = g_path_get_dirname (at);
      g_autofree char *link = NULL;

      if (realpath (at, real) != NULL)
        return g_strdup (real);

      link = g_file_read_link (at, NULL);
      if (link == NULL)
        break;

      g_free (at);
      if (g_path_is_absolute (link))
        at = g_steal_pointer (&link);
      else
        at = g_build_filename (realpath (folder, real) != NULL ? real : folder, link, NULL);
    }

  return g_steal_pointer (&at);
}

gboolean
hp_replace (GFile         *file,
            GBytes        *bytes,
            GCancellable  *cancellable,
            GError       **error)
{
  return hp_replace_full (file, bytes, NULL, NULL, cancellable, error);
}

gboolean
hp_replace_full (GFile          *file,
                 GBytes         *bytes,
                 HpReplaceFunc   ready,
                 gpointer        data,
                 GCancellable   *cancellable,
                 GError        **error)
{
  g_autofree char *path = NULL;
  g_autofree char *real = NULL;

  g_return_val_if_fail (G_IS_FILE (file), FALSE);
  g_return_val_if_fail (bytes != NULL, FALSE);

  path = g_file_get_path (file);
  if (path == NULL)
    {
      g_autofree char *uri = g_file_get_uri (file);

      g_set_error (error, HP_STORE_ERROR, HP_STORE_ERROR_NOT_LOCAL,
                   /* Translators: an address. */
                   _("“%s” is not on this computer, and only local files can be written"), uri);
      return FALSE;
    }

  real = resolve (path);
  return replace_path (real, bytes, ready, data, cancellable, error);
}

void
hp_replace_clean (GFile *file)
{
  const char *path = g_file_peek_path (file);
  char real[PATH_MAX];
  g_autofree char *folder = NULL, *base = NULL, *prefix = NULL;
  g_autoptr(GDir) dir = NULL;
  const char *name;

  if (path == NULL || realpath (path, real) == NULL)
    return;

  folder = g_path_get_dirname (real);
  base = g_path_get_basename (real);
  prefix = g_strdup_printf (".%.*s.", MAX_STEM, base);
  dir = g_dir_open (folder, 0, NULL);
  while (dir != NULL && (name = g_dir_read_name (dir)) != NULL)
    if (g_str_has_prefix (name, prefix) && strlen (name) == strlen (prefix) + N_RANDOM)
      {
        g_autofree char *left = g_build_filename (folder, name, NULL);

        g_unlink (left);
      }
}

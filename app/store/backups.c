#include "config.h"

#include "store/backups.h"

#include <errno.h>
#include <fcntl.h>
#include <glib/gi18n-lib.h>
#include <glib/gstdio.h>
#include <limits.h>
#include <stdlib.h>
#include <string.h>
#include <unistd.h>

#include "store/folder.h"
#include "store/plan-file.h"
#include "store/replace.h"

#define ORIGIN "origin.txt"
#define KEY_LENGTH 8  /* hexadecimal digits: plans of one name in several folders */
#define MAX_STEM 180  /* bytes of a name that has a number, or a key, added to it */
#define N_ABOVE 3     /* folders above that of the backups, which may have been made for it */

static char *
stem_of (GFile *file)
{
  char *name = g_file_get_basename (file);
  gsize length = strlen (name);

  if (hp_plan_file_has_suffix (file))
    length -= strlen (HP_PLAN_SUFFIX);
  if (length > MAX_STEM)
    for (length = MAX_STEM; length > 0 && ((guchar) name[length] & 0xc0) == 0x80;)
      length--;
  name[length] = '\0';
  return name;
}

char *
hp_backups_dup_folder (const char *state,
                       GFile      *file)
{
  g_autofree char *stem = NULL, *uri = NULL, *key = NULL, *name = NULL;

  g_return_val_if_fail (state != NULL, NULL);

  if (file == NULL)
    return g_build_filename (state, "backups", "untitled", NULL);

  stem = stem_of (file);
  uri = g_file_get_uri (file);
  key = g_compute_checksum_for_string (G_CHECKSUM_SHA256, uri, -1);
  name = g_strdup_printf ("%s-%.*s", stem, KEY_LENGTH, key);
  return g_build_filename (state, "backups", name, NULL);
}

/* The number before the suffix of "The Letter 12.hairpin"; 0 where there is none. */
static guint64
number_of (const char *name)
{
  const char *space = strrchr (name, ' ');
  char *end;
  guint64 number;

  if (space == NULL || !g_str_has_suffix (name, HP_PLAN_SUFFIX))
    return 0;

  number = g_ascii_strtoull (space + 1, &end, 10);
  return g_str_equal (end, HP_PLAN_SUFFIX) ? number : 0;
}

/* Numbers, not times: a clock may go back. */
static guint64
find_newest (const char *folder)
{
  g_autoptr(GDir) dir = g_dir_open (folder, 0, NULL);
  guint64 newest = 0;
  const char *name;

  while (dir != NULL && (name = g_dir_read_name (dir)) != NULL)
    newest = MAX (newest, number_of (name));

  return newest;
}

static void
drop_old (const char *folder,
          guint64     newest)
{
  g_autoptr(GDir) dir = g_dir_open (folder, 0, NULL);
  const char *name;

  while (dir != NULL && (name = g_dir_read_name (dir)) != NULL)
    {
      guint64 number = number_of (name);
      g_autofree char *path = g_build_filename (folder, name, NULL);

      if (number > 0 && number + HP_BACKUPS_KEPT <= newest)
        g_unlink (path);
    }
}

/* What a plan names beside itself lies beside the original.  Nobody waits for the note: what it
 * says is said again with every backup. */
static void
note_origin (const char *folder,
             GFile      *file)
{
  g_autofree char *path = g_build_filename (folder, ORIGIN, NULL);
  g_autofree char *uri = g_file_get_uri (file);
  int fd = g_open (path, O_WRONLY | O_CREAT | O_TRUNC | O_CLOEXEC, 0600);

  if (fd < 0 || write (fd, uri, strlen (uri)) < 0)
    g_debug ("The origin of a backup was not noted: %s", g_strerror (errno));
  if (fd >= 0)
    close (fd);
}

GFile *
hp_backups_dup_origin (GFile *backup)
{
  g_autoptr(GFile) folder = g_file_get_parent (backup);
  g_autoptr(GFile) note = folder != NULL ? g_file_get_child (folder, ORIGIN) : NULL;
  g_autoptr(GBytes) bytes = note != NULL ? g_file_load_bytes (note, NULL, NULL, NULL) : NULL;
  g_autofree char *uri = NULL;

  if (bytes == NULL)
    return NULL;

  uri = g_strndup (g_bytes_get_data (bytes, NULL), g_bytes_get_size (bytes));
  return g_uri_is_valid (uri, G_URI_FLAGS_NONE, NULL) ? g_file_new_for_uri (uri) : NULL;
}

/* The file of the next backup, in a folder that is there. */
static GFile *
make_place (const char  *state,
            GFile       *file,
            guint64     *number,
            GError     **error)
{
  g_autofree char *folder = hp_backups_dup_folder (state, file);
  g_autofree char *stem = file != NULL ? stem_of (file) : g_strdup (_("Untitled Plan"));
  g_autofree char *name = NULL, *path = NULL;

  if (g_mkdir_with_parents (folder, 0700) != 0)
    {
      g_set_error (error, G_IO_ERROR, (int) g_io_error_from_errno (errno),
                   /* Translators: a folder's path, and the system's reason. */
                   _("The folder “%s” could not be made: %s"), folder, g_strerror (errno));
      return NULL;
    }

  if (file != NULL)
    note_origin (folder, file);
  *number = find_newest (folder) + 1;
  name = g_strdup_printf ("%s %" G_GUINT64_FORMAT HP_PLAN_SUFFIX, stem, *number);
  path = g_build_filename (folder, name, NULL);
  return g_file_new_for_path (path);
}

GFile *
hp_backups_keep (const char  *state,
                 GFile       *file,
                 GBytes      *bytes,
                 GError     **error)
{
  g_autofree char *folder = NULL;
  g_autoptr(GFile) backup = NULL;
  guint64 number;

  g_return_val_if_fail (state != NULL, NULL);
  g_return_val_if_fail (bytes != NULL, NULL);

  backup = make_place (state, file, &number, error);
  folder = hp_backups_dup_folder (state, file);
  if (backup == NULL || !hp_replace (backup, bytes, NULL, error) ||
      !hp_folder_sync (folder, N_ABOVE, error))
    return NULL;

  drop_old (folder, number);
  return g_steal_pointer (&backup);
}

/* A plan is replaced by a new file: the old one need not be copied, if it can get a second name. */
GFile *
hp_backups_keep_file (const char  *state,
                      GFile       *file,
                      GError     **error)
{
  const char *path = g_file_peek_path (file);
  g_autofree char *folder = NULL;
  g_autoptr(GFile) backup = NULL;
  char real[PATH_MAX];
  guint64 number;

  g_return_val_if_fail (state != NULL, NULL);

  if (path == NULL || realpath (path, real) == NULL)
    return NULL;

  backup = make_place (state, file, &number, error);
  if (backup == NULL)
    return NULL;

  if (link (real, g_file_peek_path (backup)) != 0)
    {
      g_autoptr(GBytes) bytes = g_file_load_bytes (file, NULL, NULL, error);

      return bytes != NULL ? hp_backups_keep (state, file, bytes, error) : NULL;
    }

  folder = hp_backups_dup_folder (state, file);
  drop_old (folder, number);
  return g_steal_pointer (&backup);
}

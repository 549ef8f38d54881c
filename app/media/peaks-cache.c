#include "media/peaks-cache.h"

#include <glib/gstdio.h>
#include <utime.h>

#define SAMPLE 65536  /* bytes of either end of a film */

typedef struct
{
  char   *path;
  gint64  time;
  goffset size;
} Kept;

static char *
dup_folder (void)
{
  return g_build_filename (g_get_user_cache_dir (), "hairpin", "peaks", NULL);
}

static char *
dup_path (const char *key)
{
  g_autofree char *folder = dup_folder ();

  return g_build_filename (folder, key, NULL);
}

static gboolean
add_bytes (GChecksum     *checksum,
           GInputStream  *stream,
           goffset        from,
           GCancellable  *cancellable,
           GError       **error)
{
  g_autofree guint8 *bytes = g_malloc (SAMPLE);
  gsize n_read;

  if (!g_seekable_seek (G_SEEKABLE (stream), from, G_SEEK_SET, cancellable, error) ||
      !g_input_stream_read_all (stream, bytes, SAMPLE, &n_read, cancellable, error))
    return FALSE;

  g_checksum_update (checksum, bytes, (gssize) n_read);
  return TRUE;
}

char *
hp_peaks_cache_make_key (GFile         *film,
                         GCancellable  *cancellable,
                         GError       **error)
{
  g_autoptr(GFileInputStream) stream = NULL;
  g_autoptr(GFileInfo) info = NULL;
  g_autoptr(GDateTime) time = NULL;
  g_autoptr(GChecksum) checksum = g_checksum_new (G_CHECKSUM_SHA256);
  g_autofree char *facts = NULL;
  goffset size;

  g_return_val_if_fail (G_IS_FILE (film), NULL);

  stream = g_file_read (film, cancellable, error);
  if (stream == NULL)
    return NULL;
  info = g_file_input_stream_query_info (stream, G_FILE_ATTRIBUTE_STANDARD_SIZE ","
                                         G_FILE_ATTRIBUTE_TIME_MODIFIED ","
                                         G_FILE_ATTRIBUTE_TIME_MODIFIED_USEC,
                                         cancellable, error);
  if (info == NULL)
    return NULL;

  size = g_file_info_get_size (info);
  time = g_file_info_get_modification_date_time (info);
  facts = g_strdup_printf ("%" G_GOFFSET_FORMAT " %" G_GINT64_FORMAT ".%d", size,
                           time != NULL ? g_date_time_to_unix (time) : 0,
                           time != NULL ? g_date_time_get_microsecond (time) : 0);
  g_checksum_update (checksum, (const guchar *) facts, -1);
  if (!add_bytes (checksum, G_INPUT_STREAM (stream), 0, cancellable, error) ||
      !add_bytes (checksum, G_INPUT_STREAM (stream), MAX (size - SAMPLE, 0), cancellable, error))
    return NULL;

  return g_strdup (g_checksum_get_string (checksum));
}

GBytes *
hp_peaks_cache_load (const char *key)
{
  g_autofree char *path = dup_path (key);
  GStatBuf status;
  char *data;
  gsize size;

  g_return_val_if_fail (key != NULL, NULL);

  /* Whatever lies there, only a file is read, and none that is too large to be ours. */
  if (g_stat (path, &status) != 0 || !S_ISREG (status.st_mode) ||
      status.st_size > HP_PEAKS_CACHE_MAX_SIZE || !g_file_get_contents (path, &data, &size, NULL))
    return NULL;

  /* It was used now. */
  utime (path, NULL);
  return g_bytes_new_take (data, size);
}

static void
clear_kept (gpointer data)
{
  g_free (((Kept *) data)->path);
}

static int
compare_times (gconstpointer a,
               gconstpointer b)
{
  gint64 one = ((const Kept *) a)->time, other = ((const Kept *) b)->time;

  return (one < other) - (one > other);
}

/* The ones used last first. */
static GArray *
list_kept (const char *folder)
{
  g_autoptr(GDir) dir = g_dir_open (folder, 0, NULL);
  GArray *kept = g_array_new (FALSE, FALSE, sizeof (Kept));
  const char *name;

  g_array_set_clear_func (kept, clear_kept);
  while (dir != NULL && (name = g_dir_read_name (dir)) != NULL)
    {
      g_autofree char *path = g_build_filename (folder, name, NULL);
      GStatBuf status;

      if (g_lstat (path, &status) == 0 && S_ISREG (status.st_mode))
        {
          Kept file = { g_steal_pointer (&path), status.st_mtime, status.st_size };

          g_array_append_val (kept, file);
        }
    }

  g_array_sort (kept, compare_times);
  return kept;
}

static void
drop_oldest (const char *folder)
{
  g_autoptr(GArray) kept = list_kept (folder);
  goffset size = 0;

  for (guint i = 0; i < kept->len; i++)
    {
      const Kept *file = &g_array_index (kept, Kept, i);

      size += file->size;
      if (i >= HP_PEAKS_CACHE_MAX_FILES || size > HP_PEAKS_CACHE_MAX_SIZE)
        g_unlink (file->path);
    }
}

void
hp_peaks_cache_store (const char *key,
                      GBytes     *bytes)
{
  g_autofree char *folder = dup_folder ();
  g_autofree char *path = dup_path (key);
  gconstpointer data;
  gsize size;

  g_return_if_fail (key != NULL && bytes != NULL);

  data = g_bytes_get_data (bytes, &size);
  if (g_mkdir_with_parents (folder, 0700) == 0 &&
      g_file_set_contents_full (path, data, (gssize) size, G_FILE_SET_CONTENTS_CONSISTENT, 0600,
                                NULL))
    drop_oldest (folder);
}

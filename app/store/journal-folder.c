#include "store/journal-folder.h"

#include <errno.h>
#include <fcntl.h>
#include <glib/gstdio.h>
#include <string.h>
#include <unistd.h>

#include "store/folder.h"
#include "store/store-error.h"

#define LOCK "lock"
#define VOID "void"
#define UNTITLED "untitled-"
#define KEY_LENGTH 32  /* hexadecimal digits of the hash of a path: enough to tell plans apart */

void
hp_journal_folder_free (HpJournalFolder *self)
{
  g_array_unref (self->bases);
  g_array_unref (self->journals);
  g_free (self);
}

static int
compare_numbers (gconstpointer a,
                 gconstpointer b)
{
  const guint64 *one = a, *other = b;

  return *one < *other ? -1 : *one > *other;
}

static void
add_number (GArray     *numbers,
            const char *name,
            const char *prefix)
{
  guint64 number;

  if (g_str_has_prefix (name, prefix) &&
      g_ascii_string_to_unsigned (name + strlen (prefix), 10, 0, G_MAXINT64, &number, NULL))
    g_array_append_val (numbers, number);
}

HpJournalFolder *
hp_journal_folder_read (const char  *path,
                        GError     **error)
{
  g_autoptr(HpJournalFolder) self = g_new0 (HpJournalFolder, 1);
  g_autoptr(GError) unread = NULL;
  g_autoptr(GPtrArray) names = hp_folder_list (path, &unread);
  gboolean is_void = FALSE;

  g_return_val_if_fail (path != NULL, NULL);

  self->bases = g_array_new (FALSE, FALSE, sizeof (guint64));
  self->journals = g_array_new (FALSE, FALSE, sizeof (guint64));
  if (names == NULL && !g_error_matches (unread, G_IO_ERROR, G_IO_ERROR_NOT_FOUND))
    {
      g_propagate_error (error, g_steal_pointer (&unread));
      return NULL;
    }

  for (guint i = 0; names != NULL && i < names->len; i++)
    {
      add_number (self->bases, names->pdata[i], "base-");
      add_number (self->journals, names->pdata[i], "journal-");
      is_void = is_void || g_str_equal (names->pdata[i], VOID);
    }

  g_array_set_size (self->bases, is_void ? 0 : self->bases->len);
  g_array_set_size (self->journals, is_void ? 0 : self->journals->len);
  g_array_sort (self->bases, compare_numbers);
  g_array_sort (self->journals, compare_numbers);
  return g_steal_pointer (&self);
}

char *
hp_journal_folder_new_path (const char *state,
                            const char *path)
{
  g_autofree char *key = NULL, *name = NULL;

  if (path != NULL)
    key = g_compute_checksum_for_string (G_CHECKSUM_SHA256, path, -1);
  else
    key = g_uuid_string_random ();
  name = path != NULL ? g_strdup_printf ("plan-%.*s", KEY_LENGTH, key)
                      : g_strdup_printf (UNTITLED "%s", key);
  return g_build_filename (state, "recovery", name, NULL);
}

gboolean
hp_journal_folder_is_untitled (const char *path)
{
  g_autofree char *name = g_path_get_basename (path);

  return g_str_has_prefix (name, UNTITLED);
}

char *
hp_journal_folder_base_path (const char *path,
                             guint64     seq)
{
  return g_strdup_printf ("%s/base-%" G_GUINT64_FORMAT, path, seq);
}

char *
hp_journal_folder_journal_path (const char *path,
                                guint64     number)
{
  return g_strdup_printf ("%s/journal-%" G_GUINT64_FORMAT, path, number);
}

static gboolean
remove_file (const char  *path,
             const char  *name,
             GError     **error)
{
  g_autofree char *file = g_build_filename (path, name, NULL);

  if (g_unlink (file) == 0 || errno == ENOENT)
    return TRUE;

  hp_store_set_errno (error, file, errno);
  return FALSE;
}

gboolean
hp_journal_folder_sweep (const char  *path,
                         GError     **error)
{
  g_autoptr(GPtrArray) names = hp_folder_list (path, error);
  gboolean is_void = FALSE;

  if (names == NULL)
    return FALSE;

  for (guint i = 0; i < names->len; i++)
    is_void = is_void || g_str_equal (names->pdata[i], VOID);

  for (guint i = 0; i < names->len; i++)
    {
      const char *name = names->pdata[i];

      if ((*name == '.' || (is_void && !g_str_equal (name, LOCK) && !g_str_equal (name, VOID))) &&
          !remove_file (path, name, error))
        return FALSE;
    }

  /* It goes last: until then, all that is left is void. */
  return !is_void || remove_file (path, VOID, error);
}

/* A folder keeps its changes in their order: no sync is needed. */
gboolean
hp_journal_folder_void (const char  *path,
                        GError     **error)
{
  g_autofree char *mark = g_build_filename (path, VOID, NULL);
  int fd = g_open (mark, O_WRONLY | O_CREAT | O_CLOEXEC, 0600);

  if (fd < 0)
    {
      hp_store_set_errno (error, mark, errno);
      return FALSE;
    }

  close (fd);
  return hp_journal_folder_sweep (path, error);
}

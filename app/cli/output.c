#include "config.h"

#include "cli/output.h"

#include <errno.h>
#include <glib/gstdio.h>
#include <stdio.h>
#include <string.h>

#include "cli/arguments.h"
#include "store/replace.h"

#define HEAD 4096  /* bytes: a file says in these who wrote it */

static gboolean
set_errno_error (GError **error)
{
  int number = errno;

  g_set_error_literal (error, G_IO_ERROR, (int) g_io_error_from_errno (number),
                       g_strerror (number));
  return FALSE;
}

static gboolean
write_stream (FILE    *stream,
              GBytes  *bytes,
              GError **error)
{
  gsize size;
  gconstpointer data = g_bytes_get_data (bytes, &size);

  if (fwrite (data, 1, size, stream) < size || fflush (stream) != 0)
    return set_errno_error (error);

  return TRUE;
}

/* A terminal, a pipe or /dev/null cannot be replaced, only written to. */
static gboolean
is_device (const char *name)
{
  return g_file_test (name, G_FILE_TEST_EXISTS) &&
         !g_file_test (name, G_FILE_TEST_IS_REGULAR) &&
         !g_file_test (name, G_FILE_TEST_IS_DIR);
}

static gboolean
write_device (const char  *name,
              GBytes      *bytes,
              GError     **error)
{
  FILE *stream = g_fopen (name, "we");
  gboolean written;

  if (stream == NULL)
    return set_errno_error (error);

  written = write_stream (stream, bytes, error);
  if (fclose (stream) != 0 && written)
    return set_errno_error (error);

  return written;
}

gboolean
hp_cli_write (const char  *name,
              GBytes      *bytes,
              GError     **error)
{
  g_autoptr(GFile) file = NULL;

  if (strcmp (name, HP_CLI_STANDARD) == 0)
    return write_stream (stdout, bytes, error);
  if (is_device (name))
    return write_device (name, bytes, error);

  file = hp_cli_file_for (name);
  return hp_replace (file, bytes, NULL, error);
}

gboolean
hp_cli_is_stranger (const char     *name,
                    const HpFormat *format)
{
  char head[HEAD];
  FILE *stream;
  gsize n;

  if (strcmp (name, HP_CLI_STANDARD) == 0 || !g_file_test (name, G_FILE_TEST_IS_REGULAR))
    return FALSE;

  stream = g_fopen (name, "re");
  if (stream == NULL)
    return TRUE;
  n = fread (head, 1, sizeof head, stream);
  fclose (stream);

  /* There is nothing to lose in an empty one. */
  if (n == 0)
    return FALSE;

  return format->signature == NULL ||
         memmem (head, n, format->signature, strlen (format->signature)) == NULL;
}

gboolean
hp_cli_is_same_file (const char *a,
                     const char *b)
{
  GStatBuf info_a, info_b;

  return g_stat (a, &info_a) == 0 && g_stat (b, &info_b) == 0 &&
         info_a.st_dev == info_b.st_dev && info_a.st_ino == info_b.st_ino;
}

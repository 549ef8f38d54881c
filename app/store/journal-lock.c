#include "config.h"

#include "store/journal-lock.h"

#include <errno.h>
#include <fcntl.h>
#include <gio/gio.h>
#include <glib/gi18n-lib.h>
#include <glib/gstdio.h>
#include <sys/stat.h>
#include <unistd.h>

#include "store/store-error.h"

/* Says in the file who locked it, one thing a line.  A holder without a name is one all the same. */
static void
write_holder (int fd)
{
  g_autoptr(GDateTime) now = g_date_time_new_now_local ();
  g_autofree char *time = g_date_time_format (now, "%H:%M");
  g_autofree char *text = g_strdup_printf ("%d\n%s\n%s\n%s\n", (int) getpid (), g_get_real_name (),
                                           g_get_host_name (), time);

  if (ftruncate (fd, 0) != 0 || write (fd, text, strlen (text)) < 0)
    g_debug ("The lock could not be signed: %s", g_strerror (errno));
}

static void
set_held_error (const char  *path,
                GError     **error)
{
  g_autofree char *text = NULL;
  g_auto(GStrv) lines = NULL;

  if (g_file_get_contents (path, &text, NULL, NULL) && g_utf8_validate (text, -1, NULL))
    lines = g_strsplit (text, "\n", -1);

  if (lines == NULL || g_strv_length (lines) < 4)
    g_set_error_literal (error, HP_STORE_ERROR, HP_STORE_ERROR_HELD,
                         _("It is open in another window already"));
  else if (g_ascii_strtoll (lines[0], NULL, 10) == getpid ())
    g_set_error (error, HP_STORE_ERROR, HP_STORE_ERROR_HELD,
                 /* Translators: a time of day. */
                 _("It has been open in another window since %s"), lines[3]);
  else
    g_set_error (error, HP_STORE_ERROR, HP_STORE_ERROR_HELD,
                 /* Translators: a person's name, the name of a computer, the number of a
                  * process, a time of day. */
                 _("%s has had it open on %s (process %s) since %s"), lines[1], lines[2], lines[0],
                 lines[3]);
}

/* Who closes a plan removes its lock: one may be locked that is there no longer.  FALSE with an
 * error where that cannot be told. */
static gboolean
is_at (int         fd,
       const char *path,
       gboolean   *at)
{
  struct stat own, there;

  *at = FALSE;
  if (fstat (fd, &own) != 0)
    return FALSE;
  if (stat (path, &there) != 0)
    return errno == ENOENT;

  *at = own.st_dev == there.st_dev && own.st_ino == there.st_ino;
  return TRUE;
}

/* Of the open file, not of the process: two desks of one program exclude each other, too. */
static gboolean
ask_lock (int           fd,
          int           command,
          struct flock *lock)
{
  *lock = (struct flock) { .l_type = F_WRLCK, .l_whence = SEEK_SET };
  return fcntl (fd, command, lock) == 0;
}

int
hp_journal_lock_take (const char  *path,
                      GError     **error)
{
  while (TRUE)
    {
      int fd = g_open (path, O_RDWR | O_CREAT | O_CLOEXEC, 0600);
      struct flock lock;
      gboolean at;
      int number;

      if (fd >= 0 && ask_lock (fd, F_OFD_SETLK, &lock) && is_at (fd, path, &at))
        {
          if (at)
            {
              write_holder (fd);
              return fd;
            }
          close (fd);
          continue;
        }

      number = errno;
      if (fd >= 0)
        close (fd);
      if (fd >= 0 && number == EAGAIN)
        set_held_error (path, error);
      else
        g_set_error (error, G_IO_ERROR, (int) g_io_error_from_errno (number),
                     /* Translators: a file's path, and the system's reason. */
                     _("“%s” could not be locked: %s"), path, g_strerror (number));
      return -1;
    }
}

gboolean
hp_journal_lock_is_held (const char *path)
{
  int fd = g_open (path, O_RDWR | O_CLOEXEC, 0);
  struct flock lock;
  gboolean held;

  if (fd < 0)
    return FALSE;

  held = ask_lock (fd, F_OFD_GETLK, &lock) && lock.l_type != F_UNLCK;
  close (fd);
  return held;
}

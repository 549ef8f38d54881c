/* Files that are open. */

#include "shim-private.h"

#include <dirent.h>
#include <fcntl.h>
#include <stdarg.h>
#include <sys/file.h>
#include <sys/sendfile.h>
#include <sys/uio.h>

/* Opening */

static int
opened (int         fd,
        const char *path,
        int         flags)
{
  if (fd >= 0 && fd < MAX_FD)
    fault_is_ours[fd] = fault_is_below (path);
  if (fault_is_below (path))
    TRACE ("", 0, "open\t%d\t%d\t%s", fd, (flags & O_CREAT ? 1 : 0) | (flags & O_TRUNC ? 2 : 0),
           path);
  return fd;
}

#define MODE(flags) \
  mode_t mode = 0; \
  if ((flags) & (O_CREAT | __O_TMPFILE)) \
    { \
      va_list args; \
      va_start (args, flags); \
      mode = va_arg (args, mode_t); \
      va_end (args); \
    }

#define OPEN(name) \
EXPORT int \
name (const char *path, int flags, ...) \
{ \
  REAL (name); \
  MODE (flags) \
  AROUND (FAULT_OPEN, fault_is_below (path), real (path, flags, mode), \
          opened (result, path, flags)); \
}

#define OPEN_AT(name) \
EXPORT int \
name (int at, const char *path, int flags, ...) \
{ \
  REAL (name); \
  MODE (flags) \
  REFUSE (fault_is_fd (at) && path[0] != '/', #name); \
  AROUND (FAULT_OPEN, fault_is_below (path), real (at, path, flags, mode), \
          opened (result, path, flags)); \
}

OPEN (open)
OPEN (open64)
OPEN_AT (openat)
OPEN_AT (openat64)

EXPORT int
creat (const char *path, mode_t mode)
{
  return open (path, O_WRONLY | O_CREAT | O_TRUNC, mode);
}

EXPORT DIR *
opendir (const char *path)
{
  FaultAnswer answer = fault_is_below (path) ? fault_meet (FAULT_LIST) : FAULT_PASS;
  DIR *dir;
  REAL (opendir);

  if (answer == FAULT_FAIL)
    return NULL;

  dir = real (path);
  if (answer == FAULT_KILL_AFTER)
    fault_die ();
  return dir;
}

/* Reading and writing */

#define READ(name) \
EXPORT ssize_t \
name (int fd, void *data, size_t size) \
{ \
  REAL (name); \
  AROUND (FAULT_READ, fault_is_fd (fd), real (fd, data, size), (void) 0); \
}

READ (read)

EXPORT ssize_t
write (int fd, const void *data, size_t size)
{
  FaultAnswer answer = fault_is_fd (fd) ? fault_meet (FAULT_WRITE) : FAULT_PASS;
  ssize_t written;
  REAL (write);

  if (answer == FAULT_FAIL)
    return -1;
  if (answer == FAULT_ZERO)
    return 0;

  written = real (fd, data, answer == FAULT_SHORT || answer == FAULT_KILL_HALF ? size / 2 : size);
  if (fault_is_fd (fd) && written > 0)
    TRACE (data, (size_t) written, "write\t%d", fd);
  if (answer == FAULT_KILL_AFTER || answer == FAULT_KILL_HALF)
    fault_die ();
  return written;
}

#define REFUSED(type, name, parameters, arguments, fd) \
EXPORT type \
name parameters \
{ \
  REAL (name); \
  REFUSE (fault_is_fd (fd), #name); \
  return real arguments; \
}

REFUSED (ssize_t, writev, (int fd, const struct iovec *data, int n), (fd, data, n), fd)
REFUSED (ssize_t, pwrite, (int fd, const void *data, size_t size, off_t at),
         (fd, data, size, at), fd)
REFUSED (ssize_t, pwrite64, (int fd, const void *data, size_t size, off64_t at),
         (fd, data, size, at), fd)
REFUSED (ssize_t, copy_file_range,
         (int from, off64_t *from_at, int to, off64_t *to_at, size_t size, unsigned int flags),
         (from, from_at, to, to_at, size, flags), to)
REFUSED (ssize_t, sendfile, (int to, int from, off_t *at, size_t size), (to, from, at, size), to)
REFUSED (int, fallocate, (int fd, int mode, off_t at, off_t size), (fd, mode, at, size), fd)

#define SYNC(name) \
EXPORT int \
name (int fd) \
{ \
  FaultAnswer answer = fault_is_fd (fd) ? fault_meet (FAULT_SYNC) : FAULT_PASS; \
  int result; \
  REAL (name); \
  if (answer == FAULT_FAIL) \
    { \
      TRACE ("", 0, "lost\t%d", fd); \
      return -1; \
    } \
  if (answer == FAULT_ZERO) \
    return 0; \
  result = real (fd); \
  if (fault_is_fd (fd) && result == 0) \
    TRACE ("", 0, "sync\t%d", fd); \
  if (answer == FAULT_KILL_AFTER) \
    fault_die (); \
  return result; \
}

SYNC (fsync)
SYNC (fdatasync)

#define TRUNCATE(name, type) \
EXPORT int \
name (int fd, type size) \
{ \
  REAL (name); \
  AROUND (FAULT_TRUNCATE, fault_is_fd (fd), real (fd, size), \
          TRACE ("", 0, "truncate\t%d\t%lld", fd, (long long) size)); \
}

TRUNCATE (ftruncate, off_t)
TRUNCATE (ftruncate64, off64_t)

/* An error of close() comes when the descriptor is gone already. */
EXPORT int
close (int fd)
{
  int below = fault_is_fd (fd);
  FaultAnswer answer = below ? fault_meet (FAULT_CLOSE) : FAULT_PASS;
  int result;
  REAL (close);

  result = real (fd);
  if (below)
    {
      fault_is_ours[fd] = 0;
      TRACE ("", 0, "close\t%d", fd);
    }
  if (answer == FAULT_KILL_AFTER)
    fault_die ();
  if (answer == FAULT_FAIL)
    {
      errno = fault_rule.number;
      return -1;
    }
  return result;
}

static int
dupped (int fd,
        int from)
{
  if (fd >= 0 && fd < MAX_FD)
    fault_is_ours[fd] = fault_is_ours[from];
  TRACE ("", 0, "dup\t%d\t%d", fd, from);
  return fd;
}

EXPORT int
dup (int fd)
{
  REAL (dup);
  AROUND (FAULT_DUP, fault_is_fd (fd), real (fd), dupped (result, fd));
}

#define FCNTL(name) \
EXPORT int \
name (int fd, int command, ...) \
{ \
  int duplicates = command == F_DUPFD || command == F_DUPFD_CLOEXEC; \
  int locks = command == F_SETLK || command == F_OFD_SETLK || command == F_OFD_GETLK; \
  void *argument; \
  va_list args; \
  REAL (name); \
  va_start (args, command); \
  argument = va_arg (args, void *); \
  va_end (args); \
  if (!duplicates && !locks) \
    return real (fd, command, argument); \
  AROUND (duplicates ? FAULT_DUP : FAULT_LOCK, fault_is_fd (fd), real (fd, command, argument), \
          if (duplicates) dupped (result, fd)); \
}

FCNTL (fcntl)
FCNTL (fcntl64)

EXPORT int
flock (int fd, int operation)
{
  REAL (flock);
  AROUND (FAULT_LOCK, fault_is_fd (fd), real (fd, operation), (void) 0);
}

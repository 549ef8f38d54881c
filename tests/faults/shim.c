/* Loaded before libc, it stands between a program and its disk; see shim.h. */

#undef _FILE_OFFSET_BITS  /* both names of each call are defined here */

#include "shim.h"

#include <dirent.h>
#include <dlfcn.h>
#include <errno.h>
#include <fcntl.h>
#include <signal.h>
#include <stdarg.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/file.h>
#include <sys/sendfile.h>
#include <sys/stat.h>
#include <sys/uio.h>
#include <unistd.h>

#define EXPORT __attribute__ ((visibility ("default")))
#define MAX_FD 256

EXPORT void fault_begin (const char *folder, int log, const FaultRule *rule);
EXPORT void fault_note (const char *line);
EXPORT void fault_count (int counts[N_FAULTS]);

static char watched[4096];  /* empty while nothing is */
static int log_fd = -1;
static FaultRule rule;
static int met[N_FAULTS];
static int ours[MAX_FD];    /* descriptors of what lies in the folder */

#define REAL(name) \
  static __typeof__ (&name) real; \
  if (real == NULL) \
    real = (__typeof__ (&name)) dlsym (RTLD_NEXT, #name)

void
fault_begin (const char      *folder,
             int              log,
             const FaultRule *wanted)
{
  snprintf (watched, sizeof watched, "%s/", folder);
  log_fd = log;
  rule = *wanted;
  memset (met, 0, sizeof met);
}

void
fault_count (int counts[N_FAULTS])
{
  memcpy (counts, met, sizeof met);
}

static int
is_below (const char *path)
{
  size_t length = strlen (watched);

  return length > 0 && path != NULL &&
         (strncmp (path, watched, length) == 0 || strncmp (path, watched, length - 1) == 0);
}

static int
is_ours (int fd)
{
  return watched[0] != '\0' && fd >= 0 && fd < MAX_FD && ours[fd];
}

static void
die (void)
{
  kill (getpid (), SIGKILL);
  pause ();
}

static FaultAnswer
meet (FaultKind kind)
{
  int n = ++met[kind];

  if ((int) kind == rule.also)
    {
      errno = EIO;
      return FAULT_FAIL;
    }
  if (rule.nth == 0 || kind != rule.kind || n < rule.nth || (n > rule.nth && !rule.onwards))
    return FAULT_PASS;
  if (rule.answer == FAULT_KILL_BEFORE)
    die ();

  errno = rule.number;
  return rule.answer;
}

/* The log is lines, each followed by as many bytes as it says last. */
static void
put_line (const void *data,
          size_t      size,
          const char *format,
          va_list     args)
{
  char line[9000];
  int length = vsnprintf (line, sizeof line, format, args);
  struct iovec parts[3] = { { line, 0 }, { (void *) data, size }, { (char *) "\n", 1 } };
  REAL (writev);

  length += snprintf (line + length, sizeof line - (size_t) length, "\t%zu\n", size);
  parts[0].iov_len = (size_t) length;
  if (log_fd >= 0 && real (log_fd, parts, 3) < 0)
    abort ();
}

static void
put (const void *data,
     size_t      size,
     const char *format,
     ...)
{
  va_list args;
  int number = errno;

  va_start (args, format);
  put_line (data, size, format, args);
  va_end (args);
  errno = number;
}

void
fault_note (const char *line)
{
  put ("", 0, "note\t%s", line);
  if (rule.kills && strstr (line, "\tclosing") != NULL)
    die ();
}

#define TRACE(...) \
  do \
    if (rule.traces) \
      put (__VA_ARGS__); \
  while (0)

/* What the model of a power cut does not know must not happen unseen. */
#define REFUSE(condition, name) \
  do \
    if (condition) \
      { \
        put ("", 0, "note\tunknown " name); \
        abort (); \
      } \
  while (0)

/* Does @call, or not, as the rule says; @trace where it worked. */
#define AROUND(kind, below, call, trace) \
  FaultAnswer answer = (below) ? meet (kind) : FAULT_PASS; \
  __typeof__ (call) result; \
  if (answer != FAULT_PASS && answer != FAULT_KILL_AFTER) \
    return (__typeof__ (call)) -1; \
  result = call; \
  if ((below) && result != (__typeof__ (call)) -1) \
    { \
      int number = errno; \
      trace; \
      errno = number; \
    } \
  if (answer == FAULT_KILL_AFTER) \
    die (); \
  return result

/* Opening */

static int
opened (int         fd,
        const char *path,
        int         flags)
{
  if (fd >= 0 && fd < MAX_FD)
    ours[fd] = is_below (path);
  if (is_below (path))
    TRACE ("", 0, "open\t%d\t%d\t%s", fd, (flags & O_CREAT ? 1 : 0) | (flags & O_TRUNC ? 2 : 0), path);
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
  AROUND (FAULT_OPEN, is_below (path), real (path, flags, mode), opened (result, path, flags)); \
}

#define OPEN_AT(name) \
EXPORT int \
name (int at, const char *path, int flags, ...) \
{ \
  REAL (name); \
  MODE (flags) \
  REFUSE (is_ours (at) && path[0] != '/', #name); \
  AROUND (FAULT_OPEN, is_below (path), real (at, path, flags, mode), opened (result, path, flags)); \
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
  FaultAnswer answer = is_below (path) ? meet (FAULT_LIST) : FAULT_PASS;
  DIR *dir;
  REAL (opendir);

  if (answer == FAULT_FAIL)
    return NULL;

  dir = real (path);
  if (answer == FAULT_KILL_AFTER)
    die ();
  return dir;
}

/* Reading and writing */

#define READ(name) \
EXPORT ssize_t \
name (int fd, void *data, size_t size) \
{ \
  REAL (name); \
  AROUND (FAULT_READ, is_ours (fd), real (fd, data, size), (void) 0); \
}

READ (read)

EXPORT ssize_t
write (int fd, const void *data, size_t size)
{
  FaultAnswer answer = is_ours (fd) ? meet (FAULT_WRITE) : FAULT_PASS;
  ssize_t written;
  REAL (write);

  if (answer == FAULT_FAIL)
    return -1;
  if (answer == FAULT_ZERO)
    return 0;

  written = real (fd, data, answer == FAULT_SHORT || answer == FAULT_KILL_HALF ? size / 2 : size);
  if (is_ours (fd) && written > 0)
    TRACE (data, (size_t) written, "write\t%d", fd);
  if (answer == FAULT_KILL_AFTER || answer == FAULT_KILL_HALF)
    die ();
  return written;
}

#define REFUSED(type, name, parameters, arguments, fd) \
EXPORT type \
name parameters \
{ \
  REAL (name); \
  REFUSE (is_ours (fd), #name); \
  return real arguments; \
}

REFUSED (ssize_t, writev, (int fd, const struct iovec *data, int n), (fd, data, n), fd)
REFUSED (ssize_t, pwrite, (int fd, const void *data, size_t size, off_t at), (fd, data, size, at), fd)
REFUSED (ssize_t, pwrite64, (int fd, const void *data, size_t size, off64_t at), (fd, data, size, at), fd)
REFUSED (ssize_t, copy_file_range,
         (int from, off64_t *from_at, int to, off64_t *to_at, size_t size, unsigned int flags),
         (from, from_at, to, to_at, size, flags), to)
REFUSED (ssize_t, sendfile, (int to, int from, off_t *at, size_t size), (to, from, at, size), to)
REFUSED (int, fallocate, (int fd, int mode, off_t at, off_t size), (fd, mode, at, size), fd)

#define SYNC(name) \
EXPORT int \
name (int fd) \
{ \
  FaultAnswer answer = is_ours (fd) ? meet (FAULT_SYNC) : FAULT_PASS; \
  int result; \
  REAL (name); \
  if (answer == FAULT_FAIL) \
    { \
      TRACE ("", 0, "lost\t%d", fd); \
      return -1; \
    } \
  result = real (fd); \
  if (is_ours (fd) && result == 0) \
    TRACE ("", 0, "sync\t%d", fd); \
  if (answer == FAULT_KILL_AFTER) \
    die (); \
  return result; \
}

SYNC (fsync)
SYNC (fdatasync)

#define TRUNCATE(name, type) \
EXPORT int \
name (int fd, type size) \
{ \
  REAL (name); \
  AROUND (FAULT_TRUNCATE, is_ours (fd), real (fd, size), \
          TRACE ("", 0, "truncate\t%d\t%lld", fd, (long long) size)); \
}

TRUNCATE (ftruncate, off_t)
TRUNCATE (ftruncate64, off64_t)

/* An error of close() comes when the descriptor is gone already. */
EXPORT int
close (int fd)
{
  int below = is_ours (fd);
  FaultAnswer answer = below ? meet (FAULT_CLOSE) : FAULT_PASS;
  int result;
  REAL (close);

  result = real (fd);
  if (below)
    {
      ours[fd] = 0;
      TRACE ("", 0, "close\t%d", fd);
    }
  if (answer == FAULT_KILL_AFTER)
    die ();
  if (answer == FAULT_FAIL)
    {
      errno = rule.number;
      return -1;
    }
  return result;
}

static int
dupped (int fd,
        int from)
{
  if (fd >= 0 && fd < MAX_FD)
    ours[fd] = ours[from];
  TRACE ("", 0, "dup\t%d\t%d", fd, from);
  return fd;
}

EXPORT int
dup (int fd)
{
  REAL (dup);
  AROUND (FAULT_DUP, is_ours (fd), real (fd), dupped (result, fd));
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
  AROUND (duplicates ? FAULT_DUP : FAULT_LOCK, is_ours (fd), real (fd, command, argument), \
          if (duplicates) dupped (result, fd)); \
}

FCNTL (fcntl)
FCNTL (fcntl64)

EXPORT int
flock (int fd, int operation)
{
  REAL (flock);
  AROUND (FAULT_LOCK, is_ours (fd), real (fd, operation), (void) 0);
}

/* Names */

EXPORT int
rename (const char *from, const char *to)
{
  REAL (rename);
  AROUND (FAULT_RENAME, is_below (to), real (from, to), TRACE (to, strlen (to), "rename\t%s", from));
}

EXPORT int
link (const char *from, const char *to)
{
  REAL (link);
  AROUND (FAULT_LINK, is_below (to), real (from, to), TRACE (to, strlen (to), "link\t%s", from));
}

#define ON_PATH(name, kind, parameters, arguments, word) \
EXPORT int \
name parameters \
{ \
  REAL (name); \
  AROUND (kind, is_below (path), real arguments, TRACE ("", 0, word "\t%s", path)); \
}

ON_PATH (unlink, FAULT_UNLINK, (const char *path), (path), "unlink")
ON_PATH (rmdir, FAULT_RMDIR, (const char *path), (path), "rmdir")
ON_PATH (mkdir, FAULT_MKDIR, (const char *path, mode_t mode), (path, mode), "mkdir")

EXPORT int
remove (const char *path)
{
  struct stat info;

  return lstat (path, &info) == 0 && S_ISDIR (info.st_mode) ? rmdir (path) : unlink (path);
}

#define REFUSED_PATH(name, parameters, arguments, path) \
EXPORT int \
name parameters \
{ \
  REAL (name); \
  REFUSE (is_below (path), #name); \
  return real arguments; \
}

REFUSED_PATH (renameat, (int a, const char *from, int b, const char *to), (a, from, b, to), to)
REFUSED_PATH (renameat2, (int a, const char *from, int b, const char *to, unsigned int flags),
              (a, from, b, to, flags), to)
REFUSED_PATH (linkat, (int a, const char *from, int b, const char *to, int flags),
              (a, from, b, to, flags), to)
REFUSED_PATH (unlinkat, (int at, const char *path, int flags), (at, path, flags), path)
REFUSED_PATH (mkdirat, (int at, const char *path, mode_t mode), (at, path, mode), path)
REFUSED_PATH (symlink, (const char *from, const char *to), (from, to), to)
REFUSED_PATH (truncate, (const char *path, off_t size), (path, size), path)
REFUSED_PATH (chmod, (const char *path, mode_t mode), (path, mode), path)
REFUSED_PATH (mkstemp, (char *path), (path), path)
REFUSED_PATH (mkstemp64, (char *path), (path), path)
REFUSED_PATH (mkostemp, (char *path, int flags), (path, flags), path)
REFUSED_PATH (mkostemp64, (char *path, int flags), (path, flags), path)

EXPORT int
fchmod (int fd, mode_t mode)
{
  REAL (fchmod);
  AROUND (FAULT_CHMOD, is_ours (fd), real (fd, mode), (void) 0);
}

EXPORT int
fchown (int fd, uid_t user, gid_t group)
{
  REAL (fchown);
  AROUND (FAULT_CHOWN, is_ours (fd), real (fd, user, group), (void) 0);
}

/* Asking */

#define STAT(name, below, parameters, arguments) \
EXPORT int \
name parameters \
{ \
  REAL (name); \
  AROUND (FAULT_STAT, below, real arguments, (void) 0); \
}

STAT (stat, is_below (path), (const char *path, struct stat *info), (path, info))
STAT (stat64, is_below (path), (const char *path, struct stat64 *info), (path, info))
STAT (lstat, is_below (path), (const char *path, struct stat *info), (path, info))
STAT (lstat64, is_below (path), (const char *path, struct stat64 *info), (path, info))
STAT (fstat, is_ours (fd), (int fd, struct stat *info), (fd, info))
STAT (fstat64, is_ours (fd), (int fd, struct stat64 *info), (fd, info))
STAT (statx, is_below (path),
      (int at, const char *path, int flags, unsigned int mask, struct statx *info),
      (at, path, flags, mask, info))
STAT (access, is_below (path), (const char *path, int how), (path, how))

/* Names of files, and what is asked about them. */

#include "shim-private.h"

#include <stdio.h>
#include <string.h>
#include <sys/stat.h>

EXPORT int
rename (const char *from, const char *to)
{
  REAL (rename);
  AROUND (FAULT_RENAME, fault_is_below (to), real (from, to),
          TRACE (to, strlen (to), "rename\t%s", from));
}

EXPORT int
link (const char *from, const char *to)
{
  REAL (link);
  AROUND (FAULT_LINK, fault_is_below (to), real (from, to),
          TRACE (to, strlen (to), "link\t%s", from));
}

#define ON_PATH(name, kind, parameters, arguments, word) \
EXPORT int \
name parameters \
{ \
  REAL (name); \
  AROUND (kind, fault_is_below (path), real arguments, TRACE ("", 0, word "\t%s", path)); \
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
  REFUSE (fault_is_below (path), #name); \
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
  AROUND (FAULT_CHMOD, fault_is_fd (fd), real (fd, mode), (void) 0);
}

EXPORT int
fchown (int fd, uid_t user, gid_t group)
{
  REAL (fchown);
  AROUND (FAULT_CHOWN, fault_is_fd (fd), real (fd, user, group), (void) 0);
}

/* Asking */

#define STAT(name, below, parameters, arguments) \
EXPORT int \
name parameters \
{ \
  REAL (name); \
  AROUND (FAULT_STAT, below, real arguments, (void) 0); \
}

STAT (stat, fault_is_below (path), (const char *path, struct stat *info), (path, info))
STAT (stat64, fault_is_below (path), (const char *path, struct stat64 *info), (path, info))
STAT (lstat, fault_is_below (path), (const char *path, struct stat *info), (path, info))
STAT (lstat64, fault_is_below (path), (const char *path, struct stat64 *info), (path, info))
STAT (fstat, fault_is_fd (fd), (int fd, struct stat *info), (fd, info))
STAT (fstat64, fault_is_fd (fd), (int fd, struct stat64 *info), (fd, info))
STAT (statx, fault_is_below (path),
      (int at, const char *path, int flags, unsigned int mask, struct statx *info),
      (at, path, flags, mask, info))
STAT (access, fault_is_below (path), (const char *path, int how), (path, how))

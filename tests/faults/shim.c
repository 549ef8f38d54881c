/* Loaded before libc, it stands between a program and its disk; see shim.h. */

#include "shim-private.h"

#include <signal.h>
#include <stdarg.h>
#include <stdio.h>
#include <string.h>
#include <sys/uio.h>

EXPORT void fault_begin (const char *folder, int log, const FaultRule *rule);
EXPORT void fault_note (const char *line);
EXPORT void fault_count (int counts[N_FAULTS]);

static char watched[4096];  /* empty while nothing is */
static int log_fd = -1;
FaultRule fault_rule;
static int met[N_FAULTS];
int fault_is_ours[MAX_FD];

void
fault_begin (const char      *folder,
             int              log,
             const FaultRule *wanted)
{
  snprintf (watched, sizeof watched, "%s/", folder);
  log_fd = log;
  fault_rule = *wanted;
  memset (met, 0, sizeof met);
}

void
fault_count (int counts[N_FAULTS])
{
  memcpy (counts, met, sizeof met);
}

int
fault_is_below (const char *path)
{
  size_t length = strlen (watched);

  return length > 0 && path != NULL &&
         (strncmp (path, watched, length) == 0 || strncmp (path, watched, length - 1) == 0);
}

int
fault_is_fd (int fd)
{
  return watched[0] != '\0' && fd >= 0 && fd < MAX_FD && fault_is_ours[fd];
}

void
fault_die (void)
{
  kill (getpid (), SIGKILL);
  pause ();
}

FaultAnswer
fault_meet (FaultKind kind)
{
  int n = ++met[kind];

  if ((int) kind == fault_rule.also)
    {
      errno = EIO;
      return FAULT_FAIL;
    }
  if (fault_rule.nth == 0 || kind != fault_rule.kind || n < fault_rule.nth ||
      (n > fault_rule.nth && !fault_rule.onwards))
    return FAULT_PASS;
  if (fault_rule.answer == FAULT_KILL_BEFORE)
    fault_die ();

  errno = fault_rule.number;
  return fault_rule.answer;
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

void
fault_put (const void *data,
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
  fault_put ("", 0, "note\t%s", line);
  if (fault_rule.kills && strstr (line, "\tclosing") != NULL)
    fault_die ();
}

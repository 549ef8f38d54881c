/* What the intercepted calls share; see shim.h. */

#pragma once

#undef _FILE_OFFSET_BITS  /* both names of each call are defined */

#include "shim.h"

#include <dlfcn.h>
#include <errno.h>
#include <stdlib.h>
#include <unistd.h>

#define EXPORT __attribute__ ((visibility ("default")))
#define MAX_FD 256

extern FaultRule fault_rule;
extern int fault_is_ours[MAX_FD];  /* descriptors of what lies in the folder */

int         fault_is_below (const char *path);
int         fault_is_fd    (int         fd);
FaultAnswer fault_meet     (FaultKind   kind);
void        fault_die      (void);
void        fault_put      (const void *data,
                            size_t      size,
                            const char *format,
                            ...) __attribute__ ((format (printf, 3, 4)));

#define REAL(name) \
  static __typeof__ (&name) real; \
  if (real == NULL) \
    real = (__typeof__ (&name)) dlsym (RTLD_NEXT, #name)

#define TRACE(...) \
  do \
    if (fault_rule.traces) \
      fault_put (__VA_ARGS__); \
  while (0)

/* What the model of a power cut does not know must not happen unseen. */
#define REFUSE(condition, name) \
  do \
    if (condition) \
      { \
        fault_put ("", 0, "note\tunknown " name); \
        abort (); \
      } \
  while (0)

/* Does @call, or not, as the rule says; @trace where it worked. */
#define AROUND(kind, below, call, trace) \
  FaultAnswer answer = (below) ? fault_meet (kind) : FAULT_PASS; \
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
    fault_die (); \
  return result

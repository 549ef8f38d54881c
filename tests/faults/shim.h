/* Disk faults: how the driver speaks to the library that is loaded before libc.
 *
 * Calls below one folder are counted by kind.  One of them, or all from it on, can
 * be made to fail, to do half of its work, or to be the last thing the process does;
 * and all that they did can be written down, for who wants to know what a power cut
 * would have left of it.
 */

#pragma once

typedef enum
{
  FAULT_OPEN,
  FAULT_READ,
  FAULT_WRITE,
  FAULT_SYNC,
  FAULT_CLOSE,
  FAULT_RENAME,
  FAULT_LINK,
  FAULT_UNLINK,
  FAULT_MKDIR,
  FAULT_RMDIR,
  FAULT_TRUNCATE,
  FAULT_CHMOD,
  FAULT_CHOWN,
  FAULT_LOCK,
  FAULT_DUP,
  FAULT_LIST,
  FAULT_STAT,
  N_FAULTS
} FaultKind;

typedef enum
{
  FAULT_PASS,
  FAULT_FAIL,         /* with an error, and nothing done */
  FAULT_SHORT,        /* half is written */
  FAULT_ZERO,         /* nothing is written, and that is said; nothing is synced, and that is not */
  FAULT_KILL_BEFORE,
  FAULT_KILL_HALF,    /* after half is written */
  FAULT_KILL_AFTER,
} FaultAnswer;

typedef struct
{
  FaultKind   kind;
  int         nth;      /* of that kind, from 1 on; 0 for none */
  FaultAnswer answer;
  int         number;   /* of the error */
  int         onwards;  /* whether those after it get the same answer */
  int         also;     /* a kind whose calls all fail with EIO, or -1 */
  int         kills;    /* whether the note “closing” is the last thing the process does */
  int         traces;   /* whether what was done is written down */
} FaultRule;

/* Found by dlsym(): begins to watch @folder, and writes to the descriptor @log. */
typedef void (*FaultBeginFunc) (const char      *folder,
                                int              log,
                                const FaultRule *rule);
/* One line, in its place among what was done. */
typedef void (*FaultNoteFunc)  (const char      *line);
/* How often each kind was met. */
typedef void (*FaultCountFunc) (int              counts[N_FAULTS]);

/* What can go wrong between a plan and the disk: one error domain for the room. */

#pragma once

#include <gio/gio.h>

G_BEGIN_DECLS

#define HP_STORE_ERROR (hp_store_error_quark ())

typedef enum
{
  HP_STORE_ERROR_INVALID,    /* the file is not a plan, or has errors */
  HP_STORE_ERROR_TOO_LARGE,
  HP_STORE_ERROR_NOT_LOCAL,
  HP_STORE_ERROR_HELD,       /* somebody else has the plan open */
  HP_STORE_ERROR_CHANGED,    /* somebody else wrote the file meanwhile */
  HP_STORE_ERROR_UNKEPT,     /* edits cannot be kept in a journal */
} HpStoreError;

GQuark hp_store_error_quark (void);

/* That @path could not be written, for the system's reason @number. */
void   hp_store_set_errno   (GError     **error,
                             const char  *path,
                             int          number);

G_END_DECLS

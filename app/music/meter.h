/* A meter, as in a time signature: 4/4, 7/8. */

#pragma once

#include "core/fraction.h"

G_BEGIN_DECLS

typedef struct
{
  guint beats;  /* 1…32 */
  guint unit;   /* 1, 2, 4, 8, 16 or 32: the note that is one beat */
} HpMeter;

#define HP_METER_ERROR (hp_meter_error_quark ())

typedef enum
{
  HP_METER_ERROR_SYNTAX,
} HpMeterError;

GQuark     hp_meter_error_quark (void);

gboolean   hp_meter_parse       (const char  *text,
                                 HpMeter     *meter,
                                 GError     **error);
gboolean   hp_meter_check       (const char  *text,
                                 GError     **error);
HpFraction hp_meter_get_length  (HpMeter      self);

G_END_DECLS

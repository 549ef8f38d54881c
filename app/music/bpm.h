/* A tempo as it is written: beats a minute, or a film click.
 *
 * The click F-E counts F frames and E eighths of a frame to a beat, at the
 * rate of the picture: 12-2 at 24 frames a second is 117.55 beats a minute.
 */

#pragma once

#include "core/frame-rate.h"

G_BEGIN_DECLS

#define HP_BPM_MIN 10.0
#define HP_BPM_MAX 400.0

typedef struct
{
  double per_minute;  /* where click is 0 */
  guint  click;       /* eighths of a frame a beat, or 0 */
} HpBpm;

#define HP_TYPE_BPM (hp_bpm_get_type ())

#define HP_BPM_ERROR (hp_bpm_error_quark ())

typedef enum
{
  HP_BPM_ERROR_SYNTAX,
} HpBpmError;

GType    hp_bpm_get_type        (void);
GQuark   hp_bpm_error_quark     (void);

gboolean hp_bpm_parse_click     (const char  *text,
                                 HpBpm       *bpm,
                                 GError     **error);
char    *hp_bpm_click_to_string (HpBpm        self);
double   hp_bpm_get_per_minute  (HpBpm        self,
                                 HpFrameRate  rate);
gboolean hp_bpm_equal           (HpBpm        a,
                                 HpBpm        b);

G_END_DECLS

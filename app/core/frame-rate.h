/* Frames of the picture and nanoseconds of the player, without drift. */

#pragma once

#include <glib-object.h>

G_BEGIN_DECLS

/* num frames every den seconds: 23.976 is { 24000, 1001 }. */
typedef struct
{
  guint num;
  guint den;
} HpFrameRate;

#define HP_TYPE_FRAME_RATE (hp_frame_rate_get_type ())

#define HP_FRAME_RATE_ERROR (hp_frame_rate_error_quark ())

typedef enum
{
  HP_FRAME_RATE_ERROR_SYNTAX,
  HP_FRAME_RATE_ERROR_RANGE,
} HpFrameRateError;

GType              hp_frame_rate_get_type    (void);
GQuark             hp_frame_rate_error_quark (void);

/* The rates that are offered, slowest first. */
const HpFrameRate *hp_frame_rate_get_offered (guint        *n_rates);
HpFrameRate        hp_frame_rate_nearest     (HpFrameRate   rate);

gboolean           hp_frame_rate_parse       (const char   *text,
                                              HpFrameRate  *rate,
                                              GError      **error);
char              *hp_frame_rate_to_string   (HpFrameRate   rate);
char              *hp_frame_rate_to_label    (HpFrameRate   rate);
gboolean           hp_frame_rate_equal       (HpFrameRate   a,
                                              HpFrameRate   b);

/* How many labels a second timecode counts, and how many drop-frame timecode
 * leaves out of a minute: 0 where there is no drop-frame timecode.  A plan has
 * drop-frame timecode at two rates only. */
guint              hp_frame_rate_get_base    (HpFrameRate   rate);
guint              hp_frame_rate_get_drop    (HpFrameRate   rate);
gboolean           hp_frame_rate_may_drop    (HpFrameRate   rate);

gint64             hp_frame_rate_start_of    (HpFrameRate   rate,
                                              gint64        frame);
gint64             hp_frame_rate_frame_at    (HpFrameRate   rate,
                                              gint64        ns);
double             hp_frame_rate_to_double   (HpFrameRate   rate);

G_END_DECLS

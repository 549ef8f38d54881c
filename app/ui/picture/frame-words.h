/* A frame of the plan as people say it: what the counters show, and the scenes that it lies in. */

#pragma once

#include <glib-object.h>

#include "model/plan.h"
#include "model/scene.h"

G_BEGIN_DECLS

/* The counters beside the timecode. */
typedef enum
{
  HP_COUNTER_NONE,
  HP_COUNTER_FEET,
  HP_COUNTER_REAL_TIME,
  HP_COUNTER_BEATS,
} HpCounter;

#define HP_TYPE_COUNTER (hp_counter_get_type ())

GType  hp_counter_get_type      (void);

/* "24+08", "0:12.500", "3|2"; "–" where there are no bars, "" of no counter. */
char  *hp_counter_format        (HpCounter  self,
                                 HpPlan    *plan,
                                 gint64     frame,
                                 HpScene   *preferred);

/* "3|2" of the scene there, which is @preferred if that holds the frame; NULL where there are no
 * bars. */
char  *hp_frame_format_beat     (HpPlan    *plan,
                                 gint64     frame,
                                 HpScene   *preferred);

/* "1M2 The Hand · 1M3", or "" outside every scene. */
char  *hp_frame_describe_scenes (HpPlan    *plan,
                                 gint64     frame);

G_END_DECLS

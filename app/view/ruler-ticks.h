/* Which timecodes a ruler shows, so that they are round and do not touch. */

#pragma once

#include "core/frame-rate.h"
#include "view/time-axis.h"

G_BEGIN_DECLS

typedef struct
{
  gint64   frame;
  gboolean is_major;  /* it has a label */
} HpRulerTick;

/* A stretch of picture that timecode counts through: a reel. */
typedef struct
{
  HpFrameRate rate;
  gboolean    drop_frame;
  gint64      start;        /* frame at which it begins */
  gint64      end;          /* the first frame after it */
  gint64      start_label;  /* the number that timecode counts start as */
} HpRulerReel;

GArray *hp_ruler_ticks_new (const HpTimeAxis  *axis,
                            double             width,
                            double             label_width,
                            const HpRulerReel *reel);

G_END_DECLS

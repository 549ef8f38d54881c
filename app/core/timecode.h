/* SMPTE timecode: frame numbers to labels and back, drop-frame included.
 *
 * The formulas are those of SMPTE ST 12-1: drop-frame timecode leaves out the
 * first labels of each minute that is no multiple of ten.  Labels wrap at 24
 * hours; frame numbers never do.
 */

#pragma once

#include "core/frame-rate.h"

G_BEGIN_DECLS

#define HP_TIMECODE_ERROR (hp_timecode_error_quark ())

typedef enum
{
  HP_TIMECODE_ERROR_SYNTAX,
  HP_TIMECODE_ERROR_RANGE,    /* a part of the label is too large */
  HP_TIMECODE_ERROR_DROPPED,  /* a label that drop-frame timecode leaves out */
} HpTimecodeError;

GQuark   hp_timecode_error_quark      (void);

/* @drop_frame only counts where hp_frame_rate_get_drop() is not 0. */
gint64   hp_timecode_frames_per_day   (HpFrameRate   rate,
                                       gboolean      drop_frame);
gint64   hp_timecode_count            (const gint64  parts[4],
                                       HpFrameRate   rate,
                                       gboolean      drop_frame);
gboolean hp_timecode_parse            (const char   *text,
                                       HpFrameRate   rate,
                                       gboolean      drop_frame,
                                       gint64       *frame,
                                       GError      **error);
char    *hp_timecode_format           (gint64        frame,
                                       HpFrameRate   rate,
                                       gboolean      drop_frame);

char    *hp_timecode_format_real_time (gint64        n_frames,
                                       HpFrameRate   rate);

G_END_DECLS

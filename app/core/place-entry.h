/* What a person types to go to a place of the film.
 *
 *   1:02:03:04  10203.04  10203  a timecode.  Before the frames a “;” or a “.” may stand, too;
 *                                without any separator two digits are a part.  What is not
 *                                typed at the left is 0.
 *   24+08                        feet and frames from the head of the film
 *   0:12.5  1:02:03.5            real time from the head of the film: after a colon, a dot
 *                                begins decimals of a second
 *   3|2                          a bar and a beat; before the downbeat are the bars 0, -1 …
 *   +12f  -3s  +1:00  -2+08      a sign: so far from where one stands, in frames, in seconds,
 *                                or in any of the forms above but bars
 *
 * A comma is as good as a dot.  Film here is counted as one, through all its reels.
 */

#pragma once

#include "core/timecode.h"

G_BEGIN_DECLS

typedef enum
{
  HP_PLACE_LABEL,     /* what timecode counts as frames */
  HP_PLACE_FRAME,     /* frames from the head of the film */
  HP_PLACE_DISTANCE,  /* frames from where one stands, below 0 if backwards */
  HP_PLACE_BEAT,
} HpPlaceForm;

typedef struct
{
  HpPlaceForm form;
  gint64      frames;     /* of all forms but beats */
  gboolean    has_hours;  /* of a label: they were typed */
  gint64      bar;        /* of a beat */
  gint64      beat;       /* of a beat: 1 or more */
} HpPlaceEntry;

/* The errors are of HpTimecodeError: SYNTAX of what has none of the forms, RANGE of a part that is
 * too large, such as second 60.  For a label that is DROPPED @entry is set all the same: to the
 * first label after it; the last one before it is one less.  Else a failure leaves @entry. */
gboolean hp_place_entry_parse    (const char          *text,
                                  HpFrameRate          rate,
                                  gboolean             drop_frame,
                                  HpPlaceEntry        *entry,
                                  GError             **error);

/* Where a stretch of @n_frames, the first of which is counted as @first, has the label @entry: the
 * frames after its head, or -1.  @any_hour takes the minutes, seconds and frames alone, and of
 * several places the nearest to @near, in frames after the head. */
gint64   hp_place_entry_find     (const HpPlaceEntry  *entry,
                                  HpFrameRate          rate,
                                  gboolean             drop_frame,
                                  gint64               first,
                                  gint64               n_frames,
                                  gboolean             any_hour,
                                  gint64               near);

G_END_DECLS

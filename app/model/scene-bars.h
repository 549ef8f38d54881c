/* Bars and beats of a scene at frames of the film, by the tempo plan that it has chosen.
 *
 * A frame has the beat that sounds when it starts.  Bars are numbered as in the
 * sketch: bar 1 begins on the first downbeat, before it are the bars 0, -1 …
 */

#pragma once

#include "model/scene.h"

G_BEGIN_DECLS

/* "12|3", or NULL while no tempo plan is chosen; the frame may lie outside the scene. */
char     *hp_scene_format_beat (HpScene      *self,
                                HpFrameRate   rate,
                                gint64        frame);

/* The first frame that has the beat.  Refused is what the scene does not hold. */
gboolean  hp_scene_find_beat   (HpScene      *self,
                                HpFrameRate   rate,
                                gint64        bar,
                                gint64        beat,
                                gint64       *frame,
                                GError      **error);

/* Positions, in whole notes from the downbeat, whose frames the scene holds.  FALSE where there is
 * none, and while no tempo plan is chosen. */

/* The beat nearest to @frame, or with @parts above 1, the nearest such part of a beat. */
gboolean  hp_scene_find_nearest_beat (HpScene     *self,
                                      HpFrameRate  rate,
                                      gint64       frame,
                                      guint        parts,
                                      HpFraction  *position);
/* From @position to the @n'th beat after it, or before it where @n is negative; or as many bars on,
 * to the same place in the bar, as far as that one goes. */
gboolean  hp_scene_step_beats        (HpScene     *self,
                                      HpFrameRate  rate,
                                      HpFraction   position,
                                      int          n,
                                      HpFraction  *to);
gboolean  hp_scene_step_bars         (HpScene     *self,
                                      HpFrameRate  rate,
                                      HpFraction   position,
                                      int          n,
                                      HpFraction  *to);
/* "12|3", as of a frame. */
char     *hp_scene_format_position   (HpScene     *self,
                                      HpFraction   position);

G_END_DECLS

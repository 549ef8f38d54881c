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

G_END_DECLS

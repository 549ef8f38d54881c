/* The timeline: the lanes over one axis of time, which scrolls and zooms. */

#pragma once

#include <gtk/gtk.h>

#include "desk/desk.h"
#include "media/midi-input.h"

G_BEGIN_DECLS

#define HP_TYPE_TIMELINE (hp_timeline_get_type ())

G_DECLARE_FINAL_TYPE (HpTimeline, hp_timeline, HP, TIMELINE, GtkWidget)

GtkWidget *hp_timeline_new             (HpDesk     *desk);

/* Whose fader rides the curve that is drawn; once. */
void       hp_timeline_set_midi_input  (HpTimeline  *self,
                                        HpMidiInput *input);

void       hp_timeline_zoom            (HpTimeline *self,
                                        double      factor);
void       hp_timeline_fit             (HpTimeline *self);
void       hp_timeline_fit_scene       (HpTimeline *self);

/* Removes the point of a curve, or the bar, that is selected; returns whether Delete has been seen to. */
gboolean   hp_timeline_remove_selected (HpTimeline *self);

G_END_DECLS

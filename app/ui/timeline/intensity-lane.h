/* The intensity of the scenes, drawn as curves along the film.
 *
 * Instead of the intensity, the lane draws the director's wish, or the curve of a
 * layer: with the same tools, the intensity behind it.
 *
 * A click in a scene adds a point, a drag of a point moves all that are selected,
 * a drag from elsewhere selects, Delete removes.  What is drawn is a draft until
 * the pointer is let go: then the lane says, by "edited", what the user wants, and
 * goes on showing what the plan holds.
 */

#pragma once

#include "media/midi-input.h"
#include "ui/timeline/lane-view.h"

G_BEGIN_DECLS

#define HP_TYPE_INTENSITY_LANE (hp_intensity_lane_get_type ())

G_DECLARE_FINAL_TYPE (HpIntensityLane, hp_intensity_lane, HP, INTENSITY_LANE, HpLaneView)

GtkWidget  *hp_intensity_lane_new              (HpDesk          *desk);

/* Whose fader rides what is drawn while the film plays; once.  It is kept. */
void        hp_intensity_lane_set_midi_input   (HpIntensityLane *self,
                                                HpMidiInput     *input);

/* Which curve is drawn, the property "drawn": "intensity", "wish" (the director's), or the id of a
 * layer, whose scene is selected then.  An id that no layer has is "intensity". */
const char *hp_intensity_lane_get_drawn        (HpIntensityLane *self);
void        hp_intensity_lane_set_drawn        (HpIntensityLane *self,
                                                const char      *drawn);
/* What it is called, for the user. */
const char *hp_intensity_lane_get_name         (HpIntensityLane *self);
/* The scene that is worked on: selected, or at the playhead; NULL for none. */
HpScene    *hp_intensity_lane_get_scene        (HpIntensityLane *self);

/* Whether a layer is drawn that has a curve of its own; makes it follow the scene's again. */
gboolean    hp_intensity_lane_is_layer_apart   (HpIntensityLane *self);
void        hp_intensity_lane_join_layer       (HpIntensityLane *self);
/* Appends what does so, "timeline.join-layer", while there is such a layer. */
void        hp_intensity_lane_append_join      (GMenu           *menu);

/* Whether points are selected; removes them when they are. */
gboolean    hp_intensity_lane_has_selection    (HpIntensityLane *self);
void        hp_intensity_lane_remove_selected  (HpIntensityLane *self);

G_END_DECLS

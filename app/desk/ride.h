/* An intensity that is ridden: a level that a hand holds, or a fader, while the picture plays.
 *
 * What was ridden takes the place of what the curve had there, in the few points that say
 * the same, as one step.  It begins where the film is, and ends when the film stands still, leaves
 * the scene or is taken elsewhere; a loop over the scene is ridden again and again.
 */

#pragma once

#include "desk/desk.h"

G_BEGIN_DECLS

#define HP_RIDE_TOLERANCE 0.02
#define HP_RIDE_REACH 0.03  /* levels from the curve at which a fader takes it over */

#define HP_TYPE_RIDE (hp_ride_get_type ())

G_DECLARE_FINAL_TYPE (HpRide, hp_ride, HP, RIDE, GObject)

/* "changed" is emitted when there is more of it, when it ends, and when a fader waits.  What cannot
 * be kept is told by the desk's "failed". */
HpRide   *hp_ride_new         (HpDesk     *desk);

/* Rides a curve, the @member of @owner, a scene or a layer, from @level (0…1) on, and plays the
 * film if it stands still; its scene holds the frame shown.  FALSE where the plan cannot be edited. */
gboolean  hp_ride_begin       (HpRide     *self,
                               HpElement  *owner,
                               const char *member,
                               double      level);
/* A fader stands at @level now, and what it would ride is that curve.  While the film plays, it
 * rides it from when it has reached the level that the curve has, @there, or has passed it: a fader
 * that is touched elsewhere must not tear the curve away.  Then it holds the level until the ride
 * ends. */
void      hp_ride_take_fader  (HpRide     *self,
                               HpElement  *owner,
                               const char *member,
                               double      there,
                               double      level);
/* Where the fader stands that has not reached the curve yet; negative: none waits. */
double    hp_ride_get_waiting (HpRide     *self);

/* From the frame shown on.  Clamped to 0…1. */
void      hp_ride_set_level   (HpRide     *self,
                               double      level);
double    hp_ride_get_level   (HpRide     *self);
/* The scene whose curve, or whose layer's, is ridden; NULL for none. */
HpScene  *hp_ride_get_scene   (HpRide     *self);
/* The curve with what was ridden up to now.  Transfer full; NULL for none. */
HpCurve  *hp_ride_dup_curve   (HpRide     *self);

/* Keeps what was ridden, as one step; the film plays on. */
void      hp_ride_end         (HpRide     *self);
/* Keeps nothing. */
void      hp_ride_cancel      (HpRide     *self);

G_END_DECLS

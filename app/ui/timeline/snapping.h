/* What is dragged in a lane snaps to what is there already: hits, beats, bars, edges, cuts.
 *
 * The targets are gathered when a drag begins, and dropped when it ends.  What is dragged is no
 * target for itself.
 */

#pragma once

#include "ui/timeline/lane-view.h"
#include "view/snap.h"

G_BEGIN_DECLS

/* Zeroed before it is used. */
typedef struct
{
  GArray   *targets[HP_SNAP_N_KINDS];  /* (element-type gint64), ascending; NULL between drags */
  gint64    from;                      /* only frames from here … */
  gint64    to;                        /* … to here, included */
  gboolean  snapped;
  HpSnap    snap;                      /* when it is snapped */
} HpSnapping;

/* @dragged: the element that is, or NULL; what is in it, too, where it takes its contents along. */
void      hp_snapping_gather    (HpSnapping       *self,
                                 HpDesk           *desk,
                                 gint64            from,
                                 gint64            to,
                                 HpElement        *dragged,
                                 gboolean          with_contents);
/* The points of a curve, beside what was gathered. */
void      hp_snapping_add_curve (HpSnapping       *self,
                                 HpCurve          *curve);
void      hp_snapping_drop      (HpSnapping       *self);

/* The boundary between frames at @x px, or the target near it where it @snaps. */
gint64    hp_snapping_find      (HpSnapping       *self,
                                 const HpTimeAxis *axis,
                                 double            x,
                                 gboolean          snaps);
/* By how many frames what lies at @in…@out moves, when it is dragged by @dx px: so that one of its
 * ends comes to lie on a target, where it @snaps and one is near. */
gint64    hp_snapping_find_move (HpSnapping       *self,
                                 const HpTimeAxis *axis,
                                 gint64            in,
                                 gint64            out,
                                 double            dx,
                                 gboolean          snaps);
/* What did not get to its target, for there was no room, has not snapped. */
void      hp_snapping_confirm   (HpSnapping       *self,
                                 gint64            in,
                                 gint64            out);

/* To what it has snapped, or NULL. */
char     *hp_snapping_describe  (HpSnapping       *self,
                                 HpPlan           *plan);
/* @text, and to what it has snapped. */
char     *hp_snapping_extend    (HpSnapping       *self,
                                 HpPlan           *plan,
                                 const char       *text);
/* A line there; nothing when it has not snapped. */
void      hp_snapping_snapshot  (HpSnapping       *self,
                                 HpLaneView       *lane,
                                 GtkSnapshot      *snapshot);

G_END_DECLS

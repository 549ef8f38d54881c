/* A lane of bars in rows: what lasts from a frame to another, as lines of dialogue do.
 *
 * A bar is selected by a click and by the arrows, and where the lane may be
 * edited, it is dragged by its ends and its middle; a new one is drawn where
 * there is none.  What kind of bars they are, a subclass tells.
 *
 * Signals, of what the user wants:
 * "span-edited" (element, in, out): the element from the one frame to the other.
 * "span-drawn" (owner, in, out): another of them in the list of that owner.
 */

#pragma once

#include "core/curve.h"
#include "ui/timeline/lane-view.h"

G_BEGIN_DECLS

#define HP_TYPE_BAR_LANE (hp_bar_lane_get_type ())

G_DECLARE_DERIVABLE_TYPE (HpBarLane, hp_bar_lane, HP, BAR_LANE, HpLaneView)

#define HP_BAR_LANE_ROW_HEIGHT 24  /* px, where the lane is no higher than it must */
#define HP_BAR_LANE_MARGIN 3       /* px above the first row and below the last */

typedef struct
{
  HpElement *element;    /* NULL for a bar that stands where nothing is written yet */
  gint64     in;         /* frames */
  gint64     out;
  int        row;        /* -1: where it has room */
  char      *text;
  HpCurve   *curve;      /* what is drawn in it, or NULL */
  GdkRGBA    color;
} HpBar;

struct _HpBarLaneClass
{
  HpLaneViewClass parent_class;

  /* Adds all bars of @plan. */
  void        (*list)      (HpBarLane  *self,
                            HpPlan     *plan);
  /* Whose list a bar drawn in @row comes into; NULL where none can be drawn. */
  gpointer    (*get_owner) (HpBarLane  *self,
                            guint       row);

  const char  *kind;  /* what a bar without words is called, as N_("Line"); to be translated */

  /* A double click in @row, or Enter on a bar there; NULL where that opens nothing. */
  void        (*activate)  (HpBarLane  *self,
                            guint       row);

  /* For bars that move otherwise than by frames, and whose ends stay; all four, or NULL.  The first
   * two draft where @bar goes, see hp_bar_lane_set_draft(). */
  void        (*drag)      (HpBarLane       *self,
                            const HpBar     *bar,
                            gint64           in,     /* frame at which the pointer wants it */
                            int              rows,   /* down */
                            GdkModifierType  state);
  void        (*step)      (HpBarLane       *self,
                            const HpBar     *bar,
                            int              right,
                            int              down,
                            gboolean         is_far);
  /* Asks for what was drafted. */
  void        (*edit)      (HpBarLane       *self,
                            const HpBar     *bar);
  /* Asks for a new one at @in. */
  void        (*draw)      (HpBarLane       *self,
                            gint64           in);
};

/* For list(): takes what @bar points to but the element. */
void       hp_bar_lane_add          (HpBarLane  *self,
                                     HpBar      *bar);
void       hp_bar_lane_name_row     (HpBarLane  *self,
                                     const char *name);
/* Bars lie in these frames; all of the film where nothing is said. */
void       hp_bar_lane_set_limits   (HpBarLane  *self,
                                     gint64      from,
                                     gint64      to);
/* What is said where there is no bar; it is not copied. */
void       hp_bar_lane_set_hint     (HpBarLane  *self,
                                     const char *hint);
/* Other bars are to be listed than were. */
void       hp_bar_lane_update       (HpBarLane  *self);

/* For drag() and step(): where @bar is shown, in frames, and what is said of it, or NULL. */
void       hp_bar_lane_set_draft    (HpBarLane  *self,
                                     gint64      in,
                                     gint64      out,
                                     const char *text);

HpElement *hp_bar_lane_get_selected (HpBarLane  *self);
void       hp_bar_lane_select       (HpBarLane  *self,
                                     HpElement  *element);

G_END_DECLS

/* What the files of the timeline share, and nobody else. */

#pragma once

#include "ui/timeline/bar-lane.h"
#include "ui/timeline/timeline.h"

G_BEGIN_DECLS

/* How the view goes with the playhead while the film plays. */
typedef enum
{
  HP_FOLLOW_PAGE,    /* turns the page when the playhead leaves it */
  HP_FOLLOW_CENTRE,  /* keeps the playhead in the middle */
} HpFollow;

struct _HpTimeline
{
  GtkWidget      parent_instance;

  HpDesk        *desk;
  GtkWidget     *box;
  GPtrArray     *views;       /* (element-type HpLaneView): all that share the axis */
  GtkSizeGroup  *names;       /* what stands left of the lanes is equally wide */
  GtkWidget     *corner;      /* of those, the one beside the ruler */
  GtkWidget     *ruler;
  GtkWidget     *scrolled;    /* the lanes, where they are higher than the timeline */
  GtkWidget     *lanes;
  GtkWidget     *intensity;
  GtkWidget     *intensity_header;
  GSimpleActionGroup *actions; /* "timeline.…" */
  GMenu         *lanes_menu;   /* which are shown */
  GMenu         *lists_menu;   /* which are lists, too */
  GPtrArray     *places;       /* where the lists are, or would be */
  GPtrArray     *lists;        /* (element-type GtkWidget): those that are shown */
  GtkWidget     *lines[2];     /* what lies over the lanes, not over their lists */
  HpTimeAxis     axis;
  gboolean       fits;        /* all of the film is shown, whatever the width */
  HpFollow       follow;

  double         pointer_x;   /* px, where a zoom holds still */
  gboolean       over_list;   /* the pointer is over a list, which scrolls for itself */
  HpTimeAxis     held_axis;   /* as it was when a pinch, a drag or a glide began */
  double         glide;       /* px a second at which it was let go */
  gint64         glide_start; /* µs */
  guint          glide_tick;  /* while it glides */
};

/* timeline.c */
double hp_timeline_get_width     (HpTimeline *self);
void   hp_timeline_set_axis      (HpTimeline *self,
                                  HpTimeAxis  axis);
void   hp_timeline_scroll_to     (HpTimeline *self,
                                  double      start);
void   hp_timeline_zoom_from     (HpTimeline *self,
                                  HpTimeAxis  axis,
                                  double      x,
                                  double      factor);

void   hp_timeline_show          (HpTimeline *self,
                                  double      start,
                                  double      end);

/* timeline-lanes.c */
void   hp_timeline_build         (HpTimeline *self);
void   hp_timeline_remove_bar    (HpTimeline *self,
                                  HpBarLane  *lane);
void   hp_timeline_redraw_lines  (HpTimeline *self);

/* timeline-lists.c */
void   hp_timeline_init_lists    (HpTimeline *self);
void   hp_timeline_clear_lists   (HpTimeline *self);
void   hp_timeline_add_list      (HpTimeline *self,
                                  const char *id,
                                  const char *name,
                                  GtkWidget  *lane,
                                  GtkWidget  *row,
                                  GtkWidget  *column);
void   hp_timeline_switch_list   (HpTimeline *self);

/* timeline-curves.c */
void   hp_timeline_add_curves    (HpTimeline *self,
                                  GtkWidget  *layers);

/* timeline-menu.c */
GtkWidget *hp_timeline_make_menu (HpTimeline *self);
void   hp_timeline_add_to_menu   (HpTimeline *self,
                                  const char *id,
                                  const char *name,
                                  GtkWidget  *row);

/* timeline-moves.c */
void   hp_timeline_add_moves     (HpTimeline *self);
void   hp_timeline_stop_glide    (HpTimeline *self);

G_END_DECLS

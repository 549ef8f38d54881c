/* What the lanes of the timeline share: a desk, and one axis of time. */

#pragma once

#include <gtk/gtk.h>

#include "desk/desk.h"
#include "view/time-axis.h"

G_BEGIN_DECLS

typedef struct _HpLaneItems HpLaneItems;

#define HP_TYPE_LANE_VIEW (hp_lane_view_get_type ())

G_DECLARE_DERIVABLE_TYPE (HpLaneView, hp_lane_view, HP, LANE_VIEW, GtkWidget)

/* A drag on a lane, in px. */
typedef struct
{
  double   start_x;
  double   start_y;
  double   x;         /* where the pointer is */
  double   y;
  gboolean has_moved; /* by more than a hand trembles, since it began */

  GdkModifierType state;  /* the keys that are held */
} HpLaneDrag;

/* What a lane is and does.  A lane without drag_begin() hears neither pointer nor keys. */
struct _HpLaneViewClass
{
  GtkWidgetClass parent_class;

  void     (*drag_begin)  (HpLaneView       *self,
                           const HpLaneDrag *drag);
  void     (*drag_update) (HpLaneView       *self,
                           const HpLaneDrag *drag);
  void     (*drag_end)    (HpLaneView       *self,
                           const HpLaneDrag *drag);
  void     (*drag_cancel) (HpLaneView       *self);
  gboolean (*key_pressed) (HpLaneView       *self,
                           guint             keyval,
                           GdkModifierType   state);

  /* What is shown has changed; NULL where drawing anew is all there is to do. */
  void     (*axis_changed) (HpLaneView       *self);
  /* px that it needs now, where that depends on the plan; NULL: always the height below. */
  int      (*get_height)   (HpLaneView       *self);

  /* What is in it, for the list that mirrors it: (transfer full); NULL for a lane without. */
  HpLaneItems *(*make_items) (HpLaneView     *self);

  /* Draws what stands still while nothing is edited: a part of it, the tile that the axis and the
   * width are of meanwhile.  It is kept.  Or NULL. */
  void     (*draw_tile)   (HpLaneView       *self,
                           GtkSnapshot      *snapshot);
  /* Draws what is selected, dragged or pointed at, above that; or NULL. */
  void     (*draw_over)   (HpLaneView       *self,
                           GtkSnapshot      *snapshot);

  int            height;          /* px that the lane needs */
  int            natural_height;  /* px that it likes to have; 0: what it needs */
};

HpDesk           *hp_lane_view_get_desk  (HpLaneView       *self);
const HpTimeAxis *hp_lane_view_get_axis  (HpLaneView       *self);
void              hp_lane_view_set_axis  (HpLaneView       *self,
                                          const HpTimeAxis *axis);
/* px: of the lane, or of the tile that is drawn. */
int               hp_lane_view_get_width (HpLaneView       *self);

/* For drag_begin(): what was taken hold of lies at @x px, and goes as far as the pointer goes,
 * wherever beside it that came down. */
void              hp_lane_view_hold      (HpLaneView       *self,
                                          double            x);

/* What was drawn between two frames is drawn anew, and @margin px beside it; or all. */
void              hp_lane_view_drop_tiles  (HpLaneView     *self,
                                            double          from,
                                            double          to,
                                            double          margin);
void              hp_lane_view_clear_tiles (HpLaneView     *self);

/* Says, by "contents-changed", that other items are in it, or that another one is selected, where
 * the desk does not say so. */
void              hp_lane_view_contents_changed (HpLaneView *self);

/* A lane that is folded shows little of itself, and cannot be worked in. */
gboolean          hp_lane_view_get_folded   (HpLaneView *self);
void              hp_lane_view_set_folded   (HpLaneView *self,
                                             gboolean    folded);

/* The height that the user gave it, px; never less than it needs.  0: none was given. */
gboolean          hp_lane_view_is_resizable (HpLaneView *self);
int               hp_lane_view_get_height   (HpLaneView *self);
void              hp_lane_view_set_height   (HpLaneView *self,
                                             int         height);

/* A colour of the style sheet by its name, as "accent_color". */
GdkRGBA           hp_lane_view_get_color (HpLaneView       *self,
                                          const char       *name,
                                          float             alpha);

/* px that @text takes in the font of the lane, which the user may have made larger. */
void              hp_lane_view_measure_text  (HpLaneView    *self,
                                              const char    *text,
                                              int           *width,
                                              int           *height);
/* Draws @text at (@x, @y), cut to @width px. */
void              hp_lane_view_snapshot_text (HpLaneView    *self,
                                              GtkSnapshot   *snapshot,
                                              const char    *text,
                                              double         x,
                                              double         y,
                                              double         width,
                                              const GdkRGBA *color);
/* Draws @text between @left and @right px, cut to what lies between them, and from @from on as long
 * as there is room for it: so it is seen while what it names is, and never cut anew. */
void              hp_lane_view_snapshot_name (HpLaneView    *self,
                                              GtkSnapshot   *snapshot,
                                              const char    *text,
                                              double         left,
                                              double         right,
                                              double         from,
                                              double         y,
                                              const GdkRGBA *color);
void              hp_lane_view_snapshot_rect (GtkSnapshot   *snapshot,
                                              const GdkRGBA *color,
                                              double         x,
                                              double         y,
                                              double         width,
                                              double         height);

G_END_DECLS

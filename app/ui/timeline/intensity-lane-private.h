/* What the files of the intensity lane share, and nobody else. */

#pragma once

#include "desk/ride.h"
#include "model/layer.h"
#include "model/scene.h"
#include "ui/timeline/intensity-lane.h"
#include "ui/timeline/snapping.h"
#include "view/curve-geometry.h"

G_BEGIN_DECLS

#define HP_INTENSITY_LANE_HANDLE_RADIUS 4.5  /* px */
#define HP_INTENSITY_LANE_FRAME_MARGIN 12.0  /* px: from the points chosen to the frame about them */

/* The keys by which a click or a rubber band chooses more, instead of something else. */
#define HP_INTENSITY_LANE_MORE_MASK (GDK_CONTROL_MASK | GDK_SHIFT_MASK)

/* Some points of the curve of one scene. */
typedef struct
{
  HpScene  *scene;   /* or NULL: none is chosen */
  HpCurve  *curve;   /* its curve, as they were chosen in it */
  gboolean *chosen;  /* one a point of the curve */
  gssize    lead;    /* the point chosen last, or -1 */
} HpIntensityChoice;

/* What is done with the pointer. */
typedef enum
{
  HP_INTENSITY_NOTHING,
  HP_INTENSITY_ADDING,   /* a click that adds a point, as long as the pointer stays */
  HP_INTENSITY_MOVING,
  HP_INTENSITY_SCALING,
  HP_INTENSITY_BANDING,  /* a rubber band about points */
  HP_INTENSITY_RIDING,   /* the level is held while the film plays */
} HpIntensityDeed;

struct _HpIntensityLane
{
  HpLaneView         parent_instance;

  HpIntensityChoice  choice;
  HpScene           *tiled;      /* whose curve the tiles do not show as the plan has it, or NULL */
  HpCurve           *tiled_curve; /* but so */
  HpCurveExtent      extent;     /* of what is chosen, as it is shown */

  GtkWidget         *menu;       /* NULL before it is needed */

  /* Which curve is drawn: a member of every scene, or the curve of a layer of one. */
  const char        *member;
  HpLayer           *layer;      /* or NULL */
  HpCurve           *none;       /* of the scenes that do not have the layer */

  HpRide            *ride;
  HpMidiInput       *input;      /* whose fader rides, or NULL */
  HpCurve           *ridden;     /* with what was ridden up to now, or NULL */

  /* While the pointer is down. */
  HpIntensityDeed    deed;
  HpIntensityChoice  before;     /* what was chosen as it came down */
  HpCurve           *base;       /* the scene's curve then, maybe with a new point */
  HpCurve           *draft;      /* shown in its place */
  gsize              grabbed;    /* the index in base of the point under the pointer */
  gboolean           was_chosen; /* that point, before */
  HpCurveSide        side;       /* of the frame, that is dragged to scale */
  HpCurveBox         band;       /* px */
  HpSnapping         snapping;   /* of the points that are moved */

  /* A click on a segment adds a point, unless another one follows. */
  guint              pending;    /* source, or 0 */
  double             pending_x;
  double             pending_y;
};

/* intensity-lane.c */
HpCurveGeometry     hp_intensity_lane_get_geometry      (HpIntensityLane         *self);
GListModel         *hp_intensity_lane_get_scenes        (HpIntensityLane         *self);
gboolean            hp_intensity_lane_can_edit          (HpIntensityLane         *self);
void                hp_intensity_lane_edit              (HpIntensityLane         *self,
                                                         HpScene                 *scene,
                                                         HpCurve                 *curve,
                                                         const char              *label);
void                hp_intensity_lane_refuse            (HpIntensityLane         *self,
                                                         const char              *why);
void                hp_intensity_lane_refuse_without_scene (HpIntensityLane      *self);
HpScene            *hp_intensity_lane_get_scene_at      (HpIntensityLane         *self,
                                                         gint64                   frame);
void                hp_intensity_lane_update_accessible (HpIntensityLane         *self);

/* intensity-drawn.c */
void                hp_intensity_lane_install_drawn     (GObjectClass            *klass);
HpElement          *hp_intensity_lane_get_owner         (HpIntensityLane         *self,
                                                         HpScene                 *scene);
HpCurve            *hp_intensity_lane_get_curve         (HpIntensityLane         *self,
                                                         HpScene                 *scene);
double              hp_intensity_lane_get_level_at      (HpIntensityLane         *self,
                                                         HpScene                 *scene,
                                                         gint64                   frame);
gboolean            hp_intensity_lane_draws_wish        (HpIntensityLane         *self);
void                hp_intensity_lane_follow_layer      (HpIntensityLane         *self);
void                hp_intensity_lane_leave_layer_at    (HpIntensityLane         *self,
                                                         gint64                   frame);
gboolean            hp_intensity_lane_draw_next         (HpIntensityLane         *self,
                                                         int                      step);
gboolean            hp_intensity_lane_draw_intensity    (HpIntensityLane         *self);

/* intensity-choice.c */
void                hp_intensity_choice_copy            (HpIntensityChoice       *to,
                                                         const HpIntensityChoice *from);
void                hp_intensity_choice_clear           (HpIntensityChoice       *self);
gboolean            hp_intensity_choice_holds           (const HpIntensityChoice *self,
                                                         HpScene                 *scene,
                                                         gssize                   index);
HpCurve            *hp_intensity_lane_get_shown         (HpIntensityLane         *self,
                                                         HpScene                 *scene);
void                hp_intensity_lane_measure           (HpIntensityLane         *self);
const HpCurvePoint *hp_intensity_lane_get_lead          (HpIntensityLane         *self);
void                hp_intensity_lane_choose            (HpIntensityLane         *self,
                                                         HpScene                 *scene,
                                                         HpCurve                 *curve,
                                                         gboolean                *chosen,
                                                         gssize                   lead);
void                hp_intensity_lane_choose_only       (HpIntensityLane         *self,
                                                         HpScene                 *scene,
                                                         HpCurve                 *curve,
                                                         gssize                   index);
void                hp_intensity_lane_choose_band       (HpIntensityLane         *self,
                                                         HpScene                 *scene,
                                                         gboolean                *chosen,
                                                         gboolean                 more);
void                hp_intensity_lane_set_chosen        (HpIntensityLane         *self,
                                                         gsize                    index,
                                                         gboolean                 chosen);
void                hp_intensity_lane_extend_to         (HpIntensityLane         *self,
                                                         gsize                    index);
void                hp_intensity_lane_choose_all        (HpIntensityLane         *self,
                                                         HpScene                 *scene);
void                hp_intensity_lane_choose_none       (HpIntensityLane         *self);
void                hp_intensity_lane_restore_choice    (HpIntensityLane         *self);
void                hp_intensity_lane_follow_curve      (HpIntensityLane         *self);

/* intensity-drag.c */
void                hp_intensity_lane_drag_begin        (HpLaneView              *lane,
                                                         const HpLaneDrag        *drag);
void                hp_intensity_lane_drag_update       (HpLaneView              *lane,
                                                         const HpLaneDrag        *drag);
void                hp_intensity_lane_drag_end          (HpLaneView              *lane,
                                                         const HpLaneDrag        *drag);
void                hp_intensity_lane_drag_cancel       (HpLaneView              *lane);
void                hp_intensity_lane_finish_pending    (HpIntensityLane         *self);
void                hp_intensity_lane_drop_pending      (HpIntensityLane         *self);
void                hp_intensity_lane_cycle_shape       (HpIntensityLane         *self,
                                                         HpScene                 *scene,
                                                         gsize                    index);

/* intensity-deeds.c */
void                hp_intensity_lane_move              (HpIntensityLane         *self,
                                                         const HpLaneDrag        *drag);
void                hp_intensity_lane_scale             (HpIntensityLane         *self,
                                                         const HpLaneDrag        *drag);
void                hp_intensity_lane_band              (HpIntensityLane         *self,
                                                         const HpLaneDrag        *drag);

/* intensity-menu.c */
void                hp_intensity_lane_put_pattern       (GtkWidget               *widget,
                                                         const char              *name,
                                                         GVariant                *parameter);
void                hp_intensity_lane_show_menu         (HpIntensityLane         *self,
                                                         int                      n_press,
                                                         double                   x,
                                                         double                   y);
gboolean            hp_intensity_lane_show_menu_by_key  (HpIntensityLane         *self);

/* intensity-ride.c */
void                hp_intensity_lane_init_ride         (HpIntensityLane         *self);
gboolean            hp_intensity_lane_press_ride        (HpIntensityLane         *self,
                                                         const HpLaneDrag        *drag);
void                hp_intensity_lane_follow_ride       (HpIntensityLane         *self,
                                                         const HpLaneDrag        *drag);
gboolean            hp_intensity_lane_ride_by           (HpIntensityLane         *self,
                                                         double                   level);

/* intensity-snap.c */
void                hp_intensity_lane_gather_targets    (HpIntensityLane         *self,
                                                         HpScene                 *scene);
gint64              hp_intensity_lane_snap              (HpIntensityLane         *self,
                                                         HpScene                 *scene,
                                                         double                   x,
                                                         gboolean                 snaps);

/* intensity-clipboard.c */
void                hp_intensity_lane_copy              (HpIntensityLane         *self);
void                hp_intensity_lane_cut               (HpIntensityLane         *self);
void                hp_intensity_lane_paste             (HpIntensityLane         *self,
                                                         gboolean                 fits);

/* intensity-keys.c */
gboolean            hp_intensity_lane_key_pressed       (HpLaneView              *lane,
                                                         guint                    keyval,
                                                         GdkModifierType          state);

/* intensity-drawing.c, and intensity-marks.c for what lies above the curves */
void                hp_intensity_lane_draw_tile         (HpLaneView              *lane,
                                                         GtkSnapshot             *snapshot);
void                hp_intensity_lane_draw_over         (HpLaneView              *lane,
                                                         GtkSnapshot             *snapshot);
void                hp_intensity_lane_snapshot_marks    (HpIntensityLane         *self,
                                                         GtkSnapshot             *snapshot);

G_END_DECLS

/* What the files of the intensity lane share, and nobody else. */

#pragma once

#include "model/scene.h"
#include "ui/timeline/intensity-lane.h"
#include "view/curve-geometry.h"

G_BEGIN_DECLS

#define HP_INTENSITY_LANE_HANDLE_RADIUS 4.5  /* px */

struct _HpIntensityLane
{
  HpLaneView  parent_instance;

  HpScene    *scene;     /* whose point is selected, or NULL */
  gint64      selected;  /* the frame of that point, or -1 */
  HpCurve    *base;      /* the scene's curve as the drag began, maybe with a new point */
  HpCurve    *draft;     /* shown in its place while a point is dragged */
  gsize       dragged;   /* the index of that point in base */
};

HpCurveGeometry     hp_intensity_lane_get_geometry       (HpIntensityLane *self);
GListModel         *hp_intensity_lane_get_scenes         (HpIntensityLane *self);
const HpCurvePoint *hp_intensity_lane_get_selected_point (HpIntensityLane *self);

/* intensity-drawing.c */
void                hp_intensity_lane_snapshot           (GtkWidget       *widget,
                                                          GtkSnapshot     *snapshot);

G_END_DECLS

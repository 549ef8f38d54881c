/* What a frame that is dragged snaps to: the nearest of the frames that mean something. */

#pragma once

#include "view/time-axis.h"

G_BEGIN_DECLS

/* Of two as near, the kind that comes first here wins. */
typedef enum
{
  HP_SNAP_HIT,
  HP_SNAP_BEAT,      /* of the story */
  HP_SNAP_BAR,
  HP_SNAP_SCENE,     /* an in or an out */
  HP_SNAP_CUT,
  HP_SNAP_PLAYHEAD,
  HP_SNAP_POINT,     /* of another curve */
  HP_SNAP_N_KINDS,
} HpSnapKind;

/* Frames of one kind, ascending. */
typedef struct
{
  const gint64 *frames;
  gsize         n_frames;
} HpSnapTargets;

typedef struct
{
  HpSnapKind kind;
  gint64     frame;
} HpSnap;

gboolean hp_snap_find (const HpSnapTargets *targets,
                       const HpTimeAxis    *axis,
                       double               x,
                       double               reach,
                       HpSnap              *found);

G_END_DECLS

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
  HP_SNAP_BAR_BEAT,  /* of the music */
  HP_SNAP_SCENE,     /* an in or an out */
  HP_SNAP_CUT,
  HP_SNAP_ENTRY,     /* an end of an entry of a layer */
  HP_SNAP_LINE,      /* an end of a line of dialogue */
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

/* Beats of the music that lie too close together to tell one from the next draw nothing. */
gboolean hp_snap_find      (const HpSnapTargets *targets,
                            const HpTimeAxis    *axis,
                            double               x,
                            double               reach,
                            HpSnap              *found);

/* The same for what has two ends, at @left and @right px: the end that is nearer to a target is
 * drawn, the first of two as near.  @is_right says which it is. */
gboolean hp_snap_find_span (const HpSnapTargets *targets,
                            const HpTimeAxis    *axis,
                            double               left,
                            double               right,
                            double               reach,
                            HpSnap              *found,
                            gboolean            *is_right);

G_END_DECLS

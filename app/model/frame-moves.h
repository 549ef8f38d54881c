/* Where the frames of a film go when its reels change, and what is planned goes with them.
 *
 * The film is a row of parts; each keeps its pictures together and comes to
 * stand elsewhere, or is lost.  A scene goes as a whole, with the frame that it
 * comes in at; whatever else has a frame goes with that.
 */

#pragma once

#include "model/history.h"
#include "model/plan.h"

G_BEGIN_DECLS

typedef struct
{
  gint64   from;     /* its first frame; it ends where the next part begins */
  gint64   by;       /* frames that it comes to stand later */
  gboolean is_lost;
} HpFrameMove;

typedef struct
{
  GArray   *parts;      /* (element-type HpFrameMove), ascending; the last has no end */
  gint64    duration;   /* frames of the film afterwards */
  gboolean  reorders;   /* parts change places */
} HpFrameMoves;

void     hp_frame_moves_init  (HpFrameMoves       *self,
                               gint64              duration,
                               gboolean            reorders);
void     hp_frame_moves_clear (HpFrameMoves       *self);

/* Parts are added from the first frame of the film on. */
void     hp_frame_moves_add   (HpFrameMoves       *self,
                               gint64              from,
                               gint64              by,
                               gboolean            is_lost);

/* Whether nothing that is planned would be lost, torn, or left outside the film.  A refusal is
 * HP_MODEL_ERROR_REFUSED, and names what is in the way. */
gboolean hp_frame_moves_check (const HpFrameMoves *self,
                               HpPlan             *plan,
                               GError            **error);

/* Takes all but the reels along, as part of the open step; checked before. */
void     hp_edit_move_frames  (HpHistory          *history,
                               HpPlan             *plan,
                               const HpFrameMoves *moves);

G_DEFINE_AUTO_CLEANUP_CLEAR_FUNC (HpFrameMoves, hp_frame_moves_clear)

G_END_DECLS

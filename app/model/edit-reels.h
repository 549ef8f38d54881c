/* What a user does to whole reels.  Each is checked first, and is then one named step.
 *
 * A reel's own members are set by hp_edit_set(): its start moves the boundary
 * to the reel before, its duration makes the film longer or shorter.  Cue
 * numbers follow in the same step.
 */

#pragma once

#include "model/history.h"
#include "model/plan.h"
#include "model/reel.h"

G_BEGIN_DECLS

/* At @frame begins a reel of its own, with the number after; those from there on move up. */
gboolean hp_edit_split_reel (HpHistory  *history,
                             HpPlan     *plan,
                             gint64      frame,
                             GError    **error);

/* @reel and the one after it become one. */
gboolean hp_edit_join_reel  (HpHistory  *history,
                             HpPlan     *plan,
                             HpReel     *reel,
                             GError    **error);

G_END_DECLS

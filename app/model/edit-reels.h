/* What a user does to whole reels.  Each is checked first, and is then one named step; a refusal
 * is HP_MODEL_ERROR_REFUSED, in a sentence for the user.
 *
 * A reel's own members are set by hp_edit_set(): its start moves the boundary
 * to the reel before, its duration makes the film longer or shorter, and what is
 * planned stays at its frames.  Here what is planned goes with the pictures: a
 * reel that comes to stand elsewhere takes along the scenes that come in in it,
 * and all else that has a frame in it.  Where frames would go that something is
 * planned at, the edit is refused.  Cue numbers follow in the same step.
 */

#pragma once

#include "model/history.h"
#include "model/plan.h"
#include "model/reel.h"

G_BEGIN_DECLS

/* A reel after the last, @duration frames long.  It begins at the frame @offset of the file @uri,
 * which is "" where there is no picture yet; without @start_timecode at the hour of its number.
 * Returns: (transfer none): the reel */
HpReel  *hp_edit_add_reel       (HpHistory   *history,
                                 HpPlan      *plan,
                                 const char  *uri,
                                 gint64       offset,
                                 gint64       duration,
                                 const char  *start_timecode,
                                 GError     **error);

/* So that it is at @position in the film afterwards.  The numbers stay in the order they are in:
 * the reel takes that of the place it comes to. */
gboolean hp_edit_move_reel      (HpHistory   *history,
                                 HpPlan      *plan,
                                 HpReel      *reel,
                                 guint        position,
                                 GError     **error);

/* The reels after it come earlier, and keep their numbers. */
gboolean hp_edit_remove_reel    (HpHistory   *history,
                                 HpPlan      *plan,
                                 HpReel      *reel,
                                 GError     **error);

/* Of its file the reel shows @duration frames from @offset on; each picture keeps its timecode. */
gboolean hp_edit_trim_reel      (HpHistory   *history,
                                 HpPlan      *plan,
                                 HpReel      *reel,
                                 gint64       offset,
                                 gint64       duration,
                                 GError     **error);

/* The reel, and those that lie in the same file, are found in the file @uri from now on. */
void     hp_edit_locate_picture (HpHistory   *history,
                                 HpPlan      *plan,
                                 HpReel      *reel,
                                 const char  *uri);

/* The reel gets another picture: @duration frames of @uri, from @offset on.  What is planned in it
 * keeps its place, counted from its first frame.  Its timecode stays where @start_timecode is
 * NULL. */
gboolean hp_edit_fit_reel       (HpHistory   *history,
                                 HpPlan      *plan,
                                 HpReel      *reel,
                                 const char  *uri,
                                 gint64       offset,
                                 gint64       duration,
                                 const char  *start_timecode,
                                 GError     **error);

/* At @frame begins a reel of its own, with the number after; those from there on move up. */
gboolean hp_edit_split_reel     (HpHistory   *history,
                                 HpPlan      *plan,
                                 gint64       frame,
                                 GError     **error);

/* @reel and the one after it become one. */
gboolean hp_edit_join_reel      (HpHistory   *history,
                                 HpPlan      *plan,
                                 HpReel      *reel,
                                 GError     **error);

/* How many scenes come in in @reel. */
guint    hp_plan_count_scenes   (HpPlan      *plan,
                                 HpReel      *reel);

G_END_DECLS

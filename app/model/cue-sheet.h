/* The cues of a plan in the order of the film, to be numbered.
 *
 * It is a copy that is worked on; what comes of it is written to the plan at
 * the end.  Numbers are counted in each reel or, continuously, through the
 * film.  A scene that is approved, recorded or dropped keeps its number, and no
 * other scene gets it: it stands on paper that is not ours.
 */

#pragma once

#include "model/cue-number.h"
#include "model/history.h"
#include "model/plan.h"
#include "model/reel.h"
#include "model/scene.h"

G_BEGIN_DECLS

typedef struct
{
  HpScene     *scene;
  HpReel      *reel;     /* that it comes in in; NULL in a plan without reels */
  int          in_reel;  /* the number of that reel */
  HpCueNumber  number;
  gboolean     frozen;
  gboolean     open;     /* it waits for a number, and its old one is free */
} HpSheetCue;

typedef struct _HpCueSheet HpCueSheet;

HpCueSheet *hp_cue_sheet_new      (HpPlan      *plan);
void        hp_cue_sheet_free     (HpCueSheet  *self);

guint       hp_cue_sheet_get_n    (HpCueSheet  *self);
HpSheetCue *hp_cue_sheet_get      (HpCueSheet  *self,
                                   guint        index);
gboolean    hp_cue_sheet_is_taken (HpCueSheet  *self,
                                   HpCueNumber  number);

/* The number that is free for a cue of @reel between those at @index - 1 and @index. */
HpCueNumber hp_cue_sheet_between  (HpCueSheet  *self,
                                   int          reel,
                                   guint        index);

/* Numbers anew, without gaps and letters, what is not frozen: of @reel, or of all where that is
 * -1.  Numbered continuously, the film is one. */
void        hp_cue_sheet_renumber (HpCueSheet  *self,
                                   int          reel);
void        hp_cue_sheet_write    (HpCueSheet  *self,
                                   HpHistory   *history);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (HpCueSheet, hp_cue_sheet_free)

G_END_DECLS

/* The sound of the plan's reels, as it is drawn.
 *
 * Once the first picture is shown, the sound of the film that is open is read in the background,
 * and then that of the other reels, one after the other.  The desk's "sound" tells of it.
 */

#pragma once

#include "core/peaks.h"
#include "desk/desk.h"
#include "model/reel.h"

G_BEGIN_DECLS

typedef enum
{
  HP_REEL_SOUND_UNREAD,   /* its turn has not come, or it has no film */
  HP_REEL_SOUND_READING,
  HP_REEL_SOUND_READ,
  HP_REEL_SOUND_NONE,     /* the film is silent */
  HP_REEL_SOUND_FAILED,   /* it cannot be read, or not all of it */
} HpReelSoundState;

typedef struct
{
  HpReelSoundState  state;
  double            share;             /* of the film, that was read: 0…1 */
  const HpPeaks    *peaks;             /* of the film, until the desk says more; NULL: none */
  double            start;             /* blocks: where the first frame of the reel begins in them */
  double            blocks_per_frame;
  const char       *problem;           /* why it failed, or NULL; as long as the peaks */
} HpReelSound;

HpReelSound hp_desk_get_reel_sound (HpDesk *self,
                                    HpReel *reel);

G_END_DECLS

/* A file that is offered as the picture of a reel, and how it differs from what the plan says.
 *
 * Frames are counted by the file's own pictures, whatever its rate: frame n of a
 * reel is the picture n after the one that the reel begins with.  A file of
 * another rate shows the same pictures, and plays them in another time.
 */

#pragma once

#include <gio/gio.h>

#include "media/probe.h"
#include "model/plan.h"
#include "model/reel.h"

G_BEGIN_DECLS

typedef enum
{
  HP_PICTURE_OTHER_RATE     = 1 << 0,
  HP_PICTURE_OTHER_LENGTH   = 1 << 1,
  HP_PICTURE_OTHER_TIMECODE = 1 << 2,  /* only where the file has one */
} HpPictureDifferences;

typedef struct
{
  HpPlan               *plan;
  HpReel               *reel;
  gboolean              alone;        /* for this reel only, not for all that lie in its file */
  GFile                *file;
  HpProbe              *probe;        /* of @file */

  /* What the plan says: so many frames of the file are used, and whether they are all of it. */
  gint64                n_frames;
  gboolean              is_whole;
  HpPictureDifferences  differences;
} HpPictureOffer;

HpPictureOffer *hp_picture_offer_new                (HpPlan               *plan,
                                                     HpReel               *reel,
                                                     gboolean              alone,
                                                     GFile                *file,
                                                     HpProbe              *probe);
void            hp_picture_offer_free               (HpPictureOffer       *self);

/* The start timecode that the file gives the reel, as text at the plan's rate; NULL where it has
 * none, or one that the plan's rate does not have.  Returns: (transfer full) */
char           *hp_picture_offer_dup_start_timecode (const HpPictureOffer *self);

/* The reel whose length is to be changed where the file is of another: of those that lie in one
 * file, the last.  Returns: (transfer none) */
HpReel         *hp_picture_offer_get_last           (const HpPictureOffer *self);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (HpPictureOffer, hp_picture_offer_free)

G_END_DECLS

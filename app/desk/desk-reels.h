/* The reels on the desk and their files: whether the file at a reel's place is the one that the
 * plan means, where a missing one may be, and how another takes its place.
 *
 * The plan is never changed by what a file is found to be: only
 * hp_desk_take_picture() and hp_desk_add_reels_async() change it, in one named
 * step each.
 */

#pragma once

#include "desk/desk.h"
#include "desk/picture-offer.h"

G_BEGIN_DECLS

/* The reel of the frame shown; NULL while the desk is empty. */
HpReel         *hp_desk_get_reel               (HpDesk                *self);

/* Whether there is, or may still come, a picture for the frame shown; else a slate is. */
gboolean        hp_desk_has_picture            (HpDesk                *self);

/* Where the missing picture of the reel shown may be: a file of its name beside the plan, or beside
 * another reel's; NULL else.  Told by notify::picture-problem. */
GFile          *hp_desk_get_found_picture      (HpDesk                *self);

/* The film that is open, where its rate or its length is not what the plan says, until that is
 * accepted; NULL else.  Told by "notice".  Returns: (transfer full) */
HpPictureOffer *hp_desk_dup_other_picture      (HpDesk                *self);
void            hp_desk_accept_other_picture   (HpDesk                *self);

/* Probes @file as the picture of @reel and, unless @alone, of all that lie in the same file as it.
 * Fails with what the probe says, or where the plan is another meanwhile. */
void            hp_desk_offer_picture_async    (HpDesk                *self,
                                                HpReel                *reel,
                                                gboolean               alone,
                                                GFile                 *file,
                                                GAsyncReadyCallback    callback,
                                                gpointer               user_data);
HpPictureOffer *hp_desk_offer_picture_finish   (HpDesk                *self,
                                                GAsyncResult          *result,
                                                GError               **error);

/* Makes the file that of the reel.  By @fit, the reel gets the file's length and start timecode,
 * and the reels after it follow; else the plan stays as it is but for the name of the file. */
gboolean        hp_desk_take_picture           (HpDesk                *self,
                                                const HpPictureOffer  *offer,
                                                gboolean               fit,
                                                GError               **error);

/* A reel of each of @files, by name, after the last reel: all or none.  Finish tells how many, -1
 * for an error, and at how many of them the rate is not the plan's. */
void            hp_desk_add_reels_async        (HpDesk                *self,
                                                GListModel            *files,
                                                GAsyncReadyCallback    callback,
                                                gpointer               user_data);
int             hp_desk_add_reels_finish       (HpDesk                *self,
                                                GAsyncResult          *result,
                                                int                   *n_other_rate,
                                                GError               **error);

/* A new, untitled plan without a picture yet: a slate of @n_frames, the first of which timecode
 * counts as @start_label.  Finished by hp_desk_open_finish(). */
void            hp_desk_new_slate_async        (HpDesk                *self,
                                                HpFrameRate            rate,
                                                gboolean               drop_frame,
                                                gint64                 n_frames,
                                                gint64                 start_label,
                                                GAsyncReadyCallback    callback,
                                                gpointer               user_data);

G_END_DECLS

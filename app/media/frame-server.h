/* Pictures of a film in any order, the last before the first as well.
 *
 * A second pipeline beside the one that plays: without sound, as fast as it
 * decodes, read in a thread of its own.  It keeps the pictures it met last, so
 * that the way back through them costs nothing.
 */

#pragma once

#include "media/probe.h"
#include "media/still.h"

G_BEGIN_DECLS

typedef struct _HpFrameServer HpFrameServer;

/* Called in another thread: a picture that was asked for is there, or never will be.  It calls
 * nothing of the server. */
typedef void (*HpFrameServerFunc) (gpointer user_data);

HpFrameServer *hp_frame_server_new           (const char        *uri,
                                              const HpProbe     *probe,
                                              HpFrameServerFunc  func,
                                              gpointer           user_data);
/* Waits for nobody. */
void           hp_frame_server_free          (HpFrameServer     *self);

/* In device pixels, as hp_film_pipeline_set_view_size().  What it kept in another size is
 * forgotten. */
void           hp_frame_server_set_view_size (HpFrameServer     *self,
                                              int                width,
                                              int                height);

/* Asks for the picture that is shown at @ns of stream time; the latest wish wins.  Where time runs
 * backwards, those before it are got ready, too. */
void           hp_frame_server_request       (HpFrameServer     *self,
                                              gint64             ns,
                                              gboolean           backwards);
/* The picture that is shown at @ns, or NULL when it is not here; in *@end, unless that is NULL, the
 * time in ns at which the next is shown. */
HpStill       *hp_frame_server_ref_still     (HpFrameServer     *self,
                                              gint64             ns,
                                              gint64            *end);
/* Whether the picture asked for last will never come. */
gboolean       hp_frame_server_has_failed    (HpFrameServer     *self);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (HpFrameServer, hp_frame_server_free)

G_END_DECLS

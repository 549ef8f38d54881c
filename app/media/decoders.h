/* GStreamer made ready, and what it can decode here. */

#pragma once

#include <gst/gst.h>

G_BEGIN_DECLS

gboolean hp_decoders_init       (GError        **error);
void     hp_decoders_guard      (GstBin         *pipeline);
void     hp_decoders_spare      (GstBin         *pipeline,
                                 guint          *n_read);
gboolean hp_decoders_can_decode (const GstCaps  *caps);
char    *hp_decoders_describe   (const GstCaps  *caps);

G_END_DECLS

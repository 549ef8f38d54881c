/* Pictures that a decoder is spared, because nobody would see them. */

#pragma once

#include <gst/gst.h>

G_BEGIN_DECLS

/* Spares the decoders that @pipeline will get the pictures before the frame sought of which no
 * other is made, and the like of them where a film runs fast.  Counts in *@n_read, which outlives
 * the pipeline, all that come to them. */
void hp_spare_pictures (GstBin *pipeline,
                        guint  *n_read);

G_END_DECLS

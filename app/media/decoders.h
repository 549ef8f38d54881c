/* GStreamer made ready, and what it can decode here. */

#pragma once

#include <gst/gst.h>

G_BEGIN_DECLS

typedef enum
{
  HP_DEMUXING_NONE,     /* there is none: the film has one track, or is no film */
  HP_DEMUXING,
  HP_DEMUXING_STOPPED,  /* it reads no more: what is still to come is on its way */
  HP_DEMUXING_FAILED,   /* and it has found no track.  The error that says so is thrown away by
                         * the bins around it, if it comes while they still plug it in */
} HpDemuxing;

gboolean   hp_decoders_init         (GError        **error);
void       hp_decoders_guard        (GstBin         *pipeline);
HpDemuxing hp_decoders_get_demuxing (GstBin         *pipeline);
gboolean   hp_decoders_can_decode   (const GstCaps  *caps);
char      *hp_decoders_describe     (const GstCaps  *caps);

G_END_DECLS

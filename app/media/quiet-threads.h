/* Threads of a pipeline that give way to all else: for work in the background. */

#pragma once

#include <gst/gst.h>

G_BEGIN_DECLS

/* Before it is started.  Its streaming threads are then its own: those that GStreamer shares among
 * pipelines cannot become quick again. */
void hp_quiet_threads (GstElement *pipeline);

G_END_DECLS

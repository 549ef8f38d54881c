/* Threads that give way to all else: for work in the background. */

#pragma once

#include <gst/gst.h>

G_BEGIN_DECLS

/* The thread that calls this, for as long as it lives: never one that others use after it. */
void hp_quiet_become  (void);

/* The streaming threads of @pipeline, before it is started.  They are then its own: those that
 * GStreamer shares among pipelines cannot become quick again. */
void hp_quiet_threads (GstElement  *pipeline);

G_END_DECLS

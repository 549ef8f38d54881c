/* How the transport makes a still. */

#pragma once

#include <gst/gst.h>

#include "media/probe.h"
#include "media/still.h"

G_BEGIN_DECLS

/* Of @sample, which the film of @probe gave; NULL if it holds no picture that can be read. */
HpStill *hp_still_new (GstSample     *sample,
                       const HpProbe *probe,
                       guint          serial);

G_END_DECLS

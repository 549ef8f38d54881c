/* How the transport makes a still. */

#pragma once

#include <gst/gst.h>

#include "media/still.h"

G_BEGIN_DECLS

HpStill *hp_still_new (GstSample *sample,
                       gint64     frame,
                       guint      serial);

G_END_DECLS

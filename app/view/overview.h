/* The whole film in a strip, and in it the frame around what the timeline shows.
 *
 * The frame is dragged by its body to scroll, and by its ends to zoom.
 */

#pragma once

#include "view/span-geometry.h"

G_BEGIN_DECLS

typedef struct
{
  HpTimeAxis axis;      /* of the strip: all of the film */
  double     start;     /* frames: what is shown */
  double     end;
  gint64     duration;
} HpOverview;

HpOverview hp_overview_new     (const HpTimeAxis *shown,
                                double            shown_width,
                                gint64            duration,
                                double            width);
/* The last frame of which something is shown, however the px divide. */
gint64     hp_overview_get_last (const HpOverview *self);
HpSpanPart hp_overview_part_at (const HpOverview *self,
                                double            x);
/* What is shown after @part of the frame was dragged by @offset px; never nothing, and never
 * outside the film. */
HpOverview hp_overview_dragged (const HpOverview *self,
                                HpSpanPart        part,
                                double            offset);
/* The same length around @x px. */
HpOverview hp_overview_centred (const HpOverview *self,
                                double            x);

G_END_DECLS

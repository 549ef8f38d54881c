/* One picture of the film, as it is to be shown.
 *
 * It keeps the decoder's memory for as long as it is held, so that a widget can
 * draw it without a copy; hold a few, not a reel.
 */

#pragma once

#include <glib-object.h>

G_BEGIN_DECLS

typedef struct _HpStill HpStill;

#define HP_TYPE_STILL (hp_still_get_type ())

GType         hp_still_get_type   (void);
HpStill      *hp_still_ref        (HpStill       *self);
void          hp_still_unref      (HpStill       *self);

int           hp_still_get_width  (const HpStill *self);
int           hp_still_get_height (const HpStill *self);
gint64        hp_still_get_frame  (const HpStill *self);
guint         hp_still_get_serial (const HpStill *self);

/* When it is shown, from and until, in ns of stream time. */
gint64        hp_still_get_start  (const HpStill *self);
gint64        hp_still_get_end    (const HpStill *self);

/* BGRx: what cairo calls CAIRO_FORMAT_RGB24 on a little-endian machine. */
const guint8 *hp_still_get_data   (const HpStill *self);
int           hp_still_get_stride (const HpStill *self);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (HpStill, hp_still_unref)

G_END_DECLS

/* The labels of a lane, shaped once: what scrolls shows the same ones again.
 *
 * Texts of digits, as timecodes, are never the same for long: they are put together of a strip of
 * the signs that they consist of.
 */

#pragma once

#include <gtk/gtk.h>

G_BEGIN_DECLS

typedef struct _HpLabelCache HpLabelCache;

/* @lane owns it. */
HpLabelCache *hp_label_cache_new   (GtkWidget    *lane);
void          hp_label_cache_free  (HpLabelCache *self);
/* Another font, or another size of it. */
void          hp_label_cache_clear (HpLabelCache *self);

/* How much room @text takes, px. */
void          hp_label_cache_measure  (HpLabelCache  *self,
                                       const char    *text,
                                       int           *width,
                                       int           *height);
/* Appends @text, cut to @width px, with its left top at (@x, @y). */
void          hp_label_cache_snapshot (HpLabelCache  *self,
                                       GtkSnapshot   *snapshot,
                                       const char    *text,
                                       double         x,
                                       double         y,
                                       int            width,
                                       const GdkRGBA *color);

/* How many texts were shaped, by all there are, since the program began. */
guint         hp_label_cache_get_n_shaped (void);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (HpLabelCache, hp_label_cache_free)

G_END_DECLS

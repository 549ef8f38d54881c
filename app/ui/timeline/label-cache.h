/* The labels of a lane, shaped once: what scrolls shows the same ones again. */

#pragma once

#include <gtk/gtk.h>

G_BEGIN_DECLS

typedef struct _HpLabelCache HpLabelCache;

/* @lane owns it. */
HpLabelCache *hp_label_cache_new   (GtkWidget    *lane);
void          hp_label_cache_free  (HpLabelCache *self);
/* Another font, or another size of it. */
void          hp_label_cache_clear (HpLabelCache *self);

/* @text on one line, cut to @width px where it is wider; negative: never.  Transfer none, until the
 * next call. */
PangoLayout  *hp_label_cache_get   (HpLabelCache *self,
                                    const char   *text,
                                    int           width);

G_END_DECLS

/* Moves all that is at a frame in an element, and in what is in it, by as many frames. */

#pragma once

#include "model/history.h"

G_BEGIN_DECLS

/* Whether all of it would still be at frames that there can be. */
gboolean hp_element_can_shift (HpElement  *self,
                               gint64      by);

/* Of an element that is in no plan.  A refusal is HP_MODEL_ERROR_REFUSED. */
gboolean hp_element_shift     (HpElement  *self,
                               gint64      by,
                               GError    **error);

/* As part of the open step; it must be one that can be. */
void     hp_edit_shift        (HpHistory  *history,
                               HpElement  *element,
                               gint64      by);

G_END_DECLS

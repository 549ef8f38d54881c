/* A stretch in which a layer sounds. */

#pragma once

#include "model/element.h"

G_BEGIN_DECLS

#define HP_TYPE_ENTRY (hp_entry_get_type ())

G_DECLARE_FINAL_TYPE (HpEntry, hp_entry, HP, ENTRY, HpElement)

gint64 hp_entry_get_in  (HpEntry *self);
gint64 hp_entry_get_out (HpEntry *self);

G_END_DECLS

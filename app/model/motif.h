/* A motif: an idea in notes, and what it stands for. */

#pragma once

#include "model/element.h"

G_BEGIN_DECLS

#define HP_TYPE_MOTIF (hp_motif_get_type ())

G_DECLARE_FINAL_TYPE (HpMotif, hp_motif, HP, MOTIF, HpElement)

const char *hp_motif_get_name       (HpMotif *self);
const char *hp_motif_get_stands_for (HpMotif *self);
const char *hp_motif_get_colour     (HpMotif *self);
const char *hp_motif_get_key        (HpMotif *self);
const char *hp_motif_get_meter      (HpMotif *self);
HpBpm       hp_motif_get_bpm        (HpMotif *self);
HpNotes    *hp_motif_get_notes      (HpMotif *self);

G_END_DECLS

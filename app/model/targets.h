/* What each format of the mix needs. */

#pragma once

#include "model/element.h"

G_BEGIN_DECLS

#define HP_TYPE_TARGETS (hp_targets_get_type ())

G_DECLARE_FINAL_TYPE (HpTargets, hp_targets, HP, TARGETS, HpElement)

const char *hp_targets_get_cinema    (HpTargets *self);
const char *hp_targets_get_streaming (HpTargets *self);
const char *hp_targets_get_immersive (HpTargets *self);

G_END_DECLS

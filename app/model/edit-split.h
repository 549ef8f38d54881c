/* One scene made two.  It is checked first, and is then one named step. */

#pragma once

#include "model/history.h"
#include "model/scene.h"

G_BEGIN_DECLS

/* @scene goes out at the frame @at, where another comes in, with the next free number.  Each keeps
 * what lies in it: hits, beats, layers and statements go over as they are, with their ids; a layer
 * that plays in both, and each tempo plan, is there twice.  The bars are counted on.  Decisions
 * about what is later are about the later scene.
 *
 * Returns the later scene, which the plan keeps; NULL where there is nothing to split, with
 * HP_MODEL_ERROR_REFUSED. */
HpScene *hp_edit_split_scene (HpHistory *history,
                              HpScene   *scene,
                              gint64     at,
                              GError   **error);

G_END_DECLS

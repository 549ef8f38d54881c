/* Two scenes made one.  It is checked first, and is then one named step. */

#pragma once

#include "model/history.h"
#include "model/scene.h"

G_BEGIN_DECLS

/* The scene that comes in after @scene; NULL for the last. */
HpScene  *hp_scene_get_next    (HpScene    *self);

/* @scene goes on to where the next one goes out, with all that was in both, and the markers between
 * them; the next one's number is free.  What both have alike is there once: a writer, a layer, a
 * tempo plan.  The bars of @scene are counted on: what is stated later stays where it sounds, to a
 * 192nd of a whole note.  Who named the next scene names @scene.
 *
 * A refusal is HP_MODEL_ERROR_REFUSED: there is no next one, or its number is frozen. */
gboolean  hp_edit_join_scenes  (HpHistory  *history,
                                HpScene    *scene,
                                GError    **error);

G_END_DECLS

/* A line of dialogue. */

#pragma once

#include "model/element.h"

G_BEGIN_DECLS

#define HP_TYPE_DIALOGUE_LINE (hp_dialogue_line_get_type ())

G_DECLARE_FINAL_TYPE (HpDialogueLine, hp_dialogue_line, HP, DIALOGUE_LINE, HpElement)

gint64      hp_dialogue_line_get_in      (HpDialogueLine *self);
gint64      hp_dialogue_line_get_out     (HpDialogueLine *self);
const char *hp_dialogue_line_get_speaker (HpDialogueLine *self);
const char *hp_dialogue_line_get_text    (HpDialogueLine *self);

G_END_DECLS

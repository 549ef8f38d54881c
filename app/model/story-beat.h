/* A beat of the story: a feeling at a frame.  (A beat of the music is another thing.) */

#pragma once

#include "model/element.h"

G_BEGIN_DECLS

#define HP_TYPE_STORY_BEAT (hp_story_beat_get_type ())

G_DECLARE_FINAL_TYPE (HpStoryBeat, hp_story_beat, HP, STORY_BEAT, HpElement)

gint64      hp_story_beat_get_at      (HpStoryBeat *self);
const char *hp_story_beat_get_feeling (HpStoryBeat *self);
const char *hp_story_beat_get_note    (HpStoryBeat *self);

G_END_DECLS

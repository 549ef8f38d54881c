/* Where somebody puts a scene between two words: cold–warm, −1…1. */

#pragma once

#include "model/element.h"

G_BEGIN_DECLS

#define HP_TYPE_WORD_PAIR (hp_word_pair_get_type ())

G_DECLARE_FINAL_TYPE (HpWordPair, hp_word_pair, HP, WORD_PAIR, HpElement)

const char *hp_word_pair_get_pair  (HpWordPair *self);
double      hp_word_pair_get_value (HpWordPair *self);
const char *hp_word_pair_get_by    (HpWordPair *self);

G_END_DECLS

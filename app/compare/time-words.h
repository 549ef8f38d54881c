/* Places in time in the crew's words: timecode of the reel, bars and beats. */

#pragma once

#include "compare/places.h"
#include "model/tempo-plan.h"

G_BEGIN_DECLS

char *hp_timecode_words (const HpPlaces *places,
                         gint64          frame);

/* “3 frames later”, after @label if that is not empty; NULL where it is too far for that. */
char *hp_shift_words    (const HpPlaces *before,
                         const HpPlaces *after,
                         const char     *label,
                         gint64          from,
                         gint64          to);

/* “bar 9, beat 3”, as the tempo plan around @element has it. */
char *hp_position_words (const HpPlaces *places,
                         HpElement      *element,
                         HpFraction      position);

G_END_DECLS

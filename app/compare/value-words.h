/* The values of members in the crew's words. */

#pragma once

#include "compare/member-terms.h"
#include "compare/places.h"

G_BEGIN_DECLS

/* Both values of a member, told apart as coarsely as they can be: 72 %, or 72.04 %.  NULL
 * where there is no value, as of an empty text. */
void  hp_value_words   (const HpMember *member,
                        HpReadAs        read_as,
                        const HpPlaces *places_before,
                        HpElement      *before,
                        const HpPlaces *places_after,
                        HpElement      *after,
                        char          **from,
                        char          **to);

/* Levels of 0…1 as the interface shows them; two, as coarsely as they can be told apart. */
char *hp_level_words   (double          level);
void  hp_percent_words (double          before,
                        double          after,
                        char          **from,
                        char          **to);

/* ♩, and ♩ = 72. */
char *hp_beat_words    (HpFraction      beat);
char *hp_tempo_words   (HpFraction      beat,
                        HpBpm           bpm);

G_END_DECLS

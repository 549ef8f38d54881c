/* What changed in a list of plain values, in the crew's words: cuts, notes, ids. */

#pragma once

#include "compare/places.h"

G_BEGIN_DECLS

char *hp_cuts_words     (const HpPlaces    *places_before,
                         const HpFrameList *before,
                         const HpPlaces    *places_after,
                         const HpFrameList *after);
char *hp_notes_words    (const HpNotes     *before,
                         const HpNotes     *after);
char *hp_concerns_words (const HpPlaces    *places_before,
                         GStrv              before,
                         const HpPlaces    *places_after,
                         GStrv              after);

G_END_DECLS

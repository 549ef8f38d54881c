/* A score as MusicXML 4.0, partwise: a sketch that notation programs open without a question.
 *
 * What they make of a construct differs much, so only those are written that
 * the readers tried (MuseScore 3 and 4, Verovio, LilyPond's musicxml2ly and
 * the schema) take alike.
 */

#pragma once

#include "score/score.h"

G_BEGIN_DECLS

GBytes *hp_score_to_musicxml (const HpScore *score);

G_END_DECLS

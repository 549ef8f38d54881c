/* The marks of a score as directions of MusicXML: words, tempi, dynamics and hairpins. */

#pragma once

#include "codec/xml-writer.h"
#include "score/score.h"

G_BEGIN_DECLS

/* @offset is in divisions, from where the direction is written to where it belongs. */
void hp_musicxml_write_words   (HpXmlWriter          *xml,
                                const char           *words);
void hp_musicxml_write_text    (HpXmlWriter          *xml,
                                const HpScoreText    *text,
                                gint64                offset);
void hp_musicxml_write_tempo   (HpXmlWriter          *xml,
                                const HpScoreTempo   *tempo);
void hp_musicxml_write_dynamic (HpXmlWriter          *xml,
                                const HpScoreDynamic *dynamic);
void hp_musicxml_write_wedge   (HpXmlWriter          *xml,
                                const HpScoreWedge   *wedge,
                                gboolean              is_start);

G_END_DECLS

/* The lists of plain values and small objects that a member may be, read as value-reader
 * reads one: NULL after having told what is wrong. */

#pragma once

#include "store/value-reader.h"

G_BEGIN_DECLS

HpCurve     *hp_reader_read_curve  (HpReader      *self,
                                    HpElement     *element,
                                    const HpPlace *place,
                                    json_t        *list);
HpNotes     *hp_reader_read_notes  (HpReader      *self,
                                    HpElement     *element,
                                    const HpPlace *place,
                                    json_t        *list);
HpFrameList *hp_reader_read_frames (HpReader      *self,
                                    HpElement     *element,
                                    const HpPlace *place,
                                    json_t        *list);
GStrv        hp_reader_read_ids    (HpReader      *self,
                                    HpElement     *element,
                                    const HpPlace *place,
                                    json_t        *list);

G_END_DECLS

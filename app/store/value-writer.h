/* What the writer of plans writes values with: those of one member, and lists, each into a
 * holder that is open for them. */

#pragma once

#include "model/element.h"
#include "store/json-holder.h"

G_BEGIN_DECLS

void hp_writer_append_choice   (GString            *text,
                                GType               type,
                                int                 value);
void hp_writer_append_fraction (GString            *text,
                                HpFraction          fraction);
void hp_writer_append_rate     (GString            *text,
                                HpFrameRate         rate);
void hp_writer_append_bpm      (GString            *text,
                                HpBpm               bpm);

/* The items of @list, which is called @name. */
void hp_writer_append_curve    (HpJsonHolder       *list,
                                const char         *name,
                                const HpCurve      *curve);
void hp_writer_append_notes    (HpJsonHolder       *list,
                                const char         *name,
                                const HpNotes      *notes);
void hp_writer_append_frames   (HpJsonHolder       *list,
                                const HpFrameList  *frames);
void hp_writer_append_texts    (HpJsonHolder       *list,
                                const char *const  *texts);

G_END_DECLS

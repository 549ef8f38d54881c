/* The records of a journal: a line each, with its length and checksum before it.
 *
 *   0000005e 1c291ca3 {"seq":12,"done":"Move Hit","changes":[…]}
 *
 * A step that was done tells its changes; one that was undone or redone tells
 * them only where it is asked to, as a reader that has done the step itself
 * can undo it.  Elements are called by their ids, those without by where they
 * stand: "hit-12", "layer-3/entries/1", "/picture".
 */

#pragma once

#include <jansson.h>

#include "model/history.h"

G_BEGIN_DECLS

/* Appends a record, sealed. */
void     hp_journal_record_append_step (GString      *text,
                                        guint64       seq,
                                        const HpStep *step,
                                        gboolean      with_changes);

/* For records of another kind: between these, their JSON on one line is appended. */
gsize    hp_journal_record_begin       (GString      *text);
void     hp_journal_record_end         (GString      *text,
                                        gsize         start);

/* The next record of @text, from @offset on, which moves past it; NULL at the end, or where what
 * follows is not whole. */
json_t  *hp_journal_record_read        (const char   *text,
                                        gsize         size,
                                        gsize        *offset);

G_END_DECLS

/* The notes of a motif: an immutable list, sorted by position, then pitch. */

#pragma once

#include <glib-object.h>

#include "core/fraction.h"
#include "music/pitch.h"

G_BEGIN_DECLS

typedef struct
{
  HpFraction  at;            /* whole notes, ≥ 0 */
  HpFraction  length;        /* whole notes, > 0 */
  HpPitch     pitch;
  char       *articulation;  /* "" for none */
  char       *extra;         /* members a later version wrote, as JSON, or NULL */
} HpNote;

typedef struct _HpNotes HpNotes;

#define HP_TYPE_NOTES (hp_notes_get_type ())

GType         hp_notes_get_type  (void);
HpNotes      *hp_notes_new       (const HpNote  *notes,
                                  gsize          n_notes);
HpNotes      *hp_notes_ref       (HpNotes       *self);
void          hp_notes_unref     (HpNotes       *self);
const HpNote *hp_notes_get_notes (const HpNotes *self,
                                  gsize         *n_notes);
gboolean      hp_notes_equal     (const HpNotes *a,
                                  const HpNotes *b);
int           hp_note_compare    (const HpNote  *a,
                                  const HpNote  *b);
gboolean      hp_note_equal      (const HpNote  *a,
                                  const HpNote  *b);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (HpNotes, hp_notes_unref)

G_END_DECLS

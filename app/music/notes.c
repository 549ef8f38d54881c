#include "music/notes.h"

struct _HpNotes
{
  gsize  n_notes;
  HpNote notes[];
};

G_DEFINE_BOXED_TYPE (HpNotes, hp_notes, hp_notes_ref, hp_notes_unref)

static void
clear (gpointer data)
{
  HpNotes *self = data;

  for (gsize i = 0; i < self->n_notes; i++)
    {
      g_free (self->notes[i].articulation);
      g_free (self->notes[i].extra);
    }
}

/* A copy of @notes, which must be sorted as hp_note_compare() says. */
HpNotes *
hp_notes_new (const HpNote *notes,
              gsize         n_notes)
{
  HpNotes *self;

  g_return_val_if_fail (notes != NULL || n_notes == 0, NULL);

  self = g_atomic_rc_box_alloc0 (sizeof (HpNotes) + n_notes * sizeof (HpNote));
  self->n_notes = n_notes;
  for (gsize i = 0; i < n_notes; i++)
    {
      self->notes[i] = notes[i];
      self->notes[i].articulation = g_strdup (notes[i].articulation);
      self->notes[i].extra = g_strdup (notes[i].extra);
    }

  return self;
}

HpNotes *
hp_notes_ref (HpNotes *self)
{
  return g_atomic_rc_box_acquire (self);
}

void
hp_notes_unref (HpNotes *self)
{
  g_atomic_rc_box_release_full (self, clear);
}

const HpNote *
hp_notes_get_notes (const HpNotes *self,
                    gsize         *n_notes)
{
  g_return_val_if_fail (self != NULL, NULL);

  if (n_notes != NULL)
    *n_notes = self->n_notes;
  return self->notes;
}

gboolean
hp_notes_equal (const HpNotes *a,
                const HpNotes *b)
{
  g_return_val_if_fail (a != NULL && b != NULL, FALSE);

  if (a->n_notes != b->n_notes)
    return FALSE;

  for (gsize i = 0; i < a->n_notes; i++)
    if (!hp_note_equal (&a->notes[i], &b->notes[i]))
      return FALSE;

  return TRUE;
}

/* Below, at or above 0 as @a comes before, with or after @b. */
int
hp_note_compare (const HpNote *a,
                 const HpNote *b)
{
  int order = hp_fraction_compare (a->at, b->at);

  return order != 0 ? order : hp_pitch_get_sounding (a->pitch) - hp_pitch_get_sounding (b->pitch);
}

/* Whether they are written alike: two spellings of one pitch are not. */
gboolean
hp_note_equal (const HpNote *a,
               const HpNote *b)
{
  return hp_fraction_compare (a->at, b->at) == 0 &&
         hp_fraction_compare (a->length, b->length) == 0 &&
         a->pitch.step == b->pitch.step &&
         a->pitch.alter == b->pitch.alter &&
         a->pitch.octave == b->pitch.octave &&
         g_strcmp0 (a->articulation, b->articulation) == 0 &&
         g_strcmp0 (a->extra, b->extra) == 0;
}

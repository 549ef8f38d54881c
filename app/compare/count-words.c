#include "config.h"

#include "compare/count-words.h"

#include <glib/gi18n-lib.h>

#include "compare/alignment.h"
#include "compare/member-value.h"
#include "compare/object-words.h"
#include "compare/time-words.h"

static int
compare_frames (gconstpointer a,
                gconstpointer b)
{
  const gint64 *frame_a = a, *frame_b = b;

  return *frame_a < *frame_b ? -1 : *frame_a > *frame_b;
}

static gboolean
frames_equal (gconstpointer a,
              gconstpointer b)
{
  return compare_frames (a, b) == 0;
}

static int
compare_notes (gconstpointer a,
               gconstpointer b)
{
  return hp_note_compare (a, b);
}

static gboolean
notes_equal (gconstpointer a,
             gconstpointer b)
{
  return hp_written_note_equal (a, b);
}

/* Takes @words. */
static void
add_part (GPtrArray *parts,
          guint      n,
          char      *words)
{
  if (n > 0)
    g_ptr_array_add (parts, words);
  else
    g_free (words);
}

static char *
join_parts (GPtrArray *parts)
{
  g_ptr_array_add (parts, NULL);
  return g_strjoinv (C_("between parts of a change", ", "), (char **) parts->pdata);
}

/* The first that is in one list and not in the other. */
static gint64
find_odd_one (const gint64 *with,
              gsize         n_with,
              const gint64 *without,
              gsize         n_without)
{
  gsize i = 0;

  while (i < n_without && i < n_with && with[i] == without[i])
    i++;

  return i < n_with ? with[i] : 0;
}

char *
hp_cuts_words (const HpPlaces    *places_before,
               const HpFrameList *before,
               const HpPlaces    *places_after,
               const HpFrameList *after)
{
  gsize n_before, n_after;
  const gint64 *frames_before = hp_frame_list_get_frames (before, &n_before);
  const gint64 *frames_after = hp_frame_list_get_frames (after, &n_after);
  HpAlignment alignment = hp_align (frames_before, n_before, frames_after, n_after,
                                    sizeof *frames_after, compare_frames, frames_equal);
  g_autoptr(GPtrArray) parts = g_ptr_array_new_with_free_func (g_free);
  guint n_odd = alignment.n_added + alignment.n_removed;

  if (alignment.n_moved == 0 && n_odd == 1)
    {
      gboolean added = alignment.n_added == 1;
      gint64 frame = added ? find_odd_one (frames_after, n_after, frames_before, n_before)
                           : find_odd_one (frames_before, n_before, frames_after, n_after);
      g_autofree char *at = hp_timecode_words (added ? places_after : places_before, frame);

      /* Translators: the timecode at which a new shot starts. */
      return g_strdup_printf (added ? _("cut at %s added") : _("cut at %s removed"), at);
    }

  add_part (parts, alignment.n_moved,
            g_strdup_printf (ngettext ("%u cut moved", "%u cuts moved", alignment.n_moved),
                             alignment.n_moved));
  add_part (parts, alignment.n_added,
            g_strdup_printf (ngettext ("%u cut added", "%u cuts added", alignment.n_added),
                             alignment.n_added));
  add_part (parts, alignment.n_removed,
            g_strdup_printf (ngettext ("%u cut removed", "%u cuts removed", alignment.n_removed),
                             alignment.n_removed));
  return join_parts (parts);
}

char *
hp_notes_words (const HpNotes *before,
                const HpNotes *after)
{
  gsize n_before, n_after;
  const HpNote *notes_before = hp_notes_get_notes (before, &n_before);
  const HpNote *notes_after = hp_notes_get_notes (after, &n_after);
  HpAlignment alignment = hp_align (notes_before, n_before, notes_after, n_after, sizeof (HpNote),
                                    compare_notes, notes_equal);
  g_autoptr(GPtrArray) parts = g_ptr_array_new_with_free_func (g_free);
  guint n_changed = alignment.n_changed + alignment.n_moved;

  add_part (parts, n_changed,
            g_strdup_printf (ngettext ("%u note changed", "%u notes changed", n_changed),
                             n_changed));
  add_part (parts, alignment.n_added,
            g_strdup_printf (ngettext ("%u note added", "%u notes added", alignment.n_added),
                             alignment.n_added));
  add_part (parts, alignment.n_removed,
            g_strdup_printf (ngettext ("%u note removed", "%u notes removed",
                                       alignment.n_removed), alignment.n_removed));
  return join_parts (parts);
}

static char *
concern_words (const HpPlaces *places,
               const char     *id)
{
  HpElement *element = hp_places_find (places, id);

  return element != NULL ? hp_object_words (places, element) : hp_named_words (places, id);
}

/* Those of @ids that are not among @others, in words; NULL where there are none. */
static char *
odd_words (const HpPlaces *places,
           GStrv           ids,
           GStrv           others)
{
  g_autoptr(GPtrArray) words = g_ptr_array_new_with_free_func (g_free);

  for (guint i = 0; ids[i] != NULL; i++)
    if (!g_strv_contains ((const char *const *) others, ids[i]))
      g_ptr_array_add (words, concern_words (places, ids[i]));

  return words->len > 0 ? join_parts (words) : NULL;
}

/* Ids may stand twice; that only their order or number changed is told in so many words. */
char *
hp_concerns_words (const HpPlaces *places_before,
                   GStrv           before,
                   const HpPlaces *places_after,
                   GStrv           after)
{
  g_autofree char *now = odd_words (places_after, after, before);
  g_autofree char *no_longer = odd_words (places_before, before, after);

  if (now == NULL && no_longer == NULL)
    return g_strdup (_("order of what it concerns changed"));

  /* Translators: what a decision is about, such as: layer “Violin alone”. */
  if (no_longer == NULL)
    return g_strdup_printf (_("now concerns %s"), now);
  if (now == NULL)
    return g_strdup_printf (_("no longer concerns %s"), no_longer);

  /* Translators: what a decision is about now, and what it was about. */
  return g_strdup_printf (_("now concerns %s, and no longer %s"), now, no_longer);
}

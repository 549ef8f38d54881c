#include "config.h"

#include "compare/curve-words.h"

#include <glib/gi18n-lib.h>

#include "compare/alignment.h"
#include "compare/choice-words.h"
#include "compare/member-value.h"
#include "compare/time-words.h"
#include "compare/value-words.h"
#include "core/curve-shape.h"

/* More points than these, and more than half of them, are a curve drawn anew. */
#define MIN_REDRAWN 3

typedef struct
{
  const HpPlaces     *places;
  const HpCurve      *curve;
  const HpCurvePoint *points;
  gsize               n_points;
  gsize               from, to;  /* the points between those at both ends that are the same */
} Side;

typedef struct
{
  const char *label;
  Side        before;
  Side        after;
} Redrawing;

static Side
make_side (const HpPlaces *places,
           const HpCurve  *curve)
{
  Side side = { places, curve };

  side.points = hp_curve_get_points (curve, &side.n_points);
  side.to = side.n_points;
  return side;
}

static void
trim (Side *before,
      Side *after)
{
  while (before->from < before->to && after->from < after->to &&
         hp_written_point_equal (&before->points[before->from], &after->points[after->from]))
    {
      before->from++;
      after->from++;
    }

  while (before->from < before->to && after->from < after->to &&
         hp_written_point_equal (&before->points[before->to - 1], &after->points[after->to - 1]))
    {
      before->to--;
      after->to--;
    }
}

static char *
span_words (const char         *label,
            const Side         *side,
            const HpCurvePoint *first,
            const HpCurvePoint *last)
{
  g_autofree char *from = hp_timecode_words (side->places, first->at);
  g_autofree char *to = hp_timecode_words (side->places, last->at);

  /* Translators: which curve, such as “intensity”, and two timecodes. */
  return g_strdup_printf (_("%s drawn from %s to %s"), label, from, to);
}

/* The whole curve, later or earlier and otherwise as it was; else NULL. */
static char *
shifted_words (const Redrawing *self)
{
  const Side *before = &self->before, *after = &self->after;
  gint64 shift = after->points[0].at - before->points[0].at;
  g_autofree char *from = NULL, *to = NULL;
  char *words;

  if (shift == 0 || before->n_points != after->n_points || before->n_points < 2)
    return NULL;

  for (gsize i = 0; i < before->n_points; i++)
    {
      HpCurvePoint moved = before->points[i];

      moved.at += shift;
      if (!hp_written_point_equal (&moved, &after->points[i]))
        return NULL;
    }

  words = hp_shift_words (before->places, after->places, self->label, before->points[0].at,
                          after->points[0].at);
  if (words != NULL)
    return words;

  from = hp_timecode_words (before->places, before->points[0].at);
  to = hp_timecode_words (after->places, after->points[0].at);
  /* Translators: which curve, such as “intensity”, and two timecodes, of where it begins. */
  return g_strdup_printf (_("%s moved as it is from %s to %s"), self->label, from, to);
}

static gboolean
is_peak (const Side         *side,
         const HpCurvePoint *point)
{
  return hp_curve_find_peak (side->curve, side->points[0].at,
                             side->points[side->n_points - 1].at) == point->at;
}

/* One point, which is still on its frame. */
static char *
point_words (const Redrawing    *self,
             const HpCurvePoint *before,
             const HpCurvePoint *after)
{
  g_autofree char *at = hp_timecode_words (self->after.places, after->at);
  g_autofree char *from = NULL, *to = NULL;

  if (!hp_number_equal (before->level, after->level))
    {
      gboolean peak = is_peak (&self->before, before) && is_peak (&self->after, after);

      hp_percent_words (before->level, after->level, &from, &to);
      if (peak)
        /* Translators: which curve, its old and its new peak, and its timecode. */
        return g_strdup_printf (_("%s: peak %s → %s at %s"), self->label, from, to, at);

      /* Translators: which curve, an old and a new level, and a timecode. */
      return g_strdup_printf (_("%s %s → %s at %s"), self->label, from, to, at);
    }

  if (before->shape != after->shape)
    /* Translators: which curve, a timecode, and shapes such as “straight” and “held”. */
    return g_strdup_printf (_("%s after %s: %s → %s"), self->label, at,
                            hp_choice_words (HP_TYPE_CURVE_SHAPE, (int) before->shape),
                            hp_choice_words (HP_TYPE_CURVE_SHAPE, (int) after->shape));

  /* Translators: which curve, and a timecode. */
  return g_strdup_printf (_("%s at %s: something that a later version wrote changed"),
                          self->label, at);
}

static char *
moved_point_words (const Redrawing    *self,
                   const HpCurvePoint *before,
                   const HpCurvePoint *after)
{
  g_autofree char *from = hp_timecode_words (self->before.places, before->at);
  g_autofree char *to = hp_timecode_words (self->after.places, after->at);
  g_autofree char *level_from = NULL, *level_to = NULL;

  if (hp_number_equal (before->level, after->level))
    /* Translators: which curve, and an old and a new timecode. */
    return g_strdup_printf (_("%s: point moved from %s to %s"), self->label, from, to);

  hp_percent_words (before->level, after->level, &level_from, &level_to);
  /* Translators: which curve, a level and its timecode, then the new ones. */
  return g_strdup_printf (_("%s: point moved from %s at %s to %s at %s"), self->label,
                          level_from, from, level_to, to);
}

static char *
came_or_went_words (const Redrawing    *self,
                    const Side         *side,
                    const HpCurvePoint *point)
{
  g_autofree char *at = hp_timecode_words (side->places, point->at);
  g_autofree char *level = hp_level_words (point->level);

  /* Translators: which curve, a level and a timecode. */
  return g_strdup_printf (side == &self->after ? _("%s: point added, %s at %s")
                                               : _("%s: point removed, %s at %s"),
                          self->label, level, at);
}

/* Where just one point is not as it was; else NULL. */
static char *
single_words (const Redrawing *self)
{
  const Side *before = &self->before, *after = &self->after;
  gsize n_before = before->to - before->from, n_after = after->to - after->from;

  if (n_before + n_after == 1)
    return n_after == 1 ? came_or_went_words (self, after, &after->points[after->from])
                        : came_or_went_words (self, before, &before->points[before->from]);
  if (n_before != 1 || n_after != 1)
    return NULL;

  if (before->points[before->from].at != after->points[after->from].at)
    return moved_point_words (self, &before->points[before->from], &after->points[after->from]);

  return point_words (self, &before->points[before->from], &after->points[after->from]);
}

/* The peak, where it is not what it was; else NULL. */
static char *
peak_words (const Redrawing *self)
{
  const Side *before = &self->before, *after = &self->after;
  gint64 at_before = hp_curve_find_peak (before->curve, before->points[0].at,
                                         before->points[before->n_points - 1].at);
  gint64 at_after = hp_curve_find_peak (after->curve, after->points[0].at,
                                        after->points[after->n_points - 1].at);
  double level_before = hp_curve_level_at (before->curve, (double) at_before);
  double level_after = hp_curve_level_at (after->curve, (double) at_after);
  g_autofree char *place_before = hp_timecode_words (before->places, at_before);
  g_autofree char *place_after = hp_timecode_words (after->places, at_after);
  g_autofree char *from = NULL, *to = NULL;

  if (hp_number_equal (level_before, level_after))
    /* Translators: an old and a new timecode. */
    return at_before == at_after ? NULL : g_strdup_printf (_("peak at %s → %s"), place_before,
                                                           place_after);

  hp_percent_words (level_before, level_after, &from, &to);
  if (at_before == at_after)
    /* Translators: an old and a new level, and a timecode. */
    return g_strdup_printf (_("peak %s → %s at %s"), from, to, place_after);

  /* Translators: a level and its timecode, then the new ones. */
  return g_strdup_printf (_("peak %s at %s → %s at %s"), from, place_before, to, place_after);
}

static int
compare_places (gconstpointer a,
                gconstpointer b)
{
  const HpCurvePoint *point_a = a, *point_b = b;

  return point_a->at < point_b->at ? -1 : point_a->at > point_b->at;
}

static gboolean
points_equal (gconstpointer a,
              gconstpointer b)
{
  return hp_written_point_equal (a, b);
}

/* Takes @words. */
static void
add_count (GPtrArray *parts,
           guint      n,
           char      *words)
{
  if (n > 0)
    g_ptr_array_add (parts, words);
  else
    g_free (words);
}

/* What became of the points, and of the peak. */
static char *
counted_words (const Redrawing   *self,
               const HpAlignment *alignment)
{
  g_autoptr(GPtrArray) parts = g_ptr_array_new_with_free_func (g_free);
  g_autofree char *peak = peak_words (self), *joined = NULL;

  add_count (parts, alignment->n_changed,
             g_strdup_printf (ngettext ("%u point changed", "%u points changed",
                                        alignment->n_changed), alignment->n_changed));
  add_count (parts, alignment->n_moved,
             g_strdup_printf (ngettext ("%u point moved", "%u points moved",
                                        alignment->n_moved), alignment->n_moved));
  add_count (parts, alignment->n_added,
             g_strdup_printf (ngettext ("%u point added", "%u points added",
                                        alignment->n_added), alignment->n_added));
  add_count (parts, alignment->n_removed,
             g_strdup_printf (ngettext ("%u point removed", "%u points removed",
                                        alignment->n_removed), alignment->n_removed));
  if (peak != NULL)
    g_ptr_array_add (parts, g_steal_pointer (&peak));

  g_ptr_array_add (parts, NULL);
  joined = g_strjoinv (C_("between parts of a change", ", "), (char **) parts->pdata);
  /* Translators: which curve, such as “intensity”, and what became of its points. */
  return g_strdup_printf (C_("curve", "%s: %s"), self->label, joined);
}

/* The frames of the points that are not as they were, widened to hold those of @side. */
static void
extend (const Side *side,
        gint64     *first,
        gint64     *last)
{
  if (side->from == side->to)
    return;

  *first = MIN (*first, side->points[side->from].at);
  *last = MAX (*last, side->points[side->to - 1].at);
}

static char *
redrawn_words (const Redrawing *self)
{
  gint64 first = G_MAXINT64, last = 0;
  g_autofree char *peak = peak_words (self);
  g_autofree char *from = NULL, *to = NULL;

  extend (&self->before, &first, &last);
  extend (&self->after, &first, &last);
  from = hp_timecode_words (self->after.places, first);
  to = hp_timecode_words (self->after.places, last);
  if (peak == NULL)
    /* Translators: which curve, such as “intensity”, and two timecodes. */
    return g_strdup_printf (_("%s redrawn from %s to %s"), self->label, from, to);

  /* Translators: which curve, two timecodes, and what became of its peak. */
  return g_strdup_printf (_("%s redrawn from %s to %s, %s"), self->label, from, to, peak);
}

char *
hp_curve_words (const char     *label,
                const HpPlaces *places_before,
                const HpCurve  *before,
                const HpPlaces *places_after,
                const HpCurve  *after)
{
  Redrawing self = { label, make_side (places_before, before), make_side (places_after, after) };
  HpAlignment alignment;
  char *words;
  guint n;

  if (self.after.n_points == 0)
    /* Translators: which curve, such as “intensity”. */
    return g_strdup_printf (_("%s erased"), label);
  if (self.before.n_points == 0)
    return span_words (label, &self.after, &self.after.points[0],
                       &self.after.points[self.after.n_points - 1]);

  words = shifted_words (&self);
  if (words != NULL)
    return words;

  trim (&self.before, &self.after);
  words = single_words (&self);
  if (words != NULL)
    return words;

  alignment = hp_align (self.before.points, self.before.n_points, self.after.points,
                        self.after.n_points, sizeof (HpCurvePoint), compare_places, points_equal);
  n = alignment.n_changed + alignment.n_moved + MAX (alignment.n_added, alignment.n_removed);
  if (n > MIN_REDRAWN && 2 * n > MAX (self.before.n_points, self.after.n_points))
    return redrawn_words (&self);

  return counted_words (&self, &alignment);
}

#include "compare/alignment.h"

/* What stood between two places that both lists have, and what stands there now. */
typedef struct
{
  guint n_before;
  guint n_after;
} Gap;

static void
close_gap (HpAlignment *alignment,
           Gap         *gap)
{
  if (gap->n_before == gap->n_after)
    alignment->n_moved += gap->n_before;
  else
    {
      alignment->n_removed += gap->n_before;
      alignment->n_added += gap->n_after;
    }

  *gap = (Gap) { 0 };
}

/**
 * hp_align:
 * @before: an array sorted by place
 * @n_before: how many parts it has
 * @after: another
 * @n_after: how many parts it has
 * @size: of a part, in bytes
 * @compare: compares the places of two parts
 * @equal: whether two parts at one place are the same
 *
 * Returns: what became of the parts
 */
HpAlignment
hp_align (gconstpointer  before,
          gsize          n_before,
          gconstpointer  after,
          gsize          n_after,
          gsize          size,
          HpPlaceCompare compare,
          HpPartEqual    equal)
{
  const char *a = before, *b = after;
  const char *end_a = a + n_before * size, *end_b = b + n_after * size;
  HpAlignment alignment = { 0 };
  Gap gap = { 0 };

  while (a < end_a || b < end_b)
    {
      int order = a == end_a ? 1 : b == end_b ? -1 : compare (a, b);

      if (order == 0)
        {
          close_gap (&alignment, &gap);
          if (equal (a, b))
            alignment.n_same++;
          else
            alignment.n_changed++;
        }

      gap.n_before += order < 0;
      gap.n_after += order > 0;
      if (order <= 0)
        a += size;
      if (order >= 0)
        b += size;
    }

  close_gap (&alignment, &gap);
  return alignment;
}

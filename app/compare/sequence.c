#include "compare/sequence.h"

/* How many comparisons are worth it where nothing stands only once. */
#define MAX_CELLS (4 << 20)

typedef struct
{
  const guint *a;
  const guint *b;
  guint       *partners;   /* of a, in b */

  /* By symbol, for the ranges looked at; all 0 between two looks. */
  guint       *n_in_a;
  guint       *n_in_b;
  guint       *place_in_b;
} Match;

typedef struct
{
  guint from_a, to_a;  /* half-open */
  guint from_b, to_b;
} Range;

typedef struct
{
  guint a;
  guint b;
  guint before;  /* index of the pair before it in the longest chain that ends here */
} Pair;

static void match_range (Match *self,
                         Range  range);

/* The symbols that stand once in both halves of @range, in the order of a. */
static GArray *
find_unique (Match *self,
             Range  range)
{
  GArray *pairs = g_array_new (FALSE, FALSE, sizeof (Pair));

  for (guint i = range.from_a; i < range.to_a; i++)
    self->n_in_a[self->a[i]]++;
  for (guint i = range.from_b; i < range.to_b; i++)
    {
      self->n_in_b[self->b[i]]++;
      self->place_in_b[self->b[i]] = i;
    }

  for (guint i = range.from_a; i < range.to_a; i++)
    {
      guint symbol = self->a[i];

      if (self->n_in_a[symbol] == 1 && self->n_in_b[symbol] == 1)
        g_array_append_val (pairs, ((Pair) { i, self->place_in_b[symbol], HP_SEQUENCE_NONE }));
    }

  for (guint i = range.from_a; i < range.to_a; i++)
    self->n_in_a[self->a[i]] = 0;
  for (guint i = range.from_b; i < range.to_b; i++)
    self->n_in_b[self->b[i]] = 0;

  return pairs;
}

/* Drops all pairs but those of the longest chain that ascends in b, too. */
static void
keep_longest_chain (GArray *pairs)
{
  g_autoptr(GArray) ends = g_array_new (FALSE, FALSE, sizeof (guint));  /* by length of chain */
  Pair *all = (Pair *) (gpointer) pairs->data;
  guint at;

  for (guint i = 0; i < pairs->len; i++)
    {
      guint low = 0, high = ends->len;

      while (low < high)
        {
          guint middle = low + (high - low) / 2;

          if (all[g_array_index (ends, guint, middle)].b < all[i].b)
            low = middle + 1;
          else
            high = middle;
        }

      all[i].before = low > 0 ? g_array_index (ends, guint, low - 1) : HP_SEQUENCE_NONE;
      if (low == ends->len)
        g_array_append_val (ends, i);
      else
        g_array_index (ends, guint, low) = i;
    }

  at = ends->len > 0 ? g_array_index (ends, guint, ends->len - 1) : HP_SEQUENCE_NONE;
  for (guint i = ends->len; i > 0; i--)
    {
      guint before = all[at].before;

      /* A chain has no pair before its place: what is overwritten was read already. */
      g_array_index (ends, guint, i - 1) = at;
      at = before;
    }
  for (guint i = 0; i < ends->len; i++)
    all[i] = all[g_array_index (ends, guint, i)];
  g_array_set_size (pairs, ends->len);
}

/* The longest common subsequence by the book, for what repeats itself.  A range too large for
 * that has nothing in common: it is told as gone and new, which is true as well. */
static void
match_repeating (Match *self,
                 Range  range)
{
  guint n_a = range.to_a - range.from_a, n_b = range.to_b - range.from_b, width = n_b + 1;
  g_autofree guint *lengths = NULL;
  guint i = 0, j = 0;

  if ((guint64) n_a * n_b > MAX_CELLS)
    return;

  /* Of what is left from i in a and from j in b. */
  lengths = g_new0 (guint, (gsize) (n_a + 1) * width);
  for (guint k = n_a; k > 0; k--)
    for (guint l = n_b; l > 0; l--)
      {
        guint *cell = &lengths[(gsize) (k - 1) * width + l - 1];

        if (self->a[range.from_a + k - 1] == self->b[range.from_b + l - 1])
          *cell = cell[width + 1] + 1;
        else
          *cell = MAX (cell[width], cell[1]);
      }

  while (i < n_a && j < n_b)
    {
      const guint *cell = &lengths[(gsize) i * width + j];

      if (self->a[range.from_a + i] == self->b[range.from_b + j])
        {
          self->partners[range.from_a + i] = range.from_b + j;
          i++;
          j++;
        }
      else if (cell[width] >= cell[1])
        i++;
      else
        j++;
    }
}

static void
match_between (Match *self,
               Range  range)
{
  g_autoptr(GArray) pairs = find_unique (self, range);

  if (pairs->len == 0)
    {
      match_repeating (self, range);
      return;
    }

  keep_longest_chain (pairs);
  for (guint i = 0; i <= pairs->len; i++)
    {
      Range gap = range;

      if (i < pairs->len)
        {
          const Pair *pair = &g_array_index (pairs, Pair, i);

          self->partners[pair->a] = pair->b;
          gap.to_a = pair->a;
          gap.to_b = pair->b;
          range.from_a = pair->a + 1;
          range.from_b = pair->b + 1;
        }
      match_range (self, gap);
    }
}

static void
match_range (Match *self,
             Range  range)
{
  while (range.from_a < range.to_a && range.from_b < range.to_b &&
         self->a[range.from_a] == self->b[range.from_b])
    self->partners[range.from_a++] = range.from_b++;

  while (range.from_a < range.to_a && range.from_b < range.to_b &&
         self->a[range.to_a - 1] == self->b[range.to_b - 1])
    self->partners[--range.to_a] = --range.to_b;

  if (range.from_a < range.to_a && range.from_b < range.to_b)
    match_between (self, range);
}

/**
 * hp_sequence_match:
 * @old_symbols: (array length=n_old): a sequence
 * @n_old: how long it is
 * @new_symbols: (array length=n_new): the sequence it is compared with
 * @n_new: how long it is
 * @n_symbols: above every symbol
 * @partners: (out caller-allocates) (array length=n_old): for each of the old,
 *   the place of its equal among the new, or %HP_SEQUENCE_NONE
 *
 * Partners are in order: the partner of what comes later comes later.
 */
void
hp_sequence_match (const guint *old_symbols,
                   guint        n_old,
                   const guint *new_symbols,
                   guint        n_new,
                   guint        n_symbols,
                   guint       *partners)
{
  g_autofree guint *n_in_a = g_new0 (guint, n_symbols), *n_in_b = g_new0 (guint, n_symbols);
  g_autofree guint *place_in_b = g_new0 (guint, n_symbols);
  Match self = { old_symbols, new_symbols, partners, n_in_a, n_in_b, place_in_b };

  for (guint i = 0; i < n_old; i++)
    partners[i] = HP_SEQUENCE_NONE;
  match_range (&self, (Range) { 0, n_old, 0, n_new });
}

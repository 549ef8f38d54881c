#include "compare/partners.h"

#include <string.h>

#include "compare/member-value.h"
#include "compare/sequence.h"

typedef struct
{
  GPtrArray *before;
  GPtrArray *after;
  guint     *partners;  /* of before, in after, or HP_SEQUENCE_NONE */
  gboolean  *taken;     /* of after: it has a partner */
} Match;

static const char *const times[] = { "at", "in", "out", "start", "bar", NULL };

static gboolean
is_time (const HpMember *member)
{
  return g_strv_contains (times, member->name) &&
         (member->kind == HP_MEMBER_FRAME || member->kind == HP_MEMBER_INTEGER ||
          member->kind == HP_MEMBER_POSITION);
}

const HpMember *
hp_element_class_get_time (HpElementClass *klass)
{
  for (guint i = 0; i < klass->n_members; i++)
    if (is_time (&klass->members[i]))
      return &klass->members[i];

  return NULL;
}

static void
make_partners (Match *self,
               guint  before,
               guint  after)
{
  self->partners[before] = after;
  self->taken[after] = TRUE;
}

static void
match_ids (Match *self)
{
  g_autoptr(GHashTable) places = g_hash_table_new (g_str_hash, g_str_equal);

  for (guint i = 0; i < self->after->len; i++)
    g_hash_table_insert (places, (gpointer) hp_element_get_id (self->after->pdata[i]),
                         GUINT_TO_POINTER (i));

  for (guint i = 0; i < self->before->len; i++)
    {
      gpointer place;

      if (g_hash_table_lookup_extended (places, hp_element_get_id (self->before->pdata[i]), NULL,
                                        &place))
        make_partners (self, i, GPOINTER_TO_UINT (place));
    }
}

/* What an element says, without the members that @mask leaves out. */
static char *
describe (HpElement *element,
          guint64    mask)
{
  HpElementClass *klass = HP_ELEMENT_GET_CLASS (element);
  GString *text = g_string_new (NULL);

  for (guint i = 0; i < klass->n_members; i++)
    if ((mask >> i & 1) != 0)
      hp_member_append_value (&klass->members[i], element, text);

  return g_string_free (text, FALSE);
}

static GArray *
get_left (const Match *self,
          gboolean     after)
{
  GArray *left = g_array_new (FALSE, FALSE, sizeof (guint));
  guint n = after ? self->after->len : self->before->len;

  for (guint i = 0; i < n; i++)
    if (after ? !self->taken[i] : self->partners[i] == HP_SEQUENCE_NONE)
      g_array_append_val (left, i);

  return left;
}

static GHashTable *
number_texts (GPtrArray *texts)
{
  GHashTable *symbols = g_hash_table_new (g_str_hash, g_str_equal);

  for (guint i = 0; i < texts->len; i++)
    if (!g_hash_table_contains (symbols, texts->pdata[i]))
      g_hash_table_insert (symbols, texts->pdata[i],
                           GUINT_TO_POINTER (g_hash_table_size (symbols)));

  return symbols;
}

/* Makes partners of those left that say the same in the members of @mask, in order. */
static void
match_described (Match   *self,
                 guint64  mask)
{
  g_autoptr(GArray) before = get_left (self, FALSE), after = get_left (self, TRUE);
  g_autoptr(GPtrArray) texts = g_ptr_array_new_with_free_func (g_free);
  g_autoptr(GHashTable) numbers = NULL;
  g_autofree guint *symbols = NULL, *found = NULL;

  if (before->len == 0 || after->len == 0)
    return;

  for (guint i = 0; i < before->len; i++)
    g_ptr_array_add (texts, describe (self->before->pdata[g_array_index (before, guint, i)], mask));
  for (guint i = 0; i < after->len; i++)
    g_ptr_array_add (texts, describe (self->after->pdata[g_array_index (after, guint, i)], mask));

  numbers = number_texts (texts);
  symbols = g_new (guint, texts->len);
  for (guint i = 0; i < texts->len; i++)
    symbols[i] = GPOINTER_TO_UINT (g_hash_table_lookup (numbers, texts->pdata[i]));

  found = g_new (guint, before->len);
  hp_sequence_match (symbols, before->len, symbols + before->len, after->len,
                     g_hash_table_size (numbers), found);
  for (guint i = 0; i < before->len; i++)
    if (found[i] != HP_SEQUENCE_NONE)
      make_partners (self, g_array_index (before, guint, i),
                     g_array_index (after, guint, found[i]));
}

/* Makes partners, in order, of those left in two stretches, if they are as many. */
static void
match_stretch (Match *self,
               guint  from,
               guint  to,
               guint  from_after,
               guint  to_after)
{
  g_autoptr(GArray) before = g_array_new (FALSE, FALSE, sizeof (guint));
  g_autoptr(GArray) after = g_array_new (FALSE, FALSE, sizeof (guint));

  for (guint i = from; i < to; i++)
    if (self->partners[i] == HP_SEQUENCE_NONE)
      g_array_append_val (before, i);
  for (guint i = from_after; i < to_after; i++)
    if (!self->taken[i])
      g_array_append_val (after, i);

  for (guint i = 0; i < before->len && before->len == after->len; i++)
    make_partners (self, g_array_index (before, guint, i), g_array_index (after, guint, i));
}

/* Where between two partners as many are gone as are new, they are the same, rewritten. */
static void
match_gaps (Match *self)
{
  guint from = 0, from_after = 0;

  for (guint i = 0; i < self->before->len; i++)
    {
      guint partner = self->partners[i];

      if (partner == HP_SEQUENCE_NONE || partner < from_after)
        continue;

      match_stretch (self, from, i, from_after, partner);
      from = i + 1;
      from_after = partner + 1;
    }

  match_stretch (self, from, self->before->len, from_after, self->after->len);
}

static void
match_all_but_one (Match   *self,
                   guint64  all,
                   guint64  ones)
{
  for (guint i = 0; i < 64; i++)
    {
      guint64 one = G_GUINT64_CONSTANT (1) << i;

      if ((ones & one) != 0 && (all & ~one) != 0)
        match_described (self, all & ~one);
    }
}

static void
match_values (Match          *self,
              HpElementClass *klass)
{
  guint64 all = 0, when = 0;
  gboolean always = TRUE;  /* it has a time */

  g_return_if_fail (klass->n_members <= 64);

  for (guint i = 0; i < klass->n_members; i++)
    {
      guint64 one = G_GUINT64_CONSTANT (1) << i;

      all |= one;
      if (is_time (&klass->members[i]))
        {
          when |= one;
          always = always && klass->members[i].required;
        }
    }

  match_described (self, all);
  match_all_but_one (self, all, all & ~when);
  if (when != 0 && always)
    match_described (self, when);
  match_all_but_one (self, all, when);
  if ((all & ~when) != 0)
    {
      guint64 what = all & ~when;

      match_described (self, what);
      match_described (self, what & -what);  /* the first of them is what it is called by */
    }
  match_gaps (self);
}

/**
 * hp_partners_find:
 * @before: (element-type HpElement): objects of one class
 * @after: (element-type HpElement): what became of them
 *
 * Returns: (transfer full) (array): for each of the old, the place of the same
 *   object among the new, or %HP_SEQUENCE_NONE
 */
guint *
hp_partners_find (GPtrArray *before,
                  GPtrArray *after)
{
  g_autofree gboolean *taken = g_new0 (gboolean, after->len);
  Match self = { before, after, g_new (guint, before->len), taken };

  for (guint i = 0; i < before->len; i++)
    self.partners[i] = HP_SEQUENCE_NONE;

  if (before->len > 0 && after->len > 0)
    {
      HpElementClass *klass = HP_ELEMENT_GET_CLASS (before->pdata[0]);

      if (klass->id_kind != NULL)
        match_ids (&self);
      else
        match_values (&self, klass);
    }

  return self.partners;
}

static int
compare_elements (HpElement *a,
                  HpElement *b)
{
  HpElementClass *klass = HP_ELEMENT_GET_CLASS (a);
  gboolean equal = TRUE;
  g_autofree char *text_a = NULL, *text_b = NULL;

  if (klass->id_kind != NULL)
    return hp_element_compare_ids (hp_element_get_id (a), hp_element_get_id (b));

  for (guint i = 0; i < klass->n_members && equal; i++)
    equal = klass->members[i].kind != HP_MEMBER_LIST &&
            klass->members[i].kind != HP_MEMBER_OBJECT &&
            hp_member_equal (&klass->members[i], a, b);
  if (equal)
    return 0;

  text_a = describe (a, G_MAXUINT64);
  text_b = describe (b, G_MAXUINT64);
  return strcmp (text_a, text_b);
}

/* Of several answers that are as good the same is found from either side, if it is always looked
 * for from the side that this says. */
gboolean
hp_partners_comes_first (GPtrArray *a,
                         GPtrArray *b)
{
  for (guint i = 0; i < MIN (a->len, b->len); i++)
    {
      int order = compare_elements (a->pdata[i], b->pdata[i]);

      if (order != 0)
        return order < 0;
    }

  return a->len <= b->len;
}

#include "compare/list-match.h"

#include "compare/member-value.h"
#include "compare/partners.h"
#include "compare/sequence.h"

typedef struct
{
  GPtrArray *before;
  GPtrArray *after;
  guint     *partners;  /* of before, in after, or HP_SEQUENCE_NONE */
  gboolean  *moved;     /* of before: it has another place in the list */
} Match;

static GPtrArray *
get_items (GListModel *list)
{
  GPtrArray *items = g_ptr_array_new_with_free_func (g_object_unref);

  for (guint i = 0; i < g_list_model_get_n_items (list); i++)
    g_ptr_array_add (items, g_list_model_get_item (list, i));

  return items;
}

static gboolean
same_time (HpElement *before,
           HpElement *after)
{
  const HpMember *member = hp_element_class_get_time (HP_ELEMENT_GET_CLASS (before));

  return member == NULL || hp_member_equal (member, before, after);
}

/* Which of the old have another place among those that kept theirs in time.  Where a list is
 * sorted by time, the place follows from that and is not news. */
static gboolean *
find_moved (const Match *self)
{
  gboolean *moved = g_new0 (gboolean, self->before->len);
  g_autoptr(GArray) order = g_array_new (FALSE, FALSE, sizeof (guint));
  g_autofree guint *holders = g_new (guint, self->after->len);
  g_autofree guint *order_after = NULL, *found = NULL;
  guint n = 0;

  for (guint i = 0; i < self->after->len; i++)
    holders[i] = HP_SEQUENCE_NONE;
  for (guint i = 0; i < self->before->len; i++)
    if (self->partners[i] != HP_SEQUENCE_NONE &&
        same_time (self->before->pdata[i], self->after->pdata[self->partners[i]]))
      {
        g_array_append_val (order, i);
        holders[self->partners[i]] = i;
      }

  order_after = g_new (guint, order->len);
  found = g_new (guint, order->len);
  for (guint i = 0; i < self->after->len; i++)
    if (holders[i] != HP_SEQUENCE_NONE)
      order_after[n++] = holders[i];

  hp_sequence_match ((const guint *) (gpointer) order->data, order->len, order_after, n,
                     self->before->len, found);
  for (guint i = 0; i < order->len; i++)
    moved[g_array_index (order, guint, i)] = found[i] == HP_SEQUENCE_NONE;

  return moved;
}

static int
compare_values (const HpMember *member,
                HpElement      *a,
                HpElement      *b)
{
  gconstpointer field_a = hp_element_get_field (a, member);
  gconstpointer field_b = hp_element_get_field (b, member);
  gint64 time_a, time_b;

  if (member->kind == HP_MEMBER_POSITION)
    return hp_fraction_compare (*(const HpFraction *) field_a, *(const HpFraction *) field_b);

  if (member->kind == HP_MEMBER_INTEGER)
    {
      time_a = *(const int *) field_a;
      time_b = *(const int *) field_b;
    }
  else
    {
      time_a = *(const gint64 *) field_a;
      time_b = *(const gint64 *) field_b;
    }

  return time_a < time_b ? -1 : time_a > time_b;
}

static int
compare_times (gconstpointer a,
               gconstpointer b)
{
  const HpMatched *matched_a = a, *matched_b = b;
  HpElement *element_a = matched_a->after != NULL ? matched_a->after : matched_a->before;
  HpElement *element_b = matched_b->after != NULL ? matched_b->after : matched_b->before;

  return compare_values (hp_element_class_get_time (HP_ELEMENT_GET_CLASS (element_a)),
                         element_a, element_b);
}

/* All of both lists: in the order of the new one, what is gone where it stood. */
static GArray *
put_in_order (const Match *self)
{
  GArray *matched = g_array_new (FALSE, FALSE, sizeof (HpMatched));
  g_autofree guint *holders = g_new (guint, self->after->len);
  guint next = 0;  /* of the old: all before it are in @matched, or will be with their partner */

  for (guint i = 0; i < self->after->len; i++)
    holders[i] = HP_SEQUENCE_NONE;
  for (guint i = 0; i < self->before->len; i++)
    if (self->partners[i] != HP_SEQUENCE_NONE)
      holders[self->partners[i]] = i;

  for (guint i = 0; i <= self->after->len; i++)
    {
      guint holder = i < self->after->len ? holders[i] : self->before->len;

      for (; holder != HP_SEQUENCE_NONE && next < holder; next++)
        if (self->partners[next] == HP_SEQUENCE_NONE)
          g_array_append_val (matched, ((HpMatched) { self->before->pdata[next], NULL, FALSE }));
      if (i == self->after->len)
        break;

      if (holder == HP_SEQUENCE_NONE)
        g_array_append_val (matched, ((HpMatched) { NULL, self->after->pdata[i], FALSE }));
      else
        g_array_append_val (matched, ((HpMatched) { self->before->pdata[holder],
                                                    self->after->pdata[i], self->moved[holder] }));
    }

  return matched;
}

/* @self, seen from the other side. */
static void
turn_around (Match *self)
{
  Match turned = { self->after, self->before, g_new (guint, self->after->len),
                   g_new0 (gboolean, self->after->len) };

  for (guint i = 0; i < self->after->len; i++)
    turned.partners[i] = HP_SEQUENCE_NONE;
  for (guint i = 0; i < self->before->len; i++)
    if (self->partners[i] != HP_SEQUENCE_NONE)
      {
        turned.partners[self->partners[i]] = i;
        turned.moved[self->partners[i]] = self->moved[i];
      }

  g_free (self->partners);
  g_free (self->moved);
  *self = turned;
}

static gboolean
has_time (GArray *matched)
{
  const HpMatched *first = (const HpMatched *) (gpointer) matched->data;

  return matched->len > 0 &&
         hp_element_class_get_time (HP_ELEMENT_GET_CLASS (first->after != NULL
                                                          ? first->after
                                                          : first->before)) != NULL;
}

/**
 * hp_list_match:
 * @before: a list of objects of one class
 * @after: what became of it
 *
 * Returns: (transfer full) (element-type HpMatched): all objects of both, in the
 *   order of their times, or else of the lists; the lists keep them
 */
GArray *
hp_list_match (GListModel *before,
               GListModel *after)
{
  g_autoptr(GPtrArray) items_before = get_items (before), items_after = get_items (after);
  gboolean turn = !hp_partners_comes_first (items_before, items_after);
  Match self = { turn ? items_after : items_before, turn ? items_before : items_after };
  GArray *matched;

  self.partners = hp_partners_find (self.before, self.after);
  self.moved = find_moved (&self);
  if (turn)
    turn_around (&self);

  matched = put_in_order (&self);
  if (has_time (matched))
    g_array_sort (matched, compare_times);

  g_free (self.partners);
  g_free (self.moved);
  return matched;
}

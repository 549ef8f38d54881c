#include "store/splice.h"

#include <string.h>

/* The items of a value; they belong to it. */
typedef struct
{
  const char *items;
  gsize       n;
  gsize       size;  /* bytes of one */
} Items;

gboolean
hp_splice_is_possible (const HpMember *member)
{
  return member->kind == HP_MEMBER_TEXT || member->kind == HP_MEMBER_CURVE ||
         member->kind == HP_MEMBER_NOTES || member->kind == HP_MEMBER_FRAMES ||
         member->kind == HP_MEMBER_IDS;
}

static Items
items_of (const HpMember *member,
          gconstpointer   value)
{
  gpointer held = *(const gpointer *) value;
  Items self = { held, 0, 1 };

  if (member->kind == HP_MEMBER_TEXT)
    self.n = strlen (held);
  else if (member->kind == HP_MEMBER_CURVE)
    {
      self.items = (const char *) hp_curve_get_points (held, &self.n);
      self.size = sizeof (HpCurvePoint);
    }
  else if (member->kind == HP_MEMBER_NOTES)
    {
      self.items = (const char *) hp_notes_get_notes (held, &self.n);
      self.size = sizeof (HpNote);
    }
  else if (member->kind == HP_MEMBER_FRAMES)
    {
      self.items = (const char *) hp_frame_list_get_frames (held, &self.n);
      self.size = sizeof (gint64);
    }
  else
    {
      self.n = g_strv_length (held);
      self.size = sizeof (char *);
    }

  return self;
}

static gconstpointer
item_at (const Items *self,
         gsize        index)
{
  return self->items + index * self->size;
}

static gboolean
same (const HpMember *member,
      gconstpointer   a,
      gconstpointer   b)
{
  if (member->kind == HP_MEMBER_CURVE)
    return hp_curve_point_equal (a, b);
  if (member->kind == HP_MEMBER_NOTES)
    return hp_note_equal (a, b);
  if (member->kind == HP_MEMBER_FRAMES)
    return *(const gint64 *) a == *(const gint64 *) b;
  if (member->kind == HP_MEMBER_IDS)
    return g_str_equal (*(char *const *) a, *(char *const *) b);

  return *(const char *) a == *(const char *) b;
}

/* Whether @b may follow @a. */
static gboolean
in_order (const HpMember *member,
          gconstpointer   a,
          gconstpointer   b)
{
  if (member->kind == HP_MEMBER_CURVE)
    return ((const HpCurvePoint *) a)->at < ((const HpCurvePoint *) b)->at;
  if (member->kind == HP_MEMBER_NOTES)
    return hp_note_compare (a, b) <= 0;
  if (member->kind == HP_MEMBER_FRAMES)
    return *(const gint64 *) a < *(const gint64 *) b;

  return TRUE;
}

/* A value of @n items. */
static void
make (const HpMember *member,
      gconstpointer   items,
      gsize           n,
      HpMemberValue  *value)
{
  g_autoptr(GStrvBuilder) ids = NULL;

  if (member->kind == HP_MEMBER_TEXT)
    value->text = g_strndup (items, n);
  else if (member->kind == HP_MEMBER_CURVE)
    value->boxed = hp_curve_new (items, n);
  else if (member->kind == HP_MEMBER_NOTES)
    value->boxed = hp_notes_new (items, n);
  else if (member->kind == HP_MEMBER_FRAMES)
    value->boxed = hp_frame_list_new (items, n);
  else
    {
      ids = g_strv_builder_new ();
      for (gsize i = 0; i < n; i++)
        g_strv_builder_add (ids, ((char *const *) items)[i]);
      value->boxed = g_strv_builder_end (ids);
    }
}

static gboolean
is_inside_character (const Items *self,
                     gsize        index)
{
  return index < self->n && ((guchar) self->items[index] & 0xc0) == 0x80;
}

void
hp_splice_find (HpSplice       *self,
                const HpMember *member,
                gconstpointer   before,
                gconstpointer   after)
{
  Items from = items_of (member, before), to = items_of (member, after);
  gsize n = MIN (from.n, to.n), head = 0, tail = 0;

  while (head < n && same (member, item_at (&from, head), item_at (&to, head)))
    head++;
  while (tail < n - head &&
         same (member, item_at (&from, from.n - tail - 1), item_at (&to, to.n - tail - 1)))
    tail++;

  if (member->kind == HP_MEMBER_TEXT)
    {
      while (head > 0 && (is_inside_character (&to, head) || is_inside_character (&from, head)))
        head--;
      while (tail > 0 && is_inside_character (&to, to.n - tail))
        tail--;
    }

  self->at = head;
  self->drop = from.n - head - tail;
  make (member, item_at (&to, head), to.n - head - tail, &self->put);
}

void
hp_splice_clear (HpSplice       *self,
                 const HpMember *member)
{
  hp_member_clear_value (member, &self->put);
}

gboolean
hp_splice_apply (const HpSplice *self,
                 const HpMember *member,
                 gconstpointer   before,
                 HpMemberValue  *after)
{
  Items from = items_of (member, before), put = items_of (member, &self->put);
  g_autoptr(GByteArray) spliced = g_byte_array_new ();
  gsize n;

  if (self->at > from.n || self->drop > from.n - self->at)
    return FALSE;

  n = from.n - self->drop + put.n;
  g_byte_array_append (spliced, (const guint8 *) from.items, (guint) (self->at * from.size));
  g_byte_array_append (spliced, (const guint8 *) put.items, (guint) (put.n * put.size));
  g_byte_array_append (spliced, item_at (&from, self->at + self->drop),
                       (guint) ((from.n - self->at - self->drop) * from.size));

  for (gsize i = 1; i < n; i++)
    if (!in_order (member, spliced->data + (i - 1) * from.size, spliced->data + i * from.size))
      return FALSE;

  make (member, spliced->data, n, after);
  return TRUE;
}

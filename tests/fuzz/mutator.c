#include "mutator.h"

#include <string.h>

/* A part of what is mutated. */
typedef struct
{
  guint start;
  guint length;
} Span;

static guint
below (Mutator *self,
       guint    limit)
{
  return limit > 0 ? (guint) g_rand_int_range (self->rand, 0, (gint32) limit) : 0;
}

static GBytes *
pick (Mutator   *self,
      GPtrArray *from)
{
  return g_ptr_array_index (from, below (self, from->len));
}

/* Puts @length bytes of @data in place of @span. */
static void
replace (GByteArray   *bytes,
         Span          span,
         gconstpointer data,
         gsize         length)
{
  g_autofree guint8 *copy = g_memdup2 (data, length);
  const guint rest = bytes->len - span.start - span.length;

  if (bytes->len + length > MUTATOR_MAX_SIZE)
    return;

  if (length > span.length)
    g_byte_array_set_size (bytes, bytes->len + (guint) length - span.length);
  memmove (bytes->data + span.start + length, bytes->data + span.start + span.length, rest);
  memcpy (bytes->data + span.start, copy != NULL ? copy : (const guint8 *) "", length);
  g_byte_array_set_size (bytes, span.start + (guint) length + rest);
}

static Span
pick_span (Mutator    *self,
           GByteArray *bytes)
{
  guint start = below (self, bytes->len + 1);
  guint most = bytes->len - start;

  /* Most are short, but any may be there. */
  if (below (self, 4) > 0)
    most = MIN (most, 16);
  return (Span) { start, below (self, most + 1) };
}

static gboolean
is_word (guint8 byte)
{
  return g_ascii_isalnum (byte) || byte == '-' || byte == '.' || byte == '+';
}

/* A text with its quotes, a number, a word: what stands after a place taken by chance. */
static Span
pick_token (Mutator    *self,
            GByteArray *bytes)
{
  guint start = below (self, bytes->len), end;

  while (start < bytes->len && bytes->data[start] != '"' && !is_word (bytes->data[start]))
    start++;
  end = start + (start < bytes->len);
  if (start < bytes->len && bytes->data[start] == '"')
    {
      while (end < bytes->len && bytes->data[end] != '"')
        end++;
      end = MIN (end + 1, bytes->len);
    }
  else
    while (end < bytes->len && is_word (bytes->data[end]))
      end++;

  return (Span) { start, end - start };
}

/* What stands between brackets, with them, after a place taken by chance in @data. */
static Span
pick_item (Mutator      *self,
           const guint8 *data,
           guint         size)
{
  guint start = below (self, size), end;
  int depth = 0;

  while (start < size && data[start] != '{' && data[start] != '[')
    start++;
  for (end = start; end < size; end++)
    {
      depth += data[end] == '{' || data[end] == '[';
      depth -= data[end] == '}' || data[end] == ']';
      if (depth == 0)
        return (Span) { start, end + 1 - start };
    }

  return (Span) { start, size - start };
}

static void
change_byte (Mutator    *self,
             GByteArray *bytes)
{
  guint at = below (self, bytes->len);
  guint8 changed;

  if (bytes->len == 0)
    return;

  changed = below (self, 2) > 0 ? (guint8) below (self, 256)
                                : bytes->data[at] ^ (guint8) (1 << below (self, 8));
  bytes->data[at] = changed;
}

static void
erase_span (Mutator    *self,
            GByteArray *bytes)
{
  replace (bytes, pick_span (self, bytes), NULL, 0);
}

static void
copy_span (Mutator    *self,
           GByteArray *bytes)
{
  Span from = pick_span (self, bytes), to = pick_span (self, bytes);

  if (below (self, 2) > 0)
    to.length = 0;
  replace (bytes, to, bytes->data + from.start, from.length);
}

static void
put_word (Mutator    *self,
          GByteArray *bytes)
{
  gsize length;
  gconstpointer word = g_bytes_get_data (pick (self, self->words), &length);
  Span to = { below (self, bytes->len + 1), 0 };

  if (below (self, 4) > 0)
    to = pick_token (self, bytes);
  replace (bytes, to, word, length);
}

static void
erase_item (Mutator    *self,
            GByteArray *bytes)
{
  replace (bytes, pick_item (self, bytes->data, bytes->len), NULL, 0);
}

/* An item once more, or many times, after itself. */
static void
repeat_item (Mutator    *self,
             GByteArray *bytes)
{
  Span item = pick_item (self, bytes->data, bytes->len);
  guint n = below (self, 8) > 0 ? 1 : 1 + below (self, 400);
  g_autoptr(GByteArray) repeated = g_byte_array_new ();

  for (guint i = 0; i < n && repeated->len < MUTATOR_MAX_SIZE; i++)
    {
      g_byte_array_append (repeated, (const guint8 *) ",", 1);
      g_byte_array_append (repeated, bytes->data + item.start, item.length);
    }
  replace (bytes, (Span) { item.start + item.length, 0 }, repeated->data, repeated->len);
}

/* Lists or objects around an item. */
static void
nest_item (Mutator    *self,
           GByteArray *bytes)
{
  Span item = pick_item (self, bytes->data, bytes->len);
  guint n = 1 + below (self, below (self, 8) > 0 ? 3 : 100);
  gboolean lists = below (self, 2) > 0;
  g_autoptr(GByteArray) nested = g_byte_array_new ();

  for (guint i = 0; i < n; i++)
    g_byte_array_append (nested, (const guint8 *) (lists ? "[" : "{\"a\":"), lists ? 1 : 5);
  g_byte_array_append (nested, bytes->data + item.start, item.length);
  for (guint i = 0; i < n; i++)
    g_byte_array_append (nested, (const guint8 *) (lists ? "]" : "}"), 1);
  replace (bytes, item, nested->data, nested->len);
}

/* An item of another, in the place of one, or before it. */
static void
put_item_of_other (Mutator    *self,
                   GByteArray *bytes)
{
  gsize size;
  const guint8 *other = g_bytes_get_data (pick (self, self->others), &size);
  Span from = pick_item (self, other, (guint) size);
  Span to = pick_item (self, bytes->data, bytes->len);

  if (below (self, 3) == 0)
    to.length = 0;
  replace (bytes, to, other + from.start, from.length);
}

/* The end of another after the start of this. */
static void
splice (Mutator    *self,
        GByteArray *bytes)
{
  gsize size;
  const guint8 *other = g_bytes_get_data (pick (self, self->others), &size);
  guint from = below (self, (guint) size + 1), to = below (self, bytes->len + 1);

  replace (bytes, (Span) { to, bytes->len - to }, other + from, size - from);
}

void
mutator_mutate (Mutator    *self,
                GByteArray *bytes)
{
  static void (*const ways[]) (Mutator *, GByteArray *) = {
    change_byte, erase_span, copy_span, put_word, put_word, put_word, erase_item, repeat_item,
    nest_item, put_item_of_other, splice,
  };

  for (guint n = 1 + below (self, 4); n > 0; n--)
    ways[below (self, G_N_ELEMENTS (ways))] (self, bytes);
}

/* The bytes of @start to @end, where \\, \" and \xNN stand for one. */
static GBytes *
unquote (const char *start,
         const char *end)
{
  GByteArray *bytes = g_byte_array_new ();

  while (start < end)
    {
      gboolean is_hex = end - start >= 4 && start[0] == '\\' && start[1] == 'x';
      guint8 byte;

      start += start[0] == '\\' && !is_hex;
      byte = (guint8) *start;
      if (is_hex)
        byte = (guint8) (16 * g_ascii_xdigit_value (start[2]) + g_ascii_xdigit_value (start[3]));
      g_byte_array_append (bytes, &byte, 1);
      start += is_hex ? 4 : 1;
    }

  return g_byte_array_free_to_bytes (bytes);
}

GPtrArray *
mutator_load_words (const char *path)
{
  GPtrArray *words = g_ptr_array_new_with_free_func ((GDestroyNotify) g_bytes_unref);
  g_autoptr(GError) error = NULL;
  g_autofree char *text = NULL;
  g_auto(GStrv) lines = NULL;

  g_file_get_contents (path, &text, NULL, &error);
  g_assert_no_error (error);

  lines = g_strsplit (text, "\n", -1);
  for (guint i = 0; lines[i] != NULL; i++)
    {
      const char *start = strchr (lines[i], '"'), *end = strrchr (lines[i], '"');

      if (lines[i][0] != '#' && start != end)
        g_ptr_array_add (words, unquote (start + 1, end));
    }

  g_assert_cmpuint (words->len, >, 0);
  return words;
}

#include "media/damage.h"

#include <string.h>

#define HEAD 4096u  /* bytes, in which a film tells what it is, before or behind its pictures */

typedef struct
{
  const char *name;    /* with a %u, the figure */
  void      (*damage) (GByteArray *bytes,
                       GRand      *rand,
                       guint       figure);
  guint       figure;
} Damage;

static void
cut_to (GByteArray *bytes,
        GRand      *rand,
        guint       figure)
{
  g_byte_array_set_size (bytes, MIN (figure, bytes->len));
}

static void
cut_to_part (GByteArray *bytes,
             GRand      *rand,
             guint       figure)
{
  g_byte_array_set_size (bytes, (guint) ((guint64) bytes->len * figure / 1000));
}

/* One bit each, among @n bytes from @from on. */
static void
flip (GByteArray *bytes,
      GRand      *rand,
      guint       from,
      guint       n,
      guint       n_flips)
{
  for (guint i = 0; i < n_flips && n > 0; i++)
    bytes->data[from + (guint) g_rand_int_range (rand, 0, (gint32) n)] ^=
      (guint8) (1 << g_rand_int_range (rand, 0, 8));
}

static void
flip_head (GByteArray *bytes,
           GRand      *rand,
           guint       figure)
{
  flip (bytes, rand, 0, MIN (HEAD, bytes->len), figure);
}

static void
flip_tail (GByteArray *bytes,
           GRand      *rand,
           guint       figure)
{
  guint n = MIN (HEAD, bytes->len);

  flip (bytes, rand, bytes->len - n, n, figure);
}

static void
flip_any (GByteArray *bytes,
          GRand      *rand,
          guint       figure)
{
  flip (bytes, rand, 0, bytes->len, figure);
}

static void
blank_head (GByteArray *bytes,
            GRand      *rand,
            guint       figure)
{
  memset (bytes->data, 0, MIN (figure, bytes->len));
}

static void
blank_any (GByteArray *bytes,
           GRand      *rand,
           guint       figure)
{
  guint n = MIN (figure, bytes->len / 2);

  memset (bytes->data + g_rand_int_range (rand, 0, (gint32) (bytes->len - n)), 0, n);
}

static void
blank_tail (GByteArray *bytes,
            GRand      *rand,
            guint       figure)
{
  guint n = MIN (figure, bytes->len);

  memset (bytes->data + bytes->len - n, 0xFF, n);
}

/* Where a box of QuickTime or a cluster of Matroska is named, -1 for nowhere. */
static gint64
find_mark (GByteArray *bytes,
           GRand      *rand)
{
  static const char * const marks[] = {
    "moov", "mvhd", "trak", "tkhd", "elst", "mdhd", "stsd", "stts", "ctts", "stss", "stsc",
    "stsz", "stco", "mdat", "avcC", "\x1F\x43\xB6\x75", "\x16\x54\xAE\x6B", "\x1C\x53\xBB\x6B",
  };
  guint first = (guint) g_rand_int_range (rand, 0, G_N_ELEMENTS (marks));

  for (guint i = 0; i < G_N_ELEMENTS (marks); i++)
    {
      const char *mark = marks[(first + i) % G_N_ELEMENTS (marks)];

      for (guint at = 4; at + 20 < bytes->len; at++)
        if (memcmp (bytes->data + at, mark, 4) == 0)
          return at;
    }

  return -1;
}

/* The length before the name, and the count behind it. */
static void
overwrite_lengths (GByteArray *bytes,
                   GRand      *rand,
                   guint       figure)
{
  gint64 at = find_mark (bytes, rand);

  if (at < 0)
    return;

  if (g_rand_boolean (rand))
    memset (bytes->data + at - 4, (int) figure, 4);
  else
    memset (bytes->data + at + 4 + 4 * g_rand_int_range (rand, 0, 3), (int) figure, 4);
}

static void
rename_mark (GByteArray *bytes,
             GRand      *rand,
             guint       figure)
{
  for (guint i = 0; i < figure; i++)
    {
      gint64 at = find_mark (bytes, rand);

      if (at >= 0)
        memcpy (bytes->data + at, "free", 4);
    }
}

static void
drop_start (GByteArray *bytes,
            GRand      *rand,
            guint       figure)
{
  g_byte_array_remove_range (bytes, 0, MIN (figure, bytes->len));
}

static void
swap_halves (GByteArray *bytes,
             GRand      *rand,
             guint       figure)
{
  guint half = bytes->len / figure;
  g_autofree guint8 *first = g_memdup2 (bytes->data, half);

  g_byte_array_remove_range (bytes, 0, half);
  g_byte_array_append (bytes, first, half);
}

static void
append_itself (GByteArray *bytes,
               GRand      *rand,
               guint       figure)
{
  g_autofree guint8 *copy = g_memdup2 (bytes->data, bytes->len);
  guint n = bytes->len;

  for (guint i = 0; i < figure; i++)
    g_byte_array_append (bytes, copy, n);
}

static const Damage damages[] = {
  { "cut to %u bytes",                 cut_to,            1 },
  { "cut to %u bytes",                 cut_to,            11 },
  { "cut to %u bytes",                 cut_to,            40 },
  { "cut to %u bytes",                 cut_to,            700 },
  { "cut to %u bytes",                 cut_to,            3000 },
  { "cut to %u thousandths",           cut_to_part,       100 },
  { "cut to %u thousandths",           cut_to_part,       500 },
  { "cut to %u thousandths",           cut_to_part,       900 },
  { "cut to %u thousandths",           cut_to_part,       999 },
  { "%u bits turned in its head",      flip_head,         1 },
  { "%u bits turned in its head",      flip_head,         20 },
  { "%u bits turned in its head",      flip_head,         300 },
  { "%u bits turned at its end",       flip_tail,         1 },
  { "%u bits turned at its end",       flip_tail,         20 },
  { "%u bits turned at its end",       flip_tail,         300 },
  { "%u bits turned anywhere",         flip_any,          10 },
  { "%u bits turned anywhere",         flip_any,          200 },
  { "%u bits turned anywhere",         flip_any,          3000 },
  { "blank for %u bytes",              blank_head,        8 },
  { "blank for %u bytes",              blank_head,        2000 },
  { "blank for %u bytes somewhere",    blank_any,         500 },
  { "blank for %u bytes somewhere",    blank_any,         40000 },
  { "blank for the last %u bytes",     blank_tail,        1000 },
  { "a length of bytes %u",            overwrite_lengths, 0 },
  { "a length of bytes %u",            overwrite_lengths, 1 },
  { "a length of bytes %u",            overwrite_lengths, 0x7F },
  { "a length of bytes %u",            overwrite_lengths, 0xFF },
  { "%u parts under another name",     rename_mark,       1 },
  { "%u parts under another name",     rename_mark,       4 },
  { "without its first %u bytes",      drop_start,        1 },
  { "without its first %u bytes",      drop_start,        5000 },
  { "begun at one of %u parts",        swap_halves,       2 },
  { "followed by itself %u times",     append_itself,     1 },
};

guint
damage_get_n (void)
{
  return G_N_ELEMENTS (damages);
}

char *
damage_name (guint index)
{
  g_autoptr(GString) name = NULL;
  g_autofree char *figure = NULL;

  g_return_val_if_fail (index < G_N_ELEMENTS (damages), NULL);

  name = g_string_new (damages[index].name);
  figure = g_strdup_printf ("%u", damages[index].figure);
  g_string_replace (name, "%u", figure, 1);
  return g_strdup (name->str);
}

void
damage_do (guint       index,
           GRand      *rand,
           GByteArray *bytes)
{
  g_return_if_fail (index < G_N_ELEMENTS (damages));
  g_return_if_fail (bytes->len > 0);

  damages[index].damage (bytes, rand, damages[index].figure);
}

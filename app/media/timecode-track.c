#include "media/timecode-track.h"

#include <string.h>

#include "core/timecode.h"

/* A film has some hundred boxes before and in its index.  A file that has more
 * than this is made to keep us busy. */
#define MAX_BOXES 20000

#define DROP_FLAG 0x1
#define COUNTER_FLAG 0x8  /* counts tape, not time */

#define TYPE(a, b, c, d) ((guint32) (a) << 24 | (guint32) (b) << 16 | (guint32) (c) << 8 | (d))

typedef struct
{
  GInputStream *stream;
  GCancellable *cancellable;
  guint         n_boxes;  /* looked at so far */
} Reader;

/* A box, or what of it lies in its parent: a file may end before its boxes do. */
typedef struct
{
  guint32 type;
  guint64 start;  /* of the content, bytes from the start of the file */
  guint64 end;
} Box;

static guint32
read_u32 (const guint8 *bytes)
{
  return TYPE (bytes[0], bytes[1], bytes[2], bytes[3]);
}

static guint64
read_u64 (const guint8 *bytes)
{
  return (guint64) read_u32 (bytes) << 32 | read_u32 (bytes + 4);
}

static gboolean
read_at (Reader  *self,
         guint64  at,
         guint8  *bytes,
         gsize    n_bytes)
{
  gsize n_read;

  return at <= G_MAXINT64 - n_bytes &&
         g_seekable_seek (G_SEEKABLE (self->stream), (goffset) at, G_SEEK_SET,
                          self->cancellable, NULL) &&
         g_input_stream_read_all (self->stream, bytes, n_bytes, &n_read,
                                  self->cancellable, NULL) &&
         n_read == n_bytes;
}

/* The box at @at, which lies before @end: the end of its parent. */
static gboolean
read_box (Reader  *self,
          guint64  at,
          guint64  end,
          Box     *box)
{
  guint8 header[16];
  guint64 size;
  guint header_size = 8;

  if (end < 8 || at > end - 8 || self->n_boxes++ >= MAX_BOXES || !read_at (self, at, header, 8))
    return FALSE;

  size = read_u32 (header);
  if (size == 1)
    {
      if (end - at < 16 || !read_at (self, at, header, 16))
        return FALSE;
      size = read_u64 (header + 8);
      header_size = 16;
    }
  else if (size == 0)
    {
      size = end - at;
    }

  if (size < header_size)
    return FALSE;

  box->type = read_u32 (header + 4);
  box->start = at + header_size;
  box->end = at + MIN (size, end - at);
  return TRUE;
}

/* The first child of @type of @parent that begins at @from or later. */
static gboolean
find_child (Reader    *self,
            const Box *parent,
            guint64    from,
            guint32    type,
            Box       *child)
{
  while (read_box (self, from, parent->end, child))
    {
      if (child->type == type)
        return TRUE;
      from = child->end;
    }

  return FALSE;
}

static gboolean
find_path (Reader        *self,
           Box            parent,
           const guint32 *types,
           Box           *found)
{
  for (guint i = 0; types[i] != 0; i++)
    {
      if (!find_child (self, &parent, parent.start, types[i], found))
        return FALSE;
      parent = *found;
    }

  return TRUE;
}

/* Where the first sample lies: the first entry of the table of chunks. */
static gboolean
read_first_offset (Reader    *self,
                   const Box *table,
                   guint64   *offset)
{
  static const guint32 small[] = { TYPE ('s', 't', 'c', 'o'), 0 };
  static const guint32 large[] = { TYPE ('c', 'o', '6', '4'), 0 };
  guint8 bytes[16];
  Box box;

  if (find_path (self, *table, small, &box))
    {
      if (box.end - box.start < 12 || !read_at (self, box.start, bytes, 12))
        return FALSE;
      *offset = read_u32 (bytes + 8);
      return read_u32 (bytes + 4) > 0;
    }

  if (find_path (self, *table, large, &box))
    {
      if (box.end - box.start < 16 || !read_at (self, box.start, bytes, 16))
        return FALSE;
      *offset = read_u64 (bytes + 8);
      return read_u32 (bytes + 4) > 0;
    }

  return FALSE;
}

/* Reads @trak if it is a timecode track.  Its description, after 8 bytes that
 * count the descriptions: size, type, 8 bytes; then 4 bytes, flags, timescale,
 * frame duration and, in one byte, frames a second. */
static gboolean
read_track (Reader          *self,
            const Box       *trak,
            HpTimecodeTrack *track)
{
  static const guint32 table_path[] = {
    TYPE ('m', 'd', 'i', 'a'), TYPE ('m', 'i', 'n', 'f'), TYPE ('s', 't', 'b', 'l'), 0
  };
  static const guint32 description_path[] = { TYPE ('s', 't', 's', 'd'), 0 };
  guint8 description[41];
  guint8 sample[4];
  guint32 flags;
  guint64 offset;
  Box table, box;

  if (!find_path (self, *trak, table_path, &table) ||
      !find_path (self, table, description_path, &box) ||
      box.end - box.start < sizeof description ||
      !read_at (self, box.start, description, sizeof description) ||
      read_u32 (description + 12) != TYPE ('t', 'm', 'c', 'd'))
    return FALSE;

  flags = read_u32 (description + 28);
  if ((flags & COUNTER_FLAG) != 0 ||
      !read_first_offset (self, &table, &offset) ||
      !read_at (self, offset, sample, sizeof sample))
    return FALSE;

  track->is_drop = (flags & DROP_FLAG) != 0;
  track->timescale = read_u32 (description + 32);
  track->frame_duration = read_u32 (description + 36);
  track->frames_per_second = description[40];
  track->first = (gint32) read_u32 (sample);
  return TRUE;
}

gboolean
hp_timecode_track_read (GInputStream    *stream,
                        GCancellable    *cancellable,
                        HpTimecodeTrack *track)
{
  Reader self = { stream, cancellable };
  Box file = { 0 };
  Box moov, trak;

  g_return_val_if_fail (G_IS_INPUT_STREAM (stream), FALSE);
  g_return_val_if_fail (track != NULL, FALSE);

  if (!G_IS_SEEKABLE (stream) ||
      !g_seekable_seek (G_SEEKABLE (stream), 0, G_SEEK_END, cancellable, NULL))
    return FALSE;

  file.end = (guint64) MAX (g_seekable_tell (G_SEEKABLE (stream)), 0);
  if (!find_child (&self, &file, 0, TYPE ('m', 'o', 'o', 'v'), &moov))
    return FALSE;

  for (guint64 at = moov.start;
       find_child (&self, &moov, at, TYPE ('t', 'r', 'a', 'k'), &trak);
       at = trak.end)
    if (read_track (&self, &trak, track))
      return TRUE;

  return FALSE;
}

/* The rate of the timecode.  The lengths tell it better than the byte does. */
static gboolean
get_rate (const HpTimecodeTrack *self,
          HpFrameRate           *rate)
{
  HpFrameRate exact = { self->timescale, self->frame_duration };

  if (exact.den == 0 || exact.num / exact.den < 1 || exact.num / exact.den > 240)
    exact = (HpFrameRate) { self->frames_per_second, 1 };

  *rate = hp_frame_rate_nearest (exact);
  return rate->num > 0;
}

/* Timecode of 25 on a picture of 50 counts every other frame: the label is
 * kept, and its frames are those that begin together. */
gboolean
hp_timecode_track_get_start (const HpTimecodeTrack *self,
                             HpFrameRate            rate,
                             gint64                *start,
                             gboolean              *is_drop)
{
  HpFrameRate own;
  g_autofree char *label = NULL;
  g_autofree char *scaled = NULL;
  char *frames;
  gboolean drop;

  g_return_val_if_fail (self != NULL, FALSE);
  g_return_val_if_fail (start != NULL && is_drop != NULL, FALSE);

  if (self->first < 0 || !get_rate (self, &own))
    return FALSE;

  drop = self->is_drop && hp_frame_rate_get_drop (rate) > 0;
  if (hp_frame_rate_get_base (own) == hp_frame_rate_get_base (rate) && drop == self->is_drop)
    {
      *start = self->first % hp_timecode_frames_per_day (rate, drop);
      *is_drop = drop;
      return TRUE;
    }

  label = hp_timecode_format (self->first, own, self->is_drop);
  frames = label + strlen ("00:00:00:");
  scaled = g_strdup_printf ("%.*s%02u", (int) (frames - label), label,
                            (guint) g_ascii_strtoull (frames, NULL, 10) *
                            hp_frame_rate_get_base (rate) / hp_frame_rate_get_base (own));
  if (!hp_timecode_parse (scaled, rate, drop, start, NULL))
    return FALSE;

  *is_drop = drop;
  return TRUE;
}

/* Any bytes are a film with a timecode track or without one; the start that one has is a label of
 * a day, at any rate of the picture. */

#include "fuzz-target.h"

#include <string.h>

#include "core/timecode.h"
#include "media/timecode-track.h"

static const HpFrameRate rates[] = {
  { 24000, 1001 }, { 24, 1 }, { 25, 1 }, { 30000, 1001 }, { 50, 1 }, { 60000, 1001 }, { 120, 1 },
};

static void
check_start (const HpTimecodeTrack *track,
             HpFrameRate            rate)
{
  g_autofree char *label = NULL;
  gboolean is_drop;
  gint64 start, again;

  if (!hp_timecode_track_get_start (track, rate, &start, &is_drop))
    return;

  g_assert_cmpint (start, >=, 0);
  g_assert_cmpint (start, <, hp_timecode_frames_per_day (rate, is_drop));
  g_assert_true (!is_drop || (track->is_drop && hp_frame_rate_get_drop (rate) > 0));
  label = hp_timecode_format (start, rate, is_drop);
  g_assert_true (hp_timecode_parse (label, rate, is_drop, &again, NULL));
  g_assert_cmpint (again, ==, start);
}

int
LLVMFuzzerTestOneInput (const uint8_t *data,
                        size_t         size)
{
  g_autoptr(GInputStream) stream = g_memory_input_stream_new_from_data (data, (gssize) size, NULL);
  HpTimecodeTrack track;

  if (!hp_timecode_track_read (stream, NULL, &track))
    return 0;

  /* What it is made of: a description of 41 bytes, and an offset. */
  g_assert_cmpuint (size, >, 41 + 16);
  g_assert_cmpint (track.first, >=, G_MININT32);
  g_assert_cmpint (track.first, <=, G_MAXINT32);
  g_assert_cmpuint (track.frames_per_second, <=, 255);
  for (guint i = 0; i < G_N_ELEMENTS (rates); i++)
    check_start (&track, rates[i]);
  return 0;
}

/* Each byte, read once as a box would be. */
void
fuzz_floor (const uint8_t *data,
            size_t         size)
{
  g_autoptr(GInputStream) stream = g_memory_input_stream_new_from_data (data, (gssize) size, NULL);
  guint8 bytes[8];

  while (g_input_stream_read (stream, bytes, sizeof bytes, NULL, NULL) > 0)
    continue;
}

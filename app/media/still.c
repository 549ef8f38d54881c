#include "media/still-private.h"

#include <gst/video/video.h>

struct _HpStill
{
  GstVideoFrame video_frame;  /* keeps the buffer */
  gint64        frame;
  gint64        start;        /* ns of stream time */
  gint64        end;
  guint         serial;       /* of the seek it answers */
};

G_DEFINE_BOXED_TYPE (HpStill, hp_still, hp_still_ref, hp_still_unref)

static void
clear (gpointer data)
{
  HpStill *self = data;

  gst_video_frame_unmap (&self->video_frame);
}

static void
set_time (HpStill       *self,
          GstSample     *sample,
          const HpProbe *probe)
{
  GstBuffer *buffer = gst_sample_get_buffer (sample);
  gint64 start = -1;

  if (GST_BUFFER_PTS_IS_VALID (buffer))
    start = (gint64) gst_segment_to_stream_time (gst_sample_get_segment (sample), GST_FORMAT_TIME,
                                                 GST_BUFFER_PTS (buffer));

  self->start = MAX (start, 0);
  self->end = self->start + (GST_BUFFER_DURATION_IS_VALID (buffer)
                             ? (gint64) GST_BUFFER_DURATION (buffer)
                             : hp_frame_rate_start_of (probe->rate, 1));
  self->frame = hp_probe_frame_at (probe, self->start);
}

HpStill *
hp_still_new (GstSample     *sample,
              const HpProbe *probe,
              guint          serial)
{
  GstCaps *caps = gst_sample_get_caps (sample);
  GstBuffer *buffer = gst_sample_get_buffer (sample);
  GstVideoFrame video_frame;
  GstVideoInfo info;
  HpStill *self;

  if (caps == NULL || buffer == NULL ||
      !gst_video_info_from_caps (&info, caps) ||
      GST_VIDEO_INFO_FORMAT (&info) != GST_VIDEO_FORMAT_BGRx ||
      !gst_video_frame_map (&video_frame, &info, buffer, GST_MAP_READ))
    return NULL;

  self = g_atomic_rc_box_new0 (HpStill);
  self->video_frame = video_frame;
  set_time (self, sample, probe);
  self->serial = serial;
  return self;
}

HpStill *
hp_still_ref (HpStill *self)
{
  return g_atomic_rc_box_acquire (self);
}

void
hp_still_unref (HpStill *self)
{
  g_atomic_rc_box_release_full (self, clear);
}

int
hp_still_get_width (const HpStill *self)
{
  g_return_val_if_fail (self != NULL, 0);

  return GST_VIDEO_FRAME_WIDTH (&self->video_frame);
}

int
hp_still_get_height (const HpStill *self)
{
  g_return_val_if_fail (self != NULL, 0);

  return GST_VIDEO_FRAME_HEIGHT (&self->video_frame);
}

gint64
hp_still_get_frame (const HpStill *self)
{
  g_return_val_if_fail (self != NULL, 0);

  return self->frame;
}

guint
hp_still_get_serial (const HpStill *self)
{
  g_return_val_if_fail (self != NULL, 0);

  return self->serial;
}

const guint8 *
hp_still_get_data (const HpStill *self)
{
  g_return_val_if_fail (self != NULL, NULL);

  return GST_VIDEO_FRAME_PLANE_DATA (&self->video_frame, 0);
}

int
hp_still_get_stride (const HpStill *self)
{
  g_return_val_if_fail (self != NULL, 0);

  return GST_VIDEO_FRAME_PLANE_STRIDE (&self->video_frame, 0);
}

gint64
hp_still_get_start (const HpStill *self)
{
  g_return_val_if_fail (self != NULL, 0);

  return self->start;
}

gint64
hp_still_get_end (const HpStill *self)
{
  g_return_val_if_fail (self != NULL, 0);

  return self->end;
}

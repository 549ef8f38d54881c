#include "media/still-private.h"

#include <gst/video/video.h>

struct _HpStill
{
  GstVideoFrame video_frame;  /* keeps the buffer */
  gint64        frame;
  guint         serial;       /* of the seek it answers */
};

G_DEFINE_BOXED_TYPE (HpStill, hp_still, hp_still_ref, hp_still_unref)

static void
clear (gpointer data)
{
  HpStill *self = data;

  gst_video_frame_unmap (&self->video_frame);
}

/* NULL if @sample holds no picture that can be read. */
HpStill *
hp_still_new (GstSample *sample,
              gint64     frame,
              guint      serial)
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
  self->frame = frame;
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

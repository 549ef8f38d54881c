#include "decoder.h"

#ifdef HAVE_LIBAV

#include <libavcodec/avcodec.h>
#include <libavformat/avformat.h>

struct _Decoder
{
  AVFormatContext *format;
  AVCodecContext  *codec;
  AVFrame         *frame;
  AVPacket        *packet;
  int              stream;
};

Decoder *
decoder_open (const char *path)
{
  Decoder *self = g_new0 (Decoder, 1);
  const AVCodec *codec = NULL;

  g_assert_cmpint (avformat_open_input (&self->format, path, NULL, NULL), ==, 0);
  g_assert_cmpint (avformat_find_stream_info (self->format, NULL), >=, 0);
  self->stream = av_find_best_stream (self->format, AVMEDIA_TYPE_VIDEO, -1, -1, &codec, 0);
  g_assert_cmpint (self->stream, >=, 0);

  /* As many threads as GStreamer's decoder takes. */
  self->codec = avcodec_alloc_context3 (codec);
  avcodec_parameters_to_context (self->codec, self->format->streams[self->stream]->codecpar);
  self->codec->thread_count = (int) g_get_num_processors ();
  g_assert_cmpint (avcodec_open2 (self->codec, codec, NULL), ==, 0);
  self->frame = av_frame_alloc ();
  self->packet = av_packet_alloc ();
  return self;
}

void
decoder_free (Decoder *self)
{
  av_packet_free (&self->packet);
  av_frame_free (&self->frame);
  avcodec_free_context (&self->codec);
  avformat_close_input (&self->format);
  g_free (self);
}

/* Whether a picture came that ends after @until. */
static gboolean
take_pictures (Decoder *self,
               gint64   until)
{
  gboolean is_there = FALSE;

  while (!is_there && avcodec_receive_frame (self->codec, self->frame) == 0)
    {
      is_there = self->frame->best_effort_timestamp + self->frame->pkt_duration > until;
      av_frame_unref (self->frame);
    }

  return is_there;
}

double
decoder_seek (Decoder *self,
              double   seconds)
{
  AVStream *stream = self->format->streams[self->stream];
  gint64 start = stream->start_time != AV_NOPTS_VALUE ? stream->start_time : 0;
  gint64 until = start + (gint64) (seconds / av_q2d (stream->time_base));
  gint64 time = g_get_monotonic_time ();
  gboolean is_there = FALSE;

  av_seek_frame (self->format, self->stream, until, AVSEEK_FLAG_BACKWARD);
  avcodec_flush_buffers (self->codec);
  while (!is_there && av_read_frame (self->format, self->packet) == 0)
    {
      if (self->packet->stream_index == self->stream &&
          avcodec_send_packet (self->codec, self->packet) == 0)
        is_there = take_pictures (self, until);
      av_packet_unref (self->packet);
    }
  if (!is_there)
    {
      avcodec_send_packet (self->codec, NULL);
      take_pictures (self, until);
    }

  return (double) (g_get_monotonic_time () - time) / 1000;
}

#else

Decoder *
decoder_open (const char *path)
{
  return NULL;
}

void
decoder_free (Decoder *self)
{
}

double
decoder_seek (Decoder *self,
              double   seconds)
{
  return 0;
}

#endif

#include "media/picture-log.h"

#include <string.h>

#define LONGEST_PICTURE (24 * 60 * 60 * GST_SECOND)  /* else a file makes our sums overflow */

/* More than a decoder puts pictures out of order. */
#define REORDER 32

#define TIMECODE_TAG "TIMECODE="

struct _HpPictureLog
{
  GstElement   *teller;     /* not owned: it owns the pads that we watch */

  GMutex        lock;       /* of what follows, which the streaming threads write */
  GstSegment    segment;
  GArray       *pictures;   /* (element-type HpPictureTime) in the order they came */
  guint         run;
  gboolean      is_ready;   /* a picture, or the end, has come since the last seek */
  gboolean      keeps;      /* what was read before the next seek */
  guint         enough;     /* pictures; then the waiting thread is told */
  gint64        length;     /* ns, of all packets together, before any parser; */
  guint         n_packets;  /* and how many those are */
  guint         n_untimed;  /* that don't say when they are shown */
  GstCaps      *caps;
  char         *label;      /* of the first picture, "HH:MM:SS:FF" */
  gboolean      is_drop;
  GstVideoOrientationMethod orientation;
};

static void
tell (HpPictureLog *self,
      const char   *name)
{
  gst_element_post_message (self->teller,
                            gst_message_new_application (GST_OBJECT (self->teller),
                                                         gst_structure_new_empty (name)));
}

static void
become_ready (HpPictureLog *self)
{
  if (!self->is_ready)
    tell (self, "ready");
  self->is_ready = TRUE;
}

static void
add_picture (HpPictureLog *self,
             GstBuffer    *buffer)
{
  const GstSegment *segment = &self->segment;
  GstClockTime pts = GST_BUFFER_PTS (buffer);
  GstClockTime end = pts;
  HpPictureTime picture = { 0, self->run };

  if (!GST_CLOCK_TIME_IS_VALID (pts))
    self->n_untimed++;
  if (!GST_CLOCK_TIME_IS_VALID (pts) || segment->format != GST_FORMAT_TIME)
    return;
  if (GST_BUFFER_DURATION_IS_VALID (buffer) && GST_BUFFER_DURATION (buffer) < G_MAXINT64 - pts)
    end += GST_BUFFER_DURATION (buffer);

  /* A film may begin with pictures that are there to be decoded and not to be seen, and
   * in the middle of one; the decoder cuts that one to where the film begins. */
  if (!gst_segment_clip (segment, GST_FORMAT_TIME, pts, end, &pts, &end))
    return;

  picture.start = (gint64) gst_segment_to_stream_time (segment, GST_FORMAT_TIME, pts);
  if (picture.start < 0)
    return;

  g_array_append_val (self->pictures, picture);
  if (self->pictures->len == self->enough)
    tell (self, "enough");
}

static void
read_label (HpPictureLog *self,
            GstBuffer    *buffer)
{
  GstVideoTimeCodeMeta *meta = gst_buffer_get_video_time_code_meta (buffer);

  if (meta == NULL || self->label != NULL || self->pictures->len > 0)
    return;

  self->label = gst_video_time_code_to_string (&meta->tc);
  self->is_drop = (meta->tc.config.flags & GST_VIDEO_TIME_CODE_FLAGS_DROP_FRAME) != 0;
}

/* Matroska keeps the timecode in a tag of its own, which GStreamer hands on as a comment. */
static void
read_tags (HpPictureLog     *self,
           const GstTagList *tags)
{
  GstVideoOrientationMethod orientation;
  const char *comment;

  if (gst_video_orientation_from_tag ((GstTagList *) tags, &orientation))
    self->orientation = orientation;

  for (guint i = 0;
       gst_tag_list_peek_string_index (tags, GST_TAG_EXTENDED_COMMENT, i, &comment);
       i++)
    if (self->label == NULL && g_ascii_strncasecmp (comment, TIMECODE_TAG,
                                                    strlen (TIMECODE_TAG)) == 0)
      {
        self->label = g_strdup (comment + strlen (TIMECODE_TAG));
        self->is_drop = strchr (self->label, ';') != NULL;
      }
}

static void
read_event (HpPictureLog *self,
            GstEvent     *event)
{
  GstTagList *tags;
  GstCaps *caps;

  switch (GST_EVENT_TYPE (event))
    {
    case GST_EVENT_SEGMENT:
      gst_event_copy_segment (event, &self->segment);
      break;

    case GST_EVENT_CAPS:
      gst_event_parse_caps (event, &caps);
      if (self->caps == NULL)
        self->caps = gst_caps_ref (caps);
      break;

    case GST_EVENT_TAG:
      gst_event_parse_tag (event, &tags);
      read_tags (self, tags);
      break;

    case GST_EVENT_EOS:
      become_ready (self);
      break;

    case GST_EVENT_FLUSH_STOP:
      self->is_ready = FALSE;
      if (self->keeps)
        self->run++;
      else
        g_array_set_size (self->pictures, 0);
      break;

    default:
      break;
    }
}

static GstPadProbeReturn
picture_pad_cb (GstPad          *pad,
                GstPadProbeInfo *info,
                gpointer         user_data)
{
  HpPictureLog *self = user_data;

  g_mutex_lock (&self->lock);
  if ((GST_PAD_PROBE_INFO_TYPE (info) & GST_PAD_PROBE_TYPE_BUFFER) != 0)
    {
      read_label (self, GST_PAD_PROBE_INFO_BUFFER (info));
      add_picture (self, GST_PAD_PROBE_INFO_BUFFER (info));
      become_ready (self);
    }
  else
    {
      read_event (self, GST_PAD_PROBE_INFO_EVENT (info));
    }
  g_mutex_unlock (&self->lock);

  return GST_PAD_PROBE_OK;
}

/* How long a picture lasts only the demuxer knows: parsers and decoders make it up from a
 * rate, which they guess. */
static GstPadProbeReturn
demuxed_picture_cb (GstPad          *pad,
                    GstPadProbeInfo *info,
                    gpointer         user_data)
{
  HpPictureLog *self = user_data;
  GstBuffer *buffer;

  g_mutex_lock (&self->lock);
  if ((GST_PAD_PROBE_INFO_TYPE (info) & GST_PAD_PROBE_TYPE_BUFFER) != 0)
    {
      buffer = GST_PAD_PROBE_INFO_BUFFER (info);
      if (GST_BUFFER_DURATION_IS_VALID (buffer) &&
          GST_BUFFER_DURATION (buffer) < LONGEST_PICTURE)
        {
          self->length += (gint64) GST_BUFFER_DURATION (buffer);
          self->n_packets++;
        }
    }
  else if (GST_EVENT_TYPE (GST_PAD_PROBE_INFO_EVENT (info)) == GST_EVENT_FLUSH_STOP)
    {
      self->length = 0;
      self->n_packets = 0;
    }
  g_mutex_unlock (&self->lock);

  return GST_PAD_PROBE_OK;
}

/* @teller posts "ready" when the first picture, or the end, has come, and "enough" when as
 * many have as hp_picture_log_want() says. */
HpPictureLog *
hp_picture_log_new (GstElement *teller)
{
  HpPictureLog *self = g_new0 (HpPictureLog, 1);

  g_mutex_init (&self->lock);
  self->teller = teller;
  self->pictures = g_array_new (FALSE, FALSE, sizeof (HpPictureTime));
  gst_segment_init (&self->segment, GST_FORMAT_UNDEFINED);
  return self;
}

void
hp_picture_log_free (HpPictureLog *self)
{
  g_array_unref (self->pictures);
  gst_clear_caps (&self->caps);
  g_free (self->label);
  g_mutex_clear (&self->lock);
  g_free (self);
}

/* Notes what passes @pad, of a sink. */
void
hp_picture_log_watch (HpPictureLog *self,
                      GstPad       *pad)
{
  g_return_if_fail (self != NULL);

  gst_pad_add_probe (pad,
                     GST_PAD_PROBE_TYPE_BUFFER | GST_PAD_PROBE_TYPE_EVENT_DOWNSTREAM |
                     GST_PAD_PROBE_TYPE_EVENT_FLUSH,
                     picture_pad_cb, self, NULL);
}

/* Notes how long the pictures are that pass @pad, of a demuxer. */
void
hp_picture_log_measure (HpPictureLog *self,
                        GstPad       *pad)
{
  g_return_if_fail (self != NULL);

  gst_pad_add_probe (pad, GST_PAD_PROBE_TYPE_BUFFER | GST_PAD_PROBE_TYPE_EVENT_FLUSH,
                     demuxed_picture_cb, self, NULL);
}

/* To be called when nothing is on its way. */
void
hp_picture_log_clear (HpPictureLog *self)
{
  g_return_if_fail (self != NULL);

  g_mutex_lock (&self->lock);
  g_array_set_size (self->pictures, 0);
  self->is_ready = FALSE;
  self->length = 0;
  self->n_packets = 0;
  g_mutex_unlock (&self->lock);
}

/* A seek is about to be sent: what comes behind it is a run of its own, or, if the log does
 * not keep what it has, the only one. */
void
hp_picture_log_expect_seek (HpPictureLog *self,
                            gboolean      keeps)
{
  g_return_if_fail (self != NULL);

  g_mutex_lock (&self->lock);
  self->keeps = keeps;
  self->enough = 0;
  g_mutex_unlock (&self->lock);
}

/* Tells after @n_pictures more; 0 for never. */
void
hp_picture_log_want (HpPictureLog *self,
                     guint         n_pictures)
{
  g_return_if_fail (self != NULL);

  g_mutex_lock (&self->lock);
  self->enough = n_pictures > 0 ? self->pictures->len + n_pictures : 0;
  g_mutex_unlock (&self->lock);
}

/* Whether a picture, or the end, has come since the last seek. */
gboolean
hp_picture_log_is_ready (HpPictureLog *self)
{
  gboolean is_ready;

  g_return_val_if_fail (self != NULL, FALSE);

  g_mutex_lock (&self->lock);
  is_ready = self->is_ready;
  g_mutex_unlock (&self->lock);

  return is_ready;
}

guint
hp_picture_log_get_n (HpPictureLog *self)
{
  guint n;

  g_return_val_if_fail (self != NULL, 0);

  g_mutex_lock (&self->lock);
  n = self->pictures->len;
  g_mutex_unlock (&self->lock);

  return n;
}

/* Old containers time no picture that is shown out of order; a decoder works it out. */
gboolean
hp_picture_log_is_untimed (HpPictureLog *self)
{
  gboolean is_untimed;

  g_return_val_if_fail (self != NULL, FALSE);

  g_mutex_lock (&self->lock);
  is_untimed = self->n_untimed > 0;
  g_mutex_unlock (&self->lock);

  return is_untimed;
}

static int
compare_pictures (gconstpointer a,
                  gconstpointer b)
{
  const HpPictureTime *left = a, *right = b;

  if (left->run != right->run)
    return left->run < right->run ? -1 : 1;
  return (left->start > right->start) - (left->start < right->start);
}

/* What came, in the order it is shown, and when it ends: -1 if nobody knows.  All runs but the
 * last were cut off, and the last one if it @is_cut; such a run ends in some packets
 * whose neighbours had not come yet: those are left out. */
GArray *
hp_picture_log_get_pictures (HpPictureLog *self,
                             gboolean      is_cut,
                             gint64       *end)
{
  GArray *pictures = g_array_new (FALSE, FALSE, sizeof (HpPictureTime));
  g_autoptr(GArray) all = NULL;
  guint last_run;
  gint64 length;

  g_return_val_if_fail (self != NULL && end != NULL, pictures);

  g_mutex_lock (&self->lock);
  all = g_array_copy (self->pictures);
  last_run = self->run;
  length = self->n_packets == self->pictures->len && !is_cut ? self->length : -1;
  g_mutex_unlock (&self->lock);

  g_array_sort (all, compare_pictures);
  if (all->len > 0 && length > 0)
    *end = g_array_index (all, HpPictureTime, 0).start + length;
  else
    *end = -1;

  for (guint from = 0, to = 0; from < all->len; from = to)
    {
      const HpPictureTime *run = &g_array_index (all, HpPictureTime, from);

      while (to < all->len && g_array_index (all, HpPictureTime, to).run == run->run)
        to++;

      if (!is_cut && run->run == last_run)
        g_array_append_vals (pictures, run, to - from);
      else if (to - from > REORDER)
        g_array_append_vals (pictures, run, to - from - REORDER);
    }

  return pictures;
}

/* When the picture ends, in ns, as the container has it; -1 if it does not say. */
gint64
hp_picture_log_get_promised_end (HpPictureLog *self)
{
  gint64 promised = -1;

  g_return_val_if_fail (self != NULL, -1);

  g_mutex_lock (&self->lock);
  if (self->segment.format == GST_FORMAT_TIME && GST_CLOCK_TIME_IS_VALID (self->segment.stop))
    promised = (gint64) gst_segment_to_stream_time (&self->segment, GST_FORMAT_TIME,
                                                    self->segment.stop);
  g_mutex_unlock (&self->lock);

  return promised;
}

/* NULL before the first picture. */
GstCaps *
hp_picture_log_get_caps (HpPictureLog *self)
{
  GstCaps *caps;

  g_return_val_if_fail (self != NULL, NULL);

  g_mutex_lock (&self->lock);
  caps = self->caps != NULL ? gst_caps_ref (self->caps) : NULL;
  g_mutex_unlock (&self->lock);

  return caps;
}

/* A GstVideoOrientationMethod: what has to be done to the picture. */
guint
hp_picture_log_get_orientation (HpPictureLog *self)
{
  guint orientation;

  g_return_val_if_fail (self != NULL, GST_VIDEO_ORIENTATION_IDENTITY);

  g_mutex_lock (&self->lock);
  orientation = self->orientation;
  g_mutex_unlock (&self->lock);

  return orientation;
}

/* The size at which @info is shown: square pixels, and the right way up. */
void
hp_picture_log_get_upright (HpPictureLog       *self,
                            const GstVideoInfo *info,
                            int                *width,
                            int                *height)
{
  guint orientation;
  int shown;

  g_return_if_fail (self != NULL && info != NULL);

  orientation = hp_picture_log_get_orientation (self);
  shown = (int) gst_util_uint64_scale_int_round ((guint64) GST_VIDEO_INFO_WIDTH (info),
                                                 GST_VIDEO_INFO_PAR_N (info),
                                                 MAX (GST_VIDEO_INFO_PAR_D (info), 1));
  *width = CLAMP (shown, 1, 32768);
  *height = CLAMP (GST_VIDEO_INFO_HEIGHT (info), 1, 32768);

  if (orientation == GST_VIDEO_ORIENTATION_90R || orientation == GST_VIDEO_ORIENTATION_90L ||
      orientation == GST_VIDEO_ORIENTATION_UL_LR || orientation == GST_VIDEO_ORIENTATION_UR_LL)
    {
      shown = *width;
      *width = *height;
      *height = shown;
    }
}

/* The label of the first picture, where the film carries one; NULL where not. */
char *
hp_picture_log_get_label (HpPictureLog *self,
                          gboolean     *is_drop)
{
  char *label;

  g_return_val_if_fail (self != NULL && is_drop != NULL, NULL);

  g_mutex_lock (&self->lock);
  label = g_strdup (self->label);
  *is_drop = self->is_drop;
  g_mutex_unlock (&self->lock);

  return label;
}

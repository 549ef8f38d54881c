#include "media/film-tracks.h"

#include <gst/pbutils/pbutils.h>

struct _HpFilmTracks
{
  GstElement   *pipeline;        /* not owned: it owns the pads that we watch */
  HpPictureLog *log;             /* not owned */
  GPtrArray    *missing;         /* (element-type GstCaps): read and written by the worker alone */
  GstStreamType types;           /* of all tracks, as the film lists them; 0 until it does */

  GMutex        lock;            /* of what follows, which the streaming threads write */
  GstElement   *sink;            /* of the picture, once there is one */
  GPtrArray    *sounds;          /* (element-type GstCaps) */
};

static const char *
get_kind (const GstCaps *caps)
{
  if (gst_caps_is_any (caps) || gst_caps_is_empty (caps))
    return "";

  return gst_structure_get_name (gst_caps_get_structure (caps, 0));
}

static gboolean
is_picture (const GstCaps *caps)
{
  return g_str_has_prefix (get_kind (caps), "video/") ||
         g_str_has_prefix (get_kind (caps), "image/");
}

static GstCaps *
get_pad_caps (GstPad *pad)
{
  GstCaps *caps = gst_pad_get_current_caps (pad);

  return caps != NULL ? caps : gst_pad_query_caps (pad, NULL);
}

/* What nobody looks at is thrown away where it comes out: a sink of its own would wait
 * for a first packet that may never come. */
static GstPadProbeReturn
other_pad_cb (GstPad          *pad,
              GstPadProbeInfo *info,
              gpointer         user_data)
{
  return GST_PAD_PROBE_DROP;
}

static void
demuxer_pad_added_cb (HpFilmTracks *self,
                      GstPad       *pad,
                      GstElement   *demuxer)
{
  g_autoptr(GstCaps) caps = get_pad_caps (pad);

  if (is_picture (caps))
    hp_picture_log_measure (self->log, pad);
  if (!g_str_has_prefix (get_kind (caps), "audio/"))
    return;

  g_mutex_lock (&self->lock);
  g_ptr_array_add (self->sounds, gst_caps_ref (caps));
  g_mutex_unlock (&self->lock);
}

static void
deep_element_added_cb (HpFilmTracks *self,
                       GstBin       *bin,
                       GstElement   *element,
                       GstBin       *pipeline)
{
  GstElementFactory *factory = gst_element_get_factory (element);

  if (factory != NULL &&
      gst_element_factory_list_is_type (factory, GST_ELEMENT_FACTORY_TYPE_DEMUXER))
    g_signal_connect_swapped (element, "pad-added", G_CALLBACK (demuxer_pad_added_cb), self);
}

static void
link_picture (HpFilmTracks *self,
              GstPad       *pad)
{
  GstElement *sink = gst_element_factory_make ("fakesink", NULL);
  g_autoptr(GstPad) sink_pad = NULL;

  if (sink == NULL)
    return;

  g_object_set (sink, "sync", FALSE, "qos", FALSE, "enable-last-sample", FALSE, NULL);
  gst_bin_add (GST_BIN (self->pipeline), sink);

  g_mutex_lock (&self->lock);
  self->sink = sink;
  g_mutex_unlock (&self->lock);

  sink_pad = gst_element_get_static_pad (sink, "sink");
  hp_picture_log_watch (self->log, sink_pad);
  gst_pad_link (pad, sink_pad);
  gst_element_sync_state_with_parent (sink);
}

static void
pad_added_cb (HpFilmTracks *self,
              GstPad       *pad,
              GstElement   *element)
{
  g_autoptr(GstCaps) caps = get_pad_caps (pad);

  if (is_picture (caps) && hp_film_tracks_get_sink (self) == NULL)
    link_picture (self, pad);
  else
    gst_pad_add_probe (pad, GST_PAD_PROBE_TYPE_BUFFER | GST_PAD_PROBE_TYPE_BUFFER_LIST,
                       other_pad_cb, NULL, NULL);
}

HpFilmTracks *
hp_film_tracks_new (GstElement   *pipeline,
                    HpPictureLog *log)
{
  HpFilmTracks *self;

  g_return_val_if_fail (GST_IS_BIN (pipeline) && log != NULL, NULL);

  self = g_new0 (HpFilmTracks, 1);
  g_mutex_init (&self->lock);
  self->pipeline = pipeline;
  self->log = log;
  self->sounds = g_ptr_array_new_with_free_func ((GDestroyNotify) gst_caps_unref);
  self->missing = g_ptr_array_new_with_free_func ((GDestroyNotify) gst_caps_unref);
  return self;
}

void
hp_film_tracks_free (HpFilmTracks *self)
{
  g_ptr_array_unref (self->sounds);
  g_ptr_array_unref (self->missing);
  g_mutex_clear (&self->lock);
  g_free (self);
}

void
hp_film_tracks_follow (HpFilmTracks *self,
                       GstElement   *decoder,
                       gboolean      is_parser)
{
  g_return_if_fail (self != NULL && GST_IS_ELEMENT (decoder));

  if (is_parser)
    g_signal_connect_swapped (self->pipeline, "deep-element-added",
                              G_CALLBACK (deep_element_added_cb), self);
  g_signal_connect_swapped (decoder, "pad-added", G_CALLBACK (pad_added_cb), self);
}

void
hp_film_tracks_clear (HpFilmTracks *self)
{
  g_return_if_fail (self != NULL);

  if (self->sink != NULL)
    gst_bin_remove (GST_BIN (self->pipeline), self->sink);
  self->sink = NULL;
  g_ptr_array_set_size (self->sounds, 0);
  g_ptr_array_set_size (self->missing, 0);
}

static GstStreamType
get_types (GstMessage *message)
{
  g_autoptr(GstStreamCollection) collection = NULL;
  GstStreamType types = 0;

  gst_message_parse_stream_collection (message, &collection);
  for (guint i = 0; i < gst_stream_collection_get_size (collection); i++)
    types |= gst_stream_get_stream_type (gst_stream_collection_get_stream (collection, i));

  return types;
}

void
hp_film_tracks_read (HpFilmTracks *self,
                     GstMessage   *message)
{
  GstCaps *caps = NULL;

  g_return_if_fail (self != NULL && GST_IS_MESSAGE (message));

  if (GST_MESSAGE_TYPE (message) == GST_MESSAGE_STREAM_COLLECTION)
    self->types = get_types (message);

  /* An element that is missing by its name has no caps. */
  if (gst_is_missing_plugin_message (message) &&
      gst_structure_get (gst_message_get_structure (message), "detail", GST_TYPE_CAPS, &caps, NULL))
    g_ptr_array_add (self->missing, caps);
}

GstElement *
hp_film_tracks_get_sink (HpFilmTracks *self)
{
  GstElement *sink;

  g_return_val_if_fail (self != NULL, NULL);

  g_mutex_lock (&self->lock);
  sink = self->sink;
  g_mutex_unlock (&self->lock);

  return sink;
}

gboolean
hp_film_tracks_have_sound_alone (HpFilmTracks *self)
{
  g_return_val_if_fail (self != NULL, FALSE);

  return (self->types & GST_STREAM_TYPE_AUDIO) != 0 && (self->types & GST_STREAM_TYPE_VIDEO) == 0;
}

gboolean
hp_film_tracks_have_titles_alone (HpFilmTracks *self)
{
  g_return_val_if_fail (self != NULL, FALSE);

  return self->types == GST_STREAM_TYPE_TEXT;
}

GPtrArray *
hp_film_tracks_get_sounds (HpFilmTracks *self)
{
  GPtrArray *sounds;

  g_return_val_if_fail (self != NULL, NULL);

  g_mutex_lock (&self->lock);
  sounds = g_ptr_array_copy (self->sounds, (GCopyFunc) gst_mini_object_ref, NULL);
  g_mutex_unlock (&self->lock);
  g_ptr_array_set_free_func (sounds, (GDestroyNotify) gst_caps_unref);

  return sounds;
}

guint
hp_film_tracks_get_n_missing (HpFilmTracks *self)
{
  g_return_val_if_fail (self != NULL, 0);

  return self->missing->len;
}

GstCaps *
hp_film_tracks_get_missing_picture (HpFilmTracks *self)
{
  g_return_val_if_fail (self != NULL, NULL);

  for (guint i = 0; i < self->missing->len; i++)
    if (is_picture (g_ptr_array_index (self->missing, i)))
      return g_ptr_array_index (self->missing, i);

  return NULL;
}

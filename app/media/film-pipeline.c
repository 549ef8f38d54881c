#include "config.h"

#include "media/film-pipeline.h"

#include <glib/gi18n-lib.h>

#include "media/decoders.h"
#include "media/media-error.h"
#include "media/spare-pictures.h"

static GstPadProbeReturn
drop_cb (GstPad          *pad,
         GstPadProbeInfo *info,
         gpointer         user_data)
{
  return GST_PAD_PROBE_DROP;
}

static void
link_pad (GstPad     *pad,
          GstElement *element)
{
  g_autoptr(GstPad) sink_pad = gst_element_get_static_pad (element, "sink");

  gst_pad_link (pad, sink_pad);
}

/* The first picture and the sound asked for are played, all else is thrown away. */
static void
pad_added_cb (HpFilmPipeline *self,
              GstPad         *pad,
              GstElement     *decoder)
{
  g_autoptr(GstCaps) caps = gst_pad_query_caps (pad, NULL);
  const char *name = "";
  gboolean is_picture, is_sound;

  if (!gst_caps_is_any (caps) && !gst_caps_is_empty (caps))
    name = gst_structure_get_name (gst_caps_get_structure (caps, 0));

  g_mutex_lock (&self->lock);
  is_picture = g_str_equal (name, "video/x-raw") && !self->has_picture_pad;
  is_sound = g_str_equal (name, "audio/x-raw") && self->n_sound_pads++ == self->audio_track;
  self->has_picture_pad |= is_picture;
  g_mutex_unlock (&self->lock);

  if (is_picture)
    {
      link_pad (pad, self->scale);
    }
  else if (is_sound)
    {
      gst_bin_add (GST_BIN (self->pipeline), self->sound);
      link_pad (pad, self->sound);
      gst_element_sync_state_with_parent (self->sound);
    }
  else
    {
      gst_pad_add_probe (pad, GST_PAD_PROBE_TYPE_BUFFER | GST_PAD_PROBE_TYPE_BUFFER_LIST,
                         drop_cb, NULL, NULL);
    }
}

/* Titles come out as they are, and so does sound that nobody hears: nothing here reads them. */
static gboolean
autoplug_continue_cb (GstElement *decoder,
                      GstPad     *pad,
                      GstCaps    *caps,
                      gpointer    user_data)
{
  HpFilmPipeline *self = user_data;
  const char *name;

  if (gst_caps_is_any (caps) || gst_caps_is_empty (caps))
    return TRUE;

  name = gst_structure_get_name (gst_caps_get_structure (caps, 0));
  return !g_str_has_prefix (name, "text/") && !g_str_has_prefix (name, "subpicture/") &&
         !g_str_has_prefix (name, "meta/") &&
         (self->audio_track >= 0 || !g_str_has_prefix (name, "audio/"));
}

static gboolean
make_sound (HpFilmPipeline  *self,
            const char      *audio_sink,
            GError         **error)
{
  g_autofree char *description = NULL;

  description = g_strdup_printf ("audioconvert ! audioresample ! volume name=volume ! %s",
                                 audio_sink != NULL ? audio_sink : "autoaudiosink");
  self->sound = gst_parse_bin_from_description (description, TRUE, error);
  if (self->sound == NULL)
    return FALSE;

  gst_object_ref_sink (self->sound);
  self->volume = gst_bin_get_by_name (GST_BIN (self->sound), "volume");
  return TRUE;
}

static GstElement *
make (HpFilmPipeline  *self,
      const char      *factory,
      GError         **error)
{
  GstElement *element = gst_element_factory_make (factory, NULL);

  if (element == NULL)
    g_set_error (error, HP_MEDIA_ERROR, HP_MEDIA_ERROR_FAILED,
                 /* Translators: the name of a part of GStreamer. */
                 _("GStreamer has no “%s” here"), factory);
  else
    gst_bin_add (GST_BIN (self->pipeline), element);

  return element;
}

/* Scaled first: there is less to convert and to turn then, and half the work of an element that
 * does both at once.  How to turn it is known: a videoflip left to find out does so when the size
 * has been settled already. */
static gboolean
make_picture (HpFilmPipeline  *self,
              GError         **error)
{
  GstElement *convert;

  self->scale = make (self, "videoscale", error);
  if (self->scale == NULL)
    return FALSE;
  convert = make (self, "videoconvert", error);
  if (convert == NULL)
    return FALSE;
  self->flip = make (self, "videoflip", error);
  if (self->flip == NULL)
    return FALSE;
  self->size = make (self, "capsfilter", error);
  if (self->size == NULL)
    return FALSE;
  self->picture_sink = make (self, "appsink", error);
  if (self->picture_sink == NULL)
    return FALSE;

  g_object_set (self->scale, "n-threads", 2, "add-borders", FALSE, NULL);
  g_object_set (convert, "n-threads", 2, NULL);
  g_object_set (self->flip, "video-direction", (int) self->probe.orientation, NULL);
  g_object_set (self->picture_sink, "enable-last-sample", FALSE, NULL);
  return gst_element_link_many (self->scale, convert, self->flip, self->size, self->picture_sink, NULL);
}

static gboolean
make_decoder (HpFilmPipeline  *self,
              const char      *uri,
              GError         **error)
{
  GstElement *source, *decoder;

  source = gst_element_make_from_uri (GST_URI_SRC, uri, NULL, error);
  if (source == NULL)
    return FALSE;

  gst_bin_add (GST_BIN (self->pipeline), source);
  decoder = make (self, "decodebin", error);
  if (decoder == NULL)
    return FALSE;

  g_signal_connect_swapped (decoder, "pad-added", G_CALLBACK (pad_added_cb), self);
  g_signal_connect (decoder, "autoplug-continue", G_CALLBACK (autoplug_continue_cb), self);
  return gst_element_link (source, decoder);
}

/* A damaged film plays as far as it goes: what cannot be decoded is left out, however much. */
static void
deep_element_added_cb (GstBin     *pipeline,
                       GstBin     *bin,
                       GstElement *element,
                       gpointer    user_data)
{
  if (g_object_class_find_property (G_OBJECT_GET_CLASS (element), "max-errors") != NULL)
    g_object_set (element, "max-errors", -1, NULL);
}

static void
apply_size (HpFilmPipeline *self)
{
  g_autoptr(GstCaps) caps = NULL;

  g_mutex_lock (&self->lock);
  if (self->is_resized)
    caps = gst_caps_new_simple ("video/x-raw",
                                "format", G_TYPE_STRING, "BGRx",
                                "width", G_TYPE_INT, self->width,
                                "height", G_TYPE_INT, self->height,
                                "pixel-aspect-ratio", GST_TYPE_FRACTION, 1, 1,
                                NULL);
  self->is_resized = FALSE;
  g_mutex_unlock (&self->lock);

  if (caps != NULL)
    g_object_set (self->size, "caps", caps, NULL);
}

/* Between two pictures: one that has been scaled already would fit nothing. */
static GstPadProbeReturn
resize_cb (GstPad          *pad,
           GstPadProbeInfo *info,
           gpointer         user_data)
{
  apply_size (user_data);
  return GST_PAD_PROBE_OK;
}

HpFilmPipeline *
hp_film_pipeline_new (const char     *uri,
                      const HpProbe  *probe,
                      const char     *audio_sink,
                      int             audio_track,
                      GError        **error)
{
  g_autoptr(HpFilmPipeline) self = g_new0 (HpFilmPipeline, 1);
  g_autoptr(GstPad) scale_pad = NULL;

  g_return_val_if_fail (uri != NULL && probe != NULL, NULL);

  g_mutex_init (&self->lock);
  self->probe = hp_probe_get_measures (probe);
  self->audio_track = audio_track;
  self->pipeline = gst_pipeline_new (NULL);
  hp_decoders_guard (GST_BIN (self->pipeline));
  g_signal_connect (self->pipeline, "deep-element-added", G_CALLBACK (deep_element_added_cb), NULL);
  hp_spare_pictures (GST_BIN (self->pipeline), &self->n_read);
  if ((audio_track >= 0 && !make_sound (self, audio_sink, error)) ||
      !make_picture (self, error) ||
      !make_decoder (self, uri, error))
    return NULL;

  hp_film_pipeline_set_view_size (self, probe->width, probe->height);
  apply_size (self);
  scale_pad = gst_element_get_static_pad (self->scale, "sink");
  gst_pad_add_probe (scale_pad, GST_PAD_PROBE_TYPE_BUFFER, resize_cb, self, NULL);
  return g_steal_pointer (&self);
}

void
hp_film_pipeline_free (HpFilmPipeline *self)
{
  g_clear_pointer (&self->pipeline, gst_object_unref);
  g_clear_pointer (&self->volume, gst_object_unref);
  g_clear_pointer (&self->sound, gst_object_unref);
  g_mutex_clear (&self->lock);
  g_free (self);
}

gboolean
hp_film_pipeline_set_view_size (HpFilmPipeline *self,
                                int             width,
                                int             height)
{
  gboolean is_new;
  double scale;

  g_return_val_if_fail (self != NULL, FALSE);

  scale = MIN (1.0, MIN ((double) width / self->probe.width,
                         (double) height / self->probe.height));
  width = MAX ((int) (scale * self->probe.width + 0.5), 1);
  height = MAX ((int) (scale * self->probe.height + 0.5), 1);

  g_mutex_lock (&self->lock);
  is_new = width != self->width || height != self->height;
  self->width = width;
  self->height = height;
  self->is_resized |= is_new;
  g_mutex_unlock (&self->lock);

  return is_new;
}

static gboolean
is_sound_decoder (GstObject *object)
{
  GstElementFactory *factory = GST_IS_ELEMENT (object)
                               ? gst_element_get_factory (GST_ELEMENT (object)) : NULL;

  return factory != NULL &&
         gst_element_factory_list_is_type (factory, GST_ELEMENT_FACTORY_TYPE_DECODER |
                                                    GST_ELEMENT_FACTORY_TYPE_MEDIA_AUDIO);
}

gboolean
hp_film_pipeline_is_sound (HpFilmPipeline *self,
                           GstObject      *object)
{
  g_return_val_if_fail (self != NULL, FALSE);

  return self->sound != NULL &&
         (gst_object_has_as_ancestor (object, GST_OBJECT (self->sound)) ||
          is_sound_decoder (object));
}

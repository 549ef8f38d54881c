/* The elements that play a film: source, decoder, a picture in the size asked for, its sound.
 *
 * It is made and starts nothing.  Who has it starts the pipeline, and takes the pictures from the
 * picture sink, an appsink.
 */

#pragma once

#include <gst/app/app.h>

#include "media/probe.h"

G_BEGIN_DECLS

typedef struct
{
  HpProbe      probe;         /* without its words: only the numbers are used */
  GstElement  *pipeline;
  GstElement  *scale;         /* makes pixels of what is decoded */
  GstElement  *flip;
  GstElement  *size;          /* the filter that says how large the picture is to be */
  GstElement  *picture_sink;
  GstElement  *sound;         /* a bin, not in the pipeline before there is sound; NULL: silence */
  GstElement  *volume;        /* in it */
  int          width;         /* px, asked for */
  int          height;
  int          audio_track;   /* from 0; -1 for silence */
  guint        n_read;        /* atomic: coded pictures that the decoder was given */

  GMutex       lock;          /* of what follows */
  gboolean     is_resized;    /* since the last picture went in */
  gboolean     has_picture_pad;
  int          n_sound_pads;
} HpFilmPipeline;

HpFilmPipeline *hp_film_pipeline_new           (const char      *uri,
                                                const HpProbe   *probe,
                                                const char      *audio_sink,
                                                int              audio_track,
                                                GError         **error);
/* The pipeline is to be in GST_STATE_NULL. */
void            hp_film_pipeline_free          (HpFilmPipeline  *self);

/* Whether @object, which has something to say, is of the sound that is played. */
gboolean        hp_film_pipeline_is_sound      (HpFilmPipeline  *self,
                                                GstObject       *object);

/* The picture fits in @width × @height device pixels, and is never larger than it is in the
 * film.  Returns whether the next one will have another size. */
gboolean        hp_film_pipeline_set_view_size (HpFilmPipeline  *self,
                                                int              width,
                                                int              height);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (HpFilmPipeline, hp_film_pipeline_free)

G_END_DECLS

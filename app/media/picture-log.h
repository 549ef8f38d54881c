/* Notes the pictures that pass a pad: when each is shown, and what it looks like.
 *
 * The streaming threads write it and a worker reads it, at any time.
 */

#pragma once

#include <gst/gst.h>
#include <gst/video/video.h>

#include "media/cadence.h"

G_BEGIN_DECLS

typedef struct _HpPictureLog HpPictureLog;

HpPictureLog *hp_picture_log_new              (GstElement         *teller);
void          hp_picture_log_free             (HpPictureLog       *self);

void          hp_picture_log_watch            (HpPictureLog       *self,
                                               GstPad             *pad);
void          hp_picture_log_measure          (HpPictureLog       *self,
                                               GstPad             *pad);
void          hp_picture_log_clear            (HpPictureLog       *self);
void          hp_picture_log_expect_seek      (HpPictureLog       *self,
                                               gboolean            keeps);
void          hp_picture_log_want             (HpPictureLog       *self,
                                               guint               n_pictures);

gboolean      hp_picture_log_is_ready         (HpPictureLog       *self);
gboolean      hp_picture_log_is_untimed       (HpPictureLog       *self);
guint         hp_picture_log_get_n            (HpPictureLog       *self);
GArray       *hp_picture_log_get_pictures     (HpPictureLog       *self,
                                               gboolean            is_cut,
                                               gint64             *end);
gint64        hp_picture_log_get_promised_end (HpPictureLog       *self);
GstCaps      *hp_picture_log_get_caps         (HpPictureLog       *self);
guint         hp_picture_log_get_orientation  (HpPictureLog       *self);
void          hp_picture_log_get_upright      (HpPictureLog       *self,
                                               const GstVideoInfo *info,
                                               int                *width,
                                               int                *height);
char         *hp_picture_log_get_label        (HpPictureLog       *self,
                                               gboolean           *is_drop);

G_END_DECLS

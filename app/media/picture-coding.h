/* How coded pictures lie in a buffer: whether other pictures are made of one.
 *
 * On the way to a frame that was asked for, a decoder has to make the pictures
 * it is made of, and no others.
 */

#pragma once

#include <gst/gst.h>

G_BEGIN_DECLS

typedef enum
{
  HP_CODING_OTHER,  /* nothing is known about it */
  HP_CODING_H264,
} HpCoding;

typedef struct
{
  HpCoding coding;
  guint    n_length;  /* bytes of the length before each unit; 0: units begin with a start code */
} HpPictureCoding;

/* What the caps before a decoder say. */
HpPictureCoding hp_picture_coding_read          (const GstCaps   *caps);

/* Whether no other picture is made of the one in @data, a whole access unit.  FALSE, too, where
 * that cannot be told. */
gboolean        hp_picture_coding_is_disposable (HpPictureCoding  self,
                                                 const guint8    *data,
                                                 gsize            size);

G_END_DECLS

/* The floor of a seek: libav decoding the same frame, in this process, with nothing around it. */

#pragma once

#include <glib.h>

G_BEGIN_DECLS

typedef struct _Decoder Decoder;

/* NULL where the program was built without libav. */
Decoder *decoder_open   (const char *path);
void     decoder_free   (Decoder    *self);

/* Seeks to the key frame before @seconds, and decodes up to the picture that is shown then.
 * Returns the ms that took. */
double   decoder_seek   (Decoder    *self,
                         double      seconds);

G_END_DECLS

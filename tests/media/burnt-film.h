/* Films that have the number of each picture in the picture itself. */

#pragma once

#include "media/transport.h"

G_BEGIN_DECLS

/* A film of the fixtures; NULL, and the test skipped, where it is absent. */
GFile       *burnt_film_get            (const char   *name);

/* One that is heard by nobody. */
HpTransport *burnt_film_make_transport (void);
HpProbe     *burnt_film_begin          (HpTransport  *transport,
                                        GFile        *file);
/* Opens @file and waits for its first picture. */
HpProbe     *burnt_film_open           (HpTransport  *transport,
                                        GFile        *file);
void         burnt_film_wait           (HpTransport  *transport,
                                        gboolean    (*is_so) (HpTransport *transport));
/* The number in the picture that is shown, -1 if none can be read. */
gint64       burnt_film_read           (HpTransport  *transport);

/* A handler of any signal. */
void         burnt_film_count          (guint        *n);

G_END_DECLS

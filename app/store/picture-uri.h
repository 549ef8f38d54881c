/* How a plan names the file of its picture. */

#pragma once

#include <gio/gio.h>

G_BEGIN_DECLS

char  *hp_picture_uri_for  (GFile      *picture,
                            GFile      *plan_file);
GFile *hp_picture_file_for (const char *uri,
                            GFile      *plan_file);

G_END_DECLS

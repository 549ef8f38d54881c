/* Damages a film, in ways that disks, networks and cameras do, and in some that nobody does.
 *
 * The same number and seed make the same damage of the same bytes.
 */

#pragma once

#include <glib.h>

G_BEGIN_DECLS

guint  damage_get_n (void);

/* What damage @index, below damage_get_n(), is: "cut to 40 bytes".  Free with g_free(). */
char  *damage_name  (guint       index);
void   damage_do    (guint       index,
                     GRand      *rand,
                     GByteArray *bytes);

G_END_DECLS

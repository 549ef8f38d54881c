/* A place in a plan file, as "scenes[2].curve[4].level": a chain that costs nothing while
 * nothing is wrong, and is put in words for a problem. */

#pragma once

#include <glib.h>

G_BEGIN_DECLS

typedef struct _HpPlace HpPlace;

struct _HpPlace
{
  const HpPlace *outer;  /* NULL at the start, whose name is a whole place, or "" */
  const char    *name;   /* of a member; NULL for an item */
  gsize          index;  /* of an item */
};

char *hp_place_to_string (const HpPlace *self);

G_END_DECLS

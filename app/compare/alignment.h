/* How many parts of a sorted list stayed, changed, moved, came and went. */

#pragma once

#include <glib.h>

G_BEGIN_DECLS

typedef struct
{
  guint n_same;
  guint n_changed;  /* at their place */
  guint n_moved;    /* between two that kept theirs, as many as were there */
  guint n_added;
  guint n_removed;
} HpAlignment;

/* Compares the places of two parts. */
typedef int      (*HpPlaceCompare) (gconstpointer a,
                                    gconstpointer b);
typedef gboolean (*HpPartEqual)    (gconstpointer a,
                                    gconstpointer b);

HpAlignment hp_align (gconstpointer   before,
                      gsize           n_before,
                      gconstpointer   after,
                      gsize           n_after,
                      gsize           size,
                      HpPlaceCompare  compare,
                      HpPartEqual     equal);

G_END_DECLS

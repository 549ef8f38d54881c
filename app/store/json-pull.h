/* A JSON object read piece by piece: its members, or the items of its lists, one after another.
 *
 * The tree of a whole file takes many times the memory of its text; that of a
 * piece can be freed before the next is read.  It is as strict as jansson is,
 * which reads the pieces.  What breaks the JSON is told once, with its line and
 * column in the whole text, and ends the reading.
 */

#pragma once

#include <jansson.h>

#include "core/problem.h"

G_BEGIN_DECLS

typedef struct
{
  const char *text;
  gsize       size;
  HpProblems *problems;
  gsize       at;
  guint       depth;     /* of the objects and lists entered */
  gsize       memory;    /* that the piece read last took, about */
  gboolean    broken;
} HpJsonPull;

/* Enters what @bracket, '{' or '[', opens; returns whether that is what comes next. */
gboolean  hp_json_pull_enter (HpJsonPull *self,
                              char        bracket);

/* Whether something follows the @n_read members or items of what @bracket opened; leaves it
 * where nothing does. */
gboolean  hp_json_pull_next  (HpJsonPull *self,
                              char        bracket,
                              gsize       n_read);

/* The name of a member, and a value; NULL where the JSON is broken. */
char     *hp_json_pull_key   (HpJsonPull *self);
json_t   *hp_json_pull_value (HpJsonPull *self);

/* Tells where something stands after the whole. */
void      hp_json_pull_end   (HpJsonPull *self);

/* Tells what is wrong where it reads, and ends the reading. */
void      hp_json_pull_stop  (HpJsonPull *self,
                              const char *sentence);

G_END_DECLS

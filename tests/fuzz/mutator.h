/* Changes bytes by chance, as bytes and as JSON: the same seed makes the same changes. */

#pragma once

#include <glib.h>

G_BEGIN_DECLS

/* What was made from others is cut at this. */
#define MUTATOR_MAX_SIZE 16384  /* bytes */

typedef struct
{
  GRand     *rand;
  GPtrArray *words;   /* (element-type GBytes): of a dictionary */
  GPtrArray *others;  /* (element-type GBytes): what may be put in */
} Mutator;

/* The words of a dictionary as libFuzzer has them: a line each, NAME="TEXT" or "TEXT". */
GPtrArray *mutator_load_words (const char *path);

void       mutator_mutate     (Mutator    *self,
                               GByteArray *bytes);

G_END_DECLS

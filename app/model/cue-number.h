/* Cue numbers: 1M2, 1m07A, 2m03s.
 *
 * A cue number names the reel, the cue in it (or, numbered continuously, in
 * the film), a letter when the cue was inserted later, an “s” for source
 * music, and maybe a part and a version.  Inserted letters leave out S, I and O.
 */

#pragma once

#include <glib.h>

G_BEGIN_DECLS

#define HP_CUE_NUMBER_MAX 999

typedef struct
{
  int  reel;     /* 0…99 */
  int  number;   /* 0…999 */
  char letter;   /* of an inserted cue, or 0 */
  char source;   /* 's' or 'S' for source music, or 0 */
  int  part;     /* or -1 */
  int  version;  /* or -1 */
} HpCueNumber;

gboolean hp_cue_number_parse        (const char         *text,
                                     HpCueNumber        *number,
                                     GError            **error);
gboolean hp_cue_number_check        (const char         *text,
                                     GError            **error);
char    *hp_cue_number_to_string    (const HpCueNumber  *self);
char    *hp_cue_number_rewrite      (const char         *text,
                                     const HpCueNumber  *number);
int      hp_cue_number_compare      (const HpCueNumber  *a,
                                     const HpCueNumber  *b,
                                     gboolean            continuous);
char     hp_cue_number_letter_after (char                letter);

G_END_DECLS

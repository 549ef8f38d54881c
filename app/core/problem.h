/* What is wrong in a file, told all at once: a place and a sentence each. */

#pragma once

#include <glib.h>

G_BEGIN_DECLS

/* More than these are counted, not kept. */
#define HP_PROBLEMS_MAX 100

typedef struct
{
  char *place;     /* "scenes[2].curve[4].level", or "" for the file as a whole */
  char *sentence;
} HpProblem;

typedef struct _HpProblems HpProblems;

HpProblems      *hp_problems_new         (void);
void             hp_problems_free        (HpProblems       *self);

void             hp_problems_add         (HpProblems       *self,
                                          const char       *place,
                                          const char       *format,
                                          ...) G_GNUC_PRINTF (3, 4);
void             hp_problems_add_all     (HpProblems       *self,
                                          const HpProblems *others);

guint            hp_problems_get_n       (const HpProblems *self);
guint            hp_problems_get_n_kept  (const HpProblems *self);
const HpProblem *hp_problems_get         (const HpProblems *self,
                                          guint             index);
char            *hp_problems_to_string   (const HpProblems *self,
                                          const char       *file);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (HpProblems, hp_problems_free)

G_END_DECLS

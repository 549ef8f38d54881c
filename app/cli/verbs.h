/* The verbs.  Each is given its own name and what follows it, and returns an HpCliStatus. */

#pragma once

#include "cli/cli.h"

G_BEGIN_DECLS

int hp_verb_diff     (int    argc,
                      char **argv);
int hp_verb_export   (int    argc,
                      char **argv);
int hp_verb_formats  (int    argc,
                      char **argv);
int hp_verb_info     (int    argc,
                      char **argv);
int hp_verb_new      (int    argc,
                      char **argv);
int hp_verb_timecode (int    argc,
                      char **argv);
int hp_verb_validate (int    argc,
                      char **argv);

G_END_DECLS

/* What the verbs share: options, files, plans and rates as a user names them,
 * and how they complain.
 */

#pragma once

#include <gio/gio.h>

#include "core/frame-rate.h"
#include "core/problem.h"
#include "model/plan.h"
#include "store/plan-file.h"

G_BEGIN_DECLS

/* Standard input or standard output, where a file is taken. */
#define HP_CLI_STANDARD "-"

void        hp_cli_complain       (const char          *file,
                                   const char          *format,
                                   ...) G_GNUC_PRINTF (2, 3);
void        hp_cli_complain_error (const char          *file,
                                   const GError        *error);
gboolean    hp_cli_parse          (int                 *argc,
                                   char              ***argv,
                                   const char          *parameters,
                                   const char          *summary,
                                   const GOptionEntry  *entries);

GFile      *hp_cli_file_for       (const char          *argument);
HpPlanLoad *hp_cli_load           (const char          *argument);
HpPlan     *hp_cli_read_plan      (const char          *argument);
gboolean    hp_cli_parse_rate     (const char          *text,
                                   HpFrameRate         *rate,
                                   GError             **error);

G_END_DECLS

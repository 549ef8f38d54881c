/* What a plan can be written as: one table, which the command line, the dialogs
 * and the manual read.  A new format is a row and a function.
 */

#pragma once

#include "model/plan.h"
#include "model/scene.h"

G_BEGIN_DECLS

typedef enum
{
  HP_FORMAT_EXPORT,
  HP_FORMAT_IMPORT,
} HpFormatDirection;

#define HP_TYPE_FORMAT_DIRECTION (hp_format_direction_get_type ())

/* @scene is NULL in a format of whole plans. */
typedef GBytes *(*HpFormatExport) (HpPlan   *plan,
                                   HpScene  *scene,
                                   GError  **error);

typedef struct
{
  const char        *id;             /* as the command line names it */
  HpFormatDirection  direction;
  const char        *kind;           /* what is in it: "cue-plan", "score" */
  const char        *media_type;
  const char        *extensions[4];  /* without the dot, ends with NULL; the first is written */
  gboolean           per_scene;      /* a file for each scene, not one for the plan */
  HpFormatExport     export;
  const char        *signature;      /* stands near the beginning of each file we wrote, and
                                      * hardly in one of others; or NULL */
} HpFormat;

GType           hp_format_direction_get_type (void);
const HpFormat *hp_formats_get               (guint           *n_formats);
const HpFormat *hp_formats_find              (const char      *id);

GBytes         *hp_format_export             (const HpFormat  *self,
                                              HpPlan          *plan,
                                              HpScene         *scene,
                                              GError         **error);

G_END_DECLS

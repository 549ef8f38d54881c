/* Plans on disk. */

#pragma once

#include "core/problem.h"
#include "model/plan.h"

G_BEGIN_DECLS

#define HP_PLAN_SUFFIX ".hairpin"
#define HP_PLAN_MAX_SIZE (64 << 20)  /* bytes: 16 times a feature film's */

/* What came of loading: a plan, or what is wrong with the file. */
typedef struct
{
  HpPlan     *plan;      /* NULL where the file is not a plan without errors */
  HpProblems *problems;  /* every error of the file, with its place */
  gboolean    newer;     /* a later version wrote it: read, never write it */
  GBytes     *bytes;     /* what the file holds */
} HpPlanLoad;

HpPlanLoad *hp_plan_load_new          (GBytes               *bytes);
void        hp_plan_load_free         (HpPlanLoad           *self);

gboolean    hp_plan_check_size        (goffset               size,
                                       GError              **error);

/* Whether @file is called as plans are, in whatever case. */
gboolean    hp_plan_file_has_suffix   (GFile                *file);

HpPlanLoad *hp_plan_file_load         (GFile                *file,
                                       GCancellable         *cancellable,
                                       GError              **error);
void        hp_plan_file_load_async   (GFile                *file,
                                       GCancellable         *cancellable,
                                       GAsyncReadyCallback   callback,
                                       gpointer              user_data);
HpPlanLoad *hp_plan_file_load_finish  (GAsyncResult         *result,
                                       GError              **error);

void        hp_plan_file_save_async   (GFile                *file,
                                       HpPlan               *plan,
                                       GCancellable         *cancellable,
                                       GAsyncReadyCallback   callback,
                                       gpointer              user_data);
gboolean    hp_plan_file_save_finish  (GAsyncResult         *result,
                                       GError              **error);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (HpPlanLoad, hp_plan_load_free)

G_END_DECLS

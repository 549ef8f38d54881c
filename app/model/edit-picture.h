/* A plan's picture: how a plan begins. */

#pragma once

#include "model/plan.h"

G_BEGIN_DECLS

HpPlan *hp_plan_new_with_picture (const char  *title,
                                  HpFrameRate  rate,
                                  gboolean     drop_frame,
                                  const char  *uri,
                                  gint64       duration,
                                  gint64       start_label);

G_END_DECLS

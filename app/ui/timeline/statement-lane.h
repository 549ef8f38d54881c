/* The motifs, where a scene states them. */

#pragma once

#include "ui/timeline/bar-lane.h"

G_BEGIN_DECLS

#define HP_TYPE_STATEMENT_LANE (hp_statement_lane_get_type ())

G_DECLARE_FINAL_TYPE (HpStatementLane, hp_statement_lane, HP, STATEMENT_LANE, HpBarLane)

GtkWidget *hp_statement_lane_new (HpDesk *desk);

G_END_DECLS

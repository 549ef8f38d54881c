/* A decision: what was said, by whom, when, and what came of it. */

#pragma once

#include "model/element.h"

G_BEGIN_DECLS

typedef enum
{
  HP_DECISION_ABOUT_TEMPO,
  HP_DECISION_ABOUT_INSTRUMENTATION,
  HP_DECISION_ABOUT_PLACEMENT,
  HP_DECISION_ABOUT_MOTIF,
  HP_DECISION_ABOUT_TONE,
  HP_DECISION_ABOUT_MIX,
  HP_DECISION_ABOUT_PICTURE,
  HP_DECISION_ABOUT_ADVICE,
  HP_DECISION_ABOUT_OTHER,
} HpDecisionAbout;

#define HP_TYPE_DECISION_ABOUT (hp_decision_about_get_type ())

typedef enum
{
  HP_DECISION_STATUS_OPEN,
  HP_DECISION_STATUS_PROPOSED,
  HP_DECISION_STATUS_AGREED,
  HP_DECISION_STATUS_DROPPED,
} HpDecisionStatus;

#define HP_TYPE_DECISION_STATUS (hp_decision_status_get_type ())

#define HP_TYPE_DECISION (hp_decision_get_type ())

G_DECLARE_FINAL_TYPE (HpDecision, hp_decision, HP, DECISION, HpElement)

GType            hp_decision_about_get_type  (void);
GType            hp_decision_status_get_type (void);
const char      *hp_decision_get_made        (HpDecision *self);
const char      *hp_decision_get_by          (HpDecision *self);
HpDecisionAbout  hp_decision_get_about       (HpDecision *self);
const char      *hp_decision_get_scene       (HpDecision *self);
gint64           hp_decision_get_at          (HpDecision *self);
const char      *hp_decision_get_text        (HpDecision *self);
const char      *hp_decision_get_quote       (HpDecision *self);
HpDecisionStatus hp_decision_get_status      (HpDecision *self);
const char      *hp_decision_get_owner       (HpDecision *self);
const char      *hp_decision_get_due         (HpDecision *self);
GStrv            hp_decision_get_concerns    (HpDecision *self);
const char      *hp_decision_get_supersedes  (HpDecision *self);
const char      *hp_decision_get_rule        (HpDecision *self);

G_END_DECLS

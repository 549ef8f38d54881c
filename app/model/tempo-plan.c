#include "model/tempo-plan.h"

#include "model/meter-change.h"
#include "model/tempo-change.h"
#include "model/tempo-lock.h"

struct _HpTempoPlan
{
  HpElement   parent_instance;

  char          *name;
  char          *reason;
  gint64         downbeat;  /* frame of bar 1, beat 1 */
  int            warning_clicks;
  HpElementList *meters;    /* of HpMeterChange */
  HpElementList *tempos;    /* of HpTempoChange */
  HpElementList *locks;     /* of HpTempoLock */
};

static const HpMember members[] = {
  { "name", HP_MEMBER_TEXT, G_STRUCT_OFFSET (HpTempoPlan, name), .required = TRUE },
  { "reason", HP_MEMBER_TEXT, G_STRUCT_OFFSET (HpTempoPlan, reason) },
  { "downbeat", HP_MEMBER_FRAME, G_STRUCT_OFFSET (HpTempoPlan, downbeat), .required = TRUE },
  { "warning-clicks", HP_MEMBER_INTEGER, G_STRUCT_OFFSET (HpTempoPlan, warning_clicks), .min = 0,
    .max = 32 },
  { "meters", HP_MEMBER_LIST, G_STRUCT_OFFSET (HpTempoPlan, meters), .required = TRUE,
    .type = hp_meter_change_get_type },
  { "tempos", HP_MEMBER_LIST, G_STRUCT_OFFSET (HpTempoPlan, tempos), .required = TRUE,
    .type = hp_tempo_change_get_type },
  { "locks", HP_MEMBER_LIST, G_STRUCT_OFFSET (HpTempoPlan, locks),
    .type = hp_tempo_lock_get_type },
};

HP_DEFINE_ELEMENT (HpTempoPlan, hp_tempo_plan, "tempo")

HP_DEFINE_GETTER (HpTempoPlan, hp_tempo_plan, const char *, name)
HP_DEFINE_GETTER (HpTempoPlan, hp_tempo_plan, const char *, reason)
HP_DEFINE_GETTER (HpTempoPlan, hp_tempo_plan, gint64, downbeat)
HP_DEFINE_GETTER (HpTempoPlan, hp_tempo_plan, int, warning_clicks)
HP_DEFINE_GETTER (HpTempoPlan, hp_tempo_plan, HpElementList *, meters)
HP_DEFINE_GETTER (HpTempoPlan, hp_tempo_plan, HpElementList *, tempos)
HP_DEFINE_GETTER (HpTempoPlan, hp_tempo_plan, HpElementList *, locks)

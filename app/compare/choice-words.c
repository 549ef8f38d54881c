#include "config.h"

#include "compare/choice-words.h"

#include <glib/gi18n-lib.h>

#include "core/curve.h"
#include "model/automation.h"
#include "model/decision.h"
#include "model/hit.h"
#include "model/instrument.h"
#include "model/layer.h"
#include "model/person.h"
#include "model/plan.h"
#include "model/reservation.h"
#include "model/scene.h"

typedef struct
{
  GType      (*type) (void);
  const char  *context;
  const char  *words[12];  /* by value; what is not here is called as the file does */
} Choice;

static const Choice choices[] = {
  { hp_numbering_get_type, "numbering of cues",
    { NC_("numbering of cues", "per reel"), NC_("numbering of cues", "continuous") } },
  { hp_person_role_get_type, "role",
    { NC_("role", "director"), NC_("role", "composer"), NC_("role", "editor"),
      NC_("role", "music editor"), NC_("role", "producer"), NC_("role", "orchestrator"),
      NC_("role", "other") } },
  { hp_family_get_type, "family",
    { NC_("family", "woodwinds"), NC_("family", "brass"), NC_("family", "percussion"),
      NC_("family", "keyboards"), NC_("family", "plucked"), NC_("family", "voices"),
      NC_("family", "strings"), NC_("family", "electronics") } },
  { hp_material_get_type, "material",
    { NC_("material", "air"), NC_("material", "wood"), NC_("material", "metal"),
      NC_("material", "skin"), NC_("material", "string"), NC_("material", "voice"),
      NC_("material", "electronic") } },
  { hp_scene_function_get_type, "function of a scene",
    { NC_("function of a scene", "score"), NC_("function of a scene", "source"),
      NC_("function of a scene", "silence") } },
  { hp_scene_status_get_type, "status of a scene",
    { NC_("status of a scene", "spotted"), NC_("status of a scene", "sketched"),
      NC_("status of a scene", "approved"), NC_("status of a scene", "recorded"),
      NC_("status of a scene", "dropped") } },
  { hp_hit_kind_get_type, "kind of hit",
    { NC_("kind of hit", "cut"), NC_("kind of hit", "action"), NC_("kind of hit", "line"),
      NC_("kind of hit", "look"), NC_("kind of hit", "emotion"), NC_("kind of hit", "other") } },
  { hp_lands_on_get_type, "lands on",
    { NC_("lands on", "downbeat"), NC_("lands on", "beat"), NC_("lands on", "any position") } },
  { hp_articulation_get_type, "articulation",
    { NC_("articulation", "natural"), NC_("articulation", "legato"),
      NC_("articulation", "tenuto"), NC_("articulation", "portato"),
      NC_("articulation", "staccato"), NC_("articulation", "marcato"),
      NC_("articulation", "pizzicato"), NC_("articulation", "tremolo"),
      NC_("articulation", "sul ponticello"), NC_("articulation", "con sordino"),
      NC_("articulation", "harmonics") } },
  { hp_control_get_type, "control",
    { NC_("control", "volume"), NC_("control", "filter"), NC_("control", "pan"),
      NC_("control", "distance"), NC_("control", "reverb") } },
  { hp_curve_shape_get_type, "shape",
    { NC_("shape", "straight"), NC_("shape", "smooth"), NC_("shape", "held") } },
  { hp_reservation_rule_get_type, "rule",
    { NC_("rule", "not before"), NC_("rule", "only in") } },
  { hp_decision_about_get_type, "subject of a decision",
    { NC_("subject of a decision", "tempo"), NC_("subject of a decision", "instrumentation"),
      NC_("subject of a decision", "placement"), NC_("subject of a decision", "motif"),
      NC_("subject of a decision", "tone"), NC_("subject of a decision", "mix"),
      NC_("subject of a decision", "picture"), NC_("subject of a decision", "advice"),
      NC_("subject of a decision", "other") } },
  { hp_decision_status_get_type, "status of a decision",
    { NC_("status of a decision", "open"), NC_("status of a decision", "proposed"),
      NC_("status of a decision", "agreed"), NC_("status of a decision", "dropped") } },
};

/* Dynamics and roles of rights sheets are signs, the same in every language. */
const char *
hp_choice_words (GType type,
                 int   value)
{
  g_autoptr(GEnumClass) klass = g_type_class_ref (type);
  const GEnumValue *found = g_enum_get_value (klass, value);

  for (guint i = 0; i < G_N_ELEMENTS (choices); i++)
    if (choices[i].type () == type && value >= 0 &&
        value < (int) G_N_ELEMENTS (choices[i].words) && choices[i].words[value] != NULL)
      return g_dpgettext2 (GETTEXT_PACKAGE, choices[i].context, choices[i].words[value]);

  return found != NULL ? found->value_nick : "";
}

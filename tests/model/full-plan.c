#include "model/full-plan.h"

#include "model/automation.h"
#include "model/decision.h"
#include "model/edit-list.h"
#include "model/edit-member.h"
#include "model/film-plan.h"
#include "model/instrument.h"
#include "model/person.h"
#include "model/reservation.h"
#include "model/tempo-plan.h"
#include "model/writer.h"

static const char *
id_of (gpointer element)
{
  return hp_element_get_id (element);
}

/* Adds, which must not be refused. */
#define ADD(owner, list, ...) \
  G_STMT_START { \
    g_autoptr(GError) why = NULL; \
    added = hp_edit_add (history, owner, list, &why, __VA_ARGS__, NULL); \
    g_assert_no_error (why); \
    g_assert_nonnull (added); \
  } G_STMT_END

static void
add_people_and_colours (HpHistory *history,
                        HpPlan    *plan)
{
  gpointer added;

  ADD (plan, "people", "name", "M. Adeyemi", "role", HP_PERSON_ROLE_DIRECTOR);
  ADD (plan, "people", "name", "I. Larsen", "role", HP_PERSON_ROLE_COMPOSER, "ipi", "00123456789");
  for (guint i = 0; i < 2; i++)
    ADD (plan, "palette", "name", i == 0 ? "Solo violin" : "Cello", "sound", "strings.violin",
         "program", 40, "family", HP_FAMILY_STRINGS, "low", "G3", "high", "E7",
         "brightness", 0.7, "material", HP_MATERIAL_WOOD);
  for (guint i = 0; i < 2; i++)
    ADD (plan, "motifs", "name", i == 0 ? "Mara" : "Harbour", "colour", "#3584e4",
         "meter", "3/4", "bpm", &(HpBpm) { 72, 0 });
}

static void
add_tempo_plan (HpHistory *history,
                HpScene   *scene)
{
  gpointer added;
  HpTempoPlan *tempo;
  const HpFraction at = { 4, 1 }, quarter = { 1, 4 };

  ADD (scene, "tempo-plans", "reason", "lands on the look");
  tempo = added;
  ADD (tempo, "meters", "bar", 5, "meter", "3/4");
  ADD (tempo, "tempos", "at", &at, "beat", &quarter, "bpm", &(HpBpm) { 0, 98 });
  ADD (tempo, "locks", "hit", id_of (hp_element_list_get (hp_scene_get_hits (scene), 0)),
       "bar", 4, "beat", 1);
}

static void
add_layer (HpHistory *history,
           HpPlan    *plan,
           HpScene   *scene,
           guint      index)
{
  const HpFraction at = { 4, 1 };
  gpointer added, layer;

  ADD (scene, "layers",
       "instrument", id_of (hp_element_list_get (hp_plan_get_palette (plan), index)));
  layer = added;
  ADD (layer, "entries", "in", hp_scene_get_in (scene), "out", hp_scene_get_in (scene) + 100);
  ADD (layer, "entries", "in", hp_scene_get_in (scene) + 200, "out", hp_scene_get_out (scene));
  ADD (layer, "automation", "control", HP_CONTROL_FILTER);
  ADD (scene, "statements", "layer", id_of (layer),
       "motif", id_of (hp_element_list_get (hp_plan_get_motifs (plan), index)), "at", &at);
}

static void
add_scene (HpHistory *history,
           HpPlan    *plan,
           gint64     in)
{
  HpElementList *people = hp_plan_get_people (plan);
  gpointer added;
  HpScene *scene;

  ADD (plan, "scenes", "in", in, "out", in + 1000);
  scene = added;
  ADD (scene, "words", "pair", "cold–warm", "value", -0.4,
       "by", id_of (hp_element_list_get (people, 0)));
  ADD (scene, "temp", "in", in, "out", in + 500, "title", "Adagio in D minor");
  ADD (scene, "writers", "by", id_of (hp_element_list_get (people, 1)), "role", HP_WRITER_ROLE_C,
       "share", 100.0);
  for (gint64 at = in; at < in + 600; at += 200)
    {
      ADD (scene, "beats", "at", at, "feeling", "restraint");
      ADD (scene, "hits", "at", at, "label", "She looks up");
    }
  for (guint i = 0; i < 2; i++)
    {
      add_tempo_plan (history, scene);
      add_layer (history, plan, scene, i);
    }
  hp_edit_set (history, scene, NULL, "tempo-plan",
               id_of (hp_element_list_get (hp_scene_get_tempo_plans (scene), 0)));
}

static void
add_papers (HpHistory *history,
            HpPlan    *plan)
{
  const char *instrument = id_of (hp_element_list_get (hp_plan_get_palette (plan), 0));
  const char *scene = id_of (hp_element_list_get (hp_plan_get_scenes (plan), 0));
  gpointer added;

  ADD (plan, "markers", "at", (gint64) 19000);
  ADD (plan, "markers", "at", (gint64) 18000, "label", "Harbour light");
  ADD (plan, "dialogue", "in", (gint64) 510, "out", (gint64) 575, "speaker", "MARA");
  ADD (plan, "dialogue", "in", (gint64) 210, "out", (gint64) 275, "speaker", "MARA");
  ADD (plan, "reserved", "instrument", instrument, "rule", HP_RESERVATION_RULE_NOT_BEFORE,
       "at", (gint64) 700);
  ADD (plan, "reserved", "instrument", instrument, "rule", HP_RESERVATION_RULE_ONLY_IN,
       "scene", scene, "at", (gint64) 700);
  for (guint i = 0; i < 2; i++)
    ADD (plan, "decisions", "made", "2026-11-20T10:15:00Z",
         "about", HP_DECISION_ABOUT_INSTRUMENTATION, "status", HP_DECISION_STATUS_AGREED,
         "scene", scene, "concerns", ((const char *const[]) { instrument, scene, NULL }));
  ADD (plan, "lost", "was", "layer-77", "scene", scene, "object", "{\"id\":\"layer-77\"}");
}

HpPlan *
full_plan_new (HpHistory *history)
{
  HpPlan *plan = film_plan_new ();
  gpointer added;

  ADD (plan, "reels", "duration", (gint64) FILM_REEL);
  add_people_and_colours (history, plan);
  add_scene (history, plan, 9500);
  add_scene (history, plan, 500);
  add_papers (history, plan);
  return plan;
}

#undef ADD

typedef struct
{
  HpElement      *element;  /* owned */
  const HpMember *member;   /* NULL for the element itself */
  HpMemberValue   value;
} Seen;

struct _Snapshot
{
  GArray *seen;  /* (element-type Seen) */
};

static void
seen_clear (gpointer data)
{
  Seen *seen = data;

  if (seen->member != NULL)
    hp_member_clear_value (seen->member, &seen->value);
  g_object_unref (seen->element);
}

static void
see_cb (HpElement  *element,
        const char *place,
        gpointer    data)
{
  HpElementClass *klass = HP_ELEMENT_GET_CLASS (element);
  Snapshot *self = data;
  Seen itself = { g_object_ref (element), NULL };

  g_array_append_val (self->seen, itself);
  for (guint i = 0; i < klass->n_members; i++)
    {
      const HpMember *member = &klass->members[i];
      Seen seen = { NULL, member };

      if (member->kind == HP_MEMBER_LIST || member->kind == HP_MEMBER_OBJECT)
        continue;

      seen.element = g_object_ref (element);
      hp_member_copy_value (member, &seen.value, hp_element_get_field (element, member));
      g_array_append_val (self->seen, seen);
    }
}

Snapshot *
snapshot_new (HpPlan *plan)
{
  Snapshot *self = g_new0 (Snapshot, 1);

  self->seen = g_array_new (FALSE, FALSE, sizeof (Seen));
  g_array_set_clear_func (self->seen, seen_clear);
  hp_element_visit (HP_ELEMENT (plan), NULL, see_cb, self);
  return self;
}

void
snapshot_free (Snapshot *self)
{
  g_array_unref (self->seen);
  g_free (self);
}

gboolean
snapshot_equal (Snapshot *a,
                Snapshot *b)
{
  if (a->seen->len != b->seen->len)
    return FALSE;

  for (guint i = 0; i < a->seen->len; i++)
    {
      const Seen *one = &g_array_index (a->seen, Seen, i);
      const Seen *other = &g_array_index (b->seen, Seen, i);

      if (one->element != other->element || one->member != other->member ||
          (one->member != NULL &&
           !hp_member_values_equal (one->member, &one->value, &other->value)))
        return FALSE;
    }

  return TRUE;
}

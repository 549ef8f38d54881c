#include "config.h"

#include "model/edit-split.h"

#include <glib/gi18n-lib.h>

#include "model/automation.h"
#include "model/decision.h"
#include "model/edit-copy.h"
#include "model/element-order.h"
#include "model/layer.h"
#include "model/member-check.h"
#include "model/model-error.h"
#include "model/plan-time.h"
#include "model/scene-time.h"
#include "model/statement.h"
#include "model/tempo-lock.h"

typedef struct
{
  HpHistory  *history;
  HpPlan     *plan;
  HpScene    *first;
  HpScene    *second;     /* at the beginning a copy of all of the first */
  gint64      at;         /* the frame where the second comes in */
  HpTempoMap *tempo_map;  /* of the first, or NULL: no frame is known of a statement */
  GHashTable *copies;     /* (element-type utf8 utf8): ids of what is in both, and of its copy */
} Split;

static gint64
frame_of (HpElement  *element,
          const char *member)
{
  return *(const gint64 *) hp_element_get_field (element, hp_element_find_member (element, member));
}

static HpElementList *
list_of (HpScene    *scene,
         const char *name)
{
  HpElement *element = HP_ELEMENT (scene);

  return *(HpElementList *const *) hp_element_get_field (element,
                                                         hp_element_find_member (element, name));
}

static void
remove_all (HpHistory     *history,
            HpElementList *list)
{
  for (guint i = hp_element_list_get_n (list); i > 0; i--)
    hp_history_remove (history, list, i - 1);
}

/* The element at @position goes over as it is: whoever names it names it still. */
static void
move_over (HpHistory     *history,
           HpElementList *from,
           guint          position,
           HpElementList *to,
           guint          place)
{
  g_autoptr(HpElement) element = g_object_ref (hp_element_list_get (from, position));

  hp_history_remove (history, from, position);
  hp_history_insert (history, to, place, element);
}

/* A promise goes with its hit.  Those of the copy name copies of the hits. */
static void
split_locks (Split      *self,
             GHashTable *hits)
{
  HpElementList *tempo_plans[] = { hp_scene_get_tempo_plans (self->first),
                                   hp_scene_get_tempo_plans (self->second) };

  for (guint side = 0; side < G_N_ELEMENTS (tempo_plans); side++)
    for (guint i = 0; i < hp_element_list_get_n (tempo_plans[side]); i++)
      {
        HpElementList *locks =
          hp_tempo_plan_get_locks (hp_element_list_get (tempo_plans[side], i));

        for (guint j = hp_element_list_get_n (locks); j > 0; j--)
          {
            HpElement *lock = hp_element_list_get (locks, j - 1);
            const char *named = hp_tempo_lock_get_hit (HP_TEMPO_LOCK (lock));
            HpElement *hit = g_hash_table_lookup (hits, named);

            if (hit == NULL)
              continue;
            if ((frame_of (hit, "at") >= self->at) != (side == 1))
              hp_history_remove (self->history, locks, j - 1);
            else
              hp_history_set (self->history, lock, "hit", hp_element_get_id (hit));
          }
      }
}

/* Each hit by its own id, and by that of its copy. */
static GHashTable *
list_hits (Split *self)
{
  GHashTable *hits = g_hash_table_new (g_str_hash, g_str_equal);
  HpElementList *own = hp_scene_get_hits (self->first);
  HpElementList *copied = hp_scene_get_hits (self->second);

  for (guint i = 0; i < hp_element_list_get_n (own); i++)
    {
      HpElement *hit = hp_element_list_get (own, i);

      g_hash_table_insert (hits, (gpointer) hp_element_get_id (hit), hit);
      g_hash_table_insert (hits, (gpointer) hp_element_get_id (hp_element_list_get (copied, i)),
                           hit);
    }

  return hits;
}

static void
split_moments (Split      *self,
               const char *name)
{
  HpElementList *from = list_of (self->first, name), *to = list_of (self->second, name);

  remove_all (self->history, to);
  for (guint i = 0; i < hp_element_list_get_n (from);)
    if (frame_of (hp_element_list_get (from, i), "at") >= self->at)
      move_over (self->history, from, i, to, hp_element_list_get_n (to));
    else
      i++;
}

/* Of temp music and entries, what lies outside of @from…@to goes. */
static void
clip_spans (HpHistory     *history,
            HpElementList *spans,
            gint64         from,
            gint64         to)
{
  for (guint i = hp_element_list_get_n (spans); i > 0; i--)
    {
      HpElement *span = hp_element_list_get (spans, i - 1);
      gint64 in = frame_of (span, "in"), out = frame_of (span, "out");

      if (out <= from || in >= to)
        {
          hp_history_remove (history, spans, i - 1);
          continue;
        }

      hp_history_set (history, span, "in", MAX (in, from));
      hp_history_set (history, span, "out", MIN (out, to));
    }
}

/* Both parts of a curve have the point where it is cut. */
static HpCurve *
cut_curve (HpCurve  *curve,
           gint64    at,
           gboolean  later)
{
  g_autoptr(HpCurve) cut = NULL;
  const HpCurvePoint *points;
  gsize n_points, index;

  hp_curve_get_points (curve, &n_points);
  if (n_points == 0)
    return hp_curve_ref (curve);

  cut = hp_curve_with_point (curve, at, hp_curve_level_at (curve, (double) at));
  points = hp_curve_get_points (cut, &n_points);
  index = (gsize) hp_curve_index_at (cut, at);
  return later ? hp_curve_new (points + index, n_points - index) : hp_curve_new (points, index + 1);
}

static void
keep_curve (Split      *self,
            gpointer    element,
            const char *name,
            gboolean    later)
{
  const HpMember *member = hp_element_find_member (element, name);
  HpCurve *curve = *(HpCurve *const *) hp_element_get_field (element, member);
  g_autoptr(HpCurve) cut = cut_curve (curve, self->at, later);
  HpMemberValue value;

  hp_member_copy_rounded (member, &value, &cut);
  hp_history_set_value (self->history, element, member, &value);
  hp_member_clear_value (member, &value);
}

static void
keep_part_of_layer (Split    *self,
                    HpLayer  *layer,
                    gboolean  later)
{
  HpElementList *automation = hp_layer_get_automation (layer);

  clip_spans (self->history, hp_layer_get_entries (layer), later ? self->at : G_MININT64,
              later ? G_MAXINT64 : self->at);
  keep_curve (self, layer, "curve", later);
  for (guint i = 0; i < hp_element_list_get_n (automation); i++)
    keep_curve (self, hp_element_list_get (automation, i), "points", later);
}

static gboolean
is_later (Split       *self,
          HpStatement *statement)
{
  return self->tempo_map != NULL &&
         hp_tempo_map_get_nearest_frame (self->tempo_map,
                                         hp_statement_get_at (statement)) >= self->at;
}

/* Whether @layer has something to do on that side: it plays, or a motif is stated on it. */
static gboolean
is_needed (Split    *self,
           HpLayer  *layer,
           gboolean  later)
{
  HpElementList *entries = hp_layer_get_entries (layer);
  HpElementList *statements = hp_scene_get_statements (self->first);

  for (guint i = 0; i < hp_element_list_get_n (entries); i++)
    {
      HpElement *entry = hp_element_list_get (entries, i);

      if (later ? frame_of (entry, "out") > self->at : frame_of (entry, "in") < self->at)
        return TRUE;
    }

  for (guint i = 0; i < hp_element_list_get_n (statements); i++)
    {
      HpStatement *statement = hp_element_list_get (statements, i);

      if (g_str_equal (hp_statement_get_layer (statement),
                       hp_element_get_id (HP_ELEMENT (layer))) &&
          is_later (self, statement) == later)
        return TRUE;
    }

  return FALSE;
}

/* From the last on, so that those before stay beside their copies. */
static void
split_layers (Split *self)
{
  HpElementList *from = hp_scene_get_layers (self->first);
  HpElementList *to = hp_scene_get_layers (self->second);

  for (guint i = hp_element_list_get_n (from); i > 0; i--)
    {
      HpLayer *layer = hp_element_list_get (from, i - 1), *copy = hp_element_list_get (to, i - 1);
      gboolean before = is_needed (self, layer, FALSE), after = is_needed (self, layer, TRUE);

      if (before == after)
        {
          g_hash_table_insert (self->copies, (gpointer) hp_element_get_id (HP_ELEMENT (layer)),
                               (gpointer) hp_element_get_id (HP_ELEMENT (copy)));
          keep_part_of_layer (self, layer, FALSE);
          keep_part_of_layer (self, copy, TRUE);
          continue;
        }

      keep_part_of_layer (self, layer, after);
      hp_history_remove (self->history, to, i - 1);
      if (after)
        move_over (self->history, from, i - 1, to, i - 1);
    }
}

/* Which statements are later is to be known of all layers before any of them moves. */
static void
split_statements (Split *self)
{
  HpElementList *from = hp_scene_get_statements (self->first);
  HpElementList *to = hp_scene_get_statements (self->second);

  remove_all (self->history, to);
  split_layers (self);
  for (guint i = 0; i < hp_element_list_get_n (from);)
    {
      HpStatement *statement = hp_element_list_get (from, i);
      const char *copy = g_hash_table_lookup (self->copies, hp_statement_get_layer (statement));

      if (!is_later (self, statement))
        {
          i++;
          continue;
        }

      if (copy != NULL)
        hp_history_set (self->history, statement, "layer", copy);
      move_over (self->history, from, i, to, hp_element_list_get_n (to));
    }
}

/* What exists because of a decision exists twice now. */
static void
add_concerns (Split      *self,
              HpDecision *decision)
{
  GStrv concerns = hp_decision_get_concerns (decision);
  g_autoptr(GStrvBuilder) builder = g_strv_builder_new ();
  g_auto(GStrv) all = NULL;

  for (guint i = 0; concerns[i] != NULL; i++)
    {
      const char *copy = g_hash_table_lookup (self->copies, concerns[i]);

      g_strv_builder_add (builder, concerns[i]);
      if (copy != NULL)
        g_strv_builder_add (builder, copy);
    }

  all = g_strv_builder_end (builder);
  hp_history_set (self->history, decision, "concerns", all);
}

static void
split_decisions (Split *self)
{
  const char *first = hp_element_get_id (HP_ELEMENT (self->first));
  const char *second = hp_element_get_id (HP_ELEMENT (self->second));
  HpElementList *tempo_plans = hp_scene_get_tempo_plans (self->first);
  HpElementList *copied = hp_scene_get_tempo_plans (self->second);
  HpElementList *decisions = hp_plan_get_decisions (self->plan);

  g_hash_table_insert (self->copies, (gpointer) first, (gpointer) second);
  for (guint i = 0; i < hp_element_list_get_n (tempo_plans); i++)
    g_hash_table_insert (self->copies,
                         (gpointer) hp_element_get_id (hp_element_list_get (tempo_plans, i)),
                         (gpointer) hp_element_get_id (hp_element_list_get (copied, i)));

  for (guint i = 0; i < hp_element_list_get_n (decisions); i++)
    {
      HpDecision *decision = hp_element_list_get (decisions, i);

      if (g_str_equal (hp_decision_get_scene (decision), first) &&
          hp_decision_get_at (decision) >= self->at)
        hp_history_set (self->history, decision, "scene", second);
      add_concerns (self, decision);
    }
}

static void
split (Split *self)
{
  g_autoptr(GHashTable) hits = list_hits (self);

  hp_history_set (self->history, self->first, "out", self->at);
  hp_history_set (self->history, self->first, "out-on", "");
  split_locks (self, hits);
  split_moments (self, "hits");
  split_moments (self, "beats");
  clip_spans (self->history, hp_scene_get_temp (self->first), G_MININT64, self->at);
  clip_spans (self->history, hp_scene_get_temp (self->second), self->at, G_MAXINT64);
  for (guint later = 0; later < 2; later++)
    {
      keep_curve (self, later ? self->second : self->first, "curve", later);
      keep_curve (self, later ? self->second : self->first, "wish", later);
    }
  split_statements (self);
  split_decisions (self);
}

HpScene *
hp_edit_split_scene (HpHistory  *history,
                     HpScene    *scene,
                     gint64      at,
                     GError    **error)
{
  HpPlan *plan;
  HpTempoPlan *chosen;
  HpSceneStatus status;
  g_autoptr(HpTempoMap) tempo_map = NULL;
  g_autoptr(GHashTable) copies = g_hash_table_new (g_str_hash, g_str_equal);
  Split self = { history, NULL, scene, NULL, at, NULL, copies };

  g_return_val_if_fail (HP_IS_HISTORY (history), NULL);
  g_return_val_if_fail (HP_IS_SCENE (scene), NULL);

  status = hp_scene_get_status (scene);
  if (status == HP_SCENE_STATUS_DROPPED)
    {
      /* Translators: the number of a cue. */
      hp_model_refuse (error, _("%s was dropped: there is nothing to split"),
                       hp_scene_get_cue (scene));
      return NULL;
    }
  if (at <= hp_scene_get_in (scene) || at >= hp_scene_get_out (scene))
    {
      hp_model_refuse (error, _("A scene is split between its in and its out"));
      return NULL;
    }

  plan = HP_PLAN (hp_element_get_root (HP_ELEMENT (scene)));
  chosen = hp_scene_get_chosen_tempo_plan (scene);
  if (chosen != NULL)
    tempo_map = hp_tempo_plan_make_tempo_map (chosen, hp_plan_get_frame_rate (plan));
  self.plan = plan;
  self.tempo_map = tempo_map;

  /* On paper there is only the first. */
  if (hp_scene_is_frozen (scene))
    status = HP_SCENE_STATUS_SPOTTED;

  hp_history_begin (history, _("Split Scene"));
  self.second = hp_edit_paste (history, HP_ELEMENT (scene), plan, "scenes", 0, error,
                               "in", at, "in-on", "", "status", status, NULL);
  if (self.second != NULL)
    split (&self);
  hp_history_end (history);
  return self.second;
}

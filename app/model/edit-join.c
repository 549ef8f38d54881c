#include "config.h"

#include "model/edit-join.h"

#include <glib/gi18n-lib.h>
#include <string.h>

#include "model/automation.h"
#include "model/edit-defaults.h"
#include "model/edit-scene.h"
#include "model/element-order.h"
#include "model/entry.h"
#include "model/layer.h"
#include "model/model-error.h"
#include "model/plan-time.h"
#include "model/scene-time.h"
#include "model/statement.h"

#define TICKS 192  /* of a whole note: where a statement is counted anew */

typedef struct
{
  HpHistory  *history;
  HpPlan     *plan;
  HpScene    *first;
  HpScene    *second;
  GHashTable *ids;      /* (element-type utf8 utf8): of what goes, and what stands for it */
} Join;

static HpElementList *
list_of (gpointer    element,
         const char *name)
{
  const HpMember *member = hp_element_find_member (element, name);

  return *(HpElementList *const *) hp_element_get_field (element, member);
}

static const char *
text_of (gpointer    element,
         const char *name)
{
  const HpMember *member = hp_element_find_member (element, name);

  return *(const char *const *) hp_element_get_field (element, member);
}

static gboolean are_alike (HpElement         *a,
                           HpElement         *b,
                           const char *const *but);

static gboolean
are_lists_alike (HpElementList *a,
                 HpElementList *b)
{
  static const char *const nothing[] = { NULL };

  if (hp_element_list_get_n (a) != hp_element_list_get_n (b))
    return FALSE;

  for (guint i = 0; i < hp_element_list_get_n (a); i++)
    if (!are_alike (hp_element_list_get (a, i), hp_element_list_get (b, i), nothing))
      return FALSE;

  return TRUE;
}

/* Whether two elements are the same in all but their ids and the members called @but. */
static gboolean
are_alike (HpElement         *a,
           HpElement         *b,
           const char *const *but)
{
  HpElementClass *klass = HP_ELEMENT_GET_CLASS (a);

  for (guint i = 0; i < klass->n_members; i++)
    {
      const HpMember *member = &klass->members[i];
      gconstpointer one = hp_element_get_field (a, member);
      gconstpointer other = hp_element_get_field (b, member);

      if (g_strv_contains (but, member->name))
        continue;
      if (member->kind == HP_MEMBER_LIST
          ? !are_lists_alike (*(HpElementList *const *) one, *(HpElementList *const *) other)
          : !hp_member_values_equal (member, one, other))
        return FALSE;
    }

  return g_strcmp0 (hp_element_get_extra (a), hp_element_get_extra (b)) == 0;
}

/* Among the first @n_own of @list: those that it had before. */
static HpElement *
find_alike (HpElementList     *list,
            guint              n_own,
            HpElement         *element,
            const char *const *but)
{
  for (guint i = 0; i < MIN (n_own, hp_element_list_get_n (list)); i++)
    if (are_alike (hp_element_list_get (list, i), element, but))
      return hp_element_list_get (list, i);

  return NULL;
}

/* The first of @from goes where it belongs in @to. */
static void
move_first (Join          *self,
            HpElementList *from,
            HpElementList *to)
{
  g_autoptr(HpElement) element = g_object_ref (hp_element_list_get (from, 0));
  guint place = hp_element_list_get_n (to);
  HpElementOrder order;

  if (hp_element_get_order (element, &order))
    place = hp_element_list_place_for (to, element, hp_element_get_field (element, order.key));
  hp_history_remove (self->history, from, 0);
  hp_history_insert (self->history, to, place, element);
}

static void
move_all (Join          *self,
          HpElementList *from,
          HpElementList *to)
{
  while (hp_element_list_get_n (from) > 0)
    move_first (self, from, to);
}

static void
join_lists (Join *self)
{
  static const char *const names[] = { "temp", "beats", "hits" };
  static const char *const once[] = { "words", "writers" };
  static const char *const nothing[] = { NULL };

  for (guint i = 0; i < G_N_ELEMENTS (names); i++)
    move_all (self, list_of (self->second, names[i]), list_of (self->first, names[i]));

  for (guint i = 0; i < G_N_ELEMENTS (once); i++)
    {
      HpElementList *from = list_of (self->second, once[i]), *to = list_of (self->first, once[i]);
      guint n_own = hp_element_list_get_n (to);

      while (hp_element_list_get_n (from) > 0)
        if (find_alike (to, n_own, hp_element_list_get (from, 0), nothing) != NULL)
          hp_history_remove (self->history, from, 0);
        else
          move_first (self, from, to);
    }
}

/* The later curve has its frames to itself; the earlier one has those before it, and after it.
 * Where one ends at another level than the next begins, the level jumps there in a frame. */
static HpCurve *
join_curves (HpCurve *earlier,
             HpCurve *later)
{
  g_autoptr(GArray) joined = g_array_new (FALSE, FALSE, sizeof (HpCurvePoint));
  gsize n, n_later;
  const HpCurvePoint *points = hp_curve_get_points (earlier, &n);
  const HpCurvePoint *over = hp_curve_get_points (later, &n_later);
  gsize i = 0;

  if (n_later == 0)
    return hp_curve_ref (earlier);

  for (; i < n && points[i].at < over[0].at; i++)
    g_array_append_val (joined, points[i]);
  if (i < n && points[i].at == over[0].at && points[i].level != over[0].level &&
      (i == 0 || points[i - 1].at < points[i].at - 1))
    {
      HpCurvePoint moved = points[i];

      moved.at--;
      g_array_append_val (joined, moved);
    }
  g_array_append_vals (joined, over, (guint) n_later);
  for (; i < n; i++)
    if (points[i].at > over[n_later - 1].at)
      g_array_append_val (joined, points[i]);

  return hp_curve_new ((const HpCurvePoint *) (gpointer) joined->data, joined->len);
}

static void
join_member_curves (Join       *self,
                    gpointer    first,
                    gpointer    second,
                    const char *name)
{
  const HpMember *member = hp_element_find_member (first, name);
  g_autoptr(HpCurve) joined =
    join_curves (*(HpCurve *const *) hp_element_get_field (first, member),
                 *(HpCurve *const *) hp_element_get_field (second, member));

  hp_history_set (self->history, first, name, joined);
}

static void
note_id (Join     *self,
         gpointer  gone,
         gpointer  instead)
{
  g_hash_table_insert (self->ids, (gpointer) hp_element_get_id (gone),
                       (gpointer) hp_element_get_id (instead));
}

/* No two of a scene are called the same. */
static void
call_anew (Join          *self,
           HpTempoPlan   *tempo_plan,
           HpElementList *others)
{
  g_autofree char *name = NULL;

  if (!hp_tempo_plans_have_name (others, hp_tempo_plan_get_name (tempo_plan)))
    return;

  name = hp_tempo_plans_make_name (others);
  hp_history_set (self->history, tempo_plan, "name", name);
}

/* What is promised in one plan is promised in the other. */
static void
join_tempo_plans (Join *self)
{
  static const char *const but[] = { "locks", NULL };
  HpElementList *from = hp_scene_get_tempo_plans (self->second);
  HpElementList *to = hp_scene_get_tempo_plans (self->first);
  guint n_own = hp_element_list_get_n (to);

  while (hp_element_list_get_n (from) > 0)
    {
      HpTempoPlan *tempo_plan = hp_element_list_get (from, 0);
      HpElement *alike = find_alike (to, n_own, HP_ELEMENT (tempo_plan), but);

      if (alike == NULL)
        {
          call_anew (self, tempo_plan, to);
          move_first (self, from, to);
          continue;
        }

      move_all (self, hp_tempo_plan_get_locks (tempo_plan),
                hp_tempo_plan_get_locks (HP_TEMPO_PLAN (alike)));
      note_id (self, tempo_plan, alike);
      hp_history_remove (self->history, from, 0);
    }
}

/* Statements count from the downbeat of the first scene now. */
static void
count_anew (Join        *self,
            HpTempoPlan *from,
            HpTempoPlan *to)
{
  static const char *const but[] = { "name", "reason", "locks", NULL };
  HpFrameRate rate = hp_plan_get_frame_rate (self->plan);
  HpElementList *statements = hp_scene_get_statements (self->second);
  g_autoptr(HpTempoMap) map_from = NULL;
  g_autoptr(HpTempoMap) map_to = NULL;

  if (from == NULL || to == NULL || are_alike (HP_ELEMENT (from), HP_ELEMENT (to), but))
    return;

  map_from = hp_tempo_plan_make_tempo_map (from, rate);
  map_to = hp_tempo_plan_make_tempo_map (to, rate);
  for (guint i = 0; i < hp_element_list_get_n (statements); i++)
    {
      HpStatement *statement = hp_element_list_get (statements, i);
      double frame = hp_tempo_map_get_frame (map_from, hp_statement_get_at (statement));
      HpFraction at = hp_tempo_map_get_tick_at (map_to, frame, TICKS);

      hp_history_set (self->history, statement, "at", &at);
    }
}

static gboolean
entries_are_apart (HpElementList *a,
                   HpElementList *b)
{
  for (guint i = 0; i < hp_element_list_get_n (a); i++)
    for (guint j = 0; j < hp_element_list_get_n (b); j++)
      {
        HpEntry *one = hp_element_list_get (a, i), *other = hp_element_list_get (b, j);

        if (hp_entry_get_in (one) < hp_entry_get_out (other) &&
            hp_entry_get_in (other) < hp_entry_get_out (one))
          return FALSE;
      }

  return TRUE;
}

static gboolean
has_points (HpCurve *curve)
{
  gsize n_points;

  hp_curve_get_points (curve, &n_points);
  return n_points > 0;
}

/* Whether both move the same controls, in the same order. */
static gboolean
have_same_controls (HpElementList *a,
                    HpElementList *b)
{
  if (hp_element_list_get_n (a) != hp_element_list_get_n (b))
    return FALSE;

  for (guint i = 0; i < hp_element_list_get_n (a); i++)
    if (hp_automation_get_control (hp_element_list_get (a, i)) !=
        hp_automation_get_control (hp_element_list_get (b, i)))
      return FALSE;

  return TRUE;
}

/* One that follows the scene's curve is not one with its own: it would be heard. */
static gboolean
can_be_one_layer (HpLayer *a,
                  HpLayer *b)
{
  static const char *const but[] = { "entries", "curve", "automation", NULL };

  return are_alike (HP_ELEMENT (a), HP_ELEMENT (b), but) &&
         has_points (hp_layer_get_curve (a)) == has_points (hp_layer_get_curve (b)) &&
         have_same_controls (hp_layer_get_automation (a), hp_layer_get_automation (b)) &&
         entries_are_apart (hp_layer_get_entries (a), hp_layer_get_entries (b));
}

static void
merge_layer (Join    *self,
             HpLayer *layer,
             HpLayer *later)
{
  HpElementList *automation = hp_layer_get_automation (layer);

  move_all (self, hp_layer_get_entries (later), hp_layer_get_entries (layer));
  join_member_curves (self, layer, later, "curve");
  for (guint i = 0; i < hp_element_list_get_n (automation); i++)
    join_member_curves (self, hp_element_list_get (automation, i),
                        hp_element_list_get (hp_layer_get_automation (later), i), "points");
  note_id (self, later, layer);
}

/* Each layer of the first takes up one of the second at most. */
static void
join_layers (Join *self)
{
  HpElementList *from = hp_scene_get_layers (self->second);
  HpElementList *to = hp_scene_get_layers (self->first);
  guint n_own = hp_element_list_get_n (to);
  g_autofree gboolean *taken = g_new0 (gboolean, n_own + 1);

  while (hp_element_list_get_n (from) > 0)
    {
      HpLayer *later = hp_element_list_get (from, 0);
      guint i = 0;

      while (i < n_own && (taken[i] || !can_be_one_layer (hp_element_list_get (to, i), later)))
        i++;
      if (i == n_own)
        {
          move_first (self, from, to);
          continue;
        }

      taken[i] = TRUE;
      merge_layer (self, hp_element_list_get (to, i), later);
      hp_history_remove (self->history, from, 0);
    }
}

static const char *const texts[] = { "story", "remarks" };
static const char *const targets[] = { "cinema", "streaming", "immersive" };

static gboolean
fit_together (gpointer           first,
              gpointer           second,
              const char *const *names,
              gsize              n_names)
{
  for (gsize i = 0; i < n_names; i++)
    if (strlen (text_of (first, names[i])) + strlen (text_of (second, names[i])) >= HP_TEXT_MAX)
      return FALSE;

  return TRUE;
}

/* What was written of both is read in turn; said twice, it is there once. */
static void
join_text (Join       *self,
           gpointer    first,
           gpointer    second,
           const char *name,
           gboolean    in_turn)
{
  const char *one = text_of (first, name), *other = text_of (second, name);
  g_autofree char *both = NULL;

  if (*other == '\0' || (*one != '\0' && (!in_turn || g_str_equal (one, other))))
    return;

  both = *one == '\0' ? g_strdup (other) : g_strdup_printf ("%s %s", one, other);
  hp_history_set (self->history, first, name, both);
}

static void
join_members (Join *self)
{
  hp_history_set (self->history, self->first,
                  "out", MAX (hp_scene_get_out (self->first), hp_scene_get_out (self->second)));
  hp_history_set (self->history, self->first, "out-on", hp_scene_get_out_on (self->second));
  join_text (self, self->first, self->second, "title", FALSE);
  join_text (self, self->first, self->second, "key", FALSE);
  join_text (self, self->first, self->second, "usage", FALSE);
  for (guint i = 0; i < G_N_ELEMENTS (texts); i++)
    join_text (self, self->first, self->second, texts[i], TRUE);
  for (guint i = 0; i < G_N_ELEMENTS (targets); i++)
    join_text (self, hp_scene_get_targets (self->first), hp_scene_get_targets (self->second),
               targets[i], TRUE);
  join_member_curves (self, self->first, self->second, "curve");
  join_member_curves (self, self->first, self->second, "wish");
  join_text (self, self->first, self->second, "tempo-plan", FALSE);
}

static void
rename_ids (Join           *self,
            HpElement      *element,
            const HpMember *member)
{
  const char *const *ids = *(const char *const *const *) hp_element_get_field (element, member);
  g_autoptr(GPtrArray) renamed = g_ptr_array_new ();
  gboolean changes = FALSE;

  for (guint i = 0; ids[i] != NULL; i++)
    {
      const char *instead = g_hash_table_lookup (self->ids, ids[i]);
      const char *id = instead != NULL ? instead : ids[i];

      changes |= instead != NULL;
      if (!g_ptr_array_find_with_equal_func (renamed, id, g_str_equal, NULL))
        g_ptr_array_add (renamed, (gpointer) id);
    }

  g_ptr_array_add (renamed, NULL);
  if (changes)
    hp_history_set (self->history, element, member->name, renamed->pdata);
}

static void
rename_cb (HpElement  *element,
           const char *place,
           gpointer    data)
{
  HpElementClass *klass = HP_ELEMENT_GET_CLASS (element);
  Join *self = data;

  for (guint i = 0; i < klass->n_members; i++)
    {
      const HpMember *member = &klass->members[i];
      const char *instead = NULL;

      if (member->refers == NULL)
        continue;

      if (member->kind == HP_MEMBER_IDS)
        rename_ids (self, element, member);
      else
        instead = g_hash_table_lookup (self->ids, text_of (element, member->name));
      if (instead != NULL)
        hp_history_set (self->history, element, member->name, instead);
    }
}

static void
join (Join *self)
{
  HpElementList *scenes = hp_plan_get_scenes (self->plan);
  guint position;

  note_id (self, self->second, self->first);
  join_lists (self);
  count_anew (self, hp_scene_get_chosen_tempo_plan (self->second),
              hp_scene_get_chosen_tempo_plan (self->first));
  join_tempo_plans (self);
  join_layers (self);
  move_all (self, hp_scene_get_statements (self->second), hp_scene_get_statements (self->first));
  join_members (self);

  if (hp_element_list_find (scenes, self->second, &position))
    hp_history_remove (self->history, scenes, position);
  hp_element_visit (HP_ELEMENT (self->plan), NULL, rename_cb, self);
  hp_edit_adopt_markers (self->history, self->plan, self->first);
}

HpScene *
hp_scene_get_next (HpScene *self)
{
  HpElementList *scenes;
  guint position;

  g_return_val_if_fail (HP_IS_SCENE (self), NULL);

  scenes = hp_element_get_list (HP_ELEMENT (self));
  if (scenes == NULL || !hp_element_list_find (scenes, self, &position))
    return NULL;

  return hp_element_list_get (scenes, position + 1);
}

gboolean
hp_edit_join_scenes (HpHistory  *history,
                     HpScene    *scene,
                     GError    **error)
{
  g_autoptr(GHashTable) ids = g_hash_table_new (g_str_hash, g_str_equal);
  g_autoptr(HpScene) second = NULL;
  Join self = { history, NULL, scene, NULL, ids };

  g_return_val_if_fail (HP_IS_HISTORY (history), FALSE);
  g_return_val_if_fail (HP_IS_SCENE (scene), FALSE);

  self.second = hp_scene_get_next (scene);
  if (self.second == NULL)
    /* Translators: the number of a cue. */
    return hp_model_refuse (error, _("There is no scene after %s to join it with"),
                            hp_scene_get_cue (scene));
  if (hp_scene_get_status (scene) == HP_SCENE_STATUS_DROPPED)
    /* Translators: the number of a cue. */
    return hp_model_refuse (error, _("%s was dropped: it is joined with nothing"),
                            hp_scene_get_cue (scene));
  if (hp_scene_is_frozen (self.second))
    /* Translators: the number of a cue. */
    return hp_model_refuse (error, _("The number %s is frozen, and would go: change the status of "
                                     "that scene first"), hp_scene_get_cue (self.second));

  if (!fit_together (scene, self.second, texts, G_N_ELEMENTS (texts)) ||
      !fit_together (hp_scene_get_targets (scene), hp_scene_get_targets (self.second), targets,
                     G_N_ELEMENTS (targets)))
    return hp_model_refuse (error, _("What is written about these scenes is too long for one"));

  second = g_object_ref (self.second);
  self.plan = HP_PLAN (hp_element_get_root (HP_ELEMENT (scene)));
  hp_history_begin (history, _("Join Scenes"));
  join (&self);
  hp_history_end (history);
  return TRUE;
}

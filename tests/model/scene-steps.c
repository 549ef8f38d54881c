#include "model/scene-steps.h"

#include "model/edit-member.h"
#include "model/edit-relations.h"
#include "model/edit-scene.h"
#include "model/edit-split.h"
#include "model/entry.h"
#include "model/film-plan.h"

void
scene_steps_set_up (SceneSteps    *f,
                    gconstpointer  data)
{
  static const HpCurvePoint points[] = {
    { 500, 0.2, HP_CURVE_LINE }, { 1000, 0.7, HP_CURVE_LINE }, { 1500, 0.1, HP_CURVE_HOLD },
  };
  g_autoptr(HpCurve) curve = hp_curve_new (points, G_N_ELEMENTS (points));

  f->history = hp_history_new ();
  f->plan = full_plan_new (f->history);
  f->scene = hp_element_list_get (hp_plan_get_scenes (f->plan), 0);
  g_assert_true (hp_edit_set_scene_curve (f->history, f->scene, curve, NULL));
  g_assert_true (hp_edit_set (f->history, f->scene, NULL, "title", "The letter"));
  g_assert_true (hp_edit_set (f->history, f->scene, NULL, "in-on", "the seal"));
  g_assert_true (hp_edit_set (f->history, f->scene, NULL, "out-on", "the harbour"));
  f->before = snapshot_new (f->plan);
}

void
scene_steps_tear_down (SceneSteps    *f,
                       gconstpointer  data)
{
  snapshot_free (f->before);
  g_assert_finalize_object (f->history);
  g_assert_finalize_object (f->plan);
}

void
scene_steps_begin (SceneSteps *f)
{
  snapshot_free (f->before);
  f->before = snapshot_new (f->plan);
}

/* Whatever names something names what is there, and is where it may be named. */
static void
check_names_cb (HpElement  *element,
                const char *place,
                gpointer    data)
{
  HpElementClass *klass = HP_ELEMENT_GET_CLASS (element);
  g_auto(HpProposal) proposal = { 0 };

  if (HP_IS_PLAN (element))
    return;

  if (hp_element_get_id (element) != NULL)
    g_assert_true (g_hash_table_add (data, (gpointer) hp_element_get_id (element)));

  hp_proposal_init (&proposal, element, NULL);
  for (guint i = 0; i < klass->n_members; i++)
    {
      const HpMember *member = &klass->members[i];
      gconstpointer field = hp_element_get_field (element, member);
      const char *one[] = { NULL, NULL };
      const char *const *ids = one;

      if (member->refers != NULL && member->kind == HP_MEMBER_IDS)
        ids = *(const char *const *const *) field;
      else if (member->refers != NULL && **(const char *const *) field != '\0')
        one[0] = *(const char *const *) field;
      for (; *ids != NULL; ids++)
        {
          g_autoptr(GError) error = NULL;

          hp_proposal_check_reference (&proposal, member, *ids, &error);
          g_assert_no_error (error);
        }
    }
}

void
assert_one_step (SceneSteps *f,
                 const char *label)
{
  g_autoptr(GHashTable) ids = g_hash_table_new (g_str_hash, g_str_equal);
  g_autoptr(Snapshot) after = snapshot_new (f->plan);
  g_autoptr(Snapshot) undone = NULL;
  g_autoptr(Snapshot) redone = NULL;

  hp_element_visit (HP_ELEMENT (f->plan), NULL, check_names_cb, ids);
  g_assert_cmpstr (hp_history_get_undo_label (f->history), ==, label);
  g_assert_false (snapshot_equal (f->before, after));
  hp_history_undo (f->history);
  undone = snapshot_new (f->plan);
  g_assert_true (snapshot_equal (f->before, undone));
  hp_history_redo (f->history);
  redone = snapshot_new (f->plan);
  g_assert_true (snapshot_equal (after, redone));
}

HpScene *
split (SceneSteps *f,
       gint64      at)
{
  g_autoptr(GError) error = NULL;
  HpScene *second = hp_edit_split_scene (f->history, f->scene, at, &error);

  g_assert_no_error (error);
  g_assert_nonnull (second);
  return second;
}

void
assert_told (HpElementList *list,
             const char    *expected)
{
  g_autofree char *told = film_plan_tell (list);

  g_assert_cmpstr (told, ==, expected);
}

HpHit *
hit_at (HpScene *scene,
        guint    position)
{
  return hp_element_list_get (hp_scene_get_hits (scene), position);
}

HpLayer *
layer_of (HpScene *scene,
          guint    position)
{
  return hp_element_list_get (hp_scene_get_layers (scene), position);
}

void
assert_entries (HpLayer    *layer,
                const char *expected)
{
  GString *told = g_string_new (NULL);
  g_autofree char *text = NULL;

  for (guint i = 0; i < hp_element_list_get_n (hp_layer_get_entries (layer)); i++)
    {
      HpEntry *entry = hp_element_list_get (hp_layer_get_entries (layer), i);

      g_string_append_printf (told, "%s%d…%d", i > 0 ? " " : "", (int) hp_entry_get_in (entry),
                              (int) hp_entry_get_out (entry));
    }

  text = g_string_free (told, FALSE);
  g_assert_cmpstr (text, ==, expected);
}

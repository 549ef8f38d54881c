#include "model/edit-curve.h"

#include "model/edit-list.h"
#include "model/full-plan.h"
#include "model/layer.h"
#include "model/model-error.h"

typedef struct
{
  HpPlan    *plan;
  HpHistory *history;
  HpScene   *scene;  /* 500…1500 */
  HpLayer   *layer;
} Fixture;

static void
set_up (Fixture       *f,
        gconstpointer  data)
{
  f->history = hp_history_new ();
  f->plan = full_plan_new (f->history);
  f->scene = hp_element_list_get (hp_plan_get_scenes (f->plan), 0);
  f->layer = hp_element_list_get (hp_scene_get_layers (f->scene), 0);
  hp_history_mark_saved (f->history);
}

static void
tear_down (Fixture       *f,
           gconstpointer  data)
{
  g_assert_finalize_object (f->history);
  g_assert_finalize_object (f->plan);
}

static HpCurve *
make_curve (gint64 at)
{
  const HpCurvePoint points[] = { { at, 0.5, HP_CURVE_LINE }, { at + 5, 1, HP_CURVE_LINE } };

  return hp_curve_new (points, G_N_ELEMENTS (points));
}

/* Each curve is one step of its own, called as it is told, and leaves the others. */
static void
test_each_curve (Fixture       *f,
                 gconstpointer  data)
{
  const struct { HpElement *owner; const char *member; } cases[] = {
    { HP_ELEMENT (f->scene), "curve" },
    { HP_ELEMENT (f->scene), "wish" },
    { HP_ELEMENT (f->layer), "curve" },
  };

  for (guint i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      g_autoptr(HpCurve) curve = make_curve (700 + 10 * i);
      guint n_done = hp_history_get_n_done (f->history);

      g_assert_true (hp_curve_owner_get_scene (cases[i].owner) == f->scene);
      g_assert_true (hp_edit_set_curve (f->history, cases[i].owner, cases[i].member, curve,
                                        "Draw It", NULL));
      g_assert_cmpuint (hp_history_get_n_done (f->history), ==, n_done + 1);
      g_assert_cmpstr (hp_history_get_undo_label (f->history), ==, "Draw It");
      for (guint j = 0; j < G_N_ELEMENTS (cases); j++)
        g_assert_true (hp_curve_equal (hp_curve_owner_get_curve (cases[j].owner, cases[j].member),
                                       curve) == (i == j));
    }
}

static void
test_outside (Fixture       *f,
              gconstpointer  data)
{
  g_autoptr(HpCurve) outside = make_curve (1498);
  g_autoptr(HpCurve) before = hp_curve_ref (hp_layer_get_curve (f->layer));
  g_autoptr(GError) error = NULL;

  g_assert_false (hp_edit_set_curve (f->history, HP_ELEMENT (f->layer), "curve", outside, NULL,
                                     &error));
  g_assert_error (error, HP_MODEL_ERROR, HP_MODEL_ERROR_REFUSED);
  g_assert_true (hp_layer_get_curve (f->layer) == before);
}

/* A layer that was removed is in no scene. */
static void
test_owner_that_is_gone (Fixture       *f,
                         gconstpointer  data)
{
  g_autoptr(HpLayer) layer = g_object_ref (f->layer);

  g_assert_true (hp_edit_remove_with_dependents (f->history, layer, NULL));
  g_assert_null (hp_curve_owner_get_scene (HP_ELEMENT (layer)));
}

int
main (int   argc,
      char *argv[])
{
  g_test_init (&argc, &argv, NULL);

#define ADD(name, func) g_test_add ("/model/edit-curve/" name, Fixture, NULL, set_up, func, tear_down)
  ADD ("each-curve", test_each_curve);
  ADD ("outside", test_outside);
  ADD ("owner-that-is-gone", test_owner_that_is_gone);
#undef ADD

  return g_test_run ();
}

/* An edit and its undo in the plan of a long film, against setting the members by hand. */

#include "long-plan.h"
#include "measure.h"
#include "model/edit-hit.h"
#include "model/edit-member.h"
#include "model/edit-scene.h"

typedef struct
{
  HpPlan    *plan;
  HpHistory *history;
  HpScene   *scene;
  HpHit     *hit;
  HpCurve   *curve;
} Data;

static void
move_and_undo (gpointer data)
{
  Data *self = data;

  g_assert_true (hp_edit_set (self->history, self->hit, NULL, "at", (gint64) 2000));
  hp_history_undo (self->history);
}

static void
set_twice (gpointer data)
{
  Data *self = data;
  gint64 at = hp_hit_get_at (self->hit);

  g_object_set (self->hit, "at", (gint64) 2000, NULL);
  g_object_set (self->hit, "at", at, NULL);
}

static void
draw_and_undo (gpointer data)
{
  Data *self = data;
  g_autoptr(HpCurve) drawn = hp_curve_with_point (self->curve, 1234, 0.5);

  g_assert_true (hp_edit_set_scene_curve (self->history, self->scene, drawn, NULL));
  hp_history_undo (self->history);
}

static void
set_curve_twice (gpointer data)
{
  Data *self = data;
  g_autoptr(HpCurve) drawn = hp_curve_with_point (self->curve, 1234, 0.5);

  g_object_set (self->scene, "curve", drawn, NULL);
  g_object_set (self->scene, "curve", self->curve, NULL);
}

static void
drop_and_undo (gpointer data)
{
  Data *self = data;

  g_assert_nonnull (hp_edit_drop_hit (self->history, self->plan, 7, self->scene, NULL));
  hp_history_undo (self->history);
}

static void
look_cb (HpElement  *element,
         const char *place,
         gpointer    data)
{
  measure_use (hp_element_get_id (element) != NULL);
}

/* A new id is one that nothing in the plan has: that asks for a look at everything. */
static void
visit (gpointer data)
{
  Data *self = data;

  hp_element_visit (HP_ELEMENT (self->plan), "", look_cb, NULL);
}

int
main (void)
{
  Data data = { 0 };

  data.plan = long_plan_new ();
  data.history = hp_history_new ();
  data.scene = long_plan_get_scene (data.plan);
  data.hit = g_list_model_get_item (G_LIST_MODEL (hp_scene_get_hits (data.scene)), 3);
  data.curve = hp_curve_ref (hp_scene_get_curve (data.scene));

  measure ("move-hit/set", 100, MEASURE_PROCESSOR, move_and_undo, set_twice, &data);
  measure ("draw-curve/set", 8, MEASURE_PROCESSOR, draw_and_undo, set_curve_twice, &data);
  measure ("drop-hit/visit", 1.5, MEASURE_PROCESSOR, drop_and_undo, visit, &data);

  hp_curve_unref (data.curve);
  g_object_unref (data.hit);
  g_object_unref (data.history);
  g_object_unref (data.plan);
  return measure_end ();
}

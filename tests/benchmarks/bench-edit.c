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
  HpHit     *ready;    /* in no plan */
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

/* The same place in the same list, for a hit that is there already. */
static void
insert_and_remove (gpointer data)
{
  Data *self = data;

  hp_element_list_insert (hp_scene_get_hits (self->scene), 0, self->ready);
  hp_element_list_remove (hp_scene_get_hits (self->scene), 0);
}

int
main (void)
{
  Data data = { 0 };

  data.plan = long_plan_new ();
  data.history = hp_history_new ();
  data.scene = long_plan_get_scene (data.plan);
  data.hit = g_list_model_get_item (G_LIST_MODEL (hp_scene_get_hits (data.scene)), 3);
  data.ready = g_object_new (HP_TYPE_HIT, "id", "hit-99999", "at", (gint64) 7, NULL);
  data.curve = hp_curve_ref (hp_scene_get_curve (data.scene));

  measure ("move-hit/set", 27, MEASURE_PROCESSOR, move_and_undo, set_twice, &data);
  measure ("draw-curve/set", 8, MEASURE_PROCESSOR, draw_and_undo, set_curve_twice, &data);
  measure ("drop-hit/insert", 10, MEASURE_PROCESSOR, drop_and_undo, insert_and_remove, &data);

  hp_curve_unref (data.curve);
  g_object_unref (data.hit);
  g_object_unref (data.ready);
  g_object_unref (data.history);
  g_object_unref (data.plan);
  return measure_end ();
}

#include "store/plan-text.h"

#include "store/plan-writer.h"
#include "store/random-plan.h"

#define N_PLANS 12

typedef struct
{
  HpPlan     *plan;
  HpPlanText *text;
  guint       n_changes;
} Fixture;

/* What was kept is of no time but now. */
static void
assert_up_to_date (Fixture *f)
{
  g_autoptr(GBytes) kept = hp_plan_text_write (f->text);
  g_autoptr(GBytes) anew = hp_plan_write (f->plan);

  if (!g_bytes_equal (kept, anew))
    g_assert_cmpstr (g_bytes_get_data (kept, NULL), ==, g_bytes_get_data (anew, NULL));
  f->n_changes++;
}

static void
shift_list (Fixture       *f,
            HpElementList *list)
{
  g_autoptr(HpElement) first = NULL;

  if (hp_element_list_get_n (list) == 0)
    return;

  first = g_object_ref (hp_element_list_get (list, 0));
  hp_element_list_remove (list, 0);
  assert_up_to_date (f);
  hp_element_list_append (list, first);
  assert_up_to_date (f);
}

static void
collect_cb (HpElement  *element,
            const char *place,
            gpointer    elements)
{
  g_ptr_array_add (elements, g_object_ref (element));
}

static void
change_all (Fixture   *f,
            HpElement *element)
{
  HpElementClass *klass = HP_ELEMENT_GET_CLASS (element);

  for (guint i = 0; i < klass->n_members; i++)
    {
      const HpMember *member = &klass->members[i];

      if (member->kind == HP_MEMBER_LIST)
        shift_list (f, *(HpElementList *const *) hp_element_get_field (element, member));
      else if (member->kind == HP_MEMBER_TEXT)
        {
          g_autofree char *text = g_strdup_printf ("%u", f->n_changes);

          g_object_set (element, member->name, text, NULL);
          assert_up_to_date (f);
        }
    }

  hp_element_set_extra (element, "{\"later\":[1,2]}");
  assert_up_to_date (f);
}

/* Whatever changes, wherever it stands, is written anew. */
static void
test_every_change (void)
{
  g_autoptr(GRand) rand = g_rand_new_with_seed (1440);
  Fixture f = { NULL };

  for (guint i = 0; i < N_PLANS; i++)
    {
      g_autoptr(GPtrArray) elements = g_ptr_array_new_with_free_func (g_object_unref);

      f.plan = random_plan_new (rand);
      f.text = hp_plan_text_new (f.plan);
      assert_up_to_date (&f);
      hp_element_visit (HP_ELEMENT (f.plan), NULL, collect_cb, elements);
      for (guint j = 0; j < elements->len; j++)
        change_all (&f, g_ptr_array_index (elements, j));

      hp_plan_text_free (f.text);
      g_clear_pointer (&elements, g_ptr_array_unref);
      g_assert_finalize_object (f.plan);
    }

  g_test_message ("%u changes", f.n_changes);
  g_assert_cmpuint (f.n_changes, >, N_PLANS * 100);
}

int
main (int   argc,
      char *argv[])
{
  g_test_init (&argc, &argv, NULL);

  g_test_add_func ("/store/plan-text/every-change", test_every_change);

  return g_test_run ();
}

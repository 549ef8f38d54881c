#include <string.h>

#include "model/hit.h"
#include "model/layer.h"
#include "model/scene.h"
#include "store/element-reader.h"
#include "store/element-writer.h"

static const char layer_text[] =
  "{ \"id\": \"layer-1\", \"name\": \"Violin\", \"instrument\": \"instrument-1\", "
  "\"lead\": true, \"entries\": [{ \"in\": 1, \"out\": 3 }], "
  "\"curve\": [{ \"at\": 1, \"level\": 0.25, \"shape\": \"line\", \"tension\": 2 }], "
  "\"softest\": \"pp\", \"loudest\": \"f\", \"articulation\": \"natural\", "
  "\"pan\": 0, \"distance\": 0.3, \"reverb\": 0.2, \"later\": [1] }";

static json_t *
parse (const char *text)
{
  json_t *value = json_loads (text, JSON_DECODE_ANY, NULL);

  g_assert_nonnull (value);
  return value;
}

static const HpMember *
find_member (HpElement  *element,
             const char *name)
{
  HpElementClass *klass = HP_ELEMENT_GET_CLASS (element);

  for (guint i = 0; i < klass->n_members; i++)
    if (g_str_equal (klass->members[i].name, name))
      return &klass->members[i];

  g_assert_not_reached ();
}

static HpElement *
read_layer (void)
{
  g_autoptr(HpProblems) problems = hp_problems_new ();
  json_t *object = parse (layer_text);
  HpElement *layer = hp_element_read (HP_TYPE_LAYER, object, "", problems);

  json_decref (object);
  g_assert_true (HP_IS_LAYER (layer));
  g_assert_cmpuint (hp_problems_get_n (problems), ==, 0);
  return layer;
}

static void
test_what_is_written_is_read (void)
{
  HpElement *layer = read_layer ();
  g_autofree char *written = hp_element_write (layer);

  g_assert_cmpstr (written, ==, layer_text);
  g_assert_finalize_object (layer);
}

/* An element with a problem is none, and its place starts where the caller says. */
static void
test_problems_are_told (void)
{
  static const struct { const char *text, *place; } cases[] = {
    { "{ \"at\": 5, \"kind\": \"look\" }", "hits[7].id" },
    { "{ \"id\": \"layer-1\", \"at\": 5, \"kind\": \"look\" }", "hits[7].id" },
    { "{ \"id\": \"hit-1\", \"kind\": \"look\" }", "hits[7].at" },
    { "{ \"id\": \"hit-1\", \"at\": -5, \"kind\": \"look\" }", "hits[7].at" },
    { "[]", "hits[7]" },
  };

  for (guint i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      g_autoptr(HpProblems) problems = hp_problems_new ();
      json_t *object = parse (cases[i].text);

      g_assert_null (hp_element_read (HP_TYPE_HIT, object, "hits[7]", problems));
      g_assert_cmpuint (hp_problems_get_n (problems), ==, 1);
      g_assert_cmpstr (hp_problems_get (problems, 0)->place, ==, cases[i].place);
      json_decref (object);
    }
}

/* Problems that were told before are no fault of the element. */
static void
test_other_problems_do_not_count (void)
{
  g_autoptr(HpProblems) problems = hp_problems_new ();
  g_autoptr(HpElement) layer = NULL;
  json_t *object = parse (layer_text);

  hp_problems_add (problems, "title", "wrong");
  layer = hp_element_read (HP_TYPE_LAYER, object, "", problems);
  g_assert_nonnull (layer);
  json_decref (object);
}

static void
test_members (void)
{
  static const struct { const char *name, *good, *bad, *place; } cases[] = {
    { "name", "\"Viola\"", "1", "at.name" },
    { "lead", "false", "0", "at.name" },
    { "pan", "-0.5", "2", "at.name" },
    { "loudest", "\"ff\"", "\"loud\"", "at.name" },
    { "curve", "[{ \"at\": 2, \"level\": 1 }]", "[{ \"at\": 2, \"level\": 3 }]", "at.name[0].level" },
    { "entries", "[]", "[{ \"in\": -1, \"out\": 3 }]", "at.name[0].in" },
  };
  g_autoptr(HpElement) layer = read_layer ();

  for (guint i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      const HpMember *member = find_member (layer, cases[i].name);
      g_autoptr(HpProblems) problems = hp_problems_new ();
      json_t *good = parse (cases[i].good), *bad = parse (cases[i].bad);

      g_assert_true (hp_element_read_member (layer, member, good, "at.name", problems));
      g_assert_cmpuint (hp_problems_get_n (problems), ==, 0);
      g_assert_false (hp_element_read_member (layer, member, bad, "at.name", problems));
      g_assert_cmpstr (hp_problems_get (problems, 0)->place, ==, cases[i].place);
      json_decref (good);
      json_decref (bad);
    }

  g_assert_cmpstr (hp_layer_get_name (HP_LAYER (layer)), ==, "Viola");
  g_assert_cmpfloat (hp_layer_get_pan (HP_LAYER (layer)), ==, -0.5);
}

/* A list that is read takes the place of what was there. */
static void
test_a_list_is_replaced (void)
{
  g_autoptr(HpElement) layer = read_layer ();
  g_autoptr(HpProblems) problems = hp_problems_new ();
  json_t *list = parse ("[{ \"in\": 5, \"out\": 6 }, { \"in\": 7, \"out\": 9 }]");
  g_autofree char *written = NULL;

  g_assert_true (hp_element_read_member (layer, find_member (layer, "entries"), list, "entries",
                                         problems));
  json_decref (list);
  written = hp_element_write (layer);
  g_assert_nonnull (strstr (written, "[{ \"in\": 5, \"out\": 6 }, { \"in\": 7, \"out\": 9 }]"));
}

int
main (int   argc,
      char *argv[])
{
  g_test_init (&argc, &argv, NULL);

#define ADD(name, func) g_test_add_func ("/store/element-reader/" name, func)
  ADD ("what-is-written-is-read", test_what_is_written_is_read);
  ADD ("problems-are-told", test_problems_are_told);
  ADD ("other-problems-do-not-count", test_other_problems_do_not_count);
  ADD ("members", test_members);
  ADD ("a-list-is-replaced", test_a_list_is_replaced);
#undef ADD

  return g_test_run ();
}

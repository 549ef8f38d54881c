#include <string.h>

#include "model/entry.h"
#include "model/layer.h"
#include "model/targets.h"
#include "store/element-writer.h"
#include "store/json-layout.h"

static HpElement *
make_layer (void)
{
  HpCurvePoint points[] = { { 1, 0.25, HP_CURVE_LINE }, { 3, 1, HP_CURVE_HOLD } };
  g_autoptr(HpCurve) curve = hp_curve_new (points, G_N_ELEMENTS (points));
  HpLayer *layer = g_object_new (HP_TYPE_LAYER, "id", "layer-1", "name", "a\nb",
                                 "instrument", "instrument-1", "curve", curve, NULL);
  g_autoptr(HpEntry) entry = g_object_new (HP_TYPE_ENTRY, "in", G_GINT64_CONSTANT (1),
                                           "out", G_GINT64_CONSTANT (3), NULL);

  hp_element_list_append (hp_layer_get_entries (layer), entry);
  hp_element_set_extra (HP_ELEMENT (layer), "{\"later\":{\"a\":[1,[]]}}");
  return HP_ELEMENT (layer);
}

static void
test_one_line (void)
{
  g_autoptr(HpElement) layer = make_layer ();
  g_autofree char *text = hp_element_write (layer);

  g_assert_cmpstr (text, ==,
                   "{ \"id\": \"layer-1\", \"name\": \"a\\nb\", \"instrument\": \"instrument-1\", "
                   "\"lead\": false, \"entries\": [{ \"in\": 1, \"out\": 3 }], "
                   "\"curve\": [{ \"at\": 1, \"level\": 0.25, \"shape\": \"line\" }, "
                   "{ \"at\": 3, \"level\": 1, \"shape\": \"hold\" }], "
                   "\"softest\": \"pp\", \"loudest\": \"f\", \"articulation\": \"natural\", "
                   "\"pan\": 0, \"distance\": 0.3, \"reverb\": 0.2, "
                   "\"later\": { \"a\": [1, []] } }");
}

static void
test_at_a_depth (void)
{
  g_autoptr(HpElement) layer = make_layer ();
  g_autoptr(GString) text = g_string_new (NULL);

  hp_element_append (text, layer, 2);
  g_assert_cmpstr (text->str, ==,
                   "{\n"
                   "      \"id\": \"layer-1\",\n"
                   "      \"name\": \"a\\nb\",\n"
                   "      \"instrument\": \"instrument-1\",\n"
                   "      \"lead\": false,\n"
                   "      \"entries\": [\n"
                   "        { \"in\": 1, \"out\": 3 }\n"
                   "      ],\n"
                   "      \"curve\": [\n"
                   "        { \"at\": 1, \"level\": 0.25, \"shape\": \"line\" },\n"
                   "        { \"at\": 3, \"level\": 1, \"shape\": \"hold\" }\n"
                   "      ],\n"
                   "      \"softest\": \"pp\",\n"
                   "      \"loudest\": \"f\",\n"
                   "      \"articulation\": \"natural\",\n"
                   "      \"pan\": 0,\n"
                   "      \"distance\": 0.3,\n"
                   "      \"reverb\": 0.2,\n"
                   "      \"later\": {\n"
                   "        \"a\": [\n"
                   "          1,\n"
                   "          []\n"
                   "        ]\n"
                   "      }\n"
                   "    }");
}

static void
test_empty (void)
{
  g_autoptr(HpElement) targets = g_object_new (HP_TYPE_TARGETS, NULL);
  g_autoptr(GString) text = g_string_new (NULL);

  hp_element_append (text, targets, HP_JSON_ONE_LINE);
  hp_element_append (text, targets, 1);
  g_assert_cmpstr (text->str, ==, "{}{}");
}

int
main (int   argc,
      char *argv[])
{
  g_test_init (&argc, &argv, NULL);

  g_test_add_func ("/store/element-writer/one-line", test_one_line);
  g_test_add_func ("/store/element-writer/at-a-depth", test_at_a_depth);
  g_test_add_func ("/store/element-writer/empty", test_empty);

  return g_test_run ();
}

#include "core/json-object.h"

static void
test_objects (void)
{
  static const char *const texts[] = {
    "{}", " {\n} ", "{\"a\":1}", "{ \"a\" : [ ] , \"b\" : { } }",
    "{\"id\":\"layer-77\",\"curve\":[{\"at\":1,\"level\":0.5}]}",
    "{\"a\":[true,false,null,-0,0.5,1e3,2E-7,-12.25e+2,\"\"]}",
    "{\"\\u00e9\\\"\\\\\\/\\b\\f\\n\\r\\t\":\"\\ud83c\\udfbc é 🎼\"}",
    "{\"a\":123456789012345678}", "{\"a\":1,\"a\":2}",
  };

  for (guint i = 0; i < G_N_ELEMENTS (texts); i++)
    {
      g_test_message ("%s", texts[i]);
      g_assert_true (hp_json_is_object (texts[i]));
    }
}

static void
test_refuses (void)
{
  static const char *const texts[] = {
    "", " ", "[]", "1", "\"a\"", "null", "{", "}", "{}}", "{} x", "{a:1}", "{'a':1}", "{\"a\"}",
    "{\"a\":}", "{\"a\":1,}", "{\"a\":[1,]}", "{\"a\":[1}", "{\"a\":01}", "{\"a\":.5}",
    "{\"a\":5.}", "{\"a\":1e}", "{\"a\":+1}", "{\"a\":--1}", "{\"a\":-}", "{\"a\":1e999}",
    "{\"a\":1234567890123456789}", "{\"a\":NaN}", "{\"a\":tru}", "{\"a\":\"\n\"}", "{\"a\":\"",
    "{\"a\":\"\\", "{\"a\":\"\\x\"}", "{\"a\":\"\\u12\"}", "{\"a\":\"\\u0000\"}",
    "{\"a\":\"\\ud83c\"}", "{\"a\":\"\\udfbc\"}", "{\"a\":\"\\ud83c\\u0041\"}", "{\"a\":\"\xff\"}",
    "{\"a\":1 \"b\":2}", "{\"a\":1}{}", "{\"a\" 1}", "{1:2}",
  };

  for (guint i = 0; i < G_N_ELEMENTS (texts); i++)
    {
      g_test_message ("%s", texts[i]);
      g_assert_false (hp_json_is_object (texts[i]));
    }
}

static void
test_deep (void)
{
  g_autoptr(GString) text = g_string_new ("{\"a\":");

  for (guint i = 0; i < 1000000; i++)
    g_string_append_c (text, '[');
  g_assert_false (hp_json_is_object (text->str));
}

int
main (int   argc,
      char *argv[])
{
  g_test_init (&argc, &argv, NULL);

  g_test_add_func ("/core/json-object/objects", test_objects);
  g_test_add_func ("/core/json-object/refuses", test_refuses);
  g_test_add_func ("/core/json-object/deep", test_deep);

  return g_test_run ();
}

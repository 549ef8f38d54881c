#include <jansson.h>
#include <stdlib.h>
#include <string.h>

#include "store/plan-reader.h"

/* A plan with something of everything; the tests break one thing of it at a time. */
static char *
load_plan (void)
{
  g_autofree char *path = g_test_build_filename (G_TEST_DIST, "data", "everything.hairpin", NULL);
  g_autoptr(GError) error = NULL;
  char *text = NULL;

  g_file_get_contents (path, &text, NULL, &error);
  g_assert_no_error (error);
  return text;
}

static json_t *
parse_plan (void)
{
  g_autofree char *text = load_plan ();
  json_t *root = json_loads (text, 0, NULL);

  g_assert_nonnull (root);
  return root;
}

/* The object or list that holds the last part of @place; *@key or *@index say which. */
static json_t *
find_holder (json_t      *root,
             const char  *place,
             char       **key,
             gsize       *index)
{
  json_t *at = root, *holder = NULL;
  const char *rest = place;

  while (*rest != '\0')
    {
      holder = at;
      g_clear_pointer (key, g_free);
      if (*rest == '[')
        {
          *index = (gsize) strtoul (rest + 1, NULL, 10);
          rest = strchr (rest, ']') + 1;
          at = json_array_get (holder, *index);
        }
      else
        {
          gsize length;

          rest += *rest == '.';
          length = strcspn (rest, ".[");
          *key = g_strndup (rest, length);
          rest += length;
          at = json_object_get (holder, *key);
        }
    }

  g_assert_nonnull (holder);
  return holder;
}

/* Puts @value in @place of @root; NULL takes the member out. */
static void
put (json_t     *root,
     const char *place,
     json_t     *value)
{
  g_autofree char *key = NULL;
  gsize index = 0;
  json_t *holder = find_holder (root, place, &key, &index);

  if (key == NULL)
    json_array_set_new (holder, index, value);
  else if (value == NULL)
    json_object_del (holder, key);
  else
    json_object_set_new (holder, key, value);
}

static HpProblems *
read_problems (json_t *root)
{
  HpProblems *problems = hp_problems_new ();
  char *text = json_dumps (root, 0);
  g_autoptr(GBytes) bytes = g_bytes_new (text, strlen (text));
  g_autoptr(HpPlan) plan = NULL;
  gboolean newer;

  free (text);
  plan = hp_plan_read (bytes, problems, &newer);
  g_assert_true ((plan == NULL) == (hp_problems_get_n (problems) > 0));
  return problems;
}

/* Breaks @place by @value, and wants the first problem told to be there. */
static void
assert_refused (const char *place,
                json_t     *value,
                const char *told_place,
                const char *part)
{
  json_t *root = parse_plan ();
  g_autoptr(HpProblems) problems = NULL;
  const HpProblem *problem;
  char *shown = value != NULL ? json_dumps (value, JSON_ENCODE_ANY) : NULL;

  g_test_message ("%s = %s", place, shown != NULL ? shown : "(none)");
  free (shown);

  put (root, place, value);
  problems = read_problems (root);
  json_decref (root);

  /* What named something in a list that is broken is told of, too, but after it. */
  g_assert_cmpuint (hp_problems_get_n (problems), >=, 1);
  problem = hp_problems_get (problems, 0);
  g_assert_cmpstr (problem->place, ==, told_place);
  if (part != NULL && strstr (problem->sentence, part) == NULL)
    g_error ("“%s” does not hold “%s”", problem->sentence, part);
}

/* As assert_refused(), where nothing else may be told. */
static void
assert_refused_alone (const char *place,
                      json_t     *value,
                      const char *told_place,
                      const char *part)
{
  json_t *root = parse_plan ();
  g_autoptr(HpProblems) problems = NULL;

  put (root, place, json_incref (value));
  problems = read_problems (root);
  json_decref (root);
  for (guint i = 1; i < hp_problems_get_n_kept (problems); i++)
    g_error ("%s is told, too, at %s: %s", place, hp_problems_get (problems, i)->place,
             hp_problems_get (problems, i)->sentence);

  assert_refused (place, value, told_place, part);
}

static void
refuse_values (HpElement      *element,
               const char     *place,
               const HpMember *member)
{
  g_autofree char *inner = hp_element_place_member (place, member->name);

  switch (member->kind)
    {
    case HP_MEMBER_TEXT:
      assert_refused (inner, json_integer (3), inner, NULL);
      if (member->check != NULL)
        assert_refused (inner, json_string ("H9 sideways"), inner, "H9 sideways");
      if (member->refers != NULL)
        {
          assert_refused (inner, json_string ("layer-999"), inner, "layer-999");
          if (member->required)
            assert_refused (inner, json_string (""), inner, NULL);
        }
      break;

    case HP_MEMBER_FRAME:
      assert_refused (inner, json_integer (-1), inner, "-1");
      assert_refused (inner, json_real (1.5), inner, NULL);
      assert_refused (inner, json_integer (HP_FRAME_MAX + 1), inner, NULL);
      assert_refused (inner, json_string ("1"), inner, NULL);
      break;

    case HP_MEMBER_INTEGER:
      assert_refused (inner, json_integer ((int) member->min - 1), inner, "outside");
      assert_refused (inner, json_integer ((int) member->max + 1), inner, "outside");
      assert_refused (inner, json_real (1.5), inner, NULL);
      break;

    case HP_MEMBER_NUMBER:
    case HP_MEMBER_BPM:
      assert_refused (inner, json_real (member->min - 0.001), inner, "outside");
      assert_refused (inner, json_real (member->max + 0.001), inner, "outside");
      assert_refused (inner, json_string ("12-9"), inner, NULL);
      break;

    case HP_MEMBER_BOOLEAN:
      assert_refused (inner, json_integer (1), inner, NULL);
      break;

    case HP_MEMBER_CHOICE:
      assert_refused (inner, json_string (""), inner, NULL);
      assert_refused (inner, json_string ("sideways"), inner, "sideways");
      break;

    case HP_MEMBER_POSITION:
      assert_refused (inner, json_string ("1/11"), inner, "1/11");
      assert_refused (inner, json_string ("0.5"), inner, "0.5");
      assert_refused (inner, json_integer (1), inner, NULL);
      break;

    case HP_MEMBER_RATE:
      assert_refused (inner, json_string ("23.976"), inner, "23.976");
      assert_refused (inner, json_string ("241"), inner, "241");
      break;

    case HP_MEMBER_CURVE:
    case HP_MEMBER_FRAMES:
    case HP_MEMBER_NOTES:
    case HP_MEMBER_IDS:
    case HP_MEMBER_LIST:
      assert_refused (inner, json_object (), inner, "list");
      break;

    case HP_MEMBER_JSON:
    case HP_MEMBER_OBJECT:
      assert_refused (inner, json_array (), inner, "object");
      break;

    default:
      g_assert_not_reached ();
    }

  if (member->required)
    assert_refused (inner, NULL, inner, "missing");
}

typedef struct
{
  GHashTable *seen;  /* (element-type utf8): "HpHit.weight" */
  GHashTable *all;
} Coverage;

static void
note_types (GType     type,
            Coverage *coverage)
{
  g_autofree GType *children = NULL;
  HpElementClass *klass;

  children = g_type_children (type, NULL);
  for (guint i = 0; children[i] != 0; i++)
    {
      klass = g_type_class_ref (children[i]);
      for (guint j = 0; j < klass->n_members; j++)
        g_hash_table_add (coverage->all, g_strdup_printf ("%s.%s", g_type_name (children[i]),
                                                          klass->members[j].name));
      g_type_class_unref (klass);
    }
}

static void
refuse_cb (HpElement  *element,
           const char *place,
           gpointer    data)
{
  Coverage *coverage = data;
  HpElementClass *klass = HP_ELEMENT_GET_CLASS (element);

  for (guint i = 0; i < klass->n_members; i++)
    {
      g_autofree char *name = g_strdup_printf ("%s.%s", G_OBJECT_TYPE_NAME (element),
                                               klass->members[i].name);

      if (g_hash_table_add (coverage->seen, g_steal_pointer (&name)))
        refuse_values (element, place, &klass->members[i]);
    }

  if (klass->id_kind != NULL)
    {
      g_autofree char *inner = hp_element_place_member (place, "id");

      assert_refused (inner, json_string ("thing-1"), inner, "thing-1");
    }
}

/* Every member of every class, out of its range in every way, is refused where it stands. */
static void
test_every_member (void)
{
  g_autofree char *text = load_plan ();
  g_autoptr(GBytes) bytes = g_bytes_new (text, strlen (text));
  g_autoptr(HpProblems) problems = hp_problems_new ();
  g_autofree char *told = NULL;
  g_autoptr(HpPlan) plan = NULL;
  g_autoptr(GHashTable) seen = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, NULL);
  g_autoptr(GHashTable) all = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, NULL);
  Coverage coverage = { seen, all };
  GHashTableIter iter;
  const char *name;
  gboolean newer;

  plan = hp_plan_read (bytes, problems, &newer);
  told = hp_problems_to_string (problems, "everything.hairpin");
  g_assert_cmpstr (told, ==, "");

  hp_element_visit (HP_ELEMENT (plan), "", refuse_cb, &coverage);

  note_types (HP_TYPE_ELEMENT, &coverage);
  g_hash_table_iter_init (&iter, all);
  while (g_hash_table_iter_next (&iter, (gpointer *) &name, NULL))
    if (!g_hash_table_contains (seen, name))
      g_error ("everything.hairpin does not hold %s", name);
}

static void
test_relations (void)
{
  static const struct { const char *place, *json, *told_place, *part; } cases[] = {
    { "scenes[0].out", "10", "scenes[0].out", "10" },
    { "scenes[1].in", "50", "scenes[1].in", "sorted" },
    { "reels[1].start", "1999", "reels[1].start", "ends" },
    { "reels[0].start-timecode", "\"01:01:00:00\"", "reels[0].start-timecode", "leaves out" },
    { "reels[0].start-timecode", "\"01:00:00:30\"", "reels[0].start-timecode", "outside" },
    { "picture.frame-rate", "\"24\"", "picture.drop-frame", "drop-frame" },
    { "scenes[0].curve[1].at", "100", "scenes[0].curve[1].at", "sorted" },
    { "scenes[0].curve[1].level", "1.7", "scenes[0].curve[1].level", "1.7 is outside 0…1" },
    { "scenes[0].curve[1].shape", "\"bent\"", "scenes[0].curve[1].shape", "bent" },
    { "scenes[0].curve[1]", "3", "scenes[0].curve[1]", "object" },
    { "scenes[0].layers[0].automation[0].points[0].level", "-0.1",
      "scenes[0].layers[0].automation[0].points[0].level", "-0.1" },
    { "motifs[0].notes[1].at", "\"0\"", "motifs[0].notes[1].at", "sorted" },
    { "motifs[0].notes[0].at", "\"-1/4\"", "motifs[0].notes[0].at", "before" },
    { "motifs[0].notes[0].length", "\"0\"", "motifs[0].notes[0].length", "above 0" },
    { "motifs[0].notes[0].pitch", "\"H4\"", "motifs[0].notes[0].pitch", "H4" },
    { "scenes[0].tempo-plans[0].meters[0].bar", "2", "scenes[0].tempo-plans[0].meters[0].bar", "bar 1" },
    { "scenes[0].tempo-plans[0].meters[1].bar", "1", "scenes[0].tempo-plans[0].meters[1].bar", "sorted" },
    { "scenes[0].tempo-plans[0].tempos[0].at", "\"1\"", "scenes[0].tempo-plans[0].tempos[0].at", "at 0" },
    { "scenes[0].tempo-plans[0].tempos[1].at", "\"0\"", "scenes[0].tempo-plans[0].tempos[1].at", "sorted" },
    { "scenes[0].tempo-plans[0].tempos[0].beat", "\"0\"", "scenes[0].tempo-plans[0].tempos[0].beat", "above 0" },
    { "scenes[0].tempo-plans[0].meters", "[]", "scenes[0].tempo-plans[0].meters", "empty" },
    { "reels", "[]", "reels", "empty" },
    { "scenes[0].tempo-plans[0].locks[0].hit", "\"hit-2\"", "scenes[0].tempo-plans[0].locks[0].hit", "hit-2" },
    { "scenes[0].tempo-plan", "\"tempo-2\"", "scenes[0].tempo-plan", "tempo-2" },
    { "scenes[0].layers[0].instrument", "\"motif-1\"", "scenes[0].layers[0].instrument", "motifs[0]" },
    { "scenes[0].layers[0].entries[1].in", "250", "scenes[0].layers[0].entries[1].in", "overlap" },
    { "scenes[0].statements[0].layer", "\"layer-2\"", "scenes[0].statements[0].layer", "layer-2" },
    { "reserved[0].rule", "\"only-in\"", "reserved[0].scene", "only-in" },
    { "reserved[1].rule", "\"not-before\"", "reserved[1].at", "not-before" },
    { "dialogue[0].out", "5", "dialogue[0].out", "5" },
    { "scenes[0].temp[0].out", "5", "scenes[0].temp[0].out", "5" },
    { "cuts[1]", "0", "cuts[1]", "sorted" },
    { "cuts[1]", "\"x\"", "cuts[1]", "whole number" },
    { "markers[0].id", "\"hit-1\"", "markers[0].id", "scenes[0].hits[0]" },
    { "decisions[0].concerns[0]", "\"layer-9\"", "decisions[0].concerns[0]", "layer-9" },
    { "decisions[0].due", "\"2026-02-30\"", "decisions[0].due", "2026-02-30" },
    { "decisions[0].made", "\"2026-11-20T25:15:00Z\"", "decisions[0].made", "2026-11-20T25" },
    { "format", "\"other\"", "format", "hairpin-plan" },
    { "version", "0", "version", "1 or more" },
    { "scenes[0].cue", "\"1M1S0\"", "scenes[0].cue", "1M1S0" },
    { "scenes[0].cue", "\"1M\\u0663\"", "scenes[0].cue", "cue number" },
  };

  for (guint i = 0; i < G_N_ELEMENTS (cases); i++)
    assert_refused_alone (cases[i].place, json_loads (cases[i].json, JSON_DECODE_ANY, NULL),
                          cases[i].told_place, cases[i].part);

  assert_refused ("reels[0].start", json_integer (1), "reels[0].start", "frame 0");
}

static void
test_syntax (void)
{
  static const struct { const char *text, *part; } cases[] = {
    { "", "line 1" },
    { "{", "line 1" },
    { "{ \"format\": \"hairpin-plan\", \"format\": \"hairpin-plan\" }", "duplicate" },
    { "[]", "object" },
    { "{ \"a\": NaN }", "line 1" },
    { "\xef\xbb\xbf{}", "line 1" },
    { "{} x", "line 1" },
    { "{ \"a\": 99999999999999999999 }", "line 1" },
  };

  for (guint i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      g_autoptr(GBytes) bytes = g_bytes_new_static (cases[i].text, strlen (cases[i].text));
      g_autoptr(HpProblems) problems = hp_problems_new ();
      gboolean newer;

      g_test_message ("%s", cases[i].text);
      g_assert_null (hp_plan_read (bytes, problems, &newer));
      g_assert_cmpuint (hp_problems_get_n (problems), ==, 1);
      g_assert_nonnull (strstr (hp_problems_get (problems, 0)->sentence, cases[i].part));
    }
}

/* There may be no bytes to point at. */
static void
test_nothing (void)
{
  g_autoptr(GBytes) bytes = g_bytes_new (NULL, 0);
  g_autoptr(HpProblems) problems = hp_problems_new ();
  gboolean newer;

  g_assert_null (hp_plan_read (bytes, problems, &newer));
  g_assert_cmpuint (hp_problems_get_n (problems), ==, 1);
  g_assert_cmpstr (hp_problems_get (problems, 0)->sentence, ==,
                   "line 1, column 0: unexpected token near end of file");
}

/* Lines and columns are those of the whole file, wherever the reader of the piece began. */
static void
test_positions (void)
{
  static const struct { const char *text, *sentence; } cases[] = {
    { "{\n  \"title\": \"é\",\n  \"cuts\": [0, NaN]\n}", "line 3, column 17: invalid token near 'NaN'" },
    { "{\n  \"scenes\": [\n    { \"title\": \"é\", \"x\": 1e400 }\n  ]\n}",
      "line 3, column 30: real number overflow near '1e400'" },
    { "{\n  \"scenes\": [\n    {},\n    {\n      \"a\": 1,\n      \"a\": 2\n    }\n  ]\n}",
      "line 6, column 9: duplicate object key near '\"a\"'" },
    { "{\n  \"title\": \"a\",\n  \"title\": \"b\"\n}", "line 3, column 11: duplicate object key" },
    { "{\n  \"title\": \"a\"\n  \"director\": \"b\"\n}", "line 3, column 3: '}' expected" },
    { "{\n  \"é\" 1\n}", "line 2, column 7: ':' expected" },
    { "{\n  \"title\": \"a\",\n}", "line 3, column 1: string or '}' expected" },
    { "{ \"scenes\": [{} {}] }", "line 1, column 17: ']' expected" },
    { "{ \"scenes\": [{},] }", "line 1, column 17: unexpected token near ']'" },
    { "{ \"scenes\": [{}", "line 1, column 16: ']' expected near end of file" },
    { "{\n}\n/* */", "line 3, column 1: end of file expected" },
    { "[]\n,", "line 2, column 1: end of file expected" },
    { "{ \"a\": 1 // b\n}", "line 1, column 10: '}' expected" },
  };

  for (guint i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      g_autoptr(GBytes) bytes = g_bytes_new_static (cases[i].text, strlen (cases[i].text));
      g_autoptr(HpProblems) problems = hp_problems_new ();
      gboolean newer;

      g_assert_null (hp_plan_read (bytes, problems, &newer));
      g_assert_cmpuint (hp_problems_get_n (problems), ==, 1);
      g_assert_cmpstr (hp_problems_get (problems, 0)->sentence, ==, cases[i].sentence);
    }
}

/* The format, the version and all else may stand in any order. */
static void
test_any_order (void)
{
  json_t *root = parse_plan (), *turned = json_object ();
  g_autoptr(GPtrArray) keys = g_ptr_array_new ();
  g_autoptr(HpProblems) problems = NULL;
  const char *key;
  json_t *value;

  json_object_foreach (root, key, value)
    g_ptr_array_add (keys, (gpointer) key);
  for (guint i = keys->len; i > 0; i--)
    {
      key = g_ptr_array_index (keys, i - 1);
      json_object_set (turned, key, json_object_get (root, key));
    }

  problems = read_problems (turned);
  g_assert_cmpuint (hp_problems_get_n (problems), ==, 0);
  g_clear_pointer (&problems, hp_problems_free);

  /* What is told is in the order of the format all the same. */
  put (turned, "lost", json_integer (1));
  put (turned, "title", json_integer (1));
  put (turned, "people", NULL);
  put (turned, "reels", NULL);
  problems = read_problems (turned);
  g_assert_cmpstr (hp_problems_get (problems, 0)->place, ==, "title");
  g_assert_cmpstr (hp_problems_get (problems, 1)->place, ==, "reels");
  g_assert_cmpstr (hp_problems_get (problems, 2)->place, ==, "lost");

  json_decref (turned);
  json_decref (root);
}

/* Where the JSON is broken, or it is no plan, nothing else is worth saying. */
static void
test_one_reason_is_enough (void)
{
  static const struct { const char *text, *place; } cases[] = {
    { "{ \"title\": 1, \"cuts\": [-1], \"scenes\": [{}], \"lost\": ", "" },
    { "{ \"title\": 1, \"cuts\": [-1], \"format\": \"other\", \"version\": 0 }", "format" },
    { "{ \"title\": 1, \"version\": 2 }", "format" },
  };

  for (guint i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      g_autoptr(GBytes) bytes = g_bytes_new_static (cases[i].text, strlen (cases[i].text));
      g_autoptr(HpProblems) problems = hp_problems_new ();
      gboolean newer = TRUE;

      g_assert_null (hp_plan_read (bytes, problems, &newer));
      g_assert_false (newer);
      g_assert_cmpuint (hp_problems_get_n (problems), ==, 1);
      g_assert_cmpstr (hp_problems_get (problems, 0)->place, ==, cases[i].place);
    }
}

/* A plan cut short anywhere is refused, and says where. */
static void
test_truncated (void)
{
  g_autofree char *text = load_plan ();

  for (gsize size = 0; size < strlen (text) - 1; size += 97)
    {
      g_autoptr(GBytes) bytes = g_bytes_new (text, size);
      g_autoptr(HpProblems) problems = hp_problems_new ();
      gboolean newer;

      g_assert_null (hp_plan_read (bytes, problems, &newer));
      g_assert_cmpuint (hp_problems_get_n (problems), ==, 1);
    }
}

/* All are told, up to a hundred, and the others counted. */
static void
test_all_are_told (void)
{
  json_t *root = parse_plan ();
  g_autoptr(HpProblems) problems = NULL;

  put (root, "title", json_integer (1));
  put (root, "scenes[0].in", json_integer (-1));
  put (root, "people[0].role", json_string ("cook"));
  problems = read_problems (root);
  g_assert_cmpuint (hp_problems_get_n (problems), ==, 3);
  g_clear_pointer (&problems, hp_problems_free);

  put (root, "cuts", json_array ());
  for (guint i = 0; i < 200; i++)
    json_array_append_new (json_object_get (root, "cuts"), json_integer (-1));
  problems = read_problems (root);
  g_assert_cmpuint (hp_problems_get_n (problems), ==, 203);
  g_assert_cmpuint (hp_problems_get_n_kept (problems), ==, HP_PROBLEMS_MAX);
  json_decref (root);
}

int
main (int   argc,
      char *argv[])
{
  g_test_init (&argc, &argv, NULL);

  g_test_add_func ("/store/plan-errors/every-member", test_every_member);
  g_test_add_func ("/store/plan-errors/relations", test_relations);
  g_test_add_func ("/store/plan-errors/syntax", test_syntax);
  g_test_add_func ("/store/plan-errors/nothing", test_nothing);
  g_test_add_func ("/store/plan-errors/positions", test_positions);
  g_test_add_func ("/store/plan-errors/any-order", test_any_order);
  g_test_add_func ("/store/plan-errors/one-reason-is-enough", test_one_reason_is_enough);
  g_test_add_func ("/store/plan-errors/truncated", test_truncated);
  g_test_add_func ("/store/plan-errors/all-are-told", test_all_are_told);

  return g_test_run ();
}

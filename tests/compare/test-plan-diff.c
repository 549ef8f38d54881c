#include "compare/plan-diff.h"

#include "compare/diff-lines.h"
#include "core/timecode.h"
#include "model/decision.h"
#include "model/dialogue-line.h"
#include "model/hit.h"
#include "model/layer.h"
#include "model/meter-change.h"
#include "model/motif.h"
#include "model/plan-index.h"
#include "model/reel.h"
#include "model/story-beat.h"
#include "store/plan-reader.h"
#include "store/plan-writer.h"
#include "store/random-plan.h"

static HpPlan *
read_bytes (GBytes *bytes)
{
  g_autoptr(HpProblems) problems = hp_problems_new ();
  gboolean newer;
  HpPlan *plan = hp_plan_read (bytes, problems, &newer);

  g_assert_nonnull (plan);
  return plan;
}

static HpPlan *
read_text (const char *text)
{
  g_autoptr(GBytes) bytes = g_bytes_new_static (text, strlen (text));

  return read_bytes (bytes);
}

static char *
load_everything (void)
{
  g_autofree char *path = g_test_build_filename (G_TEST_DIST, "data", "everything.hairpin", NULL);
  char *text = NULL;

  g_assert_true (g_file_get_contents (path, &text, NULL, NULL));
  return text;
}

static HpPlan *
new_everything (void)
{
  g_autofree char *text = load_everything ();

  return read_text (text);
}

/* What is said of @before with @from replaced by @to, in lines. */
static char *
lines_of_edit (const char *from,
               const char *to)
{
  g_autoptr(HpPlan) before = new_everything (), after = NULL;
  g_autoptr(HpPlanDiff) diff = NULL;
  g_autofree char *text = load_everything ();
  g_autoptr(GString) edited = g_string_new (text);

  g_assert_cmpuint (g_string_replace (edited, from, to, 1), ==, 1);
  after = read_text (edited->str);
  diff = hp_plan_diff_new (before, after);
  return hp_diff_lines (diff);
}

/* The differences in one line each, for messages. */
static char *
list (const HpPlanDiff *diff)
{
  GString *text = g_string_new (NULL);

  for (guint i = 0; i < hp_plan_diff_get_n (diff); i++)
    {
      const HpDifference *each = hp_plan_diff_get (diff, i);

      g_string_append_printf (text, "%d %s %s %s: %s\n", each->kind, each->place_before,
                              each->place_after,
                              each->member != NULL ? each->member->name : "-", each->text);
    }

  return g_string_free (text, FALSE);
}

static void
assert_same (HpPlan *before,
             HpPlan *after)
{
  g_autoptr(HpPlanDiff) diff = hp_plan_diff_new (before, after);
  g_autofree char *told = list (diff), *lines = hp_diff_lines (diff);

  g_assert_cmpstr (told, ==, "");
  g_assert_cmpstr (lines, ==, "");
}

static const HpDifference *
get_only (const HpPlanDiff *diff)
{
  g_autofree char *told = list (diff);

  if (hp_plan_diff_get_n (diff) != 1)
    g_test_message ("%s", told);
  g_assert_cmpuint (hp_plan_diff_get_n (diff), ==, 1);
  return hp_plan_diff_get (diff, 0);
}

/* Nothing changed between a plan and itself, and none of what a file does not keep counts. */
static void
test_same (void)
{
  g_autoptr(GRand) rand = g_rand_new_with_seed (1440);
  g_autoptr(HpPlan) everything = new_everything (), again = new_everything ();

  assert_same (everything, everything);
  assert_same (everything, again);

  for (guint i = 0; i < 300; i++)
    {
      g_autoptr(HpPlan) plan = random_plan_new (rand), read = NULL;
      g_autoptr(GBytes) bytes = hp_plan_write (plan);

      read = read_bytes (bytes);
      assert_same (plan, read);
    }
}

static void
test_numbers_count_as_written (void)
{
  g_autofree char *text = load_everything ();
  g_autoptr(GString) edited = g_string_new (text);
  g_autoptr(HpPlan) plan = NULL, read = NULL;
  g_autoptr(GBytes) bytes = NULL;

  g_string_replace (edited, "\"brightness\": 0.7", "\"brightness\": 0.70004", 1);
  g_string_replace (edited, "\"level\": 0.9,", "\"level\": 0.900049, \"later\": 0.123456,", 1);
  g_string_replace (edited, "\"bpm\": 72,", "\"bpm\": 72.000049, \"b\": {\"1.25e3\": 1.0},", 1);
  plan = read_text (edited->str);
  bytes = hp_plan_write (plan);
  read = read_bytes (bytes);
  assert_same (plan, read);
  assert_same (read, plan);
}

/* A place among the elements of a plan, in the order of a visit. */
typedef struct
{
  guint      index;
  guint      n;
  HpElement *found;
} Nth;

static void
find_nth_cb (HpElement  *element,
             const char *place,
             gpointer    data)
{
  Nth *nth = data;

  if (nth->n++ == nth->index)
    nth->found = element;
}

static HpElement *
get_nth (HpPlan *plan,
         guint   index)
{
  Nth nth = { index };

  hp_element_visit (HP_ELEMENT (plan), NULL, find_nth_cb, &nth);
  return nth.found;
}

static void
change_text (HpElement      *element,
             const HpMember *member)
{
  static const struct { const char *name, *text; } texts[] = {
    { "low", "A3" }, { "high", "C8" }, { "sound", "strings.viola" }, { "colour", "#000000" },
    { "key", "C major" }, { "meter", "5/4" }, { "cue", "3M3" }, { "mode", "dorian" },
    { "made", "2027-01-01T10:15:00Z" }, { "due", "2027-02-28" },
    { "start-timecode", "05:00:00;00" },
  };
  const char *text = member->refers != NULL ? "somewhere-99" : "another text";

  for (guint i = 0; i < G_N_ELEMENTS (texts); i++)
    if (g_str_equal (member->name, texts[i].name))
      text = texts[i].text;

  g_object_set (element, member->name, text, NULL);
}

static void
change_curve (HpElement      *element,
              const HpMember *member)
{
  HpCurve *old = *(HpCurve *const *) hp_element_get_field (element, member);
  g_autoptr(HpCurve) curve = hp_curve_with_point (old, 350, 0.77);

  g_object_set (element, member->name, curve, NULL);
}

static void
change_number (HpElement      *element,
               const HpMember *member)
{
  gconstpointer field = hp_element_get_field (element, member);
  g_autoptr(GEnumClass) klass = NULL;

  if (member->kind == HP_MEMBER_FRAME)
    g_object_set (element, member->name, *(const gint64 *) field + 1, NULL);
  else if (member->kind == HP_MEMBER_BOOLEAN)
    g_object_set (element, member->name, !*(const gboolean *) field, NULL);
  else if (member->kind == HP_MEMBER_NUMBER)
    g_object_set (element, member->name,
                  *(const double *) field > member->min ? member->min : member->max, NULL);
  else if (member->kind == HP_MEMBER_CHOICE)
    {
      klass = g_type_class_ref (member->type ());
      g_object_set (element, member->name, (*(const int *) field + 1) % (int) klass->n_values,
                    NULL);
    }
  else
    g_object_set (element, member->name,
                  *(const int *) field + (*(const int *) field < member->max ? 1 : -1), NULL);
}

static void
change (HpElement      *element,
        const HpMember *member)
{
  gconstpointer field = hp_element_get_field (element, member);
  g_autoptr(HpNotes) notes = NULL;
  g_autoptr(HpFrameList) frames = NULL;
  HpFraction position;

  switch (member->kind)
    {
    case HP_MEMBER_TEXT:
      change_text (element, member);
      break;

    case HP_MEMBER_POSITION:
      position = hp_fraction_add (*(const HpFraction *) field, (HpFraction) { 1, 3 });
      g_object_set (element, member->name, &position, NULL);
      break;

    case HP_MEMBER_RATE:
      g_object_set (element, member->name, &(HpFrameRate) { 60000, 1001 }, NULL);
      break;

    case HP_MEMBER_BPM:
      g_object_set (element, member->name, &(HpBpm) { 90.5, 0 }, NULL);
      break;

    case HP_MEMBER_CURVE:
      change_curve (element, member);
      break;

    case HP_MEMBER_FRAMES:
      frames = hp_frame_list_new ((const gint64[]) { 0, 312 }, 2);
      g_object_set (element, member->name, frames, NULL);
      break;

    case HP_MEMBER_NOTES:
      notes = hp_notes_new (NULL, 0);
      g_object_set (element, member->name, notes, NULL);
      break;

    case HP_MEMBER_IDS:
      g_object_set (element, member->name, (const char *const[]) { "hit-1", NULL }, NULL);
      break;

    case HP_MEMBER_JSON:
      g_object_set (element, member->name, "{\"id\":\"layer-3\"}", NULL);
      break;

    case HP_MEMBER_FRAME:
    case HP_MEMBER_INTEGER:
    case HP_MEMBER_NUMBER:
    case HP_MEMBER_BOOLEAN:
    case HP_MEMBER_CHOICE:
    case HP_MEMBER_LIST:
    case HP_MEMBER_OBJECT:
    default:
      change_number (element, member);
    }
}

static gboolean
may_change (HpElement      *element,
            const HpMember *member)
{
  /* Bar 1 has a meter in every plan. */
  if (HP_IS_METER_CHANGE (element) && hp_meter_change_get_bar (HP_METER_CHANGE (element)) == 1 &&
      g_str_equal (member->name, "bar"))
    return FALSE;

  return member->kind != HP_MEMBER_LIST && member->kind != HP_MEMBER_OBJECT;
}

static void
assert_mirrored (const HpPlanDiff *diff,
                 HpPlan           *before,
                 HpPlan           *after)
{
  g_autoptr(HpPlanDiff) mirrored = hp_plan_diff_new (after, before);
  g_autoptr(GHashTable) told = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, NULL);
  g_autofree char *text = list (diff), *mirrored_text = list (mirrored);

  for (guint i = 0; i < hp_plan_diff_get_n (diff); i++)
    {
      const HpDifference *each = hp_plan_diff_get (diff, i);

      g_hash_table_add (told, g_strdup_printf ("%d %s %s %s", each->kind, each->place_before,
                                               each->place_after,
                                               each->member != NULL ? each->member->name : ""));
    }
  g_assert_cmpuint (g_hash_table_size (told), ==, hp_plan_diff_get_n (diff));

  for (guint i = 0; i < hp_plan_diff_get_n (mirrored); i++)
    {
      const HpDifference *each = hp_plan_diff_get (mirrored, i);
      HpDifferenceKind kind = each->kind == HP_DIFFERENCE_ADDED ? HP_DIFFERENCE_REMOVED
                              : each->kind == HP_DIFFERENCE_REMOVED ? HP_DIFFERENCE_ADDED
                                                                    : each->kind;
      g_autofree char *key = g_strdup_printf ("%d %s %s %s", kind, each->place_after,
                                              each->place_before,
                                              each->member != NULL ? each->member->name : "");

      if (!g_hash_table_remove (told, key))
        {
          g_test_message ("%s\n%s\n%s", key, text, mirrored_text);
          g_test_fail ();
          return;
        }
    }
  g_assert_cmpuint (g_hash_table_size (told), ==, 0);
}

/* Whatever member of whatever class changes, it is told, and nothing else is. */
static void
test_every_member (void)
{
  g_autoptr(HpPlan) before = new_everything ();
  guint n_changes = 0;

  for (guint i = 0; get_nth (before, i) != NULL; i++)
    {
      HpElement *element = get_nth (before, i);
      HpElementClass *klass = HP_ELEMENT_GET_CLASS (element);

      for (guint j = 0; j < klass->n_members; j++)
        {
          const HpMember *member = &klass->members[j];
          g_autoptr(HpPlan) after = NULL;
          g_autoptr(HpPlanDiff) diff = NULL;
          const HpDifference *difference;

          if (!may_change (element, member))
            continue;

          after = new_everything ();
          change (get_nth (after, i), member);
          diff = hp_plan_diff_new (before, after);
          g_test_message ("%s.%s", G_OBJECT_TYPE_NAME (element), member->name);
          difference = get_only (diff);
          g_assert_cmpint (difference->kind, ==, HP_DIFFERENCE_CHANGED);
          g_assert_true (difference->member == member);
          g_assert_true (difference->before == element);
          g_assert_true (difference->after == get_nth (after, i));
          g_assert_cmpstr (difference->place_before, ==, difference->place_after);
          g_assert_cmpstr (difference->text, !=, "");
          g_assert_nonnull (strstr (difference->text, difference->words));
          g_assert_true (difference->from == NULL ||
                         g_strcmp0 (difference->from, difference->to) != 0);
          g_test_message ("  %s", difference->text);
          assert_mirrored (diff, before, after);
          n_changes++;
        }
    }

  g_assert_cmpuint (n_changes, >, 150);
}

/* So is what a later version wrote, in each object. */
static void
test_every_extra (void)
{
  g_autoptr(HpPlan) before = new_everything ();

  for (guint i = 0; get_nth (before, i) != NULL; i++)
    {
      g_autoptr(HpPlan) after = new_everything ();
      g_autoptr(HpPlanDiff) diff = NULL;
      const HpDifference *difference;

      hp_element_set_extra (get_nth (after, i), "{\"later\":1}");
      diff = hp_plan_diff_new (before, after);
      difference = get_only (diff);
      g_assert_cmpint (difference->kind, ==, HP_DIFFERENCE_CHANGED);
      g_assert_null (difference->member);
      g_assert_true (difference->after == get_nth (after, i));
      assert_mirrored (diff, before, after);
    }
}

/* Removes the last of a list, unless it must be there, and checks that just this is told. */
static gboolean
remove_last (HpPlan         *before,
             guint           index,
             const HpMember *member)
{
  g_autoptr(HpPlan) after = new_everything ();
  gpointer const *field = hp_element_get_field (get_nth (after, index), member);
  guint n = g_list_model_get_n_items (*field);
  g_autoptr(HpPlanDiff) diff = NULL;

  if (n < (member->required ? 2 : 1))
    return FALSE;

  hp_element_list_remove (*field, n - 1);
  diff = hp_plan_diff_new (before, after);
  g_assert_cmpint (get_only (diff)->kind, ==, HP_DIFFERENCE_REMOVED);
  assert_mirrored (diff, before, after);
  return TRUE;
}

/* So is each object that goes or comes. */
static void
test_every_list (void)
{
  g_autoptr(HpPlan) before = new_everything ();
  guint n_removed = 0;

  for (guint i = 0; get_nth (before, i) != NULL; i++)
    {
      HpElementClass *klass = HP_ELEMENT_GET_CLASS (get_nth (before, i));

      for (guint j = 0; j < klass->n_members; j++)
        {
          const HpMember *member = &klass->members[j];

          if (member->kind == HP_MEMBER_LIST)
            n_removed += remove_last (before, i, member);
        }
    }

  g_assert_cmpuint (n_removed, >, 20);
}

/* Two plans that have nothing to do with each other are compared, too, and from both sides. */
static void
test_mirrored (void)
{
  g_autoptr(GRand) rand = g_rand_new_with_seed (3300);

  for (guint i = 0; i < 200; i++)
    {
      g_autoptr(HpPlan) before = random_plan_new (rand), after = random_plan_new (rand);
      g_autoptr(HpPlanDiff) diff = hp_plan_diff_new (before, after);

      g_assert_cmpuint (hp_plan_diff_get_n (diff), >, 0);
      assert_mirrored (diff, before, after);
    }
}

/* What one edit of the file is called. */
static void
test_words (void)
{
  static const struct { const char *from, *to, *told; } cases[] = {
    { "\"title\": \"Everything\"", "\"title\": \"All\"", "Plan: title “Everything” → “All”" },
    { "\"director\": \"D\",", "", "Plan: director removed: “D”" },
    { "\"revision\": \"Cut 1\"", "\"revision\": \"Cut 2\"", "Picture: cut “Cut 1” → “Cut 2”" },
    { "\"drop-frame\": true", "\"drop-frame\": true, \"x\": 1",
      "Picture: something that a later version wrote added" },
    { "\"cue\": \"1M1\"", "\"cue\": \"1M3\"", "1M3 T: renumbered 1M1 → 1M3" },
    { "\"out\": 400,\n      \"in-on\"", "\"out\": 403,\n      \"in-on\"",
      "1M1 T: out 3 frames later" },
    { "\"out\": 400,\n      \"in-on\"", "\"out\": 1000,\n      \"in-on\"",
      "1M1 T: out 01:00:13;10 → 01:00:33;10" },
    { "\"status\": \"spotted\",\n      \"story\"", "\"status\": \"approved\",\n      \"story\"",
      "1M1 T: status spotted → approved" },
    { "\"story\": \"s\"",
      "\"story\": \"Mara reads the letter; the storm breaks, and nobody else is in the house.\"",
      "1M1 T: story rewritten" },
    { "\"key\": \"D minor\",\n      \"tempo-plan\"", "\"tempo-plan\"",
      "1M1 T: key removed: D minor" },
    { "\"at\": 300, \"label\"", "\"at\": 299, \"label\"", "1M1 T: hit “l” 1 frame earlier" },
    { "\"label\": \"l\", \"kind\": \"look\", \"weight\": 5",
      "\"label\": \"ll\", \"kind\": \"cut\", \"weight\": 4",
      "1M1 T: hit “l”: now called “ll”, kind look → cut, weight 5 → 4" },
    { "\"level\": 0.9,", "\"level\": 0.8,", "1M1 T: intensity: peak 90 % → 80 % at 01:00:10;00" },
    { "\"level\": 0.9,", "\"level\": 0.9001,",
      "1M1 T: intensity: peak 90.00 % → 90.01 % at 01:00:10;00" },
    { "\"at\": 300, \"level\"", "\"at\": 290, \"level\"",
      "1M1 T: intensity: point moved from 01:00:10;00 to 01:00:09;20" },
    { "\"shape\": \"line\"", "\"shape\": \"hold\"",
      "1M1 T: intensity after 01:00:10;00: straight → held" },
    { "\"bpm\": 72, \"ramp\"", "\"bpm\": 76, \"ramp\"",
      "1M1 T: tempo plan “A”: tempo at bar 1 ♩ = 72 → 76" },
    { "\"beat\": \"3/8\", \"bpm\": \"12-2\"", "\"beat\": \"1/4\", \"bpm\": \"12-0\"",
      "1M1 T: tempo plan “A”: tempo at bar 3: beat ♩. → ♩, "
      "tempo at bar 3 ♩. = click 12-2 → ♩ = click 12-0" },
    { "\"bar\": 3, \"meter\": \"3/4\"", "\"bar\": 3, \"meter\": \"7/8\"",
      "1M1 T: tempo plan “A”: meter at bar 3: 3/4 → 7/8" },
    { "{ \"bar\": 3, \"meter\": \"3/4\" }",
      "{ \"bar\": 3, \"meter\": \"3/4\" }, { \"bar\": 9, \"meter\": \"7/8\" }",
      "1M1 T: tempo plan “A”: meter 7/8 at bar 9 added" },
    { ", \"ramp\": false }\n          ],\n          \"locks\": [\n            "
      "{ \"hit\": \"hit-1\", \"bar\": 4, \"beat\": 1 }\n",
      ", \"ramp\": false }, { \"at\": \"11/4\", \"beat\": \"1/8\", \"bpm\": 90 } ],\n"
      "          \"locks\": [\n",
      "1M1 T: tempo plan “A”: tempo ♪ = 90 at bar 4 added, lock on “l” at bar 4 removed" },
    { "\"bar\": 3, \"meter\"", "\"bar\": 4, \"meter\"",
      "1M1 T: tempo plan “A”: meter at bar 3 now at bar 4" },
    { "\"level\": 0.1, \"shape\": \"hold\" }",
      "\"level\": 0.1, \"shape\": \"hold\" }, { \"at\": 401, \"level\": 0.25 }",
      "1M1 T: intensity: point added, 25 % at 01:00:13;11" },
    { "\"text\": \"You kept it?\"", "\"text\": \"You lost it?\"",
      "Dialogue: line “You kept it?” (MARA) now reads “You lost it?”" },
    { "\"hit\": \"hit-1\", \"bar\": 4", "\"hit\": \"hit-1\", \"bar\": 5",
      "1M1 T: tempo plan “A”: lock on “l”: bar 4 → bar 5" },
    { "\"lead\": true", "\"lead\": false", "1M1 T: layer “V” no longer leads" },
    { "\"pan\": -0.2", "\"pan\": 0", "1M1 T: layer “V”: pan 20 % left → centre" },
    { "\"in\": 110, \"out\": 300", "\"in\": 112, \"out\": 300",
      "1M1 T: layer “V”: entry at 01:00:03;20 starts 2 frames later" },
    { "{ \"in\": 110, \"out\": 300 },", "",
      "1M1 T: layer “V”: entry from 01:00:03;20 to 01:00:10;00 removed" },
    { "\"at\": 110, \"level\": 0.3", "\"at\": 110, \"level\": 0.5",
      "1M1 T: layer “V”: filter automation: peak 30 % → 50 % at 01:00:03;20" },
    { "\"at\": \"4\"", "\"at\": \"9/4\"",
      "1M1 T: statement of “M” on “V”: bar 5, beat 3 → bar 3, beat 2" },
    { "\"share\": 100", "\"share\": 50", "1M1 T: writer B: share 100 % → 50 %" },
    { "\"in\": 150, \"out\": 170", "\"in\": 155, \"out\": 175",
      "Dialogue: line “You kept it?” (MARA): in and out 5 frames later" },
    { "\"cuts\": [0, 312, 1440]", "\"cuts\": [0, 1440]", "Cuts: cut at 01:00:10;12 removed" },
    { "\"cuts\": [0, 312, 1440]", "\"cuts\": [0, 313, 1440, 1500]",
      "Cuts: 1 cut moved, 1 cut added" },
    { "\"at\": 200 }", "\"at\": 230 }",
      "Reserved: reservation of “Violin” not before 30 frames later" },
    { "\"concerns\": [\"layer-1\"]", "\"concerns\": [\"hit-1\"]",
      "Decisions: decision “t” now concerns hit “l”, and no longer layer “V”" },
    { "\"status\": \"agreed\"", "\"status\": \"dropped\"",
      "Decisions: decision “t”: status agreed → dropped" },
    { "\"why\": \"its shots are gone\"", "\"why\": \"cut\"",
      "Lost: lost layer-3: reason “its shots are gone” → “cut”" },
  };

  for (guint i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      g_autofree char *told = lines_of_edit (cases[i].from, cases[i].to);

      g_strchomp (told);
      g_assert_cmpstr (told, ==, cases[i].told);
    }
}

/* A scene made over a marker adopts it; that is no new hit, and no lost one. */
static void
test_moved_to_a_new_scene (void)
{
  g_autoptr(HpPlan) before = new_everything (), after = new_everything ();
  g_autoptr(HpScene) scene = g_object_new (HP_TYPE_SCENE, "id", "scene-3", "cue", "1M4",
                                           "in", G_GINT64_CONSTANT (2900),
                                           "out", G_GINT64_CONSTANT (3100), NULL);
  g_autoptr(HpHit) hit = g_list_model_get_item (G_LIST_MODEL (hp_plan_get_markers (after)), 0);
  g_autoptr(HpPlanDiff) diff = NULL, mirrored = NULL;
  g_autofree char *lines = NULL, *mirrored_lines = NULL;

  hp_element_list_remove_all (hp_plan_get_markers (after));
  g_object_set (hit, "weight", 4, NULL);
  hp_element_list_append (hp_scene_get_hits (scene), hit);
  hp_element_list_append (hp_plan_get_scenes (after), scene);

  diff = hp_plan_diff_new (before, after);
  lines = hp_diff_lines (diff);
  g_assert_cmpstr (lines, ==, "1M4: new cue from 02:00:30;00 to 02:00:36;20; "
                              "hit “m”: was a marker, weight 3 → 4\n");

  mirrored = hp_plan_diff_new (after, before);
  mirrored_lines = hp_diff_lines (mirrored);
  g_assert_cmpstr (mirrored_lines, ==,
                   "1M4: cue from 02:00:30;00 to 02:00:36;20 taken out\n"
                   "Markers: marker “m”: was a hit of 1M4, weight 4 → 3\n");
}

static void
append_layer (HpPlan     *plan,
              const char *id,
              const char *name)
{
  g_autoptr(HpScene) scene = g_list_model_get_item (G_LIST_MODEL (hp_plan_get_scenes (plan)), 0);
  g_autoptr(HpLayer) layer = g_object_new (HP_TYPE_LAYER, "id", id, "name", name,
                                           "instrument", "instrument-1", NULL);

  hp_element_list_append (hp_scene_get_layers (scene), layer);
}

static void
test_order (void)
{
  g_autoptr(HpPlan) before = new_everything (), after = new_everything ();
  g_autoptr(HpPlanDiff) diff = NULL;
  g_autofree char *lines = NULL;

  append_layer (before, "layer-8", "X");
  append_layer (before, "layer-9", "Y");
  append_layer (after, "layer-9", "Y");
  append_layer (after, "layer-8", "X");

  diff = hp_plan_diff_new (before, after);
  g_assert_cmpint (get_only (diff)->kind, ==, HP_DIFFERENCE_MOVED);
  lines = hp_diff_lines (diff);
  g_assert_cmpstr (lines, ==, "1M1 T: layer “X” now comes after layer “Y”\n");
}

/* Hits that pass one another in time are in another order, too: that is not told twice. */
static void
test_order_by_time (void)
{
  g_autoptr(HpPlan) before = new_everything (), after = new_everything ();
  g_autoptr(HpHit) first = g_object_new (HP_TYPE_HIT, "id", "hit-8",
                                         "at", G_GINT64_CONSTANT (3000), NULL);
  g_autoptr(HpHit) later = g_object_new (HP_TYPE_HIT, "id", "hit-8",
                                         "at", G_GINT64_CONSTANT (2990), NULL);
  g_autoptr(HpPlanDiff) diff = NULL;

  hp_element_list_append (hp_plan_get_markers (before), first);
  hp_element_list_insert (hp_plan_get_markers (after), 0, later);
  diff = hp_plan_diff_new (before, after);
  g_assert_cmpstr (get_only (diff)->text, ==, "marker at 02:00:33;10 10 frames earlier");
}

static void
append_lines (HpPlan *plan,
              guint   n,
              gint64  shift)
{
  for (guint i = 0; i < n; i++)
    {
      g_autofree char *text = g_strdup_printf ("Line %u", i / 3);
      g_autoptr(HpDialogueLine) line = NULL;

      line = g_object_new (HP_TYPE_DIALOGUE_LINE, "in", (gint64) i * 40 + 200 + shift,
                           "out", (gint64) i * 40 + 230 + shift, "text", text, NULL);
      hp_element_list_append (hp_plan_get_dialogue (plan), line);
    }
}

static HpDialogueLine *
new_line (void)
{
  return g_object_new (HP_TYPE_DIALOGUE_LINE,
                       "in", G_GINT64_CONSTANT (20001),
                       "out", G_GINT64_CONSTANT (20020),
                       "text", "Line 7",
                       NULL);
}

/* One line more among 1500 is one line more, even where all the others moved. */
static void
test_one_line_more (void)
{
  g_autoptr(HpPlan) before = new_everything (), after = new_everything ();
  g_autoptr(HpPlan) moved = new_everything ();
  g_autoptr(HpDialogueLine) line = new_line (), same_line = new_line ();
  g_autoptr(HpPlanDiff) diff = NULL, moved_diff = NULL;
  guint n_added = 0;

  append_lines (before, 1500, 0);
  append_lines (after, 1500, 0);
  append_lines (moved, 1500, 100);
  hp_element_list_insert (hp_plan_get_dialogue (after), 496, line);
  hp_element_list_insert (hp_plan_get_dialogue (moved), 496, same_line);

  diff = hp_plan_diff_new (before, after);
  g_assert_cmpint (get_only (diff)->kind, ==, HP_DIFFERENCE_ADDED);

  moved_diff = hp_plan_diff_new (before, moved);
  g_assert_cmpuint (hp_plan_diff_get_n (moved_diff), ==, 3001);
  for (guint i = 0; i < 3001; i++)
    n_added += hp_plan_diff_get (moved_diff, i)->kind == HP_DIFFERENCE_ADDED;
  g_assert_cmpuint (n_added, ==, 1);
}

/* Nothing in a line is for a terminal to obey. */
static void
test_plain_text (void)
{
  g_autofree char *told = lines_of_edit ("\"title\": \"T\"", "\"title\": \"a\\u001b[31m\\nb\"");

  g_assert_cmpstr (told, ==, "1M1 a [31m b: title “T” → “a [31m b”\n");
}

/* Two hits of one name are two hits. */
static void
test_namesakes (void)
{
  g_autofree char *told = NULL;
  g_autoptr(HpPlan) before = new_everything (), after = new_everything ();
  g_autoptr(HpPlanDiff) diff = NULL;

  for (guint i = 0; i < 2; i++)
    {
      g_autofree char *id = g_strdup_printf ("hit-%u", i + 8);
      g_autoptr(HpHit) old = g_object_new (HP_TYPE_HIT, "id", id, "label", "Door",
                                           "at", (gint64) 3100 + i * 100, NULL);
      g_autoptr(HpHit) new = g_object_new (HP_TYPE_HIT, "id", id, "label", "Door",
                                           "at", (gint64) 3101 + i * 100, NULL);

      hp_element_list_append (hp_plan_get_markers (before), old);
      hp_element_list_append (hp_plan_get_markers (after), new);
    }

  diff = hp_plan_diff_new (before, after);
  told = hp_diff_lines (diff);
  g_assert_cmpstr (told, ==,
                   "Markers: marker “Door” 1 frame later; marker “Door” 1 frame later\n");
}

int
main (int   argc,
      char *argv[])
{
  g_test_init (&argc, &argv, NULL);

  g_test_add_func ("/compare/plan-diff/same", test_same);
  g_test_add_func ("/compare/plan-diff/numbers-count-as-written", test_numbers_count_as_written);
  g_test_add_func ("/compare/plan-diff/every-member", test_every_member);
  g_test_add_func ("/compare/plan-diff/every-extra", test_every_extra);
  g_test_add_func ("/compare/plan-diff/every-list", test_every_list);
  g_test_add_func ("/compare/plan-diff/mirrored", test_mirrored);
  g_test_add_func ("/compare/plan-diff/words", test_words);
  g_test_add_func ("/compare/plan-diff/moved-to-a-new-scene", test_moved_to_a_new_scene);
  g_test_add_func ("/compare/plan-diff/order", test_order);
  g_test_add_func ("/compare/plan-diff/order-by-time", test_order_by_time);
  g_test_add_func ("/compare/plan-diff/one-line-more", test_one_line_more);
  g_test_add_func ("/compare/plan-diff/plain-text", test_plain_text);
  g_test_add_func ("/compare/plan-diff/namesakes", test_namesakes);

  return g_test_run ();
}

#include "view/snap.h"

static const gint64 hits[] = { 100, 200, 300 };
static const gint64 beats[] = { 150, 200 };
static const gint64 cuts[] = { 90, 190, 204 };

static const HpSnapTargets targets[HP_SNAP_N_KINDS] = {
  [HP_SNAP_HIT] = { hits, G_N_ELEMENTS (hits) },
  [HP_SNAP_BEAT] = { beats, G_N_ELEMENTS (beats) },
  [HP_SNAP_CUT] = { cuts, G_N_ELEMENTS (cuts) },
};

/* Two frames a px, from frame 50 on. */
static const HpTimeAxis axis = { 50, 2 };

static void
test_nearest (void)
{
  static const struct { double x; HpSnapKind kind; int frame; } cases[] = {
    { 25, HP_SNAP_HIT, 100 },       /* exactly there */
    { 27, HP_SNAP_HIT, 100 },
    { 23, HP_SNAP_HIT, 100 },
    { 21, HP_SNAP_CUT, 90 },
    { 48, HP_SNAP_BEAT, 150 },
    { 75, HP_SNAP_HIT, 200 },       /* a beat is there, too */
    { 76, HP_SNAP_HIT, 200 },       /* a cut is as near on the other side */
    { 76.5, HP_SNAP_CUT, 204 },
    { 72.5, HP_SNAP_HIT, 200 },     /* as near as the cut at 190 */
    { 72, HP_SNAP_CUT, 190 },
    { 128, HP_SNAP_HIT, 300 },
  };

  for (guint i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      HpSnap found;

      g_assert_true (hp_snap_find (targets, &axis, cases[i].x, 6, &found));
      g_assert_cmpint (found.frame, ==, cases[i].frame);
      g_assert_cmpint (found.kind, ==, cases[i].kind);
    }
}

static void
test_out_of_reach (void)
{
  static const HpSnapTargets none[HP_SNAP_N_KINDS];
  HpSnap found;

  g_assert_true (hp_snap_find (targets, &axis, 131, 6, &found));
  g_assert_false (hp_snap_find (targets, &axis, 131.1, 6, &found));
  g_assert_false (hp_snap_find (targets, &axis, 38, 6, &found));
  g_assert_false (hp_snap_find (targets, &axis, -100, 6, &found));
  g_assert_false (hp_snap_find (none, &axis, 25, 1000, &found));
}

/* A beat a px, and then one every 20. */
static void
test_crowded_beats (void)
{
  static const gint64 close[] = { 90, 92, 94 };
  static const gint64 apart[] = { 60, 100, 140 };
  const HpSnapTargets crowd[HP_SNAP_N_KINDS] = { [HP_SNAP_BAR_BEAT] = { close, 3 } };
  const HpSnapTargets few[HP_SNAP_N_KINDS] = { [HP_SNAP_BAR_BEAT] = { apart, 3 } };
  const HpSnapTargets bars[HP_SNAP_N_KINDS] = { [HP_SNAP_BAR] = { close, 3 } };
  HpSnap found;

  g_assert_false (hp_snap_find (crowd, &axis, 21, 6, &found));
  g_assert_true (hp_snap_find (few, &axis, 26, 6, &found));
  g_assert_cmpint (found.frame, ==, 100);
  g_assert_true (hp_snap_find (bars, &axis, 21, 6, &found));
}

static void
test_span (void)
{
  static const struct { double left, right; int frame; gboolean is_right; } cases[] = {
    { 26, 60, 100, FALSE },
    { 33, 51, 150, TRUE },
    { 27, 51, 150, TRUE },   /* two px off, and one */
    { 26, 49, 100, FALSE },  /* as near */
    { 26, 200, 100, FALSE },
  };
  HpSnap found;
  gboolean is_right;

  for (guint i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      g_assert_true (hp_snap_find_span (targets, &axis, cases[i].left, cases[i].right, 6, &found,
                                        &is_right));
      g_assert_cmpint (found.frame, ==, cases[i].frame);
      g_assert_cmpint (is_right, ==, cases[i].is_right);
    }
  g_assert_false (hp_snap_find_span (targets, &axis, 36, 200, 6, &found, &is_right));
}

int
main (int   argc,
      char *argv[])
{
  g_test_init (&argc, &argv, NULL);

  g_test_add_func ("/view/snap/nearest-and-hits-first", test_nearest);
  g_test_add_func ("/view/snap/out-of-reach", test_out_of_reach);
  g_test_add_func ("/view/snap/crowded-beats", test_crowded_beats);
  g_test_add_func ("/view/snap/span", test_span);

  return g_test_run ();
}

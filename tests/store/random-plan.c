#include "store/random-plan.h"

#include "core/timecode.h"
#include "model/dialogue-line.h"
#include "model/entry.h"
#include "model/hit.h"
#include "model/layer.h"
#include "model/meter-change.h"
#include "model/plan-index.h"
#include "model/reel.h"
#include "model/reservation.h"
#include "model/statement.h"
#include "model/scene.h"
#include "model/temp-music.h"
#include "model/tempo-change.h"
#include "model/tempo-lock.h"
#include "model/tempo-plan.h"

#define MAX_ITEMS 4

static void fill (HpPlan *plan, HpElement *element, GRand *rand);

static char *
random_text (GRand *rand)
{
  static const char *const parts[] = {
    "she ", "", "\"", "\\", "\n", "\t", "\x01", "é", "ü ", "音", "🎼", "عرب", "/", "</b>", "a", "\x7f",
  };
  GString *text = g_string_new (NULL);

  for (int n = g_rand_int_range (rand, 0, 6); n > 0; n--)
    g_string_append (text, parts[g_rand_int_range (rand, 0, G_N_ELEMENTS (parts))]);

  return g_string_free (text, FALSE);
}

/* Four places: what a file keeps. */
static double
random_number (GRand  *rand,
               double  min,
               double  max)
{
  return g_rand_int_range (rand, (int) (min * 10000), (int) (max * 10000) + 1) / 10000.0;
}

static HpFraction
random_position (GRand  *rand,
                 gint64  min)
{
  static const gint64 dens[] = { 1, 2, 3, 4, 5, 7, 8, 12, 16, 21, 64, 6720 };
  gint64 den = dens[g_rand_int_range (rand, 0, G_N_ELEMENTS (dens))];
  gint64 num = g_rand_int_range (rand, -200, 2000);

  return hp_fraction_new (MAX (min, num), den);
}

static HpCurve *
random_curve (GRand *rand)
{
  HpCurvePoint points[MAX_ITEMS] = { 0 };
  int n = g_rand_int_range (rand, 0, MAX_ITEMS + 1);
  HpCurve *curve;
  gint64 at = 0;

  for (int i = 0; i < n; i++)
    {
      at += g_rand_int_range (rand, 1, 1000);
      points[i] = (HpCurvePoint) { at, random_number (rand, 0, 1), g_rand_int_range (rand, 0, 3) };
      if (g_rand_int_range (rand, 0, 5) == 0)
        points[i].extra = g_ref_string_new ("{\"later\":[1,{\"x\":0.25}],\"b\":null}");
    }

  curve = hp_curve_new (points, n);
  for (int i = 0; i < n; i++)
    g_clear_pointer (&points[i].extra, g_ref_string_release);
  return curve;
}

static HpNotes *
random_notes (GRand *rand)
{
  HpNote notes[MAX_ITEMS] = { 0 };
  int n = g_rand_int_range (rand, 0, MAX_ITEMS + 1);

  for (int i = 0; i < n; i++)
    {
      notes[i].at = hp_fraction_new (i * 4 + g_rand_int_range (rand, 0, 4), 16);
      notes[i].length = hp_fraction_new (g_rand_int_range (rand, 1, 32), 32);
      notes[i].pitch = (HpPitch) { (char) g_rand_int_range (rand, 'A', 'H'),
                                   g_rand_int_range (rand, -2, 3), g_rand_int_range (rand, -1, 10) };
      notes[i].articulation = (char *) (g_rand_boolean (rand) ? "legato" : "");
      notes[i].extra = (char *) (g_rand_boolean (rand) ? "{\"tie\":true}" : NULL);
    }

  return hp_notes_new (notes, n);
}

static HpFrameList *
random_frames (GRand *rand)
{
  gint64 frames[MAX_ITEMS];
  int n = g_rand_int_range (rand, 0, MAX_ITEMS + 1);

  for (int i = 0; i < n; i++)
    frames[i] = i * 1000 + g_rand_int_range (rand, 0, 1000);

  return hp_frame_list_new (frames, n);
}

static HpElement *
new_element (HpPlan *plan,
             GRand  *rand,
             GType   type)
{
  HpElementClass *klass = g_type_class_ref (type);
  g_autofree char *id = klass->id_kind != NULL ? hp_plan_new_id (plan, klass->id_kind) : NULL;
  HpElement *element = g_object_new (type, "id", id, NULL);

  g_type_class_unref (klass);
  fill (plan, element, rand);
  return element;
}

static const char *
text_for (const HpMember *member)
{
  static const struct { const char *name, *text; } texts[] = {
    { "low", "G3" }, { "high", "Bb-1" }, { "sound", "strings.violin" }, { "colour", "#3584e4" },
    { "key", "F# dorian" }, { "meter", "7/8" }, { "cue", "1m07A" }, { "mode", "minor" },
    { "made", "2026-11-20T10:15:00Z" }, { "due", "2026-02-28" },
  };

  for (guint i = 0; i < G_N_ELEMENTS (texts); i++)
    if (g_str_equal (member->name, texts[i].name))
      return texts[i].text;

  g_assert_not_reached ();
}

static void
fill_text (HpElement      *element,
           const HpMember *member,
           GRand          *rand)
{
  g_autofree char *text = random_text (rand);

  if (member->refers != NULL)
    return;  /* when all that can be named is there */

  if (member->check == NULL)
    g_object_set (element, member->name, text, NULL);
  else if (member->required || g_rand_boolean (rand))
    g_object_set (element, member->name, text_for (member), NULL);
}

static void
fill_list (HpPlan         *plan,
           HpElement      *element,
           const HpMember *member,
           GRand          *rand)
{
  HpElementList *list = *(HpElementList *const *) hp_element_get_field (element, member);
  int n = g_rand_int_range (rand, member->required ? 1 : 0, MAX_ITEMS + 1);

  for (int i = 0; i < n; i++)
    {
      g_autoptr(HpElement) inner = new_element (plan, rand, member->type ());

      hp_element_list_append (list, inner);
    }
}

static void
fill_member (HpPlan         *plan,
             HpElement      *element,
             const HpMember *member,
             GRand          *rand)
{
  g_autoptr(HpCurve) curve = NULL;
  g_autoptr(HpNotes) notes = NULL;
  g_autoptr(HpFrameList) frames = NULL;
  HpFraction position;
  HpBpm bpm;

  switch (member->kind)
    {
    case HP_MEMBER_TEXT:
      fill_text (element, member, rand);
      break;

    case HP_MEMBER_FRAME:
      if (member->initial >= 0 || g_rand_boolean (rand))
        g_object_set (element, member->name, (gint64) g_rand_int_range (rand, 0, 100000), NULL);
      break;

    case HP_MEMBER_INTEGER:
      g_object_set (element, member->name,
                    g_rand_int_range (rand, (int) member->min, (int) member->max + 1), NULL);
      break;

    case HP_MEMBER_NUMBER:
      g_object_set (element, member->name, random_number (rand, member->min, member->max), NULL);
      break;

    case HP_MEMBER_BOOLEAN:
      g_object_set (element, member->name, g_rand_boolean (rand), NULL);
      break;

    case HP_MEMBER_CHOICE:
      {
        GEnumClass *klass = g_type_class_ref (member->type ());

        g_object_set (element, member->name, g_rand_int_range (rand, 0, (int) klass->n_values), NULL);
        g_type_class_unref (klass);
      }
      break;

    case HP_MEMBER_POSITION:
      position = random_position (rand, member->initial > 0 ? 1 : -200);
      g_object_set (element, member->name, &position, NULL);
      break;

    case HP_MEMBER_RATE:
      g_object_set (element, member->name, &(HpFrameRate) { 30000, 1001 }, NULL);
      break;

    case HP_MEMBER_BPM:
      bpm = g_rand_boolean (rand) ? (HpBpm) { 0, (guint) g_rand_int_range (rand, 8, 400) }
                                  : (HpBpm) { random_number (rand, member->min, member->max), 0 };
      g_object_set (element, member->name, &bpm, NULL);
      break;

    case HP_MEMBER_CURVE:
      curve = random_curve (rand);
      g_object_set (element, member->name, curve, NULL);
      break;

    case HP_MEMBER_FRAMES:
      frames = random_frames (rand);
      g_object_set (element, member->name, frames, NULL);
      break;

    case HP_MEMBER_NOTES:
      notes = random_notes (rand);
      g_object_set (element, member->name, notes, NULL);
      break;

    case HP_MEMBER_JSON:
      g_object_set (element, member->name, "{\"id\":\"layer-77\",\"curve\":[{\"at\":1,\"level\":0.5}]}", NULL);
      break;

    case HP_MEMBER_LIST:
      fill_list (plan, element, member, rand);
      break;

    case HP_MEMBER_OBJECT:
      fill (plan, *(HpElement *const *) hp_element_get_field (element, member), rand);
      break;

    case HP_MEMBER_IDS:
    default:
      break;
    }
}

static void
fill (HpPlan    *plan,
      HpElement *element,
      GRand     *rand)
{
  HpElementClass *klass = HP_ELEMENT_GET_CLASS (element);

  for (guint i = 0; i < klass->n_members; i++)
    fill_member (plan, element, &klass->members[i], rand);
  if (g_rand_int_range (rand, 0, 4) == 0)
    hp_element_set_extra (element, "{\"later\":{\"deep\":[{\"er\":[]},2,\"x\"],"
                                   "\"targets\":{\"a\":1},\"hits\":[{\"b\":{}}]},\"last\":-0.25}");
}

/* What one element owes another is put right once all are there. */

typedef struct
{
  GRand      *rand;
  GHashTable *ids;  /* (element-type utf8 GPtrArray): ids by kind */
} Mend;

static void
collect_cb (HpElement  *element,
            const char *place,
            gpointer    data)
{
  Mend *self = data;
  const char *kind = HP_ELEMENT_GET_CLASS (element)->id_kind;
  GPtrArray *ids;

  if (kind == NULL)
    return;

  ids = g_hash_table_lookup (self->ids, kind);
  if (ids == NULL)
    {
      ids = g_ptr_array_new ();
      g_hash_table_insert (self->ids, (gpointer) kind, ids);
    }
  g_ptr_array_add (ids, (gpointer) hp_element_get_id (element));
}

static const char *
any_id (Mend       *self,
        const char *kind)
{
  GPtrArray *ids = g_hash_table_lookup (self->ids, kind);

  return ids != NULL ? g_ptr_array_index (ids, g_rand_int_range (self->rand, 0, (int) ids->len)) : NULL;
}

static void
order (HpElementList *list,
       const char    *from,
       const char    *to)
{
  for (guint i = 0; i < g_list_model_get_n_items (G_LIST_MODEL (list)); i++)
    {
      g_autoptr(HpElement) element = g_list_model_get_item (G_LIST_MODEL (list), i);

      g_object_set (element, from, (gint64) (100 * i), NULL);
      g_object_set (element, to, (gint64) (100 * i + 60), NULL);
    }
}

static void
mend_tempo_plan (HpTempoPlan *tempo_plan)
{
  GListModel *meters = G_LIST_MODEL (hp_tempo_plan_get_meters (tempo_plan));
  GListModel *tempos = G_LIST_MODEL (hp_tempo_plan_get_tempos (tempo_plan));

  for (guint i = 0; i < g_list_model_get_n_items (meters); i++)
    {
      g_autoptr(HpElement) meter = g_list_model_get_item (meters, i);

      g_object_set (meter, "bar", (int) (1 + 5 * i), NULL);
    }

  for (guint i = 0; i < g_list_model_get_n_items (tempos); i++)
    {
      g_autoptr(HpElement) tempo = g_list_model_get_item (tempos, i);
      HpFraction at = hp_fraction_new (3 * i, 4);

      g_object_set (tempo, "at", &at, NULL);
    }
}

/* A statement is on a layer of its scene. */
static void
mend_statements (HpScene *scene)
{
  HpElementList *statements = hp_scene_get_statements (scene);
  g_autoptr(HpElement) layer = g_list_model_get_item (G_LIST_MODEL (hp_scene_get_layers (scene)), 0);

  if (layer == NULL)
    hp_element_list_remove_all (statements);

  for (guint i = 0; i < g_list_model_get_n_items (G_LIST_MODEL (statements)); i++)
    {
      g_autoptr(HpElement) statement = g_list_model_get_item (G_LIST_MODEL (statements), i);

      g_object_set (statement, "layer", hp_element_get_id (layer), NULL);
    }
}

static void
mend_scene (HpScene *scene,
            GRand   *rand)
{
  GListModel *tempo_plans = G_LIST_MODEL (hp_scene_get_tempo_plans (scene));
  GListModel *hits = G_LIST_MODEL (hp_scene_get_hits (scene));
  g_autoptr(HpElement) chosen = g_list_model_get_item (tempo_plans, 0);

  g_object_set (scene, "tempo-plan", chosen != NULL ? hp_element_get_id (chosen) : "", NULL);

  for (guint i = 0; i < g_list_model_get_n_items (tempo_plans); i++)
    {
      g_autoptr(HpTempoPlan) tempo_plan = g_list_model_get_item (tempo_plans, i);
      HpElementList *locks = hp_tempo_plan_get_locks (tempo_plan);
      g_autoptr(HpElement) hit = g_list_model_get_item (hits, 0);

      mend_tempo_plan (tempo_plan);
      if (hit == NULL)
        hp_element_list_remove_all (locks);
      for (guint j = 0; j < g_list_model_get_n_items (G_LIST_MODEL (locks)); j++)
        {
          g_autoptr(HpElement) lock = g_list_model_get_item (G_LIST_MODEL (locks), j);

          g_object_set (lock, "hit", hp_element_get_id (hit), NULL);
        }
    }
}

static void
mend_cb (HpElement  *element,
         const char *place,
         gpointer    data)
{
  Mend *self = data;
  HpElementClass *klass = HP_ELEMENT_GET_CLASS (element);

  for (guint i = 0; i < klass->n_members; i++)
    {
      const HpMember *member = &klass->members[i];
      const char *id;

      if (member->refers == NULL || HP_IS_TEMPO_LOCK (element) ||
          (HP_IS_STATEMENT (element) && g_str_equal (member->name, "layer")))
        continue;

      id = any_id (self, g_str_equal (member->refers, "*") ? "scene" : member->refers);
      if (member->kind == HP_MEMBER_TEXT && id != NULL && !HP_IS_SCENE (element))
        g_object_set (element, member->name, id, NULL);
      else if (member->kind == HP_MEMBER_IDS && id != NULL)
        g_object_set (element, member->name, (const char *const[]) { id, id, NULL }, NULL);
    }

  if (HP_IS_RESERVATION (element) && any_id (self, "scene") == NULL)
    g_object_set (element, "rule", HP_RESERVATION_RULE_NOT_BEFORE, NULL);
  if (HP_IS_RESERVATION (element) && hp_reservation_get_at (HP_RESERVATION (element)) < 0)
    g_object_set (element, "at", G_GINT64_CONSTANT (7), NULL);

  if (HP_IS_SCENE (element))
    {
      order (hp_scene_get_temp (HP_SCENE (element)), "in", "out");
      mend_statements (HP_SCENE (element));
      mend_scene (HP_SCENE (element), self->rand);
    }
  else if (HP_IS_LAYER (element))
    order (hp_layer_get_entries (HP_LAYER (element)), "in", "out");
}

static void
mend_reels (HpPlan *plan)
{
  GListModel *reels = G_LIST_MODEL (hp_plan_get_reels (plan));
  HpPicture *picture = hp_plan_get_picture (plan);
  gint64 start = 0;

  for (guint i = 0; i < g_list_model_get_n_items (reels); i++)
    {
      g_autoptr(HpReel) reel = g_list_model_get_item (reels, i);
      g_autofree char *label = hp_timecode_format (107892 * (i + 1) + start,
                                                   hp_picture_get_frame_rate (picture),
                                                   hp_picture_get_drop_frame (picture));

      g_object_set (reel, "start", start, "start-timecode", label, NULL);
      start += hp_reel_get_duration (reel);
    }
}

/* Elements that must name another, where there is none to name. */
static void
drop_orphans (HpPlan *plan,
              Mend   *self)
{
  if (any_id (self, "instrument") == NULL)
    hp_element_list_remove_all (hp_plan_get_reserved (plan));

  for (guint i = 0; i < g_list_model_get_n_items (G_LIST_MODEL (hp_plan_get_scenes (plan))); i++)
    {
      g_autoptr(HpScene) scene = g_list_model_get_item (G_LIST_MODEL (hp_plan_get_scenes (plan)), i);

      if (any_id (self, "person") == NULL)
        hp_element_list_remove_all (hp_scene_get_writers (scene));
      if (any_id (self, "instrument") == NULL)
        hp_element_list_remove_all (hp_scene_get_layers (scene));
      if (any_id (self, "instrument") == NULL || any_id (self, "motif") == NULL ||
          any_id (self, "layer") == NULL)
        hp_element_list_remove_all (hp_scene_get_statements (scene));
    }
}

HpPlan *
random_plan_new (GRand *rand)
{
  HpPlan *plan = g_object_new (HP_TYPE_PLAN, NULL);
  g_autoptr(GHashTable) ids = g_hash_table_new_full (g_str_hash, g_str_equal, NULL,
                                                     (GDestroyNotify) g_ptr_array_unref);
  Mend mend = { rand, ids };

  fill (plan, HP_ELEMENT (plan), rand);
  hp_element_visit (HP_ELEMENT (plan), "", collect_cb, &mend);
  drop_orphans (plan, &mend);
  g_hash_table_remove_all (ids);
  hp_element_visit (HP_ELEMENT (plan), "", collect_cb, &mend);

  order (hp_plan_get_scenes (plan), "in", "out");
  order (hp_plan_get_dialogue (plan), "in", "out");
  mend_reels (plan);
  hp_element_visit (HP_ELEMENT (plan), "", mend_cb, &mend);
  return plan;
}

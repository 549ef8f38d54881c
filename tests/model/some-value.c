#include "model/some-value.h"

#include <math.h>

#include "core/timecode.h"
#include "model/picture.h"
#include "model/plan-time.h"

#define MAX_ITEMS 4

typedef struct
{
  const char *kind;
  GPtrArray  *ids;  /* (element-type utf8) */
} Ids;

static void
collect_cb (HpElement  *element,
            const char *place,
            gpointer    data)
{
  const char *kind = HP_ELEMENT_GET_CLASS (element)->id_kind;
  Ids *self = data;

  if (kind != NULL && (g_str_equal (self->kind, "*") || g_str_equal (self->kind, kind)))
    g_ptr_array_add (self->ids, (gpointer) hp_element_get_id (element));
}

/* An id of @kind, mostly of the same scene; "" where there is none. */
static const char *
any_id (HpPlan     *plan,
        HpElement  *element,
        const char *kind,
        GRand      *rand)
{
  static const char *const kinds_of_scenes[] = { "hit", "tempo", "layer", NULL };
  g_autoptr(GPtrArray) ids = g_ptr_array_new ();
  Ids collected = { kind, ids };
  HpScene *scene = hp_element_get_scene (element);
  gboolean own = scene != NULL && g_strv_contains (kinds_of_scenes, kind) &&
                 g_rand_int_range (rand, 0, 5) > 0;

  hp_element_visit (own ? HP_ELEMENT (scene) : HP_ELEMENT (plan), NULL, collect_cb, &collected);
  return ids->len > 0 ? g_ptr_array_index (ids, g_rand_int_range (rand, 0, (int) ids->len)) : "";
}

static char *
any_text (GRand *rand)
{
  static const char *const parts[] = {
    "she ", "", "\"", "\\", "\n", "\t", "\x01", "é", "ü ", "音", "🎼", "عرب", "/", "</b>", "a",
  };
  GString *text = g_string_new (NULL);

  for (int n = g_rand_int_range (rand, 0, 6); n > 0; n--)
    g_string_append (text, parts[g_rand_int_range (rand, 0, G_N_ELEMENTS (parts))]);

  return g_string_free (text, FALSE);
}

/* For a text that is checked. */
static char *
any_checked_text (HpPlan         *plan,
                  const HpMember *member,
                  GRand          *rand)
{
  static const struct { const char *name; const char *texts[3]; } texts[] = {
    { "low", { "G3", "C#2", "Bb-1" } },
    { "high", { "E7", "Fb5", "B##4" } },
    { "sound", { "strings.violin", "brass.alphorn", "wind.flutes.flute" } },
    { "colour", { "#3584e4", "#FFffFF", "#000000" } },
    { "key", { "F# dorian", "D minor", "Bb major" } },
    { "meter", { "7/8", "4/4", "32/32" } },
    { "mode", { "minor", "dorian", "locrian" } },
    { "made", { "2026-11-20T10:15:00Z", "2026-11-21T10:15:00.5Z", "1999-01-01T00:00:00Z" } },
    { "due", { "2026-02-28", "2028-02-29", "1999-12-31" } },
  };
  HpPicture *picture = hp_plan_get_picture (plan);

  if (g_str_equal (member->name, "cue"))
    return g_strdup_printf ("%d%c%02d%s", g_rand_int_range (rand, 1, 4),
                            g_rand_boolean (rand) ? 'm' : 'M', g_rand_int_range (rand, 1, 60), g_rand_boolean (rand) ? "s" : "B");
  if (g_str_equal (member->name, "start-timecode"))
    return hp_timecode_format (g_rand_int_range (rand, 0, 1000000),
                               hp_picture_get_frame_rate (picture),
                               hp_picture_get_drop_frame (picture));

  for (guint i = 0; i < G_N_ELEMENTS (texts); i++)
    if (g_str_equal (member->name, texts[i].name))
      return g_strdup (!member->required && g_rand_int_range (rand, 0, 5) == 0
                       ? "" : texts[i].texts[g_rand_int_range (rand, 0, 3)]);

  g_assert_not_reached ();
}

static char *
any_text_for (HpPlan         *plan,
              HpElement      *element,
              const HpMember *member,
              GRand          *rand)
{
  if (member->refers != NULL)
    return g_strdup (!member->required && g_rand_int_range (rand, 0, 4) == 0
                     ? "" : any_id (plan, element, member->refers, rand));

  if (member->check != NULL || g_str_equal (member->name, "start-timecode"))
    return any_checked_text (plan, member, rand);

  return any_text (rand);
}

/* Near what is there, within the film, or anything that a frame can be. */
static gint64
any_frame (HpPlan         *plan,
           HpElement      *element,
           const HpMember *member,
           GRand          *rand)
{
  gint64 now = *(const gint64 *) hp_element_get_field (element, member);

  if (g_rand_int_range (rand, 0, 50) == 0)
    return HP_FRAME_MAX >> g_rand_int_range (rand, 0, 20);

  switch (g_rand_int_range (rand, 0, 4))
    {
    case 0:
      return MAX (0, now + g_rand_int_range (rand, -300, 300));

    case 1:
      return g_rand_int_range (rand, 0, (int) CLAMP (hp_plan_get_duration (plan), 1, 30000));

    case 2:
      return member->initial < 0 ? -1 : MAX (0, now + g_rand_int_range (rand, -3, 4));

    default:
      return g_rand_int_range (rand, 0, 50000);
    }
}

static HpFraction
any_position (GRand  *rand,
              gint64  min)
{
  static const gint64 dens[] = { 1, 2, 3, 4, 5, 7, 8, 12, 16, 21, 64, 6720 };
  gint64 den = dens[g_rand_int_range (rand, 0, G_N_ELEMENTS (dens))];

  return hp_fraction_new (MAX (min, g_rand_int_range (rand, -200, 2000)), den);
}

/* With levels that a file rounds. */
static HpCurve *
any_curve (HpPlan         *plan,
           HpElement      *element,
           GRand          *rand)
{
  HpScene *scene = hp_element_get_scene (element);
  HpCurvePoint points[MAX_ITEMS] = { 0 };
  int n = g_rand_int_range (rand, 0, MAX_ITEMS + 1);
  gint64 at = scene != NULL ? hp_scene_get_in (scene) : 0;
  int length = scene != NULL ? (int) (hp_scene_get_out (scene) - at) : 1000;

  for (int i = 0; i < n; i++)
    {
      points[i] = (HpCurvePoint) { at, g_rand_double (rand), g_rand_int_range (rand, 0, 3) };
      at += 1 + g_rand_int_range (rand, 0, MAX (1, length / MAX_ITEMS));
    }

  return hp_curve_new (points, (gsize) n);
}

static HpNotes *
any_notes (GRand *rand)
{
  HpNote notes[MAX_ITEMS] = { 0 };
  int n = g_rand_int_range (rand, 0, MAX_ITEMS + 1);

  for (int i = 0; i < n; i++)
    {
      notes[i].at = hp_fraction_new (i * 4 + g_rand_int_range (rand, 0, 4), 16);
      notes[i].length = hp_fraction_new (g_rand_int_range (rand, 1, 32), 32);
      notes[i].pitch = (HpPitch) { (char) g_rand_int_range (rand, 'A', 'H'),
                                   g_rand_int_range (rand, -2, 3),
                                   g_rand_int_range (rand, -1, 10) };
      notes[i].articulation = (char *) (g_rand_boolean (rand) ? "legato" : "");
    }

  return hp_notes_new (notes, (gsize) n);
}

static HpFrameList *
any_frames (GRand *rand)
{
  gint64 frames[MAX_ITEMS];
  int n = g_rand_int_range (rand, 0, MAX_ITEMS + 1);

  for (int i = 0; i < n; i++)
    frames[i] = i * 1000 + g_rand_int_range (rand, 0, 1000);

  return hp_frame_list_new (frames, (gsize) n);
}

static GStrv
any_ids (HpPlan         *plan,
         HpElement      *element,
         const HpMember *member,
         GRand          *rand)
{
  g_autoptr(GStrvBuilder) builder = g_strv_builder_new ();

  for (int n = g_rand_int_range (rand, 0, MAX_ITEMS); n > 0; n--)
    g_strv_builder_add (builder, any_id (plan, element, member->refers, rand));

  return g_strv_builder_end (builder);
}

static HpFrameRate
any_rate (GRand *rand)
{
  guint n;
  const HpFrameRate *rates = hp_frame_rate_get_offered (&n);

  return rates[g_rand_int_range (rand, 0, (int) n)];
}

static int
any_choice (const HpMember *member,
            GRand          *rand)
{
  GEnumClass *klass = g_type_class_ref (member->type ());
  int choice = g_rand_int_range (rand, 0, (int) klass->n_values);

  g_type_class_unref (klass);
  return choice;
}

/* The places to bars are few, so that they meet. */
static int
any_integer (const HpMember *member,
             GRand          *rand)
{
  return g_rand_int_range (rand, (int) member->min, (int) MIN (member->max, member->min + 40) + 1);
}

void
some_value_good (HpPlan         *plan,
                 HpElement      *element,
                 HpElement      *where,
                 const HpMember *member,
                 GRand          *rand,
                 HpMemberValue  *value)
{
  switch (member->kind)
    {
    case HP_MEMBER_TEXT:
      value->text = any_text_for (plan, where, member, rand);
      break;

    case HP_MEMBER_JSON:
      value->text = g_strdup_printf ("{\"id\":\"layer-77\",\"curve\":[{\"at\":%d,\"level\":0.5}]}",
                                     g_rand_int_range (rand, 0, 1000));
      break;

    case HP_MEMBER_FRAME:
      value->frame = any_frame (plan, element, member, rand);
      break;

    case HP_MEMBER_INTEGER:
      value->integer = any_integer (member, rand);
      break;

    case HP_MEMBER_NUMBER:
      value->number = g_rand_double_range (rand, member->min, member->max);
      break;

    case HP_MEMBER_BOOLEAN:
      value->integer = g_rand_boolean (rand);
      break;

    case HP_MEMBER_CHOICE:
      value->integer = any_choice (member, rand);
      break;

    case HP_MEMBER_POSITION:
      value->position = any_position (rand, member->initial > 0 ? 1 : -200);
      break;

    case HP_MEMBER_RATE:
      value->rate = any_rate (rand);
      break;

    case HP_MEMBER_BPM:
      value->bpm = g_rand_boolean (rand) ? (HpBpm) { 0, (guint) g_rand_int_range (rand, 8, 400) }
                   : (HpBpm) { g_rand_double_range (rand, member->min, member->max), 0 };
      break;

    case HP_MEMBER_CURVE:
      value->boxed = any_curve (plan, where, rand);
      break;

    case HP_MEMBER_FRAMES:
      value->boxed = any_frames (rand);
      break;

    case HP_MEMBER_NOTES:
      value->boxed = any_notes (rand);
      break;

    case HP_MEMBER_IDS:
      value->boxed = any_ids (plan, where, member, rand);
      break;

    case HP_MEMBER_LIST:
    case HP_MEMBER_OBJECT:
    default:
      g_assert_not_reached ();
    }
}

static gboolean
bad_text (const HpMember *member,
          guint           index,
          char          **text)
{
  static const char *const texts[] = { "\xff", "\xed\xa0\x80", "no-such-9", "", "?" };

  if (index >= G_N_ELEMENTS (texts) ||
      (index == 2 && member->refers == NULL && member->check == NULL) ||
      (index == 3 && !(member->required && (member->check != NULL || member->refers != NULL))) ||
      (index == 4 && member->check == NULL && member->refers == NULL))
    return FALSE;

  *text = g_strdup (texts[index]);
  return TRUE;
}

static gboolean
bad_notes (guint     index,
           HpNotes **notes)
{
  const HpFraction zero = { 0, 1 }, quarter = { 1, 4 };
  const HpPitch c = { 'C', 0, 4 };
  const HpNote bad[][2] = {
    { { quarter, quarter, c, (char *) "" }, { zero, quarter, c, (char *) "" } },
    { { zero, quarter, { 'D', 0, 4 }, (char *) "" }, { zero, quarter, c, (char *) "" } },
    { { zero, zero, c, (char *) "" }, { quarter, quarter, c, (char *) "" } },
    { { { -1, 4 }, quarter, c, (char *) "" }, { quarter, quarter, c, (char *) "" } },
    { { { 1, 11 }, quarter, c, (char *) "" }, { quarter, quarter, c, (char *) "" } },
    { { zero, quarter, { 'H', 0, 4 }, (char *) "" }, { quarter, quarter, c, (char *) "" } },
    { { zero, quarter, { 'C', 3, 4 }, (char *) "" }, { quarter, quarter, c, (char *) "" } },
    { { zero, quarter, { 'C', 0, 10 }, (char *) "" }, { quarter, quarter, c, (char *) "" } },
    { { zero, quarter, c, (char *) "\xff" }, { quarter, quarter, c, (char *) "" } },
  };

  if (index >= G_N_ELEMENTS (bad))
    return FALSE;

  *notes = hp_notes_new (bad[index], 2);
  return TRUE;
}

static gboolean
bad_frames (guint         index,
            HpFrameList **frames)
{
  static const gint64 bad[][2] = { { 2, 1 }, { 1, 1 }, { -1, 1 }, { 0, HP_FRAME_MAX + 1 } };

  if (index >= G_N_ELEMENTS (bad))
    return FALSE;

  *frames = hp_frame_list_new (bad[index], 2);
  return TRUE;
}

static gboolean
bad_curve (guint     index,
           HpCurve **curve)
{
  static const gint64 bad[] = { -1, HP_FRAME_MAX + 1, HP_FRAME_MAX };

  if (index >= G_N_ELEMENTS (bad))
    return FALSE;

  *curve = hp_curve_new (&(HpCurvePoint) { bad[index], 0.5, HP_CURVE_LINE }, 1);
  return TRUE;
}

gboolean
some_value_bad (const HpMember *member,
                guint           index,
                HpMemberValue  *value)
{
  static const gint64 frames[] = { -2, HP_FRAME_MAX + 1, G_MININT64, -1 };
  static const HpFraction positions[] = {
    { 1, 11 }, { 1, 0 }, { G_MAXINT64, 1 }, { 0, 1 }, { -1, 2 },
  };
  static const HpFrameRate rates[] = { { 24, 0 }, { 0, 1 }, { 241, 1 }, { 1, 2 } };
  static const HpBpm bpms[] = { { 9.9, 0 }, { 400.1, 0 }, { 60, 7 }, { 60, 80000 }, { NAN, 0 } };
  static const char *const objects[] = { "", "[]", "{", "{\"a\":\"\xff\"}" };

#define FROM(array, field, n) \
  if (index >= (n)) \
    return FALSE; \
  value->field = array[index]; \
  return TRUE

  switch (member->kind)
    {
    case HP_MEMBER_TEXT:
      return bad_text (member, index, &value->text);

    case HP_MEMBER_JSON:
      if (index < G_N_ELEMENTS (objects))
        value->text = g_strdup (objects[index]);
      return index < G_N_ELEMENTS (objects);

    case HP_MEMBER_FRAME:
      FROM (frames, frame, member->initial < 0 ? 3u : 4u);

    case HP_MEMBER_INTEGER:
      value->integer = (int) (index == 0 ? member->min - 1 : member->max + 1);
      return index < 2;

    case HP_MEMBER_NUMBER:
      value->number = index == 0 ? member->min - 0.001 : index == 1 ? member->max + 0.001 : NAN;
      return index < 3;

    case HP_MEMBER_CHOICE:
      value->integer = index == 0 ? -1 : 1000;
      return index < 2;

    case HP_MEMBER_POSITION:
      FROM (positions, position, member->initial > 0 ? 5u : 3u);

    case HP_MEMBER_RATE:
      FROM (rates, rate, G_N_ELEMENTS (rates));

    case HP_MEMBER_BPM:
      FROM (bpms, bpm, G_N_ELEMENTS (bpms));

    case HP_MEMBER_CURVE:
      return bad_curve (index, (HpCurve **) &value->boxed);

    case HP_MEMBER_FRAMES:
      return bad_frames (index, (HpFrameList **) &value->boxed);

    case HP_MEMBER_NOTES:
      return bad_notes (index, (HpNotes **) &value->boxed);

    case HP_MEMBER_IDS:
      if (index == 0)
        value->boxed = g_strsplit ("no-such-9", " ", -1);
      return index == 0;

    case HP_MEMBER_BOOLEAN:
    case HP_MEMBER_LIST:
    case HP_MEMBER_OBJECT:
    default:
      return FALSE;
    }
#undef FROM
}

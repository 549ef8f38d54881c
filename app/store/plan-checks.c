#include "config.h"

#include "store/plan-checks.h"

#include <glib/gi18n-lib.h>
#include <string.h>

#include "core/timecode.h"
#include "model/dialogue-line.h"
#include "model/entry.h"
#include "model/layer.h"
#include "model/meter-change.h"
#include "model/plan-index.h"
#include "model/reel.h"
#include "model/reservation.h"
#include "model/scene.h"
#include "model/statement.h"
#include "model/temp-music.h"
#include "model/tempo-change.h"
#include "model/tempo-lock.h"
#include "model/tempo-plan.h"

/* An element with an id, and where it stands. */
typedef struct
{
  HpElement *element;
  char      *place;
} Named;

typedef struct
{
  HpPlan     *plan;
  GHashTable *broken;     /* elements whose own members have problems: no more is said of them */
  HpProblems *problems;
  GHashTable *by_id;      /* (element-type utf8 Named) */
} Check;

/* Where the elements of a kind stand; "*" is any kind. */
static const char *
home_of (const char *kind)
{
  static const struct { const char *kind, *home; } homes[] = {
    { "person", "people" },
    { "instrument", "palette" },
    { "motif", "motifs" },
    { "scene", "scenes" },
    { "hit", "scenes[].hits" },
    { "tempo", "scenes[].tempo-plans" },
    { "layer", "scenes[].layers" },
    { "decision", "decisions" },
  };

  for (guint i = 0; i < G_N_ELEMENTS (homes); i++)
    if (g_str_equal (homes[i].kind, kind))
      return homes[i].home;

  return "plan";
}

static void
named_free (Named *named)
{
  g_free (named->place);
  g_free (named);
}

static void G_GNUC_PRINTF (4, 5)
tell (Check      *self,
      const char *place,
      const char *member,
      const char *format,
      ...)
{
  g_autofree char *member_place = hp_element_place_member (place, member);
  g_autofree char *sentence = NULL;
  va_list args;

  va_start (args, format);
  sentence = g_strdup_vprintf (format, args);
  va_end (args);
  hp_problems_add (self->problems, member_place, "%s", sentence);
}

static gboolean
is_broken (Check    *self,
           gpointer  element)
{
  return g_hash_table_contains (self->broken, element);
}

static void
collect_cb (HpElement  *element,
            const char *place,
            gpointer    data)
{
  Check *self = data;
  const char *id = hp_element_get_id (element);
  Named *named;

  if (id == NULL || *id == '\0')
    return;

  named = g_hash_table_lookup (self->by_id, id);
  if (named != NULL)
    {
      /* Translators: an id, and the place of the file where it stands already. */
      tell (self, place, "id", _("“%s” is the id of %s already"), id, named->place);
      return;
    }

  named = g_new0 (Named, 1);
  named->element = element;
  named->place = g_strdup (place);
  g_hash_table_insert (self->by_id, g_strdup (id), named);
}

/* Tells of an @id at @place that names nothing, or something of another kind. */
static void
check_reference (Check      *self,
                 const char *place,
                 const char *member,
                 const char *id,
                 const char *kind)
{
  Named *named = g_hash_table_lookup (self->by_id, id);

  if (named == NULL)
    /* Translators: the place of the file where an id should stand, and that id. */
    tell (self, place, member, _("nothing in %s has the id “%s”"), home_of (kind), id);
  else if (*kind != '*' && g_strcmp0 (HP_ELEMENT_GET_CLASS (named->element)->id_kind, kind) != 0)
    /* Translators: an id, the place of the file where it stands, and the kind expected. */
    tell (self, place, member, _("“%s” is the id of %s: it should be that of a “%s”"), id,
          named->place, kind);
}

static void
references_cb (HpElement  *element,
               const char *place,
               gpointer    data)
{
  Check *self = data;
  HpElementClass *klass = HP_ELEMENT_GET_CLASS (element);

  for (guint i = 0; i < klass->n_members; i++)
    {
      const HpMember *member = &klass->members[i];
      gconstpointer field = hp_element_get_field (element, member);

      if (member->refers == NULL)
        continue;

      if (member->kind == HP_MEMBER_TEXT)
        {
          const char *id = *(const char *const *) field;

          if (*id != '\0')
            check_reference (self, place, member->name, id, member->refers);
          continue;
        }

      for (guint j = 0; (*(const GStrv *) field)[j] != NULL; j++)
        {
          g_autofree char *item = g_strdup_printf ("%s[%u]", member->name, j);

          check_reference (self, place, item, (*(const GStrv *) field)[j], member->refers);
        }
    }
}

static void
check_span (Check      *self,
            HpElement  *element,
            const char *place,
            gint64      in,
            gint64      out)
{
  if (!is_broken (self, element) && in >= out)
    /* Translators: two numbers of frames. */
    tell (self, place, "out", _("%lld is not after the frame it comes in at, %lld"),
          (long long) out, (long long) in);
}

/* Whether @list has, of those not broken, an element that @wrong says may not follow the one
 * before it; tells at @member of it. */
static void
check_order (Check        *self,
             HpElementList *list,
             const char   *place,
             const char   *member,
             gboolean    (*wrong) (gpointer before, gpointer after),
             const char   *sentence)
{
  g_autoptr(HpElement) before = NULL;

  for (guint i = 0; i < g_list_model_get_n_items (G_LIST_MODEL (list)); i++)
    {
      g_autoptr(HpElement) after = g_list_model_get_item (G_LIST_MODEL (list), i);
      g_autofree char *item = g_strdup_printf ("%s[%u]", place, i);

      if (is_broken (self, after))
        {
          g_clear_object (&before);
          continue;
        }

      if (before != NULL && wrong (before, after))
        tell (self, item, member, "%s", sentence);
      g_set_object (&before, after);
    }
}

static gboolean
reels_wrong (gpointer before,
             gpointer after)
{
  return hp_reel_get_start (after) != hp_reel_get_start (before) + hp_reel_get_duration (before);
}

static gboolean
scenes_wrong (gpointer before,
              gpointer after)
{
  gint64 in = hp_scene_get_in (before), next_in = hp_scene_get_in (after);

  return in > next_in ||
         (in == next_in && hp_element_compare_ids (hp_element_get_id (before),
                                                   hp_element_get_id (after)) > 0);
}

static gboolean
entries_wrong (gpointer before,
               gpointer after)
{
  return hp_entry_get_in (after) < hp_entry_get_out (before);
}

static gboolean
meters_wrong (gpointer before,
              gpointer after)
{
  return hp_meter_change_get_bar (after) <= hp_meter_change_get_bar (before);
}

static gboolean
tempos_wrong (gpointer before,
              gpointer after)
{
  return hp_fraction_compare (hp_tempo_change_get_at (after), hp_tempo_change_get_at (before)) <= 0;
}

/* Whether @id is that of another kind of element than @kind, or of one that does not stand in
 * the scene at @place.  Of one that is nowhere all is said already. */
static gboolean
is_elsewhere (Check      *self,
              const char *id,
              const char *kind,
              const char *place)
{
  Named *named = g_hash_table_lookup (self->by_id, id);

  return named != NULL &&
         (g_strcmp0 (HP_ELEMENT_GET_CLASS (named->element)->id_kind, kind) != 0 ||
          !g_str_has_prefix (named->place, place) || named->place[strlen (place)] != '.');
}

static void
check_tempo_plan (Check       *self,
                  HpTempoPlan *tempo_plan,
                  const char  *place)
{
  HpElementList *meters = hp_tempo_plan_get_meters (tempo_plan);
  HpElementList *tempos = hp_tempo_plan_get_tempos (tempo_plan);
  g_autoptr(HpMeterChange) meter = g_list_model_get_item (G_LIST_MODEL (meters), 0);
  g_autoptr(HpTempoChange) tempo = g_list_model_get_item (G_LIST_MODEL (tempos), 0);
  g_autofree char *meters_place = hp_element_place_member (place, "meters");
  g_autofree char *tempos_place = hp_element_place_member (place, "tempos");

  if (meter != NULL && !is_broken (self, meter) && hp_meter_change_get_bar (meter) != 1)
    tell (self, place, "meters[0].bar", _("the first meter is that of bar 1"));
  if (tempo != NULL && !is_broken (self, tempo) && hp_tempo_change_get_at (tempo).num != 0)
    tell (self, place, "tempos[0].at", _("the first tempo stands at 0"));

  check_order (self, meters, meters_place, "bar", meters_wrong,
               _("meters are sorted by bar, and a bar has one"));
  check_order (self, tempos, tempos_place, "at", tempos_wrong,
               _("tempi are sorted by position, and a position has one"));
}

/* What a scene names that must be its own. */
static void
check_scene (Check      *self,
             HpScene    *scene,
             const char *place)
{
  const char *chosen = hp_scene_get_tempo_plan (scene);
  GListModel *tempo_plans = G_LIST_MODEL (hp_scene_get_tempo_plans (scene));

  if (is_elsewhere (self, chosen, "tempo", place))
    /* Translators: an id. */
    tell (self, place, "tempo-plan", _("“%s” is not a tempo plan of this scene"), chosen);

  for (guint i = 0; i < g_list_model_get_n_items (tempo_plans); i++)
    {
      g_autoptr(HpTempoPlan) tempo_plan = g_list_model_get_item (tempo_plans, i);
      GListModel *locks = G_LIST_MODEL (hp_tempo_plan_get_locks (tempo_plan));

      for (guint j = 0; j < g_list_model_get_n_items (locks); j++)
        {
          g_autoptr(HpTempoLock) lock = g_list_model_get_item (locks, j);
          g_autofree char *item = g_strdup_printf ("%s.tempo-plans[%u].locks[%u]", place, i, j);
          const char *hit = hp_tempo_lock_get_hit (lock);

          if (!is_broken (self, lock) && is_elsewhere (self, hit, "hit", place))
            /* Translators: an id. */
            tell (self, item, "hit", _("“%s” is not a hit of this scene"), hit);
        }
    }
}

/* Where a scene states a motif, it is one of its own layers that does. */
static void
check_statements (Check      *self,
                  HpScene    *scene,
                  const char *place)
{
  GListModel *statements = G_LIST_MODEL (hp_scene_get_statements (scene));

  for (guint i = 0; i < g_list_model_get_n_items (statements); i++)
    {
      g_autoptr(HpStatement) statement = g_list_model_get_item (statements, i);
      g_autofree char *item = g_strdup_printf ("%s.statements[%u]", place, i);
      const char *layer = hp_statement_get_layer (statement);

      if (!is_broken (self, statement) && is_elsewhere (self, layer, "layer", place))
        /* Translators: an id. */
        tell (self, item, "layer", _("“%s” is not a layer of this scene"), layer);
    }
}

/* What a rule goes by must be there. */
static void
check_reservation (Check         *self,
                   HpReservation *reservation,
                   const char    *place)
{
  if (is_broken (self, reservation))
    return;

  if (hp_reservation_get_rule (reservation) == HP_RESERVATION_RULE_NOT_BEFORE &&
      hp_reservation_get_at (reservation) < 0)
    tell (self, place, "at", _("it is missing, and “not-before” goes by it"));
  if (hp_reservation_get_rule (reservation) == HP_RESERVATION_RULE_ONLY_IN &&
      *hp_reservation_get_scene (reservation) == '\0')
    tell (self, place, "scene", _("it is missing, and “only-in” goes by it"));
}

static void
relations_cb (HpElement  *element,
              const char *place,
              gpointer    data)
{
  Check *self = data;

  if (HP_IS_SCENE (element))
    {
      check_span (self, element, place, hp_scene_get_in (HP_SCENE (element)),
                  hp_scene_get_out (HP_SCENE (element)));
      check_scene (self, HP_SCENE (element), place);
      check_statements (self, HP_SCENE (element), place);
    }
  else if (HP_IS_TEMP_MUSIC (element))
    check_span (self, element, place, hp_temp_music_get_in (HP_TEMP_MUSIC (element)),
                hp_temp_music_get_out (HP_TEMP_MUSIC (element)));
  else if (HP_IS_ENTRY (element))
    check_span (self, element, place, hp_entry_get_in (HP_ENTRY (element)),
                hp_entry_get_out (HP_ENTRY (element)));
  else if (HP_IS_DIALOGUE_LINE (element))
    check_span (self, element, place, hp_dialogue_line_get_in (HP_DIALOGUE_LINE (element)),
                hp_dialogue_line_get_out (HP_DIALOGUE_LINE (element)));
  else if (HP_IS_RESERVATION (element))
    check_reservation (self, HP_RESERVATION (element), place);
  else if (HP_IS_TEMPO_PLAN (element))
    check_tempo_plan (self, HP_TEMPO_PLAN (element), place);
  else if (HP_IS_LAYER (element))
    {
      g_autofree char *entries = hp_element_place_member (place, "entries");

      check_order (self, hp_layer_get_entries (HP_LAYER (element)), entries, "in", entries_wrong,
                   _("entries are sorted and do not overlap"));
    }
}

static void
check_reels (Check *self)
{
  HpPicture *picture = hp_plan_get_picture (self->plan);
  HpFrameRate rate = hp_picture_get_frame_rate (picture);
  gboolean drop_frame = hp_picture_get_drop_frame (picture);
  GListModel *reels = G_LIST_MODEL (hp_plan_get_reels (self->plan));

  if (!is_broken (self, picture) && drop_frame && !hp_frame_rate_may_drop (rate))
    tell (self, "picture", "drop-frame",
          _("only 30000/1001 and 60000/1001 frames a second have drop-frame timecode"));

  for (guint i = 0; i < g_list_model_get_n_items (reels); i++)
    {
      g_autoptr(HpReel) reel = g_list_model_get_item (reels, i);
      g_autofree char *place = g_strdup_printf ("reels[%u]", i);
      g_autoptr(GError) error = NULL;
      gint64 frame;

      if (is_broken (self, reel))
        continue;

      if (i == 0 && hp_reel_get_start (reel) != 0)
        tell (self, place, "start", _("the first reel starts at frame 0"));
      if (!is_broken (self, picture) &&
          !hp_timecode_parse (hp_reel_get_start_timecode (reel), rate, drop_frame, &frame, &error))
        tell (self, place, "start-timecode", "%s", error->message);
    }

  check_order (self, hp_plan_get_reels (self->plan), "reels", "start", reels_wrong,
               _("a reel starts where the one before it ends"));
}

/* Tells in @problems what is wrong between the elements of @plan; nothing is said of the
 * relations of those in @broken, whose members are not what the file wanted. */
void
hp_plan_check (HpPlan     *plan,
               GHashTable *broken,
               HpProblems *problems)
{
  g_autoptr(GHashTable) by_id = g_hash_table_new_full (g_str_hash, g_str_equal, g_free,
                                                       (GDestroyNotify) named_free);
  Check self = { plan, broken, problems, by_id };

  g_return_if_fail (HP_IS_PLAN (plan));

  hp_element_visit (HP_ELEMENT (plan), "", collect_cb, &self);
  hp_element_visit (HP_ELEMENT (plan), "", references_cb, &self);
  check_reels (&self);
  check_order (&self, hp_plan_get_scenes (plan), "scenes", "in", scenes_wrong,
               _("scenes are sorted by their first frame, then by id"));
  hp_element_visit (HP_ELEMENT (plan), "", relations_cb, &self);
}

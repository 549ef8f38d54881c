#include "config.h"

#include "model/list-words.h"

#include <glib/gi18n-lib.h>

#include "model/layer.h"
#include "model/plan.h"
#include "model/scene.h"
#include "model/tempo-plan.h"

/* In the order of HpListVerb.  What is sorted is not moved. */
typedef struct
{
  const char *list;
  const char *steps[HP_N_LIST_VERBS];
} Words;

/* All these are read as in “Undo Add Layer”. */

static const Words plan_words[] = {
  { "reels", { N_("Add Reel"), N_("Remove Reel"), NULL, N_("Duplicate Reel"), N_("Paste Reel") } },
  { "people", { N_("Add Person"), N_("Remove Person"), N_("Move Person"), N_("Duplicate Person"),
                N_("Paste Person") } },
  { "palette", { N_("Add Instrument"), N_("Remove Instrument"), N_("Move Instrument"),
                 N_("Duplicate Instrument"), N_("Paste Instrument") } },
  { "motifs", { N_("Add Motif"), N_("Remove Motif"), N_("Move Motif"), N_("Duplicate Motif"),
                N_("Paste Motif") } },
  { "scenes", { N_("Add Scene"), N_("Remove Scene"), NULL, N_("Duplicate Scene"),
                N_("Paste Scene") } },
  { "markers", { N_("Add Marker"), N_("Remove Marker"), NULL, N_("Duplicate Marker"),
                 N_("Paste Marker") } },
  { "dialogue", { N_("Add Line"), N_("Remove Line"), NULL, N_("Duplicate Line"),
                  N_("Paste Line") } },
  { "reserved", { N_("Add Reservation"), N_("Remove Reservation"), N_("Move Reservation"),
                  N_("Duplicate Reservation"), N_("Paste Reservation") } },
  { "decisions", { N_("Add Decision"), N_("Remove Decision"), N_("Move Decision"),
                   N_("Duplicate Decision"), N_("Paste Decision") } },
  { "lost", { N_("Add Lost Object"), N_("Remove Lost Object"), N_("Move Lost Object"),
              N_("Duplicate Lost Object"), N_("Paste Lost Object") } },
};

static const Words scene_words[] = {
  { "words", { N_("Add Pair of Words"), N_("Remove Pair of Words"), N_("Move Pair of Words"),
               N_("Duplicate Pair of Words"), N_("Paste Pair of Words") } },
  { "temp", { N_("Add Temp Music"), N_("Remove Temp Music"), NULL, N_("Duplicate Temp Music"),
              N_("Paste Temp Music") } },
  { "writers", { N_("Add Writer"), N_("Remove Writer"), N_("Move Writer"), N_("Duplicate Writer"),
                 N_("Paste Writer") } },
  { "beats", { N_("Add Emotional Beat"), N_("Remove Emotional Beat"), NULL,
               N_("Duplicate Emotional Beat"), N_("Paste Emotional Beat") } },
  { "hits", { N_("Add Hit"), N_("Remove Hit"), NULL, N_("Duplicate Hit"), N_("Paste Hit") } },
  { "tempo-plans", { N_("Add Tempo Plan"), N_("Remove Tempo Plan"), N_("Move Tempo Plan"),
                     N_("Duplicate Tempo Plan"), N_("Paste Tempo Plan") } },
  { "layers", { N_("Add Layer"), N_("Remove Layer"), N_("Move Layer"), N_("Duplicate Layer"),
                N_("Paste Layer") } },
  { "statements", { N_("Add Statement"), N_("Remove Statement"), N_("Move Statement"),
                    N_("Duplicate Statement"), N_("Paste Statement") } },
};

static const Words tempo_plan_words[] = {
  { "meters", { N_("Add Meter"), N_("Remove Meter"), NULL, N_("Duplicate Meter"),
                N_("Paste Meter") } },
  { "tempos", { N_("Add Tempo"), N_("Remove Tempo"), NULL, N_("Duplicate Tempo"),
                N_("Paste Tempo") } },
  { "locks", { N_("Add Lock"), N_("Remove Lock"), N_("Move Lock"), N_("Duplicate Lock"),
               N_("Paste Lock") } },
};

static const Words layer_words[] = {
  { "entries", { N_("Add Entry"), N_("Remove Entry"), NULL, N_("Duplicate Entry"),
                 N_("Paste Entry") } },
  { "automation", { N_("Add Automation"), N_("Remove Automation"), N_("Move Automation"),
                    N_("Duplicate Automation"), N_("Paste Automation") } },
};

static const struct
{
  GType      (*owner) (void);
  const Words *words;
  guint        n_words;
} tables[] = {
#define TABLE(name) { hp_##name##_get_type, name##_words, G_N_ELEMENTS (name##_words) }
  TABLE (plan),
  TABLE (scene),
  TABLE (tempo_plan),
  TABLE (layer),
#undef TABLE
};

/* Untranslated, for the test that every list has one. */
const char *
hp_list_find_words (GType           owner,
                    const HpMember *list,
                    HpListVerb      verb)
{
  for (guint i = 0; i < G_N_ELEMENTS (tables); i++)
    for (guint j = 0; tables[i].owner () == owner && j < tables[i].n_words; j++)
      if (g_str_equal (tables[i].words[j].list, list->name))
        return tables[i].words[j].steps[verb];

  return NULL;
}

const char *
hp_element_list_name_step (HpElementList *self,
                           HpListVerb     verb)
{
  const char *words;

  g_return_val_if_fail (HP_IS_ELEMENT_LIST (self), NULL);

  words = hp_list_find_words (G_OBJECT_TYPE (hp_element_list_get_owner (self)),
                              hp_element_list_get_member (self), verb);
  g_return_val_if_fail (words != NULL, NULL);

  return _(words);
}

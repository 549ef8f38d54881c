#include "config.h"

#include "model/member-words.h"

#include <glib/gi18n-lib.h>

#include "model/automation.h"
#include "model/decision.h"
#include "model/dialogue-line.h"
#include "model/entry.h"
#include "model/hit.h"
#include "model/instrument.h"
#include "model/layer.h"
#include "model/lost-object.h"
#include "model/meter-change.h"
#include "model/motif.h"
#include "model/person.h"
#include "model/picture.h"
#include "model/plan.h"
#include "model/reel.h"
#include "model/reservation.h"
#include "model/scene.h"
#include "model/statement.h"
#include "model/story-beat.h"
#include "model/targets.h"
#include "model/temp-music.h"
#include "model/tempo-change.h"
#include "model/tempo-lock.h"
#include "model/tempo-plan.h"
#include "model/word-pair.h"
#include "model/writer.h"

typedef struct
{
  const char *member;
  const char *step;
} Words;

/* All these are read as in “Undo Move Hit”. */

static const Words plan_words[] = {
  { "title", N_("Change Title of Film") },
  { "production", N_("Change Production") },
  { "director", N_("Change Director") },
  { "composer", N_("Change Composer") },
  { "numbering", N_("Change Cue Numbering") },
  { "cuts", N_("Change Cuts") },
};

static const Words picture_words[] = {
  { "frame-rate", N_("Change Frame Rate") },
  { "drop-frame", N_("Change Drop-Frame Timecode") },
  { "revision", N_("Change Name of Cut") },
  { "first-action", N_("Move First Action") },
};

static const Words reel_words[] = {
  { "number", N_("Change Number of Reel") },
  { "start", N_("Move Start of Reel") },
  { "duration", N_("Change Length of Reel") },
  { "uri", N_("Change Picture of Reel") },
  { "offset", N_("Change Offset of Reel") },
  { "start-timecode", N_("Change Start Timecode of Reel") },
};

static const Words person_words[] = {
  { "name", N_("Rename Person") },
  { "role", N_("Change Role of Person") },
  { "society", N_("Change Society of Person") },
  { "ipi", N_("Change IPI Number of Person") },
  { "low", N_("Change Lowest Pitch of Person") },
  { "high", N_("Change Highest Pitch of Person") },
};

static const Words instrument_words[] = {
  { "name", N_("Rename Instrument") },
  { "catalogue", N_("Change Catalogue Entry of Instrument") },
  { "sound", N_("Change Sound of Instrument") },
  { "program", N_("Change MIDI Program of Instrument") },
  { "family", N_("Change Family of Instrument") },
  { "low", N_("Change Lowest Pitch of Instrument") },
  { "high", N_("Change Highest Pitch of Instrument") },
  { "transposition", N_("Change Transposition of Instrument") },
  { "brightness", N_("Change Brightness of Instrument") },
  { "material", N_("Change Material of Instrument") },
  { "character", N_("Change Character of Instrument") },
};

static const Words motif_words[] = {
  { "name", N_("Rename Motif") },
  { "stands-for", N_("Change Meaning of Motif") },
  { "colour", N_("Change Colour of Motif") },
  { "key", N_("Change Key of Motif") },
  { "meter", N_("Change Meter of Motif") },
  { "bpm", N_("Change Tempo of Motif") },
  { "notes", N_("Change Notes of Motif") },
};

static const Words scene_words[] = {
  { "cue", N_("Change Cue Number") },
  { "title", N_("Change Title of Scene") },
  { "in", N_("Move In of Scene") },
  { "out", N_("Move Out of Scene") },
  { "in-on", N_("Change What Scene Comes In On") },
  { "out-on", N_("Change What Scene Goes Out On") },
  { "function", N_("Change Function of Scene") },
  { "usage", N_("Change Usage of Scene") },
  { "status", N_("Change Status of Scene") },
  { "story", N_("Change Story of Scene") },
  { "remarks", N_("Change Remarks on Scene") },
  { "curve", N_("Change Intensity of Scene") },
  { "wish", N_("Change Director’s Curve of Scene") },
  { "key", N_("Change Key of Scene") },
  { "tempo-plan", N_("Choose Tempo Plan") },
};

static const Words word_pair_words[] = {
  { "pair", N_("Change Pair of Words") },
  { "value", N_("Change Place Between Words") },
  { "by", N_("Change Who Said Words") },
};

static const Words temp_music_words[] = {
  { "in", N_("Move In of Temp Music") },
  { "out", N_("Move Out of Temp Music") },
  { "title", N_("Change Title of Temp Music") },
  { "keep", N_("Change What to Keep of Temp Music") },
  { "avoid", N_("Change What to Avoid of Temp Music") },
};

static const Words writer_words[] = {
  { "by", N_("Change Writer") },
  { "role", N_("Change Role of Writer") },
  { "share", N_("Change Share of Writer") },
};

static const Words story_beat_words[] = {
  { "at", N_("Move Emotional Beat") },
  { "feeling", N_("Name Emotional Beat") },
  { "note", N_("Change Note on Emotional Beat") },
};

static const Words hit_words[] = {
  { "at", N_("Move Hit") },
  { "label", N_("Rename Hit") },
  { "kind", N_("Change Kind of Hit") },
  { "weight", N_("Change Weight of Hit") },
  { "early", N_("Change How Early Hit May Be") },
  { "late", N_("Change How Late Hit May Be") },
  { "lands-on", N_("Change What Hit Lands On") },
  { "streamer", N_("Change Streamer of Hit") },
  { "punch", N_("Change Punches of Hit") },
};

static const Words tempo_plan_words[] = {
  { "name", N_("Rename Tempo Plan") },
  { "reason", N_("Change Reason for Tempo Plan") },
  { "downbeat", N_("Move First Downbeat") },
  { "warning-clicks", N_("Change Warning Clicks") },
};

static const Words meter_change_words[] = {
  { "bar", N_("Move Meter") },
  { "meter", N_("Change Meter") },
};

static const Words tempo_change_words[] = {
  { "at", N_("Move Tempo") },
  { "beat", N_("Change Beat of Tempo") },
  { "bpm", N_("Change Tempo") },
  { "ramp", N_("Change Ramp of Tempo") },
};

static const Words tempo_lock_words[] = {
  { "hit", N_("Change Hit of Lock") },
  { "bar", N_("Change Bar of Lock") },
  { "beat", N_("Change Beat of Lock") },
};

static const Words layer_words[] = {
  { "name", N_("Rename Layer") },
  { "instrument", N_("Change Instrument of Layer") },
  { "purpose", N_("Change Purpose of Layer") },
  { "lead", N_("Change Whether Layer Leads") },
  { "curve", N_("Change Curve of Layer") },
  { "softest", N_("Change Softest Dynamic of Layer") },
  { "loudest", N_("Change Loudest Dynamic of Layer") },
  { "articulation", N_("Change Articulation of Layer") },
  { "pan", N_("Change Pan of Layer") },
  { "distance", N_("Change Distance of Layer") },
  { "reverb", N_("Change Reverb of Layer") },
};

static const Words entry_words[] = {
  { "in", N_("Move In of Entry") },
  { "out", N_("Move Out of Entry") },
};

static const Words automation_words[] = {
  { "control", N_("Change Control of Automation") },
  { "points", N_("Change Curve of Automation") },
};

static const Words statement_words[] = {
  { "motif", N_("Change Motif of Statement") },
  { "layer", N_("Change Layer of Statement") },
  { "at", N_("Move Statement") },
  { "steps", N_("Transpose Statement by Steps") },
  { "transpose", N_("Transpose Statement by Semitones") },
  { "mode", N_("Change Mode of Statement") },
  { "invert", N_("Invert Statement") },
  { "reverse", N_("Reverse Statement") },
  { "stretch", N_("Stretch Statement") },
  { "first", N_("Change First Note of Statement") },
  { "count", N_("Change Number of Notes of Statement") },
  { "gentle", N_("Change Gentleness of Statement") },
};

static const Words targets_words[] = {
  { "cinema", N_("Change Needs of Cinema") },
  { "streaming", N_("Change Needs of Streaming") },
  { "immersive", N_("Change Needs of Immersive Sound") },
};

static const Words dialogue_line_words[] = {
  { "in", N_("Move In of Line") },
  { "out", N_("Move Out of Line") },
  { "speaker", N_("Change Speaker of Line") },
  { "text", N_("Change Text of Line") },
};

static const Words reservation_words[] = {
  { "instrument", N_("Change Instrument of Reservation") },
  { "rule", N_("Change Rule of Reservation") },
  { "at", N_("Move Reservation") },
  { "scene", N_("Change Scene of Reservation") },
};

static const Words decision_words[] = {
  { "made", N_("Change Time of Decision") },
  { "by", N_("Change Author of Decision") },
  { "about", N_("Change Subject of Decision") },
  { "scene", N_("Change Scene of Decision") },
  { "at", N_("Move Decision") },
  { "text", N_("Change Text of Decision") },
  { "quote", N_("Change Quote of Decision") },
  { "status", N_("Change Status of Decision") },
  { "owner", N_("Change Owner of Decision") },
  { "due", N_("Change Due Date of Decision") },
  { "concerns", N_("Change What Decision Concerns") },
  { "supersedes", N_("Change What Decision Supersedes") },
  { "rule", N_("Change Advice Dismissed by Decision") },
};

static const Words lost_object_words[] = {
  { "was", N_("Change Id of Lost Object") },
  { "scene", N_("Change Scene of Lost Object") },
  { "why", N_("Change Reason of Lost Object") },
  { "object", N_("Change Contents of Lost Object") },
};

static const struct
{
  GType      (*type) (void);
  const Words *words;
  guint        n_words;
} tables[] = {
#define TABLE(name) { hp_##name##_get_type, name##_words, G_N_ELEMENTS (name##_words) }
  TABLE (plan),
  TABLE (picture),
  TABLE (reel),
  TABLE (person),
  TABLE (instrument),
  TABLE (motif),
  TABLE (scene),
  TABLE (word_pair),
  TABLE (temp_music),
  TABLE (writer),
  TABLE (story_beat),
  TABLE (hit),
  TABLE (tempo_plan),
  TABLE (meter_change),
  TABLE (tempo_change),
  TABLE (tempo_lock),
  TABLE (layer),
  TABLE (entry),
  TABLE (automation),
  TABLE (statement),
  TABLE (targets),
  TABLE (dialogue_line),
  TABLE (reservation),
  TABLE (decision),
  TABLE (lost_object),
#undef TABLE
};

/* Untranslated, for the test that every member has one. */
const char *
hp_member_find_words (GType           type,
                      const HpMember *member)
{
  for (guint i = 0; i < G_N_ELEMENTS (tables); i++)
    for (guint j = 0; tables[i].type () == type && j < tables[i].n_words; j++)
      if (g_str_equal (tables[i].words[j].member, member->name))
        return tables[i].words[j].step;

  return NULL;
}

const char *
hp_element_name_change (HpElement      *self,
                        const HpMember *member)
{
  const char *words;

  g_return_val_if_fail (HP_IS_ELEMENT (self), NULL);

  words = hp_member_find_words (G_OBJECT_TYPE (self), member);
  g_return_val_if_fail (words != NULL, NULL);

  return _(words);
}

#include "config.h"

#include "compare/object-words.h"

#include <glib/gi18n-lib.h>

#include "compare/choice-words.h"
#include "compare/partners.h"
#include "compare/quote.h"
#include "compare/time-words.h"
#include "compare/value-words.h"
#include "model/automation.h"
#include "model/dialogue-line.h"
#include "model/entry.h"
#include "model/hit.h"
#include "model/lost-object.h"
#include "model/meter-change.h"
#include "model/person.h"
#include "model/reel.h"
#include "model/reservation.h"
#include "model/statement.h"
#include "model/tempo-change.h"

typedef struct
{
  const char *kind;
  const char *called;
  const char *added;
  const char *removed;
} Words;

/* Translators: %s is what it is called by, such as a name in quotation marks or a timecode. */
static const Words words[] = {
  { "hit", N_("hit %s"), N_("hit %s added"), N_("hit %s removed") },
  { "marker", N_("marker %s"), N_("marker %s added"), N_("marker %s removed") },
  { "beat", N_("story beat %s"), N_("story beat %s added"), N_("story beat %s removed") },
  { "layer", N_("layer %s"), N_("layer %s added"), N_("layer %s removed") },
  { "entry", N_("entry %s"), N_("entry %s added"), N_("entry %s removed") },
  { "automation", N_("%s automation"), N_("%s automation added"), N_("%s automation removed") },
  { "statement", N_("statement of %s"), N_("statement of %s added"),
    N_("statement of %s removed") },
  { "tempo", N_("tempo plan %s"), N_("tempo plan %s added"), N_("tempo plan %s removed") },
  { "tempo-change", N_("tempo %s"), N_("tempo %s added"), N_("tempo %s removed") },
  { "meter-change", N_("meter %s"), N_("meter %s added"), N_("meter %s removed") },
  { "tempo-lock", N_("lock on %s"), N_("lock on %s added"), N_("lock on %s removed") },
  { "word-pair", N_("words %s"), N_("words %s added"), N_("words %s removed") },
  { "temp-music", N_("temp music %s"), N_("temp music %s added"), N_("temp music %s removed") },
  { "writer", N_("writer %s"), N_("writer %s added"), N_("writer %s removed") },
  { "reel", N_("reel %s"), N_("reel %s added"), N_("reel %s removed") },
  { "person", "%s", N_("%s added"), N_("%s removed") },
  { "instrument", N_("instrument %s"), N_("instrument %s added"), N_("instrument %s removed") },
  { "motif", N_("motif %s"), N_("motif %s added"), N_("motif %s removed") },
  { "dialogue-line", N_("line %s"), N_("line %s added"), N_("line %s removed") },
  { "reservation", N_("reservation of %s"), N_("reservation of %s added"),
    N_("reservation of %s removed") },
  { "decision", N_("decision %s"), N_("decision %s added"), N_("decision %s removed") },
  { "lost-object", N_("lost %s"), N_("%s was left without a place"),
    N_("%s is no longer among what was lost") },
};

static const struct
{
  const char *member;
  const char *words;
} headings[] = {
  { "picture", N_("Picture") },
  { "reels", N_("Reels") },
  { "people", N_("People") },
  { "palette", N_("Palette") },
  { "motifs", N_("Motifs") },
  { "markers", N_("Markers") },
  { "dialogue", N_("Dialogue") },
  { "cuts", N_("Cuts") },
  { "reserved", N_("Reserved") },
  { "decisions", N_("Decisions") },
  { "lost", N_("Lost") },
};

/* What objects are called by, the first that is not empty. */
static const char *const names[] = {
  "name", "label", "feeling", "title", "pair", "text", "quote",
};

const char *
hp_object_kind (HpElement *element)
{
  const char *name = G_OBJECT_TYPE_NAME (element) + strlen ("Hp");
  g_autoptr(GString) kind = NULL;

  if (HP_ELEMENT_GET_CLASS (element)->id_kind != NULL)
    return HP_ELEMENT_GET_CLASS (element)->id_kind;

  kind = g_string_new (NULL);
  for (; *name != '\0'; name++)
    {
      if (g_ascii_isupper (*name) && kind->len > 0)
        g_string_append_c (kind, '-');
      g_string_append_c (kind, g_ascii_tolower (*name));
    }

  return g_intern_string (kind->str);
}

static const Words *
find_words (const HpPlaces *places,
            HpElement      *element)
{
  const HpMember *member = hp_places_get_member (places, element);
  const char *kind = hp_object_kind (element);

  if (HP_IS_HIT (element) && member != NULL && g_str_equal (member->name, "markers"))
    kind = "marker";

  for (guint i = 0; i < G_N_ELEMENTS (words); i++)
    if (g_str_equal (words[i].kind, kind))
      return &words[i];

  return NULL;
}

static char *
at_words (const char *place)
{
  /* Translators: a timecode, or a bar. */
  return g_strdup_printf (_("at %s"), place);
}

char *
hp_scene_words (HpScene *scene)
{
  g_autofree char *title = hp_plain (hp_scene_get_title (scene));

  if (*title == '\0')
    return g_strdup (hp_scene_get_cue (scene));

  /* Translators: the number of a cue, and its title. */
  return g_strdup_printf (C_("cue", "%s %s"), hp_scene_get_cue (scene), title);
}

/* By the text in which somebody named it. */
static char *
given_name (HpElement *element)
{
  HpElementClass *klass = HP_ELEMENT_GET_CLASS (element);

  for (guint i = 0; i < G_N_ELEMENTS (names); i++)
    for (guint j = 0; j < klass->n_members; j++)
      {
        const HpMember *member = &klass->members[j];
        const char *const *text = hp_element_get_field (element, member);

        if (member->kind == HP_MEMBER_TEXT && g_str_equal (member->name, names[i]) &&
            **text != '\0')
          return HP_IS_PERSON (element) ? hp_plain (*text) : hp_quote (*text);
      }

  return NULL;
}

/* By what it cannot be without: the instrument reserved, the hit locked. */
static char *
referred_name (const HpPlaces *places,
               HpElement      *element)
{
  HpElementClass *klass = HP_ELEMENT_GET_CLASS (element);

  for (guint i = 0; i < klass->n_members; i++)
    {
      const HpMember *member = &klass->members[i];

      if (member->refers != NULL && member->kind == HP_MEMBER_TEXT && member->required)
        return hp_named_words (places, *(char *const *) hp_element_get_field (element, member));
    }

  return NULL;
}

/* Where it stands in time: its timecode, its bar. */
static char *
time_name (const HpPlaces *places,
           HpElement      *element)
{
  const HpMember *member = hp_element_class_get_time (HP_ELEMENT_GET_CLASS (element));
  gconstpointer field = member != NULL ? hp_element_get_field (element, member) : NULL;

  if (member == NULL)
    return NULL;

  if (member->kind == HP_MEMBER_POSITION)
    return hp_position_words (places, element, *(const HpFraction *) field);
  if (member->kind == HP_MEMBER_INTEGER)
    /* Translators: the number of a bar. */
    return g_strdup_printf (_("bar %d"), *(const int *) field);

  return *(const gint64 *) field >= 0 ? hp_timecode_words (places, *(const gint64 *) field) : NULL;
}

/* Nothing needs to be said of the only one of a list. */
static gboolean
is_alone (const HpPlaces *places,
          HpElement      *element)
{
  HpElement *holder = hp_places_get_holder (places, element);
  const HpMember *member = hp_places_get_member (places, element);

  return holder != NULL &&
         g_list_model_get_n_items (*(GListModel *const *) hp_element_get_field (holder,
                                                                                member)) == 1;
}

static char *
line_name (HpDialogueLine *line)
{
  g_autofree char *text = hp_quote (hp_dialogue_line_get_text (line));
  g_autofree char *speaker = hp_plain (hp_dialogue_line_get_speaker (line));

  if (*speaker == '\0')
    return g_steal_pointer (&text);

  /* Translators: a line of dialogue, and who speaks it. */
  return g_strdup_printf (C_("line", "%s (%s)"), text, speaker);
}

static char *
statement_name (const HpPlaces *places,
                HpStatement    *statement)
{
  g_autofree char *motif = hp_named_words (places, hp_statement_get_motif (statement));
  g_autofree char *layer = hp_named_words (places, hp_statement_get_layer (statement));

  /* Translators: the name of a motif, and that of the layer it is heard on. */
  return g_strdup_printf (_("%s on %s"), motif, layer);
}

static char *
lost_name (const HpPlaces *places,
           HpLostObject   *lost)
{
  const HpPlaces *other = hp_places_get_other (places);
  const char *id = hp_lost_object_get_was (lost);
  HpElement *was = other != NULL ? hp_places_find (other, id) : NULL;

  return was != NULL ? hp_object_words (other, was) : hp_plain (id);
}

/* What is called by more than a name, or by none. */
static char *
special_name (const HpPlaces *places,
              HpElement      *element)
{
  g_autofree char *place = NULL;

  if (HP_IS_SCENE (element))
    return hp_scene_words (HP_SCENE (element));
  if (HP_IS_REEL (element))
    return g_strdup_printf ("%d", hp_reel_get_number (HP_REEL (element)));
  if (HP_IS_DIALOGUE_LINE (element) && *hp_dialogue_line_get_text (HP_DIALOGUE_LINE (element)))
    return line_name (HP_DIALOGUE_LINE (element));
  if (HP_IS_STATEMENT (element))
    return statement_name (places, HP_STATEMENT (element));
  if (HP_IS_LOST_OBJECT (element))
    return lost_name (places, HP_LOST_OBJECT (element));
  if (HP_IS_AUTOMATION (element))
    return g_strdup (hp_choice_words (HP_TYPE_CONTROL,
                                      hp_automation_get_control (HP_AUTOMATION (element))));
  if (!HP_IS_TEMPO_CHANGE (element) && !HP_IS_METER_CHANGE (element))
    return NULL;
  if (is_alone (places, element))
    return g_strdup ("");

  place = time_name (places, element);
  return at_words (place);
}

static char *
name_of (const HpPlaces *places,
         HpElement      *element)
{
  char *name = special_name (places, element);
  g_autofree char *place = NULL;

  if (name == NULL)
    name = given_name (element);
  if (name == NULL)
    name = referred_name (places, element);
  if (name != NULL)
    return name;

  place = time_name (places, element);
  if (place != NULL)
    return at_words (place);

  return g_strdup (hp_element_get_id (element) != NULL ? hp_element_get_id (element) : "");
}

char *
hp_named_words (const HpPlaces *places,
                const char     *id)
{
  HpElement *element = hp_places_find (places, id);

  if (element == NULL && hp_places_get_other (places) != NULL)
    {
      places = hp_places_get_other (places);
      element = hp_places_find (places, id);
    }

  return element != NULL ? name_of (places, element) : hp_plain (id);
}

/* What a reservation asks, when that is not told member by member. */
static char *
reservation_name (const HpPlaces *places,
                  HpReservation  *reservation)
{
  g_autofree char *name = name_of (places, HP_ELEMENT (reservation));
  g_autofree char *limit = NULL;

  if (hp_reservation_get_rule (reservation) == HP_RESERVATION_RULE_ONLY_IN)
    {
      limit = hp_named_words (places, hp_reservation_get_scene (reservation));
      /* Translators: an instrument, and the cue it is kept for. */
      return g_strdup_printf (_("%s, only in %s"), name, limit);
    }

  limit = hp_timecode_words (places, MAX (0, hp_reservation_get_at (reservation)));
  /* Translators: an instrument, and the timecode it is kept back until. */
  return g_strdup_printf (_("%s, not before %s"), name, limit);
}

/* What holds from its place on: a meter or a tempo. */
static char *
value_name (HpElement *element)
{
  if (HP_IS_METER_CHANGE (element))
    return g_strdup (hp_meter_change_get_meter (HP_METER_CHANGE (element)));
  if (HP_IS_TEMPO_CHANGE (element))
    return hp_tempo_words (hp_tempo_change_get_beat (HP_TEMPO_CHANGE (element)),
                           hp_tempo_change_get_bpm (HP_TEMPO_CHANGE (element)));

  return NULL;
}

/* A name and where it stands, of what comes or goes. */
static char *
full_name (const HpPlaces *places,
           HpElement      *element)
{
  g_autofree char *name = NULL, *place = NULL, *at = NULL;

  if (HP_IS_RESERVATION (element))
    return reservation_name (places, HP_RESERVATION (element));

  if (HP_IS_ENTRY (element))
    {
      name = hp_timecode_words (places, hp_entry_get_in (HP_ENTRY (element)));
      place = hp_timecode_words (places, hp_entry_get_out (HP_ENTRY (element)));
      /* Translators: two timecodes, between which a layer sounds. */
      return g_strdup_printf (_("from %s to %s"), name, place);
    }

  name = value_name (element);
  if (name == NULL)
    name = name_of (places, element);
  place = time_name (places, element);
  if (place == NULL || HP_IS_REEL (element))
    return g_steal_pointer (&name);

  at = at_words (place);
  if (*name == '\0' || g_str_equal (name, at))
    return g_steal_pointer (&at);

  /* Translators: what something is called by, and a timecode or a bar. */
  return g_strdup_printf (_("%s at %s"), name, place);
}

static char *
spoken_kind (HpElement *element)
{
  return g_strdelimit (g_strdup (hp_object_kind (element)), "-", ' ');
}

char *
hp_object_words (const HpPlaces *places,
                 HpElement      *element)
{
  const Words *found = find_words (places, element);
  g_autofree char *name = name_of (places, element);
  g_autofree char *kind = NULL;

  if (found != NULL)
    return g_strstrip (hp_fill (_(found->called), name));

  kind = spoken_kind (element);
  /* Translators: a kind of object, and what it is called by. */
  return g_strdup_printf (C_("object", "%s %s"), kind, name);
}

gboolean
hp_object_is_called_by (const HpPlaces *places,
                        HpElement      *element,
                        const HpMember *member)
{
  g_autofree char *name = NULL, *place = NULL, *at = NULL;

  if (member != hp_element_class_get_time (HP_ELEMENT_GET_CLASS (element)))
    return FALSE;

  name = name_of (places, element);
  place = time_name (places, element);
  at = place != NULL ? at_words (place) : NULL;
  return g_strcmp0 (name, at) == 0;
}

/* A cue has room for when it sounds: that is what is asked first. */
static char *
scene_came_or_went (const HpPlaces *places,
                    HpScene        *scene,
                    gboolean        came)
{
  gboolean silence = hp_scene_get_function (scene) == HP_SCENE_FUNCTION_SILENCE;
  g_autofree char *in = hp_timecode_words (places, hp_scene_get_in (scene));
  g_autofree char *out = hp_timecode_words (places, hp_scene_get_out (scene));

  /* Translators: the timecodes between which the music, or the silence, lies. */
  if (came)
    return g_strdup_printf (silence ? _("new silence from %s to %s") : _("new cue from %s to %s"),
                            in, out);

  /* Translators: the timecodes between which the music, or the silence, lay. */
  return g_strdup_printf (silence ? _("silence from %s to %s given up")
                                  : _("cue from %s to %s taken out"), in, out);
}

char *
hp_added_words (const HpPlaces *places,
                HpElement      *element)
{
  const Words *found = find_words (places, element);
  g_autofree char *name = NULL, *kind = NULL;

  if (HP_IS_SCENE (element))
    return scene_came_or_went (places, HP_SCENE (element), TRUE);

  name = full_name (places, element);
  if (found != NULL)
    return hp_fill (_(found->added), name);

  kind = spoken_kind (element);
  /* Translators: a kind of object, and what it is called by. */
  return g_strdup_printf (_("%s %s added"), kind, name);
}

char *
hp_removed_words (const HpPlaces *places,
                  HpElement      *element)
{
  const Words *found = find_words (places, element);
  g_autofree char *name = NULL, *kind = NULL;

  if (HP_IS_SCENE (element))
    return scene_came_or_went (places, HP_SCENE (element), FALSE);

  name = full_name (places, element);
  if (found != NULL)
    return hp_fill (_(found->removed), name);

  kind = spoken_kind (element);
  /* Translators: a kind of object, and what it is called by. */
  return g_strdup_printf (_("%s %s removed"), kind, name);
}

const char *
hp_heading_words (const HpMember *member)
{
  for (guint i = 0; i < G_N_ELEMENTS (headings); i++)
    if (g_str_equal (headings[i].member, member->name))
      return _(headings[i].words);

  return member->kind == HP_MEMBER_LIST || member->kind == HP_MEMBER_OBJECT ? member->name : NULL;
}

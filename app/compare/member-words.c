#include "config.h"

#include "compare/member-words.h"

#include <glib/gi18n-lib.h>

#include "compare/count-words.h"
#include "compare/curve-words.h"
#include "compare/object-words.h"
#include "compare/quote.h"
#include "compare/time-words.h"
#include "compare/value-words.h"
#include "model/layer.h"
#include "model/scene.h"
#include "model/tempo-change.h"

typedef struct
{
  const HpMember      *member;
  const HpMemberTerms *terms;    /* or NULL */
  const char          *label;
  const HpPlaces      *places_before;
  HpElement           *before;
  const HpPlaces      *places_after;
  HpElement           *after;
  HpMemberWords        result;
} Change;

static gconstpointer
value_before (const Change *self)
{
  return hp_element_get_field (self->before, self->member);
}

static gconstpointer
value_after (const Change *self)
{
  return hp_element_get_field (self->after, self->member);
}

/* From what to what, behind the label where there is one. */
static char *
from_to_words (const Change *self,
               const char   *from,
               const char   *to)
{
  if (*self->label == '\0')
    /* Translators: an old value and a new one. */
    return g_strdup_printf (C_("change", "%s → %s"), from, to);

  /* Translators: what changed, such as “weight”, its old value and its new one. */
  return g_strdup_printf (C_("change", "%s %s → %s"), self->label, from, to);
}

/* What has a value on one side only, or on both. */
static void
tell_values (Change *self)
{
  HpMemberWords *result = &self->result;

  if (result->to != NULL && hp_object_is_called_by (self->places_before, self->before,
                                                    self->member))
    {
      /* Translators: a timecode or a bar; the old one is told before: hit at 01:00:00:00. */
      result->words = g_strdup_printf (_("now at %s"), result->to);
      result->follows = TRUE;
    }
  else if (result->from != NULL && result->to != NULL)
    result->words = from_to_words (self, result->from, result->to);
  else if (result->to != NULL)
    /* Translators: what was not told before, such as “key”, and its value. */
    result->words = g_strdup_printf (_("%s added: %s"), self->label, result->to);
  else if (result->from != NULL)
    /* Translators: what is no longer told, such as “key”, and the value it had. */
    result->words = g_strdup_printf (_("%s removed: %s"), self->label, result->from);
  else
    /* Translators: what changed, such as “story”. */
    result->words = g_strdup_printf (_("%s changed"), self->label);
}

static void
tell_text (Change *self)
{
  const char *before = *(const char *const *) value_before (self);
  const char *after = *(const char *const *) value_after (self);
  gboolean both = *before != '\0' && *after != '\0';
  HpReadAs read_as = self->terms != NULL ? self->terms->read_as : HP_READ_AS_KIND;

  if (HP_IS_SCENE (self->after) && g_str_equal (self->member->name, "cue"))
    /* Translators: the old number of a cue, and the new one. */
    self->result.words = g_strdup_printf (_("renumbered %s → %s"), before, after);
  else if (both && read_as == HP_READ_AS_NAME)
    {
      /* Translators: the new name of an object, which is told before: layer “Violin”. */
      self->result.words = g_strdup_printf (_("now called %s"), self->result.to);
      self->result.follows = TRUE;
    }
  else if (both && read_as == HP_READ_AS_WORDING)
    {
      /* Translators: the new text of a line or a decision, whose old text is told before. */
      self->result.words = g_strdup_printf (_("now reads %s"), self->result.to);
      self->result.follows = TRUE;
    }
  else if (both && self->member->refers == NULL &&
           !(hp_is_short (before) && hp_is_short (after)))
    /* Translators: a text too long to be told, such as “story”. */
    self->result.words = g_strdup_printf (_("%s rewritten"), self->label);
  else
    tell_values (self);
}

static void
tell_frame (Change *self)
{
  gint64 from = *(const gint64 *) value_before (self), to = *(const gint64 *) value_after (self);

  if (self->terms == NULL || self->terms->read_as == HP_READ_AS_KIND)
    self->result.words = hp_shift_words (self->places_before, self->places_after, self->label,
                                         from, to);
  if (self->result.words != NULL)
    self->result.follows = TRUE;
  else
    tell_values (self);
}

static void
tell_boolean (Change *self)
{
  const HpMemberTerms *terms = self->terms;

  if (terms != NULL && terms->yes != NULL)
    {
      gboolean now = *(const gboolean *) value_after (self);

      self->result.words = g_strdup (now ? _(terms->yes) : _(terms->no));
      self->result.follows = TRUE;
    }
  else
    tell_values (self);
}

/* The beat is told with a tempo, once where it is the same. */
static void
tell_bpm (Change *self)
{
  g_autofree char *beat_before = NULL, *beat_after = NULL;

  if (!HP_IS_TEMPO_CHANGE (self->after))
    {
      tell_values (self);
      return;
    }

  beat_before = hp_beat_words (hp_tempo_change_get_beat (HP_TEMPO_CHANGE (self->before)));
  beat_after = hp_beat_words (hp_tempo_change_get_beat (HP_TEMPO_CHANGE (self->after)));
  self->result.follows = TRUE;
  if (g_str_equal (beat_before, beat_after))
    /* Translators: a note, an old number of beats a minute and a new one. */
    self->result.words = g_strdup_printf (C_("tempo", "%s = %s → %s"), beat_after,
                                          self->result.from, self->result.to);
  else
    /* Translators: a note and the number of beats a minute, then the new ones. */
    self->result.words = g_strdup_printf (C_("tempo", "%s = %s → %s = %s"), beat_before,
                                          self->result.from, beat_after, self->result.to);
}

static void
tell_curve (Change *self)
{
  const HpCurve *before = *(HpCurve *const *) value_before (self);
  const HpCurve *after = *(HpCurve *const *) value_after (self);
  g_autofree char *called = NULL;
  gsize n_points;

  hp_curve_get_points (after, &n_points);
  if (n_points == 0 && HP_IS_LAYER (self->after))
    {
      self->result.words = g_strdup (_("follows the intensity of the scene again"));
      self->result.follows = TRUE;
      return;
    }

  /* Automation is called by what it controls, and has nothing but its curve. */
  self->result.named = *self->label == '\0';
  if (self->result.named)
    called = hp_object_words (self->places_after, self->after);
  self->result.words = hp_curve_words (called != NULL ? called : self->label,
                                       self->places_before, before, self->places_after, after);
}

static void
tell (Change *self)
{
  switch (self->member->kind)
    {
    case HP_MEMBER_TEXT:
      tell_text (self);
      break;

    case HP_MEMBER_FRAME:
      tell_frame (self);
      break;

    case HP_MEMBER_BOOLEAN:
      tell_boolean (self);
      break;

    case HP_MEMBER_BPM:
      tell_bpm (self);
      break;

    case HP_MEMBER_CURVE:
      tell_curve (self);
      break;

    case HP_MEMBER_FRAMES:
      self->result.words = hp_cuts_words (self->places_before,
                                          *(HpFrameList *const *) value_before (self),
                                          self->places_after,
                                          *(HpFrameList *const *) value_after (self));
      break;

    case HP_MEMBER_NOTES:
      self->result.words = hp_notes_words (*(HpNotes *const *) value_before (self),
                                           *(HpNotes *const *) value_after (self));
      break;

    case HP_MEMBER_IDS:
      self->result.words = hp_concerns_words (self->places_before,
                                              *(const GStrv *) value_before (self),
                                              self->places_after,
                                              *(const GStrv *) value_after (self));
      self->result.follows = TRUE;
      break;

    case HP_MEMBER_INTEGER:
    case HP_MEMBER_NUMBER:
    case HP_MEMBER_CHOICE:
    case HP_MEMBER_POSITION:
    case HP_MEMBER_RATE:
    case HP_MEMBER_JSON:
    case HP_MEMBER_LIST:
    case HP_MEMBER_OBJECT:
    default:
      tell_values (self);
    }
}

/**
 * hp_member_words:
 * @member: a member that is neither a list of objects nor an object
 * @places_before: the places in the old plan
 * @before: the object there
 * @places_after: the places in the new plan
 * @after: the object there, of which @member is not what it was
 *
 * Returns: (transfer full): the words, each of them to be freed
 */
HpMemberWords
hp_member_words (const HpMember *member,
                 const HpPlaces *places_before,
                 HpElement      *before,
                 const HpPlaces *places_after,
                 HpElement      *after)
{
  const HpMemberTerms *terms = hp_member_get_terms (member, hp_object_kind (after));
  g_autofree char *name = g_strdelimit (g_strdup (member->name), "-", ' ');
  Change self = { member, terms, name, places_before, before, places_after, after };

  if (terms != NULL)
    self.label = *terms->label != '\0' ? _(terms->label) : "";  /* _("") is the file's head */
  hp_value_words (member, terms != NULL ? terms->read_as : HP_READ_AS_KIND, places_before, before,
                  places_after, after, &self.result.from, &self.result.to);
  tell (&self);
  return self.result;
}

HpMemberWords
hp_extra_words (const char *before,
                const char *after)
{
  const char *words = before == NULL ? _("something that a later version wrote added")
                      : after == NULL ? _("something that a later version wrote removed")
                                      : _("something that a later version wrote changed");

  return (HpMemberWords) { .words = g_strdup (words) };
}

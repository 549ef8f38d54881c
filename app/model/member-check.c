#include "config.h"

#include "model/member-check.h"

#include <glib/gi18n-lib.h>
#include <math.h>
#include <string.h>

#include "core/json-object.h"
#include "model/model-error.h"
#include "music/key.h"
#include "music/meter.h"
#include "music/sound-ids.h"

#define PLACES 10000.0       /* what a file keeps of a number: four places */
#define MAX_RATE 240         /* frames a second */
#define MAX_CLICK 79999      /* eighths of a frame: what the click 9999-7 counts */
#define MIN_CLICK 8

/* The sum makes 0 of -0, which a file does not know. */
static double
round_number (double number)
{
  return round (number * PLACES) / PLACES + 0.0;
}

/* @curve itself, where its levels are round already. */
static HpCurve *
round_levels (HpCurve *curve)
{
  gsize n_points;
  const HpCurvePoint *points = hp_curve_get_points (curve, &n_points);
  g_autofree HpCurvePoint *rounded = g_memdup2 (points, n_points * sizeof (HpCurvePoint));
  gboolean same = TRUE;

  for (gsize i = 0; i < n_points; i++)
    {
      rounded[i].level = round_number (points[i].level);
      same &= rounded[i].level == points[i].level;
    }

  return same ? hp_curve_ref (curve) : hp_curve_new (rounded, n_points);
}

void
hp_member_copy_rounded (const HpMember *self,
                        HpMemberValue  *to,
                        gconstpointer   from)
{
  const HpMemberValue *source = from;

  if (self->kind == HP_MEMBER_CURVE)
    {
      to->boxed = round_levels (source->boxed);
      return;
    }

  hp_member_copy_value (self, to, from);
  if (self->kind == HP_MEMBER_NUMBER)
    to->number = round_number (to->number);
  else if (self->kind == HP_MEMBER_BOOLEAN)
    to->integer = to->integer != 0;
  else if (self->kind == HP_MEMBER_BPM)
    to->bpm.per_minute = to->bpm.click > 0 ? 0 : round_number (to->bpm.per_minute);
  else if (self->kind == HP_MEMBER_POSITION && to->position.den != 0)
    to->position = hp_fraction_new (to->position.num, to->position.den);
}

/* What the checks of texts know is said again in the user's language. */
static gboolean
refuse_text (const HpMember *self,
             const char     *text,
             const GError   *why,
             GError        **error)
{
  if (why->domain == HP_PITCH_ERROR)
    /* Translators: what was typed. */
    return hp_model_refuse (error, _("“%s” is not a pitch: one such as C4, F#3 or Bb-1 is "
                                     "expected"), text);
  if (why->domain == HP_METER_ERROR)
    /* Translators: what was typed. */
    return hp_model_refuse (error, _("“%s” is not a meter: one such as 4/4 or 7/8 is expected"),
                            text);
  if (why->domain == HP_SOUND_ERROR)
    /* Translators: what was given as the id of a sound. */
    return hp_model_refuse (error, _("“%s” is not a standard sound of MusicXML"), text);
  if (why->domain == HP_KEY_ERROR && self->check == hp_key_check_mode)
    /* Translators: what was typed. */
    return hp_model_refuse (error, _("“%s” is not a mode: one such as minor or dorian is "
                                     "expected"), text);
  if (why->domain == HP_KEY_ERROR)
    /* Translators: what was typed. */
    return hp_model_refuse (error, _("“%s” is not a key: one such as D minor or F# dorian is "
                                     "expected"), text);

  /* Those of this room speak it already. */
  return hp_model_refuse (error, "%s", why->message);
}

static gboolean
check_text (const HpMember *self,
            const char     *text,
            GError        **error)
{
  g_autoptr(GError) why = NULL;

  if (text == NULL)
    text = "";

  if (!g_utf8_validate (text, -1, NULL))
    return hp_model_refuse (error, _("This text is not UTF-8"));

  if (strlen (text) > HP_TEXT_MAX)
    /* Translators: a number of bytes. */
    return hp_model_refuse (error, _("This text is too long: a plan keeps %d bytes"), HP_TEXT_MAX);

  if (*text == '\0' && self->required && self->refers != NULL)
    return hp_model_refuse (error, _("It must name something"));

  if (self->check != NULL && (*text != '\0' || self->required) && !self->check (text, &why))
    return refuse_text (self, text, why, error);

  return TRUE;
}

/* Some frames may be unset: those that are so in the beginning. */
static gboolean
check_frame (const HpMember *self,
             gint64          frame,
             GError        **error)
{
  if ((frame >= 0 && frame <= HP_FRAME_MAX) || (frame == -1 && self->initial < 0))
    return TRUE;

  return hp_model_refuse (error, _("There is no such frame"));
}

static gboolean
check_range (double   number,
             double   min,
             double   max,
             GError **error)
{
  if (number >= min && number <= max)
    return TRUE;

  /* Translators: a number, and the range that it should lie in. */
  return hp_model_refuse (error, _("%.10g is outside %.10g…%.10g"), number, min, max);
}

static gboolean
check_choice (const HpMember *self,
              int             value,
              GError        **error)
{
  GEnumClass *klass = g_type_class_ref (self->type ());
  gboolean known = g_enum_get_value (klass, value) != NULL;

  g_type_class_unref (klass);
  return known || hp_model_refuse (error, _("There is no such choice"));
}

static gboolean
check_position (HpFraction position,
                GError   **error)
{
  if (position.den > 0 && HP_SCORE_DENOMINATOR % position.den == 0 &&
      position.num >= -G_MAXINT32 && position.num <= G_MAXINT32)
    return TRUE;

  return hp_model_refuse (error, _("There is no such position in the score"));
}

/* A unit that is counted and a stretch are above 0. */
static gboolean
check_position_member (const HpMember *self,
                       HpFraction      position,
                       GError        **error)
{
  if (!check_position (position, error))
    return FALSE;

  return self->initial <= 0 || position.num > 0 ||
         hp_model_refuse (error, _("It must be above 0"));
}

static gboolean
check_rate (HpFrameRate rate,
            GError    **error)
{
  if (rate.den > 0 && rate.num >= rate.den && rate.num <= (guint64) MAX_RATE * rate.den)
    return TRUE;

  /* Translators: the highest frame rate. */
  return hp_model_refuse (error, _("A picture has 1 to %d frames a second"), MAX_RATE);
}

static gboolean
check_bpm (const HpMember *self,
           HpBpm           bpm,
           GError        **error)
{
  if (bpm.click == 0)
    return check_range (bpm.per_minute, self->min, self->max, error);

  return (bpm.click >= MIN_CLICK && bpm.click <= MAX_CLICK) ||
         hp_model_refuse (error, _("There is no such film click"));
}

/* That points are sorted, and levels in 0…1, a curve sees to itself. */
static gboolean
check_curve (const HpCurve *curve,
             GError       **error)
{
  gsize n_points;
  const HpCurvePoint *points = hp_curve_get_points (curve, &n_points);

  if (n_points == 0 || (points[0].at >= 0 && points[n_points - 1].at <= HP_FRAME_MAX))
    return TRUE;

  return hp_model_refuse (error, _("There is no such frame"));
}

static gboolean
check_frames (const HpFrameList *list,
              GError           **error)
{
  gsize n_frames;
  const gint64 *frames = hp_frame_list_get_frames (list, &n_frames);

  for (gsize i = 0; i < n_frames; i++)
    if (frames[i] < 0 || frames[i] > HP_FRAME_MAX)
      return hp_model_refuse (error, _("There is no such frame"));
    else if (i > 0 && frames[i] <= frames[i - 1])
      return hp_model_refuse (error, _("Cuts stand in the order of the picture, each of them "
                                       "once"));

  return TRUE;
}

static gboolean
check_note (const HpNote *note,
            GError      **error)
{
  if (!check_position (note->at, error) || !check_position (note->length, error))
    return FALSE;

  if (note->at.num < 0)
    return hp_model_refuse (error, _("A note cannot begin before its motif"));
  if (note->length.num <= 0)
    return hp_model_refuse (error, _("A note is longer than 0"));
  if (note->pitch.step < 'A' || note->pitch.step > 'G' || ABS (note->pitch.alter) > 2 ||
      note->pitch.octave < -1 || note->pitch.octave > 9)
    return hp_model_refuse (error, _("There is no such pitch"));
  if (note->articulation == NULL || !g_utf8_validate (note->articulation, -1, NULL))
    return hp_model_refuse (error, _("This text is not UTF-8"));

  return TRUE;
}

static gboolean
check_notes (const HpNotes *notes,
             GError       **error)
{
  gsize n_notes;
  const HpNote *each = hp_notes_get_notes (notes, &n_notes);

  for (gsize i = 0; i < n_notes; i++)
    if (!check_note (&each[i], error))
      return FALSE;
    else if (i > 0 && hp_note_compare (&each[i - 1], &each[i]) > 0)
      return hp_model_refuse (error, _("The notes of a motif stand in their order, and those of a "
                                       "chord from low to high"));

  return TRUE;
}

static gboolean
check_ids (const char *const *ids,
           GError           **error)
{
  for (; *ids != NULL; ids++)
    if (!g_utf8_validate (*ids, -1, NULL))
      return hp_model_refuse (error, _("This text is not UTF-8"));

  return TRUE;
}

gboolean
hp_member_check_value (const HpMember *self,
                       gconstpointer   value,
                       GError        **error)
{
  const HpMemberValue *held = value;

  switch (self->kind)
    {
    case HP_MEMBER_TEXT:
      return check_text (self, held->text, error);

    case HP_MEMBER_FRAME:
      return check_frame (self, held->frame, error);

    case HP_MEMBER_INTEGER:
      return check_range (held->integer, self->min, self->max, error);

    case HP_MEMBER_NUMBER:
      return check_range (held->number, self->min, self->max, error);

    case HP_MEMBER_BOOLEAN:
      return TRUE;

    case HP_MEMBER_CHOICE:
      return check_choice (self, held->integer, error);

    case HP_MEMBER_POSITION:
      return check_position_member (self, held->position, error);

    case HP_MEMBER_RATE:
      return check_rate (held->rate, error);

    case HP_MEMBER_BPM:
      return check_bpm (self, held->bpm, error);

    case HP_MEMBER_CURVE:
      return check_curve (held->boxed, error);

    case HP_MEMBER_FRAMES:
      return check_frames (held->boxed, error);

    case HP_MEMBER_NOTES:
      return check_notes (held->boxed, error);

    case HP_MEMBER_IDS:
      return check_ids (held->boxed, error);

    case HP_MEMBER_JSON:
      return hp_json_is_object (held->text != NULL ? held->text : "") ||
             hp_model_refuse (error, _("This is not a JSON object"));

    case HP_MEMBER_LIST:
    case HP_MEMBER_OBJECT:
    default:
      g_return_val_if_reached (FALSE);
    }
}

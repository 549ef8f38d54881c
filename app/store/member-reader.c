#include "config.h"

#include "store/member-reader.h"

#include <glib/gi18n-lib.h>
#include <stdlib.h>

#include "store/list-reader.h"

/* Texts carry the checks of their table. */
static void
read_text_member (HpReader       *self,
                  HpElement      *element,
                  const HpPlace  *place,
                  json_t         *value,
                  const HpMember *member)
{
  const char *text = hp_reader_read_text (self, element, place, value);
  g_autoptr(GError) error = NULL;

  if (text == NULL)
    return;

  if (member->check != NULL && (*text != '\0' || member->required) && !member->check (text, &error))
    {
      hp_reader_tell (self, element, place, "%s", error->message);
      return;
    }

  if (member->refers != NULL && member->required && *text == '\0')
    {
      hp_reader_tell (self, element, place, _("it names nothing: an id is expected"));
      return;
    }

  g_object_set (element, member->name, text, NULL);
}

/* The range of a position follows from what it is: a unit and a stretch are above 0. */
static void
read_position_member (HpReader       *self,
                      HpElement      *element,
                      const HpPlace  *place,
                      json_t         *value,
                      const HpMember *member)
{
  HpFraction position;

  if (!hp_reader_read_position (self, element, place, value, &position))
    return;

  if (member->initial > 0 && position.num <= 0)
    hp_reader_tell (self, element, place, _("it is above 0"));
  else
    g_object_set (element, member->name, &position, NULL);
}

static void
read_rate_member (HpReader       *self,
                  HpElement      *element,
                  const HpPlace  *place,
                  json_t         *value,
                  const HpMember *member)
{
  const char *text = hp_reader_read_text (self, element, place, value);
  g_autoptr(GError) error = NULL;
  HpFrameRate rate;

  if (text == NULL)
    return;

  if (hp_frame_rate_parse (text, &rate, &error))
    g_object_set (element, member->name, &rate, NULL);
  else
    hp_reader_tell (self, element, place, "%s", error->message);
}

static void
read_number_member (HpReader       *self,
                    HpElement      *element,
                    const HpPlace  *place,
                    json_t         *value,
                    const HpMember *member)
{
  gboolean whole = member->kind == HP_MEMBER_INTEGER;

  if (whole ? !json_is_integer (value) : !json_is_number (value))
    hp_reader_tell (self, element, place,
                    whole ? _("a whole number is expected") : _("a number is expected"));
  else if (!hp_reader_in_range (self, element, place, json_number_value (value),
                                member->min, member->max))
    return;
  else if (whole)
    g_object_set (element, member->name, (int) json_integer_value (value), NULL);
  else
    g_object_set (element, member->name, json_number_value (value), NULL);
}

gboolean
hp_reader_check_list (HpReader       *self,
                      HpElement      *element,
                      const HpPlace  *place,
                      json_t         *value,
                      const HpMember *member)
{
  if (!json_is_array (value))
    {
      hp_reader_tell (self, element, place, _("a list is expected"));
      return FALSE;
    }

  if (member->required && json_array_size (value) == 0)
    {
      hp_reader_tell (self, element, place, _("the list is empty: one at least is expected"));
      return FALSE;
    }

  return TRUE;
}

static void
read_list_member (HpReader       *self,
                  HpElement      *element,
                  const HpPlace  *place,
                  json_t         *value,
                  const HpMember *member)
{
  if (!hp_reader_check_list (self, element, place, value, member))
    return;

  if (member->kind == HP_MEMBER_CURVE)
    {
      g_autoptr(HpCurve) curve = hp_reader_read_curve (self, element, place, value);

      if (curve != NULL)
        g_object_set (element, member->name, curve, NULL);
    }
  else if (member->kind == HP_MEMBER_NOTES)
    {
      g_autoptr(HpNotes) notes = hp_reader_read_notes (self, element, place, value);

      if (notes != NULL)
        g_object_set (element, member->name, notes, NULL);
    }
  else if (member->kind == HP_MEMBER_FRAMES)
    {
      g_autoptr(HpFrameList) frames = hp_reader_read_frames (self, element, place, value);

      if (frames != NULL)
        g_object_set (element, member->name, frames, NULL);
    }
  else
    {
      g_auto(GStrv) ids = hp_reader_read_ids (self, element, place, value);

      g_object_set (element, member->name, ids, NULL);
    }
}

gboolean
hp_reader_check_object (HpReader      *self,
                        HpElement     *element,
                        const HpPlace *place,
                        json_t        *value)
{
  if (json_is_object (value))
    return TRUE;

  hp_reader_tell (self, element, place, _("an object is expected"));
  return FALSE;
}

static void
read_json_member (HpReader       *self,
                  HpElement      *element,
                  const HpPlace  *place,
                  json_t         *value,
                  const HpMember *member)
{
  char *text;

  if (!hp_reader_check_object (self, element, place, value))
    return;

  text = json_dumps (value, JSON_COMPACT | JSON_REAL_PRECISION (17));
  g_object_set (element, member->name, text, NULL);
  free (text);
}

void
hp_reader_read_value_member (HpReader       *self,
                             HpElement      *element,
                             const HpPlace  *place,
                             json_t         *value,
                             const HpMember *member)
{
  gint64 frame;
  HpBpm bpm;
  int choice;

  switch (member->kind)
    {
    case HP_MEMBER_TEXT:
      read_text_member (self, element, place, value, member);
      break;

    case HP_MEMBER_FRAME:
      if (hp_reader_read_frame (self, element, place, value, &frame))
        g_object_set (element, member->name, frame, NULL);
      break;

    case HP_MEMBER_INTEGER:
    case HP_MEMBER_NUMBER:
      read_number_member (self, element, place, value, member);
      break;

    case HP_MEMBER_BOOLEAN:
      if (json_is_boolean (value))
        g_object_set (element, member->name, json_boolean_value (value), NULL);
      else
        hp_reader_tell (self, element, place, _("true or false is expected"));
      break;

    case HP_MEMBER_CHOICE:
      if (hp_reader_read_choice (self, element, place, value, member->type (), &choice))
        g_object_set (element, member->name, choice, NULL);
      break;

    case HP_MEMBER_POSITION:
      read_position_member (self, element, place, value, member);
      break;

    case HP_MEMBER_RATE:
      read_rate_member (self, element, place, value, member);
      break;

    case HP_MEMBER_BPM:
      if (hp_reader_read_bpm (self, element, place, value, member, &bpm))
        g_object_set (element, member->name, &bpm, NULL);
      break;

    case HP_MEMBER_CURVE:
    case HP_MEMBER_FRAMES:
    case HP_MEMBER_NOTES:
    case HP_MEMBER_IDS:
      read_list_member (self, element, place, value, member);
      break;

    case HP_MEMBER_JSON:
      read_json_member (self, element, place, value, member);
      break;

    case HP_MEMBER_LIST:
    case HP_MEMBER_OBJECT:
    default:
      g_assert_not_reached ();
    }
}

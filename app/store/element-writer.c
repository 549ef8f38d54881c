#include "store/element-writer.h"

#include "store/json-holder.h"
#include "store/value-writer.h"

static void append_members (HpJsonHolder *holder,
                            HpElement    *element);

static void
append_elements (HpJsonHolder *list,
                 const char   *name,
                 GListModel   *elements)
{
  int depth = hp_json_holder_get_item_depth (list, name);
  guint n_elements = g_list_model_get_n_items (elements);

  for (guint i = 0; i < n_elements; i++)
    {
      g_autoptr(HpElement) element = g_list_model_get_item (elements, i);

      hp_json_holder_begin_item (list);
      hp_element_append (list->text, element, depth);
    }
}

/* Takes back what was appended since @holder was @before, and held nothing. */
static void
take_back (HpJsonHolder *holder,
           HpJsonHolder  before,
           gsize         length)
{
  *holder = before;
  g_string_truncate (holder->text, length);
}

/* An empty list is left out, unless it must be there.  One of plain values is one line. */
static void
append_list_member (HpJsonHolder   *holder,
                    const HpMember *member,
                    gconstpointer   field)
{
  HpJsonHolder before = *holder;
  gsize length = holder->text->len;
  HpJsonHolder list;

  hp_json_holder_begin_member (holder, member->name);
  list = hp_json_holder_open (holder->text, '[', hp_json_holder_get_inner_depth (holder));
  if (member->kind == HP_MEMBER_FRAMES || member->kind == HP_MEMBER_IDS)
    list.depth = HP_JSON_ONE_LINE;

  if (member->kind == HP_MEMBER_CURVE)
    hp_writer_append_curve (&list, member->name, *(HpCurve *const *) field);
  else if (member->kind == HP_MEMBER_NOTES)
    hp_writer_append_notes (&list, member->name, *(HpNotes *const *) field);
  else if (member->kind == HP_MEMBER_FRAMES)
    hp_writer_append_frames (&list, *(HpFrameList *const *) field);
  else if (member->kind == HP_MEMBER_IDS)
    hp_writer_append_texts (&list, *(const char *const *const *) field);
  else
    append_elements (&list, member->name, *(GListModel *const *) field);

  if (list.any || member->required)
    hp_json_holder_close (&list);
  else
    take_back (holder, before, length);
}

/* An empty object is left out, unless it must be there. */
static void
append_object_member (HpJsonHolder   *holder,
                      const HpMember *member,
                      HpElement      *element)
{
  HpJsonHolder before = *holder;
  gsize length = holder->text->len;
  HpJsonHolder object;

  hp_json_holder_begin_member (holder, member->name);
  object = hp_json_holder_open (holder->text, '{', hp_json_holder_get_inner_depth (holder));
  if (hp_json_is_one_line_object (member->name))
    object.depth = HP_JSON_ONE_LINE;

  append_members (&object, element);
  if (object.any || member->required)
    hp_json_holder_close (&object);
  else
    take_back (holder, before, length);
}

static void
append_json_member (HpJsonHolder   *holder,
                    const HpMember *member,
                    const char     *text)
{
  json_t *value = json_loads (text, 0, NULL);

  hp_json_holder_begin_member (holder, member->name);
  if (value != NULL)
    hp_json_append (holder->text, value, member->name, hp_json_holder_get_inner_depth (holder));
  else
    g_string_append (holder->text, "{}");
  json_decref (value);
}

void
hp_element_append_value (GString        *text,
                         const HpMember *member,
                         gconstpointer   value)
{
  switch (member->kind)
    {
    case HP_MEMBER_TEXT:
      hp_json_append_string (text, *(const char *const *) value);
      break;

    case HP_MEMBER_JSON:
      g_string_append (text, **(const char *const *) value != '\0' ? *(const char *const *) value : "{}");
      break;

    case HP_MEMBER_FRAME:
      hp_json_append_integer (text, *(const gint64 *) value);
      break;

    case HP_MEMBER_INTEGER:
      hp_json_append_integer (text, *(const int *) value);
      break;

    case HP_MEMBER_NUMBER:
      hp_json_append_number (text, *(const double *) value);
      break;

    case HP_MEMBER_BOOLEAN:
      g_string_append (text, *(const gboolean *) value ? "true" : "false");
      break;

    case HP_MEMBER_CHOICE:
      hp_writer_append_choice (text, member->type (), *(const int *) value);
      break;

    case HP_MEMBER_POSITION:
      hp_writer_append_fraction (text, *(const HpFraction *) value);
      break;

    case HP_MEMBER_RATE:
      hp_writer_append_rate (text, *(const HpFrameRate *) value);
      break;

    case HP_MEMBER_BPM:
      hp_writer_append_bpm (text, *(const HpBpm *) value);
      break;

    case HP_MEMBER_CURVE:
    case HP_MEMBER_FRAMES:
    case HP_MEMBER_NOTES:
    case HP_MEMBER_IDS:
    case HP_MEMBER_LIST:
    case HP_MEMBER_OBJECT:
    default:
      g_assert_not_reached ();
    }
}

/* Appends a member that is one value and always written. */
static void
append_value_member (HpJsonHolder   *holder,
                     const HpMember *member,
                     gconstpointer   field)
{
  hp_json_holder_begin_member (holder, member->name);
  hp_element_append_value (holder->text, member, field);
}

/* Appends @member, unless it is one that is left out. */
void
hp_element_append_member (HpJsonHolder   *holder,
                          HpElement      *element,
                          const HpMember *member)
{
  gconstpointer field = hp_element_get_field (element, member);

  switch (member->kind)
    {
    case HP_MEMBER_CURVE:
    case HP_MEMBER_FRAMES:
    case HP_MEMBER_NOTES:
    case HP_MEMBER_IDS:
    case HP_MEMBER_LIST:
      append_list_member (holder, member, field);
      break;

    case HP_MEMBER_JSON:
      append_json_member (holder, member, *(const char *const *) field);
      break;

    case HP_MEMBER_OBJECT:
      append_object_member (holder, member, *(HpElement *const *) field);
      break;

    case HP_MEMBER_TEXT:
      if (member->required || **(const char *const *) field != '\0')
        append_value_member (holder, member, field);
      break;

    case HP_MEMBER_FRAME:
      if (*(const gint64 *) field >= 0)
        append_value_member (holder, member, field);
      break;

    case HP_MEMBER_INTEGER:
    case HP_MEMBER_NUMBER:
    case HP_MEMBER_BOOLEAN:
    case HP_MEMBER_CHOICE:
    case HP_MEMBER_POSITION:
    case HP_MEMBER_RATE:
    case HP_MEMBER_BPM:
    default:
      append_value_member (holder, member, field);
    }
}

static void
append_members (HpJsonHolder *holder,
                HpElement    *element)
{
  HpElementClass *klass = HP_ELEMENT_GET_CLASS (element);

  if (klass->id_kind != NULL)
    {
      hp_json_holder_begin_member (holder, "id");
      hp_json_append_string (holder->text, hp_element_get_id (element));
    }
  for (guint i = 0; i < klass->n_members; i++)
    hp_element_append_member (holder, element, &klass->members[i]);
  hp_json_holder_append_extra (holder, hp_element_get_extra (element));
}

void
hp_element_append_list (GString       *text,
                        HpElementList *elements,
                        int            depth)
{
  HpJsonHolder list;

  g_return_if_fail (text != NULL);
  g_return_if_fail (HP_IS_ELEMENT_LIST (elements));

  list = hp_json_holder_open (text, '[', depth);
  append_elements (&list, hp_element_list_get_member (elements)->name, G_LIST_MODEL (elements));
  hp_json_holder_close (&list);
}

void
hp_element_append_members (HpJsonHolder *holder,
                           HpElement    *self)
{
  g_return_if_fail (holder != NULL);
  g_return_if_fail (HP_IS_ELEMENT (self));

  append_members (holder, self);
}

void
hp_element_append (GString   *text,
                   HpElement *self,
                   int        depth)
{
  HpJsonHolder holder;

  g_return_if_fail (text != NULL);
  g_return_if_fail (HP_IS_ELEMENT (self));

  holder = hp_json_holder_open (text, '{', depth);
  append_members (&holder, self);
  hp_json_holder_close (&holder);
}

char *
hp_element_write (HpElement *self)
{
  GString *text = g_string_new (NULL);

  hp_element_append (text, self, HP_JSON_ONE_LINE);
  return g_string_free (text, FALSE);
}

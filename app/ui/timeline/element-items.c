#include "config.h"

#include "ui/timeline/element-items.h"

#include <glib/gi18n.h>

#include "model/dialogue-line.h"
#include "model/edit-list.h"
#include "model/edit-member.h"
#include "model/edit-scene.h"
#include "model/entry.h"
#include "model/hit.h"
#include "model/layer.h"
#include "model/scene-cue.h"
#include "model/statement.h"
#include "model/story-beat.h"

struct _HpElementItems
{
  HpLaneItems            parent_instance;

  const HpElementSource *source;
  GPtrArray             *elements;
};

/* What the items of a class are called, and the members that their fields are; NULL: it has no such
 * field. */
typedef struct
{
  const char *kind;
  const char *name_title;
  const char *step;   /* where several members are edited at once */
  const char *who;
  const char *name;
  const char *in;
  const char *out;
} Words;

G_DEFINE_FINAL_TYPE (HpElementItems, hp_element_items, HP_TYPE_LANE_ITEMS)

static const Words *
find_words (HpElement *element)
{
  static const struct { GType (*get_type) (void); Words words; } table[] = {
    { hp_hit_get_type,
      { N_("hit"), N_("Label"), N_("Edit Hit"), NULL, "label", "at", NULL } },
    { hp_story_beat_get_type,
      { N_("emotional beat"), N_("Feeling"), N_("Edit Emotional Beat"), NULL, "feeling", "at",
        NULL } },
    { hp_dialogue_line_get_type,
      { N_("line"), N_("Text"), N_("Edit Line of Dialogue"), "speaker", "text", "in", "out" } },
    { hp_scene_get_type,
      { N_("scene"), N_("Title"), N_("Edit Scene"), NULL, "title", "in", "out" } },
    { hp_entry_get_type,
      { N_("entry"), NULL, N_("Edit Entry"), NULL, NULL, "in", "out" } },
    { hp_layer_get_type, { N_("layer"), NULL, NULL, NULL, NULL, NULL, NULL } },
    { hp_statement_get_type, { N_("motif"), NULL, NULL, NULL, NULL, NULL, NULL } },
  };

  for (guint i = 0; i < G_N_ELEMENTS (table); i++)
    if (G_TYPE_CHECK_INSTANCE_TYPE (element, table[i].get_type ()))
      return &table[i].words;

  g_return_val_if_reached (NULL);
}

/* Another list of the same lane, of which most is often as it was. */
static void
hp_element_items_refresh (HpLaneItems *items)
{
  HpElementItems *self = HP_ELEMENT_ITEMS (items);
  g_autoptr(GPtrArray) before = g_steal_pointer (&self->elements);
  GPtrArray *now = self->source->list (hp_lane_items_get_lane (items));
  guint n_shorter = MIN (before->len, now->len);
  guint first = 0, last = 0;

  self->elements = now;
  while (first < n_shorter && before->pdata[first] == now->pdata[first])
    first++;
  while (last < n_shorter - first &&
         before->pdata[before->len - 1 - last] == now->pdata[now->len - 1 - last])
    last++;
  hp_lane_items_set_n (items, now->len, first, last);
}

static void
read_remark (HpElement  *element,
             HpLaneItem *item)
{
  if (HP_IS_HIT (element) && hp_element_get_scene (element) == NULL)
    item->kind = _("marker");

  /* Translators: how much a hit matters: 1 to 5. */
  if (HP_IS_HIT (element))
    item->remark = g_strdup_printf (_("weight %d"), hp_hit_get_weight (HP_HIT (element)));
  else if (HP_IS_SCENE (element))
    item->remark = hp_scene_format_cue (HP_SCENE (element));
}

static void
hp_element_items_read (HpLaneItems *items,
                       guint        position,
                       HpLaneItem  *item)
{
  HpElementItems *self = HP_ELEMENT_ITEMS (items);
  HpElement *element = g_ptr_array_index (self->elements, position);
  const Words *words = find_words (element);

  *item = (HpLaneItem) {
    .kind = _(words->kind),
    .name_title = words->name_title != NULL ? _(words->name_title) : NULL,
    .editable = (words->who != NULL ? HP_LANE_WHO : 0) | (words->name != NULL ? HP_LANE_NAME : 0) |
                (words->in != NULL ? HP_LANE_IN : 0) | (words->out != NULL ? HP_LANE_OUT : 0),
  };
  item->fields = item->editable | HP_LANE_IN;
  if (words->who != NULL)
    g_object_get (element, words->who, &item->who, NULL);
  if (words->name != NULL)
    g_object_get (element, words->name, &item->name, NULL);
  if (words->in != NULL)
    g_object_get (element, words->in, &item->in, NULL);
  if (words->out != NULL)
    g_object_get (element, words->out, &item->out, NULL);

  read_remark (element, item);
  if (self->source->complete != NULL)
    self->source->complete (hp_lane_items_get_lane (items), element, item);
}

/* Their words are those of the drags in their lanes. */
static gboolean
write_span (HpHistory         *history,
            HpElement         *element,
            const HpLaneItem  *before,
            const HpLaneItem  *item,
            GError           **error)
{
  gboolean moves = item->out - item->in == before->out - before->in;

  if (HP_IS_SCENE (element))
    return hp_edit_set_scene_span (history, HP_SCENE (element), item->in, item->out, error);

  return hp_edit_set_many (history, element,
                           HP_IS_ENTRY (element)
                           ? (moves ? _("Move Entry") : _("Trim Entry"))
                           : (moves ? _("Move Line of Dialogue") : _("Trim Line of Dialogue")),
                           error, "in", item->in, "out", item->out, NULL);
}

static gboolean
write_all (HpHistory         *history,
           HpElement         *element,
           const Words       *words,
           const HpLaneItem  *item,
           GError           **error)
{
  if (words->out == NULL)
    return hp_edit_set_many (history, element, _(words->step), error, words->name, item->name,
                             words->in, item->in, NULL);
  if (words->who == NULL)
    return hp_edit_set_many (history, element, _(words->step), error, words->name, item->name,
                             words->in, item->in, words->out, item->out, NULL);

  return hp_edit_set_many (history, element, _(words->step), error, words->who, item->who,
                           words->name, item->name, words->in, item->in, words->out, item->out,
                           NULL);
}

static gboolean
hp_element_items_write (HpLaneItems       *items,
                        guint              position,
                        const HpLaneItem  *item,
                        GError           **error)
{
  HpElementItems *self = HP_ELEMENT_ITEMS (items);
  HpHistory *history = hp_desk_get_history (hp_lane_view_get_desk (hp_lane_items_get_lane (items)));
  HpElement *element = g_ptr_array_index (self->elements, position);
  const Words *words = find_words (element);
  g_auto(HpLaneItem) before = { 0 };
  gboolean renames, speaks, moves;

  hp_element_items_read (items, position, &before);
  speaks = words->who != NULL && g_strcmp0 (item->who, before.who) != 0;
  renames = words->name != NULL && g_strcmp0 (item->name, before.name) != 0;
  moves = words->in != NULL && (item->in != before.in || item->out != before.out);

  if (speaks + renames + moves == 0)
    return TRUE;
  if (speaks + renames + moves > 1)
    return write_all (history, element, words, item, error);
  if (speaks)
    return hp_edit_set (history, element, error, words->who, item->who);
  if (renames)
    return hp_edit_set (history, element, error, words->name, item->name);
  if (words->out == NULL)
    return hp_edit_set (history, element, error, words->in, item->in);

  return write_span (history, element, &before, item, error);
}

static gboolean
hp_element_items_remove (HpLaneItems  *items,
                         guint         position,
                         GError      **error)
{
  HpElementItems *self = HP_ELEMENT_ITEMS (items);
  HpDesk *desk = hp_lane_view_get_desk (hp_lane_items_get_lane (items));
  HpElement *element = g_ptr_array_index (self->elements, position);

  /* A layer stands here for the stretches it has not: there is nothing to remove. */
  return HP_IS_LAYER (element) || hp_edit_remove (hp_desk_get_history (desk), element, error);
}

static guint
hp_element_items_get_selected (HpLaneItems *items)
{
  HpElementItems *self = HP_ELEMENT_ITEMS (items);
  HpElement *selected = self->source->get_selected (hp_lane_items_get_lane (items));
  guint position;

  return selected != NULL && g_ptr_array_find (self->elements, selected, &position)
         ? position : GTK_INVALID_LIST_POSITION;
}

static gboolean
hp_element_items_select (HpLaneItems *items,
                         guint        position)
{
  HpElementItems *self = HP_ELEMENT_ITEMS (items);

  return self->source->select (hp_lane_items_get_lane (items),
                               g_ptr_array_index (self->elements, position));
}

static void
hp_element_items_finalize (GObject *object)
{
  g_ptr_array_unref (HP_ELEMENT_ITEMS (object)->elements);

  G_OBJECT_CLASS (hp_element_items_parent_class)->finalize (object);
}

static void
hp_element_items_class_init (HpElementItemsClass *klass)
{
  HpLaneItemsClass *items_class = HP_LANE_ITEMS_CLASS (klass);

  G_OBJECT_CLASS (klass)->finalize = hp_element_items_finalize;

  items_class->refresh = hp_element_items_refresh;
  items_class->read = hp_element_items_read;
  items_class->write = hp_element_items_write;
  items_class->remove = hp_element_items_remove;
  items_class->get_selected = hp_element_items_get_selected;
  items_class->select = hp_element_items_select;
}

static void
hp_element_items_init (HpElementItems *self)
{
  self->elements = g_ptr_array_new ();
}

HpLaneItems *
hp_element_items_new (HpLaneView            *lane,
                      const HpElementSource *source)
{
  HpElementItems *self = g_object_new (HP_TYPE_ELEMENT_ITEMS, "lane", lane, NULL);

  self->source = source;
  return HP_LANE_ITEMS (self);
}

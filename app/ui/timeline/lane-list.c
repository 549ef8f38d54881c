#include "config.h"

#include "ui/timeline/lane-list.h"

#include <glib/gi18n.h>

#include "model/plan-time.h"
#include "ui/timeline/bar-lane.h"
#include "ui/timeline/intensity-lane.h"
#include "ui/timeline/lane-item-editor.h"
#include "ui/timeline/lane-row.h"

#define N_SHOWN 6         /* rows that are seen at once, at the most */
#define ROW_ROOM 4        /* px around the words of a row */
#define LEVEL_STEP 0.01   /* of one key press */

struct _HpLaneList
{
  GtkWidget           parent_instance;

  HpLaneView         *lane;
  HpLaneItems        *items;
  GtkSingleSelection *selection;
  GPtrArray          *bound;      /* (element-type GtkListItem): those that have a row */
  gboolean            following;  /* what the lane selected is being shown */
  gboolean            wants_focus; /* as soon as it has rows to give it to */
  gboolean            apart;      /* what is selected here, the lane cannot select */

  GtkWidget          *scrolled;
  GtkWidget          *view;
  GtkWidget          *empty;
  GtkWidget          *editor;     /* NULL until it is asked for */
};

G_DEFINE_FINAL_TYPE (HpLaneList, hp_lane_list, GTK_TYPE_WIDGET)

static HpDesk *
get_desk (HpLaneList *self)
{
  return hp_lane_view_get_desk (self->lane);
}

static void
show_row (HpLaneList  *self,
          GtkListItem *item)
{
  guint position = gtk_list_item_get_position (item);

  if (position < g_list_model_get_n_items (G_LIST_MODEL (self->items)))
    hp_lane_row_show (HP_LANE_ROW (gtk_list_item_get_child (item)), self->items, position);
}

static void
setup_cb (HpLaneList  *self,
          GtkListItem *item)
{
  gtk_list_item_set_child (item, hp_lane_row_new ());
}

static void
bind_cb (HpLaneList  *self,
         GtkListItem *item)
{
  g_ptr_array_add (self->bound, item);
  show_row (self, item);
}

static void
unbind_cb (HpLaneList  *self,
           GtkListItem *item)
{
  g_ptr_array_remove_fast (self->bound, item);
}

/* The widget of the list that stands for @position, where there is one. */
static GtkWidget *
find_row (HpLaneList *self,
          guint       position)
{
  for (guint i = 0; i < self->bound->len; i++)
    if (gtk_list_item_get_position (g_ptr_array_index (self->bound, i)) == position)
      return gtk_widget_get_parent (gtk_list_item_get_child (g_ptr_array_index (self->bound, i)));

  return NULL;
}

static gboolean
has_focus (HpLaneList *self)
{
  GtkRoot *root = gtk_widget_get_root (GTK_WIDGET (self));
  GtkWidget *focus = root != NULL ? gtk_root_get_focus (root) : NULL;

  return focus != NULL && (focus == GTK_WIDGET (self) ||
                           gtk_widget_is_ancestor (focus, GTK_WIDGET (self)));
}

static void
scroll_to (HpLaneList *self,
           guint       position)
{
  gtk_widget_activate_action (self->view, "list.scroll-to-item", "u", position);
}

/* To the row selected, or the first; where there is none, to the words that say so. */
static gboolean
hp_lane_list_grab_focus (GtkWidget *widget)
{
  HpLaneList *self = HP_LANE_LIST (widget);
  guint position = gtk_single_selection_get_selected (self->selection);
  GtkWidget *row;

  self->wants_focus = !gtk_widget_get_mapped (widget);
  if (self->wants_focus)
    return TRUE;
  if (g_list_model_get_n_items (G_LIST_MODEL (self->items)) == 0)
    return gtk_widget_grab_focus (self->empty);

  if (position == GTK_INVALID_LIST_POSITION)
    position = 0;
  scroll_to (self, position);
  row = find_row (self, position);
  return gtk_widget_grab_focus (row != NULL ? row : self->view);
}

/* No more rows than there are, nor than N_SHOWN, in the font that the user has. */
static void
update_height (HpLaneList *self)
{
  guint n = g_list_model_get_n_items (G_LIST_MODEL (self->items));
  g_autoptr(PangoLayout) layout = gtk_widget_create_pango_layout (GTK_WIDGET (self), "Ág");
  int height;

  pango_layout_get_pixel_size (layout, NULL, &height);
  height = (height + ROW_ROOM) * (int) CLAMP (n, 1, N_SHOWN);
  gtk_scrolled_window_set_max_content_height (GTK_SCROLLED_WINDOW (self->scrolled), -1);
  gtk_scrolled_window_set_min_content_height (GTK_SCROLLED_WINDOW (self->scrolled), height);
  gtk_scrolled_window_set_max_content_height (GTK_SCROLLED_WINDOW (self->scrolled), height);
  gtk_widget_set_visible (self->scrolled, n > 0);
  gtk_widget_set_visible (self->empty, n == 0);
}

/* The lane selected another item, or none. */
static void
follow_selection (HpLaneList *self)
{
  guint position = hp_lane_items_get_selected (self->items);

  if (position == GTK_INVALID_LIST_POSITION && self->apart)
    return;

  self->apart = FALSE;
  if (position == gtk_single_selection_get_selected (self->selection))
    return;

  self->following = TRUE;
  gtk_single_selection_set_selected (self->selection, position);
  self->following = FALSE;
  if (position != GTK_INVALID_LIST_POSITION)
    scroll_to (self, position);
}

/* Nobody looks at a list that is not mapped: it is refreshed when it is again. */
static void
refresh (HpLaneList *self)
{
  gboolean had_focus = has_focus (self);

  if (!gtk_widget_get_mapped (GTK_WIDGET (self)) || self->following)
    return;

  self->following = TRUE;
  hp_lane_items_refresh (self->items);
  self->following = FALSE;
  for (guint i = 0; i < self->bound->len; i++)
    show_row (self, g_ptr_array_index (self->bound, i));

  follow_selection (self);
  update_height (self);
  if (had_focus && !has_focus (self))
    gtk_widget_grab_focus (GTK_WIDGET (self));
}

/* The user chose a row. */
static void
selected_cb (HpLaneList *self)
{
  guint position = gtk_single_selection_get_selected (self->selection);

  if (self->following || position == GTK_INVALID_LIST_POSITION)
    return;

  /* What it says of that meanwhile comes to nothing: it is there already. */
  self->following = TRUE;
  self->apart = !hp_lane_items_select (self->items, position);
  self->following = FALSE;
}

static gboolean
open_editor (HpLaneList *self)
{
  guint position = gtk_single_selection_get_selected (self->selection);
  GtkWidget *row = find_row (self, position);
  graphene_rect_t bounds;

  if (row == NULL || !gtk_widget_compute_bounds (row, GTK_WIDGET (self), &bounds))
    return GDK_EVENT_PROPAGATE;

  if (self->editor == NULL)
    {
      self->editor = hp_lane_item_editor_new (self->items);
      gtk_widget_set_parent (self->editor, GTK_WIDGET (self));
      g_signal_connect_swapped (self->editor, "closed", G_CALLBACK (gtk_widget_grab_focus), self);
    }

  if (!hp_lane_item_editor_open (HP_LANE_ITEM_EDITOR (self->editor), position,
                                 &(GdkRectangle) { (int) bounds.origin.x, (int) bounds.origin.y,
                                                   (int) MIN (bounds.size.width, 240),
                                                   (int) bounds.size.height }))
    gtk_widget_error_bell (GTK_WIDGET (self));
  return GDK_EVENT_STOP;
}

/* A row may have the focus and not be selected yet. */
static void
activate_cb (HpLaneList  *self,
             guint        position,
             GtkListView *view)
{
  gtk_single_selection_set_selected (self->selection, position);
  open_editor (self);
}

/* NULL where what was to be edited is gone. */
static void
tell_failure (HpLaneList *self,
              GError     *error)
{
  if (error != NULL)
    g_signal_emit_by_name (get_desk (self), "failed", error->message);
}

/* The next row is selected then, so that the user stays where the row was. */
static gboolean
remove_selected (HpLaneList *self)
{
  guint position = gtk_single_selection_get_selected (self->selection);
  g_autoptr(GError) error = NULL;
  guint n;

  if (position == GTK_INVALID_LIST_POSITION || hp_desk_get_read_only (get_desk (self)))
    return GDK_EVENT_STOP;

  n = g_list_model_get_n_items (G_LIST_MODEL (self->items));
  if (!hp_lane_items_remove (self->items, position, &error))
    tell_failure (self, error);
  else if (g_list_model_get_n_items (G_LIST_MODEL (self->items)) < n && n > 1)
    gtk_single_selection_set_selected (self->selection, MIN (position, n - 2));
  gtk_widget_grab_focus (GTK_WIDGET (self));
  return GDK_EVENT_STOP;
}

/* Moves the item that is selected as a whole, and its level. */
static gboolean
move_selected (HpLaneList *self,
               gint64      frames,
               double      level)
{
  guint position = gtk_single_selection_get_selected (self->selection);
  g_autoptr(GError) error = NULL;
  g_auto(HpLaneItem) item = { 0 };

  if (position == GTK_INVALID_LIST_POSITION)
    return GDK_EVENT_PROPAGATE;

  hp_lane_items_read (self->items, position, &item);
  if (!(item.editable & (frames != 0 ? HP_LANE_IN : HP_LANE_LEVEL)))
    return GDK_EVENT_PROPAGATE;

  item.in += frames;
  item.out += frames;
  item.level = CLAMP (item.level + level, 0, 1);
  if (!hp_lane_items_write (self->items, position, &item, &error))
    tell_failure (self, error);
  else if (!self->apart)
    hp_desk_seek (get_desk (self), item.in);
  return GDK_EVENT_STOP;
}

static gboolean
move_by_second (HpLaneList *self,
                int         direction)
{
  HpPlan *plan = hp_desk_get_plan (get_desk (self));

  if (plan == NULL)
    return GDK_EVENT_PROPAGATE;

  return move_selected (self, direction * hp_frame_rate_get_base (hp_plan_get_frame_rate (plan)), 0);
}

static gboolean
press_in_lane (HpLaneList      *self,
               guint            keyval,
               GdkModifierType  state)
{
  return HP_LANE_VIEW_GET_CLASS (self->lane)->key_pressed (self->lane, keyval, state);
}

/* The lane has keys for it, which its list has, too. */
static gboolean
nudge (HpLaneList      *self,
       guint            keyval,
       GdkModifierType  state)
{
  if (self->apart)
    return move_selected (self, keyval == GDK_KEY_Left ? -1 : 1, 0);

  press_in_lane (self, keyval, state);
  return GDK_EVENT_STOP;
}

static gboolean
add_at_playhead (HpLaneList *self)
{
  if (!HP_IS_BAR_LANE (self->lane) && !HP_IS_INTENSITY_LANE (self->lane))
    return GDK_EVENT_PROPAGATE;

  return press_in_lane (self, GDK_KEY_Return, 0);
}

/* A lane that is folded takes no focus: its name does. */
static gboolean
go_to_lane (HpLaneList *self)
{
  GtkWidget *lane = GTK_WIDGET (self->lane);

  if (!gtk_widget_grab_focus (lane) && gtk_widget_get_prev_sibling (lane) != NULL)
    gtk_widget_grab_focus (gtk_widget_get_prev_sibling (lane));
  return GDK_EVENT_STOP;
}

static gboolean
shift_pressed (HpLaneList      *self,
               guint            keyval,
               GdkModifierType  state)
{
  switch (keyval)
    {
    case GDK_KEY_Left:
    case GDK_KEY_Right:
      return nudge (self, keyval, state);

    case GDK_KEY_Up:
      return move_selected (self, 0, LEVEL_STEP);

    case GDK_KEY_Down:
      return move_selected (self, 0, -LEVEL_STEP);

    case GDK_KEY_Page_Up:
      return move_by_second (self, -1);

    case GDK_KEY_Page_Down:
      return move_by_second (self, 1);

    default:
      return GDK_EVENT_PROPAGATE;
    }
}

static gboolean
plain_pressed (HpLaneList *self,
               guint       keyval)
{
  switch (keyval)
    {
    case GDK_KEY_Return:
    case GDK_KEY_KP_Enter:
    case GDK_KEY_F2:
      return open_editor (self);

    case GDK_KEY_Delete:
    case GDK_KEY_KP_Delete:
    case GDK_KEY_BackSpace:
      return remove_selected (self);

    case GDK_KEY_Insert:
    case GDK_KEY_KP_Insert:
      return add_at_playhead (self);

    case GDK_KEY_Escape:
      return go_to_lane (self);

    /* As in the list of scenes: to pick one and hear it is the commonest move. */
    case GDK_KEY_space:
      gtk_widget_activate_action (GTK_WIDGET (self), "win.play", NULL);
      return GDK_EVENT_STOP;

    default:
      return GDK_EVENT_PROPAGATE;
    }
}

static gboolean
key_pressed_cb (HpLaneList      *self,
                guint            keyval,
                guint            keycode,
                GdkModifierType  state)
{
  if (self->editor != NULL && gtk_widget_get_visible (self->editor))
    return GDK_EVENT_PROPAGATE;
  if (state & GDK_SHIFT_MASK)
    return shift_pressed (self, keyval, state);
  if (state & (GDK_CONTROL_MASK | GDK_ALT_MASK))
    return GDK_EVENT_PROPAGATE;

  return plain_pressed (self, keyval);
}

static void
hp_lane_list_map (GtkWidget *widget)
{
  GTK_WIDGET_CLASS (hp_lane_list_parent_class)->map (widget);

  refresh (HP_LANE_LIST (widget));
  if (HP_LANE_LIST (widget)->wants_focus)
    gtk_widget_grab_focus (widget);
}

/* Another font. */
static void
hp_lane_list_css_changed (GtkWidget         *widget,
                          GtkCssStyleChange *change)
{
  GTK_WIDGET_CLASS (hp_lane_list_parent_class)->css_changed (widget, change);

  if (HP_LANE_LIST (widget)->items != NULL)
    update_height (HP_LANE_LIST (widget));
}

static void
hp_lane_list_dispose (GObject *object)
{
  HpLaneList *self = HP_LANE_LIST (object);

  g_clear_pointer (&self->editor, gtk_widget_unparent);
  g_clear_pointer (&self->scrolled, gtk_widget_unparent);
  g_clear_pointer (&self->empty, gtk_widget_unparent);
  g_clear_object (&self->selection);
  g_clear_object (&self->items);
  g_clear_object (&self->lane);

  G_OBJECT_CLASS (hp_lane_list_parent_class)->dispose (object);
}

static void
hp_lane_list_finalize (GObject *object)
{
  g_ptr_array_unref (HP_LANE_LIST (object)->bound);

  G_OBJECT_CLASS (hp_lane_list_parent_class)->finalize (object);
}

static void
hp_lane_list_class_init (HpLaneListClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = hp_lane_list_dispose;
  G_OBJECT_CLASS (klass)->finalize = hp_lane_list_finalize;
  widget_class->grab_focus = hp_lane_list_grab_focus;
  widget_class->map = hp_lane_list_map;
  widget_class->css_changed = hp_lane_list_css_changed;

  gtk_widget_class_set_css_name (widget_class, "lanelist");
  gtk_widget_class_set_layout_manager_type (widget_class, GTK_TYPE_BOX_LAYOUT);
  gtk_widget_class_set_accessible_role (widget_class, GTK_ACCESSIBLE_ROLE_GROUP);
}

static GtkListItemFactory *
make_factory (HpLaneList *self)
{
  GtkListItemFactory *factory = gtk_signal_list_item_factory_new ();

  g_signal_connect_object (factory, "setup", G_CALLBACK (setup_cb), self, G_CONNECT_SWAPPED);
  g_signal_connect_object (factory, "bind", G_CALLBACK (bind_cb), self, G_CONNECT_SWAPPED);
  g_signal_connect_object (factory, "unbind", G_CALLBACK (unbind_cb), self, G_CONNECT_SWAPPED);
  return factory;
}

static void
hp_lane_list_init (HpLaneList *self)
{
  GtkEventController *keys = gtk_event_controller_key_new ();

  gtk_widget_set_hexpand (GTK_WIDGET (self), TRUE);
  self->bound = g_ptr_array_new ();
  self->scrolled = gtk_scrolled_window_new ();
  gtk_scrolled_window_set_policy (GTK_SCROLLED_WINDOW (self->scrolled), GTK_POLICY_NEVER,
                                  GTK_POLICY_AUTOMATIC);
  gtk_widget_set_hexpand (self->scrolled, TRUE);
  gtk_widget_set_parent (self->scrolled, GTK_WIDGET (self));

  self->empty = gtk_label_new (_("Nothing here yet"));
  gtk_label_set_xalign (GTK_LABEL (self->empty), 0);
  gtk_widget_add_css_class (self->empty, "dim-label");
  gtk_widget_set_focusable (self->empty, TRUE);
  gtk_widget_set_hexpand (self->empty, TRUE);
  gtk_widget_set_parent (self->empty, GTK_WIDGET (self));

  /* Before the list sees to them: Shift and the arrows are another thing there. */
  gtk_event_controller_set_propagation_phase (keys, GTK_PHASE_CAPTURE);
  g_signal_connect_swapped (keys, "key-pressed", G_CALLBACK (key_pressed_cb), self);
  gtk_widget_add_controller (GTK_WIDGET (self), keys);
}

/* The lane tells what the desk does not: which of its items are selected, and that others are in
 * it because another scene is looked at. */
static void
listen (HpLaneList *self)
{
  HpDesk *desk = get_desk (self);

  g_signal_connect_object (self->lane, "contents-changed", G_CALLBACK (refresh), self,
                           G_CONNECT_SWAPPED);
  g_signal_connect_object (desk, "changed", G_CALLBACK (refresh), self, G_CONNECT_SWAPPED);
  g_signal_connect_object (desk, "notify::plan", G_CALLBACK (refresh), self, G_CONNECT_SWAPPED);
  g_signal_connect_object (desk, "notify::scene", G_CALLBACK (refresh), self, G_CONNECT_SWAPPED);
  g_signal_connect_object (desk, "notify::mark", G_CALLBACK (refresh), self, G_CONNECT_SWAPPED);
}

GtkWidget *
hp_lane_list_new (HpLaneView *lane,
                  const char *name)
{
  HpLaneList *self;

  g_return_val_if_fail (HP_IS_LANE_VIEW (lane), NULL);
  g_return_val_if_fail (HP_LANE_VIEW_GET_CLASS (lane)->make_items != NULL, NULL);

  self = g_object_new (HP_TYPE_LANE_LIST, NULL);
  self->lane = g_object_ref (lane);
  self->items = HP_LANE_VIEW_GET_CLASS (lane)->make_items (lane);

  self->selection = gtk_single_selection_new (g_object_ref (G_LIST_MODEL (self->items)));
  gtk_single_selection_set_autoselect (self->selection, FALSE);
  gtk_single_selection_set_can_unselect (self->selection, TRUE);
  g_signal_connect_object (self->selection, "notify::selected", G_CALLBACK (selected_cb), self,
                           G_CONNECT_SWAPPED);

  self->view = gtk_list_view_new (g_object_ref (GTK_SELECTION_MODEL (self->selection)),
                                  make_factory (self));
  gtk_accessible_update_property (GTK_ACCESSIBLE (self->view), GTK_ACCESSIBLE_PROPERTY_LABEL, name,
                                  -1);
  g_signal_connect_swapped (self->view, "activate", G_CALLBACK (activate_cb), self);
  gtk_scrolled_window_set_child (GTK_SCROLLED_WINDOW (self->scrolled), self->view);

  hp_lane_items_refresh (self->items);
  follow_selection (self);
  update_height (self);
  listen (self);
  return GTK_WIDGET (self);
}

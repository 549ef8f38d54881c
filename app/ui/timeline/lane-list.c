#include "config.h"

#include "ui/timeline/lane-list-private.h"

#include <glib/gi18n.h>

#include "ui/timeline/lane-item-editor.h"
#include "ui/timeline/lane-row.h"

#define N_SHOWN 6         /* rows that are seen at once, at the most */
#define ROW_ROOM 4        /* px around the words of a row */

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

gboolean
hp_lane_list_open_editor (HpLaneList *self)
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
  hp_lane_list_open_editor (self);
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
  g_signal_connect_swapped (keys, "key-pressed", G_CALLBACK (hp_lane_list_key_pressed), self);
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

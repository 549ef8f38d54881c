#include "config.h"

#include "ui/scene/scene-list.h"

#include <adwaita.h>
#include <glib/gi18n.h>

#include "ui/scene/scene-row.h"

struct _HpSceneList
{
  GtkWidget           parent_instance;

  HpDesk             *desk;
  GtkSingleSelection *selection;
  gboolean            following;  /* the desk's selection is being shown */

  GtkStack           *stack;
  GtkListView        *list;
};

G_DEFINE_FINAL_TYPE (HpSceneList, hp_scene_list, GTK_TYPE_WIDGET)

static void
setup_cb (GtkSignalListItemFactory *factory,
          GtkListItem              *item,
          gpointer                  data)
{
  gtk_list_item_set_child (item, hp_scene_row_new ());
}

static void
bind_cb (GtkSignalListItemFactory *factory,
         GtkListItem              *item,
         HpSceneList              *self)
{
  hp_scene_row_set_scene (HP_SCENE_ROW (gtk_list_item_get_child (item)),
                          hp_desk_get_plan (self->desk), gtk_list_item_get_item (item));
}

static void
unbind_cb (GtkSignalListItemFactory *factory,
           GtkListItem              *item,
           gpointer                  data)
{
  hp_scene_row_set_scene (HP_SCENE_ROW (gtk_list_item_get_child (item)), NULL, NULL);
}

static void
count_cb (HpSceneList *self)
{
  gboolean empty = g_list_model_get_n_items (G_LIST_MODEL (self->selection)) == 0;

  gtk_stack_set_visible_child_name (self->stack, empty ? "empty" : "list");
}

/* The user chose a scene. */
static void
selected_cb (HpSceneList *self)
{
  HpScene *scene = gtk_single_selection_get_selected_item (self->selection);

  if (self->following || scene == NULL || scene == hp_desk_get_scene (self->desk))
    return;

  hp_desk_select_mark (self->desk, NULL);
  hp_desk_select_scene (self->desk, scene);
  hp_desk_seek (self->desk, hp_scene_get_in (scene));
}

static void
activate_cb (HpSceneList *self,
             guint        position,
             GtkListView *list)
{
  gtk_widget_activate_action (GTK_WIDGET (self), "win.edit-title", NULL);
}

/* The desk selected a scene. */
static void
scene_cb (HpSceneList *self)
{
  HpScene *scene = hp_desk_get_scene (self->desk);
  HpPlan *plan = hp_desk_get_plan (self->desk);
  guint position = GTK_INVALID_LIST_POSITION;

  if (scene == gtk_single_selection_get_selected_item (self->selection))
    return;

  if (scene != NULL && !hp_element_list_find (hp_plan_get_scenes (plan), scene, &position))
    position = GTK_INVALID_LIST_POSITION;

  self->following = TRUE;
  gtk_single_selection_set_selected (self->selection, position);
  self->following = FALSE;
}

/* In the list, too, Space plays: to pick a scene and hear it is the commonest move. */
static gboolean
key_pressed_cb (HpSceneList     *self,
                guint            keyval,
                guint            keycode,
                GdkModifierType  state)
{
  if (keyval != GDK_KEY_space || (state & (GDK_CONTROL_MASK | GDK_SHIFT_MASK | GDK_ALT_MASK)) != 0)
    return GDK_EVENT_PROPAGATE;

  gtk_widget_activate_action (GTK_WIDGET (self), "win.play", NULL);
  return GDK_EVENT_STOP;
}

static void
plan_cb (HpSceneList *self)
{
  HpPlan *plan = hp_desk_get_plan (self->desk);

  self->following = TRUE;
  gtk_single_selection_set_model (self->selection,
                                  plan != NULL ? G_LIST_MODEL (hp_plan_get_scenes (plan)) : NULL);
  self->following = FALSE;
  count_cb (self);
}

static void
hp_scene_list_dispose (GObject *object)
{
  HpSceneList *self = HP_SCENE_LIST (object);

  gtk_widget_dispose_template (GTK_WIDGET (self), HP_TYPE_SCENE_LIST);
  g_clear_object (&self->selection);
  g_clear_object (&self->desk);

  G_OBJECT_CLASS (hp_scene_list_parent_class)->dispose (object);
}

static void
hp_scene_list_class_init (HpSceneListClass *klass)
{
  GObjectClass *object_class = G_OBJECT_CLASS (klass);
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  object_class->dispose = hp_scene_list_dispose;

  gtk_widget_class_set_template_from_resource (widget_class,
                                               "/io/github/hairpin/Hairpin/scene/scene-list.ui");
  gtk_widget_class_bind_template_child (widget_class, HpSceneList, stack);
  gtk_widget_class_bind_template_child (widget_class, HpSceneList, list);
  gtk_widget_class_bind_template_callback (widget_class, activate_cb);
  gtk_widget_class_set_layout_manager_type (widget_class, GTK_TYPE_BIN_LAYOUT);
}

static void
hp_scene_list_init (HpSceneList *self)
{
  GtkListItemFactory *factory = gtk_signal_list_item_factory_new ();
  GtkEventController *keys = gtk_event_controller_key_new ();

  gtk_widget_init_template (GTK_WIDGET (self));

  self->selection = gtk_single_selection_new (NULL);
  gtk_single_selection_set_autoselect (self->selection, FALSE);
  gtk_single_selection_set_can_unselect (self->selection, TRUE);
  g_signal_connect_object (self->selection, "notify::selected-item",
                           G_CALLBACK (selected_cb), self, G_CONNECT_SWAPPED);
  g_signal_connect_object (self->selection, "items-changed",
                           G_CALLBACK (count_cb), self, G_CONNECT_SWAPPED);

  g_signal_connect_object (factory, "setup", G_CALLBACK (setup_cb), self, 0);
  g_signal_connect_object (factory, "bind", G_CALLBACK (bind_cb), self, 0);
  g_signal_connect_object (factory, "unbind", G_CALLBACK (unbind_cb), self, 0);
  gtk_list_view_set_factory (self->list, factory);
  gtk_list_view_set_model (self->list, GTK_SELECTION_MODEL (self->selection));
  g_object_unref (factory);

  gtk_event_controller_set_propagation_phase (keys, GTK_PHASE_CAPTURE);
  g_signal_connect_swapped (keys, "key-pressed", G_CALLBACK (key_pressed_cb), self);
  gtk_widget_add_controller (GTK_WIDGET (self->list), keys);
}

void
hp_scene_list_set_desk (HpSceneList *self,
                        HpDesk      *desk)
{
  g_return_if_fail (HP_IS_SCENE_LIST (self));
  g_return_if_fail (self->desk == NULL);

  self->desk = g_object_ref (desk);
  g_signal_connect_object (desk, "notify::plan", G_CALLBACK (plan_cb), self, G_CONNECT_SWAPPED);
  g_signal_connect_object (desk, "notify::scene", G_CALLBACK (scene_cb), self, G_CONNECT_SWAPPED);
  g_signal_connect_object (desk, "changed", G_CALLBACK (scene_cb), self, G_CONNECT_SWAPPED);
  plan_cb (self);
}

/* The lists under the lanes: which are shown, and where the focus goes. */

#include "config.h"

#include <glib/gi18n.h>

#include "ui/app/remembered.h"
#include "ui/timeline/lane-list.h"
#include "ui/timeline/timeline-private.h"

#define GROUP "lanes"

/* A list is there while it is shown, and no longer. */
typedef struct
{
  HpTimeline    *timeline;
  GSimpleAction *action;
  GtkWidget     *lane;
  GtkWidget     *row;     /* of the lane: its name, and itself */
  GtkWidget     *column;  /* where the list comes under that row */
  GtkWidget     *below;   /* the list beside the place of the names, or NULL */
  GtkWidget     *list;
  char          *id;
  const char    *name;
} Place;

static void
free_place (gpointer data)
{
  Place *place = data;

  g_object_unref (place->action);
  g_free (place->id);
  g_free (place);
}

static void
build_list (Place *place)
{
  HpTimeline *self = place->timeline;
  GtkWidget *margin = gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 0);
  /* Translators: a list, by the name of the lane that it shows: the window has another list of
   * scenes. */
  g_autofree char *list_name = g_strdup_printf (_("%s of the timeline"), place->name);

  place->below = gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 0);
  gtk_widget_set_direction (place->below, GTK_TEXT_DIR_LTR);
  gtk_size_group_add_widget (self->names, margin);
  gtk_box_append (GTK_BOX (place->below), margin);
  place->list = hp_lane_list_new (HP_LANE_VIEW (place->lane), list_name);
  gtk_box_append (GTK_BOX (place->below), place->list);
  gtk_box_append (GTK_BOX (place->column), place->below);
  g_ptr_array_add (self->lists, place->list);
}

static void
drop_list (Place *place)
{
  g_ptr_array_remove (place->timeline->lists, place->list);
  gtk_box_remove (GTK_BOX (place->column), place->below);
  place->below = place->list = NULL;
}

static void
set_shown (Place    *place,
           gboolean  shown)
{
  g_autofree char *key = g_strdup_printf ("%s-list", place->id);

  if (shown == (place->list != NULL))
    return;

  if (shown)
    build_list (place);
  else
    drop_list (place);
  g_simple_action_set_state (place->action, g_variant_new_boolean (shown));
  hp_remember (GROUP, key, shown ? "yes" : "no");
  hp_timeline_redraw_lines (place->timeline);
}

static void
show_cb (GSimpleAction *action,
         GVariant      *value,
         gpointer       data)
{
  set_shown (data, g_variant_get_boolean (value));
}

/* A lane in @row, called @name, can be shown as a list, too, in @column under it; it is, where it
 * was the last time. */
void
hp_timeline_add_list (HpTimeline *self,
                      const char *id,
                      const char *name,
                      GtkWidget  *lane,
                      GtkWidget  *row,
                      GtkWidget  *column)
{
  g_autofree char *action_name = g_strdup_printf ("list-%s", id);
  g_autofree char *detailed = g_strdup_printf ("timeline.list-%s", id);
  g_autofree char *key = g_strdup_printf ("%s-list", id);
  g_autofree char *remembered = hp_remembered_dup (GROUP, key);
  Place *place;

  if (HP_LANE_VIEW_GET_CLASS (lane)->make_items == NULL)
    return;

  place = g_new0 (Place, 1);
  place->timeline = self;
  place->lane = lane;
  place->row = row;
  place->column = column;
  place->id = g_strdup (id);
  place->name = name;
  place->action = g_simple_action_new_stateful (action_name, NULL, g_variant_new_boolean (FALSE));
  g_signal_connect (place->action, "change-state", G_CALLBACK (show_cb), place);
  g_action_map_add_action (G_ACTION_MAP (self->actions), G_ACTION (place->action));
  g_menu_append (self->lists_menu, name, detailed);
  g_ptr_array_add (self->places, place);

  if (g_strcmp0 (remembered, "yes") == 0)
    set_shown (place, TRUE);
}

static gboolean
is_in (GtkWidget *focus,
       GtkWidget *widget)
{
  return widget != NULL && (focus == widget || gtk_widget_is_ancestor (focus, widget));
}

/* From a lane to its list, which is shown; from a list back to its lane, and the list is gone. */
void
hp_timeline_switch_list (HpTimeline *self)
{
  GtkWidget *focus = gtk_root_get_focus (gtk_widget_get_root (GTK_WIDGET (self)));

  for (guint i = 0; focus != NULL && i < self->places->len; i++)
    {
      Place *place = g_ptr_array_index (self->places, i);

      if (is_in (focus, place->row))
        {
          set_shown (place, TRUE);
          gtk_widget_grab_focus (place->list);
          return;
        }
      if (is_in (focus, place->list))
        {
          if (!gtk_widget_grab_focus (place->lane))
            gtk_widget_child_focus (place->row, GTK_DIR_TAB_FORWARD);
          set_shown (place, FALSE);
          return;
        }
    }
}

void
hp_timeline_init_lists (HpTimeline *self)
{
  self->lists_menu = g_menu_new ();
  self->lists = g_ptr_array_new ();
  self->places = g_ptr_array_new_with_free_func (free_place);
}

void
hp_timeline_clear_lists (HpTimeline *self)
{
  g_clear_pointer (&self->places, g_ptr_array_unref);
  g_clear_pointer (&self->lists, g_ptr_array_unref);
  g_clear_object (&self->lists_menu);
}

/* The menu of the timeline: which lanes are shown, and how the view goes with the playhead. */

#include "config.h"

#include <glib/gi18n.h>

#include "ui/app/remembered.h"
#include "ui/timeline/timeline-private.h"

#define GROUP "lanes"

static void
show_cb (GSimpleAction *action,
         GVariant      *value,
         gpointer       data)
{
  const char *id = g_action_get_name (G_ACTION (action)) + strlen ("show-");
  g_autofree char *key = g_strdup_printf ("%s-shown", id);
  gboolean shown = g_variant_get_boolean (value);

  gtk_widget_set_visible (GTK_WIDGET (data), shown);
  g_simple_action_set_state (action, value);
  hp_remember (GROUP, key, shown ? "yes" : "no");
}

/* A lane in @row, called @name, can be hidden; it is, where it was the last time. */
void
hp_timeline_add_to_menu (HpTimeline *self,
                         const char *id,
                         const char *name,
                         GtkWidget  *row)
{
  g_autofree char *action_name = g_strdup_printf ("show-%s", id);
  g_autofree char *detailed = g_strdup_printf ("timeline.show-%s", id);
  g_autofree char *key = g_strdup_printf ("%s-shown", id);
  g_autofree char *remembered = hp_remembered_dup (GROUP, key);
  gboolean shown = g_strcmp0 (remembered, "no") != 0;
  g_autoptr(GSimpleAction) action = NULL;

  action = g_simple_action_new_stateful (action_name, NULL, g_variant_new_boolean (shown));
  g_signal_connect_object (action, "change-state", G_CALLBACK (show_cb), row, 0);
  g_action_map_add_action (G_ACTION_MAP (self->actions), G_ACTION (action));
  g_menu_append (self->lanes_menu, name, detailed);
  gtk_widget_set_visible (row, shown);
}

static GMenu *
make_follow_menu (void)
{
  GMenu *menu = g_menu_new ();

  /* Translators: how the timeline follows the playhead. */
  g_menu_append (menu, _("By Page"), "timeline.follow::page");
  /* Translators: how the timeline follows the playhead. */
  g_menu_append (menu, _("In the Middle"), "timeline.follow::centre");
  return menu;
}

/* A box with a button for the menu; the lanes are added to it as they come. */
GtkWidget *
hp_timeline_make_menu (HpTimeline *self)
{
  GtkWidget *box = gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 0);
  GtkWidget *button = gtk_menu_button_new ();
  g_autoptr(GMenu) menu = g_menu_new ();
  g_autoptr(GMenu) lists = g_menu_new ();
  g_autoptr(GMenu) follow = make_follow_menu ();

  g_menu_append_section (menu, _("Lanes"), G_MENU_MODEL (self->lanes_menu));
  g_menu_append_submenu (lists, _("Show as List"), G_MENU_MODEL (self->lists_menu));
  g_menu_append_section (menu, NULL, G_MENU_MODEL (lists));
  g_menu_append_section (menu, _("Follow the Playhead"), G_MENU_MODEL (follow));
  gtk_menu_button_set_menu_model (GTK_MENU_BUTTON (button), G_MENU_MODEL (menu));
  gtk_menu_button_set_icon_name (GTK_MENU_BUTTON (button), "view-more-symbolic");
  gtk_widget_set_tooltip_text (button, _("Timeline"));
  gtk_accessible_update_property (GTK_ACCESSIBLE (button),
                                  GTK_ACCESSIBLE_PROPERTY_LABEL, _("Timeline"), -1);
  gtk_widget_add_css_class (button, "flat");
  gtk_widget_set_valign (button, GTK_ALIGN_START);
  gtk_box_append (GTK_BOX (box), button);
  return box;
}

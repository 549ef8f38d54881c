#include "config.h"

#include "ui/timeline/scene-menu.h"

#include <glib/gi18n.h>

typedef struct
{
  const char *label;
  const char *action;
  const char *key;     /* where no accelerator of the application tells it */
} Item;

static void
append_section (GMenu      *menu,
                const Item *items,
                guint       n_items)
{
  g_autoptr(GMenu) section = g_menu_new ();

  for (guint i = 0; i < n_items; i++)
    {
      g_autoptr(GMenuItem) item = g_menu_item_new (_(items[i].label), items[i].action);

      if (items[i].key != NULL)
        g_menu_item_set_attribute (item, "accel", "s", items[i].key);
      g_menu_append_item (section, item);
    }
  g_menu_append_section (menu, NULL, G_MENU_MODEL (section));
}

GtkWidget *
hp_scene_menu_new (void)
{
  static const Item edits[] = {
    { N_("_Split at the Playhead"), "win.split-scene", "s" },
    { N_("_Join with the Next Scene"), "win.join-scenes", NULL },
    { N_("_Duplicate"), "win.duplicate-scene", NULL },
  };
  static const Item others[] = {
    { N_("_Type the Title"), "win.edit-title", "F2" },
    { N_("_Remove"), "win.remove", "Delete" },
  };
  g_autoptr(GMenu) menu = g_menu_new ();
  GtkWidget *popover;

  append_section (menu, edits, G_N_ELEMENTS (edits));
  append_section (menu, others, G_N_ELEMENTS (others));
  popover = gtk_popover_menu_new_from_model (G_MENU_MODEL (menu));
  gtk_popover_set_has_arrow (GTK_POPOVER (popover), FALSE);
  gtk_widget_set_halign (popover, GTK_ALIGN_START);
  return popover;
}

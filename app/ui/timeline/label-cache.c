#include "ui/timeline/label-cache.h"

#define MAX_LABELS 1024

struct _HpLabelCache
{
  GtkWidget  *lane;
  GHashTable *layouts;  /* (element-type utf8 PangoLayout): by text, or by width and text */
};

HpLabelCache *
hp_label_cache_new (GtkWidget *lane)
{
  HpLabelCache *self = g_new0 (HpLabelCache, 1);

  self->lane = lane;
  self->layouts = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, g_object_unref);
  return self;
}

void
hp_label_cache_free (HpLabelCache *self)
{
  g_hash_table_unref (self->layouts);
  g_free (self);
}

void
hp_label_cache_clear (HpLabelCache *self)
{
  g_return_if_fail (self != NULL);

  g_hash_table_remove_all (self->layouts);
}

static PangoLayout *
lookup (HpLabelCache *self,
        const char   *key,
        const char   *text,
        int           width)
{
  PangoLayout *layout = g_hash_table_lookup (self->layouts, key);

  if (layout != NULL)
    return layout;

  if (g_hash_table_size (self->layouts) >= MAX_LABELS)
    g_hash_table_remove_all (self->layouts);

  layout = gtk_widget_create_pango_layout (self->lane, text);
  pango_layout_set_single_paragraph_mode (layout, TRUE);
  pango_layout_set_auto_dir (layout, FALSE);
  if (width >= 0)
    {
      pango_layout_set_width (layout, width * PANGO_SCALE);
      pango_layout_set_ellipsize (layout, PANGO_ELLIPSIZE_END);
    }
  g_hash_table_insert (self->layouts, g_strdup (key), layout);
  return layout;
}

PangoLayout *
hp_label_cache_get (HpLabelCache *self,
                    const char   *text,
                    int           width)
{
  g_autofree char *key = NULL;
  PangoLayout *layout;
  int natural;

  g_return_val_if_fail (self != NULL && text != NULL, NULL);

  /* Where there is room, the width does not matter. */
  layout = lookup (self, text, text, -1);
  pango_layout_get_pixel_size (layout, &natural, NULL);
  if (width < 0 || natural <= width)
    return layout;

  key = g_strdup_printf ("%d\n%s", width, text);
  return lookup (self, key, text, width);
}

#include "ui/timeline/label-cache.h"

#include <gsk/gsk.h>
#include <string.h>

#define MAX_LABELS 1024
#define LEAST_LETTERS 1.8 /* heights of a line: of a text that is cut to less nobody reads anything */

static const char signs[] = "0123456789:;.- %";

/* The glyphs of those signs, all of one font. */
typedef struct
{
  PangoFont      *font;      /* NULL: they are not of one font, or were not shaped yet */
  PangoGlyphInfo  glyphs[G_N_ELEMENTS (signs) - 1];
  int             baseline;  /* Pango units below the top */
  int             height;    /* px */
} Strip;

struct _HpLabelCache
{
  GtkWidget  *lane;
  GHashTable *layouts;  /* (element-type utf8 PangoLayout): by text, or by width and text */
  Strip       strip;
  gboolean    has_strip;
};

static guint n_shaped;

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
  g_clear_object (&self->strip.font);
  g_hash_table_unref (self->layouts);
  g_free (self);
}

void
hp_label_cache_clear (HpLabelCache *self)
{
  g_return_if_fail (self != NULL);

  g_hash_table_remove_all (self->layouts);
  g_clear_object (&self->strip.font);
  self->has_strip = FALSE;
}

guint
hp_label_cache_get_n_shaped (void)
{
  return n_shaped;
}

static PangoLayout *
shape (HpLabelCache *self,
       const char   *text)
{
  PangoLayout *layout = gtk_widget_create_pango_layout (self->lane, text);

  n_shaped++;
  pango_layout_set_single_paragraph_mode (layout, TRUE);
  pango_layout_set_auto_dir (layout, FALSE);
  return layout;
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

  layout = shape (self, text);
  if (width >= 0)
    {
      pango_layout_set_width (layout, width * PANGO_SCALE);
      pango_layout_set_ellipsize (layout, PANGO_ELLIPSIZE_END);
    }
  g_hash_table_insert (self->layouts, g_strdup (key), layout);
  return layout;
}

/* @text on one line, cut to @width px where it is wider; negative: never.  Transfer none, until the
 * next call. */
static PangoLayout *
get_layout (HpLabelCache *self,
            const char   *text,
            int           width)
{
  g_autofree char *key = NULL;
  PangoLayout *layout;
  int natural;

  /* Where there is room, the width does not matter. */
  layout = lookup (self, text, text, -1);
  pango_layout_get_pixel_size (layout, &natural, NULL);
  if (width < 0 || natural <= width)
    return layout;

  key = g_strdup_printf ("%d\n%s", width, text);
  return lookup (self, key, text, width);
}

/* FALSE where it is not one glyph of the font that the others are of. */
static gboolean
add_sign (HpLabelCache *self,
          gsize         index)
{
  const char sign[] = { signs[index], '\0' };
  g_autoptr(PangoLayout) layout = shape (self, sign);
  PangoLayoutLine *line = pango_layout_get_line_readonly (layout, 0);
  PangoGlyphItem *run = line != NULL && line->runs != NULL ? line->runs->data : NULL;

  if (run == NULL || run->glyphs->num_glyphs != 1 ||
      (self->strip.font != NULL && run->item->analysis.font != self->strip.font))
    return FALSE;

  g_set_object (&self->strip.font, run->item->analysis.font);
  self->strip.glyphs[index] = run->glyphs->glyphs[0];
  self->strip.baseline = pango_layout_get_baseline (layout);
  pango_layout_get_pixel_size (layout, NULL, &self->strip.height);
  return TRUE;
}

/* NULL where there can be none. */
static const Strip *
get_strip (HpLabelCache *self)
{
  if (!self->has_strip)
    for (gsize i = 0; i < G_N_ELEMENTS (signs) - 1; i++)
      if (!add_sign (self, i))
        {
          g_clear_object (&self->strip.font);
          break;
        }

  self->has_strip = TRUE;
  return self->strip.font != NULL ? &self->strip : NULL;
}

/* NULL where @text cannot be made of the strip; @width: Pango units. */
static PangoGlyphString *
compose (HpLabelCache *self,
         const char   *text,
         int          *width)
{
  gsize length = strspn (text, signs);
  const Strip *strip = length > 0 && text[length] == '\0' ? get_strip (self) : NULL;
  PangoGlyphString *glyphs;

  if (strip == NULL)
    return NULL;

  glyphs = pango_glyph_string_new ();
  pango_glyph_string_set_size (glyphs, (int) length);
  *width = 0;
  for (gsize i = 0; i < length; i++)
    {
      glyphs->glyphs[i] = strip->glyphs[strchr (signs, text[i]) - signs];
      glyphs->log_clusters[i] = (int) i;
      *width += glyphs->glyphs[i].geometry.width;
    }

  return glyphs;
}

void
hp_label_cache_measure (HpLabelCache *self,
                        const char   *text,
                        int          *width,
                        int          *height)
{
  PangoGlyphString *glyphs;
  int composed;

  g_return_if_fail (self != NULL && text != NULL);

  glyphs = compose (self, text, &composed);
  if (glyphs == NULL)
    {
      pango_layout_get_pixel_size (get_layout (self, text, -1), width, height);
      return;
    }

  if (width != NULL)
    *width = PANGO_PIXELS_CEIL (composed);
  if (height != NULL)
    *height = self->strip.height;
  pango_glyph_string_free (glyphs);
}

static void
append_glyphs (HpLabelCache     *self,
               GtkSnapshot      *snapshot,
               PangoGlyphString *glyphs,
               double            x,
               double            y,
               const GdkRGBA    *color)
{
  float baseline = (float) y + (float) self->strip.baseline / PANGO_SCALE;
  GskRenderNode *node = gsk_text_node_new (self->strip.font, glyphs, color,
                                           &GRAPHENE_POINT_INIT ((float) x, baseline));

  /* Blanks alone draw nothing. */
  if (node == NULL)
    return;

  gtk_snapshot_append_node (snapshot, node);
  gsk_render_node_unref (node);
}

static void
append_layout (GtkSnapshot   *snapshot,
               PangoLayout   *layout,
               double         x,
               double         y,
               int            width,
               const GdkRGBA *color)
{
  int height;

  pango_layout_get_pixel_size (layout, NULL, &height);
  if (pango_layout_is_ellipsized (layout) && width < LEAST_LETTERS * height)
    return;

  gtk_snapshot_save (snapshot);
  gtk_snapshot_translate (snapshot, &GRAPHENE_POINT_INIT ((float) x, (float) y));
  gtk_snapshot_append_layout (snapshot, layout, color);
  gtk_snapshot_restore (snapshot);
}

void
hp_label_cache_snapshot (HpLabelCache  *self,
                         GtkSnapshot   *snapshot,
                         const char    *text,
                         double         x,
                         double         y,
                         int            width,
                         const GdkRGBA *color)
{
  PangoGlyphString *glyphs;
  int composed;

  g_return_if_fail (self != NULL && text != NULL);

  glyphs = compose (self, text, &composed);
  if (glyphs != NULL && PANGO_PIXELS_CEIL (composed) <= width)
    append_glyphs (self, snapshot, glyphs, x, y, color);
  else
    append_layout (snapshot, get_layout (self, text, width), x, y, width, color);
  g_clear_pointer (&glyphs, pango_glyph_string_free);
}

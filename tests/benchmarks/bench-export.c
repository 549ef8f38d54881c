/* Exports, against printing the same words when they are known. */

#include "export/formats.h"
#include "long-plan.h"
#include "measure.h"

typedef struct
{
  HpPlan         *plan;
  const HpFormat *format;
  GStrv           words;
} Data;

static void
export (gpointer data)
{
  Data *self = data;
  g_autoptr(GBytes) bytes = NULL;

  bytes = hp_format_export (self->format, self->plan, long_plan_get_scene (self->plan), NULL);
  measure_use ((gint64) g_bytes_get_size (bytes));
}

static void
print_words (gpointer data)
{
  Data *self = data;
  GString *text = g_string_new (NULL);

  for (guint i = 0; self->words[i] != NULL; i++)
    g_string_append_printf (text, "%s ", self->words[i]);

  measure_use ((gint64) text->len);
  g_string_free (text, TRUE);
}

static void
measure_format (HpPlan     *plan,
                const char *id,
                double      bound)
{
  Data data = { plan, hp_formats_find (id), NULL };
  g_autofree char *name = g_strdup_printf ("export-%s/print", id);
  g_autoptr(GBytes) bytes = hp_format_export (data.format, plan, long_plan_get_scene (plan), NULL);
  g_autofree char *text = g_strndup (g_bytes_get_data (bytes, NULL), g_bytes_get_size (bytes));

  data.words = g_strsplit_set (text, " \n", -1);
  g_print ("# %s: %" G_GSIZE_FORMAT " bytes\n", id, g_bytes_get_size (bytes));
  measure (name, bound, MEASURE_PROCESSOR, export, print_words, &data);
  g_strfreev (data.words);
}

int
main (void)
{
  g_autoptr(HpPlan) plan = long_plan_new ();

  measure_format (plan, "musicxml", 3);
  measure_format (plan, "csv", 6);
  return measure_end ();
}

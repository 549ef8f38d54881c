#include "config.h"

#include "ui/picture/reel-row.h"

#include <adwaita.h>
#include <glib/gi18n.h>

#include "core/timecode.h"
#include "model/plan-time.h"

static char *
dup_file_name (HpReel *reel)
{
  g_autofree char *path = NULL;
  const char *uri = hp_reel_get_uri (reel);

  if (*uri == '\0')
    return g_strdup (_("No picture"));

  path = g_uri_unescape_string (uri, NULL);
  return g_path_get_basename (path != NULL ? path : uri);
}

GtkWidget *
hp_reel_row_new (HpPlan *plan,
                 HpReel *reel)
{
  GtkWidget *row = adw_action_row_new ();
  HpFrameRate rate = hp_plan_get_frame_rate (plan);
  g_autofree char *file = dup_file_name (reel);
  g_autofree char *begin = hp_timecode_format_real_time (hp_reel_get_start (reel), rate);
  g_autofree char *length = hp_timecode_format_real_time (hp_reel_get_duration (reel), rate);
  g_autofree char *title = NULL;
  g_autofree char *subtitle = NULL;

  /* Translators: the number of a reel, and the name of its file. */
  title = g_strdup_printf (_("Reel %d · %s"), hp_reel_get_number (reel), file);
  /* Translators: where a reel begins in the film, how long it is, and its start timecode, as in
   * “From 0:00.000 · 20:00.000 long · 01:00:00:00”. */
  subtitle = g_strdup_printf (_("From %s · %s long · %s"), begin, length,
                              hp_reel_get_start_timecode (reel));
  adw_preferences_row_set_use_markup (ADW_PREFERENCES_ROW (row), FALSE);
  adw_preferences_row_set_title (ADW_PREFERENCES_ROW (row), title);
  adw_action_row_set_subtitle (ADW_ACTION_ROW (row), subtitle);
  adw_action_row_set_subtitle_lines (ADW_ACTION_ROW (row), 2);
  gtk_list_box_row_set_activatable (GTK_LIST_BOX_ROW (row), TRUE);
  gtk_widget_add_css_class (row, "value");
  g_object_set_data_full (G_OBJECT (row), "reel", g_object_ref (reel), g_object_unref);
  return row;
}

HpReel *
hp_reel_row_get_reel (GtkListBoxRow *row)
{
  return g_object_get_data (G_OBJECT (row), "reel");
}

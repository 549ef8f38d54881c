#include "export/file-names.h"

#include <string.h>

/* @text without what no file name may hold on the systems that composers send files to. */
char *
hp_file_name_fit (const char *text)
{
  GString *name = g_string_new (NULL);

  for (const char *at = text; *at != '\0'; at = g_utf8_next_char (at))
    {
      gunichar c = g_utf8_get_char (at);

      g_string_append_unichar (name, g_unichar_iscntrl (c) || strchr ("/\\:*?\"<>|", *at) != NULL
                                     ? '-' : c);
    }

  g_strstrip (name->str);
  name->len = strlen (name->str);
  if (name->len == 0 || *name->str == '.')
    g_string_prepend (name, "plan");

  return g_string_free (name, FALSE);
}

/**
 * hp_scene_file_stems:
 * @plan: a plan
 * @plan_stem: what the names begin with
 *
 * Two scenes may have one cue number, and some disks take “1m1” for “1M1”; each
 * scene has a name of its own all the same, whichever of them are written.
 *
 * Returns: (transfer full) (element-type HpScene utf8): a name without extension
 *   for each scene
 */
GHashTable *
hp_scene_file_stems (HpPlan     *plan,
                     const char *plan_stem)
{
  GListModel *scenes = G_LIST_MODEL (hp_plan_get_scenes (plan));
  GHashTable *stems = g_hash_table_new_full (NULL, NULL, g_object_unref, g_free);
  g_autoptr(GHashTable) taken = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, NULL);

  for (guint i = 0; i < g_list_model_get_n_items (scenes); i++)
    {
      g_autoptr(HpScene) scene = g_list_model_get_item (scenes, i);
      g_autofree char *cue = hp_file_name_fit (hp_scene_get_cue (scene));
      g_autofree char *name = g_strdup (cue);

      for (guint n = 2; !g_hash_table_add (taken, g_utf8_casefold (name, -1)); n++)
        {
          g_free (name);
          name = g_strdup_printf ("%s-%u", cue, n);
        }

      g_hash_table_insert (stems, g_steal_pointer (&scene),
                           g_strdup_printf ("%s-%s", plan_stem, name));
    }

  return stems;
}

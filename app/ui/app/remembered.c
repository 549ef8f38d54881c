#include "ui/app/remembered.h"

#include "store/state-folder.h"

static char *
dup_path (void)
{
  g_autofree char *folder = hp_state_dup_folder ();

  return g_build_filename (folder, "windows.ini", NULL);
}

char *
hp_remembered_dup (const char *group,
                   const char *key)
{
  g_autoptr(GKeyFile) file = g_key_file_new ();
  g_autofree char *path = dup_path ();

  if (!g_key_file_load_from_file (file, path, G_KEY_FILE_NONE, NULL))
    return NULL;

  return g_key_file_get_string (file, group, key, NULL);
}

void
hp_remember (const char *group,
             const char *key,
             const char *value)
{
  g_autoptr(GKeyFile) file = g_key_file_new ();
  g_autofree char *path = dup_path ();
  g_autofree char *folder = g_path_get_dirname (path);
  g_autoptr(GError) error = NULL;

  g_key_file_load_from_file (file, path, G_KEY_FILE_KEEP_COMMENTS, NULL);
  g_key_file_set_string (file, group, key, value);
  g_mkdir_with_parents (folder, 0700);
  if (!g_key_file_save_to_file (file, path, &error))
    g_debug ("What the windows are like is not remembered: %s", error->message);
}

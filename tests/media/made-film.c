#include "media/made-film.h"

GFile *
made_film_new (const char *name,
               const char *options)
{
  g_autofree char *ffmpeg = g_find_program_in_path ("ffmpeg");
  g_autofree char *folder = NULL;
  g_autofree char *path = NULL;
  g_autofree char *line = NULL;
  g_autoptr(GError) error = NULL;
  int status;

  if (ffmpeg == NULL)
    return NULL;

  folder = g_dir_make_tmp ("hairpin-XXXXXX", &error);
  g_assert_no_error (error);
  path = g_build_filename (folder, name, NULL);
  line = g_strdup_printf ("%s -v error -nostdin %s %s", ffmpeg, options, path);
  g_spawn_command_line_sync (line, NULL, NULL, &status, &error);
  g_assert_no_error (error);
  g_spawn_check_wait_status (status, &error);
  g_assert_no_error (error);

  return g_file_new_for_path (path);
}

void
made_film_remove (GFile *film)
{
  g_autoptr(GFile) folder = NULL;

  if (film == NULL)
    return;

  folder = g_file_get_parent (film);
  g_file_delete (film, NULL, NULL);
  g_file_delete (folder, NULL, NULL);
}

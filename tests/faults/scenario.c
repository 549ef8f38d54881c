#include "scenario.h"

#include "model/edit-picture.h"
#include "store/plan-writer.h"
#include "store/replace.h"

void
scenario_prepare (const char *folder)
{
  g_autofree char *path = g_build_filename (folder, "film.hairpin", NULL);
  g_autoptr(GFile) file = g_file_new_for_path (path);
  g_autoptr(HpPlan) plan = NULL;
  g_autoptr(GBytes) bytes = NULL;

  plan = hp_plan_new_with_picture ("A Film", (HpFrameRate) { 24, 1 }, FALSE, "film.mov", 20000, 0);
  bytes = hp_plan_write (plan);
  g_assert_true (hp_replace (file, bytes, NULL, NULL));
}

static void
edit_through (Work  *work,
              guint  from,
              guint  to)
{
  for (guint what = from; what < to; what++)
    work_edit (work, what);
}

/* All that may happen to a plan with a file. */
static void
run_film (const char *folder,
          NoteFunc    note)
{
  g_autoptr(Work) film = work_new ("film", folder, note);

  if (!work_open (film, "film.hairpin"))
    return;

  edit_through (film, 0, 4);
  work_sync (film);
  edit_through (film, 4, 7);
  work_save (film, "film.hairpin", 2);
  work_sync (film);
  edit_through (film, 7, 9);
  work_compact (film, 2);
  work_sync (film);
  edit_through (film, 9, 11);
  work_compact (film, 0);
  work_edit (film, 11);
  work_save (film, "film.hairpin", 0);
  edit_through (film, 12, 14);
  work_sync (film);
  work_edit (film, 16);
  work_save (film, "other.hairpin", 2);
  work_edit (film, 17);
  work_sync (film);
  edit_through (film, 18, 20);
  work_close (film);
}

/* A plan that has no file yet, and is closed in order when it has one. */
static void
run_untitled (const char *folder,
              NoteFunc    note)
{
  g_autoptr(Work) work = work_new ("new", folder, note);

  if (!work_begin (work))
    return;

  work_save (work, "new.hairpin", 1);
  work_edit (work, 0);
  work_sync (work);
  work_save (work, "new.hairpin", 0);
  work_close (work);
}

static void
run_untitled_edited (const char *folder,
                     NoteFunc    note)
{
  g_autoptr(Work) work = work_new ("new", folder, note);

  if (!work_begin (work))
    return;

  edit_through (work, 0, 3);
  work_sync (work);
  work_compact (work, 1);
  work_edit (work, 4);
  work_save (work, "new.hairpin", 2);
  work_edit (work, 5);
  work_close (work);
}

/* Somebody comes back to what was not saved. */
static void
run_return (const char *folder,
            NoteFunc    note)
{
  g_autoptr(Work) film = work_new ("film", folder, note);

  if (!work_open (film, "film.hairpin"))
    return;

  edit_through (film, 20, 23);
  work_sync (film);
  work_edit (film, 23);
  work_save (film, "film.hairpin", 1);
  work_edit (film, 24);
  work_close (film);
}

gboolean
scenario_run (const char *name,
              const char *folder,
              NoteFunc    note)
{
  static const struct
  {
    const char *name;
    void      (*run) (const char *folder, NoteFunc note);
  } scenarios[] = {
    { "film", run_film },
    { "untitled", run_untitled },
    { "untitled-edited", run_untitled_edited },
    { "return", run_return },
  };

  for (guint i = 0; i < G_N_ELEMENTS (scenarios); i++)
    if (g_str_equal (name, scenarios[i].name))
      {
        scenarios[i].run (folder, note);
        return TRUE;
      }

  return FALSE;
}

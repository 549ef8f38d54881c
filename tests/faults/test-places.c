/* Disks that are full, folders that may not be written, and others who have a plan open. */

#include <fcntl.h>
#include <glib/gstdio.h>
#include <grp.h>
#include <sched.h>
#include <signal.h>
#include <string.h>
#include <sys/mount.h>
#include <sys/resource.h>
#include <sys/stat.h>
#include <sys/wait.h>
#include <unistd.h>

#include "model/scene.h"
#include "scenario.h"
#include "store/backups.h"

#define NOBODY 65534
#define SMALL_DISK "size=400k"
#define N_RACES 1000  /* how often two programs open and close one plan */

typedef struct
{
  char *folder;
  char *state;
} Fixture;

static guint n_kept, n_unkept, n_saved, n_unsaved;

/* Counts what is told. */
static void
note (const char *line)
{
  n_kept += strstr (line, "\tkept\t") != NULL;
  n_unkept += strstr (line, "\tunkept\t") != NULL;
  n_saved += strstr (line, "\tsaved\t") != NULL;
  n_unsaved += strstr (line, "\tunsaved\t") != NULL;
}

static void
set_up (Fixture       *f,
        gconstpointer  data)
{
  f->folder = g_dir_make_tmp ("hairpin-places-XXXXXX", NULL);
  f->state = g_build_filename (f->folder, "state", NULL);
  n_kept = n_unkept = n_saved = n_unsaved = 0;
}

static void
remove_all (const char *path)
{
  g_autoptr(GDir) dir = g_dir_open (path, 0, NULL);
  const char *name;

  while (dir != NULL && (name = g_dir_read_name (dir)) != NULL)
    {
      g_autofree char *inner = g_build_filename (path, name, NULL);

      remove_all (inner);
    }
  g_remove (path);
}

static void
tear_down (Fixture       *f,
           gconstpointer  data)
{
  remove_all (f->folder);
  g_free (f->folder);
  g_free (f->state);
}

static Work *
open_film (Fixture *f)
{
  Work *film = work_new ("film", f->folder, note);

  g_assert_true (work_open (film, "film.hairpin"));
  return film;
}

/* Who opens the plan next finds it as it is in @film, which ends without a word. */
static void
assert_comes_back (Fixture *f,
                   Work    *film)
{
  g_autofree char *sha = sha_of_plan (film->plan), *again_sha = NULL;
  g_autoptr(Work) again = NULL;

  g_clear_pointer (&film->journal, hp_journal_unref);
  again = open_film (f);
  again_sha = sha_of_plan (again->plan);
  g_assert_cmpstr (again_sha, ==, sha);
  g_assert_nonnull (again->journal);
}

/* Runs @test as somebody who is not root, in a folder that is his: 0 where all was well. */
static int
run_as_nobody (Fixture *f,
               int    (*test) (Fixture *f))
{
  g_autofree char *path = g_build_filename (f->folder, "film.hairpin", NULL);
  pid_t child;
  int status;

  scenario_prepare (f->folder);
  g_assert_cmpint (chown (f->folder, NOBODY, NOBODY), ==, 0);
  g_assert_cmpint (chown (path, NOBODY, NOBODY), ==, 0);
  child = fork ();
  if (child == 0)
    {
      if (setgroups (0, NULL) != 0 || setgid (NOBODY) != 0 || setuid (NOBODY) != 0)
        _exit (2);
      _exit (test (f));
    }

  g_assert_cmpint (waitpid (child, &status, 0), ==, child);
  return status;
}

static gboolean
skip_unless_root (void)
{
  if (geteuid () == 0)
    return FALSE;

  g_test_skip ("only root can be somebody else");
  return TRUE;
}

/* A full disk */

/* A plan that has room ten times, with its base and its backups, not eleven. */
static void
fill_up (Work *film)
{
  g_autofree char *remarks = g_strnfill (40000, 'x');
  HpElementList *scenes = hp_plan_get_scenes (film->plan);

  work_edit (film, 0);
  hp_history_begin (film->history, "Change Remarks");
  hp_history_set (film->history, hp_element_list_get (scenes, 0), "remarks", remarks);
  hp_history_end (film->history);
  for (guint i = 0; i < 160; i++)
    {
      work_edit (film, i);
      if (i % 4 == 0)
        work_sync (film);
      if (i % 10 == 9)
        work_save (film, "film.hairpin", 1);
      if (i % 10 == 4)
        work_compact (film, 1);
    }
}

static void
test_full_disk (Fixture       *f,
                gconstpointer  data)
{
  g_autoptr(Work) film = NULL;
  g_autofree char *backups = NULL;

  /* In a view of the disks that goes with this program. */
  if (unshare (CLONE_NEWNS) != 0 || mount (NULL, "/", NULL, MS_REC | MS_PRIVATE, NULL) != 0 ||
      mount ("tmpfs", f->folder, "tmpfs", 0, SMALL_DISK) != 0)
    {
      g_test_skip ("no disk can be mounted here; a limit on the size of files is tried apart");
      return;
    }

  scenario_prepare (f->folder);
  film = open_film (f);
  fill_up (film);
  g_test_message ("%u edits kept, %u not; %u saves, %u refused",
                  n_kept, n_unkept, n_saved, n_unsaved);
  g_assert_cmpuint (n_kept, >, 0);
  g_assert_cmpuint (n_unkept + n_unsaved, >, 0);

  /* Somebody makes room: with the next edit all is kept. */
  backups = hp_backups_dup_folder (f->state, film->file);
  remove_all (backups);
  n_kept = 0;
  work_edit (film, 1);
  g_assert_cmpuint (n_kept, ==, 1);
  assert_comes_back (f, film);
  g_clear_pointer (&film, work_free);
  g_assert_cmpint (umount2 (f->folder, MNT_DETACH), ==, 0);
}

/* What cannot be written is written with the next that can. */
static void
test_a_limit_that_goes (Fixture       *f,
                        gconstpointer  data)
{
  g_autoptr(Work) film = NULL;
  struct rlimit limit, small;

  scenario_prepare (f->folder);
  film = open_film (f);
  work_edit (film, 0);
  work_edit (film, 1);
  g_assert_cmpuint (n_unkept, ==, 0);

  signal (SIGXFSZ, SIG_IGN);
  getrlimit (RLIMIT_FSIZE, &limit);
  small = limit;
  small.rlim_cur = hp_journal_get_length (film->journal) + 20;
  setrlimit (RLIMIT_FSIZE, &small);
  work_edit (film, 2);
  work_edit (film, 1 + 7);
  work_sync (film);
  setrlimit (RLIMIT_FSIZE, &limit);
  g_assert_cmpuint (n_unkept, ==, 2);

  work_edit (film, 2 + 7);
  g_assert_cmpuint (n_unkept, ==, 2);
  assert_comes_back (f, film);
}

static void
test_a_limit_that_goes_by_itself (Fixture       *f,
                                  gconstpointer  data)
{
  g_autoptr(Work) film = NULL;
  struct rlimit limit, small;

  scenario_prepare (f->folder);
  film = open_film (f);
  work_edit (film, 0);
  signal (SIGXFSZ, SIG_IGN);
  getrlimit (RLIMIT_FSIZE, &limit);
  small = limit;
  small.rlim_cur = 100;
  setrlimit (RLIMIT_FSIZE, &small);
  work_edit (film, 1);
  setrlimit (RLIMIT_FSIZE, &limit);

  /* Without an edit more, a sync does it. */
  g_assert_true (hp_journal_needs_sync (film->journal));
  work_sync (film);
  g_assert_false (hp_journal_needs_sync (film->journal));
  assert_comes_back (f, film);
}

/* Folders and files */

static int
save_in_read_only_folder (Fixture *f)
{
  g_autofree char *elsewhere = g_build_filename (f->folder, "state-of-nobody", NULL);
  g_autoptr(Work) film = work_new ("film", f->folder, note);

  g_free (film->state);
  film->state = g_steal_pointer (&elsewhere);
  if (!work_open (film, "film.hairpin") || film->journal == NULL)
    return 3;
  work_edit (film, 0);
  if (chmod (f->folder, 0500) != 0)
    return 4;
  work_save (film, "film.hairpin", 0);
  work_edit (film, 1);
  if (n_saved != 0 || n_unsaved != 1 || n_unkept != 0)
    return 5;
  if (chmod (f->folder, 0700) != 0)
    return 6;
  work_save (film, "film.hairpin", 0);
  return n_saved == 1 ? 0 : 7;
}

static void
test_read_only_folder (Fixture       *f,
                       gconstpointer  data)
{
  if (skip_unless_root ())
    return;

  g_assert_cmpint (run_as_nobody (f, save_in_read_only_folder), ==, 0);
}

static int
save_over_read_only_file (Fixture *f)
{
  g_autofree char *path = g_build_filename (f->folder, "mine.hairpin", NULL);
  g_autoptr(Work) film = work_new ("film", f->folder, note);
  struct stat info;

  if (!work_open (film, "film.hairpin"))
    return 3;
  work_edit (film, 0);
  work_save (film, "mine.hairpin", 0);
  if (n_saved != 1 || chmod (path, 0444) != 0)
    return 4;
  work_edit (film, 1);
  work_save (film, "mine.hairpin", 0);
  if (n_saved != 1 || n_unsaved != 1 || n_unkept != 0)
    return 5;
  return stat (path, &info) == 0 && (info.st_mode & 0777) == 0444 ? 0 : 6;
}

static void
test_read_only_file (Fixture       *f,
                     gconstpointer  data)
{
  if (skip_unless_root ())
    return;

  g_assert_cmpint (run_as_nobody (f, save_over_read_only_file), ==, 0);
}

/* The plan opens, and can be saved; that edits are not kept is told. */
static int
edit_without_state (Fixture *f)
{
  g_autoptr(Work) film = work_new ("film", f->folder, note);

  if (!work_open (film, "film.hairpin") || film->journal != NULL)
    return 3;
  work_edit (film, 0);
  work_save (film, "film.hairpin", 0);
  return n_unkept == 1 && n_saved == 1 ? 0 : 4;
}

static void
test_state_that_may_not_be_written (Fixture       *f,
                                    gconstpointer  data)
{
  if (skip_unless_root ())
    return;

  g_assert_cmpint (g_mkdir (f->state, 0500), ==, 0);
  g_assert_cmpint (run_as_nobody (f, edit_without_state), ==, 0);
}

/* A backup cannot be a second name then: it is a copy. */
static void
test_state_on_another_disk (Fixture       *f,
                            gconstpointer  data)
{
  g_autofree char *other = g_strdup ("/dev/shm/hairpin-places-XXXXXX"), *backups = NULL;
  g_autoptr(Work) film = work_new ("film", f->folder, note);
  g_autoptr(GDir) dir = NULL;
  struct stat here, there;

  if (g_mkdtemp (other) == NULL || stat (other, &there) != 0 || stat (f->folder, &here) != 0 ||
      here.st_dev == there.st_dev)
    {
      g_rmdir (other);
      g_test_skip ("there is no other disk");
      return;
    }

  scenario_prepare (f->folder);
  g_free (film->state);
  film->state = g_strdup (other);
  g_assert_true (work_open (film, "film.hairpin"));
  work_edit (film, 0);
  work_save (film, "film.hairpin", 1);
  work_edit (film, 1);
  g_assert_cmpuint (n_saved, ==, 1);
  g_assert_cmpuint (n_unkept, ==, 0);
  backups = hp_backups_dup_folder (other, film->file);
  dir = g_dir_open (backups, 0, NULL);
  g_assert_nonnull (dir);
  g_assert_nonnull (g_dir_read_name (dir));
  g_clear_pointer (&film->journal, hp_journal_unref);
  remove_all (other);
}

/* Others */

static void
test_a_holder_that_was_killed (Fixture       *f,
                               gconstpointer  data)
{
  g_autoptr(HpOpenPlan) held = NULL;
  g_autoptr(Work) film = work_new ("film", f->folder, note);
  g_autoptr(GFile) file = NULL;
  g_autofree char *path = g_build_filename (f->folder, "film.hairpin", NULL);
  int pipes[2], status;
  char byte;
  pid_t child;

  scenario_prepare (f->folder);
  g_assert_cmpint (pipe (pipes), ==, 0);
  child = fork ();
  if (child == 0)
    {
      Work *theirs = open_film (f);

      work_edit (theirs, 0);
      if (write (pipes[1], "x", 1) == 1)
        pause ();
      _exit (1);
    }

  g_assert_cmpint (read (pipes[0], &byte, 1), ==, 1);
  file = g_file_new_for_path (path);
  held = hp_open_plan (f->state, file, NULL, NULL);
  g_assert_nonnull (held->held);
  g_assert_null (held->journal);

  kill (child, SIGKILL);
  g_assert_cmpint (waitpid (child, &status, 0), ==, child);
  g_assert_true (work_open (film, "film.hairpin"));
  g_assert_nonnull (film->journal);
  g_assert_cmpuint (hp_history_get_n_done (film->history), ==, 1);
  close (pipes[0]);
  close (pipes[1]);
}

/* Opens and closes the plan; while it is open, nobody else may have made the file of its holder. */
static int
race (Fixture *f,
      int     *n_held)
{
  g_autofree char *path = g_build_filename (f->folder, "film.hairpin", NULL);
  g_autofree char *holder = g_build_filename (f->folder, "holder", NULL);
  g_autoptr(GFile) file = g_file_new_for_path (path);

  for (guint n = 0; n < N_RACES;)
    {
      g_autoptr(HpOpenPlan) opened = hp_open_plan (f->state, file, NULL, NULL);
      int fd;

      if (opened == NULL || opened->unkept != NULL)
        {
          g_printerr ("%s\n", opened != NULL ? opened->unkept : "not opened");
          return 3;
        }
      *n_held += opened->held != NULL;
      if (opened->journal == NULL)
        continue;

      fd = g_open (holder, O_CREAT | O_EXCL | O_WRONLY, 0600);
      if (fd < 0)
        return 4;
      close (fd);
      g_unlink (holder);
      n++;
    }

  return 0;
}

static void
test_a_race (Fixture       *f,
             gconstpointer  data)
{
  pid_t child;
  int status, n_held = 0;

  scenario_prepare (f->folder);
  child = fork ();
  if (child == 0)
    _exit (race (f, &n_held));

  status = race (f, &n_held);
  g_assert_cmpint (status, ==, 0);
  g_assert_cmpint (waitpid (child, &status, 0), ==, child);
  g_assert_cmpint (status, ==, 0);
  g_test_message ("held by the other %d times", n_held);
}

int
main (int   argc,
      char *argv[])
{
  g_test_init (&argc, &argv, NULL);

#define ADD(name, func) g_test_add ("/faults/places/" name, Fixture, NULL, set_up, func, tear_down)
  ADD ("full-disk", test_full_disk);
  ADD ("a-limit-that-goes", test_a_limit_that_goes);
  ADD ("a-limit-that-goes-by-itself", test_a_limit_that_goes_by_itself);
  ADD ("read-only-folder", test_read_only_folder);
  ADD ("read-only-file", test_read_only_file);
  ADD ("state-that-may-not-be-written", test_state_that_may_not_be_written);
  ADD ("state-on-another-disk", test_state_on_another_disk);
  ADD ("a-holder-that-was-killed", test_a_holder_that_was_killed);
  ADD ("a-race", test_a_race);
#undef ADD

  return g_test_run ();
}

#include <glib/gstdio.h>
#include <string.h>
#include <sys/resource.h>
#include <sys/stat.h>
#include <signal.h>
#include <unistd.h>

#include "store/replace.h"

typedef struct
{
  char  *folder;
  char  *path;
  GFile *file;
} Fixture;

static void
set_up (Fixture       *f,
        gconstpointer  data)
{
  f->folder = g_dir_make_tmp ("hairpin-XXXXXX", NULL);
  f->path = g_build_filename (f->folder, "plan.hairpin", NULL);
  f->file = g_file_new_for_path (f->path);
}

/* Empties and removes the folder; nothing may be left in it but what @f->path is. */
static void
tear_down (Fixture       *f,
           gconstpointer  data)
{
  g_autoptr(GDir) dir = g_dir_open (f->folder, 0, NULL);

  for (const char *name = g_dir_read_name (dir); name != NULL; name = g_dir_read_name (dir))
    {
      g_autofree char *path = g_build_filename (f->folder, name, NULL);

      g_assert_false (g_str_has_prefix (name, "."));
      g_unlink (path);
    }

  g_assert_cmpint (g_rmdir (f->folder), ==, 0);
  g_object_unref (f->file);
  g_free (f->path);
  g_free (f->folder);
}

static gboolean
replace (Fixture     *f,
         const char  *text,
         GError     **error)
{
  g_autoptr(GBytes) bytes = g_bytes_new (text, strlen (text));

  return hp_replace (f->file, bytes, NULL, error);
}

static void
assert_holds (Fixture    *f,
              const char *text)
{
  g_autofree char *contents = NULL;

  g_assert_true (g_file_get_contents (f->path, &contents, NULL, NULL));
  g_assert_cmpstr (contents, ==, text);
}

static void
test_new_and_over (Fixture       *f,
                   gconstpointer  data)
{
  g_assert_true (replace (f, "a longer text", NULL));
  assert_holds (f, "a longer text");
  g_assert_true (replace (f, "short", NULL));
  assert_holds (f, "short");
}

static void
test_keeps_mode (Fixture       *f,
                 gconstpointer  data)
{
  struct stat info;

  g_assert_true (replace (f, "one", NULL));
  g_chmod (f->path, 0640);
  g_assert_true (replace (f, "two", NULL));
  g_assert_cmpint (stat (f->path, &info), ==, 0);
  g_assert_cmpint (info.st_mode & 0777, ==, 0640);
}

static void
test_keeps_link (Fixture       *f,
                 gconstpointer  data)
{
  g_autofree char *target = g_build_filename (f->folder, "target", NULL);
  g_autofree char *contents = NULL;

  g_assert_true (g_file_set_contents (target, "one", -1, NULL));
  g_assert_cmpint (symlink (target, f->path), ==, 0);
  g_assert_true (replace (f, "two", NULL));
  g_assert_true (g_file_test (f->path, G_FILE_TEST_IS_SYMLINK));
  g_assert_true (g_file_get_contents (target, &contents, NULL, NULL));
  g_assert_cmpstr (contents, ==, "two");
}

/* A link to what is not there yet goes on being one. */
static void
test_keeps_dangling_link (Fixture       *f,
                          gconstpointer  data)
{
  g_autofree char *target = g_build_filename (f->folder, "target", NULL);

  g_assert_cmpint (symlink ("target", f->path), ==, 0);
  g_assert_true (replace (f, "one", NULL));
  g_assert_true (g_file_test (f->path, G_FILE_TEST_IS_SYMLINK));
  g_assert_true (g_file_test (target, G_FILE_TEST_IS_REGULAR));
  assert_holds (f, "one");
}

/* A disk that is full, as a limit on the size of files plays it. */
static void
test_full_disk_keeps_the_old (Fixture       *f,
                              gconstpointer  data)
{
  g_autofree char *large = g_strnfill (200000, 'x');
  g_autoptr(GError) error = NULL;
  struct rlimit limit, small;

  g_assert_true (replace (f, "old", NULL));

  signal (SIGXFSZ, SIG_IGN);
  getrlimit (RLIMIT_FSIZE, &limit);
  small = limit;
  small.rlim_cur = 100000;
  setrlimit (RLIMIT_FSIZE, &small);
  g_assert_false (replace (f, large, &error));
  setrlimit (RLIMIT_FSIZE, &limit);

  g_assert_error (error, G_IO_ERROR, G_IO_ERROR_FAILED);
  assert_holds (f, "old");
}

static void
test_refuses_a_folder (Fixture       *f,
                       gconstpointer  data)
{
  g_autoptr(GFile) folder = g_file_new_for_path (f->folder);
  g_autoptr(GBytes) bytes = g_bytes_new_static ("x", 1);
  g_autoptr(GError) error = NULL;

  g_assert_false (hp_replace (folder, bytes, NULL, &error));
  g_assert_error (error, G_IO_ERROR, G_IO_ERROR_IS_DIRECTORY);
}

static void
test_cancelled (Fixture       *f,
                gconstpointer  data)
{
  g_autoptr(GCancellable) cancellable = g_cancellable_new ();
  g_autoptr(GBytes) bytes = g_bytes_new_static ("new", 3);
  g_autoptr(GError) error = NULL;

  g_assert_true (replace (f, "old", NULL));
  g_cancellable_cancel (cancellable);
  g_assert_false (hp_replace (f->file, bytes, cancellable, &error));
  g_assert_error (error, G_IO_ERROR, G_IO_ERROR_CANCELLED);
  assert_holds (f, "old");
}

int
main (int   argc,
      char *argv[])
{
  g_test_init (&argc, &argv, NULL);

#define ADD(name, func) g_test_add ("/store/replace/" name, Fixture, NULL, set_up, func, tear_down)
  ADD ("new-and-over", test_new_and_over);
  ADD ("keeps-mode", test_keeps_mode);
  ADD ("keeps-link", test_keeps_link);
  ADD ("keeps-dangling-link", test_keeps_dangling_link);
  ADD ("full-disk-keeps-the-old", test_full_disk_keeps_the_old);
  ADD ("refuses-a-folder", test_refuses_a_folder);
  ADD ("cancelled", test_cancelled);
#undef ADD

  return g_test_run ();
}

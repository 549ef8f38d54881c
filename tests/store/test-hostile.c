/* Files that were made to do harm: each is refused in words, in no time and in little memory.
 *
 * Memory and time are those of a process of its own, which opens one file and says what came
 * of it.
 */

#include <glib/gstdio.h>
#include <stdio.h>
#include <string.h>
#include <sys/stat.h>
#include <time.h>

#include "store/plan-file.h"

#define MAX_SECONDS 1.0
#define MAX_MEMORY 200e6  /* bytes */
#define NO_PROBLEM "a plan"
#define TOO_MUCH "there is more than a plan can hold"
#define LARGE (60 << 20)  /* bytes: large, but not too large for a plan */

/* A sanitizer takes several times the time and the memory that the program does. */
#if defined (__SANITIZE_ADDRESS__) || defined (__SANITIZE_THREAD__)
#define IS_SANITIZED TRUE
#else
#define IS_SANITIZED FALSE
#endif

/* A file of @n pieces between a start and an end. */
typedef struct
{
  const char *name;
  const char *start;
  const char *piece;
  gsize       n;
  const char *end;
  const char *told;  /* in what is said of it */
} HostileFile;

#define FILLED(text) (LARGE / (sizeof (text) - 1))
#define HEAD "{ \"format\": \"hairpin-plan\", \"version\": 1, "

static const HostileFile files[] = {
  { "empty", "", "", 0, "", "line 1, column 0" },
  { "lists", "", "[", 100000, "", "line 1, column 65: more than 64 objects and lists" },
  { "objects", "", "{ \"a\": ", 100000, "", "more than 64 objects and lists" },
  { "lists-in-a-member", "{ \"a\":\n", "[", 100000, "", "line 2, column 64: more than 64" },
  { "lists-in-a-scene", "{ \"scenes\": [\n", "[", 100000, "", "line 2, column 63: more than 64" },
  { "closed", "", "]}", 100000, "", "line 1" },
  { "text-too-large-to-open", "{ \"title\": \"", "0123456789", 10 << 20, "\" }", "too large" },
  { "long-text", HEAD "\n\"title\": \"", "x", LARGE, "\" }",
    "line 2, column 10: a text or a number is longer than 1048576 bytes" },
  { "long-key", "{ \"", "x", LARGE, "\": 1 }", "line 1, column 3: a text or a number" },
  { "open-text", "{ \"title\": \"", "\\\"", LARGE / 2, "", "a text or a number is longer" },
  { "long-number", "{ \"cuts\": [", "1", LARGE, "] }", "a text or a number is longer" },
  { "long-space", "{ \"cuts\": ", " ", LARGE, "] }", "unexpected token near ']'" },
  { "long-texts", HEAD "\"scenes\": [\"", "0123456789abcdef", 1 << 16, "\"] }",
    "scenes[0]: an object is expected" },
  { "as-many-frames-as-may-be", HEAD "\"cuts\": [", "0,", 1000000, "0] }", "it is missing" },
  { "as-many-points-as-may-be", HEAD "\"scenes\": [ { \"curve\": [", "{\"at\":1},", 340000,
    "{}] } ] }", "it is missing" },
  { "many-frames", HEAD "\"cuts\": [", "0,", FILLED ("0,"), "0] }", TOO_MUCH },
  { "many-empty-scenes", HEAD "\"scenes\": [", "{},", FILLED ("{},"), "{}] }",
    TOO_MUCH },
  { "many-small-scenes", HEAD "\"scenes\": [",
    "{\"id\":\"scene-1\",\"cue\":\"1M1\",\"in\":0,\"out\":1},", 1000000, "{}] }",
    TOO_MUCH },
  { "many-numbers-as-scenes", HEAD "\"scenes\": [", "0,", FILLED ("0,"), "0] }",
    TOO_MUCH },
  { "many-wrong-lines", HEAD "\"dialogue\": [", "{\"in\":-1,\"out\":\"x\"},", 2900000, "{}] }",
    TOO_MUCH },
  { "many-points", HEAD "\"scenes\": [ { \"curve\": [", "{\"at\":1},", FILLED ("{\"at\":1},"),
    "{}] } ] }", TOO_MUCH },
  { "many-unknown", HEAD "\"later\": [", "{},", FILLED ("{},"), "{}] }", TOO_MUCH },
  { "as-many-unknown-as-may-be", HEAD "\"later\": [", "{},", 340000, "{}] }", "it is missing" },
  { "many-unknown-members", HEAD "\"scenes\": [ {", "\"a\":[],", FILLED ("\"a\":[],"), "} ] }",
    TOO_MUCH },
  { "not-a-number", "{\n \"first\": NaN }", "", 0, "", "line 2, column 13: invalid token" },
  { "infinity", "{ \"a\": -Infinity }", "", 0, "", "line 1, column 8: invalid token near '-'" },
  { "duplicate-key", "{ \"a\": { \"b\": 1, \"b\": 1 } }", "", 0, "", "duplicate object key" },
  { "duplicate-outer-key", "{ \"a\": 1, \"a\": 1 }", "", 0, "", "duplicate object key" },
  { "lone-surrogate", "{ \"a\": \"\\ud800\" }", "", 0, "", "invalid Unicode" },
  { "second-surrogate", "{ \"a\": \"\\udc00\" }", "", 0, "", "invalid Unicode" },
  { "escaped-nul", "{ \"a\": \"\\u0000\" }", "", 0, "", "\\u0000 is not allowed" },
  { "huge-number", "{ \"a\": 1e400 }", "", 0, "", "real number overflow" },
  { "huge-integer", "{ \"a\": 18446744073709551616 }", "", 0, "", "too big integer" },
  { "huge-negative-integer", "{ \"a\": -9223372036854775809 }", "", 0, "", "too big negative" },
  { "comment", "{ /* a */ }", "", 0, "", "line 1, column 3" },
  { "single-quotes", "{ 'a': 1 }", "", 0, "", "line 1, column 3" },
  { "byte-order-mark", "\xef\xbb\xbf{}", "", 0, "", "line 1, column 1" },
  { "overlong-utf-8", "{ \"a\": \"\xc0\xaf\" }", "", 0, "", "unable to decode" },
  { "cut-utf-8", "{ \"a\": \"\xe9\x9f", "", 0, "", "line 1" },
};

static const char *program;

static double
get_seconds (void)
{
  struct timespec now;

  clock_gettime (CLOCK_PROCESS_CPUTIME_ID, &now);
  return (double) now.tv_sec + (double) now.tv_nsec / 1e9;
}

/* The most memory that this process ever had, in bytes. */
static double
get_most_memory (void)
{
  g_autofree char *status = NULL;
  const char *line;

  g_assert_true (g_file_get_contents ("/proc/self/status", &status, NULL, NULL));
  line = strstr (status, "VmHWM:");
  g_assert_nonnull (line);
  return 1024.0 * (double) g_ascii_strtoll (line + strlen ("VmHWM:"), NULL, 10);
}

/* Opens @path, and prints the time, the memory and what is said. */
static int
open_plan (const char *path)
{
  g_autoptr(GFile) file = g_file_new_for_path (path);
  g_autoptr(GError) error = NULL;
  double start = get_seconds ();
  g_autoptr(HpPlanLoad) load = hp_plan_file_load (file, NULL, &error);
  g_autofree char *told = NULL;

  if (load == NULL)
    told = g_strdup (error->message);
  else if (load->plan == NULL)
    told = hp_problems_to_string (load->problems, "plan");
  else
    told = g_strdup (NO_PROBLEM);
  g_print ("%f %.0f %s", get_seconds () - start, get_most_memory (), told);
  return 0;
}

/* Opens @path in another process, and wants it to say @part in time. */
static void
assert_told (const char *path,
             const char *part)
{
  const char *argv[] = { program, "--open", path, NULL };
  g_autofree char *printed = NULL;
  g_autoptr(GError) error = NULL;
  double seconds, memory;
  int length, status;

  g_spawn_sync (NULL, (char **) argv, NULL, G_SPAWN_DEFAULT, NULL, NULL, &printed, NULL, &status,
                &error);
  g_assert_no_error (error);
  g_spawn_check_wait_status (status, &error);
  g_assert_no_error (error);
  g_assert_cmpint (sscanf (printed, "%lf %lf %n", &seconds, &memory, &length), ==, 2);

  if (strstr (printed + length, part) == NULL)
    g_error ("“%.200s” does not hold “%s”", printed + length, part);

  g_test_message ("%.3f s, %.1f MB: %.100s", seconds, memory / 1e6, printed + length);
  if (IS_SANITIZED)
    return;

  g_assert_cmpfloat (seconds, <, MAX_SECONDS);
  g_assert_cmpfloat (memory, <, MAX_MEMORY);
}

static void
write_file (const HostileFile *hostile,
            const char        *path)
{
  FILE *file = g_fopen (path, "w");
  gsize length = strlen (hostile->piece);

  g_assert_nonnull (file);
  fputs (hostile->start, file);
  for (gsize i = 0; i < hostile->n; i++)
    fwrite (hostile->piece, 1, length, file);
  fputs (hostile->end, file);
  g_assert_cmpint (fclose (file), ==, 0);
}

static void
test_file (gconstpointer data)
{
  const HostileFile *hostile = data;
  g_autofree char *folder = g_dir_make_tmp ("hairpin-XXXXXX", NULL);
  g_autofree char *path = g_build_filename (folder, "hostile.hairpin", NULL);

  write_file (hostile, path);
  assert_told (path, hostile->told);
  g_unlink (path);
  g_rmdir (folder);
}

/* A plan without a fault, but with as many statements on as many layers as it can have. */
static void
test_many_references (void)
{
  const int n = 18000;
  g_autofree char *folder = g_dir_make_tmp ("hairpin-XXXXXX", NULL);
  g_autofree char *path = g_build_filename (folder, "hostile.hairpin", NULL);
  FILE *file = g_fopen (path, "w");

  g_assert_nonnull (file);
  fputs (HEAD "\"picture\": { \"frame-rate\": \"24\" },"
         "\"reels\": [{ \"number\": 1, \"start\": 0, \"duration\": 9, "
         "\"start-timecode\": \"01:00:00:00\" }],"
         "\"palette\": [{ \"id\": \"instrument-1\", \"name\": \"a\", \"sound\": \"strings.viola\", "
         "\"program\": 1, \"family\": \"strings\", \"low\": \"C3\", \"high\": \"C4\", "
         "\"brightness\": 1, \"material\": \"wood\" }],"
         "\"motifs\": [{ \"id\": \"motif-1\", \"name\": \"a\", \"colour\": \"#000000\", "
         "\"meter\": \"4/4\", \"bpm\": 60 }],"
         "\"scenes\": [{ \"id\": \"scene-1\", \"cue\": \"1M1\", \"in\": 0, \"out\": 9, "
         "\"layers\": [", file);
  for (int i = 1; i <= n; i++)
    fprintf (file, "%s{\"id\":\"layer-%d\",\"name\":\"a\",\"instrument\":\"instrument-1\"}",
             i > 1 ? "," : "", i);
  fputs ("], \"statements\": [", file);
  for (int i = 1; i <= n; i++)
    fprintf (file, "%s{\"id\":\"statement-%d\",\"motif\":\"motif-1\",\"layer\":\"layer-%d\","
             "\"at\":\"0\"}", i > 1 ? "," : "", i, n);
  fputs ("] }] }", file);
  g_assert_cmpint (fclose (file), ==, 0);

  assert_told (path, NO_PROBLEM);
  g_unlink (path);
  g_rmdir (folder);
}

static void
test_folder (void)
{
  assert_told (g_get_tmp_dir (), "folder");
}

/* Nobody writes to the pipe: who would open it would wait for ever. */
static void
test_pipe (void)
{
  g_autofree char *folder = g_dir_make_tmp ("hairpin-XXXXXX", NULL);
  g_autofree char *path = g_build_filename (folder, "pipe.hairpin", NULL);

  g_assert_cmpint (mkfifo (path, 0600), ==, 0);
  assert_told (path, "a pipe or a device");
  g_unlink (path);
  g_rmdir (folder);
}

static void
test_device (void)
{
  assert_told ("/dev/zero", "a pipe or a device");
  assert_told ("/dev/null", "a pipe or a device");
}

int
main (int   argc,
      char *argv[])
{
  if (argc == 3 && g_str_equal (argv[1], "--open"))
    return open_plan (argv[2]);

  program = argv[0];
  g_test_init (&argc, &argv, NULL);

  for (guint i = 0; i < G_N_ELEMENTS (files); i++)
    {
      g_autofree char *path = g_strconcat ("/store/hostile/", files[i].name, NULL);

      g_test_add_data_func (path, &files[i], test_file);
    }
  g_test_add_func ("/store/hostile/many-references", test_many_references);
  g_test_add_func ("/store/hostile/folder", test_folder);
  g_test_add_func ("/store/hostile/pipe", test_pipe);
  g_test_add_func ("/store/hostile/device", test_device);

  return g_test_run ();
}

/* Runs a target without a fuzzer: first what is saved, then what chance makes of it.
 *
 *   fuzz-TARGET [--seconds N] [--executions N] [--seed N] [--dictionary FILE] CORPUS…
 *
 * CORPUS is a file or a folder of files.  It ends after N seconds of processor time or N
 * executions, and prints how many there were and the worst of their times, against the
 * least that such bytes take (fuzz_floor).  What fails lies in fuzz-failure then, in the
 * working folder; given as CORPUS, it fails again.
 */

#include <fcntl.h>
#include <signal.h>
#include <stdlib.h>
#include <string.h>
#include <time.h>
#include <unistd.h>

#include "fuzz-target.h"
#include "mutator.h"

#define FAILURE "fuzz-failure"
#define MAX_RATIO 20.0
#define MIN_FLOOR 200e-6   /* seconds; what takes less is taken for it */
#define N_CONFIRM 5        /* measurements before a time is believed */
#define PATIENCE 60        /* seconds before an execution counts as endless */

/* A sanitizer slows our code, and not that of the floor. */
#if defined (__SANITIZE_ADDRESS__) || defined (__SANITIZE_THREAD__)
#define IS_SANITIZED TRUE
#else
#define IS_SANITIZED FALSE
#endif

typedef struct
{
  guint64 n_executions;
  double  seconds;
  double  worst_ratio;
} Result;

static const void *current;
static gsize current_size;

/* The input is kept, whatever became of the rest of the program. */
static void
failed_cb (int number)
{
  static const char message[] = "The input that failed is in " FAILURE ".\n";
  int fd = open (FAILURE, O_WRONLY | O_CREAT | O_TRUNC, 0644);

  signal (SIGABRT, SIG_DFL);
  if (fd < 0 || write (fd, current, current_size) != (gssize) current_size ||
      write (STDERR_FILENO, message, sizeof message - 1) < 0)
    _exit (2);
  abort ();
}

static double
get_seconds (void)
{
  struct timespec now;

  clock_gettime (CLOCK_PROCESS_CPUTIME_ID, &now);
  return (double) now.tv_sec + (double) now.tv_nsec / 1e9;
}

static double
time_target (const void *data,
             gsize       size)
{
  double start = get_seconds ();

  LLVMFuzzerTestOneInput (data, size);
  return get_seconds () - start;
}

static double
time_floor (const void *data,
            gsize       size)
{
  double start = get_seconds ();

  fuzz_floor (data, size);
  return MAX (get_seconds () - start, MIN_FLOOR);
}

/* The least of several times: what else the machine did meanwhile is no fault of the target. */
static double
confirm_ratio (const void *data,
               gsize       size)
{
  double target = G_MAXDOUBLE, floor = G_MAXDOUBLE;

  for (guint i = 0; i < N_CONFIRM; i++)
    {
      target = MIN (target, time_target (data, size));
      floor = MIN (floor, time_floor (data, size));
    }

  return target / floor;
}

static void
execute (Result     *self,
         const void *data,
         gsize       size)
{
  /* In a block of its own size, of which a sanitizer knows the end. */
  g_autofree void *copy = g_memdup2 (data, size);
  double seconds;

  current = copy;
  current_size = size;
  alarm (PATIENCE);
  seconds = time_target (copy, size);
  self->n_executions++;
  self->seconds += seconds;

  if (seconds > self->worst_ratio * MIN_FLOOR &&
      seconds > self->worst_ratio * time_floor (copy, size))
    {
      double ratio = confirm_ratio (copy, size);

      self->worst_ratio = MAX (self->worst_ratio, ratio);
      if (ratio > MAX_RATIO && !IS_SANITIZED)
        g_error ("It takes %.1f times the floor, and %g at most are allowed", ratio, MAX_RATIO);
    }

  current = NULL;
  current_size = 0;
}

static int
compare_names (gconstpointer a,
               gconstpointer b)
{
  return strcmp (*(const char *const *) a, *(const char *const *) b);
}

/* Adds a file, or all files of a folder, in the order of their names. */
static void
load (GPtrArray  *corpus,
      const char *path)
{
  g_autoptr(GDir) folder = g_dir_open (path, 0, NULL);
  g_autoptr(GPtrArray) names = g_ptr_array_new_with_free_func (g_free);
  g_autoptr(GError) error = NULL;
  const char *name;
  char *contents;
  gsize size;

  if (folder == NULL)
    {
      g_file_get_contents (path, &contents, &size, &error);
      g_assert_no_error (error);
      g_ptr_array_add (corpus, g_bytes_new_take (contents, size));
      return;
    }

  while ((name = g_dir_read_name (folder)) != NULL)
    g_ptr_array_add (names, g_build_filename (path, name, NULL));
  g_ptr_array_sort (names, compare_names);
  for (guint i = 0; i < names->len; i++)
    load (corpus, g_ptr_array_index (names, i));
}

static void
run (Result  *self,
     Mutator *mutator,
     double   seconds,
     gint64   executions)
{
  GPtrArray *corpus = mutator->others;

  for (guint i = 0; i < corpus->len; i++)
    {
      gsize size;
      gconstpointer data = g_bytes_get_data (g_ptr_array_index (corpus, i), &size);

      execute (self, data, size);
    }

  while (self->seconds < seconds || self->n_executions < (guint64) executions)
    {
      guint index = (guint) g_rand_int_range (mutator->rand, 0, (int) corpus->len);
      GBytes *seed = g_ptr_array_index (corpus, index);
      g_autoptr(GByteArray) bytes = g_byte_array_sized_new (MUTATOR_MAX_SIZE);

      g_byte_array_append (bytes, g_bytes_get_data (seed, NULL), (guint) g_bytes_get_size (seed));
      mutator_mutate (mutator, bytes);
      execute (self, bytes->data, bytes->len);
    }
}

int
main (int   argc,
      char *argv[])
{
  g_autofree char *dictionary = NULL;
  double seconds = 0;
  gint64 executions = 0;
  int seed = 1;
  const GOptionEntry entries[] = {
    { "seconds", 0, 0, G_OPTION_ARG_DOUBLE, &seconds, NULL, NULL },
    { "executions", 0, 0, G_OPTION_ARG_INT64, &executions, NULL, NULL },
    { "seed", 0, 0, G_OPTION_ARG_INT, &seed, NULL, NULL },
    { "dictionary", 0, 0, G_OPTION_ARG_FILENAME, &dictionary, NULL, NULL },
    { NULL },
  };
  g_autoptr(GOptionContext) context = g_option_context_new ("CORPUS…");
  g_autoptr(GError) error = NULL;
  g_autoptr(GPtrArray) corpus = g_ptr_array_new_with_free_func ((GDestroyNotify) g_bytes_unref);
  g_autoptr(GPtrArray) words = NULL;
  g_autoptr(GRand) rand = NULL;
  Result result = { 0 };
  Mutator mutator;

  g_log_set_always_fatal (G_LOG_LEVEL_CRITICAL | G_LOG_LEVEL_WARNING);
  g_option_context_add_main_entries (context, entries, NULL);
  if (!g_option_context_parse (context, &argc, &argv, &error) || argc < 2)
    {
      g_printerr ("%s\n", error != NULL ? error->message : "A corpus is expected.");
      return 2;
    }

  for (int i = 1; i < argc; i++)
    load (corpus, argv[i]);
  words = dictionary != NULL ? mutator_load_words (dictionary) : g_ptr_array_ref (corpus);
  rand = g_rand_new_with_seed ((guint32) seed);
  mutator = (Mutator) { rand, words, corpus };

  signal (SIGABRT, failed_cb);
  signal (SIGTRAP, failed_cb);  /* of a fatal message of GLib */
  signal (SIGALRM, failed_cb);
  if (!IS_SANITIZED)
    signal (SIGSEGV, failed_cb);
  run (&result, &mutator, seconds, executions);

  g_print ("%" G_GUINT64_FORMAT " executions in %.1f s, the worst in %.1f times the floor\n",
           result.n_executions, result.seconds, result.worst_ratio);
  return 0;
}

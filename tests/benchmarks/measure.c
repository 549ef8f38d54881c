#include "measure.h"

#include <math.h>
#include <time.h>

#define N_PAIRS 9
#define MIN_SECONDS 0.02  /* of one measurement; shorter ones are repeated within it */

static gboolean any_over;
static volatile gint64 used;

static double
seconds (MeasureClock clock)
{
  struct timespec now;

  clock_gettime (clock == MEASURE_WALL ? CLOCK_MONOTONIC : CLOCK_PROCESS_CPUTIME_ID, &now);
  return (double) now.tv_sec + (double) now.tv_nsec / 1e9;
}

static double
run (MeasureClock clock,
     MeasureWork  work,
     gpointer     data,
     guint        n_times)
{
  double start = seconds (clock);

  for (guint i = 0; i < n_times; i++)
    work (data);

  return seconds (clock) - start;
}

/* How often @work is to be done in one measurement. */
static guint
find_times (MeasureClock clock,
            MeasureWork  work,
            gpointer     data)
{
  guint n_times = 1;

  while (run (clock, work, data, n_times) < MIN_SECONDS)
    n_times *= 2;

  return n_times;
}

static int
compare (gconstpointer a,
         gconstpointer b)
{
  double left = *(const double *) a, right = *(const double *) b;

  return (left > right) - (left < right);
}

static double
median (double *values)
{
  qsort (values, N_PAIRS, sizeof (double), compare);
  return values[N_PAIRS / 2];
}

void
measure (const char   *name,
         double        bound,
         MeasureClock  clock,
         MeasureWork   ours,
         MeasureWork   floor,
         gpointer      data)
{
  guint n_ours = find_times (clock, ours, data), n_floor = find_times (clock, floor, data);
  double our_times[N_PAIRS], floor_times[N_PAIRS], ratios[N_PAIRS];
  double ratio;

  for (guint i = 0; i < N_PAIRS; i++)
    {
      our_times[i] = run (clock, ours, data, n_ours) / n_ours;
      floor_times[i] = run (clock, floor, data, n_floor) / n_floor;
      ratios[i] = our_times[i] / floor_times[i];
    }

  ratio = median (ratios);
  g_print ("# %s: %.4g ms, floor %.4g ms\n", name, 1000 * median (our_times),
           1000 * median (floor_times));
  measure_tell (name, ratio, "times-the-floor", bound);
}

void
measure_tell (const char *name,
              double      value,
              const char *unit,
              double      bound)
{
  any_over |= value > bound;
  g_print ("%s %.2f %s %g %s\n", name, value, unit, bound, value > bound ? "over" : "ok");
}

int
measure_end (void)
{
  return any_over ? 1 : 0;
}

void
measure_use (gint64 value)
{
  used += value;
}

/* Ratios of what our code takes to what a floor takes: the least that the job asks for.
 *
 * Both are measured in turns, in processor time, in one run: what else the
 * machine does hits both alike, and a slower machine gives the same ratio.
 */

#pragma once

#include <glib.h>

G_BEGIN_DECLS

typedef void (*MeasureWork) (gpointer data);

typedef enum
{
  MEASURE_PROCESSOR,
  MEASURE_WALL,       /* where the disk is part of it */
} MeasureClock;

void measure      (const char   *name,
                   double        bound,
                   MeasureClock  clock,
                   MeasureWork   ours,
                   MeasureWork   floor,
                   gpointer      data);

/* Prints a figure that was measured in another way. */
void measure_tell (const char   *name,
                   double        value,
                   const char   *unit,
                   double        bound);

/* The exit status: 1 when a figure was over its bound. */
int  measure_end  (void);

/* What is worked out must be used, or the compiler leaves it out. */
void measure_use  (gint64        value);

G_END_DECLS

#include "music/tempo-map.h"

#include <math.h>

/* A ramp by less than this part of its tempo is none: the logarithm would only lose digits. */
#define EPSILON 1e-12

/* No tick is farther from the downbeat than this, so that any frame has one. */
#define MAX_TICK ((double) (G_GINT64_CONSTANT (1) << 62))

typedef struct
{
  double from;     /* whole notes */
  double seconds;  /* after the downbeat */
  double tempo;    /* whole notes a minute, at from */
  double slope;    /* whole notes a minute, a whole note; 0 where the tempo holds */
} Segment;

struct _HpTempoMap
{
  HpFrameRate       rate;
  gint64            downbeat;  /* frame */
  gsize             n_changes;
  HpTempoMapChange *changes;
  Segment          *segments;  /* one from each change */
};

G_DEFINE_BOXED_TYPE (HpTempoMap, hp_tempo_map, hp_tempo_map_ref, hp_tempo_map_unref)

static void
clear (gpointer data)
{
  HpTempoMap *self = data;

  g_free (self->changes);
  g_free (self->segments);
}

/* Seconds from the start of @segment to @position. */
static double
seconds_in (const Segment *segment,
            double         position)
{
  double whole_notes = position - segment->from;

  if (segment->slope == 0 || whole_notes < 0)
    return 60 * whole_notes / segment->tempo;

  return 60 / segment->slope * log1p (segment->slope * whole_notes / segment->tempo);
}

/* Whole notes from the start of @segment to what sounds @seconds after it. */
static double
whole_notes_in (const Segment *segment,
                double         seconds)
{
  if (segment->slope == 0 || seconds < 0)
    return segment->tempo * seconds / 60;

  return segment->tempo / segment->slope * expm1 (segment->slope * seconds / 60);
}

static double
tempo_of (const HpTempoMapChange *change,
          HpFrameRate             rate)
{
  return hp_bpm_get_per_minute (change->bpm, rate) * hp_fraction_to_double (change->beat);
}

static void
make_segments (HpTempoMap *self)
{
  self->segments = g_new0 (Segment, self->n_changes);

  for (gsize i = 0; i < self->n_changes; i++)
    {
      Segment *segment = &self->segments[i];

      segment->from = hp_fraction_to_double (self->changes[i].at);
      segment->tempo = tempo_of (&self->changes[i], self->rate);
      if (i > 0)
        segment->seconds = segment[-1].seconds + seconds_in (&segment[-1], segment->from);

      if (self->changes[i].ramp && i + 1 < self->n_changes)
        {
          double rise = tempo_of (&self->changes[i + 1], self->rate) - segment->tempo;
          double length = hp_fraction_to_double (self->changes[i + 1].at) - segment->from;

          if (length > 0 && fabs (rise) > EPSILON * segment->tempo)
            segment->slope = rise / length;
        }
    }
}

/**
 * hp_tempo_map_new:
 * @changes: (array length=n_changes): sorted by position, the first at 0; of
 *   two at one position the later holds
 * @n_changes: how many there are, at least one
 * @rate: the rate of the picture, which film clicks are counted in
 * @downbeat: the frame of position 0
 *
 * Returns: (transfer full): a map
 */
HpTempoMap *
hp_tempo_map_new (const HpTempoMapChange *changes,
                  gsize                   n_changes,
                  HpFrameRate             rate,
                  gint64                  downbeat)
{
  HpTempoMap *self;

  g_return_val_if_fail (changes != NULL && n_changes > 0, NULL);
  g_return_val_if_fail (changes[0].at.num == 0, NULL);
  g_return_val_if_fail (rate.num > 0 && rate.den > 0, NULL);

  for (gsize i = 0; i < n_changes; i++)
    {
      g_return_val_if_fail (i == 0 ||
                            hp_fraction_compare (changes[i - 1].at, changes[i].at) <= 0, NULL);
      g_return_val_if_fail (tempo_of (&changes[i], rate) > 0, NULL);
    }

  self = g_atomic_rc_box_new0 (HpTempoMap);
  self->rate = rate;
  self->downbeat = downbeat;
  self->n_changes = n_changes;
  self->changes = g_memdup2 (changes, n_changes * sizeof *changes);
  make_segments (self);

  return self;
}

HpTempoMap *
hp_tempo_map_ref (HpTempoMap *self)
{
  return g_atomic_rc_box_acquire (self);
}

void
hp_tempo_map_unref (HpTempoMap *self)
{
  g_atomic_rc_box_release_full (self, clear);
}

const HpTempoMapChange *
hp_tempo_map_get_changes (const HpTempoMap *self,
                          gsize            *n_changes)
{
  g_return_val_if_fail (self != NULL, NULL);

  if (n_changes != NULL)
    *n_changes = self->n_changes;
  return self->changes;
}

HpFrameRate
hp_tempo_map_get_frame_rate (const HpTempoMap *self)
{
  g_return_val_if_fail (self != NULL, ((HpFrameRate) { 24, 1 }));

  return self->rate;
}

gint64
hp_tempo_map_get_downbeat (const HpTempoMap *self)
{
  g_return_val_if_fail (self != NULL, 0);

  return self->downbeat;
}

/* The last segment that does not begin later; the first for what lies before position 0. */
static const Segment *
segment_at (const HpTempoMap *self,
            HpFraction        position)
{
  gsize low = 0, high = self->n_changes;

  while (high - low > 1)
    {
      gsize middle = low + (high - low) / 2;

      if (hp_fraction_compare (self->changes[middle].at, position) > 0)
        high = middle;
      else
        low = middle;
    }

  return &self->segments[low];
}

/* The same by time. */
static const Segment *
segment_sounding (const HpTempoMap *self,
                  double            seconds)
{
  gsize low = 0, high = self->n_changes;

  while (high - low > 1)
    {
      gsize middle = low + (high - low) / 2;

      if (self->segments[middle].seconds > seconds)
        high = middle;
      else
        low = middle;
    }

  return &self->segments[low];
}

double
hp_tempo_map_get_tempo (const HpTempoMap *self,
                        HpFraction        position)
{
  const Segment *segment;

  g_return_val_if_fail (self != NULL, 0);

  segment = segment_at (self, position);
  return segment->tempo +
         segment->slope * MAX (0, hp_fraction_to_double (position) - segment->from);
}

double
hp_tempo_map_get_seconds (const HpTempoMap *self,
                          HpFraction        position)
{
  const Segment *segment;

  g_return_val_if_fail (self != NULL, 0);

  segment = segment_at (self, position);
  return segment->seconds + seconds_in (segment, hp_fraction_to_double (position));
}

double
hp_tempo_map_get_position (const HpTempoMap *self,
                           double            seconds)
{
  const Segment *segment;

  g_return_val_if_fail (self != NULL, 0);

  segment = segment_sounding (self, seconds);
  return segment->from + whole_notes_in (segment, seconds - segment->seconds);
}

double
hp_tempo_map_get_frame (const HpTempoMap *self,
                        HpFraction        position)
{
  g_return_val_if_fail (self != NULL, 0);

  return (double) self->downbeat +
         hp_tempo_map_get_seconds (self, position) * self->rate.num / self->rate.den;
}

/* Of two equally near, the later. */
gint64
hp_tempo_map_get_nearest_frame (const HpTempoMap *self,
                                HpFraction        position)
{
  return (gint64) floor (hp_tempo_map_get_frame (self, position) + 0.5);
}

double
hp_tempo_map_get_position_at (const HpTempoMap *self,
                              double            frame)
{
  g_return_val_if_fail (self != NULL, 0);

  return hp_tempo_map_get_position (self, (frame - (double) self->downbeat) *
                                          self->rate.den / self->rate.num);
}

/* The position at @frame as an exact one: the nearest of @ticks_per_whole to a whole note. */
HpFraction
hp_tempo_map_get_tick_at (const HpTempoMap *self,
                          double            frame,
                          gint64            ticks_per_whole)
{
  double tick;

  g_return_val_if_fail (ticks_per_whole > 0, ((HpFraction) { 0, 1 }));

  tick = hp_tempo_map_get_position_at (self, frame) * (double) ticks_per_whole;
  return hp_fraction_new ((gint64) floor (CLAMP (tick, -MAX_TICK, MAX_TICK) + 0.5),
                          ticks_per_whole);
}

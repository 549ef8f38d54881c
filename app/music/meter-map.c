#include "music/meter-map.h"

typedef struct
{
  gint64     bar;
  HpMeter    meter;
  HpFraction start;  /* of the bar, in whole notes */
} Section;

struct _HpMeterMap
{
  gsize   n_sections;
  Section sections[];  /* the first begins with bar 1 */
};

G_DEFINE_BOXED_TYPE (HpMeterMap, hp_meter_map, hp_meter_map_ref, hp_meter_map_unref)

static HpFraction
start_in (const Section *section,
          gint64         bar)
{
  HpFraction bars = hp_fraction_new (bar - section->bar, 1);

  return hp_fraction_add (section->start,
                          hp_fraction_multiply (bars, hp_meter_get_length (section->meter)));
}

/**
 * hp_meter_map_new:
 * @changes: (array length=n_changes): sorted by bar, the first of them bar 1;
 *   of two in one bar the later holds
 * @n_changes: how many there are, at least one
 *
 * Returns: (transfer full): a map
 */
HpMeterMap *
hp_meter_map_new (const HpMeterMapChange *changes,
                  gsize                   n_changes)
{
  HpMeterMap *self;

  g_return_val_if_fail (changes != NULL && n_changes > 0, NULL);
  g_return_val_if_fail (changes[0].bar == 1, NULL);

  for (gsize i = 0; i < n_changes; i++)
    {
      g_return_val_if_fail (i == 0 || changes[i - 1].bar <= changes[i].bar, NULL);
      g_return_val_if_fail (changes[i].meter.beats > 0 && changes[i].meter.unit > 0, NULL);
    }

  self = g_atomic_rc_box_alloc0 (sizeof (HpMeterMap) + n_changes * sizeof (Section));
  self->n_sections = n_changes;
  for (gsize i = 0; i < n_changes; i++)
    {
      Section *section = &self->sections[i];

      section->bar = changes[i].bar;
      section->meter = changes[i].meter;
      section->start = i > 0 ? start_in (section - 1, section->bar) : (HpFraction) { 0, 1 };
    }

  return self;
}

HpMeterMap *
hp_meter_map_ref (HpMeterMap *self)
{
  return g_atomic_rc_box_acquire (self);
}

void
hp_meter_map_unref (HpMeterMap *self)
{
  g_atomic_rc_box_release (self);
}

/* Whether @section begins after @bar, or after @position when there is one. */
static gboolean
begins_after (const Section    *section,
              gint64            bar,
              const HpFraction *position)
{
  if (position != NULL)
    return hp_fraction_compare (section->start, *position) > 0;

  return section->bar > bar;
}

/* The last section that does not begin later; the first for what lies before bar 1. */
static const Section *
find_section (const HpMeterMap *self,
              gint64            bar,
              const HpFraction *position)
{
  gsize low = 0, high = self->n_sections;

  while (high - low > 1)
    {
      gsize middle = low + (high - low) / 2;

      if (begins_after (&self->sections[middle], bar, position))
        high = middle;
      else
        low = middle;
    }

  return &self->sections[low];
}

HpMeter
hp_meter_map_get_meter (const HpMeterMap *self,
                        gint64            bar)
{
  g_return_val_if_fail (self != NULL, ((HpMeter) { 4, 4 }));

  return find_section (self, bar, NULL)->meter;
}

HpFraction
hp_meter_map_get_start (const HpMeterMap *self,
                        gint64            bar)
{
  g_return_val_if_fail (self != NULL, ((HpFraction) { 0, 1 }));

  return start_in (find_section (self, bar, NULL), bar);
}

HpFraction
hp_meter_map_get_length (const HpMeterMap *self,
                         gint64            bar)
{
  return hp_meter_get_length (hp_meter_map_get_meter (self, bar));
}

/**
 * hp_meter_map_get_bar:
 * @self: a map
 * @position: in whole notes, before the first downbeat too
 * @offset: (out) (optional): how far into the bar, in whole notes
 *
 * Returns: the number of the bar; a bar line belongs to the bar it begins
 */
gint64
hp_meter_map_get_bar (const HpMeterMap *self,
                      HpFraction        position,
                      HpFraction       *offset)
{
  const Section *section;
  HpFraction inside;
  gint64 bar;

  g_return_val_if_fail (self != NULL, 1);

  section = find_section (self, 0, &position);
  inside = hp_fraction_subtract (position, section->start);
  bar = section->bar +
        hp_fraction_floor (hp_fraction_divide (inside, hp_meter_get_length (section->meter)));
  if (offset != NULL)
    *offset = hp_fraction_subtract (position, start_in (section, bar));

  return bar;
}

HpFraction
hp_meter_map_get_beat (const HpMeterMap *self,
                       HpFraction        position)
{
  gint64 bar, n_beats;
  HpFraction offset;
  guint unit;

  g_return_val_if_fail (self != NULL, position);

  bar = hp_meter_map_get_bar (self, position, &offset);
  unit = hp_meter_map_get_meter (self, bar).unit;
  n_beats = hp_fraction_floor (hp_fraction_multiply (offset, hp_fraction_new (unit, 1)));
  return hp_fraction_add (hp_meter_map_get_start (self, bar), hp_fraction_new (n_beats, unit));
}

/* A bar line is a beat of the meter before it, too, so that the next beat never skips one. */
HpFraction
hp_meter_map_get_next_beat (const HpMeterMap *self,
                            HpFraction        position)
{
  gint64 bar;

  g_return_val_if_fail (self != NULL, position);

  bar = hp_meter_map_get_bar (self, position, NULL);
  return hp_fraction_add (hp_meter_map_get_beat (self, position),
                          hp_fraction_new (1, hp_meter_map_get_meter (self, bar).unit));
}

/* Of two equally near, the later. */
HpFraction
hp_meter_map_get_nearest_beat (const HpMeterMap *self,
                               HpFraction        position)
{
  HpFraction beat = hp_meter_map_get_beat (self, position);
  HpFraction next = hp_meter_map_get_next_beat (self, position);

  if (hp_fraction_compare (hp_fraction_subtract (position, beat),
                           hp_fraction_subtract (next, position)) < 0)
    return beat;

  return next;
}

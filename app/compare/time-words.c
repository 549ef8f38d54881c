#include "config.h"

#include "compare/time-words.h"

#include <glib/gi18n-lib.h>

#include "model/plan-time.h"
#include "model/scene-time.h"

char *
hp_timecode_words (const HpPlaces *places,
                   gint64          frame)
{
  return hp_plan_format_timecode (hp_places_get_plan (places), frame);
}

char *
hp_shift_words (const HpPlaces *before,
                const HpPlaces *after,
                const char     *label,
                gint64          from,
                gint64          to)
{
  HpFrameRate rate = hp_plan_get_frame_rate (hp_places_get_plan (after));
  gulong n = (gulong) ABS (to - from);

  if (!hp_frame_rate_equal (rate, hp_plan_get_frame_rate (hp_places_get_plan (before))) ||
      from < 0 || to < 0 || n > hp_frame_rate_get_base (rate))
    return NULL;

  if (*label == '\0' && to > from)
    return g_strdup_printf (ngettext ("%lu frame later", "%lu frames later", n), n);
  if (*label == '\0')
    return g_strdup_printf (ngettext ("%lu frame earlier", "%lu frames earlier", n), n);

  if (to > from)
    /* Translators: what moved, such as “in” or “downbeat”, and by how many frames. */
    return g_strdup_printf (ngettext ("%s %lu frame later", "%s %lu frames later", n), label, n);

  /* Translators: what moved, such as “in” or “downbeat”, and by how many frames. */
  return g_strdup_printf (ngettext ("%s %lu frame earlier", "%s %lu frames earlier", n), label, n);
}

/* The tempo plan that @element is in, or the one its scene has chosen. */
static HpTempoPlan *
find_tempo_plan (const HpPlaces *places,
                 HpElement      *element)
{
  HpScene *scene = hp_places_get_scene (places, element);

  for (; element != NULL; element = hp_places_get_holder (places, element))
    if (HP_IS_TEMPO_PLAN (element))
      return HP_TEMPO_PLAN (element);

  return scene != NULL ? hp_scene_get_chosen_tempo_plan (scene) : NULL;
}

char *
hp_position_words (const HpPlaces *places,
                   HpElement      *element,
                   HpFraction      position)
{
  HpTempoPlan *tempo_plan = find_tempo_plan (places, element);
  g_autoptr(HpMeterMap) meters = NULL;
  HpFraction offset, beat;
  gint64 bar;
  guint unit;

  if (tempo_plan == NULL)
    {
      g_autofree char *text = hp_fraction_to_string (position);

      /* Translators: a place in music whose bars are not decided, as a fraction: 3/4. */
      return g_strdup_printf (_("whole note %s"), text);
    }

  meters = hp_tempo_plan_make_meter_map (tempo_plan);
  bar = hp_meter_map_get_bar (meters, position, &offset);
  unit = hp_meter_map_get_meter (meters, bar).unit;
  beat = hp_fraction_multiply (offset, hp_fraction_new (unit, 1));
  if (beat.num == 0)
    /* Translators: the number of a bar. */
    return g_strdup_printf (_("bar %ld"), (long) bar);

  /* Translators: the number of a bar, and a beat in it: 3, or 2.5. */
  return g_strdup_printf (_("bar %ld, beat %.4g"), (long) bar,
                          1 + hp_fraction_to_double (beat));
}

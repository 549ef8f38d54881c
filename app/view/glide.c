#include "view/glide.h"

#include <math.h>

#define FRICTION 4.0      /* 1/s: as in every scrolled window */
#define STILL 20.0        /* px a second that nobody sees any more */

double
hp_glide_get_offset (double velocity,
                     double seconds)
{
  return velocity / FRICTION * (1 - exp (-FRICTION * seconds));
}

gboolean
hp_glide_is_over (double velocity,
                  double seconds)
{
  return fabs (velocity) * exp (-FRICTION * seconds) < STILL;
}

/* Loudness as it is written, and how an intensity level becomes it. */

#pragma once

#include <glib-object.h>

G_BEGIN_DECLS

typedef enum
{
  HP_DYNAMIC_PPP,
  HP_DYNAMIC_PP,
  HP_DYNAMIC_P,
  HP_DYNAMIC_MP,
  HP_DYNAMIC_MF,
  HP_DYNAMIC_F,
  HP_DYNAMIC_FF,
  HP_DYNAMIC_FFF,
} HpDynamic;

#define HP_TYPE_DYNAMIC (hp_dynamic_get_type ())

/* Below this level nothing sounds: "n", niente. */
#define HP_DYNAMIC_NIENTE 0.02

GType       hp_dynamic_get_type   (void);
const char *hp_dynamic_from_level (double level);

G_END_DECLS

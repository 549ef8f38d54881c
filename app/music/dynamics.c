#include "music/dynamics.h"

#define N_DYNAMICS 8

G_DEFINE_ENUM_TYPE (HpDynamic, hp_dynamic,
                    G_DEFINE_ENUM_VALUE (HP_DYNAMIC_PPP, "ppp"),
                    G_DEFINE_ENUM_VALUE (HP_DYNAMIC_PP, "pp"),
                    G_DEFINE_ENUM_VALUE (HP_DYNAMIC_P, "p"),
                    G_DEFINE_ENUM_VALUE (HP_DYNAMIC_MP, "mp"),
                    G_DEFINE_ENUM_VALUE (HP_DYNAMIC_MF, "mf"),
                    G_DEFINE_ENUM_VALUE (HP_DYNAMIC_F, "f"),
                    G_DEFINE_ENUM_VALUE (HP_DYNAMIC_FF, "ff"),
                    G_DEFINE_ENUM_VALUE (HP_DYNAMIC_FFF, "fff"))

/* The mark for @level, 0…1: eight equal steps from "ppp" to "fff", and "n" for silence. */
const char *
hp_dynamic_from_level (double level)
{
  static const char *const marks[N_DYNAMICS] = { "ppp", "pp", "p", "mp", "mf", "f", "ff", "fff" };

  if (level < HP_DYNAMIC_NIENTE)
    return "n";

  return marks[MIN (N_DYNAMICS - 1, (int) (N_DYNAMICS * level))];
}

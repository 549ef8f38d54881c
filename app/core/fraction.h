/* Exact rational numbers: score positions in whole notes, and the like.
 *
 * A fraction is always in lowest terms with a denominator above 0, so that
 * two equal ones have equal members.  Sums and products are worked out in
 * 128 bits; what does not fit in 64 afterwards is a fault of the caller, and
 * cannot happen to positions whose denominators divide 6720.
 */

#pragma once

#include <glib-object.h>

G_BEGIN_DECLS

typedef struct
{
  gint64 num;
  gint64 den;  /* > 0 */
} HpFraction;

#define HP_TYPE_FRACTION (hp_fraction_get_type ())

#define HP_FRACTION_ERROR (hp_fraction_error_quark ())

/* Every denominator of a score position divides this: 2⁶·3·5·7. */
#define HP_SCORE_DENOMINATOR 6720

typedef enum
{
  HP_FRACTION_ERROR_SYNTAX,
  HP_FRACTION_ERROR_RANGE,
} HpFractionError;

GType       hp_fraction_get_type        (void);
GQuark      hp_fraction_error_quark     (void);

HpFraction  hp_fraction_new             (gint64             num,
                                         gint64             den);
gboolean    hp_fraction_parse           (const char        *text,
                                         HpFraction        *fraction,
                                         GError           **error);
gboolean    hp_fraction_parse_position  (const char        *text,
                                         HpFraction        *position,
                                         GError           **error);
char       *hp_fraction_to_string       (HpFraction         self);

HpFraction  hp_fraction_add             (HpFraction         a,
                                         HpFraction         b);
HpFraction  hp_fraction_subtract        (HpFraction         a,
                                         HpFraction         b);
HpFraction  hp_fraction_multiply        (HpFraction         a,
                                         HpFraction         b);
HpFraction  hp_fraction_divide          (HpFraction         a,
                                         HpFraction         b);

int         hp_fraction_compare         (HpFraction         a,
                                         HpFraction         b);
gint64      hp_fraction_floor           (HpFraction         self);
gint64      hp_fraction_round           (HpFraction         self);
double      hp_fraction_to_double       (HpFraction         self);

G_END_DECLS

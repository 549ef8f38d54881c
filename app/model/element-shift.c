#include "config.h"

#include "model/element-shift.h"

#include <glib/gi18n-lib.h>

#include "model/element.h"
#include "model/model-error.h"

/* The members whose frames are places in the picture; all others are lengths. */
static const char *const places[] = { "at", "in", "out", "downbeat", NULL };

typedef struct
{
  HpHistory *history;  /* NULL for what is in no plan */
  gint64     by;
  gboolean   fits;     /* all of them stay frames that there can be */
} Shift;

static gboolean
is_place (const HpMember *member)
{
  return member->kind == HP_MEMBER_FRAME && g_strv_contains (places, member->name);
}

static gboolean
fits (gint64 frame,
      gint64 by)
{
  return by >= 0 ? frame <= HP_FRAME_MAX - by : frame + by >= 0;
}

static void
try_shift_cb (HpElement  *element,
              const char *place,
              gpointer    data)
{
  HpElementClass *klass = HP_ELEMENT_GET_CLASS (element);
  Shift *shift = data;

  for (guint i = 0; i < klass->n_members; i++)
    {
      gconstpointer field = hp_element_get_field (element, &klass->members[i]);

      if (is_place (&klass->members[i]) && *(const gint64 *) field >= 0)
        shift->fits &= fits (*(const gint64 *) field, shift->by);
      else if (klass->members[i].kind == HP_MEMBER_CURVE)
        {
          gsize n_points;
          const HpCurvePoint *points = hp_curve_get_points (*(HpCurve *const *) field, &n_points);

          shift->fits &= n_points == 0 || (fits (points[0].at, shift->by) &&
                                           fits (points[n_points - 1].at, shift->by));
        }
    }
}

static HpCurve *
shift_curve (HpCurve *curve,
             gint64   by)
{
  gsize n_points;
  const HpCurvePoint *points = hp_curve_get_points (curve, &n_points);
  g_autofree HpCurvePoint *shifted = g_memdup2 (points, n_points * sizeof (HpCurvePoint));

  for (gsize i = 0; i < n_points; i++)
    shifted[i].at += by;

  return hp_curve_new (shifted, n_points);
}

static void
set (const Shift    *shift,
     HpElement      *element,
     const HpMember *member,
     HpMemberValue   value)
{
  if (shift->history != NULL)
    hp_history_set_value (shift->history, element, member, &value);
  else
    hp_element_set_field (element, member, &value);
}

static void
shift_cb (HpElement  *element,
          const char *place,
          gpointer    data)
{
  HpElementClass *klass = HP_ELEMENT_GET_CLASS (element);
  const Shift *shift = data;

  for (guint i = 0; i < klass->n_members; i++)
    {
      const HpMember *member = &klass->members[i];
      gconstpointer field = hp_element_get_field (element, member);

      if (is_place (member) && *(const gint64 *) field >= 0)
        set (shift, element, member,
             (HpMemberValue) { .frame = *(const gint64 *) field + shift->by });
      else if (member->kind == HP_MEMBER_CURVE)
        {
          g_autoptr(HpCurve) shifted = shift_curve (*(HpCurve *const *) field, shift->by);

          set (shift, element, member, (HpMemberValue) { .boxed = shifted });
        }
    }
}

gboolean
hp_element_can_shift (HpElement *self,
                      gint64     by)
{
  Shift shift = { NULL, by, TRUE };

  g_return_val_if_fail (HP_IS_ELEMENT (self), FALSE);

  hp_element_visit (self, NULL, try_shift_cb, &shift);
  return shift.fits;
}

gboolean
hp_element_shift (HpElement *self,
                  gint64     by,
                  GError   **error)
{
  Shift shift = { NULL, by, TRUE };

  g_return_val_if_fail (HP_IS_ELEMENT (self), FALSE);

  if (!hp_element_can_shift (self, by))
    return hp_model_refuse (error, _("There is no such frame"));

  hp_element_visit (self, NULL, shift_cb, &shift);
  return TRUE;
}

void
hp_edit_shift (HpHistory *history,
               HpElement *element,
               gint64     by)
{
  Shift shift = { history, by, TRUE };

  g_return_if_fail (HP_IS_HISTORY (history));
  g_return_if_fail (HP_IS_ELEMENT (element));

  hp_element_visit (element, NULL, shift_cb, &shift);
}

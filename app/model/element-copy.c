#include "config.h"

#include "model/element-copy.h"

#include <glib/gi18n-lib.h>

#include "model/model-error.h"
#include "model/plan-index.h"

typedef struct
{
  HpPlan     *plan;
  GHashTable *ids;   /* (element-type utf8 utf8): of the originals, those of the copies */
} Copying;

/* The members whose frames are places in the picture; all others are lengths. */
static const char *const places[] = { "at", "in", "out", "downbeat", NULL };

static void copy_members (Copying   *self,
                          HpElement *from,
                          HpElement *to);

static HpElement *
copy_element (Copying   *self,
              HpElement *source)
{
  const char *kind = HP_ELEMENT_GET_CLASS (source)->id_kind;
  char *id = kind != NULL ? hp_plan_new_id (self->plan, kind) : NULL;
  HpElement *copy = g_object_new (G_OBJECT_TYPE (source), "id", id, NULL);

  if (id != NULL)
    g_hash_table_insert (self->ids, (gpointer) hp_element_get_id (source), id);
  copy_members (self, source, copy);
  return copy;
}

static void
copy_list (Copying       *self,
           HpElementList *from,
           HpElementList *to)
{
  for (guint i = 0; i < hp_element_list_get_n (from); i++)
    {
      g_autoptr(HpElement) copy = copy_element (self, hp_element_list_get (from, i));

      hp_element_list_append (to, copy);
    }
}

static void
copy_members (Copying   *self,
              HpElement *from,
              HpElement *to)
{
  HpElementClass *klass = HP_ELEMENT_GET_CLASS (from);

  for (guint i = 0; i < klass->n_members; i++)
    {
      const HpMember *member = &klass->members[i];
      gconstpointer source = hp_element_get_field (from, member);
      gconstpointer target = hp_element_get_field (to, member);

      if (member->kind == HP_MEMBER_LIST)
        copy_list (self, *(HpElementList *const *) source, *(HpElementList *const *) target);
      else if (member->kind == HP_MEMBER_OBJECT)
        copy_members (self, *(HpElement *const *) source, *(HpElement *const *) target);
      else
        hp_element_set_field (to, member, source);
    }

  hp_element_set_extra (to, hp_element_get_extra (from));
}

static void
point_anew (Copying        *self,
            HpElement      *element,
            const HpMember *member)
{
  gconstpointer field = hp_element_get_field (element, member);
  HpMemberValue value;
  const char *id;

  if (member->kind == HP_MEMBER_TEXT)
    {
      id = g_hash_table_lookup (self->ids, *(const char *const *) field);
      value.text = (char *) id;
      if (id != NULL)
        hp_element_set_field (element, member, &value);
      return;
    }

  hp_member_copy_value (member, &value, field);
  for (char **ids = value.boxed; *ids != NULL; ids++)
    {
      id = g_hash_table_lookup (self->ids, *ids);
      if (id != NULL)
        {
          g_free (*ids);
          *ids = g_strdup (id);
        }
    }
  hp_element_set_field (element, member, &value);
  hp_member_clear_value (member, &value);
}

static void
point_anew_cb (HpElement  *element,
               const char *place,
               gpointer    data)
{
  HpElementClass *klass = HP_ELEMENT_GET_CLASS (element);

  for (guint i = 0; i < klass->n_members; i++)
    if (klass->members[i].refers != NULL)
      point_anew (data, element, &klass->members[i]);
}

HpElement *
hp_element_copy (HpElement *self,
                 HpPlan    *plan)
{
  g_autoptr(GHashTable) ids = g_hash_table_new_full (g_str_hash, g_str_equal, NULL, g_free);
  Copying copying = { plan, ids };
  HpElement *copy;

  g_return_val_if_fail (HP_IS_ELEMENT (self), NULL);
  g_return_val_if_fail (HP_IS_PLAN (plan), NULL);

  copy = copy_element (&copying, self);
  hp_element_visit (copy, NULL, point_anew_cb, &copying);
  return copy;
}

/* A move of all frames in a copy, by as many. */
typedef struct
{
  gint64   by;
  gboolean fits;  /* all of them stay frames that there can be */
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
        hp_element_set_field (element, member,
                              &(HpMemberValue) { .frame = *(const gint64 *) field + shift->by });
      else if (member->kind == HP_MEMBER_CURVE)
        {
          g_autoptr(HpCurve) shifted = shift_curve (*(HpCurve *const *) field, shift->by);

          hp_element_set_field (element, member, &(HpMemberValue) { .boxed = shifted });
        }
    }
}

gboolean
hp_element_shift (HpElement *self,
                  gint64     by,
                  GError   **error)
{
  Shift shift = { by, TRUE };

  g_return_val_if_fail (HP_IS_ELEMENT (self), FALSE);

  hp_element_visit (self, NULL, try_shift_cb, &shift);
  if (!shift.fits)
    return hp_model_refuse (error, _("There is no such frame"));

  hp_element_visit (self, NULL, shift_cb, &shift);
  return TRUE;
}

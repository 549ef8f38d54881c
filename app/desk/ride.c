#include "config.h"

#include "desk/ride.h"

#include <glib/gi18n-lib.h>
#include <math.h>

#include "core/curve-stretch.h"
#include "model/edit-curve.h"
#include "model/layer.h"
#include "model/plan-time.h"

struct _HpRide
{
  GObject    parent_instance;

  HpDesk    *desk;     /* not kept: its owner has both */
  HpElement *owner;    /* of the curve; NULL while nothing is ridden */
  char      *member;
  HpScene   *scene;    /* the owner, or what it is in */
  GArray    *samples;  /* (element-type HpCurvePoint): sorted by frame, one a frame */
  double     level;
  gint64     last;     /* frame */

  double     waiting;  /* where a fader stands that has not reached the curve; negative: none */
};

enum
{
  CHANGED,
  N_SIGNALS
};

static guint signals[N_SIGNALS];

G_DEFINE_FINAL_TYPE (HpRide, hp_ride, G_TYPE_OBJECT)

/* The first sample at @frame or after it. */
static guint
find_sample (HpRide *self,
             gint64  frame)
{
  guint low = 0, high = self->samples->len;

  while (low < high)
    {
      guint middle = low + (high - low) / 2;

      if (g_array_index (self->samples, HpCurvePoint, middle).at < frame)
        low = middle + 1;
      else
        high = middle;
    }

  return low;
}

/* Puts the level at @frame, in the place of all from @from on. */
static void
put_sample (HpRide *self,
            gint64  from,
            gint64  frame)
{
  HpCurvePoint sample = { frame, self->level, HP_CURVE_LINE, NULL };
  guint first = find_sample (self, from), end = find_sample (self, frame + 1);

  if (end > first)
    g_array_remove_range (self->samples, first, end - first);
  g_array_insert_val (self->samples, first, sample);
}

/* Of an earlier lap nothing stays from the frame after the last one on. */
static void
record (HpRide *self,
        gint64  frame)
{
  put_sample (self, MIN (self->last + 1, frame), frame);
  self->last = frame;
  g_signal_emit (self, signals[CHANGED], 0);
}

static gboolean
is_elsewhere (HpRide *self,
              gint64  frame)
{
  HpPlan *plan = hp_desk_get_plan (self->desk);
  gint64 second = hp_frame_rate_get_base (hp_plan_get_frame_rate (plan));

  if (frame < hp_scene_get_in (self->scene) || frame >= hp_scene_get_out (self->scene))
    return TRUE;

  return frame > self->last + second ||
         (frame < self->last && !hp_desk_get_loop (self->desk, NULL, NULL));
}

static void
frame_cb (HpRide *self)
{
  gint64 frame = hp_desk_get_frame (self->desk);

  if (self->scene == NULL || frame == self->last)
    return;

  if (is_elsewhere (self, frame))
    hp_ride_end (self);
  else
    record (self, frame);
}

static void
set_waiting (HpRide *self,
             double  level)
{
  if (self->waiting == level)
    return;

  self->waiting = level;
  g_signal_emit (self, signals[CHANGED], 0);
}

static void
playing_cb (HpRide *self)
{
  if (hp_desk_get_playing (self->desk))
    return;

  hp_ride_end (self);
  set_waiting (self, -1);
}

static void
forget (HpRide *self)
{
  g_clear_object (&self->owner);
  g_clear_pointer (&self->member, g_free);
  g_clear_object (&self->scene);
  g_array_set_size (self->samples, 0);
  g_signal_emit (self, signals[CHANGED], 0);
}

/* Another plan is shown, or an undo took away what has the curve. */
static void
plan_cb (HpRide *self)
{
  HpPlan *plan = hp_desk_get_plan (self->desk);

  if (self->scene != NULL &&
      (plan == NULL || !hp_element_list_find (hp_plan_get_scenes (plan), self->scene, NULL) ||
       hp_curve_owner_get_scene (self->owner) != self->scene))
    forget (self);
}

static void
hp_ride_finalize (GObject *object)
{
  HpRide *self = HP_RIDE (object);

  g_clear_object (&self->owner);
  g_clear_pointer (&self->member, g_free);
  g_clear_object (&self->scene);
  g_array_unref (self->samples);

  G_OBJECT_CLASS (hp_ride_parent_class)->finalize (object);
}

static void
hp_ride_class_init (HpRideClass *klass)
{
  G_OBJECT_CLASS (klass)->finalize = hp_ride_finalize;

  signals[CHANGED] =
    g_signal_new ("changed", HP_TYPE_RIDE, G_SIGNAL_RUN_LAST,
                  0, NULL, NULL, NULL, G_TYPE_NONE, 0);
}

static void
hp_ride_init (HpRide *self)
{
  self->waiting = -1;
  self->samples = g_array_new (FALSE, FALSE, sizeof (HpCurvePoint));
}

HpRide *
hp_ride_new (HpDesk *desk)
{
  HpRide *self;

  g_return_val_if_fail (HP_IS_DESK (desk), NULL);

  self = g_object_new (HP_TYPE_RIDE, NULL);
  self->desk = desk;
  g_signal_connect_object (desk, "notify::frame", G_CALLBACK (frame_cb), self, G_CONNECT_SWAPPED);
  g_signal_connect_object (desk, "notify::playing", G_CALLBACK (playing_cb), self,
                           G_CONNECT_SWAPPED);
  g_signal_connect_object (desk, "notify::plan", G_CALLBACK (plan_cb), self, G_CONNECT_SWAPPED);
  g_signal_connect_object (desk, "changed", G_CALLBACK (plan_cb), self, G_CONNECT_SWAPPED);
  return self;
}

gboolean
hp_ride_begin (HpRide     *self,
               HpElement  *owner,
               const char *member,
               double      level)
{
  g_return_val_if_fail (HP_IS_RIDE (self), FALSE);
  g_return_val_if_fail (HP_IS_SCENE (owner) || HP_IS_LAYER (owner), FALSE);

  hp_ride_end (self);
  if (hp_desk_get_read_only (self->desk))
    return FALSE;

  self->owner = g_object_ref (owner);
  self->member = g_strdup (member);
  self->scene = g_object_ref (hp_curve_owner_get_scene (owner));
  self->level = CLAMP (level, 0, 1);
  self->last = hp_desk_get_frame (self->desk);
  record (self, self->last);
  if (!hp_desk_get_playing (self->desk))
    hp_desk_set_playing (self->desk, TRUE);
  return TRUE;
}

void
hp_ride_take_fader (HpRide     *self,
                    HpElement  *owner,
                    const char *member,
                    double      there,
                    double      level)
{
  double before;

  g_return_if_fail (HP_IS_RIDE (self));

  if (!hp_desk_get_playing (self->desk) || hp_desk_get_read_only (self->desk))
    return;

  if (self->scene != NULL)
    {
      hp_ride_set_level (self, level);
      return;
    }

  /* The curve moves, too: what counts is on which side of it the fader was. */
  before = self->waiting;
  if (fabs (level - there) <= HP_RIDE_REACH ||
      (before >= 0 && (before < there) != (level < there)))
    {
      self->waiting = -1;
      hp_ride_begin (self, owner, member, level);
    }
  else
    set_waiting (self, level);
}

double
hp_ride_get_waiting (HpRide *self)
{
  g_return_val_if_fail (HP_IS_RIDE (self), -1);

  return self->waiting;
}

void
hp_ride_set_level (HpRide *self,
                   double  level)
{
  g_return_if_fail (HP_IS_RIDE (self));

  self->level = CLAMP (level, 0, 1);
  if (self->scene != NULL)
    record (self, self->last);
}

double
hp_ride_get_level (HpRide *self)
{
  g_return_val_if_fail (HP_IS_RIDE (self), 0);

  return self->level;
}

HpScene *
hp_ride_get_scene (HpRide *self)
{
  g_return_val_if_fail (HP_IS_RIDE (self), NULL);

  return self->scene;
}

HpCurve *
hp_ride_dup_curve (HpRide *self)
{
  g_autoptr(HpCurve) ridden = NULL;

  g_return_val_if_fail (HP_IS_RIDE (self), NULL);

  if (self->scene == NULL)
    return NULL;

  ridden = hp_curve_new_from_samples ((const HpCurvePoint *) self->samples->data,
                                      self->samples->len, HP_RIDE_TOLERANCE);
  return hp_curve_with_stretch (hp_curve_owner_get_curve (self->owner, self->member), ridden);
}

void
hp_ride_end (HpRide *self)
{
  g_autoptr(HpElement) owner = NULL;
  g_autofree char *member = NULL;
  g_autoptr(HpCurve) curve = NULL;
  g_autoptr(GError) error = NULL;
  gboolean is_intensity;

  g_return_if_fail (HP_IS_RIDE (self));

  if (self->scene == NULL)
    return;

  /* Forgotten first: the edit is told at once, and nobody must take the ride for going on. */
  curve = hp_ride_dup_curve (self);
  owner = g_steal_pointer (&self->owner);
  member = g_steal_pointer (&self->member);
  forget (self);

  is_intensity = HP_IS_SCENE (owner) && g_str_equal (member, "curve");
  if (!hp_edit_set_curve (hp_desk_get_history (self->desk), owner, member, curve,
                          is_intensity ? _("Ride Intensity") : _("Ride Curve"), &error))
    g_signal_emit_by_name (self->desk, "failed", error->message);
}

void
hp_ride_cancel (HpRide *self)
{
  g_return_if_fail (HP_IS_RIDE (self));

  if (self->scene != NULL)
    forget (self);
}

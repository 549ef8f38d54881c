/* Points of the intensity lane cut, copied and pasted, also between the windows of the program. */

#include "config.h"

#include <glib/gi18n.h>

#include "core/curve-points.h"
#include "ui/timeline/intensity-lane-private.h"

void
hp_intensity_lane_copy (HpIntensityLane *self)
{
  g_autoptr(HpCurve) copied = NULL;

  if (self->choice.scene == NULL)
    return;

  copied = hp_curve_copy_points (self->choice.curve, self->choice.chosen);
  gdk_clipboard_set (gtk_widget_get_clipboard (GTK_WIDGET (self)), HP_TYPE_CURVE, copied);
}

void
hp_intensity_lane_cut (HpIntensityLane *self)
{
  hp_intensity_lane_copy (self);
  hp_intensity_lane_remove_selected (self);
}

/* The pasted points are chosen: those of @curve from @first to @last. */
static void
edit_and_choose (HpIntensityLane *self,
                 HpScene         *scene,
                 HpCurve         *curve,
                 gint64           first,
                 gint64           last)
{
  gsize n_points, begin, end, n_pasted;
  gboolean *chosen;

  hp_curve_get_points (curve, &n_points);
  chosen = g_new0 (gboolean, n_points + 1);
  end = hp_curve_find_from (curve, last + 1);
  begin = hp_curve_find_from (curve, first);
  n_pasted = end - begin;
  for (gsize i = begin; i < end; i++)
    chosen[i] = TRUE;

  hp_intensity_lane_choose (self, scene, curve, chosen, (gssize) end - 1);
  hp_intensity_lane_edit (self, scene, curve,
                          ngettext ("Paste Point", "Paste Points", (gulong) n_pasted));
}

/* Into the scene at the playhead: from there on, or where it @fits, from its in to its out. */
static void
paste (HpIntensityLane *self,
       HpCurve         *pasted,
       gboolean         fits)
{
  gint64 at = hp_desk_get_frame (hp_lane_view_get_desk (HP_LANE_VIEW (self)));
  HpScene *scene = hp_intensity_lane_get_scene_at (self, at);
  g_autoptr(HpCurve) fitted = NULL;
  g_autoptr(HpCurve) edited = NULL;
  const HpCurvePoint *points;
  gint64 out, last;
  gsize n_points;

  if (scene == NULL)
    {
      hp_intensity_lane_refuse (self, _("There is no scene at the playhead to paste into"));
      return;
    }

  out = hp_scene_get_out (scene);
  if (fits)
    {
      at = hp_scene_get_in (scene);
      fitted = hp_curve_fitted (pasted, at, out);
      pasted = fitted;
    }

  points = hp_curve_get_points (pasted, &n_points);
  if (n_points == 0)
    return;

  last = MIN (at + (points[n_points - 1].at - points[0].at), out);
  edited = hp_curve_with_pasted (hp_intensity_lane_get_curve (self, scene), pasted, at, out);
  edit_and_choose (self, scene, edited, at, last);
}

typedef struct
{
  HpIntensityLane *self;
  gboolean         fits;
} Paste;

static void
pasted_cb (GObject      *source,
           GAsyncResult *result,
           gpointer      data)
{
  g_autofree Paste *wanted = data;
  g_autoptr(HpIntensityLane) self = wanted->self;
  const GValue *value = gdk_clipboard_read_value_finish (GDK_CLIPBOARD (source), result, NULL);

  /* Meanwhile the plan may have been closed, or a drag begun. */
  if (hp_intensity_lane_get_scenes (self) == NULL || self->deed != HP_INTENSITY_NOTHING)
    return;

  if (value == NULL)
    {
      hp_intensity_lane_refuse (self, _("No points of a curve have been copied"));
      return;
    }

  hp_intensity_lane_finish_pending (self);
  paste (self, g_value_get_boxed (value), wanted->fits);
}

void
hp_intensity_lane_paste (HpIntensityLane *self,
                         gboolean         fits)
{
  Paste *wanted;

  if (!hp_intensity_lane_can_edit (self))
    return;

  wanted = g_new (Paste, 1);
  *wanted = (Paste) { g_object_ref (self), fits };
  gdk_clipboard_read_value_async (gtk_widget_get_clipboard (GTK_WIDGET (self)), HP_TYPE_CURVE,
                                  G_PRIORITY_DEFAULT, NULL, pasted_cb, wanted);
}

/* What the scene strip looks like: it reads, and decides nothing.
 *
 * All scenes stand in the tiles of the lane; the selected one is drawn once more above them, where
 * it can be dragged.
 */

#include "config.h"

#include "ui/timeline/scene-strip-private.h"

#include <glib/gi18n.h>

#include "model/plan-time.h"
#include "ui/timeline/drag-tag.h"

#define MARGIN HP_SCENE_STRIP_MARGIN
#define RADIUS 6.0f
#define TEXT_MARGIN 8.0
#define LONG 300     /* px */

static gboolean
is_silence (HpScene *scene)
{
  return hp_scene_get_function (scene) == HP_SCENE_FUNCTION_SILENCE;
}

/* What lies under a solid one cannot be seen. */
static void
snapshot_block (HpSceneStrip *self,
                GtkSnapshot  *snapshot,
                double        left,
                double        right,
                const char   *color,
                float         alpha,
                gboolean      solid,
                gboolean      outlined)
{
  HpLaneView *lane = HP_LANE_VIEW (self);
  GdkRGBA back = hp_lane_view_get_color (lane, "view_bg_color", 1);
  GdkRGBA fill = hp_lane_view_get_color (lane, color, alpha);
  GdkRGBA edge = hp_lane_view_get_color (lane, "accent_color", 1);
  GskRoundedRect block;
  float width = (float) MAX (right - left, 2);
  float height = (float) (gtk_widget_get_height (GTK_WIDGET (self)) - 2 * MARGIN);

  gsk_rounded_rect_init_from_rect (&block,
                                   &GRAPHENE_RECT_INIT ((float) left, (float) MARGIN, width,
                                                        height),
                                   MIN (RADIUS, width / 2));
  gtk_snapshot_push_rounded_clip (snapshot, &block);
  if (solid)
    gtk_snapshot_append_color (snapshot, &back, &block.bounds);
  gtk_snapshot_append_color (snapshot, &fill, &block.bounds);
  gtk_snapshot_pop (snapshot);
  if (outlined)
    gtk_snapshot_append_border (snapshot, &block, (float[4]) { 2, 2, 2, 2 },
                                (GdkRGBA[4]) { edge, edge, edge, edge });
}

/* In the block between @left and @right px, from @from on as long as there is room. */
static void
draw_names (HpSceneStrip *self,
            GtkSnapshot  *snapshot,
            HpScene      *scene,
            double        left,
            double        right,
            double        from)
{
  HpLaneView *lane = HP_LANE_VIEW (self);
  GdkRGBA strong = hp_lane_view_get_color (lane, "window_fg_color", 1);
  GdkRGBA dim = hp_lane_view_get_color (lane, "window_fg_color", 0.75f);
  const char *title = hp_scene_get_title (scene);
  int height;

  if (is_silence (scene) && *title == '\0')
    title = _("Silence");

  left += TEXT_MARGIN;
  right -= TEXT_MARGIN / 2;
  from += TEXT_MARGIN;
  hp_lane_view_measure_text (lane, "Ág", NULL, &height);
  hp_lane_view_snapshot_name (lane, snapshot, hp_scene_get_cue (scene), left, right, from,
                              MARGIN + 2, &strong);
  hp_lane_view_snapshot_name (lane, snapshot, title, left, right, from, MARGIN + 2 + height, &dim);
}

/* A long scene carries its names along where it is seen; another one has them where it begins.
 * A scene that begins before it ends lies over it, and over its names. */
static gboolean
is_long (HpSceneStrip *self,
         HpScene      *scene)
{
  const HpTimeAxis *axis = hp_lane_view_get_axis (HP_LANE_VIEW (self));

  return hp_scene_get_out (scene) - hp_scene_get_in (scene) > LONG * axis->frames_per_px;
}

static void
draw_scene (HpSceneStrip *self,
            GtkSnapshot  *snapshot,
            HpScene      *scene)
{
  const HpTimeAxis *axis = hp_lane_view_get_axis (HP_LANE_VIEW (self));
  gboolean silence = is_silence (scene);
  double left = hp_time_axis_x (axis, (double) hp_scene_get_in (scene));
  double right = hp_time_axis_x (axis, (double) hp_scene_get_out (scene));

  if (right < 0 || left > hp_lane_view_get_width (HP_LANE_VIEW (self)))
    return;

  snapshot_block (self, snapshot, left, right, silence ? "window_fg_color" : "accent_bg_color",
                  silence ? 0.10f : 0.28f, TRUE, FALSE);
  if (!is_long (self, scene))
    draw_names (self, snapshot, scene, left, right, -G_MAXINT);
}

static void
draw_selected (HpSceneStrip *self,
               GtkSnapshot  *snapshot,
               HpScene      *scene)
{
  const HpTimeAxis *axis = hp_lane_view_get_axis (HP_LANE_VIEW (self));
  gboolean silence = is_silence (scene), dragged = scene == self->dragged;
  gint64 in = dragged ? self->draft_in : hp_scene_get_in (scene);
  gint64 out = dragged ? self->draft_out : hp_scene_get_out (scene);
  double left = hp_time_axis_x (axis, (double) in);
  double right = hp_time_axis_x (axis, (double) out);

  if (right < 0 || left > hp_lane_view_get_width (HP_LANE_VIEW (self)))
    return;

  snapshot_block (self, snapshot, left, right, silence ? "window_fg_color" : "accent_bg_color",
                  silence ? 0.10f : 0.45f, TRUE, TRUE);
  draw_names (self, snapshot, scene, left, right, 0);
}

/* Its in and its out as the drag has them. */
static void
snapshot_tag (HpSceneStrip *self,
              GtkSnapshot  *snapshot)
{
  HpPlan *plan = hp_desk_get_plan (hp_lane_view_get_desk (HP_LANE_VIEW (self)));
  g_autofree char *in = hp_plan_format_timecode (plan, self->draft_in);
  g_autofree char *out = hp_plan_format_timecode (plan, self->draft_out);
  /* Translators: the timecodes of the in and the out of a scene. */
  g_autofree char *span = g_strdup_printf (_("%s – %s"), in, out);
  g_autofree char *text = hp_snapping_extend (&self->snapping, plan, span);

  hp_snapping_snapshot (&self->snapping, HP_LANE_VIEW (self), snapshot);
  hp_drag_tag_snapshot (HP_LANE_VIEW (self), snapshot, text, self->pointer,
                        gtk_widget_get_height (GTK_WIDGET (self)) / 2.0);
}

/* Where scenes overlap, a name would run through another: the later one lies on top, and over all
 * the selected one. */
void
hp_scene_strip_draw_tile (HpLaneView  *lane,
                          GtkSnapshot *snapshot)
{
  HpSceneStrip *self = HP_SCENE_STRIP (lane);
  HpElementList *scenes = hp_scene_strip_get_scenes (self);

  for (guint i = 0; scenes != NULL && i < hp_element_list_get_n (scenes); i++)
    if (hp_element_list_get (scenes, i) != (gpointer) self->dragged)
      draw_scene (self, snapshot, hp_element_list_get (scenes, i));
}

/* The names of long scenes, up to where the next one begins. */
static void
draw_long_names (HpSceneStrip *self,
                 GtkSnapshot  *snapshot)
{
  HpDesk *desk = hp_lane_view_get_desk (HP_LANE_VIEW (self));
  const HpTimeAxis *axis = hp_lane_view_get_axis (HP_LANE_VIEW (self));
  HpElementList *scenes = hp_scene_strip_get_scenes (self);
  guint n_scenes = scenes != NULL ? hp_element_list_get_n (scenes) : 0;
  double width = hp_lane_view_get_width (HP_LANE_VIEW (self));

  for (guint i = 0; i < n_scenes; i++)
    {
      HpScene *scene = hp_element_list_get (scenes, i);
      HpScene *next = i + 1 < n_scenes ? hp_element_list_get (scenes, i + 1) : NULL;
      gint64 out = next != NULL && hp_scene_get_in (next) > hp_scene_get_in (scene)
                   ? MIN (hp_scene_get_out (scene), hp_scene_get_in (next))
                   : hp_scene_get_out (scene);
      double left = hp_time_axis_x (axis, (double) hp_scene_get_in (scene));
      double right = hp_time_axis_x (axis, (double) out);

      if (left < width && right > 0 && is_long (self, scene) && scene != hp_desk_get_scene (desk) &&
          scene != self->dragged)
        draw_names (self, snapshot, scene, left, right, 0);
    }
}

void
hp_scene_strip_draw_over (HpLaneView  *lane,
                          GtkSnapshot *snapshot)
{
  HpSceneStrip *self = HP_SCENE_STRIP (lane);
  HpDesk *desk = hp_lane_view_get_desk (lane);
  const HpTimeAxis *axis = hp_lane_view_get_axis (lane);
  gint64 pending = hp_desk_get_pending_in (desk);

  draw_long_names (self, snapshot);
  if (hp_desk_get_scene (desk) != NULL)
    draw_selected (self, snapshot, hp_desk_get_scene (desk));

  if (pending >= 0)
    snapshot_block (self, snapshot, hp_time_axis_x (axis, (double) pending),
                    hp_time_axis_x (axis, (double) MAX (hp_desk_get_frame (desk), pending)),
                    "accent_color", 0.15f, FALSE, TRUE);

  if (self->dragged != NULL && self->pointer >= 0)
    snapshot_tag (self, snapshot);
}

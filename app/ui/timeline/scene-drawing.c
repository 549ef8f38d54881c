#include "config.h"

#include "ui/timeline/scene-strip-private.h"

#include <glib/gi18n.h>

#include "model/plan-time.h"
#include "ui/timeline/drag-tag.h"

#define HEIGHT HP_SCENE_STRIP_HEIGHT
#define MARGIN 4.0   /* px above and below the blocks */
#define RADIUS 6.0f

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

  gsk_rounded_rect_init_from_rect (&block,
                                   &GRAPHENE_RECT_INIT ((float) left, (float) MARGIN, width,
                                                        HEIGHT - 2 * (float) MARGIN),
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

static void
snapshot_scene (HpSceneStrip *self,
                GtkSnapshot  *snapshot,
                HpScene      *scene)
{
  HpLaneView *lane = HP_LANE_VIEW (self);
  const HpTimeAxis *axis = hp_lane_view_get_axis (lane);
  gboolean dragged = scene == self->dragged;
  gboolean selected = scene == hp_desk_get_scene (hp_lane_view_get_desk (lane));
  gboolean silence = hp_scene_get_function (scene) == HP_SCENE_FUNCTION_SILENCE;
  double left = hp_time_axis_x (axis,
                                (double) (dragged ? self->draft_in : hp_scene_get_in (scene)));
  double right = hp_time_axis_x (axis,
                                 (double) (dragged ? self->draft_out : hp_scene_get_out (scene)));
  double text_left = MAX (left, 0) + 8;
  GdkRGBA strong = hp_lane_view_get_color (lane, "window_fg_color", 1);
  GdkRGBA dim = hp_lane_view_get_color (lane, "window_fg_color", 0.75f);
  g_autofree char *title = NULL;

  if (right < 0 || left > gtk_widget_get_width (GTK_WIDGET (self)))
    return;

  snapshot_block (self, snapshot, left, right,
                  silence ? "window_fg_color" : "accent_bg_color",
                  silence ? 0.10f : selected ? 0.45f : 0.28f, TRUE, selected);

  if (silence && *hp_scene_get_title (scene) == '\0')
    title = g_strdup (_("Silence"));
  else
    title = g_strdup (hp_scene_get_title (scene));

  gtk_snapshot_push_clip (snapshot,
                          &GRAPHENE_RECT_INIT ((float) left, 0, (float) (right - left), HEIGHT));
  hp_lane_view_snapshot_text (lane, snapshot, hp_scene_get_cue (scene), text_left, MARGIN + 2,
                              right - text_left - 4, &strong);
  hp_lane_view_snapshot_text (lane, snapshot, title, text_left, HEIGHT / 2.0, right - text_left - 4,
                              &dim);
  gtk_snapshot_pop (snapshot);
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
  hp_drag_tag_snapshot (HP_LANE_VIEW (self), snapshot, text, self->pointer, HEIGHT / 2.0);
}

void
hp_scene_strip_snapshot (GtkWidget   *widget,
                         GtkSnapshot *snapshot)
{
  HpSceneStrip *self = HP_SCENE_STRIP (widget);
  HpLaneView *lane = HP_LANE_VIEW (self);
  HpDesk *desk = hp_lane_view_get_desk (lane);
  const HpTimeAxis *axis = hp_lane_view_get_axis (lane);
  GListModel *scenes = hp_scene_strip_get_scenes (self);
  gint64 pending = hp_desk_get_pending_in (desk);

  /* Where scenes overlap, a name would run through another; the selected one lies on top. */
  for (guint i = 0; scenes != NULL && i < g_list_model_get_n_items (scenes); i++)
    {
      g_autoptr(HpScene) scene = g_list_model_get_item (scenes, i);

      if (scene != hp_desk_get_scene (desk))
        snapshot_scene (self, snapshot, scene);
    }
  if (hp_desk_get_scene (desk) != NULL)
    snapshot_scene (self, snapshot, hp_desk_get_scene (desk));

  if (pending >= 0)
    snapshot_block (self, snapshot, hp_time_axis_x (axis, (double) pending),
                    hp_time_axis_x (axis, (double) MAX (hp_desk_get_frame (desk), pending)),
                    "accent_color", 0.15f, FALSE, TRUE);

  if (self->dragged != NULL && self->pointer >= 0)
    snapshot_tag (self, snapshot);
}

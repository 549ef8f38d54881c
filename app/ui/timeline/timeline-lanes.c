/* The lanes, one under the other: what they are called, and what becomes of what they ask for. */

#include "config.h"

#include <glib/gi18n.h>

#include "model/edit-curve.h"
#include "model/edit-list.h"
#include "model/edit-member.h"
#include "model/edit-scene.h"
#include "model/entry.h"
#include "model/hit.h"
#include "model/layer.h"
#include "ui/timeline/dialogue-lane.h"
#include "ui/timeline/hit-lane.h"
#include "ui/timeline/intensity-lane.h"
#include "ui/timeline/lane-gaps.h"
#include "ui/timeline/lane-header.h"
#include "ui/timeline/lane-list.h"
#include "ui/timeline/layer-lane.h"
#include "ui/timeline/line-view.h"
#include "ui/timeline/overview-lane.h"
#include "ui/timeline/picture-lane.h"
#include "ui/timeline/playhead-view.h"
#include "ui/timeline/ruler-view.h"
#include "ui/timeline/scene-strip.h"
#include "ui/timeline/sound-lane.h"
#include "ui/timeline/statement-lane.h"
#include "ui/timeline/timeline-private.h"

#define MIN_LANES_HEIGHT 188  /* px of the lanes that are seen without scrolling, at the least */

/* NULL where what was to be edited is gone. */
static void
tell_failure (HpTimeline *self,
              GError     *error)
{
  if (error == NULL)
    return;

  g_signal_emit_by_name (self->desk, "failed", error->message);
}

static void
curve_edited_cb (HpTimeline *self,
                 HpElement  *owner,
                 const char *member,
                 HpCurve    *curve,
                 const char *label)
{
  g_autoptr(GError) error = NULL;

  if (!hp_edit_set_curve (hp_desk_get_history (self->desk), owner, member, curve, label, &error))
    tell_failure (self, error);
}

static void
refused_cb (HpTimeline *self,
            const char *why)
{
  g_signal_emit_by_name (self->desk, "failed", why);
}

static void
span_edited_cb (HpTimeline *self,
                HpScene    *scene,
                gint64      in,
                gint64      out)
{
  g_autoptr(GError) error = NULL;

  if (!hp_edit_set_scene_span (hp_desk_get_history (self->desk), scene, in, out, &error))
    tell_failure (self, error);
}

static void
scene_moved_cb (HpTimeline *self,
                HpScene    *scene,
                gint64      in,
                gboolean    with_contents)
{
  g_autoptr(GError) error = NULL;

  if (!hp_edit_move_scene (hp_desk_get_history (self->desk), scene, in, with_contents, &error))
    tell_failure (self, error);
}

static void
hit_moved_cb (HpTimeline *self,
              HpElement  *mark,
              gint64      frame)
{
  g_autoptr(GError) error = NULL;

  if (!hp_edit_set (hp_desk_get_history (self->desk), mark, &error, "at", frame))
    tell_failure (self, error);
}

static void
hit_labelled_cb (HpTimeline *self,
                 HpElement  *mark,
                 const char *text)
{
  g_autoptr(GError) error = NULL;

  if (!hp_edit_set (hp_desk_get_history (self->desk), mark, &error,
                    HP_IS_HIT (mark) ? "label" : "feeling", text))
    tell_failure (self, error);
}

/* The words for a step: the bar is moved as a whole, or one of its ends is. */
static const char *
name_step (HpElement *element,
           gboolean   moves)
{
  if (HP_IS_ENTRY (element))
    return moves ? _("Move Entry") : _("Trim Entry");

  return moves ? _("Move Line of Dialogue") : _("Trim Line of Dialogue");
}

static void
bar_edited_cb (HpTimeline *self,
               HpElement  *element,
               gint64      in,
               gint64      out)
{
  g_autoptr(GError) error = NULL;
  gint64 old_in, old_out;

  g_object_get (element, "in", &old_in, "out", &old_out, NULL);
  if (!hp_edit_set_many (hp_desk_get_history (self->desk), element,
                         name_step (element, out - in == old_out - old_in), &error,
                         "in", in, "out", out, NULL))
    tell_failure (self, error);
}

static void
bar_drawn_cb (HpTimeline *self,
              HpElement  *owner,
              gint64      in,
              gint64      out,
              HpBarLane  *lane)
{
  HpHistory *history = hp_desk_get_history (self->desk);
  g_autoptr(GError) error = NULL;
  HpElement *drawn;

  drawn = hp_edit_add (history, owner, HP_IS_LAYER (owner) ? "entries" : "dialogue", &error,
                       "in", in, "out", out, NULL);
  if (drawn != NULL)
    hp_bar_lane_select (lane, drawn);
  else
    tell_failure (self, error);
}

static void
statement_moved_cb (HpTimeline       *self,
                    HpElement        *statement,
                    const HpFraction *at,
                    const char       *layer)
{
  g_autoptr(GError) error = NULL;

  if (!hp_edit_set_many (hp_desk_get_history (self->desk), statement, _("Move Statement"), &error,
                         "at", at, "layer", layer, NULL))
    tell_failure (self, error);
}

/* By the layer that leads, else the first. */
static const char *
find_speaker (HpScene *scene)
{
  HpElementList *layers = hp_scene_get_layers (scene);
  guint speaker = 0;

  for (guint i = hp_element_list_get_n (layers); i-- > 0;)
    if (hp_layer_get_lead (hp_element_list_get (layers, i)))
      speaker = i;

  return hp_element_get_id (hp_element_list_get (layers, speaker));
}

static void
stated_cb (HpTimeline       *self,
           HpScene          *scene,
           const HpFraction *at,
           const char       *motif,
           HpBarLane        *lane)
{
  g_autoptr(GError) error = NULL;
  HpElement *statement = hp_edit_add (hp_desk_get_history (self->desk), scene, "statements", &error,
                                      "motif", motif, "layer", find_speaker (scene), "at", at,
                                      NULL);

  if (statement != NULL)
    hp_bar_lane_select (lane, statement);
  else
    tell_failure (self, error);
}

void
hp_timeline_remove_bar (HpTimeline *self,
                        HpBarLane  *lane)
{
  HpElement *selected = hp_bar_lane_get_selected (lane);
  g_autoptr(GError) error = NULL;

  if (selected != NULL && !hp_desk_get_read_only (self->desk) &&
      !hp_edit_remove (hp_desk_get_history (self->desk), selected, &error))
    tell_failure (self, error);
}

/* One above the other in @column: what it is called, and the lane. */
static GtkWidget *
add_row (HpTimeline *self,
         GtkWidget  *column,
         GtkWidget  *name,
         GtkWidget  *lane)
{
  GtkWidget *row = gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 0);

  gtk_size_group_add_widget (self->names, name);
  gtk_box_append (GTK_BOX (row), name);
  gtk_box_append (GTK_BOX (row), lane);
  gtk_box_append (GTK_BOX (column), row);
  return row;
}

/* @whole is the lane, or has it. */
static void
add_named (HpTimeline *self,
           GtkWidget  *lane,
           GtkWidget  *whole,
           const char *id,
           const char *name)
{
  GtkWidget *header = hp_lane_header_new (id, name, HP_LANE_VIEW (lane));
  GtkWidget *column = gtk_box_new (GTK_ORIENTATION_VERTICAL, 0);

  gtk_widget_add_css_class (whole, "lane");
  gtk_box_append (GTK_BOX (self->lanes), column);
  hp_timeline_add_list (self, id, name, lane, add_row (self, column, header, whole), column);
  hp_timeline_add_to_menu (self, id, name, column);
  g_ptr_array_add (self->views, lane);
}

static GtkWidget *
add_lane (HpTimeline *self,
          GtkWidget  *lane,
          const char *id,
          const char *name)
{
  add_named (self, lane, lane, id, name);
  return lane;
}

void
hp_timeline_redraw_lines (HpTimeline *self)
{
  for (guint i = 0; i < G_N_ELEMENTS (self->lines); i++)
    if (self->lines[i] != NULL)
      gtk_widget_queue_draw (self->lines[i]);
}

/* The lists scroll and grow with the lanes; their gaps go along. */
static void
add_lines (HpTimeline *self,
           GtkWidget  *overlay)
{
  GtkAdjustment *adjustment =
    gtk_scrolled_window_get_vadjustment (GTK_SCROLLED_WINDOW (self->scrolled));
  GtkWidget *views[] = { hp_line_view_new (self->desk), hp_playhead_view_new (self->desk, FALSE) };

  for (guint i = 0; i < G_N_ELEMENTS (views); i++)
    {
      self->lines[i] = hp_lane_gaps_new (views[i], self->lists);
      gtk_overlay_add_overlay (GTK_OVERLAY (overlay), self->lines[i]);
      g_ptr_array_add (self->views, views[i]);
    }

  g_signal_connect_object (adjustment, "value-changed", G_CALLBACK (hp_timeline_redraw_lines), self,
                           G_CONNECT_SWAPPED);
  g_signal_connect_object (adjustment, "changed", G_CALLBACK (hp_timeline_redraw_lines), self,
                           G_CONNECT_SWAPPED);
}

static void
add_overlay (HpTimeline *self,
             GtkWidget  *overlay,
             GtkWidget  *view)
{
  gtk_overlay_add_overlay (GTK_OVERLAY (overlay), view);
  g_ptr_array_add (self->views, view);
}

/* What lies over the lanes begins where they do, beside their names. */
static gboolean
place_cb (HpTimeline   *self,
          GtkWidget    *view,
          GdkRectangle *place,
          GtkOverlay   *overlay)
{
  int left = gtk_widget_get_width (self->corner);

  *place = (GdkRectangle) { left, 0, MAX (gtk_widget_get_width (GTK_WIDGET (overlay)) - left, 1),
                            gtk_widget_get_height (GTK_WIDGET (overlay)) };
  return TRUE;
}

/* The ruler and the film as a whole stay where they are, whatever scrolls under them. */
static void
add_ruler (HpTimeline *self)
{
  GtkWidget *overlay = gtk_overlay_new ();
  GtkWidget *overview = hp_overview_lane_new (self->desk);

  self->corner = hp_timeline_make_menu (self);
  self->ruler = hp_ruler_view_new (self->desk);
  g_ptr_array_add (self->views, self->ruler);
  gtk_overlay_set_child (GTK_OVERLAY (overlay), self->ruler);
  gtk_widget_set_hexpand (overlay, TRUE);
  add_overlay (self, overlay, hp_playhead_view_new (self->desk, TRUE));
  add_row (self, self->box, self->corner, overlay);

  g_signal_connect_swapped (overview, "show-range", G_CALLBACK (hp_timeline_show), self);
  g_ptr_array_add (self->views, overview);
  add_row (self, self->box, gtk_label_new (NULL), overview);
}

static void
follow_bars (HpTimeline *self,
             GtkWidget  *lane)
{
  g_signal_connect_object (lane, "span-edited", G_CALLBACK (bar_edited_cb), self,
                           G_CONNECT_SWAPPED);
  g_signal_connect_object (lane, "span-drawn", G_CALLBACK (bar_drawn_cb), self, G_CONNECT_SWAPPED);
}

static GtkWidget *
add_bar_lane (HpTimeline *self,
              GtkWidget  *lane,
              const char *id,
              const char *name)
{
  follow_bars (self, lane);
  return add_lane (self, lane, id, name);
}

/* The dialogue lies on the sound, which is as high, and goes with it. */
static void
add_dialogue (HpTimeline *self)
{
  GtkWidget *overlay = gtk_overlay_new ();
  GtkWidget *sound = hp_sound_lane_new (self->desk);
  GtkWidget *lane = hp_dialogue_lane_new (self->desk);

  follow_bars (self, lane);
  gtk_overlay_set_child (GTK_OVERLAY (overlay), sound);
  g_ptr_array_add (self->views, sound);
  gtk_overlay_add_overlay (GTK_OVERLAY (overlay), lane);
  gtk_overlay_set_measure_overlay (GTK_OVERLAY (overlay), lane, TRUE);
  add_named (self, lane, overlay, "dialogue", _("Dialogue"));
}

static void
add_lanes (HpTimeline *self)
{
  GtkWidget *lane;

  add_lane (self, hp_picture_lane_new (self->desk), "picture", _("Picture"));
  lane = add_lane (self, hp_hit_lane_new (self->desk), "hits", _("Hits"));
  g_signal_connect_swapped (lane, "hit-moved", G_CALLBACK (hit_moved_cb), self);
  g_signal_connect_swapped (lane, "labelled", G_CALLBACK (hit_labelled_cb), self);
  add_dialogue (self);
  lane = add_lane (self, hp_scene_strip_new (self->desk), "scenes", _("Scenes"));
  g_signal_connect_swapped (lane, "span-edited", G_CALLBACK (span_edited_cb), self);
  g_signal_connect_swapped (lane, "moved", G_CALLBACK (scene_moved_cb), self);
  self->intensity = add_lane (self, hp_intensity_lane_new (self->desk), "intensity",
                              _("Intensity"));
  g_signal_connect_swapped (self->intensity, "edited", G_CALLBACK (curve_edited_cb), self);
  g_signal_connect_swapped (self->intensity, "refused", G_CALLBACK (refused_cb), self);
  self->intensity_header = gtk_widget_get_prev_sibling (self->intensity);
  lane = add_bar_lane (self, hp_layer_lane_new (self->desk), "layers", _("Layers"));
  hp_timeline_add_curves (self, lane);
  lane = add_lane (self, hp_statement_lane_new (self->desk), "motifs", _("Motifs"));
  g_signal_connect_object (lane, "moved", G_CALLBACK (statement_moved_cb), self, G_CONNECT_SWAPPED);
  g_signal_connect_object (lane, "stated", G_CALLBACK (stated_cb), self, G_CONNECT_SWAPPED);
  g_signal_connect_object (lane, "refused", G_CALLBACK (refused_cb), self, G_CONNECT_SWAPPED);
}

/* Time runs left to right in every locale; so do the lanes and their names, but for the
 * menu and the lists. */
static void
set_left_to_right (GtkWidget *widget)
{
  if (GTK_IS_MENU_BUTTON (widget) || HP_IS_LANE_LIST (widget))
    return;

  gtk_widget_set_direction (widget, GTK_TEXT_DIR_LTR);
  for (GtkWidget *child = gtk_widget_get_first_child (widget); child != NULL;
       child = gtk_widget_get_next_sibling (child))
    set_left_to_right (child);
}

/* To the first and the last frame from here, too: what scrolls would take the keys for itself. */
static void
keep_keys_of_picture (GtkWidget *lanes)
{
  GtkShortcutController *keys = GTK_SHORTCUT_CONTROLLER (gtk_shortcut_controller_new ());

  gtk_shortcut_controller_add_shortcut (keys,
    gtk_shortcut_new (gtk_keyval_trigger_new (GDK_KEY_Home, 0),
                      gtk_named_action_new ("win.go-start")));
  gtk_shortcut_controller_add_shortcut (keys,
    gtk_shortcut_new (gtk_keyval_trigger_new (GDK_KEY_End, 0),
                      gtk_named_action_new ("win.go-end")));
  gtk_widget_add_controller (lanes, GTK_EVENT_CONTROLLER (keys));
}

void
hp_timeline_build (HpTimeline *self)
{
  GtkWidget *overlay = gtk_overlay_new ();

  self->box = gtk_box_new (GTK_ORIENTATION_VERTICAL, 0);
  gtk_widget_set_parent (self->box, GTK_WIDGET (self));
  add_ruler (self);

  self->lanes = gtk_box_new (GTK_ORIENTATION_VERTICAL, 0);
  add_lanes (self);
  keep_keys_of_picture (self->lanes);
  self->scrolled = gtk_scrolled_window_new ();
  gtk_scrolled_window_set_policy (GTK_SCROLLED_WINDOW (self->scrolled), GTK_POLICY_NEVER,
                                  GTK_POLICY_AUTOMATIC);
  gtk_scrolled_window_set_min_content_height (GTK_SCROLLED_WINDOW (self->scrolled),
                                              MIN_LANES_HEIGHT);
  gtk_scrolled_window_set_propagate_natural_height (GTK_SCROLLED_WINDOW (self->scrolled), TRUE);
  gtk_scrolled_window_set_child (GTK_SCROLLED_WINDOW (self->scrolled), self->lanes);
  gtk_widget_set_vexpand (self->scrolled, TRUE);

  gtk_overlay_set_child (GTK_OVERLAY (overlay), self->scrolled);
  g_signal_connect_swapped (overlay, "get-child-position", G_CALLBACK (place_cb), self);
  add_lines (self, overlay);
  gtk_box_append (GTK_BOX (self->box), overlay);

  hp_timeline_add_moves (self);
  set_left_to_right (self->box);
}

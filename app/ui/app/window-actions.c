/* What the keys and buttons of the window do. */

#include "config.h"

#include <glib/gi18n.h>

#include "model/plan-time.h"
#include "ui/app/window-private.h"
#include "ui/picture/picture-window.h"
#include "ui/picture/go-to-dialog.h"
#include "ui/picture/start-timecode-dialog.h"

#define FRAMES_OF_SHIFT 10

static gboolean
has_plan (HpWindow *self)
{
  return hp_desk_get_plan (self->desk) != NULL;
}

static void
new_from_picture (GtkWidget  *widget,
                  const char *name,
                  GVariant   *parameter)
{
  hp_window_new_from_picture (HP_WINDOW (widget));
}

static void
open_plan (GtkWidget  *widget,
           const char *name,
           GVariant   *parameter)
{
  hp_window_choose_plan (HP_WINDOW (widget));
}

static void
save (GtkWidget  *widget,
      const char *name,
      GVariant   *parameter)
{
  hp_window_save (HP_WINDOW (widget), FALSE, FALSE);
}

static void
save_as (GtkWidget  *widget,
         const char *name,
         GVariant   *parameter)
{
  hp_window_save (HP_WINDOW (widget), TRUE, FALSE);
}

static void
export_as (GtkWidget  *widget,
           const char *name,
           GVariant   *parameter)
{
  hp_window_export (HP_WINDOW (widget), g_variant_get_string (parameter, NULL));
}

static void
locate_picture (GtkWidget  *widget,
                const char *name,
                GVariant   *parameter)
{
  hp_window_locate_picture (HP_WINDOW (widget));
}

static void
use_found_picture (GtkWidget  *widget,
                   const char *name,
                   GVariant   *parameter)
{
  hp_window_use_found_picture (HP_WINDOW (widget));
}

static void
show_reels (GtkWidget  *widget,
            const char *name,
            GVariant   *parameter)
{
  hp_window_show_reels (HP_WINDOW (widget));
}

static void
open_backup (GtkWidget  *widget,
             const char *name,
             GVariant   *parameter)
{
  hp_window_choose_backup (HP_WINDOW (widget));
}

/* What is typed counts as done before something else is undone. */
static void
undo (GtkWidget  *widget,
      const char *name,
      GVariant   *parameter)
{
  HpWindow *self = HP_WINDOW (widget);

  hp_inspector_commit (self->inspector);
  hp_history_undo (hp_desk_get_history (self->desk));
}

static void
redo (GtkWidget  *widget,
      const char *name,
      GVariant   *parameter)
{
  HpWindow *self = HP_WINDOW (widget);

  hp_inspector_commit (self->inspector);
  hp_history_redo (hp_desk_get_history (self->desk));
}

static void
play (GtkWidget  *widget,
      const char *name,
      GVariant   *parameter)
{
  hp_desk_toggle_playing (HP_WINDOW (widget)->desk);
}

static void
step (GtkWidget  *widget,
      const char *name,
      GVariant   *parameter)
{
  hp_desk_step (HP_WINDOW (widget)->desk, g_variant_get_int32 (parameter));
}

static void
shuttle (GtkWidget  *widget,
         const char *name,
         GVariant   *parameter)
{
  hp_desk_shuttle (HP_WINDOW (widget)->desk, g_variant_get_int32 (parameter));
}

static void
play_slowly (GtkWidget  *widget,
             const char *name,
             GVariant   *parameter)
{
  hp_desk_play_slowly (HP_WINDOW (widget)->desk, g_variant_get_int32 (parameter));
}

static void
loop_from_here (GtkWidget  *widget,
                const char *name,
                GVariant   *parameter)
{
  hp_desk_loop_from_here (HP_WINDOW (widget)->desk);
}

static void
loop_to_here (GtkWidget  *widget,
              const char *name,
              GVariant   *parameter)
{
  hp_desk_loop_to_here (HP_WINDOW (widget)->desk);
}

static void
go_start (GtkWidget  *widget,
          const char *name,
          GVariant   *parameter)
{
  hp_desk_seek (HP_WINDOW (widget)->desk, 0);
}

static void
go_end (GtkWidget  *widget,
        const char *name,
        GVariant   *parameter)
{
  HpDesk *desk = HP_WINDOW (widget)->desk;

  hp_desk_seek (desk, hp_desk_get_duration (desk) - 1);
}

static void
go_mark (GtkWidget  *widget,
         const char *name,
         GVariant   *parameter)
{
  HpDesk *desk = HP_WINDOW (widget)->desk;
  gint64 frame = hp_desk_find_mark (desk, hp_desk_get_target (desk),
                                    g_variant_get_int32 (parameter));

  if (frame >= 0)
    hp_desk_seek (desk, frame);
}

static void
go_to (GtkWidget  *widget,
       const char *name,
       GVariant   *parameter)
{
  hp_go_to_dialog_present (GTK_WINDOW (widget), HP_WINDOW (widget)->desk);
}

/* Of the reel that the playhead is in. */
static void
edit_start_timecode (GtkWidget  *widget,
                     const char *name,
                     GVariant   *parameter)
{
  HpWindow *self = HP_WINDOW (widget);
  HpReel *reel = hp_plan_get_reel_at (hp_desk_get_plan (self->desk),
                                      hp_desk_get_frame (self->desk));

  hp_inspector_commit (self->inspector);
  if (reel != NULL)
    hp_start_timecode_dialog_present (GTK_WINDOW (self), self->desk, reel);
  else
    hp_window_toast (self, _("There is no reel yet"));
}

static void
spot_in (GtkWidget  *widget,
         const char *name,
         GVariant   *parameter)
{
  hp_desk_spot_in (HP_WINDOW (widget)->desk);
}

static void
spot_out (GtkWidget  *widget,
          const char *name,
          GVariant   *parameter)
{
  HpWindow *self = HP_WINDOW (widget);
  g_autoptr(GError) error = NULL;

  if (!hp_desk_spot_out (self->desk, &error))
    hp_window_toast (self, error->message);
}

static void
drop_pending (GtkWidget  *widget,
              const char *name,
              GVariant   *parameter)
{
  hp_desk_drop_pending (HP_WINDOW (widget)->desk);
}

static void
drop_hit (GtkWidget  *widget,
          const char *name,
          GVariant   *parameter)
{
  HpWindow *self = HP_WINDOW (widget);
  g_autoptr(GError) error = NULL;

  if (!hp_desk_drop_hit (self->desk, &error))
    hp_window_toast (self, error->message);
}

static void
drop_beat (GtkWidget  *widget,
           const char *name,
           GVariant   *parameter)
{
  HpWindow *self = HP_WINDOW (widget);
  g_autoptr(GError) error = NULL;

  if (!hp_desk_drop_beat (self->desk, &error))
    hp_window_toast (self, error->message);
}

/* The point of a curve that is selected, else the hit or beat, else the scene. */
static void
remove_selected (GtkWidget  *widget,
                 const char *name,
                 GVariant   *parameter)
{
  HpWindow *self = HP_WINDOW (widget);

  if (!hp_timeline_remove_selected (HP_TIMELINE (self->timeline)))
    hp_desk_remove_selected (self->desk);
}

static void
edit_title (GtkWidget  *widget,
            const char *name,
            GVariant   *parameter)
{
  hp_inspector_edit_title (HP_WINDOW (widget)->inspector);
}

static void
focus_timeline (GtkWidget  *widget,
                const char *name,
                GVariant   *parameter)
{
  gtk_widget_grab_focus (HP_WINDOW (widget)->timeline);
}

static void
zoom (GtkWidget  *widget,
      const char *name,
      GVariant   *parameter)
{
  hp_timeline_zoom (HP_TIMELINE (HP_WINDOW (widget)->timeline), g_variant_get_double (parameter));
}

static void
zoom_fit (GtkWidget  *widget,
          const char *name,
          GVariant   *parameter)
{
  hp_timeline_fit (HP_TIMELINE (HP_WINDOW (widget)->timeline));
}

static void
zoom_scene (GtkWidget  *widget,
            const char *name,
            GVariant   *parameter)
{
  hp_timeline_fit_scene (HP_TIMELINE (HP_WINDOW (widget)->timeline));
}

static void
show_picture_window (GtkWidget  *widget,
                     const char *name,
                     GVariant   *parameter)
{
  HpWindow *self = HP_WINDOW (widget);

  if (self->picture_window == NULL)
    g_set_weak_pointer (&self->picture_window,
                        hp_picture_window_new (GTK_WINDOW (self), self->desk));
  gtk_window_present (self->picture_window);
}

void
hp_window_close_picture (HpWindow *self)
{
  GtkWindow *window = self->picture_window;

  if (window == NULL)
    return;

  g_clear_weak_pointer (&self->picture_window);
  gtk_window_destroy (window);
}

/* An action, and which of a plan, or one that may be edited, it needs. */
static const struct
{
  const char                  *name;
  const char                  *parameter;
  GtkWidgetActionActivateFunc  activate;
  enum { ALWAYS, PLAN, EDIT }  needs;
} actions[] = {
  { "win.new-from-picture", NULL, new_from_picture, ALWAYS },
  { "win.open", NULL, open_plan, ALWAYS },
  { "win.save", NULL, save, EDIT },
  { "win.save-as", NULL, save_as, EDIT },
  { "win.open-backup", NULL, open_backup, ALWAYS },
  { "win.export", "s", export_as, PLAN },
  { "win.locate-picture", NULL, locate_picture, EDIT },
  { "win.use-found-picture", NULL, use_found_picture, EDIT },
  { "win.reels", NULL, show_reels, EDIT },
  { "win.undo", NULL, undo, EDIT },
  { "win.redo", NULL, redo, EDIT },
  { "win.play", NULL, play, PLAN },
  { "win.step", "i", step, PLAN },
  { "win.shuttle", "i", shuttle, PLAN },
  { "win.play-slowly", "i", play_slowly, PLAN },
  { "win.loop-from-here", NULL, loop_from_here, PLAN },
  { "win.loop-to-here", NULL, loop_to_here, PLAN },
  { "win.go-start", NULL, go_start, PLAN },
  { "win.go-end", NULL, go_end, PLAN },
  { "win.go-mark", "i", go_mark, PLAN },
  { "win.go-to", NULL, go_to, PLAN },
  { "win.start-timecode", NULL, edit_start_timecode, EDIT },
  { "win.spot-in", NULL, spot_in, EDIT },
  { "win.spot-out", NULL, spot_out, EDIT },
  { "win.drop-pending", NULL, drop_pending, EDIT },
  { "win.drop-hit", NULL, drop_hit, EDIT },
  { "win.drop-beat", NULL, drop_beat, EDIT },
  { "win.split-scene", NULL, hp_window_split_scene, EDIT },
  { "win.join-scenes", NULL, hp_window_join_scenes, EDIT },
  { "win.duplicate-scene", NULL, hp_window_duplicate_scene, EDIT },
  { "win.remove", NULL, remove_selected, EDIT },
  { "win.edit-title", NULL, edit_title, EDIT },
  { "win.focus-timeline", NULL, focus_timeline, PLAN },
  { "win.zoom", "d", zoom, PLAN },
  { "win.zoom-fit", NULL, zoom_fit, PLAN },
  { "win.zoom-scene", NULL, zoom_scene, PLAN },
  { "win.picture-window", NULL, show_picture_window, PLAN },
};

/* Keys without Control act only while no text field has the focus: as bindings of the window they
 * come after what the focused widget does with them.  The space is GtkWindow's: see
 * hp_window_activate_focus(). */
static void
bind_keys (GtkWidgetClass *widget_class)
{
  static const struct { guint key; GdkModifierType modifiers; const char *action; } plain[] = {
    { GDK_KEY_i, 0, "win.spot-in" },
    { GDK_KEY_o, 0, "win.spot-out" },
    { GDK_KEY_Escape, 0, "win.drop-pending" },
    { GDK_KEY_h, 0, "win.drop-hit" },
    { GDK_KEY_b, 0, "win.drop-beat" },
    { GDK_KEY_s, 0, "win.split-scene" },
    { GDK_KEY_Delete, 0, "win.remove" },
    { GDK_KEY_KP_Delete, 0, "win.remove" },
    { GDK_KEY_BackSpace, 0, "win.remove" },
    { GDK_KEY_Home, 0, "win.go-start" },
    { GDK_KEY_End, 0, "win.go-end" },
    { GDK_KEY_F2, 0, "win.edit-title" },
    { GDK_KEY_slash, 0, "win.loop" },
    { GDK_KEY_z, 0, "win.zoom-scene" },
    { GDK_KEY_z, GDK_SHIFT_MASK, "win.zoom-fit" },
    { GDK_KEY_bracketleft, 0, "win.loop-from-here" },
    { GDK_KEY_bracketright, 0, "win.loop-to-here" },
  };
  static const struct { guint key; GdkModifierType modifiers; const char *action; int value; } counted[] = {
    { GDK_KEY_comma, 0, "win.step", -1 },
    { GDK_KEY_period, 0, "win.step", 1 },
    { GDK_KEY_comma, GDK_SHIFT_MASK, "win.step", -FRAMES_OF_SHIFT },
    { GDK_KEY_period, GDK_SHIFT_MASK, "win.step", FRAMES_OF_SHIFT },
    { GDK_KEY_less, GDK_SHIFT_MASK, "win.step", -FRAMES_OF_SHIFT },
    { GDK_KEY_greater, GDK_SHIFT_MASK, "win.step", FRAMES_OF_SHIFT },
    { GDK_KEY_j, 0, "win.shuttle", -1 },
    { GDK_KEY_k, 0, "win.shuttle", 0 },
    { GDK_KEY_l, 0, "win.shuttle", 1 },
    { GDK_KEY_j, GDK_SHIFT_MASK, "win.play-slowly", -1 },
    { GDK_KEY_l, GDK_SHIFT_MASK, "win.play-slowly", 1 },
    { GDK_KEY_Up, 0, "win.go-mark", -1 },
    { GDK_KEY_Down, 0, "win.go-mark", 1 },
  };

  for (guint i = 0; i < G_N_ELEMENTS (plain); i++)
    gtk_widget_class_add_binding_action (widget_class, plain[i].key, plain[i].modifiers,
                                         plain[i].action, NULL);
  for (guint i = 0; i < G_N_ELEMENTS (counted); i++)
    gtk_widget_class_add_binding_action (widget_class, counted[i].key, counted[i].modifiers,
                                         counted[i].action, "i", counted[i].value);
}

void
hp_window_install_actions (GtkWidgetClass *widget_class)
{
  for (guint i = 0; i < G_N_ELEMENTS (actions); i++)
    gtk_widget_class_install_action (widget_class, actions[i].name, actions[i].parameter,
                                     actions[i].activate);
  bind_keys (widget_class);
}

/* Says on the button and in the menu what it would do now.  Takes @text. */
static void
name_step (HpWindow   *self,
           GtkWidget  *button,
           const char *action,
           char       *text)
{
  gtk_widget_set_tooltip_text (button, text);
  gtk_accessible_update_property (GTK_ACCESSIBLE (button), GTK_ACCESSIBLE_PROPERTY_LABEL, text, -1);
  g_menu_append (self->steps_menu, text, action);
  g_free (text);
}

/* Which actions can be taken now, and what undo and redo would do. */
void
hp_window_update_actions (HpWindow *self)
{
  HpHistory *history = hp_desk_get_history (self->desk);
  gboolean editable = has_plan (self) && !hp_desk_get_read_only (self->desk);
  const char *undo_label = history != NULL ? hp_history_get_undo_label (history) : NULL;
  const char *redo_label = history != NULL ? hp_history_get_redo_label (history) : NULL;

  for (guint i = 0; i < G_N_ELEMENTS (actions); i++)
    gtk_widget_action_set_enabled (GTK_WIDGET (self), actions[i].name,
                                   actions[i].needs == ALWAYS ||
                                   (actions[i].needs == PLAN && has_plan (self)) ||
                                   (actions[i].needs == EDIT && editable));

  /* What others have open can be saved as a plan of one's own. */
  gtk_widget_action_set_enabled (GTK_WIDGET (self), "win.save-as",
                                 editable || hp_desk_get_held (self->desk) != NULL);
  gtk_widget_action_set_enabled (GTK_WIDGET (self), "win.undo", editable && undo_label != NULL);
  gtk_widget_action_set_enabled (GTK_WIDGET (self), "win.redo", editable && redo_label != NULL);

  g_menu_remove_all (self->steps_menu);
  name_step (self, self->undo_button, "win.undo",
             undo_label == NULL ? g_strdup (_("Undo"))
             /* Translators: the name of a step, as in “Undo Move Hit”. */
             : g_strdup_printf (_("Undo %s"), undo_label));
  name_step (self, self->redo_button, "win.redo",
             redo_label == NULL ? g_strdup (_("Redo"))
             /* Translators: the name of a step, as in “Redo Move Hit”. */
             : g_strdup_printf (_("Redo %s"), redo_label));
}

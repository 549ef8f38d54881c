#include "config.h"

#include "ui/scene/inspector.h"

#include <adwaita.h>
#include <glib/gi18n.h>

#include "core/timecode.h"
#include "model/edit-member.h"
#include "model/hit.h"
#include "model/plan-time.h"
#include "model/story-beat.h"
#include "ui/app/entry-row.h"

struct _HpInspector
{
  GtkWidget            parent_instance;

  HpDesk              *desk;
  HpElement           *shown;      /* the scene, hit or beat that the entries are about */
  gboolean             updating;   /* the entries are being filled, not typed in */
  gboolean             typing;     /* the name has the focus */

  GtkStack            *stack;
  AdwPreferencesGroup *group;
  AdwEntryRow         *name;
  AdwActionRow        *first;
  AdwActionRow        *second;
  AdwActionRow        *third;
  AdwActionRow        *weight_row;
  GtkSpinButton       *weight;
  GtkLabel            *first_value;
  GtkLabel            *second_value;
  GtkLabel            *third_value;
};

G_DEFINE_FINAL_TYPE (HpInspector, hp_inspector, GTK_TYPE_WIDGET)

static const char *
name_of (HpElement *element)
{
  if (HP_IS_SCENE (element))
    return hp_scene_get_title (HP_SCENE (element));
  if (HP_IS_HIT (element))
    return hp_hit_get_label (HP_HIT (element));

  return hp_story_beat_get_feeling (HP_STORY_BEAT (element));
}

static const char *
name_member (HpElement *element)
{
  return HP_IS_SCENE (element) ? "title" : HP_IS_HIT (element) ? "label" : "feeling";
}

void
hp_inspector_commit (HpInspector *self)
{
  g_autoptr(GError) error = NULL;
  const char *text;

  g_return_if_fail (HP_IS_INSPECTOR (self));

  /* Of what was removed meanwhile nothing is to be said. */
  if (self->shown == NULL || self->updating || hp_desk_get_read_only (self->desk) ||
      hp_element_get_parent (self->shown) == NULL)
    return;

  /* What was typed into the spin button and not yet left. */
  if (HP_IS_HIT (self->shown))
    gtk_spin_button_update (self->weight);

  text = gtk_editable_get_text (GTK_EDITABLE (self->name));
  if (!hp_edit_set (hp_desk_get_history (self->desk), self->shown, &error, name_member (self->shown),
                    text))
    g_signal_emit_by_name (self->desk, "failed", error->message);
}

static void
weight_cb (HpInspector   *self,
           GtkSpinButton *spin)
{
  int weight = gtk_spin_button_get_value_as_int (spin);

  if (self->updating || self->shown == NULL || !HP_IS_HIT (self->shown) ||
      hp_element_get_parent (self->shown) == NULL || hp_desk_get_read_only (self->desk) || hp_hit_get_weight (HP_HIT (self->shown)) == weight)
    return;

  hp_edit_set (hp_desk_get_history (self->desk), self->shown, NULL, "weight", weight);
}

static gboolean
key_pressed_cb (HpInspector     *self,
                guint            keyval,
                guint            keycode,
                GdkModifierType  state)
{
  if (keyval != GDK_KEY_Escape || self->shown == NULL)
    return GDK_EVENT_PROPAGATE;

  hp_history_take_back_run (hp_desk_get_history (self->desk));
  gtk_widget_activate_action (GTK_WIDGET (self), "win.focus-timeline", NULL);
  return GDK_EVENT_STOP;
}

/* What is typed is kept with every letter, but from here on it is one step. */
static void
typing_begins_cb (HpInspector *self)
{
  self->typing = TRUE;
  if (hp_desk_get_history (self->desk) != NULL)
    hp_history_begin_run (hp_desk_get_history (self->desk));
}

static void
typing_ends_cb (HpInspector *self)
{
  hp_inspector_commit (self);
  self->typing = FALSE;
  if (hp_desk_get_history (self->desk) != NULL)
    hp_history_end_run (hp_desk_get_history (self->desk));
}

/* Enter: it is said, and the keys are those of the picture again. */
static void
activated_cb (HpInspector *self)
{
  hp_inspector_commit (self);
  gtk_widget_activate_action (GTK_WIDGET (self), "win.focus-timeline", NULL);
}

static void
fill_scene (HpInspector *self,
            HpScene     *scene)
{
  HpPlan *plan = hp_desk_get_plan (self->desk);
  g_autofree char *in = hp_plan_format_timecode (plan, hp_scene_get_in (scene));
  g_autofree char *out = hp_plan_format_timecode (plan, hp_scene_get_out (scene));
  g_autofree char *length = NULL;
  g_autofree char *title = NULL;

  length = hp_timecode_format_real_time (MAX (hp_scene_get_out (scene) - hp_scene_get_in (scene),
                                              0),
                                         hp_plan_get_frame_rate (plan));
  /* Translators: the number of a cue, as in “Scene 1M2”. */
  title = g_strdup_printf (_("Scene %s"), hp_scene_get_cue (scene));
  adw_preferences_group_set_title (self->group, title);
  adw_preferences_row_set_title (ADW_PREFERENCES_ROW (self->name), _("Title"));
  adw_preferences_row_set_title (ADW_PREFERENCES_ROW (self->first), _("In"));
  adw_preferences_row_set_title (ADW_PREFERENCES_ROW (self->second), _("Out"));
  adw_preferences_row_set_title (ADW_PREFERENCES_ROW (self->third), _("Length"));
  gtk_label_set_text (self->first_value, in);
  gtk_label_set_text (self->second_value, out);
  gtk_label_set_text (self->third_value, length);
}

static void
fill_mark (HpInspector *self,
           HpElement   *mark,
           gint64       frame)
{
  HpPlan *plan = hp_desk_get_plan (self->desk);
  HpScene *scene = hp_desk_get_scene (self->desk);
  g_autofree char *timecode = hp_plan_format_timecode (plan, frame);
  g_autofree char *level = NULL;
  gboolean is_marker = HP_IS_HIT (mark) && hp_element_get_scene (mark) == NULL;
  gsize n_points = 0;

  if (scene != NULL)
    hp_curve_get_points (hp_scene_get_curve (scene), &n_points);
  if (n_points > 0 && !is_marker)
    /* Translators: the level of an intensity curve, in per cent. */
    level = g_strdup_printf (_("%.0f %%"),
                             100 * hp_curve_level_at (hp_scene_get_curve (scene), (double) frame));

  adw_preferences_group_set_title (self->group, !HP_IS_HIT (mark) ? _("Emotional Beat")
                                                : is_marker ? _("Marker") : _("Hit"));
  adw_preferences_row_set_title (ADW_PREFERENCES_ROW (self->name),
                                 HP_IS_HIT (mark) ? _("Label") : _("Feeling"));
  adw_preferences_row_set_title (ADW_PREFERENCES_ROW (self->first), _("At"));
  adw_preferences_row_set_title (ADW_PREFERENCES_ROW (self->third), _("Intensity Here"));
  gtk_label_set_text (self->first_value, timecode);
  gtk_label_set_text (self->third_value, level != NULL ? level : "–");
  if (HP_IS_HIT (mark))
    gtk_spin_button_set_value (self->weight, hp_hit_get_weight (HP_HIT (mark)));
}

static void
update (HpInspector *self)
{
  HpElement *mark = hp_desk_get_mark (self->desk);
  HpScene *scene = hp_desk_get_scene (self->desk);
  HpElement *element = mark != NULL ? mark : scene != NULL ? HP_ELEMENT (scene) : NULL;

  /* What was typed about the one before is kept before another is shown. */
  if (element != self->shown)
    {
      hp_inspector_commit (self);
      g_set_object (&self->shown, element);
      if (self->typing)
        typing_begins_cb (self);
    }

  gtk_stack_set_visible_child_name (self->stack, element != NULL ? "element" : "empty");
  if (element == NULL)
    return;

  self->updating = TRUE;
  if (HP_IS_SCENE (element))
    fill_scene (self, HP_SCENE (element));
  else if (HP_IS_HIT (element))
    fill_mark (self, element, hp_hit_get_at (HP_HIT (element)));
  else
    fill_mark (self, element, hp_story_beat_get_at (HP_STORY_BEAT (element)));

  gtk_widget_set_visible (GTK_WIDGET (self->second), HP_IS_SCENE (element));
  gtk_widget_set_visible (GTK_WIDGET (self->weight_row), HP_IS_HIT (element));
  if (g_strcmp0 (gtk_editable_get_text (GTK_EDITABLE (self->name)), name_of (element)) != 0)
    gtk_editable_set_text (GTK_EDITABLE (self->name), name_of (element));
  gtk_editable_set_editable (GTK_EDITABLE (self->name), !hp_desk_get_read_only (self->desk));
  gtk_widget_set_sensitive (GTK_WIDGET (self->weight), !hp_desk_get_read_only (self->desk));
  self->updating = FALSE;
}

static void
hp_inspector_dispose (GObject *object)
{
  HpInspector *self = HP_INSPECTOR (object);

  gtk_widget_dispose_template (GTK_WIDGET (self), HP_TYPE_INSPECTOR);
  g_clear_object (&self->shown);
  g_clear_object (&self->desk);

  G_OBJECT_CLASS (hp_inspector_parent_class)->dispose (object);
}

static void
hp_inspector_class_init (HpInspectorClass *klass)
{
  GObjectClass *object_class = G_OBJECT_CLASS (klass);
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  object_class->dispose = hp_inspector_dispose;

  gtk_widget_class_set_template_from_resource (widget_class,
                                               "/io/github/hairpin/Hairpin/scene/inspector.ui");
  gtk_widget_class_bind_template_child (widget_class, HpInspector, stack);
  gtk_widget_class_bind_template_child (widget_class, HpInspector, group);
  gtk_widget_class_bind_template_child (widget_class, HpInspector, name);
  gtk_widget_class_bind_template_child (widget_class, HpInspector, first);
  gtk_widget_class_bind_template_child (widget_class, HpInspector, second);
  gtk_widget_class_bind_template_child (widget_class, HpInspector, third);
  gtk_widget_class_bind_template_child (widget_class, HpInspector, weight_row);
  gtk_widget_class_bind_template_child (widget_class, HpInspector, weight);
  gtk_widget_class_bind_template_child (widget_class, HpInspector, first_value);
  gtk_widget_class_bind_template_child (widget_class, HpInspector, second_value);
  gtk_widget_class_bind_template_child (widget_class, HpInspector, third_value);
  gtk_widget_class_bind_template_callback (widget_class, activated_cb);
  gtk_widget_class_bind_template_callback (widget_class, weight_cb);
  gtk_widget_class_set_layout_manager_type (widget_class, GTK_TYPE_BIN_LAYOUT);
}

static void
hp_inspector_init (HpInspector *self)
{
  GtkEventController *focus = gtk_event_controller_focus_new ();
  GtkEventController *keys = gtk_event_controller_key_new ();

  gtk_widget_init_template (GTK_WIDGET (self));
  hp_entry_row_tell_focus (self->name);

  g_signal_connect_swapped (focus, "enter", G_CALLBACK (typing_begins_cb), self);
  g_signal_connect_swapped (focus, "leave", G_CALLBACK (typing_ends_cb), self);
  g_signal_connect_swapped (self->name, "changed", G_CALLBACK (hp_inspector_commit), self);
  gtk_widget_add_controller (GTK_WIDGET (self->name), focus);
  g_signal_connect_swapped (keys, "key-pressed", G_CALLBACK (key_pressed_cb), self);
  gtk_event_controller_set_propagation_phase (keys, GTK_PHASE_CAPTURE);
  gtk_widget_add_controller (GTK_WIDGET (self->name), keys);
}

void
hp_inspector_set_desk (HpInspector *self,
                       HpDesk      *desk)
{
  g_return_if_fail (HP_IS_INSPECTOR (self));
  g_return_if_fail (self->desk == NULL);

  self->desk = g_object_ref (desk);
  g_signal_connect_object (desk, "notify::scene", G_CALLBACK (update), self, G_CONNECT_SWAPPED);
  g_signal_connect_object (desk, "notify::mark", G_CALLBACK (update), self, G_CONNECT_SWAPPED);
  g_signal_connect_object (desk, "changed", G_CALLBACK (update), self, G_CONNECT_SWAPPED);
  update (self);
}

void
hp_inspector_edit_title (HpInspector *self)
{
  g_return_if_fail (HP_IS_INSPECTOR (self));

  if (self->shown == NULL)
    return;

  gtk_widget_grab_focus (GTK_WIDGET (self->name));
  gtk_editable_select_region (GTK_EDITABLE (self->name), 0, -1);
}

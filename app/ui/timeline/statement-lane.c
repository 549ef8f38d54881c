#include "config.h"

#include "ui/timeline/statement-lane.h"

#include <glib/gi18n.h>

#include "model/edit-scene.h"
#include "model/layer.h"
#include "model/motif.h"
#include "model/plan-index.h"
#include "model/plan-time.h"
#include "model/scene-bars.h"
#include "model/scene-time.h"
#include "model/statement.h"

#define FINE_PARTS 4  /* of a beat, where beats do not draw what is dragged */

struct _HpStatementLane
{
  HpBarLane   parent_instance;

  /* Of the statement that is moved. */
  HpFraction  draft_at;
  HpLayer    *draft_layer;  /* only compared and asked while it is moved */

  /* Of the one that is to be drawn, while its motif is asked for. */
  GtkWidget  *menu;         /* NULL before it is needed */
  HpScene    *scene;        /* or NULL */
  HpFraction  at;
};

enum
{
  MOVED,
  STATED,
  REFUSED,
  N_SIGNALS
};

static guint signals[N_SIGNALS];

G_DEFINE_FINAL_TYPE (HpStatementLane, hp_statement_lane, HP_TYPE_BAR_LANE)

/* Whole notes that the part of @motif that is stated takes. */
static HpFraction
measure (HpStatement *statement,
         HpMotif     *motif)
{
  gsize n_notes;
  const HpNote *notes = hp_notes_get_notes (hp_motif_get_notes (motif), &n_notes);
  gsize first = MIN ((gsize) hp_statement_get_first (statement), n_notes);
  gsize count = (gsize) hp_statement_get_count (statement);
  gsize end = count > 0 ? MIN (first + count, n_notes) : n_notes;
  HpFraction last = { 0, 1 };

  for (gsize i = first; i < end; i++)
    {
      HpFraction note_end = hp_fraction_add (notes[i].at, notes[i].length);

      note_end = hp_fraction_subtract (note_end, notes[first].at);
      if (hp_fraction_compare (note_end, last) > 0)
        last = note_end;
    }

  return hp_fraction_multiply (last, hp_statement_get_stretch (statement));
}

static void
add_statement (HpBarLane        *lane,
               HpPlan           *plan,
               const HpTempoMap *tempo_map,
               HpStatement      *statement)
{
  HpElement *motif = hp_plan_find (plan, hp_statement_get_motif (statement));
  HpFraction at = hp_statement_get_at (statement);
  gint64 in = hp_tempo_map_get_nearest_frame (tempo_map, at);
  gint64 out;
  GdkRGBA color;

  if (motif == NULL || !HP_IS_MOTIF (motif))
    return;

  out = hp_tempo_map_get_nearest_frame (tempo_map,
                                        hp_fraction_add (at, measure (statement,
                                                                      HP_MOTIF (motif))));
  if (!gdk_rgba_parse (&color, hp_motif_get_colour (HP_MOTIF (motif))))
    color = hp_lane_view_get_color (HP_LANE_VIEW (lane), "accent_bg_color", 1);
  hp_bar_lane_add (lane, &(HpBar) {
                           .element = HP_ELEMENT (statement),
                           .in = in,
                           .out = MAX (out, in + 1),
                           .row = -1,
                           .text = g_strdup (hp_motif_get_name (HP_MOTIF (motif))),
                           .color = color,
                         });
}

/* Statements stand on bars: without a tempo plan they have no place in time. */
static void
add_scene (HpBarLane *lane,
           HpPlan    *plan,
           HpScene   *scene)
{
  HpElementList *statements = hp_scene_get_statements (scene);
  HpTempoPlan *chosen = hp_scene_get_chosen_tempo_plan (scene);
  g_autoptr(HpTempoMap) tempo_map = NULL;

  if (chosen == NULL || hp_element_list_get_n (statements) == 0)
    return;

  tempo_map = hp_tempo_plan_make_tempo_map (chosen, hp_plan_get_frame_rate (plan));
  for (guint i = 0; i < hp_element_list_get_n (statements); i++)
    add_statement (lane, plan, tempo_map, hp_element_list_get (statements, i));
}

static void
hp_statement_lane_list (HpBarLane *lane,
                        HpPlan    *plan)
{
  HpElementList *scenes = hp_plan_get_scenes (plan);

  for (guint i = 0; i < hp_element_list_get_n (scenes); i++)
    add_scene (lane, plan, hp_element_list_get (scenes, i));
}

static HpPlan *
get_plan (HpBarLane *lane)
{
  return hp_desk_get_plan (hp_lane_view_get_desk (HP_LANE_VIEW (lane)));
}

/* One can be drawn when there is a motif to state. */
static gpointer
hp_statement_lane_get_owner (HpBarLane *lane,
                             guint      row)
{
  HpPlan *plan = get_plan (lane);

  return plan != NULL && hp_element_list_get_n (hp_plan_get_motifs (plan)) > 0 ? plan : NULL;
}

static HpScene *
get_scene (const HpBar *bar)
{
  return HP_SCENE (hp_element_get_parent (bar->element));
}

/* The layer @down from that of @bar, as far as there are any. */
static HpLayer *
find_layer (const HpBar *bar,
            int          down)
{
  HpElementList *layers = hp_scene_get_layers (get_scene (bar));
  int n_layers = (int) hp_element_list_get_n (layers), index = 0;
  const char *id = hp_statement_get_layer (HP_STATEMENT (bar->element));

  for (int i = 0; i < n_layers; i++)
    if (g_str_equal (hp_element_get_id (hp_element_list_get (layers, (guint) i)), id))
      index = i;

  return n_layers > 0
         ? hp_element_list_get (layers, (guint) CLAMP (index + down, 0, n_layers - 1)) : NULL;
}

/* Shows it on the beat, and says where that is: "Viola alone, 3|1". */
static void
set_draft (HpStatementLane *self,
           const HpBar     *bar,
           HpFraction       at,
           HpLayer         *layer)
{
  HpPlan *plan = get_plan (HP_BAR_LANE (self));
  HpScene *scene = get_scene (bar);
  g_autoptr(HpTempoMap) tempo_map =
    hp_tempo_plan_make_tempo_map (hp_scene_get_chosen_tempo_plan (scene),
                                  hp_plan_get_frame_rate (plan));
  gint64 in = hp_tempo_map_get_nearest_frame (tempo_map, at);
  g_autofree char *beat = hp_scene_format_position (scene, at);
  g_autofree char *text = NULL;

  self->draft_at = at;
  self->draft_layer = layer;
  /* Translators: a layer, and a bar and a beat, as in “Violin alone, 12|3”. */
  text = g_strdup_printf (_("%s, %s"), layer != NULL ? hp_layer_get_name (layer) : "", beat);
  hp_bar_lane_set_draft (HP_BAR_LANE (self), in, in + bar->out - bar->in, text);
}

/* Beats draw it, unless Ctrl is held. */
static void
hp_statement_lane_drag (HpBarLane       *lane,
                        const HpBar     *bar,
                        gint64           in,
                        int              rows,
                        GdkModifierType  state)
{
  HpFrameRate rate = hp_plan_get_frame_rate (get_plan (lane));
  HpFraction at = hp_statement_get_at (HP_STATEMENT (bar->element));

  if (in != bar->in)
    hp_scene_find_nearest_beat (get_scene (bar), rate, in,
                                state & GDK_CONTROL_MASK ? FINE_PARTS : 1, &at);
  set_draft (HP_STATEMENT_LANE (lane), bar, at, find_layer (bar, rows));
}

static void
hp_statement_lane_step (HpBarLane   *lane,
                        const HpBar *bar,
                        int          right,
                        int          down,
                        gboolean     is_far)
{
  HpFrameRate rate = hp_plan_get_frame_rate (get_plan (lane));
  HpFraction at = hp_statement_get_at (HP_STATEMENT (bar->element));
  HpFraction to;
  gboolean can_step = is_far ? hp_scene_step_bars (get_scene (bar), rate, at, right, &to)
                             : hp_scene_step_beats (get_scene (bar), rate, at, right, &to);

  set_draft (HP_STATEMENT_LANE (lane), bar, right != 0 && can_step ? to : at,
             find_layer (bar, down));
}

static void
hp_statement_lane_edit (HpBarLane   *lane,
                        const HpBar *bar)
{
  HpStatementLane *self = HP_STATEMENT_LANE (lane);
  HpStatement *statement = HP_STATEMENT (bar->element);
  const char *layer = self->draft_layer != NULL
                      ? hp_element_get_id (HP_ELEMENT (self->draft_layer))
                      : hp_statement_get_layer (statement);

  if (hp_fraction_compare (self->draft_at, hp_statement_get_at (statement)) != 0 ||
      !g_str_equal (layer, hp_statement_get_layer (statement)))
    g_signal_emit (self, signals[MOVED], 0, statement, &self->draft_at, layer);
}

static GMenu *
make_menu (HpPlan *plan)
{
  GMenu *menu = g_menu_new ();
  HpElementList *motifs = hp_plan_get_motifs (plan);

  for (guint i = 0; i < hp_element_list_get_n (motifs); i++)
    {
      HpMotif *motif = hp_element_list_get (motifs, i);
      g_autoptr(GMenuItem) item = g_menu_item_new (hp_motif_get_name (motif), NULL);

      g_menu_item_set_action_and_target (item, "statement.add", "s",
                                         hp_element_get_id (HP_ELEMENT (motif)));
      g_menu_append_item (menu, item);
    }

  return menu;
}

/* Asks which motif is to be stated there. */
static void
ask_for_motif (HpStatementLane *self,
               gint64           frame)
{
  g_autoptr(GMenu) menu = make_menu (get_plan (HP_BAR_LANE (self)));
  const HpTimeAxis *axis = hp_lane_view_get_axis (HP_LANE_VIEW (self));
  int x = (int) CLAMP (hp_time_axis_x (axis, (double) frame), 0,
                       gtk_widget_get_width (GTK_WIDGET (self)));

  if (self->menu == NULL)
    {
      self->menu = gtk_popover_menu_new_from_model (NULL);
      gtk_widget_set_parent (self->menu, GTK_WIDGET (self));
    }

  gtk_popover_menu_set_menu_model (GTK_POPOVER_MENU (self->menu), G_MENU_MODEL (menu));
  gtk_popover_set_pointing_to (GTK_POPOVER (self->menu),
                               &(GdkRectangle) { x, HP_BAR_LANE_MARGIN, 1,
                                                 HP_BAR_LANE_ROW_HEIGHT });
  gtk_popover_popup (GTK_POPOVER (self->menu));
}

static void
hp_statement_lane_draw (HpBarLane *lane,
                        gint64     in)
{
  HpStatementLane *self = HP_STATEMENT_LANE (lane);
  HpDesk *desk = hp_lane_view_get_desk (HP_LANE_VIEW (lane));
  HpPlan *plan = hp_desk_get_plan (desk);
  HpScene *scene = hp_plan_get_scene_at (plan, in, hp_desk_get_scene (desk));

  if (scene == NULL)
    g_signal_emit (self, signals[REFUSED], 0, _("There is no scene here to state a motif in"));
  else if (hp_element_list_get_n (hp_scene_get_layers (scene)) == 0)
    g_signal_emit (self, signals[REFUSED], 0,
                   _("A motif is stated by a layer: this scene has none yet"));
  else if (!hp_scene_find_nearest_beat (scene, hp_plan_get_frame_rate (plan), in, 1, &self->at))
    g_signal_emit (self, signals[REFUSED], 0,
                   _("A motif stands on a beat: no tempo plan is chosen for this scene yet"));
  else
    {
      g_set_object (&self->scene, scene);
      ask_for_motif (self, in);
    }
}

/* The motif has been chosen; an undo may have taken away the scene meanwhile. */
static void
add_cb (GtkWidget  *widget,
        const char *name,
        GVariant   *parameter)
{
  HpStatementLane *self = HP_STATEMENT_LANE (widget);
  g_autoptr(HpScene) scene = g_steal_pointer (&self->scene);

  if (scene != NULL && hp_element_get_list (HP_ELEMENT (scene)) != NULL)
    g_signal_emit (self, signals[STATED], 0, scene, &self->at,
                   g_variant_get_string (parameter, NULL));
}

static void
hp_statement_lane_size_allocate (GtkWidget *widget,
                                 int        width,
                                 int        height,
                                 int        baseline)
{
  HpStatementLane *self = HP_STATEMENT_LANE (widget);

  if (self->menu != NULL)
    gtk_popover_present (GTK_POPOVER (self->menu));
}

static void
hp_statement_lane_dispose (GObject *object)
{
  HpStatementLane *self = HP_STATEMENT_LANE (object);

  g_clear_pointer (&self->menu, gtk_widget_unparent);
  g_clear_object (&self->scene);

  G_OBJECT_CLASS (hp_statement_lane_parent_class)->dispose (object);
}

static void
hp_statement_lane_class_init (HpStatementLaneClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);
  HpBarLaneClass *lane_class = HP_BAR_LANE_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = hp_statement_lane_dispose;
  widget_class->size_allocate = hp_statement_lane_size_allocate;

  lane_class->list = hp_statement_lane_list;
  lane_class->get_owner = hp_statement_lane_get_owner;
  lane_class->drag = hp_statement_lane_drag;
  lane_class->step = hp_statement_lane_step;
  lane_class->edit = hp_statement_lane_edit;
  lane_class->draw = hp_statement_lane_draw;
  lane_class->kind = N_("Motif");

  gtk_widget_class_install_action (widget_class, "statement.add", "s", add_cb);

  /**
   * HpStatementLane::moved:
   * @statement: the statement
   * @at: where the user wants it, in whole notes from the downbeat
   * @layer: the id of the layer that is to have it
   */
  signals[MOVED] =
    g_signal_new ("moved", G_TYPE_FROM_CLASS (klass), G_SIGNAL_RUN_LAST,
                  0, NULL, NULL, NULL,
                  G_TYPE_NONE, 3, HP_TYPE_STATEMENT, HP_TYPE_FRACTION, G_TYPE_STRING);

  /**
   * HpStatementLane::stated:
   * @scene: where a motif is to be stated
   * @at: whole notes from the downbeat
   * @motif: its id
   */
  signals[STATED] =
    g_signal_new ("stated", G_TYPE_FROM_CLASS (klass), G_SIGNAL_RUN_LAST,
                  0, NULL, NULL, NULL,
                  G_TYPE_NONE, 3, HP_TYPE_SCENE, HP_TYPE_FRACTION, G_TYPE_STRING);

  /**
   * HpStatementLane::refused:
   * @why: a sentence that says why nothing can be stated there
   */
  signals[REFUSED] =
    g_signal_new ("refused", G_TYPE_FROM_CLASS (klass), G_SIGNAL_RUN_LAST,
                  0, NULL, NULL, NULL,
                  G_TYPE_NONE, 1, G_TYPE_STRING);
}

static void
hp_statement_lane_init (HpStatementLane *self)
{
  hp_bar_lane_set_hint (HP_BAR_LANE (self), _("No motif is stated yet"));
  gtk_accessible_update_property (GTK_ACCESSIBLE (self),
                                  GTK_ACCESSIBLE_PROPERTY_LABEL, _("Motifs"),
                                  -1);
}

GtkWidget *
hp_statement_lane_new (HpDesk *desk)
{
  return g_object_new (HP_TYPE_STATEMENT_LANE, "desk", desk, NULL);
}

#include "config.h"

#include "ui/timeline/statement-lane.h"

#include <glib/gi18n.h>

#include "model/motif.h"
#include "model/plan-index.h"
#include "model/plan-time.h"
#include "model/scene-time.h"
#include "model/statement.h"

struct _HpStatementLane
{
  HpBarLane parent_instance;
};

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

static gpointer
hp_statement_lane_get_owner (HpBarLane *lane,
                             guint      row)
{
  return NULL;
}

static void
hp_statement_lane_class_init (HpStatementLaneClass *klass)
{
  HpBarLaneClass *lane_class = HP_BAR_LANE_CLASS (klass);

  lane_class->list = hp_statement_lane_list;
  lane_class->get_owner = hp_statement_lane_get_owner;
  lane_class->is_fixed = TRUE;
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

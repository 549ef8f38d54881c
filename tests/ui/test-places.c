#include <adwaita.h>

#include "model/edit-member.h"
#include "model/plan-time.h"
#include "ui/app/window.h"
#include "ui/display.h"
#include "ui/picture/film-view.h"
#include "ui/picture/go-to-dialog.h"
#include "ui/picture/picture-window.h"
#include "ui/picture/start-timecode-dialog.h"
#include "ui/picture/transport-bar.h"

typedef struct
{
  GtkWidget *window;
  HpDesk    *desk;
  HpPlan    *plan;
} Fixture;

static HpFilmView *
film (Fixture *f)
{
  return HP_FILM_VIEW (display_find_widget (f->window, HP_TYPE_FILM_VIEW));
}

/* The sample: 1632 frames at 23.976 from 01:00:00:00. */
static void
set_up (Fixture       *f,
        gconstpointer  data)
{
  g_autoptr(GFile) sample = display_sample ("the-letter.hairpin");

  f->window = g_object_ref (hp_window_new (NULL, "fakesink sync=true"));
  f->desk = g_object_ref (hp_window_get_desk (HP_WINDOW (f->window)));
  gtk_window_set_default_size (GTK_WINDOW (f->window), 1024, 600);
  gtk_window_present (GTK_WINDOW (f->window));
  hp_window_open (HP_WINDOW (f->window), sample);
  WAIT_UNTIL (hp_desk_get_plan (f->desk) != NULL);
  WAIT_UNTIL (hp_film_view_get_frame (film (f)) == 0);
  f->plan = hp_desk_get_plan (f->desk);
}

static void
act (Fixture    *f,
     const char *action)
{
  g_assert_true (gtk_widget_activate_action (f->window, action, NULL));
}

/* The dialog of @type that is open, or NULL. */
static GtkWidget *
find_dialog (GType type)
{
  GListModel *toplevels = gtk_window_get_toplevels ();

  for (guint i = 0; i < g_list_model_get_n_items (toplevels); i++)
    {
      g_autoptr(GtkWidget) window = g_list_model_get_item (toplevels, i);

      if (G_TYPE_CHECK_INSTANCE_TYPE (window, type))
        return window;
    }

  return NULL;
}

static void
tear_down (Fixture       *f,
           gconstpointer  data)
{
  gtk_window_destroy (GTK_WINDOW (f->window));
  display_settle (20);
  g_assert_finalize_object (f->window);
  g_assert_null (find_dialog (HP_TYPE_PICTURE_WINDOW));

  /* A worker that syncs what was edited may have it a moment longer. */
  g_object_add_weak_pointer (G_OBJECT (f->desk), (gpointer *) &f->desk);
  g_object_unref (f->desk);
  WAIT_UNTIL (f->desk == NULL);
}

/* The label that says @text where it can be seen; NULL when none does. */
static GtkWidget *
find_text (GtkWidget  *widget,
           const char *text)
{
  if (!gtk_widget_get_mapped (widget))
    return NULL;
  if (GTK_IS_LABEL (widget) && g_str_equal (gtk_label_get_text (GTK_LABEL (widget)), text))
    return widget;

  for (GtkWidget *child = gtk_widget_get_first_child (widget); child != NULL;
       child = gtk_widget_get_next_sibling (child))
    {
      GtkWidget *found = find_text (child, text);

      if (found != NULL)
        return found;
    }

  return NULL;
}

/* The button with the label @text; NULL when there is none to be seen. */
static GtkWidget *
find_button (GtkWidget  *dialog,
             const char *text)
{
  GtkWidget *label = find_text (dialog, text);

  return label != NULL ? gtk_widget_get_ancestor (label, GTK_TYPE_BUTTON) : NULL;
}

static GtkEntry *
find_entry (GtkWidget *dialog)
{
  return GTK_ENTRY (display_find_widget (dialog, GTK_TYPE_ENTRY));
}

static GtkWidget *
open_dialog (Fixture    *f,
             const char *action,
             GType       type)
{
  GtkWidget *dialog;

  act (f, action);
  dialog = find_dialog (type);
  g_assert_nonnull (dialog);
  WAIT_UNTIL (gtk_widget_get_mapped (dialog));
  g_assert_true (gtk_window_get_modal (GTK_WINDOW (dialog)));
  g_assert_true (gtk_window_get_transient_for (GTK_WINDOW (dialog)) == GTK_WINDOW (f->window));
  g_assert_true (gtk_widget_is_ancestor (gtk_window_get_focus (GTK_WINDOW (dialog)),
                                         GTK_WIDGET (find_entry (dialog))));
  g_assert_true (gtk_test_accessible_has_property (GTK_ACCESSIBLE (find_entry (dialog)),
                                                   GTK_ACCESSIBLE_PROPERTY_LABEL));
  g_assert_true (gtk_test_accessible_has_relation (GTK_ACCESSIBLE (find_entry (dialog)),
                                                   GTK_ACCESSIBLE_RELATION_DESCRIBED_BY));
  return dialog;
}

static GtkWidget *
type_place (Fixture    *f,
            const char *text)
{
  GtkWidget *dialog = open_dialog (f, "win.go-to", HP_TYPE_GO_TO_DIALOG);

  gtk_editable_set_text (GTK_EDITABLE (find_entry (dialog)), text);
  return dialog;
}

/* As a key does it, which the focused entry leaves alone. */
static void
press (GtkWidget *dialog,
       guint      keyval)
{
  g_autoptr(GListModel) controllers = gtk_widget_observe_controllers (dialog);

  for (guint i = 0; i < g_list_model_get_n_items (controllers); i++)
    {
      g_autoptr(GtkEventController) controller = g_list_model_get_item (controllers, i);

      if (!GTK_IS_SHORTCUT_CONTROLLER (controller))
        continue;

      for (guint j = 0; j < g_list_model_get_n_items (G_LIST_MODEL (controller)); j++)
        {
          g_autoptr(GtkShortcut) shortcut = g_list_model_get_item (G_LIST_MODEL (controller), j);
          GtkShortcutTrigger *trigger = gtk_shortcut_get_trigger (shortcut);

          if (GTK_IS_KEYVAL_TRIGGER (trigger) &&
              gtk_keyval_trigger_get_keyval (GTK_KEYVAL_TRIGGER (trigger)) == keyval)
            {
              gtk_shortcut_action_activate (gtk_shortcut_get_action (shortcut), 0, dialog, NULL);
              return;
            }
        }
    }

  g_assert_not_reached ();
}

static void
test_goes (Fixture       *f,
           gconstpointer  data)
{
  static const struct { const char *text; gint64 frame; const char *numbers, *scene; } cases[] = {
    { "1:00:12:12", 300, "01:00:12:12 · 18+12 · 0:12.513 · 4|3", "1M1 Harbour to seal" },
    { "24+08", 392, "01:00:16:08 · 24+08 · 0:16.350 · 6|2", "1M1 Harbour to seal" },
    { "0:00.0", 0, "01:00:00:00 · 0+00 · 0:00.000", "" },
    { "+12f", 12, "01:00:00:12 · 0+12 · 0:00.501", "" },
    { "10723", 1631, "01:01:07:23 · 101+15 · 1:08.026", "" },
  };

  for (guint i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      GtkWidget *dialog = type_place (f, cases[i].text);

      g_assert_nonnull (find_text (dialog, cases[i].numbers));
      g_assert_nonnull (find_text (dialog, cases[i].scene));
      g_signal_emit_by_name (find_entry (dialog), "activate");
      g_assert_null (find_dialog (HP_TYPE_GO_TO_DIALOG));
      WAIT_UNTIL (hp_desk_get_frame (f->desk) == cases[i].frame);
    }
}

static void
test_leaves (Fixture       *f,
             gconstpointer  data)
{
  GtkWidget *dialog = type_place (f, "1:00:12:12");

  press (dialog, GDK_KEY_Escape);
  g_assert_null (find_dialog (HP_TYPE_GO_TO_DIALOG));
  g_assert_cmpint (hp_desk_get_target (f->desk), ==, 0);
}

/* What leads nowhere says why, and Enter stays. */
static void
test_refuses (Fixture       *f,
              gconstpointer  data)
{
  GtkWidget *dialog = type_place (f, "2:00:00:00");
  GtkWidget *go = find_button (dialog, "Go");

  g_assert_nonnull (find_text (dialog, "This is outside the film, which goes from 01:00:00:00 to "
                                       "01:01:07:23"));
  g_assert_true (gtk_widget_has_css_class (GTK_WIDGET (find_entry (dialog)), "error"));
  g_assert_false (gtk_widget_get_sensitive (go));
  g_signal_emit_by_name (find_entry (dialog), "activate");
  g_assert_true (find_dialog (HP_TYPE_GO_TO_DIALOG) == dialog);

  gtk_editable_set_text (GTK_EDITABLE (find_entry (dialog)), "12:12");
  g_assert_false (gtk_widget_has_css_class (GTK_WIDGET (find_entry (dialog)), "error"));
  g_assert_true (gtk_widget_get_sensitive (go));

  gtk_editable_set_text (GTK_EDITABLE (find_entry (dialog)), "");
  g_assert_false (gtk_widget_has_css_class (GTK_WIDGET (find_entry (dialog)), "error"));
  g_assert_false (gtk_widget_get_sensitive (go));
  g_signal_emit_by_name (find_entry (dialog), "activate");
  g_assert_true (find_dialog (HP_TYPE_GO_TO_DIALOG) == dialog);
  gtk_window_close (GTK_WINDOW (dialog));
}

static void
test_offers (Fixture       *f,
             gconstpointer  data)
{
  const HpFrameRate ntsc = { 30000, 1001 };
  HpReel *reel = hp_element_list_get (hp_plan_get_reels (f->plan), 0);
  GtkWidget *dialog;

  g_assert_true (hp_edit_set_many (hp_desk_get_history (f->desk), hp_plan_get_picture (f->plan),
                                   "Count Otherwise", NULL,
                                   "frame-rate", &ntsc, "drop-frame", TRUE, NULL));
  g_assert_true (hp_edit_set (hp_desk_get_history (f->desk), reel, NULL, "start-timecode",
                              "01:00:30;00"));

  dialog = type_place (f, "1:00:01");
  g_assert_nonnull (find_button (dialog, "01:00:59;29"));
  g_assert_nonnull (find_button (dialog, "01:01:00;02"));
  gtk_editable_set_text (GTK_EDITABLE (find_entry (dialog)), "1:00:02");
  g_assert_null (find_button (dialog, "01:01:00;02"));
  gtk_editable_set_text (GTK_EDITABLE (find_entry (dialog)), "1:00:01");

  gtk_widget_child_focus (dialog, GTK_DIR_TAB_FORWARD);
  g_assert_true (gtk_window_get_focus (GTK_WINDOW (dialog)) ==
                 find_button (dialog, "01:00:59;29"));
  g_signal_emit_by_name (find_button (dialog, "01:01:00;02"), "clicked");
  g_assert_null (find_dialog (HP_TYPE_GO_TO_DIALOG));
  g_assert_cmpint (hp_desk_get_target (f->desk), ==, 900);

  /* Else the next test finds it in the journal. */
  act (f, "win.undo");
  act (f, "win.undo");
}

/* The counter that the action chooses, and the room it takes. */
static const char *
choose_counter (Fixture    *f,
                const char *counter)
{
  GtkWidget *bar = display_find_widget (f->window, HP_TYPE_TRANSPORT_BAR);
  GtkWidget *button = display_find_widget (bar, GTK_TYPE_MENU_BUTTON);
  GtkWidget *label = gtk_menu_button_get_child (GTK_MENU_BUTTON (button));
  g_autoptr(GVariant) state = NULL;

  g_assert_true (gtk_widget_activate_action (button, "win.counter", "s", counter));
  state = g_action_group_get_action_state (G_ACTION_GROUP (f->window), "counter");
  g_assert_cmpstr (g_variant_get_string (state, NULL), ==, counter);
  return gtk_widget_get_visible (label) ? gtk_label_get_text (GTK_LABEL (label)) : NULL;
}

static void
test_counters (Fixture       *f,
               gconstpointer  data)
{
  GtkWidget *bar = display_find_widget (f->window, HP_TYPE_TRANSPORT_BAR);
  GtkWidget *button = display_find_widget (bar, GTK_TYPE_MENU_BUTTON);
  int width;

  g_assert_true (gtk_widget_child_focus (button, GTK_DIR_TAB_FORWARD));
  g_assert_true (gtk_test_accessible_has_property (GTK_ACCESSIBLE (button),
                                                   GTK_ACCESSIBLE_PROPERTY_LABEL));
  hp_desk_seek (f->desk, 300);
  WAIT_UNTIL (hp_desk_get_frame (f->desk) == 300);
  g_assert_cmpstr (choose_counter (f, "feet"), ==, "18+12");
  gtk_widget_measure (button, GTK_ORIENTATION_HORIZONTAL, -1, NULL, &width, NULL, NULL);
  g_assert_cmpstr (choose_counter (f, "real-time"), ==, "0:12.513");
  g_assert_cmpstr (choose_counter (f, "beats"), ==, "4|3");
  g_assert_null (choose_counter (f, "none"));
  g_assert_cmpstr (choose_counter (f, "beats"), ==, "4|3");

  /* They follow the frame, and are as wide for every one. */
  hp_desk_seek (f->desk, 0);
  WAIT_UNTIL (hp_desk_get_frame (f->desk) == 0);
  g_assert_cmpstr (choose_counter (f, "beats"), ==, "–");
  for (guint i = 0; i < 1632; i += 48)
    {
      int other;

      hp_desk_seek (f->desk, i);
      WAIT_UNTIL (hp_desk_get_frame (f->desk) == i);
      gtk_widget_measure (button, GTK_ORIENTATION_HORIZONTAL, -1, NULL, &other, NULL, NULL);
      g_assert_cmpint (other, ==, width);
    }
}

static void
test_start_timecode (Fixture       *f,
                     gconstpointer  data)
{
  HpReel *reel = hp_element_list_get (hp_plan_get_reels (f->plan), 0);
  HpHistory *history = hp_desk_get_history (f->desk);
  GtkWidget *dialog = open_dialog (f, "win.start-timecode", HP_TYPE_START_TIMECODE_DIALOG);
  GtkEntry *entry = find_entry (dialog);

  g_assert_cmpstr (gtk_editable_get_text (GTK_EDITABLE (entry)), ==, "01:00:00:00");
  g_assert_nonnull (find_text (dialog, "Reel 1"));

  gtk_editable_set_text (GTK_EDITABLE (entry), "24+08");
  g_assert_nonnull (find_text (dialog,
                               "“24+08” is no timecode: one such as 01:00:00:00 is expected"));
  g_signal_emit_by_name (entry, "activate");
  g_assert_true (find_dialog (HP_TYPE_START_TIMECODE_DIALOG) == dialog);
  g_assert_null (hp_history_get_undo_label (history));

  gtk_editable_set_text (GTK_EDITABLE (entry), "23595900");
  g_assert_nonnull (find_text (dialog, "From 23:59:59:00 to 00:01:06:23"));
  g_signal_emit_by_name (entry, "activate");
  g_assert_null (find_dialog (HP_TYPE_START_TIMECODE_DIALOG));
  g_assert_cmpstr (hp_reel_get_start_timecode (reel), ==, "23:59:59:00");
  g_assert_cmpstr (hp_history_get_undo_label (history), ==, "Change Start Timecode of Reel");

  act (f, "win.undo");
  g_assert_cmpstr (hp_reel_get_start_timecode (reel), ==, "01:00:00:00");
  g_assert_null (hp_history_get_undo_label (history));
}

/* A dialog that is left open goes with its window. */
static void
test_closes_with_window (Fixture       *f,
                         gconstpointer  data)
{
  type_place (f, "12");
}

/* The second window shows the same frame, with its timecode, and goes with the first. */
static void
test_picture_window (Fixture       *f,
                     gconstpointer  data)
{
  GtkWidget *other;

  act (f, "win.picture-window");
  other = find_dialog (HP_TYPE_PICTURE_WINDOW);
  g_assert_nonnull (other);
  WAIT_UNTIL (find_text (other, "01:00:00:00") != NULL);
  WAIT_UNTIL (hp_film_view_get_frame (HP_FILM_VIEW (display_find_widget (other, HP_TYPE_FILM_VIEW)))
              == 0);

  hp_desk_seek (f->desk, 48);
  WAIT_UNTIL (hp_film_view_get_frame (HP_FILM_VIEW (display_find_widget (other, HP_TYPE_FILM_VIEW)))
              == 48);
  WAIT_UNTIL (find_text (other, "01:00:02:00") != NULL);
  g_assert_cmpint (hp_film_view_get_frame (film (f)), ==, 48);

  /* Asked for again it is the same one; closed, it comes back. */
  act (f, "win.picture-window");
  g_assert_true (find_dialog (HP_TYPE_PICTURE_WINDOW) == other);
  gtk_window_close (GTK_WINDOW (other));
  WAIT_UNTIL (find_dialog (HP_TYPE_PICTURE_WINDOW) == NULL);
  act (f, "win.picture-window");
  g_assert_nonnull (find_dialog (HP_TYPE_PICTURE_WINDOW));
}

int
main (int   argc,
      char *argv[])
{
  if (!display_init (&argc, &argv))
    return 0;

#define ADD(name, func) g_test_add ("/ui/places/" name, Fixture, NULL, set_up, func, tear_down)
  ADD ("goes", test_goes);
  ADD ("leaves", test_leaves);
  ADD ("refuses", test_refuses);
  ADD ("offers", test_offers);
  ADD ("counters", test_counters);
  ADD ("start-timecode", test_start_timecode);
  ADD ("closes-with-window", test_closes_with_window);
  ADD ("picture-window", test_picture_window);
#undef ADD

  return g_test_run ();
}

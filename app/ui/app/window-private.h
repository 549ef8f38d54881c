/* What the files of the window share, and nobody else. */

#pragma once

#include "ui/app/window.h"
#include "ui/picture/slate-view.h"
#include "ui/picture/transport-bar.h"
#include "ui/scene/inspector.h"
#include "ui/scene/scene-list.h"
#include "ui/timeline/timeline.h"

G_BEGIN_DECLS

struct _HpWindow
{
  AdwApplicationWindow  parent_instance;

  HpDesk               *desk;
  gboolean              opening;      /* a plan or a film is being opened */
  GFile                *opening_file; /* which, or NULL */
  gboolean              may_close;    /* all that can be kept is kept */
  gboolean              closing;      /* the window is to close once the plan is saved */
  AdwToast             *toast;        /* the one that is shown, or NULL */

  AdwToastOverlay      *toasts;
  AdwWindowTitle       *title;
  GtkStack             *stack;
  GtkStack             *picture_stack;
  HpSlateView          *slate;
  GtkWidget            *reels;        /* their dialog while it is open, or NULL */
  AdwBin               *film;
  GtkPaned             *paned;
  gboolean              divided;      /* the paned has been given its first position */
  AdwBin               *timeline_bin;
  GtkWidget            *timeline;
  HpTransportBar       *transport_bar;
  HpSceneList          *scene_list;
  HpInspector          *inspector;
  GtkRevealer          *notice;
  GtkLabel             *notice_label;
  GtkButton            *notice_button;
  GtkButton            *notice_dismiss;
  GtkMenuButton        *main_menu;
  GtkWidget            *last_focus;   /* in what the window shows, or NULL */
  GMenu                *steps_menu;
  GtkWidget            *undo_button;
  GtkWidget            *redo_button;

  GtkWindow            *picture_window; /* NULL while closed */
};

/* window-actions.c */
void hp_window_install_actions (GtkWidgetClass *widget_class);
void hp_window_update_actions  (HpWindow       *self);
void hp_window_close_picture   (HpWindow       *self);

/* window-menu.c */
void hp_window_watch_menu      (HpWindow       *self);

/* window-play.c */
void hp_window_add_play_actions (HpWindow      *self);

/* window-scenes.c */
void hp_window_split_scene     (GtkWidget      *widget,
                                const char     *name,
                                GVariant       *parameter);
void hp_window_join_scenes     (GtkWidget      *widget,
                                const char     *name,
                                GVariant       *parameter);
void hp_window_duplicate_scene (GtkWidget      *widget,
                                const char     *name,
                                GVariant       *parameter);

/* window-files.c */
void hp_window_new_from_picture (HpWindow      *self);
void hp_window_choose_plan      (HpWindow      *self);
void hp_window_save             (HpWindow      *self,
                                 gboolean       as_another,
                                 gboolean       then_close);
void hp_window_export           (HpWindow      *self,
                                 const char    *format_id);
void hp_window_choose_backup    (HpWindow      *self);
void hp_window_drop_edits       (HpWindow      *self);
void hp_window_tell_unsaved     (HpWindow      *self,
                                 const char    *reason,
                                 gboolean       is_changed,
                                 gboolean       closing);

/* window-picture.c */
void hp_window_locate_picture    (HpWindow     *self);
void hp_window_use_found_picture (HpWindow     *self);
void hp_window_compare_picture   (HpWindow     *self);
void hp_window_show_reels        (HpWindow     *self);
void hp_window_update_picture    (HpWindow     *self);

/* window-notice.c */
void hp_window_update_notice    (HpWindow      *self);
void hp_window_act_on_notice    (HpWindow      *self);
void hp_window_dismiss_notice   (HpWindow      *self);

G_END_DECLS

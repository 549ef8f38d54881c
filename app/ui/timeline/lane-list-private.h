/* What the files of the list of a lane share, and nobody else. */

#pragma once

#include "ui/timeline/lane-items.h"
#include "ui/timeline/lane-list.h"

G_BEGIN_DECLS

struct _HpLaneList
{
  GtkWidget           parent_instance;

  HpLaneView         *lane;
  HpLaneItems        *items;
  GtkSingleSelection *selection;
  GPtrArray          *bound;        /* (element-type GtkListItem): those that have a row */
  gboolean            following;    /* what the lane selected is being shown */
  gboolean            wants_focus;  /* as soon as it has rows to give it to */
  gboolean            apart;        /* what is selected here, the lane cannot select */

  GtkWidget          *scrolled;
  GtkWidget          *view;
  GtkWidget          *empty;
  GtkWidget          *editor;       /* NULL until it is asked for */
};

/* For the row that is selected; where there is none, the key is for others. */
gboolean hp_lane_list_open_editor (HpLaneList      *self);

/* lane-list-keys.c */
gboolean hp_lane_list_key_pressed (HpLaneList      *self,
                                   guint            keyval,
                                   guint            keycode,
                                   GdkModifierType  state);

G_END_DECLS

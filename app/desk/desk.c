#include "config.h"

#include <glib/gi18n-lib.h>

#include "desk/desk-private.h"
#include "model/edit-hit.h"
#include "model/edit-list.h"
#include "model/edit-scene.h"

enum
{
  PROP_0,
  PROP_PLAN,
  PROP_MODIFIED,
  PROP_TITLE,
  PROP_FRAME,
  PROP_PICTURE_PROBLEM,
  PROP_PLAYING,
  PROP_LOOPING,
  PROP_SCENE,
  PROP_MARK,
  PROP_PENDING_IN,
  N_PROPS
};

enum
{
  CHANGED,
  NOTICE,
  SOUND,
  FAILED,
  N_SIGNALS
};

static GParamSpec *properties[N_PROPS];
static guint signals[N_SIGNALS];

G_DEFINE_FINAL_TYPE (HpDesk, hp_desk, G_TYPE_OBJECT)

static gboolean
scene_has_mark (HpScene   *scene,
                HpElement *mark)
{
  return hp_element_list_find (HP_IS_HIT (mark) ? hp_scene_get_hits (scene) : hp_scene_get_beats (scene),
                            mark, NULL);
}

static gboolean
plan_has_mark (HpPlan    *plan,
               HpElement *mark)
{
  GListModel *scenes = G_LIST_MODEL (hp_plan_get_scenes (plan));

  for (guint i = 0; i < g_list_model_get_n_items (scenes); i++)
    {
      g_autoptr(HpScene) scene = g_list_model_get_item (scenes, i);

      if (scene_has_mark (scene, mark))
        return TRUE;
    }

  return HP_IS_HIT (mark) && hp_element_list_find (hp_plan_get_markers (plan), mark, NULL);
}

/* What an undo took away is selected no longer. */
static void
history_changed_cb (HpDesk *self)
{
  if (self->scene != NULL && !hp_element_list_find (hp_plan_get_scenes (self->plan), self->scene,
                                                 NULL))
    hp_desk_select_scene (self, NULL);
  if (self->mark != NULL && !plan_has_mark (self->plan, self->mark))
    hp_desk_select_mark (self, NULL);

  hp_desk_follow_reel (self);
  hp_desk_follow_loop (self);
  hp_desk_listen (self);
  g_signal_emit (self, signals[CHANGED], 0);
  g_object_notify_by_pspec (G_OBJECT (self), properties[PROP_TITLE]);
}

static void
modified_cb (HpDesk *self)
{
  g_object_notify_by_pspec (G_OBJECT (self), properties[PROP_MODIFIED]);
}

/* Puts another plan on the desk, or none.  @history has what was done to it since it was saved, if
 * anything was; @probe is of its first reel's film, when that is known. */
void
hp_desk_set_plan (HpDesk    *self,
                  HpPlan    *plan,
                  GFile     *file,
                  HpHistory *history,
                  HpProbe   *probe)
{
  /* What is still said of the plan before is not for the journal of this one. */
  if (self->history != NULL)
    hp_history_set_recorder (self->history, NULL, NULL);

  hp_desk_drop_pending (self);
  hp_desk_select_mark (self, NULL);
  hp_desk_select_scene (self, NULL);

  if (self->plan != plan)
    g_clear_pointer (&self->text, hp_plan_text_free);
  g_set_object (&self->plan, plan);
  g_set_object (&self->file, file);

  if (self->history != NULL)
    g_signal_handlers_disconnect_by_data (self->history, self);
  g_clear_object (&self->history);
  self->history = history != NULL ? g_object_ref (history) : hp_history_new ();
  if (history == NULL)
    hp_history_mark_saved (self->history);
  hp_history_set_recorder (self->history, hp_desk_record, self);
  g_signal_connect_object (self->history, "notify::undo-label",
                           G_CALLBACK (history_changed_cb), self, G_CONNECT_SWAPPED);
  g_signal_connect_object (self->history, "notify::modified",
                           G_CALLBACK (modified_cb), self, G_CONNECT_SWAPPED);

  for (guint i = PROP_0 + 1; i < N_PROPS; i++)
    g_object_notify_by_pspec (G_OBJECT (self), properties[i]);
  g_signal_emit (self, signals[CHANGED], 0);

  hp_desk_show_plan (self, probe);
}

void
hp_desk_tell_notice (HpDesk *self)
{
  g_signal_emit (self, signals[NOTICE], 0);
}

static void
hp_desk_dispose (GObject *object)
{
  HpDesk *self = HP_DESK (object);

  hp_desk_dispose_picture (self);
  hp_desk_leave_journal (self);
  if (self->history != NULL)
    hp_history_set_recorder (self->history, NULL, NULL);
  g_clear_object (&self->scene);
  g_clear_object (&self->mark);
  g_clear_object (&self->history);
  g_clear_pointer (&self->text, hp_plan_text_free);
  g_clear_object (&self->plan);
  g_clear_object (&self->file);

  G_OBJECT_CLASS (hp_desk_parent_class)->dispose (object);
}

static void
hp_desk_get_property (GObject    *object,
                      guint       prop_id,
                      GValue     *value,
                      GParamSpec *pspec)
{
  HpDesk *self = HP_DESK (object);

  switch (prop_id)
    {
    case PROP_PLAN:
      g_value_set_object (value, self->plan);
      break;

    case PROP_MODIFIED:
      g_value_set_boolean (value, hp_desk_get_modified (self));
      break;

    case PROP_TITLE:
      g_value_take_string (value, hp_desk_dup_title (self));
      break;

    case PROP_FRAME:
      g_value_set_int64 (value, self->frame);
      break;

    case PROP_PICTURE_PROBLEM:
      g_value_set_string (value, self->problem);
      break;

    case PROP_PLAYING:
      g_value_set_boolean (value, hp_desk_get_playing (self));
      break;

    case PROP_LOOPING:
      g_value_set_boolean (value, hp_desk_get_loop (self, NULL, NULL));
      break;

    case PROP_SCENE:
      g_value_set_object (value, self->scene);
      break;

    case PROP_MARK:
      g_value_set_object (value, self->mark);
      break;

    case PROP_PENDING_IN:
      g_value_set_int64 (value, self->pending_in);
      break;

    default:
      G_OBJECT_WARN_INVALID_PROPERTY_ID (object, prop_id, pspec);
    }
}

static void
hp_desk_class_init (HpDeskClass *klass)
{
  GObjectClass *object_class = G_OBJECT_CLASS (klass);
  const GParamFlags flags = G_PARAM_READABLE | G_PARAM_STATIC_STRINGS;

  object_class->dispose = hp_desk_dispose;
  object_class->get_property = hp_desk_get_property;

  properties[PROP_PLAN] =
    g_param_spec_object ("plan", NULL, NULL, HP_TYPE_PLAN, flags);

  properties[PROP_MODIFIED] =
    g_param_spec_boolean ("modified", NULL, NULL, FALSE, flags);

  properties[PROP_TITLE] =
    g_param_spec_string ("title", NULL, NULL, NULL, flags);

  properties[PROP_FRAME] =
    g_param_spec_int64 ("frame", NULL, NULL, 0, HP_FRAME_MAX, 0, flags);

  properties[PROP_PICTURE_PROBLEM] =
    g_param_spec_string ("picture-problem", NULL, NULL, NULL, flags);

  properties[PROP_PLAYING] =
    g_param_spec_boolean ("playing", NULL, NULL, FALSE, flags);

  properties[PROP_LOOPING] =
    g_param_spec_boolean ("looping", NULL, NULL, FALSE, flags);

  properties[PROP_SCENE] =
    g_param_spec_object ("scene", NULL, NULL, HP_TYPE_SCENE, flags);

  properties[PROP_MARK] =
    g_param_spec_object ("mark", NULL, NULL, HP_TYPE_ELEMENT, flags);

  properties[PROP_PENDING_IN] =
    g_param_spec_int64 ("pending-in", NULL, NULL, -1, HP_FRAME_MAX, -1, flags);

  g_object_class_install_properties (object_class, N_PROPS, properties);

  signals[CHANGED] =
    g_signal_new ("changed", G_TYPE_FROM_CLASS (klass), G_SIGNAL_RUN_LAST,
                  0, NULL, NULL, NULL, G_TYPE_NONE, 0);

  signals[NOTICE] =
    g_signal_new ("notice", G_TYPE_FROM_CLASS (klass), G_SIGNAL_RUN_LAST,
                  0, NULL, NULL, NULL, G_TYPE_NONE, 0);

  signals[SOUND] =
    g_signal_new ("sound", G_TYPE_FROM_CLASS (klass), G_SIGNAL_RUN_LAST,
                  0, NULL, NULL, NULL, G_TYPE_NONE, 2, G_TYPE_INT64, G_TYPE_INT64);

  signals[FAILED] =
    g_signal_new ("failed", G_TYPE_FROM_CLASS (klass), G_SIGNAL_RUN_LAST,
                  0, NULL, NULL, NULL, G_TYPE_NONE, 1, G_TYPE_STRING);
}

static void
hp_desk_init (HpDesk *self)
{
  self->pending_in = -1;
}

/* @audio_sink is as of HpTransport; NULL for the desktop's own. */
HpDesk *
hp_desk_new (const char *audio_sink)
{
  HpDesk *self = g_object_new (HP_TYPE_DESK, NULL);

  hp_desk_init_picture (self, audio_sink);
  return self;
}

HpPlan *
hp_desk_get_plan (HpDesk *self)
{
  g_return_val_if_fail (HP_IS_DESK (self), NULL);

  return self->plan;
}

HpHistory *
hp_desk_get_history (HpDesk *self)
{
  g_return_val_if_fail (HP_IS_DESK (self), NULL);

  return self->history;
}

GFile *
hp_desk_get_file (HpDesk *self)
{
  g_return_val_if_fail (HP_IS_DESK (self), NULL);

  return self->file;
}

gboolean
hp_desk_get_read_only (HpDesk *self)
{
  g_return_val_if_fail (HP_IS_DESK (self), FALSE);

  return self->newer || self->held != NULL || self->dropping != NULL;
}

gboolean
hp_desk_get_modified (HpDesk *self)
{
  g_return_val_if_fail (HP_IS_DESK (self), FALSE);

  return self->history != NULL && hp_history_get_modified (self->history);
}

/* The plan's title, else its file's name, else what an untitled plan is called. */
char *
hp_desk_dup_title (HpDesk *self)
{
  g_return_val_if_fail (HP_IS_DESK (self), NULL);

  if (self->plan != NULL && *hp_plan_get_title (self->plan) != '\0')
    return g_strdup (hp_plan_get_title (self->plan));
  if (self->file != NULL)
    return g_file_get_basename (self->file);

  return g_strdup (_("Untitled Plan"));
}

/* The selection */

HpScene *
hp_desk_get_scene (HpDesk *self)
{
  g_return_val_if_fail (HP_IS_DESK (self), NULL);

  return self->scene;
}

void
hp_desk_select_scene (HpDesk  *self,
                      HpScene *scene)
{
  g_return_if_fail (HP_IS_DESK (self));

  if (g_set_object (&self->scene, scene))
    g_object_notify_by_pspec (G_OBJECT (self), properties[PROP_SCENE]);
}

HpElement *
hp_desk_get_mark (HpDesk *self)
{
  g_return_val_if_fail (HP_IS_DESK (self), NULL);

  return self->mark;
}

/* Selects a hit or a beat, and the scene that has it. */
void
hp_desk_select_mark (HpDesk    *self,
                     HpElement *mark)
{
  g_return_if_fail (HP_IS_DESK (self));

  if (!g_set_object (&self->mark, mark))
    return;

  if (mark != NULL)
    {
      GListModel *scenes = G_LIST_MODEL (hp_plan_get_scenes (self->plan));

      for (guint i = 0; i < g_list_model_get_n_items (scenes); i++)
        {
          g_autoptr(HpScene) scene = g_list_model_get_item (scenes, i);

          if (scene_has_mark (scene, mark))
            hp_desk_select_scene (self, scene);
        }
    }

  g_object_notify_by_pspec (G_OBJECT (self), properties[PROP_MARK]);
}

/* Spotting */

gint64
hp_desk_get_pending_in (HpDesk *self)
{
  g_return_val_if_fail (HP_IS_DESK (self), -1);

  return self->pending_in;
}

static void
set_pending_in (HpDesk *self,
                gint64  frame)
{
  if (self->pending_in == frame)
    return;

  self->pending_in = frame;
  g_object_notify_by_pspec (G_OBJECT (self), properties[PROP_PENDING_IN]);
}

/* Opens a scene at the frame shown, or moves the in of the one that is open. */
void
hp_desk_spot_in (HpDesk *self)
{
  g_return_if_fail (HP_IS_DESK (self));

  if (self->plan != NULL)
    set_pending_in (self, self->frame);
}

void
hp_desk_drop_pending (HpDesk *self)
{
  g_return_if_fail (HP_IS_DESK (self));

  set_pending_in (self, -1);
}

/* Closes the open scene before the frame shown; with none open, moves the out of the scene that
 * the playhead is in. */
gboolean
hp_desk_spot_out (HpDesk  *self,
                  GError **error)
{
  HpScene *scene;

  g_return_val_if_fail (HP_IS_DESK (self), FALSE);
  g_return_val_if_fail (self->plan != NULL, FALSE);

  if (self->pending_in >= 0)
    {
      scene = hp_edit_spot_scene (self->history, self->plan, self->pending_in, self->frame, error);
      if (scene == NULL)
        return FALSE;

      hp_desk_drop_pending (self);
      hp_desk_select_mark (self, NULL);
      hp_desk_select_scene (self, scene);
      return TRUE;
    }

  scene = hp_plan_get_scene_at (self->plan, self->frame, self->scene);
  if (scene == NULL)
    {
      g_set_error_literal (error, G_IO_ERROR, G_IO_ERROR_FAILED,
                           _("Press I where the music comes in, then O where it goes out"));
      return FALSE;
    }

  return hp_edit_set_scene_span (self->history, scene, hp_scene_get_in (scene), self->frame, error);
}

gboolean
hp_desk_drop_hit (HpDesk  *self,
                  GError **error)
{
  HpHit *hit;

  g_return_val_if_fail (HP_IS_DESK (self), FALSE);
  g_return_val_if_fail (self->plan != NULL, FALSE);

  hit = hp_edit_drop_hit (self->history, self->plan, self->frame, self->scene, error);
  if (hit != NULL)
    hp_desk_select_mark (self, HP_ELEMENT (hit));

  return hit != NULL;
}

gboolean
hp_desk_drop_beat (HpDesk  *self,
                   GError **error)
{
  HpStoryBeat *beat;

  g_return_val_if_fail (HP_IS_DESK (self), FALSE);
  g_return_val_if_fail (self->plan != NULL, FALSE);

  beat = hp_edit_drop_beat (self->history, self->plan, self->frame, self->scene, error);
  if (beat != NULL)
    hp_desk_select_mark (self, HP_ELEMENT (beat));

  return beat != NULL;
}

/* Removes the hit or beat that is selected, else the scene; returns whether there was one. */
gboolean
hp_desk_remove_selected (HpDesk *self)
{
  g_autoptr(HpElement) selected = NULL;

  g_return_val_if_fail (HP_IS_DESK (self), FALSE);

  if (self->mark != NULL)
    selected = g_object_ref (self->mark);
  else if (self->scene != NULL)
    selected = HP_ELEMENT (g_object_ref (self->scene));

  return selected != NULL && hp_edit_remove (self->history, selected, NULL);
}

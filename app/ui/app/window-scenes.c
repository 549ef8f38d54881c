/* What the window does to scenes: split, join, duplicate. */

#include "config.h"

#include <glib/gi18n.h>

#include "model/edit-join.h"
#include "model/edit-scene.h"
#include "model/edit-split.h"
#include "ui/app/window-private.h"

/* The scene selected, else the one at the playhead; what is typed counts as done.  NULL, having
 * said so, where there is none. */
static HpScene *
find_scene (HpWindow *self)
{
  HpDesk *desk = self->desk;
  HpScene *scene = hp_desk_get_scene (desk);

  hp_inspector_commit (self->inspector);
  if (scene == NULL)
    scene = hp_plan_get_scene_at (hp_desk_get_plan (desk), hp_desk_get_frame (desk), NULL);
  if (scene == NULL)
    hp_window_toast (self, _("Select a scene first"));

  return scene;
}

/* Selects what came of an edit, or says why nothing did. */
static void
show (HpWindow *self,
      HpScene  *scene,
      GError   *error)
{
  if (scene == NULL)
    {
      hp_window_toast (self, error->message);
      return;
    }

  hp_desk_select_mark (self->desk, NULL);
  hp_desk_select_scene (self->desk, scene);
}

/* At the playhead: the scene selected, if it is in that, else any that it is in. */
void
hp_window_split_scene (GtkWidget  *widget,
                       const char *name,
                       GVariant   *parameter)
{
  HpWindow *self = HP_WINDOW (widget);
  gint64 frame = hp_desk_get_frame (self->desk);
  HpScene *scene;
  g_autoptr(GError) error = NULL;

  hp_inspector_commit (self->inspector);
  scene = hp_plan_get_scene_at (hp_desk_get_plan (self->desk), frame,
                                hp_desk_get_scene (self->desk));
  if (scene == NULL)
    {
      hp_window_toast (self, _("There is no scene at the playhead"));
      return;
    }

  scene = hp_edit_split_scene (hp_desk_get_history (self->desk), scene, frame, &error);
  show (self, scene, error);
}

void
hp_window_join_scenes (GtkWidget  *widget,
                       const char *name,
                       GVariant   *parameter)
{
  HpWindow *self = HP_WINDOW (widget);
  HpScene *scene = find_scene (self);
  g_autoptr(GError) error = NULL;

  if (scene == NULL)
    return;

  if (!hp_edit_join_scenes (hp_desk_get_history (self->desk), scene, &error))
    scene = NULL;
  show (self, scene, error);
}

void
hp_window_duplicate_scene (GtkWidget  *widget,
                           const char *name,
                           GVariant   *parameter)
{
  HpWindow *self = HP_WINDOW (widget);
  HpScene *scene = find_scene (self);
  g_autoptr(GError) error = NULL;

  if (scene == NULL)
    return;

  scene = hp_edit_duplicate_scene (hp_desk_get_history (self->desk), scene, -1, &error);
  show (self, scene, error);
}

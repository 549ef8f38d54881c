/* One open plan at work: the plan and its history, its file, the film, and what
 * is selected.  Windows show a desk; they keep nothing of the plan themselves.
 *
 * Frames here are frames of the plan, through all its reels.
 *
 * Signals:
 * "changed": the plan was edited, undone, or is another one.
 * "notice": what is to be known about how the plan is kept has changed.
 * "sound" (frames): more is known of the sound of the reels, from the first frame up to before the
 * second; or just of how far it was read, where the two are the same.
 * "failed" (text): something that was asked for did not come about, and why.
 */

#pragma once

#include <gio/gio.h>

#include "media/transport.h"
#include "model/history.h"
#include "model/plan.h"
#include "model/scene.h"

G_BEGIN_DECLS

#define HP_TYPE_DESK (hp_desk_get_type ())

G_DECLARE_FINAL_TYPE (HpDesk, hp_desk, HP, DESK, GObject)

HpDesk      *hp_desk_new                      (const char           *audio_sink);

/* The plan: NULL while the desk is empty. */
HpPlan      *hp_desk_get_plan                 (HpDesk               *self);
HpHistory   *hp_desk_get_history              (HpDesk               *self);
GFile       *hp_desk_get_file                 (HpDesk               *self);
gboolean     hp_desk_get_read_only            (HpDesk               *self);
gboolean     hp_desk_get_modified             (HpDesk               *self);
char        *hp_desk_dup_title                (HpDesk               *self);

void         hp_desk_open_async               (HpDesk               *self,
                                               GFile                *file,
                                               gboolean              as_template,
                                               GAsyncReadyCallback   callback,
                                               gpointer              user_data);
void         hp_desk_open_folder_async        (HpDesk               *self,
                                               const char           *folder,
                                               GAsyncReadyCallback   callback,
                                               gpointer              user_data);
void         hp_desk_new_from_picture_async   (HpDesk               *self,
                                               GFile                *picture,
                                               GAsyncReadyCallback   callback,
                                               gpointer              user_data);
gboolean     hp_desk_open_finish              (HpDesk               *self,
                                               GAsyncResult         *result,
                                               GError              **error);
gboolean     hp_desk_is_saving                (HpDesk               *self);
void         hp_desk_save_async               (HpDesk               *self,
                                               GFile                *file,
                                               gboolean              force,
                                               GAsyncReadyCallback   callback,
                                               gpointer              user_data);
gboolean     hp_desk_save_finish              (HpDesk               *self,
                                               GAsyncResult         *result,
                                               GError              **error);

/* Who has the plan open, where that is another desk: here it can only be read then.  NULL else. */
const char  *hp_desk_get_held                 (HpDesk               *self);

/* Why edits would be lost if the program ended now, or NULL: all is kept in the journal. */
const char  *hp_desk_get_unkept               (HpDesk               *self);

/* What was recovered when the plan was opened, by name, until it is kept or dropped; NULL else. */
char        *hp_desk_dup_recovered            (HpDesk               *self);
void         hp_desk_keep_recovered           (HpDesk               *self);

/* A copy of edits that did not fit the file any longer, until it is kept; NULL else. */
GFile       *hp_desk_get_set_aside            (HpDesk               *self);

/* Puts the plan as it is among the backups, and shows what its file holds; nothing, when it has
 * none. */
void         hp_desk_drop_edits_async         (HpDesk               *self,
                                               GAsyncReadyCallback   callback,
                                               gpointer              user_data);
gboolean     hp_desk_drop_edits_finish        (HpDesk               *self,
                                               GAsyncResult         *result,
                                               GError              **error);

/* Brings what the journal has to the disk; the desk can go then. */
void         hp_desk_close_async              (HpDesk               *self,
                                               GAsyncReadyCallback   callback,
                                               gpointer              user_data);
gboolean     hp_desk_close_finish             (HpDesk               *self,
                                               GAsyncResult         *result,
                                               GError              **error);

/* The film. */
HpTransport *hp_desk_get_transport            (HpDesk               *self);
const char  *hp_desk_get_picture_problem      (HpDesk               *self);
const char  *hp_desk_get_picture_note         (HpDesk               *self);
gint64       hp_desk_get_duration             (HpDesk               *self);
gint64       hp_desk_get_frame                (HpDesk               *self);
gint64       hp_desk_get_target               (HpDesk               *self);
double       hp_desk_get_playhead             (HpDesk               *self);
void         hp_desk_seek                     (HpDesk               *self,
                                               gint64                frame);
void         hp_desk_scrub                    (HpDesk               *self,
                                               gint64                frame);

/* Whether it plays: the film, or a slate by the clock. */
gboolean     hp_desk_get_playing              (HpDesk               *self);
void         hp_desk_set_playing              (HpDesk               *self,
                                               gboolean              playing);
void         hp_desk_toggle_playing           (HpDesk               *self);
double       hp_desk_get_rate                 (HpDesk               *self);
void         hp_desk_shuttle                  (HpDesk               *self,
                                               int                   direction);
void         hp_desk_step                     (HpDesk               *self,
                                               int                   n_frames);
void         hp_desk_play_slowly              (HpDesk               *self,
                                               int                   direction);

/* What is played over and over: the frames from @first on and before @end, either of which may be
 * NULL.  FALSE where nothing is. */
gboolean     hp_desk_get_loop                 (HpDesk               *self,
                                               gint64               *first,
                                               gint64               *end);
void         hp_desk_loop_scene               (HpDesk               *self,
                                               HpScene              *scene);
void         hp_desk_loop_range               (HpDesk               *self,
                                               gint64                first,
                                               gint64                end);
void         hp_desk_loop_from_here           (HpDesk               *self);
void         hp_desk_loop_to_here             (HpDesk               *self);
void         hp_desk_end_loop                 (HpDesk               *self);

gint64       hp_desk_find_mark                (HpDesk               *self,
                                               gint64                frame,
                                               int                   direction);

/* What is selected: a scene, and maybe a hit or a beat. */
HpScene     *hp_desk_get_scene                (HpDesk               *self);
void         hp_desk_select_scene             (HpDesk               *self,
                                               HpScene              *scene);
HpElement   *hp_desk_get_mark                 (HpDesk               *self);
void         hp_desk_select_mark              (HpDesk               *self,
                                               HpElement            *mark);

/* Spotting. */
gint64       hp_desk_get_pending_in           (HpDesk               *self);
void         hp_desk_spot_in                  (HpDesk               *self);
gboolean     hp_desk_spot_out                 (HpDesk               *self,
                                               GError              **error);
void         hp_desk_drop_pending             (HpDesk               *self);
gboolean     hp_desk_drop_hit                 (HpDesk               *self,
                                               GError              **error);
gboolean     hp_desk_drop_beat                (HpDesk               *self,
                                               GError              **error);
gboolean     hp_desk_remove_selected          (HpDesk               *self);

G_END_DECLS

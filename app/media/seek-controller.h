/* Decides when to seek: one seek at a time, and the latest wish wins.
 *
 * A flush seek takes up to a tenth of a second; a pointer that drags the
 * playhead asks a hundred times a second.  Each wish started at once would throw
 * away the work of the one before, and no picture would ever arrive.
 *
 * It knows no player: the owner is told what to seek to, and tells when that
 * has ended.
 */

#pragma once

#include <glib.h>

G_BEGIN_DECLS

typedef enum
{
  HP_SEEK_ACCURATE,  /* the frame itself */
  HP_SEEK_KEY_UNIT,  /* a picture near it, soon: while the pointer still moves */
} HpSeekMode;

typedef enum
{
  HP_SEEK_IDLE,
  HP_SEEK_IN_FLIGHT,
  HP_SEEK_PENDING,   /* in flight, and another is wished for */
} HpSeekState;

typedef struct _HpSeekController HpSeekController;

/* Starts a seek.  Pictures of it carry @serial, which is above that of any before. */
typedef void (*HpSeekFunc) (gint64     frame,
                            HpSeekMode mode,
                            guint      serial,
                            gpointer   user_data);

HpSeekController *hp_seek_controller_new        (HpSeekFunc        func,
                                                 gpointer          user_data);
void              hp_seek_controller_free       (HpSeekController *self);

HpSeekState       hp_seek_controller_get_state  (const HpSeekController *self);
guint             hp_seek_controller_get_serial (const HpSeekController *self);
gint64            hp_seek_controller_get_frame  (const HpSeekController *self);

void              hp_seek_controller_request    (HpSeekController *self,
                                                 gint64            frame,
                                                 HpSeekMode        mode);
void              hp_seek_controller_ended      (HpSeekController *self,
                                                 guint             serial);
void              hp_seek_controller_reset      (HpSeekController *self);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (HpSeekController, hp_seek_controller_free)

G_END_DECLS

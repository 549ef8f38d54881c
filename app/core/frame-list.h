/* An immutable list of frames, such as where the shots start. */

#pragma once

#include <glib-object.h>

G_BEGIN_DECLS

typedef struct _HpFrameList HpFrameList;

#define HP_TYPE_FRAME_LIST (hp_frame_list_get_type ())

GType         hp_frame_list_get_type   (void);
HpFrameList  *hp_frame_list_new        (const gint64      *frames,
                                        gsize              n_frames);
HpFrameList  *hp_frame_list_ref        (HpFrameList       *self);
void          hp_frame_list_unref      (HpFrameList       *self);
const gint64 *hp_frame_list_get_frames (const HpFrameList *self,
                                        gsize             *n_frames);
gboolean      hp_frame_list_equal      (const HpFrameList *a,
                                        const HpFrameList *b);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (HpFrameList, hp_frame_list_unref)

G_END_DECLS

#include "model/edit-picture.h"

#include "core/timecode.h"
#include "model/reel.h"

/**
 * hp_plan_new_with_picture:
 * @title: the plan's title, or ""
 * @rate: of the picture
 * @drop_frame: whether its timecode drops labels; only where the rate has such
 * @uri: as a reel names its file: relative to the plan, or absolute
 * @duration: in frames
 * @start_label: the number that timecode counts the first frame as
 *
 * Returns: (transfer full): a plan of one reel, with nothing decided yet
 */
HpPlan *
hp_plan_new_with_picture (const char  *title,
                          HpFrameRate  rate,
                          gboolean     drop_frame,
                          const char  *uri,
                          gint64       duration,
                          gint64       start_label)
{
  HpPlan *plan = g_object_new (HP_TYPE_PLAN, "title", title, NULL);
  g_autofree char *start = hp_timecode_format (start_label, rate, drop_frame);
  g_autoptr(HpReel) reel = NULL;

  g_object_set (hp_plan_get_picture (plan),
                "frame-rate", &rate,
                "drop-frame", drop_frame,
                NULL);

  reel = g_object_new (HP_TYPE_REEL,
                       "number", 1,
                       "uri", uri,
                       "duration", duration,
                       "start-timecode", start,
                       NULL);
  hp_element_list_append (hp_plan_get_reels (plan), reel);
  return plan;
}

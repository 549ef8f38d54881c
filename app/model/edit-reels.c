#include "config.h"

#include "model/edit-reels.h"

#include <glib/gi18n-lib.h>

#include "model/edit-cues.h"
#include "model/model-error.h"
#include "model/plan-time.h"

#define MAX_NUMBER 99

static HpReel *
find_number (HpElementList *reels,
             int            number)
{
  for (guint i = 0; i < hp_element_list_get_n (reels); i++)
    if (hp_reel_get_number (hp_element_list_get (reels, i)) == number)
      return hp_element_list_get (reels, i);

  return NULL;
}

/* The first number from @number on that no reel has. */
static int
find_free (HpElementList *reels,
           int            number)
{
  while (find_number (reels, number) != NULL)
    number++;

  return number;
}

static gint64
end_of (HpReel *reel)
{
  return hp_reel_get_start (reel) + hp_reel_get_duration (reel);
}

/* The frame of the file that @frame of the film is; 0 where there is no file. */
static gint64
offset_at (HpReel *reel,
           gint64  frame)
{
  return *hp_reel_get_uri (reel) == '\0' ? 0
         : hp_reel_get_offset (reel) + frame - hp_reel_get_start (reel);
}

/* The part of @reel from @frame on, as a reel. */
static HpReel *
make_rest (HpPlan *plan,
           HpReel *reel,
           gint64  frame)
{
  g_autofree char *label = hp_plan_format_timecode (plan, frame);

  return g_object_new (HP_TYPE_REEL,
                       "number", hp_reel_get_number (reel) + 1,
                       "start", frame,
                       "duration", end_of (reel) - frame,
                       "uri", hp_reel_get_uri (reel),
                       "offset", offset_at (reel, frame),
                       "start-timecode", label,
                       NULL);
}

gboolean
hp_edit_split_reel (HpHistory *history,
                    HpPlan    *plan,
                    gint64     frame,
                    GError   **error)
{
  HpElementList *reels = hp_plan_get_reels (plan);
  HpReel *reel = hp_plan_get_reel_at (plan, frame);
  g_autoptr(HpReel) rest = NULL;
  g_autoptr(GArray) noted = NULL;
  guint position;
  int number, last;

  if (reel == NULL || frame <= hp_reel_get_start (reel) || frame >= end_of (reel))
    return hp_model_refuse (error, _("A reel is split between two of its frames"));

  number = hp_reel_get_number (reel);
  last = find_free (reels, number + 1);
  if (last > MAX_NUMBER || offset_at (reel, frame) > HP_FRAME_MAX)
    return hp_model_refuse (error, _("There are too many reels"));

  g_return_val_if_fail (hp_element_list_find (reels, reel, &position), FALSE);

  rest = make_rest (plan, reel, frame);
  noted = hp_edit_note_reels (plan);
  hp_history_begin (history, _("Split Reel"));
  for (; last > number + 1; last--)
    hp_history_set (history, find_number (reels, last - 1), "number", last);
  hp_history_set (history, reel, "duration", frame - hp_reel_get_start (reel));
  hp_history_insert (history, reels, position + 1, rest);
  hp_edit_follow_reels (history, plan, noted);
  hp_history_end (history);
  return TRUE;
}

/* Whether the picture goes on from @reel to @next as in one file. */
static gboolean
goes_on (HpReel *reel,
         HpReel *next)
{
  return g_str_equal (hp_reel_get_uri (reel), hp_reel_get_uri (next)) &&
         (*hp_reel_get_uri (reel) == '\0' ||
          hp_reel_get_offset (next) == offset_at (reel, end_of (reel)));
}

gboolean
hp_edit_join_reel (HpHistory *history,
                   HpPlan    *plan,
                   HpReel    *reel,
                   GError   **error)
{
  HpElementList *reels = hp_plan_get_reels (plan);
  g_autoptr(GArray) noted = NULL;
  HpReel *next, *later;
  guint position;
  int number;

  g_return_val_if_fail (hp_element_list_find (reels, reel, &position), FALSE);

  next = hp_element_list_get (reels, position + 1);
  if (next == NULL)
    return hp_model_refuse (error, _("There is no reel after this one"));
  if (!goes_on (reel, next))
    return hp_model_refuse (error, _("The pictures of these reels are not one"));

  noted = hp_edit_note_reels (plan);
  number = hp_reel_get_number (next);
  hp_history_begin (history, _("Join Reels"));
  hp_history_set (history, reel, "duration",
                  hp_reel_get_duration (reel) + hp_reel_get_duration (next));
  hp_history_remove (history, reels, position + 1);
  for (; (later = find_number (reels, number + 1)) != NULL; number++)
    hp_history_set (history, later, "number", number);
  hp_edit_follow_reels (history, plan, noted);
  hp_history_end (history);
  return TRUE;
}

#include "config.h"

#include "model/edit-reels.h"

#include <glib/gi18n-lib.h>

#include "core/timecode.h"
#include "model/edit-cues.h"
#include "model/edit-list.h"
#include "model/frame-moves.h"
#include "model/model-error.h"
#include "model/picture-relations.h"
#include "model/plan-time.h"
#include "model/scene.h"

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

HpReel *
hp_edit_add_reel (HpHistory   *history,
                  HpPlan      *plan,
                  const char  *uri,
                  gint64       offset,
                  gint64       duration,
                  const char  *start_timecode,
                  GError     **error)
{
  return hp_edit_add (history, plan, "reels", error,
                      "uri", uri,
                      "offset", offset,
                      "duration", duration,
                      start_timecode != NULL ? "start-timecode" : NULL, start_timecode,
                      NULL);
}

/* Gives the reels, in the order in which they are to be, the numbers in the order in which those
 * stand now.  Their frames are still the old ones. */
static void
hand_out_numbers (HpHistory *history,
                  HpPlan    *plan,
                  GPtrArray *order)
{
  HpElementList *reels = hp_plan_get_reels (plan);
  g_autoptr(GArray) noted = hp_edit_note_reels (plan);
  g_autoptr(GArray) numbers = g_array_new (FALSE, FALSE, sizeof (int));

  for (guint i = 0; i < order->len; i++)
    g_array_append_vals (numbers, &(int) { hp_reel_get_number (hp_element_list_get (reels, i)) },
                         1);
  for (guint i = 0; i < order->len; i++)
    hp_history_set (history, order->pdata[i], "number", g_array_index (numbers, int, i));

  hp_edit_follow_reels (history, plan, noted);
}

/* Where each reel goes when they are in @order. */
static void
init_moves (HpFrameMoves *moves,
            HpPlan       *plan,
            GPtrArray    *order)
{
  HpElementList *reels = hp_plan_get_reels (plan);
  gint64 film = hp_plan_get_duration (plan);

  hp_frame_moves_init (moves, film, TRUE);
  for (guint i = 0; i < order->len; i++)
    {
      HpReel *reel = hp_element_list_get (reels, i);
      gint64 start = 0;

      for (guint j = 0; order->pdata[j] != reel; j++)
        start += hp_reel_get_duration (order->pdata[j]);
      hp_frame_moves_add (moves, hp_reel_get_start (reel), start - hp_reel_get_start (reel), FALSE);
    }
  hp_frame_moves_add (moves, film, 0, FALSE);
}

gboolean
hp_edit_move_reel (HpHistory *history,
                   HpPlan    *plan,
                   HpReel    *reel,
                   guint      position,
                   GError   **error)
{
  HpElementList *reels = hp_plan_get_reels (plan);
  g_autoptr(GPtrArray) order = g_ptr_array_new ();
  g_auto(HpFrameMoves) moves = { 0 };
  guint before;

  g_return_val_if_fail (hp_element_list_find (reels, reel, &before), FALSE);

  if (position >= hp_element_list_get_n (reels))
    return hp_model_refuse (error, _("It cannot be moved beyond the last"));
  if (position == before)
    return TRUE;

  for (guint i = 0; i < hp_element_list_get_n (reels); i++)
    if (i != before)
      g_ptr_array_add (order, hp_element_list_get (reels, i));
  g_ptr_array_insert (order, (int) position, reel);

  init_moves (&moves, plan, order);
  if (!hp_frame_moves_check (&moves, plan, error))
    return FALSE;

  hp_history_begin (history, _("Move Reel"));
  hand_out_numbers (history, plan, order);
  hp_history_remove (history, reels, before);
  /* The history holds it meanwhile. */
  hp_history_insert (history, reels, position, reel);
  hp_edit_chain_reels (history, plan, NULL);
  hp_edit_move_frames (history, plan, &moves);
  hp_history_end (history);
  return TRUE;
}

/* Where frames go when @reel, @duration frames long, begins @head frames further in its picture. */
static void
init_trim (HpFrameMoves *moves,
           HpPlan       *plan,
           HpReel       *reel,
           gint64        head,
           gint64        duration)
{
  gint64 start = hp_reel_get_start (reel), before = hp_reel_get_duration (reel);
  gint64 first = MAX (head, 0), last = MIN (before, head + duration);

  hp_frame_moves_init (moves, hp_plan_get_duration (plan) + duration - before, FALSE);
  hp_frame_moves_add (moves, 0, 0, FALSE);
  if (first > 0 || last <= first)
    hp_frame_moves_add (moves, start, 0, TRUE);
  if (last > first)
    hp_frame_moves_add (moves, start + first, -head, FALSE);
  if (last > first && last < before)
    hp_frame_moves_add (moves, start + last, 0, TRUE);
  hp_frame_moves_add (moves, start + before, duration - before, FALSE);
}

gboolean
hp_edit_remove_reel (HpHistory *history,
                     HpPlan    *plan,
                     HpReel    *reel,
                     GError   **error)
{
  HpElementList *reels = hp_plan_get_reels (plan);
  g_auto(HpFrameMoves) moves = { 0 };
  guint position;

  g_return_val_if_fail (hp_element_list_find (reels, reel, &position), FALSE);

  if (hp_element_list_get_n (reels) == 1)
    return hp_model_refuse (error, _("A film has one reel at least"));

  init_trim (&moves, plan, reel, 0, 0);
  if (!hp_frame_moves_check (&moves, plan, error))
    return FALSE;

  hp_history_begin (history, _("Remove Reel"));
  hp_history_remove (history, reels, position);
  hp_edit_chain_reels (history, plan, NULL);
  hp_edit_move_frames (history, plan, &moves);
  hp_history_end (history);
  return TRUE;
}

/* What @reel is to be; the reels after it, and what is planned, follow. */
static gboolean
set_reel (HpHistory   *history,
          HpPlan      *plan,
          HpReel      *reel,
          const char  *label,
          gint64       head,
          const char  *uri,
          gint64       offset,
          gint64       duration,
          const char  *start_timecode,
          GError     **error)
{
  g_auto(HpFrameMoves) moves = { 0 };

  if (offset < 0 || offset > HP_FRAME_MAX || duration < 0 || duration > HP_FRAME_MAX)
    return hp_model_refuse (error, _("There is no such frame"));

  init_trim (&moves, plan, reel, head, duration);
  if (!hp_frame_moves_check (&moves, plan, error))
    return FALSE;

  hp_history_begin (history, label);
  hp_history_set (history, reel, "uri", uri);
  hp_history_set (history, reel, "offset", offset);
  hp_history_set (history, reel, "duration", duration);
  hp_history_set (history, reel, "start-timecode", start_timecode);
  hp_edit_chain_reels (history, plan, NULL);
  hp_edit_move_frames (history, plan, &moves);
  hp_history_end (history);
  return TRUE;
}

gboolean
hp_edit_trim_reel (HpHistory *history,
                   HpPlan    *plan,
                   HpReel    *reel,
                   gint64     offset,
                   gint64     duration,
                   GError   **error)
{
  HpPicture *picture = hp_plan_get_picture (plan);
  HpFrameRate rate = hp_picture_get_frame_rate (picture);
  gboolean drop_frame = hp_picture_get_drop_frame (picture);
  gint64 day = hp_timecode_frames_per_day (rate, drop_frame);
  gint64 head = offset - hp_reel_get_offset (reel);
  gint64 label = hp_plan_get_label_at (plan, hp_reel_get_start (reel)) + head;
  g_autofree char *start_timecode = hp_timecode_format ((label % day + day) % day, rate,
                                                        drop_frame);

  if (duration < 1)
    return hp_model_refuse (error, _("A reel has one frame at least"));
  if (*hp_reel_get_uri (reel) == '\0' && head != 0)
    return hp_model_refuse (error, _("This reel has no picture to begin elsewhere in"));

  return set_reel (history, plan, reel, _("Change Frames of Reel"), head, hp_reel_get_uri (reel),
                   offset, duration, start_timecode, error);
}

void
hp_edit_locate_picture (HpHistory  *history,
                        HpPlan     *plan,
                        HpReel     *reel,
                        const char *uri)
{
  HpElementList *reels = hp_plan_get_reels (plan);
  g_autofree char *before = g_strdup (hp_reel_get_uri (reel));

  hp_history_begin (history, _("Locate Picture"));
  hp_history_set (history, reel, "uri", uri);
  for (guint i = 0; *before != '\0' && i < hp_element_list_get_n (reels); i++)
    if (g_str_equal (hp_reel_get_uri (hp_element_list_get (reels, i)), before))
      hp_history_set (history, hp_element_list_get (reels, i), "uri", uri);
  hp_history_end (history);
}

gboolean
hp_edit_fit_reel (HpHistory   *history,
                  HpPlan      *plan,
                  HpReel      *reel,
                  const char  *uri,
                  gint64       offset,
                  gint64       duration,
                  const char  *start_timecode,
                  GError     **error)
{
  HpPicture *picture = hp_plan_get_picture (plan);
  gint64 label;

  if (start_timecode == NULL)
    start_timecode = hp_reel_get_start_timecode (reel);
  if (!hp_timecode_parse (start_timecode, hp_picture_get_frame_rate (picture),
                          hp_picture_get_drop_frame (picture), &label, NULL))
    /* Translators: a timecode. */
    return hp_model_refuse (error, _("“%s” is not a timecode of this picture"), start_timecode);

  return set_reel (history, plan, reel, _("Replace Picture"), 0, uri, offset, duration,
                   start_timecode, error);
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

guint
hp_plan_count_scenes (HpPlan *plan,
                      HpReel *reel)
{
  HpElementList *scenes = hp_plan_get_scenes (plan);
  guint n = 0;

  for (guint i = 0; i < hp_element_list_get_n (scenes); i++)
    n += hp_plan_get_reel_at (plan, hp_scene_get_in (hp_element_list_get (scenes, i))) == reel;

  return n;
}

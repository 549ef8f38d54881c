#include "config.h"

#include "model/edit-cues.h"

#include <glib/gi18n-lib.h>

#include "model/cue-sheet.h"

/* The reel that a cue was in. */
typedef struct
{
  HpReel *reel;    /* only to be compared */
  int     number;
} Noted;

void
hp_edit_renumber_cues (HpHistory *history,
                       HpPlan    *plan)
{
  g_autoptr(HpCueSheet) sheet = NULL;

  g_return_if_fail (HP_IS_HISTORY (history));
  g_return_if_fail (HP_IS_PLAN (plan));

  sheet = hp_cue_sheet_new (plan);
  hp_cue_sheet_renumber (sheet, -1);

  hp_history_begin (history, _("Renumber Cues"));
  hp_cue_sheet_write (sheet, history);
  hp_history_end (history);
}

/* In the order of the scenes, which is no other while reels change. */
GArray *
hp_edit_note_reels (HpPlan *plan)
{
  g_autoptr(HpCueSheet) sheet = hp_cue_sheet_new (plan);
  GArray *noted = g_array_new (FALSE, FALSE, sizeof (Noted));

  for (guint i = 0; i < hp_cue_sheet_get_n (sheet); i++)
    {
      const HpSheetCue *cue = hp_cue_sheet_get (sheet, i);

      g_array_append_vals (noted, &(Noted) { cue->reel, cue->in_reel }, 1);
    }

  return noted;
}

/* Counted in each reel, a cue that came into another needs a number of that.  In a reel that was
 * only named anew it keeps the one it has, where that is free. */
static void
open_moved (HpCueSheet *sheet,
            GArray     *noted)
{
  for (guint i = 0; i < hp_cue_sheet_get_n (sheet); i++)
    {
      HpSheetCue *cue = hp_cue_sheet_get (sheet, i);

      cue->open = !cue->frozen && cue->in_reel != g_array_index (noted, Noted, i).number;
    }

  for (guint i = 0; i < hp_cue_sheet_get_n (sheet); i++)
    {
      HpSheetCue *cue = hp_cue_sheet_get (sheet, i);
      HpCueNumber number = cue->number;

      number.reel = cue->in_reel;
      if (!cue->open || cue->reel != g_array_index (noted, Noted, i).reel ||
          hp_cue_sheet_is_taken (sheet, number))
        continue;

      cue->number = number;
      cue->open = FALSE;
    }
}

/* A reel that has no plain number left where a cue came in is numbered anew as a whole. */
static void
number_open (HpCueSheet *sheet)
{
  g_autoptr(GArray) crowded = g_array_new (FALSE, FALSE, sizeof (int));

  for (guint i = 0; i < hp_cue_sheet_get_n (sheet); i++)
    {
      HpSheetCue *cue = hp_cue_sheet_get (sheet, i);
      HpCueNumber number;

      if (!cue->open)
        continue;

      number = hp_cue_sheet_between (sheet, cue->in_reel, i);
      cue->number.reel = number.reel;
      cue->number.number = number.number;
      cue->number.letter = number.letter;
      cue->open = FALSE;
      if (number.number == 0 || number.letter != '\0')
        g_array_append_val (crowded, cue->in_reel);
    }

  for (guint i = 0; i < crowded->len; i++)
    hp_cue_sheet_renumber (sheet, g_array_index (crowded, int, i));
}

/* Counted through the film, a cue keeps its number in whatever reel it is: 1M7 is 2M7 then, and
 * still cue 7, though it be recorded. */
void
hp_edit_follow_reels (HpHistory *history,
                      HpPlan    *plan,
                      GArray    *noted)
{
  g_autoptr(HpCueSheet) sheet = hp_cue_sheet_new (plan);

  g_return_if_fail (noted->len == hp_cue_sheet_get_n (sheet));

  if (hp_plan_get_numbering (plan) == HP_NUMBERING_PER_REEL)
    {
      open_moved (sheet, noted);
      number_open (sheet);
    }
  else
    for (guint i = 0; i < hp_cue_sheet_get_n (sheet); i++)
      {
        HpSheetCue *cue = hp_cue_sheet_get (sheet, i);

        if (cue->in_reel != g_array_index (noted, Noted, i).number)
          cue->number.reel = cue->in_reel;
      }

  hp_cue_sheet_write (sheet, history);
}

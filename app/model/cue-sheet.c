#include "model/cue-sheet.h"

#include "model/plan-time.h"

#define MAX_TRIES 24000  /* all numbers there are, with and without each letter */

struct _HpCueSheet
{
  gboolean  continuous;
  GArray   *cues;        /* (element-type HpSheetCue) */
};

HpCueSheet *
hp_cue_sheet_new (HpPlan *plan)
{
  HpElementList *scenes = hp_plan_get_scenes (plan);
  guint n = hp_element_list_get_n (scenes);
  HpCueSheet *self = g_new0 (HpCueSheet, 1);

  self->continuous = hp_plan_get_numbering (plan) == HP_NUMBERING_CONTINUOUS;
  self->cues = g_array_sized_new (FALSE, TRUE, sizeof (HpSheetCue), n);
  for (guint i = 0; i < n; i++)
    {
      HpScene *scene = hp_element_list_get (scenes, i);
      HpReel *reel = hp_plan_get_reel_at (plan, hp_scene_get_in (scene));
      HpSheetCue cue = { scene, reel, reel != NULL ? hp_reel_get_number (reel) : 1 };

      cue.frozen = hp_scene_is_frozen (scene);
      cue.open = !hp_cue_number_parse (hp_scene_get_cue (scene), &cue.number, NULL);
      g_array_append_val (self->cues, cue);
    }

  return self;
}

void
hp_cue_sheet_free (HpCueSheet *self)
{
  g_array_unref (self->cues);
  g_free (self);
}

guint
hp_cue_sheet_get_n (HpCueSheet *self)
{
  return self->cues->len;
}

HpSheetCue *
hp_cue_sheet_get (HpCueSheet *self,
                  guint       index)
{
  return &g_array_index (self->cues, HpSheetCue, index);
}

/* Whether the number of @cue is one of those that are counted in @reel. */
static gboolean
counts (HpCueSheet       *self,
        const HpSheetCue *cue,
        int               reel)
{
  return !cue->open && (self->continuous || cue->number.reel == reel);
}

gboolean
hp_cue_sheet_is_taken (HpCueSheet  *self,
                       HpCueNumber  number)
{
  for (guint i = 0; i < self->cues->len; i++)
    {
      const HpSheetCue *other = hp_cue_sheet_get (self, i);

      if (counts (self, other, number.reel) && other->number.number == number.number &&
          other->number.letter == number.letter)
        return TRUE;
    }

  return FALSE;
}

/* The highest number of those that are counted in @reel, or 0. */
static int
find_highest (HpCueSheet *self,
              int         reel)
{
  int highest = 0;

  for (guint i = 0; i < self->cues->len; i++)
    if (counts (self, hp_cue_sheet_get (self, i), reel))
      highest = MAX (highest, hp_cue_sheet_get (self, i)->number.number);

  return highest;
}

/* @number is the cue number before: the first letter that is free; where there is none, a number
 * that is, above all others as long as there are such. */
static HpCueNumber
with_letter (HpCueSheet  *self,
             HpCueNumber  number)
{
  int highest = find_highest (self, number.reel);

  for (guint tries = 0; tries < MAX_TRIES && hp_cue_sheet_is_taken (self, number); tries++)
    {
      number.letter = hp_cue_number_letter_after (number.letter);
      if (number.letter == '\0')
        number.number = highest < HP_CUE_NUMBER_MAX ? ++highest
                        : (number.number + 1) % (HP_CUE_NUMBER_MAX + 1);
    }

  return number;
}

/* The next one after the cue before it when that is free, else that of the cue before it with a
 * letter.  Before the first comes the number below, if only 0. */
HpCueNumber
hp_cue_sheet_between (HpCueSheet *self,
                      int         reel,
                      guint       index)
{
  HpCueNumber number = { reel, 0, 0, 0, -1, -1 }, next;
  gboolean is_first = TRUE, is_last = TRUE;

  for (guint i = 0; i < self->cues->len; i++)
    {
      const HpSheetCue *cue = hp_cue_sheet_get (self, i);

      if (!counts (self, cue, reel))
        continue;

      if (i < index)
        {
          is_first = FALSE;
          number.number = cue->number.number;
          number.letter = cue->number.letter;
        }
      else if (is_last)
        {
          is_last = FALSE;
          if (is_first)
            number.number = MAX (0, cue->number.number - 1);
        }
    }

  next = number;
  next.letter = '\0';
  next.number = is_last ? find_highest (self, reel) + 1 : number.number + 1;
  if ((is_last || (!is_first && number.letter == '\0')) && next.number <= HP_CUE_NUMBER_MAX &&
      !hp_cue_sheet_is_taken (self, next))
    return next;

  return with_letter (self, number);
}

/* Whether both are parts of one cue, as 1M2pt1 and 1M2pt2 are. */
static gboolean
are_parts (const HpCueNumber *a,
           const HpCueNumber *b)
{
  return a->part >= 0 && b->part >= 0 && a->part != b->part && a->reel == b->reel &&
         a->number == b->number && a->letter == b->letter;
}

/* The number that cues from @index on stay below: that of the next frozen one which comes after
 * @before. */
static int
find_ceiling (HpCueSheet  *self,
              int          reel,
              guint        index,
              HpCueNumber  before)
{
  for (guint i = index; i < self->cues->len; i++)
    {
      const HpSheetCue *cue = hp_cue_sheet_get (self, i);

      if (cue->frozen && counts (self, cue, reel) &&
          (cue->number.number > before.number ||
           (cue->number.number == before.number && cue->number.letter > before.letter)))
        /* 1M8 comes before 1M8A. */
        return cue->number.number + (cue->number.letter != '\0' ? 1 : 0);
    }

  return HP_CUE_NUMBER_MAX + 1;
}

/* The number after @before for the cue at @index; @before is below 0 where there is none yet. */
static HpCueNumber
next_number (HpCueSheet  *self,
             int          reel,
             guint        index,
             HpCueNumber  before)
{
  int ceiling = find_ceiling (self, reel, index, before);
  HpCueNumber next = { reel, MAX (before.number + 1, 1), 0, 0, -1, -1 };

  while (next.number < ceiling && hp_cue_sheet_is_taken (self, next))
    next.number++;
  if (next.number < ceiling)
    return next;

  next.number = MAX (before.number, 0);
  next.letter = before.letter;
  return with_letter (self, next);
}

static void
renumber (HpCueSheet *self,
          int         reel)
{
  HpCueNumber before = { reel, -1, 0, 0, -1, -1 };
  HpCueNumber was = before;

  for (guint i = 0; i < self->cues->len; i++)
    {
      HpSheetCue *cue = hp_cue_sheet_get (self, i);

      if (!cue->frozen && (self->continuous || cue->in_reel == reel))
        cue->open = TRUE;
    }

  for (guint i = 0; i < self->cues->len; i++)
    {
      HpSheetCue *cue = hp_cue_sheet_get (self, i);
      HpCueNumber old = cue->number;

      if (cue->open)
        {
          HpCueNumber next;

          next = are_parts (&old, &was) ? before
                 : next_number (self, self->continuous ? cue->in_reel : reel, i, before);
          cue->number.reel = self->continuous ? cue->in_reel : reel;
          cue->number.number = next.number;
          cue->number.letter = next.letter;
          cue->open = FALSE;
        }
      else if (!counts (self, cue, reel) || cue->number.number < before.number)
        continue;

      before = cue->number;
      was = old;
    }
}

void
hp_cue_sheet_renumber (HpCueSheet *self,
                       int         reel)
{
  if (self->continuous || reel >= 0)
    {
      renumber (self, reel);
      return;
    }

  for (guint i = 0; i < self->cues->len; i++)
    {
      int in_reel = hp_cue_sheet_get (self, i)->in_reel;
      gboolean done = FALSE;

      for (guint j = 0; j < i && !done; j++)
        done = hp_cue_sheet_get (self, j)->in_reel == in_reel;
      if (!done)
        renumber (self, in_reel);
    }
}

/* What the history does not see changed is no step. */
void
hp_cue_sheet_write (HpCueSheet *self,
                    HpHistory  *history)
{
  for (guint i = 0; i < self->cues->len; i++)
    {
      const HpSheetCue *cue = hp_cue_sheet_get (self, i);
      const char *before = hp_scene_get_cue (cue->scene);
      HpCueNumber number;
      g_autofree char *text = NULL;

      if (cue->open)
        continue;

      if (hp_cue_number_parse (before, &number, NULL) && number.reel == cue->number.reel &&
          number.number == cue->number.number && number.letter == cue->number.letter)
        continue;

      text = hp_cue_number_rewrite (before, &cue->number);
      hp_history_set (history, cue->scene, "cue", text);
    }
}

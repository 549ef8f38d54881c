#include "config.h"

#include "compare/diff-lines.h"

#include <glib/gi18n-lib.h>

#include "compare/object-words.h"

static char *
heading_of (const HpDifference *difference)
{
  const char *heading;

  if (difference->scene != NULL)
    return hp_scene_words (difference->scene);

  heading = difference->section != NULL ? hp_heading_words (difference->section) : NULL;
  return g_strdup (heading != NULL ? heading : C_("heading", "Plan"));
}

/* How many differences from @from on are told of one thing. */
static guint
count_together (const HpPlanDiff *diff,
                guint             from)
{
  const HpDifference *first = hp_plan_diff_get (diff, from);
  guint n = first->in_and_out != NULL ? 2 : 1;

  while (first->subject != NULL && from + n < hp_plan_diff_get_n (diff))
    {
      const HpDifference *next = hp_plan_diff_get (diff, from + n);

      if (next->subject != first->subject)
        break;
      n++;
    }

  return n;
}

/* The words of differences @from to @to; an in and an out that moved as one have one word. */
static GPtrArray *
collect_words (const HpPlanDiff *diff,
               guint             from,
               guint             to)
{
  GPtrArray *words = g_ptr_array_new ();

  for (guint i = from; i < to; i++)
    {
      const HpDifference *each = hp_plan_diff_get (diff, i);

      g_ptr_array_add (words, each->in_and_out != NULL ? each->in_and_out : each->words);
      if (each->in_and_out != NULL)
        i++;
    }

  return words;
}

/* “layer “Violin alone”: now leads, softest pp → p”. */
static char *
tell_together (const HpPlanDiff *diff,
               guint             from,
               guint             n)
{
  const HpDifference *first = hp_plan_diff_get (diff, from);
  g_autoptr(GPtrArray) words = NULL;
  g_autofree char *joined = NULL;

  if (n == 1)
    return g_strdup (first->text);

  if (first->subject == NULL)
    return g_strdup (first->in_and_out);

  words = collect_words (diff, from, from + n);
  g_ptr_array_add (words, NULL);
  joined = g_strjoinv (C_("between parts of a change", ", "), (char **) words->pdata);
  /* Translators: what something is called by, and all that changed of it. */
  return g_strdup_printf (C_("object and changes", "%s: %s"), first->called, joined);
}

static void
append_line (GString    *text,
             const char *heading,
             GPtrArray  *changes)
{
  g_autofree char *joined = NULL;

  g_ptr_array_add (changes, NULL);
  joined = g_strjoinv (C_("between changes", "; "), (char **) changes->pdata);
  /* Translators: the number and title of a cue, or a part of the plan, and what changed there. */
  g_string_append_printf (text, C_("line", "%s: %s"), heading, joined);
  g_string_append_c (text, '\n');
}

char *
hp_diff_lines (const HpPlanDiff *diff)
{
  GString *text = g_string_new (NULL);
  guint n, i = 0;

  g_return_val_if_fail (diff != NULL, g_string_free (text, FALSE));

  n = hp_plan_diff_get_n (diff);
  while (i < n)
    {
      g_autofree char *heading = heading_of (hp_plan_diff_get (diff, i));
      g_autoptr(GPtrArray) changes = g_ptr_array_new_with_free_func (g_free);
      gboolean same = TRUE;

      while (same)
        {
          const HpDifference *first = hp_plan_diff_get (diff, i);
          guint n_together = count_together (diff, i);

          g_ptr_array_add (changes, tell_together (diff, i, n_together));
          i += n_together;
          same = i < n && hp_plan_diff_get (diff, i)->scene == first->scene &&
                 hp_plan_diff_get (diff, i)->section == first->section;
        }

      append_line (text, heading, changes);
    }

  return g_string_free (text, FALSE);
}

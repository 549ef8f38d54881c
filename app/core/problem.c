#include "core/problem.h"

struct _HpProblems
{
  GPtrArray *kept;  /* (element-type HpProblem) */
  guint      n;     /* those that were not kept included */
};

static void
problem_free (HpProblem *problem)
{
  g_free (problem->place);
  g_free (problem->sentence);
  g_free (problem);
}

HpProblems *
hp_problems_new (void)
{
  HpProblems *self = g_new0 (HpProblems, 1);

  self->kept = g_ptr_array_new_with_free_func ((GDestroyNotify) problem_free);
  return self;
}

void
hp_problems_free (HpProblems *self)
{
  g_ptr_array_unref (self->kept);
  g_free (self);
}

/* A sentence is one line, and harmless to a terminal, whatever text of the file it quotes:
 * what stands there for a control character is its picture, as ␊ for a line feed. */
static char *
show_controls (const char *text)
{
  g_autofree char *valid = g_utf8_make_valid (text, -1);
  GString *shown = g_string_new (NULL);

  for (const char *at = valid; *at != '\0'; at = g_utf8_next_char (at))
    {
      gunichar character = g_utf8_get_char (at);

      if (character < 0x20)
        character += 0x2400;
      else if (character == 0x7f)
        character = 0x2421;
      else if (g_unichar_type (character) == G_UNICODE_CONTROL)
        character = 0xfffd;
      g_string_append_unichar (shown, character);
    }

  return g_string_free (shown, FALSE);
}

void
hp_problems_add (HpProblems *self,
                 const char *place,
                 const char *format,
                 ...)
{
  g_autofree char *sentence = NULL;
  HpProblem *problem;
  va_list args;

  g_return_if_fail (self != NULL);
  g_return_if_fail (place != NULL);

  if (self->n++ >= HP_PROBLEMS_MAX)
    return;

  problem = g_new0 (HpProblem, 1);
  problem->place = g_strdup (place);
  va_start (args, format);
  sentence = g_strdup_vprintf (format, args);
  va_end (args);
  problem->sentence = show_controls (sentence);
  g_ptr_array_add (self->kept, problem);
}

/* Adds what @others has, those included that it did not keep. */
void
hp_problems_add_all (HpProblems       *self,
                     const HpProblems *others)
{
  g_return_if_fail (self != NULL);
  g_return_if_fail (others != NULL);

  for (guint i = 0; i < others->kept->len; i++)
    {
      const HpProblem *problem = hp_problems_get (others, i);

      hp_problems_add (self, problem->place, "%s", problem->sentence);
    }

  self->n += others->n - others->kept->len;
}

/* How many were found, kept or not. */
guint
hp_problems_get_n (const HpProblems *self)
{
  g_return_val_if_fail (self != NULL, 0);

  return self->n;
}

guint
hp_problems_get_n_kept (const HpProblems *self)
{
  g_return_val_if_fail (self != NULL, 0);

  return self->kept->len;
}

const HpProblem *
hp_problems_get (const HpProblems *self,
                 guint             index)
{
  g_return_val_if_fail (self != NULL, NULL);
  g_return_val_if_fail (index < self->kept->len, NULL);

  return g_ptr_array_index (self->kept, index);
}

/* One a line, each as "FILE: PLACE: SENTENCE", without a final newline. */
char *
hp_problems_to_string (const HpProblems *self,
                       const char       *file)
{
  GString *text = g_string_new (NULL);

  for (guint i = 0; i < self->kept->len; i++)
    {
      const HpProblem *problem = hp_problems_get (self, i);

      g_string_append_printf (text, "%s%s: ", i > 0 ? "\n" : "", file);
      if (*problem->place != '\0')
        g_string_append_printf (text, "%s: ", problem->place);
      g_string_append (text, problem->sentence);
    }

  return g_string_free (text, FALSE);
}

#include "config.h"

#include "store/json-pull.h"

#include <glib/gi18n-lib.h>
#include <string.h>

#include "store/json-limits.h"

/* Tells @sentence at @column characters after @at, in a line that is @line lines below it. */
static void
tell (HpJsonPull *self,
      gsize       at,
      int         line,
      int         column,
      const char *sentence)
{
  int n_lines = 1, n_characters = 0;

  for (gsize i = 0; i < at; i++)
    if (self->text[i] == '\n')
      {
        n_lines++;
        n_characters = 0;
      }
    else
      n_characters += ((guchar) self->text[i] & 0xc0) != 0x80;

  self->broken = TRUE;
  /* Translators: where in the file, and what the reader of JSON says there. */
  hp_problems_add (self->problems, "", _("line %d, column %d: %s"), n_lines + line,
                   column + (line == 0 ? n_characters : 0), sentence);
}

static void
skip_space (HpJsonPull *self)
{
  while (self->at < self->size && strchr (" \t\r\n", self->text[self->at]) != NULL &&
         self->text[self->at] != '\0')
    self->at++;
}

/* Tells that @what does not come next. */
static void
expect (HpJsonPull *self,
        const char *what)
{
  g_autofree char *sentence = NULL;

  skip_space (self);
  sentence = g_strconcat (what, " expected", self->at < self->size ? NULL : " near end of file",
                          NULL);
  hp_json_pull_stop (self, sentence);
}

/* Whether @character comes next; it is passed over. */
static gboolean
pass (HpJsonPull *self,
      char        character)
{
  skip_space (self);
  if (self->at >= self->size || self->text[self->at] != character)
    return FALSE;

  self->at++;
  return TRUE;
}

gboolean
hp_json_pull_enter (HpJsonPull *self,
                    char        bracket)
{
  if (!pass (self, bracket))
    return FALSE;

  self->depth++;
  return TRUE;
}

gboolean
hp_json_pull_next (HpJsonPull *self,
                   char        bracket,
                   gsize       n_read)
{
  if (self->broken)
    return FALSE;

  if (pass (self, bracket == '{' ? '}' : ']'))
    {
      self->depth--;
      return FALSE;
    }

  if (n_read == 0 || pass (self, ','))
    return TRUE;

  expect (self, bracket == '{' ? "'}'" : "']'");
  return FALSE;
}

char *
hp_json_pull_key (HpJsonPull *self)
{
  json_t *string;
  char *key;

  skip_space (self);
  if (self->at >= self->size || self->text[self->at] != '"')
    {
      expect (self, "string or '}'");
      return NULL;
    }

  string = hp_json_pull_value (self);
  if (string == NULL)
    return NULL;

  key = g_strdup (json_string_value (string));
  json_decref (string);
  if (pass (self, ':'))
    return key;

  expect (self, "':'");
  g_free (key);
  return NULL;
}

json_t *
hp_json_pull_value (HpJsonPull *self)
{
  const size_t flags = JSON_REJECT_DUPLICATES | JSON_DECODE_ANY | JSON_DISABLE_EOF_CHECK;
  g_autofree char *sentence = NULL;
  json_error_t error;
  json_t *value;
  gsize excess;

  skip_space (self);
  sentence = hp_json_find_excess (self->text, self->size, self->at, self->depth, &self->memory,
                                  &excess);
  if (sentence != NULL)
    {
      tell (self, excess, 0, 1, sentence);
      return NULL;
    }

  value = json_loadb (self->text + self->at, self->size - self->at, flags, &error);
  if (value == NULL)
    tell (self, self->at, error.line - 1, error.column, error.text);
  else
    self->at += (gsize) error.position;
  return value;
}

void
hp_json_pull_end (HpJsonPull *self)
{
  skip_space (self);
  if (!self->broken && self->at < self->size)
    expect (self, "end of file");
}

void
hp_json_pull_stop (HpJsonPull *self,
                   const char *sentence)
{
  tell (self, self->at, 0, 1, sentence);
}

#include "config.h"

#include "cli/verbs.h"

#include <glib/gi18n-lib.h>
#include <jansson.h>
#include <stdio.h>
#include <string.h>

#include "cli/arguments.h"
#include "compare/diff-lines.h"
#include "compare/object-words.h"
#include "store/element-writer.h"
#include "store/json-layout.h"

static const char *const changes[] = {
  [HP_DIFFERENCE_ADDED] = "added",
  [HP_DIFFERENCE_REMOVED] = "removed",
  [HP_DIFFERENCE_CHANGED] = "changed",
  [HP_DIFFERENCE_MOVED] = "moved",
};

static json_t *
text_or_null (const char *text)
{
  return text != NULL ? json_string (text) : json_null ();
}

static json_t *
extra_or_null (HpElement *element)
{
  const char *extra = hp_element_get_extra (element);

  return extra != NULL ? json_loads (extra, 0, NULL) : json_null ();
}

/* @element, or only @member of it, as the plan file has it.  What is left out there is null. */
static json_t *
as_in_file (HpElement      *element,
            const HpMember *member)
{
  g_autofree char *text = hp_element_write (element);
  json_t *object = json_loads (text, 0, NULL);
  json_t *value;

  if (member == NULL)
    return object;

  value = json_object_get (object, member->name);
  value = value != NULL ? json_incref (value) : json_null ();
  json_decref (object);
  return value;
}

/* One side of a difference, as the plan file has it. */
static json_t *
make_value (const HpDifference *difference,
            HpElement          *element,
            const char         *place)
{
  if (element == NULL)
    return json_null ();
  if (difference->kind == HP_DIFFERENCE_MOVED)
    return json_string (place);
  if (difference->kind != HP_DIFFERENCE_CHANGED)
    return as_in_file (element, NULL);
  if (difference->member == NULL)
    return extra_or_null (element);

  return as_in_file (element, difference->member);
}

/* The id of the object, or else of the one it is told of. */
static const char *
id_of (const HpDifference *difference)
{
  HpElement *object = difference->after != NULL ? difference->after : difference->before;
  const char *id = hp_element_get_id (object);

  if (id == NULL && difference->subject != NULL)
    id = hp_element_get_id (difference->subject);
  if (id == NULL && difference->scene != NULL)
    id = hp_element_get_id (HP_ELEMENT (difference->scene));

  return id;
}

static json_t *
make_change (const HpDifference *difference)
{
  HpElement *object = difference->after != NULL ? difference->after : difference->before;
  HpScene *scene = difference->scene;
  const char *place = difference->place_after != NULL ? difference->place_after
                                                      : difference->place_before;
  json_t *change = json_object ();

  json_object_set_new (change, "scene",
                       text_or_null (scene != NULL ? hp_element_get_id (HP_ELEMENT (scene))
                                                   : NULL));
  json_object_set_new (change, "cue",
                       text_or_null (scene != NULL ? hp_scene_get_cue (scene) : NULL));
  json_object_set_new (change, "object", text_or_null (id_of (difference)));
  json_object_set_new (change, "kind", json_string (hp_object_kind (object)));
  json_object_set_new (change, "place", json_string (place));
  json_object_set_new (change, "change", json_string (changes[difference->kind]));
  json_object_set_new (change, "member",
                       text_or_null (difference->member != NULL ? difference->member->name : NULL));
  json_object_set_new (change, "from",
                       make_value (difference, difference->before, difference->place_before));
  json_object_set_new (change, "to",
                       make_value (difference, difference->after, difference->place_after));
  json_object_set_new (change, "text", json_string (difference->text));
  return change;
}

static void
print_json (const HpPlanDiff *diff,
            char            **names)
{
  g_autofree char *name_before = g_filename_display_name (names[0]);
  g_autofree char *name_after = g_filename_display_name (names[1]);
  g_autoptr(GString) text = g_string_new (NULL);
  json_t *document = json_object (), *list = json_array ();

  for (guint i = 0; i < hp_plan_diff_get_n (diff); i++)
    json_array_append_new (list, make_change (hp_plan_diff_get (diff, i)));

  json_object_set_new (document, "old", json_string (name_before));
  json_object_set_new (document, "new", json_string (name_after));
  json_object_set_new (document, "changes", list);

  /* Numbers are laid out as in a plan file, and JSON is UTF-8 whatever the terminal reads. */
  hp_json_append (text, document, NULL, 0);
  g_string_append_c (text, '\n');
  fputs (text->str, stdout);
  json_decref (document);
}

static void
print_lines (const HpPlanDiff *diff)
{
  g_autofree char *lines = hp_diff_lines (diff);

  if (*lines == '\0')
    g_print ("%s\n", _("Nothing changed."));
  else
    g_print ("%s", lines);
}

static gboolean
check_arguments (char **plans)
{
  if (plans == NULL || g_strv_length (plans) != 2)
    {
      hp_cli_complain (NULL, "%s", _("Two plans are expected: the old one and the new one"));
      return FALSE;
    }

  if (strcmp (plans[0], HP_CLI_STANDARD) == 0 && strcmp (plans[1], HP_CLI_STANDARD) == 0)
    {
      hp_cli_complain (NULL, "%s", _("Only one of the plans can be standard input"));
      return FALSE;
    }

  return TRUE;
}

int
hp_verb_diff (int    argc,
              char **argv)
{
  gboolean json = FALSE;
  g_auto(GStrv) plans = NULL;
  const GOptionEntry entries[] = {
    { "json", 0, 0, G_OPTION_ARG_NONE, &json, N_("Print one JSON document"), NULL },
    { G_OPTION_REMAINING, 0, 0, G_OPTION_ARG_FILENAME_ARRAY, &plans, NULL, NULL },
    { NULL },
  };
  g_autoptr(HpPlan) before = NULL, after = NULL;
  g_autoptr(HpPlanDiff) diff = NULL;

  if (!hp_cli_parse (&argc, &argv, _("OLD NEW"),
                     _("Tells what changed between two plans, one scene a line."), entries) ||
      !check_arguments (plans))
    return HP_CLI_MISUSED;

  before = hp_cli_read_plan (plans[0]);
  after = hp_cli_read_plan (plans[1]);
  if (before == NULL || after == NULL)
    return HP_CLI_FAILED;

  diff = hp_plan_diff_new (before, after);
  if (json)
    print_json (diff, plans);
  else
    print_lines (diff);
  return HP_CLI_DONE;
}

#include "config.h"

#include "cli/verbs.h"

#include <glib/gi18n-lib.h>

#include "cli/arguments.h"
#include "core/timecode.h"
#include "model/decision.h"
#include "model/plan-time.h"
#include "model/scene-cue.h"

#define MAX_REELS 4    /* told one by one; so that all fits a screen */
#define MAX_SCENES 10
#define LABEL_WIDTH 12
#define TITLE_WIDTH 28

/* Columns of the terminal, not bytes and not letters. */
static int
character_width (gunichar c)
{
  return g_unichar_iszerowidth (c) ? 0 : g_unichar_iswide (c) ? 2 : 1;
}

static int
text_width (const char *text)
{
  int width = 0;

  for (; *text != '\0'; text = g_utf8_next_char (text))
    width += character_width (g_utf8_get_char (text));

  return width;
}

/* @text on one line, cut to @width columns; a terminal is given nothing to obey. */
static char *
plain (const char *text,
       int         width)
{
  GString *line = g_string_new (NULL);
  gsize cut = 0;  /* where an ellipsis still fits */
  int used = 0;

  for (; *text != '\0'; text = g_utf8_next_char (text))
    {
      gunichar c = g_utf8_get_char (text);

      used += character_width (c);
      if (used > width)
        {
          g_string_truncate (line, cut);
          g_string_append (line, "…");
          break;
        }

      g_string_append_unichar (line, g_unichar_iscntrl (c) ? ' ' : c);
      if (used < width)
        cut = line->len;
    }

  return g_string_free (line, FALSE);
}

static void
print_padded (const char *text,
              int         width)
{
  g_print ("%s%*s", text, MAX (1, width - text_width (text)), "");
}

static void
print_fact (const char *label,
            const char *text)
{
  g_autofree char *line = plain (text, 100);

  if (*text == '\0')
    return;

  print_padded (label, LABEL_WIDTH);
  g_print ("%s\n", line);
}

static void
print_picture (HpPlan *plan)
{
  HpPicture *picture = hp_plan_get_picture (plan);
  HpFrameRate rate = hp_picture_get_frame_rate (picture);
  g_autofree char *exact = hp_frame_rate_to_string (rate);
  g_autofree char *label = hp_frame_rate_to_label (rate);
  g_autofree char *length = hp_timecode_format_real_time (hp_plan_get_duration (plan), rate);
  g_autoptr(GString) text = g_string_new (NULL);

  /* Translators: a frame rate. */
  g_string_append_printf (text, _("%s frames a second"), label);
  if (rate.den != 1)
    g_string_append_printf (text, " (%s)", exact);
  if (hp_picture_get_drop_frame (picture))
    g_string_append_printf (text, ", %s", _("drop-frame"));
  g_string_append_printf (text, ", %s", length);
  if (*hp_picture_get_revision (picture) != '\0')
    g_string_append_printf (text, ", %s", hp_picture_get_revision (picture));

  print_fact (_("Picture"), text->str);
}

static void
print_reels (HpPlan *plan)
{
  GListModel *reels = G_LIST_MODEL (hp_plan_get_reels (plan));
  guint n = g_list_model_get_n_items (reels);

  for (guint i = 0; i < MIN (n, MAX_REELS); i++)
    {
      g_autoptr(HpReel) reel = g_list_model_get_item (reels, i);
      g_autofree char *label = NULL, *text = NULL, *length = NULL, *file = NULL;

      /* Translators: the number of a reel. */
      label = g_strdup_printf (_("Reel %d"), hp_reel_get_number (reel));
      length = hp_timecode_format_real_time (hp_reel_get_duration (reel),
                                             hp_plan_get_frame_rate (plan));
      file = g_uri_unescape_string (hp_reel_get_uri (reel), NULL);
      text = g_strdup_printf ("%s  %s  %s", hp_reel_get_start_timecode (reel), length,
                              *hp_reel_get_uri (reel) == '\0' ? _("no picture yet")
                              : file != NULL ? file : hp_reel_get_uri (reel));
      print_fact (label, text);
    }

  if (n > MAX_REELS)
    {
      guint n_more = n - MAX_REELS;
      g_autofree char *text = g_strdup_printf (ngettext ("and %u more", "and %u more", n_more),
                                               n_more);

      print_fact ("", text);
    }
}

/* Adds @part, and takes it, where there are any of what it counts. */
static void
append_part (GString *text,
             guint    n,
             char    *part)
{
  if (n > 0)
    g_string_append_printf (text, "%s%s", text->len > 0 ? ", " : "", part);

  g_free (part);
}

#define APPEND_COUNT(text, n, singular, plural) \
  append_part (text, n, g_strdup_printf (ngettext (singular, plural, n), n))

static guint
count (HpElementList *list)
{
  return g_list_model_get_n_items (G_LIST_MODEL (list));
}

static gboolean
has_music (HpScene *scene)
{
  return hp_scene_get_function (scene) != HP_SCENE_FUNCTION_SILENCE &&
         hp_scene_get_status (scene) != HP_SCENE_STATUS_DROPPED;
}

static void
print_music (HpPlan *plan)
{
  GListModel *scenes = G_LIST_MODEL (hp_plan_get_scenes (plan));
  guint n_scenes = g_list_model_get_n_items (scenes), n_cues = 0;
  HpFrameRate rate = hp_plan_get_frame_rate (plan);
  g_autoptr(GString) text = g_string_new (NULL);
  gint64 n_frames = 0;

  for (guint i = 0; i < n_scenes; i++)
    {
      g_autoptr(HpScene) scene = g_list_model_get_item (scenes, i);

      if (!has_music (scene))
        continue;

      n_cues++;
      n_frames += hp_scene_get_out (scene) - hp_scene_get_in (scene);
    }

  APPEND_COUNT (text, n_cues, "%u cue", "%u cues");
  if (n_cues > 0)
    {
      g_autofree char *length = hp_timecode_format_real_time (n_frames, rate);

      /* Translators: a length, such as 12:03.480. */
      append_part (text, n_cues, g_strdup_printf (_("%s of music"), length));
    }
  APPEND_COUNT (text, n_scenes - n_cues, "%u scene without music", "%u scenes without music");
  print_fact (_("Scenes"), n_scenes > 0 ? text->str : _("none yet"));
}

static void
print_contents (HpPlan *plan)
{
  GListModel *scenes = G_LIST_MODEL (hp_plan_get_scenes (plan));
  guint n_hits = count (hp_plan_get_markers (plan)), n_beats = 0, n_layers = 0;
  guint n_instruments = count (hp_plan_get_palette (plan));
  guint n_motifs = count (hp_plan_get_motifs (plan));
  guint n_lines = count (hp_plan_get_dialogue (plan));
  g_autoptr(GString) text = g_string_new (NULL);

  for (guint i = 0; i < g_list_model_get_n_items (scenes); i++)
    {
      g_autoptr(HpScene) scene = g_list_model_get_item (scenes, i);

      n_hits += count (hp_scene_get_hits (scene));
      n_beats += count (hp_scene_get_beats (scene));
      n_layers += count (hp_scene_get_layers (scene));
    }

  APPEND_COUNT (text, n_hits, "%u hit", "%u hits");
  APPEND_COUNT (text, n_beats, "%u beat of the story", "%u beats of the story");
  APPEND_COUNT (text, n_layers, "%u layer", "%u layers");
  APPEND_COUNT (text, n_instruments, "%u instrument", "%u instruments");
  APPEND_COUNT (text, n_motifs, "%u motif", "%u motifs");
  APPEND_COUNT (text, n_lines, "%u line of dialogue", "%u lines of dialogue");
  print_fact (_("Contents"), text->str);
}

static void
print_decisions (HpPlan *plan)
{
  GListModel *decisions = G_LIST_MODEL (hp_plan_get_decisions (plan));
  guint n = g_list_model_get_n_items (decisions), n_open = 0;
  g_autoptr(GString) text = g_string_new (NULL);

  for (guint i = 0; i < n; i++)
    {
      g_autoptr(HpDecision) decision = g_list_model_get_item (decisions, i);

      n_open += hp_decision_get_status (decision) == HP_DECISION_STATUS_OPEN;
    }

  append_part (text, n, g_strdup_printf ("%u", n));
  APPEND_COUNT (text, n_open, "%u of them open", "%u of them open");
  print_fact (_("Decisions"), text->str);
}

static void
print_scenes (HpPlan *plan)
{
  GListModel *scenes = G_LIST_MODEL (hp_plan_get_scenes (plan));
  guint n = g_list_model_get_n_items (scenes);

  if (n > 0)
    g_print ("\n");

  for (guint i = 0; i < MIN (n, MAX_SCENES); i++)
    {
      g_autoptr(HpScene) scene = g_list_model_get_item (scenes, i);
      g_autofree char *title = plain (hp_scene_get_title (scene), TITLE_WIDTH);
      g_autofree char *in = hp_plan_format_timecode (plan, hp_scene_get_in (scene));
      g_autofree char *out = hp_plan_format_timecode (plan, hp_scene_get_out (scene));
      g_autofree char *cue = hp_scene_format_cue (scene);
      g_autofree char *length = NULL;

      length = hp_timecode_format_real_time (hp_scene_get_out (scene) - hp_scene_get_in (scene),
                                             hp_plan_get_frame_rate (plan));
      print_padded (cue, LABEL_WIDTH);
      print_padded (title, TITLE_WIDTH + 2);
      g_print ("%s  %s  %9s\n", in, out, length);
    }

  if (n > MAX_SCENES)
    g_print (ngettext ("%*sand %u more; “hairpin export --to csv -o -” lists them all\n",
                       "%*sand %u more; “hairpin export --to csv -o -” lists them all\n",
                       n - MAX_SCENES),
             LABEL_WIDTH, "", n - MAX_SCENES);
}

int
hp_verb_info (int    argc,
              char **argv)
{
  g_auto(GStrv) plans = NULL;
  const GOptionEntry entries[] = {
    { G_OPTION_REMAINING, 0, 0, G_OPTION_ARG_FILENAME_ARRAY, &plans, NULL, NULL },
    { NULL },
  };
  g_autoptr(HpPlan) plan = NULL;
  g_autofree char *title = NULL;

  if (!hp_cli_parse (&argc, &argv, _("PLAN"), _("Shows what a plan holds, on one screen."),
                     entries))
    return HP_CLI_MISUSED;

  if (plans == NULL || g_strv_length (plans) != 1)
    {
      hp_cli_complain (NULL, "%s", _("One plan is expected"));
      return HP_CLI_MISUSED;
    }

  plan = hp_cli_read_plan (plans[0]);
  if (plan == NULL)
    return HP_CLI_FAILED;

  title = plain (hp_plan_get_title (plan), 100);
  g_print ("%s\n", *title != '\0' ? title : _("Untitled"));
  print_fact (_("Production"), hp_plan_get_production (plan));
  print_fact (_("Director"), hp_plan_get_director (plan));
  print_fact (_("Composer"), hp_plan_get_composer (plan));
  print_picture (plan);
  print_reels (plan);
  print_music (plan);
  print_contents (plan);
  print_decisions (plan);
  print_scenes (plan);
  return HP_CLI_DONE;
}

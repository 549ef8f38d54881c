#include "export/cue-plan-csv.h"

#include <string.h>

#include "core/timecode.h"
#include "model/hit.h"
#include "model/person.h"
#include "model/plan-time.h"
#include "model/scene-cue.h"
#include "model/scene-time.h"
#include "model/story-beat.h"
#include "model/tempo-change.h"
#include "model/writer.h"
#include "music/note-value.h"

/* Scripts know the columns by these names: a new one goes to the end. */
static const char *const columns[] = {
  "cue", "title", "function", "status", "reel", "in", "out", "length", "length_frames",
  "in_on", "out_on", "story", "remarks", "hits", "beats", "tempo", "writers",
};

/* A number with at most four places, and no more than it needs. */
static void
append_number (GString *text,
               double   number)
{
  char digits[G_ASCII_DTOSTR_BUF_SIZE];
  gsize length;

  g_ascii_formatd (digits, sizeof digits, "%.4f", number);
  length = strlen (digits);
  while (digits[length - 1] == '0')
    length--;
  if (digits[length - 1] == '.')
    length--;
  g_string_append_len (text, digits, (gssize) length);
}

static void
append_separator (GString    *text,
                  const char *separator)
{
  if (text->len > 0)
    g_string_append (text, separator);
}

static void
append_moment (GString    *text,
               HpPlan     *plan,
               gint64      frame,
               const char *what)
{
  g_autofree char *timecode = hp_plan_format_timecode (plan, frame);

  append_separator (text, "; ");
  g_string_append (text, timecode);
  if (*what != '\0')
    g_string_append_printf (text, " %s", what);
}

static char *
hits_of (HpPlan  *plan,
         HpScene *scene)
{
  GString *text = g_string_new (NULL);
  GListModel *hits = G_LIST_MODEL (hp_scene_get_hits (scene));

  for (guint i = 0; i < g_list_model_get_n_items (hits); i++)
    {
      g_autoptr(HpHit) hit = g_list_model_get_item (hits, i);

      append_moment (text, plan, hp_hit_get_at (hit), hp_hit_get_label (hit));
    }

  return g_string_free (text, FALSE);
}

static char *
beats_of (HpPlan  *plan,
          HpScene *scene)
{
  GString *text = g_string_new (NULL);
  GListModel *beats = G_LIST_MODEL (hp_scene_get_beats (scene));

  for (guint i = 0; i < g_list_model_get_n_items (beats); i++)
    {
      g_autoptr(HpStoryBeat) beat = g_list_model_get_item (beats, i);

      append_moment (text, plan, hp_story_beat_get_at (beat), hp_story_beat_get_feeling (beat));
    }

  return g_string_free (text, FALSE);
}

/* "72 (quarter)", "12-2 (quarter)", "90 (dotted quarter)", "60 (5/16)". */
static void
append_tempo (GString       *text,
              HpTempoChange *tempo)
{
  HpFraction beat = hp_tempo_change_get_beat (tempo);
  HpBpm bpm = hp_tempo_change_get_bpm (tempo);
  HpNoteValue value;

  if (bpm.click > 0)
    {
      g_autofree char *click = hp_bpm_click_to_string (bpm);

      g_string_append (text, click);
    }
  else
    {
      append_number (text, bpm.per_minute);
    }

  if (hp_note_value_from_length (beat, &value))
    {
      g_string_append_printf (text, " (%s%s)", value.n_dots > 0 ? "dotted " : "", value.name);
    }
  else
    {
      g_autofree char *fraction = hp_fraction_to_string (beat);

      g_string_append_printf (text, " (%s)", fraction);
    }
}

/* The tempo plan chosen: its name and its tempi, an arrow for a ramp between two. */
static char *
tempo_of (HpScene *scene)
{
  GString *text = g_string_new (NULL);
  HpTempoPlan *chosen = hp_scene_get_chosen_tempo_plan (scene);
  GListModel *tempos;
  const char *separator = ": ";

  if (chosen == NULL)
    return g_string_free (text, FALSE);

  g_string_append (text, hp_tempo_plan_get_name (chosen));
  tempos = G_LIST_MODEL (hp_tempo_plan_get_tempos (chosen));
  for (guint i = 0; i < g_list_model_get_n_items (tempos); i++)
    {
      g_autoptr(HpTempoChange) tempo = g_list_model_get_item (tempos, i);

      append_separator (text, separator);
      append_tempo (text, tempo);
      separator = hp_tempo_change_get_ramp (tempo) ? " → " : ", ";
    }

  return g_string_free (text, FALSE);
}

/* The name of a person, or the id where it names nobody. */
static char *
name_of (HpPlan     *plan,
         const char *id)
{
  GListModel *people = G_LIST_MODEL (hp_plan_get_people (plan));

  for (guint i = 0; i < g_list_model_get_n_items (people); i++)
    {
      g_autoptr(HpPerson) person = g_list_model_get_item (people, i);

      if (g_strcmp0 (hp_element_get_id (HP_ELEMENT (person)), id) == 0)
        return g_strdup (hp_person_get_name (person));
    }

  return g_strdup (id);
}

static const char *
nick_of (GType type,
         int   value)
{
  g_autoptr(GEnumClass) klass = g_type_class_ref (type);

  /* The class of a static enumeration stays, and so does its text. */
  return g_enum_get_value (klass, value)->value_nick;
}

static char *
writers_of (HpPlan  *plan,
            HpScene *scene)
{
  GString *text = g_string_new (NULL);
  GListModel *writers = G_LIST_MODEL (hp_scene_get_writers (scene));

  for (guint i = 0; i < g_list_model_get_n_items (writers); i++)
    {
      g_autoptr(HpWriter) writer = g_list_model_get_item (writers, i);
      g_autofree char *name = name_of (plan, hp_writer_get_by (writer));

      append_separator (text, "; ");
      g_string_append_printf (text, "%s %s ", name,
                              nick_of (HP_TYPE_WRITER_ROLE, (int) hp_writer_get_role (writer)));
      append_number (text, hp_writer_get_share (writer));
      g_string_append_c (text, '%');
    }

  return g_string_free (text, FALSE);
}

static void
add_integer (HpCsv  *csv,
             gint64  value)
{
  g_autofree char *digits = g_strdup_printf ("%" G_GINT64_FORMAT, value);

  hp_csv_add (csv, digits);
}

static void
add_times (HpCsv   *csv,
           HpPlan  *plan,
           HpScene *scene)
{
  gint64 in = hp_scene_get_in (scene);
  gint64 out = hp_scene_get_out (scene);
  HpReel *reel = hp_plan_get_reel_at (plan, in);
  g_autofree char *from = hp_plan_format_timecode (plan, in);
  g_autofree char *to = hp_plan_format_timecode (plan, out);
  g_autofree char *length = hp_timecode_format_real_time (MAX (0, out - in),
                                                          hp_plan_get_frame_rate (plan));

  if (reel != NULL)
    add_integer (csv, hp_reel_get_number (reel));
  else
    hp_csv_add (csv, "");
  hp_csv_add_quoted (csv, from);
  hp_csv_add_quoted (csv, to);
  hp_csv_add (csv, length);
  add_integer (csv, out - in);
}

static void
add_row (HpCsv   *csv,
         HpPlan  *plan,
         HpScene *scene)
{
  g_autofree char *cue = hp_scene_format_cue (scene);
  g_autofree char *hits = hits_of (plan, scene);
  g_autofree char *beats = beats_of (plan, scene);
  g_autofree char *tempo = tempo_of (scene);
  g_autofree char *writers = writers_of (plan, scene);

  hp_csv_add (csv, cue);
  hp_csv_add (csv, hp_scene_get_title (scene));
  hp_csv_add (csv, nick_of (HP_TYPE_SCENE_FUNCTION, (int) hp_scene_get_function (scene)));
  hp_csv_add (csv, nick_of (HP_TYPE_SCENE_STATUS, (int) hp_scene_get_status (scene)));
  add_times (csv, plan, scene);
  hp_csv_add (csv, hp_scene_get_in_on (scene));
  hp_csv_add (csv, hp_scene_get_out_on (scene));
  hp_csv_add (csv, hp_scene_get_story (scene));
  hp_csv_add (csv, hp_scene_get_remarks (scene));
  hp_csv_add_quoted (csv, hits);
  hp_csv_add_quoted (csv, beats);
  hp_csv_add (csv, tempo);
  hp_csv_add (csv, writers);
  hp_csv_end_row (csv);
}

GBytes *
hp_cue_plan_to_csv (HpPlan     *plan,
                    HpCsvFlags  flags)
{
  g_autoptr(HpCsv) csv = hp_csv_new (flags);
  GListModel *scenes;

  g_return_val_if_fail (HP_IS_PLAN (plan), NULL);

  for (guint i = 0; i < G_N_ELEMENTS (columns); i++)
    hp_csv_add (csv, columns[i]);
  hp_csv_end_row (csv);

  scenes = G_LIST_MODEL (hp_plan_get_scenes (plan));
  for (guint i = 0; i < g_list_model_get_n_items (scenes); i++)
    {
      g_autoptr(HpScene) scene = g_list_model_get_item (scenes, i);

      add_row (csv, plan, scene);
    }

  return hp_csv_finish (csv);
}

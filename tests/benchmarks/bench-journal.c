/* Editing the plan of a feature film, and keeping every edit: what it costs, and what it costs to
 * undo, to bring back and to save.
 */

#include <fcntl.h>
#include <glib/gstdio.h>
#include <jansson.h>
#include <string.h>
#include <sys/syscall.h>
#include <unistd.h>

#include "film-plan.h"
#include "measure.h"
#include "model/edit-hit.h"
#include "model/edit-member.h"
#include "model/edit-picture.h"
#include "model/hit.h"
#include "model/scene.h"
#include "store/journal-record.h"
#include "store/journal-replay.h"
#include "store/open-plan.h"
#include "store/plan-reader.h"
#include "store/plan-text.h"
#include "store/plan-writer.h"
#include "store/replace.h"
#include "store/save-plan.h"

#define N_EDITS 10000
#define N_CYCLES 200
#define N_WARM 20   /* cycles after which a program has all the memory that it needs */

typedef struct
{
  char       *folder;
  GFile      *file;
  char       *floor_path;
  GBytes     *bytes;

  HpPlan     *plan;
  HpHistory  *history;
  HpHit      *hit;
  HpPlan     *small_plan;      /* of nothing but a hit */
  HpHistory  *small_history;
  HpHit      *small_hit;
  HpHit      *alone;           /* in no plan */
  HpPlanText *text;
  GString    *records;
} Data;

static guint n_syncs;

/* What is counted is what reaches the system. */
int
fsync (int fd)
{
  n_syncs++;
  return (int) syscall (SYS_fsync, fd);
}

int
fdatasync (int fd)
{
  n_syncs++;
  return (int) syscall (SYS_fdatasync, fd);
}

static void
listen_cb (GObject    *object,
           GParamSpec *pspec,
           gpointer    data)
{
  measure_use (1);
}

/* One edit */

static void
edit_hit (gpointer data)
{
  Data *self = data;

  hp_edit_set (self->history, self->hit, NULL, "weight", 1 + hp_hit_get_weight (self->hit) % 5);
}

static void
edit_small_hit (gpointer data)
{
  Data *self = data;

  hp_edit_set (self->small_history, self->small_hit, NULL, "weight",
               1 + hp_hit_get_weight (self->small_hit) % 5);
}

/* The least: the field, and one who listens. */
static void
set_hit (gpointer data)
{
  Data *self = data;
  static const HpMember *member;
  HpMemberValue value = { .integer = 1 + hp_hit_get_weight (self->alone) % 5 };

  if (member == NULL)
    member = hp_element_find_member (HP_ELEMENT (self->alone), "weight");
  hp_element_set_field (HP_ELEMENT (self->alone), member, &value);
}

/* Undo */

static void
edit_many (Data *self)
{
  for (guint i = 0; i < N_EDITS; i++)
    edit_hit (self);
}

static void
undo_and_redo (gpointer data)
{
  Data *self = data;

  for (guint i = 0; i < N_EDITS; i++)
    hp_history_undo (self->history);
  for (guint i = 0; i < N_EDITS; i++)
    hp_history_redo (self->history);
}

static void
set_many (gpointer data)
{
  for (guint i = 0; i < 2 * N_EDITS; i++)
    set_hit (data);
}

/* Recovery */

static void
record_cb (const HpStep *step,
           gpointer      data)
{
  Data *self = data;

  hp_journal_record_append_step (self->records, step->index + 1, step, TRUE);
}

static void
recover (gpointer data)
{
  Data *self = data;
  g_autoptr(HpHistory) history = hp_history_new ();
  g_autoptr(HpJournalReplay) replay = hp_journal_replay_new (self->plan, history);
  gsize offset = 0;
  json_t *record;

  while ((record = hp_journal_record_read (self->records->str, self->records->len, &offset)) != NULL)
    {
      g_assert_true (hp_journal_replay_step (replay, record));
      json_decref (record);
    }

  g_assert_cmpuint (hp_history_get_n_done (history), ==, N_EDITS);
}

static void
parse_records (gpointer data)
{
  Data *self = data;

  for (const char *at = self->records->str; *at != '\0'; at = strchr (at, '\n') + 1)
    {
      const char *end = strchr (at, '\n');
      json_t *record = json_loadb (at + 18, (size_t) (end - at - 18), 0, NULL);

      g_assert_nonnull (record);
      json_decref (record);
    }
}

/* Saving */

/* What the thread that edits does: the worker has the rest. */
static void
write_after_edit (gpointer data)
{
  Data *self = data;
  g_autoptr(GBytes) bytes = NULL;

  edit_hit (data);
  bytes = hp_plan_text_write (self->text);
  measure_use ((gint64) g_bytes_get_size (bytes));
}

static void
write_anew (gpointer data)
{
  Data *self = data;
  g_autoptr(GBytes) bytes = hp_plan_write (self->plan);

  measure_use ((gint64) g_bytes_get_size (bytes));
}

static void
save (gpointer data)
{
  Data *self = data;
  g_autoptr(GBytes) bytes = hp_plan_text_write (self->text);
  g_autoptr(HpJournal) journal = hp_journal_open (self->folder, self->file, NULL);
  g_autoptr(HpSavedPlan) saved = NULL;
  guint64 seq = hp_journal_begin_snapshot (journal);

  saved = hp_save_plan (self->folder, self->file, bytes, journal, seq, NULL, NULL);
  g_assert_nonnull (saved);
  g_assert_true (hp_journal_end_with_file (journal, &saved->mark, bytes, NULL));
}

static void
set_contents (gpointer data)
{
  Data *self = data;
  gsize size;
  const char *text = g_bytes_get_data (self->bytes, &size);

  g_assert_true (g_file_set_contents_full (self->floor_path, text, (gssize) size,
                                           G_FILE_SET_CONTENTS_CONSISTENT, 0666, NULL));
}

static void
tell_save (Data *self)
{
  gint64 start, least = G_MAXINT64;

  for (guint i = 0; i < 9; i++)
    {
      start = g_get_monotonic_time ();
      write_after_edit (self);
      least = MIN (least, g_get_monotonic_time () - start);
    }
  measure_tell ("save-main-thread", (double) least / 1000, "ms", 8);

  n_syncs = 0;
  save (self);
  measure_tell ("save-syncs", n_syncs, "calls", 2);
}

/* Open, edit, undo, close */

static void
append_cb (const HpStep *step,
           gpointer      journal)
{
  g_assert_true (hp_journal_append (journal, step, NULL));
}

static void
live (Data *self)
{
  g_autoptr(HpOpenPlan) opened = hp_open_plan (self->folder, self->file, NULL, NULL);
  g_autoptr(HpHistory) history = hp_history_new ();
  HpScene *scene = hp_element_list_get (hp_plan_get_scenes (opened->plan), 3);

  g_assert_nonnull (opened->journal);
  hp_history_set_recorder (history, append_cb, opened->journal);
  for (guint i = 0; i < 20; i++)
    {
      HpHit *hit = hp_element_list_get (hp_scene_get_hits (scene), i);

      hp_edit_set (history, hit, NULL, "at", hp_hit_get_at (hit) + 100 + i);
      hp_edit_set (history, scene, NULL, "title", i % 2 == 0 ? "The Letter" : "The Storm");
    }
  while (hp_history_get_undo_label (history) != NULL)
    hp_history_undo (history);
  hp_journal_clear (opened->journal);
}

static double
resident_pages (void)
{
  g_autofree char *text = NULL;
  long size = 0, resident = 0;

  g_assert_true (g_file_get_contents ("/proc/self/statm", &text, NULL, NULL));
  g_assert_cmpint (sscanf (text, "%ld %ld", &size, &resident), ==, 2);
  return (double) resident;
}

static void
tell_cycles (Data *self)
{
  double before = 0;

  for (guint i = 0; i < N_WARM + N_CYCLES; i++)
    {
      if (i == N_WARM)
        before = resident_pages ();
      live (self);
    }
  measure_tell ("memory-after-200-cycles", resident_pages () / before, "times-before", 1.02);
}

static void
tell_records (Data *self)
{
  gsize longest = 0;

  for (const char *at = self->records->str; *at != '\0'; at = strchr (at, '\n') + 1)
    longest = MAX (longest, (gsize) (strchr (at, '\n') - at) + 1);
  measure_tell ("record-of-an-edit", (double) longest, "bytes", 1000);
}

static void
remove_all (const char *path)
{
  g_autoptr(GDir) dir = g_dir_open (path, 0, NULL);
  const char *name;

  while (dir != NULL && (name = g_dir_read_name (dir)) != NULL)
    {
      g_autofree char *inner = g_build_filename (path, name, NULL);

      remove_all (inner);
    }
  g_remove (path);
}

static void
begin (Data *self)
{
  g_autofree char *path = NULL;
  HpScene *scene;

  self->folder = g_dir_make_tmp ("hairpin-bench-XXXXXX", NULL);
  path = g_build_filename (self->folder, "film.hairpin", NULL);
  self->file = g_file_new_for_path (path);
  self->floor_path = g_build_filename (self->folder, "floor", NULL);

  self->plan = film_plan_new ();
  self->history = hp_history_new ();
  scene = hp_element_list_get (hp_plan_get_scenes (self->plan), 30);
  self->hit = hp_element_list_get (hp_scene_get_hits (scene), 3);
  self->small_plan = hp_plan_new_with_picture ("", (HpFrameRate) { 24, 1 }, FALSE, "", 1000, 0);
  self->small_history = hp_history_new ();
  self->small_hit = hp_edit_drop_hit (self->small_history, self->small_plan, 100, NULL, NULL);
  self->alone = g_object_new (HP_TYPE_HIT, "id", "hit-1", NULL);
  self->text = hp_plan_text_new (self->plan);
  self->records = g_string_new (NULL);

  self->bytes = hp_plan_text_write (self->text);
  g_assert_true (hp_replace (self->file, self->bytes, NULL, NULL));
  g_signal_connect (self->hit, "notify::weight", G_CALLBACK (listen_cb), NULL);
  g_signal_connect (self->small_hit, "notify::weight", G_CALLBACK (listen_cb), NULL);
  g_signal_connect (self->alone, "notify::weight", G_CALLBACK (listen_cb), NULL);
}

static void
start_history (Data *self)
{
  g_clear_object (&self->history);
  self->history = hp_history_new ();
}

int
main (void)
{
  Data data = { NULL };

  begin (&data);
  measure ("edit/set", 3, MEASURE_PROCESSOR, edit_hit, set_hit, &data);
  start_history (&data);
  measure ("edit-film/edit-small", 1.3, MEASURE_PROCESSOR, edit_hit, edit_small_hit, &data);

  start_history (&data);
  edit_many (&data);
  measure ("undo-10000/set", 2, MEASURE_PROCESSOR, undo_and_redo, set_many, &data);

  start_history (&data);
  hp_history_set_recorder (data.history, record_cb, &data);
  edit_many (&data);
  hp_history_set_recorder (data.history, NULL, NULL);
  measure ("recover-10000/json-parse", 5, MEASURE_PROCESSOR, recover, parse_records, &data);
  tell_records (&data);

  start_history (&data);
  measure ("save-text/write", 0.5, MEASURE_PROCESSOR, write_after_edit, write_anew, &data);
  tell_save (&data);
  measure ("save/set-contents", 1.5, MEASURE_WALL, save, set_contents, &data);
  tell_cycles (&data);

  remove_all (data.folder);
  return measure_end ();
}

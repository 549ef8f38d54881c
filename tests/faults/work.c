#include "work.h"

#include "model/edit-hit.h"
#include "model/edit-member.h"
#include "model/edit-picture.h"
#include "model/edit-scene.h"
#include "store/plan-writer.h"
#include "store/save-plan.h"

static void tell (Work       *self,
                  const char *format,
                  ...) G_GNUC_PRINTF (2, 3);

static void
tell (Work       *self,
      const char *format,
      ...)
{
  g_autofree char *rest = NULL, *line = NULL;
  va_list args;

  va_start (args, format);
  rest = g_strdup_vprintf (format, args);
  va_end (args);
  line = g_strdup_printf ("%s\t%s", self->name, rest);
  g_strdelimit (line, "\n", ' ');
  self->note (line);
}

char *
sha_of (GBytes *bytes)
{
  return g_compute_checksum_for_bytes (G_CHECKSUM_SHA256, bytes);
}

char *
sha_of_plan (HpPlan *plan)
{
  g_autoptr(GBytes) bytes = hp_plan_write (plan);

  return sha_of (bytes);
}

Work *
work_new (const char *name,
          const char *folder,
          NoteFunc    note)
{
  Work *self = g_new0 (Work, 1);

  self->note = note;
  self->name = name;
  self->folder = g_strdup (folder);
  self->state = g_build_filename (folder, "state", NULL);
  return self;
}

void
work_free (Work *self)
{
  g_clear_object (&self->file);
  g_clear_object (&self->plan);
  g_clear_object (&self->history);
  g_clear_pointer (&self->journal, hp_journal_unref);
  g_free (self->folder);
  g_free (self->state);
  g_free (self);
}

/* What is told before the journal has the step is what may be found; what is told after it, what
 * must be. */
static void
record_cb (const HpStep *step,
           gpointer      data)
{
  Work *self = data;
  g_autofree char *sha = sha_of_plan (self->plan);
  g_autoptr(GError) error = NULL;

  tell (self, "edit\t%u\t%s", ++self->n_edits, sha);
  if (self->journal != NULL && hp_journal_append (self->journal, step, &error))
    tell (self, "kept\t%u", self->n_edits);
  else
    tell (self, "unkept\t%u\t%s", self->n_edits, error != NULL ? error->message : "no journal");
}

static void
set_history (Work      *self,
             HpHistory *history)
{
  self->history = history != NULL ? g_object_ref (history) : hp_history_new ();
  hp_history_set_recorder (self->history, record_cb, self);
}

static GFile *
file_in (Work       *self,
         const char *name)
{
  g_autofree char *path = g_build_filename (self->folder, name, NULL);

  return g_file_new_for_path (path);
}

/* Somebody who is told of an error tries again. */
gboolean
work_open (Work       *self,
           const char *file)
{
  g_autoptr(HpOpenPlan) opened = NULL;
  g_autofree char *sha = NULL;

  self->file = file_in (self, file);
  for (guint i = 0; opened == NULL && i < 2; i++)
    {
      g_autoptr(GError) error = NULL;

      opened = hp_open_plan (self->state, self->file, NULL, &error);
      if (opened == NULL)
        tell (self, "unopened\t%s", error->message);
    }
  if (opened == NULL || opened->plan == NULL)
    return FALSE;

  sha = sha_of_plan (opened->plan);
  tell (self, "opened\t%s\t%s\t%s\t%s\t%s", file, sha, opened->set_aside != NULL ? "aside" : "",
        opened->held != NULL ? "held" : "", opened->unkept != NULL ? opened->unkept : "");
  g_set_object (&self->plan, opened->plan);
  self->mark = opened->mark;
  self->journal = g_steal_pointer (&opened->journal);
  set_history (self, opened->history);
  return TRUE;
}

gboolean
work_begin (Work *self)
{
  g_autoptr(GBytes) bytes = NULL;
  g_autoptr(GError) error = NULL;
  g_autofree char *sha = NULL;

  self->plan = hp_plan_new_with_picture ("A New Film", (HpFrameRate) { 25, 1 }, FALSE, "new.mov",
                                         20000, 0);
  bytes = hp_plan_write (self->plan);
  sha = sha_of (bytes);
  tell (self, "begin\t%s", sha);
  set_history (self, NULL);
  self->journal = hp_journal_open (self->state, NULL, &error);
  if (self->journal == NULL || !hp_journal_write_base (self->journal, 0, bytes, &error))
    {
      tell (self, "unkept\t0\t%s", error->message);
      g_clear_pointer (&self->journal, hp_journal_unref);
    }
  else
    tell (self, "begun");
  return TRUE;
}

static void
drag (Work  *self,
      HpHit *hit)
{
  hp_history_begin_run (self->history);
  for (gint64 frame = 7000; frame < 7003; frame++)
    hp_edit_set (self->history, hit, NULL, "at", frame);
  hp_history_end_run (self->history);
}

void
work_edit (Work  *self,
           guint  what)
{
  HpElementList *scenes = hp_plan_get_scenes (self->plan);
  HpElementList *markers = hp_plan_get_markers (self->plan);
  HpScene *scene = hp_element_list_get_n (scenes) > 0 ? hp_element_list_get (scenes, 0) : NULL;
  g_autoptr(HpCurve) curve = NULL;

  if (what % 7 == 0 || scene == NULL)
    hp_edit_spot_scene (self->history, self->plan, 100 + 400 * what, 400 + 400 * what, NULL);
  else if (what % 7 == 1 || hp_element_list_get_n (markers) == 0)
    hp_edit_drop_hit (self->history, self->plan, 19000 + what, NULL, NULL);
  else if (what % 7 == 2)
    {
      curve = hp_curve_with_point (hp_scene_get_curve (scene), hp_scene_get_in (scene) + what,
                                   what % 10 / 10.0);
      hp_edit_set_scene_curve (self->history, scene, curve, NULL);
    }
  else if (what % 7 == 3)
    hp_history_undo (self->history);
  else if (what % 7 == 4)
    hp_history_redo (self->history);
  else if (what % 7 == 5)
    drag (self, hp_element_list_get (markers, 0));
  else
    hp_edit_set (self->history, scene, NULL, "title", what % 2 ? "The Letter" : "“é”");
}

void
work_sync (Work *self)
{
  g_autoptr(GError) error = NULL;
  guint n = self->n_edits;

  if (self->journal == NULL)
    return;

  if (hp_journal_sync (self->journal, &error))
    tell (self, "synced\t%u", n);
  else
    tell (self, "unsynced\t%u\t%s", n, error->message);
}

void
work_save (Work       *self,
           const char *file,
           guint       n_meanwhile)
{
  g_autoptr(GFile) to = file_in (self, file);
  gboolean own = self->file != NULL && g_file_equal (self->file, to);
  guint n = self->n_edits;
  guint64 seq = 0;
  g_autoptr(GBytes) bytes = hp_plan_write (self->plan);
  g_autoptr(HpSavedPlan) saved = NULL;
  g_autoptr(HpJournal) old = NULL;
  g_autoptr(GError) error = NULL;

  tell (self, "saving\t%u\t%s", n, file);
  if (self->journal != NULL)
    seq = hp_journal_begin_snapshot (self->journal);
  hp_history_begin_save (self->history);
  if (n_meanwhile > 0)
    work_edit (self, 7 * n + 1);

  saved = hp_save_plan (self->state, to, bytes, own ? self->journal : NULL, seq,
                        own ? &self->mark : NULL, &error);
  if (n_meanwhile > 1)
    work_edit (self, 7 * n + 8);
  hp_history_end_save (self->history, saved != NULL);
  if (saved == NULL)
    {
      tell (self, "unsaved\t%u\t%s\t%s", n, file, error->message);
      if (self->journal != NULL)
        hp_journal_cancel_snapshot (self->journal);
      return;
    }

  tell (self, "saved\t%u\t%s", n, file);
  self->mark = saved->mark;
  self->n_saved = n;
  old = g_steal_pointer (&self->journal);
  self->journal = hp_saved_plan_follow (saved, old, self->plan, bytes, &error);
  g_clear_pointer (&old, hp_journal_unref);
  g_set_object (&self->file, to);
  tell (self, "at\t%s\t%s\t%s", file, self->journal != NULL ? "journal" : "",
        error != NULL ? error->message : "");
}

void
work_compact (Work  *self,
              guint  n_meanwhile)
{
  g_autoptr(GBytes) bytes = hp_plan_write (self->plan);
  g_autoptr(GError) error = NULL;
  guint64 seq;

  if (self->journal == NULL)
    return;

  seq = hp_journal_begin_snapshot (self->journal);
  hp_history_part_run (self->history);
  if (n_meanwhile > 0)
    work_edit (self, 7 * self->n_edits + 1);
  if (hp_journal_write_base (self->journal, seq, bytes, &error))
    {
      if (n_meanwhile > 1)
        work_edit (self, 7 * self->n_edits + 2);
      hp_journal_end_with_base (self->journal, seq, &error);
    }
  else
    hp_journal_cancel_snapshot (self->journal);
  tell (self, "compacted\t%s", error != NULL ? error->message : "");
}

/* Of a plan that is saved, nothing stays. */
void
work_close (Work *self)
{
  tell (self, "closing");
  work_sync (self);
  if (self->journal != NULL && self->n_saved == self->n_edits)
    hp_journal_clear (self->journal);
  g_clear_pointer (&self->journal, hp_journal_unref);
  tell (self, "closed");
}

#include "config.h"

#include "store/recovery.h"

#include <glib/gi18n-lib.h>
#include <jansson.h>
#include <string.h>

#include "store/journal-lock.h"
#include "store/journal-record.h"
#include "store/journal-replay.h"
#include "store/plan-checks.h"
#include "store/plan-reader.h"
#include "store/plan-writer.h"
#include "store/store-error.h"

typedef struct
{
  const char *folder;
  GArray     *bases;    /* (element-type guint64): the steps that there are bases of, ascending */
  GArray     *starts;   /* the same, of the files of the journal */
  GPtrArray  *records;  /* (element-type json_t): of steps, in order */
  guint64     first;    /* the number of the first of them */
  GArray     *marks;    /* (element-type HpFileMark) */
} Folder;

void
hp_recovery_free (HpRecovery *self)
{
  g_clear_object (&self->plan);
  g_clear_object (&self->history);
  g_free (self);
}

static void
folder_clear (Folder *self)
{
  g_array_unref (self->bases);
  g_array_unref (self->starts);
  g_ptr_array_unref (self->records);
  g_array_unref (self->marks);
}

G_DEFINE_AUTO_CLEANUP_CLEAR_FUNC (Folder, folder_clear)

static int
compare_numbers (gconstpointer a,
                 gconstpointer b)
{
  const guint64 *one = a, *other = b;

  return *one < *other ? -1 : *one > *other;
}

static void
add_number (GArray     *numbers,
            const char *name,
            const char *prefix)
{
  guint64 number;

  if (g_str_has_prefix (name, prefix) &&
      g_ascii_string_to_unsigned (name + strlen (prefix), 10, 0, G_MAXINT64, &number, NULL))
    g_array_append_val (numbers, number);
}

static void
list_files (Folder *self)
{
  g_autoptr(GDir) dir = g_dir_open (self->folder, 0, NULL);
  const char *name;

  while (dir != NULL && (name = g_dir_read_name (dir)) != NULL)
    {
      add_number (self->bases, name, "base-");
      add_number (self->starts, name, "journal-");
    }

  g_array_sort (self->bases, compare_numbers);
  g_array_sort (self->starts, compare_numbers);
}

static GBytes *
read_file (const char *folder,
           const char *kind,
           guint64     number)
{
  g_autofree char *path = g_strdup_printf ("%s/%s-%" G_GUINT64_FORMAT, folder, kind, number);
  char *text;
  gsize size;

  if (!g_file_get_contents (path, &text, &size, NULL))
    return NULL;

  return g_bytes_new_take (text, size);
}

static gboolean
read_integer (json_t     *record,
              const char *key,
              gint64     *integer)
{
  json_t *value = json_object_get (record, key);

  *integer = json_integer_value (value);
  return json_is_integer (value) && *integer >= 0;
}

/* The head and the marks tell how the file is known. */
static void
add_mark (Folder *self,
          json_t *record)
{
  HpFileMark mark;
  gint64 seq, size;

  if (!read_integer (record, "file-seq", &seq) || !read_integer (record, "size", &size) ||
      !read_integer (record, "mtime", &mark.mtime))
    return;

  mark.seq = (guint64) seq;
  mark.size = (guint64) size;
  g_array_append_val (self->marks, mark);
}

/* A step that is there already, in the file before, is not needed again; after one that is
 * missing there is nothing of use. */
static gboolean
add_step (Folder *self,
          json_t *record)
{
  guint64 next = self->first + self->records->len;
  gint64 seq;

  if (!read_integer (record, "seq", &seq) || seq == 0)
    return FALSE;
  if (self->records->len == 0)
    next = self->first = (guint64) seq;
  if ((guint64) seq < next)
    return TRUE;
  if ((guint64) seq > next)
    {
      g_ptr_array_set_size (self->records, 0);
      self->first = (guint64) seq;
    }

  g_ptr_array_add (self->records, json_incref (record));
  return TRUE;
}

static void
read_journal (Folder  *self,
              guint64  start)
{
  g_autoptr(GBytes) bytes = read_file (self->folder, "journal", start);
  gsize size = 0, offset = 0;
  const char *text = bytes != NULL ? g_bytes_get_data (bytes, &size) : NULL;

  while (text != NULL)
    {
      json_t *record = hp_journal_record_read (text, size, &offset);
      gboolean fits = record != NULL;

      if (fits && (json_object_get (record, "journal") != NULL ||
                   json_object_get (record, "mark") != NULL))
        add_mark (self, record);
      else if (fits)
        fits = add_step (self, record);

      json_decref (record);
      if (!fits)
        break;
    }
}

static void
folder_read (Folder     *self,
             const char *folder)
{
  self->folder = folder;
  self->bases = g_array_new (FALSE, FALSE, sizeof (guint64));
  self->starts = g_array_new (FALSE, FALSE, sizeof (guint64));
  self->records = g_ptr_array_new_with_free_func ((GDestroyNotify) json_decref);
  self->marks = g_array_new (FALSE, FALSE, sizeof (HpFileMark));

  list_files (self);
  for (guint i = 0; i < self->starts->len; i++)
    read_journal (self, g_array_index (self->starts, guint64, i));
}

/* What is told of the file, as it is now; of several, by the last. */
static const HpFileMark *
find_mark (Folder           *self,
           const HpFileMark *now)
{
  for (guint i = self->marks->len; now != NULL && i > 0; i--)
    {
      const HpFileMark *mark = &g_array_index (self->marks, HpFileMark, i - 1);

      if (mark->size == now->size && mark->mtime == now->mtime)
        return mark;
    }

  return NULL;
}

/* A file that was copied, or touched, and holds what it held: a base tells. */
static const HpFileMark *
find_mark_by_base (Folder *self,
                   GBytes *bytes)
{
  for (guint i = self->marks->len; bytes != NULL && i > 0; i--)
    {
      const HpFileMark *mark = &g_array_index (self->marks, HpFileMark, i - 1);
      g_autoptr(GBytes) base = NULL;

      if (mark->size != g_bytes_get_size (bytes))
        continue;

      base = read_file (self->folder, "base", mark->seq);
      if (base != NULL && g_bytes_equal (base, bytes))
        return mark;
    }

  return NULL;
}

static guint64
last_step (Folder *self)
{
  return self->records->len > 0 ? self->first + self->records->len - 1 : 0;
}

/* Does all steps after @seq again. */
static guint64
replay (Folder     *self,
        guint64     seq,
        HpRecovery *recovery)
{
  g_autoptr(HpJournalReplay) steps = NULL;

  recovery->history = hp_history_new ();
  steps = hp_journal_replay_new (recovery->plan, recovery->history);
  if (self->records->len == 0 || self->first > seq + 1)
    return seq;

  for (guint64 i = seq + 1 - self->first; i < self->records->len; i++, seq++)
    if (!hp_journal_replay_step (steps, g_ptr_array_index (self->records, i)))
      break;

  hp_history_end_run (recovery->history);
  return seq;
}

/* A journal that somebody tampered with may make what no edit makes. */
static gboolean
is_sound (HpPlan *plan)
{
  g_autoptr(GHashTable) broken = g_hash_table_new (NULL, NULL);
  g_autoptr(HpProblems) problems = hp_problems_new ();

  hp_plan_check (plan, broken, problems);
  return hp_problems_get_n (problems) == 0;
}

static gboolean
recover_from (Folder     *self,
              GBytes     *bytes,
              guint64     seq,
              HpRecovery *recovery)
{
  g_autoptr(HpProblems) problems = hp_problems_new ();
  gboolean newer;

  g_clear_object (&recovery->plan);
  g_clear_object (&recovery->history);
  recovery->plan = bytes != NULL ? hp_plan_read (bytes, problems, &newer) : NULL;
  if (recovery->plan == NULL)
    return FALSE;

  recovery->seq = replay (self, seq, recovery);
  recovery->is_cut = recovery->seq < last_step (self);
  while (!is_sound (recovery->plan) && hp_history_get_n_done (recovery->history) > 0)
    {
      hp_history_undo (recovery->history);
      recovery->is_cut = TRUE;
    }
  return TRUE;
}

/* Whether no step is missing between step @seq and those that are there. */
static gboolean
goes_on (Folder  *self,
         guint64  seq)
{
  return self->records->len == 0 || self->first <= seq + 1;
}

/* The last step that the file is known to have held. */
static guint64
last_in_file (Folder *self)
{
  guint64 last = 0;

  for (guint i = 0; i < self->marks->len; i++)
    last = MAX (last, g_array_index (self->marks, HpFileMark, i).seq);
  return last;
}

static gboolean
is_in (GBytes *bytes,
       HpPlan *plan)
{
  g_autoptr(GBytes) own = NULL;

  if (bytes == NULL)
    return FALSE;

  own = hp_plan_write (plan);
  return g_bytes_equal (own, bytes);
}

HpRecovery *
hp_recovery_read (const char        *folder,
                  GBytes            *bytes,
                  const HpFileMark  *now,
                  GError           **error)
{
  g_autoptr(HpRecovery) self = g_new0 (HpRecovery, 1);
  g_auto(Folder) read = { NULL };
  const HpFileMark *mark;

  g_return_val_if_fail (folder != NULL, NULL);

  folder_read (&read, folder);
  mark = find_mark (&read, now);
  if (mark == NULL)
    mark = find_mark_by_base (&read, bytes);
  self->state = mark != NULL ? HP_RECOVERY_CONTINUES : HP_RECOVERY_DIFFERS;
  if (now != NULL)
    self->mark = *now;
  if (mark != NULL)
    self->mark.seq = mark->seq;

  if (read.starts->len == 0 && read.bases->len == 0)
    {
      self->state = HP_RECOVERY_NONE;
      return g_steal_pointer (&self);
    }

  /* The newest base there is, unless the file is newer. */
  for (guint i = read.bases->len; i > 0; i--)
    {
      guint64 seq = g_array_index (read.bases, guint64, i - 1);
      g_autoptr(GBytes) base = NULL;

      if ((mark != NULL && mark->seq >= seq) || !goes_on (&read, seq))
        continue;

      base = read_file (folder, "base", seq);
      if (recover_from (&read, base, seq, self))
        {
          self->has_base = TRUE;
          self->is_partial = seq > (mark != NULL ? mark->seq : last_in_file (&read));
          break;
        }
    }

  if (self->plan == NULL && mark != NULL && goes_on (&read, mark->seq))
    recover_from (&read, bytes, mark->seq, self);

  if (self->plan == NULL && last_step (&read) > 0)
    {
      g_set_error_literal (error, HP_STORE_ERROR, HP_STORE_ERROR_INVALID,
                           _("What was edited when the plan was open last cannot be read"));
      return NULL;
    }

  if (self->plan == NULL || (!self->is_partial && hp_history_get_n_done (self->history) == 0) ||
      (mark == NULL && is_in (bytes, self->plan)))
    self->state = HP_RECOVERY_NONE;
  return g_steal_pointer (&self);
}

GFile *
hp_recovery_dup_file (const char *folder)
{
  g_auto(Folder) read = { folder };
  GFile *file = NULL;

  g_return_val_if_fail (folder != NULL, NULL);

  read.bases = g_array_new (FALSE, FALSE, sizeof (guint64));
  read.starts = g_array_new (FALSE, FALSE, sizeof (guint64));
  read.records = g_ptr_array_new ();
  read.marks = g_array_new (FALSE, FALSE, sizeof (HpFileMark));
  list_files (&read);

  for (guint i = 0; i < read.starts->len && file == NULL; i++)
    {
      g_autoptr(GBytes) bytes = read_file (folder, "journal", g_array_index (read.starts, guint64, i));
      gsize size = 0, offset = 0;
      const char *text = bytes != NULL ? g_bytes_get_data (bytes, &size) : NULL;
      json_t *head = text != NULL ? hp_journal_record_read (text, size, &offset) : NULL;
      const char *uri = json_string_value (json_object_get (head, "file"));

      if (uri != NULL)
        file = g_file_new_for_uri (uri);
      json_decref (head);
    }

  return file;
}

static gboolean
has_something (const char *folder)
{
  g_autoptr(GDir) dir = g_dir_open (folder, 0, NULL);
  const char *name;

  while (dir != NULL && (name = g_dir_read_name (dir)) != NULL)
    if (g_str_has_prefix (name, "journal-") || g_str_has_prefix (name, "base-"))
      return TRUE;

  return FALSE;
}

GPtrArray *
hp_recovery_list (const char *state)
{
  g_autofree char *root = g_build_filename (state, "recovery", NULL);
  g_autoptr(GDir) dir = g_dir_open (root, 0, NULL);
  GPtrArray *folders = g_ptr_array_new_with_free_func (g_free);
  const char *name;

  while (dir != NULL && (name = g_dir_read_name (dir)) != NULL)
    {
      g_autofree char *folder = g_build_filename (root, name, NULL);
      g_autofree char *lock = g_build_filename (folder, "lock", NULL);

      if (has_something (folder) && !hp_journal_lock_is_held (lock))
        g_ptr_array_add (folders, g_steal_pointer (&folder));
    }

  return folders;
}

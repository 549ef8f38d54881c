#include "store/journal-kept.h"

#include "store/journal-folder.h"
#include "store/journal-record.h"

static void
base_clear (gpointer data)
{
  g_bytes_unref (((HpJournalBase *) data)->bytes);
}

HpJournalKept *
hp_journal_kept_new (void)
{
  HpJournalKept *self = g_new0 (HpJournalKept, 1);

  self->bases = g_array_new (FALSE, FALSE, sizeof (HpJournalBase));
  g_array_set_clear_func (self->bases, base_clear);
  self->steps = g_ptr_array_new_with_free_func ((GDestroyNotify) json_decref);
  self->marks = g_array_new (FALSE, FALSE, sizeof (HpFileMark));
  self->snapshots = g_array_new (FALSE, FALSE, sizeof (guint64));
  return self;
}

void
hp_journal_kept_free (HpJournalKept *self)
{
  g_array_unref (self->bases);
  g_ptr_array_unref (self->steps);
  g_array_unref (self->marks);
  g_array_unref (self->snapshots);
  g_free (self->uri);
  g_free (self);
}

void
hp_journal_kept_add_base (HpJournalKept *self,
                          guint64        seq,
                          GBytes        *bytes)
{
  HpJournalBase base = { seq, g_bytes_ref (bytes) };

  g_return_if_fail (self != NULL);

  g_array_append_val (self->bases, base);
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
add_mark (HpJournalKept *self,
          json_t        *record)
{
  HpFileMark mark = { 0 };
  gint64 seq, size, checksum;

  if (!read_integer (record, "file-seq", &seq) || !read_integer (record, "size", &size) ||
      !read_integer (record, "checksum", &checksum) || checksum > G_MAXUINT32)
    return;

  mark.seq = (guint64) seq;
  mark.size = (guint64) size;
  mark.checksum = (guint32) checksum;
  g_array_append_val (self->marks, mark);
}

static void
add_record (HpJournalKept *self,
            json_t        *record)
{
  gint64 seq;

  if (json_object_get (record, "journal") != NULL || json_object_get (record, "mark") != NULL)
    add_mark (self, record);
  else if (read_integer (record, "snapshot", &seq))
    g_array_append_val (self->snapshots, seq);
  else if (read_integer (record, "seq", &seq) && seq > 0)
    {
      g_ptr_array_add (self->steps, json_incref (record));
      self->last = MAX (self->last, (guint64) seq);
    }

  if (self->uri == NULL)
    self->uri = g_strdup (json_string_value (json_object_get (record, "file")));
}

/* Up to what is not whole. */
void
hp_journal_kept_add_file (HpJournalKept *self,
                          GBytes        *bytes)
{
  gsize size, offset = 0;
  const char *text;
  json_t *record;

  g_return_if_fail (self != NULL);
  g_return_if_fail (bytes != NULL);

  text = g_bytes_get_data (bytes, &size);
  self->n_files++;
  while (text != NULL && (record = hp_journal_record_read (text, size, &offset)) != NULL)
    {
      add_record (self, record);
      json_decref (record);
    }
}

json_t *
hp_journal_kept_get_step (HpJournalKept *self,
                          guint64        seq,
                          guint         *from)
{
  g_return_val_if_fail (self != NULL, NULL);

  for (guint i = *from; i < self->steps->len; i++)
    {
      json_t *step = g_ptr_array_index (self->steps, i);

      if ((guint64) json_integer_value (json_object_get (step, "seq")) == seq)
        {
          *from = i;
          return step;
        }
    }

  return NULL;
}

static GBytes *
read_file (char    *path,
           GError **error)
{
  g_autofree char *taken = path;
  char *text;
  gsize size;

  if (!g_file_get_contents (taken, &text, &size, error))
    return NULL;

  return g_bytes_new_take (text, size);
}

HpJournalKept *
hp_journal_kept_read (const char  *folder,
                      GError     **error)
{
  g_autoptr(HpJournalKept) self = hp_journal_kept_new ();
  g_autoptr(HpJournalFolder) names = hp_journal_folder_read (folder, error);

  if (names == NULL)
    return NULL;

  for (guint i = 0; i < names->bases->len; i++)
    {
      guint64 seq = g_array_index (names->bases, guint64, i);
      g_autoptr(GBytes) bytes = read_file (hp_journal_folder_base_path (folder, seq), error);

      if (bytes == NULL)
        return NULL;
      hp_journal_kept_add_base (self, seq, bytes);
    }

  for (guint i = 0; i < names->journals->len; i++)
    {
      guint64 number = g_array_index (names->journals, guint64, i);
      g_autoptr(GBytes) bytes = read_file (hp_journal_folder_journal_path (folder, number), error);

      if (bytes == NULL)
        return NULL;
      hp_journal_kept_add_file (self, bytes);
    }

  return g_steal_pointer (&self);
}

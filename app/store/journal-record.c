#include "store/journal-record.h"

#include <stdio.h>
#include <string.h>
#include <zlib.h>

#include "store/element-writer.h"
#include "store/value-writer.h"

#define HEAD_LENGTH 18    /* two numbers of eight hexadecimal digits, each with a space */
#define MAX_RECORD (64 << 20)  /* bytes */
#define SHORT_TEXT 200    /* bytes: a longer one tells only the part of it that changed */

/* A change as it was made when a step was done, or the other way round when it was undone. */
typedef struct
{
  HpChangeKind    kind;
  const HpChange *change;
  gboolean        forward;
} Op;

typedef struct
{
  GString    *text;
  GHashTable *inserted;  /* (element-type HpElement): those written whole */
  const char *separator;
} Writer;

gsize
hp_journal_record_begin (GString *text)
{
  gsize start = text->len;

  g_string_append (text, "00000000 00000000 ");
  return start;
}

/* The length and the checksum are those of the JSON, without the end of the line. */
void
hp_journal_record_end (GString *text,
                       gsize    start)
{
  const char *json = text->str + start + HEAD_LENGTH;
  gsize length = text->len - start - HEAD_LENGTH;
  char head[HEAD_LENGTH + 1];

  g_snprintf (head, sizeof head, "%08x %08x ", (guint) length,
              (guint) crc32_z (0, (const guchar *) json, length));
  memcpy (text->str + start, head, HEAD_LENGTH);
  g_string_append_c (text, '\n');
}

static gboolean
read_number (const char *text,
             guint32    *number)
{
  *number = 0;
  for (guint i = 0; i < 8; i++)
    {
      int digit = g_ascii_xdigit_value (text[i]);

      if (digit < 0)
        return FALSE;
      *number = *number << 4 | (guint32) digit;
    }

  return text[8] == ' ';
}

json_t *
hp_journal_record_read (const char *text,
                        gsize       size,
                        gsize      *offset)
{
  gsize left = size - *offset;
  const char *head = text + *offset;
  guint32 length, checksum;
  json_t *record;

  if (left <= HEAD_LENGTH || !read_number (head, &length) || !read_number (head + 9, &checksum) ||
      length > MAX_RECORD || length >= left - HEAD_LENGTH || head[HEAD_LENGTH + length] != '\n' ||
      crc32_z (0, (const guchar *) head + HEAD_LENGTH, length) != checksum)
    return NULL;

  record = json_loadb (head + HEAD_LENGTH, length, JSON_REJECT_DUPLICATES, NULL);
  if (!json_is_object (record))
    {
      json_decref (record);
      return NULL;
    }

  *offset += HEAD_LENGTH + length + 1;
  return record;
}

/* Of an element without an id: the member of its parent that holds it, or the list it stands in.
 * A class has one of those for each kind. */
static const HpMember *
member_holding (HpElement *parent,
                HpElement *element)
{
  HpElementClass *klass = HP_ELEMENT_GET_CLASS (parent);

  for (guint i = 0; i < klass->n_members; i++)
    if ((klass->members[i].kind == HP_MEMBER_LIST || klass->members[i].kind == HP_MEMBER_OBJECT) &&
        klass->members[i].type () == G_OBJECT_TYPE (element))
      return &klass->members[i];

  g_return_val_if_reached (NULL);
}

static void
append_name (GString        *text,
             const HpChange *change)
{
  const char *id = hp_element_get_id (change->target);
  const HpMember *member;

  g_string_append_c (text, '"');
  if (id != NULL)
    g_string_append (text, id);
  else if (change->kind == HP_CHANGE_SET && change->element != NULL)
    {
      member = member_holding (change->element, change->target);
      if (hp_element_get_id (change->element) != NULL)
        g_string_append (text, hp_element_get_id (change->element));
      g_string_append_printf (text, "/%s", member->name);
      if (member->kind == HP_MEMBER_LIST)
        g_string_append_printf (text, "/%u", change->position);
    }
  g_string_append_c (text, '"');
}

static void
begin_op (Writer     *self,
          const char *op,
          const Op   *at)
{
  g_string_append_printf (self->text, "%s{\"%s\":", self->separator, op);
  append_name (self->text, at->change);
  g_string_append_printf (self->text, ",\"member\":\"%s\"", at->change->member->name);
  self->separator = ",";
}

/* How many items at the head, and then at the tail, of two lists are the same. */
typedef gboolean (*SameFunc) (gconstpointer a,
                              gsize         i,
                              gconstpointer b,
                              gsize         j);

static void
count_same (SameFunc       same,
            gconstpointer  a,
            gsize          n_a,
            gconstpointer  b,
            gsize          n_b,
            gsize         *head,
            gsize         *tail)
{
  gsize n = MIN (n_a, n_b);

  *head = *tail = 0;
  while (*head < n && same (a, *head, b, *head))
    (*head)++;
  while (*tail < n - *head && same (a, n_a - *tail - 1, b, n_b - *tail - 1))
    (*tail)++;
}

static gboolean
same_byte (gconstpointer a, gsize i, gconstpointer b, gsize j)
{
  return ((const char *) a)[i] == ((const char *) b)[j];
}

static gboolean
same_frame (gconstpointer a, gsize i, gconstpointer b, gsize j)
{
  return ((const gint64 *) a)[i] == ((const gint64 *) b)[j];
}

static gboolean
same_text (gconstpointer a, gsize i, gconstpointer b, gsize j)
{
  return g_str_equal (((const char *const *) a)[i], ((const char *const *) b)[j]);
}

static gboolean
same_point (gconstpointer a, gsize i, gconstpointer b, gsize j)
{
  return hp_curve_point_equal ((const HpCurvePoint *) a + i, (const HpCurvePoint *) b + j);
}

static gboolean
same_note (gconstpointer a, gsize i, gconstpointer b, gsize j)
{
  return hp_note_equal ((const HpNote *) a + i, (const HpNote *) b + j);
}

static void
append_splice (GString *text,
               gsize    at,
               gsize    drop)
{
  g_string_append_printf (text, ",\"at\":%" G_GSIZE_FORMAT ",\"drop\":%" G_GSIZE_FORMAT ",\"put\":",
                          at, drop);
}

/* The part that changed, between whole characters. */
static void
append_text_splice (GString    *text,
                    const char *before,
                    const char *after)
{
  gsize n_before = strlen (before), n_after = strlen (after), head, tail;
  g_autofree char *put = NULL;

  count_same (same_byte, before, n_before, after, n_after, &head, &tail);
  while (head > 0 && ((guchar) after[head] & 0xc0) == 0x80)
    head--;
  while (tail > 0 && ((guchar) after[n_after - tail] & 0xc0) == 0x80)
    tail--;

  put = g_strndup (after + head, n_after - head - tail);
  append_splice (text, head, n_before - head - tail);
  hp_json_append_string (text, put);
}

static void
append_curve_splice (GString       *text,
                     const HpCurve *before,
                     const HpCurve *after)
{
  gsize n_before, n_after, head, tail;
  const HpCurvePoint *from = hp_curve_get_points (before, &n_before);
  const HpCurvePoint *to = hp_curve_get_points (after, &n_after);
  g_autoptr(HpCurve) put = NULL;
  HpJsonHolder list;

  count_same (same_point, from, n_before, to, n_after, &head, &tail);
  put = hp_curve_new (to + head, n_after - head - tail);
  append_splice (text, head, n_before - head - tail);
  list = hp_json_holder_open (text, '[', HP_JSON_ONE_LINE);
  hp_writer_append_curve (&list, "curve", put);
  hp_json_holder_close (&list);
}

static void
append_notes_splice (GString       *text,
                     const HpNotes *before,
                     const HpNotes *after)
{
  gsize n_before, n_after, head, tail;
  const HpNote *from = hp_notes_get_notes (before, &n_before);
  const HpNote *to = hp_notes_get_notes (after, &n_after);
  g_autoptr(HpNotes) put = NULL;
  HpJsonHolder list;

  count_same (same_note, from, n_before, to, n_after, &head, &tail);
  put = hp_notes_new (to + head, n_after - head - tail);
  append_splice (text, head, n_before - head - tail);
  list = hp_json_holder_open (text, '[', HP_JSON_ONE_LINE);
  hp_writer_append_notes (&list, "notes", put);
  hp_json_holder_close (&list);
}

static void
append_frames_splice (GString           *text,
                      const HpFrameList *before,
                      const HpFrameList *after)
{
  gsize n_before, n_after, head, tail;
  const gint64 *from = hp_frame_list_get_frames (before, &n_before);
  const gint64 *to = hp_frame_list_get_frames (after, &n_after);
  g_autoptr(HpFrameList) put = NULL;
  HpJsonHolder list;

  count_same (same_frame, from, n_before, to, n_after, &head, &tail);
  put = hp_frame_list_new (to + head, n_after - head - tail);
  append_splice (text, head, n_before - head - tail);
  list = hp_json_holder_open (text, '[', HP_JSON_ONE_LINE);
  hp_writer_append_frames (&list, put);
  hp_json_holder_close (&list);
}

static void
append_ids_splice (GString           *text,
                   const char *const *before,
                   const char *const *after)
{
  gsize n_before = g_strv_length ((GStrv) before), n_after = g_strv_length ((GStrv) after);
  gsize head, tail;
  g_auto(GStrv) put = NULL;
  HpJsonHolder list;

  count_same (same_text, before, n_before, after, n_after, &head, &tail);
  put = g_strdupv ((GStrv) after + head);
  for (gsize i = 0; i < tail; i++)
    g_clear_pointer (&put[n_after - head - i - 1], g_free);
  append_splice (text, head, n_before - head - tail);
  list = hp_json_holder_open (text, '[', HP_JSON_ONE_LINE);
  hp_writer_append_texts (&list, (const char *const *) put);
  hp_json_holder_close (&list);
}

static void
append_set (Writer   *self,
            const Op *op)
{
  const HpMember *member = op->change->member;
  const HpMemberValue *before = op->forward ? &op->change->before : &op->change->after;
  const HpMemberValue *after = op->forward ? &op->change->after : &op->change->before;
  gboolean splices = member->kind == HP_MEMBER_CURVE || member->kind == HP_MEMBER_NOTES ||
                     member->kind == HP_MEMBER_FRAMES || member->kind == HP_MEMBER_IDS ||
                     (member->kind == HP_MEMBER_TEXT && strlen (after->text) > SHORT_TEXT);

  begin_op (self, splices ? "splice" : "set", op);
  if (member->kind == HP_MEMBER_CURVE)
    append_curve_splice (self->text, before->boxed, after->boxed);
  else if (member->kind == HP_MEMBER_NOTES)
    append_notes_splice (self->text, before->boxed, after->boxed);
  else if (member->kind == HP_MEMBER_FRAMES)
    append_frames_splice (self->text, before->boxed, after->boxed);
  else if (member->kind == HP_MEMBER_IDS)
    append_ids_splice (self->text, before->boxed, after->boxed);
  else if (splices)
    append_text_splice (self->text, before->text, after->text);
  else
    {
      g_string_append (self->text, ",\"to\":");
      hp_element_append_value (self->text, member, after);
    }
  g_string_append_c (self->text, '}');
}

static Op
op_at (const HpStep *step,
       guint         i)
{
  gboolean forward = step->kind != HP_STEP_UNDONE;
  const HpChange *change = &step->changes[forward ? i : step->n_changes - 1 - i];
  HpChangeKind kind = change->kind;

  if (kind != HP_CHANGE_SET && !forward)
    kind = kind == HP_CHANGE_INSERT ? HP_CHANGE_REMOVE : HP_CHANGE_INSERT;
  return (Op) { kind, change, forward };
}

/* An element that leaves its list and comes back to it at once has moved. */
static gboolean
is_move (const HpStep *step,
         guint         i)
{
  Op op = op_at (step, i), next;

  if (op.kind != HP_CHANGE_REMOVE || i + 1 == step->n_changes)
    return FALSE;

  next = op_at (step, i + 1);
  return next.kind == HP_CHANGE_INSERT && next.change->element == op.change->element &&
         next.change->target == op.change->target && next.change->member == op.change->member;
}

/* What enters is written whole, as it is at the end of the step: whatever the step did in it
 * stands in it already. */
static gboolean
is_told (Writer   *self,
         const Op *op)
{
  HpElement *at = op->change->target;

  if (op->kind == HP_CHANGE_SET && hp_element_get_id (at) == NULL && op->change->element != NULL)
    at = op->change->element;
  for (; at != NULL; at = hp_element_get_parent (at))
    if (g_hash_table_contains (self->inserted, at))
      return TRUE;

  return FALSE;
}

static void
append_changes (Writer       *self,
                const HpStep *step)
{
  for (guint i = 0; i < step->n_changes; i++)
    if (is_move (step, i))
      i++;
    else if (op_at (step, i).kind == HP_CHANGE_INSERT)
      g_hash_table_add (self->inserted, op_at (step, i).change->element);

  for (guint i = 0; i < step->n_changes; i++)
    {
      Op op = op_at (step, i);

      if (g_hash_table_size (self->inserted) > 0 && is_told (self, &op))
        continue;

      if (op.kind == HP_CHANGE_SET)
        append_set (self, &op);
      else if (is_move (step, i))
        {
          begin_op (self, "move", &op);
          g_string_append_printf (self->text, ",\"at\":%u", op.change->position);
          op = op_at (step, ++i);
          g_string_append_printf (self->text, ",\"to\":%u}", op.change->position);
        }
      else if (op.kind == HP_CHANGE_REMOVE)
        {
          begin_op (self, "remove", &op);
          g_string_append_printf (self->text, ",\"at\":%u}", op.change->position);
        }
      else
        {
          begin_op (self, "insert", &op);
          g_string_append_printf (self->text, ",\"at\":%u,\"element\":", op.change->position);
          hp_element_append (self->text, op.change->element, HP_JSON_ONE_LINE);
          g_string_append_c (self->text, '}');
        }
    }
}

void
hp_journal_record_append_step (GString      *text,
                               guint64       seq,
                               const HpStep *step,
                               gboolean      with_changes)
{
  static const char *const kinds[] = { "done", "undone", "redone" };
  gsize start = hp_journal_record_begin (text);

  g_string_append_printf (text, "{\"seq\":%" G_GUINT64_FORMAT ",\"%s\":", seq, kinds[step->kind]);
  hp_json_append_string (text, step->label);
  if (step->run != 0)
    g_string_append_printf (text, ",\"run\":%u", step->run);

  if (with_changes)
    {
      g_autoptr(GHashTable) inserted = g_hash_table_new (NULL, NULL);
      Writer writer = { text, inserted, "" };

      g_string_append (text, ",\"changes\":[");
      append_changes (&writer, step);
      g_string_append_c (text, ']');
    }

  g_string_append_c (text, '}');
  hp_journal_record_end (text, start);
}

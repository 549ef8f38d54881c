#include "store/journal-record.h"

#include <stdio.h>
#include <string.h>
#include <zlib.h>

#include "store/element-writer.h"
#include "store/splice.h"
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

/* The items on one line, as the value of a member. */
static void
append_items (GString             *text,
              const HpMember      *member,
              const HpMemberValue *value)
{
  HpJsonHolder list;

  if (member->kind == HP_MEMBER_TEXT)
    {
      hp_json_append_string (text, value->text);
      return;
    }

  list = hp_json_holder_open (text, '[', HP_JSON_ONE_LINE);
  if (member->kind == HP_MEMBER_CURVE)
    hp_writer_append_curve (&list, member->name, value->boxed);
  else if (member->kind == HP_MEMBER_NOTES)
    hp_writer_append_notes (&list, member->name, value->boxed);
  else if (member->kind == HP_MEMBER_FRAMES)
    hp_writer_append_frames (&list, value->boxed);
  else
    hp_writer_append_texts (&list, value->boxed);
  hp_json_holder_close (&list);
}

static void
append_set (Writer   *self,
            const Op *op)
{
  const HpMember *member = op->change->member;
  const HpMemberValue *before = op->forward ? &op->change->before : &op->change->after;
  const HpMemberValue *after = op->forward ? &op->change->after : &op->change->before;
  HpSplice splice;

  if (!hp_splice_is_possible (member) ||
      (member->kind == HP_MEMBER_TEXT && strlen (after->text) <= SHORT_TEXT))
    {
      begin_op (self, "set", op);
      g_string_append (self->text, ",\"to\":");
      hp_element_append_value (self->text, member, after);
      g_string_append_c (self->text, '}');
      return;
    }

  begin_op (self, "splice", op);
  hp_splice_find (&splice, member, before, after);
  g_string_append_printf (self->text, ",\"at\":%" G_GSIZE_FORMAT ",\"drop\":%" G_GSIZE_FORMAT
                          ",\"put\":", splice.at, splice.drop);
  append_items (self->text, member, &splice.put);
  g_string_append_c (self->text, '}');
  hp_splice_clear (&splice, member);
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

/* How a file is known again: whether it is as somebody left it. */

#pragma once

#include <gio/gio.h>

G_BEGIN_DECLS

struct stat;

typedef struct
{
  guint64 seq;       /* in a journal: the step after which the plan was as in the file */
  guint64 size;      /* bytes */
  gint64  mtime;     /* ns; 0 when there is no file; not kept in a journal: it may change by itself */
  guint64 inode;     /* not kept in a journal, either: some file systems number anew */
  guint32 checksum;  /* of what it holds; 0 where nobody looked */
} HpFileMark;

void     hp_file_mark_init         (HpFileMark        *self,
                                    const struct stat *known);

/* Of a file that is not there, nothing is known: all is 0. */
void     hp_file_mark_read         (HpFileMark        *self,
                                    GFile             *file);
void     hp_file_mark_set_contents (HpFileMark        *self,
                                    GBytes            *bytes);

/* Whether nobody wrote the file, or put another in its place. */
gboolean hp_file_mark_same_file    (const HpFileMark  *self,
                                    const HpFileMark  *other);
gboolean hp_file_mark_same_text    (const HpFileMark  *self,
                                    const HpFileMark  *other);

G_END_DECLS

/* How a file is known again: whether it is as somebody left it. */

#pragma once

#include <gio/gio.h>

G_BEGIN_DECLS

struct stat;

typedef struct
{
  guint64 seq;    /* in a journal: the step after which the plan was as in the file */
  guint64 size;   /* bytes */
  gint64  mtime;  /* ns; 0 when there is no file */
  guint64 inode;  /* not kept in a journal: some file systems number anew */
} HpFileMark;

void     hp_file_mark_init      (HpFileMark        *self,
                                 const struct stat *known);

/* Of a file that is not there, nothing is known: all is 0. */
void     hp_file_mark_read      (HpFileMark        *self,
                                 GFile             *file);
gboolean hp_file_mark_same_file (const HpFileMark  *self,
                                 const HpFileMark  *other);

G_END_DECLS

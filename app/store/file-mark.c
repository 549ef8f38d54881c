#include "store/file-mark.h"

#include <string.h>
#include <sys/stat.h>
#include <zlib.h>

void
hp_file_mark_init (HpFileMark        *self,
                   const struct stat *known)
{
  g_return_if_fail (self != NULL);
  g_return_if_fail (known != NULL);

  *self = (HpFileMark) {
    .size = (guint64) known->st_size,
    .mtime = (gint64) known->st_mtim.tv_sec * G_GINT64_CONSTANT (1000000000) + known->st_mtim.tv_nsec,
    .inode = known->st_ino,
  };
}

void
hp_file_mark_read (HpFileMark *self,
                   GFile      *file)
{
  const char *path = g_file_peek_path (file);
  struct stat known;

  g_return_if_fail (self != NULL);

  if (path != NULL && stat (path, &known) == 0)
    hp_file_mark_init (self, &known);
  else
    memset (self, 0, sizeof *self);
}

void
hp_file_mark_set_contents (HpFileMark *self,
                           GBytes     *bytes)
{
  gsize size;
  const guchar *data;

  g_return_if_fail (self != NULL);
  g_return_if_fail (bytes != NULL);

  data = g_bytes_get_data (bytes, &size);
  self->size = size;
  self->checksum = (guint32) crc32_z (0, data, size);
}

gboolean
hp_file_mark_same_file (const HpFileMark *self,
                        const HpFileMark *other)
{
  return self->size == other->size && self->mtime == other->mtime && self->inode == other->inode;
}

gboolean
hp_file_mark_same_text (const HpFileMark *self,
                        const HpFileMark *other)
{
  return self->size == other->size && self->checksum == other->checksum;
}

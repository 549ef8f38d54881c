#include "media/peaks-file.h"

#include <string.h>

#define TITLE "hairpin-peaks 1\n"
#define TITLE_SIZE (sizeof TITLE - 1)
#define DIGEST_SIZE 32
#define HEAD_SIZE (TITLE_SIZE + DIGEST_SIZE)

G_STATIC_ASSERT (sizeof (HpPeak) == 2);

static void
digest (const guint8 *data,
        gsize         size,
        guint8       *result)
{
  g_autoptr(GChecksum) checksum = g_checksum_new (G_CHECKSUM_SHA256);
  gsize n = DIGEST_SIZE;

  g_checksum_update (checksum, data, (gssize) size);
  g_checksum_get_digest (checksum, result, &n);
}

GBytes *
hp_peaks_file_write (const HpPeak *blocks,
                     gsize         n_blocks)
{
  gsize size = n_blocks * sizeof (HpPeak);
  guint8 *data;

  g_return_val_if_fail (blocks != NULL || n_blocks == 0, NULL);

  data = g_malloc (HEAD_SIZE + size);
  memcpy (data, TITLE, TITLE_SIZE);
  if (size > 0)
    memcpy (data + HEAD_SIZE, blocks, size);
  digest (data + HEAD_SIZE, size, data + TITLE_SIZE);
  return g_bytes_new_take (data, HEAD_SIZE + size);
}

gboolean
hp_peaks_file_read (GBytes        *bytes,
                    const HpPeak **blocks,
                    gsize         *n_blocks)
{
  guint8 expected[DIGEST_SIZE];
  const guint8 *data;
  gsize size;

  g_return_val_if_fail (bytes != NULL && blocks != NULL && n_blocks != NULL, FALSE);

  data = g_bytes_get_data (bytes, &size);
  if (size < HEAD_SIZE || memcmp (data, TITLE, TITLE_SIZE) != 0)
    return FALSE;

  size -= HEAD_SIZE;
  digest (data + HEAD_SIZE, size, expected);
  if (size % sizeof (HpPeak) != 0 || size / sizeof (HpPeak) > HP_PEAKS_MAX ||
      memcmp (data + TITLE_SIZE, expected, DIGEST_SIZE) != 0)
    return FALSE;

  *blocks = (const HpPeak *) (gconstpointer) (data + HEAD_SIZE);
  *n_blocks = size / sizeof (HpPeak);
  return TRUE;
}

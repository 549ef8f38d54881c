#include "media/picture-coding.h"

/* Where the number of bytes of a length stands: ISO/IEC 14496-15, 5.3.3. */
#define AVC_LENGTH_AT 4

/* Types of the units that hold pictures: ITU-T H.264, table 7-1. */
#define H264_SLICE 1
#define H264_LAST_SLICE 5

HpPictureCoding
hp_picture_coding_read (const GstCaps *caps)
{
  HpPictureCoding self = { HP_CODING_OTHER, 0 };
  const GstStructure *structure = gst_caps_get_structure (caps, 0);
  const GValue *value = gst_structure_get_value (structure, "codec_data");
  GstBuffer *codec_data = value != NULL ? gst_value_get_buffer (value) : NULL;
  guint8 byte;

  if (!gst_structure_has_name (structure, "video/x-h264"))
    return self;

  self.coding = HP_CODING_H264;
  if (codec_data != NULL && gst_buffer_extract (codec_data, AVC_LENGTH_AT, &byte, 1) == 1)
    self.n_length = (byte & 3) + 1;

  return self;
}

/* The first byte of the unit that begins at @at or after it, and the end of that unit, as far as
 * that is known; @size when there is none. */
static gsize
find_unit (HpPictureCoding  self,
           const guint8    *data,
           gsize            size,
           gsize           *at)
{
  gsize start = *at, length = 0;

  if (self.n_length > 0)
    {
      if (size - start < self.n_length)
        return size;
      for (guint i = 0; i < self.n_length; i++)
        length = length << 8 | data[start + i];
      start += self.n_length;
      *at = length < size - start ? start + length : size;
      return start;
    }

  for (; start + 3 < size; start++)
    if (data[start] == 0 && data[start + 1] == 0 && data[start + 2] == 1)
      {
        *at = start + 3;
        return start + 3;
      }

  return size;
}

gboolean
hp_picture_coding_is_disposable (HpPictureCoding  self,
                                 const guint8    *data,
                                 gsize            size)
{
  gsize at = 0, unit;

  if (self.coding == HP_CODING_OTHER)
    return FALSE;

  while (at < size && (unit = find_unit (self, data, size, &at)) < size)
    {
      guint type = data[unit] & 0x1f;

      /* All slices of a picture agree. */
      if (type >= H264_SLICE && type <= H264_LAST_SLICE)
        return (data[unit] >> 5 & 3) == 0;
    }

  return FALSE;
}

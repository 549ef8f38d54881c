#include "media/picture-coding.h"

/* Access units, by hand: a length or a start code, then the header of a unit. */
static const struct
{
  HpPictureCoding coding;
  guint8          data[16];
  gsize           size;
  gboolean        is_disposable;
} units[] = {
  /* H.264: nal_ref_idc is in bits 5 and 6, the type in the lowest five. */
  { { HP_CODING_H264, 4 }, { 0, 0, 0, 2, 0x01, 0x88 }, 6, TRUE },
  { { HP_CODING_H264, 4 }, { 0, 0, 0, 2, 0x41, 0x88 }, 6, FALSE },
  { { HP_CODING_H264, 4 }, { 0, 0, 0, 2, 0x65, 0x88 }, 6, FALSE },
  { { HP_CODING_H264, 2 }, { 0, 1, 0x06, 0, 2, 0x01, 0x88 }, 7, TRUE },
  { { HP_CODING_H264, 0 }, { 0, 0, 1, 0x09, 0x10, 0, 0, 1, 0x01, 0x88 }, 10, TRUE },
  { { HP_CODING_H264, 0 }, { 0, 0, 0, 1, 0x67, 0x42, 0, 0, 1, 0x25, 0x88 }, 11, FALSE },
  /* Nothing is known, or it is not whole. */
  { { HP_CODING_OTHER, 4 }, { 0, 0, 0, 2, 0x01, 0x88 }, 6, FALSE },
  { { HP_CODING_H264, 4 }, { 0, 0, 0 }, 3, FALSE },
  { { HP_CODING_H264, 4 }, { 0, 0, 0, 0 }, 4, FALSE },
  { { HP_CODING_H264, 4 }, { 0xff, 0xff, 0xff, 0xff, 0x06, 0x01 }, 6, FALSE },
  { { HP_CODING_H264, 0 }, { 0, 0, 1 }, 3, FALSE },
  { { HP_CODING_H264, 0 }, { 0x01 }, 1, FALSE },
  { { HP_CODING_H264, 4 }, { 0 }, 0, FALSE },
};

static void
test_units (void)
{
  for (guint i = 0; i < G_N_ELEMENTS (units); i++)
    {
      /* Memory that ends where the unit does. */
      g_autofree guint8 *data = g_memdup2 (units[i].data, units[i].size);

      g_test_message ("unit %u", i);
      g_assert_cmpint (hp_picture_coding_is_disposable (units[i].coding, data, units[i].size), ==,
                       units[i].is_disposable);
    }
}

static HpPictureCoding
read_caps (const char *text)
{
  g_autoptr(GstCaps) caps = gst_caps_from_string (text);

  g_assert_nonnull (caps);
  return hp_picture_coding_read (caps);
}

static void
test_caps (void)
{
  HpPictureCoding coding;

  coding = read_caps ("video/x-h264, codec_data=(buffer)014d401fffe1");
  g_assert_cmpint (coding.coding, ==, HP_CODING_H264);
  g_assert_cmpuint (coding.n_length, ==, 4);

  coding = read_caps ("video/x-h264, stream-format=byte-stream");
  g_assert_cmpint (coding.coding, ==, HP_CODING_H264);
  g_assert_cmpuint (coding.n_length, ==, 0);

  coding = read_caps ("video/x-h264, codec_data=(buffer)01");
  g_assert_cmpint (coding.coding, ==, HP_CODING_H264);
  g_assert_cmpint (read_caps ("video/x-vp9").coding, ==, HP_CODING_OTHER);
  g_assert_cmpint (read_caps ("video/x-h265").coding, ==, HP_CODING_OTHER);
}

int
main (int   argc,
      char *argv[])
{
  g_test_init (&argc, &argv, NULL);
  gst_init (NULL, NULL);

  g_test_add_func ("/media/picture-coding/units", test_units);
  g_test_add_func ("/media/picture-coding/caps", test_caps);
  return g_test_run ();
}

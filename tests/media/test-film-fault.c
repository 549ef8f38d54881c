#include "media/film-fault.h"

#include <gio/gio.h>
#include <gst/gst.h>
#include <string.h>

#include "media/media-error.h"

/* Every error that GStreamer has words for, and one that it may get. */
static void
test_has_words_for_all (void)
{
  const struct { GQuark domain; int n; } domains[] = {
    { GST_STREAM_ERROR, GST_STREAM_ERROR_NUM_ERRORS + 1 },
    { GST_RESOURCE_ERROR, GST_RESOURCE_ERROR_NUM_ERRORS + 1 },
    { GST_CORE_ERROR, GST_CORE_ERROR_NUM_ERRORS + 1 },
    { GST_LIBRARY_ERROR, GST_LIBRARY_ERROR_NUM_ERRORS + 1 },
    { G_IO_ERROR, 3 },
  };

  for (guint i = 0; i < G_N_ELEMENTS (domains); i++)
    for (int code = 1; code < domains[i].n; code++)
      {
        g_autoptr(GError) error = g_error_new_literal (domains[i].domain, code,
                                                       "Internal data stream error.");
        g_autoptr(GError) fault = hp_film_fault_new (error);
        g_autoptr(GError) part = hp_film_fault_of_part (error);
        g_autoptr(GError) sound = hp_film_fault_of_sound (error);

        g_assert_true (fault->domain == HP_MEDIA_ERROR);
        g_assert_true (g_str_has_prefix (fault->message, "The film cannot be played on: "));
        g_assert_true (g_str_has_suffix (fault->message, hp_film_fault_describe (error)));
        g_assert_null (strstr (fault->message, "Internal"));
        g_assert_error (part, HP_MEDIA_ERROR, HP_MEDIA_ERROR_UNREADABLE);
        g_assert_error (sound, HP_MEDIA_ERROR, HP_MEDIA_ERROR_NO_SOUND);
        if (error->domain == GST_RESOURCE_ERROR)
          g_assert_nonnull (strstr (sound->message, "no sound device"));
        else
          g_assert_cmpstr (sound->message, ==, hp_film_fault_describe (error));
      }
}

static void
test_tells_them_apart (void)
{
  const struct { GQuark domain; int code; const char *says; int fault; } cases[] = {
    { GST_STREAM_ERROR, GST_STREAM_ERROR_DEMUX, "damaged", HP_MEDIA_ERROR_UNREADABLE },
    { GST_STREAM_ERROR, GST_STREAM_ERROR_FAILED, "damaged", HP_MEDIA_ERROR_UNREADABLE },
    { GST_STREAM_ERROR, GST_STREAM_ERROR_TYPE_NOT_FOUND, "of no kind", HP_MEDIA_ERROR_UNREADABLE },
    { GST_STREAM_ERROR, GST_STREAM_ERROR_DECRYPT, "its key", HP_MEDIA_ERROR_UNREADABLE },
    { GST_STREAM_ERROR, GST_STREAM_ERROR_CODEC_NOT_FOUND, "decoder", HP_MEDIA_ERROR_NO_DECODER },
    { GST_RESOURCE_ERROR, GST_RESOURCE_ERROR_NOT_FOUND, "no longer", HP_MEDIA_ERROR_UNREADABLE },
    { GST_RESOURCE_ERROR, GST_RESOURCE_ERROR_READ, "the disk", HP_MEDIA_ERROR_UNREADABLE },
    { GST_RESOURCE_ERROR, GST_RESOURCE_ERROR_BUSY, "sound device", HP_MEDIA_ERROR_UNREADABLE },
    { GST_CORE_ERROR, GST_CORE_ERROR_MISSING_PLUGIN, "the system", HP_MEDIA_ERROR_FAILED },
  };

  for (guint i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      g_autoptr(GError) error = g_error_new_literal (cases[i].domain, cases[i].code, "");
      g_autoptr(GError) fault = hp_film_fault_new (error);

      g_assert_nonnull (strstr (hp_film_fault_describe (error), cases[i].says));
      g_assert_error (fault, HP_MEDIA_ERROR, cases[i].fault);
    }

  g_assert_nonnull (strstr (hp_film_fault_describe (NULL), "damaged"));
}

static void
test_keeps_ours (void)
{
  g_autoptr(GError) error = g_error_new_literal (HP_MEDIA_ERROR, HP_MEDIA_ERROR_NOT_FOUND, "Gone");
  g_autoptr(GError) fault = hp_film_fault_new (error);

  g_assert_error (fault, HP_MEDIA_ERROR, HP_MEDIA_ERROR_NOT_FOUND);
  g_assert_cmpstr (fault->message, ==, "Gone");
}

int
main (int   argc,
      char *argv[])
{
  g_test_init (&argc, &argv, NULL);

  g_test_add_func ("/media/film-fault/has-words-for-all", test_has_words_for_all);
  g_test_add_func ("/media/film-fault/tells-them-apart", test_tells_them_apart);
  g_test_add_func ("/media/film-fault/keeps-ours", test_keeps_ours);

  return g_test_run ();
}

#include "config.h"

#include "media/film-fault.h"

#include <glib/gi18n-lib.h>
#include <gst/gst.h>

#include "media/media-error.h"

typedef struct
{
  int         code;
  const char *words;
} Fault;

#define DAMAGED N_("it is damaged or incomplete; copy it again, or have it exported again")
#define UNKNOWN_KIND N_("it is of no kind that is known here")
#define NO_DECODER N_("a decoder that it needs is not installed")
#define PROTECTED N_("it is protected, and cannot be opened without its key")
#define UNREAD N_("the disk or the network does not give it")
#define NO_DEVICE N_("there is no sound device, or it is in use elsewhere")
#define BROKEN_SYSTEM N_("a part of what plays films is missing from the system, or has failed")

static const Fault stream_faults[] = {
  { GST_STREAM_ERROR_TYPE_NOT_FOUND,  UNKNOWN_KIND },
  { GST_STREAM_ERROR_WRONG_TYPE,      UNKNOWN_KIND },
  { GST_STREAM_ERROR_NOT_IMPLEMENTED, UNKNOWN_KIND },
  { GST_STREAM_ERROR_CODEC_NOT_FOUND, NO_DECODER },
  { GST_STREAM_ERROR_DECRYPT,         PROTECTED },
  { GST_STREAM_ERROR_DECRYPT_NOKEY,   PROTECTED },
};

static const Fault resource_faults[] = {
  { GST_RESOURCE_ERROR_NOT_FOUND,       N_("it is no longer where it was") },
  { GST_RESOURCE_ERROR_NOT_AUTHORIZED,  N_("you may not read it") },
  { GST_RESOURCE_ERROR_OPEN_READ,       UNREAD },
  { GST_RESOURCE_ERROR_READ,            UNREAD },
  { GST_RESOURCE_ERROR_SEEK,            UNREAD },
  { GST_RESOURCE_ERROR_SYNC,            UNREAD },
  { GST_RESOURCE_ERROR_BUSY,            NO_DEVICE },
  { GST_RESOURCE_ERROR_OPEN_WRITE,      NO_DEVICE },
  { GST_RESOURCE_ERROR_OPEN_READ_WRITE, NO_DEVICE },
  { GST_RESOURCE_ERROR_WRITE,           NO_DEVICE },
  { GST_RESOURCE_ERROR_SETTINGS,        NO_DEVICE },
};

static const char *
find_words (const Fault *faults,
            guint        n_faults,
            int          code,
            const char  *otherwise)
{
  for (guint i = 0; i < n_faults; i++)
    if (faults[i].code == code)
      return _(faults[i].words);

  return _(otherwise);
}

const char *
hp_film_fault_describe (const GError *error)
{
  if (error == NULL || error->domain == GST_STREAM_ERROR)
    return find_words (stream_faults, G_N_ELEMENTS (stream_faults),
                       error != NULL ? error->code : GST_STREAM_ERROR_FAILED, DAMAGED);

  if (error->domain == GST_RESOURCE_ERROR)
    return find_words (resource_faults, G_N_ELEMENTS (resource_faults), error->code, UNREAD);

  return _(BROKEN_SYSTEM);
}

GError *
hp_film_fault_new (const GError *error)
{
  int code = HP_MEDIA_ERROR_UNREADABLE;

  g_return_val_if_fail (error != NULL, NULL);

  if (error->domain == HP_MEDIA_ERROR)
    return g_error_copy (error);

  if (g_error_matches (error, GST_STREAM_ERROR, GST_STREAM_ERROR_CODEC_NOT_FOUND))
    code = HP_MEDIA_ERROR_NO_DECODER;
  else if (error->domain != GST_STREAM_ERROR && error->domain != GST_RESOURCE_ERROR)
    code = HP_MEDIA_ERROR_FAILED;

  return g_error_new (HP_MEDIA_ERROR, code,
                      /* Translators: "it is damaged or incomplete". */
                      _("The film cannot be played on: %s"),
                      hp_film_fault_describe (error));
}

GError *
hp_film_fault_of_sound (const GError *error)
{
  g_return_val_if_fail (error != NULL, NULL);

  /* The film's own bytes are read elsewhere: it is the device that is not there. */
  return g_error_new_literal (HP_MEDIA_ERROR, HP_MEDIA_ERROR_NO_SOUND,
                              error->domain == GST_RESOURCE_ERROR
                              ? _(NO_DEVICE) : hp_film_fault_describe (error));
}

GError *
hp_film_fault_of_part (const GError *error)
{
  g_return_val_if_fail (error != NULL, NULL);

  return g_error_new_literal (HP_MEDIA_ERROR, HP_MEDIA_ERROR_UNREADABLE,
                              hp_film_fault_describe (error));
}

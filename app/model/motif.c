#include "config.h"

#include "model/motif.h"

#include <glib/gi18n-lib.h>

#include "model/model-error.h"
#include "music/key.h"
#include "music/meter.h"

struct _HpMotif
{
  HpElement parent_instance;

  char     *name;
  char     *stands_for;
  char     *colour;
  char     *key;
  char     *meter;
  HpBpm     bpm;
  HpNotes  *notes;
};

static gboolean
check_colour (const char  *text,
              GError     **error)
{
  if (g_regex_match_simple ("^#[0-9a-fA-F]{6}$", text, G_REGEX_DOLLAR_ENDONLY, 0))
    return TRUE;

  g_set_error (error, HP_MODEL_ERROR, HP_MODEL_ERROR_VALUE,
               /* Translators: what stands there; #rrggbb is a colour in hexadecimal numbers. */
               _("“%s” is not a colour: #rrggbb is expected"), text);
  return FALSE;
}

static const HpMember members[] = {
  { "name", HP_MEMBER_TEXT, G_STRUCT_OFFSET (HpMotif, name), .required = TRUE },
  { "stands-for", HP_MEMBER_TEXT, G_STRUCT_OFFSET (HpMotif, stands_for) },
  { "colour", HP_MEMBER_TEXT, G_STRUCT_OFFSET (HpMotif, colour), .required = TRUE,
    .check = check_colour },
  { "key", HP_MEMBER_TEXT, G_STRUCT_OFFSET (HpMotif, key), .check = hp_key_check },
  { "meter", HP_MEMBER_TEXT, G_STRUCT_OFFSET (HpMotif, meter), .required = TRUE,
    .check = hp_meter_check },
  { "bpm", HP_MEMBER_BPM, G_STRUCT_OFFSET (HpMotif, bpm), .required = TRUE, .min = HP_BPM_MIN,
    .max = HP_BPM_MAX, .initial = 60 },
  { "notes", HP_MEMBER_NOTES, G_STRUCT_OFFSET (HpMotif, notes) },
};

HP_DEFINE_ELEMENT (HpMotif, hp_motif, "motif")

HP_DEFINE_GETTER (HpMotif, hp_motif, const char *, name)
HP_DEFINE_GETTER (HpMotif, hp_motif, const char *, stands_for)
HP_DEFINE_GETTER (HpMotif, hp_motif, const char *, colour)
HP_DEFINE_GETTER (HpMotif, hp_motif, const char *, key)
HP_DEFINE_GETTER (HpMotif, hp_motif, const char *, meter)
HpBpm
hp_motif_get_bpm (HpMotif *self)
{
  g_return_val_if_fail (HP_IS_MOTIF (self), ((HpBpm) { 60, 0 }));

  return self->bpm;
}

HP_DEFINE_GETTER (HpMotif, hp_motif, HpNotes *, notes)

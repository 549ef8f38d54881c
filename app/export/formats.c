#include "export/formats.h"

#include "export/cue-plan-csv.h"
#include "export/score-musicxml.h"
#include "score/score-builder.h"

/* The nicknames are what the command line prints. */
G_DEFINE_ENUM_TYPE (HpFormatDirection, hp_format_direction,
                    G_DEFINE_ENUM_VALUE (HP_FORMAT_EXPORT, "export"),
                    G_DEFINE_ENUM_VALUE (HP_FORMAT_IMPORT, "import"))

static GBytes *
export_csv (HpPlan   *plan,
            HpScene  *scene,
            GError  **error)
{
  return hp_cue_plan_to_csv (plan, HP_CSV_PLAIN);
}

static GBytes *
export_musicxml (HpPlan   *plan,
                 HpScene  *scene,
                 GError  **error)
{
  g_autoptr(HpScore) score = hp_score_build (plan, scene, error);

  return score != NULL ? hp_score_to_musicxml (score) : NULL;
}

/* Sorted by id. */
static const HpFormat formats[] = {
  { "csv", HP_FORMAT_EXPORT, "cue-plan", "text/csv", { "csv" }, FALSE, export_csv,
    "cue,title,function,status,reel,in,out," },
  { "musicxml", HP_FORMAT_EXPORT, "score", "application/vnd.recordare.musicxml+xml",
    { "musicxml", "xml" }, TRUE, export_musicxml, "<software>Hairpin" },
};

const HpFormat *
hp_formats_get (guint *n_formats)
{
  g_return_val_if_fail (n_formats != NULL, NULL);

  *n_formats = G_N_ELEMENTS (formats);
  return formats;
}

/* The format named @id, or NULL. */
const HpFormat *
hp_formats_find (const char *id)
{
  for (guint i = 0; i < G_N_ELEMENTS (formats); i++)
    if (g_strcmp0 (formats[i].id, id) == 0)
      return &formats[i];

  return NULL;
}

/**
 * hp_format_export:
 * @self: a format that is written
 * @plan: a plan
 * @scene: (nullable): a scene of it; must be given in a format of scenes, and
 *   is not looked at in one of plans
 * @error: return location for an error
 *
 * Returns: (transfer full): the file, or %NULL
 */
GBytes *
hp_format_export (const HpFormat  *self,
                  HpPlan          *plan,
                  HpScene         *scene,
                  GError         **error)
{
  g_return_val_if_fail (self != NULL && self->export != NULL, NULL);
  g_return_val_if_fail (HP_IS_PLAN (plan), NULL);
  g_return_val_if_fail (!self->per_scene || HP_IS_SCENE (scene), NULL);

  return self->export (plan, self->per_scene ? scene : NULL, error);
}

#include "score/score.h"

struct _HpScore
{
  char     *film;
  char     *composer;
  char     *cue;
  char     *title;
  gboolean  is_tempo_decided;
  GArray   *bars;
  GArray   *tempi;
  GArray   *dynamics;
  GArray   *wedges;
  GArray   *texts;
};

G_DEFINE_BOXED_TYPE (HpScore, hp_score, hp_score_ref, hp_score_unref)

static void
clear (gpointer data)
{
  HpScore *self = data;

  g_free (self->film);
  g_free (self->composer);
  g_free (self->cue);
  g_free (self->title);
  g_array_unref (self->bars);
  g_array_unref (self->tempi);
  g_array_unref (self->dynamics);
  g_array_unref (self->wedges);
  g_array_unref (self->texts);
}

/* Keeps the lists of @content: nobody may change them any more. */
HpScore *
hp_score_new (const HpScoreContent *content)
{
  HpScore *self;

  g_return_val_if_fail (content != NULL, NULL);
  g_return_val_if_fail (content->bars->len > 0 && content->tempi->len > 0, NULL);

  self = g_atomic_rc_box_new0 (HpScore);
  self->film = g_strdup (content->film);
  self->composer = g_strdup (content->composer);
  self->cue = g_strdup (content->cue);
  self->title = g_strdup (content->title);
  self->is_tempo_decided = content->is_tempo_decided;
  self->bars = g_array_ref (content->bars);
  self->tempi = g_array_ref (content->tempi);
  self->dynamics = g_array_ref (content->dynamics);
  self->wedges = g_array_ref (content->wedges);
  self->texts = g_array_ref (content->texts);
  return self;
}

HpScore *
hp_score_ref (HpScore *self)
{
  return g_atomic_rc_box_acquire (self);
}

void
hp_score_unref (HpScore *self)
{
  g_atomic_rc_box_release_full (self, clear);
}

const char *
hp_score_get_film (const HpScore *self)
{
  g_return_val_if_fail (self != NULL, NULL);

  return self->film;
}

const char *
hp_score_get_composer (const HpScore *self)
{
  g_return_val_if_fail (self != NULL, NULL);

  return self->composer;
}

const char *
hp_score_get_cue (const HpScore *self)
{
  g_return_val_if_fail (self != NULL, NULL);

  return self->cue;
}

const char *
hp_score_get_title (const HpScore *self)
{
  g_return_val_if_fail (self != NULL, NULL);

  return self->title;
}

gboolean
hp_score_is_tempo_decided (const HpScore *self)
{
  g_return_val_if_fail (self != NULL, FALSE);

  return self->is_tempo_decided;
}

/* Where the last bar ends, in whole notes. */
HpFraction
hp_score_get_end (const HpScore *self)
{
  const HpScoreBar *last;

  g_return_val_if_fail (self != NULL, ((HpFraction) { 0, 1 }));

  last = &g_array_index (self->bars, HpScoreBar, self->bars->len - 1);
  return hp_fraction_add (last->start, hp_meter_get_length (last->meter));
}

static gconstpointer
members_of (const GArray *array,
            gsize        *n_members)
{
  if (n_members != NULL)
    *n_members = array->len;
  return array->data;
}

const HpScoreBar *
hp_score_get_bars (const HpScore *self,
                   gsize         *n_bars)
{
  g_return_val_if_fail (self != NULL, NULL);

  return members_of (self->bars, n_bars);
}

const HpScoreTempo *
hp_score_get_tempi (const HpScore *self,
                    gsize         *n_tempi)
{
  g_return_val_if_fail (self != NULL, NULL);

  return members_of (self->tempi, n_tempi);
}

const HpScoreDynamic *
hp_score_get_dynamics (const HpScore *self,
                       gsize         *n_dynamics)
{
  g_return_val_if_fail (self != NULL, NULL);

  return members_of (self->dynamics, n_dynamics);
}

const HpScoreWedge *
hp_score_get_wedges (const HpScore *self,
                     gsize         *n_wedges)
{
  g_return_val_if_fail (self != NULL, NULL);

  return members_of (self->wedges, n_wedges);
}

const HpScoreText *
hp_score_get_texts (const HpScore *self,
                    gsize         *n_texts)
{
  g_return_val_if_fail (self != NULL, NULL);

  return members_of (self->texts, n_texts);
}

/* For the lists of texts: the function that clears one. */
void
hp_score_text_clear (HpScoreText *self)
{
  g_clear_pointer (&self->text, g_free);
}

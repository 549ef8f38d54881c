/* The sketch of a cue: bars, tempi, dynamics and texts at exact score positions.
 *
 * Every notation starts from one of these, so that none can disagree about
 * bar lines or tempi.  It never changes once made, and knows nothing of the
 * plan it was made from: a worker may write it out.
 */

#pragma once

#include <glib-object.h>

#include "core/fraction.h"
#include "music/meter.h"

G_BEGIN_DECLS

/* Positions that come from frames are rounded to this part of a whole note: 960 to a quarter. */
#define HP_SCORE_TICKS_PER_WHOLE 3840

/* Bars from 1 on are counted from the downbeat; what lies before it is in bars 0, -1 … */
typedef struct
{
  gint64     number;
  HpFraction start;   /* whole notes from the downbeat */
  HpMeter    meter;
} HpScoreBar;

typedef enum
{
  HP_SCORE_RAMP_NONE,
  HP_SCORE_RAMP_FASTER,
  HP_SCORE_RAMP_SLOWER,
} HpScoreRamp;

/* A tempo that holds until the next one: a ramp is a step on each beat. */
typedef struct
{
  HpFraction  at;          /* whole notes */
  double      tempo;       /* whole notes a minute, exactly what the time asks for */
  gboolean    is_marked;   /* as a tempo mark of the plan; else it is a step on the way */
  HpFraction  beat;        /* of the mark, in whole notes */
  double      per_minute;  /* beats, of the mark */
  guint       click;       /* of the mark: eighths of a frame, 0 if it is none */
  HpScoreRamp ramp;        /* that begins here */
} HpScoreTempo;

typedef struct
{
  HpFraction  at;    /* whole notes */
  const char *mark;  /* "n", "ppp" … "fff"; static */
} HpScoreDynamic;

typedef struct
{
  HpFraction from;          /* whole notes */
  HpFraction to;
  gboolean   is_crescendo;
  gboolean   is_niente;     /* its soft end is silence */
} HpScoreWedge;

typedef enum
{
  HP_SCORE_TEXT_TIMECODE,
  HP_SCORE_TEXT_HIT,
} HpScoreTextKind;

typedef struct
{
  HpFraction       at;    /* whole notes */
  HpScoreTextKind  kind;
  char            *text;
} HpScoreText;

/* What a score is made of; each list is sorted by position. */
typedef struct
{
  const char *film;
  const char *composer;
  const char *cue;
  const char *title;
  gboolean    is_tempo_decided;  /* else the tempi are a makeshift */
  GArray     *bars;      /* of HpScoreBar: without gaps, at least one */
  GArray     *tempi;     /* of HpScoreTempo: the first where the first bar starts */
  GArray     *dynamics;  /* of HpScoreDynamic */
  GArray     *wedges;    /* of HpScoreWedge: one ends before the next begins */
  GArray     *texts;     /* of HpScoreText */
} HpScoreContent;

typedef struct _HpScore HpScore;

#define HP_TYPE_SCORE (hp_score_get_type ())

GType                 hp_score_get_type         (void);
HpScore              *hp_score_new              (const HpScoreContent *content);
HpScore              *hp_score_ref              (HpScore              *self);
void                  hp_score_unref            (HpScore              *self);

const char           *hp_score_get_film         (const HpScore        *self);
const char           *hp_score_get_composer     (const HpScore        *self);
const char           *hp_score_get_cue          (const HpScore        *self);
const char           *hp_score_get_title        (const HpScore        *self);
gboolean              hp_score_is_tempo_decided (const HpScore        *self);
HpFraction            hp_score_get_end          (const HpScore        *self);

const HpScoreBar     *hp_score_get_bars         (const HpScore        *self,
                                                 gsize                *n_bars);
const HpScoreTempo   *hp_score_get_tempi        (const HpScore        *self,
                                                 gsize                *n_tempi);
const HpScoreDynamic *hp_score_get_dynamics     (const HpScore        *self,
                                                 gsize                *n_dynamics);
const HpScoreWedge   *hp_score_get_wedges       (const HpScore        *self,
                                                 gsize                *n_wedges);
const HpScoreText    *hp_score_get_texts        (const HpScore        *self,
                                                 gsize                *n_texts);

void                  hp_score_text_clear       (HpScoreText          *self);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (HpScore, hp_score_unref)

G_END_DECLS

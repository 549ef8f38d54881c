/* What the files of the desk share, and nobody else. */

#pragma once

#include "desk/desk.h"
#include "desk/desk-reels.h"
#include "model/reel.h"
#include "store/open-plan.h"

G_BEGIN_DECLS

struct _HpDesk
{
  GObject       parent_instance;

  HpPlan       *plan;
  HpPlanText   *text;           /* of the plan, as it was written last */
  HpHistory    *history;
  GFile        *file;           /* NULL for an untitled plan */
  gboolean      newer;          /* a later version wrote it */
  char         *held;           /* who has it open, where that is not we; else NULL */
  HpFileMark    file_mark;      /* of the file as it was opened or saved */
  gboolean      saving;

  /* The journal */
  HpJournal    *journal;        /* NULL while edits are not kept */
  char         *unkept;         /* why not, or NULL */
  guint         sync_source;    /* the sync to come, or 0 */
  gboolean      syncing;
  gboolean      compacting;
  guint64       compacting_seq; /* the step that the base under way is after */
  gsize         compact_length; /* bytes of the journal that are worth a new base */
  guint         n_working;      /* workers that have the journal, saves not counted */
  GTask        *dropping;       /* edits are being given up; nothing can be edited meanwhile */
  char         *recovered;      /* what was, until somebody has said what becomes of it */
  gboolean      was_recovered;  /* the plan has what no file ever had */
  GFile        *set_aside;

  /* The film */
  HpTransport  *transport;
  GCancellable *probing;        /* the probe under way, or NULL */
  HpReel       *reel;           /* the one whose file is open, or is being opened */
  gint64        frame;          /* the frame shown, of the plan */
  char         *opened_uri;     /* of the reel, as it was opened; NULL before the first */
  gint64        wanted_frame;   /* to be shown once the film is open, or -1 */
  gint64        target;         /* the frame asked for last; while it is on its way */
  gboolean      wants_to_play;  /* as soon as the film is open */
  gboolean      was_playing;    /* as it was told last */
  GSource      *slate;          /* the clock of a slate that runs, or NULL */
  gint64        slate_time;     /* µs, when it showed */
  gint64        slate_frame;
  HpScene      *looped;         /* played over and over, or NULL */
  gint64        loop_first;     /* without it: what is */
  gint64        loop_end;
  GHashTable   *probes;         /* (element-type GFile HpProbe): of the plan's files */
  HpReel       *prepared;       /* the reel made ready to follow, not kept; or NULL */
  GCancellable *preparing;      /* its probe, or NULL */
  char         *problem;        /* why there is no picture, or NULL */
  char         *note;           /* what is to be known about it, or NULL */

  /* The reel and its file */
  gint64        opened_start;   /* of the reel, as it was opened */
  gint64        opened_offset;
  GFile        *film;           /* that is open, or NULL */
  HpProbe      *probe;          /* of it */
  GHashTable   *accepted;       /* (element-type utf8): URIs that may differ from the plan */
  GCancellable *looking;        /* the look for a missing picture that is under way, or NULL */
  GFile        *found;          /* where it may be, or NULL */

  /* The sound of the films */
  GHashTable   *sounds;         /* (element-type GFile Sound), of desk-sound.c */
  GCancellable *listening;      /* the one that is read, or NULL */

  /* The selection */
  HpScene      *scene;
  HpElement    *mark;           /* a hit or a beat */
  gint64        pending_in;     /* frame, or -1 */
};

/* Asks for notify::frame, when the film has none of its own to show. */
void hp_desk_set_frame       (HpDesk        *self,
                              gint64         frame);

void hp_desk_set_plan        (HpDesk        *self,
                              HpPlan        *plan,
                              GFile         *file,
                              HpHistory     *history,
                              HpProbe       *probe);

/* desk-files.c */
void hp_desk_begin_untitled  (GTask         *task,
                              HpPlan        *plan,
                              HpProbe       *probe);

/* desk-journal.c */
GBytes *hp_desk_write_plan   (HpDesk        *self);
void hp_desk_set_journal     (HpDesk        *self,
                              HpJournal     *journal,
                              const char    *unkept);
void hp_desk_set_plan_size   (HpDesk        *self,
                              gsize          size);
void hp_desk_record          (const HpStep  *step,
                              gpointer       self);
void hp_desk_leave_journal   (HpDesk        *self);

/* desk-recovery.c */
void hp_desk_set_recovered   (HpDesk        *self,
                              HpOpenPlan    *opened);
void hp_desk_go_on_dropping  (HpDesk        *self);
void hp_desk_tell_notice     (HpDesk        *self);

void hp_desk_init_picture    (HpDesk        *self,
                              const char    *audio_sink);
void hp_desk_dispose_picture (HpDesk        *self);
void hp_desk_follow_reel     (HpDesk        *self);
void hp_desk_show_plan       (HpDesk        *self,
                              HpProbe       *probe);
void hp_desk_set_problem     (HpDesk        *self,
                              const char    *problem,
                              const char    *note);

void hp_desk_open_reel       (HpDesk        *self,
                              HpReel        *reel);
void hp_desk_adopt_reel      (HpDesk        *self,
                              HpReel        *reel);
void hp_desk_keep_probe      (HpDesk        *self,
                              GFile         *file,
                              HpProbe       *probe);
HpProbe *hp_desk_get_kept_probe (HpDesk     *self,
                              GFile         *file);
gint64 hp_desk_reel_to_plan  (HpReel        *reel,
                              gint64         file_frame);
gint64 hp_desk_plan_to_reel  (HpReel        *reel,
                              gint64         frame);

/* desk-run.c */
gint64 hp_desk_end_of_reel   (HpReel        *reel);
gboolean hp_desk_reel_goes_on (HpReel       *reel,
                              HpReel        *next);
HpReel *hp_desk_get_reel_after (HpDesk      *self,
                              HpReel        *reel);
HpReel *hp_desk_get_reel_before (HpDesk     *self,
                              HpReel        *reel);
HpReel *hp_desk_get_last_of_run (HpDesk     *self,
                              HpReel        *reel);
gint64 hp_desk_get_end_in_file (HpDesk      *self,
                              HpReel        *reel);
void hp_desk_look_ahead      (HpDesk        *self);
void hp_desk_forget_prepared (HpDesk        *self);

/* desk-play.c */
void hp_desk_init_play       (HpDesk        *self);
void hp_desk_tell_playing    (HpDesk        *self);
void hp_desk_run_slate       (HpDesk        *self);
void hp_desk_stop_slate      (HpDesk        *self);
void     hp_desk_apply_loop  (HpDesk        *self);
gboolean hp_desk_loop_over   (HpDesk        *self,
                              gint64         frame);
void     hp_desk_follow_loop (HpDesk        *self);

/* desk-sound.c */
void hp_desk_listen          (HpDesk        *self);
void hp_desk_stop_listening  (HpDesk        *self);

/* desk-film.c */
void hp_desk_leave_film      (HpDesk        *self);
void hp_desk_note_film       (HpDesk        *self,
                              GFile         *file,
                              HpProbe       *probe);
void hp_desk_accept_film     (HpDesk        *self,
                              const char    *uri);
void hp_desk_look_for_film   (HpDesk        *self,
                              GFile         *file);

G_END_DECLS

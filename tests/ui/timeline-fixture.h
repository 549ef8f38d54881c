/* What the tests of the timeline begin and end with: a desk, over it a timeline in a window, and a
 * plan that is opened. */

#pragma once

#include "ui/display.h"
#include "ui/timeline/lane-view.h"

/* Shows a timeline of @desk in a window of that size, in px, which is returned. */
GtkWidget *fixture_show_timeline (HpDesk     *desk,
                                  int         width,
                                  int         height,
                                  GtkWidget **timeline);

/* A plan without a picture; that of a sample; a plan for a film that is a sample.  Each is there
 * when it returns. */
void       fixture_open_slate    (HpDesk     *desk,
                                  gint64      n_frames);
void       fixture_open_plan     (HpDesk     *desk,
                                  const char *name);
void       fixture_open_film     (HpDesk     *desk,
                                  const char *name);

/* The lane is as wide as it is going to be, and drawn. */
void       fixture_wait_for_lane (GtkWidget  *lane);

/* From then on, what @desk says of what failed is kept in @text, the last of it. */
void       fixture_keep_refused  (HpDesk     *desk,
                                  char      **text);

/* The window goes, and the desk, which must have nobody else to keep it. */
void       fixture_end           (GtkWidget  *window,
                                  HpDesk     *desk);

/* Where @frame lies in @lane, px. */
double     fixture_x_of          (GtkWidget  *lane,
                                  gint64      frame);

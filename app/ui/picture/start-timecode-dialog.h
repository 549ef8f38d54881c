/* Asks for the timecode that a reel starts with, and gives it to the reel as one step. */

#pragma once

#include <adwaita.h>

#include "desk/desk.h"
#include "model/reel.h"

G_BEGIN_DECLS

#define HP_TYPE_START_TIMECODE_DIALOG (hp_start_timecode_dialog_get_type ())

G_DECLARE_FINAL_TYPE (HpStartTimecodeDialog, hp_start_timecode_dialog, HP, START_TIMECODE_DIALOG,
                      AdwWindow)

/* @reel is of the plan on @desk, which may be edited. */
void hp_start_timecode_dialog_present (GtkWindow *parent,
                                       HpDesk    *desk,
                                       HpReel    *reel);

G_END_DECLS

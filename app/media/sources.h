/* What is to run in a main context: later, again and again, or soon because another thread says so. */

#pragma once

#include <glib.h>

G_BEGIN_DECLS

/* Ends *@source, which may be NULL, and sets it to NULL. */
void    hp_source_clear  (GSource      **source);
/* Calls @func in @context every @interval ms from now on. */
void    hp_source_repeat (GSource      **source,
                          GMainContext  *context,
                          guint          interval,
                          GSourceFunc    func,
                          gpointer       data);

/* Calls a function in @context soon, and once, however often it was asked meanwhile. */
typedef struct _HpWake HpWake;

typedef void (*HpWakeFunc) (gpointer data);

HpWake *hp_wake_new      (GMainContext  *context,
                          HpWakeFunc     func,
                          gpointer       data);
void    hp_wake_free     (HpWake        *self);
/* In any thread. */
void    hp_wake_ask      (HpWake        *self);
/* What was asked for is forgotten; in @context, when nobody is left to ask again. */
void    hp_wake_cancel   (HpWake        *self);

G_END_DECLS

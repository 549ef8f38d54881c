/* Work that may never end, and that nobody waits for longer than some time.
 *
 * A call to a disk or a network that is gone cannot be stopped, nor can a pipeline whose
 * thread is in such a call: to set its state, to seek or to ask it something then waits too.
 */

#pragma once

#include <gio/gio.h>

G_BEGIN_DECLS

/* Called in a thread of its own.  It should heed @cancellable, which is never NULL. */
typedef gpointer (*HpDeadlineFunc) (gpointer       data,
                                    GCancellable  *cancellable,
                                    GError       **error);

gpointer hp_deadline_run (gint64           time,
                          HpDeadlineFunc   func,
                          gpointer         data,
                          GDestroyNotify   free_data,
                          GDestroyNotify   free_result,
                          GCancellable    *cancellable,
                          GError         **error);

G_END_DECLS

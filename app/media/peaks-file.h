/* The peaks of a film's sound as bytes, for the disk.
 *
 * A line that says what it is, the SHA-256 of the rest, and the rest: two bytes for each block,
 * the lowest sample and the highest.  A film without sound has no blocks.
 */

#pragma once

#include <glib.h>

#include "core/peaks.h"

G_BEGIN_DECLS

GBytes       *hp_peaks_file_write (const HpPeak *blocks,
                                   gsize         n_blocks);
/* Whether @bytes are whole, and ours; the blocks are of @bytes then. */
gboolean      hp_peaks_file_read  (GBytes        *bytes,
                                   const HpPeak **blocks,
                                   gsize         *n_blocks);

G_END_DECLS

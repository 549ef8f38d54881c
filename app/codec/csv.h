/* Writes comma-separated values as RFC 4180 has them: UTF-8, rows end with CR LF. */

#pragma once

#include <glib.h>

G_BEGIN_DECLS

typedef enum
{
  HP_CSV_PLAIN = 0,
  HP_CSV_FOR_SPREADSHEETS = 1 << 0,  /* a text that one would run as a formula is disarmed */
} HpCsvFlags;

typedef struct _HpCsv HpCsv;

HpCsv  *hp_csv_new        (HpCsvFlags   flags);
void    hp_csv_free       (HpCsv       *self);

void    hp_csv_add        (HpCsv       *self,
                           const char  *cell);
void    hp_csv_add_quoted (HpCsv       *self,
                           const char  *cell);
void    hp_csv_end_row    (HpCsv       *self);

GBytes *hp_csv_finish     (HpCsv       *self);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (HpCsv, hp_csv_free)

G_END_DECLS

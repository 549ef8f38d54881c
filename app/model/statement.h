/* A motif stated on a layer, and how it is varied. */

#pragma once

#include "model/element.h"

G_BEGIN_DECLS

#define HP_TYPE_STATEMENT (hp_statement_get_type ())

G_DECLARE_FINAL_TYPE (HpStatement, hp_statement, HP, STATEMENT, HpElement)

const char *hp_statement_get_motif     (HpStatement *self);
const char *hp_statement_get_layer     (HpStatement *self);
HpFraction  hp_statement_get_at        (HpStatement *self);
int         hp_statement_get_steps     (HpStatement *self);
int         hp_statement_get_transpose (HpStatement *self);
const char *hp_statement_get_mode      (HpStatement *self);
gboolean    hp_statement_get_invert    (HpStatement *self);
gboolean    hp_statement_get_reverse   (HpStatement *self);
HpFraction  hp_statement_get_stretch   (HpStatement *self);
int         hp_statement_get_first     (HpStatement *self);
int         hp_statement_get_count     (HpStatement *self);
gboolean    hp_statement_get_gentle    (HpStatement *self);

G_END_DECLS

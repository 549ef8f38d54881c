#include "model/statement.h"

#include "music/key.h"

struct _HpStatement
{
  HpElement  parent_instance;

  char      *motif;
  char      *layer;
  HpFraction at;         /* whole notes from the downbeat */
  int        steps;      /* scale degrees */
  int        transpose;  /* semitones */
  char      *mode;
  gboolean   invert;
  gboolean   reverse;
  HpFraction stretch;    /* 2 is augmentation */
  int        first;
  int        count;      /* 0: all the rest */
  gboolean   gentle;
};

static const HpMember members[] = {
  { "motif", HP_MEMBER_TEXT, G_STRUCT_OFFSET (HpStatement, motif), .required = TRUE,
    .refers = "motif" },
  { "layer", HP_MEMBER_TEXT, G_STRUCT_OFFSET (HpStatement, layer), .required = TRUE,
    .refers = "layer" },
  { "at", HP_MEMBER_POSITION, G_STRUCT_OFFSET (HpStatement, at), .required = TRUE },
  { "steps", HP_MEMBER_INTEGER, G_STRUCT_OFFSET (HpStatement, steps), .min = -128, .max = 128 },
  { "transpose", HP_MEMBER_INTEGER, G_STRUCT_OFFSET (HpStatement, transpose), .min = -128,
    .max = 128 },
  { "mode", HP_MEMBER_TEXT, G_STRUCT_OFFSET (HpStatement, mode), .check = hp_key_check_mode },
  { "invert", HP_MEMBER_BOOLEAN, G_STRUCT_OFFSET (HpStatement, invert) },
  { "reverse", HP_MEMBER_BOOLEAN, G_STRUCT_OFFSET (HpStatement, reverse) },
  { "stretch", HP_MEMBER_POSITION, G_STRUCT_OFFSET (HpStatement, stretch), .initial = 1 },
  { "first", HP_MEMBER_INTEGER, G_STRUCT_OFFSET (HpStatement, first), .min = 0, .max = 1000000 },
  { "count", HP_MEMBER_INTEGER, G_STRUCT_OFFSET (HpStatement, count), .min = 0, .max = 1000000 },
  { "gentle", HP_MEMBER_BOOLEAN, G_STRUCT_OFFSET (HpStatement, gentle) },
};

HP_DEFINE_ELEMENT (HpStatement, hp_statement, "statement")

HP_DEFINE_GETTER (HpStatement, hp_statement, const char *, motif)
HP_DEFINE_GETTER (HpStatement, hp_statement, const char *, layer)
HpFraction
hp_statement_get_at (HpStatement *self)
{
  g_return_val_if_fail (HP_IS_STATEMENT (self), ((HpFraction) { 0, 1 }));

  return self->at;
}

HP_DEFINE_GETTER (HpStatement, hp_statement, int, steps)
HP_DEFINE_GETTER (HpStatement, hp_statement, int, transpose)
HP_DEFINE_GETTER (HpStatement, hp_statement, const char *, mode)
HP_DEFINE_GETTER (HpStatement, hp_statement, gboolean, invert)
HP_DEFINE_GETTER (HpStatement, hp_statement, gboolean, reverse)
HpFraction
hp_statement_get_stretch (HpStatement *self)
{
  g_return_val_if_fail (HP_IS_STATEMENT (self), ((HpFraction) { 0, 1 }));

  return self->stretch;
}

HP_DEFINE_GETTER (HpStatement, hp_statement, int, first)
HP_DEFINE_GETTER (HpStatement, hp_statement, int, count)
HP_DEFINE_GETTER (HpStatement, hp_statement, gboolean, gentle)

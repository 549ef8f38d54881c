/* What the crew calls the members of a plan, and how it reads their values: one table.
 *
 * A member that is not in it is called by its name in the file, and its values
 * are read as its kind says.
 */

#pragma once

#include "model/element.h"

G_BEGIN_DECLS

typedef enum
{
  HP_READ_AS_KIND,       /* frames as timecode, texts in quotation marks, … */
  HP_READ_AS_NAME,       /* what the object is called by */
  HP_READ_AS_WORDING,    /* what somebody says or said */
  HP_READ_AS_CODE,       /* a text without quotation marks */
  HP_READ_AS_COUNT,      /* a frame as its number */
  HP_READ_AS_FRAMES,     /* a short length */
  HP_READ_AS_DURATION,   /* a long one */
  HP_READ_AS_PERCENT,    /* 0…1 */
  HP_READ_AS_SHARE,      /* 0…100 */
  HP_READ_AS_PAN,        /* -1 left … 1 right */
  HP_READ_AS_SEMITONES,
  HP_READ_AS_PROGRAM,    /* of MIDI */
  HP_READ_AS_BAR,
  HP_READ_AS_ORDINAL,    /* counted from 0 in the file */
  HP_READ_AS_NOTES,      /* how many; 0 is all */
  HP_READ_AS_BEAT,       /* a note value */
  HP_READ_AS_FACTOR,
} HpReadAs;

typedef struct
{
  const char *kind;    /* of the object */
  const char *member;
  const char *label;   /* N_(); "" where the value needs none */
  HpReadAs    read_as;
  const char *yes;     /* N_(), of a boolean: what is now true of the object */
  const char *no;
} HpMemberTerms;

/* NULL where there is no row. */
const HpMemberTerms *hp_member_get_terms (const HpMember *member,
                                          const char     *kind);

G_END_DECLS

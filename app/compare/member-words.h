/* A changed member in the crew's words. */

#pragma once

#include "compare/places.h"

G_BEGIN_DECLS

typedef struct
{
  char     *words;
  gboolean  follows;  /* on the object's name at once: “hit “Door” 3 frames later” */
  gboolean  named;    /* @words say of what they are */
  char     *from;     /* the values; NULL where there is none, or no word for it */
  char     *to;
} HpMemberWords;

HpMemberWords hp_member_words (const HpMember *member,
                               const HpPlaces *places_before,
                               HpElement      *before,
                               const HpPlaces *places_after,
                               HpElement      *after);

/* Of unknown members, as two objects of JSON or NULL. */
HpMemberWords hp_extra_words  (const char     *before,
                               const char     *after);

G_END_DECLS

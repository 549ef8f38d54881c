/* How the crew calls the objects of a plan, and what it says of those that come and go. */

#pragma once

#include "compare/places.h"

G_BEGIN_DECLS

/* “hit”, as in ids; of a class without ids its own name, such as “tempo-change”. */
const char *hp_object_kind         (HpElement      *element);

/* hit “She looks up”. */
char       *hp_object_words        (const HpPlaces *places,
                                    HpElement      *element);

/* Whether it is called by this member, which is its time: hit at 01:02:17:12. */
gboolean    hp_object_is_called_by (const HpPlaces *places,
                                    HpElement      *element,
                                    const HpMember *member);

/* hit “She looks up” at 01:02:17:12 added. */
char       *hp_added_words         (const HpPlaces *places,
                                    HpElement      *element);
char       *hp_removed_words       (const HpPlaces *places,
                                    HpElement      *element);

/* “She looks up” alone, of what has the id: in this plan, or else in the other. */
char       *hp_named_words         (const HpPlaces *places,
                                    const char     *id);

/* 1M2 The letter. */
char       *hp_scene_words         (HpScene        *scene);

/* What a member of the plan is headed by: “Palette”.  NULL where it is the plan's own. */
const char *hp_heading_words       (const HpMember *member);

G_END_DECLS

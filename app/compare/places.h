/* Where each object of a plan stands, and which one has an id. */

#pragma once

#include "model/plan.h"
#include "model/scene.h"

G_BEGIN_DECLS

typedef struct _HpPlaces HpPlaces;

HpPlaces       *hp_places_new         (HpPlan         *plan);
void            hp_places_free        (HpPlaces       *self);

/* The places in the plan that this one is compared with, or NULL. */
void            hp_places_set_other   (HpPlaces       *self,
                                       const HpPlaces *other);
const HpPlaces *hp_places_get_other   (const HpPlaces *self);

HpPlan         *hp_places_get_plan    (const HpPlaces *self);
HpElement      *hp_places_find        (const HpPlaces *self,
                                       const char     *id);

/* What holds an object, and in which of its members: nothing holds the plan. */
HpElement      *hp_places_get_holder  (const HpPlaces *self,
                                       HpElement      *element);
const HpMember *hp_places_get_member  (const HpPlaces *self,
                                       HpElement      *element);

/* The scene around an object, or it itself; NULL outside of all scenes. */
HpScene        *hp_places_get_scene   (const HpPlaces *self,
                                       HpElement      *element);

/* The member of the plan that an object is in, however deep; NULL for the plan. */
const HpMember *hp_places_get_section (const HpPlaces *self,
                                       HpElement      *element);

/* What is around an object, or is it, in a list of the plan or of a scene: what people have a name
 * for.  NULL for a scene, and for what is in no list. */
HpElement      *hp_places_get_subject (const HpPlaces *self,
                                       HpElement      *element);

char           *hp_places_to_string   (const HpPlaces *self,
                                       HpElement      *element);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (HpPlaces, hp_places_free)

G_END_DECLS

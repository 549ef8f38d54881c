/* What the reader of plans reads values with: each is checked, and what is wrong
 * is told with its place.
 *
 * A function that returns FALSE or NULL has told why.
 */

#pragma once

#include <jansson.h>

#include "core/problem.h"
#include "model/element.h"
#include "store/place.h"

G_BEGIN_DECLS

typedef struct
{
  HpProblems *problems;
  GHashTable *broken;     /* (element-type HpElement): those that have a problem of their own */
  guint       n_members;  /* of all elements read, whether they are written or not */
  guint       n_problems;
} HpReader;

/* Tells a problem of @element, or of nothing that is one where that is NULL. */
void         hp_reader_tell          (HpReader       *self,
                                      HpElement      *element,
                                      const HpPlace  *place,
                                      const char     *format,
                                      ...) G_GNUC_PRINTF (4, 5);

/* What stands in @object beside the @known names, as a JSON object, or NULL. */
char        *hp_reader_take_extra    (json_t         *object,
                                      const char     *const *known);

gboolean     hp_reader_in_range      (HpReader       *self,
                                      HpElement      *element,
                                      const HpPlace  *place,
                                      double          number,
                                      double          min,
                                      double          max);
const char  *hp_reader_read_text     (HpReader       *self,
                                      HpElement      *element,
                                      const HpPlace  *place,
                                      json_t         *value);
gboolean     hp_reader_read_frame    (HpReader       *self,
                                      HpElement      *element,
                                      const HpPlace  *place,
                                      json_t         *value,
                                      gint64         *frame);
gboolean     hp_reader_read_choice   (HpReader       *self,
                                      HpElement      *element,
                                      const HpPlace  *place,
                                      json_t         *value,
                                      GType           type,
                                      int            *choice);
gboolean     hp_reader_read_position (HpReader       *self,
                                      HpElement      *element,
                                      const HpPlace  *place,
                                      json_t         *value,
                                      HpFraction     *position);
gboolean     hp_reader_read_bpm      (HpReader       *self,
                                      HpElement      *element,
                                      const HpPlace  *place,
                                      json_t         *value,
                                      const HpMember *member,
                                      HpBpm          *bpm);

G_END_DECLS

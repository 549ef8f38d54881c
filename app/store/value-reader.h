/* What the reader of plans reads values with: each is checked, and what is wrong
 * is told with its place.
 *
 * A function that returns FALSE or NULL has told why.
 */

#pragma once

#include <jansson.h>

#include "core/problem.h"
#include "model/element.h"

G_BEGIN_DECLS

typedef struct
{
  HpProblems *problems;
  GHashTable *broken;   /* (element-type HpElement): those that have a problem of their own */
} HpReader;

/* Tells a problem of @element at its member @name, or at @place itself when that is NULL. */
void         hp_reader_tell          (HpReader       *self,
                                      HpElement      *element,
                                      const char     *place,
                                      const char     *name,
                                      const char     *format,
                                      ...) G_GNUC_PRINTF (5, 6);

/* What stands in @object beside the @known names, as a JSON object, or NULL. */
char        *hp_reader_take_extra    (json_t         *object,
                                      const char     *const *known);

gboolean     hp_reader_in_range      (HpReader       *self,
                                      HpElement      *element,
                                      const char     *place,
                                      const char     *name,
                                      double          number,
                                      double          min,
                                      double          max);
gboolean     hp_reader_read_frame    (HpReader       *self,
                                      HpElement      *element,
                                      const char     *place,
                                      const char     *name,
                                      json_t         *value,
                                      gint64         *frame);
const char  *hp_reader_read_text     (HpReader       *self,
                                      HpElement      *element,
                                      const char     *place,
                                      const char     *name,
                                      json_t         *value);
gboolean     hp_reader_read_choice   (HpReader       *self,
                                      HpElement      *element,
                                      const char     *place,
                                      const char     *name,
                                      json_t         *value,
                                      GType           type,
                                      int            *choice);
gboolean     hp_reader_read_position (HpReader       *self,
                                      HpElement      *element,
                                      const char     *place,
                                      const char     *name,
                                      json_t         *value,
                                      HpFraction     *position);
gboolean     hp_reader_read_bpm      (HpReader       *self,
                                      HpElement      *element,
                                      const char     *place,
                                      const HpMember *member,
                                      json_t         *value,
                                      HpBpm          *bpm);

/* Lists, each at @place. */
HpCurve     *hp_reader_read_curve    (HpReader       *self,
                                      HpElement      *element,
                                      const char     *place,
                                      json_t         *list);
HpNotes     *hp_reader_read_notes    (HpReader       *self,
                                      HpElement      *element,
                                      const char     *place,
                                      json_t         *list);
HpFrameList *hp_reader_read_frames   (HpReader       *self,
                                      HpElement      *element,
                                      const char     *place,
                                      json_t         *list);
GStrv        hp_reader_read_ids      (HpReader       *self,
                                      HpElement      *element,
                                      const char     *place,
                                      json_t         *list);

G_END_DECLS

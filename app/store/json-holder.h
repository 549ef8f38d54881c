/* An object or a list of JSON that is being written, laid out as in a plan file. */

#pragma once

#include "store/json-layout.h"

G_BEGIN_DECLS

typedef struct
{
  GString  *text;
  char      bracket;  /* '{' or '[' */
  int       depth;    /* or HP_JSON_ONE_LINE */
  gboolean  any;      /* whether something stands in it */
} HpJsonHolder;

HpJsonHolder hp_json_holder_open            (GString            *text,
                                             char                bracket,
                                             int                 depth);
void         hp_json_holder_close           (HpJsonHolder       *self);

/* Appends what stands before the value of a member, or before an item. */
void         hp_json_holder_begin_member    (HpJsonHolder       *self,
                                             const char         *name);
void         hp_json_holder_begin_item      (HpJsonHolder       *self);

/* The depth of what stands in @self, and of the items of @self, the list called @name. */
int          hp_json_holder_get_inner_depth (const HpJsonHolder *self);
int          hp_json_holder_get_item_depth  (const HpJsonHolder *self,
                                             const char         *name);

/* Appends what a later version wrote, a JSON object as text or NULL, after what is known here. */
void         hp_json_holder_append_extra    (HpJsonHolder       *self,
                                             const char         *extra);

G_END_DECLS

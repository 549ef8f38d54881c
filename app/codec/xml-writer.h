/* Writes XML into memory: elements indented by two, texts and attributes escaped.
 *
 * Texts may hold anything: what XML cannot carry, such as control characters,
 * is left out, and bytes that are no UTF-8 are replaced.
 */

#pragma once

#include <glib.h>

G_BEGIN_DECLS

typedef struct _HpXmlWriter HpXmlWriter;

HpXmlWriter *hp_xml_writer_new       (void);
void         hp_xml_writer_free      (HpXmlWriter *self);

/* Before the first element. */
void         hp_xml_writer_doctype   (HpXmlWriter *self,
                                      const char  *name,
                                      const char  *public_id,
                                      const char  *system_id);

void         hp_xml_writer_start     (HpXmlWriter *self,
                                      const char  *name);
void         hp_xml_writer_attribute (HpXmlWriter *self,
                                      const char  *name,
                                      const char  *value);
void         hp_xml_writer_text      (HpXmlWriter *self,
                                      const char  *text);
void         hp_xml_writer_end       (HpXmlWriter *self);

/* An element of a text, or of nothing. */
void         hp_xml_writer_element   (HpXmlWriter *self,
                                      const char  *name,
                                      const char  *text);
void         hp_xml_writer_integer   (HpXmlWriter *self,
                                      const char  *name,
                                      gint64       value);

GBytes      *hp_xml_writer_finish    (HpXmlWriter *self);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (HpXmlWriter, hp_xml_writer_free)

G_END_DECLS

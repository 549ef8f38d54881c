#include "codec/xml-writer.h"

#include <string.h>

#include <libxml/xmlwriter.h>

struct _HpXmlWriter
{
  xmlBufferPtr     buffer;
  xmlTextWriterPtr writer;
  gboolean         failed;  /* a call was refused: a fault of ours, told at the end */
};

static void
check (HpXmlWriter *self,
       int          written)
{
  if (written < 0)
    self->failed = TRUE;
}

/* The characters of @text that XML 1.0 has (its production 2, Char). */
static char *
to_xml_chars (const char *text)
{
  g_autofree char *valid = g_utf8_make_valid (text, -1);
  GString *kept = g_string_sized_new (strlen (valid));

  for (const char *p = valid; *p != '\0'; p = g_utf8_next_char (p))
    {
      gunichar c = g_utf8_get_char (p);

      if (c == '\t' || c == '\n' || c == '\r' || (c >= 0x20 && c != 0xfffe && c != 0xffff))
        g_string_append_unichar (kept, c);
    }

  return g_string_free (kept, FALSE);
}

HpXmlWriter *
hp_xml_writer_new (void)
{
  HpXmlWriter *self = g_new0 (HpXmlWriter, 1);

  self->buffer = xmlBufferCreate ();
  self->writer = xmlNewTextWriterMemory (self->buffer, 0);
  check (self, xmlTextWriterSetIndent (self->writer, 1));
  check (self, xmlTextWriterSetIndentString (self->writer, BAD_CAST "  "));
  check (self, xmlTextWriterStartDocument (self->writer, "1.0", "UTF-8", NULL));
  return self;
}

void
hp_xml_writer_free (HpXmlWriter *self)
{
  xmlFreeTextWriter (self->writer);
  xmlBufferFree (self->buffer);
  g_free (self);
}

void
hp_xml_writer_doctype (HpXmlWriter *self,
                       const char  *name,
                       const char  *public_id,
                       const char  *system_id)
{
  /* Indented, it would be broken into lines. */
  check (self, xmlTextWriterSetIndent (self->writer, 0));
  check (self, xmlTextWriterWriteDTD (self->writer, BAD_CAST name, BAD_CAST public_id,
                                      BAD_CAST system_id, NULL));
  check (self, xmlTextWriterWriteRaw (self->writer, BAD_CAST "\n"));
  check (self, xmlTextWriterSetIndent (self->writer, 1));
}

void
hp_xml_writer_start (HpXmlWriter *self,
                     const char  *name)
{
  check (self, xmlTextWriterStartElement (self->writer, BAD_CAST name));
}

/* Of the element just begun. */
void
hp_xml_writer_attribute (HpXmlWriter *self,
                         const char  *name,
                         const char  *value)
{
  g_autofree char *chars = to_xml_chars (value);

  check (self, xmlTextWriterWriteAttribute (self->writer, BAD_CAST name, BAD_CAST chars));
}

void
hp_xml_writer_text (HpXmlWriter *self,
                    const char  *text)
{
  g_autofree char *chars = to_xml_chars (text);

  check (self, xmlTextWriterWriteString (self->writer, BAD_CAST chars));
}

void
hp_xml_writer_end (HpXmlWriter *self)
{
  check (self, xmlTextWriterEndElement (self->writer));
}

/* @text may be NULL for an empty element. */
void
hp_xml_writer_element (HpXmlWriter *self,
                       const char  *name,
                       const char  *text)
{
  hp_xml_writer_start (self, name);
  if (text != NULL)
    hp_xml_writer_text (self, text);
  hp_xml_writer_end (self);
}

void
hp_xml_writer_integer (HpXmlWriter *self,
                       const char  *name,
                       gint64       value)
{
  char digits[24];

  g_snprintf (digits, sizeof digits, "%" G_GINT64_FORMAT, value);
  hp_xml_writer_element (self, name, digits);
}

/* Ends what is still open; returns the document.  Nothing can be written after it. */
GBytes *
hp_xml_writer_finish (HpXmlWriter *self)
{
  check (self, xmlTextWriterEndDocument (self->writer));
  g_return_val_if_fail (!self->failed, NULL);

  return g_bytes_new (xmlBufferContent (self->buffer), (gsize) xmlBufferLength (self->buffer));
}

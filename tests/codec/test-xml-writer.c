#include <string.h>

#include <libxml/parser.h>

#include "codec/xml-writer.h"

static void
assert_document (HpXmlWriter *writer,
                 const char  *expected)
{
  g_autoptr(GBytes) bytes = hp_xml_writer_finish (writer);
  g_autofree char *text = g_strndup (g_bytes_get_data (bytes, NULL), g_bytes_get_size (bytes));

  g_assert_cmpstr (text, ==, expected);
}

static void
test_elements_are_indented (void)
{
  g_autoptr(HpXmlWriter) writer = hp_xml_writer_new ();

  hp_xml_writer_doctype (writer, "a", "-//P", "s.dtd");
  hp_xml_writer_start (writer, "a");
  hp_xml_writer_attribute (writer, "version", "4.0");
  hp_xml_writer_start (writer, "b");
  hp_xml_writer_element (writer, "c", "text");
  hp_xml_writer_element (writer, "d", NULL);
  hp_xml_writer_integer (writer, "e", -12);
  hp_xml_writer_end (writer);

  assert_document (writer,
                   "<?xml version=\"1.0\" encoding=\"UTF-8\"?>\n"
                   "<!DOCTYPE a PUBLIC \"-//P\" \"s.dtd\">\n"
                   "<a version=\"4.0\">\n"
                   "  <b>\n"
                   "    <c>text</c>\n"
                   "    <d/>\n"
                   "    <e>-12</e>\n"
                   "  </b>\n"
                   "</a>\n");
}

/* Whatever a text holds, a parser reads back what XML can carry of it. */
static void
test_texts_come_back (void)
{
  static const struct { const char *text, *back; } cases[] = {
    { "You & <me> \"here\" 'there' ]]>", "You & <me> \"here\" 'there' ]]>" },
    { "שלום, \342\200\217مرحبا 👋🏽 é e\314\201", "שלום, \342\200\217مرحبا 👋🏽 é e\314\201" },
    { "a\001b\037c\177d", "abc\177d" },
    { "tab\tline\nreturn\rend", "tab\tline\nreturn\rend" },
    { "x\357\277\276y\357\277\277z", "xyz" },
    { "broken \377 byte", "broken \357\277\275 byte" },
    { " spaced ", " spaced " },
    { "", "" },
  };

  for (guint i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      g_autoptr(HpXmlWriter) writer = hp_xml_writer_new ();
      g_autoptr(GBytes) bytes = NULL;
      xmlDocPtr document;
      xmlChar *content, *value;

      hp_xml_writer_start (writer, "a");
      hp_xml_writer_attribute (writer, "b", cases[i].text);
      hp_xml_writer_text (writer, cases[i].text);
      hp_xml_writer_end (writer);
      bytes = hp_xml_writer_finish (writer);

      document = xmlReadMemory (g_bytes_get_data (bytes, NULL), (int) g_bytes_get_size (bytes),
                                NULL, NULL, XML_PARSE_NONET);
      g_assert_nonnull (document);
      content = xmlNodeGetContent (xmlDocGetRootElement (document));
      value = xmlGetProp (xmlDocGetRootElement (document), BAD_CAST "b");
      g_assert_cmpstr ((const char *) content, ==, cases[i].back);
      g_assert_cmpstr ((const char *) value, ==, cases[i].back);
      xmlFree (value);
      xmlFree (content);
      xmlFreeDoc (document);
    }
}

int
main (int   argc,
      char *argv[])
{
  g_test_init (&argc, &argv, NULL);

  g_test_add_func ("/codec/xml-writer/elements-are-indented", test_elements_are_indented);
  g_test_add_func ("/codec/xml-writer/texts-come-back", test_texts_come_back);

  return g_test_run ();
}

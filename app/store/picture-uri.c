#include "store/picture-uri.h"

/* What may stand unescaped in a path beside letters, digits and "-._~". */
#define ALLOWED_IN_PATH "/!$&'()*+,;=@"

/**
 * hp_picture_uri_for:
 * @picture: the picture's file
 * @plan_file: (nullable): where the plan lies, or will; %NULL while it has no place
 *
 * Returns: (transfer full): a path relative to the plan where the picture lies
 *   beside or below it, escaped as in a URI; else the picture's absolute URI
 */
char *
hp_picture_uri_for (GFile *picture,
                    GFile *plan_file)
{
  g_autoptr(GFile) folder = plan_file != NULL ? g_file_get_parent (plan_file) : NULL;
  g_autofree char *relative = NULL;

  g_return_val_if_fail (G_IS_FILE (picture), NULL);

  relative = folder != NULL ? g_file_get_relative_path (folder, picture) : NULL;
  if (relative == NULL)
    return g_file_get_uri (picture);

  return g_uri_escape_string (relative, ALLOWED_IN_PATH, g_utf8_validate (relative, -1, NULL));
}

/**
 * hp_picture_file_for:
 * @uri: as a reel names its picture, not ""
 * @plan_file: (nullable): where the plan lies
 *
 * A relative path that somebody typed without escapes is understood as well.
 *
 * Returns: (transfer full) (nullable): the file, %NULL when @uri is relative to a
 *   plan that has no place
 */
GFile *
hp_picture_file_for (const char *uri,
                     GFile      *plan_file)
{
  g_autoptr(GFile) folder = plan_file != NULL ? g_file_get_parent (plan_file) : NULL;
  g_autoptr(GFile) literal = NULL;
  g_autofree char *path = NULL;

  g_return_val_if_fail (uri != NULL, NULL);

  if (g_uri_peek_scheme (uri) != NULL)
    return g_file_new_for_uri (uri);
  if (folder == NULL)
    return NULL;

  literal = g_file_resolve_relative_path (folder, uri);
  path = g_uri_unescape_string (uri, NULL);
  if (path == NULL || g_file_query_exists (literal, NULL))
    return g_steal_pointer (&literal);

  return g_file_resolve_relative_path (folder, path);
}

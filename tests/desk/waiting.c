#include "waiting.h"

#define LIMIT_MS 30000  /* a hang, not a goal */

static gboolean
give_up_cb (gpointer data)
{
  g_error ("line %d: nothing came of it in %d ms", GPOINTER_TO_INT (data), LIMIT_MS);
  return G_SOURCE_REMOVE;
}

guint
waiting_start_limit (int line)
{
  return g_timeout_add (LIMIT_MS, give_up_cb, GINT_TO_POINTER (line));
}

static void
opened_cb (GObject      *source,
           GAsyncResult *result,
           gpointer      data)
{
  g_autoptr(GError) error = NULL;

  hp_desk_open_finish (HP_DESK (source), result, &error);
  g_assert_no_error (error);
  *(gboolean *) data = TRUE;
}

void
waiting_open (HpDesk     *desk,
              const char *path)
{
  g_autoptr(GFile) file = g_file_new_for_path (path);
  gboolean is_open = FALSE;

  hp_desk_open_async (desk, file, FALSE, opened_cb, &is_open);
  WAIT_UNTIL (is_open);
}

void
waiting_drop (HpDesk **desk)
{
  gpointer left = *desk;

  g_object_add_weak_pointer (G_OBJECT (left), &left);
  g_clear_object (desk);
  WAIT_UNTIL (left == NULL);
}

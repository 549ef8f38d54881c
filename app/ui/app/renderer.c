#include "ui/app/renderer.h"

#include <epoxy/gl.h>
#include <gtk/gtk.h>
#include <string.h>

static gboolean
is_software (const char *name)
{
  return name == NULL || strstr (name, "llvmpipe") != NULL || strstr (name, "softpipe") != NULL ||
         strstr (name, "SWR") != NULL;
}

/* Whether a graphics card draws, or this machine's processor plays one. */
static gboolean
has_hardware (GdkDisplay *display)
{
  g_autoptr(GdkGLContext) context = gdk_display_create_gl_context (display, NULL);
  gboolean hardware = FALSE;

  if (context == NULL || !gdk_gl_context_realize (context, NULL))
    return FALSE;

  gdk_gl_context_make_current (context);
  hardware = !is_software ((const char *) glGetString (GL_RENDERER));
  gdk_gl_context_clear_current ();
  return hardware;
}

/* Without a graphics card GTK is to draw with cairo: a playhead that moves costs a tenth of what
 * it does when the whole window goes through software GL.  After gtk_init(), before the first
 * window; what the user set stands. */
void
hp_renderer_choose (void)
{
  GdkDisplay *display = gdk_display_get_default ();

  if (g_getenv ("GSK_RENDERER") == NULL && display != NULL && !has_hardware (display))
    g_setenv ("GSK_RENDERER", "cairo", TRUE);
}

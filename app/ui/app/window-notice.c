/* The line below the header bar: what is to be known about how the plan is kept, and its picture. */

#include "config.h"

#include <glib/gi18n.h>

#include "desk/desk-reels.h"
#include "model/plan-time.h"
#include "ui/app/window-private.h"

/* What is told, the gravest first, and what can be done about it. */
typedef enum
{
  NOTICE_NONE,
  NOTICE_NEWER,
  NOTICE_HELD,
  NOTICE_UNKEPT,
  NOTICE_SET_ASIDE,
  NOTICE_RECOVERED,
  NOTICE_UNTITLED,
  NOTICE_OTHER_PICTURE,
} Notice;

static Notice
find_notice (HpWindow *self)
{
  HpDesk *desk = self->desk;
  g_autofree char *recovered = hp_desk_dup_recovered (desk);
  g_autoptr(HpPictureOffer) other = hp_desk_dup_other_picture (desk);

  if (hp_desk_get_plan (desk) == NULL)
    return NOTICE_NONE;
  if (hp_desk_get_held (desk) != NULL)
    return NOTICE_HELD;
  if (hp_desk_get_read_only (desk))
    return NOTICE_NEWER;
  if (hp_desk_get_unkept (desk) != NULL)
    return NOTICE_UNKEPT;
  if (hp_desk_get_set_aside (desk) != NULL)
    return NOTICE_SET_ASIDE;
  if (recovered != NULL)
    return hp_desk_get_file (desk) != NULL ? NOTICE_RECOVERED : NOTICE_UNTITLED;
  if (other != NULL)
    return NOTICE_OTHER_PICTURE;

  return NOTICE_NONE;
}

static char *
say_other_picture (HpWindow *self)
{
  g_autoptr(HpPictureOffer) other = hp_desk_dup_other_picture (self->desk);
  int number = hp_reel_get_number (other->reel);
  g_autofree char *rate = hp_frame_rate_to_label (other->probe->rate);
  g_autofree char *plan_rate = hp_frame_rate_to_label (hp_plan_get_frame_rate (other->plan));

  if ((other->differences & HP_PICTURE_OTHER_RATE) != 0)
    /* Translators: the number of a reel, and two frame rates. */
    return g_strdup_printf (_("The picture of Reel %d has %s fps, where the plan has %s. The plan was not changed."),
                            number, rate, plan_rate);

  /* Translators: the number of a reel. */
  return g_strdup_printf (_("The picture of Reel %d is not as long as the plan says. The plan was not changed."),
                          number);
}

static char *
say (HpWindow *self,
     Notice    notice)
{
  switch (notice)
    {
    case NOTICE_NEWER:
      return g_strdup (_("A later version of Hairpin wrote this plan. It can be read here, but not changed."));

    case NOTICE_HELD:
      /* Translators: a sentence that says who has the plan open, without a full stop. */
      return g_strdup_printf (_("%s. It can be read here, but not changed."),
                              hp_desk_get_held (self->desk));

    case NOTICE_UNKEPT:
      /* Translators: why, as a sentence without a full stop. */
      return g_strdup_printf (_("What is edited is safe only once it is saved. %s."),
                              hp_desk_get_unkept (self->desk));

    case NOTICE_SET_ASIDE:
      return g_strdup (_("Edits that were not saved do not fit the file any more, which somebody else has written. They are kept as a plan of their own."));

    case NOTICE_RECOVERED:
    case NOTICE_UNTITLED:
      return hp_desk_dup_recovered (self->desk);

    case NOTICE_OTHER_PICTURE:
      return say_other_picture (self);

    case NOTICE_NONE:
    default:
      return g_strdup ("");
    }
}

/* NULL where there is nothing to do about it. */
static const char *
button_of (Notice notice)
{
  switch (notice)
    {
    case NOTICE_UNKEPT:
      return _("_Save");

    case NOTICE_SET_ASIDE:
      return _("_Open Them");

    case NOTICE_RECOVERED:
      return _("_Go Back to the Saved Plan");

    case NOTICE_UNTITLED:
      return _("_Put Away");

    case NOTICE_OTHER_PICTURE:
      return _("_Compare…");

    case NOTICE_NONE:
    case NOTICE_NEWER:
    case NOTICE_HELD:
    default:
      return NULL;
    }
}

static const char *
dismiss_of (Notice notice)
{
  switch (notice)
    {
    case NOTICE_SET_ASIDE:
      return _("_Close");

    case NOTICE_RECOVERED:
    case NOTICE_UNTITLED:
      return _("_Keep");

    case NOTICE_OTHER_PICTURE:
      return _("_Close");

    case NOTICE_NONE:
    case NOTICE_NEWER:
    case NOTICE_HELD:
    case NOTICE_UNKEPT:
    default:
      return NULL;
    }
}

static void
set_button (GtkButton  *button,
            const char *label)
{
  gtk_widget_set_visible (GTK_WIDGET (button), label != NULL);
  gtk_button_set_use_underline (button, TRUE);
  gtk_button_set_label (button, label != NULL ? label : "");
}

void
hp_window_update_notice (HpWindow *self)
{
  Notice notice = find_notice (self);
  g_autofree char *text = say (self, notice);

  /* While it closes, the line keeps its words. */
  if (notice != NOTICE_NONE)
    {
      gtk_label_set_text (self->notice_label, text);
      set_button (self->notice_button, button_of (notice));
      set_button (self->notice_dismiss, dismiss_of (notice));
    }
  gtk_revealer_set_reveal_child (self->notice, notice != NOTICE_NONE);
}

void
hp_window_act_on_notice (HpWindow *self)
{
  g_autoptr(GFile) set_aside = NULL;

  switch (find_notice (self))
    {
    case NOTICE_UNKEPT:
      hp_window_save (self, FALSE, FALSE);
      break;

    case NOTICE_SET_ASIDE:
      g_set_object (&set_aside, hp_desk_get_set_aside (self->desk));
      hp_desk_keep_recovered (self->desk);
      g_application_open (G_APPLICATION (gtk_window_get_application (GTK_WINDOW (self))),
                          &set_aside, 1, "");
      break;

    case NOTICE_RECOVERED:
    case NOTICE_UNTITLED:
      hp_window_drop_edits (self);
      break;

    case NOTICE_OTHER_PICTURE:
      hp_window_compare_picture (self);
      break;

    case NOTICE_NONE:
    case NOTICE_NEWER:
    case NOTICE_HELD:
    default:
      break;
    }
}

void
hp_window_dismiss_notice (HpWindow *self)
{
  if (find_notice (self) == NOTICE_OTHER_PICTURE)
    hp_desk_accept_other_picture (self->desk);
  else
    hp_desk_keep_recovered (self->desk);
}

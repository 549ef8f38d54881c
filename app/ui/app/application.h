/* The desktop application. */

#pragma once

#include <adwaita.h>

G_BEGIN_DECLS

#define HP_TYPE_APPLICATION (hp_application_get_type ())

G_DECLARE_FINAL_TYPE (HpApplication, hp_application, HP, APPLICATION, AdwApplication)

/* Makes the widgets' forms and styles known; before the first window. */
void hp_application_register_resources (void);

int  hp_application_run                (int    argc,
                                        char **argv);

G_END_DECLS

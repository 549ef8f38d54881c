#include "store/state-folder.h"

char *
hp_state_dup_folder (void)
{
  return g_build_filename (g_get_user_state_dir (), "hairpin", NULL);
}

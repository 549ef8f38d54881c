#include "media/media-error.h"

G_DEFINE_QUARK (hp-media-error, hp_media_error)

#include "store/store-error.h"

G_DEFINE_QUARK (hp-store-error, hp_store_error)

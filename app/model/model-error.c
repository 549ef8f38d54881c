#include "model/model-error.h"

G_DEFINE_QUARK (hp-model-error, hp_model_error)

#include "media/midi-input.h"

#define MODULATION 1
#define VOLUME 7
#define EXPRESSION 11

#define MOST 127       /* of a controller */
#define LEAST_BEND -8192
#define MOST_BEND 8191

enum
{
  FADER,
  N_SIGNALS
};

static guint signals[N_SIGNALS];

G_DEFINE_ABSTRACT_TYPE (HpMidiInput, hp_midi_input, G_TYPE_OBJECT)

static void
hp_midi_input_class_init (HpMidiInputClass *klass)
{
  signals[FADER] =
    g_signal_new ("fader", HP_TYPE_MIDI_INPUT, G_SIGNAL_RUN_LAST,
                  0, NULL, NULL, NULL, G_TYPE_NONE, 1, G_TYPE_DOUBLE);
}

static void
hp_midi_input_init (HpMidiInput *self)
{
}

void
hp_midi_input_hear_control (HpMidiInput *self,
                            int          controller,
                            int          value)
{
  g_return_if_fail (HP_IS_MIDI_INPUT (self));

  if (controller != MODULATION && controller != VOLUME && controller != EXPRESSION)
    return;

  if (value >= 0 && value <= MOST)
    g_signal_emit (self, signals[FADER], 0, (double) value / MOST);
}

void
hp_midi_input_hear_bend (HpMidiInput *self,
                         int          value)
{
  g_return_if_fail (HP_IS_MIDI_INPUT (self));

  if (value >= LEAST_BEND && value <= MOST_BEND)
    g_signal_emit (self, signals[FADER], 0,
                   (double) (value - LEAST_BEND) / (MOST_BEND - LEAST_BEND));
}

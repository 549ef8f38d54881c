#include "media/fake-midi-input.h"

struct _FakeMidiInput
{
  HpMidiInput parent_instance;
};

G_DEFINE_FINAL_TYPE (FakeMidiInput, fake_midi_input, HP_TYPE_MIDI_INPUT)

static void
fake_midi_input_class_init (FakeMidiInputClass *klass)
{
}

static void
fake_midi_input_init (FakeMidiInput *self)
{
}

HpMidiInput *
fake_midi_input_new (void)
{
  return g_object_new (FAKE_TYPE_MIDI_INPUT, NULL);
}

/* A MIDI input without a device: it hears what it is told. */

#pragma once

#include "media/midi-input.h"

G_BEGIN_DECLS

#define FAKE_TYPE_MIDI_INPUT (fake_midi_input_get_type ())

G_DECLARE_FINAL_TYPE (FakeMidiInput, fake_midi_input, FAKE, MIDI_INPUT, HpMidiInput)

HpMidiInput *fake_midi_input_new (void);

G_END_DECLS

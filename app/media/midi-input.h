/* The faders of MIDI keyboards and desks, as levels.
 *
 * A kind of input tells what it hears by hp_midi_input_hear_control() and hear_bend(), from the
 * main context; the one there is reads the ALSA sequencer.  Modulation, volume and expression
 * (controllers 1, 7 and 11) and the pitch wheel count as faders, on every channel.
 *
 * Signal, in the main context: "fader" (level), 0…1.
 */

#pragma once

#include <glib-object.h>

G_BEGIN_DECLS

#define HP_TYPE_MIDI_INPUT (hp_midi_input_get_type ())

G_DECLARE_DERIVABLE_TYPE (HpMidiInput, hp_midi_input, HP, MIDI_INPUT, GObject)

struct _HpMidiInputClass
{
  GObjectClass parent_class;
};

/* @value: 0…127.  Other controllers are no faders; values out of range are not heard. */
void         hp_midi_input_hear_control (HpMidiInput *self,
                                         int          controller,
                                         int          value);
/* @value: −8192…8191. */
void         hp_midi_input_hear_bend    (HpMidiInput *self,
                                         int          value);

G_END_DECLS

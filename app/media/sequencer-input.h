/* The faders that the ALSA sequencer hears: of all ports that can be read, and of those that are
 * plugged in later. */

#pragma once

#include "media/midi-input.h"

G_BEGIN_DECLS

#define HP_TYPE_SEQUENCER_INPUT (hp_sequencer_input_get_type ())

G_DECLARE_FINAL_TYPE (HpSequencerInput, hp_sequencer_input, HP, SEQUENCER_INPUT, HpMidiInput)

/* Where there is no sequencer, as in a sandbox, it is silent. */
HpMidiInput *hp_sequencer_input_new          (void);
gboolean     hp_sequencer_input_is_connected (HpSequencerInput *self);
/* Its number among the clients of the sequencer; -1 while it is not connected. */
int          hp_sequencer_input_get_client   (HpSequencerInput *self);

G_END_DECLS

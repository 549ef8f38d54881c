#include <alsa/asoundlib.h>
#include <unistd.h>

#include "media/fake-midi-input.h"
#include "media/sequencer-input.h"

typedef struct
{
  guint  n_heard;
  double level;
} Heard;

static void
fader_cb (HpMidiInput *input,
          double       level,
          Heard       *heard)
{
  heard->n_heard++;
  heard->level = level;
}

static void
test_faders (void)
{
  static const struct { int controller, value; double level; } cases[] = {
    { 1, 0, 0 }, { 7, 127, 1 }, { 11, 64, 64.0 / 127 },
    { 2, 100, -1 }, { 64, 127, -1 }, { 7, 128, -1 }, { 7, -1, -1 },
  };
  g_autoptr(HpMidiInput) input = fake_midi_input_new ();

  for (guint i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      Heard heard = { 0, -1 };
      gulong handler = g_signal_connect (input, "fader", G_CALLBACK (fader_cb), &heard);

      hp_midi_input_hear_control (input, cases[i].controller, cases[i].value);
      g_assert_cmpfloat (heard.level, ==, cases[i].level);
      g_assert_cmpuint (heard.n_heard, ==, cases[i].level >= 0 ? 1 : 0);
      g_signal_handler_disconnect (input, handler);
    }
}

static void
test_bend (void)
{
  g_autoptr(HpMidiInput) input = fake_midi_input_new ();
  Heard heard = { 0, -1 };

  g_signal_connect (input, "fader", G_CALLBACK (fader_cb), &heard);
  hp_midi_input_hear_bend (input, -8192);
  g_assert_cmpfloat (heard.level, ==, 0);
  hp_midi_input_hear_bend (input, 8191);
  g_assert_cmpfloat (heard.level, ==, 1);
  hp_midi_input_hear_bend (input, 0);
  g_assert_cmpfloat_with_epsilon (heard.level, 0.5, 1e-3);
  hp_midi_input_hear_bend (input, 8192);
  g_assert_cmpuint (heard.n_heard, ==, 3);
}

/* Wherever there is none it can be made, heard, and let go of all the same. */
static void
test_without_sequencer (void)
{
  HpMidiInput *input = hp_sequencer_input_new ();
  gboolean is_there = access ("/dev/snd/seq", R_OK | W_OK) == 0;

  if (!is_there)
    {
      g_assert_false (hp_sequencer_input_is_connected (HP_SEQUENCER_INPUT (input)));
      g_assert_cmpint (hp_sequencer_input_get_client (HP_SEQUENCER_INPUT (input)), ==, -1);
    }
  g_assert_finalize_object (input);
}

static void
send_volume (snd_seq_t *sequencer,
             int        port,
             int        value)
{
  snd_seq_event_t event;

  snd_seq_ev_clear (&event);
  snd_seq_ev_set_source (&event, (unsigned char) port);
  snd_seq_ev_set_subs (&event);
  snd_seq_ev_set_direct (&event);
  snd_seq_ev_set_controller (&event, 0, 7, value);
  g_assert_cmpint (snd_seq_event_output_direct (sequencer, &event), >=, 0);
}

/* A port that comes later is heard, too. */
static void
test_sequencer (void)
{
  g_autoptr(HpMidiInput) input = hp_sequencer_input_new ();
  gint64 deadline = g_get_monotonic_time () + 10 * G_USEC_PER_SEC;
  snd_seq_t *sequencer;
  Heard heard = { 0, -1 };
  int port;

  if (!hp_sequencer_input_is_connected (HP_SEQUENCER_INPUT (input)))
    {
      g_test_skip ("There is no ALSA sequencer here: /dev/snd/seq cannot be opened");
      return;
    }

  g_signal_connect (input, "fader", G_CALLBACK (fader_cb), &heard);
  g_assert_cmpint (snd_seq_open (&sequencer, "default", SND_SEQ_OPEN_OUTPUT, 0), >=, 0);
  port = snd_seq_create_simple_port (sequencer, "A fader",
                                     SND_SEQ_PORT_CAP_READ | SND_SEQ_PORT_CAP_SUBS_READ,
                                     SND_SEQ_PORT_TYPE_MIDI_GENERIC);
  g_assert_cmpint (port, >=, 0);
  while (heard.n_heard == 0 && g_get_monotonic_time () < deadline)
    {
      g_main_context_iteration (NULL, FALSE);
      send_volume (sequencer, port, 127);
    }
  g_assert_cmpfloat (heard.level, ==, 1);
  snd_seq_close (sequencer);
}

int
main (int   argc,
      char *argv[])
{
  g_test_init (&argc, &argv, NULL);

  g_test_add_func ("/media/midi-input/faders", test_faders);
  g_test_add_func ("/media/midi-input/bend", test_bend);
  g_test_add_func ("/media/midi-input/without-sequencer", test_without_sequencer);
  g_test_add_func ("/media/midi-input/sequencer", test_sequencer);

  return g_test_run ();
}

#include "media/sequencer-input.h"

#include <alsa/asoundlib.h>
#include <glib-unix.h>
#include <unistd.h>

#define DEVICE "/dev/snd/seq"
#define READABLE (SND_SEQ_PORT_CAP_READ | SND_SEQ_PORT_CAP_SUBS_READ)

struct _HpSequencerInput
{
  HpMidiInput  parent_instance;

  snd_seq_t   *sequencer;  /* NULL where there is none */
  int          port;       /* our own */
  guint        source;     /* or 0 */
};

G_DEFINE_FINAL_TYPE (HpSequencerInput, hp_sequencer_input, HP_TYPE_MIDI_INPUT)

/* Listens to a port, unless it is one of our own or of the sequencer itself, or cannot be read. */
static void
listen_to (HpSequencerInput         *self,
           const snd_seq_port_info_t *port)
{
  int client = snd_seq_port_info_get_client (port);
  int error;

  if (client == SND_SEQ_CLIENT_SYSTEM || client == snd_seq_client_id (self->sequencer) ||
      (snd_seq_port_info_get_capability (port) & READABLE) != READABLE)
    return;

  error = snd_seq_connect_from (self->sequencer, self->port, client,
                                snd_seq_port_info_get_port (port));
  if (error < 0)
    g_debug ("The MIDI port %d:%d is not heard: %s", client, snd_seq_port_info_get_port (port),
             snd_strerror (error));
}

static void
listen_to_all (HpSequencerInput *self)
{
  snd_seq_client_info_t *client;
  snd_seq_port_info_t *port;

  snd_seq_client_info_alloca (&client);
  snd_seq_port_info_alloca (&port);
  snd_seq_client_info_set_client (client, -1);
  while (snd_seq_query_next_client (self->sequencer, client) >= 0)
    {
      snd_seq_port_info_set_client (port, snd_seq_client_info_get_client (client));
      snd_seq_port_info_set_port (port, -1);
      while (snd_seq_query_next_port (self->sequencer, port) >= 0)
        listen_to (self, port);
    }
}

static void
listen_to_new (HpSequencerInput     *self,
               const snd_seq_addr_t *address)
{
  snd_seq_port_info_t *port;

  snd_seq_port_info_alloca (&port);
  if (snd_seq_get_any_port_info (self->sequencer, address->client, address->port, port) >= 0)
    listen_to (self, port);
}

static void
hear (HpSequencerInput      *self,
      const snd_seq_event_t *event)
{
  HpMidiInput *input = HP_MIDI_INPUT (self);

  switch (event->type)
    {
    case SND_SEQ_EVENT_CONTROLLER:
      hp_midi_input_hear_control (input, (int) event->data.control.param,
                                  event->data.control.value);
      break;

    case SND_SEQ_EVENT_PITCHBEND:
      hp_midi_input_hear_bend (input, event->data.control.value);
      break;

    case SND_SEQ_EVENT_PORT_START:
      listen_to_new (self, &event->data.addr);
      break;

    default:
      break;
    }
}

/* Who hears a fader may let go of the input.  Some events may have been lost where there were too
 * many: a fader tells its level again soon enough. */
static gboolean
readable_cb (int          fd,
             GIOCondition condition,
             gpointer     data)
{
  g_autoptr(HpSequencerInput) self = g_object_ref (data);
  snd_seq_event_t *event = NULL;
  int left = 1;

  if (condition & (G_IO_ERR | G_IO_HUP | G_IO_NVAL))
    {
      g_debug ("The sequencer is gone");
      self->source = 0;
      return G_SOURCE_REMOVE;
    }

  while (left != -EAGAIN && (left >= 0 || left == -ENOSPC) && self->source != 0)
    {
      left = snd_seq_event_input (self->sequencer, &event);
      if (left >= 0 && event != NULL)
        hear (self, event);
    }

  return self->source != 0 ? G_SOURCE_CONTINUE : G_SOURCE_REMOVE;
}

static gboolean
open_port (HpSequencerInput *self)
{
  snd_seq_set_client_name (self->sequencer, "Hairpin");
  self->port = snd_seq_create_simple_port (self->sequencer, "Faders",
                                           SND_SEQ_PORT_CAP_WRITE | SND_SEQ_PORT_CAP_SUBS_WRITE,
                                           SND_SEQ_PORT_TYPE_APPLICATION);
  if (self->port < 0)
    return FALSE;

  snd_seq_connect_from (self->sequencer, self->port, SND_SEQ_CLIENT_SYSTEM,
                        SND_SEQ_PORT_SYSTEM_ANNOUNCE);
  listen_to_all (self);
  return TRUE;
}

static void
close_sequencer (HpSequencerInput *self)
{
  g_clear_handle_id (&self->source, g_source_remove);
  g_clear_pointer (&self->sequencer, snd_seq_close);
}

/* The device is looked for first: the library would complain on the terminal. */
static void
connect_to_sequencer (HpSequencerInput *self)
{
  struct pollfd fd;

  if (access (DEVICE, R_OK | W_OK) != 0 ||
      snd_seq_open (&self->sequencer, "default", SND_SEQ_OPEN_INPUT, SND_SEQ_NONBLOCK) < 0)
    {
      self->sequencer = NULL;
      g_debug ("There is no MIDI sequencer; faders are not heard");
      return;
    }

  if (!open_port (self) || snd_seq_poll_descriptors (self->sequencer, &fd, 1, POLLIN) != 1)
    {
      g_debug ("The MIDI sequencer cannot be listened to");
      close_sequencer (self);
      return;
    }

  self->source = g_unix_fd_add (fd.fd, G_IO_IN | G_IO_ERR | G_IO_HUP, readable_cb, self);
}

static void
hp_sequencer_input_dispose (GObject *object)
{
  close_sequencer (HP_SEQUENCER_INPUT (object));

  G_OBJECT_CLASS (hp_sequencer_input_parent_class)->dispose (object);
}

static void
hp_sequencer_input_class_init (HpSequencerInputClass *klass)
{
  G_OBJECT_CLASS (klass)->dispose = hp_sequencer_input_dispose;
}

static void
hp_sequencer_input_init (HpSequencerInput *self)
{
  self->port = -1;
}

HpMidiInput *
hp_sequencer_input_new (void)
{
  HpSequencerInput *self = g_object_new (HP_TYPE_SEQUENCER_INPUT, NULL);

  connect_to_sequencer (self);
  return HP_MIDI_INPUT (self);
}

gboolean
hp_sequencer_input_is_connected (HpSequencerInput *self)
{
  g_return_val_if_fail (HP_IS_SEQUENCER_INPUT (self), FALSE);

  return self->source != 0;
}

int
hp_sequencer_input_get_client (HpSequencerInput *self)
{
  g_return_val_if_fail (HP_IS_SEQUENCER_INPUT (self), -1);

  return self->sequencer != NULL ? snd_seq_client_id (self->sequencer) : -1;
}

#include "config.h"

#include "compare/member-terms.h"

#include <glib/gi18n-lib.h>

/* In the order of the plan file. */
static const HpMemberTerms terms[] = {
  { "plan", "title", N_("title") },
  { "plan", "production", N_("production") },
  { "plan", "director", N_("director") },
  { "plan", "composer", N_("composer") },
  { "plan", "numbering", N_("numbering of cues") },
  { "plan", "cuts", N_("cuts") },

  { "picture", "frame-rate", N_("frame rate") },
  { "picture", "drop-frame", N_("drop-frame"), HP_READ_AS_KIND,
    N_("now counted in drop-frame timecode"), N_("no longer counted in drop-frame timecode") },
  { "picture", "revision", N_("cut") },
  { "picture", "first-action", N_("first action") },

  { "reel", "number", N_("number") },
  { "reel", "start", N_("first frame of the film"), HP_READ_AS_COUNT },
  { "reel", "duration", N_("length"), HP_READ_AS_DURATION },
  { "reel", "uri", N_("picture") },
  { "reel", "offset", N_("first frame of its file"), HP_READ_AS_COUNT },
  { "reel", "start-timecode", N_("start timecode"), HP_READ_AS_CODE },

  { "person", "name", N_("name"), HP_READ_AS_NAME },
  { "person", "role", N_("role") },
  { "person", "society", N_("society"), HP_READ_AS_CODE },
  { "person", "ipi", N_("IPI number"), HP_READ_AS_CODE },
  { "person", "low", N_("lowest pitch of the voice") },
  { "person", "high", N_("highest pitch of the voice") },

  { "instrument", "name", N_("name"), HP_READ_AS_NAME },
  { "instrument", "catalogue", N_("catalogue entry") },
  { "instrument", "sound", N_("sound") },
  { "instrument", "program", N_("MIDI program"), HP_READ_AS_PROGRAM },
  { "instrument", "family", N_("family") },
  { "instrument", "low", N_("lowest note") },
  { "instrument", "high", N_("highest note") },
  { "instrument", "transposition", N_("transposition"), HP_READ_AS_SEMITONES },
  { "instrument", "brightness", N_("brightness"), HP_READ_AS_PERCENT },
  { "instrument", "material", N_("material") },
  { "instrument", "character", N_("character") },

  { "motif", "name", N_("name"), HP_READ_AS_NAME },
  { "motif", "stands-for", N_("meaning") },
  { "motif", "colour", N_("colour") },
  { "motif", "key", N_("key") },
  { "motif", "meter", N_("meter") },
  { "motif", "bpm", N_("tempo") },
  { "motif", "notes", N_("notes") },

  { "scene", "cue", N_("cue number") },
  { "scene", "title", N_("title") },
  { "scene", "in", N_("in") },
  { "scene", "out", N_("out") },
  { "scene", "in-on", N_("in on") },
  { "scene", "out-on", N_("out on") },
  { "scene", "function", N_("function") },
  { "scene", "usage", N_("usage"), HP_READ_AS_CODE },
  { "scene", "status", N_("status") },
  { "scene", "story", N_("story") },
  { "scene", "remarks", N_("remarks") },
  { "scene", "curve", N_("intensity") },
  { "scene", "wish", N_("the director’s curve") },
  { "scene", "key", N_("key") },
  { "scene", "tempo-plan", N_("chosen tempo plan") },

  { "word-pair", "pair", N_("pair"), HP_READ_AS_NAME },
  { "word-pair", "value", N_("value") },
  { "word-pair", "by", N_("said by") },

  { "temp-music", "in", N_("in") },
  { "temp-music", "out", N_("out") },
  { "temp-music", "title", N_("title"), HP_READ_AS_NAME },
  { "temp-music", "keep", N_("to keep") },
  { "temp-music", "avoid", N_("to avoid") },

  { "writer", "by", N_("name") },
  { "writer", "role", N_("role") },
  { "writer", "share", N_("share"), HP_READ_AS_SHARE },

  { "beat", "at", "" },
  { "beat", "feeling", N_("feeling"), HP_READ_AS_NAME },
  { "beat", "note", N_("note") },

  { "hit", "at", "" },
  { "hit", "label", N_("label"), HP_READ_AS_NAME },
  { "hit", "kind", N_("kind") },
  { "hit", "weight", N_("weight") },
  { "hit", "early", N_("may come early by"), HP_READ_AS_FRAMES },
  { "hit", "late", N_("may come late by"), HP_READ_AS_FRAMES },
  { "hit", "lands-on", N_("lands on") },
  { "hit", "streamer", N_("streamer"), HP_READ_AS_FRAMES },
  { "hit", "punch", N_("punches") },

  { "tempo", "name", N_("name"), HP_READ_AS_NAME },
  { "tempo", "reason", N_("reason") },
  { "tempo", "downbeat", N_("downbeat") },
  { "tempo", "warning-clicks", N_("warning clicks") },

  { "meter-change", "bar", "", HP_READ_AS_BAR },
  { "meter-change", "meter", "" },

  { "tempo-change", "at", "" },
  { "tempo-change", "beat", N_("beat"), HP_READ_AS_BEAT },
  { "tempo-change", "bpm", "" },
  { "tempo-change", "ramp", N_("ramp"), HP_READ_AS_KIND, N_("now moves to the next tempo"),
    N_("no longer moves to the next tempo") },

  { "tempo-lock", "hit", N_("hit") },
  { "tempo-lock", "bar", "", HP_READ_AS_BAR },
  { "tempo-lock", "beat", N_("beat") },

  { "layer", "name", N_("name"), HP_READ_AS_NAME },
  { "layer", "instrument", N_("instrument") },
  { "layer", "purpose", N_("purpose") },
  { "layer", "lead", N_("lead"), HP_READ_AS_KIND, N_("now leads"), N_("no longer leads") },
  { "layer", "curve", N_("intensity") },
  { "layer", "softest", N_("softest") },
  { "layer", "loudest", N_("loudest") },
  { "layer", "articulation", N_("articulation") },
  { "layer", "pan", N_("pan"), HP_READ_AS_PAN },
  { "layer", "distance", N_("distance"), HP_READ_AS_PERCENT },
  { "layer", "reverb", N_("reverb"), HP_READ_AS_PERCENT },

  { "entry", "in", N_("starts") },
  { "entry", "out", N_("ends") },

  { "automation", "control", N_("control") },
  { "automation", "points", "" },

  { "statement", "motif", N_("motif") },
  { "statement", "layer", N_("layer") },
  { "statement", "at", "" },
  { "statement", "steps", N_("scale steps") },
  { "statement", "transpose", N_("transposition"), HP_READ_AS_SEMITONES },
  { "statement", "mode", N_("mode") },
  { "statement", "invert", N_("inverted"), HP_READ_AS_KIND, N_("now inverted"),
    N_("no longer inverted") },
  { "statement", "reverse", N_("reversed"), HP_READ_AS_KIND, N_("now reversed"),
    N_("no longer reversed") },
  { "statement", "stretch", N_("note lengths"), HP_READ_AS_FACTOR },
  { "statement", "first", N_("first note"), HP_READ_AS_ORDINAL },
  { "statement", "count", N_("takes"), HP_READ_AS_NOTES },
  { "statement", "gentle", N_("gentle"), HP_READ_AS_KIND, N_("now gentle"),
    N_("no longer gentle") },

  { "targets", "cinema", N_("note for the cinema") },
  { "targets", "streaming", N_("note for streaming") },
  { "targets", "immersive", N_("note for immersive sound") },

  { "dialogue-line", "in", N_("in") },
  { "dialogue-line", "out", N_("out") },
  { "dialogue-line", "speaker", N_("speaker"), HP_READ_AS_CODE },
  { "dialogue-line", "text", N_("text"), HP_READ_AS_WORDING },

  { "reservation", "instrument", N_("instrument") },
  { "reservation", "rule", N_("rule") },
  { "reservation", "at", N_("not before") },
  { "reservation", "scene", N_("only in") },

  { "decision", "made", N_("made") },
  { "decision", "by", N_("made by") },
  { "decision", "about", N_("about") },
  { "decision", "scene", N_("scene") },
  { "decision", "at", N_("moment") },
  { "decision", "text", N_("text"), HP_READ_AS_WORDING },
  { "decision", "quote", N_("quote") },
  { "decision", "status", N_("status") },
  { "decision", "owner", N_("owner") },
  { "decision", "due", N_("due") },
  { "decision", "supersedes", N_("replaces") },
  { "decision", "rule", N_("advice dismissed"), HP_READ_AS_CODE },

  { "lost-object", "was", N_("what it was"), HP_READ_AS_CODE },
  { "lost-object", "scene", N_("scene"), HP_READ_AS_CODE },
  { "lost-object", "why", N_("reason") },
  { "lost-object", "object", N_("what is kept of it") },
};

const HpMemberTerms *
hp_member_get_terms (const HpMember *member,
                     const char     *kind)
{
  for (guint i = 0; i < G_N_ELEMENTS (terms); i++)
    if (g_str_equal (terms[i].kind, kind) && g_str_equal (terms[i].member, member->name))
      return &terms[i];

  return NULL;
}

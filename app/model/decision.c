#include "config.h"

#include "model/decision.h"

#include <glib/gi18n-lib.h>
#include <stdio.h>

#include "model/model-error.h"

G_DEFINE_ENUM_TYPE (HpDecisionAbout, hp_decision_about,
                    G_DEFINE_ENUM_VALUE (HP_DECISION_ABOUT_TEMPO, "tempo"),
                    G_DEFINE_ENUM_VALUE (HP_DECISION_ABOUT_INSTRUMENTATION, "instrumentation"),
                    G_DEFINE_ENUM_VALUE (HP_DECISION_ABOUT_PLACEMENT, "placement"),
                    G_DEFINE_ENUM_VALUE (HP_DECISION_ABOUT_MOTIF, "motif"),
                    G_DEFINE_ENUM_VALUE (HP_DECISION_ABOUT_TONE, "tone"),
                    G_DEFINE_ENUM_VALUE (HP_DECISION_ABOUT_MIX, "mix"),
                    G_DEFINE_ENUM_VALUE (HP_DECISION_ABOUT_PICTURE, "picture"),
                    G_DEFINE_ENUM_VALUE (HP_DECISION_ABOUT_ADVICE, "advice"),
                    G_DEFINE_ENUM_VALUE (HP_DECISION_ABOUT_OTHER, "other"))

G_DEFINE_ENUM_TYPE (HpDecisionStatus, hp_decision_status,
                    G_DEFINE_ENUM_VALUE (HP_DECISION_STATUS_OPEN, "open"),
                    G_DEFINE_ENUM_VALUE (HP_DECISION_STATUS_PROPOSED, "proposed"),
                    G_DEFINE_ENUM_VALUE (HP_DECISION_STATUS_AGREED, "agreed"),
                    G_DEFINE_ENUM_VALUE (HP_DECISION_STATUS_DROPPED, "dropped"))

struct _HpDecision
{
  HpElement parent_instance;

  char     *made;        /* RFC 3339, UTC */
  char     *by;
  int       about;       /* HpDecisionAbout */
  char     *scene;
  gint64    at;
  char     *text;
  char     *quote;       /* the words as they were said */
  int       status;      /* HpDecisionStatus */
  char     *owner;
  char     *due;         /* a date */
  GStrv     concerns;    /* ids of what exists because of it */
  char     *supersedes;
  char     *rule;        /* id of the advice it dismisses, or "" */
};

/* RFC 3339 in UTC, as "2026-11-20T10:15:00Z". */
static gboolean
check_made (const char  *text,
            GError     **error)
{
  g_autoptr(GDateTime) time = NULL;

  if (g_regex_match_simple ("^\\d{4}-\\d\\d-\\d\\dT\\d\\d:\\d\\d:\\d\\d(\\.\\d+)?Z$", text,
                            G_REGEX_DOLLAR_ENDONLY, 0))
    time = g_date_time_new_from_iso8601 (text, NULL);
  if (time != NULL)
    return TRUE;

  g_set_error (error, HP_MODEL_ERROR, HP_MODEL_ERROR_VALUE,
               /* Translators: what stands there. */
               _("“%s” is not a time: one such as 2026-11-20T10:15:00Z is expected"), text);
  return FALSE;
}

static gboolean
check_due (const char  *text,
           GError     **error)
{
  int year = 0, month = 0, day = 0;

  if (g_regex_match_simple ("^\\d{4}-\\d\\d-\\d\\d$", text, G_REGEX_DOLLAR_ENDONLY, 0) &&
      sscanf (text, "%d-%d-%d", &year, &month, &day) == 3 &&
      g_date_valid_dmy ((GDateDay) day, (GDateMonth) month, (GDateYear) year))
    return TRUE;

  g_set_error (error, HP_MODEL_ERROR, HP_MODEL_ERROR_VALUE,
               /* Translators: what stands there. */
               _("“%s” is not a date: one such as 2026-11-20 is expected"), text);
  return FALSE;
}

static const HpMember members[] = {
  { "made", HP_MEMBER_TEXT, G_STRUCT_OFFSET (HpDecision, made), .required = TRUE,
    .check = check_made },
  { "by", HP_MEMBER_TEXT, G_STRUCT_OFFSET (HpDecision, by), .refers = "person" },
  { "about", HP_MEMBER_CHOICE, G_STRUCT_OFFSET (HpDecision, about), .required = TRUE,
    .type = hp_decision_about_get_type },
  { "scene", HP_MEMBER_TEXT, G_STRUCT_OFFSET (HpDecision, scene), .refers = "scene" },
  { "at", HP_MEMBER_FRAME, G_STRUCT_OFFSET (HpDecision, at), .initial = -1 },
  { "text", HP_MEMBER_TEXT, G_STRUCT_OFFSET (HpDecision, text) },
  { "quote", HP_MEMBER_TEXT, G_STRUCT_OFFSET (HpDecision, quote) },
  { "status", HP_MEMBER_CHOICE, G_STRUCT_OFFSET (HpDecision, status), .required = TRUE,
    .type = hp_decision_status_get_type },
  { "owner", HP_MEMBER_TEXT, G_STRUCT_OFFSET (HpDecision, owner), .refers = "person" },
  { "due", HP_MEMBER_TEXT, G_STRUCT_OFFSET (HpDecision, due), .check = check_due },
  { "concerns", HP_MEMBER_IDS, G_STRUCT_OFFSET (HpDecision, concerns), .refers = "*" },
  { "supersedes", HP_MEMBER_TEXT, G_STRUCT_OFFSET (HpDecision, supersedes), .refers = "decision" },
  { "rule", HP_MEMBER_TEXT, G_STRUCT_OFFSET (HpDecision, rule) },
};

HP_DEFINE_ELEMENT (HpDecision, hp_decision, "decision")

HP_DEFINE_GETTER (HpDecision, hp_decision, const char *, made)
HP_DEFINE_GETTER (HpDecision, hp_decision, const char *, by)
HP_DEFINE_GETTER (HpDecision, hp_decision, HpDecisionAbout, about)
HP_DEFINE_GETTER (HpDecision, hp_decision, const char *, scene)
HP_DEFINE_GETTER (HpDecision, hp_decision, gint64, at)
HP_DEFINE_GETTER (HpDecision, hp_decision, const char *, text)
HP_DEFINE_GETTER (HpDecision, hp_decision, const char *, quote)
HP_DEFINE_GETTER (HpDecision, hp_decision, HpDecisionStatus, status)
HP_DEFINE_GETTER (HpDecision, hp_decision, const char *, owner)
HP_DEFINE_GETTER (HpDecision, hp_decision, const char *, due)
HP_DEFINE_GETTER (HpDecision, hp_decision, GStrv, concerns)
HP_DEFINE_GETTER (HpDecision, hp_decision, const char *, supersedes)
HP_DEFINE_GETTER (HpDecision, hp_decision, const char *, rule)

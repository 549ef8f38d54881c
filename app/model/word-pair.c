#include "model/word-pair.h"


struct _HpWordPair
{
  HpElement parent_instance;

  char     *pair;
  double    value;
  char     *by;
};

static const HpMember members[] = {
  { "pair", HP_MEMBER_TEXT, G_STRUCT_OFFSET (HpWordPair, pair), .required = TRUE },
  { "value", HP_MEMBER_NUMBER, G_STRUCT_OFFSET (HpWordPair, value), .required = TRUE, .min = -1,
    .max = 1 },
  { "by", HP_MEMBER_TEXT, G_STRUCT_OFFSET (HpWordPair, by), .refers = "person" },
};

HP_DEFINE_ELEMENT (HpWordPair, hp_word_pair, NULL)

HP_DEFINE_GETTER (HpWordPair, hp_word_pair, const char *, pair)
HP_DEFINE_GETTER (HpWordPair, hp_word_pair, double, value)
HP_DEFINE_GETTER (HpWordPair, hp_word_pair, const char *, by)

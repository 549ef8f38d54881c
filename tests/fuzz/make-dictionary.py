#!/usr/bin/env python3
"""Writes a dictionary for fuzzers, of all words of a JSON schema: make-dictionary.py SCHEMA."""
import json
import sys

# What a schema does not say: the marks of JSON, numbers at the edge of something, texts of the
# kinds that the format has, and the wrong bytes.
WORDS = [
    '{', '}', '[', ']', ',', ':', '"', '\\', '\\u0000', '\\ud800', '\\u00e9', ' ', '\n', '{}', '[]', '""',
    'true', 'false', 'null', 'NaN', 'Infinity', '//', '/*', '"format": "hairpin-plan"', '"version": 2',
    '0', '1', '-1', '-0', '0.5', '1.0', '0.00005', '0.99995', '1e400', '1e-400', '1e22', '9.3e18',
    '99999999.99995', '127', '128', '2147483648', '-2147483649', '9007199254740992',
    '9007199254740993', '9223372036854775807', '9223372036854775808', '-9223372036854775808',
    '"0"', '"1/4"', '"-1/4"', '"6720/6720"', '"1/11"', '"2147483647/6720"', '"99999999999999999999"',
    '"12-2"', '"9999-7"', '"12-8"', '"24000/1001"', '"60000/1001"', '"4294967295/4294967295"',
    '"C4"', '"F##-1"', '"Bbb9"', '"F# dorian"', '"7/8"', '"1M1"', '"2m07A"', '"#3584e4"',
    '"strings.violin"', '"01:00:00:00"', '"01:00:00;02"', '"23:59:59:23"', '"2026-02-28"',
    '"2026-11-20T10:15:00Z"', '"2024-02-29T23:59:60Z"', '"later": {"deep": [1, {"x": 0.25}]},',
    '"person-1"', '"instrument-1"', '"motif-1"', '"scene-1"', '"hit-1"', '"beat-1"', '"tempo-1"',
    '"layer-1"', '"statement-1"', '"decision-1"', '"layer-2"', '"hit-999999999999999"',
    '\x00', '\x01', '\x7f', '\x80', '\xff', '\xc0\xaf', '\xed\xa0\x80', '\xef\xbb\xbf',
]


def words_of(schema):
    """Each key, as it stands before its value, and each word that may be one."""
    if isinstance(schema, dict):
        for key in schema.get('properties', {}):
            yield f'"{key}": '
        for word in [*schema.get('enum', []), schema.get('const')]:
            if isinstance(word, str):
                yield json.dumps(word)
    for inner in schema.values() if isinstance(schema, dict) else schema:
        if isinstance(inner, (dict, list)):
            yield from words_of(inner)


def quote(word):
    return ''.join(chr(byte) if 0x20 <= byte < 0x7f and chr(byte) not in '"\\' else f'\\x{byte:02x}'
                   for byte in word.encode('latin-1'))


if __name__ == '__main__':
    with open(sys.argv[1], encoding='utf-8') as schema_file:
        words = dict.fromkeys([*WORDS, *words_of(json.load(schema_file))])
    print('\n'.join(f'"{quote(word)}"' for word in words))

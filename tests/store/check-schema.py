#!/usr/bin/python3
"""Asks the schema and the loader about the same plans, and wants no contradiction.

check-schema.py SCHEMA HAIRPIN PLAN…: the schema accepts each PLAN.  The first one is then broken
in every way that a table knows, one member at a time.  What the schema refuses,
`HAIRPIN validate` refuses; what the loader alone refuses, a $comment of the schema says.
"""
import copy
import json
import os
import pathlib
import re
import subprocess
import sys
import tempfile

SKIPPED = 77
BATCH = 400
GONE = object()

# In place of each member and item of the format, once; and of numbers, and of texts.
VALUES = [None, True, 1.5, '', 'sideways', [], [None], {}]
NUMBERS = [-1, 0, 1.0, 129]
TEXTS = ['hit-2', 'tempo-2', '0', '1/11']
TEXT_CHANGES = [
    lambda text: f' {text}', lambda text: f'{text}\n', lambda text: f'+{text}',
    lambda text: f'-{text}', lambda text: f'0{text}', lambda text: f'{text}0',
    lambda text: text + '0' * 25, str.swapcase, lambda text: text[:-1],
    lambda text: re.sub('[0-9]', '0', text), lambda text: re.sub('[0-9]', '9', text),
    lambda text: re.sub('[0-9]', '٣', text), lambda text: re.sub('[0-9]+', '9' * 15, text),
    lambda text: re.sub('[0-9]+', '9999', text, count=1),
    lambda text: re.sub('[0-9]+', '10000', text, count=1),
]
# In place of each list and object, wherever it stands.
LIST_CHANGES = [
    lambda items: items[::-1], lambda items: items[1:], lambda items: [*items, items[-1]],
    lambda items: [*items, 'sideways'],
]
OBJECT_CHANGES = [
    lambda members: {**members, 'of-a-later-version': {'kept': [1, 'as it is']}},
    lambda members: list(members.values()),
]

# What the loader says when it alone refuses, and the $comment on the way to that place.
KINDS = [
    (r'nothing in .* has the id|is the id of|^it names nothing', 'an id that is named exists'),
    (r'is the id of .* already', 'Ids are unique in the file'),
    (r'^a whole number', 'without a fraction'),
    (r'is not after the frame it comes in at', 'in is below out'),
    (r'^the first reel starts|^a reel starts where', 'the first starts at 0'),
    (r'^scenes are sorted', 'Sorted by in, then by id'),
    (r'^the points of a curve are sorted', 'Sorted by at; one point a frame'),
    (r'^notes are sorted', 'Sorted by at, then by pitch'),
    (r'^frames are sorted', 'Sorted; none stands twice'),
    (r'^the first meter|^meters are sorted', 'Sorted by bar; the first is at bar 1'),
    (r'^the first tempo|^tempi are sorted', 'Sorted by at; the first is at 0'),
    (r'^entries are sorted', 'Sorted; they do not overlap'),
    (r'is not a tempo plan of this scene', 'One of the tempo plans'),
    (r'is not a hit of this scene', 'A hit of the same scene'),
    (r'timecode|is outside 00:00:00:00', 'A label that exists'),
    (r'have drop-frame timecode', 'true only with 30000/1001'),
    (r'frames a second is outside|is not a frame rate', 'From 1 to 240'),
    (r'has a denominator that does not divide', 'divides 6720'),
    (r'is not a fraction', 'neither number is above 2147483647'),
    (r'is not a standard sound id', '894 ids'),
    (r'is not a time', 'A day and a time that exist'),
    (r'is not a date', 'A day that exists'),
    (r'goes by it', 'goes by'),
]


class Schema:
    """The schema, and what it says of a place in a plan."""

    def __init__(self, validator):
        self.validator = validator
        self.broken = set()   # what was broken: a schema's identity, its member or 'items', and a type

    def resolve(self, schema):
        """The schemas that all hold where @schema stands: itself, and what it refers to."""
        found = [schema]
        while '$ref' in found[-1]:
            found.append(self.validator.schema['$defs'][found[-1]['$ref'].removeprefix('#/$defs/')])
        return found

    def inner(self, schema, step):
        """The schema of a member or an item of what @schema describes, or None."""
        for part in self.resolve(schema):
            found = part.get('items') if isinstance(step, int) else \
                part.get('properties', {}).get(step)
            if found is not None:
                return found
        return None

    def way(self, place):
        """The schemas on the way from the plan to @place, as "scenes[0].out"."""
        schema = self.validator.schema
        yield schema
        for index, name in re.findall(r'\[(\d+)\]|([^.\[\]]+)', place):
            schema = self.inner(schema, int(index) if index else name)
            yield schema

    def comments(self, place):
        """Every $comment on the way to @place."""
        return ' '.join(part.get('$comment', '') for schema in self.way(place)
                        for part in self.resolve(schema))

    def words(self, schema):
        """The words of which one must stand there, or none where others may."""
        return next((part['enum'] for part in self.resolve(schema) if 'enum' in part), [])

    def limits(self, schema):
        """The first and the last number that may stand there, and their neighbours outside."""
        for part in self.resolve(schema):
            for choice in [part, *part.get('anyOf', [])]:
                step = 1 if choice.get('type') == 'integer' else 0.001
                if 'minimum' in choice:
                    yield from (choice['minimum'], choice['minimum'] - step)
                if 'maximum' in choice:
                    yield from (choice['maximum'], choice['maximum'] + step)

    def refuses(self, value, schema):
        return not self.validator.evolve(schema=schema).is_valid(value)

    def is_new(self, schema, step, kind):
        """Whether what @schema describes never had its member or item broken before."""
        name = step if isinstance(step, str) else 'items'
        places = {(id(part), name, kind) for part in self.resolve(schema)
                  if name in part or name in part.get('properties', {})}
        new = not places <= self.broken
        self.broken |= places
        return new

    def unbroken(self, schema=None, seen=None):
        """The members that the schema names, and that were never broken."""
        schema = self.validator.schema if schema is None else schema
        seen = set() if seen is None else seen
        for part in self.resolve(schema):
            for name, inner in part.get('properties', {}).items():
                if (id(part), name) in seen:
                    continue
                seen.add((id(part), name))
                if not any(place[:2] == (id(part), name) for place in self.broken):
                    yield name
                yield from self.unbroken(inner, seen)
            if 'items' in part:
                yield from self.unbroken(part['items'], seen)


def changes(schema, value, inner, is_new):
    """All that is tried in place of @value, which @inner describes."""
    yield GONE
    if is_new:
        yield from VALUES
        yield from schema.limits(inner)
        yield from schema.words(inner)
    if is_new and isinstance(value, (int, float)):
        yield from NUMBERS
    # Of a free text, any other would do.
    if is_new and isinstance(value, str) and schema.refuses('sideways', inner):
        yield from TEXTS
        yield from (change(value) for change in TEXT_CHANGES)
    elif isinstance(value, list) and value:
        yield from (change(value) for change in LIST_CHANGES)
    elif isinstance(value, dict):
        yield from (change(value) for change in OBJECT_CHANGES)


def refill(holder, kept):
    holder.clear()
    (holder.update if isinstance(holder, dict) else holder.extend)(kept)


def broken_plans(schema, plan, holder=None, holder_schema=None, place=''):
    """Each way to break @plan: the place, what stands there now, and whether the schema refuses.

    The schema is asked about no more than the part that changed: it says nothing of how parts
    go together.  The plan itself is changed, and changed back.
    """
    holder = plan if holder is None else holder
    holder_schema = schema.validator.schema if holder_schema is None else holder_schema
    kept = copy.copy(holder)

    for step, value in list(kept.items() if isinstance(kept, dict) else enumerate(kept)):
        inner = schema.inner(holder_schema, step)
        if inner is None:
            continue
        inner_place = f'{place}[{step}]' if isinstance(step, int) else \
            f'{place}.{step}' if place else step
        is_new = schema.is_new(holder_schema, step, type(value))
        for new in changes(schema, value, inner, is_new):
            if new is GONE:
                del holder[step]
                yield inner_place, 'nothing', schema.refuses(holder, holder_schema)
            else:
                holder[step] = new
                yield inner_place, repr(new), schema.refuses(new, inner)
            refill(holder, kept)
        if isinstance(value, (dict, list)):
            yield from broken_plans(schema, plan, value, inner, inner_place)


def validate(hairpin, folder, names):
    """What the loader says of each of the files: a list of (place, sentence), empty for a plan."""
    told = {name: [] for name in names}
    for start in range(0, len(names), BATCH):
        batch = names[start:start + BATCH]
        done = subprocess.run([hairpin, 'validate', *batch], cwd=folder, capture_output=True,
                              text=True, env={**os.environ, 'LC_ALL': 'C.UTF-8', 'LANGUAGE': ''})
        for line in done.stdout.splitlines():
            match = re.match(r'(\d+\.hairpin): (?:([a-z][^ ]*): )?(.*)', line)
            if match:
                told[match[1]].append((match[2] or '', match[3]))
        assert done.returncode == int(any(told[name] for name in batch)), \
            f'{batch[0]}…{batch[-1]}: status {done.returncode}\n{done.stderr}'
    return told


def stands_at(at, place):
    """Whether what is told at @at is told of @place: there, in it, or of the list it was in."""
    return at == place or at.startswith((f'{place}.', f'{place}[')) or \
        place.startswith(f'{at}[') and ']' not in place[len(at):-1]


def main(schema_file, hairpin, *plans):
    try:
        import jsonschema
    except ImportError:
        print('skipped: python3-jsonschema is not installed')
        return SKIPPED

    def check_pattern(validator, pattern, instance, schema):
        # The $ of JSON Schema is the very end; that of Python lets a line feed by.
        if isinstance(instance, str) and not re.search(re.sub(r'\$$', r'\\Z', pattern), instance):
            yield jsonschema.ValidationError(f'{instance!r} does not match {pattern!r}')

    base = jsonschema.Draft202012Validator
    document = json.loads(pathlib.Path(schema_file).read_text())
    base.check_schema(document)
    schema = Schema(jsonschema.validators.extend(base, {'pattern': check_pattern})(document))
    plan, *others = [json.loads(pathlib.Path(plan).read_text()) for plan in plans]
    wrong = [f'{name}: {error.json_path}: {error.message}' for name, good in
             zip(plans, [plan, *others]) for error in schema.validator.iter_errors(good)]
    if wrong:
        print('\n'.join(wrong))
        return 1

    cases = {}
    with tempfile.TemporaryDirectory() as folder:
        for case in broken_plans(schema, plan):
            name = f'{len(cases)}.hairpin'
            cases[name] = case
            pathlib.Path(folder, name).write_text(json.dumps(plan, ensure_ascii=False))
        told = validate(os.path.abspath(hairpin), folder, list(cases))
    wrong += [f'{plans[0]} has no member {name}' for name in schema.unbroken()]

    refused, alone, stated = 0, 0, {}
    for name, (place, value, refuses) in cases.items():
        refused += refuses
        for at, sentence in told[name]:
            *_, there = schema.way(at)
            words = re.search('is none of: (.*)', sentence)
            if words and set(words[1].split(', ')) != set(schema.words(there)):
                wrong.append(f'{at}: other words than those of the schema: {sentence}')
        if refuses and not told[name]:
            wrong.append(f'{place} = {value}: the schema refuses it, the loader does not')
        elif refuses and not any(stands_at(at, place) for at, _ in told[name]):
            wrong.append(f'{place} = {value}: the loader tells of {told[name]}')
        alone += not refuses and bool(told[name])
        for at, sentence in told[name] if not refuses else []:
            kinds = [comment for pattern, comment in KINDS if re.search(pattern, sentence)]
            stated.update((kind, (place, value, sentence)) for kind in kinds)
            if not any(kind in schema.comments(at) for kind in kinds):
                wrong.append(f'{place} = {value}: the loader alone refuses it, and no $comment on '
                             f'the way to {at or "the plan"} says why: {sentence}')

    for kind, (place, value, sentence) in sorted(stated.items()):
        print(f'the loader alone, “{kind}”: {place} = {value}: {sentence}')
    wrong += [f'nothing was refused for “{comment}”' for _, comment in KINDS if comment not in stated]
    print('\n'.join(wrong))
    print(f'{len(cases)} broken plans: {refused} refused by both, {alone} by the loader alone, '
          f'{len(wrong)} contradictions')
    return int(bool(wrong) or not refused)


if __name__ == '__main__':
    sys.exit(main(*sys.argv[1:]))

#!/usr/bin/env python3
"""Fails when a room of app/ includes one that it may not know, or a folder is no room."""
import pathlib
import re
import sys

PLAN = {'core', 'music', 'model'}
LOGIC = PLAN | {'codec', 'media', 'score', 'store', 'advice', 'compare', 'export', 'import',
                'audition'}
# A room may include itself and what stands here, nothing else.
MAY_INCLUDE = {
    'core': set(), 'music': {'core'}, 'codec': {'core'}, 'media': {'core'},
    'view': {'core', 'music'}, 'draw': {'core', 'music', 'view'}, 'model': {'core', 'music'},
    'score': PLAN, 'store': PLAN, 'advice': PLAN,
    'compare': PLAN | {'codec'}, 'import': PLAN | {'codec'},
    'export': PLAN | {'codec', 'score', 'view', 'draw'}, 'audition': PLAN | {'score', 'media'},
    'desk': LOGIC, 'cli': LOGIC | {'view', 'draw'}, 'ui': LOGIC | {'desk', 'view', 'draw'},
    'main.c': {'cli', 'ui'},
}

# What the build makes stands in no room.
GENERATED = {'config.h', 'hp-ui-resources.h', 'sound-ids.inc'}


def forbidden(app):
    """A line for each include that goes upwards, or leaves the room by the window."""
    for path in sorted(app.rglob('*.[ch]')):
        room = path.relative_to(app).parts[0]
        place = path.relative_to(app)
        if room not in MAY_INCLUDE:
            yield f'{place}: {room}/ is not a room'
            continue
        for number, line in enumerate(path.read_text().splitlines(), 1):
            match = re.match(r'\s*#\s*include\s+"([^"]+)"', line)
            if not match:
                continue
            other = match[1].split('/')[0]
            if '/' not in match[1]:
                if match[1] not in GENERATED:
                    yield f'{place}:{number}: “{match[1]}” names no room'
            elif other != room and other not in MAY_INCLUDE[room]:
                yield f'{place}:{number}: {room}/ may not include {other}/'


if __name__ == '__main__':
    wrong = list(forbidden(pathlib.Path(sys.argv[1])))
    print('\n'.join(wrong) or f'{len(MAY_INCLUDE)} rooms, no forbidden include')
    sys.exit(bool(wrong))

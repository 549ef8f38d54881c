#!/usr/bin/env python3
"""Fails when a file of app/ with words for people is not in po/POTFILES, or a file there is gone.

check-potfiles.py ROOT
"""
import pathlib
import re
import sys

WORDS = {
    '.c': re.compile(r'\b(?:_|C_|N_|NC_|Q_|g?ngettext|g?dngettext|g?dp?gettext2?)\s*\('),
    '.ui': re.compile(r'\btranslatable="(?:yes|true|1)"', re.I),
}
NO_WORDS = re.compile(r'/\*.*?\*/|<!--.*?-->', re.S)


def find_faults(root):
    """A line for each file that is missing in the list or in app/, or stands there twice."""
    lines = (root / 'po' / 'POTFILES').read_text().splitlines()
    listed = [line.strip() for line in lines if line.strip() and not line.startswith('#')]
    for name in sorted(set(listed)):
        if not (root / name).is_file():
            yield f'{name} is in po/POTFILES, and does not exist'
        if listed.count(name) > 1:
            yield f'{name} is in po/POTFILES twice'
    for path in sorted((root / 'app').rglob('*')):
        name = path.relative_to(root).as_posix()
        words = WORDS.get('.c' if path.suffix == '.h' else path.suffix)
        if words and words.search(NO_WORDS.sub('', path.read_text())) and name not in listed:
            yield f'{name} has words for people, and is not in po/POTFILES'


if __name__ == '__main__':
    faults = list(find_faults(pathlib.Path(sys.argv[1])))
    print('\n'.join(faults) or 'po/POTFILES names every file with words for people')
    sys.exit(bool(faults))

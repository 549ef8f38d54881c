#!/usr/bin/env python3
"""What the kernel is asked for by edits and saves, as strace sees it: check-calls.py ACT SHIM.

An edit is one short write, a save syncs twice, and nothing but a sync syncs.  The
library of check-faults.py sees all that strace sees: what slips through it would be
tried by no fault.
"""
import collections
import os
import pathlib
import re
import shutil
import subprocess
import sys
import tempfile

ACT, SHIM = (os.path.abspath(path) for path in sys.argv[1:3])
MAX_EDIT = 1000    # bytes that an edit writes
MAX_SYNCS = 2      # of a save

# What changes a disk, by the word that the library has for it.
WORDS = {
    'open': 'open', 'openat': 'open', 'creat': 'open', 'write': 'write', 'fsync': 'sync',
    'fdatasync': 'sync', 'rename': 'rename', 'link': 'link', 'unlink': 'unlink', 'mkdir': 'mkdir',
    'rmdir': 'rmdir', 'ftruncate': 'truncate',
}
OTHERS = {'pwrite64', 'writev', 'pwritev', 'copy_file_range', 'sendfile', 'splice', 'fallocate',
          'truncate', 'renameat', 'renameat2', 'linkat', 'unlinkat', 'mkdirat', 'symlink',
          'symlinkat', 'mknod', 'mknodat', 'sync_file_range', 'syncfs', 'sync', 'openat2'}
OTHER = 'other'
CALL = re.compile(r'^\d+ +(\w+)\((.*)\) += (-?\d+|\?)')


def trace(scenario, folder):
    """The calls below @folder, and what was told among them: (word, arguments, result)."""
    log, calls = pathlib.Path(f'{folder}.log'), pathlib.Path(f'{folder}.calls')
    preload = f"LD_PRELOAD={os.environ.get('HAIRPIN_PRELOAD', '')} {SHIM}"
    lines = [['prepare', folder],
             ['run', scenario, folder, log, 0, 0, 0, 0, 0, -1, 0, 1]]
    subprocess.run(['strace', '-f', '-y', '-s', '120', '-E', preload,
                    '-e', f'trace={",".join("?" + name for name in [*WORDS, *OTHERS])}',
                    '-o', calls, ACT],
                   input='\n'.join('\t'.join(map(str, line)) for line in lines), text=True,
                   stdout=subprocess.DEVNULL, check=True)
    found = []
    for line in calls.read_text(errors='replace').splitlines():
        match = CALL.match(line)
        if match:
            found.append(match.groups())
    return found, log


def below(calls, folder):
    """The calls from where the log begins, each with its word; notes are words themselves."""
    begun = False
    for name, arguments, result in calls:
        if f'{folder}.log' in arguments:
            begun = True
            note = re.search(r'note\\t\w+\\t(\w+)', arguments)
            if name == 'writev' and note:
                yield 'note', note[1], 0
        elif begun and str(folder) in arguments and result.lstrip('-').isdigit():
            yield WORDS.get(name, OTHER), arguments, int(result)


def problems(scenario, folder, tally):
    calls, log = trace(scenario, folder)
    seen = list(below(calls, folder))
    told = None
    n_writes = n_bytes = n_syncs = 0
    for word, arguments, result in seen:
        if word == 'note':
            if arguments == 'kept':
                tally['edits'] += 1
                tally['longest edit'] = max(tally['longest edit'], n_bytes)
                if n_writes != 1 or n_bytes > MAX_EDIT:
                    yield f'an edit made {n_writes} writes of {n_bytes} bytes'
            if arguments == 'saved':
                tally['saves'] += 1
                tally['most syncs'] = max(tally['most syncs'], n_syncs)
                if n_syncs > MAX_SYNCS:
                    yield f'a save synced {n_syncs} times'
            if arguments in ('kept', 'at') and told in ('edit', 'saved') and n_syncs > 0:
                yield f'what is not for a worker synced, before “{arguments}”'
            if not (told == 'saving' and arguments in ('edit', 'kept')):
                n_syncs = 0
                told = arguments
            n_writes = n_bytes = 0
        elif word == OTHER:
            yield f'a call that no fault is tried in, with {arguments}'
        n_writes += word == 'write'
        n_bytes += result if word == 'write' else 0
        n_syncs += word == 'sync'

    ours = collections.Counter(words.split(b'\t')[0].decode()
                               for words in log.read_bytes().split(b'\n')
                               if re.match(rb'(open|write|sync|rename|link|unlink|mkdir|rmdir|'
                                           rb'truncate)\t', words))
    theirs = collections.Counter(word for word, _, result in seen
                                 if word in WORDS.values() and result >= 0)
    # A folder that is listed is opened inside of libc.
    theirs['open'] -= sum(word == 'open' and result >= 0 and 'O_DIRECTORY' in arguments and
                          'O_NONBLOCK' in arguments for word, arguments, result in seen)
    for word in sorted({*ours, *theirs}):
        tally['calls'] += ours[word]
        if ours[word] != theirs[word]:
            yield f'{word}: {theirs[word]} calls, of which {ours[word]} were seen'


def main():
    print('1..1')
    if shutil.which('strace') is None:
        print('ok 1 /faults/calls # SKIP there is no strace')
        return False
    if subprocess.run(['strace', '-o', '/dev/null', 'true'], capture_output=True).returncode != 0:
        print('ok 1 /faults/calls # SKIP strace may not trace here')
        return False

    wrong = []
    tally = collections.Counter()
    for scenario in ('film', 'untitled', 'untitled-edited'):
        with tempfile.TemporaryDirectory(prefix='hairpin-calls-') as scratch:
            folder = pathlib.Path(os.path.realpath(scratch), 'folder')
            folder.mkdir()
            wrong += [f'{scenario}: {line}' for line in problems(scenario, folder, tally)]
    for line in wrong:
        print(f'# {line}')
    print('# ' + ', '.join(f'{name}: {n}' for name, n in tally.items()))
    good = not wrong and tally['edits'] > 20 and tally['saves'] > 4
    print(f'{"ok" if good else "not ok"} 1 /faults/calls')
    return not good


if __name__ == '__main__':
    sys.exit(main())

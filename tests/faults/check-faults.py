#!/usr/bin/env python3
"""Saves and journals under faults of the disk: check-faults.py ACT SHIM [--full] [PART…].

Without --full, which takes a quarter of an hour, some of the rarer combinations are left out.

Scenarios are run once for each call that may fail and each way to, once for each
moment that the process may be killed in, and what they wrote is cut off wherever a
power cut may do it.  After each, the plans are opened as the program would, and
must be as the log of the scenario promises.
"""
import collections
import errno
import itertools
import os
import pathlib
import queue
import shutil
import subprocess
import sys
import tempfile
import threading
import traceback

import power
import story

ACT, SHIM = (os.path.abspath(path) for path in sys.argv[1:3])
FULL = '--full' in sys.argv
PARTS = [word for word in sys.argv[3:] if not word.startswith('-')]
N_PROCESSES = 2
N_TOLD = 12       # bad outcomes that are told in words

KINDS = ['open', 'read', 'write', 'sync', 'close', 'rename', 'link', 'unlink', 'mkdir', 'rmdir',
         'truncate', 'chmod', 'chown', 'lock', 'dup', 'list', 'stat']
PASS, FAIL, SHORT, ZERO, KILL_BEFORE, KILL_HALF, KILL_AFTER = range(7)
ERRORS = {
    'open': [errno.ENOSPC, errno.EACCES, errno.EMFILE], 'read': [errno.EIO],
    'write': [errno.ENOSPC, errno.EIO], 'sync': [errno.EIO, errno.ENOSPC], 'close': [errno.EIO],
    'rename': [errno.EIO, errno.EACCES, errno.ENOSPC], 'link': [errno.EPERM],
    'unlink': [errno.EACCES, errno.EIO], 'mkdir': [errno.ENOSPC, errno.EACCES],
    'rmdir': [errno.EACCES], 'truncate': [errno.EIO], 'chmod': [errno.EPERM],
    'chown': [errno.EPERM], 'lock': [errno.ENOLCK], 'dup': [errno.EMFILE],
    'list': [errno.EMFILE, errno.EACCES], 'stat': [errno.EIO, errno.EACCES],
}
SCENARIOS = ['film', 'untitled', 'untitled-edited']

Fault = collections.namedtuple('Fault', 'kind nth answer error onwards also kills',
                               defaults=('open', 0, PASS, 0, False, None, False))


class Act:
    """The driver, which runs and judges one thing at a time, always in one folder: plans are known
    by their place."""

    def __init__(self, folder):
        self.folder = folder
        # A sanitizer wants to be the first of all libraries.
        before = os.environ.get('HAIRPIN_PRELOAD', '')
        env = dict(os.environ, LD_PRELOAD=f'{before} {SHIM}', G_DEBUG='fatal-warnings',
                   LC_ALL='C.UTF-8')
        self.process = subprocess.Popen([ACT], stdin=subprocess.PIPE, stdout=subprocess.PIPE,
                                        stderr=subprocess.DEVNULL, env=env, text=True)

    def ask(self, *words):
        """What was printed, a list of words a line, and how it ended."""
        self.process.stdin.write('\t'.join(str(word) for word in words) + '\n')
        self.process.stdin.flush()
        lines = []
        while True:
            words = self.process.stdout.readline().rstrip('\n').split('\t')
            if words[0] in ('end', ''):
                return lines, int(words[1])
            lines.append(words)

    def run(self, scenario, log, fault, traces):
        return self.ask('run', scenario, self.folder, log, KINDS.index(fault.kind), fault.nth,
                        fault.answer, fault.error, int(fault.onwards),
                        KINDS.index(fault.also) if fault.also else -1, int(fault.kills),
                        int(traces))

    def judge(self):
        return self.ask('judge', self.folder)

    def empty(self):
        shutil.rmtree(self.folder, ignore_errors=True)


def read_log(path):
    """The lines of a log: their words, and the bytes that follow them."""
    text = path.read_bytes()
    at = 0
    while at < len(text):
        end = text.index(b'\n', at)
        *words, size = text[at:end].decode().split('\t')
        at = end + 1 + int(size)
        yield words, text[end + 1:at]
        at += 1


def story_of(path, before=None):
    told = before.copy() if before else story.Story()
    for words, _ in read_log(path):
        if words[0] == 'note':
            told.tell(words[1:])
    return told


class Place:
    """A scenario and the folder it begins with, of each driver."""

    def __init__(self, scenario, folders, before=None, name=None):
        self.scenario = scenario
        self.folders = folders
        self.before = before
        self.name = name or scenario


class Tally:
    def __init__(self, name):
        self.name = name
        self.lock = threading.Lock()
        self.tried = collections.Counter()
        self.bad = []
        self.n_disks = 0
        self.n_copies = 0

    def add(self, kind, what, wrong):
        with self.lock:
            self.tried[kind] += 1
            if wrong:
                self.bad.append((what, wrong))

    def report(self):
        told = ', '.join(f'{kind} {n}' for kind, n in self.tried.most_common())
        print(f'# {self.name}: {sum(self.tried.values())} states, {len(self.bad)} bad ({told})')
        for what, wrong in self.bad[:N_TOLD]:
            print(f'#   {what}: {"; ".join(wrong)}')
        return not self.bad


class Checker:
    def __init__(self, scratch):
        self.scratch = scratch
        self.numbers = itertools.count()
        self.acts = [Act(scratch / f'act-{n}') for n in range(N_PROCESSES)]

    def new_folder(self):
        return self.scratch / str(next(self.numbers))

    def stop(self):
        for act in self.acts:
            act.process.stdin.close()
            act.process.wait()

    def each(self, jobs, function):
        """Calls function(act, job) for all of @jobs, on all processors."""
        todo = queue.SimpleQueue()
        wrong = []
        for job in jobs:
            todo.put(job)

        def work(act):
            while not wrong:
                try:
                    function(act, todo.get_nowait())
                except queue.Empty:
                    return
                except BaseException:
                    wrong.append(traceback.format_exc())
        threads = [threading.Thread(target=work, args=[act]) for act in self.acts]
        for thread in threads:
            thread.start()
        for thread in threads:
            thread.join()
        if wrong:
            raise RuntimeError(wrong[0])

    def begin(self, scenario):
        folder = self.new_folder()
        folder.mkdir()
        _, end = self.acts[0].ask('prepare', folder)
        assert end == 0, end
        return Place(scenario, {act: folder for act in self.acts})

    def play(self, act, place, fault, traces=False):
        """Runs the scenario of @place, from its beginning: the log, and what was printed."""
        log = pathlib.Path(f'{act.folder}.log')
        log.unlink(missing_ok=True)
        act.empty()
        shutil.copytree(place.folders[act], act.folder)
        return log, *act.run(place.scenario, log, fault, traces)

    def try_fault(self, act, place, fault, tally):
        log, _, end = self.play(act, place, fault)
        told = story_of(log, place.before)
        killed = fault.kills or fault.answer >= KILL_BEFORE
        wrong = []
        if end != 0 and not (killed and end == -9):
            wrong.append(f'it ended by {end}')
        findings, end = act.judge()
        if end != 0:
            wrong.append(f'opening ended by {end}')
        wrong += story.check(told, findings)
        tally.add(fault.kind, f'{place.name} {" ".join(str(word) for word in fault)}', wrong)

    def return_to(self, place, fault):
        """What is there to come back to after @fault."""
        folders = {}
        for act in self.acts:
            folders[act] = self.new_folder()
            log, _, _ = self.play(act, place, fault)
            shutil.copytree(act.folder, folders[act])
        return Place('return', folders, story_of(log, place.before),
                     f'return after {" ".join(str(word) for word in fault)},')

    def counts(self, place):
        """How often each kind of call is met, where nothing goes wrong."""
        act = self.acts[0]
        log, lines, end = self.play(act, place, Fault())
        assert end == 0, (place.name, end)
        findings, end = act.judge()
        wrong = story.check(story_of(log, place.before), findings)
        assert not wrong and end == 0, (place.name, wrong, end)
        return {KINDS[int(kind)]: int(n) for _, kind, n in lines}


def errors(counts):
    """Each call fails in each way, alone and from there on; the end comes in order, or not."""
    for kind, n in counts.items():
        ways = [(FAIL, number, False) for number in ERRORS[kind]]
        ways += [(FAIL, number, True) for number in ERRORS[kind]]
        if kind == 'write':
            ways += [(FAIL, errno.EINTR, False)]
            ways += [(answer, 0, onwards) for answer in (SHORT, ZERO) for onwards in (False, True)]
        for nth in range(1, n + 1):
            for answer, number, onwards in ways:
                for kills in (False, True) if FULL else (nth % 2 == 0,):
                    yield Fault(kind, nth, answer, number, onwards, None, kills)


def double_errors(counts):
    """What mends a failure fails, too."""
    for kind, also in (('write', 'truncate'), ('write', 'unlink'), ('sync', 'unlink'),
                       ('rename', 'unlink'), ('open', 'unlink'), ('sync', 'dup')):
        answers = [SHORT, FAIL] if kind == 'write' else [FAIL]
        for nth in range(1, counts[kind] + 1):
            for answer in answers:
                for onwards in (False, True):
                    yield Fault(kind, nth, answer, errno.EIO, onwards, also, True)


def kills(counts):
    for kind, n in counts.items():
        for nth in range(1, n + 1):
            yield Fault(kind, nth, KILL_BEFORE)
            yield Fault(kind, nth, KILL_AFTER)
            if kind == 'write':
                yield Fault(kind, nth, KILL_HALF)


def check_faults(checker, make_faults, name):
    tally = Tally(name)
    for scenario in SCENARIOS:
        place = checker.begin(scenario)
        checker.each(list(make_faults(checker.counts(place))),
                     lambda act, fault: checker.try_fault(act, place, fault, tally))
    return tally.report()


def check_return(checker):
    """The same to somebody who comes back after an end without a word."""
    tally = Tally('return')
    first = checker.begin('film')
    n_writes = checker.counts(first)['write']
    for nth in range(3, n_writes + 1, 1 if FULL else 7):
        place = checker.return_to(first, Fault('write', nth, KILL_AFTER))
        if place.before.plans['film'].home != 'film.hairpin':
            break
        counts = checker.counts(place)
        faults = [*errors(counts), *kills(counts)]
        checker.each(faults if FULL else faults[nth % 3::3],
                     lambda act, fault: checker.try_fault(act, place, fault, tally))
    return tally.report()


def power_states(act, place, log, stride):
    """Each moment's states of the disk, and the story up to there."""
    disk = power.Disk(place.folders[act], act.folder, stride)
    told = place.before.copy() if place.before else story.Story()
    all_told = [told]
    changed = True
    for words, data in read_log(log):
        if words[0] == 'note':
            # The calls until here are over when this is said.
            if changed:
                yield from ((tree, told) for tree in disk.trees())
            told = told.copy()
            told.tell(words[1:])
            all_told.append(told)
            changed = True
        elif disk.do(words, data):
            yield from ((tree, told) for tree in disk.trees())
            changed = False
    yield from ((tree, told) for tree in disk.trees())


def cut_power(checker, act, place, fault, stride, tally):
    """Judges all that a power cut may leave of one run."""
    log, _, end = checker.play(act, place, fault, traces=True)
    assert end in (0, -9), (place.name, fault, end)
    judged = {}
    promises = set()
    for tree, told in power_states(act, place, log, stride):
        key = power.digest(tree)
        if (key, id(told)) in promises:
            continue
        promises.add((key, id(told)))
        if key not in judged:
            act.empty()
            act.folder.mkdir()
            power.make(tree, act.folder)
            judged[key] = act.judge()
        findings, end = judged[key]
        wrong = story.check(told, findings, power=True)
        if end != 0:
            wrong.append(f'opening ended by {end}')
        tally.n_copies += any('aside' in finding for finding in findings)
        tally.add(place.name, ' '.join(str(word) for word in fault), wrong)
    tally.n_disks += len(judged)


def check_power(checker, places, faults, stride, name):
    tally = Tally(name)
    stride = 1 if FULL else stride
    jobs = [(place, fault) for place in places for fault in faults(checker, place)]
    checker.each(jobs, lambda act, job: cut_power(checker, act, *job, stride, tally))
    tally.name = f'{name} ({tally.n_disks} disks, {tally.n_copies} needless copies)'
    return tally.report()


def check_sees(checker):
    """A disk that lies about its syncs must be found out."""
    tally = Tally('lies')
    place = checker.begin('untitled')
    cut_power(checker, checker.acts[0], place, Fault('sync', 1, ZERO, 0, True), 7, tally)
    n_tried = sum(tally.tried.values())
    print(f'# lies: {len(tally.bad)} of {n_tried} states are bad, as they must be')
    return bool(tally.bad)


def no_fault(checker, place):
    return [Fault()]


def failed_syncs(checker, place):
    n = checker.counts(place)['sync']
    return [Fault('sync', nth, FAIL, errno.EIO) for nth in range(1, n + 1, 1 if FULL else 4)]


def check_order(checker):
    """Where nothing goes wrong, nothing is left but plans and their backups."""
    wrong = []
    act = checker.acts[0]
    for scenario in SCENARIOS:
        log, _, _ = checker.play(act, checker.begin(scenario), Fault())
        left = [str(path.relative_to(act.folder)) for path in act.folder.rglob('*')
                if path.is_file() and 'backups' not in path.parts and path.suffix != '.hairpin']
        if story_of(log).refused:
            wrong.append(f'{scenario}: something was refused')
        if scenario == 'untitled' and left:
            wrong.append(f'{scenario}: {left}')
    print(*[f'# {line}' for line in wrong], sep='\n', end='\n' if wrong else '')
    return not wrong


def main():
    cases = {
        'order': check_order,
        'lies-are-seen': check_sees,
        'errors': lambda checker: check_faults(checker, errors, 'errors'),
        'double-errors': lambda checker: check_faults(checker, double_errors, 'double errors'),
        'kills': lambda checker: check_faults(checker, kills, 'kills'),
        'return': check_return,
        'power': lambda checker: check_power(
            checker, [checker.begin(name) for name in SCENARIOS], no_fault, 11, 'power cuts'),
        'power-after-failed-syncs': lambda checker: check_power(
            checker, [checker.begin('film')], failed_syncs, 101, 'power cuts after failed syncs'),
    }
    failed = False
    cases = {name: case for name, case in cases.items() if not PARTS or name in PARTS}
    print(f'1..{len(cases)}')
    shm = '/dev/shm' if os.access('/dev/shm', os.W_OK) else None
    for number, (name, case) in enumerate(cases.items(), 1):
        with tempfile.TemporaryDirectory(prefix='hairpin-faults-', dir=shm) as scratch:
            checker = Checker(pathlib.Path(scratch))
            try:
                good = case(checker)
            except Exception:
                good = False
                print(*[f'# {line}' for line in traceback.format_exc().splitlines()], sep='\n')
            checker.stop()
        failed = failed or not good
        print(f'{"ok" if good else "not ok"} {number} /faults/{name}', flush=True)
    return failed


if __name__ == '__main__':
    sys.exit(main())

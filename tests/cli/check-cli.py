#!/usr/bin/env python3
"""Calls the program as a script would, and reports in TAP: check-cli.py HAIRPIN."""
import csv
import errno
import fractions
import io
import json
import os
import pathlib
import resource
import shutil
import signal
import subprocess
import sys
import tempfile
import time
import traceback
import urllib.parse

HAIRPIN = os.path.abspath(sys.argv[1])
EXAMPLE = pathlib.Path(os.environ['G_TEST_SRCDIR'], 'data', 'everything.hairpin')
VIDEO = pathlib.Path(os.path.abspath(os.environ.get('HAIRPIN_SHARED', '/nowhere')),
                     'fixtures', 'video')
FILM = VIDEO / 'synthetic' / 'fn-23976-tc.mov'
NO_FILMS = f'the films of {VIDEO} are not at hand'
CASES = []


class Skip(Exception):
    pass


def case(name):
    def add(function):
        CASES.append((f'/cli/{name}', function))
        return function
    return add


def run(*args, stdin=b'', locale='C.UTF-8', **options):
    """What came of a call: its exit status, and its two outputs."""
    env = dict(os.environ, LC_ALL=locale, LANGUAGE='')
    for name in ('DISPLAY', 'WAYLAND_DISPLAY', 'DBUS_SESSION_BUS_ADDRESS'):
        env.pop(name, None)
    done = subprocess.run([HAIRPIN, *args], input=stdin, capture_output=True, env=env,
                          timeout=120, **options)
    done.out = done.stdout.decode('utf-8', 'replace')
    done.err = done.stderr.decode('utf-8', 'replace')
    return done


def check(done, status, out=None, err=None):
    """@out is the whole standard output, @err a part of the standard error; '' is none."""
    told = f'status {done.returncode}\nout: {done.out}\nerr: {done.err}'
    assert done.returncode == status, told
    if out is not None:
        assert done.out == out, told
    if err == '':
        assert done.err == '', told
    elif err is not None:
        assert err in done.err and done.err.startswith('hairpin: '), told
    return done


def copy_plan(name='plan.hairpin', change=None):
    plan = json.loads(EXAMPLE.read_text())
    if change:
        change(plan)
    pathlib.Path(name).write_text(json.dumps(plan, ensure_ascii=False))
    return name


def three_cues(plan):
    """Three scenes, two of them of one cue number but for its case."""
    scene = plan['scenes'][0]
    scenes = []
    for number, cue in enumerate(['1M1', '1m1', '1M2']):
        scenes.append({'id': f'scene-9{number}', 'cue': cue, 'title': cue,
                       'in': scene['in'] + number, 'out': scene['out'] + number,
                       'function': 'score', 'status': 'spotted', 'hits': []})
    plan.update(scenes=scenes, reserved=[], decisions=[], lost=[])


def need_films():
    if not FILM.exists():
        raise Skip(NO_FILMS)


def lone_user():
    """Options of run() that take the rights of root away."""
    return {'user': 65534, 'group': 65534, 'extra_groups': []} if os.geteuid() == 0 else {}


# The program itself

@case('help-names-every-verb')
def test_help():
    for option in ('--help', '-h'):
        out = check(run(option), 0, err='').out
        for verb in ('new', 'info', 'validate', 'export', 'formats', 'diff', 'timecode'):
            assert f'\n  {verb} ' in out, out


@case('version')
def test_version():
    words = check(run('--version'), 0, err='').out.split()
    assert words[0] == 'hairpin' and words[1][0].isdigit() and len(words) == 2, words


@case('every-verb-has-help')
def test_verb_help():
    for verb in ('new', 'info', 'validate', 'export', 'formats', 'diff', 'timecode'):
        assert f'hairpin {verb}' in check(run(verb, '--help'), 0, err='').out


@case('a-mistyped-verb-is-no-file')
def test_unknown_verb():
    check(run('exprot', 'plan.hairpin'), 2, out='', err='“exprot”')


@case('an-unknown-option-is-misuse')
def test_unknown_option():
    for verb in ('new', 'info', 'validate', 'export', 'formats', 'diff', 'timecode'):
        check(run(verb, '--sideways'), 2, out='', err='--sideways')


@case('missing-arguments-are-misuse')
def test_missing_arguments():
    copy_plan()
    for args in (['new'], ['new', 'x.hairpin'], ['new', '--picture', 'x.mov'], ['info'],
                 ['info', 'plan.hairpin', 'plan.hairpin'], ['validate'], ['export'],
                 ['export', 'plan.hairpin'], ['export', '--to', 'csv'], ['formats', 'csv'],
                 ['diff'], ['diff', 'plan.hairpin'], ['diff', '-', '-'],
                 ['diff', 'plan.hairpin', 'plan.hairpin', 'plan.hairpin'],
                 ['timecode'], ['timecode', '5'], ['timecode', '--rate', '24']):
        check(run(*args), 2, out='', err='hairpin: ')


@case('a-full-disk-is-told')
def test_full_disk():
    if not os.path.exists('/dev/full'):
        raise Skip('there is no /dev/full')
    copy_plan()
    for args in (['formats'], ['info', 'plan.hairpin'], ['--help'],
                 ['diff', 'plan.hairpin', 'plan.hairpin'],
                 ['export', 'plan.hairpin', '--to', 'csv', '-o', '-']):
        with open('/dev/full', 'wb') as full:
            done = subprocess.run([HAIRPIN, *args], stdout=full, stderr=subprocess.PIPE)
        assert done.returncode == 1 and b'No space left' in done.stderr, (args, done)


# timecode

@case('timecode/both-ways')
def test_timecode():
    for rate, drop, frame, label in (
            ('24', False, 0, '00:00:00:00'), ('24', False, 120612, '01:23:45:12'),
            ('24000/1001', False, 86400, '01:00:00:00'), ('23.976', False, 120612, '01:23:45:12'),
            ('23.98', False, 120612, '01:23:45:12'), ('25', False, 2159999, '23:59:59:24'),
            ('29.97', True, 1800, '00:01:00;02'), ('30000/1001', True, 17981, '00:09:59;29'),
            ('29.97', False, 1800, '00:01:00:00'), ('59.94', True, 3600, '00:01:00;04'),
            ('119.88', True, 7200, '00:01:00;08'), ('120', False, 119, '00:00:00:119'),
            ('25/2', False, 13, '00:00:01:00'), ('1', False, 3600, '01:00:00:00'),
            ('240', False, 240, '00:00:01:00'), ('47.952', False, 48, '00:00:01:00')):
        options = ['--drop-frame'] if drop else []
        check(run('timecode', '--rate', rate, *options, str(frame)), 0, f'{label}\n', '')
        check(run('timecode', '--rate', rate, *options, label), 0, f'{frame}\n', '')


@case('timecode/wraps-at-midnight')
def test_timecode_wraps():
    check(run('timecode', '--rate', '25', '2160000', '2160001', '--', '-1'), 0,
          '00:00:00:00\n00:00:00:01\n23:59:59:24\n', '')
    check(run('timecode', '--rate', '29.97', '-d', '2589408', str(2 ** 63 - 1)), 0)


@case('timecode/any-separator')
def test_timecode_separators():
    check(run('timecode', '--rate', '29.97', '--drop-frame', '00:01:00:02', '00:01:00;02',
              '00:01:00.02', '00,01,00,02'), 0, '1800\n' * 4, '')


@case('timecode/bad-values-leave-the-others')
def test_timecode_bad_values():
    done = check(run('timecode', '--rate', '29.97', '--drop-frame', '1800', '00:01:00;00', 'x',
                     '25:00:00;00', '', '99999999999999999999', '00:01:00;02'), 1,
                 '00:01:00;02\n1800\n')
    lines = done.err.splitlines()
    assert len(lines) == 5 and all(line.startswith('hairpin: ') for line in lines), done.err
    assert 'drop-frame' in lines[0] and '“x”' in lines[1], done.err


@case('timecode/refuses-rates')
def test_timecode_rates():
    for rate in ('0', '241', '1/2', '24/0', '', 'fast', '-24', '24/1001x', '23.97x', '1e3', '12.5'):
        check(run('timecode', f'--rate={rate}', '0'), 2, out='', err='hairpin: ')
    for rate in ('24', '23.976', '25', '30', '60', '47.952', '240'):
        check(run('timecode', '--rate', rate, '--drop-frame', '0'), 2, out='', err='drop-frame')


# formats

@case('formats/json-and-lines-agree')
def test_formats():
    formats = json.loads(check(run('formats', '--json'), 0, err='').out)
    lines = check(run('formats'), 0, err='').out.splitlines()
    assert len(lines) == len(formats) >= 2
    for line, known in zip(lines, formats):
        assert line.split() == [known['id'], known['direction'], known['kind'],
                                known['media-type'], ','.join(known['extensions'])], line
    assert {'csv', 'musicxml'} <= {known['id'] for known in formats}


# info and validate

@case('info/one-screen')
def test_info():
    copy_plan(change=lambda plan: plan.update(title='A\x1b[31m\nfilm'))
    lines = check(run('info', 'plan.hairpin'), 0, err='').out.splitlines()
    assert len(lines) <= 24 and lines[0] == 'A [31m film', lines
    assert any('1M1' in line for line in lines), lines


@case('info/from-a-pipe')
def test_info_pipe():
    check(run('info', '-', stdin=EXAMPLE.read_bytes()), 0, err='')
    check(run('info', '-', stdin=b''), 1, out='', err='-: ')


@case('info/tells-all-that-is-wrong')
def test_info_errors():
    copy_plan(change=lambda plan: plan.update(title=3, cuts=[2, 1]))
    done = check(run('info', 'plan.hairpin'), 1, out='', err='hairpin: plan.hairpin: title: ')
    assert 'hairpin: plan.hairpin: cuts[1]: ' in done.err, done.err


@case('validate/good-plans-are-silent')
def test_validate():
    copy_plan('a.hairpin')
    copy_plan('b.hairpin')
    check(run('validate', 'a.hairpin', 'b.hairpin'), 0, '', '')
    check(run('validate', '-', stdin=EXAMPLE.read_bytes()), 0, '', '')


@case('validate/every-error-with-its-place')
def test_validate_errors():
    def change(plan):
        plan['scenes'][0]['curve'][1]['level'] = 1.7
        plan['picture']['frame-rate'] = '24/0'
        plan['scenes'][0]['hits'][0]['id'] = plan['scenes'][0]['id']
    copy_plan('bad.hairpin', change)
    copy_plan('good.hairpin')
    done = check(run('validate', 'bad.hairpin', 'good.hairpin', 'missing.hairpin'), 1,
                 err='missing.hairpin: There is no such file')
    assert 'bad.hairpin: scenes[0].curve[1].level: 1.7 is outside 0…1\n' in done.out, done.out
    assert all(line.startswith('bad.hairpin: ') for line in done.out.splitlines()), done.out
    assert len(done.out.splitlines()) >= 3, done.out


@case('validate/names-of-files-as-given')
def test_validate_names():
    os.mkdir('deep')
    for name in ('with space.hairpin', 'deep/音楽.hairpin', '1M1: the “door”.hairpin', '-.hairpin',
                 'new'):
        pathlib.Path(name).write_text('{')
        done = check(run('validate', '--', f'./{name}' if name[0] == '-' else name), 1, err='')
        assert done.out.startswith((f'{name}: line 1', f'./{name}: line 1')), done.out
    raw = b'\xff\xfe.hairpin'
    with open(raw, 'wb') as file:
        file.write(EXAMPLE.read_bytes())
    check(run('validate', raw), 0, '', '')


@case('validate/strange-files-are-refused')
def test_validate_strange():
    pathlib.Path('empty.hairpin').write_bytes(b'')
    pathlib.Path('binary.hairpin').write_bytes(bytes(range(256)) * 64)
    pathlib.Path('deep.hairpin').write_text('[' * 100000)
    copy_plan('many.hairpin', lambda plan: plan.update(cuts=['x'] * 500))
    os.mkdir('folder.hairpin')
    for name in ('empty', 'binary', 'deep', 'folder'):
        check(run('validate', f'{name}.hairpin'), 1)
    done = check(run('validate', 'many.hairpin'), 1, err='more errors are not shown')
    assert len(done.out.splitlines()) == 100


@case('validate/what-never-ends-is-left')
def test_validate_endless():
    os.mkfifo('nobody-writes.hairpin')
    for name in ('nobody-writes.hairpin', '/dev/zero'):
        check(run('validate', name), 1, '', 'a pipe or a device')
    check(run('validate', '-', stdin=b' ' * ((64 << 20) + 1)), 1, '', '-: It is too large')


@case('validate/in-another-locale')
def test_validate_locale():
    copy_plan('bad.hairpin', lambda plan: plan.update(title=3))
    done = check(run('validate', 'bad.hairpin', locale='C'), 1)
    assert done.out.startswith('bad.hairpin: title: '), done.out


@case('a-later-version-is-read-and-told')
def test_newer():
    copy_plan('later.hairpin', lambda plan: plan.update(version=2))
    check(run('info', 'later.hairpin'), 0, err='later version')
    check(run('validate', 'later.hairpin'), 0, '', 'later version')


# export

@case('export/csv')
def test_export_csv():
    copy_plan('The Film.hairpin')
    check(run('export', 'The Film.hairpin', '--to', 'csv'), 0, 'The Film.csv\n', '')
    rows = list(csv.DictReader(io.StringIO(pathlib.Path('The Film.csv').read_bytes().decode(),
                                           newline='')))
    plan = json.loads(EXAMPLE.read_text())
    assert [row['cue'] for row in rows] == [scene['cue'] for scene in plan['scenes']], rows
    check(run('export', 'The Film.hairpin', '--to', 'csv', '-o', '-'), 0,
          pathlib.Path('The Film.csv').read_bytes().decode(), '')


@case('export/a-file-a-scene')
def test_export_scenes():
    copy_plan(change=three_cues)
    done = check(run('export', 'plan.hairpin', '--to', 'musicxml', '-o', 'out'), 0, err='')
    names = ['plan-1M1.musicxml', 'plan-1m1-2.musicxml', 'plan-1M2.musicxml']
    assert done.out.split() == [f'out/{name}' for name in names], done.out
    assert sorted(os.listdir('out')) == sorted(names)
    # The name of a scene does not depend on which others are written.
    os.mkdir('again')
    check(run('export', 'plan.hairpin', '--to', 'musicxml', '--scene', '1m1', '-o', 'again/'), 0)
    for name in os.listdir('again'):
        assert pathlib.Path('again', name).read_bytes() == pathlib.Path('out', name).read_bytes()


@case('export/one-scene')
def test_export_one():
    copy_plan(change=three_cues)
    check(run('export', 'plan.hairpin', '--to', 'musicxml', '--scene', '1M02', '-o', 'x.xml'), 0,
          'x.xml\n', '')
    text = pathlib.Path('x.xml').read_text()
    check(run('export', 'plan.hairpin', '--to', 'musicxml', '--scene', '1M2', '-o', '-'), 0,
          text, '')
    check(run('export', '-', '--to', 'musicxml', '--scene', '1M2', '-o', '-',
              stdin=pathlib.Path('plan.hairpin').read_bytes()), 0, text, '')
    check(run('export', 'plan.hairpin', '--to', 'musicxml', '-o', '-'), 2, '', '--scene')
    check(run('export', 'plan.hairpin', '--to', 'musicxml', '--scene', '1M1', '--scene', '1M2',
              '-o', '-'), 2, '', '--scene')
    assert sorted(os.listdir()) == ['plan.hairpin', 'x.xml']


@case('export/source-music-has-a-number-of-its-own')
def test_export_source():
    def change(plan):
        three_cues(plan)
        plan['scenes'][1]['cue'] = '1M2s'
    copy_plan(change=change)
    check(run('export', 'plan.hairpin', '--to', 'musicxml', '--scene', '1M2'), 0,
          'plan-1M2.musicxml\n', '')
    check(run('export', 'plan.hairpin', '--to', 'musicxml', '--scene', '1m02S'), 0,
          'plan-1M2s.musicxml\n', '')


@case('export/from-a-pipe-is-named-by-its-title')
def test_export_pipe():
    copy_plan(change=lambda plan: plan.update(title='../A/B: “the film”'))
    check(run('export', '-', '--to', 'csv', stdin=pathlib.Path('plan.hairpin').read_bytes()), 0)
    assert len(os.listdir()) == 2, os.listdir()
    assert not any(c in name for name in os.listdir() for c in ':/'), os.listdir()


@case('export/what-is-not-there')
def test_export_missing():
    copy_plan(change=three_cues)
    copy_plan('none.hairpin',
              lambda plan: plan.update(scenes=[], reserved=[], decisions=[], lost=[]))
    check(run('export', 'plan.hairpin', '--to', 'vellum'), 2, '', '“vellum”')
    check(run('export', 'plan.hairpin', '--to', 'musicxml', '--scene', '9M9'), 1, '', '“9M9”')
    check(run('export', 'plan.hairpin', '--to', 'csv', '--scene', '1M1'), 2, '', '“csv”')
    check(run('export', 'none.hairpin', '--to', 'musicxml'), 1, '', 'no scene')
    check(run('export', 'gone.hairpin', '--to', 'csv'), 1, '', 'gone.hairpin: There is no such')
    check(run('export', 'plan.hairpin', '--to', 'csv', '-o', 'no/such/file.csv'), 1, '', 'no/such')
    assert sorted(os.listdir()) == ['none.hairpin', 'plan.hairpin']


@case('export/ours-are-overwritten-strangers-are-not')
def test_export_overwrites():
    copy_plan(change=three_cues)
    for name, args in (('plan.csv', ['--to', 'csv']),
                       ('plan-1M2.musicxml', ['--to', 'musicxml', '--scene', '1M2'])):
        call = ['export', 'plan.hairpin', *args]
        path = pathlib.Path(name)
        check(run(*call), 0)
        ours = path.read_bytes()
        check(run(*call), 0)
        for theirs in (b'cue,title\n1M1,mine\n', b'<?xml version="1.0"?><score-partwise/>', b'x'):
            path.write_bytes(theirs)
            check(run(*call), 1, '', f'{name}: ')
            assert path.read_bytes() == theirs
        check(run(*call, '--force'), 0)
        assert path.read_bytes() == ours
        path.write_bytes(b'')
        check(run(*call), 0)
        assert path.read_bytes() == ours
    # One format's file is another's stranger.
    check(run('export', 'plan.hairpin', '--to', 'csv', '-o', 'plan-1M2.musicxml'), 1, '')


@case('export/never-over-the-plan')
def test_export_over_plan():
    copy_plan()
    before = pathlib.Path('plan.hairpin').read_bytes()
    os.symlink('plan.hairpin', 'link.csv')
    for output in ('plan.hairpin', './plan.hairpin', 'link.csv'):
        check(run('export', 'plan.hairpin', '--to', 'csv', '--force', '-o', output), 1, '', output)
    assert pathlib.Path('plan.hairpin').read_bytes() == before


@case('export/a-folder-that-may-not-be-written')
def test_export_read_only():
    copy_plan(change=three_cues)
    os.mkdir('locked')
    os.chmod('locked', 0o555)
    shutil.copy(HAIRPIN, 'hairpin')
    try:
        done = subprocess.run(['./hairpin', 'export', 'plan.hairpin', '--to', 'csv', '-o', 'locked'],
                              capture_output=True, text=True, **lone_user())
    except PermissionError as error:
        if error.errno != errno.EPERM:
            raise
        raise Skip('this root may not become another user') from error
    assert done.returncode == 1 and done.stdout == '', done
    assert done.stderr.startswith('hairpin: locked/plan.csv: '), done
    assert os.listdir('locked') == []


@case('export/a-scene-that-fails-leaves-the-others')
def test_export_partly():
    copy_plan(change=three_cues)
    os.mkdir('plan-1M1.musicxml')
    done = check(run('export', 'plan.hairpin', '--to', 'musicxml'), 1, err='plan-1M1.musicxml: ')
    assert done.out.split() == ['plan-1m1-2.musicxml', 'plan-1M2.musicxml'], done.out


@case('export/whole-or-not-at-all')
def test_export_whole():
    def limit():
        signal.signal(signal.SIGXFSZ, signal.SIG_IGN)
        resource.setrlimit(resource.RLIMIT_FSIZE, (100, 100))
    copy_plan()
    pathlib.Path('plan.csv').write_bytes(b'')
    check(run('export', 'plan.hairpin', '--to', 'csv', preexec_fn=limit), 1, '', 'plan.csv: ')
    assert sorted(os.listdir()) == ['plan.csv', 'plan.hairpin']
    assert os.path.getsize('plan.csv') == 0


@case('export/into-a-device')
def test_export_device():
    copy_plan()
    check(run('export', 'plan.hairpin', '--to', 'csv', '-o', '/dev/null'), 0, err='')
    os.mkfifo('pipe')
    reader = subprocess.Popen(['cat', 'pipe'], stdout=subprocess.PIPE)
    check(run('export', 'plan.hairpin', '--to', 'csv', '-o', 'pipe'), 0, err='')
    assert reader.communicate()[0].startswith(b'cue,title,')


# diff

def letter(plan):
    """Edits of one scene, and of what lies around it."""
    scene = plan['scenes'][0]
    scene.update(cue='1M3', out=1000, title='The letter')
    scene['hits'][0]['at'] += 3
    scene['layers'][0]['pan'] = 0
    scene['layers'].append({'id': 'layer-4', 'name': 'Low strings', 'instrument': 'instrument-1'})
    plan['markers'] = []
    plan['dialogue'].insert(0, {'in': 120, 'out': 140, 'speaker': 'TOM', 'text': 'From whom?'})
    plan['later'] = {'x': 0.25}


LETTER = """\
Plan: something that a later version wrote added
1M3 The letter: renumbered 1M1 → 1M3; title “T” → “The letter”; out 01:00:13;10 → 01:00:33;10; \
hit “l” 3 frames later; layer “V”: pan 20 % left → centre; layer “Low strings” added
Markers: marker “m” at 02:00:33;10 removed
Dialogue: line “From whom?” (TOM) at 01:00:04;00 added
"""


@case('diff/one-line-a-scene')
def test_diff():
    copy_plan('old.hairpin')
    copy_plan('new.hairpin', letter)
    check(run('diff', 'old.hairpin', 'new.hairpin'), 0, LETTER, '')
    for args, name in ((['-', 'new.hairpin'], 'old.hairpin'), (['old.hairpin', '-'], 'new.hairpin')):
        check(run('diff', *args, stdin=pathlib.Path(name).read_bytes()), 0, LETTER, '')


@case('diff/nothing-changed')
def test_diff_nothing():
    copy_plan('old.hairpin')
    shutil.copy(EXAMPLE, 'new.hairpin')
    check(run('diff', 'old.hairpin', 'new.hairpin'), 0, 'Nothing changed.\n', '')
    done = check(run('diff', '--json', 'old.hairpin', 'new.hairpin'), 0, err='')
    assert json.loads(done.out) == {'old': 'old.hairpin', 'new': 'new.hairpin', 'changes': []}


@case('diff/json')
def test_diff_json():
    copy_plan('old.hairpin')
    copy_plan('new.hairpin', letter)
    done = check(run('diff', '--json', 'old.hairpin', 'new.hairpin'), 0, err='')
    document = json.loads(done.out)
    assert list(document) == ['old', 'new', 'changes'], document
    changes = document['changes']
    assert len(changes) == 9, changes
    keys = ['scene', 'cue', 'object', 'kind', 'place', 'change', 'member', 'from', 'to', 'text']
    assert all(list(change) == keys for change in changes), changes
    by_place = {(change['place'], change['member']): change for change in changes}
    assert by_place['', None] == {
        'scene': None, 'cue': None, 'object': None, 'kind': 'plan', 'place': '',
        'change': 'changed', 'member': None, 'from': None, 'to': {'later': {'x': 0.25}},
        'text': 'something that a later version wrote added'}
    assert by_place['scenes[0].hits[0]', 'at'] == {
        'scene': 'scene-1', 'cue': '1M3', 'object': 'hit-1', 'kind': 'hit',
        'place': 'scenes[0].hits[0]', 'change': 'changed', 'member': 'at', 'from': 300, 'to': 303,
        'text': 'hit “l” 3 frames later'}
    pan = by_place['scenes[0].layers[0]', 'pan']
    assert (pan['from'], pan['to'], pan['object']) == (-0.2, 0, 'layer-1'), pan
    layer = by_place['scenes[0].layers[1]', None]
    assert layer['change'] == 'added' and layer['from'] is None, layer
    assert layer['to']['name'] == 'Low strings' and layer['to']['distance'] == 0.3, layer
    marker = by_place['markers[0]', None]
    assert marker['change'] == 'removed' and marker['to'] is None, marker
    assert marker['from'] == json.loads(EXAMPLE.read_text())['markers'][0], marker
    line = by_place['dialogue[0]', None]
    assert line['kind'] == 'dialogue-line' and line['object'] is None, line


@case('diff/json-of-what-moved')
def test_diff_moved():
    def adopt(plan):
        plan['scenes'][1]['hits'] = [dict(plan['markers'].pop(), weight=4)]
        plan['scenes'][0]['layers'][0]['entries'][0]['in'] = 112
    copy_plan('old.hairpin')
    copy_plan('new.hairpin', adopt)
    done = check(run('diff', '--json', 'old.hairpin', 'new.hairpin'), 0, err='')
    entry, moved, weight = json.loads(done.out)['changes']
    assert (entry['object'], entry['kind'], entry['place']) == \
        ('layer-1', 'entry', 'scenes[0].layers[0].entries[0]'), entry
    assert (moved['change'], moved['from'], moved['to'], moved['scene']) == \
        ('moved', 'markers[0]', 'scenes[1].hits[0]', 'scene-2'), moved
    assert (weight['member'], weight['from'], weight['to']) == ('weight', 3, 4), weight


@case('diff/what-cannot-be-read')
def test_diff_refuses():
    copy_plan()
    copy_plan('bad.hairpin', lambda plan: plan.update(title=3))
    check(run('diff', 'plan.hairpin', 'gone.hairpin'), 1, '', 'gone.hairpin: There is no such')
    check(run('diff', 'bad.hairpin', 'plan.hairpin'), 1, '', 'bad.hairpin: title: ')
    check(run('diff', 'plan.hairpin', '-', stdin=b'{'), 1, '', 'hairpin: -: ')
    # Both are told.
    done = check(run('diff', 'bad.hairpin', 'gone.hairpin'), 1, '', 'bad.hairpin: ')
    assert 'gone.hairpin: ' in done.err, done.err


@case('diff/a-later-version')
def test_diff_newer():
    copy_plan()
    copy_plan('later.hairpin', lambda plan: plan.update(version=2, title='Later'))
    check(run('diff', 'plan.hairpin', 'later.hairpin'), 0,
          'Plan: title “Everything” → “Later”\n', 'later.hairpin: A later version')


@case('diff/in-another-locale')
def test_diff_locale():
    copy_plan('old.hairpin')
    copy_plan('new.hairpin', letter)
    done = check(run('diff', '--json', 'old.hairpin', 'new.hairpin', locale='C'), 0)
    assert json.loads(done.out)['changes'][1]['text'] == 'renumbered 1M1 → 1M3', done.out


# new

def new_plan(*args, plan='plan.hairpin', picture=FILM, **options):
    done = check(run('new', plan, '--picture', str(picture), *args, **options), 0, '')
    text = pathlib.Path(plan).read_text()
    check(run('validate', plan), 0, '', '')
    return json.loads(text), done


@case('new/from-a-film')
def test_new():
    need_films()
    plan, done = new_plan()
    assert done.err == '', done.err
    assert plan['title'] == 'fn-23976-tc'
    assert plan['picture']['frame-rate'] == '24000/1001' and plan['picture']['drop-frame'] is False
    assert plan['reels'] == [{'number': 1, 'start': 0, 'duration': 240, 'uri': FILM.as_uri(),
                              'offset': 0, 'start-timecode': '01:00:00:00'}], plan['reels']


@case('new/as-told')
def test_new_options():
    need_films()
    plan, _ = new_plan('--title', 'Ünïcode “film”', '--start-timecode', '10:00:00:00')
    assert plan['title'] == 'Ünïcode “film”'
    assert plan['reels'][0]['start-timecode'] == '10:00:00:00'
    plan, _ = new_plan('--frame-rate', '25', '--force')
    # 10.01 s of film: the last frame of 25 a second begins at 10 s.
    assert plan['picture']['frame-rate'] == '25' and plan['reels'][0]['duration'] == 251, plan
    plan, _ = new_plan('--frame-rate', '29.97', '--drop-frame', '--title', '', '--force')
    assert plan['picture']['frame-rate'] == '30000/1001' and plan['picture']['drop-frame'] is True
    assert plan['reels'][0]['start-timecode'] == '01:00:00;00', plan
    assert plan['reels'][0]['duration'] == 300, plan
    assert plan.get('title', '') == ''


@case('new/refuses')
def test_new_refuses():
    need_films()
    film = ['--picture', str(FILM)]
    for args in (['--frame-rate', 'fast'], ['--frame-rate', '241'], ['--drop-frame'],
                 ['--frame-rate', '119.88', '--drop-frame'], ['--start-timecode', '1:2:3'],
                 ['--start-timecode', '00:00:00:24'],
                 ['--frame-rate', '29.97', '--drop-frame', '--start-timecode', '00:01:00;00']):
        check(run('new', 'plan.hairpin', *film, *args), 2, '', 'hairpin: ')
    check(run('new', 'plan.hairpin', '--picture', 'gone.mov'), 1, '', 'gone.mov')
    check(run('new', 'plan.hairpin', '--picture', '.'), 1, '', 'folder')
    check(run('new', 'no/folder/plan.hairpin', *film), 1, '', 'no/folder/plan.hairpin: ')
    assert os.listdir() == []


@case('new/never-over-a-file')
def test_new_overwrites():
    need_films()
    path = pathlib.Path('plan.hairpin')
    path.write_text('mine')
    check(run('new', 'plan.hairpin', '--picture', str(FILM)), 1, '', 'plan.hairpin: It exists')
    assert path.read_text() == 'mine'
    new_plan('--force')
    shutil.copy(FILM, 'film.mov')
    check(run('new', 'film.mov', '--picture', 'film.mov', '--force'), 1, '', 'film.mov: ')
    assert pathlib.Path('film.mov').read_bytes() == FILM.read_bytes()


@case('new/names-the-picture-from-the-plan')
def test_new_uri():
    need_films()
    os.makedirs('film/reels')
    odd = 'film/reels/réel 1 #2 50%.mov'
    shutil.copy(FILM, odd)
    shutil.copy(FILM, 'film/scheme: x.mov')
    shutil.copy(FILM, 'outside ü.mov')
    for picture, plan, expected in (
            (odd, 'film/a.hairpin', 'reels/réel%201%20%232%2050%25.mov'),
            (odd, 'film/reels/b.hairpin', 'réel%201%20%232%2050%25.mov'),
            ('film/scheme: x.mov', 'film/e.hairpin', 'scheme%3A%20x.mov'),
            ('outside ü.mov', 'film/c.hairpin', pathlib.Path('outside ü.mov').absolute().as_uri()),
            (pathlib.Path(odd).absolute().as_uri(), 'film/d.hairpin',
             'reels/réel%201%20%232%2050%25.mov')):
        plan, _ = new_plan(plan=plan, picture=picture)
        uri = plan['reels'][0]['uri']
        # Letters of other alphabets may be escaped or not.
        assert urllib.parse.unquote(uri) == urllib.parse.unquote(expected), (uri, expected)
        assert ' ' not in uri and '#' not in uri, uri
    done = check(run('new', '-', '--picture', odd), 0, err='')
    uri = json.loads(done.out)['reels'][0]['uri']
    assert urllib.parse.unquote(uri) == 'file://' + os.path.abspath(odd), uri


@case('new/every-film-at-hand')
def test_new_films():
    need_films()
    facts = json.loads((VIDEO / 'facts.json').read_text())
    n_films = n_exact = n_refused = 0
    slowest = 0
    for name, fact in sorted(facts.items()):
        film = VIDEO / name
        if not film.exists():
            continue
        n_films += 1
        path = pathlib.Path(f'{n_films}.hairpin')
        start = time.monotonic()
        done = run('new', str(path), '--picture', str(film))
        slowest = max(slowest, time.monotonic() - start)
        told = f'{name}: {done.returncode} {done.err}'

        if 'video' not in fact or fact.get('unreadable'):
            n_refused += 1
            assert done.returncode == 1 and not path.exists(), told
            assert done.err.startswith(f'hairpin: {film}: '), told
            continue

        assert done.returncode == 0, told
        plan = json.loads(path.read_text())
        reel = plan['reels'][0]
        video = fact['video']
        assert reel['duration'] > 0, told
        if 'timecode' in fact:
            assert reel['start-timecode'] == fact['timecode'], (told, reel)
            assert plan['picture']['drop-frame'] == (';' in fact['timecode']), told

        # Where the facts name one rate, it is exact.  Damaged films have as many frames as
        # can be shown, and an edit list may hide pictures that the facts count.
        if (video['variable'] or video['r_frame_rate'] != video['avg_frame_rate'] or
                'broken' in name or 'editlist' in name):
            continue
        n_exact += 1
        assert fractions.Fraction(plan['picture']['frame-rate']) == \
            fractions.Fraction(video['r_frame_rate']), (told, plan['picture'])
        assert reel['duration'] == video['pictures'], (told, reel)

    print(f'# {n_films} films: {n_exact} exact, {n_refused} refused, at most {slowest:.1f} s')
    assert n_exact >= 30 and n_refused >= 4, (n_exact, n_refused)
    assert slowest < 30, slowest


def main():
    failed = False
    print(f'1..{len(CASES)}')
    for number, (name, function) in enumerate(CASES, 1):
        with tempfile.TemporaryDirectory(prefix='hairpin-cli-') as folder:
            os.chmod(folder, 0o755)
            os.chdir(folder)
            try:
                function()
                print(f'ok {number} {name}', flush=True)
            except Skip as reason:
                print(f'ok {number} {name} # SKIP {reason}', flush=True)
            except Exception:
                failed = True
                for line in traceback.format_exc().splitlines():
                    print(f'# {line}')
                print(f'not ok {number} {name}', flush=True)
            finally:
                os.chdir('/')
                if os.path.isdir(f'{folder}/locked'):
                    os.chmod(f'{folder}/locked', 0o755)
    return failed


if __name__ == '__main__':
    sys.exit(main())

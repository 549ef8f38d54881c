#!/usr/bin/env python3
"""Shows sketches of many kinds of cues to programs that others wrote, and wants no complaint.

check-musicxml.py EXPORT-PLAN SHARED [SCENE…]: exports one plan of cues and the example, and
runs the readers of SHARED/oracles on what came out.  Skipped where they are not installed.
"""
import concurrent.futures
import json
import os
import pathlib
import subprocess
import sys
import tempfile

SKIPPED = 77
FPS = 24000 / 1001


def point(at, level, shape='smooth'):
    return {'at': at, 'level': level, 'shape': shape}


def hit(number, at, label):
    return {'id': f'hit-{number}', 'at': at, 'label': label, 'kind': 'cut', 'weight': 3,
            'early': 1, 'late': 2, 'lands-on': 'beat', 'streamer': 0, 'punch': 0}


def tempo(at, bpm, beat='1/4', ramp=False):
    return {'at': at, 'beat': beat, 'bpm': bpm, 'ramp': ramp}


class Film:
    """A plan whose cues follow one another, each on its own stretch of the picture."""

    def __init__(self):
        self.scenes = []
        self.next_hit = 1
        self.next_frame = 1000

    def add(self, seconds, tempos=None, meters=(('1', '4/4'),), downbeat=0, curve=(), hits=(),
            title='A cue'):
        """Times in seconds from `in`; tempos None leaves the tempo undecided."""
        number = len(self.scenes) + 1
        start = self.next_frame
        frames = max(1, round(seconds * FPS))
        self.next_frame += frames + 5000
        scene = {
            'id': f'scene-{number}', 'cue': f'1M{number}', 'title': title,
            'in': start, 'out': start + frames, 'function': 'score', 'status': 'spotted',
            'curve': [point(start + round(t * FPS), level, *shape) for t, level, *shape in curve],
            'hits': [],
        }
        for t, label in sorted(hits, key=lambda h: h[0]):
            scene['hits'].append(hit(self.next_hit, start + round(t * FPS), label))
            self.next_hit += 1
        if tempos is not None:
            scene['tempo-plan'] = f'tempo-{number}'
            scene['tempo-plans'] = [{
                'id': f'tempo-{number}', 'name': 'A', 'downbeat': start + round(downbeat * FPS),
                'warning-clicks': 0,
                'meters': [{'bar': int(bar), 'meter': meter} for bar, meter in meters],
                'tempos': tempos,
            }]
        self.scenes.append(scene)

    def plan(self):
        return {
            'format': 'hairpin-plan', 'version': 1, 'title': 'Nœud & <Knot> “夜” ',
            'composer': 'Ævar Þ. \u0007Ōno', 'numbering': 'per-reel',
            'picture': {'frame-rate': '24000/1001', 'drop-frame': False, 'first-action': 0},
            'reels': [{'number': 1, 'start': 0, 'duration': self.next_frame,
                       'start-timecode': '01:00:00:00'}],
            'scenes': self.scenes,
        }


def film():
    """Few cues with much in each: a reader takes a second or so for one."""
    made = Film()
    arc = ((0, 0.1), (12, 0.9), (20, 0.15))
    made.add(20, None, curve=arc, title='\u200fשלום, ‮مرحبا: no tempo',
             hits=((1, 'שלום, world'), (2, '👋🏽 & <b>"quotes"</b> \\ {x} % #'), (3, ' \u0001 '),
                   (4, ''), (5, 'two\nlines\ttab'), (6, 'é e\u0301 \ufffe'), (19.99, 'end')))
    made.add(25, [tempo('0', 96.5)], meters=((1, '7/8'), (3, '5/4'), (4, '3/2'), (6, '32/32')),
             curve=((0, 0), (11, 1), (25, 0)), title='Odd meters, niente ends')
    made.add(40, [tempo('0', 90, ramp=True), tempo('2', 120), tempo('5', 120, ramp=True),
                  tempo('25/3', 63.25, '3/8'), tempo('9', 63.25, '5/16', True),
                  tempo('39/4', 80, '1/2')], downbeat=-4,
             meters=((1, '4/4'), (4, '6/8')), curve=arc, title='Ramps')
    made.add(30, [tempo('0', '12-2'), tempo('33/16', '18-5', '3/8')], downbeat=2.7, curve=arc,
             hits=((0, 'on the first frame'), (1.1, 'in the pickup'), (2.69, 'just before')),
             title='Film clicks after a pickup')
    made.add(1200, [tempo('0', 143), tempo('100', 90.123, ramp=True), tempo('140', 60)],
             meters=((1, '4/4'), (31, '3/4')), curve=((0, 0.1), (600, 1), (1190, 0.02), (1200, 0)),
             title='Sixty hits in twenty minutes',
             hits=[(1 + i * 1.117, f'hit {i}') for i in range(60)])
    made.add(1 / 24, [tempo('0', 60)], curve=((0, 1),), title='One frame')
    made.add(10, [tempo('0', 60, ramp=True), tempo('1/64', 80), tempo('1/12', 61), tempo('1/5', 70),
                  tempo('7/32', 71)], meters=((1, '2/2'),), downbeat=1,
             curve=[(i * 0.25, i % 2, 'line') for i in range(37)], title='Restless')
    return made.plan()


def complaints(script, file):
    """The lines in which a reader does not say ok, or an empty list."""
    run = subprocess.run(['bash', script, str(file)], capture_output=True, text=True, check=False)
    if run.returncode == 0 and not any(' warn ' in line for line in run.stdout.splitlines()) \
            and '! ' not in run.stdout:
        return []
    return run.stdout.splitlines() + run.stderr.splitlines()


def main(export_plan, shared, *wanted):
    cache = pathlib.Path(os.environ.get('XDG_CACHE_HOME') or pathlib.Path.home() / '.cache')
    script = cache / 'hairpin-oracles' / 'oracles' / 'musicxml-check.sh'
    if not (script.exists() and (script.parent / 'node_modules' / 'webmscore').exists()):
        print('skipped: the independent readers are not installed (shared/oracles/setup.sh)')
        return SKIPPED

    failed = False
    with tempfile.TemporaryDirectory() as folder:
        plans = {'cues': pathlib.Path(folder, 'cues.hairpin')}
        plans['cues'].write_text(json.dumps(film()))
        example = pathlib.Path(shared, 'design', 'example.hairpin')
        if example.exists():
            plans['example'] = example
        files = []
        for name, plan in plans.items():
            out = pathlib.Path(folder, name)
            out.mkdir()
            subprocess.run([export_plan, str(plan), str(out)], check=True)
            files += [file for file in sorted(out.glob('*.musicxml'))
                      if not wanted or file.stem in wanted]
        with concurrent.futures.ThreadPoolExecutor(2) as pool:
            for file, lines in zip(files, pool.map(lambda f: complaints(script, f), files)):
                print(f'{file.parent.name}/{file.name}', 'ok' if not lines else 'FAIL')
                for line in lines:
                    print('   ', line)
                failed |= bool(lines)
    return int(failed or not files)


if __name__ == '__main__':
    sys.exit(main(*sys.argv[1:]))

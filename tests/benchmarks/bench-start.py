"""How long a verb takes to start, against a program that does nothing: bench-start.py HAIRPIN PLAN."""
import os
import resource
import statistics
import subprocess
import sys

HAIRPIN, PLAN = sys.argv[1:]
N_PAIRS = 15


def processor_time(args):
    """Milliseconds, of the program and of the system for it."""
    before = resource.getrusage(resource.RUSAGE_CHILDREN)
    subprocess.run(args, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL, check=True)
    after = resource.getrusage(resource.RUSAGE_CHILDREN)
    return 1000 * (after.ru_utime - before.ru_utime + after.ru_stime - before.ru_stime)


def measure(name, bound, args, floor):
    ours, floors = [], []
    for _ in range(N_PAIRS):
        ours.append(processor_time(args))
        floors.append(processor_time(floor))
    ours, floors = statistics.median(ours), statistics.median(floors)
    ratio = ours / floors
    print(f'# {name}: {ours:.1f} ms, floor {floors:.1f} ms')
    print(f'{name} {ratio:.2f} times-the-floor {bound:g} {"over" if ratio > bound else "ok"}')
    return ratio > bound


for name in ('DISPLAY', 'WAYLAND_DISPLAY'):
    os.environ.pop(name, None)
# A program of GLib and GIO that prints its version, and no more.
gio = ['gio', 'version']
over = [
    measure('start-version/gio-version', 10, [HAIRPIN, '--version'], gio),
    measure('start-formats/gio-version', 10, [HAIRPIN, 'formats'], gio),
    measure('start-validate/gio-version', 12, [HAIRPIN, 'validate', PLAN], gio),
]
sys.exit(any(over))

"""Runs the tests of a build folder, and counts their cases:

    run-tests.py BUILD [--broken] [--suite SUITE]… [NAME…] -- [COMMAND…]

COMMAND, if there is one, is what the tests run under.  A program that crashes,
takes too long, stops early or was not built counts as one more failed case.
So does a broken build when it breaks no test.
"""
import argparse
import json
import pathlib
import re
import subprocess
import sys

CASE = re.compile(r'^(not )?ok\b[ \t]*\d*[ \t]*-?[ \t]*([^#\n]*)'
                  r'(?:#[ \t]*(SKIP|TODO)\w*[ \t]*(.*))?', re.I | re.M)


def not_built(build, tests):
    """The names of the tests whose program is missing, or older than what it is made of."""
    programs = {}
    for target in json.loads(subprocess.check_output(
            ['meson', 'introspect', '--targets', build])):
        for name in target['filename']:
            programs[name] = str(pathlib.Path(name).relative_to(build))
    for test in tests:
        for word in test['cmd']:
            if word in programs:
                dry = subprocess.run(['ninja', '-n', '-C', build, programs[word]],
                                     capture_output=True, text=True)
                if 'no work to do' not in dry.stdout:
                    yield test['name']
                    break


def cases(record):
    """The cases of one program: a name, what became of each, and why."""
    found = []
    plan = None
    output = record.get('stdout', '')
    tap = re.search(r'^1\.\.(\d+)(?:[ \t]*#[ \t]*skip\S*[ \t]*(.*))?', output, re.I | re.M)
    if tap:
        plan = int(tap[1])
        for match in CASE.finditer(output):
            failed, name, directive, reason = match.groups()
            result = 'skipped' if directive and directive.upper() == 'SKIP' else (
                'failed' if failed and not directive else 'passed')
            found.append((name.strip() or record['name'], result, (reason or '').strip()))
        if plan == 0 and not found:
            return [(record['name'], 'skipped', tap[2] or '')]

    good = record['result'] in ('OK', 'SKIP', 'EXPECTEDFAIL')
    if good and plan is not None and len(found) < plan:
        found.append((record['name'], 'failed', f'{len(found)} of {plan} cases were reported'))
    if not good and not any(result == 'failed' for _, result, _ in found):
        found.append((record['name'], 'failed', f'{record["result"].lower()}, exit status '
                                                f'{record.get("returncode")}'))
    elif good and not found:
        result = 'skipped' if record['result'] == 'SKIP' else 'passed'
        lines = output.strip().splitlines()
        found.append((record['name'], result, lines[-1] if lines else ''))
    return found


def run(build, suites, names, around):
    """The records of the tests that ran, and the names of those that could not."""
    tests = json.loads(subprocess.check_output(['meson', 'introspect', '--tests', build]))
    wanted = [test for test in tests
              if (not names or test['name'] in names)
              and (not suites or any(suite in (whole, whole.split(':')[-1])
                                     for whole in test['suite'] for suite in suites))]
    unknown = [name for name in names if name not in {test['name'] for test in tests}]
    broken = set(not_built(build, wanted))
    ready = [test['name'] for test in wanted if test['name'] not in broken]
    lost = [(name, 'there is no such test') for name in unknown]
    lost += [(name, 'it was not built') for name in sorted(broken)]

    log = pathlib.Path(build, 'meson-logs', 'testlog.json')
    log.unlink(missing_ok=True)
    if ready:
        meson = ['meson', 'test', '-C', build, '--no-rebuild', '--num-processes', '2', *ready]
        done = subprocess.run([*around, *meson], capture_output=True, text=True)
        if not log.exists():
            print(done.stdout + done.stderr)
    records = [json.loads(line) for line in log.read_text().splitlines()] if log.exists() else []
    # With several suites, Meson puts them before the name: "hairpin:plain / core-curve".
    for record in records:
        record['name'] = record['name'].rsplit(' / ', 1)[-1]
    ran = {record['name'] for record in records}
    lost += [(name, 'it did not run') for name in ready if name not in ran]
    return records, lost


def main():
    end = sys.argv.index('--')
    parser = argparse.ArgumentParser()
    parser.add_argument('build')
    parser.add_argument('--broken', action='store_true')
    parser.add_argument('--suite', action='append', default=[])
    parser.add_argument('names', nargs='*')
    args = parser.parse_intermixed_args(sys.argv[1:end])
    records, lost = run(args.build, args.suite, args.names, sys.argv[end + 1:])

    if args.broken and not lost:
        lost.append(('build', 'something does not compile'))

    count = {'passed': 0, 'failed': 0, 'skipped': 0}
    skipped = []
    for record in records:
        found = cases(record)
        for _, result, _ in found:
            count[result] += 1
        skipped += [(name, reason) for name, result, reason in found if result == 'skipped']
        if any(result == 'failed' for _, result, _ in found):
            print(f'――― {record["name"]}: {record["result"].lower()} after '
                  f'{record["duration"]:.1f} s')
            print(record.get('stdout', '').rstrip())
            print(record.get('stderr', '').rstrip())
            for name, result, reason in found:
                if result == 'failed':
                    print(f'FAILED {name}' + (f': {reason}' if reason else ''))

    for name, reason in lost:
        count['failed'] += 1
        print(f'FAILED {name}: {reason}')
    for name, reason in skipped:
        print(f'skipped {name}: {reason or "no reason given"}')
    if not any(count.values()):
        print('FAILED: there was nothing to run')
        count['failed'] = 1

    print(f'{count["passed"]} passed, {count["failed"]} failed'
          + (f', {count["skipped"]} skipped' if count['skipped'] else ''))
    return count['failed'] > 0


if __name__ == '__main__':
    sys.exit(main())

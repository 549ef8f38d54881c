"""What a walk stands on: a display, a window manager, a session bus and folders of its own, on
which programs are started as a user would start them, and keys are pressed that are real."""
import os
import pathlib
import shutil
import subprocess
import tempfile
import time

LIMIT = 30  # seconds: a hang, not a goal
NEEDED = ('Xvfb', 'dbus-daemon', 'ffmpeg', 'openbox', 'xdotool')


def missing():
    """The programs that a stage needs and that are not there."""
    return [name for name in NEEDED if shutil.which(name) is None]


def wait_for(what, ask):
    """What @ask answers, as soon as that is true; @what says it in words."""
    end = time.monotonic() + LIMIT
    while True:
        answer = ask()
        if answer:
            return answer
        if time.monotonic() > end:
            raise AssertionError(f'it did not come about that {what}')
        time.sleep(0.02)


class Stage:
    def __init__(self):
        self.folder = pathlib.Path(tempfile.mkdtemp(prefix='hairpin-walk-'))
        self.running = []
        self.env = dict(os.environ, GDK_BACKEND='x11', GSK_RENDERER='cairo',
                        GTK_A11Y='atspi', GTK_USE_PORTAL='0', HOME=str(self.folder),
                        LC_ALL='C.UTF-8', NO_AT_BRIDGE='0')
        for name in ('DISPLAY', 'WAYLAND_DISPLAY', 'AT_SPI_BUS_ADDRESS'):
            self.env.pop(name, None)
        for name in ('CACHE_HOME', 'CONFIG_HOME', 'DATA_HOME', 'RUNTIME_DIR', 'STATE_HOME'):
            path = self.folder / name.lower()
            path.mkdir(mode=0o700)
            self.env['XDG_' + name] = str(path)
        self.env['DISPLAY'] = ':' + self._start_and_ask(
            lambda fd: ['Xvfb', '-displayfd', fd, '-screen', '0', '1600x1000x24',
                        '-nolisten', 'tcp'])
        self.env['DBUS_SESSION_BUS_ADDRESS'] = self._start_and_ask(
            lambda fd: ['dbus-daemon', '--session', '--nofork', '--print-address=' + fd])
        # All keys are the program's.
        config = self.folder / 'openbox.xml'
        config.write_text('<openbox_config xmlns="http://openbox.org/3.4/rc"><keyboard/><mouse/>'
                          '</openbox_config>')
        self.start(['openbox', '--sm-disable', '--config-file', str(config)])
        # What the reader of the screen asks of its own process.
        os.environ.update(self.env)

    def _start_and_ask(self, args):
        """Starts a server, and returns the line that it writes when it is ready."""
        reads, writes = os.pipe()
        self.start(args(str(writes)), pass_fds=[writes])
        os.close(writes)
        with open(reads, encoding='utf-8') as answer:
            return answer.readline().strip()

    def start(self, args, **others):
        log = open(self.folder / (os.path.basename(args[0]) + '.log'), 'ab')
        program = subprocess.Popen(args, env=self.env, stdin=subprocess.DEVNULL, stdout=log,
                                   stderr=log, **others)
        self.running.append(program)
        return program

    def log_of(self, name):
        return (self.folder / (name + '.log')).read_text(errors='replace')

    def run(self, *args):
        """What a program prints that ends by itself."""
        return subprocess.run(args, env=self.env, check=True, capture_output=True, text=True,
                              stdin=subprocess.DEVNULL, timeout=LIMIT).stdout

    def window(self):
        """The title of the window that the keys go to; None for none."""
        found = subprocess.run(['xdotool', 'getactivewindow', 'getwindowname'], env=self.env,
                               capture_output=True, text=True, timeout=LIMIT)
        return found.stdout.strip() if found.returncode == 0 else None

    def press(self, *keys):
        """Presses keys one after the other, by their names: 'i', 'ctrl+z', 'Return'."""
        self.run('xdotool', 'key', *keys)

    def hold(self, key):
        self.run('xdotool', 'keydown', key)

    def release(self, key):
        self.run('xdotool', 'keyup', key)

    def type(self, text):
        self.run('xdotool', 'type', '--delay', '2', text)

    def end(self):
        for program in reversed(self.running):
            program.terminate()
        for program in self.running:
            try:
                program.wait(10)
            except subprocess.TimeoutExpired:
                program.kill()
                program.wait()
        shutil.rmtree(self.folder, ignore_errors=True)

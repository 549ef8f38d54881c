#!/usr/bin/env python3
"""Walks the main job by real keys, and reads what comes of it as a screen reader does, in TAP:
walk.py HAIRPIN."""
import os
import re
import sys
import traceback

from stage import Stage, missing, wait_for

HAIRPIN = os.path.abspath(sys.argv[1])
RATE = 24          # frames of a second of the timecode; the film runs at 24000/1001
N_FRAMES = 960     # 40 seconds of it
STEPS = []
NOT_WALKED = ('decisions', 'new layers and their entries', 'motifs and their statements',
              'their lists, for the plan has none', 'find tempo', 'audition', 'advice', 'conform')


def step(function):
    STEPS.append(function)
    return function


def timecode(frame):
    return f'01:00:{frame // RATE:02}:{frame % RATE:02}'


def frame_of(text):
    hours, minutes, seconds, frames = (int(part) for part in text.split(':'))
    return (((hours - 1) * 60 + minutes) * 60 + seconds) * RATE + frames


def has_name(name):
    """GTK calls a widget without a name by its class."""
    return name and not re.match(r'(Gtk|Adw|Hp)[A-Z][A-Za-z]+$', name)


class Walk:
    def __init__(self, make_reader):
        self.make_reader = make_reader
        self.stage = Stage()
        self.film = self.stage.folder / 'reel.mov'
        self.plan = self.stage.folder / 'letter.hairpin'
        self.stage.run('ffmpeg', '-v', 'error', '-nostdin',
                       '-f', 'lavfi', '-i', 'testsrc2=size=160x90:rate=24000/1001',
                       '-f', 'lavfi', '-i', 'sine=frequency=330', '-frames:v', str(N_FRAMES),
                       '-shortest', '-timecode', '01:00:00:00', '-c:v', 'mpeg4', '-g', '12',
                       '-c:a', 'pcm_s16le', str(self.film))

    def start(self):
        self.program = self.stage.start([HAIRPIN])
        self.reader = self.make_reader('hairpin')
        self.wait_focus('button', 'Open Plan')

    def press(self, *keys):
        self.stage.press(*keys)

    def wait_focus(self, role, name):
        wait_for(f'the {role} “{name}” has the focus', lambda: self.reader.focus() == (role, name))

    def wait_text(self, text):
        wait_for(f'“{text}” can be read', lambda: text in self.reader.texts())

    def playhead(self):
        return frame_of(self.reader.description('slider', 'Playhead'))

    def wait_playhead(self, frame):
        wait_for(f'the playhead is at {timecode(frame)}', lambda: self.playhead() == frame)

    def go(self, frame):
        """To a frame, by the keys that a lane has for it."""
        at = self.playhead()
        seconds, frames = divmod(abs(frame - at), RATE)
        back = frame < at
        keys = ['Prior' if back else 'Next'] * seconds + ['comma' if back else 'period'] * frames
        if keys:
            self.press(*keys)
        self.wait_playhead(frame)

    def wait_lane(self, name, text):
        """A lane says @text of what is selected in it."""
        role = 'slider' if name == 'Intensity' else 'group'
        wait_for(f'the lane {name} says “{text}”',
                 lambda: self.reader.description(role, name) == text)

    def wait_list(self, name, rows, focus):
        """The list that mirrors a lane has these rows, and the focus is in one of them."""
        wait_for(f'the list {name} reads {rows}',
                 lambda: self.reader.rows(name + ' of the timeline') == rows and
                 self.reader.focus() == ('list item', rows[focus]))

    def wait_rows(self, rows):
        wait_for(f'the scenes are {rows}', lambda: self.reader.rows('Scenes') == rows)

    def wait_undo(self, label):
        wait_for(f'the button says “Undo {label}”',
                 lambda: self.reader.has('button', f'Undo {label}'))

    def undo(self, label):
        """The last step, which is called @label."""
        self.wait_undo(label)
        self.press('ctrl+z')
        wait_for(f'“{label}” can be redone',
                 lambda: self.reader.has('button', f'Redo {label}'))

    def tab(self):
        """To the next thing that can have the focus: what it is, which must have a name."""
        before = self.reader.focus()
        self.press('Tab')
        wait_for('Tab moves the focus', lambda: self.reader.focus() not in (None, before))
        role, name = self.reader.focus()
        assert has_name(name), f'Tab leads from {before} to a {role} without a name'
        return role, name

    def tab_round(self, first):
        """All round the window, from @first on."""
        stops = [first]
        while (stop := self.tab()) != first:
            assert stop not in stops, f'Tab comes to {stop} again: {stops}'
            stops.append(stop)
        return stops

    def type_name(self, title, text):
        """Types into the row called @title of what is told about the selection."""
        self.wait_focus('text', title)
        self.stage.type(text)
        self.press('Return')
        self.wait_focus('slider', 'Playhead')

    def type_over(self, title, text):
        """Instead of what is in the entry called @title, which has the focus."""
        self.wait_focus('text', title)
        self.press('ctrl+a')
        self.stage.type(text)

    def to_lane(self, name):
        """Tab by Tab, past the names of the lanes; round, if need be."""
        at = self.reader.focus()
        for _ in range(40):
            if at in (('group', name), ('slider', name)):
                return
            at = self.tab()
        raise AssertionError(f'Tab does not lead to the lane {name}')

    def wait_point(self, frame, level, n_chosen=1):
        """The point chosen last, and how many are."""
        text = f'{timecode(frame)}, {level} %'
        self.wait_lane('Intensity', text if n_chosen == 1 else f'{n_chosen} points, {text}')

    def choose_in_menu(self, *items):
        """Goes down an open menu, and into the menus in it."""
        for item in items:
            for _ in range(20):
                role, name = wait_for('the menu has the focus', self.reader.focus)
                if name.replace('_', '').startswith(item):
                    break
                self.press('Down')
                wait_for('Down moves the focus', lambda: self.reader.focus() != (role, name))
            else:
                raise AssertionError(f'the menu has no {item}')
            # A menu in a menu begins with an item of the same name, which leads back.
            before = self.reader.focused()
            self.press('Return')
            wait_for(f'“{item}” is chosen', lambda: self.reader.focused() not in (None, before))

    def choose_file(self, path, title):
        """Types @path where a chooser of files asks for it."""
        wait_for(f'“{title}” asks for a file', lambda: self.stage.window() == title)
        wait_for('the chooser has the focus', self.reader.focus)
        # It opens what a path is typed in; where a file is saved, that is there at once.
        if self.reader.focus()[0] != 'text':
            self.press('slash')
            wait_for('a path can be typed', lambda: (self.reader.focus() or '')[0] == 'text')
        self.press('ctrl+a')
        self.stage.type(str(path))
        self.press('Return')
        wait_for('the chooser is gone', lambda: self.stage.window() != title)


@step
def the_window_says_what_to_do_first(walk):
    walk.start()
    assert walk.reader.has('frame', 'Hairpin')
    walk.tab_round(('button', 'Open Plan'))


@step
def a_plan_is_made_of_a_picture(walk):
    walk.press('ctrl+n')
    walk.choose_file(walk.film, 'New Plan from Picture')
    wait_for('the window has the name of the film', lambda: walk.reader.has('frame', 'reel'))
    walk.wait_focus('slider', 'Playhead')
    walk.wait_text('23.976 fps')
    walk.wait_playhead(0)
    walk.press('End')
    walk.wait_playhead(N_FRAMES - 1)
    walk.press('Home')
    walk.wait_playhead(0)


@step
def the_film_plays_and_stops(walk):
    walk.press('space')
    wait_for('a second has been played', lambda: walk.playhead() > RATE)
    walk.press('space')
    wait_for('it stands still', lambda: walk.reader.has('button', 'Play'))
    walk.press('l')
    wait_for('it goes on', lambda: walk.playhead() > 2 * RATE)
    walk.press('k')
    wait_for('it stands still', lambda: walk.reader.has('button', 'Play'))
    walk.press('Home')
    walk.wait_playhead(0)


@step
def i_and_o_make_a_scene(walk):
    walk.go(2 * RATE)
    walk.press('i')
    walk.go(10 * RATE)
    walk.press('o')
    walk.wait_rows(['1M1 Untitled, 01:00:02:00  ·  0:08.0'])
    walk.wait_undo('Spot Scene')
    walk.wait_lane('Scenes', '1M1 ')
    walk.press('F2')
    walk.type_name('Title', 'The letter')
    walk.wait_rows(['1M1 The letter, 01:00:02:00  ·  0:08.0'])
    assert walk.reader.selected_row('Scenes') == walk.reader.rows('Scenes')[0]


@step
def h_makes_a_hit(walk):
    walk.go(4 * RATE)
    walk.press('h')
    walk.wait_lane('Hits', timecode(4 * RATE) + ' ')
    walk.wait_undo('Add Hit')


@step
def b_makes_a_beat(walk):
    walk.go(6 * RATE)
    walk.press('b')
    walk.wait_lane('Hits', timecode(6 * RATE) + ' ')
    walk.wait_undo('Add Emotional Beat')


@step
def hits_are_reached_labelled_and_moved(walk):
    walk.to_lane('Hits')
    walk.press('Left')
    walk.wait_lane('Hits', timecode(4 * RATE) + ' ')
    walk.press('Return')
    walk.wait_focus('text', 'Label')
    walk.stage.type('Door')
    walk.press('Return')
    walk.wait_lane('Hits', timecode(4 * RATE) + ' Door')
    walk.wait_focus('group', 'Hits')
    walk.press('Right', 'Return')
    walk.wait_focus('text', 'Feeling')
    walk.stage.type('Hope')
    walk.press('Return')
    walk.wait_lane('Hits', timecode(6 * RATE) + ' Hope')
    walk.wait_focus('group', 'Hits')
    walk.press('shift+Right', 'shift+Right', 'shift+Left')
    walk.wait_lane('Hits', timecode(6 * RATE + 1) + ' Hope')
    walk.wait_playhead(6 * RATE + 1)
    walk.press('Left')
    walk.wait_lane('Hits', timecode(4 * RATE) + ' Door')


@step
def dialogs_of_the_menu_give_the_focus_back(walk):
    for item, there in (('Go To', ('text', 'Place in the film')),
                        ('Start Timecode', ('text', 'Timecode of the first frame')),
                        ('Reels', ('list item', 'Reel 1 · reel.mov'))):
        walk.press('F10')
        walk.choose_in_menu(item)
        walk.wait_focus(*there)
        walk.press('Escape')
        walk.wait_focus('group', 'Hits')


@step
def hits_are_read_and_moved_in_a_list(walk):
    walk.press('ctrl+l')
    walk.wait_list('Hits', ['Door, hit, 01:00:04:00, weight 3',
                            'Hope, emotional beat, 01:00:06:01'], 0)
    walk.press('shift+Right')
    walk.wait_list('Hits', ['Door, hit, 01:00:04:01, weight 3',
                            'Hope, emotional beat, 01:00:06:01'], 0)
    walk.press('shift+Left', 'Down')
    walk.wait_list('Hits', ['Door, hit, 01:00:04:00, weight 3',
                            'Hope, emotional beat, 01:00:06:01'], 1)
    walk.wait_lane('Hits', timecode(6 * RATE + 1) + ' Hope')
    walk.press('Escape')
    walk.wait_focus('group', 'Hits')


@step
def scenes_are_read_and_named_in_a_list(walk):
    walk.to_lane('Scenes')
    walk.press('ctrl+l')
    walk.wait_list('Scenes', ['The letter, scene, 01:00:02:00 to 01:00:10:00, 1M1'], 0)
    walk.press('Return')
    walk.wait_focus('text', 'Title')
    walk.press('Escape')
    walk.wait_list('Scenes', ['The letter, scene, 01:00:02:00 to 01:00:10:00, 1M1'], 0)
    walk.press('Escape')
    walk.wait_focus('group', 'Scenes')


@step
def points_are_drawn(walk):
    walk.to_lane('Intensity')
    walk.go(2 * RATE)
    walk.press('Return')
    walk.wait_point(2 * RATE, 0)
    walk.wait_undo('Add Curve Point')
    walk.go(5 * RATE)
    walk.press('Return')
    walk.wait_point(5 * RATE, 0)
    walk.press(*['Up'] * 20)
    walk.wait_point(5 * RATE, 20)
    walk.press('shift+Right', 'shift+Right', 'shift+Left')
    walk.wait_point(5 * RATE + 1, 20)
    walk.press('Left')
    walk.wait_point(2 * RATE, 0)
    walk.press('c')
    walk.undo('Change Shape of Curve')
    walk.press('ctrl+shift+z')
    walk.wait_undo('Change Shape of Curve')
    walk.press('ctrl+a')
    walk.wait_point(5 * RATE + 1, 20, 2)
    walk.press('alt+Up', 'alt+Right')
    walk.wait_point(5 * RATE + 2, 21, 2)


@step
def points_are_read_and_typed_in_a_list(walk):
    walk.press('ctrl+l')
    walk.wait_list('Intensity', ['point, 01:00:02:00, 0 %, hold',
                                 'point, 01:00:05:02, 21 %, smooth'], 1)
    walk.press('Return')
    walk.type_over('At', '01:00:05:00')
    walk.press('Tab')
    walk.type_over('Level', '40')
    walk.press('Tab')
    walk.wait_focus('button', 'Shape')
    walk.press('space')
    wait_for('the shapes are open', lambda: walk.reader.focus()[0] == 'list item')
    walk.press('End', 'Return')
    walk.wait_focus('button', 'Shape')
    walk.press('Tab')
    # GTK may read the underline of its key, too.
    wait_for('“Done” has the focus', lambda: walk.reader.focus()[1].endswith('Done'))
    walk.press('Return')
    walk.wait_list('Intensity', ['point, 01:00:02:00, 0 %, hold',
                                 'point, 01:00:05:00, 40 %, hold'], 1)
    walk.wait_point(5 * RATE, 40)
    walk.press('Escape')
    walk.wait_focus('slider', 'Intensity')


@step
def v_draws_another_curve(walk):
    walk.press('v')
    walk.wait_focus('slider', 'Wish')
    walk.press('v')
    walk.wait_focus('slider', 'Intensity')


@step
def a_pattern_is_put_from_the_menu(walk):
    walk.press('Menu')
    walk.choose_in_menu('Breath Before the Peak')
    walk.undo('Draw Breath')
    walk.wait_focus('slider', 'Intensity')


@step
def intensity_is_ridden_while_the_film_plays(walk):
    walk.go(8 * RATE)
    walk.press('space')
    wait_for('it plays', lambda: walk.reader.has('button', 'Pause'))
    walk.press(*['Up'] * 8)
    at = walk.playhead()
    wait_for('it was ridden a while', lambda: walk.playhead() > at + RATE // 2)
    walk.press('space')
    wait_for('it stands still', lambda: walk.reader.has('button', 'Play'))
    walk.wait_undo('Ride Intensity')


@step
def dialogue_is_written_down(walk):
    walk.to_lane('Dialogue')
    walk.press('Home')
    walk.wait_playhead(0)
    walk.go(3 * RATE)
    walk.press('Return')
    walk.wait_undo('Add Line')
    walk.press('shift+Right')
    walk.wait_undo('Move Line of Dialogue')
    walk.press('ctrl+shift+Right')
    walk.wait_undo('Trim Line of Dialogue')
    walk.wait_lane('Dialogue', f'Line, {timecode(3 * RATE + 1)} to {timecode(4 * RATE + 2)}')


@step
def lines_are_read_and_typed_in_a_list(walk):
    walk.press('ctrl+l')
    walk.wait_list('Dialogue', ['line, 01:00:03:01 to 01:00:04:02'], 0)
    walk.press('Return')
    walk.type_over('Speaker', 'Ada')
    walk.press('Tab')
    walk.type_over('Text', 'Is there a letter?')
    walk.press('Tab', 'Tab')
    walk.type_over('Out', '01:00:05:00')
    walk.press('Return')
    walk.wait_list('Dialogue', ['Ada: Is there a letter?, line, 01:00:03:01 to 01:00:05:00'], 0)
    walk.wait_undo('Edit Line of Dialogue')
    walk.press('Escape')
    walk.wait_lane('Dialogue', 'Ada: Is there a letter?, 01:00:03:01 to 01:00:05:00')
    walk.wait_focus('group', 'Dialogue')


@step
def scenes_are_split_joined_and_duplicated(walk):
    walk.to_lane('Scenes')
    walk.go(7 * RATE)
    walk.press('s')
    walk.wait_rows(['1M1 The letter, 01:00:02:00  ·  0:05.0',
                    '1M2 The letter, 01:00:07:00  ·  0:03.0'])
    walk.press('Left')
    walk.wait_lane('Scenes', '1M1 The letter')
    walk.press('ctrl+j')
    walk.wait_rows(['1M1 The letter, 01:00:02:00  ·  0:08.0'])
    walk.undo('Join Scenes')
    walk.undo('Split Scene')
    walk.wait_rows(['1M1 The letter, 01:00:02:00  ·  0:08.0'])
    walk.press('ctrl+d')
    walk.wait_rows(['1M1 The letter, 01:00:02:00  ·  0:08.0',
                    '1M2 The letter, 01:00:10:00  ·  0:08.0'])
    walk.press('ctrl+shift+Right')
    walk.wait_rows(['1M1 The letter, 01:00:02:00  ·  0:08.0',
                    '1M2 The letter, 01:00:10:01  ·  0:08.0'])
    walk.press('alt+shift+Right', 'shift+Left')
    walk.wait_rows(['1M1 The letter, 01:00:02:00  ·  0:08.0',
                    '1M2 The letter, 01:00:10:02  ·  0:07.9'])
    walk.press('Return')
    walk.type_name('Title', 'The letter again')
    walk.wait_rows(['1M1 The letter, 01:00:02:00  ·  0:08.0',
                    '1M2 The letter again, 01:00:10:02  ·  0:07.9'])


@step
def z_shows_the_scene_and_shift_z_the_film(walk):
    def wait_shown(ask):
        wait_for('the overview tells what is shown',
                 lambda: ask(*(frame_of(part) for part in walk.reader.description(
                     'slider', 'The whole film').split(' to '))))

    wait_shown(lambda first, last: (first, last) == (0, N_FRAMES - 1))
    walk.press('z')
    wait_shown(lambda first, last: 8 * RATE < first <= 10 * RATE and
               18 * RATE <= last < 20 * RATE)
    walk.press('shift+z')
    wait_shown(lambda first, last: (first, last) == (0, N_FRAMES - 1))


@step
def the_plan_is_exported(walk):
    table = walk.stage.folder / 'cues.csv'
    sketches = walk.stage.folder / 'sketches'
    sketches.mkdir()
    walk.press('F10')
    walk.choose_in_menu('Export', 'Cue Plan (CSV)')
    walk.choose_file(table, 'Export')
    walk.wait_text('1 file exported')
    assert 'The letter again' in table.read_text(encoding='utf-8-sig')
    walk.wait_focus('slider', 'Playhead')
    walk.press('F10')
    walk.choose_in_menu('Export', 'Sketches (MusicXML)')
    walk.choose_file(sketches, 'Export')
    walk.wait_text('2 files exported')
    assert len(list(sketches.glob('*.musicxml'))) == 2


@step
def the_plan_is_saved_and_its_verbs_agree(walk):
    walk.wait_text('23.976 fps · Not Saved')
    walk.press('ctrl+s')
    walk.choose_file(walk.plan, 'Save Plan')
    walk.wait_text('23.976 fps')
    walk.wait_focus('slider', 'Playhead')
    walk.stage.run(HAIRPIN, 'validate', str(walk.plan))
    info = walk.stage.run(HAIRPIN, 'info', str(walk.plan))
    for line in (r'Picture +23\.976 frames a second \(24000/1001\), 0:40\.040',
                 r'Reel 1 +01:00:00:00 +0:40\.040 +reel\.mov',
                 r'Scenes +2 cues', r'Contents +2 hits, 2 beats of the story',
                 r'1M1 +The letter +01:00:02:00 +01:00:10:00',
                 r'1M2 +The letter again +01:00:10:02 +01:00:18:00'):
        assert re.search(line, info), f'{line} is not in:\n{info}'


@step
def it_opens_again_as_it_was(walk):
    before = walk.plan.read_bytes()
    walk.press('ctrl+w')
    assert walk.program.wait(60) == 0, 'it did not end well'
    walk.start()
    walk.press('ctrl+o')
    walk.choose_file(walk.plan, 'Open Plan')
    walk.wait_text('23.976 fps')
    walk.wait_focus('slider', 'Playhead')
    walk.wait_rows(['1M1 The letter, 01:00:02:00  ·  0:08.0',
                    '1M2 The letter again, 01:00:10:02  ·  0:07.9'])
    walk.to_lane('Hits')
    walk.press('Left')
    walk.wait_lane('Hits', timecode(4 * RATE) + ' Door')
    walk.to_lane('Intensity')
    walk.press('Right')
    walk.wait_point(2 * RATE, 0)
    walk.press('ctrl+w')
    assert walk.program.wait(60) == 0, 'it did not end well'
    assert walk.plan.read_bytes() == before, 'opening and closing changed the plan'


def explain(walk):
    """What there was when a step failed, for those who have to find out why."""
    traceback.print_exc()
    if os.environ.get('HAIRPIN_WALK_PICTURE'):
        walk.stage.run('import', '-window', 'root', os.environ['HAIRPIN_WALK_PICTURE'])
    walk.reader.print_all()
    print(walk.stage.log_of('hairpin'), file=sys.stderr)


def go(walk):
    """Step by step; no step is taken after one that failed."""
    failed = False
    for number, function in enumerate(STEPS, 1):
        name = '/walk/' + function.__name__.replace('_', '-')
        if failed:
            print(f'not ok {number} {name}: a step before it failed')
            continue
        try:
            function(walk)
            print(f'ok {number} {name}', flush=True)
        except Exception:
            failed = True
            print(f'not ok {number} {name}', flush=True)
            explain(walk)
    print('# Not walked, for no keys lead there yet:', ', '.join(NOT_WALKED))
    return failed


def main():
    lacking = missing()
    try:
        from reader import Reader
    except ImportError:
        lacking.append('python3-gi')
    if lacking:
        print(f'1..0 # SKIP There is no {", no ".join(lacking)}')
        return 0

    print(f'1..{len(STEPS)}')
    walk = Walk(Reader)
    try:
        return go(walk)
    finally:
        walk.stage.end()


if __name__ == '__main__':
    sys.exit(main())

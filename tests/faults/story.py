"""What a log promises, and whether what is found keeps it."""
import copy


class Plan:
    """A plan: its states by their hashes, and the step up to which each promise goes."""

    def __init__(self):
        self.states = []
        self.offset = 0        # of the steps of this life
        self.kept = None       # committed: there after the end of the program
        self.synced = None     # there after a power cut
        self.home = None       # its file; None while it has none
        self.moving = None     # the file that is about to become its home
        self.adrift = False    # whether what was kept last may be where it was before
        self.saved = {}        # file: the step it surely holds, or a later one
        self.saving = {}       # file: the steps it may hold


class Story:
    def __init__(self):
        self.plans = {}
        self.wrong = []        # what was bad while it was told
        self.refused = 0       # errors, which are no promises
        self.parted = False    # whether somebody was told that edits cannot be kept

    def copy(self):
        return copy.deepcopy(self)

    def tell(self, words):
        name, what, *rest = words
        if what.startswith('un'):
            self.refused += 1
        if hasattr(self, f'tell_{what}'):
            getattr(self, f'tell_{what}')(self.plans.setdefault(name, Plan()), *rest)

    def tell_opened(self, plan, file, sha, aside, held, unkept):
        if aside:
            self.wrong.append('it was said that somebody else wrote the file')
        if not plan.states:
            plan.states = [sha]
            plan.kept = plan.synced = 0
            plan.saved[file] = 0
            plan.saving[file] = [0]
        elif not unkept and not held:
            if sha not in plan.states[plan.kept:]:
                self.wrong.append('an edit was missing when the plan was opened again')
                plan.states.append(sha)
            plan.offset = max(n for n, state in enumerate(plan.states) if state == sha)
            plan.states = plan.states[:plan.offset + 1]
            plan.kept = plan.synced = plan.offset
        else:
            # What is kept stays where it is, and nothing new is.  Who saves now saves over what
            # that belongs to: it is put aside by who can read it.
            plan.adrift = self.parted = True
            plan.offset = len(plan.states)
            plan.states.append(sha)
        plan.home = file

    def tell_begin(self, plan, sha):
        plan.states = [sha]

    def tell_begun(self, plan):
        plan.kept = 0

    def tell_edit(self, plan, number, sha):
        del plan.states[plan.offset + int(number):]
        plan.states.append(sha)

    def tell_kept(self, plan, number):
        plan.kept = plan.offset + int(number)
        plan.adrift = False

    def tell_synced(self, plan, number):
        plan.synced = max(plan.synced or 0, min(plan.kept or 0, plan.offset + int(number)))

    def tell_saving(self, plan, number, file):
        plan.saving.setdefault(file, []).append(plan.offset + int(number))
        plan.moving = file if file != plan.home else None

    def tell_saved(self, plan, number, file):
        plan.saved[file] = plan.offset + int(number)
        for kind in ('kept', 'synced'):
            if getattr(plan, kind) is None or getattr(plan, kind) < plan.saved[file]:
                setattr(plan, kind, plan.saved[file])

    def tell_unsaved(self, plan, number, file, why):
        plan.moving = None
        if 'somebody else' in why or 'had it open' in why or 'another window' in why:
            self.wrong.append(f'a save was refused: {why}')

    def tell_at(self, plan, file, journal, why):
        plan.home = file
        plan.moving = None
        plan.adrift = not journal or bool(why)


def check(story, findings, power=False):
    """What is bad about @findings, the lines of a judge: a list, best empty."""
    bad = list(story.wrong)
    files, opened, folders = {}, {}, []
    for kind, what, *rest in findings:
        if kind == 'file':
            files[what] = rest[0]
        elif kind == 'open':
            sha, aside, held, unkept = rest
            (folders.append(sha) if what == 'folder' else opened.setdefault(what, sha))
            # Of a file that was saved while its journal was not safe yet, a cut may leave an older
            # journal, or the end of one: the file has all that was in it, and nobody can know.
            may_differ = power or story.parted
            if may_differ:
                aside = ''
                if 'cannot be read' in unkept:
                    unkept = ''
            bad += [f'{what}: {word}' for word in (held, unkept, aside) if word]
        else:
            bad.append(' '.join([kind, what, *rest]))

    for name, plan in story.plans.items():
        least = plan.synced if power else plan.kept
        for file, shas in plan.saving.items():
            first = plan.saved.get(file)
            if file not in files:
                if first is not None:
                    bad.append(f'{file} is gone')
                continue
            may = {plan.states[n] for n in shas if first is None or n >= first}
            if files[file] not in may:
                bad.append(f'{file} is not as it was saved')
            if opened.get(file) not in plan.states[first or 0:]:
                bad.append(f'{file} opens as it never was')

        if least is None:
            continue
        places = set(plan.saving) if plan.adrift else {plan.home, plan.moving}
        found = [opened.get(place) for place in places if place]
        found += folders
        if not set(found) & set(plan.states[least:]):
            bad.append(f'{name}: an edit is missing')
    return bad

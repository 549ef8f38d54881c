"""What a power cut may leave of what was done: a model of a disk, and all its states.

A folder keeps its changes in their order, and surely those that were there when it
was synced.  Either all folders of a disk have one order, as those of ext4 do, or
each has its own.  A file has what it had when it was synced; of what was written
since, all may be there, a part, or nothing.  What a failed sync was to write is
clean from then on, and no later sync writes it.
"""
import hashlib
import itertools
import os

DIRTY, SAFE, LOST = range(3)
MAX_MIXED = 3       # files of which each has its own luck
MAX_CHOICES = 500   # of what each folder has, where each has its own order


class File:
    def __init__(self, data=b''):
        self.chunks = [[data, SAFE]] if data else []

    def settle(self, state):
        for chunk in self.chunks:
            if chunk[1] == DIRTY:
                chunk[1] = state

    def truncate(self, size):
        whole = b''.join(data for data, _ in self.chunks)
        if size < len(whole):
            self.chunks = [[whole[:size], DIRTY]] if size else []

    def variants(self):
        """The least that is there, the most, and something between."""
        n_safe = max((n + 1 for n, chunk in enumerate(self.chunks) if chunk[1] == SAFE), default=0)
        least = b''.join(data if state == SAFE else bytes(len(data))
                         for data, state in self.chunks[:n_safe])
        most = b''.join(data for data, _ in self.chunks)
        return list(dict.fromkeys([least, most, most[:(len(least) + len(most)) // 2]
                                   if most.startswith(least) else least]))


class Folder:
    def __init__(self):
        self.changes = []    # (order, names that go, {names that come: what})
        self.n_safe = 0

    def entries(self, n=None, until=None):
        entries = {}
        for order, gone, come in self.changes[:n]:
            if until is not None and order > until:
                break
            for name in gone:
                entries.pop(name, None)
            entries.update(come)
        return entries


class Disk:
    """All below @root, as the calls of a log change it; it begins like @folder."""

    def __init__(self, folder, root, stride=1):
        self.root = str(root)
        self.stride = stride    # of the states, one in so many is told
        self.n_states = 0
        self.order = 0
        self.fds = {}
        self.top = self.load(folder)

    def load(self, path):
        folder = Folder()
        entries = {}
        for entry in os.scandir(path):
            if entry.is_dir(follow_symlinks=False):
                entries[entry.name] = self.load(entry.path)
            else:
                with open(entry.path, 'rb') as file:
                    entries[entry.name] = File(file.read())
        folder.changes.append((0, [], entries))
        folder.n_safe = 1
        return folder

    def find(self, path):
        """The folder that @path lies in, its name there, and what it is."""
        parts = path[len(self.root):].strip('/').split('/')
        folder = self.top
        for part in parts[:-1]:
            folder = folder.entries()[part]
        if parts == ['']:
            return None, '', self.top
        return folder, parts[-1], folder.entries().get(parts[-1])

    def change(self, folder, gone, come):
        self.order += 1
        folder.changes.append((self.order, gone, come))

    def do(self, words, data):
        """Does one call of a log; whether that changed anything."""
        return getattr(self, f'do_{words[0]}')(*words[1:], data)

    def do_open(self, fd, flags, path, data):
        folder, name, there = self.find(path)
        changed = there is None
        if there is None:
            there = File()
            self.change(folder, [], {name: there})
        elif int(flags) & 2 and there.chunks:
            there.truncate(0)
            changed = True
        self.fds[fd] = there
        return changed

    def do_dup(self, fd, other, data):
        self.fds[fd] = self.fds[other]

    def do_close(self, fd, data):
        del self.fds[fd]

    def do_write(self, fd, data):
        self.fds[fd].chunks.append([data, DIRTY])
        return True

    def do_truncate(self, fd, size, data):
        self.fds[fd].truncate(int(size))
        return True

    def do_sync(self, fd, data):
        what = self.fds[fd]
        if isinstance(what, Folder):
            what.n_safe = len(what.changes)
        else:
            what.settle(SAFE)
        return True

    def do_lost(self, fd, data):
        if isinstance(self.fds[fd], File):
            self.fds[fd].settle(LOST)
        return True

    def do_rename(self, path, to):
        folder, name, there = self.find(path)
        to_folder, to_name, _ = self.find(to.decode())
        assert folder is to_folder, 'a rename from folder to folder'
        self.change(folder, [name], {to_name: there})
        return True

    def do_link(self, path, to):
        folder, name, _ = self.find(to.decode())
        self.change(folder, [], {name: self.find(path)[2]})
        return True

    def do_unlink(self, path, data):
        folder, name, _ = self.find(path)
        self.change(folder, [name], {})
        return True

    do_rmdir = do_unlink

    def do_mkdir(self, path, data):
        folder, name, _ = self.find(path)
        self.change(folder, [], {name: Folder()})
        return True

    def folders(self, folder=None):
        """All that ever were."""
        folder = folder or self.top
        yield folder
        for _, _, come in folder.changes:
            for what in come.values():
                if isinstance(what, Folder):
                    yield from self.folders(what)

    def cuts(self):
        """What each folder may have kept: functions from a folder to its entries."""
        folders = list({id(folder): folder for folder in self.folders()}.values())
        safe = max((folder.changes[folder.n_safe - 1][0] for folder in folders if folder.n_safe),
                   default=0)
        for until in range(safe, self.order + 1):
            yield lambda folder, until=until: folder.entries(until=until)

        # The least of each folder, with one, or two, of more.
        open_ones = [folder for folder in folders if folder.n_safe < len(folder.changes)]
        ranges = [range(folder.n_safe, len(folder.changes) + 1) for folder in open_ones]
        if len(open_ones) > 1:
            for choice in itertools.islice(itertools.product(*ranges), MAX_CHOICES // self.stride):
                kept = {id(folder): n for folder, n in zip(open_ones, choice)}
                yield lambda folder, kept=kept: folder.entries(kept.get(id(folder)))

    def lucks(self, shape):
        """How much of each file is there: dicts of numbers by files."""
        lucky = list({id(what): what for what in shape.values()
                      if isinstance(what, File) and len(what.variants()) > 1}.values())
        if len(lucky) <= MAX_MIXED:
            choices = itertools.product(*[range(3)] * len(lucky))
        else:
            choices = [(luck,) * len(lucky) for luck in range(3)]
            choices += [tuple(1 if n == one else 0 for n in range(len(lucky)))
                        for one in range(len(lucky))]
        for choice in choices:
            yield {id(file): n for file, n in zip(lucky, choice)}

    def trees(self):
        """All that may be there after a cut: dicts of paths, of None for folders."""
        for entries_of in self.cuts():
            shape = {}
            pending = [('', self.top)]
            while pending:
                path, folder = pending.pop()
                for name, what in entries_of(folder).items():
                    shape[path + name] = what
                    if isinstance(what, Folder):
                        pending.append((path + name + '/', what))

            for luck in self.lucks(shape):
                self.n_states += 1
                if self.n_states % self.stride == 0:
                    yield {path: None if isinstance(what, Folder) else pick(what, luck)
                           for path, what in shape.items()}


def pick(file, luck):
    variants = file.variants()
    return variants[min(luck.get(id(file), 0), len(variants) - 1)]


def digest(tree):
    whole = hashlib.sha1()
    for path in sorted(tree):
        data = tree[path]
        whole.update(f'{path}\0{-1 if data is None else len(data)}\0'.encode())
        whole.update(data or b'')
    return whole.digest()


def make(tree, root):
    for path in sorted(tree):
        if tree[path] is None:
            os.mkdir(f'{root}/{path}', 0o700)
        else:
            with open(f'{root}/{path}', 'wb') as file:
                file.write(tree[path])

"""What a screen reader reads of a program: by the accessibility bus, and by nothing else."""
import os
import sys

from gi.repository import Gio, GLib

from stage import LIMIT, wait_for

ROOT = '/org/a11y/atspi/accessible/root'
NULL = '/org/a11y/atspi/null'
ACCESSIBLE = 'org.a11y.atspi.Accessible'
FOCUSED, SELECTED = 12, 23  # bits of AtspiStateType
# Of AtspiRole, for each version of GTK has names of its own.
ROLES = {7: 'check box', 11: 'combo box', 16: 'dialog', 23: 'frame', 27: 'image', 29: 'label',
         31: 'list', 32: 'list item', 33: 'menu', 35: 'menu item', 39: 'group', 43: 'button',
         45: 'radio menu item', 51: 'slider', 52: 'spin button', 61: 'text', 62: 'button',
         75: 'application', 79: 'text', 98: 'group', 99: 'group'}


class Node:
    """One accessible object: a fresh question each time, for nothing is kept."""

    def __init__(self, bus, name, path):
        self.bus, self.name_on_bus, self.path = bus, name, path

    def _call(self, interface, method, *args):
        signature = '(' + ''.join('s' if isinstance(arg, str) else 'i' for arg in args) + ')'
        return self.bus.call_sync(self.name_on_bus, self.path, interface, method,
                                  GLib.Variant(signature, args), None, Gio.DBusCallFlags.NONE,
                                  1000 * LIMIT, None).unpack()

    def _get(self, member):
        return self._call('org.freedesktop.DBus.Properties', 'Get', ACCESSIBLE, member)[0]

    def children(self):
        return [Node(self.bus, name, path)
                for name, path in self._call(ACCESSIBLE, 'GetChildren')[0]
                if path not in (NULL, ROOT)]

    def role(self):
        number = self._call(ACCESSIBLE, 'GetRole')[0]
        return ROLES.get(number, f'role {number}')

    def name(self):
        return self._get('Name')

    def description(self):
        return self._get('Description')

    def has_state(self, state):
        low, high = self._call(ACCESSIBLE, 'GetState')[0]
        return bool((high << 32 | low) >> state & 1)


class Reader:
    """Reads the program called @name, which may still be starting."""

    def __init__(self, name):
        session = Gio.DBusConnection.new_for_address_sync(
            os.environ['DBUS_SESSION_BUS_ADDRESS'],
            Gio.DBusConnectionFlags.AUTHENTICATION_CLIENT |
            Gio.DBusConnectionFlags.MESSAGE_BUS_CONNECTION, None, None)
        address, = session.call_sync('org.a11y.Bus', '/org/a11y/bus', 'org.a11y.Bus', 'GetAddress',
                                     None, None, Gio.DBusCallFlags.NONE, -1, None).unpack()
        self.bus = Gio.DBusConnection.new_for_address_sync(
            address, Gio.DBusConnectionFlags.AUTHENTICATION_CLIENT |
            Gio.DBusConnectionFlags.MESSAGE_BUS_CONNECTION, None, None)
        self.name = name
        self.program = wait_for(f'{name} is on the accessibility bus', self._find_program)

    def _find_program(self):
        registry = Node(self.bus, 'org.a11y.atspi.Registry', ROOT)
        for name, path in registry._call(ACCESSIBLE, 'GetChildren')[0]:
            program = Node(self.bus, name, path)
            try:
                if program.name() == self.name:
                    return program
            except GLib.Error:
                continue
        return None

    def _below(self, node, depth=0):
        """@node and all below it, with their depths; what goes meanwhile is passed over."""
        yield depth, node
        try:
            children = node.children()
        except GLib.Error:
            return
        for child in children:
            yield from self._below(child, depth + 1)

    def _all(self, top=None):
        for _, node in self._below(top or self.program):
            try:
                yield node, node.role(), node.name()
            except GLib.Error:
                continue

    def find(self, role, name):
        """The first of @role that is called @name, or None."""
        return next((node for node, its_role, its_name in self._all()
                     if its_role == role and its_name == name), None)

    def has(self, role, name):
        return self.find(role, name) is not None

    def texts(self):
        """What all labels say."""
        return {name for _, role, name in self._all() if role == 'label'}

    def description(self, role, name):
        node = self.find(role, name)
        return node.description() if node is not None else None

    def _rows(self, name):
        found = self.find('list', name)
        return [(row, its_name) for row, role, its_name in self._all(found)
                if role == 'list item'] if found is not None else []

    def rows(self, name):
        """What the rows of the list called @name are called, from top to bottom."""
        return [row_name for _, row_name in self._rows(name)]

    def selected_row(self, name):
        """The row of that list that is selected; None where none is."""
        return next((row_name for row, row_name in self._rows(name) if row.has_state(SELECTED)),
                    None)

    def focused(self):
        """What has the focus, by its path; None where nothing says so."""
        return next((node.path for node, _, _ in self._all() if node.has_state(FOCUSED)), None)

    def focus(self):
        """The role and the name of what has the focus; None where nothing says so."""
        return next(((role, name) for node, role, name in self._all()
                     if node.has_state(FOCUSED)), None)

    def print_all(self):
        for depth, node in self._below(self.program):
            print('#', '  ' * depth + f'{node.role()} “{node.name()}”',
                  f'({node.description()})' if node.description() else '',
                  'FOCUSED' if node.has_state(FOCUSED) else '', file=sys.stderr)

"""Goes through the studio by the names that a screen reader hears; see `walk`."""
import os
import subprocess
import sys
import time
import warnings

import gi

warnings.simplefilter("ignore")  # of a newer Atspi; the older one knows no other way
gi.require_version("Atspi", "2.0")
from gi.repository import Atspi, GLib  # noqa: E402

PATIENCE = 60
# What a person can do something with has to say what it is.
CONTROLS = {"push button", "toggle button", "check box", "radio button", "combo box", "text", "entry", "slider", "spin button",
            "table", "list", "tree", "page tab", "menu item", "link", "editbar", "canvas", "document text"}
PRESSED = ("push button", "toggle button", "radio button", "check box", "page tab")
# Their cells and lines are texts of the person's own.
CONTAINERS = {"table", "list", "tree", "tree table", "combo box"}


class Lost(Exception):
    pass


def children(thing):
    try:
        return [child for child in (thing.get_child_at_index(i) for i in range(thing.get_child_count())) if child]
    except GLib.Error:
        return []  # it went away meanwhile


def is_showing(thing):
    try:
        states = thing.get_state_set()
        return states.contains(Atspi.StateType.SHOWING) and states.contains(Atspi.StateType.VISIBLE)
    except GLib.Error:
        return False


def told(thing):
    """Role and name."""
    try:
        return thing.get_role_name(), thing.get_name() or ""
    except GLib.Error:
        return "gone", "gone"


def walk(thing):
    """Everything that is shown, without what is inside tables and lists."""
    for child in children(thing):
        if not is_showing(child):
            continue
        yield child
        if told(child)[0] not in CONTAINERS:
            yield from walk(child)


def listed(thing):
    """What is heard there, for a failure's report."""
    return "\n".join(f"  {role} «{name}»" for role, name in map(told, walk(thing)) if name)


def wait(what, find, patience=PATIENCE):
    end = time.monotonic() + patience
    while time.monotonic() < end:
        found = find()
        if found:
            return found
        time.sleep(0.1)
    raise Lost(f"not found within {patience} s: {what}")


class Studio:
    def __init__(self, process):
        self.process = process
        self.window = wait("the window", self.find_window)

    def find_window(self):
        if self.process.poll() is not None:
            raise Lost(f"the program ended with {self.process.returncode}")
        for program in children(Atspi.get_desktop(0)):
            if told(program)[1].lower() == "lorikeet":
                for window in children(program):
                    if is_showing(window):
                        return window
        return None

    def look(self, name, roles=(), inside=None):
        for thing in walk(inside or self.window):
            role, its = told(thing)
            if its == name and (not roles or role in roles):
                return thing
        return None

    def find(self, name, *roles):
        try:
            return wait(f"«{name}» ({', '.join(roles) or 'anything'})", lambda: self.look(name, roles))
        except Lost as lost:
            raise Lost(f"{lost}; there is\n{listed(self.window)}") from lost

    def press(self, name):
        def pressed():
            thing = self.look(name, PRESSED)
            if not thing or not thing.get_state_set().contains(Atspi.StateType.ENABLED):
                return False
            action = thing.get_action_iface()
            names = [Atspi.Action.get_action_name(action, i) for i in range(Atspi.Action.get_n_actions(action))] if action else []
            for wanted in ("Press", "Toggle"):
                if wanted in names:
                    return Atspi.Action.do_action(action, names.index(wanted))
            raise Lost(f"«{name}» cannot be pressed: {names}")

        wait(f"«{name}», to be pressed", pressed)

    def write(self, name, text):
        field = self.find(name, "text", "entry")
        if not Atspi.EditableText.set_text_contents(field.get_editable_text_iface(), text):
            raise Lost(f"«{name}» takes no text")

    def read(self, name):
        thing = self.look(name)
        text = thing.get_text_iface() if thing else None
        return Atspi.Text.get_text(text, 0, -1) if text else ""

    def faults(self):
        """Controls without a name, names without a role, and how many controls there are."""
        nameless, count = [], 0
        for thing in walk(self.window):
            role, name = told(thing)
            states = thing.get_state_set()
            if role == "filler" and name.strip():
                nameless.append(f"«{name}» without a role")
            if role in CONTROLS or (states.contains(Atspi.StateType.FOCUSABLE) and role != "label"):  # an empty line is silent
                count += 1
                if not name.strip():
                    parent = told(thing.get_parent()) if thing.get_parent() else ("", "")
                    nameless.append(f"{role} without a name in {parent[0]} «{parent[1]}»")
        return nameless, count


def visit(studio, page, wanted):
    """Everything of a page has a name, and what a person comes for is there."""
    time.sleep(0.5)
    for role, name in wanted:
        studio.find(name, *([role] if role else []))
    nameless, count = studio.faults()
    print(f"{page}: {count} controls" + "".join(f"\n  {fault}" for fault in nameless))
    return nameless


def journey(studio):
    faults = visit(studio, "Start", [("push button", "Try the sample"), ("push button", "New project")])
    studio.press("Try the sample")
    studio.press("Train an adapter")
    studio.find("Try the adapter", "push button")
    faults += visit(studio, "Train", [(None, "Plot: Loss")])
    studio.press("Try the adapter")
    studio.write("Instruction", "When should my aunt come?")
    studio.press("Compare")
    wait("an answer of the adapter", lambda: studio.read("Answer of run-1").strip())
    faults += visit(studio, "Play", [(None, "Answer of Base model"), ("push button", "Compare")])
    studio.press("On to the export")
    faults += visit(studio, "Adapters", [("push button", "Export…"), (None, "Adapters of the project")])
    studio.press("Data")
    faults += visit(studio, "Data", [("table", "Records")])
    studio.press("Runs")
    faults += visit(studio, "Runs", [("table", "Runs of the project")])
    return faults


def journey_of_labels(studio):
    """The same with a sample whose records have labels in place of answers."""
    studio.press("Try the review sample")
    studio.press("Train an adapter")
    studio.find("Try the adapter", "push button")
    faults = visit(studio, "Train of labels", [(None, "Plot: Loss")])
    studio.press("Try the adapter")
    studio.write("Text", "The film was a joy.")
    studio.press("Compare")
    studio.find("Right label", "push button")
    faults += visit(studio, "Play of labels", [("push button", "Compare")])
    studio.press("Data")
    faults += visit(studio, "Data of labels", [("table", "Records")])
    studio.press("Runs")
    faults += visit(studio, "Runs of labels", [("table", "Runs of the project")])
    return faults


def main():
    faults = []
    for each, home in ((journey, "answers"), (journey_of_labels, "labels")):
        settings = os.path.join(os.environ["XDG_CONFIG_HOME"], home)  # each begins on the first page
        process = subprocess.Popen([sys.argv[1]], env=os.environ | {"XDG_CONFIG_HOME": settings})
        try:
            faults += each(Studio(process))
        except Lost as lost:
            print(f"FAILED: {lost}")
            return 1
        finally:
            process.terminate()
            process.wait(20)
    print(f"{len(faults)} controls without a name")
    return 1 if faults else 0


if __name__ == "__main__":
    sys.exit(main())

"""How an explorer stands in a notebook: a widget that is made when it is shown and freed with its cell."""

import gc
import json
import re
import sys
import weakref
import zlib
from dataclasses import dataclass, field
from pathlib import Path

import anywidget
import traitlets
from IPython.display import display

SCRIPTS = Path(__file__).parent.parent / "js"
WIDGET_VIEW = "application/vnd.jupyter.widget-view+json"
# JupyterLab shows one form of an output and falls back to no other: a widget that was saved shows an error
# until its cell is run again. So the still picture is an output of its own, hidden while the explorer lives.
STILL_OR_LIVE = """<style>
.jp-OutputArea-child:has(.tk-still):has(+ .jp-OutputArea-child .tk-explorer) { display: none }
.jp-OutputArea-child:has(.tk-still) + .jp-OutputArea-child .jupyter-widgets:not(:has(*)) { display: none }
</style>"""
# Above the picture: below a tall one, or its table, it would be out of sight.
ASLEEP = "<p>Run this cell to make it move.</p>"
IMPORT = re.compile(r'^import\b[^;]*?from\s+"(\./[^"]+)";[ \t]*\n', re.MULTILINE)
EXPORT = re.compile(r"^export (?!default\b)", re.MULTILINE)


def joined_module(entry):
    """Return a JavaScript module and all that it imports, as the one module that anywidget takes.

    Parameters
    ----------
    entry : pathlib.Path
        The module that renders; it has the only ``export default``.

    Returns
    -------
    str
        Each file once, after those that it imports. Their top-level names must differ.
    """
    done, parts = set(), []

    def add(path):
        if path in done:
            return
        done.add(path)
        source = path.read_text(encoding="utf-8")
        for name in IMPORT.findall(source):
            add((path.parent / name).resolve())
        parts.append(EXPORT.sub("", IMPORT.sub("", source)))

    add(entry.resolve())
    return "\n".join(parts)


def packed(frame):
    """Return a frame as it travels: JSON, deflated to a quarter of its bytes."""
    return zlib.compress(json.dumps(frame, ensure_ascii=False, allow_nan=False).encode())


class View(anywidget.AnyWidget):
    """The browser's side of an explorer: sends it each frame, and hands over what the reader does.

    Parameters
    ----------
    explorer : Explorer
    """

    # As text: of a path anywidget would keep, for ever, each view that was made.
    _esm = joined_module(SCRIPTS / "flat.js")
    _css = (SCRIPTS / "explorer.css").read_text(encoding="utf-8")
    _scene = traitlets.Dict().tag(sync=True)
    _background = traitlets.Dict().tag(sync=True)  # that of the frame
    _still = traitlets.Dict().tag(sync=True)  # large pieces of a scene in space, by key
    _packed = traitlets.Bytes().tag(sync=True)

    def __init__(self, explorer):
        background, frame = explorer.background(), explorer.frame()
        scene, still = explorer.describe_scene(), explorer.still()
        super().__init__(_scene=scene, _background=background, _still=still, _packed=packed(frame))
        self._explorer = explorer
        explorer.observe(self._show)
        self.on_msg(self._hear)

    def _show(self, frame):
        with self.hold_sync():
            # That of this frame: a page that was saved, or is opened later, has this one and no other.
            if frame["background"] != self._background["key"]:
                self._background = self._explorer.background(frame["background"])
            if (still := self._explorer.still()).keys() != self._still.keys():  # a key belongs to one content
                self._still = still
            self._packed = packed(frame)

    def _hear(self, _widget, payload, _buffers):
        if isinstance(payload, dict) and isinstance(payload.get("need"), str):
            self._background = self._explorer.background(payload["need"])
        self._explorer.handle_message(payload)

    def close(self):
        """Leave the browser for good."""
        if self.comm is not None:
            self._explorer.unobserve(self._show)
            self.layout.close()
        super().close()


def show_explorer(explorer, view):
    """Show an explorer below the running cell: a still picture, and the view that hides it while it lives."""
    _note(explorer)
    bundle = explorer.picture()._repr_mimebundle_()
    bundle["text/html"] = f'{STILL_OR_LIVE}<div class="tk-still">{ASLEEP}{bundle["text/html"]}</div>'
    display(bundle, raw=True)
    display({WIDGET_VIEW: view._repr_mimebundle_()[0][WIDGET_VIEW]}, raw=True)


# Which cell of a notebook shows which explorers, so that those of its last run are freed.


@dataclass
class _Run:
    """One run of a cell, and weak references to the explorers that it shows."""

    cell: object
    message: str
    shows: list = field(default_factory=list)


_last = _Run(None, "")  # the last run that showed one
_standing = {}  # cell: its last run that showed one, until it runs again


def _note(explorer):
    """Note that the cell that is running shows an explorer."""
    global _last
    shell = sys.modules["IPython"].get_ipython()
    message, cell, _ = _running(shell)
    if cell is None:
        return
    if message != _last.message:
        _last = _Run(cell, message)
    _last.shows.append(weakref.ref(explorer))
    if _free not in shell.events.callbacks["post_run_cell"]:
        shell.events.register("post_run_cell", _free)


def _running(shell):
    """Return the id of the message that asked for the present run, its cell, and what cells are deleted.

    A cell is known by the id that JupyterLab sends. Other front ends send none: then only the same source
    twice in a row is taken for one cell that runs again.
    """
    kernel = getattr(shell, "kernel", None)
    asked = (kernel.get_parent() if kernel else None) or {}
    message = asked.get("header", {}).get("msg_id", "")
    metadata, source = asked.get("metadata", {}), asked.get("content", {}).get("code")
    cell = metadata.get("cellId")
    if cell is None and source is not None:
        again = isinstance(_last.cell, tuple) and _last.cell[1] == source
        cell = _last.cell if again else (message, source)
    return message, cell, metadata.get("deletedCells", [])


def _free(_result=None):
    """Free the explorers that a cell showed in its last run, and that now stand nowhere.

    A variable may still hold one: it stays as it is, and goes to the browser again when it is shown.
    """
    shell = sys.modules["IPython"].get_ipython()
    message, cell, deleted = _running(shell)
    former = [_standing.pop(each) for each in [cell, *deleted] if each in _standing]
    if message == _last.message:
        _standing[cell] = _last
    stay = {ref() for run in _standing.values() for ref in run.shows}
    gone = {ref() for run in former for ref in run.shows} - stay - {None}
    for explorer in gone:
        _forget_output(shell, explorer)
        explorer.close()
    if gone:
        del gone, stay, explorer
        gc.collect()  # figures and widgets refer to each other in circles


def _forget_output(shell, value):
    """Remove a value from the outputs that IPython keeps: nobody named it."""
    outputs = shell.user_ns.get("_oh", {})
    for number in [number for number, output in outputs.items() if output is value]:
        del outputs[number]
        shell.user_ns.pop(f"_{number}", None)
    for name in ("_", "__", "___"):
        for kept in (shell.user_ns, vars(shell.displayhook)):
            if kept.get(name) is value:
                kept[name] = ""
    hidden = shell.user_ns_hidden
    for name in [name for name, output in hidden.items() if output is value]:
        del hidden[name]

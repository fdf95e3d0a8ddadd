"""Which cell of a notebook shows which explorers, so that those of its last run are freed."""

import gc
import sys
import weakref
from dataclasses import dataclass, field


@dataclass
class _Run:
    """One run of a cell, and weak references to the explorers that it shows."""

    cell: object
    message: str
    shows: list = field(default_factory=list)


_last = _Run(None, "")  # the last run that showed one
_standing = {}  # cell: its last run that showed one, until it runs again


def shown(explorer):
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

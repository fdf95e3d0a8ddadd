"""Which cell of a notebook shows which explorers, so that those of its last run are freed."""

import gc
import sys

_shown = {}  # cell: the run that showed its explorers, and these explorers
_watched = []  # the shells that tell when a cell has run


def shown(explorer):
    """Note that the cell that is running shows an explorer."""
    shell = sys.modules["IPython"].get_ipython()
    cell, run = _running(shell)
    if cell is None:
        return
    last, explorers, former = _shown.get(cell, (None, [], []))
    if last != run:
        explorers, former = [], [*explorers, *former]
    _shown[cell] = run, [*explorers, explorer], former
    if shell not in _watched:
        _watched.append(shell)
        shell.events.register("post_run_cell", lambda *_: _free(shell))


def _running(shell):
    """Return the id of the cell that runs and that of its run; None where the front end does not say."""
    kernel = getattr(shell, "kernel", None)
    if kernel is None:
        return None, None
    parent = kernel.get_parent() or {}
    return parent.get("metadata", {}).get("cellId"), parent.get("header", {}).get("msg_id")


def _free(shell):
    """Free the explorers that a cell showed in its last run and does not show any more.

    A variable may still hold one: it stays as it is, and opens a view again when it is shown.
    """
    for cell, (run, explorers, former) in list(_shown.items()):
        gone = [old for old in former if all(old is not new for new in explorers)]
        _shown[cell] = run, explorers, []
        for old in gone:
            _forget_output(shell, old)
            old.close()
        if gone:
            del gone, former, old
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

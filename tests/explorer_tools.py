"""What the tests of explorers share; the fixture `explorer` stands in conftest.py."""

import json
import zlib

import numpy as np
import pytest

made = {}  # explorers by class: making one anew for each test would take minutes
# One of each way to move: a plain line, long training, a scene, a mask, a state of its own. What the engine
# owes to all of them alike is tried on these, and on all others where there is time.
FEW = {
    "ExponentialExplorer",
    "DieExplorer",
    "LogitPathsExplorer",
    "ThreeGaussiansExplorer",
    "MaskExplorer",
    "JoinedExplorer",
}


def few(names):
    """Return pytest's parameters for these explorers; tests of those that are not among the few are slow."""
    return [pytest.param(name, marks=[] if name in FEW else pytest.mark.slow) for name in names]


def first_state(kind):
    """Return the explorer of a class in its first state."""
    if kind not in made:
        made[kind] = kind()
    made[kind].reset()
    return made[kind]


def of(kind):
    """Give a test the explorer of this class."""
    return pytest.mark.parametrize("explorer", [kind], indirect=True)


def send(explorer, **message):
    """Do what the browser does; return the frame that it gets."""
    explorer.handle_message({"view": "v", "seq": 1, **message})
    return received(explorer)


def received(explorer):
    """Return the frame as the browser reads it."""
    return json.loads(zlib.decompress(explorer._packed))


def heights(bars):
    return np.array([bar.get_height() for bar in bars])


def words(labels):
    return [label.get_text() for label in labels]

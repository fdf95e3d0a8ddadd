"""What the tests of explorers share; the fixture `explorer` stands in conftest.py."""

import json
import queue
import time
import zlib

import numpy as np
import pytest
from jupyter_client.manager import KernelManager
from record import connection

import teachkit.explorers
from teachkit.explorers.engine import Explorer
from teachkit.explorers.engine.view import packed

EXPLORERS = {
    name: thing
    for name in teachkit.explorers.__all__
    if isinstance(thing := getattr(teachkit.explorers, name), type) and issubclass(thing, Explorer)
    if thing is not Explorer
}
made = {}  # explorers by class: making one anew for each test would take minutes
# One of each way to move: a plain line, long training, a scene, a mask, a state of its own. What the engine
# owes to all of them alike is tried on these, and on all others where there is time.
FEW = {
    "SCurveExplorer",
    "DieExplorer",
    "LogitPathsExplorer",
    "ThreeGaussiansExplorer",
    "MaskExplorer",
    "JoinedExplorer",
}


def few():
    """Return their classes as pytest's parameters; tests of those that are not among the few are slow."""
    return [
        pytest.param(kind, id=name, marks=[] if name in FEW else pytest.mark.slow)
        for name, kind in EXPLORERS.items()
    ]


def first_state(kind):
    """Return the explorer of a class in its first state."""
    if kind not in made:
        made[kind] = kind()
    made[kind].handle_message({"closes": True})  # another test may have left what was not drawn
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
    return json.loads(zlib.decompress(packed(explorer.frame())))


def heights(bars):
    return np.array([bar.get_height() for bar in bars])


def words(labels):
    return [label.get_text() for label in labels]


class Notebook:
    """A kernel to which cells are sent as JupyterLab sends them, with their ids."""

    def __init__(self):
        self.manager = KernelManager(**connection())
        self.manager.start_kernel()
        self.client = self.manager.client()
        self.client.start_channels()
        self.client.wait_for_ready(60)

    def run(self, source, cell="setup", **metadata):
        """Run a cell and return what it printed."""
        content = {"code": source, "silent": False, "store_history": True, "user_expressions": {},
                   "allow_stdin": False, "stop_on_error": True}  # fmt: skip
        message = self.client.session.msg("execute_request", content, metadata={"cellId": cell, **metadata})
        self.client.shell_channel.send(message)
        text, failed, end = "", "", time.monotonic() + 60
        while time.monotonic() < end:
            try:
                reply = self.client.get_iopub_msg(timeout=5)
            except queue.Empty:
                continue
            if reply["parent_header"].get("msg_id") != message["header"]["msg_id"]:
                continue
            if reply["msg_type"] == "stream":
                text += reply["content"]["text"]
            elif reply["msg_type"] == "error":
                failed = "\n".join(reply["content"]["traceback"])
            elif reply["msg_type"] == "status" and reply["content"]["execution_state"] == "idle":
                assert not failed, failed
                return text
        raise AssertionError("the cell did not end")

    def number(self, expression):
        return float(self.run(f"print({expression})", "question"))

    def close(self):
        self.client.stop_channels()
        self.manager.shutdown_kernel(now=True)

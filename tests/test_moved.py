"""While explorers move: the old and the new one show the same at both ends of every control."""

import re

import numpy as np
import pytest

import teachkit.explorers
from teachkit.explorers.old import geometry, simplices

OLD = {
    name: thing
    for module in (geometry, simplices)  # those that move
    for name, thing in vars(module).items()
    if isinstance(thing, type) and thing.__module__ == module.__name__ and name.endswith("Explorer")
}
MOVED = [
    name
    for name in OLD
    if name[0] != "_" and "old" not in getattr(teachkit.explorers, name).__module__.split(".")
]
# What differs on purpose: items, sentence, handles.
CHANGED: dict[str, dict] = {}


def unordered(item):
    """Write the corners of bars and cells in an order of their own: an axis may have been turned."""

    def corners(match):
        points = re.findall(r"[-\d.]+ [-\d.]+", match[0])
        return f'd="{sorted(set(points))}"' if len(points) <= 5 and "C" not in match[0] else match[0]

    return re.sub(r'd="M[^"]*"', corners, item)


@pytest.mark.parametrize("name", MOVED)
def test_the_frames_are_those_of_the_old_one(name):
    old, new = OLD[name](), getattr(teachkit.explorers, name)()
    changed = CHANGED.get(name, {})
    states = [{}]
    for control, trait in new.controls().items():
        if control in old.controls():
            states += [{control: value} for value in trait.ends()]
    home = old.state()
    for state in states:
        if any(value in changed.get("values", ()) for value in state.values()):
            continue
        old.restore(home)
        new.reset()
        old.set(**state)
        new.set(**state)
        first, second = old._frame, new.frame()
        lost = set(map(unordered, first["items"])) - set(map(unordered, second["items"]))
        lost = {item for item in lost if not any(re.search(p, item) for p in changed.get("items", ()))}
        assert not lost, (state, sorted(lost)[:3], len(second["items"]))
        if "sentence" not in changed:
            assert first["sentence"] == second["sentence"], state
        assert first["table"] == second["table"], state
        if "handles" in changed:
            continue
        places = dict(zip([h.name for h in old.handles()], first["handles"], strict=True))
        flat = [handle.name for handle in new.handles().values() if handle.artist is not None]
        news = dict(zip(flat, second["handles"], strict=True))
        for handle, place in places.items():
            for key in ("x", "y", "pixels", "value", "low", "high"):
                assert np.allclose(news[handle][key], place[key], atol=1e-9), (state, handle, key)

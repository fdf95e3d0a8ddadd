"""What is recorded is what the explorer shows; a page plays it without a kernel."""

import base64
import json
import zlib

import pytest
from test_engine_explorer import Dial, Plane

from teachkit.explorers.engine import Choice, Number, Toggle, record
from teachkit.explorers.engine.record import values_of


def read(text):
    return json.loads(zlib.decompress(base64.b64decode(text)))


def frame_of(recording, place):
    """The recorded frame, with its markup, without whom it answers."""
    frame = recording["frames"][place]
    return {**frame, "items": [recording["pool"][k] for k in frame["items"]]}


def shown(explorer):
    return json.loads(json.dumps({**explorer.frame(), "answered": {}, "refused": {}}))


def test_every_recorded_frame_is_what_the_explorer_shows_in_that_state():
    dial = Dial(turn=0.25)
    recording = read(record(dial))
    assert dial.state() == {"turn": 0.25, "colour": "blue", "wide": False}  # as it was
    assert recording["scene"] == json.loads(json.dumps(dial.describe_scene()))
    assert frame_of(recording, recording["start"]) == shown(dial)
    assert len(recording["states"]) == len(recording["frames"]) == 21 + 1 + 1  # turns, red, wide
    for place, state in enumerate(recording["states"]):
        dial.restore(dict(zip(recording["names"], state, strict=True)))
        assert frame_of(recording, place) == {**shown(dial), "code": frame_of(recording, place)["code"]}
        assert recording["frames"][place]["background"] in recording["backgrounds"]
    assert len(recording["backgrounds"]) == 2
    assert len(set(recording["pool"])) == len(recording["pool"])


def test_handles_and_targets_are_recorded_from_the_start():
    plane = Plane()
    recording = read(record(plane))
    assert recording["dragged"].keys() == {"point", "x", "x on the curve"}
    for name, way in recording["dragged"].items():
        for place, frame in way:
            plane.reset()
            plane.drag(name, place)
            assert recording["states"][frame] == list(plane.state().values())
    corners = [place for place, _ in recording["dragged"]["point"]]
    assert [-2, -1] in corners and [2, 1] in corners
    assert [cell[:2] for cell in recording["clicked"]["mask"]] == [[0, 0], [0, 1], [1, 0], [1, 1]]
    assert [recording["states"][cell[2]][2] for cell in recording["clicked"]["mask"]] == [1, 2, 4, 8]


def test_a_pair_is_recorded_as_a_grid():
    recording = read(record(Plane(), grid=[("x", "y")]))
    found = {tuple(state[:2]) for state in recording["states"]}
    assert {(x, y) for x in (-2, -1, 0, 1, 2) for y in (-1, -0.5, 0, 0.5, 1)} <= found
    assert recording["pairs"] == [["x", "y"]]


@pytest.mark.parametrize("pair", [("x", "z"), ("x",), ("x", "y", "mask")])
def test_a_pair_that_is_none_is_refused(pair):
    with pytest.raises(TypeError, match="grid must hold pairs of controls"):
        record(Plane(), grid=[pair])


def test_the_limit_is_kept_by_larger_steps_or_named():
    dial = Dial()
    whole = record(dial)
    less = record(dial, limit=len(whole) * 2 // 3)
    assert len(less) <= len(whole) * 2 // 3
    assert 5 <= len(read(less)["frames"]) < len(read(whole)["frames"])
    with pytest.raises(ValueError, match=r"Dial takes [0-9,]+ bytes at the largest steps; limit is 1,000"):
        record(dial, limit=1000)
    assert dial.state() == Dial().state()


def test_the_values_of_a_control_lie_on_its_steps_and_have_both_ends():
    assert values_of(Number(0, 0, 1, step=0.25), 100) == [0, 0.25, 0.5, 0.75, 1]
    assert values_of(Number(0, 0, 1, step=0.1), 5) == [0, 0.3, 0.6, 0.9, 1]
    assert values_of(Number(1, 0.01, 100, step=1, log=True), 100) == [0.01, 0.1, 1, 10, 100]
    assert values_of(Choice("abc"), 2) == ["a", "b", "c"] and values_of(Toggle(True), 9) == [True, False]

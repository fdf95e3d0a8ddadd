"""Explorers with a scene in space: handles along three axes, the camera, and what travels to the browser."""

import base64
import json
import zlib

import numpy as np
import pytest

from teachkit.explorers.engine import Number, Toggle, panels, record
from teachkit.explorers.engine.scene import packed
from teachkit.explorers.engine.space import CAMERA, SpaceExplorer
from teachkit.figures.projection import IN_SIGHT, view_axes
from teachkit.figures.space import Level, Space, Surface, Words


class Room(SpaceExplorer):
    """A hill over a floor, a point on it, and a plane."""

    heading = "A room"
    view = (30, -60, 1.2)
    a = Number(0.5, -1, 1, step=0.1, label="a", box=True)
    steep = Number(1, 0.5, 2, step=0.5, label="steepness")
    level = Number(0.5, 0, 1, step=0.1, label="level", more=True)
    plane = Toggle(True, label="plane")

    def build(self):
        figure, axes = panels("stage", 4, 3)
        self.stage = axes["stage"]
        self.space_handle("point", "the point", x="a", y=1, z=0)
        self.space_handle("level", x=0, y=0, z="level", shown=lambda: self.plane)
        return figure

    def space(self):
        line = np.linspace(-1, 1, 25)
        x, y = np.meshgrid(line, line, indexing="ij")
        hill = Surface("hill", np.dstack([x, y, np.exp(-self.steep * (x**2 + y**2))]), "#0072b2")
        scene = Space([(-1, 1), (-1, 1), (0, 1)], [hill, Words("hill", (0, 0, 1.1))], aspect=(1, 1, 0.7))
        if self.plane:
            scene.things.append(Level("level", self.level, str(self.level), handle="level"))
        return scene

    def sentence(self):
        return f"The point is at {self.a}."


def test_the_camera_comes_last_starts_at_the_view_and_is_under_more():
    room = Room()
    assert list(room.controls()) == ["a", "steep", "level", "plane", *CAMERA]
    assert [getattr(room, name) for name in CAMERA] == [30, -60, 1.2, 0, 0]
    assert all(room.controls()[name].more for name in CAMERA)
    assert room.code() == "Room()" and SpaceExplorer.controls()["elev"].default == 25
    assert room.describe_scene()["local"] == list(CAMERA)


def test_a_handle_sets_the_controls_of_the_axes_that_it_names():
    room = Room()
    room.drag("point", (-0.4, 7, 7))
    assert room.a == -0.4
    room.drag("level", (7, 7, 0.9))
    assert room.level == 0.9
    told = room.describe_frame()["spaceHandles"]
    assert told[0] == {"value": [-0.4, 1, 0], "low": [-1, 1, 0], "high": [1, 1, 0], "colour": "#1a1a1a",
                       "text": "the point −0.4", "shown": True}  # fmt: skip
    room.plane = False
    assert [each["shown"] for each in room.describe_frame()["spaceHandles"]] == [True, False]
    with pytest.raises(ValueError, match="point must be dragged to 3 finite numbers"):
        room.drag("point", (1, np.nan, 0))


def test_a_handle_that_sets_nothing_is_refused_and_so_is_a_name_that_is_taken():
    room = Room()
    with pytest.raises(TypeError, match="spot sets no control by itself"):
        room.space_handle("spot", x=0, y=0, z=0)
    with pytest.raises(ValueError, match="already a handle named point"):
        room.space_handle("point", x="a", y=0, z=0)


def test_the_point_stays_in_sight_in_the_still_picture():
    room = Room(a=1, zoom=3, pan_right=2, pan_up=2)
    room.picture()
    point = room.stage.lines[0].get_xydata()[0]
    size = room.stage.get_position().size * room.figure.get_size_inches() * 72
    assert (np.abs(point) <= size / 2 - IN_SIGHT + 1e-6).all()


def test_the_plane_is_held_at_the_corner_that_is_rightmost():
    for azim in (-150, -60, 30, 120):
        room = Room(azim=azim, zoom=0.5)
        room.picture()
        held = room.stage.lines[1].get_xydata()[0]
        scene = room.space()
        corner = scene.corner(scene.unit((0, 0, 0.5))[2], view_axes(room.elev, azim))
        assert np.allclose(scene.data(corner)[:2], np.sign(corner[:2])) and scene.data(corner)[2] == 0.5
        assert held[0] == max(line.get_xydata()[0][0] for line in room.stage.lines)


def test_large_pieces_travel_only_when_they_change():
    room = Room()
    first = room.still()
    assert len(first) == 1 and len(next(iter(first.values()))["xyz"]) == 24 * 24 * 4 * 3 * 2
    room.set(a=-0.5, level=0.2, azim=10)
    assert room.still().keys() == first.keys()
    room.steep = 2
    assert not room.still().keys() & first.keys()
    room.steep = 1
    assert room.still().keys() == first.keys()


def test_a_view_gets_the_pieces_that_its_frame_needs():
    room = Room()
    view = room.make_view()
    assert view._still.keys() == room.still().keys()
    room.steep = 2
    keys = {thing["still"] for thing in room.frame()["space"]["things"] if "still" in thing}
    assert keys == view._still.keys()
    assert "makeSpace" in view._esm and ".tk-space" in view._css
    view.close()


def test_a_recording_holds_the_pieces_and_leaves_the_camera_to_the_browser():
    room = Room()
    recording = json.loads(zlib.decompress(base64.b64decode(record(room, limit=2_000_000))))
    used = {
        thing["still"]
        for frame in recording["frames"]
        for thing in frame["space"]["things"]
        if "still" in thing
    }
    assert used == recording["still"].keys() and len(used) == 4  # one a steepness
    assert {tuple(state[-5:]) for state in recording["states"]} == {(30, -60, 1.2, 0, 0)}


def test_what_is_no_thing_of_a_scene_is_refused():
    with pytest.raises(TypeError, match=r"a scene is made of Surface, Faces.* got int"):
        packed(Space([(-1, 1)] * 3, [3]))

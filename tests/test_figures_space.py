"""Scenes in space: projection, painter's order and words, in Python and as the browser has them."""

import base64
import itertools
import json
import shutil
import subprocess
from pathlib import Path

import numpy as np
import pytest

from teachkit import explorers
from teachkit.explorers.engine.scene import RULES, packed
from teachkit.figures import space as drawing
from teachkit.figures.projection import EDGE, IN_SIGHT, LINE, Page, Projection, ruler_on_page, text_width
from teachkit.figures.space import Curve, Dots, Faces, Level, Ruler, Space, Surface, Words, cut, split_at
from teachkit.figures.style import CLASS_COLOURS, INK, new_figure

JS = Path(__file__).parent / "js"
RECORDED = JS / "space_recorded.json"
SIZE = (340.0, 300.0)
VIEWS = [
    {"elev": elev, "azim": azim, "zoom": zoom, "pan_right": right, "pan_up": up}
    for (elev, azim), (zoom, right, up) in itertools.product(
        [(90, -90), (20, -112), (5, 30), (38, 160), (-30, -60), (0, -45), (62, 2), (-90, 10)],
        [(1, 0, 0), (0.7, 0.4, -0.3), (3, -0.2, 0.5)],
    )
]


def hill(level=None):
    """A curved surface over a floor, cut by another, with all that a scene may hold."""
    line = np.linspace(-2, 2, 9)
    x, y = np.meshgrid(line, line, indexing="ij")
    floor = [[(-2, -2, -1), (2, -2, -1), (2, 2, -1), (-2, 2, -1)]]
    scene = Space([(-2, 2), (-2, 2), (-1, 2)], aspect=(1, 1, 0.7))
    scene.things = [
        Faces("floor", floor, "#c0d0e0", ground=True),
        Surface("hill", np.dstack([x, y, 1.5 * np.exp(-(x**2) - y**2)]), CLASS_COLOURS[0]),
        Surface("slope", np.dstack([x, y, 0.3 * (x + y) - 0.7]), CLASS_COLOURS[1], 0.6),
        Curve("way", [(-2, -2, -1), (0, 0, -0.9), (2, 2, -1)], INK),
        Dots("tops", [(0, 0, 1.5), (2, 2, -1)], CLASS_COLOURS[2], 9),
        Words("hill", (0, 0, 1.7), CLASS_COLOURS[0]),
        Words("slope, as it is called", (2, 2, 0.5), CLASS_COLOURS[1]),
        Words("t = 1", (-1, 1, -1), INK, 9, stays=False),
        *([] if level is None else [Level("level", level, str(level))]),
        *scene.frame(["x1 (cat)", "x2 (dog)", "p"], [[-2, 0, 2], [-2, -1, 0, 1, 2], [-1, 0, 1, 2]]),
    ]
    return scene


def bare():
    """Only words and a ruler, all at one place."""
    scene = Space([(0, 1)] * 3)
    scene.things = [Words(name, (0.5, 0.5, 0.5)) for name in ("cat", "dog", "bird", "fish")]
    scene.things.append(Ruler("nats", [((0, 0, 0), (0, 0, 1))], [0, 0.5, 1], (0, 1), upright=True))
    return scene


def picture(scene, view, size=SIZE, keep=None, avoid=()):
    """What Python makes of a scene from one side."""
    unit = None if keep is None else scene.unit(keep)
    look = Projection(
        size, view["elev"], view["azim"], view["zoom"], (view["pan_right"], view["pan_up"]), unit
    )
    return look, *drawing.words_on_page(scene, look, avoid)


def for_the_browser(scene, size, views, keep=None, avoid=()):
    """What tests/js/space_recorded.js takes."""
    told, still = packed(scene)
    text = {key: {name: base64.b64encode(value).decode() if isinstance(value, bytes) else value
                  for name, value in group.items()} for key, group in still.items()}  # fmt: skip
    return {
        "rules": RULES,
        "size": list(size),
        "told": told,
        "still": text,
        "keep": None if keep is None else scene.unit(keep).tolist(),
        "avoid": [scene.unit(point).tolist() for point in avoid],
        "views": views,
    }


def depths(scene, look, view):
    return sorted(piece[0] for piece in drawing.pieces(scene, look, 1 if view["elev"] >= 0 else -1))


def recorded():
    """What the tests of the JavaScript compare with."""
    scenes = []
    for scene, keep in ((hill(), None), (hill(0.42), (1.5, -1.5, -1)), (bare(), None)):
        avoid = [] if keep is None else [keep]
        told = for_the_browser(scene, SIZE, VIEWS, keep, avoid)
        pictures = []
        for view in VIEWS:
            look, lines, texts = picture(scene, view, keep=keep, avoid=avoid)
            seen = [
                {"text": t["text"], "x": round(t["x"], 2), "y": round(t["y"], 2), "plate": t["plate"],
                 "leader": t["leader"] is not None}
                for t in texts
            ]  # fmt: skip
            ends = [[round(float(v), 1) for end in line for v in end] for line in lines]
            near = [round(float(depth), 4) for depth in depths(scene, look, view)]
            pictures.append({"texts": seen, "lines": ends, "depths": near})
        scenes.append({**told, "pictures": pictures})
    return {"scenes": scenes}


def boxes(texts):
    """Where texts stand: by their true widths, and as high as their letters."""
    for text in texts:
        w, h = text_width(text["text"]) * text["size"] / 2, LINE * text["size"] / 2
        yield text, (text["x"] - w, text["y"] - h, text["x"] + w, text["y"] + h)


def assert_words_have_room(scene, look, texts, size):
    found = list(boxes(texts))
    solid = [
        thing for thing in scene.kinds(Surface, Faces) if not (thing.pale or getattr(thing, "ground", False))
    ]
    faces = [look.page(scene.unit(thing.faces())) for thing in solid]
    for text, (x0, y0, x1, y1) in found:
        assert -size[0] / 2 <= x0 and x1 <= size[0] / 2 and -size[1] / 2 <= y0 and y1 <= size[1] / 2, text
        if text["plate"]:
            continue
        # A cell counts as covered by its middle: a text may reach 3 points into a surface.
        x0, x1 = sorted((x0 + 3, x1 - 3))
        y0, y1 = sorted((y0 + 3, y1 - 3))
        places = np.array([(x, y) for x in np.linspace(x0, x1, 9) for y in np.linspace(y0, y1, 4)])
        for corners in faces:
            near = (corners.max(axis=1) >= (x0, y0)).all(axis=1) & (corners.min(axis=1) <= (x1, y1)).all(
                axis=1
            )
            sides = (np.roll(corners, -1, axis=1) - corners)[near]
            away = places[:, None, None] - corners[near]
            turns = sides[..., 0] * away[..., 1] - sides[..., 1] * away[..., 0]
            assert not ((turns.min(axis=2) > 0) | (turns.max(axis=2) < 0)).any(), text
    for (a, one), (b, other) in itertools.combinations(found, 2):
        apart = one[2] < other[0] or other[2] < one[0] or one[3] < other[1] or other[3] < one[1]
        assert apart, (a, b)


@pytest.mark.parametrize("view", VIEWS, ids=lambda view: "{elev} {azim} x{zoom}".format(**view))
def test_words_stay_in_the_frame_and_off_each_other_and_off_surfaces(view):
    for scene in (hill(), hill(0.42), bare()):
        look, _, texts = picture(scene, view)
        assert texts
        assert_words_have_room(scene, look, texts, SIZE)


def test_what_is_recorded_for_the_browser_is_what_python_does():
    """Record again with: python tests/test_figures_space.py"""
    kept = json.loads(RECORDED.read_text(encoding="utf-8"))
    for old, new in zip(kept["scenes"], json.loads(json.dumps(recorded()))["scenes"], strict=True):
        assert {**old, "pictures": 0} == {**new, "pictures": 0}
        for then, now in zip(old["pictures"], new["pictures"], strict=True):
            assert [t["text"] for t in then["texts"]] == [t["text"] for t in now["texts"]]
            for a, b in zip(then["texts"], now["texts"], strict=True):
                assert (a["plate"], a["leader"]) == (b["plate"], b["leader"])
                assert abs(a["x"] - b["x"]) < 0.02 and abs(a["y"] - b["y"]) < 0.02
            assert np.allclose(then["depths"], now["depths"], atol=1e-3)


# The rules one by one


def test_a_point_is_kept_in_sight_at_every_zoom_turn_and_pan():
    point = (1, -1, 0.7)
    for elev, azim, zoom in itertools.product((-90, -20, 5, 60), (-180, -70, 20, 130), (0.5, 1, 3)):
        look = Projection(SIZE, elev, azim, zoom, (2, -2), point)
        assert (np.abs(look.page(point)) <= np.array(SIZE) / 2 - IN_SIGHT + 1e-9).all()
        free = Projection(SIZE, elev, azim, 1, (0, 0), (0.1, 0, 0))
        assert np.allclose(free.middle, 0)  # in sight already: nothing moves


def test_lengths_on_the_page_grow_with_zoom_and_the_middle_goes_with_pan():
    small, large = (Projection(SIZE, 30, 40, zoom) for zoom in (1, 2))
    a, b = np.array([(0, 0, 0), (0.3, 0.2, 0.1)])
    assert np.allclose(large.page(b) - large.page(a), 2 * (small.page(b) - small.page(a)))
    panned = Projection(SIZE, 30, 40, 1, (0.5, -0.2))
    assert np.allclose(panned.page(a), np.array([-0.5, 0.2]) * panned.scale)


def test_a_word_that_finds_no_room_is_left_out():
    assert Page((20, 60)).place((0, 0), 30, 10) is None
    full = Page((100, 30), taken=[(-50, -15, 50, 15)])
    assert full.place((0, 0), 20, 10) is None


def test_a_word_stays_at_the_edge_while_its_point_is_out_of_sight_unless_it_says_otherwise():
    scene = bare()
    scene.things = [Words("far", (9, 0.5, 0.5)), Words("gone", (9, 0.5, 0.5), stays=False)]
    _, _, texts = picture(scene, VIEWS[0])
    assert [text["text"] for text in texts] == ["far"]
    assert texts[0]["x"] + text_width("far") * 5 == pytest.approx(SIZE[0] / 2 - EDGE)


def test_no_word_stands_on_a_handle_or_on_a_large_dot():
    scene = bare()
    scene.things = [Words("cat", (0.5, 0.5, 0.5))]
    for avoid, dots in (((0.5, 0.5, 0.5), []), ((0, 0, 0), [Dots("spot", [(0.5, 0.5, 0.5)], INK, 9)])):
        scene.things = [scene.things[0], *dots]
        look, _, [text] = picture(scene, VIEWS[0], avoid=[avoid])
        x, y = look.page(scene.unit((0.5, 0.5, 0.5)))
        _, (x0, y0, x1, y1) = next(boxes([text]))
        assert not (x0 < x + 4.5 and x1 > x - 4.5 and y0 < y + 4.5 and y1 > y - 4.5)


def test_words_may_stand_on_what_is_pale():
    square = [[(-1, -1, 0), (1, -1, 0), (1, 1, 0), (-1, 1, 0)]]
    for pale in (False, True):
        scene = Space([(-1, 1)] * 3, [Faces("plane", square, INK, pale=pale), Words("cat", (0, 0, 0))])
        [text] = picture(scene, VIEWS[0])[2]
        assert (abs(text["x"]) + abs(text["y"]) < 1e-9) == pale


def test_a_name_far_from_what_it_names_has_a_line_to_it():
    scene = hill()
    _, _, texts = picture(scene, {"elev": 90, "azim": -90, "zoom": 1, "pan_right": 0, "pan_up": 0})
    [name] = [text for text in texts if text["text"] == "hill"]
    (x0, y0), end = name["leader"]
    assert np.hypot(x0 - name["x"], y0 - name["y"]) < 30 and np.allclose(end, 0, atol=1e-6)


def test_polygons_are_split_at_a_height_without_loss():
    rng = np.random.default_rng(0)
    triangles = rng.normal(size=(100, 3, 3))
    triangles[:10, 0, 2] = 0.2  # a corner on the plane
    below, above, edges = split_at(triangles, 0.2)

    def area(faces):
        fans = [np.cross(face[1:-1] - face[0], face[2:] - face[0]).sum(axis=0) for _, face in faces]
        return sum(np.linalg.norm(fan) for fan in fans)

    assert all(face[:, 2].max() <= 0.2 + 1e-12 for _, face in below)
    assert all(face[:, 2].min() >= 0.2 - 1e-12 for _, face in above)
    assert area(below) + area(above) == pytest.approx(area(list(enumerate(triangles))))
    assert len(edges) and np.allclose(edges[..., 2], 0.2)


@pytest.mark.parametrize("elev", [40, -40])
def test_a_level_is_painted_between_what_is_above_and_what_is_below(elev):
    x, y, _ = 0.9 * Projection(SIZE, 0, -60).axes[2]  # nearer by this, as the reader stands
    dots = [Dots("over", [(-x, -y, 0.1)]), Dots("under", [(x, y, -0.1)])]
    scene = Space([(-1, 1)] * 3, [*dots, Level("level", 0)])
    look = Projection(SIZE, elev, -60)
    upside = 1 if elev > 0 else -1
    over, under = [depth for depth, _, _, _, width in drawing.pieces(scene, look, upside) if width == 0.8]
    plane = [depth for depth, *_ in drawing.pieces(scene, look, upside) if depth == 0]
    assert len(plane) == 5  # itself and its sides
    assert (over > 0 > under) == (elev > 0)


def test_triangles_are_cut_where_values_change_sign():
    rng = np.random.default_rng(0)
    triangles, height = rng.normal(size=(200, 3, 3)), rng.normal(size=(200, 3))
    height[:20, 0] = 0  # a corner on the cut
    pieces, [cut_height] = cut(triangles, height)
    sign = np.sign(cut_height)
    assert not ((sign.min(axis=1) < 0) & (sign.max(axis=1) > 0)).any()

    def area(faces):
        return np.linalg.norm(np.cross(faces[:, 1] - faces[:, 0], faces[:, 2] - faces[:, 0]), axis=1).sum()

    assert abs(area(pieces) - area(triangles)) < 1e-9 * area(triangles)


@pytest.mark.parametrize("elev, azim", [(25, -55), (5, 100), (-30, 20)])
def test_rulers_stand_below_and_at_the_left_outside_the_box(elev, azim):
    space = Space(((-2, 2), (-1, 1), (0, 1)))
    for ruler in (
        thing for thing in space.frame(["x", "y", "z"], [[-2, 2], [0], [0, 1]]) if type(thing) is Ruler
    ):
        look = Projection(SIZE, elev, azim)
        ends = look.page(space.unit(ruler.edges))
        lines, texts = ruler_on_page(ruler, ends, 2 * look.scale, (0, 0), Page(SIZE))
        if ruler.label == "y" and azim == 100:
            assert not lines and not texts  # seen end-on
            continue
        middle, chosen = ends.mean(axis=1), np.mean(lines[0], axis=0)
        axis, sign = (0, -1) if ruler.upright else (1, -1)
        assert chosen[axis] * sign == pytest.approx((middle[:, axis] * sign).max(), abs=10)
        assert [text for *_, text, is_label in texts if not is_label] == [text for _, text in ruler.marks()]
        for (x, y, _, is_label), (foot, tip) in zip(texts, lines[1:], strict=False):
            if not is_label:
                assert np.dot(np.subtract(tip, foot), np.subtract((x, y), tip)) > 0


def test_a_ruler_seen_end_on_is_hidden():
    space = Space(((-1, 1), (-1, 1), (0, 1)))
    upright = space.frame(["x", "y", "z"], [[0], [0], [0, 1]])[-1]
    look = Projection(SIZE, 90, -90)
    ends = look.page(space.unit(upright.edges))
    assert ruler_on_page(upright, ends, 1.4 * look.scale, (0, 0), Page(SIZE)) == ([], [])


@pytest.mark.parametrize("elev", [40, -40])
def test_the_ground_is_painted_behind_all_else_and_from_below_in_front(elev):
    _, ax = new_figure(3, 3)
    square = np.array([[[-1, -1, 0], [1, -1, 0], [1, 1, 0], [-1, 1, 0]]], dtype=float)
    wall = Faces("wall", square[..., [0, 2, 1]] * [1, 1, 0.5] + [0, -1, 0.5], "#00ff00", 1)
    space = Space(((-1, 1),) * 3, [wall, Faces("ground", square - [0, 0, 1], "#ff0000", 1, ground=True)])
    drawing.draw_space(ax, space, elev, -90)
    first = ax.collections[0].get_facecolor()[0]
    assert (first[0] > first[1]) == (elev > 0)


# Every scene of the lessons, in Python and in the browser

IN_SPACE = {
    "TwoClassExplorer": {"loss": True, "flow": True},
    "ThreeClassExplorer": {"loss": True},
    "TwoGaussiansExplorer": {},
    "ThreeGaussiansExplorer": {},
    "FourClassExplorer": {"region": "cat"},
    "FiveClassExplorer": {},
    "LogitPathsExplorer": {"step": 100},
}
node = pytest.mark.skipif(shutil.which("node") is None, reason="node was not found")


@pytest.fixture(scope="module", params=IN_SPACE)
def shown(request):
    """The scene of an explorer, its size on the page in points, and where its handles are."""
    explorer = getattr(explorers, request.param)(**IN_SPACE[request.param])
    size = explorer.stage.get_position().size * explorer.figure.get_size_inches() * 72
    handles = explorer.space_handles()
    spots = [handle.place() if hasattr(handle, "place") else handle.point for handle in handles]
    own = [
        {"elev": elev, "azim": azim, "zoom": zoom, "pan_right": 0, "pan_up": 0}
        for elev, azim in explorer.views.values()
        for zoom in (explorer.view[2], 3)
    ]
    return explorer.space(), tuple(map(float, size)), spots, [*own, *VIEWS[::3]]


def test_words_of_the_lessons_have_room_from_all_sides(shown):
    scene, size, spots, views = shown
    for view in views:
        look, _, texts = picture(scene, view, size, spots[0] if spots else None, spots)
        assert_words_have_room(scene, look, texts, size)


@node
def test_the_browser_writes_where_python_writes(shown):
    scene, size, spots, views = shown
    keep = spots[0] if spots else None
    told = for_the_browser(scene, size, views, keep, spots)
    run = [shutil.which("node"), JS / "space_recorded.js", "-"]
    text = json.dumps([told]).encode()
    done = subprocess.run(run, input=text, capture_output=True, check=True, timeout=120)
    for view, seen in zip(views, json.loads(done.stdout)[0], strict=True):
        _, lines, texts = picture(scene, view, size, keep, spots)
        written = [[(t["text"], t["plate"]) for t in side] for side in (seen["texts"], texts)]
        assert written[0] == written[1], view
        for a, b in zip(seen["texts"], texts, strict=True):
            assert abs(a["x"] - b["x"]) < 0.05 and abs(a["y"] - b["y"]) < 0.05, view
        assert np.allclose(seen["lines"], np.array(lines), atol=0.05)


if __name__ == "__main__":
    RECORDED.write_text(json.dumps(recorded(), separators=(",", ":")) + "\n", encoding="utf-8")
    print(RECORDED.stat().st_size)

"""Scenes in space: projection, painter's order and words, in Python and as the browser has them."""

import base64
import itertools
import json
import shutil
import subprocess
from pathlib import Path

import numpy as np
import pytest

from teachkit.explorers.engine.scene import RULES, packed
from teachkit.figures import space as drawing
from teachkit.figures.projection import EDGE, IN_SIGHT, LINE, Page, Projection, ruler_on_page, text_width
from teachkit.figures.space import Curve, Dots, Faces, Level, Ruler, Space, Surface, Words, split_at
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
        *([] if level is None else [Level("level", level)]),
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
            pictures.append(
                {
                    "texts": [{"text": t["text"], "x": round(t["x"], 2), "y": round(t["y"], 2), "plate": t["plate"],
                               "leader": t["leader"] is not None} for t in texts],
                    "lines": [[round(float(v), 1) for end in line for v in end] for line in lines],
                    "depths": [round(float(depth), 4) for depth in depths(scene, look, view)],
                }
            )  # fmt: skip
        scenes.append({**told, "pictures": pictures})
    return {"scenes": scenes}


def boxes(texts):
    """Where texts stand: by their true widths, and as high as their letters."""
    for text in texts:
        w, h = text_width(text["text"]) * text["size"] / 2, LINE * text["size"] / 2
        yield text, (text["x"] - w, text["y"] - h, text["x"] + w, text["y"] + h)


def assert_words_have_room(scene, look, texts, size):
    found = list(boxes(texts))
    faces = [
        look.page(scene.unit(f.faces()))
        for f in scene.kinds(Surface, Faces)
        if not getattr(f, "ground", False)
    ]
    for text, (x0, y0, x1, y1) in found:
        assert -size[0] / 2 <= x0 and x1 <= size[0] / 2 and -size[1] / 2 <= y0 and y1 <= size[1] / 2, text
        if not text["plate"]:
            # A cell counts as covered by its middle: a text may reach 3 points into a surface.
            x0, x1 = sorted((x0 + 3, x1 - 3))
            y0, y1 = sorted((y0 + 3, y1 - 3))
            middle = np.array([(x, y) for x in np.linspace(x0, x1, 9) for y in np.linspace(y0, y1, 4)])
            for corners in faces:
                sides = np.roll(corners, -1, axis=1) - corners
                away = middle[:, None, None] - corners
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


if __name__ == "__main__":
    RECORDED.write_text(json.dumps(recorded(), separators=(",", ":")) + "\n", encoding="utf-8")
    print(RECORDED.stat().st_size)

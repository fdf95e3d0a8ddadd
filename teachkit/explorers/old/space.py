"""The engine's third dimension: a scene that turns in the browser, beside whatever else the figure shows."""

from dataclasses import dataclass
from typing import Any

import numpy as np
import traitlets
from matplotlib.colors import to_hex

from teachkit.explorers.old.engine import HERE, Explorer, Number
from teachkit.figures.projection import END_ON, HALF_VIEW
from teachkit.figures.space import (
    FINEST,
    HALO,
    NEARER,
    SHADES,
    Arrows,
    Curve,
    Dots,
    Faces,
    Ruler,
    Surface,
    Words,
    draw_space,
    is_covered,
    shaded,
    shades,
)
from teachkit.figures.style import CLASS_COLOURS, FAINT, INK
from teachkit.figures.words import number

WHOLE = 16000  # steps of a coordinate from 0 to 1, so that a unit box and what stands out of it fit 16 bits
BEHIND = (1, 1, 1, 0.5)  # fills the ring that is left of a handle behind a surface
STILL = 2000  # bytes from which a thing is sent apart, and only when it changes


@dataclass
class SpaceHandle:
    """A point in the space that can be dragged with the pointer or moved with the arrow keys.

    Attributes
    ----------
    name : str
        What the explorer's `dragged` is told.
    label : str
        The accessible name.
    point : tuple of 3 floats
        Where it is, in data coordinates.
    low, high : tuple of 3 floats
        The box it may move in; where they are equal it does not move: a handle on the floor has one height.
    step : float
        What an arrow key adds, in data coordinates.
    colour : str
    text : str
        The spoken value.
    """

    name: str
    label: str
    point: tuple
    low: tuple
    high: tuple
    step: float = 0.1
    colour: str = "#1a1a1a"
    text: str = ""


class SpaceExplorer(Explorer):
    """An explorer with a scene in three dimensions.

    A subclass puts the axes that the scene takes the place of into ``self.stage`` in `build`, and writes
    `space`, which returns the scene of the present state as a `teachkit.figures.space.Space`, and
    where it has them `space_handles`. `view` is where the scene is seen from at first, as height and turn
    in degrees, and zoom; `views` names the directions worth looking from, as height and turn.

    The scene is turned in the browser, from vertices that were sent once; large things are sent
    again only when they change.
    """

    _esm = "".join((HERE / name).read_text(encoding="utf-8") for name in ("engine.js", "space.js"))
    _still = traitlets.Dict().tag(sync=True)
    stage: Any = None  # the axes that the scene takes the place of

    view = (25, -55, 1)
    elev = Number(view[0], -90, 90, step=1, label="height of view", digits=0)
    azim = Number(view[1], -180, 180, step=1, label="turn of view", digits=0)
    zoom = Number(view[2], 0.5, 3, step=0.05, label="zoom", digits=2)

    views = {"from above": (90, -90)}  # noqa: RUF012 - read only

    @traitlets.default("elev")
    def _first_elev(self):
        return float(self.view[0])

    @traitlets.default("azim")
    def _first_azim(self):
        return float(self.view[1])

    @traitlets.default("zoom")
    def _first_zoom(self):
        return float(self.view[2])

    def space(self):
        """Return the scene of the present state."""
        raise NotImplementedError(f"{type(self).__name__} must define space()")

    @classmethod
    def _defaults(cls):
        return super()._defaults() | dict(zip(("elev", "azim", "zoom"), map(float, cls.view), strict=True))

    def _coordinates(self, name):
        return 3 if name in {handle.name for handle in self.space_handles()} else 1

    def _handle_names(self):
        return [*super()._handle_names(), *(handle.name for handle in self.space_handles())]

    def space_handles(self):
        """Return the list of `SpaceHandle` as they are now: always the same ones, in the same order."""
        return []

    def _picture(self):
        """Draw the scene as it is seen now, and return it as a `Picture`."""
        for artist in [*self.stage.collections, *self.stage.texts, *self.stage.lines]:
            artist.remove()  # the last picture's
        space = self.space()
        handles = self.space_handles()
        points = [handle.point for handle in handles]
        keep = points[0] if points else None
        look = draw_space(self.stage, space, self.elev, self.azim, self.zoom, keep=keep, avoid=points)
        for handle in handles:  # on top, as in the browser
            x, y = look.page(space.unit(handle.point))
            covered = is_covered(space, handle.point, self.elev, self.azim)
            looks = {"color": BEHIND, "markeredgewidth": 2} if covered else {"color": handle.colour}
            rim = handle.colour if covered else "white"
            self.stage.plot([x], [y], "o", markersize=10, markeredgecolor=rim, **looks)
        return super()._picture()

    def _panels(self):
        return [ax for ax in self.figure.axes if ax is not self.stage and ax.get_visible()]

    def describe_scene(self):
        """Return what the browser is told once, with where the scene stands in the figure."""
        box = self.stage.get_position()
        width, height = self._recorder.width, self._recorder.height
        return {
            **super().describe_scene(),
            "local": ["elev", "azim", "zoom"],  # what the browser does by itself
            "stage": [box.x0 * width, (1 - box.y1) * height, box.width * width, box.height * height],
            "home": {name: self._home[name] for name in ("elev", "azim", "zoom")},
            "views": [[name, *angles] for name, angles in self.views.items()],
            "halfView": HALF_VIEW,
            "nearer": NEARER,
            "endOn": END_ON,
            "finest": FINEST,
            "halo": HALO,
            "behind": to_hex(BEHIND, keep_alpha=True),
            "ink": INK,
            "faint": FAINT,
            "whole": WHOLE,
            "spaceHandles": [
                {"name": h.name, "label": h.label, "step": h.step} for h in self.space_handles()
            ],
        }

    def describe_frame(self):
        """Return what the browser is told at every change, with the scene."""
        space = self.space()
        packed = {
            f"{i} {getattr(thing, 'name', '')}": _pack(space, thing) for i, thing in enumerate(space.things)
        }
        self._still = {name: group for name, group in packed.items() if len(group.get("xyz", b"")) > STILL}
        low, high = np.array(space.limits, dtype=float).T
        return {
            **super().describe_frame(),
            "space": {
                "things": [
                    {"still": name} if name in self._still else _readable(group)
                    for name, group in packed.items()
                ],
                "low": low.tolist(),
                "high": high.tolist(),
                "aspect": list(space.aspect),
            },
            "spaceHandles": [
                {"point": list(map(float, h.point)), "low": list(map(float, h.low)),
                 "high": list(map(float, h.high)), "colour": h.colour, "text": h.text or h.label}
                for h in self.space_handles()
            ],
        }  # fmt: skip


def share_bars(ax, names):
    """Make one moving bar a class, lying, the first on top, with a moving number beside it.

    Parameters
    ----------
    ax : matplotlib.axes.Axes
    names : sequence of str
        Of the classes, at most as many as there are class colours.

    Returns
    -------
    bars, labels : lists, one entry a class
        What `fill_bars` moves.
    """
    bars, labels = [], []
    for k in range(len(names)):
        bars += ax.barh([-k], [0], 0.65, color=CLASS_COLOURS[k], animated=True)
        labels.append(ax.text(0, -k, "", va="center", fontsize=9, animated=True))
    ax.set_yticks([-k for k in range(len(names))], names)
    ax.tick_params(axis="y", left=False)
    ax.set_xlim(0, 1.25)
    ax.set_xticks([0, 0.5, 1])
    ax.set_ylim(0.5 - len(names), 0.5)
    return bars, labels


def fill_bars(bars, labels, values, digits=3):
    """Give the bars of `share_bars` these lengths, and write them beside."""
    for bar, label, value in zip(bars, labels, values, strict=True):
        bar.set_width(value)
        label.set_x(value + 0.03)
        label.set_text(number(value, digits))


def _grid(space, points):
    """Return points as 16-bit steps of the unit box."""
    return np.clip(np.rint(space.unit(points) * WHOLE), -32767, 32767).astype("<i2")


def _pack(space, thing):
    """Return what the browser needs to draw a thing."""
    if isinstance(thing, (Surface, Faces)):
        corners = thing.faces()
        return {
            "kind": "faces",
            "corners": corners.shape[1],
            "xyz": _grid(space, corners).tobytes(),
            "shade": shades(space.unit(corners)).tobytes(),
            "colours": [shaded(thing.colour, level) for level in range(SHADES)],
            "alpha": thing.alpha,
            "lines": thing.lines,
            "ground": getattr(thing, "ground", False),
        }
    if isinstance(thing, (Curve, Arrows)):
        segments, colours = thing.segments()
        return {
            "kind": "lines",
            "xyz": _grid(space, segments).tobytes(),
            "width": thing.width,
            **_indexed(colours),
        }
    if isinstance(thing, Dots):
        points = np.asarray(thing.points, dtype=float).reshape(-1, 3)
        colours = [thing.colours] * len(points) if isinstance(thing.colours, str) else thing.colours
        return {
            "kind": "dots",
            "xyz": _grid(space, points).tobytes(),
            "size": thing.size,
            **_indexed(colours),
        }
    if isinstance(thing, Words):
        place = space.unit(thing.point).round(4).tolist()
        return {"kind": "words", "text": thing.text, "at": place, "colour": thing.colour, "size": thing.size}
    if isinstance(thing, Ruler):
        edges = space.unit(thing.edges)
        return {
            "kind": "ruler",
            "label": thing.label,
            "edges": edges.round(4).tolist(),
            "length": float(np.linalg.norm(edges[0, 1] - edges[0, 0])),
            "marks": thing.marks(),
            "upright": thing.upright,
            "size": thing.size,
        }
    raise TypeError(
        f"a scene is made of Surface, Faces, Curve, Arrows, Dots, Words and Ruler; got {type(thing).__name__}"
    )


def _indexed(colours):
    codes = {colour: to_hex(colour) for colour in set(colours)}
    names = sorted(set(codes.values()))
    return {"colours": names, "shade": bytes(names.index(codes[colour]) for colour in colours)}


def _readable(group):
    """Return a small group with numbers in place of bytes, to travel with the frame."""
    if "xyz" not in group:
        return group
    return {**group, "xyz": np.frombuffer(group["xyz"], "<i2").tolist(), "shade": list(group["shade"])}

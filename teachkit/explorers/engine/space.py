"""The engine's third dimension: a scene that turns in the browser, beside whatever else the figure shows."""

import math
from collections.abc import Callable
from dataclasses import dataclass
from typing import Any

import numpy as np

from teachkit.explorers.engine.controls import Number
from teachkit.explorers.engine.explorer import Explorer
from teachkit.explorers.engine.handles import checked_place, now
from teachkit.explorers.engine.scene import RULES, packed
from teachkit.explorers.engine.view import SCRIPTS, View, joined_module
from teachkit.figures.projection import view_axes
from teachkit.figures.space import Level, draw_space, is_covered
from teachkit.figures.style import INK
from teachkit.figures.words import number

BEHIND = (1, 1, 1, 0.5)  # fills the ring that is left of a handle behind a surface
CAMERA = ("elev", "azim", "zoom", "pan_right", "pan_up")  # what the browser does by itself
PAN = 2  # a scene moves by so much at most, in units of the box


@dataclass
class SpaceHandle:
    """A point in the space that is dragged with the pointer or moved with the arrow keys.

    Where it stands and how far it goes are numbers, or functions that are asked again at every change.

    Attributes
    ----------
    name : str
        What `drag` is told, with three coordinates.
    label : str
        The accessible name.
    point : tuple of 3 floats or functions
        Where it is, in data coordinates.
    low, high : tuple of 3 floats or functions
        The box it may move in; where they are equal it does not move: a handle on the floor has one height.
    step : float
        What an arrow key adds, in data coordinates.
    colour : str or function
    words : function, optional
        Returns the spoken value.
    to : function
        Takes three coordinates, returns values of controls.
    shown : bool or function
    """

    name: str
    label: str
    point: tuple
    low: tuple
    high: tuple
    step: float
    colour: Any
    words: Callable[[], str] | None
    to: Callable[..., dict]
    shown: Any = True
    artist: Any = None  # it belongs to none: the browser draws it
    along = "xyz"
    sets = ()  # its own steps are round numbers

    def place(self):
        """Return where it is now. Three floats."""
        return tuple(float(now(value)) for value in self.point)

    def room(self):
        """Return the lowest and the highest place. Two tuples of three floats."""
        return tuple(tuple(float(now(value)) for value in ends) for ends in (self.low, self.high))

    def places(self, count):
        """Return about `count` places to which it can be dragged, from end to end."""
        low, high = self.room()
        free = [axis for axis in range(3) if low[axis] < high[axis]]
        each = max(2, round(count ** (1 / max(1, len(free)))))
        ways = [np.linspace(low[axis], high[axis], each if axis in free else 1) for axis in range(3)]
        return np.stack(np.meshgrid(*ways, indexing="ij"), axis=-1).reshape(-1, 3).tolist()

    def coordinates(self, value):
        """Return the place it is dragged to as a list of floats, or raise a ValueError."""
        return checked_place(self.name, value, 3)

    def values(self, coordinates):
        """Return the values of controls that this place means."""
        return self.to(*coordinates)

    def describe(self):
        """Return what the browser is told once."""
        return {"name": self.name, "label": self.label, "step": self.step}

    def describe_place(self):
        """Return where it is, and what a screen reader says of it."""
        place, (low, high) = self.place(), self.room()
        digits = max(0, -math.floor(math.log10(self.step)))
        moving = [number(v, digits) for v, a, b in zip(place, low, high, strict=True) if a < b]
        text = self.words() if self.words else f"{self.label} {', '.join(moving)}"
        return {"value": list(place), "low": list(low), "high": list(high), "colour": now(self.colour),
                "text": text, "shown": bool(now(self.shown))}  # fmt: skip


class SpaceView(View):
    """The browser's side of an explorer with a scene in space."""

    _esm = joined_module(SCRIPTS / "solid.js")
    _css = "".join((SCRIPTS / name).read_text(encoding="utf-8") for name in ("explorer.css", "space.css"))


class SpaceExplorer(Explorer):
    """An explorer with a scene in three dimensions.

    A subclass puts the axes that the scene takes the place of into ``self.stage`` in `build`, and writes
    `space`, which returns the scene of the present state as a `teachkit.figures.space.Space`. `view` is where
    the scene is seen from at first, as height and turn in degrees, and zoom; `views` names the directions
    worth looking from, as height and turn.

    The scene is turned, moved and zoomed in the browser, from vertices that were sent once; large things are
    sent again only when they change. The first handle in space stays in sight, however large the scene is.
    """

    written = Explorer.written | {"space", "stage", "view", "views"}
    stage: Any = None  # the axes that the scene takes the place of
    view = (25, -55, 1)
    views = {"from above": (90, -90)}  # noqa: RUF012 - read only

    elev = Number(view[0], -90, 90, step=1, label="height of view", digits=0, more=True, whole=False)
    azim = Number(view[1], -180, 180, step=1, label="turn of view", digits=0, more=True, whole=False)
    zoom = Number(view[2], 0.5, 3, step=0.05, label="zoom", digits=2, more=True)
    pan_right = Number(0, -PAN, PAN, step=0.01, label="seen from further right", digits=2, more=True)
    pan_up = Number(0, -PAN, PAN, step=0.01, label="seen from further up", digits=2, more=True)

    def __init_subclass__(cls, **kwargs):
        if "view" in vars(cls):
            for name, value in zip(("elev", "azim", "zoom"), cls.view, strict=True):
                every = vars(SpaceExplorer)[name]
                own = Number(value, every.low, every.high, step=every.step, label=every.label,
                             digits=every.digits, more=True, whole=False)  # fmt: skip
                own.__set_name__(cls, name)
                setattr(cls, name, own)
        super().__init_subclass__(**kwargs)

    @classmethod
    def controls(cls):
        """Return the controls by name: the camera's come last."""
        found = super().controls()
        return {**{n: c for n, c in found.items() if n not in CAMERA}, **{n: found[n] for n in CAMERA}}

    def _settled(self, values):
        """Let the camera stay where the hand has left it: a step to a round number would be a jump."""
        camera = {name: value for name, value in values.items() if name in CAMERA}
        return {**super()._settled(values), **camera}

    def space(self):
        """Return the scene of the present state."""
        raise NotImplementedError(f"{type(self).__name__} must define space()")

    def space_handle(self, name, label=None, *, x, y, z, low=None, high=None, step=None, colour=INK,
                     words=None, to=None, shown=True):  # fmt: skip
        """Let a point of the scene be dragged, and moved with the arrow keys.

        Parameters
        ----------
        name : str
            What `drag` is told.
        label : str, optional
            The accessible name.
        x, y, z : str, float or function
            Where it is along each axis. The name of a control: the handle sets it, within its range. Else it
            does not move along that axis, unless `low`, `high` and `to` say so.
        low, high : tuple of 3 floats or functions, optional
        step : float, optional
            What an arrow key adds.
        colour : str or function
        words : function, optional
            Returns the spoken value.
        to : function, optional
            Takes three coordinates, returns values of controls.
        shown : bool or function

        Examples
        --------
        >>> from teachkit.explorers.engine import panels
        >>> from teachkit.figures.space import Space
        >>> class Room(SpaceExplorer):
        ...     a = Number(0.5, 0, 1, label="a")
        ...
        ...     def build(self):
        ...         figure, axes = panels("room", 4, 3)
        ...         self.stage = axes["room"]
        ...         self.space_handle("point", x="a", y=0, z=0)
        ...         return figure
        ...
        ...     def space(self):
        ...         return Space([(0, 1)] * 3)
        ...
        ...     def sentence(self):
        ...         return f"The point is at {self.a}."
        >>> room = Room()
        >>> room.drag("point", (0.25, 0, 0))
        >>> room.a
        0.25
        """
        names = [value if isinstance(value, str) else None for value in (x, y, z)]
        controls = [name and self.controls()[name] for name in names]
        point = tuple(
            (lambda name=name: getattr(self, name)) if name else value
            for name, value in zip(names, (x, y, z), strict=True)
        )
        pairs = list(zip(controls, point, strict=True))
        ends = [[getattr(own, end) if own else place for own, place in pairs] for end in ("low", "high")]
        steps = [own.step for own in controls if own]

        def set_them(*coordinates):
            return {name: value for name, value in zip(names, coordinates, strict=True) if name}

        if to is None and not steps:
            raise TypeError(f"the handle {name} sets no control by itself: give it low, high and to")
        one = SpaceHandle(
            name, label or name, point, tuple(low or ends[0]), tuple(high or ends[1]),
            step or (min(steps) if steps else 0.1), colour, words, to or set_them, shown,
        )  # fmt: skip
        self.add_handle(one)

    def space_handles(self):
        """Return the handles in space, in the order in which `build` made them."""
        return [handle for handle in self.handles().values() if isinstance(handle, SpaceHandle)]

    def drawn_figure(self):
        """Draw the scene as it is seen now, and return the figure."""
        for artist in [*self.stage.collections, *self.stage.texts, *self.stage.lines]:
            artist.remove()  # the last picture's
        scene = self.space()
        shown = [handle for handle in self.space_handles() if now(handle.shown)]
        movers = {level.handle for level in scene.kinds(Level)}
        points = [
            scene.data(scene.corner(scene.unit(handle.place())[2], view_axes(self.elev, self.azim)))
            if handle.name in movers
            else handle.place()
            for handle in shown
        ]
        keep = points[0] if points else None
        pan = self.pan_right, self.pan_up
        look = draw_space(self.stage, scene, self.elev, self.azim, self.zoom, pan, keep, points)
        for handle, point in zip(shown, points, strict=True):  # on top, as in the browser
            x, y = look.page(scene.unit(point))
            colour = now(handle.colour)
            covered = is_covered(scene, point, self.elev, self.azim)
            looks = {"color": BEHIND, "markeredgewidth": 2} if covered else {"color": colour}
            self.stage.plot(
                [x], [y], "o", markersize=10, markeredgecolor=colour if covered else "white", **looks
            )
        return self.figure

    def background_axes(self):
        """Return the axes that belong to the background: all but the stage."""
        return [ax for ax in self.figure.axes if ax is not self.stage and ax.get_visible()]

    def make_view(self):
        """Return a view of its own."""
        return SpaceView(self)

    def still(self):
        """Return the large pieces of the present frame's scene, by key."""
        return self._still

    def describe_scene(self):
        """Return what a view is told once, with where the scene stands in the figure."""
        told = super().describe_scene()
        box, width, height = self.stage.get_position(), told["width"], told["height"]
        return {
            **told,
            "local": list(CAMERA),
            "stage": [box.x0 * width, (1 - box.y1) * height, box.width * width, box.height * height],
            "rules": RULES,
            "home": {name: self.home()[name] for name in CAMERA},
            "views": [[name, *angles] for name, angles in self.views.items()],
            "spaceHandles": [handle.describe() for handle in self.space_handles()],
        }

    def describe_frame(self):
        """Return what a view is told at every change, with the scene."""
        told, self._still = packed(self.space())
        return {
            **super().describe_frame(),
            "space": told,
            "spaceHandles": [handle.describe_place() for handle in self.space_handles()],
        }

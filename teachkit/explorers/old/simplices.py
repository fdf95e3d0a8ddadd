"""Explorers of the simplices: four, five and n classes (lesson 05)."""

import itertools
import math
from functools import lru_cache

import numpy as np
from matplotlib.colors import to_rgb
from matplotlib.patches import Rectangle

from teachkit.explorers.old.engine import Choice, Explorer, Handle, Number, Toggle
from teachkit.explorers.old.space import SpaceExplorer, SpaceHandle, fill_bars, share_bars
from teachkit.explorers.parts import FOUR
from teachkit.figures.picture import Table
from teachkit.figures.space import Curve, Dots, Faces, Space, Words
from teachkit.figures.style import CLASS_COLOURS, FAINT, INK, class_names, new_figure
from teachkit.figures.words import listing, number
from teachkit.maths.geometry import (
    axis_length,
    class_angle,
    class_axes,
    five_cell,
    four_d_rotation,
    probability_along_axis,
    region,
    simplex_basis,
    to_logits,
    walls,
)
from teachkit.maths.losses import largest_gradient_angle
from teachkit.maths.softmax import softmax

FIVE = class_names(5)
PAIRS = tuple(itertools.combinations(range(5), 2))
EDGE = math.sqrt(2)  # between any two one-hot vectors
WALL = "#b9bec6"
TIE = 1e-9  # scores nearer than this lie on a wall


def _pieces(start, end, count):
    """Cut a straight line into short pieces, so that each has a depth of its own."""
    return np.linspace(start, end, count + 1)


def _triangles(a, b, c, count):
    """Cut the triangle abc into ``count**2`` equal ones. Shape (count**2, 3, 3)."""
    a, b, c = (np.asarray(corner, dtype=float) for corner in (a, b, c))

    def at(i, j):
        return a + (i * (b - a) + j * (c - a)) / count

    found = []
    for i in range(count):
        for j in range(count - i):
            found.append((at(i, j), at(i + 1, j), at(i, j + 1)))
            if i + j < count - 1:
                found.append((at(i + 1, j), at(i + 1, j + 1), at(i, j + 1)))
    return np.array(found)


class _Lines(Curve):
    """Separate straight pieces, each with a colour of its own: `colour` is a list."""

    def segments(self):
        """Return the ends of the pieces, shape (count, 2, 3), and their colours."""
        return self.points, self.colour


def _lines(name, ends, colours, width, count):
    """Draw straight lines between pairs of `ends`, each cut into `count` short pieces."""
    cuts = np.array([_pieces(start, end, count) for start, end in ends])
    pieces = np.stack([cuts[:, :-1], cuts[:, 1:]], axis=2).reshape(-1, 2, 3)
    return _Lines(name, pieces, list(np.repeat(colours, count)), width)


def _edges(corners):
    """Draw each edge between two corners half in the one colour, half in the other."""
    ends, colours = [], []
    for j, k in itertools.combinations(range(len(corners)), 2):
        middle = (corners[j] + corners[k]) / 2
        ends += [(corners[j], middle), (corners[k], middle)]
        colours += [CLASS_COLOURS[j], CLASS_COLOURS[k]]
    return _lines("edges", ends, colours, 3.0, 16)


def _corners(corners, names, sizes, gap):
    """Draw a dot and a name at each corner, the name farther out by `gap` and then as much up or down."""
    things = []
    for k, (corner, name, size) in enumerate(zip(corners, names, sizes, strict=True)):
        things.append(Dots(f"corner {name}", [corner], CLASS_COLOURS[k], size))
        out = gap * corner / max(np.linalg.norm(corner), 1e-9)
        out[2] += gap if corner[2] >= 0 else -gap  # beside its dot also when looked at from the end
        things.append(Words(name, tuple(corner + out), INK, 11))
    return things


def _point(place, colour):
    """Draw the point that can be moved: a dot with a dark rim."""
    return [Dots("rim", [place], INK, 13), Dots("point", [place], colour, 9)]


def _pair(edge):
    """Name an edge of the 5-cell by its two corners."""
    return "–".join(FIVE[k] for k in PAIRS[edge])


@lru_cache(64)
def _measured(n):
    corners = simplex_basis(n)
    lengths = np.linalg.norm(corners, axis=1)
    units = corners / lengths[:, np.newaxis]
    edges, angles = [], []
    for k in (0, n - 1):
        others = np.arange(n) != k
        edges.append(np.linalg.norm(corners[others] - corners[k], axis=1))
        apart, along = (np.linalg.norm(units[others] + s * units[k], axis=1) for s in (-1, 1))
        angles.append(2 * np.degrees(np.arctan2(apart, along)))
    return np.array([[np.min(values), np.max(values)] for values in (lengths, edges, angles)])


def _tint(product):
    """Colour a product: blue above 0, orange below, white at 0; full at 1 and at -1/2."""
    strength = min(1.0, product if product > 0 else -2 * product)
    colour = np.array(to_rgb(CLASS_COLOURS[0] if product > 0 else CLASS_COLOURS[1]))
    return 1 - strength * (1 - colour)


def _whereabouts(scores, names):
    """Say in which region the scores lie, or between which regions."""
    highest = [name for name, z in zip(names, scores, strict=True) if scores.max() - z < TIE]
    if len(highest) == len(names):
        return "at the centre, where all regions meet"
    if len(highest) > 1:
        return f"on the wall between {', '.join(highest[:-1])} and {highest[-1]}"
    return f"in the region of {highest[0]}"


def _axis_rows(num_classes, names):
    """Return the probabilities, and the region, at fixed points: the centre and places on the axes."""
    axes = class_axes(num_classes)
    points = [
        ("centre", 0 * axes[0]),
        *((f"1 along {names[k]}", axes[k]) for k in (0, -1)),
    ]
    points += [(f"{number(r, 0)} along {names[0]}", r * axes[0]) for r in (2, -2)]
    middle = (axes[0] + axes[1]) / 2
    points.append((f"halfway {names[0]}–{names[1]}", middle))
    rows = []
    for what, point in points:
        scores = to_logits(point)
        rows.append([what, *(number(p, 6) for p in softmax(scores)), _whereabouts(scores, names)])
    return rows


class FourClassExplorer(SpaceExplorer):
    """Four classes: a tetrahedron in the space of scores that sum to 0, with the walls between the regions.

    A point x has the scores z = T x. The corners are those of the one-hot vectors, centred and four times
    as large: every other corner of a cube. The four remaining corners of the cube lie opposite the
    classes; there end the four rays in which the walls meet, three at a time, like soap films.

    Parameters
    ----------
    x, y, height : float
        The point, from -2 to 2.
    walls : bool
        The six walls between the regions.
    region : {"none", "cat", "dog", "bird", "fish"}
        The one whose walls have the colour of its class; it goes on beyond the cube.
    elev, azim, zoom : float
        From where the scene is seen, in degrees, and how large.

    Notes
    -----
    After the last scenes of Elliot Waite, "Softmax Function Explained In Depth with 3D Visuals",
    https://www.youtube.com/watch?v=ytbYRIN0N4g, and its graph https://www.geogebra.org/m/emjn7pmq.

    Examples
    --------
    >>> explorer = FourClassExplorer(x=2, y=2, height=2)
    >>> explorer.scores()
    array([ 3., -1., -1., -1.])
    >>> explorer.shares().round(4)
    array([0.9479, 0.0174, 0.0174, 0.0174])
    """

    heading = "Four classes: a tetrahedron, six walls, four equal regions"
    how = (
        "Drag the picture to turn it and the dot to move the point, or use the arrow keys, Page Up and Page "
        "Down. Each corner is a class; on a grey wall two classes tie and the other two are lower."
    )

    x = Number(1, -2, 2, label="x of the point", digits=1)
    y = Number(0.5, -2, 2, label="y of the point", digits=1)
    height = Number(-0.4, -2, 2, label="height of the point", digits=1)
    walls = Toggle(True, label="show the walls")
    region = Choice(["none", *FOUR], label="colour the region of")

    size = 4  # the one-hot vectors are drawn this many times as large
    view = (15, 15, 1)
    views = {  # noqa: RUF012 - read only
        "down cat": (35, 45),
        "down dog": (-35, -45),
        "down bird": (-35, 135),
        "down fish": (35, -135),
        "down the edge cat–dog": (45, 90),
        "onto the edge cat–dog": (0, 0),
    }

    def point(self):
        """Return the point. Shape (3,)."""
        return np.array([self.x, self.y, self.height])

    def scores(self):
        """Return the scores of the point, which sum to 0. Shape (4,)."""
        return to_logits(self.point())

    def shares(self):
        """Return the probabilities of the point. Shape (4,)."""
        return softmax(self.scores())

    def nearest_wall(self):
        """Return the wall nearest to the point: its two classes and how far it is."""
        first, second = np.argsort(-self.scores(), kind="stable")[:2]
        return int(first), int(second), float(self.scores()[first] - self.scores()[second]) / math.sqrt(2)

    def build(self):
        """Draw the axes of the bars, beside the scene."""
        figure, (self.stage, ax) = new_figure(8.2, 4.9, 1, 2, gridspec_kw={"width_ratios": [2.6, 1]})
        self.stage.set_axis_off()
        ax.set_title("Probabilities")
        self.bars, self.labels = share_bars(ax, FOUR)
        return figure

    def update(self):
        """Put the bars where the point says."""
        fill_bars(self.bars, self.labels, self.shares(), 4)

    def space(self):
        """Return the tetrahedron, the cube round it, the walls and the point."""
        corners = self.size * simplex_basis(4)
        far = -corners  # the other corners of the cube
        scene = Space([(-2.8, 2.8)] * 3, aspect=(1, 1, 1))
        frame = [(corners[j], far[k]) for j, k in itertools.permutations(range(4), 2)]
        rays = [((0, 0, 0), end) for end in far]
        scene.things += [
            _lines("cube", frame, ["#d0d0d0"] * 12, 0.8, 6),
            *self._walls(corners, far),
            _lines("rays", rays, [INK] * 4, 1.5, 12),
            _edges(corners),
            *_corners(corners, FOUR, [11] * 4, 0.3),
        ]
        first, second, away = self.nearest_wall()
        scene.things += _point(self.point(), CLASS_COLOURS[first])
        if away > TIE:
            wall = next(w for w in walls(4) if {w.first, w.second} == {first, second})
            toward = -wall.normal if wall.first == first else wall.normal
            foot = self.point() + away * toward
            scene.things.append(
                Curve("to the wall", _pieces(self.point(), foot, 8), CLASS_COLOURS[second], 2.5)
            )
        return scene

    def _walls(self, corners, far):
        """Return the walls that are shown, with their names, and where the coloured region is cut off."""
        things = []
        chosen = FOUR.index(self.region) if self.region != "none" else None
        own, others = [], []
        for wall in walls(4):
            ends = [far[k] for k in range(4) if k not in (wall.first, wall.second)]
            pieces = _triangles([0, 0, 0], *ends, 7)
            is_own = chosen in (wall.first, wall.second)
            (own if is_own else others).append(pieces)
            if is_own or self.walls:
                place = tuple(map(float, 1.1 * np.mean(ends, axis=0)))
                things.append(Words(f"{FOUR[wall.first]} | {FOUR[wall.second]}", place, INK, 8, stays=False))
        if self.walls:
            things.append(Faces("walls", np.concatenate(others), WALL, 0.55, lines=False))
        if own:
            colour = CLASS_COLOURS[chosen]
            a, b, c = np.delete(far, chosen, axis=0)
            things.append(Faces("own walls", np.concatenate(own), colour, 0.55, lines=False))
            # The region goes on beyond the cube: no wall is there, so none is drawn.
            rim = [_pieces(*pair, 24) for pair in ((a, b), (b, c), (c, a))]
            dashes = np.concatenate([np.stack([side[:-1:2], side[1::2]], axis=1) for side in rim])
            things.append(_Lines("cut off here", dashes, [colour] * len(dashes), 1.5))
            middle = (a + b + c + 1.3 * corners[chosen]) / 4.3
            things.append(Words("open: the region goes on", tuple(map(float, middle)), INK, 9))
        return things

    def space_handles(self):
        """Return the point, free in all three directions."""
        text = f"point at x {number(self.x, 1)}, y {number(self.y, 1)}, height {number(self.height, 1)}"
        colour = CLASS_COLOURS[int(region(self.scores()))]
        return [
            SpaceHandle("point", "point", tuple(self.point()), (-2, -2, -2), (2, 2, 2), 0.1, colour, text)
        ]

    def dragged(self, name, value):
        """Put the point where the hand is."""
        return dict(zip(("x", "y", "height"), value, strict=True))

    def sentence(self):
        """Say where the point lies, its scores and probabilities, and how far the nearest wall is."""
        _, second, away = self.nearest_wall()
        near = f", {number(away, 3)} from the wall to {FOUR[second]}" if away > TIE else ""
        return (
            f"The point ({number(self.x, 1)}, {number(self.y, 1)}, {number(self.height, 1)}) lies "
            f"{_whereabouts(self.scores(), FOUR)}{near}. "
            f"Scores: {listing(FOUR, self.scores().round(9), 2)}; they sum to 0. "
            f"Probabilities: {listing(FOUR, self.shares(), 4)}. "
            f"Any two class axes are {number(class_angle(4), 3)} degrees apart, and so are the four rays; "
            f"three walls meet in each ray at {number(self.wall_angle(), 0)} degrees."
        )

    def wall_angle(self):
        """Return the angle between two walls that meet in a ray, in degrees, from their normals."""
        one, two = (
            wall.normal for wall in walls(4) if 3 not in (wall.first, wall.second) and wall.first == 0
        )
        return 180 - math.degrees(math.acos(np.clip(one @ two, -1, 1)))

    def table(self):
        """Return the probabilities at fixed points."""
        return Table(["point", *FOUR, "lies"], _axis_rows(4, FOUR), caption="Probabilities at fixed points")


class FiveClassExplorer(SpaceExplorer):
    """Five classes: the 5-cell, a tetrahedron of four dimensions, turned there and seen in three.

    The corners are those of the one-hot vectors, centred and five times as large. The fourth coordinate,
    after the turns, is dropped: the picture is a shadow, and its lengths and angles are not the true ones.

    Parameters
    ----------
    turn_1, turn_2 : float
        Degrees of the turns in the planes of axes 1 and 4, and of axes 2 and 4, in this order.
    x1, x2, x3, x4 : float
        The point, before it is turned, from -3 to 3.
    axes : bool
        The lines from the centre to the corners.
    elev, azim, zoom : float
        From where the shadow is seen, in degrees, and how large.

    Notes
    -----
    After the last scene of Elliot Waite, "Softmax Function Explained In Depth with 3D Visuals",
    https://www.youtube.com/watch?v=ytbYRIN0N4g, and its graph https://www.geogebra.org/m/emjn7pmq.

    Examples
    --------
    >>> explorer = FiveClassExplorer(turn_1=0, turn_2=0)
    >>> [round(float(length), 4) for length in sorted(explorer.seen_lengths())]
    [0.7435, 1.0261, 1.0261, 1.203, 1.2799, 1.2799, 1.3645, 1.3645, 1.3954, 1.3954]
    """

    heading = "Five classes: the shadow of a figure in four dimensions"
    how = (
        "Two sliders turn the figure in planes that hold the fourth axis; dragging the picture turns its "
        "shadow. A larger dot lies farther along the axis that the shadow drops. The dot at the end of the "
        "line is the point: drag it."
    )
    actions = {"spin": "Turn once round in the plane of axes 1 and 4"}  # noqa: RUF012 - read only

    turn_1 = Number(20, -180, 180, step=1, label="turn in the plane of axes 1 and 4", digits=0)
    turn_2 = Number(30, -180, 180, step=1, label="turn in the plane of axes 2 and 4", digits=0)
    x1 = Number(1.2, -3, 3, label="x1 of the point", digits=2)
    x2 = Number(0.3, -3, 3, label="x2 of the point", digits=2)
    x3 = Number(0.6, -3, 3, label="x3 of the point", digits=2)
    x4 = Number(-0.5, -3, 3, label="x4 of the point", digits=2)
    axes = Toggle(False, label="show the class axes")

    size = 5  # the one-hot vectors are drawn this many times as large
    view = (20, 60, 1)
    views = {  # noqa: RUF012 - read only
        "from above": (90, -90),
        "from the front": (0, -90),
        "from the side": (0, 0),
    }

    def point(self):
        """Return the point. Shape (4,)."""
        return np.array([self.x1, self.x2, self.x3, self.x4])

    def scores(self):
        """Return the scores of the point, which sum to 0. Shape (5,)."""
        return to_logits(self.point())

    def shares(self):
        """Return the probabilities of the point. Shape (5,)."""
        return softmax(self.scores())

    def rotation(self):
        """Return both turns as one matrix. Shape (4, 4)."""
        return four_d_rotation(self.turn_2, plane=(1, 3)) @ four_d_rotation(self.turn_1, plane=(0, 3))

    def seen(self):
        """Return the corners as the shadow has them, shape (5, 3), and what it drops, shape (5,)."""
        return five_cell(self.rotation())

    def seen_lengths(self):
        """Return how long the ten edges are in the shadow; truly the root of 2. Shape (10,)."""
        corners, _ = self.seen()
        return np.array([np.linalg.norm(corners[j] - corners[k]) for j, k in PAIRS])

    def seen_angles(self):
        """Return the angles between the class axes in the shadow, in degrees. Shape (10,)."""
        corners, _ = self.seen()
        units = corners / np.linalg.norm(corners, axis=1, keepdims=True)
        return np.degrees([math.acos(np.clip(units[j] @ units[k], -1, 1)) for j, k in PAIRS])

    def build(self):
        """Draw the axes of the bars and of the lengths, beside the scene."""
        looks = {"height_ratios": [1, 1.5], "width_ratios": [2.1, 1]}
        figure, axes = new_figure(8.2, 5.6, 2, 2, gridspec_kw=looks)
        (self.stage, bars), (blank, lengths) = axes
        blank.remove()
        self.stage.set_subplotspec(bars.get_gridspec()[:, 0])
        self.stage.set_axis_off()
        bars.set_title("Probabilities")
        self.bars, self.labels = share_bars(bars, FIVE)
        lengths.set_title("Edges: seen / true")
        lengths.set_xlim(0, 1.25)
        lengths.set_xticks([0, 0.25, 0.5, 0.75, 1], ["0", "¼", "½", "¾", "1"])
        lengths.set_yticks([-i for i in range(10)], [f"{FIVE[j]}–{FIVE[k]}" for j, k in PAIRS])
        lengths.tick_params(axis="y", left=False, labelsize=8)
        lengths.axvline(1, color=FAINT, linewidth=1, linestyle="--")
        self.lengths = lengths.barh([-i for i in range(10)], 10 * [0], 0.6, color=FAINT, animated=True)
        self.length_labels = [
            lengths.text(1.04, -i, "", va="center", fontsize=8, animated=True) for i in range(10)
        ]
        return figure

    def update(self):
        """Put the bars where the point and the turns say."""
        fill_bars(self.bars, self.labels, self.shares(), 4)
        shares = self.seen_lengths() / EDGE
        for bar, label, share in zip(self.lengths, self.length_labels, shares, strict=True):
            bar.set_width(share)
            label.set_text(number(share, 2))

    def spin(self):
        """Turn once round in the plane of axes 1 and 4."""
        start = self.turn_1
        for i in range(1, 73):
            self._apply({"turn_1": (start + 5 * i + 180) % 360 - 180})
            yield i / 72
        self._apply({"turn_1": start})

    def space(self):
        """Return the shadow: ten edges, five corners and the point."""
        corners, depth = (self.size * part for part in self.seen())
        scene = Space([(-4.5, 4.5)] * 3, aspect=(1, 1, 1))
        scene.things.append(_edges(corners))
        if self.axes:
            axes = [((0, 0, 0), corner) for corner in corners]
            scene.things.append(_lines("axes", axes, [INK] * 5, 1.0, 12))
        scene.things += _corners(corners, FIVE, 11 + 1.2 * depth, 0.45)
        x = self.rotation() @ self.point()
        colour = CLASS_COLOURS[int(region(self.scores()))]
        scene.things += [
            Curve("to the point", _pieces([0, 0, 0], x[:3], 8), colour, 1.5),
            *_point(x[:3], colour),
            Words("point", (*x[:2], x[2] - 0.5), INK, 10),
        ]
        return scene

    def space_handles(self):
        """Return the point's shadow, free in all three directions; what is dropped stays as it is."""
        x = (self.rotation() @ self.point()).tolist()
        where = ", ".join(number(value, 1) for value in x)
        colour = CLASS_COLOURS[int(region(self.scores()))]
        text = f"point, turned, at {where}"
        return [SpaceHandle("point", "point", tuple(x[:3]), (-6, -6, -6), (6, 6, 6), 0.1, colour, text)]

    def dragged(self, name, value):
        """Turn the new place back, with the coordinate that is not seen."""
        R = self.rotation()
        hidden = (R @ self.point())[3]
        x = R.T @ np.array([*value, hidden])
        return {f"x{i + 1}": round(float(c), 3) for i, c in enumerate(np.clip(x, -3, 3))}

    def sentence(self):
        """Say where the point lies, and what the shadow does to lengths and angles."""
        lengths, angles = self.seen_lengths(), self.seen_angles()
        short, long = lengths.argmin(), lengths.argmax()
        place = ", ".join(number(coordinate, 2) for coordinate in self.point())
        return (
            f"The point ({place}) lies {_whereabouts(self.scores(), FIVE)}. "
            f"Probabilities: {listing(FIVE, self.shares(), 4)}. "
            f"In four dimensions all ten edges are {number(EDGE, 4)} long, the root of 2, and any two "
            f"class axes {number(class_angle(5), 3)} degrees apart. Turned by {number(self.turn_1, 0)} and "
            f"{number(self.turn_2, 0)} degrees, the shadow drops one coordinate, so an edge can only look "
            f"shorter: from {number(lengths[short], 2)} ({_pair(short)}) to {number(lengths[long], 2)} "
            f"({_pair(long)}); the angles look like {number(angles.min(), 0)} to "
            f"{number(angles.max(), 0)} degrees."
        )

    def table(self):
        """Return the probabilities at fixed points."""
        return Table(["point", *FIVE, "lies"], _axis_rows(5, FIVE), caption="Probabilities at fixed points")


class ManyClassExplorer(Explorer):
    """Any number of classes: the lengths and the angle of their axes, and the table of all products.

    Parameters
    ----------
    n : float
        How many classes: a whole number from 2 to 1000.

    Notes
    -----
    "Consider n dimensions and set n = 23" was a viewer's joke about how to imagine 23 dimensions
    below Elliot Waite, "Softmax Function Explained In Depth with 3D Visuals",
    https://www.youtube.com/watch?v=ytbYRIN0N4g. The author thought it the best way.

    Examples
    --------
    >>> explorer = ManyClassExplorer(n=23)
    >>> round(explorer.angle(), 3), round(explorer.length(), 4)
    (92.605, 0.978)
    """

    heading = "n classes: the more there are, the closer their axes are to right angles"
    how = (
        "Drag the dot along the curve, or focus it and press the arrow keys; the slider goes by factors. "
        "The triangle joins the centre and the corners of any two classes."
    )

    n = Number(23, 2, 1000, step=0.01, label="number of classes n", digits=0, log=True)

    shown = 8  # rows and columns of the table that have room
    ticks = (2, 3, 4, 5, 10, 23, 100, 300, 1000)

    def allowed(self, state, old):
        """Keep n whole; a step too small for that goes to the next whole number."""
        n, before = state["n"], old["n"]
        whole = round(n)
        if whole == before and n != before:
            whole = math.ceil(n) if n > before else math.floor(n)
        return {**state, "n": float(whole)}

    def count(self):
        """Return n as a whole number."""
        return int(self.n)

    def length(self):
        """Return how far a corner is from the centre, by the formula."""
        return axis_length(self.count())

    def angle(self):
        """Return the angle between two class axes in degrees, by the formula."""
        return class_angle(self.count())

    def measured(self):
        """Return shortest and longest axis, edge, and smallest and largest angle in the coordinates.

        Edges and angles are those from the first and the last corner to all others. Shape (3, 2).
        """
        return _measured(self.count())

    def agrees(self):
        """Return whether formula and coordinates give the same numbers, to 12 digits."""
        formula = np.array([[self.length()], [math.sqrt(2)], [self.angle()]])
        return bool(np.allclose(self.measured(), formula, rtol=1e-12, atol=0))

    def build(self):
        """Draw the axes of the triangle, the table and the curve."""
        looks = {"height_ratios": [1.25, 1], "width_ratios": [1.25, 1]}
        figure, ((triangle, gram), (curve, blank)) = new_figure(8.2, 5.8, 2, 2, gridspec_kw=looks)
        blank.remove()
        curve.set_subplotspec(triangle.get_gridspec()[1, :])
        self._build_triangle(triangle)
        self._build_gram(gram)
        n = np.geomspace(2, 1000, 400)
        curve.plot(np.log10(n), 90 + np.degrees(np.arcsin(1 / (n - 1))), color=INK, linewidth=1.5)
        curve.axhline(90, color=FAINT, linestyle="--", linewidth=1)
        curve.set_title("The angle between two class axes falls towards a right angle")
        curve.set_xlim(math.log10(2) - 0.06, 3.06)
        curve.set_ylim(80, 205)
        curve.set_xticks(np.log10(self.ticks), [str(tick) for tick in self.ticks])
        curve.set_yticks([90, 120, 150, 180], ["90°", "120°", "150°", "180°"])
        curve.set_xlabel("number of classes n")
        (self.dot,) = curve.plot([0], [0], "o", color=CLASS_COLOURS[0], markersize=11,
                                 markeredgecolor="white", animated=True)  # fmt: skip
        self.reading = curve.text(0, 0, "", va="bottom", fontsize=10, fontweight="bold", animated=True)
        return figure

    def _build_triangle(self, ax):
        ax.set_title("Two classes and the centre")
        ax.set_axis_off()
        ax.set_aspect("equal", anchor="NW")
        ax.set_xlim(-1.25, 1.25)
        ax.set_ylim(-0.95, 0.35)
        reach = math.sqrt(0.5)
        ax.plot([-reach, reach], [0, 0], color=INK, linewidth=1.5)
        ax.text(0, 0.17, "edge √2 = 1.4142, whatever n is", ha="center", va="bottom", fontsize=9)
        moving = {"animated": True}
        self.arms, self.arm_labels = [], []
        for k, side in enumerate((-1, 1)):
            colour = CLASS_COLOURS[k]
            ax.plot([side * reach], [0], "o", color=colour, markersize=9)
            ax.text(
                side * (reach + 0.08), 0, class_names(2)[k], va="center", ha="left" if side > 0 else "right"
            )
            self.arms += ax.plot([0, 0], [0, 0], color=colour, linewidth=2.5, **moving)
            self.arm_labels.append(
                ax.text(0, 0, "", ha="left" if side > 0 else "right", va="top", fontsize=9, **moving)
            )
        (self.arc,) = ax.plot([0], [0], color=INK, linewidth=1, **moving)
        (self.centre,) = ax.plot([0], [0], "o", color=INK, markersize=5, **moving)
        self.angle_label = ax.text(0, 0, "", ha="center", va="top", fontsize=10, fontweight="bold", **moving)

    def _build_gram(self, ax):
        ax.set_title("Products of the corners")
        ax.set_axis_off()
        ax.set_aspect("equal", anchor="NW")
        ax.set_xlim(0, 1)
        ax.set_ylim(-0.2, 1)
        cells = [
            Rectangle((0, 0), 0, 0, edgecolor="#d0d0d0", linewidth=0.5, animated=True)
            for _ in range(self.shown**2)
        ]
        self.cells = [ax.add_patch(cell) for cell in cells]
        self.legend = ax.text(0, -0.04, "", va="top", fontsize=9, animated=True)
        self.block = ax.text(0, -0.14, "", va="top", fontsize=9, animated=True)

    def update(self):
        """Put triangle, table and dot where n says."""
        n, length, angle = self.count(), self.length(), self.angle()
        reach, drop = math.sqrt(0.5), length * math.cos(math.radians(angle / 2))
        for side, arm, label in zip((-1, 1), self.arms, self.arm_labels, strict=True):
            arm.set_data([0, side * reach], [-drop, 0])
            label.set_position((side * (reach / 2 + 0.06), -drop / 2 - 0.07))
            label.set_text(f"length {number(length, 4)}")
        turn = np.radians(90 + np.linspace(-angle / 2, angle / 2, 40))
        self.arc.set_data(0.13 * np.cos(turn), 0.13 * np.sin(turn) - drop)
        self.centre.set_data([0], [-drop])
        self.angle_label.set_position((0, -drop - 0.08))
        self.angle_label.set_text(f"{number(angle, 3)}°")
        self._update_gram(n)
        self.dot.set_data([math.log10(n)], [angle])
        late = n > 100
        self.reading.set_position((math.log10(n) + (-0.07 if late else 0.07), angle + 5))
        self.reading.set_ha("right" if late else "left")
        self.reading.set_text(f"n = {n}: {number(angle, 3)}°")

    def _update_gram(self, n):
        corners = simplex_basis(n)[: self.shown]
        products = corners @ corners.T
        m = len(corners)
        for place, cell in enumerate(self.cells):
            i, j = divmod(place, self.shown)
            cell.set_visible(i < m and j < m)
            if cell.get_visible():
                cell.set_bounds(j / m, 1 - (i + 1) / m, 1 / m, 1 / m)
                cell.set_facecolor(_tint(products[i, j]))
        self.legend.set_text(f"with itself {number(1 - 1 / n, 4)}, with another {number(-1 / n, 4)}")
        whole = "all" if m == n else f"the first {m} of"
        self.block.set_text(f"{whole} {n} rows and columns")

    def handles(self):
        """Return the dot on the curve."""
        place, text = math.log10(self.n), f"{self.count()} classes"
        return [
            Handle(
                "n", self.dot, "number of classes", place, self.angle(), math.log10(2), 3.0, 0.01, text=text
            )
        ]

    def dragged(self, name, value):
        """Read the place on the axis as a number of classes."""
        return {"n": min(1000.0, max(2.0, 10**value))}

    def sentence(self):
        """Say the length, the edge and the angle, and what the coordinates give."""
        n = self.count()
        check = "give the same numbers to 12 digits" if self.agrees() else "DISAGREE with these formulas"
        beyond = self.angle() - 90
        return (
            f"{n} classes: every corner is {number(self.length(), 4)} from the centre, the root of "
            f"{n - 1}/{n}; any two corners are {number(math.sqrt(2), 4)} apart; any two class axes are "
            f"{number(self.angle(), 3)} degrees apart, {number(beyond, 3)} more than a right angle. "
            f"The product of a corner with itself is {number(1 - 1 / n, 4)}, with another "
            f"{number(-1 / n, 4)}. "
            f"The coordinates of the corners {check}."
        )

    def table(self):
        """Return lengths and angles for fixed numbers of classes."""
        rows = [
            [str(n), number(axis_length(n), 4), number(math.sqrt(2), 4), number(class_angle(n), 3),
             number(-1 / (n - 1), 6), number(probability_along_axis(2, n), 4),
             number(largest_gradient_angle(n), 3)]
            for n in (2, 3, 4, 5, 10, 23, 100, 1000)
        ]  # fmt: skip
        header = ["n", "length of axis", "edge", "angle of axes, °", "its cosine",
                  "p two steps along an axis", "gradient off its axis, at most °"]  # fmt: skip
        return Table(header, rows, caption="The shape of n classes")

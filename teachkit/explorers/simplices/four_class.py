"""Four classes: a tetrahedron."""

import itertools
import math

import numpy as np

from teachkit.explorers.engine import Choice, Number, Toggle, panels
from teachkit.explorers.engine.space import SpaceExplorer
from teachkit.explorers.parts import FOUR, share_bars
from teachkit.explorers.simplices.parts import (
    TIE,
    Lines,
    cut_line,
    edges,
    lines,
    marked_point,
    named_corners,
    triangles,
    whereabouts,
)
from teachkit.figures.space import Curve, Faces, Space, Words
from teachkit.figures.style import CLASS_COLOURS, INK
from teachkit.figures.words import listing, number
from teachkit.maths.geometry import class_angle, region, simplex_basis, to_logits, walls
from teachkit.maths.softmax import softmax

WALL = "#b9bec6"


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
    elev, azim, zoom, pan_right, pan_up : float
        From where the scene is seen, in degrees, how large, and moved how far.

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

    heading = "Four classes: a tetrahedron and six walls"
    how = (
        "Drag the picture to turn it and the dot to move the point, or use the arrow keys, Page Up and Page "
        "Down. Each corner is a class; on a grey wall two classes tie and the other two are lower."
    )

    x = Number(1, -2, 2, label="x of the point", digits=1, box=True, more=True)
    y = Number(0.5, -2, 2, label="y of the point", digits=1, box=True, more=True)
    height = Number(-0.4, -2, 2, label="height of the point", digits=1, box=True, more=True)
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
        figure, axes = panels("stage shares", 8.2, 4.9, width_ratios=[2.6, 1])
        self.stage = axes["stage"]
        self.stage.set_axis_off()
        axes["shares"].set_title("Probabilities")
        self.bars, self.labels = share_bars(self, axes["shares"], FOUR, self.shares, 4)
        self.space_handle("point", x="x", y="y", z="height", colour=self._colour, words=self._spoken)
        return figure

    def _colour(self):
        return CLASS_COLOURS[int(region(self.scores()))]

    def _spoken(self):
        place = f"x {number(self.x, 1)}, y {number(self.y, 1)}, height {number(self.height, 1)}"
        return f"point at {place}"

    def space(self):
        """Return the tetrahedron, the cube round it, the walls and the point."""
        corners = self.size * simplex_basis(4)
        far = -corners  # the other corners of the cube
        scene = Space([(-2.8, 2.8)] * 3, aspect=(1, 1, 1))
        frame = [(corners[j], far[k]) for j, k in itertools.permutations(range(4), 2)]
        rays = [((0, 0, 0), end) for end in far]
        scene.things += [
            lines("cube", frame, ["#d0d0d0"] * 12, 0.8, 6),
            *self._walls(corners, far),
            lines("rays", rays, [INK] * 4, 1.5, 12),
            edges(corners),
            *named_corners(corners, FOUR, [11] * 4, 0.3),
        ]
        first, second, away = self.nearest_wall()
        scene.things += marked_point(self.point(), CLASS_COLOURS[first])
        if away > TIE:
            wall = next(w for w in walls(4) if {w.first, w.second} == {first, second})
            toward = -wall.normal if wall.first == first else wall.normal
            foot = self.point() + away * toward
            scene.things.append(
                Curve("to the wall", cut_line(self.point(), foot, 8), CLASS_COLOURS[second], 2.5)
            )
        return scene

    def _walls(self, corners, far):
        """Return the walls that are shown, with their names, and where the coloured region is cut off."""
        things = []
        chosen = FOUR.index(self.region) if self.region != "none" else None
        own, others = [], []
        for wall in walls(4):
            ends = [far[k] for k in range(4) if k not in (wall.first, wall.second)]
            pieces = triangles([0, 0, 0], *ends, 7)
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
            rim = [cut_line(*pair, 24) for pair in ((a, b), (b, c), (c, a))]
            dashes = np.concatenate([np.stack([side[:-1:2], side[1::2]], axis=1) for side in rim])
            things.append(Lines("cut off here", dashes, [colour] * len(dashes), 1.5))
            middle = (a + b + c + 1.3 * corners[chosen]) / 4.3
            things.append(Words("open: the region goes on", tuple(map(float, middle)), INK, 9))
        return things

    def short(self):
        """Say the probabilities."""
        return f"The point lies {whereabouts(self.scores(), FOUR)}: {listing(FOUR, self.shares())}."

    def sentence(self):
        """Say where the point lies, its scores and probabilities, and how far the nearest wall is."""
        _, second, away = self.nearest_wall()
        near = f", {number(away, 3)} from the wall to {FOUR[second]}" if away > TIE else ""
        return (
            f"The point ({number(self.x, 1)}, {number(self.y, 1)}, {number(self.height, 1)}) lies "
            f"{whereabouts(self.scores(), FOUR)}{near}. "
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

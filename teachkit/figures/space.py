"""Pictures in three dimensions: what stands in the space, and how it is painted on a page that stands still.

A scene is a `Space`: a box and the things in it, in data coordinates. The same scene is drawn here
with matplotlib and by the explorers in the browser, where it turns; both use the orthographic projection
of `teachkit.figures.projection`, so lengths and parallels can be trusted, and its rules for words.
"""

import itertools
from dataclasses import dataclass, field
from functools import lru_cache

import numpy as np
from matplotlib.collections import LineCollection, PathCollection
from matplotlib.colors import to_hex, to_rgb
from matplotlib.path import Path
from matplotlib.patheffects import withStroke

from teachkit.figures.projection import (
    LEADER,
    LINE,
    Page,
    Projection,
    ruler_on_page,
    text_width,
    view_axes,
)
from teachkit.figures.style import FAINT, INK
from teachkit.figures.words import number

SHADES = 32  # levels of light on a face
LIGHT = np.array([-0.5, -0.3, 0.81])  # a direction fixed in the space: a face keeps its shade when it turns
NEARER = 0.05  # lines win over the faces they lie on, dots over both
WHOLE = 16000  # steps of a coordinate from 0 to 1, so that a unit box and what stands out of it fit 16 bits
LEVEL = 5.0  # as far what is above and below a level is put apart
GROUND = 20.0  # as far the ground is put back, behind all else
HANDLE = 9.0  # points: no word comes nearer to the middle of a handle
LARGE = 8.0  # points: no word stands on a dot of this size
HALO = 2.5  # points of white round a text, which may stand before anything
FINEST = 6.0  # points: faces with shorter sides have no lines round them, which would be all one saw


@dataclass
class Surface:
    """A grid of points, drawn as faces.

    Attributes
    ----------
    name : str
    points : ndarray, shape (rows, columns, 3)
        Surfaces that cut each other must do so along edges of their faces, so that no face crosses another.
    colour : str
    alpha : float
    halved : bool
        Cut each square along the diagonal on which rows and columns grow together, into two triangles.
    lines : bool
        Draw the edges of the faces, unless they are too close together to be told apart.
    pale : bool
        Words may stand on it.
    """

    name: str
    points: np.ndarray
    colour: str
    alpha: float = 1.0
    halved: bool = False
    lines: bool = True
    pale: bool = False

    def faces(self):
        """Return the corners of the faces, shape (count, 4 or 3, 3)."""
        p = np.asarray(self.points, dtype=float)
        a, b, c, d = p[:-1, :-1], p[1:, :-1], p[1:, 1:], p[:-1, 1:]
        pieces = [(a, b, c), (a, c, d)] if self.halved else [(a, b, c, d)]
        return np.concatenate([np.stack(piece, axis=2).reshape(-1, len(piece), 3) for piece in pieces])


@dataclass
class Faces:
    """Flat polygons, all with the same number of corners: walls, triangles, regions.

    Attributes
    ----------
    name : str
    corners : ndarray, shape (count, corners, 3)
    colour : str
    alpha : float
    lines : bool
        Draw the edges of the faces, unless they are too close together to be told apart.
    ground : bool
        It is flat and lies below all else: painted first, and from below last. Words may stand on it.
    pale : bool
        Words may stand on it.
    """

    name: str
    corners: np.ndarray
    colour: str
    alpha: float = 0.5
    lines: bool = True
    ground: bool = False
    pale: bool = False

    def faces(self):
        """Return the corners of the faces, shape (count, corners, 3)."""
        return np.asarray(self.corners, dtype=float)


@dataclass
class Curve:
    """A line through points.

    Attributes
    ----------
    name : str
    points : ndarray, shape (count, 3)
    colour : str
    width : float
        In points (1/72 inch).
    """

    name: str
    points: np.ndarray
    colour: str = INK
    width: float = 2.0

    def segments(self):
        """Return the ends of the pieces, shape (count - 1, 2, 3), and their colours."""
        p = np.asarray(self.points, dtype=float)
        return np.stack([p[:-1], p[1:]], axis=1), [self.colour] * (len(p) - 1)


@dataclass
class Arrows:
    """Arrows, each with two barbs.

    Attributes
    ----------
    name : str
    starts, vectors : ndarray, shape (count, 3)
    colours : str or list of str
        One for all, or one each.
    width : float
        In points.
    normal : tuple of 3 floats
        The barbs lie in the plane across this direction.
    """

    name: str
    starts: np.ndarray
    vectors: np.ndarray
    colours: object = INK
    width: float = 1.5
    normal: tuple = (0.0, 0.0, 1.0)

    def segments(self):
        """Return the ends of the shafts and barbs, shape (3 count, 2, 3), and their colours."""
        starts = np.asarray(self.starts, dtype=float).reshape(-1, 3)
        vectors = np.asarray(self.vectors, dtype=float).reshape(-1, 3)
        tips = starts + vectors
        across = np.cross(np.asarray(self.normal, dtype=float), vectors)
        pieces = [np.stack([starts, tips], axis=1)]
        for side in (1, -1):
            pieces.append(np.stack([tips, tips - 0.3 * vectors + 0.15 * side * across], axis=1))
        colours = [self.colours] * len(starts) if isinstance(self.colours, str) else list(self.colours)
        return np.concatenate(pieces), colours * 3


@dataclass
class Dots:
    """Points.

    Attributes
    ----------
    name : str
    points : ndarray, shape (count, 3)
    colours : str or list of str
        One for all, or one each.
    size : float
        Diameter in points.
    """

    name: str
    points: np.ndarray
    colours: object = INK
    size: float = 7.0


@dataclass
class Words:
    """A text that names what is at a point; it always faces the reader and is never hidden.

    It stands at the point or, where it would lie on a surface or on another text, as near as it finds room,
    joined to the point by a line.

    Attributes
    ----------
    text : str
    point : tuple of 3 floats
    colour : str
    size : float
        In points.
    stays : bool
        A name is always there: far from its point where there is no room, and at the edge of the frame while
        its point is out of sight. What does not stay, a remark, is left out then.
    """

    text: str
    point: tuple
    colour: str = INK
    size: float = 10.0
    stays: bool = True


@dataclass
class Level:
    """A horizontal plane through the whole box, with the lines along which surfaces reach its height.

    Attributes
    ----------
    name : str
    height : float
    text : str
        What is written at its corner: see `Space.corner`.
    colour : str
    alpha : float
    handle : str
        The name of the handle that moves it up and down, in an explorer; it stands at that corner.
    """

    name: str
    height: float
    text: str = ""
    colour: str = FAINT
    alpha: float = 0.18
    handle: str = ""


@dataclass
class Ruler:
    """Numbers and a label along an edge of the box: whichever of several edges is out of the way.

    It stands where most of its numbers are free as the scene turns: upright ones rather at the left, the
    others below. It is hidden while it is seen end-on, and its texts keep their distance from the edge.

    Attributes
    ----------
    label : str
    edges : sequence of pairs of points
        The edges to choose from, in data coordinates, all running the same way.
    ticks : sequence of float
    limits : (low, high)
        The values at the ends of the edges.
    upright : bool
    size : float
        Of the numbers, in points; the label is a quarter larger.
    """

    label: str
    edges: list
    ticks: list
    limits: tuple
    upright: bool = False
    size: float = 8.0

    def marks(self):
        """Return where the numbers stand, from 0 to 1 along an edge, and the numbers as text."""
        digits = next(d for d in range(7) if all(abs(t - round(t, d)) < 1e-9 for t in self.ticks) or d == 6)
        low, high = self.limits
        return [((t - low) / (high - low), number(t, digits)) for t in self.ticks]


@dataclass
class Space:
    """A box in data coordinates and the things in it.

    Attributes
    ----------
    limits : sequence of three (low, high)
    things : list of Surface, Faces, Curve, Arrows, Dots, Words, Ruler and at most one Level
    aspect : tuple of 3 floats
        Lengths of the box's edges on the page, the longest 1.
    """

    limits: tuple
    things: list = field(default_factory=list)
    aspect: tuple = (1.0, 1.0, 0.7)

    def unit(self, points):
        """Return data coordinates as coordinates of the unit box, within ``[-aspect, aspect]``."""
        low, high = np.array(self.limits, dtype=float).T
        return (2 * (np.asarray(points, dtype=float) - low) / (high - low) - 1) * self.aspect

    def data(self, points):
        """Return coordinates of the unit box as data coordinates."""
        low, high = np.array(self.limits, dtype=float).T
        return low + (np.asarray(points, dtype=float) / self.aspect + 1) / 2 * (high - low)

    def steps(self, points):
        """Return data coordinates as 16-bit steps of the unit box, which is how the browser gets them."""
        return np.clip(np.rint(self.unit(points) * WHOLE), -32767, 32767).astype("<i2")

    def corner(self, height, axes):
        """Return the corner of the box, in its units, that is rightmost on the page, at a height.

        Parameters
        ----------
        height : float
            In its units.
        axes : ndarray
            See `teachkit.figures.projection.view_axes`.
        """
        x, y, _ = self.aspect
        corners = np.array([(-x, -y, height), (x, -y, height), (x, y, height), (-x, y, height)])
        return corners[(corners @ axes[0]).round(6).argmax()]

    def kinds(self, *kinds):
        """Return the things of these kinds, in order."""
        return [thing for thing in self.things if isinstance(thing, kinds)]

    def frame(self, labels, ticks):
        """Return what marks the box: the outline of its floor, and a ruler along each direction.

        Parameters
        ----------
        labels : sequence of 3 str
        ticks : sequence of 3 sequences of float

        Returns
        -------
        list of Curve and Ruler
        """
        (x0, x1), (y0, y1), (z0, z1) = self.limits
        corners = [(x0, y0, z0), (x1, y0, z0), (x1, y1, z0), (x0, y1, z0), (x0, y0, z0)]
        sides = [np.linspace(a, b, 13) for a, b in itertools.pairwise(corners)]
        edges = [
            [((x0, y, z0), (x1, y, z0)) for y in (y0, y1)],
            [((x, y0, z0), (x, y1, z0)) for x in (x0, x1)],
            [((x, y, z0), (x, y, z1)) for x in (x0, x1) for y in (y0, y1)],
        ]
        rulers = [
            Ruler(labels[axis], edges[axis], ticks[axis], self.limits[axis], upright=axis == 2)
            for axis in range(3)
        ]
        return [Curve("floor", np.concatenate(sides), FAINT, 0.8), *rulers]


def cut(triangles, *values):
    """Cut triangles where values at their corners change sign, so that no piece has both.

    Two surfaces over the same triangles cross where their difference is 0: cut there, the faces of one
    lie wholly before or behind those of the other, and both can be painted in order.

    Parameters
    ----------
    triangles : ndarray, shape (count, 3, 3)
    *values : ndarray, shape (count, 3)
        Cuts for each, one after the other.

    Returns
    -------
    pieces : ndarray, shape (more, 3, 3)
    values : list of ndarray, shape (more, 3)
        As they are at the corners of the pieces; 0 on the cuts.

    Examples
    --------
    >>> triangle = np.array([[[0.0, 0, 0], [1, 0, 0], [0, 1, 0]]])
    >>> pieces, [height] = cut(triangle, np.array([[-1.0, 1, 1]]))
    >>> len(pieces), np.sign(height).min(axis=1), np.sign(height).max(axis=1)
    (3, array([ 0.,  0., -1.]), array([1., 1., 0.]))
    """
    data = np.concatenate(
        [np.asarray(triangles, dtype=float), *(np.asarray(v, dtype=float)[..., None] for v in values)], axis=2
    )
    for k in range(3, data.shape[2]):
        sign = np.sign(data[..., k])
        crossed = (sign.min(axis=1) < 0) & (sign.max(axis=1) > 0)
        whole, data, sign = data[~crossed], data[crossed], sign[crossed]
        # The corner that is alone on its side comes first; a corner on the cut counts to the larger side.
        first = np.where((sign < 0).sum(axis=1) == 1, (sign < 0).argmax(axis=1), (sign > 0).argmax(axis=1))
        a, b, c = np.take_along_axis(data, ((first[:, None] + [0, 1, 2]) % 3)[..., None], axis=1).swapaxes(
            0, 1
        )

        def on_cut(p, q, k=k):
            share = p[:, k] / (p[:, k] - q[:, k])
            middle = p + share[:, None] * (q - p)
            middle[:, k] = 0
            return middle

        ab, ac = on_cut(a, b), on_cut(a, c)
        pieces = [(ab, b, c), (ab, c, ac), (a, ab, ac)]
        data = np.concatenate([whole, *(np.stack(piece, axis=1) for piece in pieces)])
    return data[..., :3], [data[..., k] for k in range(3, data.shape[2])]


def shades(corners):
    """Return how bright each face is, as levels from 0 to ``SHADES - 1``, from its angle to the light."""
    normals = np.cross(corners[:, 2] - corners[:, 0], corners[:, -1] - corners[:, 1])  # two may coincide
    lengths = np.linalg.norm(normals, axis=1, keepdims=True)
    normals = np.divide(normals, lengths, out=np.zeros_like(normals), where=lengths > 0)
    return np.rint(np.abs(normals @ LIGHT) * (SHADES - 1)).astype(np.uint8)


@lru_cache(maxsize=4096)  # asked for by every face at every update
def shaded(colour, level):
    """Return `colour` at a level of light.

    Examples
    --------
    >>> shaded("#0072B2", SHADES - 1), shaded("#0072B2", 0)
    ('#0072b2', '#005280')
    """
    return to_hex(np.array(to_rgb(colour)) * (0.72 + 0.28 * level / (SHADES - 1)))


def is_covered(space, point, elev, azim):
    """Return whether a face stands before a point; the ground does not count.

    Parameters
    ----------
    space : Space
    point : sequence of 3 floats
        In data coordinates.
    elev, azim : float
        Degrees; see `view_axes`.

    Examples
    --------
    >>> lid = Faces("lid", [[(-1, -1, 1), (1, -1, 1), (1, 1, 1), (-1, 1, 1)]], INK)
    >>> room = Space([(-2, 2)] * 3, [lid], aspect=(1, 1, 1))
    >>> is_covered(room, (0, 0, 0), 90, -90), is_covered(room, (0, 0, 0), 0, -90)
    (True, False)
    """
    axes = view_axes(elev, azim)
    x, y, depth = axes @ space.unit(point)
    for thing in space.kinds(Surface, Faces):
        if getattr(thing, "ground", False):
            continue
        faces = space.unit(thing.faces()) @ axes.T
        near = faces[faces[..., 2].mean(axis=1) > depth + 2 * NEARER][..., :2] - (x, y)
        after = np.roll(near, -1, axis=1)
        turns = near[..., 0] * after[..., 1] - near[..., 1] * after[..., 0]
        if ((turns.min(axis=1) >= 0) | (turns.max(axis=1) <= 0)).any():
            return True
    return False


def split_at(corners, height):
    """Split flat polygons along a horizontal plane, so that none reaches to both of its sides.

    Parameters
    ----------
    corners : ndarray, shape (count, corners, 3)
    height : float

    Returns
    -------
    below, above : list of (number, ndarray)
        The pieces, each with the number of the polygon that it is a piece of. What is cut comes out with one
        corner more, the last one repeated where there are fewer.
    edges : ndarray, shape (cut polygons, 2, 3)
        Where the plane cuts them.

    Examples
    --------
    >>> below, above, edges = split_at(np.array([[[0.0, 0, 0], [1, 0, 0], [0, 0, 1]]]), 0.5)
    >>> [len(piece) for _, piece in below], [len(piece) for _, piece in above], edges.tolist()
    ([4], [4], [[[0.5, 0.0, 0.5], [0.0, 0.0, 0.5]]])
    """
    below, above, edges = [], [], []
    over = corners[..., 2] - height
    for source, (face, z) in enumerate(zip(corners, over, strict=True)):
        if not z.min() < 0 < z.max():
            (above if z.sum() > 0 else below).append((source, face))
            continue
        low, high, cuts = [], [], []
        for a, b, za, zb in zip(face, np.roll(face, -1, axis=0), z, np.roll(z, -1), strict=True):
            if za <= 0:
                low.append(a)
            if za >= 0:
                high.append(a)
            if za == 0:
                cuts.append(a)
            if za * zb < 0:
                cuts.append(a + za / (za - zb) * (b - a))
                low.append(cuts[-1])
                high.append(cuts[-1])
        for side, outline in ((below, low), (above, high)):
            side.append((source, np.array((outline + outline[-1:] * len(face))[: len(face) + 1])))
        edges.append(cuts[:2])
    return below, above, np.array(edges, dtype=float).reshape(-1, 2, 3)


def pieces(space, look, upside):
    """Yield what is painted: its depth, its path, the colours inside and of the edge, and the edge's width.

    Parameters
    ----------
    space : Space
    look : Projection
    upside : {1, -1}
        1 while the scene is seen from above, -1 from below.
    """
    level = next(iter(space.kinds(Level)), None)
    height = None if level is None else space.unit((0, 0, level.height))[2]

    def depth(points, more=0.0):
        z = points[:, 2].mean()
        side = 0 if height is None else LEVEL * upside * (1 if z > height else -1)
        return look.depth(points).mean() + more + side

    def line(ends, colour, width, more=NEARER):
        path = Path(look.page(ends))
        return depth(ends, more), path, (0, 0, 0, 0), (*to_rgb(colour), 1), width

    for thing in space.kinds(Surface, Faces):
        corners = space.unit(thing.faces())
        ground = getattr(thing, "ground", False)
        levels = shades(corners)
        side = np.linalg.norm(corners[:, 1] - corners[:, 0], axis=1).mean() if len(corners) else 0
        lines = thing.lines and side * look.scale >= FINEST
        whole, edges = list(enumerate(corners)), []
        if height is not None and not ground:
            below, above, edges = split_at(corners, height)
            whole = below + above
        for source, face in whole:
            colour = shaded(thing.colour, levels[source])
            edge = shaded(colour, 0) if lines else colour
            path = Path(look.page(np.vstack([face, face[:1]])), closed=False)
            back = depth(face) if not ground else -GROUND * upside
            yield back, path, (*to_rgb(colour), thing.alpha), (*to_rgb(edge), thing.alpha), 0.3
        for ends in edges:  # they belong to the nearer side
            back, *looks = line(ends, INK, 1.6)
            yield look.depth(ends).mean() + NEARER + LEVEL, *looks
    if level is not None:
        x, y = space.aspect[:2]
        corners = np.array([(-x, -y, height), (x, -y, height), (x, y, height), (-x, y, height)])
        path = Path(look.page(np.vstack([corners, corners[:1]])), closed=False)
        yield 0.0, path, (*to_rgb(level.colour), level.alpha), (0, 0, 0, 0), 0.0
        for ends in zip(corners, np.roll(corners, -1, axis=0), strict=True):
            _, *looks = line(np.array(ends), level.colour, 1.0)
            yield 0.0, *looks
    for thing in space.kinds(Curve, Arrows):
        segments, colours = thing.segments()
        for ends, colour in zip(space.unit(segments), colours, strict=True):
            yield line(ends, colour, thing.width)
    circle = Path.unit_circle()
    for thing in space.kinds(Dots):
        points = space.unit(thing.points).reshape(-1, 3)
        colours = [thing.colours] * len(points) if isinstance(thing.colours, str) else thing.colours
        for point, colour in zip(points, colours, strict=True):
            disc = Path(circle.vertices * thing.size / 2 + look.page(point), circle.codes)
            yield depth(point[None], 2 * NEARER), disc, (*to_rgb(colour), 1), (1, 1, 1, 1), 0.8


def words_on_page(space, look, avoid=()):
    """Find places on the page for all that is written in a scene.

    Parameters
    ----------
    space : Space
    look : Projection
    avoid : sequence of points, in data coordinates
        Of handles: no word stands on one.

    Returns
    -------
    lines : list of pairs of points
        Of the rulers.
    texts : list of dict
        ``text``, ``x``, ``y`` (its middle, in points from the middle of the frame), ``size``, ``colour``,
        ``plate`` (whether it needs a ground of its own), ``leader`` (the ends of the line that joins it to
        what it names, or None).
    """
    faces = [
        look.page(space.steps(thing.faces()) / WHOLE)
        for thing in space.kinds(Surface, Faces)
        if not (thing.pale or getattr(thing, "ground", False))
    ]
    page = Page(look.size, faces)
    lines, texts = [], []
    middle = look.page((0, 0, 0))
    for ruler in space.kinds(Ruler):
        edges = space.unit(ruler.edges)
        length = np.linalg.norm(edges[0, 1] - edges[0, 0]) * look.scale
        own, written = ruler_on_page(ruler, look.page(edges), length, middle, page)
        lines += own
        for x, y, text, is_label in written:
            looks = (
                {"colour": INK, "size": 1.25 * ruler.size}
                if is_label
                else {"colour": FAINT, "size": ruler.size}
            )
            texts.append({"text": text, "x": x, "y": y, **looks, "plate": False, "leader": None})
    spots = [(look.page(space.unit(point)), HANDLE) for point in avoid]
    for dots in space.kinds(Dots):
        if dots.size >= LARGE:
            points = look.page(space.unit(dots.points).reshape(-1, 3))
            spots += [(point, dots.size / 2) for point in points]
    page.taken += [(x - r, y - r, x + r, y + r) for (x, y), r in spots]
    named = [(words, space.unit(words.point)) for words in space.kinds(Words)]
    for level in space.kinds(Level):
        if level.text:
            corner = space.corner(space.unit((0, 0, level.height))[2], look.axes)
            named.append((Words(level.text, (), INK, 9), corner))
    for words, place in sorted(named, key=lambda pair: -pair[0].size):  # names before remarks
        anchor = look.page(place)
        in_sight = bool((np.abs(anchor) <= look.size / 2).all())
        width, height = text_width(words.text) * words.size, LINE * words.size
        plates = (2 - in_sight) * words.stays  # what waits at the edge of the frame stays close to its point
        found = page.place(anchor, width, height, plates) if in_sight or words.stays else None
        if found is None:
            continue
        (x, y), plate = found
        nearest = np.clip(anchor, (x - width / 2, y - height / 2), (x + width / 2, y + height / 2))
        far = in_sight and np.hypot(*(anchor - nearest)) > LEADER
        if far and not words.stays:
            page.taken.pop()
            continue
        leader = (tuple(map(float, nearest)), tuple(map(float, anchor))) if far else None
        texts.append({"text": words.text, "x": x, "y": y, "colour": words.colour, "size": words.size,
                      "plate": plate, "leader": leader})  # fmt: skip
    return lines, texts


def draw_space(ax, space, elev=25.0, azim=-55.0, zoom=1.0, pan=(0.0, 0.0), keep=None, avoid=()):
    """Draw a scene into matplotlib axes as it looks from one side.

    Everything is sorted by its distance and painted from the back to the front; the words come last.

    Parameters
    ----------
    ax : matplotlib.axes.Axes
        They are measured in points from then on.
    space : Space
    elev, azim : float
        Degrees; see `teachkit.figures.projection.view_axes`.
    zoom : float
    pan : (right, up)
    keep : sequence of 3 floats, optional
        A point, in data coordinates, that stays in sight; see `teachkit.figures.projection.Projection`.
    avoid : sequence of points
        In data coordinates; no word stands there.

    Returns
    -------
    Projection
        From the unit box to the axes.
    """
    size = ax.get_position().size * ax.figure.get_size_inches() * 72
    look = Projection(size, elev, azim, zoom, pan, None if keep is None else space.unit(keep))
    ax.set_axis_off()
    ax.set_xlim(-size[0] / 2, size[0] / 2)
    ax.set_ylim(-size[1] / 2, size[1] / 2)
    painted = sorted(pieces(space, look, 1 if elev >= 0 else -1), key=lambda piece: piece[0])
    _, paths, fills, edges, widths = zip(*painted, strict=True) if painted else ([],) * 5
    looks = {"facecolors": fills, "edgecolors": edges, "linewidths": widths, "capstyle": "round"}
    ax.add_collection(PathCollection(paths, **looks), autolim=False)
    lines, texts = words_on_page(space, look, avoid)
    halo = withStroke(linewidth=HALO, foreground="white")
    ax.add_collection(LineCollection(lines, colors=FAINT, linewidths=0.8), autolim=False)
    leaders = [text["leader"] for text in texts if text["leader"]]
    ax.add_collection(LineCollection(leaders, colors=INK, linewidths=0.7, path_effects=[halo]), autolim=False)
    for text in texts:
        plate = (
            {"facecolor": "white", "edgecolor": "none", "alpha": 0.85, "pad": 1} if text["plate"] else None
        )
        looks = {"color": text["colour"], "fontsize": text["size"], "path_effects": [halo], "bbox": plate}
        ax.text(text["x"], text["y"], text["text"], ha="center", va="center", **looks)
    return look

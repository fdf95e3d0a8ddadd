"""Pictures in three dimensions: what stands in the space, and how it falls on the page.

A scene is a `Space`: a box and the things in it, in data coordinates. The same scene is drawn here
with matplotlib, for a page that stands still, and by the explorers in the browser, where it turns;
both use the orthographic projection of `view_axes`, so lengths and parallels can be trusted.
"""

import itertools
from dataclasses import dataclass, field

import numpy as np
from matplotlib.collections import LineCollection, PathCollection
from matplotlib.colors import to_hex, to_rgb
from matplotlib.path import Path
from matplotlib.patheffects import withStroke

from teachkit.figures.style import FAINT, INK
from teachkit.figures.words import number

SHADES = 32  # levels of light on a face
LIGHT = np.array([-0.5, -0.3, 0.81])  # a direction fixed in the space: a face keeps its shade when it turns
NEARER = 0.05  # lines win over the faces they lie on, dots over both
GROUND = 5.0  # as far the ground is put back, behind all else
HALO = 2.5  # points of white round a text, which may stand before anything
FINEST = 6.0  # points: faces with shorter sides have no lines round them, which would be all one saw
END_ON = 0.3  # a ruler that looks shorter than this share of its length is hidden
HALF_VIEW = 1.4  # what the axes show at zoom 1, in units of the box: it fits at every angle


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
    """

    name: str
    points: np.ndarray
    colour: str
    alpha: float = 1.0
    halved: bool = False
    lines: bool = True

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
        It is flat and lies below all else: painted first, and from below last.
    """

    name: str
    corners: np.ndarray
    colour: str
    alpha: float = 0.5
    lines: bool = True
    ground: bool = False

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
    """A text at a point; it always faces the reader and is never hidden.

    Attributes
    ----------
    text : str
    point : tuple of 3 floats
    colour : str
    size : float
        In points.
    """

    text: str
    point: tuple
    colour: str = INK
    size: float = 10.0


@dataclass
class Ruler:
    """Numbers and a label along an edge of the box: whichever of several edges is out of the way.

    It stands where it covers least as the scene turns: upright ones at the left, the others below. It is
    hidden while it is seen end-on, and its texts keep their distance from the edge on the page.

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
    things : list of Surface, Faces, Curve, Arrows, Dots, Words and Ruler
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


def view_axes(elev, azim):
    """Return the directions right, up and towards the reader for a view, shape (3, 3), rows orthonormal.

    Parameters
    ----------
    elev, azim : float
        Degrees above the floor, and round the upright axis from the first axis, as in matplotlib.

    Examples
    --------
    >>> view_axes(90, -90).round(6) + 0.0  # from above: x to the right, y up
    array([[1., 0., 0.],
           [0., 1., 0.],
           [0., 0., 1.]])
    """
    e, a = np.deg2rad([elev, azim])
    return np.array(
        [
            [-np.sin(a), np.cos(a), 0.0],
            [-np.sin(e) * np.cos(a), -np.sin(e) * np.sin(a), np.cos(e)],
            [np.cos(e) * np.cos(a), np.cos(e) * np.sin(a), np.sin(e)],
        ]
    )


def shades(corners):
    """Return how bright each face is, as levels from 0 to ``SHADES - 1``, from its angle to the light."""
    normals = np.cross(corners[:, 2] - corners[:, 0], corners[:, -1] - corners[:, 1])  # two may coincide
    lengths = np.linalg.norm(normals, axis=1, keepdims=True)
    normals = np.divide(normals, lengths, out=np.zeros_like(normals), where=lengths > 0)
    return np.rint(np.abs(normals @ LIGHT) * (SHADES - 1)).astype(np.uint8)


def shaded(colour, level):
    """Return `colour` at a level of light.

    Examples
    --------
    >>> shaded("#0072B2", SHADES - 1), shaded("#0072B2", 0)
    ('#0072b2', '#005280')
    """
    return to_hex(np.array(to_rgb(colour)) * (0.72 + 0.28 * level / (SHADES - 1)))


def ruler_on_page(ruler, ends, true_length, point):
    """Lay out a ruler on the page.

    Parameters
    ----------
    ruler : Ruler
    ends : ndarray, shape (count, 2, 2)
        The ends of its edges on the page, measured from the middle of the box.
    true_length : float
        Of an edge, in the same units.
    point : float
        A point (1/72 inch) in these units.

    Returns
    -------
    lines : list of pairs of points
    texts : list of (x, y, text, is_label)
        Both empty while the edge is seen end-on.
    """
    toward = (-1, -0.02) if ruler.upright else (0.02, -1)
    start, end = ends[np.argmax(ends.mean(axis=1) @ toward)]
    length = np.hypot(*(end - start))
    if length < END_ON * true_length:
        return [], []
    out = np.array([end[1] - start[1], start[0] - end[0]]) / length
    if out @ (start + end) < 0:
        out = -out
    marks = ruler.marks()

    def half(text, size):  # half the room of a text, along `out`
        return (abs(out[0]) * 0.3 * len(text) + abs(out[1]) * 0.55) * size * point

    lines, texts = [(start, end)], []
    for share, text in marks:
        at = start + share * (end - start)
        lines.append((at, at + 4 * point * out))
        texts.append((*(at + (7 * point + half(text, ruler.size)) * out), text, False))
    size = 1.25 * ruler.size
    if ruler.upright:
        top = start if start[1] > end[1] else end
        place = (top[0], top[1] + 1.4 * size * point)
    else:
        room = max([half(text, ruler.size) for _, text in marks], default=0)
        place = (start + end) / 2 + (11 * point + 2 * room + half(ruler.label, size)) * out
    return lines, [*texts, (*place, ruler.label, True)]


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


def draw_space(ax, space, elev=25.0, azim=-55.0, zoom=1.0):
    """Draw a scene into matplotlib axes as it looks from one side.

    Everything is sorted by its distance and painted from the back to the front.

    Parameters
    ----------
    ax : matplotlib.axes.Axes
    space : Space
    elev, azim : float
        Degrees; see `view_axes`.
    zoom : float

    Returns
    -------
    list of matplotlib.artist.Artist
        What was drawn, so that it can be removed.
    """
    axes = view_axes(elev, azim)
    depths, paths, fills, edges, widths = [], [], [], [], []

    def add(points, depth, fill, edge, width):
        depths.append(depth)
        paths.append(Path(points[:, :2], closed=False))
        fills.append(fill)
        edges.append(edge)
        widths.append(width)

    size = ax.get_position().size * ax.figure.get_size_inches() * 72
    pixel = 2 * HALF_VIEW / zoom / min(size)  # a point, in units of the box
    for thing in space.kinds(Surface, Faces):
        corners = space.unit(thing.faces())
        side = np.linalg.norm(corners[:, 1] - corners[:, 0], axis=1).mean()
        lines = thing.lines and side >= FINEST * pixel
        for face, level in zip(corners @ axes.T, shades(corners), strict=True):
            colour = shaded(thing.colour, level)
            fill, edge = (
                (*to_rgb(colour), thing.alpha),
                (*to_rgb(shaded(colour, 0) if lines else colour), thing.alpha),
            )
            depth = face[:, 2].mean() - (np.copysign(GROUND, elev) if getattr(thing, "ground", False) else 0)
            add(np.vstack([face, face[:1]]), depth, fill, edge, 0.3)
    for thing in space.kinds(Curve, Arrows):
        segments, colours = thing.segments()
        for ends, colour in zip(space.unit(segments) @ axes.T, colours, strict=True):
            add(ends, ends[:, 2].mean() + NEARER, (0, 0, 0, 0), (*to_rgb(colour), 1), thing.width)
    circle = Path.unit_circle()
    drawn = []
    ax.set_axis_off()
    ax.set_xlim(-size[0] * pixel / 2, size[0] * pixel / 2)
    ax.set_ylim(-size[1] * pixel / 2, size[1] * pixel / 2)
    for thing in space.kinds(Dots):
        points = space.unit(thing.points).reshape(-1, 3) @ axes.T
        colours = [thing.colours] * len(points) if isinstance(thing.colours, str) else thing.colours
        for point, colour in zip(points, colours, strict=True):
            disc = circle.vertices * thing.size / 2 * pixel + point[:2]
            depths.append(point[2] + 2 * NEARER)
            paths.append(Path(disc, circle.codes))
            fills.append((*to_rgb(colour), 1))
            edges.append((1, 1, 1, 1))
            widths.append(0.8)
    order = np.argsort(depths, kind="stable")
    pieces = PathCollection(
        [paths[i] for i in order],
        facecolors=[fills[i] for i in order],
        edgecolors=[edges[i] for i in order],
        linewidths=[widths[i] for i in order],
        capstyle="round",
    )
    drawn.append(ax.add_collection(pieces, autolim=False))
    halo = [withStroke(linewidth=HALO, foreground="white")]
    for words in space.kinds(Words):
        x, y, _ = space.unit(words.point) @ axes.T
        looks = {"color": words.colour, "fontsize": words.size, "path_effects": halo}
        drawn.append(ax.text(x, y, words.text, ha="center", va="center", **looks))
    for ruler in space.kinds(Ruler):
        edges = space.unit(ruler.edges)
        length = np.linalg.norm(edges[0, 1] - edges[0, 0])
        lines, texts = ruler_on_page(ruler, (edges @ axes.T)[..., :2], length, pixel)
        drawn.append(ax.add_collection(LineCollection(lines, colors=FAINT, linewidths=0.8), autolim=False))
        for x, y, text, is_label in texts:
            colour, size = (INK, 1.25 * ruler.size) if is_label else (FAINT, ruler.size)
            drawn.append(ax.text(x, y, text, color=colour, fontsize=size, ha="center", va="center"))
    return drawn

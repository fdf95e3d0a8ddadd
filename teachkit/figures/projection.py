"""How a scene in three dimensions falls on the page, and where its words find room there.

The page is measured in points (1/72 inch) from the middle of the frame, x to the right and y up. Words and
numbers stay inside the frame, off each other and off the surfaces, from wherever the scene is seen. The
browser lays out its pictures by the same rules (``explorers/js/space_*.js``): a test compares both.
"""

import math
from functools import cache

import numpy as np
from matplotlib.font_manager import FontProperties
from matplotlib.textpath import text_to_path

HALF_VIEW = 1.4  # what the frame shows at zoom 1, in units of the box: it fits at every angle
END_ON = 0.3  # a ruler that looks shorter than this share of its length is hidden
IN_SIGHT = 24.0  # points: as far from the edge of the frame a point that is kept in sight stays
CELL = 4.0  # points: the page is covered or free in squares of this side
EDGE = 2.0  # points between a text and the edge of the frame
APART = 2.0  # points between two texts
RING = 8.0  # points from one ring of places for a text to the next
WAYS = 16  # places on a ring
LEADER = 12.0  # points from a text to what it names, from which a line joins them
NOISE = 1e-3  # what rounding may do to a comparison
LINE = 1.2  # height of a line of text, in units of its size


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


class Projection:
    """From the unit box to the page.

    Parameters
    ----------
    size : (width, height)
        Of the frame, in points.
    elev, azim : float
        Degrees; see `view_axes`.
    zoom : float
    pan : (right, up)
        What is in the middle of the frame, in units of the box on the page, from the middle of the box.
    keep : sequence of 3 floats, optional
        A point of the unit box that stays in sight: where it would leave the frame, the scene is panned.

    Examples
    --------
    >>> look = Projection((280, 280), 90, -90)
    >>> look.page([[1.4, 0, 0]]).round(6) + 0.0
    array([[140.,   0.]])
    >>> Projection((280, 280), 90, -90, zoom=3, keep=(1, 0, 0)).page([[1, 0, 0]]).round(6) + 0.0
    array([[116.,   0.]])
    """

    def __init__(self, size, elev, azim, zoom=1.0, pan=(0.0, 0.0), keep=None):
        self.size = np.asarray(size, dtype=float)
        self.axes = view_axes(elev, azim)
        self.scale = float(min(size)) / (2 * HALF_VIEW) * zoom
        self.middle = np.asarray(pan, dtype=float)
        if keep is not None:
            room = np.maximum(self.size / 2 - IN_SIGHT, 0) / self.scale
            place = self.axes[:2] @ np.asarray(keep, dtype=float)
            self.middle = np.clip(self.middle, place - room, place + room)

    def page(self, points):
        """Return points of the unit box on the page. Shape (..., 2)."""
        return (np.asarray(points, dtype=float) @ self.axes[:2].T - self.middle) * self.scale

    def depth(self, points):
        """Return how near points of the unit box are, in its units. Shape (...)."""
        return np.asarray(points, dtype=float) @ self.axes[2]


@cache
def text_width(text):
    """Return the width of a line of text in units of its size.

    Examples
    --------
    >>> 0.6 < text_width("0") < 0.7
    True
    """
    width, _, _ = text_to_path.get_text_width_height_descent(
        text, FontProperties(family="DejaVu Sans", size=100), ismath=False
    )
    return round(float(width) / 100, 3)


class Page:
    """Where the frame is free, while words are put into it one after the other.

    Parameters
    ----------
    size : (width, height)
        Of the frame, in points.
    faces : sequence of ndarray, shape (count, corners, 2)
        Surfaces on the page, convex; of any number of kinds.
    taken : sequence of (x0, y0, x1, y1)
        Boxes that no text may touch.
    """

    def __init__(self, size, faces=(), taken=()):
        self.half = (float(size[0]) / 2, float(size[1]) / 2)
        self.taken = list(taken)
        columns, rows = (math.ceil(side / CELL) for side in size)
        covered = np.zeros((rows, columns), dtype=bool)
        for corners in faces:
            _cover(covered, np.asarray(corners, dtype=float) + self.half)
        self._sums = np.zeros((rows + 1, columns + 1), dtype=int)
        self._sums[1:, 1:] = covered.cumsum(axis=0).cumsum(axis=1)

    def is_inside(self, box):
        """Return whether a box lies within the frame."""
        (w, h), (x0, y0, x1, y1), edge = self.half, box, EDGE - NOISE
        return x0 >= edge - w and y0 >= edge - h and x1 <= w - edge and y1 <= h - edge

    def is_apart(self, box, taken):
        """Return whether a box touches none of others."""
        x0, y0, x1, y1 = box
        return not any(
            x0 < b[2] + APART and b[0] < x1 + APART and y0 < b[3] + APART and b[1] < y1 + APART for b in taken
        )

    def is_clear(self, box):
        """Return whether no surface is under a box."""
        (w, h), (x0, y0, x1, y1) = self.half, box
        rows, columns = self._sums.shape[0] - 1, self._sums.shape[1] - 1
        c0, r0 = (math.floor(side / CELL + NOISE) for side in (x0 + w, y0 + h))
        c1, r1 = (math.ceil(side / CELL - NOISE) for side in (x1 + w, y1 + h))
        c0, c1, r0, r1 = max(0, c0), min(columns, c1), max(0, r0), min(rows, r1)
        s = self._sums
        return c0 >= c1 or r0 >= r1 or bool(s[r1, c1] - s[r0, c1] - s[r1, c0] + s[r0, c0] == 0)

    def is_free(self, box, taken):
        """Return whether a text may stand in a box."""
        return self.is_inside(box) and self.is_apart(box, taken) and self.is_clear(box)

    def place(self, anchor, width, height, plates=1):
        """Find room for a text as near as possible to what it names, and take it.

        Parameters
        ----------
        anchor : (x, y)
        width, height : float
        plates : {0, 1, 2}
            Put it onto surfaces never, where surfaces are all round, or wherever the next place is.

        Returns
        -------
        (x, y), on_plate
            The middle of the text, and whether surfaces are all round, so that the text needs a ground of
            its own; or None where there is no room at all.

        Examples
        --------
        >>> page = Page((100, 60))
        >>> page.place((0, 0), 20, 10)
        ((0.0, 0.0), False)
        >>> (x, y), on_plate = page.place((0, 0), 20, 10)  # beside the first
        >>> round(x), round(y), on_plate
        (6, -15, False)
        """
        w, h = (half - EDGE - side / 2 for half, side in zip(self.half, (width, height), strict=True))
        if w < 0 or h < 0:
            return None
        x, y = (min(side, max(-side, float(value))) for value, side in zip(anchor, (w, h), strict=True))
        outward = math.atan2(y, x) if math.hypot(x, y) > 1e-6 else 0.0
        places = [(x, y)]
        for ring in range(1, math.ceil(2 * math.hypot(*self.half) / RING) + 1):
            for k in range(WAYS):
                turn = outward + (k + 1) // 2 * (-1) ** k * 2 * math.pi / WAYS  # outward first, inward last
                places.append((x + ring * RING * math.cos(turn), y + ring * RING * math.sin(turn)))
        on_surface = None
        for x, y in places:
            box = (x - width / 2, y - height / 2, x + width / 2, y + height / 2)
            if not (self.is_inside(box) and self.is_apart(box, self.taken)):
                continue
            clear = self.is_clear(box)
            if clear or plates == 2:
                self.taken.append(box)
                return (x, y), not clear
            on_surface = on_surface or ((x, y), box)
        if on_surface is None or not plates:
            return None
        self.taken.append(on_surface[1])
        return on_surface[0], True


def _cover(covered, corners):
    """Mark the cells whose middle lies in one of the faces, or in which a corner lies; in place.

    The corners count from the lower left corner of the frame.
    """
    columns, rows = np.floor(corners.reshape(-1, 2) / CELL + NOISE).astype(int).T
    seen = (columns >= 0) & (rows >= 0) & (columns < covered.shape[1]) & (rows < covered.shape[0])
    covered[rows[seen], columns[seen]] = True
    middle = (np.asarray(covered.shape[::-1]) - 0.5) * CELL
    low, high = corners.min(axis=1), corners.max(axis=1)
    seen = (high > 0).all(axis=1) & (low < middle + CELL).all(axis=1)
    corners, low, high = corners[seen], low[seen], high[seen]
    last = np.array(covered.shape[::-1]) - 1
    first = np.clip(np.ceil(low / CELL - 0.5), 0, None).astype(int)
    spans = np.minimum(np.floor(high / CELL - 0.5).astype(int), last) - first + 1
    spans = np.clip(spans, 0, None)
    counts = spans.prod(axis=1)
    face = np.repeat(np.arange(len(corners)), counts)  # once for each cell that it may cover
    which = np.arange(counts.sum()) - np.repeat(counts.cumsum() - counts, counts)
    cells = first[face] + np.stack([which % spans[face, 0], which // spans[face, 0]], axis=1)
    away = ((cells + 0.5) * CELL)[:, None] - corners[face]
    sides = (np.roll(corners, -1, axis=1) - corners)[face]
    turns = sides[..., 0] * away[..., 1] - sides[..., 1] * away[..., 0]
    inside = (turns.min(axis=1) >= 0) | (turns.max(axis=1) <= 0)
    covered[cells[inside, 1], cells[inside, 0]] = True


def ruler_on_page(ruler, ends, true_length, middle, page):
    """Lay out a ruler on the page: along the edge that leaves most of its numbers free.

    Parameters
    ----------
    ruler : Ruler
    ends : ndarray, shape (count, 2, 2)
        The ends of its edges on the page.
    true_length : float
        Of an edge, in points, as it would be seen from the side.
    middle : (x, y)
        The middle of the box on the page: the numbers stand on the other side of the edge.
    page : Page
        Its texts take their places there; a number that finds none is left out.

    Returns
    -------
    lines : list of pairs of points
    texts : list of (x, y, text, is_label)
        Both empty while no edge shows two numbers: all are seen end-on, out of sight or behind surfaces.
    """
    ends = np.asarray(ends, dtype=float)
    reach = (ends.mean(axis=1) @ ((-1, -0.02) if ruler.upright else (0.02, -1))).round(6)
    best, most = None, 0
    for k in np.argsort(-reach, kind="stable"):  # upright ones at the left, the others below
        start, end = ends[k]
        length = np.hypot(*(end - start))
        if length < END_ON * true_length:
            continue
        out = np.array([end[1] - start[1], start[0] - end[0]]) / length
        if out @ (start + end - 2 * np.asarray(middle)) < 0:
            out = -out
        numbers, taken = _numbers(ruler, start, end, out, page)
        if len(numbers) > most and len(numbers) >= min(2, len(ruler.ticks)):
            best, most = (start, end, out, numbers, taken), len(numbers)
    if best is None:
        return [], []
    start, end, out, numbers, page.taken = best
    lines = [(start, end), *((at, at + 4 * out) for at, *_ in numbers)]
    texts = [(*place, text, False) for _, place, text, _ in numbers]
    size = 1.25 * ruler.size
    width, height = text_width(ruler.label) * size, LINE * size
    if ruler.upright:
        top = start if start[1] > end[1] else end
        anchor = (top[0], top[1] + 0.7 * size + height / 2)
    else:
        room = 11 + max(2 * half for *_, half in numbers)
        anchor = (start + end) / 2 + (room + abs(out[0]) * width / 2 + abs(out[1]) * height / 2) * out
    if ruler.label and (found := page.place(anchor, width, height, plates=0)):
        texts.append((*found[0], ruler.label, True))
    return lines, texts


def _numbers(ruler, start, end, out, page):
    """Return the numbers that find room along an edge, and what is taken then."""
    numbers, taken = [], list(page.taken)
    for share, text in ruler.marks():
        at = start + share * (end - start)
        w, h = text_width(text) * ruler.size / 2, LINE * ruler.size / 2
        half = abs(out[0]) * w + abs(out[1]) * h  # the room that it takes along `out`
        x, y = at + (7 + half) * out
        box = (x - w, y - h, x + w, y + h)
        if page.is_free(box, taken):
            taken.append(box)
            numbers.append((at, (x, y), text, half))
    return numbers, taken

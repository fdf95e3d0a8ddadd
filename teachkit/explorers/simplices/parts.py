"""What the explorers of four and five classes share: lines in colours, corners, the point, fixed points."""

import itertools

import numpy as np

from teachkit.figures.space import Curve, Dots, Words
from teachkit.figures.style import CLASS_COLOURS, INK

TIE = 1e-9  # scores nearer than this lie on a wall


def cut_line(start, end, count):
    """Cut a straight line into short pieces, so that each has a depth of its own."""
    return np.linspace(start, end, count + 1)


def triangles(a, b, c, count):
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


class Lines(Curve):
    """Separate straight pieces, each with a colour of its own: `colour` is a list."""

    def segments(self):
        """Return the ends of the pieces, shape (count, 2, 3), and their colours."""
        return self.points, self.colour


def lines(name, ends, colours, width, count):
    """Draw straight lines between pairs of `ends`, each cut into `count` short pieces."""
    cuts = np.array([cut_line(start, end, count) for start, end in ends])
    pieces = np.stack([cuts[:, :-1], cuts[:, 1:]], axis=2).reshape(-1, 2, 3)
    return Lines(name, pieces, list(np.repeat(colours, count)), width)


def edges(corners):
    """Draw each edge between two corners half in the one colour, half in the other."""
    ends, colours = [], []
    for j, k in itertools.combinations(range(len(corners)), 2):
        middle = (corners[j] + corners[k]) / 2
        ends += [(corners[j], middle), (corners[k], middle)]
        colours += [CLASS_COLOURS[j], CLASS_COLOURS[k]]
    return lines("edges", ends, colours, 3.0, 16)


def named_corners(corners, names, sizes, gap):
    """Draw a dot and a name at each corner, the name farther out by `gap` and then as much up or down."""
    things = []
    for k, (corner, name, size) in enumerate(zip(corners, names, sizes, strict=True)):
        things.append(Dots(f"corner {name}", [corner], CLASS_COLOURS[k], size))
        out = gap * corner / max(np.linalg.norm(corner), 1e-9)
        out[2] += gap if corner[2] >= 0 else -gap  # beside its dot also when looked at from the end
        things.append(Words(name, tuple(corner + out), INK, 11))
    return things


def marked_point(place, colour):
    """Draw the point that can be moved: a dot with a dark rim."""
    return [Dots("rim", [place], INK, 13), Dots("point", [place], colour, 9)]


def whereabouts(scores, names):
    """Say in which region the scores lie, or between which regions."""
    highest = [name for name, z in zip(names, scores, strict=True) if scores.max() - z < TIE]
    if len(highest) == len(names):
        return "at the centre, where all regions meet"
    if len(highest) > 1:
        return f"on the wall between {', '.join(highest[:-1])} and {highest[-1]}"
    return f"in the region of {highest[0]}"

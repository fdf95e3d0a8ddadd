"""Pictures of lesson 05: regions and walls, slices, the downhill direction, Gaussians, and angles."""

import math

import numpy as np
from matplotlib.colors import LinearSegmentedColormap, to_rgb

from teachkit.figures.picture import Picture, Table
from teachkit.figures.space import Arrows, Curve, Dots, Space, Surface, Words, draw_space
from teachkit.figures.style import (
    CLASS_COLOURS,
    CLASS_MARKERS,
    CLASS_NAMES,
    FAINT,
    INK,
    class_names,
    house_style,
    new_figure,
)
from teachkit.figures.words import listing, number, significant
from teachkit.maths.geometry import (
    DIAGONAL_VIEW,
    class_angle,
    class_axes,
    gaussian_centres,
    margin_flow,
    probability_along_axis,
    region,
    simplex_basis,
    to_logits,
    to_plane,
    two_class_flow,
    walls,
)
from teachkit.maths.losses import (
    cross_entropy,
    cross_entropy_grad,
    gradient_angle,
    gradient_split,
    largest_gradient_angle,
)
from teachkit.maths.softmax import softmax, softmax_jacobian

SIDE = 5  # maps reach from -SIDE to SIDE
FAR = 40  # so far out that no digit shown changes any more
# Neither colour belongs to a class.
PATH = "#7b2fa0"
ANGLES = LinearSegmentedColormap.from_list("angle", [INK, "#d4008f"])


def _grid(side, count):
    line = np.linspace(-side, side, count)
    return np.stack(np.meshgrid(line, line), axis=-1)


def _logits(points, K):
    """Read points of a map as scores: two classes are drawn over their scores, three over the plane."""
    return points if K == 2 else to_logits(points)


def _paint(ax, K, side=SIDE, priors=None):
    """Colour the region of each class, pale."""
    line = (np.arange(400) + 0.5) / 200 * side - side  # the middles of the cells
    classes = region(_logits(np.stack(np.meshgrid(line, line), axis=-1), K), priors)
    pale = np.array([to_rgb(colour) for colour in CLASS_COLOURS[:K]]) * 0.28 + 0.72
    ax.imshow(pale[classes], origin="lower", extent=(-side, side, -side, side), interpolation="bilinear")
    ax.set_aspect("equal")
    ax.set_xlim(-side, side)
    ax.set_ylim(-side, side)
    ticks = [tick for tick in (-4, -2, 0, 2, 4) if abs(tick) <= side]
    ax.set_xticks(ticks)
    ax.set_yticks(ticks)


def _label_axes(ax, K, first=True):
    ax.set_xlabel("score of cat, x1" if K == 2 else "a, to the right")
    if first:
        ax.set_ylabel("score of dog, x2" if K == 2 else "b, along the axis of cat")


def _write(ax, place, text, colour=INK, **looks):
    looks = {"ha": "center", "va": "center", "fontsize": 9, **looks}
    return ax.text(*place, text, color=colour, **looks)


def _pair(values, digits=3):
    return "(" + ", ".join(number(round(value, 9), digits) for value in values) + ")"


@house_style()
def moved_walls(priors):
    """Draw the regions of two classes from above, for several priors.

    Parameters
    ----------
    priors : sequence of float
        How frequent cats are, each above 0 and below 1; one to four of them.

    Returns
    -------
    Picture
        Its description gives the wall and the cats' share of the square.

    Raises
    ------
    ValueError
        When there are more than four priors, or one is not between 0 and 1.

    Examples
    --------
    >>> "the wall is x1 − x2 = −2.197, and cat has 69.6 % of the square" in repr(moved_walls([0.9]))
    True
    """
    priors = np.asarray(priors, dtype=float)
    if priors.ndim != 1 or not 1 <= priors.size <= 4 or priors.min() <= 0 or priors.max() >= 1:
        raise ValueError(f"priors must be one to four numbers between 0 and 1, got {priors.tolist()}")
    figure, axes = new_figure(2.75 * priors.size + 0.3, 3.3, columns=priors.size, squeeze=False)
    words = []
    ends = np.array([-2 * SIDE, 2 * SIDE])
    for k, (ax, prior) in enumerate(zip(axes[0], priors, strict=True)):
        [wall] = walls(2, [prior, 1 - prior])
        gap = wall.offset * math.sqrt(2)
        _paint(ax, 2, priors=[prior, 1 - prior])
        smaller = max(2 * SIDE - abs(gap), 0) ** 2 / (2 * (2 * SIDE) ** 2)  # a triangle in the square
        share = smaller if gap > 0 else 1 - smaller
        for level, style in ((0.1, ":"), (0.5, "-"), (0.9, ":")):
            at = gap + math.log(level / (1 - level))
            ax.plot(ends, ends - at, color=INK, linestyle=style, linewidth=1.6 if level == 0.5 else 1)
        for text, colour, place in (
            ("cat", CLASS_COLOURS[0], (3.4, -3.6)),
            ("dog", CLASS_COLOURS[1], (-3.4, 3.6)),
        ):
            _write(ax, place, text, colour, fontweight="bold", fontsize=11)
        ax.set_title(f"cats {number(100 * prior, 0)} %: wall {number(gap)}", fontsize=10)
        _label_axes(ax, 2, k == 0)
        words.append(
            f"Cats {number(100 * prior, 0)} %: the wall is x1 − x2 = {number(gap)}, and cat has "
            f"{number(100 * share, 1)} % of the square"
        )
    return Picture(
        figure,
        "Maps of the plane of two scores, one for each prior. A solid line is the wall, where both classes "
        "have 0.5; dotted ones are where cat has 0.1 and 0.9: the same distances from the wall everywhere. "
        + ". ".join(words)
        + ".",
    )


@house_style()
def slices():
    """Draw three straight cuts through the surface of two classes, all through the wall at (0, 0).

    Returns
    -------
    Picture
        Its description gives the slope of each cut at the wall.

    Examples
    --------
    >>> "across the wall, along (1, −1): slope 0.354" in repr(slices())
    True
    """
    figure, ax = new_figure(7.2, 3.4)
    s = np.linspace(-5, 5, 201)
    J = softmax_jacobian(np.zeros(2))
    words = []
    for text, direction, colour, style, place, on in (
        ("across the wall, along (1, −1)", (1, -1), CLASS_COLOURS[0], "-", (-4.7, 0.92), 1.55),
        ("beside an axis, x2 = 0", (1, 0), INK, "--", (-4.7, 0.76), 0.8),
        ("along the wall, (1, 1)", (1, 1), FAINT, "-", (-4.7, 0.6), -3.4),
    ):
        unit = np.array(direction) / math.hypot(*direction)
        slope = float(J[0] @ unit)
        ax.plot(s, softmax(s[:, None] * unit)[:, 0], style, color=colour)
        label = f"{text}: slope {number(slope)}".rstrip("0").rstrip(".")
        ax.annotate(
            label,
            (on, softmax(on * unit)[0]),
            place,
            va="center",
            fontsize=9,
            color=colour if slope else "#6a6a6a",
            arrowprops={"arrowstyle": "-", "color": colour, "linewidth": 0.7},
        )
        if slope:
            t = np.array([-0.5, 0.5]) / slope * 0.85
            ax.plot(t, 0.5 + slope * t, color=colour, linewidth=0.8, linestyle=":")
        words.append(label)
    ax.set_xlim(-5, 5)
    ax.set_ylim(-0.02, 1.04)
    ax.set_xlabel("distance from the wall's centre along the cut")
    ax.set_ylabel("p(cat)")
    ax.set_title("Three cuts through one surface: steepest straight across the wall")
    return Picture(
        figure,
        "Three curves of p(cat) over the distance from (0, 0), at 0.5 there: " + "; ".join(words) + ".",
    )


@house_style()
def loss_flow(times):
    """Draw the downhill arrows of the loss over two scores, and the path down from (0, 0).

    Parameters
    ----------
    times : sequence of float
        Above 0 and at most 1000; marked on the path.

    Returns
    -------
    Picture
        Left the plane with arrows, contours and the path, right the margin x1 - x2 over time.

    Raises
    ------
    ValueError
        When a time is not above 0 and at most 1000.

    Examples
    --------
    >>> "margin 0.79 at t = 1" in repr(loss_flow([1]))
    True
    """
    times = np.asarray(times, dtype=float)
    if times.ndim != 1 or times.size == 0 or times.min() <= 0 or times.max() > 1000:
        raise ValueError(f"times must be above 0 and at most 1000, got {times.tolist()}")
    figure, (plane, curve) = new_figure(8.0, 3.8, columns=2, gridspec_kw={"width_ratios": [1, 1.25]})
    _paint(plane, 2)
    x = _grid(SIDE, 121)
    levels = np.array([0.1, math.log(2), 2, 4, 6])
    lines = plane.contour(x[..., 0], x[..., 1], cross_entropy(x, 0), levels, colors=FAINT, linewidths=0.8)
    at = _grid(4.2, 5).reshape(-1, 2)
    between = -1.5 * (at[1, 0] - at[0, 0])  # x1 + x2 halfway between two rows of arrows
    gaps = -np.log(np.expm1(levels))
    places = np.stack([between + gaps, between - gaps], axis=1) / 2
    plane.clabel(lines, fmt=lambda level: significant(level, 2), fontsize=9, colors="#4a4a4a", manual=places)
    downhill = -cross_entropy_grad(at, 0)
    seen = np.linalg.norm(downhill, axis=1) > 0.04
    plane.quiver(
        *at[seen].T, *downhill[seen].T, color=INK, angles="xy", scale_units="xy", scale=1 / 0.75, width=0.006
    )
    path = two_class_flow(np.concatenate([[0], np.geomspace(0.01, times.max(), 80)]))
    plane.plot(*path.T, color=PATH, linewidth=2.5)
    marks = two_class_flow(times)
    plane.plot(*marks.T, "o", color=PATH, markeredgecolor="white", markersize=7)
    plane.plot(0, 0, "o", color="white", markeredgecolor=PATH, markersize=6)
    plane.set_title("Downhill leads straight across the wall", fontsize=10)
    _label_axes(plane, 2)
    t = np.geomspace(0.05, 1000, 200)
    curve.plot(t, margin_flow(t), color=PATH)
    late = t[t > 1.2]
    curve.plot(late, np.log(2 * late), color=FAINT, linestyle="--", linewidth=1.2)
    _write(curve, (150, math.log(300) - 1.0), "ln(2 t)", FAINT)
    margins = margin_flow(times)
    (dots,) = curve.plot(times, margins, "o", color=PATH, markeredgecolor="white", markersize=8)
    for time, margin in zip(times, dots.get_ydata(), strict=True):
        curve.annotate(
            number(margin, 2),
            (time, margin),
            xytext=(-8, 5),
            textcoords="offset points",
            ha="right",
            fontsize=9,
            color=PATH,
        )
    curve.set_xscale("log")
    curve.set_xlabel("time t (scale by factors of 10)")
    curve.set_ylabel("margin m = x1 − x2")
    curve.set_title("The margin grows, ever more slowly", fontsize=10)
    said = ", ".join(
        f"margin {number(m, 2)} at t = {significant(t)}" for t, m in zip(times, dots.get_ydata(), strict=True)
    )
    return Picture(
        figure,
        f"Left, the plane of two scores: every arrow points along (1, −1), longest in the region of the dog, "
        f"and contours of the loss run along the wall. Right, the margin over time from (0, 0): {said}; it "
        f"comes close to ln(2 t), which has no end.",
    )


@house_style()
def gaussians(num_classes, sigmas):
    """Draw two or three Gaussians whose posterior is softmax, for several spreads.

    Parameters
    ----------
    num_classes : {2, 3}
    sigmas : sequence of float
        One to four spreads, each above 0.

    Returns
    -------
    Picture
        Its description gives the centres, read back from the dots, and how far apart they are.

    Raises
    ------
    ValueError
        For another number of classes or of spreads.

    Examples
    --------
    >>> "σ = 1: centres 1.414 apart, 1.414 σ" in repr(gaussians(2, [1]))
    True
    """
    sigmas = np.asarray(sigmas, dtype=float)
    if num_classes not in (2, 3):
        raise ValueError(f"num_classes must be 2 or 3, got {num_classes}")
    if sigmas.ndim != 1 or not 1 <= sigmas.size <= 4:
        raise ValueError(f"sigmas must be one to four numbers, got {sigmas.tolist()}")
    K = num_classes
    figure, axes = new_figure(2.75 * sigmas.size + 0.3, 3.3, columns=sigmas.size, squeeze=False)
    circle = np.exp(2j * np.pi * np.arange(121) / 120)
    x = _grid(SIDE, 161)
    words = []
    for i, (ax, sigma) in enumerate(zip(axes[0], sigmas, strict=True)):
        _paint(ax, K)
        ax.contour(
            x[..., 0], x[..., 1], softmax(_logits(x, K)).max(-1), [0.9], colors=INK, linewidths=0.8,
            linestyles="dotted",
        )  # fmt: skip
        centres = gaussian_centres(K, sigma, -(sigma**2) / K)
        places = centres if K == 2 else to_plane(centres)
        dots = []
        for k, place in enumerate(places):
            for reach in (1, 2):
                ring = reach * sigma * circle
                ax.plot(
                    place[0] + ring.real, place[1] + ring.imag, color=CLASS_COLOURS[k], linewidth=1.8 / reach
                )
            dots += ax.plot(*place, CLASS_MARKERS[k], color=CLASS_COLOURS[k], markersize=7)
        seen = np.array([dot.get_xydata()[0] for dot in dots])
        apart = np.linalg.norm(seen[0] - seen[1])
        ax.set_title(f"σ = {significant(sigma)}: {number(apart)} apart", fontsize=10)
        _label_axes(ax, K, i == 0)
        words.append(
            f"σ = {significant(sigma)}: centres {number(apart)} apart, {number(apart / sigma)} σ: "
            + ", ".join(f"{name} {_pair(place, 2)}" for name, place in zip(CLASS_NAMES, seen, strict=False))
        )
    plane = "of two scores" if K == 2 else "of three scores that sum to 0"
    return Picture(
        figure,
        f"Maps of the plane {plane}, one for each spread σ, with rings one and two σ round each centre. "
        f"Regions, and the dotted lines where the largest probability is 0.9, are the same in all. "
        + "; ".join(words)
        + ".",
    )


def _arrow(name, tip, colour, width, normal):
    """Return an arrow from the centre, its shaft in short pieces: each is painted at its own depth."""
    shaft = Curve(name, np.linspace(np.zeros(3), tip, 13), colour, width)
    return [shaft, Arrows(f"head of {name}", [0.6 * tip], [0.4 * tip], colour, width, normal)]


@house_style()
def down_the_diagonal():
    """Draw three scores in space and the plane where they sum to 0, from the side and straight down.

    Returns
    -------
    Picture
        Its description gives lengths and angles of the arrows before and after centring.

    Examples
    --------
    >>> "120.0°" in repr(down_the_diagonal())
    True
    """
    figure, axes = new_figure(8.0, 3.9, columns=2)
    order = np.array([2, 0, 1])  # the axis of cat stands upright, as on the maps
    ends, centred = np.eye(3)[order], (np.eye(3) - 1 / 3)[order]
    corners = np.array([(1, -1, 0), (0, -1, 1), (-1, 0, 1), (-1, 1, 0), (0, 1, -1), (1, 0, -1)])
    space = Space(((-1.05, 1.15),) * 3, aspect=(1, 1, 1))
    steps = np.linspace(0, 1, 7)[:, None, None]
    for k in range(6):
        across = steps.swapaxes(0, 1)
        grid = steps * ((1 - across) * corners[k] + across * corners[(k + 1) % 6])
        space.things.append(Surface(f"plane {k}", grid, "#ffffff", 0.4, pale=True))
    space.things.append(Curve("diagonal", np.linspace((-0.75,) * 3, (0.85,) * 3, 17), FAINT, 1.2))
    for k in range(3):
        colour = CLASS_COLOURS[k]
        space.things += _arrow(f"score {k}", ends[k], colour, 1.2, tuple(centred[k - 1]))
        space.things += _arrow(f"axis {k}", centred[k], colour, 3.2, (1, 1, 1))
        space.things.append(Curve(f"drop {k}", np.linspace(ends[k], centred[k], 9), FAINT, 0.9))
        space.things.append(Words(CLASS_NAMES[k], tuple(1.22 * ends[k] - 0.02), colour, 10))
    space.things.append(Dots("centre", [(0, 0, 0)], INK, 5))
    views = {
        "Centring drops each arrow onto a plane": (-8, 57),
        "Down (1, 1, 1): three axes, 120° apart": DIAGONAL_VIEW,
    }
    for ax, title in zip(axes, views, strict=True):
        ax.set_title(title, fontsize=10)
        ax.set_axis_off()
    figure.draw_without_rendering()  # the scene is drawn into the place that the layout leaves
    for ax, view in zip(axes, views.values(), strict=True):
        draw_space(ax, space, *view, zoom=1.15)

    def angle(rows):
        return math.degrees(math.acos(rows[0] @ rows[1] / np.linalg.norm(rows[0]) / np.linalg.norm(rows[1])))

    return Picture(
        figure,
        f"Three arrows, one for each score, from the side and straight down (1, 1, 1). In space they have "
        f"the length {number(np.linalg.norm(ends[0]), 4)} and stand at {number(angle(ends), 1)}° to each "
        f"other. Their mean taken away, they lie on the plane of scores that sum to 0, have the length "
        f"{number(np.linalg.norm(centred[0]), 4)} and stand at {number(angle(centred), 1)}°.",
    )


@house_style()
def three_regions(points):
    """Draw the plane of three classes from above, with its regions, walls and axes, and points on it.

    Parameters
    ----------
    points : array_like, shape (N, 2)
        Coordinates (a, b), as `teachkit.to_logits` reads them; at most 8 within the map.

    Returns
    -------
    Picture
        With a table of the scores and probabilities at the points.

    Raises
    ------
    ValueError
        When `points` has not two columns.

    Examples
    --------
    >>> print(three_regions([[0, 2]]).table)
    point  a      b      p(cat)  p(dog)  p(bird)  largest
    1      0.000  2.000  0.853   0.074   0.074    cat
    """
    points = np.asarray(points, dtype=float)
    if points.ndim != 2 or points.shape[1] != 2:
        raise ValueError(f"points must have two columns, got shape {points.shape}")
    figure, ax = new_figure(5.2, 4.6)
    _paint(ax, 3)
    x = _grid(SIDE, 241)
    tops = softmax(to_logits(x)).max(-1)
    lines = ax.contour(x[..., 0], x[..., 1], tops, [0.9, 0.99], colors=FAINT, linewidths=0.8)
    beside = [
        (r, math.radians(turn))
        for r, turns in ((2.7, (62, 238, 302)), (4.5, (74, 226, 314)))
        for turn in turns
    ]
    places = [(r * math.cos(turn), r * math.sin(turn)) for r, turn in beside]
    ax.clabel(lines, fmt=significant, fontsize=9, colors="#4a4a4a", manual=places)
    for k, axis in enumerate(class_axes(3)):
        ax.plot(*np.array([[0, 0], -8 * axis]).T, color=INK, linewidth=1.6)
        ax.plot(*np.array([[0, 0], 4.1 * axis]).T, color=CLASS_COLOURS[k], linewidth=1.2, linestyle="--")
        _write(
            ax, (5.1 if k else 4.7) * axis, CLASS_NAMES[k], CLASS_COLOURS[k], fontweight="bold", fontsize=11
        )
    (dots,) = ax.plot(*points.T, "o", color=INK, markeredgecolor="white", markersize=8, linestyle="none")
    rows = []
    for k, point in enumerate(dots.get_xydata()):
        ax.annotate(str(k + 1), point, xytext=(8, -12), textcoords="offset points", fontsize=10)
        p = softmax(to_logits(point))
        best = [name for name, share in zip(CLASS_NAMES, p, strict=False) if p.max() - share < 1e-9]
        rows.append([str(k + 1), *(number(v) for v in point), *(number(v) for v in p), ", ".join(best)])
    _label_axes(ax, 3)
    ax.set_title("Three equal regions, three walls at 120°")
    header = ["point", "a", "b", "p(cat)", "p(dog)", "p(bird)", "largest"]
    said = "; ".join(
        f"point {k + 1}: {listing(CLASS_NAMES[:3], softmax(to_logits(point)))}"
        for k, point in enumerate(points)
    )
    return Picture(
        figure,
        f"The plane of three classes from above. Dashed class axes at 90°, 210° and 330°, a wall opposite "
        f"each, contours where the largest probability is 0.9 and 0.99. {said}.",
        Table(header, rows),
    )


@house_style()
def along_axes(counts):
    """Draw how the probability of a class grows along its own axis, for several numbers of classes.

    Parameters
    ----------
    counts : sequence of int
        Numbers of classes, each at least 2.

    Returns
    -------
    Picture
        With a table of the heights at four distances, read back from the drawn dots.

    Examples
    --------
    >>> print(along_axes([2, 3]).table)
    classes  r = −2  r = 0  r = 1  r = 2
    2        0.056   0.500  0.804  0.944
    3        0.041   0.333  0.630  0.853
    """
    figure, ax = new_figure(7.2, 3.5)
    r = np.linspace(-3, 6, 241)
    steps = np.array([-2.0, 0.0, 1.0, 2.0])
    rows = []
    for k, K in enumerate(counts):
        shade = 0.62 * k / max(len(counts) - 1, 1)
        colour = (shade,) * 3
        ax.plot(r, probability_along_axis(r, K), color=colour)
        (dots,) = ax.plot(steps, probability_along_axis(steps, K), "o", color=colour, markersize=5)
        at = (math.log(0.62 / 0.38) + math.log(K - 1)) * math.sqrt((K - 1) / K)
        _write(ax, (at, 0.62), str(K), INK, fontweight="bold", bbox={"fc": "white", "ec": "none", "pad": 1})
        rows.append([str(K), *(number(height) for height in dots.get_ydata())])
    _write(ax, (0.08, 0.62), "classes:", INK, ha="right")
    ax.set_xlim(-3, 6)
    ax.set_ylim(-0.02, 1.03)
    ax.set_xlabel("distance r from the centre along the class axis (negative: the opposite way)")
    ax.set_ylabel("p of that class")
    ax.set_title("More classes, and the same step brings less")
    header = ["classes", *(f"r = {number(step, 0)}" for step in steps)]
    said = "; ".join(f"{row[0]} classes: {', '.join(row[1:])}" for row in rows)
    return Picture(
        figure,
        f"One curve for each number of classes, p over the distance r along the class axis. At r = −2, 0, 1 "
        f"and 2: {said}.",
        Table(header, rows),
    )


@house_style()
def downhill_field(truth=0):
    """Draw downhill arrows over the plane of three classes, coloured by their angle to the class axis.

    Parameters
    ----------
    truth : {0, 1, 2}
        The true class.

    Returns
    -------
    Picture
        With a table of lengths and angles in the centre and far out.

    Raises
    ------
    ValueError
        When `truth` is none of the three classes.

    Examples
    --------
    >>> print(downhill_field().table)
    where                    length  angle
    centre                   0.82    0.0°
    far out in cat's region  0.00    0.0°
    far out in dog's region  1.41    30.0°
    far out on the wall      1.22    0.0°
    """
    if truth not in (0, 1, 2):
        raise ValueError(f"truth must be 0, 1 or 2, got {truth}")
    wrong = (truth + 1) % 3
    axes = class_axes(3)
    figure, ax = new_figure(5.8, 4.7)
    _paint(ax, 3)
    for k, axis in enumerate(axes):
        ax.plot(*np.array([[0, 0], -8 * axis]).T, color=INK, linewidth=1.2)
        place = (4.4 * round(axis[0]), 4.7 if axis[1] > 0 else -4.7)
        _write(ax, place, CLASS_NAMES[k], CLASS_COLOURS[k], fontweight="bold", fontsize=11)
    # Rows of arrows in triangles, so that walls and axes carry some.
    steps = np.arange(-6, 7)
    at = np.array([i * axes[0] + j * axes[1] for i in steps for j in steps]) * 0.95
    at = at[(np.abs(at) <= 4.3).all(axis=1)]
    downhill, angles = -cross_entropy_grad(to_logits(at), truth), gradient_angle(to_logits(at), truth)
    seen = np.linalg.norm(downhill, axis=1) > 0.04
    arrows = ax.quiver(
        *at[seen].T, *to_plane(downhill[seen]).T, angles[seen], cmap=ANGLES, clim=(0, 30), angles="xy",
        scale_units="xy", scale=1 / 0.6, width=0.007,
    )  # fmt: skip
    bar = figure.colorbar(arrows, ax=ax, ticks=[0, 10, 20, 30], shrink=0.75)
    bar.ax.set_yticklabels(["0°", "10°", "20°", "30°"])
    bar.set_label(f"angle to the axis of {CLASS_NAMES[truth]}")
    places = {
        "centre": np.zeros(2),
        f"far out in {CLASS_NAMES[truth]}'s region": FAR * axes[truth],
        f"far out in {CLASS_NAMES[wrong]}'s region": FAR * axes[wrong],
        "far out on the wall": -FAR * axes[truth],
    }
    rows = []
    for name, place in places.items():
        z = to_logits(place)
        length = round(np.linalg.norm(cross_entropy_grad(z, truth)), 9)
        rows.append([name, number(length, 2), f"{number(round(gradient_angle(z, truth), 9), 1)}°"])
    _label_axes(ax, 3)
    ax.set_title(f"Truth {CLASS_NAMES[truth]}: far out in a wrong region downhill is 30° off")
    said = "; ".join(f"{name}: length {length}, angle {angle}" for name, length, angle in rows)
    return Picture(
        figure,
        f"Arrows over the plane of three classes: minus the gradient of the loss of {CLASS_NAMES[truth]}, "
        f"coloured by the angle to its axis. {said}.",
        Table(["where", "length", "angle"], rows),
    )


@house_style()
def downhill_parts(z, truth):
    """Draw the downhill direction as bars, one a class, and the two parts that it is the sum of.

    Parameters
    ----------
    z : array_like, shape (K,)
        Two to six scores.
    truth : int
        The true class.

    Returns
    -------
    Picture
        Its description gives every bar, read back from the picture, and all lengths.

    Examples
    --------
    >>> "A: cat −0.333, dog −0.333, bird −0.333, fish 0.999" in repr(
    ...     downhill_parts([2, 4.3, 1.2, -3.1], 3)
    ... )
    True
    """
    A, B = gradient_split(z, truth)
    names = class_names(len(A))
    figure, axes = new_figure(8.0, 2.9, columns=3, sharey=True)
    words = []
    for ax, letter, title, values in (
        (axes[0], "Downhill", "Downhill", A + B),
        (axes[1], "A", "A, along the axis", A),
        (axes[2], "B", "B, evens out", B),
    ):
        bars = ax.bar(names, values, color=CLASS_COLOURS[: len(A)], width=0.7)
        heights = np.array([bar.get_height() for bar in bars])
        for bar, height in zip(bars, heights, strict=True):
            _write(
                ax,
                (bar.get_x() + bar.get_width() / 2, height + (0.04 if height >= 0 else -0.04)),
                number(height),
                va="bottom" if height >= 0 else "top",
                fontsize=8,
            )
        ax.axhline(0, color=INK, linewidth=0.8)
        length = np.linalg.norm(heights)
        ax.set_title(f"{title}: length {number(length, 2)}", fontsize=10)
        words.append(f"{letter}: {listing(names, heights)}; length {number(length, 2)}")
    axes[0].set_ylabel("change of the score")
    axes[0].set_ylim(-1.15, 1.25)
    return Picture(
        figure,
        f"Bars, one a class, in three panels; titles give the lengths. {'. '.join(words)}. Downhill "
        f"is A + B, and stands at {number(gradient_angle(z, truth), 1)}° to the axis of {names[truth]}.",
    )


@house_style()
def largest_angles(counts):
    """Draw the largest angle between downhill direction and class axis against the number of classes.

    Parameters
    ----------
    counts : sequence of int
        Numbers of classes that are marked, each from 2 to 1000.

    Returns
    -------
    Picture
        Its description gives the marked angles, read back from the dots.

    Examples
    --------
    >>> "3 classes 30.0°" in repr(largest_angles([2, 3, 4]))
    True
    """
    figure, ax = new_figure(7.2, 3.8)
    n = np.unique(np.geomspace(2, 1000, 150).round().astype(int))
    ax.plot(n, [largest_gradient_angle(int(K)) for K in n], color=INK, linewidth=1.5)
    ax.axhline(45, color=FAINT, linestyle="--", linewidth=1)
    _write(ax, (2.1, 46.2), "45° is never reached", "#6a6a6a", ha="left", va="bottom")
    (dots,) = ax.plot(counts, [largest_gradient_angle(K) for K in counts], "o", color="#d4008f", markersize=8)
    heights = dots.get_ydata()
    for K, height in zip(counts, heights, strict=True):
        ax.annotate(
            f"{K}: {number(height, 1)}°",
            (K, height),
            xytext=(9, 4 if height < 1 else -5),
            textcoords="offset points",
            va="bottom" if height < 1 else "top",
            fontsize=9,
        )
    ax.set_xscale("log")
    ax.set_xticks([2, 3, 4, 5, 10, 23, 100, 1000], ["2", "3", "4", "5", "10", "23", "100", "1000"])
    ax.minorticks_off()
    ax.set_ylim(-3, 53)
    ax.set_xlabel("number of classes K (scale by factors)")
    ax.set_ylabel("degrees")
    ax.set_title("The largest angle between downhill and the class axis")
    said = ", ".join(f"{K} classes {number(height, 1)}°" for K, height in zip(counts, heights, strict=True))
    return Picture(figure, f"A rising curve that stays below 45°. Marked: {said}.")


@house_style()
def class_angles(counts):
    """Draw the axes of two classes, and the angle between them, for several numbers of classes.

    Parameters
    ----------
    counts : sequence of int
        One to six numbers of classes, each at least 2.

    Returns
    -------
    Picture
        Its description gives each angle, measured on the drawn lines.

    Examples
    --------
    >>> "4 classes 109.5°" in repr(class_angles([2, 3, 4]))
    True
    """
    figure, axes = new_figure(1.6 * len(counts) + 0.2, 1.5, columns=len(counts), squeeze=False)
    words = []
    for ax, K in zip(axes[0], counts, strict=True):
        half = math.radians(class_angle(K)) / 2
        tips = []
        for k, side in enumerate((-1, 1)):
            tip = np.array([side * math.sin(half), math.cos(half)])
            arrow = {
                "arrowstyle": "-|>",
                "color": CLASS_COLOURS[k],
                "linewidth": 2.5,
                "shrinkA": 0,
                "shrinkB": 0,
            }
            tips.append(ax.annotate("", tip, (0, 0), arrowprops=arrow).xy)
            ax.plot(*tip, ".", alpha=0)
        turn = np.linspace(-half, half, 60)
        ax.plot(0.3 * np.sin(turn), 0.3 * np.cos(turn), color=INK, linewidth=1)
        ax.plot(0, 0, "o", color=INK, markersize=4)
        angle = math.degrees(math.acos(np.clip(np.dot(*tips), -1, 1)))
        _write(ax, (0, 0.62), f"{number(angle, 1)}°", fontsize=9)
        ax.set_xlim(-1.12, 1.12)
        ax.set_ylim(-0.2, 0.95)
        ax.set_aspect("equal")
        ax.set_axis_off()
        ax.set_title(f"{K} classes", fontsize=10, loc="left")
        words.append(f"{K} classes {number(angle, 1)}°")
    return Picture(
        figure,
        f"Two arrows from one point in each panel, the axes of cat and dog, with the angle between them: "
        f"{', '.join(words)}.",
    )


def equal_shares(num_classes, count, seed=0):
    """Draw random directions and count in which region they point.

    Parameters
    ----------
    num_classes : int
        K, at least 2.
    count : int
        How many directions.
    seed : int

    Returns
    -------
    ndarray, shape (K,)
        The share of each region.

    Examples
    --------
    >>> equal_shares(4, 100_000).round(2)
    array([0.25, 0.25, 0.25, 0.25])
    """
    x = np.random.default_rng(seed).normal(size=(count, num_classes - 1))
    return np.bincount((x @ simplex_basis(num_classes).T).argmax(1), minlength=num_classes) / count

"""Pictures of lesson 08: the steps of attention, weights as bars and as maps, entropy by size and by head."""

import math

import numpy as np
from matplotlib.colors import LinearSegmentedColormap, to_hex
from matplotlib.patches import Polygon, Rectangle

from teachkit.figures.picture import Picture, Table
from teachkit.figures.style import (
    CLASS_COLOURS,
    CLASS_MARKERS,
    FAINT,
    INK,
    WARNING,
    class_names,
    house_style,
    new_figure,
)
from teachkit.figures.words import cell, counted, listing, number, significant
from teachkit.maths.attention import attention
from teachkit.maths.distributions import is_distribution

# So pale that ink can be read on every weight, here and in the colours of the dark theme.
HEAT = LinearSegmentedColormap.from_list("weight", ["#ffffff", "#80b8d8", "#4095c5"])
# How scores are scaled, in the order of `scale_curves`, in the explorer too.
SCALINGS = (("not divided", WARNING, "--"), ("divided by √d", CLASS_COLOURS[0], "-"))


def heat(weight):
    """Return the colour of a weight: white for 0, the darker the larger.

    Examples
    --------
    >>> heat(0), heat(1)
    ('#ffffff', '#4095c5')
    """
    return to_hex(HEAT(float(weight)))


def point(place, digits=None):
    """Write a point of the plane: "(1, −0.5)", or with a fixed number of digits.

    Examples
    --------
    >>> point([1, -0.5]), point([0.757567, 0.340999], 5)
    ('(1, −0.5)', '(0.75757, 0.34100)')
    """
    written = [significant(x) if digits is None else number(x, digits) for x in place]
    return f"({', '.join(written)})"


def _words_attended(query, key, value, scale):
    """Check what is drawn of a few words in the plane; return arrays, scores, weights and output."""
    output, weights = attention(query, key, value, scale=scale)
    query, key, value = (np.asarray(x, dtype=float) for x in (query, key, value))
    if query.ndim != 1 or value.ndim != 2 or value.shape[1] != 2 or not 2 <= len(value) <= 6:
        raise ValueError(
            "there must be one query, and two to six words whose values are points of the plane, got shapes "
            f"{query.shape}, {key.shape} and {value.shape}"
        )
    scores = key @ query * (1 / math.sqrt(len(query)) if scale is None else scale)
    return query, key, value, scores, weights, output


@house_style()
def attention_steps(query, key, value, scale=None):
    """Draw how a query, keys and values become an output: scores, softmax, and an average.

    Parameters
    ----------
    query : array_like, shape (d,)
    key : array_like, shape (m, d)
        Of two to six words.
    value : array_like, shape (m, 2)
    scale : float, optional
        Of the scores; 1 / sqrt(d) by default.

    Returns
    -------
    Picture
        Its description gives scores, weights and output.

    Raises
    ------
    ValueError, TypeError
        For other shapes, and as `teachkit.attention`.

    Examples
    --------
    >>> key, value = [[2, 0], [1, 3], [0.1, -1]], [[1, 0], [0, 1], [1, 1]]
    >>> "bird 0.0986; their average of the values is (0.7576, 0.3410)" in repr(
    ...     attention_steps([1, 0], key, value, scale=1)
    ... )
    True
    """
    query, key, value, scores, weights, output = _words_attended(query, key, value, scale)
    names = class_names(len(key))
    figure, ax = new_figure(8.4, 1.7 + 0.62 * len(key))
    ax.set_axis_off()
    ax.set_title("Attention: scores, softmax, and an average of the values")
    ax.set_xlim(0, 100)
    ax.set_ylim(-len(key) + 0.35, 1.05)
    middle = -(len(key) - 1) / 2
    boxes = {"ha": "center", "va": "center", "fontsize": 10}
    frame = {"boxstyle": "round,pad=0.35", "facecolor": "white", "edgecolor": INK, "linewidth": 1.2}
    for x, title in zip(
        (8, 27, 45, 63, 79, 94), ("query", "keys", "scores", "weights", "values", "output"), strict=True
    ):
        ax.text(x, 0.75, title, ha="center", va="center", fontweight="bold")
    for x, sign in ((36, "q · k"), (54, "softmax"), (71.5, "×"), (86.5, "+")):
        ax.text(x, 0.75, sign, ha="center", va="center", fontsize=9, color="#4a4a4a")
    arrow = {"arrowstyle": "-|>", "color": FAINT, "lw": 1.2, "shrinkA": 0, "shrinkB": 0}
    for k, name in enumerate(names):
        colour = CLASS_COLOURS[k]
        look = {**frame, "edgecolor": colour}
        ax.annotate("", (18.5, -k), (13, middle), arrowprops=arrow)
        for start, end in ((33.5, 39.5), (50.5, 57)):
            ax.annotate("", (end, -k), (start, -k), arrowprops=arrow)
        ax.annotate("", (88.5, middle), (84.5, -k), arrowprops=arrow)
        ax.text(27, -k, f"{name} {point(key[k])}", bbox=look, **boxes)
        ax.text(45, -k, number(scores[k], 4), **boxes)
        ax.text(63, -k, number(weights[k], 4), fontweight="bold", color=colour, **boxes)
        ax.text(71.5, -k, "×", **boxes)
        ax.text(79, -k, point(value[k]), bbox=look, **boxes)
    ax.text(8, middle, point(query), bbox=frame, **boxes)
    ax.text(94.5, middle, point(output, 4).replace(", ", ",\n"), bbox=frame, **boxes)
    return Picture(
        figure,
        f"From left to right: the query {point(query)} meets the keys of {', '.join(names)}; the scores are "
        f"{listing(names, scores, 4)}; softmax makes them the weights {listing(names, weights, 4)}; their "
        f"average of the values is {point(output, 4)}.",
    )


@house_style()
def weights_and_output(query, key, value, scales):
    """Draw the weights of a query as bars, and its output among the values, for one or two scales.

    Parameters
    ----------
    query : array_like, shape (d,)
    key : array_like, shape (m, d)
        Of two to six words.
    value : array_like, shape (m, 2)
    scales : dict of str to float or None
        One or two titles, each with the factor of the scores; None is 1 / sqrt(d).

    Returns
    -------
    Picture
        With a table; its description gives the weights and the output of each.

    Raises
    ------
    ValueError, TypeError
        For other shapes, and as `teachkit.attention`.

    Examples
    --------
    >>> key, value = [[2, 0], [1, 3], [0.1, -1]], [[1, 0], [0, 1], [1, 1]]
    >>> print(weights_and_output([1, 0], key, value, {"dot product": 1, "scaled": None}).table)
    score        cat      dog      bird     output
    dot product  0.65900  0.24243  0.09857  (0.75757, 0.34100)
    scaled       0.57013  0.28111  0.14876  (0.71889, 0.42987)
    """
    if not 1 <= len(scales) <= 2:
        raise ValueError(f"scales must have one or two entries, got {len(scales)}")
    figure, (left, right) = new_figure(8.0, 3.6, columns=2, gridspec_kw={"width_ratios": [1.35, 1]})
    rows, words = [], []
    for row, (name, scale) in enumerate(scales.items()):
        _, key, value, _, weights, output = _words_attended(query, key, value, scale)
        names = class_names(len(key))
        width = 0.8 / len(scales)
        at = np.arange(len(key)) + (row - (len(scales) - 1) / 2) * width
        looks = {"color": CLASS_COLOURS[: len(key)], "alpha": 1 - 0.5 * row}
        for bar, x in zip(left.bar(at, weights, 0.92 * width, **looks), at, strict=True):
            left.text(x, bar.get_height() + 0.01, number(bar.get_height()), ha="center", fontsize=9)
        if not row:
            right.add_patch(Polygon(_hull_order(value), facecolor="#ececec", edgecolor=FAINT))
            for k, place in enumerate(value):
                right.plot(*place[:, None], CLASS_MARKERS[k], color=CLASS_COLOURS[k], markersize=9)
        (mark,) = right.plot([output[0]], [output[1]], "XP"[row], color=INK, markersize=10,
                             markeredgecolor="white", label=name)  # fmt: skip
        rows.append([name, *(number(w, 5) for w in weights), point(mark.get_xydata()[0], 5)])
        words.append(f"{name}: weights {listing(names, weights, 4)}, output {point(output, 4)}")
    left.set_xticks(range(len(names)), names)
    left.set_ylim(0, 1.1 * max(bar.get_height() for bar in left.patches) + 0.05)
    left.set_ylabel("weight")
    left.set_xticks(range(len(names)), names)
    left.set_ylim(0, 1.1 * max(bar.get_height() for bar in left.patches) + 0.05)
    left.set_ylabel("weight")
    left.set_title("Weights" if len(scales) == 1 else "Weights: {}; paler: {}".format(*scales))
    room = 0.15 * np.ptp(value, axis=0).max() + 0.05
    right.set_xlim(value[:, 0].min() - room, value[:, 0].max() + room)
    right.set_ylim(value[:, 1].min() - room, value[:, 1].max() + 2.4 * room)
    right.set_aspect("equal", adjustable="box")
    right.set_title("Values and output")
    right.legend(loc="upper left", fontsize=9, ncols=2, columnspacing=0.8, handletextpad=0.2, borderaxespad=0)
    return Picture(
        figure,
        f"Bars of the weights, and the output among the values of {', '.join(names)}. {'; '.join(words)}. "
        "Each output is an average of the values, so it lies within what they span.",
        Table(["score", *names, "output"], rows),
    )


def _hull_order(points):
    """Return points in the order of their direction from the middle, so that their polygon is simple."""
    middle = points.mean(0)
    return points[np.argsort(np.arctan2(*(points - middle).T[::-1]), kind="stable")]


def _map(ax, shares, numbers, rows, columns):
    """Draw a table as cells: the darker, the larger the share; with numbers where they fit."""
    n, m = shares.shape
    for y, x in np.ndindex(n, m):
        square = Rectangle(
            (x - 0.5, y - 0.5), 1, 1, facecolor=heat(shares[y, x]), edgecolor="#d9d9d9", lw=0.8
        )
        ax.add_patch(square)
        if max(n, m) <= 12:
            ax.text(x, y, numbers[y][x], ha="center", va="center", fontsize=9)
    ax.set_xlim(-0.55, m - 0.45)
    ax.set_ylim(n - 0.45, -0.55)
    ax.set_aspect("equal")
    ax.spines[:].set_visible(False)
    ax.tick_params(length=0)
    turn = 90 if max(map(len, columns)) > 3 else 0
    ax.set_xticks(range(m), columns, rotation=turn)
    ax.set_yticks(range(n), rows)
    ax.xaxis.tick_top()


@house_style()
def weight_maps(maps, rows, columns, places=None):
    """Draw tables of attention weights as maps, side by side.

    Parameters
    ----------
    maps : dict of str to array_like, shape (n, m)
        One to three titles, each with weights: rows that sum to 1, or are all 0 where all is masked.
    rows, columns : sequence of str
        The n that look, and the m that are looked at.
    places : array_like of int, shape (n,), optional
        The right place of each row, which gets a frame.

    Returns
    -------
    Picture
        Its description says for each map where each row looks most, and how many rows are right.

    Raises
    ------
    ValueError
        For another number of maps, names that do not fit, and rows that are no weights.

    Examples
    --------
    >>> weight_maps({"before": [[0.5, 0.5], [0.4, 0.6]], "after": [[0.1, 0.9], [1, 0]]}, "ab", "xy", [1, 0])
    Maps of weights, a row for each that looks. before: a x 0.50, b y 0.60; 0 of 2 at the right place. after: a y 0.90, b x 1.00; 2 of 2 at the right place.
    """  # noqa: E501
    if not 1 <= len(maps) <= 3:
        raise ValueError(f"maps must have one to three entries, got {len(maps)}")
    n, m = len(rows), len(columns)
    widest = {1: 5.4, 2: 8.2, 3: 8.8}[len(maps)]
    side = min(widest / len(maps) / (m + 2), 0.62)
    figure, axes = new_figure(widest, max(2.4, side * n + 1.3), columns=len(maps), squeeze=False)
    figure.get_layout_engine().set(h_pad=0.15)  # for titles above names
    told = []
    for ax, (title, weights) in zip(axes[0], maps.items(), strict=True):
        w = np.asarray(weights, dtype=float)
        if w.shape != (n, m):
            raise ValueError(f"{title} must be of shape ({n}, {m}), as the names are, got {w.shape}")
        masked = (w == 0).all(-1)
        if not all(is_distribution(row) for row in w[~masked]):
            raise ValueError(f"{title} must hold rows that sum to 1, or are all 0")
        _map(ax, w, [[cell(x) for x in row] for row in w], list(rows), list(columns))
        ax.set_title(title, pad=10)
        tops = w.argmax(-1)
        looks = [
            f"{name} nowhere" if masked[k] else f"{name} {columns[tops[k]]} {number(w[k, tops[k]], 2)}"
            for k, name in enumerate(rows)
        ]
        words = f"{title}: {', '.join(looks)}"
        if places is not None:
            for y, x in enumerate(places):
                ax.add_patch(Rectangle((x - 0.5, y - 0.5), 1, 1, fill=False, ec=CLASS_COLOURS[1], lw=2.2))
            words += f"; {int(((tops == np.asarray(places)) & ~masked).sum())} of {n} at the right place"
        told.append(words)
    return Picture(figure, f"Maps of weights, a row for each that looks. {'. '.join(told)}.")


@house_style()
def scale_curves(sizes, means):
    """Draw mean entropy and mean largest weight against the size of keys, with and without the factor.

    Parameters
    ----------
    sizes : sequence of int
        Entries d of a query and of a key, rising.
    means : array_like, shape (len(sizes), 2, 2)
        For each size, not divided and divided by sqrt(d): mean entropy in nats, and mean largest weight.

    Returns
    -------
    Picture
        Its description gives the means of every size.

    Raises
    ------
    ValueError
        When the shapes do not fit.

    Examples
    --------
    >>> scale_curves([1, 4], [[[2, 0.3], [2, 0.3]], [[1.4, 0.5], [1.9, 0.3]]]).description.split(". ")[1]
    'Not divided: 1: 0.30 and 2.00, 4: 0.50 and 1.40'
    """
    means = np.asarray(means, dtype=float)
    if means.shape != (len(sizes), 2, 2):
        raise ValueError(f"means must be of shape ({len(sizes)}, 2, 2), got {means.shape}")
    figure, axes = new_figure(7.8, 3.4, columns=2)
    for which, (ax, title) in enumerate(
        zip(axes, ("Mean entropy (nats)", "Mean largest weight"), strict=True)
    ):
        for way, (name, colour, style) in enumerate(SCALINGS):
            ax.plot(sizes, means[:, way, which], style, color=colour, marker="o", markersize=5, label=name)
        ax.set_xscale("log", base=2)
        ax.set_xticks(sizes[::2], [str(d) for d in sizes[::2]])
        ax.minorticks_off()
        ax.set_xlabel("entries d of a key")
        ax.set_title(title)
        ax.set_ylim(0, 1.12 * means[..., which].max())
    axes[0].legend(loc="lower left", fontsize=9)
    told = [
        f"{name.capitalize()}: "
        + ", ".join(
            f"{d}: {number(top, 2)} and {number(h, 2)}"
            for d, (h, top) in zip(sizes, means[:, way], strict=True)
        )
        for way, (name, _, _) in enumerate(SCALINGS)
    ]
    return Picture(
        figure, f"Mean largest weight and mean entropy in nats by size of a key. {'. '.join(told)}."
    )


@house_style()
def head_entropies(entropies, most):
    """Draw how widely each head of a transformer looks, as a map of layers and heads.

    Parameters
    ----------
    entropies : array_like, shape (layers, heads)
        The mean entropy of the rows of each head, in nats.
    most : float
        What it could be at most: log of the number of words.

    Returns
    -------
    Picture
        Its description names the heads that look most narrowly and most widely.

    Raises
    ------
    ValueError
        For other shapes, and entropies below 0 or above `most`.

    Examples
    --------
    >>> head_entropies([[0.5, 1.5], [0.01, 1]], 1.6).description.split(". ")[1]
    'Narrowest: layer 2, head 1 with 0.01 nats; widest: layer 1, head 2 with 1.50'
    """
    h = np.asarray(entropies, dtype=float)
    if h.ndim != 2 or h.min() < -1e-9 or h.max() > most + 1e-9:
        raise ValueError(
            f"entropies must be a table with numbers from 0 to {number(most)}, got shape {h.shape} with "
            f"{number(h.min())} to {number(h.max())}"
        )
    layers, heads = h.shape
    figure, ax = new_figure(max(4.0, 1.6 + 0.52 * heads), 1.5 + 0.45 * layers)
    figure.get_layout_engine().set(h_pad=0.15)  # for the title above the names
    names = [str(k + 1) for k in range(max(h.shape))]
    _map(ax, h / most, [[cell(abs(x)) for x in row] for row in h], names[:layers], names[:heads])
    ax.set_ylabel("layer")
    ax.set_xlabel("head")
    ax.xaxis.set_label_position("top")
    ax.set_title(f"Mean entropy of each head, of at most {number(most, 2)} nats", pad=10)
    ends = []
    for way in (h.argmin(), h.argmax()):
        layer, head = np.unravel_index(way, h.shape)
        ends.append(f"layer {layer + 1}, head {head + 1} with {number(h[layer, head], 2)}")
    return Picture(
        figure,
        f"A map of {counted(layers, 'layer')} and {counted(heads, 'head')}, stronger where a head looks more "
        f"widely. Narrowest: {ends[0]} nats; widest: {ends[1]}. The mean is {number(h.mean(), 2)}, and "
        f"{number(most, 2)} would be all words alike.",
    )

"""Pictures of scores, exponentials and softmax (lessons 00 and 01)."""

from itertools import pairwise

import numpy as np

from teachkit.figures.picture import Picture
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
from teachkit.figures.words import counted, listing, number, significant
from teachkit.maths.softmax import log_softmax, logsumexp, softmax


def _row(z, name="z", least=2):
    """Return `z` as a finite float row of `least` to six entries, one for each colour of the course."""
    row = np.asarray(z, dtype=float)
    if row.ndim != 1 or not least <= row.size <= len(CLASS_COLOURS):
        raise ValueError(
            f"{name} must be one row of {least} to {len(CLASS_COLOURS)} numbers, got shape {row.shape}"
        )
    if not np.all(np.isfinite(row)):
        raise ValueError(f"{name} must be finite, got {row.tolist()}")
    return row


def _names(names, count):
    names = class_names(count) if names is None else tuple(names)
    if len(names) != count:
        raise ValueError(f"names must have one name a class: {count} wanted, got {len(names)}")
    return names


def _title(ax, text):
    ax.set_title(text, loc="left", fontweight="bold", fontsize=11)


def _spread(heights, gap):
    """Move label heights apart, as little as needed, so that neighbours are at least `gap` apart."""
    order = np.argsort(heights)
    placed = np.asarray(heights, dtype=float)[order]
    for _ in range(50):
        short = gap - np.diff(placed)
        if np.all(short <= gap * 1e-3):
            break
        push = np.where(short > 0, short / 2, 0)
        placed[:-1] -= push
        placed[1:] += push
    result = np.empty_like(placed)
    result[order] = placed
    return result


@house_style()
def line_and_exponential(z, names=None):
    """Draw the scores as weights of their own, beside the exponentials of the scores.

    Parameters
    ----------
    z : array_like, shape (K,)
        Two to six finite logits.
    names : sequence of str, optional
        One a class; the course's class names when left out.

    Returns
    -------
    Picture
        Its description gives every height, read back from the drawn points.

    Raises
    ------
    ValueError
        When `z` is not one row of two to six finite numbers, or `names` has another length.

    Examples
    --------
    >>> line_and_exponential([-1, 1])
    Two panels. Left, the score itself as weight: cat −1.0000, dog 1.0000; 1 of 2 is negative. Right, the \
exponential as weight: cat 0.3679, dog 2.7183; 0 of 2 are negative.
    """
    z = _row(z)
    names = _names(names, len(z))
    figure, axes = new_figure(7.6, 3.5, columns=2, sharex=True)
    pad = 0.12 * np.ptp(z) + 0.25
    x = np.linspace(z.min() - 3 * pad, z.max() + 2.5 * pad, 200)
    words = []
    for ax, rule, label, title in (
        (axes[0], lambda v: v, "the score itself", "weight = z: {0} negative"),
        (axes[1], np.exp, "the exponential", "weight = exp(z): {0} negative"),
    ):
        ax.plot(x, rule(x), color=FAINT, zorder=1)
        ax.axhline(0, color=INK, linewidth=0.8)
        ax.vlines(z, 0, rule(z), color=CLASS_COLOURS[: len(z)], linestyles="dashed", linewidth=1.2)
        dots = [
            ax.plot(v, rule(v), CLASS_MARKERS[k], color=CLASS_COLOURS[k], markersize=8)[0]
            for k, v in enumerate(z)
        ]
        heights = np.array([float(dot.get_ydata()[0]) for dot in dots])
        low, high = min(rule(x).min(), 0), rule(x).max()
        room = 0.085 * (high - low)
        ax.set_ylim(low - 1.5 * room, high + 1.5 * room)
        above = -np.inf
        for k in np.argsort(heights):
            text = {"color": CLASS_COLOURS[k], "fontweight": "bold", "fontsize": 9}
            if heights[k] < 0:
                place = {"xytext": (7, -4), "textcoords": "offset points", "ha": "left", "va": "top"}
            else:
                above = max(heights[k] + room, above + room)
                place = {"xytext": (z[k] - 0.03 * np.ptp(x), above), "ha": "right", "va": "center"}
                place["arrowprops"] = {"arrowstyle": "-", "color": CLASS_COLOURS[k], "linewidth": 0.7}
            ax.annotate(f"{names[k]} {number(heights[k], 2)}", (z[k], heights[k]), **place, **text)
        negative = int(np.sum(heights < 0))
        count = f"{negative} of {len(z)} {'is' if negative == 1 else 'are'}"
        _title(ax, title.format(count))
        ax.set_xlabel("logit z")
        ax.set_ylabel("weight")
        if low < 0:
            ax.axhspan(low - 1.5 * room, 0, color=WARNING, alpha=0.07, linewidth=0)
        words.append(f"{label} as weight: {listing(names, heights, 4)}; {count} negative.")
    return Picture(figure, f"Two panels. Left, {words[0]} Right, {words[1]}")


@house_style()
def shares_under_shift(scores, shifts, names=None):
    """Draw what plain division and softmax give while the same number is added to every score.

    Parameters
    ----------
    scores : array_like, shape (K,)
        Two to six positive scores.
    shifts : array_like, shape (N,)
        The numbers added, from 0 upwards.
    names : sequence of str, optional

    Returns
    -------
    Picture
        Its description gives the shares at the first and the last shift, read back from the lines.

    Raises
    ------
    ValueError
        When a score is not positive, or `shifts` is not an increasing row that starts at 0 or above.

    Examples
    --------
    >>> "at shift 1000: cat 0.334, dog 0.333, bird 0.333" in repr(shares_under_shift([5, 3, 2], [0, 1, 1000]))
    True
    """
    scores = _row(scores, "scores")
    shifts = np.asarray(shifts, dtype=float)
    if np.any(scores <= 0):
        raise ValueError(f"scores must be positive, got {scores.tolist()}")
    if shifts.ndim != 1 or shifts.size < 2 or shifts[0] < 0 or np.any(np.diff(shifts) <= 0):
        raise ValueError("shifts must be an increasing row of at least two numbers, the first 0 or above")
    names = _names(names, len(scores))
    moved = scores + shifts[:, None]
    figure, axes = new_figure(7.6, 3.5, columns=2, sharey=True)
    words = []
    for ax, rule, shares, title in (
        (
            axes[0],
            "Plain division",
            moved / moved.sum(axis=1, keepdims=True),
            "Plain division forgets the gaps",
        ),
        (axes[1], "Softmax", softmax(moved), "Softmax does not move"),
    ):
        lines = [
            ax.plot(
                shifts,
                shares[:, k],
                color=CLASS_COLOURS[k],
                marker=CLASS_MARKERS[k],
                markevery=[0, len(shifts) - 1],
                clip_on=False,
            )[0]
            for k in range(len(scores))
        ]
        first = [float(line.get_ydata()[0]) for line in lines]
        last = [float(line.get_ydata()[-1]) for line in lines]
        for k, (height, place) in enumerate(zip(first, _spread(first, 0.07), strict=True)):
            ax.annotate(
                f"{names[k]} {number(height)}",
                (shifts[0], place),
                xytext=(-9, 0),
                textcoords="offset points",
                ha="right",
                va="center",
                color=CLASS_COLOURS[k],
                fontweight="bold",
                fontsize=9,
            )
        ax.set_xlim(shifts[0] - 0.42 * np.ptp(shifts), shifts[-1])
        ax.set_xticks([tick for tick in ax.get_xticks() if shifts[0] <= tick <= shifts[-1]])
        ax.set_ylim(-0.06, 1)
        _title(ax, title)
        ax.set_xlabel("added to every score")
        words.append(
            f"{rule}: at shift {significant(shifts[0])}: {listing(names, first)}; "
            f"at shift {significant(shifts[-1])}: {listing(names, last)}."
        )
    axes[0].set_ylabel("share")
    return Picture(figure, "Lines of the shares against the shift. " + " ".join(words))


@house_style()
def ratio_ruler(z, names=None):
    """Draw the logits on one ruler and log p on another, and say what the gaps mean.

    Parameters
    ----------
    z : array_like, shape (K,)
        Two to six finite logits.
    names : sequence of str, optional

    Returns
    -------
    Picture
        Its description gives both rulers, read back from the drawn points, and the ratio of each
        pair of neighbours.

    Raises
    ------
    ValueError
        When `z` is not one row of two to six finite numbers, or `names` has another length.

    Notes
    -----
    ``log p_i = z_i - logsumexp(z)``: one number is taken from every logit, so all gaps stay.

    Examples
    --------
    >>> "a gap of 1.000 is a ratio of 2.718" in repr(ratio_ruler([2, 1, 0.1]))
    True
    """
    z = _row(z)
    names = _names(names, len(z))
    figure, ax = new_figure(7.6, 3.6)
    log_p = log_softmax(z)
    slide = float(logsumexp(z))
    ax.hlines(
        [1, 0], min(z.min(), log_p.min()) - 0.3, max(z.max(), log_p.max()) + 0.3, color=FAINT, linewidth=1
    )
    tops, bottoms = [], []
    for k in range(len(z)):
        ax.plot([z[k], log_p[k]], [1, 0], color=CLASS_COLOURS[k], linewidth=1, linestyle="dotted")
        style = {"color": CLASS_COLOURS[k], "marker": CLASS_MARKERS[k], "markersize": 9, "linestyle": "none"}
        tops.append(ax.plot(z[k], 1, **style)[0])
        bottoms.append(ax.plot(log_p[k], 0, **style)[0])
        text = {"color": CLASS_COLOURS[k], "ha": "center", "fontweight": "bold", "fontsize": 9}
        text["textcoords"] = "offset points"
        ax.annotate(f"{names[k]}\n{number(z[k], 2)}", (z[k], 1), xytext=(0, 9), va="bottom", **text)
        below = f"{number(log_p[k], 3)}\np = {number(np.exp(log_p[k]), 3)}"
        ax.annotate(below, (log_p[k], 0), xytext=(0, -9), va="top", **text)
    order = np.argsort(z)[::-1]
    gaps = []
    for one, other in pairwise(order):
        gap = z[one] - z[other]
        gaps.append(
            f"{names[one]} to {names[other]}: a gap of {number(gap)} is a ratio of {number(np.exp(gap))}"
        )
        arrow = {"arrowstyle": "-|>", "color": INK, "shrinkA": 0, "shrinkB": 0, "linewidth": 1}
        ax.annotate("", (log_p[one], -0.95), (log_p[other], -0.95), arrowprops=arrow)
        middle = (log_p[one] + log_p[other]) / 2
        ax.text(middle, -1.02, f"p × {number(np.exp(gap), 2)}", ha="center", va="top", fontsize=9)
    ax.set_ylim(-1.45, 1.75)
    ax.set_yticks([1, 0], ["logit z", "log p"], fontweight="bold")
    ax.tick_params(axis="y", length=0)
    ax.spines["left"].set_visible(False)
    ax.set_xlabel("position on the ruler (nats)")
    _title(ax, f"log p is the row of logits, moved by {number(-slide)}: every gap stays")
    upper = listing(names, [float(dot.get_xdata()[0]) for dot in tops])
    lower = listing(names, [float(dot.get_xdata()[0]) for dot in bottoms])
    return Picture(
        figure,
        f"Two rulers. Logits: {upper}. Log probabilities: {lower}: the logits minus {number(slide)}. "
        f"{'; '.join(gaps)}.",
    )


@house_style()
def one_logit_trace(z, moved, low=-6.0, high=6.0, names=None):
    """Draw every probability while one logit moves and the others rest.

    Parameters
    ----------
    z : array_like, shape (K,)
        Two to six finite logits; a vertical line marks where the moved one stands.
    moved : int
        The number of the class whose logit moves, 0 to K - 1.
    low, high : float
        The range of the moved logit.
    names : sequence of str, optional

    Returns
    -------
    Picture
        Its description gives the probabilities at both ends and where the moved class has one half.

    Raises
    ------
    ValueError
        When `z` is not one row of two to six finite numbers, `moved` is no class, or `low >= high`.

    Notes
    -----
    ``p_i = sigmoid(z_i - logsumexp(the others))``: the curve crosses one half at that logsumexp.

    Examples
    --------
    >>> "bird has one half at logit 0.863" in repr(one_logit_trace([-2.2, -1.4, -0.8, 0.7], moved=2))
    True
    """
    z = _row(z)
    names = _names(names, len(z))
    if not 0 <= moved < len(z):
        raise ValueError(f"moved must be a class number from 0 to {len(z) - 1}, got {moved}")
    if not low < high:
        raise ValueError(f"low must be below high, got {low} and {high}")
    middle = float(logsumexp(np.delete(z, moved)))
    x = np.linspace(low, high, 241)
    rows = np.repeat(z[None, :], x.size, axis=0)
    rows[:, moved] = x
    shares = softmax(rows)
    figure, ax = new_figure(7.2, 3.7)
    lines = [
        ax.plot(
            x,
            shares[:, k],
            color=CLASS_COLOURS[k],
            linewidth=3 if k == moved else 1.8,
            marker=CLASS_MARKERS[k],
            markevery=40,
            markersize=5,
        )[0]
        for k in range(len(z))
    ]
    grid = np.linspace(low, high, 25)
    ax.plot(grid, 1 / (1 + np.exp(middle - grid)), "x", color=INK, markersize=5, zorder=4)
    ax.axvline(middle, color=FAINT, linewidth=1, linestyle="dashed")
    half = f"logsumexp(others) = {number(middle)}:\nhere {names[moved]} has one half"
    ax.text(middle - 0.015 * (high - low), 1.0, half, fontsize=9, color=INK, ha="right", va="top")
    first = [float(line.get_ydata()[0]) for line in lines]
    last = [float(line.get_ydata()[-1]) for line in lines]
    for k, height in enumerate(_spread(first, 0.08)):
        ax.annotate(
            names[k],
            (low, height),
            xytext=(-6, 0),
            textcoords="offset points",
            ha="right",
            va="center",
            color=CLASS_COLOURS[k],
            fontweight="bold",
            annotation_clip=False,
        )
    ax.set_xlim(low, high)
    ax.set_ylim(-0.06, 1.02)
    ax.yaxis.tick_right()
    ax.yaxis.set_label_position("right")
    ax.spines["right"].set_visible(True)
    ax.spines["left"].set_visible(False)
    ax.set_xlabel(f"logit of {names[moved]} (the other logits rest)")
    ax.set_ylabel("probability p")
    _title(ax, "Move one logit: its probability traces a sigmoid (×)")
    return Picture(
        figure,
        f"Lines of p against the logit of {names[moved]}. At {number(low, 1)}: {listing(names, first)}. "
        f"At {number(high, 1)}: {listing(names, last)}. {names[moved]} has one half at logit "
        f"{number(middle)}; crosses of the sigmoid lie on its line.",
    )


@house_style()
def base_bars(z, bases, names=None):
    """Draw the shares that powers of several bases give, each with the temperature it equals.

    Parameters
    ----------
    z : array_like, shape (K,)
        Two to six finite logits.
    bases : sequence of float
        Each above 1; two to five of them.
    names : sequence of str, optional

    Returns
    -------
    Picture
        Its description gives base, temperature ``1 / ln(base)`` and the height of every bar.

    Raises
    ------
    ValueError
        When `z` is not one row of two to six finite numbers or a base is not above 1.

    Examples
    --------
    >>> "base 3.000, temperature 0.910: cat 0.072" in repr(base_bars([2, 4.3, 1.2, -3.1], [2, 3]))
    True
    """
    z = _row(z)
    names = _names(names, len(z))
    bases = np.asarray(bases, dtype=float)
    if bases.ndim != 1 or not 2 <= bases.size <= 5 or not np.all(bases > 1):
        raise ValueError(f"bases must be two to five numbers above 1, got {bases.tolist()}")
    figure, axes = new_figure(7.8, 3.2, columns=len(bases), sharey=True)
    words = []
    for ax, base in zip(axes, bases, strict=True):
        bars = ax.bar(names, softmax(z, temperature=1 / np.log(base)), color=CLASS_COLOURS[: len(z)])
        heights = [float(bar.get_height()) for bar in bars]
        for bar, height in zip(bars, heights, strict=True):
            x = bar.get_x() + bar.get_width() / 2
            short = number(height) if height >= 5e-4 else number(height, 1)
            ax.text(x, height + 0.015, short, ha="center", va="bottom", fontsize=8)
        shown = "e" if np.isclose(base, np.e) else significant(base)
        ax.set_title(f"base {shown}\nT = {number(1 / np.log(base))}", fontsize=10, loc="left")
        ax.set_ylim(0, 1.08)
        ax.tick_params(axis="x", labelsize=8, length=0)
        words.append(
            f"base {number(base)}, temperature {number(1 / np.log(base))}: {listing(names, heights)}"
        )
    axes[0].set_ylabel("share")
    figure.suptitle(
        "A larger base is a lower temperature T", x=0.01, ha="left", fontweight="bold", fontsize=11
    )
    return Picture(figure, f"{len(bases)} bar charts. {'. '.join(words)}.")


@house_style()
def half_step_bound(before, after):
    """Draw how far probabilities move against how far their logits move, one dot a pair of rows.

    Parameters
    ----------
    before, after : array_like, shape (N, K)
        Logits before and after each move.

    Returns
    -------
    Picture
        Its description gives the number of dots and the largest ratio, read back from the dots.

    Raises
    ------
    ValueError
        When the two arrays differ in shape, are not two-dimensional, or a row does not move.

    Notes
    -----
    The Jacobian J = diag(p) - p p^T has x^T J x = the variance of x under p, at most half the squared
    length of x, so softmax moves at most half as far as its logits; the ratio stays below 1/2 and comes
    as near as one likes: Nair, "Softmax is 1/2-Lipschitz", 2025, https://arxiv.org/abs/2510.23012.

    Examples
    --------
    >>> half_step_bound([[0.5, -0.5]], [[-0.5, 0.5]])
    1 dot: distance between two rows of probabilities against distance between their logits. The largest \
ratio is 0.4621, below 0.5; the line shows 0.5.
    """
    before, after = np.asarray(before, dtype=float), np.asarray(after, dtype=float)
    if before.ndim != 2 or before.shape != after.shape:
        raise ValueError(
            f"before and after must be two arrays of one shape (N, K), got {before.shape}, {after.shape}"
        )
    move = np.linalg.norm(after - before, axis=1)
    if np.any(move == 0):
        raise ValueError(f"every row must move; row {int(np.argmin(move))} does not")
    figure, ax = new_figure(6.4, 3.6)
    dots = ax.scatter(
        move, np.linalg.norm(softmax(after) - softmax(before), axis=1), s=9, color=CLASS_COLOURS[0], alpha=0.5
    )
    x, y = np.asarray(dots.get_offsets()).T
    end = float(x.max()) * 1.05
    ax.plot([0, end], [0, end / 2], color=WARNING, linewidth=1.5)
    top = float(y.max()) * 1.15
    ax.set_xlim(0, end)
    ax.set_ylim(0, top)
    at = min(0.8 * top, 0.42 * end)
    ax.annotate(
        "half as far",
        (2 * at, at),
        xytext=(-8, 0),
        textcoords="offset points",
        color=WARNING,
        ha="right",
        fontsize=9,
    )
    ax.set_xlabel("distance the logits move")
    ax.set_ylabel("distance p moves")
    _title(ax, "The probabilities move less than half as far as the logits")
    largest = float(np.max(y / x))
    return Picture(
        figure,
        f"{counted(len(x), 'dot')}: distance between two rows of probabilities against "
        f"distance between their logits. The largest ratio is {number(largest, 4)}, below 0.5; "
        "the line shows 0.5.",
    )


@house_style()
def logits_layer(z, names=None, hidden=5):
    """Draw the end of a network: hidden neurons, a neuron for each class with its logit, then softmax.

    All logits enter softmax at one place, and all probabilities leave it at another: no logit has a way of
    its own.

    Parameters
    ----------
    z : array_like, shape (K,)
        Two to six finite logits, one for each class.
    names : sequence of str, optional
    hidden : int
        How many neurons of the layer before are drawn, 2 to 8.

    Returns
    -------
    Picture
        Its description gives the logits and the probabilities, as written beside the neurons.

    Raises
    ------
    ValueError
        When `z` is not one row of two to six finite numbers or `hidden` is out of range.

    Examples
    --------
    >>> "no activation: cat 2.0, dog 4.3" in repr(logits_layer([2, 4.3]))
    True
    """
    z = _row(z)
    names = _names(names, len(z))
    if not 2 <= hidden <= 8:
        raise ValueError(f"hidden must be from 2 to 8, got {hidden}")
    p = softmax(z)
    figure, ax = new_figure(7.6, 3.6)
    ax.set_axis_off()
    ax.set_xlim(-0.7, 5.3)
    ax.set_ylim(-0.95, 1.2)
    left = np.linspace(0.85, -0.65, hidden)
    right = np.linspace(0.75, -0.55, len(z))
    for y in left:
        for k, target in enumerate(right):
            ax.plot([0.6, 1.9], [y, target], color=CLASS_COLOURS[k], alpha=0.35, linewidth=0.8, zorder=1)
    ax.plot([0.6] * hidden, left, "o", color="white", markeredgecolor=INK, markersize=15, zorder=2)
    ax.annotate("", (0.42, 0.1), (-0.05, 0.1), arrowprops={"arrowstyle": "->", "color": INK})
    ax.text(-0.36, 0.1, "picture\nof a pet", ha="center", va="center")
    for k, y in enumerate(right):
        look = {"va": "center", "color": CLASS_COLOURS[k], "fontweight": "bold"}
        ax.plot(1.9, y, CLASS_MARKERS[k], color=CLASS_COLOURS[k], markersize=17, zorder=3)
        ax.text(2.1, y, f"{names[k]} {number(z[k], 1)}", **look)
        ax.text(4.7, y, number(p[k]), **look)
        ax.plot([2.88, 3.25], [y, 0.1], color=FAINT, linewidth=1.2, zorder=1)
        ax.plot([4.25, 4.62], [0.1, y], color=FAINT, linewidth=1.2, zorder=1)
    arrow = {"arrowstyle": "-|>", "color": INK}
    ax.annotate("", (3.45, 0.1), (3.22, 0.1), arrowprops=arrow)
    ax.annotate("", (4.28, 0.1), (4.05, 0.1), arrowprops=arrow)
    box = {"boxstyle": "round,pad=0.5", "facecolor": "white", "edgecolor": INK, "linewidth": 1.5}
    ax.text(3.75, 0.1, "softmax", ha="center", va="center", fontweight="bold", bbox=box, zorder=3)
    head = {"ha": "center", "va": "bottom", "fontsize": 9}
    ax.text(0.6, 1.0, "hidden layer", **head)
    ax.text(2.15, 1.0, "last layer: logits", **head)
    ax.text(4.85, 1.0, "probabilities", **head)
    ax.text(2.15, -0.82, "any finite number", color=FAINT, **head)
    ax.text(4.6, -0.82, "between 0 and 1, sum 1", color=FAINT, **head)
    _title(ax, "Each class has a neuron; all logits enter softmax together")
    return Picture(
        figure,
        f"A drawn network: a picture, a hidden layer, then {len(z)} neurons with no activation: "
        f"{listing(names, z, 1)}. These are the logits. All of them enter one box, softmax, together; "
        f"out of it come the probabilities: {listing(names, p)}.",
    )

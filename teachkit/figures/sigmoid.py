"""Pictures of lesson 04: one difference, spare weights, the sigmoid and its relatives, and their losses."""

import numpy as np

from teachkit.figures.parts import PALE
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
from teachkit.figures.words import listing, number, significant
from teachkit.maths.sigmoid import S_CURVES, sigmoid
from teachkit.maths.softmax import softmax


@house_style()
def equal_probabilities(pairs):
    """Draw pairs of scores in their plane, with the lines along which softmax of two classes is constant.

    Parameters
    ----------
    pairs : array-like, shape (N, 2)
        Scores of cat and dog, each from -6 to 6.

    Returns
    -------
    Picture
        Left the plane, with a line for each even difference and for that of each pair; right the same pairs
        on the sigmoid; with a table.

    Raises
    ------
    ValueError
        When `pairs` has not two columns.

    Examples
    --------
    >>> print(equal_probabilities([[1, 0], [5, 3]]).table)
    cat  dog  difference  p(cat)    p(dog)
    1.0  0.0  1.0         0.731059  0.268941
    5.0  3.0  2.0         0.880797  0.119203
    """
    pairs = np.asarray(pairs, dtype=float)
    if pairs.ndim != 2 or pairs.shape[1] != 2:
        raise ValueError(f"pairs must have two columns, got shape {pairs.shape}")
    figure, (plane, curve) = new_figure(7.8, 3.8, columns=2, gridspec_kw={"width_ratios": [1.1, 1.35]})
    p = softmax(pairs)
    gaps = pairs[:, 0] - pairs[:, 1]
    for gap in {*range(-10, 11, 2), *gaps.tolist()}:
        plane.plot([-6, 6], [-6 - gap, 6 - gap], color=PALE, lw=1)
        place, look = ((6.2, 6 - gap), {"va": "center"}) if gap >= 0 else ((6 + gap, 6.2), {"ha": "center"})
        plane.text(*place, significant(gap), fontsize=9, color="#5a5a5a", **look)
    plane.set_xlim(-6, 6)
    plane.set_ylim(-6, 6)
    plane.set_aspect("equal")
    plane.set_xlabel("score of cat")
    plane.set_ylabel("score of dog")
    plane.set_title("Grey: equal difference cat − dog", fontsize=10, pad=20)
    x = np.linspace(-6, 6, 241)
    curve.plot(x, sigmoid(x), color=INK, lw=1.5)
    curve.set_xlabel("difference: cat − dog")
    curve.set_ylabel("probability of cat")
    curve.set_title("The difference alone gives the probability", fontsize=10)
    for (cat, dog), gap, share in zip(pairs, gaps, p[:, 0], strict=True):
        plane.plot(cat, dog, "o", color=CLASS_COLOURS[0], ms=8, clip_on=False)
        beside = (pairs[:, 0] > cat) & (pairs[:, 0] < cat + 4) & (np.abs(pairs[:, 1] - dog) < 1)
        side, away = ("right", -8) if cat > 3 or beside.any() else ("left", 8)
        plane.annotate(
            f"({number(cat, 0)}, {number(dog, 0)})",
            (cat, dog),
            xytext=(away, 0),
            textcoords="offset points",
            ha=side,
            va="center",
            fontsize=9,
            bbox={"facecolor": "white", "edgecolor": "none", "pad": 1},
        )
        curve.plot(gap, share, "o", color=CLASS_COLOURS[0], ms=8)
        curve.annotate(
            f"({number(cat, 0)}, {number(dog, 0)}): {number(share, 6)}",
            (gap, share),
            xytext=(9, -4),
            textcoords="offset points",
            va="top",
            fontsize=9,
        )
    curve.set_xlim(-6, 8.5)
    curve.set_ylim(-0.03, 1.06)
    rows = [
        [number(cat, 1), number(dog, 1), number(gap, 1), *(number(share, 6) for share in both)]
        for (cat, dog), gap, both in zip(pairs, gaps, p, strict=True)
    ]
    said = "; ".join(f"({row[0]}, {row[1]}): difference {row[2]}, probability {row[3]}" for row in rows)
    return Picture(
        figure,
        f"Left, the plane of both scores with grey diagonal lines of equal difference. Right, the sigmoid of "
        f"the difference. Scores of cat and dog: {said}.",
        Table(["cat", "dog", "difference", "p(cat)", "p(dog)"], rows),
    )


@house_style()
def spare_vector(W, psi, names=None):
    """Draw the weight vectors of classes in a plane, and the same after subtracting `psi` from each.

    Parameters
    ----------
    W : array-like, shape (K, 2), K from 2 to 6
        One weight vector a row.
    psi : array-like, shape (2,)
    names : sequence of str, optional

    Returns
    -------
    Picture

    Raises
    ------
    ValueError
        For other shapes.

    Examples
    --------
    >>> print(spare_vector([[1, 2], [3, 1]], [1, 1]).description.split(". ")[-1])
    Every side of the figure that the tips make has moved by psi and kept length and direction.
    """
    W, psi = np.asarray(W, dtype=float), np.asarray(psi, dtype=float)
    if W.ndim != 2 or W.shape[1] != 2 or not 2 <= len(W) <= 6 or psi.shape != (2,):
        raise ValueError(
            f"W must have shape (K, 2), K from 2 to 6, and psi (2,); got {W.shape} and {psi.shape}"
        )
    names = class_names(len(W)) if names is None else tuple(names)
    figure, axes = new_figure(7.8, 3.9, columns=2, sharex=True, sharey=True)
    moved = W - psi
    everything = np.vstack([W, moved, psi, [[0, 0]]])
    low, high = everything.min(0), everything.max(0)
    room = 0.22 * (high - low).max()
    for ax, rows, title in ((axes[0], W, "Weight vectors"), (axes[1], moved, "psi subtracted from each")):
        ax.axhline(0, color=PALE, lw=1)
        ax.axvline(0, color=PALE, lw=1)
        ax.fill(*rows.T, facecolor="#f0f0f0", edgecolor=FAINT, lw=1.2, ls="--")
        for k, row in enumerate(rows):
            ax.annotate("", row, (0, 0), arrowprops={"arrowstyle": "-|>", "color": CLASS_COLOURS[k], "lw": 2})
            outward = row / max(np.hypot(*row), 1e-9)
            ax.annotate(
                names[k],
                row,
                xytext=14 * outward,
                textcoords="offset points",
                ha="center",
                va="center",
                color=CLASS_COLOURS[k],
                fontweight="bold",
            )
        ax.set_title(title, fontsize=10)
        ax.set_xlabel("weight of feature 1")
        ax.set_aspect("equal")
        ax.set_xlim(low[0] - room, high[0] + room)
        ax.set_ylim(low[1] - room, high[1] + room)
    axes[0].set_ylabel("weight of feature 2")
    axes[0].annotate("", psi, (0, 0), arrowprops={"arrowstyle": "-|>", "color": INK, "lw": 1.5, "ls": ":"})
    across = np.array([-psi[1], psi[0]]) / max(np.hypot(*psi), 1e-9)
    if (W @ across).max() >= (W @ -across).max():  # the side with more room between the arrows
        across = -across
    axes[0].annotate(
        "psi",
        0.6 * psi,
        xytext=11 * across,
        textcoords="offset points",
        ha="center",
        va="center",
        fontweight="bold",
    )
    figure.suptitle(
        "The tips move together: their differences stay", x=0.01, ha="left", fontsize=11, fontweight="bold"
    )
    tips = [listing(names, rows[:, 0], 2) + "; " + listing(names, rows[:, 1], 2) for rows in (W, moved)]
    return Picture(
        figure,
        f"Weight vectors of {len(W)} classes in the plane. Left, first and second weights: {tips[0]}. "
        f"Right, with psi = ({number(psi[0], 2)}, {number(psi[1], 2)}) subtracted: {tips[1]}. "
        "Every side of the figure that the tips make has moved by psi and kept length and direction.",
    )


@house_style()
def sigmoid_and_slope():
    """Draw the sigmoid with its slope, and its relation to tanh.

    Returns
    -------
    Picture

    Examples
    --------
    >>> print(sigmoid_and_slope().description.split(". ")[1])
    Its slope is largest at x = 0.0: 0.250
    """
    figure, (left, right) = new_figure(7.8, 3.1, columns=2)
    x = np.linspace(-6, 6, 481)
    s = sigmoid(x)
    (curve,) = left.plot(x, s, color=INK)
    (slope,) = left.plot(x, s * (1 - s), color=CLASS_COLOURS[1])
    heights = slope.get_ydata()
    top = int(heights.argmax())
    left.text(2.1, 0.78, "σ(x)", ha="left", color=INK)
    left.text(1.9, 0.16, "slope σ(1 − σ)", color=CLASS_COLOURS[1])
    left.plot(x[top], heights[top], "o", color=CLASS_COLOURS[1], ms=7)
    left.text(x[top] + 0.3, heights[top] + 0.02, number(heights[top], 2), color=CLASS_COLOURS[1])
    left.axhline(0.25, color=PALE, lw=1, zorder=0)
    left.set_title("The slope is never above one quarter", fontsize=10)
    left.set_ylim(-0.03, 1.05)
    (tanh,) = right.plot(x, np.tanh(x), color=CLASS_COLOURS[5], lw=6, alpha=0.7)
    (built,) = right.plot(x, 2 * sigmoid(2 * x) - 1, color=INK, lw=1.4, ls="--")
    right.plot(x, s, color=FAINT, lw=1)
    right.text(1.2, -0.55, "broad: tanh(x)\ndashed: 2σ(2x) − 1\nthin: σ(x)", va="center", fontsize=9)
    right.set_title("tanh is a sigmoid, stretched", fontsize=10)
    right.set_ylim(-1.08, 1.08)
    for ax in (left, right):
        ax.set_xlabel("x")
    gap = np.abs(tanh.get_ydata() - built.get_ydata()).max()
    at = [number(curve.get_ydata()[np.abs(x - place).argmin()]) for place in (-2, 0, 2)]
    return Picture(
        figure,
        f"The sigmoid: {at[0]} at −2, {at[1]} at 0, {at[2]} at 2. Its slope is largest at "
        f"x = {number(x[top], 1)}: {number(heights[top])}. Right, tanh(x) and 2σ(2x) − 1 are the same curve: "
        f"they differ by less than {'1e−14' if gap < 1e-14 else number(gap)} everywhere.",
    )


@house_style()
def lost_distance(scores):
    """Draw how far the sigmoid is from 1, computed as 1 - sigmoid(x) and as sigmoid(-x), in float64.

    Parameters
    ----------
    scores : array-like
        Rising scores, 0 or more.

    Returns
    -------
    Picture

    Examples
    --------
    >>> print(lost_distance(range(30, 41)).description.split(". ")[-1])
    1 − sigmoid(x) is 0 from x = 37 on, and cannot be drawn there.
    """
    x = np.asarray(scores, dtype=float)
    figure, ax = new_figure(7.0, 3.1)
    exact, lost = sigmoid(-x), 1 - sigmoid(x)
    ax.plot(x, exact, color=INK, lw=1.5)
    seen = lost > 0
    ax.plot(x[seen], lost[seen], "o", color=WARNING, ms=5, mfc="white", mew=1.5)
    ax.set_yscale("log")
    first = x[~seen][0] if (~seen).any() else None
    if first is not None:
        ax.axvspan(first - 0.5, x[-1] + 0.5, color="#f7dfe3", lw=0)
        ax.text(first, exact[0], " 1 − sigmoid(x) is 0", color=WARNING, va="top", fontsize=9)
    ax.text(x[0], exact[-1], "line: sigmoid(−x)\ncircles: 1 − sigmoid(x)", va="bottom", fontsize=9)
    ax.set_xlabel("score x")
    ax.set_ylabel("distance from 1")
    ax.set_xlim(x[0] - 0.5, x[-1] + 0.5)
    ax.set_title("Beside 1 the digits run out: the small distance is lost")
    end = f"{number(first, 0)} on, and cannot be drawn there" if first is not None else "nowhere"
    return Picture(
        figure,
        f"The distance of the sigmoid from 1, on a logarithmic axis, for x from {number(x[0], 0)} to "
        f"{number(x[-1], 0)}. sigmoid(−x) is a straight line from {number(exact[0])} to {number(exact[-1])}. "
        f"1 − sigmoid(x) is 0 from x = {end}.",
    )


@house_style()
def steepness(scores=(-1, -10, -100)):
    """Draw how steep the loss -log s of each S-curve is, against how wrong the score is: three kinds.

    Parameters
    ----------
    scores : sequence of float
        Scores below 0 for the table.

    Returns
    -------
    Picture
        One panel for each kind: what fades, stays and grows. With a table.

    Examples
    --------
    >>> print(steepness([-10]).table)
    curve         far on the wrong side  steepness at −10
    logistic      stays near 1           0.99995
    algebraic     fades as 2 / |x|       0.19851
    arctan        fades as 1 / |x|       0.099339
    softsign      fades as 1 / |x|       0.090909
    tanh          stays near 2           2
    Gudermannian  stays near 1           1
    erf           grows as 2 |x|         20.099
    """
    figure, axes = new_figure(7.8, 3.3, columns=3, sharey=True)
    t = np.geomspace(0.1, 100, 120)
    kinds = {"fades": "It fades", "stays": "It stays", "grows": "It grows"}
    styles = ("-", "--", ":")
    rows, lines = [], {name: 0 for name in kinds}
    for name, curve in S_CURVES.items():
        ax = axes[list(kinds).index(curve.growth)]
        k = lines[curve.growth]
        lines[curve.growth] += 1
        ax.plot(t, -curve.loss_slope(-t), styles[k], color=INK, lw=1.8)
        label = f"{name} {('—', '- -', '···')[k]}"
        ax.text(0.96, 0.96 - 0.09 * k, label, transform=ax.transAxes, ha="right", va="top", fontsize=9)
        word = {"fades": "fades as", "stays": "stays near", "grows": "grows as"}[curve.growth]
        values = [float(-curve.loss_slope(float(score))) for score in scores]
        rows.append([name, f"{word} {curve.far_slope}", *(significant(value, 5) for value in values)])
    for ax, title in zip(axes, kinds.values(), strict=True):
        ax.set_xscale("log")
        ax.set_yscale("log")
        ax.set_xlabel("|x|, how wrong the score is")
        ax.set_title(title)
        ax.set_ylim(5e-3, 2e3)
        ax.set_xticks([0.1, 1, 10, 100], ["0.1", "1", "10", "100"])
        ax.set_yticks([0.01, 0.1, 1, 10, 100], ["0.01", "0.1", "1", "10", "100"])
        ax.minorticks_off()
        ax.axhline(1, color=PALE, lw=1, zorder=0)
    axes[0].set_ylabel("steepness (size of the slope)")
    header = ["curve", "far on the wrong side", *(f"steepness at {number(score, 0)}" for score in scores)]
    table = Table(header, rows)
    said = "; ".join(f"{row[0]} {row[1]}" for row in rows)
    return Picture(
        figure,
        f"Steepness, the size of the slope of −log s, against |x| on logarithmic axes, three kinds: {said}.",
        table,
    )


@house_style()
def hinges():
    """Draw the matching losses of the logistic and the algebraic curve beside the hinge max(0, -x).

    Returns
    -------
    Picture

    Examples
    --------
    >>> print(hinges().description.split(": ")[1])
    logistic 0.693, algebraic 0.500, hinge 0.000. Far to the left all three fall with the slope −1.
    """
    figure, ax = new_figure(6.6, 3.3)
    x = np.linspace(-5, 5, 401)
    drawn = {
        "logistic": (S_CURVES["logistic"].matching_loss(x), CLASS_COLOURS[0], "-"),
        "algebraic": (S_CURVES["algebraic"].matching_loss(x), CLASS_COLOURS[1], "-"),
        "hinge": (np.maximum(0, -x), INK, "--"),
    }
    middle = []
    for values, colour, style in drawn.values():
        (line,) = ax.plot(x, values, style, color=colour, lw=1.8)
        middle.append(float(line.get_ydata()[len(x) // 2]))
    ax.text(-0.2, 1.35, "logistic: −log s", color=CLASS_COLOURS[0])
    ax.text(1.2, 0.42, "algebraic: (√(1 + x²) − x) / 2", color=CLASS_COLOURS[1])
    ax.text(-2.2, 1.1, "hinge:\nmax(0, −x)", ha="right", color=INK)
    ax.set_xlabel("x, the score of the true class")
    ax.set_ylabel("loss")
    ax.set_title("The matching losses are hinges with a round corner")
    return Picture(
        figure,
        f"Three losses against the score. At x = 0: {listing(drawn, middle)}. "
        "Far to the left all three fall with the slope −1.",
    )


@house_style()
def mean_losses(losses, p):
    """Draw the mean of losses over what is true with probability `p`, against what is said, q.

    Parameters
    ----------
    losses : dict of str to callable
        Name: the loss of having given the probability q to what came true, as a function of an array.
    p : float
        The true probability.

    Returns
    -------
    Picture
        With a table of where each mean is least.

    Examples
    --------
    >>> print(mean_losses({"log": lambda q: -np.log(q)}, 0.3).table)
    loss  least at q  mean there
    log   0.300       0.611
    """
    q = np.linspace(0, 1, 1001)
    figure, axes = new_figure(7.8, 3.3, columns=len(losses), squeeze=False)
    figure.suptitle(
        f"An honest answer, q = {significant(p)}, should cost least",
        x=0.01,
        ha="left",
        fontsize=11,
        fontweight="bold",
    )
    rows = []
    for k, (ax, (name, loss)) in enumerate(zip(axes[0], losses.items(), strict=True)):
        with np.errstate(divide="ignore"):  # at its ends a loss may be infinite
            mean = p * loss(q) + (1 - p) * loss(1 - q)
        ax.plot(q, mean, color=INK, lw=1.6)
        least = int(mean.argmin())
        right = abs(q[least] - p) < 5e-4
        colour = CLASS_COLOURS[2] if right else WARNING
        ax.plot(q[least], mean[least], CLASS_MARKERS[k], color=colour, ms=8, clip_on=False, zorder=4)
        ax.set_title(name, fontsize=10)
        ax.text(0.5, 0.97, f"least at q = {number(q[least])}", transform=ax.transAxes, ha="center", va="top",
                color=colour, fontsize=9, fontweight="bold")  # fmt: skip
        top = mean[(q > 0.04) & (q < 0.96)].max()
        ax.plot([p, p], [0, 1.1 * top], color=CLASS_COLOURS[0], ls=":", lw=1.5)
        ax.set_ylim(0, 1.3 * top)
        ax.set_xlim(-0.03, 1.03)
        ax.set_xticks([0, p, 1], ["0", f"p = {significant(p)}", "1"])
        ax.set_xlabel("what is said, q")
        rows.append([name, number(q[least]), number(mean[least])])
    axes[0, 0].set_ylabel("mean loss")
    said = "; ".join(f"{row[0]}: least at q = {row[1]}" for row in rows)
    return Picture(
        figure,
        f"Mean loss against the probability q that is said, when the truth is {number(p, 2)}. {said}.",
        Table(["loss", "least at q", "mean there"], rows),
    )

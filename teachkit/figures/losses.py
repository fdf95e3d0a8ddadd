"""Pictures of lesson 06: the loss, its parts, its gradient, scores that are proper, and what goes wrong."""

import math

import numpy as np

from teachkit.figures.parts import PALE, row_of_scores
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
from teachkit.maths.distributions import entropy, is_distribution, one_hot
from teachkit.maths.losses import brier_score, cross_entropy, cross_entropy_grad, kl_divergence
from teachkit.maths.sigmoid import boosting_loss
from teachkit.maths.softmax import softmax

EXTRA = CLASS_COLOURS[4]  # of what a divergence adds, as in the explorer


@house_style()
def loss_curve(probabilities):
    """Draw the loss −ln p against the probability of the true class, with some points of it.

    Parameters
    ----------
    probabilities : sequence of float
        One to eight of them, above 0 and up to 1.

    Returns
    -------
    Picture
        Its description gives the loss of every point.

    Raises
    ------
    ValueError
        For another number of points, and for what is not above 0 and up to 1.

    Notes
    -----
    Axes and range are those of the chart of the loss table in Somik Raha, "Explaining Softmax",
    https://coda.io/@somik-raha/explaining-softmax.

    Examples
    --------
    >>> print(loss_curve([0.01, 0.5, 1]).description.split(". ", 1)[1])
    p 0.01 costs 4.6052, p 0.5 costs 0.6931, p 1 costs 0.0000.
    """
    p = np.asarray(probabilities, dtype=float)
    if p.ndim != 1 or not 1 <= p.size <= 8 or not ((p > 0) & (p <= 1)).all():
        raise ValueError(
            f"probabilities must be one to eight numbers above 0 and up to 1, got {probabilities!r:.60}"
        )
    figure, ax = new_figure(7.0, 3.6)
    x = np.geomspace(min(0.005, p.min()), 1, 300)
    ax.plot(x, -np.log(x), color=INK, lw=1.8, zorder=1)
    (points,) = ax.plot(p, 0.0 - np.log(p), "o", color=CLASS_COLOURS[0], ms=8, mec="white", clip_on=False)
    drawn = points.get_ydata()
    lift, beside = 7, None
    for share, loss in sorted(zip(p.tolist(), drawn.tolist(), strict=True), reverse=True):
        ax.plot([share, share], [0, loss], color=FAINT, ls="dotted", lw=1, zorder=0)
        lift = lift + 14 if beside and beside - share < 0.22 and loss < 0.5 else 7
        beside = share
        right = share > 0.8
        ax.annotate(
            f"p {significant(share, 6)}: {number(loss, 4)}", (share, loss), xytext=(0 if right else 8, lift),
            textcoords="offset points", ha="center" if right else "left", va="bottom", fontsize=9,
        )  # fmt: skip
    ax.set_xlim(0, 1.03)
    ax.set_ylim(0, max(5.2, 1.12 * drawn.max()))
    ax.set_xticks(np.arange(0, 1.01, 0.1))
    ax.set_xlabel("probability p of the true class")
    ax.set_ylabel("loss −ln p (nats)")
    ax.set_title("The less the truth was expected, the more it costs")
    told = ", ".join(f"p {significant(a, 6)} costs {number(b, 4)}" for a, b in zip(p, drawn, strict=True))
    return Picture(figure, f"The loss in nats against the probability of the true class. {told}.")


@house_style()
def entropy_and_divergence(pairs):
    """Draw cross-entropies as columns of two pieces: the entropy of the target and the KL divergence.

    Parameters
    ----------
    pairs : dict of str to (target, prediction)
        Two to six titles, each with two distributions of the same length. Swap them to see that the order
        matters.

    Returns
    -------
    Picture
        With a table; its description gives both pieces and their sum for every column.

    Raises
    ------
    ValueError
        For another number of columns, for what is no distribution, and where the divergence is infinite.

    Examples
    --------
    >>> p, q = [0.7, 0.2, 0.1], [0.3, 0.3, 0.4]
    >>> print(entropy_and_divergence({"p, then q": (p, q), "q, then p": (q, p)}).table)
    target, prediction  entropy  KL divergence  cross-entropy
    p, then q           0.8018   0.3734         1.1752
    q, then p           1.0889   0.4220         1.5109
    """
    if not 2 <= len(pairs) <= 6:
        raise ValueError(f"pairs must have two to six entries, got {len(pairs)}")
    figure, ax = new_figure(7.2, 3.6)
    rows, words, heights = [], [], []
    for k, (name, (p, q)) in enumerate(pairs.items()):
        for row in (p, q):
            if not is_distribution(row):
                raise ValueError(f"{name} must be two distributions, got {row!r:.60}")
        extra = float(kl_divergence(p, q))
        if math.isinf(extra):
            raise ValueError(f"{name}: the divergence is infinite, because a prediction of 0 came true")
        (floor,) = ax.bar([k], [float(entropy(p))], 0.6, color="#b8b8b8")
        (top,) = ax.bar([k], [extra], 0.6, bottom=floor.get_height(), color=EXTRA)
        total = top.get_y() + top.get_height()
        heights.append(total)
        ax.text(k, total + 0.01, number(total, 4), ha="center", va="bottom", fontweight="bold")
        rows.append([name, *(number(value, 4) for value in (floor.get_height(), top.get_height(), total))])
        words.append(f"{name}: {rows[-1][1]} + {rows[-1][2]} = {rows[-1][3]}")
    ax.set_xticks(range(len(pairs)), list(pairs))
    ax.set_xlim(-0.6, len(pairs) - 0.4)
    ax.set_ylim(0, 1.42 * max(heights))
    ax.set_ylabel("nats")
    ax.set_title("Cross-entropy is the target's own entropy, and what the prediction adds")
    for x, colour, text in ((0.02, EXTRA, "KL divergence"), (0.32, "#b8b8b8", "entropy of the target")):
        ax.plot([x], [0.93], "s", color=colour, ms=9, transform=ax.transAxes)
        ax.text(x + 0.025, 0.93, text, transform=ax.transAxes, va="center", fontsize=9)
    return Picture(
        figure,
        f"Columns of entropy and KL divergence, which add up to the cross-entropy in nats. "
        f"{'; '.join(words)}.",
        Table(["target, prediction", "entropy", "KL divergence", "cross-entropy"], rows),
    )


@house_style()
def gradient_arrows(z, label):
    """Draw the downhill direction of the loss as arrows on the logits, beside the probabilities.

    Parameters
    ----------
    z : array_like, shape (K,)
        Two to six finite logits.
    label : int
        The true class.

    Returns
    -------
    Picture
        Its description gives probabilities, loss, the arrows, their sum and their length.

    Raises
    ------
    ValueError, TypeError
        For other shapes; for labels as `teachkit.cross_entropy`.

    Examples
    --------
    >>> "cat −0.0875, dog −0.8727, bird −0.0393, fish 0.9995" in repr(gradient_arrows([2, 4.3, 1.2, -3.1], 3))
    True
    """
    z = row_of_scores(z)
    names, p, ways = class_names(len(z)), softmax(z), 0.0 - cross_entropy_grad(z, label)
    loss, truth = float(cross_entropy(z, label)), one_hot(label, len(z))
    figure, (left, right) = new_figure(7.8, 3.5, columns=2, gridspec_kw={"width_ratios": [1, 1.5]})
    bars = left.bar(range(len(z)), p, 0.62, color=CLASS_COLOURS[: len(z)])
    (true,) = np.flatnonzero(truth)
    left.bar([true], truth[[true]], 0.84, fill=False, edgecolor=INK, ls="--", lw=1.2)
    for k, bar in enumerate(bars):
        top = max(truth[k], bar.get_height())
        left.text(k, top + 0.02, number(bar.get_height(), 4), ha="center", va="bottom", fontsize=8)
    left.set_xticks(range(len(z)), names)
    left.set_ylim(0, 1.13)
    left.set_ylabel("probability")
    left.set_title("p, dashed: truth y")
    drawn = []
    for k, (score, way) in enumerate(zip(z, ways, strict=True)):
        row = len(z) - 1 - k
        look = {"arrowstyle": "-|>", "color": INK, "lw": 2.2, "shrinkA": 0, "shrinkB": 0}
        head = min(14, 4 + 20 * abs(way))
        right.annotate("", (score + way, row), (score, row), arrowprops={**look, "mutation_scale": head})
        (dot,) = right.plot([score], [row], CLASS_MARKERS[k], color=CLASS_COLOURS[k], ms=10, mec="white")
        drawn.append(right.texts[-1].xy[0] - dot.get_xdata()[0])
        right.text(score, row + 0.22, f"y − p = {number(way, 4)}", ha="center", va="bottom", fontsize=9)
    right.set_yticks(range(len(z)), names[::-1])
    right.set_ylim(-0.6, len(z) - 0.3)
    room = 0.2 * np.ptp(z) + 1.2
    right.set_xlim(z.min() - room, z.max() + room)
    right.set_xlabel("logit")
    right.set_title("Downhill: the truth up, the others down")
    return Picture(
        figure,
        f"Logits {listing(names, z, 2)}; true class {names[int(truth.argmax())]}; probabilities "
        f"{listing(names, p, 4)}; loss {number(loss, 5)} nats. Arrows on the logits: "
        f"{listing(names, drawn, 4)}; their sum is {number(round(sum(drawn), 9))} and their length together "
        f"{number(np.linalg.norm(drawn), 5)}.",
    )


@house_style()
def double_softmax(histories, num_classes, sizes=(2, 3, 5, 10, 20)):
    """Draw training losses over the floor that softmax applied twice puts under them, and floors by classes.

    Parameters
    ----------
    histories : dict of str to array_like, shape (steps,)
        One to three titles, each with the loss at every step, in nats.
    num_classes : int
        The K of the training.
    sizes : sequence of int
        The numbers of classes whose floors are drawn beside it.

    Returns
    -------
    Picture
        Its description gives the floors, and the first and the last loss of each training.

    Raises
    ------
    ValueError
        For another number of histories, losses that are negative or not finite, and fewer than two classes.

    Notes
    -----
    A second softmax sees numbers from 0 to 1 only, so the best that it can be shown is a one-hot row: the
    floor is cross_entropy(one-hot, label) = log(1 + (K - 1) / e).

    Examples
    --------
    >>> "2: 0.3133, 3: 0.5514, 5: 0.9048, 10: 1.4612" in repr(double_softmax({"once": [1, 0]}, 3))
    True
    """
    if not 1 <= len(histories) <= 3:
        raise ValueError(f"histories must have one to three entries, got {len(histories)}")
    if min(*sizes, num_classes) < 2:
        raise ValueError("num_classes and sizes must be at least 2")
    floors = {K: float(cross_entropy(one_hot(0, K), 0)) for K in (*sizes, num_classes)}
    figure, (left, right) = new_figure(8.0, 3.6, columns=2, gridspec_kw={"width_ratios": [1.9, 1]})
    words, most = [], floors[num_classes]
    for (name, losses), colour, style in zip(
        histories.items(), (CLASS_COLOURS[0], WARNING, INK), ("-", "--", ":"), strict=False
    ):
        losses = np.asarray(losses, dtype=float)
        if losses.ndim != 1 or losses.size < 2 or not (np.isfinite(losses) & (losses >= 0)).all():
            raise ValueError(f"{name} must be a row of at least two finite losses, none negative")
        (line,) = left.plot(losses, style, color=colour, lw=2, label=name)
        seen = line.get_ydata()
        most = max(most, seen.max())
        words.append(f"{name}: from {number(seen[0], 4)} to {number(seen[-1], 4)}")
    floor = floors[num_classes]
    left.axhline(floor, color=FAINT, ls="dotted", lw=1.5)
    left.text(0.98, floor - 0.02 * most, f"floor {number(floor, 4)}", transform=left.get_yaxis_transform(),
              ha="right", va="top", fontsize=9)  # fmt: skip
    left.legend(loc="upper right", fontsize=9)
    left.set_ylim(0, 1.3 * most)
    left.set_xlabel("step")
    left.set_ylabel("loss (nats)")
    left.set_title(f"Twice softmax: training stalls above {number(floor, 4)}")
    drawn = right.bar(range(len(sizes)), [floors[K] for K in sizes], 0.6, color=WARNING, alpha=0.75)
    for bar in drawn:
        right.text(bar.get_x() + 0.3, bar.get_height() + 0.02, number(bar.get_height(), 4), ha="center",
                   va="bottom", fontsize=9)  # fmt: skip
    right.set_xticks(range(len(sizes)), [f"{K}" for K in sizes])
    right.set_xlabel("number of classes K")
    right.set_ylabel("floor (nats)")
    right.set_title("The floor rises with K")
    right.set_ylim(0, 1.12 * max(bar.get_height() for bar in drawn))
    told = ", ".join(f"{K}: {number(bar.get_height(), 4)}" for K, bar in zip(sizes, drawn, strict=True))
    return Picture(
        figure,
        f"Losses over the steps of training with {num_classes} classes: {'; '.join(words)}; the floor of "
        f"softmax applied twice is {number(floor, 4)}. Floors by number of classes: {told}.",
    )


@house_style()
def products_and_logs(p):
    """Draw the product of many probabilities, which underflows to 0, beside the sum of their logarithms.

    Parameters
    ----------
    p : array_like, shape (N,)
        At least two probabilities, above 0 and up to 1, in the order in which they are multiplied.

    Returns
    -------
    Picture
        Its description says after how many factors the product is 0 in float64, and the sum at the end.

    Raises
    ------
    ValueError
        For other shapes, and for what is not above 0 and up to 1.

    Examples
    --------
    >>> "0 in float64 from factor 324 on; the sum of logarithms ends at −921.034" in repr(
    ...     products_and_logs([0.1] * 400))
    True
    """
    p = np.asarray(p, dtype=float)
    if p.ndim != 1 or p.size < 2 or not ((p > 0) & (p <= 1)).all():
        raise ValueError("p must be at least two probabilities above 0 and up to 1")
    n = np.arange(1, p.size + 1)
    with np.errstate(all="ignore"):
        product = np.cumprod(p)
    figure, (left, right) = new_figure(8.0, 3.4, columns=2)
    alive = product > 0
    powers = np.log10(product[alive])  # drawn as such: an axis of matplotlib's ends before float64 does
    (line,) = left.plot(n[alive], powers, color=CLASS_COLOURS[0], lw=2)
    gone = int(np.flatnonzero(~alive)[0]) + 1 if not alive.all() else None
    if gone:
        left.plot([gone], [powers[-1]], "X", color=WARNING, ms=11, mec="white", clip_on=False)
        left.annotate(
            f"exactly 0 from\nfactor {gone} on",
            (gone, powers[-1]),
            xytext=(-14, -2),
            textcoords="offset points",
            ha="right",
            va="center",
            color=WARNING,
        )
    step = max(1, round(-powers.min() / 5 / 50) * 50 or round(-powers.min() / 5))
    ticks = np.arange(0, powers.min() - 0.1, -step)
    left.set_yticks(ticks, ["1" if not tick else f"1e−{-round(tick)}" for tick in ticks])
    left.set_ylim(1.13 * powers.min() - 0.2, 0.2 - 0.03 * powers.min())
    left.set_title("The product underflows" if gone else "The product shrinks")
    left.set_ylabel("product of the probabilities")
    (total,) = right.plot(n, np.cumsum(np.log(p)), color=CLASS_COLOURS[2], lw=2)
    end = float(total.get_ydata()[-1])
    right.annotate(f"{number(end)}", (n[-1], end), xytext=(-18, -3), textcoords="offset points", ha="right",
                   va="center")  # fmt: skip
    right.set_title("The sum of logarithms does not")
    right.set_ylabel("sum of ln p (nats)")
    for ax in (left, right):
        ax.set_xlim(0, 1.04 * n[-1])
        ax.set_xlabel("probabilities so far")
        ax.grid(color=PALE, lw=0.5)
    last = 10 ** line.get_ydata()[-1]
    fate = f"is 0 in float64 from factor {gone} on" if gone else f"ends at {significant(last, 3)}"
    return Picture(
        figure,
        f"The product of {p.size} probabilities, on a logarithmic axis, and the sum of their logarithms. "
        f"The product {fate}; the sum of logarithms ends at {number(end)}.",
    )


@house_style()
def proper_scores(p):
    """Draw what four scores cost when the truth came, and in the mean when it comes with probability `p`.

    Parameters
    ----------
    p : float
        The true probability of the first of two outcomes, from 0.05 to 0.95.

    Returns
    -------
    Picture
        With a table of where each mean is least: at `p` for the proper scores.

    Raises
    ------
    ValueError
        When `p` is not from 0.05 to 0.95.

    Notes
    -----
    A score is proper when no answer has a smaller mean than the true probability.

    References
    ----------
    T. Gneiting, A. E. Raftery (2007), "Strictly proper scoring rules, prediction, and estimation", Journal
    of the American Statistical Association 102.

    Examples
    --------
    >>> print(proper_scores(0.7).table)
    score           least at q  mean there  proper
    −ln q           0.700       0.6109      yes
    Brier           0.700       0.4200      yes
    boosting        0.700       0.4583      yes
    absolute error  1.000       0.6000      no
    """
    if not 0.05 <= p <= 0.95:
        raise ValueError(f"p must be from 0.05 to 0.95, got {p}")
    q = np.linspace(0, 1, 1001)
    costs = {
        "−ln q": lambda q: 0 - np.log(q),
        "Brier": lambda q: brier_score(np.stack([q, 1 - q], -1), 0),
        "boosting": boosting_loss,
        "absolute error": lambda q: 2 * (1 - q),
    }
    looks = (("-", INK), ("--", CLASS_COLOURS[0]), ("-.", CLASS_COLOURS[2]), (":", WARNING))
    figure, (left, right) = new_figure(8.0, 3.8, columns=2)
    rows, words = [], []
    for (name, cost), (style, colour) in zip(costs.items(), looks, strict=True):
        with np.errstate(divide="ignore"):  # at its ends a price may be infinite
            price, other = cost(q), cost(1 - q)
        left.plot(q, price, style, color=colour, lw=2, label=name)
        (line,) = right.plot(q, p * price + (1 - p) * other, style, color=colour, lw=2)
        mean = line.get_ydata()
        best, least = q[mean.argmin()], mean.min()
        proper = abs(best - p) < 0.001
        right.plot([best], [least], "o" if proper else "X", color=colour, ms=10, mec="white", clip_on=False,
                   zorder=5)  # fmt: skip
        rows.append([name, number(best), number(least, 4), "yes" if proper else "no"])
        words.append(f"{name} {number(best)}")
    left.legend(loc="upper right", fontsize=9)
    left.set_xlabel("probability q given to what came")
    left.set_ylabel("score (lower is better)")
    left.set_title("The price of what came")
    right.axvline(p, color=FAINT, ls="dotted", lw=1.5, zorder=0)
    right.set_xlabel("probability q that is said")
    right.set_title(f"The mean when the truth is {significant(p, 6)}")
    for ax in (left, right):
        ax.set_xlim(0, 1)
        ax.set_xticks([0, 0.25, 0.5, 0.75, 1])
    left.set_ylim(0, 4)
    right.set_ylim(0, 2)
    return Picture(
        figure,
        f"Four scores of a prediction q of two outcomes, and their means when the first comes with "
        f"probability {significant(p, 6)}. The mean is least at: {', '.join(words)}.",
        Table(["score", "least at q", "mean there", "proper"], rows),
    )

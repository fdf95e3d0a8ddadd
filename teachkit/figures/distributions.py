"""Pictures of lesson 02: scores that become a distribution, and what can go wrong on the way."""

from math import erf, log, sqrt

import matplotlib
import numpy as np

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
from teachkit.figures.words import counted, listing, number
from teachkit.maths.softmax import logsumexp, softmax

_ROW_SHADES = (
    "#d9e7f2",
    "#f7e3d3",
    "#dceee4",
    "#f5e6ef",
    "#f8ecd0",
    "#e1f0fa",
)  # pale, so that ink stays readable


def _named(values, names):
    values = np.asarray(values, dtype=float)
    names = class_names(len(values)) if names is None else tuple(names)
    if len(names) != len(values):
        raise ValueError(f"names must have {len(values)} entries, one for each value; got {len(names)}")
    return values, names


def _bars(ax, names, values, digits=3, room=0.16):
    """Draw one bar a class, its value at its end; return the bars."""
    bars = ax.bar(names, values, width=0.62, color=CLASS_COLOURS[: len(names)])
    low, high = min(0.0, min(values)), max(0.0, max(values))
    ax.set_ylim(low - (room * (high - low) if low < 0 else 0), high + room * (high - low))
    for bar in bars:
        height = bar.get_height()
        ax.annotate(
            number(height, digits),
            (bar.get_x() + bar.get_width() / 2, height),
            xytext=(0, 3 if height >= 0 else -3),
            textcoords="offset points",
            ha="center",
            va="bottom" if height >= 0 else "top",
            fontsize=9,
        )
    ax.axhline(0, color=INK, lw=0.8)
    ax.tick_params(axis="x", length=0)
    return bars


@house_style()
def frames(logits, names=None):
    """Draw the steps of softmax side by side: scores, exponentials, probabilities.

    Parameters
    ----------
    logits : array-like, shape (K,), K <= 6
    names : sequence of str, optional
        The classes; the course's own names by default.

    Returns
    -------
    Picture
        Three panels of bars; the description gives every height and both sums.

    Raises
    ------
    ValueError
        When there are not as many names as logits.

    Examples
    --------
    >>> print(frames([2, 1, 0.1]).description.split(". ")[-1])
    Divided by it: cat 0.659, dog 0.242, bird 0.099; they sum to 1.000.
    """
    logits, names = _named(logits, names)
    exps = np.exp(logits)
    figure, axes = new_figure(7.6, 2.9, columns=3)
    panels = [
        (axes[0], logits, "1. scores (logits)", 1),
        (axes[1], exps, f"2. exponentials, sum {number(exps.sum())}", 3),
        (axes[2], exps / exps.sum(), "3. divided by that sum", 3),
    ]
    heights = []
    for ax, values, title, digits in panels:
        heights.append([bar.get_height() for bar in _bars(ax, names, values, digits)])
        ax.set_title(title, fontsize=10)
    axes[0].set_ylabel("score")
    axes[1].set_ylabel("exp(score)")
    axes[2].set_ylabel("probability")
    figure.suptitle(
        "The order of the bars never changes; positive values and the sum 1 are new",
        x=0.01,
        ha="left",
        fontsize=11,
        fontweight="bold",
    )
    return Picture(
        figure,
        f"Scores: {listing(names, heights[0], 1)}. Exponentials: {listing(names, heights[1])}; "
        f"sum {number(sum(heights[1]))}. Divided by it: {listing(names, heights[2])}; "
        f"they sum to {number(sum(heights[2]))}.",
    )


@house_style()
def rescaled_curves(logits, moved, values, names=None):
    """Draw the lower curve exp(x) / S once for each position of one moved logit.

    S is the sum of all exponentials, so the whole curve is redrawn when one dot moves. Only the
    dots are probabilities. The thin grey curve in a panel is the curve of the panel before.

    Parameters
    ----------
    logits : array-like, shape (K,), K <= 6
    moved : int
        Which logit takes the `values`.
    values : sequence of float
        One panel each, at most four.
    names : sequence of str, optional

    Returns
    -------
    Picture
        With a table of S and of every probability.

    Raises
    ------
    ValueError
        When there are not one to four values.

    Examples
    --------
    >>> print(rescaled_curves([-2.2, -1.4, -0.8, 0.7], 2, [-4, 2]).table)
    bird's score  S      p(cat)   p(dog)   p(bird)  p(fish)
    −4.0          2.389  0.04637  0.10320  0.00767  0.84276
    2.0           9.760  0.01135  0.02527  0.75706  0.20632
    """
    logits, names = _named(logits, names)
    if not 1 <= len(values) <= 4:
        raise ValueError(f"values must hold one to four positions of the moved logit, got {len(values)}")
    columns = min(2, len(values))
    figure, axes = new_figure(
        7.6,
        2.7 * -(-len(values) // columns) + 0.5,
        -(-len(values) // columns),
        columns,
        sharex=True,
        sharey=True,
    )
    axes = np.ravel(axes)
    for empty in axes[len(values) :]:
        empty.set_visible(False)
    everything = [*np.delete(logits, moved), *values]
    x = np.linspace(min(everything) - 0.8, max(everything) + 0.8, 400)
    rows, said, before = [], [], None
    for ax, value in zip(axes, values, strict=False):
        z = logits.copy()
        z[moved] = value
        total = np.exp(z).sum()
        if before is not None:
            ax.plot(x, np.exp(x) / before, color=FAINT, lw=1.2, ls=":")
            if len(rows) == 1:
                ax.text(
                    x[0] + 0.1,
                    0.97,
                    "dotted: the curve of\nthe panel before",
                    va="top",
                    fontsize=9,
                    color=INK,
                )
        ax.plot(x, np.exp(x) / total, color=INK, lw=1.4)
        dots = [
            ax.plot(
                z[k], np.exp(z[k]) / total, CLASS_MARKERS[k], color=CLASS_COLOURS[k], ms=8, label=names[k]
            )[0]
            for k in range(len(z))
        ]
        p = [float(dot.get_ydata()[0]) for dot in dots]
        ax.vlines(z, 0, p, colors=CLASS_COLOURS[: len(z)], linestyles="dashed", lw=1)
        middle = (x[0] + x[-1]) / 2
        if p[moved] > 0.3:  # beside the dot, where the panel has room
            offset, side = ((-9, 0), "right") if value > middle + 2 else ((9, 0), "left")
        else:  # above the low dots
            offset, side = ((-9, 32), "left") if value - x[0] < 2 else ((-9, 14), "right")
        ax.annotate(
            f"{names[moved]}{chr(10) if offset == (-9, 0) else ' '}{number(p[moved], 5)}",
            (value, p[moved]),
            xytext=offset,
            textcoords="offset points",
            ha=side,
            va="center",
            color=CLASS_COLOURS[moved],
            fontweight="bold",
            fontsize=9,
        )
        ax.set_ylim(0, 1.05)
        ax.set_title(f"{names[moved]} at {number(value, 1)}:  S = {number(total)}", fontsize=10)
        rows.append([number(value, 1), number(total), *(number(value, 5) for value in p)])
        said.append(
            f"{names[moved]} at {number(value, 1)}: S = {number(total)}, {listing(names, p, 5)}, "
            f"together {number(sum(p))}"
        )
        before = total
    for ax in axes[len(values) - columns : len(values)]:
        ax.set_xlabel("score x")
    for ax in axes[:: columns or 1]:
        ax.set_ylabel("height  exp(x) / S")
    figure.legend(
        *axes[0].get_legend_handles_labels(), loc="outside lower center", ncols=len(names), fontsize=9
    )
    figure.suptitle(
        f"Move {names[moved]} alone, and the whole curve is redrawn",
        x=0.01,
        ha="left",
        fontsize=11,
        fontweight="bold",
    )
    return Picture(
        figure,
        "The curve exp(x) / S with one dot for each class. " + ". ".join(said) + ".",
        Table([f"{names[moved]}'s score", "S", *(f"p({name})" for name in names)], rows),
    )


@house_style()
def frozen_curve(logits, moved=0, names=None, x_range=(-5.0, 5.0)):
    """Draw exp(x) / S with S frozen, beside what softmax gives when the logit really moves to x.

    Parameters
    ----------
    logits : array-like, shape (K,)
        S is computed from these once and then kept, as in the published figure.
    moved : int
        The logit that moves to x in the true curve.
    names : sequence of str, optional
    x_range : (float, float)

    Returns
    -------
    Picture

    Examples
    --------
    >>> print(frozen_curve([2, 4.3, 1.2, -3.1]).description.split(". ")[0])
    Dashed: exp(x) / 84.454 with the divisor frozen, which ends at 1.757
    """
    logits, names = _named(logits, names)
    total = float(np.exp(logits).sum())
    x = np.linspace(*x_range, 401)
    true = []
    for value in x:
        z = logits.copy()
        z[moved] = value
        true.append(softmax(z)[moved])
    figure, ax = new_figure(7.2, 3.7)
    (frozen,) = ax.plot(x, np.exp(x) / total, color=WARNING, ls="--")
    (curve,) = ax.plot(x, true, color=CLASS_COLOURS[moved])
    top = float(frozen.get_ydata()[-1])
    end = float(curve.get_ydata()[-1])
    here = float(softmax(logits)[moved])
    ceiling = max(1.15, 1.08 * top)
    ax.axhspan(1, ceiling, color=WARNING, alpha=0.08, lw=0)
    ax.axhline(1, color=INK, lw=0.8)
    ax.text(x[0] + 0.1, 0.98 * ceiling, "above 1: no probability lives here", color=WARNING, va="top")
    ax.plot(logits[moved], here, CLASS_MARKERS[moved], color=CLASS_COLOURS[moved], ms=9)
    ax.annotate(
        f"they meet at {names[moved]}'s own score\nx = {number(logits[moved], 1)}, p = {number(here)}",
        (logits[moved], here),
        xytext=(-14, 34),
        textcoords="offset points",
        ha="right",
        va="bottom",
        arrowprops={"arrowstyle": "-", "color": FAINT, "shrinkB": 6},
    )
    ax.set_xlim(x[0], x[-1] + 0.28 * (x[-1] - x[0]))
    ax.set_ylim(0, ceiling)
    ax.text(
        x[-1] + 0.1,
        top,
        f"published:\nexp(x) / {number(total)}\nends at {number(top)}",
        color=WARNING,
        va="top",
    )
    ax.text(
        x[-1] + 0.1,
        end,
        f"softmax:\nS moves too\nends at {number(end)}",
        color=CLASS_COLOURS[moved],
        va="top",
    )
    ax.set_xticks(np.arange(np.ceil(x[0]), x[-1] + 0.5))
    ax.set_xlabel(f"score x of {names[moved]}")
    ax.set_ylabel("height")
    ax.set_title("With its divisor frozen, the curve rises above 1: it is no softmax")
    return Picture(
        figure,
        f"Dashed: exp(x) / {number(total)} with the divisor frozen, which ends at {number(top)}. "
        f"Solid: softmax of {names[moved]} when its score is x, which ends at {number(end)}. "
        f"The curves meet at x = {number(logits[moved], 1)}, height {number(here)}. "
        "The region above 1 is shaded.",
    )


@house_style()
def mass_and_density(p, sigma=0.2, names=None):
    """Draw probabilities as bars beside the density of a normal variable with standard deviation `sigma`.

    The heights of the bars sum to 1. The height of a density may exceed 1: its areas are probabilities.

    Parameters
    ----------
    p : array-like, shape (K,)
        A distribution over K classes.
    sigma : float
        Standard deviation of the normal variable, > 0.
    names : sequence of str, optional

    Returns
    -------
    Picture

    Examples
    --------
    >>> print(mass_and_density([0.7, 0.2, 0.1]).description.split(". ")[1])
    Right, a density: its peak is 1.995, and the area between −0.2 and 0.2 is 0.683.
    """
    p, names = _named(p, names)
    figure, (left, right) = new_figure(7.6, 3.1, columns=2)
    heights = [bar.get_height() for bar in _bars(left, names, p)]
    left.set_ylabel("probability")
    left.set_title("Discrete: heights are probabilities", fontsize=10)
    x = np.linspace(-4 * sigma, 4 * sigma, 321)
    (line,) = right.plot(x, np.exp(-0.5 * (x / sigma) ** 2) / (sigma * sqrt(2 * np.pi)), color=INK)
    peak = float(line.get_ydata().max())
    inside = np.abs(x) <= sigma * (1 + 1e-9)
    right.fill_between(x[inside], line.get_ydata()[inside], color=CLASS_COLOURS[5], alpha=0.6, lw=0)
    area = erf(1 / sqrt(2))
    right.text(0, peak * 0.4, f"area\n{number(area)}", ha="center", va="center")
    right.annotate(
        f"height {number(peak)}", (0, peak), xytext=(14, 0), textcoords="offset points", va="center"
    )
    right.set_ylim(0, peak * 1.12)
    right.set_xlabel("a measured value")
    right.set_ylabel("density")
    right.set_title("Continuous: areas are probabilities", fontsize=10)
    return Picture(
        figure,
        f"Left, probabilities: {listing(names, heights)}; they sum to {number(sum(heights))}. "
        f"Right, a density: its peak is {number(peak)}, and the area between "
        f"{number(-sigma, 1)} and {number(sigma, 1)} is {number(area)}.",
    )


@house_style()
def sampled(counts, p, names=None):
    """Draw how often each class was drawn, one panel for each number of draws, beside its probability.

    Parameters
    ----------
    counts : sequence of array-like, shape (K,)
        How often each class came up; one entry for each panel.
    p : array-like, shape (K,)
        The distribution that was sampled: the black lines.
    names : sequence of str, optional

    Returns
    -------
    Picture

    Examples
    --------
    >>> print(sampled([[6, 3, 1], [66, 24, 10]], [0.7, 0.2, 0.1]).description.split(". ")[0])
    Probabilities: cat 0.700, dog 0.200, bird 0.100
    """
    p, names = _named(p, names)
    figure, axes = new_figure(7.6, 2.9, columns=len(counts), sharey=True)
    said = []
    for ax, row in zip(np.ravel(axes), counts, strict=True):
        row = np.asarray(row)
        draws = int(row.sum())
        bars = ax.bar(names, row / draws, width=0.62, color=CLASS_COLOURS[: len(names)])
        heights = [bar.get_height() for bar in bars]
        for k, height in enumerate(heights):
            ax.text(k, max(height, p[k]) + 0.02, number(height), ha="center", va="bottom", fontsize=9)
        ax.tick_params(axis="x", length=0)
        ax.hlines(p, np.arange(len(p)) - 0.42, np.arange(len(p)) + 0.42, colors=INK, lw=2)
        ax.set_ylim(0, 1)
        gap = max(abs(height - q) for height, q in zip(heights, p, strict=True))
        ax.set_title(f"{counted(draws, 'draw')}", fontsize=10)
        said.append(f"{counted(draws, 'draw')}: {listing(names, heights)}, largest distance {number(gap)}")
    np.ravel(axes)[0].set_ylabel("share of the draws")
    np.ravel(axes)[0].text(len(p) - 0.6, 0.93, "line:\nprobability", ha="right", va="top", fontsize=9)
    figure.suptitle(
        "More draws, closer to the probabilities", x=0.01, ha="left", fontsize=11, fontweight="bold"
    )
    return Picture(figure, f"Probabilities: {listing(names, p)}. " + ". ".join(said) + ".")


@house_style()
def divisors(scores):
    """Show which row's sum divides which entry, with ``keepdims=True`` and without it.

    Without it the sums have shape (N,) and NumPy lines them up with the columns. For a square
    batch nothing is raised, and the rows are wrong.

    Parameters
    ----------
    scores : array-like, shape (N, N), N <= 6

    Returns
    -------
    Picture
        The description gives the sum of every row of both results.

    Raises
    ------
    ValueError
        When `scores` is not square: then the missing ``keepdims`` raises by itself.

    Examples
    --------
    >>> print(divisors([[2, 1, 0.1], [0, 0, 0], [1, 2, 3]]).description.split(". ")[-1])
    Without keepdims the rows sum to 1.602, 0.456, 3.371.
    """
    scores = np.asarray(scores, dtype=float)
    size = len(scores)
    if scores.shape != (size, size) or size > len(_ROW_SHADES):
        raise ValueError(f"scores must be a square array of at most 6 rows, got shape {scores.shape}")
    exps = np.exp(scores)
    sums = exps.sum(axis=1)
    figure, axes = new_figure(7.6, 2.9, columns=2)
    said = []
    for ax, divisor, owner, title, colour in (
        (axes[0], sums[:, None], lambda i, j: i, "sums of shape (N, 1): each row has its own", INK),
        (axes[1], sums, lambda i, j: j, "sums of shape (N,): each column gets one", WARNING),
    ):
        result = exps / divisor
        for i in range(size):
            for j in range(size):
                k = owner(i, j)
                box = matplotlib.patches.Rectangle(
                    (j, i), 1, 1, facecolor=_ROW_SHADES[k], edgecolor="white", lw=2
                )
                ax.add_patch(box)
                ax.text(j + 0.5, i + 0.38, number(result[i, j]), ha="center", va="center")
                ax.text(j + 0.5, i + 0.72, f"÷ S{k + 1}", ha="center", va="center", fontsize=8)
            ax.text(
                size + 0.15,
                i + 0.5,
                f"= {number(result[i].sum())}",
                va="center",
                color=colour,
                fontweight="bold",
            )
            ax.text(-0.15, i + 0.5, f"row {i + 1}", ha="right", va="center", fontsize=9)
        ax.set_xlim(-0.75, size + 1.1)
        ax.set_ylim(size, 0)
        ax.axis("off")
        ax.set_title(title, fontsize=10)
        said.append(", ".join(number(value) for value in result.sum(axis=1)))
    figure.suptitle(
        "Without keepdims, the sum of a row divides a column",
        x=0.01,
        ha="left",
        fontsize=11,
        fontweight="bold",
    )
    return Picture(
        figure,
        f"Two {size} by {size} grids of probabilities, each entry marked with the row sum that divides it. "
        f"With keepdims the rows sum to {said[0]}. Without keepdims the rows sum to {said[1]}.",
    )


@house_style()
def logsumexp_bounds(rows, labels):
    """Draw where logsumexp lies between the largest score and that score plus ln K.

    Parameters
    ----------
    rows : sequence of array-like
        Each a row of scores.
    labels : sequence of str
        One for each row.

    Returns
    -------
    Picture

    Examples
    --------
    >>> print(logsumexp_bounds([[2, 1, 0.1]], ["tutorial"]).description.split(". ")[-1])
    tutorial: largest score 2.000, logsumexp 2.417, upper bound 3.099.
    """
    figure, ax = new_figure(7.6, 0.75 * len(rows) + 1.3)
    said = []
    for height, (row, label) in enumerate(zip(rows, labels, strict=True)):
        low, high = float(np.max(row)), float(np.max(row)) + log(len(row))
        middle = float(logsumexp(row))
        ax.plot([0, log(len(row))], [height, height], color=FAINT, lw=6, solid_capstyle="butt", alpha=0.4)
        ax.plot([0, log(len(row))], [height, height], "|", color=INK, ms=16, mew=1.5)
        ax.plot(middle - low, height, "o", color=INK, ms=8)
        ax.text(-0.04, height, number(low), ha="right", va="center", fontsize=9)
        ax.text(log(len(row)) + 0.04, height, number(high), va="center", fontsize=9)
        ax.text(middle - low, height - 0.18, number(middle), ha="center", va="bottom", fontweight="bold")
        said.append(
            f"{label}: largest score {number(low)}, logsumexp {number(middle)}, upper bound {number(high)}"
        )
    ax.set_yticks(range(len(rows)), labels)
    ax.set_ylim(len(rows) - 0.55, -0.75)
    ax.set_xlim(-0.3, max(log(len(row)) for row in rows) + 0.3)
    ax.set_xlabel("distance above the largest score")
    ax.set_xticks(np.arange(0, max(log(len(row)) for row in rows) + 0.2, 0.5))
    ax.spines["left"].set_visible(False)
    ax.tick_params(axis="y", length=0)
    ax.set_title("logsumexp lies between the largest score and that score + ln K")
    return Picture(
        figure,
        "Each ruler runs from the largest score of a row to that score plus ln K, with logsumexp as a dot. "
        + ". ".join(said)
        + ".",
    )


@house_style()
def soft_and_hard(logits, moved, betas=(1, 4, 16), classes=(2, 4, 1000), names=None):
    """Draw softmax of ever larger multiples of the scores beside argmax, and how far softmax is from it.

    Parameters
    ----------
    logits : array-like, shape (K,)
    moved : int
        Left panel: this logit moves across the largest of the others.
    betas : sequence of float
        Left panel: the scores are multiplied by these before softmax.
    classes : sequence of int
        Right panel: numbers of classes, one ahead of all others by the gap.
    names : sequence of str, optional

    Returns
    -------
    Picture

    Examples
    --------
    >>> "4 classes, gap 5: 0.020" in soft_and_hard([2, 4.3, 1.2, -3.1], 1).description
    True
    """
    logits, names = _named(logits, names)
    rival = float(np.delete(logits, moved).max())
    figure, (left, right) = new_figure(7.6, 3.4, columns=2)
    x = np.linspace(rival - 3, rival + 3, 301)
    said = []
    for beta, shade in zip(betas, np.linspace(0.45, 1.0, len(betas)), strict=True):
        z = np.tile(logits, (len(x), 1))
        z[:, moved] = x
        left.plot(x, softmax(beta * z)[:, moved], color=CLASS_COLOURS[moved], alpha=shade, lw=1 + 1.2 * shade)
        reached = left.lines[-1].get_ydata()[np.searchsorted(x, rival + 0.5)]
        said.append(f"{beta} times the scores {number(reached)}")
    for beta in betas:
        z = logits.copy()
        steepest = beta == max(betas)  # it has room above the step only
        z[moved] = rival + (4 if steepest else 1.6) / beta
        left.annotate(
            f"×{beta}",
            (z[moved], softmax(beta * z)[moved]),
            xytext=(5, 4 if steepest else -2),
            textcoords="offset points",
            va="bottom" if steepest else "top",
            color=CLASS_COLOURS[moved],
        )
    left.plot([x[0], rival, rival, x[-1]], [0, 0, 1, 1], color=INK, ls="--", lw=1.2)
    left.text(x[0], 0.95, "dashed: argmax,\na step", va="top")
    left.set_ylim(-0.02, 1.14)
    left.set_xlabel(f"score of {names[moved]}")
    left.set_ylabel(f"output for {names[moved]}")
    left.set_title("Softmax is the step, made soft", fontsize=10)
    gaps = np.linspace(0, 12, 121)
    for count in classes:
        rest = np.array([1 - softmax([gap] + [0.0] * (count - 1))[0] for gap in gaps])
        right.plot(gaps, rest, color=INK, lw=1.4)
        first = count == min(classes)
        place = 45 if first else 85
        right.annotate(
            f"{count:,} classes",
            (gaps[place], rest[place]),
            xytext=(-5, -2) if first else (5, 2),
            textcoords="offset points",
            ha="right" if first else "left",
            va="top" if first else "bottom",
            fontsize=9,
        )
        said.append(f"{count:,} classes, gap 5: {number(np.interp(5, gaps, right.lines[-1].get_ydata()))}")
    right.set_yscale("log")
    right.set_xlabel("gap: lead of the top score over all others")
    right.set_ylabel("1 − largest probability")
    right.set_title("What is left: flat, then like exp(−gap)", fontsize=10)
    return Picture(
        figure,
        f"Left: the output for {names[moved]} as its score passes the best other score {number(rival, 1)}; "
        f"argmax jumps from 0 to 1, softmax is soft. At half a unit above: {', '.join(said[: len(betas)])}. "
        f"Right: 1 minus the largest probability; {'; '.join(said[len(betas) :])}.",
    )


@house_style()
def gain_and_share(p, moved, names=None):
    """Split one column of softmax's Jacobian into what the numerator gives and the denominator takes.

    Raising logit i lets its own numerator grow at rate p_i. The denominator grows too, at rate p_i,
    so every class j pays p_j p_i. What remains is p_i (1 - p_i) for i and -p_j p_i for the others.

    Parameters
    ----------
    p : array-like, shape (K,)
        A distribution.
    moved : int
        The class whose logit is raised.
    names : sequence of str, optional

    Returns
    -------
    Picture
        Three panels: given, taken, left over; rates of change per unit of the logit.

    Examples
    --------
    >>> print(gain_and_share([0.5, 0.5], 0).description.split(". ")[-1])
    Left over: cat 0.250, dog −0.250; the sum is 0.000.
    """
    p, names = _named(p, names)
    given = np.where(np.arange(len(p)) == moved, p[moved], 0.0)
    taken = -p * p[moved]
    figure, axes = new_figure(7.6, 3.1, columns=3, sharey=True)
    read = []
    for ax, values, title in (
        (axes[0], given, "the numerator gives"),
        (axes[1], taken, "the denominator takes"),
        (axes[2], given + taken, "left over"),
    ):
        read.append([bar.get_height() for bar in _bars(ax, names, values)])
        ax.set_title(title, fontsize=10)
    low, high = min(map(min, read)), max(map(max, read))
    axes[0].set_ylim(low - 0.18 * (high - low), high + 0.18 * (high - low))
    axes[0].set_ylabel(f"rate of change\nper unit of {names[moved]}'s score")
    figure.suptitle(
        f"Raise {names[moved]}: what it gains, the others lose",
        x=0.01,
        ha="left",
        fontsize=11,
        fontweight="bold",
    )
    total = sum(read[2])
    return Picture(
        figure,
        f"Rates of change when {names[moved]}'s score is raised. "
        f"Given by the numerator: {listing(names, read[0])}. "
        f"Taken by the denominator: {listing(names, read[1])}. "
        f"Left over: {listing(names, read[2])}; the sum is {number(total if abs(total) > 1e-12 else 0)}.",
    )

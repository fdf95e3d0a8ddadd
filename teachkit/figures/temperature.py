"""Pictures of lesson 03: temperature, entropy, sampling, dice, peaks, and reliability."""

import numpy as np

from teachkit.figures.parts import row_of_scores
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
from teachkit.figures.words import listing, number, percent, significant
from teachkit.maths.distributions import entropy, is_distribution
from teachkit.maths.softmax import softmax, to_temperature
from teachkit.maths.temperature import die_variance, entropy_slope, mean_score, peak_beta


@house_style()
def temperature_bars(z, temperatures):
    """Draw softmax of the same logits at several temperatures, side by side.

    Parameters
    ----------
    z : array_like, shape (K,)
        Two to six finite logits.
    temperatures : sequence of float
        Two to six of them, each above 0.

    Returns
    -------
    Picture
        Its description gives the height of every bar and the entropy at every temperature.

    Raises
    ------
    ValueError
        For other shapes, and temperatures that are not positive.

    Examples
    --------
    >>> "T = 2, entropy 0.663: cat 0.622, dog 0.378" in repr(temperature_bars([1, 0], [1, 2]))
    True
    """
    z = row_of_scores(z)
    if not 2 <= len(temperatures) <= 6:
        raise ValueError(f"temperatures must be two to six numbers, got {len(temperatures)}")
    names = class_names(len(z))
    figure, axes = new_figure(8.2, 3.3, columns=len(temperatures), sharey=True)
    words = []
    for ax, T in zip(axes, temperatures, strict=True):
        p = softmax(z, temperature=T)
        bars = ax.bar(range(len(z)), p, color=CLASS_COLOURS[: len(z)], width=0.75)
        heights = [bar.get_height() for bar in bars]
        for k, height in enumerate(heights):
            label = number(height, 2) if height >= 0.005 else "≈ 0"
            ax.text(k, height + 0.015, label, ha="center", va="bottom", fontsize=9)
        ax.set_xticks(range(len(z)), names, fontsize=9)
        ax.set_ylim(0, 1.1)
        ax.set_yticks([0, 0.25, 0.5, 0.75, 1])
        ax.set_title(f"T = {significant(T, 6)}\nentropy {number(entropy(p))}", fontsize=10)
        words.append(f"T = {significant(T, 6)}, entropy {number(entropy(p))}: {listing(names, heights)}")
    axes[0].set_ylabel("probability")
    figure.suptitle("The higher the temperature, the more level the bars", x=0.01, ha="left", fontsize=11,
                    fontweight="bold")  # fmt: skip
    return Picture(
        figure, f"Bars of softmax of the logits {listing(names, z, 1)} at {len(words)} temperatures. "
        f"{'. '.join(words)}."
    )  # fmt: skip


@house_style()
def entropy_tangent(z, beta=1.0, most=4.0):
    """Draw the entropy against beta, with its tangent at one beta.

    Parameters
    ----------
    z : array_like, shape (K,)
        Two to six finite logits.
    beta : float
        Where the tangent touches, above 0.
    most : float
        Where the axis of beta ends, above `beta`.

    Returns
    -------
    Picture
        Its description gives the entropy at both ends and at `beta`, and the slope of the tangent.

    Raises
    ------
    ValueError
        For other shapes, or when `beta` is not between 0 and `most`.

    Notes
    -----
    dH / dbeta = -beta Var_p(z): never above 0, so the entropy never rises with beta.

    Examples
    --------
    >>> "at beta 1 it is 0.463 and falls at the speed 0.763" in repr(entropy_tangent([2, 4.3, 1.2, -3.1]))
    True
    """
    z = row_of_scores(z)
    if not 0 < beta < most:
        raise ValueError(f"beta must be between 0 and {significant(most, 6)}, got {beta}")
    x = np.linspace(0, most, 161)
    curve = np.concatenate(
        [[np.log(len(z))], entropy(softmax(np.tile(z, (160, 1)), temperature=1 / x[1:, None]))]
    )
    here, slope = (
        float(entropy(softmax(z, temperature=1 / beta))),
        float(entropy_slope(z, temperature=to_temperature(beta=beta))),
    )
    figure, ax = new_figure(7.0, 3.4)
    (line,) = ax.plot(x, curve, color=CLASS_COLOURS[0])
    reach = np.array([max(0.0, beta - 0.9), min(most, beta + 0.55)])
    ax.plot(reach, here + slope * (reach - beta), color=WARNING, lw=1.8)
    ax.plot(beta, here, "o", color=INK, ms=8, zorder=5)
    ax.annotate(
        f"beta = {significant(beta, 6)}: entropy {number(here)},\nslope −beta · variance = {number(slope)}",
        (beta, here),
        xytext=(22, 14),
        textcoords="offset points",
        va="bottom",
        arrowprops={"arrowstyle": "-", "color": FAINT},
    )
    ax.axhline(np.log(len(z)), color=FAINT, ls="dotted", lw=1)
    ax.text(most, np.log(len(z)) + 0.02, f"uniform: ln {len(z)} = {number(np.log(len(z)))}", ha="right",
            va="bottom", fontsize=9, color="#4a4a4a")  # fmt: skip
    ax.set_xlim(0, most)
    ax.set_ylim(0, np.log(len(z)) + 0.2)
    ax.set_xlabel("beta = 1 / T (per unit of score)")
    ax.set_ylabel("entropy (nats)")
    ax.set_title("The entropy never rises with beta")
    drawn = line.get_ydata()
    return Picture(
        figure,
        f"The entropy of softmax(beta z) against beta, for the logits {listing(class_names(len(z)), z, 1)}. "
        f"It starts at {number(drawn[0])}; at beta {significant(beta, 6)} it is {number(here)} and "
        "falls at the "
        f"speed {number(-slope)}; at beta {significant(most, 6)} it is {number(drawn[-1])}.",
    )


@house_style()
def running_shares(z, draws, temperature=1.0):
    """Draw how the shares among the first n draws approach softmax(z / T) as n grows.

    Parameters
    ----------
    z : array_like, shape (K,)
        Two to six finite logits.
    draws : array_like of int, shape (N,)
        Class numbers in the order in which they were drawn; at least 10.
    temperature : float
        T, at which they were drawn.

    Returns
    -------
    Picture
        Its description gives the shares after each power of ten, read back from the lines.

    Raises
    ------
    ValueError
        For other shapes, and for draws that are no class numbers.

    Notes
    -----
    The band is sqrt(p (1 - p) / n) to either side: two shares in three lie in it.

    Examples
    --------
    >>> "After 10: cat 0.500, dog 0.500." in repr(running_shares([0, 0], [0, 1] * 50))
    True
    """
    z, draws = row_of_scores(z), np.asarray(draws)
    if draws.ndim != 1 or len(draws) < 10 or draws.min() < 0 or draws.max() >= len(z):
        raise ValueError(f"draws must be at least 10 class numbers from 0 to {len(z) - 1}")
    names, p = class_names(len(z)), softmax(z, temperature=temperature)
    ticks = [10**power for power in range(1, 10) if 10**power <= len(draws)]
    n = np.union1d(np.geomspace(10, len(draws), 200).astype(int), ticks)
    figure, ax = new_figure(7.2, 3.6)
    lines = []
    for k, share in enumerate(p):
        running = np.cumsum(draws == k)[n - 1] / n
        band = np.sqrt(share * (1 - share) / n)
        ax.fill_between(n, share - band, share + band, color=CLASS_COLOURS[k], alpha=0.18, lw=0)
        ax.axhline(share, color=CLASS_COLOURS[k], ls="dashed", lw=1)
        lines += ax.plot(n, running, color=CLASS_COLOURS[k], lw=1.6)
        ax.annotate(
            f"{names[k]} {number(share, 4)}",
            (n[-1], share),
            xytext=(6, 0),
            textcoords="offset points",
            va="center",
            color=CLASS_COLOURS[k],
            fontweight="bold",
            annotation_clip=False,
        )
    ax.set_xscale("log")
    ax.set_xlim(10, n[-1])
    ax.set_xticks(ticks, [f"{tick:,}" for tick in ticks])
    ax.minorticks_off()
    ax.set_ylim(0, min(1.05, p.max() + 0.25))
    ax.set_xlabel("draws so far")
    ax.set_ylabel("share of the draws")
    ax.set_title("A hundred times the draws, a tenth of the error")
    told = []
    for tick in ticks:
        at = int(np.searchsorted(n, tick))
        told.append(f"After {n[at]:,}: {listing(names, [float(line.get_ydata()[at]) for line in lines])}.")
    return Picture(
        figure, f"Shares among the first draws at T = {significant(temperature, 6)}. {' '.join(told)} "
        f"Dashed, the exact probabilities: {listing(names, p, 4)}."
    )  # fmt: skip


@house_style()
def dice(weighted):
    """Draw weighted dice side by side, each with its variance and its entropy.

    Parameters
    ----------
    weighted : dict of str to array_like
        Two to four titles, each with the six probabilities of a die.

    Returns
    -------
    Picture
        With a table; its description gives mean, variance and entropy of each die.

    Raises
    ------
    ValueError
        For another number of dice, and for what is no die.

    Examples
    --------
    >>> print(dice({"fair": [1 / 6] * 6, "ends": [0.5, 0, 0, 0, 0, 0.5]}).table)
    die   mean    variance  entropy (nats)  perplexity
    fair  3.5000  2.9167    1.7918          6.0000
    ends  3.5000  6.2500    0.6931          2.0000
    """
    if not 2 <= len(weighted) <= 4:
        raise ValueError(f"weighted must be two to four dice, got {len(weighted)}")
    figure, axes = new_figure(8.2, 3.3, columns=len(weighted), sharey=True)
    faces, rows, words = np.arange(1, 7), [], []
    for ax, (name, p) in zip(axes, weighted.items(), strict=True):
        p = np.asarray(p, dtype=float)
        if p.shape != (6,) or not is_distribution(p):
            raise ValueError(f"{name} must be six probabilities that sum to 1")
        mean, variance, nats = float(p @ faces), float(die_variance(p)), float(entropy(p))
        ax.bar(faces, p, color=CLASS_COLOURS[0], width=0.75)
        half = variance**0.5
        ax.plot([mean - half, mean + half], [1.08, 1.08], "|-", color=WARNING, lw=2, ms=9, clip_on=False)
        ax.plot(mean, 1.08, "D", color=WARNING, ms=5)
        ax.set_title(f"{name}\nvariance {number(variance)}, entropy {number(nats)}", fontsize=10)
        ax.set_xticks(faces)
        ax.set_xlim(0.3, 6.7)
        ax.set_ylim(0, 1.16)
        ax.set_yticks([0, 0.25, 0.5, 0.75, 1])
        ax.set_xlabel("face")
        rows.append([name, *(number(value, 4) for value in (mean, variance, nats, np.exp(nats)))])
        words.append(f"{name}: mean {rows[-1][1]}, variance {rows[-1][2]}, entropy {rows[-1][3]}")
    axes[0].set_ylabel("probability")
    figure.suptitle("Weight at the ends is variance, weight on many faces is entropy", x=0.01, ha="left",
                    fontsize=11, fontweight="bold")  # fmt: skip
    return Picture(
        figure, f"Bars of {len(rows)} dice; above them the mean and one standard deviation to either side. "
        f"{'; '.join(words)}.",
        Table(["die", "mean", "variance", "entropy (nats)", "perplexity"], rows),
    )  # fmt: skip


@house_style()
def peaks(z, low=0.01, high=100.0):
    """Draw every probability against beta, and below it the mean score that decides who gains.

    Parameters
    ----------
    z : array_like, shape (K,)
        Two to six finite scores.
    low, high : float
        The range of beta, on a logarithmic axis.

    Returns
    -------
    Picture
        Its description gives the probabilities at both ends and each peak between them.

    Raises
    ------
    ValueError
        For other shapes, or when not 0 < low < high.

    Notes
    -----
    dp_k / dbeta = p_k (z_k - E[z]), and E[z] rises with beta: a class peaks where the mean passes its score.

    Examples
    --------
    >>> "bird peaks at beta 27.465 with 36.30 %" in repr(peaks([0.95, 0.99, 0.98], 0.1, 1000))
    True
    """
    z = row_of_scores(z)
    if not 0 < low < high:
        raise ValueError(f"low must be above 0 and below high, got {low} and {high}")
    names, x = class_names(len(z)), np.geomspace(low, high, 201)
    shares = softmax(np.tile(z, (len(x), 1)), temperature=1 / x[:, None])
    figure, (upper, lower) = new_figure(
        7.6, 5.2, rows=2, sharex=True, gridspec_kw={"height_ratios": [1.5, 1]}
    )
    words, ends, tops = [], [], []
    for k, name in enumerate(names):
        look = {"color": CLASS_COLOURS[k]}
        (line,) = upper.plot(x, shares[:, k], marker=CLASS_MARKERS[k], markevery=50, ms=5, **look)
        ends.append([float(line.get_ydata()[at]) for at in (0, -1)])
        lower.axhline(z[k], lw=1.5, **look)
        lower.annotate(
            f"{name} {significant(z[k], 6)}", (high, z[k]), xytext=(5, 0), textcoords="offset "
            "points", va="center",
            fontweight="bold", fontsize=9, annotation_clip=False, **look,
        )  # fmt: skip
        beta = peak_beta(z, k)
        if low < beta < high:
            top = float(softmax(z, temperature=1 / beta)[k])
            for ax, y in ((upper, top), (lower, z[k])):
                ax.plot(beta, y, CLASS_MARKERS[k], mfc="white", mew=2, ms=10, zorder=5, **look)
            for ax in (upper, lower):
                ax.axvline(beta, lw=1, ls="dotted", **look)
            tops.append((beta, top, f"{name}: {percent(top)}\nat beta {significant(beta, 5)}", look))
            words.append(f"{name} peaks at beta {significant(beta, 5)} with {percent(top)}")
    taken, width = 0.0, 0.19  # of the axis: how far texts reach, and what one needs
    for beta, top, text, look in sorted(tops, key=lambda found: found[0]):
        at = np.log(beta / low) / np.log(high / low)
        left = at - taken >= width  # of its mark, where there is room
        upper.annotate(
            text, (beta, top), xytext=(-8 if left else 8, 34), textcoords="offset points",
            ha="right" if left else "left", va="bottom", fontsize=9, **look,
        )  # fmt: skip
        taken = at if left else at + width
    lower.plot(
        x, mean_score(np.tile(z, (len(x), 1)), temperature=to_temperature(beta=x[:, None])), color=INK, lw=2.2
    )
    lower.text(low * 1.1, z.mean() - 0.06 * np.ptp(z), "mean score", fontsize=9, va="top")
    upper.set_ylabel("probability")
    upper.set_ylim(-0.03, 1.05)
    upper.set_title("A class peaks where the climbing mean score passes its score")
    lower.set_ylabel("score")
    lower.set_ylim(z.min() - 0.12 * np.ptp(z), z.max() + 0.12 * np.ptp(z))
    lower.set_xscale("log")
    lower.set_xlim(low, high)
    powers = range(round(np.log10(low)), round(np.log10(high)) + 1)
    lower.set_xticks([10.0**power for power in powers], [significant(10.0**power) for power in powers])
    lower.minorticks_off()
    lower.set_xlabel("beta = 1 / T (per unit of score)")
    first, last = (listing(names, [end[at] for end in ends]) for at in (0, 1))
    return Picture(
        figure,
        f"Probabilities against beta, and below the mean score. At beta {significant(low, 6)}: "
        f"{first}. At beta "
        f"{significant(high, 6)}: {last}. {'; '.join(words) if words else 'No class peaks between them'}.",
    )


@house_style()
def reliability_diagrams(found, least=50):
    """Draw how often predictions are right against how sure they are, one diagram each.

    Parameters
    ----------
    found : dict of str to teachkit.maths.temperature.Reliability
        Two to four titles, each with what `reliability` found.
    least : int
        Bins with fewer examples are drawn pale.

    Returns
    -------
    Picture
        Its description gives confidence, accuracy and calibration error of each, over all bins.

    Raises
    ------
    ValueError
        For another number of diagrams.

    References
    ----------
    C. Guo, G. Pleiss, Y. Sun, K. Q. Weinberger (2017), "On calibration of modern neural networks",
    arXiv:1706.04599, figure 1.

    Examples
    --------
    >>> from teachkit.maths.temperature import reliability
    >>> r = reliability([[0.9, 0.1], [0.8, 0.2], [0.4, 0.6]], labels=[0, 1, 1])
    >>> "A: sure 0.767, right 0.667" in repr(reliability_diagrams({"A": r, "B": r}))
    True
    """
    if not 2 <= len(found) <= 4:
        raise ValueError(f"found must have two to four entries, got {len(found)}")
    figure, axes = new_figure(8.2, 3.5, columns=len(found), sharey=True)
    words = []
    for ax, (name, bins) in zip(axes, found.items(), strict=True):
        used = bins.count > 0
        weight = bins.count[used] / bins.count.sum()
        sure, right = float(weight @ bins.confidence[used]), float(weight @ bins.accuracy[used])
        width = bins.edges[1] - bins.edges[0]
        for k in np.flatnonzero(used):
            middle, many = bins.edges[k] + width / 2, bins.count[k] >= least
            ax.bar(middle, bins.accuracy[k], 0.92 * width, color=CLASS_COLOURS[5], alpha=1 if many else 0.3)
            ax.plot([bins.confidence[k]] * 2, [bins.accuracy[k], bins.confidence[k]], color=WARNING, lw=1.5,
                    alpha=1 if many else 0.4)  # fmt: skip
        ax.plot([0, 1], [0, 1], color=INK, ls="dashed", lw=1.2)
        ax.plot(sure, right, "D", color=WARNING, mec="white", ms=9, zorder=5)
        ax.set_title(f"{name}\nsure {number(sure)}, right {number(right)}", fontsize=10)
        ax.set_xlim(0.28, 1.02)
        ax.set_ylim(0, 1.02)
        ax.set_xlabel("how sure")
        words.append(
            f"{name}: sure {number(sure)}, right {number(right)}, calibration error {number(bins.error)}"
        )
    axes[0].set_ylabel("share that is right")
    figure.suptitle("Below the dashed line: too sure. Above it: not sure enough", x=0.01, ha="left",
                    fontsize=11, fontweight="bold")  # fmt: skip
    return Picture(
        figure, f"{len(words)} reliability diagrams: bars of the share that is right, bin by bin of how sure "
        f"the prediction is; a diamond for all together. {'; '.join(words)}."
    )  # fmt: skip

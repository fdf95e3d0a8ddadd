"""Pictures of lesson 07: where training takes the logits, blobs, histories, handwritten digits, a network."""

import itertools
import math

import numpy as np
from matplotlib.collections import LineCollection
from matplotlib.colors import LinearSegmentedColormap, to_rgb
from matplotlib.patches import Rectangle

from teachkit.figures.picture import Picture
from teachkit.figures.space import Curve, Dots, Faces, Space, Surface, Words, draw_space
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
from teachkit.figures.words import counted, number, plural, significant
from teachkit.maths.geometry import DIAGONAL_VIEW, class_axes, to_logits
from teachkit.maths.losses import cross_entropy
from teachkit.maths.training import axis_angle, margins, off_plane, step_angles

# One of our own: those of matplotlib are as fine as the setting "image.lut" was when they were loaded.
INK_ON_PAPER = LinearSegmentedColormap.from_list("ink on paper", ["white", "black"])
PLANE = "#e6e6ee"  # the plane of zero sum
UPRIGHT = [1, 2, 0]  # the axis of cat stands upright, as on the maps of lesson 05
# Of the steps of a long training, those at which its paths are drawn.
KEPT = (*range(0, 100, 10), *range(100, 1001, 25))


class Paths(Curve):
    """The paths of many points at once, each in the colour of its class.

    `points` has the shape (steps, N, 3); `colour` is a list of N colours.
    """

    def segments(self):
        """Return the ends of the pieces, shape (count, 2, 3), and their colours."""
        p = np.asarray(self.points, dtype=float)
        pieces = np.stack([p[:-1], p[1:]], axis=2).reshape(-1, 2, 3)
        return pieces, list(self.colour) * (len(p) - 1)


def _plane(reach):
    """Cut the plane of zero sum out of a cube: a hexagon, in small faces. Shape (count, 4, 3)."""
    turn = np.deg2rad([0, 60, 120, 180, 240, 300])
    rim = reach * math.sqrt(2) * np.stack([np.cos(turn), np.sin(turn)], axis=1)
    steps = np.linspace(0, 1, 7)[:, None, None]
    grids = [steps * rim[k] + steps.swapaxes(0, 1) * rim[(k + 2) % 6] for k in (0, 2, 4)]
    return np.concatenate([Surface("part", to_logits(grid), PLANE).faces() for grid in grids])


def logit_space(logits, labels, reach, paths=()):
    """Put the scores of three classes into space, with the plane of zero sum and the class axes in it.

    Parameters
    ----------
    logits : array_like, shape (N, 3)
        Where the points are.
    labels : array_like of int, shape (N,)
    reach : float
        The box goes from ``-reach`` to ``reach`` along each score.
    paths : sequence of Paths
        In the coordinates of the scene.

    Returns
    -------
    Space
        Its coordinates are dog, bird, cat: the view down (1, 1, 1) shows cat on top.

    Examples
    --------
    >>> scene = logit_space([[3.0, 1.0, 0.5]], [0], reach=10)
    >>> scene.things[-1].name, scene.things[-1].points
    ('logits', array([[1. , 0.5, 3. ]]))
    """
    space = Space(((-reach, reach),) * 3, aspect=(0.85,) * 3)
    add = space.things.append
    names = class_names(3)
    add(Faces("plane of zero sum", _plane(reach)[..., UPRIGHT], PLANE, 0.4, lines=False, pale=True))
    for k, axis in enumerate(class_axes(3)):
        end = to_logits(axis * reach * math.sqrt(1.5))[UPRIGHT]
        add(Curve(f"axis of {names[k]}", np.linspace(0 * end, end, 13), FAINT, 1.0))
        add(Words(names[k], tuple(1.13 * end), CLASS_COLOURS[k], 11))
    space.things += paths
    add(Dots("logits", np.asarray(logits)[:, UPRIGHT], [CLASS_COLOURS[k] for k in labels], 6))
    return space


def room_for(logits, least=10):
    """Return a round number that no score exceeds, at least `least`: how far a box must reach.

    Examples
    --------
    >>> room_for([[3.0, -12.2, 9.2]]), room_for([[1.0, 2.0]])
    (15, 10)
    """
    size = max(float(np.abs(logits).max()), least)
    power = 10 ** math.floor(math.log10(size))
    return next(
        rung * power // 10 for rung in (10, 15, 20, 25, 30, 40, 50, 60, 80, 100) if rung * power >= 10 * size
    )


def _runs(paths, labels):
    """Check trainings: a dict of 1 to 4 names, each with the logits of every step."""
    labels = np.asarray(labels)
    if not 1 <= len(paths) <= 4:
        raise ValueError(f"paths must hold one to four trainings, got {len(paths)}")
    found = {name: np.asarray(z, dtype=float) for name, z in paths.items()}
    for name, z in found.items():
        if z.ndim != 3 or z.shape[1:] != (len(labels), 3) or len(z) < 2 or not np.isfinite(z).all():
            raise ValueError(
                f"{name} must be finite logits of shape (steps, {len(labels)}, 3), got shape {z.shape}"
            )
    return found, labels


def _right(z, labels):
    return f"{np.sum(z.argmax(-1) == labels)} of {len(labels)} {plural(len(labels), 'point')} right"


def _sums(z):
    """Say how far sums of scores are from 0."""
    far = off_plane(z)
    if not far:
        return "every sum of three scores stays 0: the paths lie in the plane"
    most = np.abs(z.sum(-1)).max()
    return f"the sums of three scores go up to {number(most, 1)}, {number(far, 1)} off the plane"


@house_style()
def logit_paths(paths, labels):
    """Draw where training takes the logits, looking straight down (1, 1, 1) at the plane of zero sum.

    Parameters
    ----------
    paths : dict of str to array_like, shape (steps, N, 3)
        One to four trainings: the logits of all points before each update, and after the last.
    labels : array_like of int, shape (N,)
        Class numbers.

    Returns
    -------
    Picture
        Its description gives, for each training, how many points end on the right side, the mean angle to
        the class axes, and how far the sums of the scores are from 0.

    Raises
    ------
    ValueError
        For another number of trainings, other shapes, or numbers that are not finite.

    Notes
    -----
    After the plots of E. Waite, "softmax-logit-paths", https://github.com/elliotwaite/softmax-logit-paths

    Examples
    --------
    >>> steps = np.linspace(0, 6, 5)[:, None, None] * np.array([[2, -1, -1], [-1, 2, -1], [-1, -1, 2]])
    >>> "SGD: 3 of 3 points right" in repr(logit_paths({"SGD": steps}, [0, 1, 2]))
    True
    """
    runs, labels = _runs(paths, labels)
    figure, axes = new_figure(max(4.1 * len(runs), 5), 4.2, columns=len(runs), squeeze=False)
    reach = room_for(np.concatenate(list(runs.values())))
    for ax, name in zip(axes[0], runs, strict=True):
        ax.set_title(f"{name} (the axes end at a logit of {significant(reach)})", fontsize=10)
        ax.set_axis_off()
    figure.suptitle("Each class runs out into its own third of the plane", x=0.01, ha="left", fontsize=11,
                    fontweight="bold")  # fmt: skip
    figure.draw_without_rendering()  # the scene is drawn into the place that the layout leaves
    words = []
    for ax, (name, z) in zip(axes[0], runs.items(), strict=True):
        kept = sorted({step for step in KEPT if step < len(z)} | {len(z) - 1})
        lines = Paths("paths", z[kept][..., UPRIGHT], [CLASS_COLOURS[k] for k in labels], 1.0)
        draw_space(ax, logit_space(z[-1], labels, reach, [lines]), *DIAGONAL_VIEW, zoom=1.12)
        words.append(
            f"{name}: {_right(z[-1], labels)}, on average {number(axis_angle(z[-1], labels), 0)}° from the "
            f"axis of their class; {_sums(z)}"
        )
    return Picture(
        figure,
        "Paths of logits seen straight down (1, 1, 1): cat runs up, dog to the lower left, bird to the lower "
        f"right; dots are the ends. {'. '.join(words)}.",
    )


def _end_labels(ax, ends, digits):
    """Name lines at their right ends, at least 14 points apart."""
    low, high = ax.get_ylim()
    room = 14 / (ax.get_position().height * ax.figure.get_size_inches()[1] * 72) * (high - low)
    at = -math.inf
    for name, x, y, colour in sorted(ends, key=lambda end: end[2]):
        at = max(y, at + room)
        ax.annotate(
            f"{name} {number(y, digits)}", (x, at), xytext=(6, 0), textcoords="offset points", va="center",
            color=colour, fontsize=9, annotation_clip=False,
        )  # fmt: skip


LINES = ((INK, "-"), ("#d4008f", "--"), (FAINT, "-."), ("#7b2fa0", ":"))  # colours of no class


@house_style()
def downhill_angles(paths, labels, steps):
    """Draw how far each point's step turns away from its own downhill direction.

    Parameters
    ----------
    paths : array_like, shape (steps, N, 3)
        One training: the logits of all points before each update, and after the last.
    labels : array_like of int, shape (N,)
    steps : sequence of int
        Which updates to look at, from 1: one to six rows.

    Returns
    -------
    Picture
        Its description gives, for each update, the mean angle and how many points go away.

    Raises
    ------
    ValueError
        As `logit_paths`; for an update that was not made, and for more than six.

    Examples
    --------
    >>> path = np.array([[[0.0, 0, 0]] * 2, [[2.0, -1, -1]] * 2])
    >>> repr(downhill_angles(path, [0, 1], [1])).split(": ", 1)[1]
    'step 1: 60° on average, 1 of 2 points goes away.'
    """
    runs, labels = _runs({"paths": paths}, labels)
    z, steps = runs["paths"], [int(step) for step in steps]
    if not 1 <= len(steps) <= 6 or not all(1 <= step < len(z) for step in steps):
        raise ValueError(f"steps must hold one to six numbers from 1 to {len(z) - 1}, got {steps}")
    figure, ax = new_figure(7.2, 0.62 * len(steps) + 1.5)
    words, averages, names = [], [], class_names(3)
    lanes = (np.arange(len(labels)) * 0.618) % 1 - 0.5  # points of one angle do not cover each other
    for row, step in enumerate(steps):
        angles = step_angles(z[step - 1], z[step], labels)
        for k, name in enumerate(names):
            own = labels == k
            ax.plot(angles[own], row + 0.6 * lanes[own], CLASS_MARKERS[k], color=CLASS_COLOURS[k],
                    markersize=5, alpha=0.8, label=name if not row else None)  # fmt: skip
        mean, away = float(np.nanmean(angles)), int(np.sum(angles > 90))
        averages.append(mean)
        ax.plot([mean, mean], [row - 0.38, row + 0.38], color=INK, linewidth=2)
        ax.text(183, row, f"{away} away", va="center", fontsize=9, color=WARNING if away else INK)
        words.append(
            f"step {step}: {number(mean, 0)}° on average, {away} of {counted(len(labels), 'point')} "
            f"{'goes' if away == 1 else 'go'} away"
        )
    ax.axvline(90, color=WARNING, linewidth=1, linestyle=":")
    ax.annotate("away →", (90, 1), (3, 6), xycoords=("data", "axes fraction"), textcoords="offset points",
                fontsize=9, color=WARNING)  # fmt: skip
    ax.set_xlim(0, 180)
    ax.set_xticks(range(0, 181, 30), [f"{degrees}°" for degrees in range(0, 181, 30)])
    ax.set_ylim(len(steps) - 0.5, -0.5)
    ax.set_yticks(range(len(steps)), [f"step {step:,}" for step in steps])
    ax.set_xlabel("angle between a point's step and its own downhill direction; the bar is the mean")
    ax.set_title(f"In the steps shown, the mean angle is {_range_of(averages)}", pad=24)
    ax.legend(loc="lower left", bbox_to_anchor=(0, 1), ncols=3, fontsize=9, handletextpad=0.1,
              columnspacing=1, borderaxespad=0.2)  # fmt: skip
    return Picture(figure, f"Angles from the downhill direction: {'; '.join(words)}.")


def _range_of(degrees):
    """Write the least and the largest of some degrees: "50° to 70°"."""
    least, most = number(min(degrees), 0), number(max(degrees), 0)
    return f"{most}°" if least == most else f"{least}° to {most}°"


@house_style()
def plane_distance(paths, labels):
    """Draw how far the logits are from the plane of zero sum at every step.

    Parameters
    ----------
    paths : dict of str to array_like, shape (steps, N, 3)
        One to four trainings.
    labels : array_like of int, shape (N,)

    Returns
    -------
    Picture
        Its description gives the distance of each at its last step and the largest one.

    Raises
    ------
    ValueError
        As `logit_paths`.

    Examples
    --------
    >>> steps = np.linspace(0, 3, 4)[:, None, None] * np.array([[1.0, 0, 0]])
    >>> "Adam: 1.73 at step 3" in repr(plane_distance({"Adam": steps}, [0]))
    True
    """
    runs, labels = _runs(paths, labels)
    figure, ax = new_figure(7.2, 3.2)
    ends, words = [], []
    for (name, z), (colour, style) in zip(runs.items(), LINES, strict=False):
        far = [off_plane(at) for at in z]
        (line,) = ax.plot(far, style, color=colour)
        drawn = line.get_ydata()
        ends.append((name, len(z) - 1, drawn[-1], colour))
        words.append(f"{name}: {number(drawn[-1], 2)} at step {len(z) - 1}, at most {number(max(drawn), 2)}")
    ax.set_xlim(0, max(end[1] for end in ends))
    ax.set_ylim(bottom=-0.03 * ax.get_ylim()[1])
    ax.set_xlabel("step")
    ax.set_ylabel("distance (in units of score)")
    ax.set_title("How far the farthest point is from the plane of zero sum")
    figure.draw_without_rendering()
    _end_labels(ax, ends, 2)
    return Picture(
        figure, f"The largest distance from the plane of zero sum, step by step. {'; '.join(words)}."
    )


@house_style()
def margin_growth(paths, labels, level=None):
    """Draw the mean margin of all points against the step, by factors of ten.

    Parameters
    ----------
    paths : dict of str to array_like, shape (steps, N, 3)
        One to four trainings.
    labels : array_like of int, shape (N,)
    level : float, optional
        A margin to mark: the one at which smoothed labels have their least loss.

    Returns
    -------
    Picture
        Its description gives the mean margin of each at the powers of ten.

    Raises
    ------
    ValueError
        As `logit_paths`.

    Examples
    --------
    >>> steps = np.linspace(0, 5, 101)[:, None, None] * np.array([[1.0, 0, 0]])
    >>> "SGD: 0.05 after 1, 0.50 after 10, 5.00 after 100" in repr(margin_growth({"SGD": steps}, [0]))
    True
    """
    runs, labels = _runs(paths, labels)
    figure, ax = new_figure(7.2, 3.6)
    ends, words = [], []
    last = max(len(z) for z in runs.values()) - 1
    t = np.geomspace(1, last, 60)
    ax.plot(t, np.log(2 * t), color=FAINT, linestyle=(0, (1, 2)), linewidth=1.4)
    ends.append(("ln(2 · step)", last, np.log(2 * last), "#6a6a6a"))
    for (name, z), (colour, style) in zip(runs.items(), LINES, strict=False):
        (line,) = ax.plot(margins(z, labels).mean(-1), style, color=colour)
        drawn = line.get_ydata()
        ends.append((name, len(z) - 1, drawn[-1], colour))
        told = [10**power for power in range(9) if 10**power < len(z)]
        words.append(f"{name}: " + ", ".join(f"{number(drawn[n], 2)} after {n}" for n in told))
    if level is not None:
        ax.axhline(level, color=WARNING, linewidth=1, linestyle=":")
        ax.text(1.1, level + 0.06, f"{number(level, 2)}: best for smoothed labels", color=WARNING, fontsize=9,
                va="bottom", bbox={"color": "white", "pad": 0.5}, zorder=3)  # fmt: skip
        words.append(f"a dotted line marks {number(level, 2)}, where smoothed labels have their least loss")
    ax.set_xscale("log")
    ax.set_xlim(1, last)
    powers = [10**power for power in range(9) if 10**power <= last]
    ax.set_xticks(powers, [f"{power:,}" for power in powers])
    ax.minorticks_off()
    ax.set_xlabel("step (scale by factors of 10)")
    ax.set_ylabel("mean margin")
    ax.set_title("With one-hot labels the margin goes on growing")
    figure.draw_without_rendering()
    _end_labels(ax, ends, 2)
    return Picture(
        figure, f"The mean margin of {len(labels)} {plural(len(labels), 'point')}. {'; '.join(words)}."
    )


@house_style()
def blobs_map(x, labels, scores, title):
    """Draw points of a plane by class, over the regions in which each class has the highest score.

    Parameters
    ----------
    x : array_like, shape (N, 2)
    labels : array_like of int, shape (N,)
        Two to six classes.
    scores : callable
        Takes points, shape (M, 2), and returns their scores, shape (M, K).
    title : str

    Returns
    -------
    Picture
        Its description gives the mean of each class, how many points are on the right side, and the loss.

    Raises
    ------
    ValueError
        When the scores have not one column for each class.

    Examples
    --------
    >>> x = [[0.0, 0.0], [4.0, 0.0]]
    >>> "2 of 2 points right" in repr(blobs_map(x, [0, 1], lambda x: x * [-1, 1], "Two points"))
    True
    """
    x, labels = np.asarray(x, dtype=float), np.asarray(labels)
    z = np.asarray(scores(x), dtype=float)
    K = z.shape[-1]
    if z.shape != (len(x), K) or not labels.max() < K <= len(CLASS_COLOURS):
        raise ValueError(f"scores must return shape ({len(x)}, K), K of 2 to 6 classes, got {z.shape}")
    figure, ax = new_figure(7.2, 4.4)
    low, high = x.min(0) - 2, x.max(0) + 2
    sides = [low[i] + (np.arange(240) + 0.5) / 240 * (high[i] - low[i]) for i in (0, 1)]
    grid = np.stack(np.meshgrid(*sides), axis=-1).reshape(-1, 2)
    pale = np.array([to_rgb(colour) for colour in CLASS_COLOURS[:K]]) * 0.28 + 0.72
    regions = pale[np.asarray(scores(grid)).argmax(-1).reshape(240, 240)]
    ax.imshow(regions, origin="lower", extent=(low[0], high[0], low[1], high[1]), aspect="auto")
    names, words = class_names(K), []
    for k, name in enumerate(names):
        own = x[labels == k]
        ax.plot(*own.T, CLASS_MARKERS[k], color=CLASS_COLOURS[k], markersize=4, markeredgecolor="white",
                markeredgewidth=0.4)  # fmt: skip
        if len(own):
            middle = own.mean(0)
            box = {"boxstyle": "round,pad=0.2", "facecolor": "white", "edgecolor": CLASS_COLOURS[k]}
            ax.text(*middle, name, ha="center", va="center", fontweight="bold", fontsize=11, bbox=box)
            words.append(f"{name} round ({number(middle[0], 1)}, {number(middle[1], 1)})")
    wrong = z.argmax(-1) != labels
    ax.plot(*x[wrong].T, "o", color=WARNING, markerfacecolor="none", markersize=11, markeredgewidth=1.6)
    ax.set_xlabel("first coordinate")
    ax.set_ylabel("second coordinate")
    ax.set_title(title)
    loss = float(cross_entropy(z, labels).mean())
    return Picture(
        figure,
        f"{title}. {len(x)} {plural(len(x), 'point')} over the regions of {K} classes: {', '.join(words)}. "
        f"{_right(z, labels)}{', the others ringed' if wrong.any() else ''}; loss {number(loss, 2)} nats.",
    )


@house_style()
def training_history(history):
    """Draw loss and accuracy over the epochs of a training.

    Parameters
    ----------
    history : dict of str to (losses, accuracies)
        One to four parts of the data, such as "training" and "validation", each with two sequences: a value
        before the first epoch, and one after each.

    Returns
    -------
    Picture
        Its description gives the first and last value of each, and where the validation loss is least.

    Raises
    ------
    ValueError
        For another number of parts, sequences of different lengths, or numbers that are not finite.

    Examples
    --------
    >>> "training: loss 1.39 to 0.05, right 25.0 % to 99.0 %" in repr(
    ...     training_history({"training": ([1.386, 0.3, 0.05], [0.25, 0.8, 0.99])})
    ... )
    True
    """
    if not 1 <= len(history) <= 4:
        raise ValueError(f"history must have one to four parts, got {len(history)}")
    lengths = {len(values) for part in history.values() for values in part}
    if len(lengths) != 1 or not all(
        np.isfinite(values).all() for part in history.values() for values in part
    ):
        raise ValueError("history must hold finite losses and accuracies, as many of each in every part")
    epochs = np.arange(lengths.pop())
    figure, (left, right) = new_figure(8.0, 3.4, columns=2)
    words = []
    for (name, (losses, shares)), (colour, style) in zip(history.items(), LINES, strict=False):
        (loss,) = left.plot(epochs, losses, style, color=colour, label=name)
        (share,) = right.plot(epochs, 100 * np.asarray(shares, dtype=float), style, color=colour, label=name)
        a, b = loss.get_ydata(), share.get_ydata()
        words.append(
            f"{name}: loss {number(a[0], 2)} to {number(a[-1], 2)}, right {number(b[0], 1)} % to "
            f"{number(b[-1], 1)} %; the least loss is after epoch {int(np.argmin(a))}"
        )
    left.set_yscale("log")
    left.set_ylabel("loss (nats, by factors of 10)")
    left.set_title("Loss")
    right.set_ylabel("right (%)")
    right.set_ylim(0, 103)
    right.set_title("Accuracy")
    right.legend(loc="lower right")
    for ax in (left, right):
        ax.set_xlabel("epoch")
    return Picture(figure, f"Loss and accuracy over {counted(epochs[-1], 'epoch')}. {'; '.join(words)}.")


def a_digit(name):
    """Put the right article before a digit.

    Examples
    --------
    >>> a_digit(7), a_digit("8")
    ('a 7', 'an 8')
    """
    return f"{'an' if str(name) == '8' else 'a'} {name}"


@house_style()
def digit_gallery(images, labels, p, title):
    """Draw handwritten digits, each with what it is and what it was taken for.

    Parameters
    ----------
    images : array_like, shape (N, 8, 8)
        0 (paper) to 16 (ink); 1 to 12 of them.
    labels : array_like of int, shape (N,)
    p : array_like, shape (N, 10)
        Predicted distributions.
    title : str

    Returns
    -------
    Picture
        Its description gives for every image the true digit and the two most probable ones.

    Raises
    ------
    ValueError
        For another number of images, or when the three do not fit together.

    Examples
    --------
    >>> "1. a 3, taken for 8 (p 0.90), for 3 (p 0.10)" in repr(
    ...     digit_gallery(np.zeros((1, 8, 8)), [3], [[0, 0, 0, 0.1, 0, 0, 0, 0, 0.9, 0]], "One digit")
    ... )
    True
    """
    images, labels, p = np.asarray(images), np.asarray(labels), np.asarray(p, dtype=float)
    count = len(images)
    if (
        not 1 <= count <= 12
        or images.shape[1:] != (8, 8)
        or p.shape != (count, 10)
        or labels.shape != (count,)
    ):
        raise ValueError(
            f"images, labels and p must be of shapes (N, 8, 8), (N,) and (N, 10), N from 1 to 12; got "
            f"{images.shape}, {labels.shape} and {p.shape}"
        )
    columns = min(count, 6)
    rows = -(-count // columns)
    figure, axes = new_figure(8.0, 1.95 * rows + 0.35, rows, columns, squeeze=False)
    words = []
    for ax in axes.flat[count:]:
        ax.set_axis_off()
    for n, (ax, image, label, share) in enumerate(zip(axes.flat, images, labels, p, strict=False)):
        ax.imshow(image, cmap=INK_ON_PAPER, vmin=0, vmax=16)
        ax.set_xticks([])
        ax.set_yticks([])
        for side in ax.spines.values():
            side.set_visible(True)
            side.set_color(FAINT)
        first, second = np.argsort(-share, kind="stable")[:2]
        right = first == label
        ax.set_title(a_digit(label), fontsize=10, loc="center")
        sure, less = (number(share[k], 2) for k in (first, second))
        ax.set_xlabel(f"{first}: {sure}{'' if right else ' ✗'}\n{second}: {less}", fontsize=9,
                      color=INK if right else WARNING)  # fmt: skip
        words.append(f"{n + 1}. {a_digit(label)}, taken for {first} (p {sure}), for {second} (p {less})")
    figure.suptitle(title, x=0.01, ha="left", fontsize=11, fontweight="bold")
    return Picture(figure, f"{title}. {'; '.join(words)}.")


@house_style()
def confusion_map(counts, names):
    """Draw how often each class was taken for each class.

    Parameters
    ----------
    counts : array_like of int, shape (K, K)
        Row: true class, column: predicted one, as `teachkit.confusion_matrix` counts.
    names : sequence of str
        The K classes.

    Returns
    -------
    Picture
        Its description gives the number of right ones and the most frequent mistakes.

    Raises
    ------
    ValueError
        When counts and names do not fit together.

    Examples
    --------
    >>> "12 of 14 right; mistakes: a 1 taken for 2: 2" in repr(confusion_map([[9, 2], [0, 3]], ["1", "2"]))
    True
    """
    counts = np.asarray(counts)
    K = len(names)
    if counts.shape != (K, K):
        raise ValueError(f"counts must be of shape ({K}, {K}), as there are {K} names, got {counts.shape}")
    figure, ax = new_figure(5.6, 4.8)
    wrong = counts * (1 - np.eye(K, dtype=int))
    for true, row in enumerate(counts):
        for guessed, count in enumerate(row):
            right = true == guessed
            shade = 0.12 if right else min(0.75, 0.25 * count**0.5)
            if count:
                ax.add_patch(
                    Rectangle(
                        (guessed - 0.5, true - 0.5), 1, 1, facecolor=CLASS_COLOURS[0] if right else WARNING,
                        alpha=shade, linewidth=0,
                    )
                )  # fmt: skip
                ax.text(guessed, true, f"{count}", ha="center", va="center", fontsize=10,
                        fontweight="normal" if right else "bold")  # fmt: skip
    ax.set_xlim(-0.5, K - 0.5)
    ax.set_ylim(K - 0.5, -0.5)
    ax.set_xticks(range(K), names)
    ax.set_yticks(range(K), names)
    ax.set_xlabel("taken for")
    ax.set_ylabel("is")
    right = int(np.trace(counts))
    ax.set_title(f"{right} of {counts.sum()} right: the diagonal")
    order = np.argsort(-wrong, axis=None, kind="stable")[: min(5, np.count_nonzero(wrong))]
    said = [f"{a_digit(names[i // K])} taken for {names[i % K]}: {wrong.flat[i]}" for i in order]
    told = f"mistakes: {', '.join(said)}" if said else "no mistakes"
    if np.count_nonzero(wrong) > 5:
        told = "the most frequent " + told
    return Picture(
        figure, f"A table of counts, true class by predicted class. {right} of {counts.sum()} right; {told}."
    )


@house_style()
def network_drawing(sizes):
    """Draw a network: a column of circles a layer, a line for each weight.

    Parameters
    ----------
    sizes : sequence of int
        How many numbers enter, and how many leave each layer. Of more than 12, some are drawn.

    Returns
    -------
    Picture
        Its description gives the layers and the number of weights and biases.

    Raises
    ------
    ValueError
        For fewer than two sizes, and sizes below 1.

    Examples
    --------
    >>> network_drawing([2, 12, 4]).description
    'A network: 2 numbers enter, 12 after ReLU, 4 scores leave. Parameters: 36 + 52 = 88.'
    """
    sizes = [int(size) for size in sizes]
    if len(sizes) < 2 or min(sizes) < 1:
        raise ValueError(f"sizes must be two or more numbers of 1 and more, got {sizes}")
    figure, ax = new_figure(7.2, 3.6)
    shown = [min(size, 12) for size in sizes]
    at = [
        np.column_stack([np.full(count, 2.0 * layer), ((count - 1) / 2 - np.arange(count)) * 1.1])
        for layer, count in enumerate(shown)
    ]
    for left, right in itertools.pairwise(at):
        ends = np.stack(np.broadcast_arrays(left[:, None], right[None]), axis=2).reshape(-1, 2, 2)
        ax.add_collection(LineCollection(ends, colors="#c8c8c8", linewidths=0.6, zorder=1))
    each = [(n + 1) * out for n, out in itertools.pairwise(sizes)]
    last = len(sizes) - 1
    for layer, (places, size) in enumerate(zip(at, sizes, strict=True)):
        few = layer == last and size <= len(CLASS_COLOURS)
        colours = CLASS_COLOURS[:size] if few else ["white"] * len(places)
        ax.scatter(*places.T, s=70, c=colours, edgecolors=INK, linewidths=1, zorder=2)
        what = "numbers enter" if layer == 0 else "scores leave" if layer == last else "after ReLU"
        ax.text(2.0 * layer, -7.7, f"{size} {what}", ha="center", va="center", fontsize=9)
        if size > 12:
            ax.text(2.0 * layer, 7.2, f"12 of {size}", ha="center", va="center", fontsize=9, color="#6a6a6a")
        if layer:
            ax.text(2.0 * layer - 1, 7.7, f"{sizes[layer - 1]} × {size} + {size}", ha="center", va="center",
                    fontsize=9)  # fmt: skip
    ax.set_ylim(-8.3, 8.3)
    ax.set_xlim(-0.9, 2.0 * last + 0.9)
    ax.set_axis_off()
    ax.set_title(f"{sum(each):,} numbers are learned")
    said = [
        counted(sizes[0], "number enters", "numbers enter"),
        *(f"{size} after ReLU" for size in sizes[1:-1]),
    ]
    return Picture(
        figure,
        f"A network: {', '.join(said)}, {counted(sizes[-1], 'score leaves', 'scores leave')}. Parameters: "
        f"{' + '.join(map(str, each))} = {sum(each)}.",
    )

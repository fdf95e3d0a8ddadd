"""What the explorers of the exponential share: lanes of scores, dots on curves, words beside an axis."""

from teachkit.explorers.parts import all_seen
from teachkit.figures.style import CLASS_COLOURS, CLASS_MARKERS
from teachkit.figures.words import number

LINE = "#d0d0d0"


def class_dot(ax, k, size=8, y=0.0, **look):
    """Draw the marker of class number `k`, to be moved."""
    (dot,) = ax.plot([0], [y], color=CLASS_COLOURS[k], marker=CLASS_MARKERS[k], linestyle="", markersize=size,
                     clip_on=False, **look)  # fmt: skip
    return dot


def lanes(ax, names, low, high):
    """Draw a line for each name, the first on top, from `low` to `high`; dots move along them."""
    count = len(names)
    ax.set_ylim(-0.7, count - 0.3)
    ax.set_yticks(range(count), names[::-1])
    ax.spines[["left", "bottom"]].set_visible(False)
    ax.tick_params(left=False)
    ax.hlines(range(count), low, high, color=LINE, linewidth=1)


def score_handle(explorer, k, dot, y, suffix="", words=None):
    """Let a dot at the height `y` be dragged to set the score of class number `k`, as it is drawn.

    With a suffix it is one more hold of that score, which says where the dot is.
    """
    name = explorer.names[k]
    place = {"low": lambda: explorer.reach(name)[0], "high": lambda: explorer.reach(name)[1]}
    label = f"score of {name}, {suffix}" if suffix else None
    explorer.handle(
        f"{name}_{suffix.replace(' ', '_')}" if suffix else name, dot, label, control=name, y=y, words=words,
        x=lambda: explorer.scores()[k], to=lambda score: explorer.moved_to(name, score), extra=bool(suffix),
        **place,
    )  # fmt: skip
    return dot


def lane_dots(explorer, ax, top):
    """Draw a large dot for each score on its lane, the first at the height `top`, to be dragged."""
    return [
        score_handle(explorer, k, class_dot(ax, k, 12, top - k, markeredgecolor="white"), top - k)
        for k in range(len(explorer.names))
    ]


def curve_dots(explorer, ax, heights, suffix, **look):
    """Draw a dot for each score on a curve, at what `heights` returns, to be dragged along x."""
    dots = [
        score_handle(explorer, k, class_dot(ax, k, **look), lambda k=k: heights()[k], suffix)
        for k in range(len(explorer.names))
    ]
    return all_seen(explorer, ax, dots, lambda: zip(explorer.scores(), heights(), strict=True), 8)


def verticals(explorer, ax, low, high):
    """Draw a dotted line at each score, between what `low` and `high` return for each class."""
    lines = [
        ax.plot([0, 0], [0, 1], color=CLASS_COLOURS[k], linestyle=":", linewidth=1.5)[0]
        for k in range(len(explorer.names))
    ]
    return explorer.follow(
        lines,
        data=lambda: [
            ([score] * 2, [one, other])
            for score, one, other in zip(explorer.scores(), low(), high(), strict=True)
        ],
    )


def small_share(share):
    """Write a share with three digits; one too small for them as less than a thousandth.

    Examples
    --------
    >>> small_share(0.0004), small_share(0.25), small_share(0)
    ('<0.001', '0.250', '0.000')
    """
    return "<0.001" if 0 < share < 0.0005 else number(share)

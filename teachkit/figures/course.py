"""The map of the course (lesson 00)."""

from teachkit.figures.picture import Picture
from teachkit.figures.style import CLASS_COLOURS, FAINT, INK, house_style, new_figure

# number: (title, the lessons it builds on, where its box stands: column, row)
LESSONS = {
    "00": ("Start here", (), (0, 1)),
    "01": ("Exponentials", ("00",), (1, 1)),
    "02": ("Normalization", ("01",), (2, 1)),
    "03": ("Temperature", ("02",), (3, 2)),
    "04": ("Sigmoid", ("02",), (3, 1)),
    "05": ("Geometry", ("04",), (4, 0)),
    "06": ("Cross-entropy", ("04",), (4, 1)),
    "07": ("Training", ("05", "06"), (5, 0)),
    "08": ("Attention", ("03",), (4, 2)),
    "09": ("Corrections", ("07", "08"), (5, 2)),
}


@house_style()
def course_map(here="00", done=()):
    """Draw the ten lessons and which lesson each builds on.

    Parameters
    ----------
    here : str
        The number of the lesson that is marked "you are here".
    done : collection of str, optional
        The numbers of the lessons that get a tick, as `teachkit.exercises.done_lessons` gives them.

    Returns
    -------
    Picture
        Its description lists every lesson with the lessons it builds on, and which are done.

    Raises
    ------
    ValueError
        When `here`, or one of `done`, is not the number of a lesson.

    Examples
    --------
    >>> "03 Temperature (after 02)" in repr(course_map())
    True
    >>> "01 Exponentials (after 00, done)" in repr(course_map(done={"01"}))
    True
    """
    if here not in LESSONS:
        raise ValueError(f"here must be one of {', '.join(LESSONS)}, got {here!r}")
    unknown = sorted(set(done) - set(LESSONS))
    if unknown:
        raise ValueError(f"done must be of {', '.join(LESSONS)}, got {', '.join(map(repr, unknown))}")
    figure, ax = new_figure(8.2, 3.1)
    ax.set_axis_off()
    ax.set_xlim(-0.52, 5.52)
    ax.set_ylim(-0.5, 2.5)
    boxes = {}
    for name, (title, _, (column, row)) in LESSONS.items():
        mine = name == here
        boxes[name] = ax.text(
            column,
            row,
            f"{name} ✓\n{title}" if name in done else f"{name}\n{title}",
            ha="center",
            va="center",
            fontsize=9,
            fontweight="bold" if mine else "normal",
            color="white" if mine else INK,
            bbox={
                "boxstyle": "round,pad=0.45",
                "facecolor": CLASS_COLOURS[0] if mine else "white",
                "edgecolor": CLASS_COLOURS[0],
            },
        )
    column, row = LESSONS[here][2]
    ax.text(column, row + 0.36, "you are here", ha="center", fontsize=8, color=CLASS_COLOURS[0])
    words = []
    for name, (title, needs, place) in LESSONS.items():
        for need in needs:
            arrow = {"arrowstyle": "-|>", "color": FAINT, "shrinkA": 2, "shrinkB": 2}
            arrow |= {"patchA": boxes[need].get_bbox_patch(), "patchB": boxes[name].get_bbox_patch()}
            ax.annotate("", place, LESSONS[need][2], arrowprops=arrow, zorder=4)
        told = [f"after {' and '.join(needs)}"] if needs else []
        told += ["done"] if name in done else []
        words.append(f"{name} {title}" + (f" ({', '.join(told)})" if told else ""))
    ax.set_title(
        "Ten lessons: each builds on those its arrows come from", loc="left", fontweight="bold", fontsize=11
    )
    return Picture(figure, f"A map of {len(words)} lessons, you are at {here}. {'; '.join(words)}.")

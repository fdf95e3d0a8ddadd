"""What explorers of several lessons share."""

import itertools

import numpy as np
from matplotlib.colors import to_hex, to_rgb

from teachkit.explorers.old.engine import Explorer, Handle
from teachkit.explorers.old.space import SpaceHandle
from teachkit.figures.space import Faces, Surface, cut
from teachkit.figures.style import CLASS_COLOURS, CLASS_MARKERS, INK, new_figure
from teachkit.figures.words import how_many, number
from teachkit.maths.softmax import softmax

MOVING = {"animated": True}

# Heights of an axis, so that it rescales in few, clear steps.
LADDER = (0.1, 0.2, 0.5, 1, 2, 5, 10, 20, 50, 100, 200, 500, 1000, 2000)


def piled(bars, heights):
    """Pile `bars` on top of each other."""
    bottom = 0.0
    for bar, height in zip(bars, heights, strict=True):
        bar.set_y(bottom)
        bar.set_height(height)
        bottom += height


class ClassBars(Explorer):
    """What explorers of several classes share: bars and labels, one a class, that move."""

    names = ()

    def bars(self, ax, at, **style):
        """Make bars of no height, one a class."""
        heights = np.zeros(len(self.names))
        return list(ax.bar(at, heights, color=CLASS_COLOURS[: len(self.names)], **style, **MOVING))

    def texts(self, ax, at, **style):
        """Make empty labels, one for each place of `at` along x."""
        style = {"ha": "center", "va": "bottom", "fontsize": 8, **style}
        return [ax.text(x, 0, "", **style, **MOVING) for x in at]


class ScoreBars(ClassBars):
    """An explorer with one draggable score a class: a panel of bars, a handle at each end."""

    def scores(self):
        """Return the scores. Shape (K,)."""
        return np.array([getattr(self, name) for name in self.names])

    def shares(self):
        """Return softmax of the scores. Shape (K,)."""
        return softmax(self.scores())

    def reach(self):
        """Return the lowest and the highest score that the controls take."""
        traits = [self.controls()[name] for name in self.names]
        return min(trait.low for trait in traits), max(trait.high for trait in traits)

    def build_scores(self, ax, noun="score"):
        """Draw the panel of scores, which are called `noun`."""
        places = range(len(self.names))
        low, high = self.reach()
        self.room = 0.18 * (high - low)  # for the number beyond a dot and its ring of focus
        ax.set_ylim(low - self.room, high + self.room)
        ax.set_xlim(-0.6, len(self.names) - 0.4)
        ax.set_xticks(places, self.names)
        ax.axhline(0, color=INK, linewidth=0.8)
        ax.set_ylabel(noun)
        ax.set_title(f"{noun}s")
        self.score_bars = self.bars(ax, places, width=0.5, alpha=0.45)
        end = {"markersize": 11, "markeredgecolor": "white", "zorder": 4, **MOVING}
        self.dots = [ax.plot([k], [0], CLASS_MARKERS[k], color=CLASS_COLOURS[k], **end)[0] for k in places]
        self.score_texts = self.texts(ax, places, va="center")

    def update_scores(self):
        """Move the bars, the dots and the numbers of the panel of scores."""
        for bar, dot, text, score in zip(
            self.score_bars, self.dots, self.score_texts, self.scores(), strict=True
        ):
            bar.set_height(score)
            dot.set_ydata([score])
            text.set_y(score + (0.68 if score >= 0 else -0.68) * self.room)
            text.set_text(number(score, 2))

    def handles(self):
        """One dot a score, at the end of its bar."""
        return [
            Handle(name, self.dots[k], f"score of {name}", k, float(score), *self.reach(), direction="y")
            for k, (name, score) in enumerate(zip(self.names, self.scores(), strict=True))
        ]


def mixed(colour, other, share):
    """Return `colour` with a share of the colour `other` in it."""
    return to_hex((1 - share) * np.array(to_rgb(colour)) + share * np.array(to_rgb(other)))


def pale(colour, share=0.72):
    """Return `colour` mixed with white: what a class has on the floor."""
    return mixed(colour, "white", share)


def stage_and_panels(width, height, heights):
    """Make a figure with a stage at the left and panels of these heights below each other at the right."""
    figure, axes = new_figure(
        width, height, len(heights), 2, gridspec_kw={"width_ratios": [2.5, 1], "height_ratios": heights}
    )
    grid = axes[0, 0].get_gridspec()
    for ax in axes[:, 0]:
        ax.remove()
    stage = figure.add_subplot(grid[:, 0])
    stage.set_axis_off()
    return figure, stage, axes[:, 1]


def lifted(x, z):
    """Return points of the plane, shape (..., 2), at the heights `z`."""
    x = np.asarray(x, dtype=float)
    return np.concatenate([x, np.broadcast_to(z, x.shape[:-1])[..., None]], axis=-1)


def ground(x_limits, y_limits, columns, rows):
    """Return triangles over a rectangle. Shape (count, 3, 2)."""
    grid = np.stack(
        np.meshgrid(np.linspace(*x_limits, columns), np.linspace(*y_limits, rows), [0.0]), axis=-1
    )
    return Surface("ground", grid[..., 0, :], INK, halved=True).faces()[..., :2]


def cut_into_regions(triangles, scores):
    """Cut triangles where the top class changes.

    Parameters
    ----------
    triangles : ndarray, shape (count, 3, 2)
    scores : callable
        Takes points, shape (..., 2), returns scores, shape (..., K).

    Returns
    -------
    list of ndarray, shape (more, 3, 2)
        The region of each class.
    """
    z = scores(triangles)
    best = z.argmax(-1)
    mixed = (best != best[:, :1]).any(axis=1)
    pairs = list(itertools.combinations(range(z.shape[-1]), 2))
    pieces, ahead = cut(lifted(triangles[mixed], 0), *(z[mixed][..., j] - z[mixed][..., k] for j, k in pairs))
    losses = np.zeros((len(pieces), z.shape[-1]))
    for (j, k), gap in zip(pairs, ahead, strict=True):
        first = gap.mean(axis=1) > 0
        losses[first, k] += 1
        losses[~first, j] += 1
    winner = losses.argmin(axis=1)
    return [
        np.concatenate([triangles[~mixed & (best[:, 0] == k)], pieces[winner == k][..., :2]])
        for k in range(z.shape[-1])
    ]


def add_regions(space, regions, heights, raised):
    """Add the regions of the classes, flat or raised to `heights` of their points."""
    for k, region in enumerate(regions):
        if not len(region):
            continue
        z = heights(region) if raised else 0.0
        colour = pale(CLASS_COLOURS[k], 0.5 if raised else 0.72)
        space.things.append(
            Faces(f"region {k}", lifted(region, z), colour, 1, lines=raised, ground=not raised)
        )


def map_handle(explorer, name, label, place, limits, step, colour, words):
    """Return a handle that moves over the map, on the surface where that is raised."""
    z = float(explorer.top(place)) if explorer.raised else 0.0
    (a0, a1), (b0, b1) = limits
    return SpaceHandle(name, label, (*map(float, place), z), (a0, b0, z), (a1, b1, z), step, colour, words)


class TrainedExplorer:
    """What explorers that train share: the run of the present state, and the button that goes on with it.

    A subclass says `runs`, `way`, the control `reached` that says how far training has gone, and `noun`,
    `steps_a_state` for what is said about its speed.
    """

    actions = {"train": "Train"}  # noqa: RUF012 - read only
    reached, noun, steps_a_state, pauses = "step", "step", 1, 40

    def way(self):
        """Return what a training depends on, as a tuple."""
        raise NotImplementedError(f"{type(self).__name__} must define way()")

    def seen(self):
        """Return the states of the training up to where it is."""
        return self.runs.of(*self.way()).upto(int(getattr(self, self.reached)))

    def message(self):
        """Return in words that training broke down, or nothing."""
        return self.seen()[-1].message

    def train(self):
        """Train on to the end; from the start, where the end has been reached."""
        last = self.controls()[self.reached].high
        before = getattr(self, self.reached)
        if before == last or self.message():
            before = 0
            self.runs.anew(*self.way())
        pauses = int(min(self.pauses, last - before))
        for k in range(pauses + 1):
            self._apply({self.reached: float(round(before + (last - before) * k / pauses))})
            yield k / pauses
            if self.message():
                return

    def progress(self):
        """Say how far training has gone and, while it runs, how fast."""
        trait = self.controls()[self.reached]
        when = "broken down after" if self.message() else "after"
        done = f"{when} {len(self.seen()) - 1:,} of {int(trait.high):,} {self.noun}s"
        if self._progress is None:
            return done
        speed = self.runs.of(*self.way()).speed * self.steps_a_state
        return f"training, {done}, {how_many(speed)} steps a second"

    def _whole(self, state, *names):
        return {**state, **{name: float(round(state[name])) for name in (self.reached, *names)}}

"""Seven S-curves, and how steep the loss of each is."""

from functools import cache

import numpy as np

from teachkit.explorers.engine import Choice, Explorer, Number, derived, panels
from teachkit.explorers.parts import AsinhAxis, drop_line
from teachkit.explorers.sigmoid.parts import LINE
from teachkit.figures.picture import Table
from teachkit.figures.style import CLASS_COLOURS, INK
from teachkit.figures.words import exponential, significant
from teachkit.maths.sigmoid import S_CURVES

AXIS = AsinhAxis(1, step=0.05)
ENDS = (-130, 17)
PANELS = ("value", "loss", "steepness")


class SCurveExplorer(Explorer):
    """Seven curves that rise from 0 to 1, the loss -log s of each, and how steep it is where it is wrong.

    On the right, how steep the loss is far on the wrong side tells three kinds apart: it fades, stays, or
    grows.

    Parameters
    ----------
    curve : {"logistic", "algebraic", "arctan", "softsign", "tanh", "Gudermannian", "erf"}
    x : float
        The score of the true class, from -100 (sure and wrong) to 10.

    Notes
    -----
    After the comparison of sigmoids in a video of Elliot Waite,
    https://www.youtube.com/watch?v=WsFasV46KgQ, and the question of a viewer of his next one.

    Examples
    --------
    >>> explorer = SCurveExplorer(curve="algebraic", x=-10)
    >>> round(explorer.steepness(), 4), explorer.what_becomes_of_it()
    (0.1985, 'fades as 2 / |x|')
    """

    heading = "Other S-curves: value, loss, and how steep the loss is"
    how = (
        "Choose a curve, then drag a dot, or focus it and press the arrow keys, or type x. "
        "Thin grey: the other six. Far from 0, equal steps along the axis are equal factors of x."
    )

    curve = Choice(tuple(S_CURVES), label="curve")
    x = Number(-10, -100, 10, step=0.1, label="x", digits=2, box=True)

    def chosen(self):
        """Return the curve."""
        return S_CURVES[self.curve]

    @derived
    def steepness(self):
        """Return the size of the slope of the loss at x."""
        return float(-self.chosen().loss_slope(self.x))

    def what_becomes_of_it(self):
        """Say in words what becomes of the slope far on the wrong side."""
        return fate(self.chosen())

    def build(self):
        """Draw the three panels with all curves in grey, the chosen one on top."""
        figure, axes = panels(" ".join(PANELS), 8.2, 3.7)
        titles = ("Value s(x)", "Loss −log s(x)", "Steepness of the loss")
        for ax, title in zip(axes.values(), titles, strict=True):
            AXIS.mark(ax, [-100, -10, -1, 0, 1, 10], ENDS)
            ax.set(title=title, xlabel="x")
            ax.axvline(0, color=LINE, linewidth=1)
        axes["value"].set_ylim(-0.05, 1.1)
        axes["loss"].set_yscale("asinh", linear_width=0.5)
        axes["loss"].set_ylim(-0.15, 3e4)
        axes["loss"].set_yticks([0, 1, 10, 100, 1000, 10000], ["0", "1", "10", "100", "1000", "10,000"])
        axes["steepness"].set(yscale="log", ylim=(3e-3, 1e3))
        axes["steepness"].set_yticks([0.01, 0.1, 1, 10, 100], ["0.01", "0.1", "1", "10", "100"])
        right = axes["steepness"]
        self.lines, self.dots, self.texts = [], [], []
        for k, name in enumerate(PANELS):
            self._panel(axes[name], k, name)
        self.fate = self.follow(
            right.text(0.97, 0.8, "", transform=right.transAxes, ha="right", fontsize=9, fontweight="bold"),
            text=self.what_becomes_of_it,
        )
        return figure

    def _panel(self, ax, k, name):
        ax.minorticks_off()
        grid, _ = AXIS.grid(*ENDS, 220)
        for other in S_CURVES:
            ax.plot(grid, drawn(other)[k], color="#c4c4c4", linewidth=0.9)
        here = lambda: float(AXIS.place(self.x))  # noqa: E731
        height = lambda: self.heights()[k]  # noqa: E731
        drop_line(self, ax, here, height, low=ax.get_ylim()[0], linewidth=1.2)
        (line,) = ax.plot(grid, 0 * grid + 1, color=INK, linewidth=2)
        self.lines.append(self.follow(line, ydata=lambda: drawn(self.curve)[k]))
        look = {"color": CLASS_COLOURS[1], "markersize": 10, "markeredgecolor": "white", "zorder": 4}
        low, high = (float(end) for end in AXIS.place([-100, 10]))
        dot = self.handle(
            name, ax.plot([0], [0.5], "o", **look)[0], f"x, in the panel of the {name}", x=here, y=height,
            low=low, high=high, step=AXIS.step, to=AXIS.to_control(self, "x"),
            words=lambda: f"x {significant(self.x)}, {name} {self.words()[k]}",
        )  # fmt: skip
        self.dots.append(dot)
        place = {"x": 0.97 if k else 0.03, "ha": "right" if k else "left", "transform": ax.transAxes}
        text = ax.text(y=0.9, s="", fontsize=9, fontweight="bold", color=CLASS_COLOURS[1], **place)
        self.texts.append(self.follow(text, text=lambda: self.words()[k]))

    @derived
    def heights(self):
        """Return where the three dots are: value, loss, and the steepness as far as the axis shows it."""
        curve = self.chosen()
        return [float(curve.value(self.x)), float(curve.loss(self.x)), max(self.steepness(), 3.5e-3)]

    @derived
    def words(self):
        """Return value, loss and steepness as they are written in the panels."""
        return written(self.chosen(), self.x)

    def short(self):
        """Say how steep the loss is here, and what becomes of it."""
        return (
            f"The {self.curve} curve at x = {significant(self.x)}: steepness of the loss {self.words()[2]}; "
            f"far on the wrong side it {self.what_becomes_of_it()}."
        )

    def sentence(self):
        """Say value, loss and steepness at x, and what becomes of the steepness far on the wrong side."""
        value, loss, steepness = self.words()
        return (
            f"The {self.curve} curve is s(x) = {self.chosen().formula}. At x = {significant(self.x)}: "
            f"value {value}, loss {loss}, steepness of the loss {steepness}. Far on the wrong side it "
            f"{self.what_becomes_of_it()}."
        )

    def table(self):
        """Return all seven curves at x, with what becomes of the steepness of each."""
        rows = [[name, *written(curve, self.x), fate(curve)] for name, curve in S_CURVES.items()]
        header = ["curve", f"s({significant(self.x)})", "−log s", "steepness", "far on the wrong side it"]
        return Table(header, rows)


def fate(curve):
    """Say in words what becomes of the slope of a curve's loss."""
    return {
        "fades": f"fades as {curve.far_slope}",
        "stays": f"stays near {curve.far_slope}",
        "grows": f"grows as {curve.far_slope}",
    }[curve.growth]


def written(curve, x):
    """Write value, loss and steepness at x; a value is never written as 0 or 1, which it is not."""
    value, loss = float(curve.value(x)), float(curve.loss(x))
    if loss < 1e-4:  # then 1 - s is nearly the loss itself
        said = f"1 − {significant(loss, 3)}"
    else:
        said = significant(value) if value > 1e-300 else exponential(-loss)
    return [said, significant(loss), significant(-curve.loss_slope(x), 5)]


@cache
def drawn(name):
    """Return value, loss and size of the slope of a curve along the axis."""
    curve, (_, x) = S_CURVES[name], AXIS.grid(*ENDS, 220)
    return curve.value(x), curve.loss(x), np.maximum(-curve.loss_slope(x), 1e-5)

"""Four blobs in the plane: a network against a rule."""

from functools import lru_cache

import numpy as np

from teachkit.explorers.engine import Choice, Explorer, Number, Toggle, derived, panels
from teachkit.explorers.parts import DOT, FOUR, Runs, Trained, all_seen, capital, class_texts, names_apart
from teachkit.explorers.training.parts import ClassMap, History, run_epochs
from teachkit.figures.picture import Table
from teachkit.figures.style import CLASS_COLOURS, INK, WARNING
from teachkit.figures.words import how_many, number, significant
from teachkit.maths.geometry import gaussian_to_linear
from teachkit.maths.losses import cross_entropy
from teachkit.maths.training import Network, accuracy, four_blobs

CENTRES = ((15.0, 0.0), (15.0, 15.0), (0.0, 15.0), (30.0, 15.0))
BATCH, LAST = 5, 30
TEST = 250  # points
LIVE = 3  # epochs, so that a drag is answered at once


def _blob_points(centres, spread, rng):
    """Draw 1000 points round `centres`: the noise of `four_blobs`, wherever they stand."""
    x, labels = four_blobs(1000, spread, rng=rng)
    return x + (np.array(centres) - CENTRES)[labels], labels


@lru_cache(8)
def _blobs(centres, spread, seed):
    return _blob_points(centres, spread, np.random.default_rng(seed))


def _blob_run(centres, spread, first, second, rate, seed):
    rng = np.random.default_rng(seed)
    x, labels = _blob_points(centres, spread, rng)
    network = Network((2, first, second, 4), start="he", rng=rng)
    learn, held = ((x[part], labels[part]) for part in (slice(TEST + 150, None), slice(TEST, TEST + 150)))
    return run_epochs(network, learn, held, rate, LAST, BATCH, rng)


def coordinate(default, label, high):
    """Return the control of a coordinate of a centre, which is dragged."""
    return Number(default, -5, high, step=0.5, label=label, digits=1, more=True, box=True)


class BlobsExplorer(History, ClassMap, Trained, Explorer):
    """Four blobs, told apart by a network that is trained or by four linear scores written by hand.

    Of 1000 points 600 are learned from in batches of 5, 150 are for validation and 250 for the test: these
    are drawn. The rule W = c / spread², b = −|c|² / (2 spread²), one row a centre c, is Bayes' rule: it
    needs no training.

    Parameters
    ----------
    model : {"network", "linear rule"}
        Whose regions are drawn.
    rate : float
        The learning rate of Adam, from 0.0001 to 1, where it no longer learns.
    spread : float
        Standard deviation of each blob, from 0.5 to 5.
    epoch : float
        How many epochs the network has been trained, from 0 to 30; a whole number.
    first, second : float
        Hidden units of the first and of the second layer, from 1 to 32.
    sure : bool
        Draw the lines along which the most probable class has 90 %.
    cat_x, cat_y, dog_x, dog_y, bird_x, bird_y, fish_x, fish_y : float
        The centres.
    seed : float
        Which points and which start; a whole number from 0 to 99.

    Notes
    -----
    The blobs and the network are those of MachineCurve (2020), "How does the Softmax activation function
    work?", where they are called not linearly separable.

    Examples
    --------
    >>> W, b = BlobsExplorer().linear_rule()
    >>> (W * 2.25).round(9), b.round(9)
    (array([[15.,  0.],
           [15., 15.],
           [ 0., 15.],
           [30., 15.]]), array([ -50., -100.,  -50., -250.]))
    """

    heading = "Four blobs: a trained network, and four lines written by hand"
    how = (
        "Press Train. Drag the large mark of a blob: the network starts again, with three epochs at most. "
        "Switch to the linear rule. Challenge: make the network win."
    )

    model = Choice(("network", "linear rule"), label="regions of")
    rate = Number(0.001, 1e-4, 1, step=0.01, label="learning rate of Adam", digits=4, log=True)
    spread = Number(1.5, 0.5, 5, step=0.1, label="spread of the blobs", digits=1)
    epoch = Number(0, 0, LAST, step=1, label="epochs trained", digits=0, box=True)
    first = Number(12, 1, 32, step=1, label="hidden units, first layer", digits=0, more=True)
    second = Number(8, 1, 32, step=1, label="hidden units, second layer", digits=0, more=True)
    sure = Toggle(False, label="lines where a class has 90 %", more=True)
    cat_x = coordinate(15, "centre of cat, across", 35)
    cat_y = coordinate(0, "centre of cat, up", 25)
    dog_x = coordinate(15, "centre of dog, across", 35)
    dog_y = coordinate(15, "centre of dog, up", 25)
    bird_x = coordinate(0, "centre of bird, across", 35)
    bird_y = coordinate(15, "centre of bird, up", 25)
    fish_x = coordinate(30, "centre of fish, across", 35)
    fish_y = coordinate(15, "centre of fish, up", 25)
    seed = Number(0, 0, 99, step=1, label="seed", digits=0, more=True)

    names, limits = FOUR, ((-10.0, 40.0), (-10.0, 30.0))
    steps_a_state, pauses = 600 // BATCH, LAST
    runs = Runs(_blob_run, 32)

    @derived
    def centres(self):
        """Return the centres. Shape (4, 2)."""
        return np.array([self.place(name) for name in FOUR])

    def way(self):
        """Return what a training depends on."""
        return self._centres(), self.spread, int(self.first), int(self.second), self.rate, int(self.seed)

    def _centres(self):
        return tuple(map(tuple, self.centres().tolist()))

    def test_points(self):
        """Return the 250 points of the test, shape (250, 2), and their class numbers."""
        x, labels = _blobs(self._centres(), self.spread, int(self.seed))
        return x[:TEST], labels[:TEST]

    def linear_rule(self):
        """Return W, shape (4, 2), and b, shape (4,), of the rule written by hand."""
        return gaussian_to_linear(self.centres(), self.spread**2)

    def scores(self, x, model=None):
        """Return the scores of a model, else of the one that is drawn, at points, shape (..., 2)."""
        x = np.asarray(x, dtype=float)
        if (model or self.model) == "linear rule":
            W, b = self.linear_rule()
            return x @ W.T + b
        return self.seen()[-1].network.logits(x.reshape(-1, 2)).reshape(*x.shape[:-1], 4)

    @derived
    def results(self):
        """Return of each model its mean loss on the points of the test, and the share that is right."""
        x, labels = self.test_points()
        scores = {model: self.scores(x, model) for model in ("network", "linear rule")}
        return {
            model: (float(cross_entropy(z, labels).mean()), accuracy(z, labels))
            for model, z in scores.items()
        }

    def build(self):
        """Draw the map and the history, with the loss of the rule in it."""
        figure, axes = panels("map loss; map right", 8.9, 5.3, width_ratios=[2.2, 1], height_ratios=[1.2, 1])
        self._map(axes["map"])
        self.draw_history(axes["loss"], axes["right"])
        line = axes["loss"].axhline(0, color=WARNING, linewidth=1.5, linestyle=":")
        self.rule_line = self.follow(line, ydata=lambda: [self._rule()] * 2)
        self.rule_text = self.follow(
            axes["loss"].text(0.92 * LAST, 0, "", color=WARNING, ha="right", fontsize=9),
            text=self._rule_in_words,
            y=lambda: self._rule() + (0.25 if self._rule() < -4 else -0.25),
            va=lambda: "bottom" if self._rule() < -4 else "top",
        )
        return figure

    def _rule(self):
        return self.height(self.results()["linear rule"][0])

    def _rule_in_words(self):
        loss = self.results()["linear rule"][0]
        return f"{'below: ' if loss < 10.0**self.lowest else ''}linear rule, test {significant(loss, 3)}"

    def _map(self, ax):
        ax.set_title("Regions, test points, wrong ones ringed")
        self.draw_map(ax, self.scores)
        (wrong,) = ax.plot([0, 1], [0, 0], "o", color=INK, markersize=8, markeredgewidth=0)
        self.wrong = self.follow(wrong, data=self._wrong)
        look = {"linestyle": "", "marker": "o", "markersize": 4.5, "markeredgewidth": 0}
        dots = [ax.plot([0, 1], [0, 0], color=colour, **look)[0] for colour in CLASS_COLOURS[:4]]
        self.dots = self.follow(dots, data=self._points)
        marks = [
            self.draw_point(
                ax,
                name,
                f"centre of {name}",
                k,
                step=0.5,
                to=self._dragged(name),
                words=self._spoken(name),
            )
            for k, name in enumerate(FOUR)
        ]
        all_seen(self, ax, marks, self.centres, DOT["markersize"])
        self.follow(
            class_texts(ax, range(4), fontsize=10, fontweight="bold"),
            text=lambda: FOUR,
            position=self._names,
        )

    def _names(self):
        """Return where the blobs are named: above each, below the edge of the map."""
        above = [(x, min(y + 1 + 2.6 * self.spread, 28)) for x, y in self.centres()]
        return names_apart(above, 3, -2)

    def _points(self):
        x, labels = self.test_points()
        return [tuple(x[labels == k].T) for k in range(4)]

    def _wrong(self):
        x, labels = self.test_points()
        return tuple(x[self.scores(x).argmax(-1) != labels].T)

    def _dragged(self, name):
        """Move a centre, with a training short enough to follow."""
        return lambda x, y: {f"{name}_x": x, f"{name}_y": y, "epoch": min(self.epoch, LIVE)}

    def _spoken(self, name):
        return lambda: f"centre of {name} at {', '.join(number(each, 1) for each in self.place(name))}"

    def _told(self, model):
        loss, share = self.results()[model]
        return f"test loss {significant(loss, 3)}, {round(share * TEST)} of {TEST} test points right"

    def short(self):
        """Say how far training has come, and the loss of both."""
        losses = {model: significant(loss, 3) for model, (loss, _) in self.results().items()}
        return (
            f"{capital(self.progress())} the network's test loss is {losses['network']}; without any "
            f"training the linear rule has {losses['linear rule']}."
        )

    def sentence(self):
        """Say where the blobs are, and how the network and the rule do on the test."""
        state = self.seen()[-1]
        blobs = ", ".join(
            f"{name} ({significant(x)}, {significant(y)})"
            for name, (x, y) in zip(FOUR, self.centres(), strict=True)
        )
        (best, winner), (worst, _) = sorted((loss, model) for model, (loss, _) in self.results().items())
        verdict, times = f"The {winner} has the lower loss", worst / max(best, 1e-300)
        if times >= 2:
            verdict += f": the other's is {how_many(times) if times < 1000 else 'over 1,000'} times as large"
        return (
            f"Blobs of spread {significant(self.spread)} round {blobs}; regions of the "
            f"{self.model}. Network 2-"
            f"{int(self.first)}-{int(self.second)}-4, {state.network.num_parameters} parameters, learning "
            f"rate {significant(self.rate)}, seed {int(self.seed)}, {self.progress()}: training loss "
            f"{significant(state.loss, 3)}; {self._told('network')}.{self.trouble(4)} Linear rule, no "
            f"training: {self._told('linear rule')}. {verdict}."
        )

    def table(self):
        """Return the linear rule."""
        W, b = self.linear_rule()
        rows = [
            [name, number(w[0], 3), number(w[1], 3), number(c, 3)]
            for name, w, c in zip(FOUR, W, b, strict=True)
        ]
        return Table(["class", "weight across", "weight up", "bias"], rows, caption="The linear rule")

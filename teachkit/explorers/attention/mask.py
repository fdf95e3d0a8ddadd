"""A mask before the softmax."""

import numpy as np

from teachkit.data.minilm import load_minilm
from teachkit.explorers.attention.parts import cell_box, looked, outline, quoted, weight_map
from teachkit.explorers.engine import Cells, Choice, Explorer, Number, derived, panels
from teachkit.explorers.parts import named
from teachkit.figures.style import CLASS_COLOURS, INK
from teachkit.figures.words import number, plural
from teachkit.maths.attention import attention, causal_mask, padding_mask

COUNT = 6
SENTENCE, LAYER, HEAD = 3, 0, 6  # all of its cells can be told apart
PATTERNS = {  # what is open first: what a mask does is seen against it
    "none": np.ones((COUNT, COUNT), dtype=bool),
    "causal": causal_mask(COUNT),
    "padding": np.tile(padding_mask(4, COUNT), (COUNT, 1)),
    "one row closed": np.arange(COUNT)[:, None] + np.zeros(COUNT) != 2,
}


class MaskExplorer(Explorer):
    """A mask to paint on a map of weights: which words each word may look at.

    Queries and keys are those with which a head of a real transformer (MiniLM) reads six words; the mask is
    put on before the softmax. A closed cell gets weight exactly 0, and the others of its row share what it
    had; a row that is closed throughout gives zeros.

    Parameters
    ----------
    pattern : {"none", "causal", "padding", "one row closed", "your own"}
        A mask to start from: all is open; no word looks ahead; the last two words only fill up the
        sequence; the third word may look at nothing.
    row : float
        Whose weights are drawn as bars, from 1 to 6; a whole number.
    mask : str
        A word of six digits for each row: 1 where the cell is open, 0 where it is closed.

    Examples
    --------
    >>> MaskExplorer(pattern="causal").weights()[0].tolist()
    [1.0, 0.0, 0.0, 0.0, 0.0, 0.0]
    >>> MaskExplorer(pattern="one row closed").weights()[2].tolist()
    [0.0, 0.0, 0.0, 0.0, 0.0, 0.0]
    """

    heading = "Who may look at whom: a mask before the softmax"
    how = (
        "Click a cell to close or open it, or paint over several; with the keyboard, arrow keys and space. "
        "Click a word at the left for its row. Challenge: make row 4 hold a single 1.00."
    )

    pattern = Choice((*PATTERNS, "your own"), label="mask")
    row = Number(4, 1, 6, step=1, label="row", digits=0, box=True)
    mask = Cells(PATTERNS["none"], label="cells of the mask")

    def words(self):
        """Return the six words."""
        return load_minilm().tokens(SENTENCE)[1:-1]

    @derived
    def is_open(self):
        """Return the mask, True where a cell is open. Shape (6, 6)."""
        return self.controls()["mask"].table(self.mask)

    @derived
    def weights(self):
        """Return the weights under the mask. Shape (6, 6)."""
        q, k = self._queries_and_keys()
        return attention(q, k, k, mask=self.is_open())[1]

    def _queries_and_keys(self):
        minilm = load_minilm()
        both = minilm.queries(SENTENCE), minilm.keys(SENTENCE)
        return (x[LAYER, HEAD, 1:-1] for x in both)

    def allowed(self, state, old):
        """Let a pattern set the cells, and name the pattern that they make."""
        cells = self.controls()["mask"]
        patterns = {name: cells.written(mask) for name, mask in PATTERNS.items()}
        if state["mask"] == old["mask"]:
            return {**state, "mask": patterns.get(state["pattern"], state["mask"])}
        fits = [name for name, mask in patterns.items() if mask == state["mask"]]
        return {**state, "pattern": [*fits, "your own"][0]}

    def build(self):
        """Draw the map, and the row that is looked at."""
        figure, axes = panels("map row", 8.0, 4.6, width_ratios=[1.7, 1])
        ax = axes["map"]
        self.map = weight_map(
            self, ax, self.weights, self.words, self.words, COUNT, size=11, room="words", numbers=True,
            closed=lambda: ~self.is_open(),
        )  # fmt: skip
        ax.set_xlabel("a row: who looks; a column: at whom")
        frame = outline(ax)
        frame.set_width(COUNT)
        self.follow(frame, xy=lambda: (-0.5, 0.5 - self.row))
        self.target(
            "mask", ax, "mask", rows=COUNT, columns=COUNT, paint=True, words=self._cell, click=self._flip,
            pressed=lambda row, column: self.is_open()[row, column], box=cell_box,
        )  # fmt: skip
        self.target(
            "row", ax, "row to look at", rows=COUNT,
            words=lambda row, _: f"row {row + 1}, {self.words()[row]}",
            click=lambda row, _: {"row": row + 1}, pressed=lambda row, _: row == self.row - 1,
            box=lambda row, _: (-1.7, -row - 0.5, -0.55, -row + 0.5),
        )  # fmt: skip
        self._row(axes["row"])
        return figure

    def _flip(self, row, column):
        return {"mask": self.controls()["mask"].flipped(self.mask, row, column), "row": row + 1}

    def _cell(self, row, column):
        words, weight = self.words(), self.weights()[row, column]
        held = f"open, weight {number(weight)}" if self.is_open()[row, column] else "closed, weight 0"
        return f"row {row + 1}, {quoted(words[row])}, column {column + 1}, {quoted(words[column])}: {held}"

    def _row(self, ax):
        ax.set(title="The row in the frame", xlim=(0, 1.25), xticks=[0, 0.5, 1])
        ax.set(xlabel="weight; outline: without a mask", ylim=(COUNT - 0.4, -0.6))
        ax.set_yticks(range(COUNT), self.words())
        ax.tick_params(axis="y", left=False)
        q, k = self._queries_and_keys()
        open_weights = attention(q, k, k)[1]
        here, without = (lambda: self.weights()[int(self.row) - 1]), (lambda: open_weights[int(self.row) - 1])
        places = range(COUNT)
        self.bars = self.follow(ax.barh(places, 0, 0.6, color=CLASS_COLOURS[0]), width=here)
        look = {"fill": False, "edgecolor": INK, "linestyle": "--", "linewidth": 1.1}
        self.outlines = self.follow(ax.barh(places, 0, 0.76, **look), width=without)
        self.labels = self.follow(
            [ax.text(0, y, "", va="center", fontsize=9) for y in places],
            x=lambda: np.maximum(here(), without()) + 0.03,
            text=lambda: ["0" if w == 0 else number(w) for w in here()],
        )

    def sentence(self):
        """Say what the mask closes, the weights of the row in the frame, and what the rows sum to."""
        mask, words, row = self.is_open(), self.words(), int(self.row) - 1
        empty = np.flatnonzero(~mask.any(-1))
        closed = int((~mask).sum())
        cells = f"{closed} of {mask.size} cells {plural(closed, 'is', 'are')} closed"
        weights = plural(closed, "its weight is", "their weights are")
        told = [
            f"Mask: {self.pattern}; "
            + (f"{cells}, and {weights} exactly 0." if closed else "all cells are open.")
        ]
        if row in empty:
            told.append(f"Row {row + 1}, {quoted(words[row])}, may look at nothing.")
        else:
            seen = looked(words, self.weights()[row])
            told.append(f"Row {row + 1}, {quoted(words[row])}, looks at {seen}.")
        if len(empty):
            numbers = named(str(k + 1) for k in empty)
            told.append(
                f"Closed throughout, so all zeros: row{'s' * (len(empty) > 1)} {numbers}; there softmax has "
                "nothing to share out."
            )
        if len(empty) < COUNT:
            told.append("Every other row sums to 1." if len(empty) else "Every row sums to 1.")
        return " ".join(told)

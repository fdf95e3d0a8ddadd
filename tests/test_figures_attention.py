"""The pictures of lesson 08: their words are the numbers of their artists, and these are right."""

import math

import numpy as np
import pytest
from figure_contract import FigureContract
from matplotlib.backends.backend_agg import FigureCanvasAgg
from matplotlib.colors import to_rgb
from matplotlib.patches import Rectangle

from teachkit import attention, causal_mask, softmax
from teachkit.data.minilm import load_minilm
from teachkit.figures import attention as figures
from teachkit.figures.style import CLASS_COLOURS
from teachkit.figures.words import number

QUERY, KEY, VALUE = [1, 0], [[2, 0], [1, 3], [0.1, -1]], [[1, 0], [0, 1], [1, 1]]
SIX_KEYS, SIX_VALUES = np.eye(6)[:, :2] + 0.1, np.stack([np.arange(6), np.arange(6) % 2], -1)
MINILM = load_minilm()
TOKENS = MINILM.tokens(3)
HEADS = {f"layer {i + 1}, head {j + 1}": MINILM.weights(3)[i, j] for i, j in ((0, 2), (5, 11), (3, 4))}
MASKED = np.where(np.arange(8)[:, None] == 2, 0, softmax(np.where(causal_mask(8), 0.0, -1e9)))
SIZES = [1, 4, 16, 64]
MEANS = np.linspace(2, 0.1, 16).reshape(4, 2, 2)

PICTURES = {
    "steps": lambda: figures.attention_steps(QUERY, KEY, VALUE, scale=1),
    "six steps": lambda: figures.attention_steps([-1.234, 0.5], SIX_KEYS, SIX_VALUES),
    "bars": lambda: figures.weights_and_output(QUERY, KEY, VALUE, {"dot product": 1, "scaled": None}),
    "one": lambda: figures.weights_and_output(QUERY, SIX_KEYS, SIX_VALUES, {"dot product": 1}),
    "sentence": lambda: figures.weight_maps({"head": MINILM.weights(0)[5, 11]}, *[MINILM.tokens(0)] * 2),
    "heads": lambda: figures.weight_maps(HEADS, TOKENS, TOKENS, range(8)),
    "masked": lambda: figures.weight_maps({"causal": MASKED}, TOKENS, TOKENS),
    "scale": lambda: figures.scale_curves(SIZES, MEANS),
    "entropies": lambda: figures.head_entropies(MINILM.entropy(0), math.log(16)),
}


class TestContract(FigureContract):
    pictures = PICTURES


def drawn(name):
    """Draw a picture's figure, so that its layout is final."""
    figure = PICTURES[name]().figure
    FigureCanvasAgg(figure).draw()
    return figure


def cells(ax):
    """The colours of the cells of a map, row after row, without the frames."""
    return [to_rgb(p.get_facecolor()) for p in ax.patches if isinstance(p, Rectangle) and p.get_fill()]


@pytest.mark.parametrize("scale", [1, None, 3])
def test_the_steps_write_scores_weights_and_output(scale):
    output, weights = attention(QUERY, KEY, VALUE, scale=scale)
    factor = 1 / math.sqrt(2) if scale is None else scale
    texts = [t.get_text() for t in figures.attention_steps(QUERY, KEY, VALUE, scale).figure.axes[0].texts]
    for score, weight in zip((2, 1, 0.1), weights, strict=True):
        assert number(score * factor, 4) in texts and number(weight, 4) in texts
    assert figures.point(output, 4).replace(", ", ",\n") in texts


def test_bars_and_marks_are_weights_and_outputs_of_the_inventory():
    picture = PICTURES["bars"]()
    left, right = picture.figure.axes
    heights = np.reshape([bar.get_height() for bar in left.patches], (2, 3))
    assert heights == pytest.approx(
        np.array([[0.6590, 0.2424, 0.0986], [0.57013, 0.28111, 0.14876]]), abs=5e-5
    )
    marks = [line.get_xydata()[0] for line in right.lines if line.get_label() in ("dot product", "scaled")]
    assert np.array(marks) == pytest.approx(np.array([[0.75757, 0.341], [0.71889, 0.42987]]), abs=5e-6)
    for mark in marks:  # within the values
        assert right.patches[0].get_path().contains_point(mark)


def test_a_map_is_darker_where_the_weight_is_larger():
    weights = MINILM.weights(3)[5, 11]
    (ax,) = figures.weight_maps({"head": weights}, TOKENS, TOKENS).figure.axes
    light = np.sum(cells(ax), axis=1)
    assert len(light) == weights.size
    order = np.argsort(weights, axis=None)
    assert (np.diff(light[order]) <= 1e-9).all() and light[order[0]] - light[order[-1]] > 1
    assert [text.get_text() for text in ax.texts] == [f"{w:.2f}" for w in weights.flat]


def test_frames_mark_the_right_places_and_the_words_count_them():
    weights = np.array([[0.1, 0.2, 0.7], [0.6, 0.3, 0.1], [0, 0, 0]])
    picture = figures.weight_maps({"a": weights}, "uvw", "xyz", [2, 1, 0])
    (ax,) = picture.figure.axes
    frames = [p.get_xy() for p in ax.patches if not p.get_fill()]
    assert np.array(frames) + 0.5 == pytest.approx(np.array([[2, 0], [1, 1], [0, 2]]))
    assert ax.patches[-1].get_edgecolor()[:3] == pytest.approx(to_rgb(CLASS_COLOURS[1]))
    assert "u z 0.70, v x 0.60, w nowhere; 1 of 3 at the right place" in repr(picture)


def test_the_curves_are_the_means():
    for which, ax in enumerate(PICTURES["scale"]().figure.axes):
        for way, line in enumerate(ax.lines):
            assert line.get_xdata().tolist() == SIZES
            assert line.get_ydata() == pytest.approx(MEANS[:, way, which])


def test_heads_are_named_by_their_entropy():
    entropies = MINILM.entropy(0)
    picture = PICTURES["entropies"]()
    assert np.unravel_index(entropies.argmin(), (6, 12)) == (0, 2) and "layer 1, head 3" in repr(picture)
    assert f"{entropies.max():.2f}" in repr(picture) and f"mean is {entropies.mean():.2f}" in repr(picture)


@pytest.mark.parametrize(
    "call, words",
    [
        (lambda: figures.attention_steps([QUERY], KEY, VALUE), "one query"),
        (lambda: figures.attention_steps(QUERY, KEY, np.eye(3)), "points of the plane"),
        (lambda: figures.attention_steps(QUERY, KEY[:1], VALUE[:1]), "two to six words"),
        (lambda: figures.weights_and_output(QUERY, KEY, VALUE, {}), "one or two"),
        (lambda: figures.weight_maps({}, "ab", "ab"), "one to three"),
        (lambda: figures.weight_maps({"x": np.eye(3)}, "ab", "ab"), "x must be of shape"),
        (lambda: figures.weight_maps({"x": [[1, 1], [1, 0]]}, "ab", "ab"), "sum to 1"),
        (lambda: figures.scale_curves([1], MEANS), "shape"),
        (lambda: figures.head_entropies([[1, 2]], 1.5), "from 0 to 1.500"),
        (lambda: figures.head_entropies([1.0], 1.5), "table"),
    ],
)
def test_what_cannot_be_drawn_is_refused(call, words):
    with pytest.raises(ValueError, match=words):
        call()

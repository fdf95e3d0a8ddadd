"""The explorers of lesson 08: what they draw and say are the numbers of the maths and of the sources."""

import math

import numpy as np
import pytest
from explorer_tools import of, send
from matplotlib.colors import to_hex

from teachkit import attention, causal_mask, entropy, softmax
from teachkit.data.minilm import load_minilm
from teachkit.explorers import (
    AlignmentExplorer,
    AttentionExplorer,
    LookupExplorer,
    MaskExplorer,
    ScaleExplorer,
    SentenceExplorer,
)
from teachkit.explorers.attention import alignment as module
from teachkit.explorers.attention.mask import PATTERNS
from teachkit.explorers.attention.parts import WORDS
from teachkit.explorers.attention.sentence import TEXTS
from teachkit.explorers.attention.toy import FORMULAS
from teachkit.figures.attention import heat
from teachkit.figures.words import listing, number
from teachkit.transformer import additive_attention

KEY, VALUE = np.array([[2, 0], [1, 3], [0.1, -1]]), np.array([[1, 0], [0, 1], [1, 1]])


def at(dot):
    return dot.get_xydata()[0]


# The query among keys (R80, R81)


@of(AttentionExplorer)
@pytest.mark.parametrize(
    "state, scores, weights, output",
    [
        ({}, (2, 1, 0.1), (0.6590, 0.2424, 0.0986), (0.75757, 0.34100)),
        (
            {"score": "scaled dot product"},
            (1.41421, 0.70711, 0.07071),
            (0.57013, 0.28111, 0.14876),
            (0.71889, 0.42987),
        ),
        (
            {"toy": "Bahdanau's"},
            (-0.01909, 1.38635, 1.82938),
            (0.08751, 0.35680, 0.55569),
            (0.64320, 0.91249),
        ),
    ],
)
def test_the_numbers_of_the_inventory_are_drawn_and_said(explorer, state, scores, weights, output):
    explorer.set(**state)
    assert explorer.scores() == pytest.approx(np.array(scores), abs=5e-6)
    assert [bar.get_width() for bar in explorer.bars] == pytest.approx(weights, abs=5e-5)
    assert at(explorer.output_dot) == pytest.approx(output, abs=5e-6)
    assert listing(WORDS, explorer.weights(), 5) in explorer.sentence()
    assert f"output is ({output[0]:.5f}, {output[1]:.5f})" in explorer.sentence()


@of(AttentionExplorer)
@pytest.mark.parametrize("score", FORMULAS)
def test_every_score_goes_through_the_attention_of_the_maths(explorer, score):
    explorer.set(score=score, query_x=-1.3, query_y=2.2, dog_x=-3, bird_value_x=-2, cat_value_y=1.7)
    query, key, value = explorer.query(), explorer.key_rows(), explorer.value_rows()
    if score == "additive":
        output, weights = additive_attention(query, key, value, np.eye(2), np.eye(2), [1, 2])
    else:
        output, weights = attention(query, key, value, scale=None if score.startswith("scaled") else 1)
    assert softmax(explorer.scores()) == pytest.approx(weights)
    assert at(explorer.output_dot) == pytest.approx(output)
    assert explorer.triangle.get_xy()[:3] == pytest.approx(value)
    assert explorer.triangle.get_path().contains_point(output)


@of(AttentionExplorer)
def test_a_place_has_the_colour_of_the_word_it_looks_at_most(explorer):
    places = np.random.default_rng(0).uniform(-5, 5, (500, 2))
    for explorer.score in FORMULAS:
        scores = np.sort(explorer.scores(places), axis=-1)
        clear = scores[:, -1] - scores[:, -2] > 0.1
        winners = explorer.scores(places).argmax(-1)
        inside = np.array([region.get_path().contains_points(places) for region in explorer.regions])
        assert (inside.argmax(0) == winners)[clear].all() and (inside.sum(0) == 1)[clear].all()
        assert len(set(winners[clear].tolist())) > 1


@of(AttentionExplorer)
def test_query_and_keys_are_dragged_in_the_plane_and_the_example_becomes_ones_own(explorer):
    send(explorer, dragged={"query": [-3.0, 2.0]})
    assert explorer.query().tolist() == [-3, 2] and explorer.toy == "your own"
    assert explorer.weights().argmax() == 1 and "looks most at dog" in explorer.sentence()
    send(explorer, dragged={"cat": [-4.0, 4.0]})
    assert explorer.key_rows()[0].tolist() == [-4, 4] and "looks most at cat" in explorer.sentence()
    explorer.drag("dog_value", [-2, 1.5])
    assert explorer.value_rows()[1].tolist() == [-2, 1.5]
    assert at(explorer.output_dot) == pytest.approx(explorer.weights() @ explorer.value_rows())
    send(explorer, values={"toy": "scores 2, 1, 0.1"})
    assert explorer.key_rows() == pytest.approx(KEY) and explorer.query().tolist() == [1, 0]


@of(AttentionExplorer)
def test_a_query_of_zeros_looks_at_all_words_alike(explorer):
    explorer.query_x = 0
    assert explorer.weights() == pytest.approx(np.full(3, 1 / 3)) and "all words alike" in explorer.sentence()
    assert at(explorer.output_dot) == pytest.approx(VALUE.mean(0))


# Soft and hard lookup (R84)


@of(LookupExplorer)
@pytest.mark.parametrize("beta", [0.001, 0.3, 1, 20, 1000])
def test_lookup_is_attention_with_beta_as_its_scale(explorer, beta):
    for name, query in explorer.queries.items():
        explorer.set(query=name, beta=beta)
        output, weights = attention(query, KEY, VALUE, scale=beta)
        marks = [at(mark) for mark in explorer.marks]
        assert marks == pytest.approx(np.stack([np.full(3, math.log10(beta)), weights], -1))
        assert at(explorer.output_dot) == pytest.approx(output)
        for line, weight in zip(explorer.lines, weights, strict=True):
            x, y = line.get_data()
            assert np.interp(math.log10(beta), x, y) == pytest.approx(weight, abs=2e-3)


@of(LookupExplorer)
def test_the_ends_of_beta_are_the_mean_and_the_dictionary(explorer):
    ends = []
    for name in explorer.queries:
        explorer.set(query=name, beta=1000)
        ends.append(at(explorer.output_dot).tolist())
        explorer.beta = 0.001
        assert at(explorer.output_dot) == pytest.approx([2 / 3, 2 / 3], abs=2e-3)
    assert ends == [[1, 0], [0.5, 0.5]] and "cat and dog tie" in explorer.sentence()


@of(LookupExplorer)
def test_beta_is_dragged_by_powers_of_ten(explorer):
    send(explorer, dragged={"beta": -1.0})
    assert explorer.beta == pytest.approx(0.1) and explorer.handles()["beta"].place()[0] == pytest.approx(-1)


# The square root of d (R82)


@of(ScaleExplorer)
def test_the_mean_largest_weights_of_the_inventory(explorer):
    wanted = {1: 0.27, 4: 0.49, 16: 0.73, 64: 0.87, 256: 0.93, 1024: 0.97}
    tops = explorer.means()[..., 1]
    for d, top in wanted.items():
        assert tops[round(math.log2(d)), 0] == pytest.approx(top, abs=0.011)
    assert ((tops[:, 1] > 0.26) & (tops[:, 1] < 0.33)).all()


@of(ScaleExplorer)
@pytest.mark.parametrize("d", [1, 8, 64])
def test_the_means_are_those_of_keys_drawn_entry_by_entry(explorer, d):
    rng = np.random.default_rng(1)
    query, key = rng.normal(size=(4000, 1, d)), rng.normal(size=(4000, 10, d))
    for way, scale in enumerate((1, None)):
        w = attention(query, key, key[..., :1], scale=scale)[1]
        means = explorer.means()[round(math.log2(d)), way]
        assert means == pytest.approx([entropy(w).mean(), w.max(-1).mean()], abs=0.03)


@of(ScaleExplorer)
def test_bars_and_dots_are_those_of_d(explorer):
    for power, scaled in ((0, False), (8, False), (8, True)):
        explorer.set(power=power, scaled=scaled)
        heights = [bar.get_height() for bar in explorer.bars]
        assert sum(heights) == pytest.approx(1) and heights == sorted(heights, reverse=True)
        assert heights[0] == pytest.approx(explorer.weights().max())
        for which, dot in enumerate(explorer.dots):
            means = explorer.means()[power, int(scaled)]
            assert at(dot) == pytest.approx([power, means[which]])
    assert number(max(heights)) in explorer.sentence()


@of(ScaleExplorer)
def test_d_is_a_power_of_two(explorer):
    explorer.power = 10
    assert "1024 random entries" in explorer.sentence()
    send(explorer, dragged={"power": 3.0})
    assert explorer.size() == 8 and explorer.handles()["power"].place()[0] == 3


# Masks (R83)


@of(MaskExplorer)
def test_none_one_and_several_closed_cells_are_said_as_one_says_it(explorer):
    assert explorer.short() == "Mask: none; all cells are open."
    explorer.pattern = "causal"
    assert "15 of 36 cells are closed, and their weights are exactly 0." in explorer.sentence()
    explorer.pattern = "none"
    explorer.click("mask", 0, 5)
    assert "1 of 36 cells is closed, and its weight is exactly 0." in explorer.sentence()


@of(MaskExplorer)
@pytest.mark.parametrize("pattern", PATTERNS)
def test_a_closed_cell_has_weight_0_and_rows_sum_to_1_or_0(explorer, pattern):
    explorer.pattern = pattern
    mask, weights = explorer.is_open(), explorer.weights()
    assert (mask == PATTERNS[pattern]).all()
    assert (weights[~mask] == 0).all() and (weights[mask] > 0).all()
    assert weights.sum(-1) == pytest.approx(mask.any(-1).astype(float))
    colours = [tuple(np.round(c[:3], 3)) for c in explorer.map.cells.get_facecolors()]
    grey = [colour == (0.69, 0.69, 0.69) for colour in colours]
    assert grey == (~mask).ravel().tolist()
    texts = [text.get_text() for text in explorer.map.numbers]
    assert texts == ["0" if shut else f"{w:.2f}" for w, shut in zip(weights.flat, ~mask.ravel(), strict=True)]


@of(MaskExplorer)
def test_the_weights_are_the_open_ones_shared_out_again(explorer):
    explorer.pattern = "none"
    free = explorer.weights()
    explorer.pattern = "causal"
    kept = np.where(causal_mask(6), free, 0)
    assert explorer.weights() == pytest.approx(kept / kept.sum(-1, keepdims=True))
    assert [bar.get_width() for bar in explorer.outlines] == pytest.approx(free[3].tolist())


@of(MaskExplorer)
def test_cells_are_clicked_and_painted(explorer):
    explorer.pattern = "causal"
    before = explorer.is_open()
    explorer.click("mask", 1, 4)
    assert np.argwhere(explorer.is_open() != before).tolist() == [[1, 4]]
    assert explorer.pattern == "your own" and explorer.row == 2
    assert explorer.mask.split()[1] == "110010"
    send(explorer, clicked={"mask": [1, 4]})
    assert (explorer.is_open() == before).all() and explorer.pattern == "causal"
    send(explorer, painted={"mask": {"cells": [[0, k] for k in range(6)], "to": True}})
    assert explorer.is_open()[0].all() and explorer.row == 1
    cells = send(explorer)["targets"][0]["cells"]
    assert [cell["pressed"] for cell in cells] == explorer.is_open().ravel().tolist()
    assert cells[1]["text"].endswith(f"open, weight {number(explorer.weights()[0, 1])}")


@of(MaskExplorer)
def test_a_row_is_pressed_to_be_looked_at(explorer):
    explorer.click("row", 5)
    assert explorer.row == 6 and explorer.pattern == "none"
    assert [bar.get_width() for bar in explorer.bars] == pytest.approx(explorer.weights()[5].tolist())
    rows = send(explorer)["targets"][1]["cells"]
    assert [row["pressed"] for row in rows] == [False] * 5 + [True]


@of(MaskExplorer)
def test_a_row_closed_throughout_gives_zeros_and_says_so(explorer):
    send(explorer, painted={"mask": {"cells": [[3, k] for k in range(6)], "to": False}})
    assert (explorer.weights()[3] == 0).all() and explorer.row == 4
    assert "may look at nothing" in explorer.sentence() and "all zeros: row 4" in explorer.sentence()
    explorer.mask = " ".join(["000000"] * 6)
    assert "rows 1, 2, 3, 4, 5 and 6" in explorer.sentence() and "sums to 1" not in explorer.sentence()
    assert not explorer.weights().any()


@of(MaskExplorer)
@pytest.mark.parametrize(
    "bad", ["", "101", "2" * 6, " ".join(["111111"] * 5), " ".join(["11111x"] * 6), 7, None]
)
def test_what_is_no_mask_is_refused(explorer, bad):
    with pytest.raises(ValueError, match="must be 6 words of 6 digits 0 or 1"):
        explorer.mask = bad
    assert explorer.pattern == "none"


# A real sentence (R85)


@of(SentenceExplorer)
@pytest.mark.parametrize("text", range(6))
def test_the_map_is_the_head_of_the_model(explorer, text):
    minilm = load_minilm()
    explorer.set(text=TEXTS[text], layer=2, head=5, token=3, temperature=2)
    weights = minilm.weights(text, 2)[1, 4]
    assert explorer.weights() == pytest.approx(weights) and weights.sum(-1) == pytest.approx(1)
    shown = explorer.map.cells.get_facecolors()
    assert len(shown) == weights.size
    assert [to_hex(c) for c in shown] == [heat(w) for w in weights.flat]
    n = len(minilm.tokens(text))
    assert [text.get_text() for text in explorer.map.columns[:n]] == list(minilm.tokens(text))
    assert not any(text.get_text() for text in (*explorer.map.rows[n:], *explorer.names[n:]))
    assert [bar.get_width() for bar in explorer.bars[:n]] == pytest.approx(weights[2].tolist())
    assert f"row is {number(entropy(weights)[2])} nats" in explorer.sentence()
    assert f"head it is {number(entropy(weights).mean())}" in explorer.sentence()


@of(SentenceExplorer)
def test_the_pronoun_looks_at_the_animal(explorer):
    assert "“it”, looks most at “animal” (word 3) with weight 0.673, “[CLS]” (word 1)" in explorer.sentence()


@of(SentenceExplorer)
def test_a_shorter_sentence_holds_the_word(explorer):
    explorer.token = 16
    explorer.text = "dog bit man"
    assert explorer.token == 8 and explorer.words()[7] == "[SEP]"
    with pytest.raises(ValueError, match="no cell in row 8"):
        explorer.click("row", 8)
    explorer.click("row", 3)
    assert explorer.token == 4
    send(explorer, dragged={"token": -2.0})
    assert (
        explorer.token == 3
        and at(explorer.dot).tolist() == [8, -2]
        and "word 3, “dog”" in explorer.sentence()
    )


@of(SentenceExplorer)
def test_heat_widens_and_cold_narrows(explorer):
    widths = []
    for explorer.temperature in (0.05, 1, 20):
        widths.append(entropy(explorer.weights()).mean())
    assert widths == sorted(widths) and widths[2] > 0.99 * math.log(16)


# Learned alignment


@of(AlignmentExplorer)
@pytest.mark.parametrize("task", ["reverse", "copy", "rotate"])
def test_training_finds_the_places_that_nobody_told(explorer, task):
    explorer.task = task
    first = explorer.seen()[0]
    assert first.share < 0.3 and first.loss == pytest.approx(math.log(8), abs=0.1)
    explorer.run("train")
    last = explorer.seen()[-1]
    assert explorer.step == 120 and last.share > 0.99 and last.loss < 0.05
    assert (last.guesses == last.answer).all() and (last.answer == last.sequence[last.places]).all()
    assert (last.weights[np.arange(6), last.places] > 0.9).all()
    frames = np.array([frame.get_xy() for frame in explorer.frames]) + 0.5
    assert frames == pytest.approx(np.stack([last.places, -np.arange(6)], -1))
    assert "100 % of the rows" in explorer.sentence() and "6 of 6 rows" in explorer.sentence()


@of(AlignmentExplorer)
def test_one_row_looks_and_several_look(explorer):
    assert "1 of 6 rows looks at the right place" in explorer.sentence()
    explorer.task = "rotate"
    assert "2 of 6 rows look at the right place" in explorer.sentence()


@of(AlignmentExplorer)
def test_the_history_is_drawn_up_to_the_step(explorer):
    send(explorer, dragged={"step": 40.0})
    seen = explorer.seen()
    assert len(seen) == 41 and explorer.step == 40
    assert explorer.loss_line.get_ydata().tolist() == [state.loss for state in seen]
    assert list(explorer.share_line.get_ydata()) == [state.share for state in seen]
    assert at(explorer.dot).tolist() == [40, seen[-1].loss]
    shown = [to_hex(c) for c in explorer.map.cells.get_facecolors()]
    assert shown == [heat(w) for w in seen[-1].weights.flat]
    assert seen[-1].weights.sum(-1) == pytest.approx(1)


@of(AlignmentExplorer)
def test_training_stops_where_it_is_and_goes_on(explorer):
    steps = explorer.train()
    shares = [next(steps) for _ in range(10)]
    assert shares == sorted(shares) and 0 < explorer.step < 120
    reached = explorer.step
    steps.close()
    assert explorer.step == reached
    assert next(explorer.train()) == 0 and explorer.step == reached


@of(AlignmentExplorer)
def test_a_training_that_breaks_down_is_told(explorer, monkeypatch):
    def breaks(*args, **kwargs):
        yield from [state for state, _ in zip(train(*args, **kwargs), range(3), strict=False)]
        raise FloatingPointError("training diverged at step 3: try a lower learning rate")

    train = module.train_alignment
    monkeypatch.setattr(module, "train_alignment", breaks)
    explorer.set(seed=77, step=50)
    assert "Training diverged at step 3: try a lower learning rate. The last finite" in explorer.sentence()


@of(AttentionExplorer)
def test_points_and_names_at_one_place_are_all_seen(explorer):
    explorer.set(cat_x=1, cat_y=3, cat_value_x=0, cat_value_y=1)
    artists = {name: handle.artist for name, handle in explorer.handles().items()}
    assert artists["cat"].get_markersize() == artists["dog"].get_markersize() + 6
    assert artists["cat_value"].get_markersize() == artists["dog_value"].get_markersize() + 6
    names = {text.get_text(): text.get_position() for text in artists["cat"].axes.texts}
    assert names["dog"][1] - names["cat"][1] > 0.5


@of(AttentionExplorer)
def test_an_example_sets_its_values_too(explorer):
    explorer.drag("cat_value", (-1, -1))
    assert explorer.toy == "your own"
    explorer.toy = "scores 2, 1, 0.1"
    assert explorer.value_rows().tolist() == [[1, 0], [0, 1], [1, 1]]


@of(LookupExplorer)
def test_equal_weights_hide_no_mark(explorer):
    explorer.beta = 0.001
    assert [mark.get_markersize() for mark in explorer.marks] == [20, 14, 8]

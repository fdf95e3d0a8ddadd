"""The explorers of lesson 03: what they draw and say are the numbers of the maths and of the sources."""

import asyncio
import math
import warnings
from decimal import Decimal, localcontext

import numpy as np
import pytest
from explorer_tools import heights, of, send, words
from matplotlib.colors import to_hex

from teachkit import entropy, normalize, perplexity, softmax, to_temperature
from teachkit.explorers import (
    BetaTablesExplorer,
    CalibrationExplorer,
    ConfidenceExplorer,
    CutDistributionExplorer,
    DieExplorer,
    NotTaken,
    PeaksExplorer,
    SamplingExplorer,
    TemperatureExplorer,
)
from teachkit.explorers.temperature.beta_tables import digits_before_point
from teachkit.explorers.temperature.cut import SCORES
from teachkit.figures.style import CLASS_COLOURS
from teachkit.figures.words import listing, number, percent
from teachkit.maths.temperature import accuracy_of_gaussians, beta_for, gini, nll, peak_beta

ALL = (TemperatureExplorer, SamplingExplorer, DieExplorer, BetaTablesExplorer, PeaksExplorer,
       CalibrationExplorer, ConfidenceExplorer, CutDistributionExplorer)  # fmt: skip
FOUR = ("cat", "dog", "bird", "fish")
CODA, MACHINECURVE = "0.95, 0.99, 0.98", "2, 4.3, 1.2, -3.1"
TEMPERATURES = (0.01, 0.05, 0.5, 1, 2, 20, 100)


# One temperature (R30, R37)


@of(TemperatureExplorer)
def test_the_measures_of_the_source(explorer):
    assert "Entropy 0.463 nats, perplexity 1.589, largest probability 0.873" in explorer.sentence()
    assert explorer.sentence().count("1.589") == 1
    assert np.allclose(heights(explorer.share_bars), [0.0874920632, 0.8726618017, 0.0393127181, 0.0005334169])
    assert explorer.beta_text.get_text() == "T = 1,  beta = 1 / T = 1"


@of(TemperatureExplorer)
@pytest.mark.parametrize("T", TEMPERATURES)
@pytest.mark.parametrize("scores", [{}, dict.fromkeys(FOUR, 6), dict(zip(FOUR, (-5, 6, 6, -5), strict=True))])
def test_bars_gauges_and_point_are_those_of_the_maths(explorer, T, scores):
    explorer.set(temperature=T, **scores)
    p = softmax(explorer.scores(), temperature=T)
    assert np.allclose(heights(explorer.share_bars), p, rtol=1e-14)
    wanted = entropy(p) / np.log(4), (perplexity(p) - 1) / 3, (p.max() - 0.25) / 0.75, gini(p) / 0.75
    assert np.allclose([bar.get_width() for bar in explorer.gauges], wanted, atol=1e-12)
    assert [text.split(" (")[0].rsplit(" ", 1)[1] for text in words(explorer.gauge_texts)] == [
        number(value) for value in (entropy(p), perplexity(p), p.max(), gini(p))
    ]
    assert np.allclose(explorer.dot.get_xydata()[0], (np.log10(T), entropy(p)))
    assert np.all(np.diff(explorer.curve.get_ydata()) > -1e-12)  # the entropy never falls as T rises
    assert np.isclose(np.interp(np.log10(T), *explorer.curve.get_data()), entropy(p), atol=0.005)
    assert listing(FOUR, p) in explorer.sentence()


@of(TemperatureExplorer)
def test_the_words_about_certainty(explorer):
    assert "A higher T makes the outcome less predictable" in explorer.sentence()
    explorer.temperature = 0.01
    assert "only exactly one-hot would be deterministic" in explorer.sentence()
    assert words(explorer.share_texts) == ["1.29e−100", "1.000", "2.34e−135", "4.2e−322"]
    explorer.set(cat=-5, bird=-5, fish=-5)
    assert "exactly 0: one-hot, the only case that is deterministic" in explorer.sentence()
    explorer.set(temperature=100, cat=2, bird=2, fish=2)
    assert "Nearly uniform: hardly predictable" in explorer.sentence()
    explorer.set(**dict.fromkeys(FOUR, 1.0))
    assert "cat, dog, bird and fish lead together" in explorer.sentence()
    assert "uniform at every temperature" in explorer.sentence()


@of(TemperatureExplorer)
@pytest.mark.parametrize("bad", [0, -1, math.nan, "hot", math.inf, None])
def test_an_impossible_temperature_is_refused(explorer, bad):
    with pytest.raises(NotTaken, match=r"temperature \(temperature T\) must be a number from 0\.01 to 100"):
        explorer.temperature = bad
    assert explorer.temperature == 1


@pytest.mark.parametrize(
    "explorer, handle, control, low, high",
    [
        (TemperatureExplorer, "T", "temperature", 0.01, 100),
        (SamplingExplorer, "T", "temperature", 0.01, 100),
        (BetaTablesExplorer, "first_beta", "first_beta", 0.01, 1000),
        (BetaTablesExplorer, "second_beta", "second_beta", 0.01, 1000),
        (PeaksExplorer, "line", "beta", 0.01, 1000),
        (CalibrationExplorer, "point", "beta", 0.1, 1000),
    ],
    indirect=["explorer"],
)
def test_a_handle_on_a_logarithmic_axis_reaches_both_ends(explorer, handle, control, low, high):
    place = explorer.handles()[handle]
    for coordinate, value in ((place.low, low), (place.high, high), (0.3, 2.0)):
        send(explorer, dragged={handle: coordinate})
        assert getattr(explorer, control) == value
    assert abs(place.place()[0] - 0.3) < 0.0015 and "2" in place.words()
    send(explorer, dragged={handle: 0.87})  # 7.41310: box and sentence have three figures of it
    assert getattr(explorer, control) == 7.41


# Sampling (R31)


@of(SamplingExplorer)
@pytest.mark.parametrize("T", TEMPERATURES)
def test_the_drawn_shares_are_near_softmax(explorer, T):
    explorer.set(temperature=T, draws=100_000)
    p = softmax(explorer.scores(), temperature=T)
    assert np.allclose(heights(explorer.exact), p, rtol=1e-14)
    assert np.allclose(heights(explorer.share_bars), explorer.counts() / 100_000)
    assert explorer.counts().sum() == 100_000
    assert np.all(np.abs(explorer.counts() / 1e5 - p) <= 5 * np.sqrt(p * (1 - p) / 1e5) + 1e-5)
    assert words(explorer.count_texts) == [f"{count:,}" for count in explorer.counts()]


@of(SamplingExplorer)
def test_three_words_are_drawn_as_the_source_says(explorer):
    explorer.set(draws=100_000, mat=2, sofa=1, moon=0.1, tax=-5)
    shares = explorer.counts()[:3] / explorer.counts()[:3].sum()
    assert np.abs(shares - [0.6590, 0.2424, 0.0986]).max() < 0.006


@of(SamplingExplorer)
def test_the_word_farthest_off_is_named(explorer):
    assert (
        explorer.short() == "100 draws: the drawn shares are within 0.029 of softmax; sofa is farthest off."
    )


@of(PeaksExplorer)
def test_classes_with_one_motion_are_said_together(explorer):
    assert explorer.short() == "As beta grows from 1, dog and bird rise; cat falls."
    explorer.beta = 1000
    assert explorer.short() == "As beta grows from 1000, dog rises; cat and bird fall."
    explorer.scores = "2, 4.3, 1.2, -3.1"
    assert explorer.short() == "As beta grows from 1000, cat, dog, bird and fish stay."


@of(SamplingExplorer)
def test_the_winner_is_the_argmax_of_score_and_noise(explorer):
    for seed, T in ((0, 1), (7, 0.01), (99, 100)):
        explorer.set(seed=seed, temperature=T)
        finish = explorer.scores() / T + explorer.race()[1]
        winner = explorer.names[int(finish.argmax())]
        assert explorer.names[explorer.drawn()[-1]] == winner
        assert explorer.winner_text.get_text() == f"{winner} wins"
        assert f"argmax(logit / T + noise) is {winner}" in explorer.sentence()
        assert np.allclose([end.get_xdata()[0] for end in explorer.ends], finish)
        low, high = explorer.ends[0].axes.get_xlim()
        assert low < finish.min() and finish.max() < high


@of(SamplingExplorer)
def test_an_action_draws_more_in_steps_and_keeps_what_was_drawn(explorer):
    first = explorer.drawn()
    steps = list(explorer.thousand())
    assert len(steps) == 100 and steps[-1] == 1 and np.all(np.diff(steps) > 0)
    assert explorer.draws == 1100 and np.array_equal(explorer.drawn()[:100], first)
    explorer.run("one")
    assert explorer.draws == 1101 and "1,101 draws with seed 0" in explorer.sentence()
    stopped = explorer.many()
    for _ in range(10):
        next(stopped)
    assert explorer.draws == 2101  # what was reached is kept
    explorer.draws = 99_990
    explorer.run("many")
    explorer.run("one")
    assert explorer.draws == 100_000


@of(SamplingExplorer)
def test_a_button_draws_until_it_is_stopped_and_no_answer_is_lost(explorer):
    async def press():
        send(explorer, action="many", seq=7)
        while explorer.draws < 500:
            await asyncio.sleep(0.01)
        running = explorer.frame()
        send(explorer, stop=True, seq=8)
        await asyncio.sleep(0.1)
        return running, explorer.draws

    running, reached = asyncio.run(press())
    assert 0 < running["share"] < 1 and running["values"]["draws"] >= 500
    assert running["answered"]["v"] == 7  # the browser may see this one in place of the answer
    assert explorer.frame()["share"] is None and explorer.frame()["answered"]["v"] == 8
    assert 500 <= reached < 10_100 and explorer.draws == reached


@of(SamplingExplorer)
def test_the_same_seed_gives_the_same_words(explorer):
    explorer.set(draws=50, seed=3)
    drawn = explorer.drawn()
    explorer.seed = 4
    assert not np.array_equal(explorer.drawn(), drawn)
    explorer.seed = 3
    assert np.array_equal(explorer.drawn(), drawn)
    explorer.draws = 1
    assert explorer.draws == 1 and "(1 draw)" in explorer.last_text.get_text()


# The cut of the tail


@of(CutDistributionExplorer)
@pytest.mark.parametrize("T", TEMPERATURES)
@pytest.mark.parametrize("k, share", [(12, 1), (5, 1), (1, 0.5), (12, 0), (12, 0.9), (4, 0.8)])
def test_what_is_cut_and_what_remains(explorer, T, k, share):
    explorer.set(temperature=T, k=k, share=share)
    p = softmax(SCORES, temperature=T)
    assert np.allclose(heights(explorer.outlines), p, rtol=1e-14)
    best = p[:k] / p[:k].sum()
    n = next((n for n in range(1, k) if best[:n].sum() >= share - 1e-12), k) if share < 1 else k
    assert explorer.count() == n
    assert np.allclose(heights(explorer.bars), [*(best[:n] / best[:n].sum()), *[0] * (12 - n)], rtol=1e-12)
    assert words(explorer.texts)[n:] == ["cut"] * (12 - n) and "cut" not in words(explorer.texts)[:n]
    assert np.allclose(explorer.stairs.get_ydata()[1 : k + 1], np.cumsum(best))
    assert ("Nothing is cut." in explorer.sentence()) == (n == 12)


@of(CutDistributionExplorer)
def test_the_dots_of_the_cut_set_k_and_share(explorer):
    send(explorer, dragged={"k": 1.5, "share": 0.6})
    assert (explorer.k, explorer.share) == (2, 0.6)
    assert explorer.short() == (
        "T = 1: 1 word of 12 stays, which had 0.615 of the probability. The first, mat, has 1.000 now."
    )
    for end, value in (("low", 1), ("high", 12)):
        send(explorer, dragged={"k": getattr(explorer.handles()["k"], end)})
        assert explorer.k == value
    with pytest.raises(NotTaken, match="a whole number from 1 to 12"):
        explorer.k = 3.4


@of(CutDistributionExplorer)
def test_the_words_of_the_story_keep_their_scores(explorer):
    known = dict(zip(explorer.names, SCORES, strict=True))
    assert [known[name] for name in SamplingExplorer.names] == [3.0, 2.0, 0.5, -1.0]
    assert list(SCORES) == sorted(SCORES, reverse=True)


# The die (R32)


DICE = {"fair": [1.0] * 6, "half 1 and half 6": [1.0, 0, 0, 0, 0, 1.0]} | DieExplorer.presets


def take(explorer, die):
    explorer.set(**dict(zip(explorer.faces, DICE[die], strict=True)))


@of(DieExplorer)
@pytest.mark.parametrize(
    "die, variance, nats, verdict",
    [
        ("fair", 35 / 12, math.log(6), "This is the fair die."),
        ("loaded", 3.25, 1.4979, "More variance than the fair die, and less entropy"),
        ("half 1 and half 6", 6.25, math.log(2), "More variance than the fair die, and less entropy"),
        ("mostly 5", 0.3019, 0.2790, "Less variance than the fair die, and less entropy."),
    ],
)
def test_the_dice_of_the_source(explorer, die, variance, nats, verdict):
    take(explorer, die)
    assert abs(explorer.variance() - variance) < 5e-5 and abs(explorer.entropy() - nats) < 5e-5
    assert np.allclose(explorer.here.get_xydata()[0], (explorer.variance(), explorer.entropy()))
    assert f"variance {number(variance, 4)}, entropy {number(nats, 4)} nats" in explorer.sentence()
    assert f"= {number(nats / math.log(2), 4)} bits" in explorer.sentence()
    assert verdict in explorer.sentence()


@of(DieExplorer)
def test_a_challenge_is_answered_only_where_the_bound_is_reached(explorer):
    """Before that the sentence says how far it is: who looks first at the explorer finds no answer there."""
    assert explorer.preset == "loaded"
    for die in DICE:
        take(explorer, die)
        said = explorer.sentence()
        wide, unsure = die == "half 1 and half 6", die == "fair"
        assert ("6.25: reached, and no die has more. The variance is" in said) == wide
        assert ("1.7918: reached, and no die has more. The entropy is" in said) == unsure
        assert (f"6.25: {number(6.25 - explorer.variance(), 4)} short of it." in said) == (not wide)
        assert (f"1.7918: {number(math.log(6) - explorer.entropy(), 4)} short of it." in said) == (not unsure)
        assert ("never negative" in said) == (wide or unsure)
        assert not (wide or unsure) or explorer.preset == "your own"  # the answers are one click away nowhere
    assert "no die" not in explorer.how


@of(DieExplorer)
def test_no_die_beats_a_bound_and_the_reasons_hold(explorer):
    rng = np.random.default_rng(0)
    for _ in range(60):
        weights = rng.dirichlet([rng.choice([0.05, 0.5, 3])] * 6)
        explorer.set(**dict(zip(explorer.faces, weights.tolist(), strict=True)))
        p, faces, mean = normalize(weights), np.arange(1, 7), explorer.mean()
        assert np.isclose(explorer.variance(), (p * (faces - mean) ** 2).sum(), atol=1e-12)
        second = (p * (faces - 1) * (6 - faces)).sum()
        assert np.isclose(explorer.variance(), (mean - 1) * (6 - mean) - second, atol=1e-12) and second >= 0
        assert explorer.variance() <= 6.25 and explorer.entropy() <= math.log(6)
        nonzero = p[p > 0]
        lack = (nonzero * np.log(6 * nonzero)).sum()
        assert np.isclose(explorer.entropy(), math.log(6) - lack, atol=1e-12) and lack >= 0
        assert np.allclose(heights(explorer.share_bars), p)


@of(DieExplorer)
def test_a_preset_sets_the_weights_and_a_weight_names_the_die(explorer):
    explorer.preset = "mostly 5"
    assert explorer.weights().tolist() == [0.01, 0.01, 0.01, 0.01, 0.95, 0.01]
    send(explorer, dragged={"three": 0.4})
    assert explorer.preset == "your own" and explorer.three == 0.4
    explorer.preset = "loaded"
    assert explorer.weights().tolist() == [1, 0.2, 0.2, 0.2, 0.2, 0.2]
    explorer.preset = "your own"
    assert explorer.weights().tolist() == [1, 0.2, 0.2, 0.2, 0.2, 0.2]
    again = DieExplorer(one=0.3, six=0)
    assert again.preset == "your own" and eval(again.code()).state() == again.state()


@of(DieExplorer)
def test_the_last_weight_cannot_be_taken_away(explorer):
    for name in explorer.faces:
        setattr(explorer, name, 0)
    assert explorer.weights().tolist() == [0, 0, 0, 0, 0, 0.2]
    assert explorer.variance() == explorer.entropy() == 0


# Two betas (R33)


@of(BetaTablesExplorer)
def test_the_stored_numbers_of_the_spreadsheet(explorer):
    rows = [row[1:] for row in explorer.table().rows]
    assert rows == [
        ["0.95", "1.94930e206", "207", "2.05e−9", "2.05e−7 %", "0"],
        ["0.99", "9.45733e214", "215", "0.993307", "99.33 %", "1"],
        ["0.98", "6.37230e212", "213", "0.006693", "0.67 %", "0"],
        ["max 0.99", "9.52105e214", "215", "1", "100.00 %", "1"],
        ["0.95", "2.58571", "1", "0.325599", "32.56 %", "0"],
        ["0.99", "2.69123", "1", "0.338887", "33.89 %", "1"],
        ["0.98", "2.66446", "1", "0.335515", "33.55 %", "0"],
        ["max 0.99", "7.94140", "1", "1", "100.00 %", "1"],
    ]
    said = explorer.sentence()
    assert "the sum of the exponentials is 9.52105e214 (215 digits before" in said
    assert "point) and the largest score is 0.99." in said
    assert "exponents beta Z themselves sum to 1460." in said


@of(BetaTablesExplorer)
@pytest.mark.parametrize("beta", [0.01, 1, 7.5, 40, 709, 1000])
def test_exponentials_are_exact_also_where_a_float_overflows(explorer, beta):
    explorer.set(first_beta=beta, cat=0, dog=1, bird=0.37)
    written, total = explorer.exponentials(beta)
    with localcontext(prec=500):  # every digit before the point
        exact = [(Decimal(repr(float(beta))) * Decimal(z)).exp() for z in ("0", "1", "0.37")]
        for text, value in zip((*written, total), (*exact, sum(exact)), strict=True):
            assert abs(Decimal(text) / value - 1) < Decimal("5.1e-6")
            assert digits_before_point(text) == len(str(int(value)))
    assert [row[2] for row in explorer.table().rows[:4]] == [*written, total]


@of(BetaTablesExplorer)
@pytest.mark.parametrize("scores", [(0.95, 0.99, 0.98), (1, 1, 0.5), (0, 0, 0), (0, 1, 0)])
@pytest.mark.parametrize("betas", [(500, 1), (0.01, 1000)])
def test_bars_and_one_hot_are_those_of_the_maths(explorer, scores, betas):
    explorer.set(first_beta=betas[0], second_beta=betas[1], **dict(zip(FOUR, scores, strict=False)))
    hot = (np.array(scores) == max(scores)) / (np.array(scores) == max(scores)).sum()
    for (bars, texts, outlines, title), beta in zip(explorer.panels, betas, strict=True):
        p = softmax(np.array(scores) * beta)
        assert np.allclose(heights(bars), p, rtol=1e-12)
        assert words(texts) == [percent(share) for share in p]
        assert np.allclose(heights(outlines), hot)
        assert title.get_text() == f"beta = {beta:g}"


# Peaks (R34)


@of(PeaksExplorer)
def test_the_peaks_of_the_sources(explorer):
    assert words(t for t in explorer.peak_texts if t.get_visible()) == ["bird peaks: 36.30 % at beta 27.465"]
    assert "Bird peaks at beta 27.465 with 36.30 %" in explorer.sentence()
    explorer.scores = MACHINECURVE
    assert abs(explorer.peaks()["cat"] - 0.14189) < 5e-6
    assert "Cat peaks at beta 0.14189 with 26.57 %" in explorer.sentence()
    explorer.scores = "2, 1, 0.1"
    assert explorer.peaks() == {} and "No class has a peak inside" in explorer.sentence()


@of(PeaksExplorer)
@pytest.mark.parametrize("scores", PeaksExplorer.controls()["scores"].options)
@pytest.mark.parametrize("beta", [0.01, 0.14, 1, 27.465, 1000])
def test_curves_marks_and_motions_are_those_of_the_maths(explorer, scores, beta):
    explorer.set(scores=scores, beta=beta)
    z = explorer.z()
    for k, name in enumerate(explorer.names()):
        curve = explorer.lines[k].get_ydata()
        assert np.allclose(
            curve[::25], [softmax(z * 10**x)[k] for x in explorer.lines[k].get_xdata()[::25]], atol=1e-12
        )
        assert np.allclose(explorer.dots[k].get_xydata()[0], (np.log10(beta), softmax(z * beta)[k]))
        peak = peak_beta(z, k)
        assert explorer.marks[k].get_visible() == (0 < peak < math.inf) == (name in explorer.peaks())
        if name in explorer.peaks():
            x, top = explorer.marks[k].get_xydata()[0]
            assert np.isclose(10**x, peak) and np.isclose(top, softmax(z * peak)[k])
            assert top >= curve.max()
        after = softmax(z * beta * (1 + 1e-5))[k] - softmax(z * beta)[k]
        if abs(after) > 1e-12:
            assert explorer.motions()[k] == ("rises" if after > 0 else "falls")
            assert (after > 0) == (z[k] > explorer.mean())
    assert all(not curve.get_visible() for curve in explorer.lines[len(z) :])


@of(PeaksExplorer)
def test_the_words_at_a_peak_lie_in_the_picture(explorer):
    for scores in explorer.controls()["scores"].options:
        explorer.scores = scores
        boxes = [text.get_window_extent() for text in explorer.peak_texts if text.get_visible()]
        inside = explorer.peak_texts[0].axes.bbox
        assert all(inside.x0 < box.x0 and box.x1 < inside.x1 and box.y1 < inside.y1 for box in boxes)
        assert len({round(box.y0) for box in boxes}) == len(boxes)


# Calibration (R35)


@of(CalibrationExplorer)
def test_the_numbers_of_calibrated_logits(explorer):
    found = []
    for beta in (0.5, 1, 2, 5, 500):
        explorer.beta = beta
        found.append((explorer.confidence(), explorer.loss()))
        assert abs(explorer.accuracy() - accuracy_of_gaussians(3, 1.5)) < 0.01
    assert np.allclose([sure for sure, _ in found], [0.614, 0.766, 0.877, 0.951, 0.9995], atol=0.006)
    assert np.allclose([loss for _, loss in found], [0.650, 0.566, 0.691, 1.410, 135], rtol=0.02)
    assert abs(1 / explorer.fitted() - 1) < 0.02
    assert f"the fitted temperature is {number(1 / explorer.fitted())}" in explorer.sentence()


@of(CalibrationExplorer)
@pytest.mark.parametrize(
    "beta, verdict",
    [
        (0.1, "Under-confident: right more often than sure by 0.372"),
        (1, "Well calibrated"),
        (5, "Over-confident: surer than right by 0.18"),
        (1000, "Over-confident: surer than right by 0.233"),
    ],
)
def test_too_sure_and_not_sure_enough_are_said(explorer, beta, verdict):
    accuracy = explorer.accuracy()
    explorer.beta = beta
    assert verdict in explorer.sentence() and explorer.accuracy() == accuracy
    for k, count in enumerate(explorer.bars().count):
        assert explorer.right_bars[k].get_visible() == explorer.points[k].get_visible() == bool(count)
        if count:
            assert explorer.right_bars[k].get_height() == explorer.bars().accuracy[k]
            assert explorer.points[k].get_xdata()[0] == explorer.bars().confidence[k]
    assert sum(int(row[1].replace(",", "")) for row in explorer.table().rows) == explorer.size


@of(CalibrationExplorer)
def test_the_star_is_where_the_loss_is_least(explorer):
    for seed in (0, 5):
        explorer.seed = seed
        z, y, _, losses, best, least = explorer.drawn()
        assert np.isclose(explorer.best.get_xdata()[0], np.log10(best)) and least <= min(losses)
        assert least < nll(z, y, temperature=to_temperature(beta=best * 1.05)) and least < nll(
            z, y, temperature=to_temperature(beta=best / 1.05)
        )


# The beta that a confidence needs (R36)


@of(TemperatureExplorer)
def test_those_who_lead_together_have_so_much_each(explorer):
    assert explorer.short().startswith("At T = 1 dog has 0.873.")
    explorer.set(cat=4.3, bird=-5, fish=-5)
    assert "cat and dog have 0.500 each." in explorer.short()


@of(ConfidenceExplorer)
def test_the_betas_of_the_inventory(explorer):
    assert "219.9 for 90 %, 459.5 for 99 %, 690.7 for 99.9 %, 921.0 for 99.99 %" in explorer.sentence()
    assert "716.95 in float64, 89.6 in float32 and 11.2 in float16" in explorer.sentence()
    for wanted, needed in ((0.9, 219.9), (0.99, 459.5), (0.999, 690.7), (0.9999, 921.0)):
        explorer.wanted = wanted
        assert abs(explorer.needed() - needed) < 0.05
        assert np.isclose(softmax(explorer.needed() * explorer.scores()).max(), wanted, rtol=1e-12)
        assert explorer.want_text.get_text() == f"{100 * wanted:g} % needs beta {number(needed, 1)}"


@of(ConfidenceExplorer)
@pytest.mark.parametrize("gap", [0.005, 0.01, 0.03, 0.04, 0.1])
def test_the_curve_counts_nines(explorer, gap):
    explorer.gap = gap
    p = softmax(np.multiply.outer(explorer.x, explorer.scores())).max(-1)
    near = p < 1 - 1e-9
    assert np.allclose(10 ** -explorer.curve.get_ydata()[near], 1 - p[near], rtol=1e-5)
    for wanted in (0.34, 0.5, 0.9999):
        explorer.wanted = wanted
        assert np.isclose(explorer.needed(), beta_for(wanted, [0.04, gap]))
        assert np.isclose(explorer.nines(explorer.needed()), -math.log10(1 - wanted))
        assert ("beyond this picture" in explorer.want_text.get_text()) == (explorer.needed() > 1000)


@of(ConfidenceExplorer)
def test_the_naive_formula_runs_until_it_breaks(explorer):
    assert "the naive formula agrees" in explorer.sentence() and not explorer.table().flagged
    explorer.beta = 717
    assert np.array_equal(explorer.naive()[2], [0, np.nan, 0], equal_nan=True)
    assert abs(explorer.stable().max() - 0.999231) < 5e-7
    assert [row[4] for row in explorer.table().rows] == ["0", "not a number", "0", "not a number"]
    assert explorer.table().flagged >= {(0, 4), (1, 4), (2, 4), (3, 4), (1, 3), (3, 3)}
    assert "infinity / infinity is not a number" in explorer.sentence()
    explorer.beta = 716.9518  # each exponential fits, their sum does not
    assert explorer.naive()[2].tolist() == [0, 0, 0] and "because the sum is infinite" in explorer.sentence()
    explorer.beta = 716.9
    assert "the naive formula agrees" in explorer.sentence()


@of(ConfidenceExplorer)
def test_its_handles_turn_heights_into_probabilities(explorer):
    send(explorer, dragged={"nines": 2.0})
    assert explorer.wanted == 0.99
    for end, value in (("low", 0.34), ("high", 0.9999)):
        send(explorer, dragged={"nines": getattr(explorer.handles()["nines"], end)})
        assert abs(explorer.wanted - value) < 1e-6
    send(explorer, dragged={"beta": 250})
    assert explorer.beta == 250


# All of them


@pytest.mark.parametrize("explorer", ALL, indirect=True)
def test_no_state_of_many_warns(explorer):
    rng = np.random.default_rng(1)
    for _ in range(25 if not isinstance(explorer, CalibrationExplorer) else 8):
        state = {}
        for name, trait in explorer.controls().items():
            if hasattr(trait, "low") and trait.log:
                value = float(np.exp(rng.uniform(np.log(trait.low), np.log(trait.high))))
                state[name] = trait.settled(min(trait.high, max(trait.low, value)))
            elif hasattr(trait, "low"):
                state[name] = trait.settled(rng.uniform(trait.low, trait.high))
            else:
                state[name] = trait.options[rng.integers(len(trait.options))]
        with warnings.catch_warnings():
            warnings.simplefilter("error")
            explorer.set(**state)
        assert "np.float" not in explorer.sentence() and explorer.sentence().endswith(".")


@pytest.mark.parametrize("explorer", [TemperatureExplorer, BetaTablesExplorer], indirect=True)
def test_the_classes_keep_their_colours(explorer):
    bars = explorer.panels[0][0] if isinstance(explorer, BetaTablesExplorer) else explorer.share_bars
    assert [to_hex(bar.get_facecolor()).upper() for bar in bars] == list(CLASS_COLOURS[: len(bars)])


@of(BetaTablesExplorer)
def test_equal_betas_are_said(explorer):
    explorer.set(first_beta=3, second_beta=3)
    assert explorer.short() == "Both betas are 3, so both tables are the same: the largest share is 35.00 %."
    explorer.first_beta = 3.01
    assert "Both betas" not in explorer.short()


@of(BetaTablesExplorer)
def test_an_arrow_key_moves_a_score_and_a_beta_by_little(explorer):
    steps = {name: handle.step for name, handle in explorer.handles().items()}
    assert all(steps[name] == 0.001 for name in explorer.names)
    assert 10 ** steps["first_beta"] < 1.005


@of(PeaksExplorer)
def test_equal_shares_hide_no_dot(explorer):
    explorer.beta = 0.01
    assert [dot.get_markersize() for dot in explorer.dots] == [21, 15, 9, 9]
    explorer.beta = 100
    assert len({dot.get_markersize() for dot in explorer.dots}) == 1

"""Labels, axioms, entropy, samples and rounding, case by case; and the examples in the documentation."""

import math

import numpy as np
import pytest

import teachkit as tk
from teachkit.maths.distributions import shared_out

OF_MATHS = [
    name for name in tk.__all__ if getattr(getattr(tk, name), "__module__", "").startswith("teachkit.maths")
]


@pytest.mark.parametrize("name", OF_MATHS)
def test_every_public_name_has_a_documented_example(name):
    public = getattr(tk, name)
    answers = () if isinstance(public, type) else ("Returns\n", "Raises\n")
    for heading in ("Parameters\n", *answers, "Examples\n", ">>> "):
        assert heading in public.__doc__, heading


def test_one_hot_of_any_shape():
    assert tk.one_hot(2, 3).tolist() == [0, 0, 1]
    assert tk.one_hot([[0, 1], [2, 0]], 3).shape == (2, 2, 3)
    assert tk.one_hot(np.array([0, 2], np.uint8), 300).shape == (2, 300)
    assert tk.one_hot([True, False], 2).tolist() == [[0, 1], [1, 0]]
    np.testing.assert_array_equal(tk.one_hot([0, 1, 2], 3), np.eye(3))


@pytest.mark.parametrize(
    "labels, classes, error, words",
    [
        ([0, 3], 3, ValueError, r"from 0 to 2, got 3 at \[1\]"),
        ([-1], 3, ValueError, "got -1"),
        ([], 3, ValueError, "at least one"),
        ([0.5], 3, TypeError, "class numbers"),
        (["cat"], 3, TypeError, "strings"),
        ([0], 0, ValueError, "num_classes must be at least 1"),
        ([0], 2.0, TypeError, "num_classes must be a whole number"),
        ([[0], [1, 2]], 3, ValueError, "equal length"),
    ],
)
def test_one_hot_refuses(labels, classes, error, words):
    with pytest.raises(error, match=words):
        tk.one_hot(labels, classes)


@pytest.mark.parametrize(
    "rows", [[[1, 1, 0]], [[0, 0, 0]], [[0.5, 0.5]], [[2, -1]], [[1, 0], [0, 0]], [np.nan, 1]]
)
def test_from_one_hot_refuses_what_is_not_one_hot(rows):
    with pytest.raises(ValueError, match="single 1"):
        tk.from_one_hot(rows)


def test_from_one_hot_of_one_row():
    assert tk.from_one_hot([0, 1, 0]) == 1


def test_argmax_one_hot_shares_ties():
    assert tk.argmax_one_hot([2, 4.3, 1.2, -3.1]).tolist() == [0, 1, 0, 0]
    assert tk.argmax_one_hot([[1, 1], [0, 3]]).tolist() == [[0.5, 0.5], [0, 1]]
    assert tk.argmax_one_hot([[1, 1], [0, 3]], ties="first").tolist() == [[1, 0], [0, 1]]
    with pytest.raises(ValueError, match='"share" or "first"'):
        tk.argmax_one_hot([1, 2], ties="last")


def test_normalize_of_extreme_weights():
    assert tk.normalize([1e308, 1e308]).tolist() == [0.5, 0.5]
    assert tk.normalize([5e-324, 5e-324]).tolist() == [0.5, 0.5]
    assert tk.normalize([[1, 3], [2, 2]]).tolist() == [[0.25, 0.75], [0.5, 0.5]]
    assert tk.normalize([5, 3, 2]).tolist() == [0.5, 0.3, 0.2]


def test_the_published_tables():
    assert tk.is_distribution([0.7, 0.2, 0.1])
    third = tk.is_distribution([0.087492, 0.872661, 0.039312, 0.000292])
    assert (third.axiom, bool(third)) == (2, False)
    plain = tk.is_distribution(np.array([2, 4.3, 1.2, -3.1]) / 4.4)
    assert plain.axiom == 1 and "-0.704545" in plain.reason


@pytest.mark.parametrize(
    "p, axiom",
    [
        ([0.5, 0.5], 0),
        ([1], 0),
        ([0.5, np.nan], 1),
        ([np.inf, 0], 1),
        ([1.5, -0.5], 1),
        ([0.6, 0.6], 2),
        ([0, 0], 2),
        ([[0.5, 0.5], [0.5, 0.4]], 2),
        ([1, 1e-7], 0),
    ],
)
def test_the_axiom_that_fails(p, axiom):
    verdict = tk.is_distribution(p)
    assert verdict.axiom == axiom and bool(verdict) == (axiom == 0)
    assert (verdict.reason == "") == (axiom == 0)


def test_the_verdict_names_the_row_and_heeds_the_tolerance():
    assert "row [1]" in tk.is_distribution([[0.5, 0.5], [0.5, 0.4]]).reason
    assert tk.is_distribution([0.5, 0.4], tolerance=0.2)
    assert "more than 1" in tk.is_distribution([0.5, 0.5 + 1e-4]).reason


@pytest.mark.parametrize(
    "bad, error", [([], ValueError), (0.5, ValueError), (["a"], TypeError), ([1j], TypeError)]
)
def test_is_distribution_refuses_what_is_not_numbers(bad, error):
    with pytest.raises(error, match="p must"):
        tk.is_distribution(bad)


def test_entropy_and_perplexity():
    assert tk.entropy([1, 0, 0]) == 0
    assert math.copysign(1, tk.entropy([1.0, 0.0])) == 1
    assert tk.entropy([0.25] * 4) == pytest.approx(math.log(4), rel=1e-15)
    assert tk.perplexity([0.25] * 4) == pytest.approx(4, rel=1e-15)
    np.testing.assert_allclose(tk.entropy([[0.5, 0.5], [1, 0]]), [math.log(2), 0])


def test_samples_have_the_frequencies_and_never_an_impossible_class():
    p = [0.0, 0.5, 0.3, 0.2, 0.0]
    draws = tk.sample(p, 100_000, rng=np.random.default_rng(1))
    counts = np.bincount(draws, minlength=5)
    assert counts[0] == counts[4] == 0
    np.testing.assert_allclose(counts / 100_000, p, atol=0.01)
    np.testing.assert_array_equal(draws, tk.sample(p, 100_000, rng=np.random.default_rng(1)))
    assert tk.sample(p, (2, 3), rng=np.random.default_rng(1)).shape == (2, 3)


def test_sample_refuses():
    with pytest.raises(TypeError, match=r"default_rng"):
        tk.sample([0.5, 0.5], 3, rng=0)
    with pytest.raises(ValueError, match="one distribution"):
        tk.sample([[0.5, 0.5]], 3, rng=np.random.default_rng(0))
    with pytest.raises(ValueError, match="axiom 2"):
        tk.sample([0.5, 0.6], 3, rng=np.random.default_rng(0))


def test_a_class_of_probability_0_gets_the_mask():
    z = tk.distributions.logits_from_probs([0.5, 0.5, 0])
    assert z[2] == -np.inf
    assert tk.softmax(z).tolist() == [0.5, 0.5, 0]


def test_round_to_total():
    assert tk.distributions.round_to_total([1 / 3] * 3, 1).tolist() == [0.4, 0.3, 0.3]
    assert tk.distributions.round_to_total([0.7, 0.2, 0.1], 1).tolist() == [0.7, 0.2, 0.1]
    assert tk.distributions.round_to_total([[0.5, 0.5], [1 / 3, 2 / 3]], 0).tolist() == [[1, 0], [0, 1]]
    for decimals, error in ((-1, ValueError), (13, ValueError), (1.5, TypeError)):
        with pytest.raises(error, match="decimals"):
            tk.distributions.round_to_total([0.5, 0.5], decimals)


def test_those_that_moved_beyond_all_there_is_are_scaled_with_the_rest():
    np.testing.assert_allclose(
        shared_out([0.7, 0.6, 0.1], [True, True, False]), [0.5, 6 / 14, 1 / 14], atol=1e-6
    )

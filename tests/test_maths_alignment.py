"""A small model that learns to align: its task, its gradients, and how right the map is that it learns."""


import numpy as np
import pytest

from teachkit.maths.alignment import AlignmentModel, alignment_task, share_aligned, train_alignment
from teachkit.maths.losses import cross_entropy
from teachkit.maths.training import SGD, Adam, numeric_gradient


def generator(seed=0):
    return np.random.default_rng(seed)


# The task -------------------------------------------------------------------------------------


def test_answers_come_from_the_places():
    wanted = {
        "reverse": lambda row: row[::-1],
        "copy": list,
        "rotate": lambda row: [*row[1:], row[0]],
    }
    for task, answer in wanted.items():
        sequences, answers, places = alignment_task(20, length=5, num_symbols=4, task=task, rng=generator())
        assert sequences.shape == (20, 5) and set(sequences.flat) == set(range(4))
        assert sorted(places) == list(range(5))
        for row, its_answer in zip(sequences, answers, strict=True):
            assert list(its_answer) == list(answer(row)) == [row[place] for place in places]


@pytest.mark.parametrize(
    "wrong, error, words",
    [
        (lambda: alignment_task(0, rng=generator()), ValueError, "size must be at least 1"),
        (lambda: alignment_task(3, length=0, rng=generator()), ValueError, "length must be at least 1"),
        (
            lambda: alignment_task(3, num_symbols=1, rng=generator()),
            ValueError,
            "num_symbols must be at least 2",
        ),
        (lambda: alignment_task(3, task="sort", rng=generator()), ValueError, "task must be one of"),
        (lambda: alignment_task(3, rng=0), TypeError, "rng"),
        (lambda: AlignmentModel(rng=0), TypeError, "rng"),
        (lambda: AlignmentModel(width=0, rng=generator()), ValueError, "width must be at least 1"),
        (
            lambda: AlignmentModel(rng=generator()).weights([[0.5] * 6]),
            TypeError,
            "sequences must be class numbers",
        ),
        (lambda: AlignmentModel(rng=generator()).logits([[1] * 5]), ValueError, r"shape \(N, 6\)"),
        (lambda: AlignmentModel(rng=generator()).weights([[8] * 6]), ValueError, "from 0 to 7"),
        (
            lambda: AlignmentModel(rng=generator()).loss_and_gradients([[1] * 6] * 2, [[1] * 6]),
            ValueError,
            "one row for each of 2 sequences, got 1",
        ),
        (lambda: train_alignment(None, Adam(), 1, rng=generator()), TypeError, "must be an AlignmentModel"),
        (
            lambda: train_alignment(AlignmentModel(rng=generator()), Adam, 1, rng=generator()),
            TypeError,
            "optimizer",
        ),
        (
            lambda: train_alignment(AlignmentModel(rng=generator()), Adam(), -1, rng=generator()),
            ValueError,
            "steps",
        ),
        (lambda: train_alignment(AlignmentModel(rng=generator()), Adam(), 1, rng=0), TypeError, "rng"),
        (
            lambda: train_alignment(AlignmentModel(rng=generator()), Adam(), 1, "x", rng=generator()),
            ValueError,
            "task must be one of",
        ),
        (lambda: share_aligned([[1, 0]], [0, 1]), ValueError, "one for each row of weights"),
        (lambda: share_aligned([[1, 0]], [0.5]), TypeError, "whole numbers"),
    ],
)
def test_what_is_refused_is_named(wrong, error, words):
    with pytest.raises(error, match=words):
        wrong()


# The model ------------------------------------------------------------------------------------


def test_scores_are_read_from_the_contexts():
    model = AlignmentModel(length=4, num_symbols=3, width=5, rng=generator())
    x, y, _ = alignment_task(2, length=4, num_symbols=3, rng=generator(1))
    states = model.E[x] + model.P
    contexts = model.weights(x) @ states
    np.testing.assert_allclose(model.logits(x), contexts @ model.R + model.b, atol=1e-14)
    loss, _, logits = model.loss_and_gradients(x, y)
    np.testing.assert_allclose(logits, model.logits(x))
    assert loss == pytest.approx(cross_entropy(logits, y).mean())
    assert model.num_parameters == 3 * 5 + 2 * 4 * 5 + 2 * 25 + 5 + 5 * 3 + 3


def test_gradients_are_the_slopes():
    model = AlignmentModel(length=4, num_symbols=3, width=5, rng=generator())
    x, y, _ = alignment_task(6, length=4, num_symbols=3, rng=generator(1))
    _, gradients, _ = model.loss_and_gradients(x, y)
    for name, theta, gradient in zip(model.NAMES, model.parameters, gradients, strict=True):

        def loss(at, theta=theta):
            kept = theta.copy()
            theta[...] = at
            value = model.loss_and_gradients(x, y)[0]
            theta[...] = kept
            return value

        assert np.abs(gradient).max() > 1e-4, name
        np.testing.assert_allclose(gradient, numeric_gradient(loss, theta), atol=1e-8, err_msg=name)


# What it learns -------------------------------------------------------------------------------


@pytest.mark.parametrize("task", ["reverse", "copy", "rotate"])
@pytest.mark.parametrize("seed", [0, 1, 2])
def test_the_learned_map_is_right_on_sequences_that_were_never_seen(seed, task):
    model = AlignmentModel(rng=generator(seed))
    x, y, places = alignment_task(500, task=task, rng=generator(seed + 100))
    before = model.weights(x)
    assert share_aligned(before, places) < 0.4
    assert before.max() < 0.5
    *_, last = train_alignment(model, Adam(rate=0.01), 150, task, rng=generator(seed + 200))
    after = model.weights(x)
    assert last.step == 150
    assert share_aligned(after, places) >= 0.95
    at_the_place = np.take_along_axis(after, np.broadcast_to(places[:, None], (500, 6, 1)), -1)
    assert at_the_place.mean() >= 0.9
    assert (model.logits(x).argmax(-1) == y).mean() >= 0.99


def test_places_are_learned_through_the_softmax_alone():
    """Without the gradients of Q, W, U and v the weights stay nearly even, and the answers wrong."""

    class Readout(AlignmentModel):
        def loss_and_gradients(self, sequences, answers):
            loss, gradients, logits = super().loss_and_gradients(sequences, answers)
            for place, name in enumerate(self.NAMES):
                if name in ("P", "Q", "W", "U", "v"):
                    gradients[place] = gradients[place] * 0
            return loss, gradients, logits

    model = Readout(rng=generator())
    *_, last = train_alignment(model, Adam(rate=0.01), 150, rng=generator(1))
    x, _, places = alignment_task(500, rng=generator(2))
    assert last.accuracy < 0.6
    assert share_aligned(model.weights(x), places) < 0.6


def test_training_hands_out_each_step_and_can_be_left():
    model = AlignmentModel(rng=generator())
    states = train_alignment(model, Adam(rate=0.01), 10**9, rng=generator(1))
    first, second = next(states), next(states)
    states.close()
    assert (first.step, second.step) == (0, 1) and first.logits.shape == (64, 6, 8)
    assert first.loss == pytest.approx(np.log(8), abs=0.3)
    assert [s.step for s in train_alignment(model, Adam(), 3, batch_size=2, rng=generator())] == [0, 1, 2, 3]


def test_the_same_seed_gives_the_same_again():
    losses = [
        [s.loss for s in train_alignment(AlignmentModel(rng=generator(5)), Adam(), 5, rng=generator(6))]
        for _ in range(2)
    ]
    assert losses[0] == losses[1]


def test_training_that_breaks_down_says_so():
    states = train_alignment(AlignmentModel(rng=generator()), SGD(rate=1e60), 10, rng=generator(1))
    with pytest.raises(FloatingPointError, match="training diverged at step 1: try a lower learning rate"):
        list(states)

"""Networks and training: finite differences, PyTorch, laws, the numbers of the sources, what breaks down."""

import itertools
import math
import warnings

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from teachkit.maths import training
from teachkit.maths.losses import cross_entropy, cross_entropy_grad, smooth_labels, smoothing_margin
from teachkit.maths.softmax import softmax
from teachkit.maths.training import (
    SGD,
    Adam,
    Network,
    accuracy,
    confusion_matrix,
    four_blobs,
    logit_path_data,
    numeric_gradient,
    passed_back,
    relu,
    train,
)

stable = settings(max_examples=25)  # each trains a network
PATHS = (3, 32, 32, 3)
BLOBS = (2, 12, 8, 4)


def generator(seed=0):
    return np.random.default_rng(seed)


def small_problem(seed=0, sizes=(4, 6, 5, 3), start="uniform"):
    rng = generator(seed)
    network = Network(sizes, start, rng=rng)
    for b in network.biases:
        b += rng.normal(0, 0.1, b.shape)
    return network, rng.normal(size=(7, sizes[0])), rng.integers(sizes[-1], size=7)


def paths_of(optimizer, seed, steps, zero_last=True):
    rng = generator(seed)
    x, labels = logit_path_data(20, rng=rng)
    network = Network(PATHS, zero_last=zero_last, rng=rng)
    return network, x, labels, train(network, x, labels, optimizer, steps)


def last_of(states):
    *_, last = states
    return last


# Gradients ------------------------------------------------------------------------------------------


def measured_gradients(network, x, labels):
    for place in range(len(network.parameters)):
        moved = network.copy()

        def loss(theta, place=place, moved=moved):
            moved.parameters[place][...] = theta
            return moved.loss_and_gradients(x, labels)[0]

        yield numeric_gradient(loss, network.parameters[place])


@pytest.mark.parametrize("start", ["uniform", "he"])
@pytest.mark.parametrize("sizes", [(4, 3), (4, 6, 3), (4, 6, 5, 3), (2, 12, 8, 4)])
def test_gradients_by_hand_are_those_of_finite_differences(sizes, start):
    network, x, labels = small_problem(1, sizes, start)
    soft = softmax(generator(2).normal(size=(7, sizes[-1])))
    for targets in (labels, soft):
        _, gradients, _ = network.loss_and_gradients(x, targets)
        assert [g.shape for g in gradients] == [theta.shape for theta in network.parameters]
        for got, wanted in zip(gradients, measured_gradients(network, x, targets), strict=True):
            assert np.abs(wanted).max() > 1e-3
            np.testing.assert_allclose(got, wanted, atol=2e-9, rtol=1e-6)


def test_a_gradient_wrong_by_one_percent_is_found(monkeypatch):
    network, x, labels = small_problem(1)
    wanted = list(measured_gradients(network, x, labels))
    for name, right in (("cross_entropy_grad", cross_entropy_grad), ("passed_back", passed_back)):
        monkeypatch.setattr(training, name, lambda *given, right=right: 1.01 * right(*given))
        gradients = network.loss_and_gradients(x, labels)[1]
        assert not all(
            np.allclose(a, b, atol=2e-9, rtol=1e-6) for a, b in zip(gradients, wanted, strict=True)
        )
        monkeypatch.undo()


def test_the_loss_and_the_logits_are_what_they_are_called():
    network, x, labels = small_problem()
    loss, _, logits = network.loss_and_gradients(x, labels)
    hidden = np.maximum(x @ network.weights[0] + network.biases[0], 0)
    hidden = np.maximum(hidden @ network.weights[1] + network.biases[1], 0)
    np.testing.assert_allclose(logits, hidden @ network.weights[2] + network.biases[2], rtol=1e-14)
    np.testing.assert_array_equal(logits, network.logits(x))
    assert type(loss) is float
    assert loss == pytest.approx(cross_entropy(logits, labels).mean(), rel=1e-15)


@stable
@given(st.integers(0, 10_000), st.integers(2, 6), st.integers(1, 9))
def test_gradients_of_the_last_layer_sum_to_0_over_its_scores(seed, num_classes, examples):
    rng = generator(seed)
    network = Network((3, 5, num_classes), rng=rng)
    x, labels = rng.normal(size=(examples, 3)), rng.integers(num_classes, size=examples)
    *_, by_weights, by_biases = network.loss_and_gradients(x, labels)[1]
    assert np.abs(by_weights.sum(1)).max() <= 1e-15
    assert abs(by_biases.sum()) <= 1e-15


@stable
@given(st.integers(0, 10_000), st.integers(1, 5))
def test_the_loss_of_all_is_the_mean_of_each(seed, examples):
    rng = generator(seed)
    network = Network((3, 5, 4), rng=rng)
    x, labels = rng.normal(size=(examples, 3)), rng.integers(4, size=examples)
    loss, gradients, _ = network.loss_and_gradients(x, labels)
    each = [network.loss_and_gradients(x[i : i + 1], labels[i : i + 1]) for i in range(examples)]
    assert loss == pytest.approx(np.mean([one[0] for one in each]), rel=1e-13)
    for place, got in enumerate(gradients):
        np.testing.assert_allclose(got, np.mean([one[1][place] for one in each], axis=0), atol=1e-15)


def test_numeric_gradient_of_what_is_known():
    x = np.array([[0.5, -1.0], [2.0, 0.1]])
    np.testing.assert_allclose(numeric_gradient(lambda a: np.sin(a).sum(), x), np.cos(x), atol=1e-9)
    coarse = numeric_gradient(lambda a: (a**3).sum(), [1.0], step=0.1)
    np.testing.assert_allclose(coarse, [3 + 0.1**2], rtol=1e-12)
    assert numeric_gradient(lambda a: float(a) ** 2, 3).shape == ()
    got = numeric_gradient(lambda a: a.sum() ** 2, [1, 2])
    np.testing.assert_allclose(got, [6, 6], rtol=1e-8)


# The network ----------------------------------------------------------------------------------------


def test_how_a_network_starts():
    network = Network((400, 300, 5), rng=generator())
    for W, b, n in zip(network.weights, network.biases, (400, 300), strict=True):
        assert W.shape[0] == n and b.shape == W.shape[1:]
        assert 0.99 / math.sqrt(n) < np.abs(W).max() <= 1 / math.sqrt(n)
        assert 0.9 / math.sqrt(n) < np.abs(np.append(b, W[0])).max() <= 1 / math.sqrt(n)
        assert W.std() == pytest.approx(1 / math.sqrt(3 * n), rel=0.03)
        assert b.any()
    network = Network((400, 300, 5), start="he", rng=generator())
    for W, b, n in zip(network.weights, network.biases, (400, 300), strict=True):
        assert 0.99 * math.sqrt(6 / n) < np.abs(W).max() <= math.sqrt(6 / n)
        assert W.std() == pytest.approx(math.sqrt(2 / n), rel=0.03)
        assert not b.any()
    for start in ("uniform", "he"):
        network = Network(PATHS, start, zero_last=True, rng=generator())
        assert not network.weights[-1].any() and not network.biases[-1].any()
        assert network.weights[0].any()
        assert not network.logits(generator().normal(size=(5, 3))).any()


def test_the_same_seed_gives_the_same_network_and_a_copy_goes_its_own_way():
    network, twin, other = (Network(PATHS, rng=generator(seed)) for seed in (3, 3, 4))
    assert all((a == b).all() for a, b in zip(network.parameters, twin.parameters, strict=True))
    assert (network.weights[0] != other.weights[0]).all()
    copied = network.copy()
    copied.weights[0] += 1
    copied.parameters[-1][...] = 7
    assert (network.weights[0] == twin.weights[0]).all()
    assert (network.biases[-1] == twin.biases[-1]).all() and (copied.biases[-1] == 7).all()
    assert copied.sizes == network.sizes and copied.num_parameters == network.num_parameters


def test_parameters_are_counted_in_order_and_are_the_arrays_themselves():
    network = Network(PATHS, rng=generator())
    assert (network.num_parameters, Network(BLOBS, rng=generator()).num_parameters) == (1283, 176)
    assert [theta.shape for theta in network.parameters] == [(3, 32), (32,), (32, 32), (32,), (32, 3), (3,)]
    network.parameters[0][...] = 5
    assert (network.weights[0] == 5).all()
    network.weights[0] = np.zeros((3, 32))
    assert network.parameters[0] is network.weights[0]


def test_relu_and_what_passes_back():
    assert relu([-1.5, 0, 2]).tolist() == [0, 0, 2]
    got = passed_back(np.array([[1.0, 2.0]]), np.array([[1.0, 1.0], [3.0, -1.0]]), np.array([[0.1, 0.0]]))
    assert got.tolist() == [[3, 0]]


# Beside PyTorch ---------------------------------------------------------------------------------------


@pytest.fixture(scope="module")
def torch():
    return pytest.importorskip("torch", reason='PyTorch is not installed: pip install -e ".[bench]"')


def same_in_torch(torch, network):
    layers = []
    for W, b in zip(network.weights, network.biases, strict=True):
        layer = torch.nn.Linear(*W.shape, dtype=torch.float64)
        with torch.no_grad():
            layer.weight[...] = torch.from_numpy(W.T)
            layer.bias[...] = torch.from_numpy(b)
        layers += [layer, torch.nn.ReLU()]
    return torch.nn.Sequential(*layers[:-1])


def of_torch(model, gradients=False):
    arrays = [(theta.grad if gradients else theta).detach().numpy() for theta in model.parameters()]
    return [array.T if array.ndim == 2 else array for array in arrays]


def test_loss_and_gradients_are_those_of_pytorch(torch):
    for seed, sizes in enumerate([(4, 3), PATHS, BLOBS]):
        network, x, labels = small_problem(seed, sizes)
        soft = softmax(generator(seed).normal(size=(7, sizes[-1])))
        for targets in (labels, soft):
            model = same_in_torch(torch, network)
            logits = model(torch.from_numpy(x))
            loss = torch.nn.functional.cross_entropy(logits, torch.from_numpy(targets))
            loss.backward()
            own_loss, own, own_logits = network.loss_and_gradients(x, targets)
            assert own_loss == pytest.approx(loss.item(), rel=1e-13)
            np.testing.assert_allclose(own_logits, logits.detach().numpy(), atol=1e-13)
            for a, b in zip(own, of_torch(model, gradients=True), strict=True):
                np.testing.assert_allclose(a, b, atol=1e-15, rtol=1e-11)


@pytest.mark.parametrize(
    "own, name, settings_of_torch",
    [
        (lambda: SGD(0.1), "SGD", {"lr": 0.1}),
        (lambda: SGD(0.05, momentum=0.9), "SGD", {"lr": 0.05, "momentum": 0.9}),
        (lambda: SGD(0.1, decay=0.01), "SGD", {"lr": 0.1, "weight_decay": 0.01}),
        (
            lambda: SGD(0.05, momentum=0.8, decay=0.02),
            "SGD",
            {"lr": 0.05, "momentum": 0.8, "weight_decay": 0.02},
        ),
        (Adam, "Adam", {"lr": 1e-3}),
        (
            lambda: Adam(0.02, betas=(0.8, 0.95), epsilon=1e-4),
            "Adam",
            {"lr": 0.02, "betas": (0.8, 0.95), "eps": 1e-4},
        ),
    ],
    ids=["sgd", "momentum", "decay", "momentum and decay", "adam", "adam with settings"],
)
def test_50_steps_go_where_those_of_pytorch_go(torch, own, name, settings_of_torch):
    rng = generator(5)
    x, labels = logit_path_data(10, rng=rng)
    network = Network(PATHS, rng=rng)
    model = same_in_torch(torch, network)
    theirs = getattr(torch.optim, name)(model.parameters(), **settings_of_torch)
    for state in train(network, x, labels, own(), 50):
        np.testing.assert_allclose(
            np.concatenate([theta.ravel() for theta in network.parameters]),
            np.concatenate([theta.ravel() for theta in of_torch(model)]),
            atol=1e-10,
        )
        theirs.zero_grad()
        loss = torch.nn.functional.cross_entropy(model(torch.from_numpy(x)), torch.from_numpy(labels))
        assert state.loss == pytest.approx(loss.item(), rel=1e-10)
        loss.backward()
        theirs.step()
    assert state.step == 50 and not np.allclose(network.weights[2], 0)


# Optimizers -------------------------------------------------------------------------------------------


def one_step(optimizer, start, *gradients):
    theta = np.array(start, float)
    for g in gradients:
        optimizer.step([theta], [np.array(g, float)])
    return theta


def test_steps_by_hand():
    np.testing.assert_allclose(one_step(SGD(0.5), [1, 2], [4, -2]), [-1, 3])
    np.testing.assert_allclose(one_step(SGD(0.1, momentum=0.5), [0], [1], [1], [0]), [-0.1 - 0.15 - 0.075])
    np.testing.assert_allclose(one_step(SGD(0.1, decay=0.5), [2], [0], [0]), [2 * 0.95**2])
    assert one_step(Adam(0.1), [0], [1e6]) == pytest.approx([-0.1], rel=1e-10)
    assert one_step(Adam(0.1), [0], [1e-6]) == pytest.approx([-0.1 / (1 + 1e-2)], rel=1e-10)
    m, v = 0.9 * 0.1 * 3 + 0.1 * 1, 0.999 * 0.001 * 9 + 0.001 * 1
    second = 0.1 * (m / (1 - 0.9**2)) / (math.sqrt(v / (1 - 0.999**2)) + 1e-8)
    np.testing.assert_allclose(one_step(Adam(0.1), [0], [3], [1]), [-0.1 - second], rtol=1e-7)
    assert one_step(Adam(), [1], [0]).tolist() == [1]


def test_an_optimizer_changes_parameters_in_place_and_nothing_else():
    for optimizer in (SGD(0.1, 0.9, 0.1), Adam()):
        theta, g = np.array([1.0, 2.0]), np.array([0.5, -0.5])
        same = theta
        optimizer.step([theta], [g])
        optimizer.step([theta], [g])
        assert same is theta and theta[0] < 1 and g.tolist() == [0.5, -0.5]


def test_an_optimizer_belongs_to_one_network():
    for optimizer in (SGD(), Adam()):
        optimizer.step([np.zeros(2)], [np.ones(2)])
        with pytest.raises(ValueError, match="an optimizer of its own"):
            optimizer.step([np.zeros(3)], [np.ones(3)])
        with pytest.raises(ValueError, match=r"shapes \[\(2,\)\]"):
            optimizer.step([np.zeros(2)], [np.ones(2), np.ones(2)])


# Laws of training -----------------------------------------------------------------------------------


@pytest.mark.parametrize(
    "optimizer", [lambda: SGD(0.1), lambda: SGD(0.1, momentum=0.9), lambda: SGD(0.1, 0.9, 1e-3)]
)
@pytest.mark.parametrize("seed", [0, 1, 2])
def test_sgd_keeps_the_sum_of_the_scores_at_0_for_1000_steps(optimizer, seed):
    network, _, _, states = paths_of(optimizer(), seed, 1000)
    for state in states:
        assert np.abs(state.logits.sum(1)).max() <= 1e-10
        assert np.abs(network.weights[-1].sum(1)).max() <= 1e-12
        assert abs(network.biases[-1].sum()) <= 1e-12
    assert np.abs(state.logits).max() > 1


@pytest.mark.parametrize("seed", range(3))
def test_adam_leaves_the_plane_and_so_does_another_start(seed):
    reached = max(np.abs(state.logits.sum(1)).max() for state in paths_of(Adam(), seed, 1000)[3])
    assert 1 < reached < 20
    first = next(paths_of(SGD(), seed, 1, zero_last=False)[3])
    assert 0.01 < np.abs(first.logits.sum(1)).max() < 2.5


@stable
@given(st.integers(0, 10_000), st.floats(0.01, 0.5), st.floats(0, 0.9), st.floats(0, 0.1))
def test_any_sgd_keeps_the_columns_of_the_last_layer_in_balance(seed, rate, momentum, decay):
    rng = generator(seed)
    x, labels = logit_path_data(4, rng=rng)
    network = Network((3, 8, 3), zero_last=True, rng=rng)
    last_of(train(network, x, labels, SGD(rate, momentum, decay), 40))
    assert np.abs(network.weights[-1].sum(1)).max() <= 1e-13
    assert network.weights[-1].any()


def test_every_step_is_handed_out_before_its_update():
    network, x, labels, states = paths_of(SGD(), 0, 3)
    by_hand, optimizer = network.copy(), SGD()
    for number, state in enumerate(states):
        loss, gradients, logits = by_hand.loss_and_gradients(x, labels)
        assert state.step == number
        assert (state.loss, state.accuracy) == (loss, accuracy(logits, labels))
        np.testing.assert_array_equal(state.logits, logits)
        assert not state.diverged and state.message == ""
        optimizer.step(by_hand.parameters, gradients)
    assert number == 3
    np.testing.assert_array_equal(network.logits(x), state.logits)


def test_stopping_keeps_what_was_reached_and_no_steps_change_nothing():
    network, x, _, states = paths_of(SGD(), 0, 1000)
    reached = list(itertools.islice(states, 11))[-1]
    states.close()
    assert reached.step == 10
    np.testing.assert_array_equal(network.logits(x), reached.logits)
    network, x, _, states = paths_of(SGD(), 0, 0)
    assert [state.step for state in states] == [0]
    assert not network.logits(x).any()


def test_batches_go_through_all_examples_in_a_new_order_each_round():
    batches = training._batches(10, 4, generator())
    rounds = [[next(batches) for _ in range(3)] for _ in range(2)]
    for one in rounds:
        assert [len(batch) for batch in one] == [4, 4, 2]
        assert sorted(np.concatenate(one)) == list(range(10))
    assert not np.array_equal(np.concatenate(rounds[0]), np.concatenate(rounds[1]))
    x, labels = four_blobs(10, rng=generator())
    states = list(train(Network(BLOBS, rng=generator()), x, labels, Adam(), 5, batch_size=4, rng=generator()))
    assert [len(state.logits) for state in states] == [4, 4, 2, 4, 4, 2]
    whole = list(train(Network(BLOBS, rng=generator()), x, labels, Adam(), 2, batch_size=99, rng=generator()))
    assert [len(state.logits) for state in whole] == [10] * 3


def test_the_same_seeds_train_alike():
    losses = []
    for seed in (1, 1, 2):
        x, labels = four_blobs(100, rng=generator(9))
        states = train(
            Network(BLOBS, rng=generator(9)), x, labels, Adam(), 30, batch_size=5, rng=generator(seed)
        )
        losses.append([state.loss for state in states])
    assert losses[0] == losses[1] != losses[2]


def test_smoothed_labels_have_a_finite_goal():
    rng = generator()
    labels = np.arange(3)
    network = Network((3, 3), zero_last=True, rng=rng)
    soft = smooth_labels(labels, 3, 0.1)
    last = last_of(train(network, 3 * np.eye(3), soft, SGD(0.5, 0.9), 400))
    margins = last.logits[labels, labels] - last.logits[labels, labels - 1]
    np.testing.assert_allclose(margins, smoothing_margin(3, 0.1), atol=1e-6)
    assert last.accuracy == 1


# The numbers of the sources ----------------------------------------------------------------------------


def test_logit_paths_reach_what_the_sources_measured():
    losses, sums, right = {"SGD": [], "Adam": []}, [], []
    for name, optimizer in (("SGD", SGD), ("Adam", Adam)):
        for seed in range(3):
            states = list(paths_of(optimizer(), seed, 1000)[3])
            assert states[0].loss == pytest.approx(math.log(3), rel=1e-15)
            assert not states[0].logits.any()
            losses[name].append(states[-1].loss)
            right.append(states[-1].accuracy)
            if name == "Adam":
                sums.append(max(np.abs(state.logits.sum(1)).max() for state in states))
    assert 0.011 < min(losses["SGD"]) < max(losses["SGD"]) < 0.0285
    assert 0.0030 < min(losses["Adam"]) < max(losses["Adam"]) < 0.0040
    assert 0.983 < min(right) and max(right) == 1
    assert 3.6 < min(sums) < max(sums) < 11.2


def test_the_scores_of_each_class_spread_around_its_axis():
    """R77 and R74: means of the scores of each class, and their angle to the class axes."""
    _, _, labels, states = paths_of(SGD(), 0, 1000)
    logits = last_of(states).logits
    means = np.array([logits[labels == k].mean(0) for k in range(3)])
    wanted = [[6.84, -6.40, -0.44], [-4.46, 5.87, -1.41], [-2.45, -4.83, 7.28]]
    np.testing.assert_allclose(means, wanted, atol=0.7)
    axes = np.eye(3)[labels] - 1 / 3
    cosines = (logits * axes).sum(1) / np.linalg.norm(logits, axis=1) / np.linalg.norm(axes, axis=1)
    assert 0.83 < cosines.mean() < 0.92


def test_the_margin_of_a_single_example_follows_its_law():
    """e^m + (K - 1) m = 1 + K t, with t = rate times steps."""
    network = Network((1, 3), zero_last=True, rng=generator())
    network.biases[-1][...] = 0
    states = train(network, [[0.0]], [0], SGD(1e-3), 10_000)
    z = last_of(states).logits[0]
    assert z[0] - z[1] == pytest.approx(3.20254, abs=2e-3)
    assert z[1] == z[2]


@pytest.mark.parametrize("seed", range(3))
def test_the_network_of_the_blobs(seed):
    rng = generator(seed)
    x, labels = four_blobs(rng=rng)
    network = Network(BLOBS, start="he", rng=rng)
    states = train(network, x[400:], labels[400:], Adam(), 3600, batch_size=5, rng=rng)
    assert last_of(states).step == 3600
    logits = network.logits(x[:250])
    assert 0.992 <= accuracy(logits, labels[:250]) <= 1
    assert 0.001 < cross_entropy(logits, labels[:250]).mean() < 0.035


def test_a_rule_by_hand_beats_it():
    x, labels = four_blobs(100_000, rng=generator())
    by_hand = Network((2, 4), rng=generator())
    centres = np.array([[15, 0], [15, 15], [0, 15], [30, 15]])
    by_hand.weights[0] = centres.T / 2.25
    by_hand.biases[0] = -(centres**2).sum(1) / 4.5
    assert by_hand.biases[0].tolist() == [-50, -100, -50, -250]
    loss, gradients, logits = by_hand.loss_and_gradients(x, labels)
    assert loss < 1e-5 and accuracy(logits, labels) >= 0.99999
    assert max(np.abs(g).max() for g in gradients) < 1e-3


# Data ---------------------------------------------------------------------------------------------------


def test_the_points_of_the_logit_paths():
    x, labels = logit_path_data(5000, rng=generator())
    assert x.shape == (15_000, 3) and labels.tolist() == [0] * 5000 + [1] * 5000 + [2] * 5000
    first, second, third = x.reshape(3, 5000, 3)
    np.testing.assert_allclose(first.mean(0), [2, 0, 0], atol=0.06)
    np.testing.assert_allclose(second.mean(0), [-2, 0, 0], atol=0.06)
    np.testing.assert_allclose(np.cov(first.T), np.eye(3), atol=0.08)
    np.testing.assert_allclose(np.cov(second.T), np.eye(3), atol=0.08)
    np.testing.assert_allclose(np.linalg.norm(third, axis=1), 4)
    np.testing.assert_allclose(np.cov(third.T), np.eye(3) * 16 / 3, atol=0.3)
    assert logit_path_data(rng=generator())[0].shape == (60, 3)


def test_the_points_of_the_blobs():
    x, labels = four_blobs(20_000, spread=0.5, rng=generator())
    for label, centre in enumerate([(15, 0), (15, 15), (0, 15), (30, 15)]):
        np.testing.assert_allclose(x[labels == label].mean(0), centre, atol=0.03)
        np.testing.assert_allclose(x[labels == label].std(0), 0.5, rtol=0.03)
    assert np.bincount(labels).tolist() == [5000] * 4
    assert len(set(labels[:20].tolist())) == 4
    x, labels = four_blobs(rng=generator())
    assert x.shape == (1000, 2) and x[labels == 0].std(0) == pytest.approx([1.5, 1.5], rel=0.15)
    assert sorted(np.bincount(four_blobs(6, rng=generator())[1])) == [1, 1, 2, 2]


def test_counting_what_is_right():
    assert accuracy([[1, 0], [0, 1], [1, 0], [0, 1]], [0, 1, 1, 1]) == 0.75
    assert accuracy([[1, 0], [0, 1]], [[0.9, 0.1], [0.8, 0.2]]) == 0.5
    assert accuracy([[0, 0, 0]], [0]) == 1
    got = confusion_matrix([0, 1, 1, 2, 2, 2], [0, 2, 1, 2, 0, 2], 4)
    assert got.tolist() == [[1, 0, 0, 0], [0, 1, 1, 0], [1, 0, 2, 0], [0, 0, 0, 0]]
    assert got.dtype.kind == "i" and got.sum() == 6


# What breaks down --------------------------------------------------------------------------------------


@pytest.mark.parametrize("optimizer", [SGD, Adam, lambda rate: SGD(rate, 0.9, 0.1)])
@pytest.mark.parametrize("rate", [1e6, 1e150, 1e300])
def test_a_rate_far_too_large_is_said_in_words(optimizer, rate):
    with warnings.catch_warnings():
        warnings.simplefilter("error")
        network, x, _, states = paths_of(optimizer(rate), 0, 1000)
        *good, last = states
    assert last.diverged and not any(state.diverged for state in good)
    assert last.step == len(good) < 1000
    assert f"diverged at step {last.step}" in last.message and f"below {rate:g}" in last.message
    assert (last.loss, last.accuracy) == (good[-1].loss, good[-1].accuracy)
    assert np.isfinite(last.logits).all() and math.isfinite(last.loss)
    np.testing.assert_array_equal(network.logits(x), last.logits)


def test_a_parameter_that_is_not_finite_breaks_training_down_too():
    class Breaks:
        def step(self, parameters, gradients):
            parameters[1][0] = -np.inf  # ReLU hides it from the scores

    network, x, _, states = paths_of(Breaks(), 0, 5)
    first, last = states
    assert (last.step, last.diverged) == (1, True)
    assert last.message == "Training diverged at step 1: a parameter is no longer a finite number."
    np.testing.assert_array_equal(network.logits(x), first.logits)


def test_what_is_broken_from_the_start_is_refused():
    network = Network((2, 3), rng=generator())
    network.weights[0][0, 0] = np.nan
    with pytest.raises(ValueError, match="training cannot start: a parameter"):
        next(train(network, [[1, 2]], [0], SGD(), 5))
    network = Network((2, 8, 3), rng=generator())
    for call in (network.logits, lambda x: network.loss_and_gradients(x, [0])):
        network.weights[0][...] = 1e200
        with pytest.raises(FloatingPointError, match="parameters are too large"):
            call([[1e200, 1]])
    with pytest.raises(ValueError, match="training cannot start: the scores are beyond"):
        next(train(network, [[1e200, 1]], [0], SGD(), 5))


@pytest.mark.parametrize("loss", [0.9e6, 1.1e6])
def test_a_loss_of_more_than_a_million_nats_ends_training(loss):
    network = Network((1, 2), rng=generator())
    network.weights[0][...] = [[loss, 0.0]]  # sure of class 0 by as many scores, and class 1 is true
    network.biases[0][...] = 0.0
    steps = train(network, [[1.0]], [1], SGD(rate=1e-9), 1)
    if loss < 1e6:
        assert np.isclose(next(steps).loss, loss)
    else:
        with pytest.raises(ValueError, match="the loss is above 1,000,000 nats"):
            next(steps)


X, Y = [[0.0, 1.0], [1.0, 0.0], [1.0, 1.0]], [0, 1, 2]


@pytest.mark.parametrize(
    "changed, error, words",
    [
        (
            {"x": [[0, np.nan], [1, 0], [1, 1]]},
            ValueError,
            r"x must hold finite numbers, got nan at \[0, 1\]",
        ),
        ({"x": [[0, np.inf], [1, 0], [1, 1]]}, ValueError, "got inf"),
        ({"x": [["a", "b"]] * 3}, TypeError, "x must hold real numbers, got strings"),
        ({"x": [[1, 2, 3]] * 3}, ValueError, r"shape \(N, 2\), one example a row, got shape \(3, 3\)"),
        ({"x": [1, 2]}, ValueError, r"got shape \(2,\)"),
        ({"x": [[1, 2], [3]]}, ValueError, "equal length"),
        ({"x": np.empty((0, 2))}, ValueError, "at least one number"),
        ({"labels": [0, 1, 3]}, ValueError, "labels must be from 0 to 2, got 3"),
        ({"labels": [0, 1, -1]}, ValueError, "labels must be from 0 to 2, got -1"),
        ({"labels": [0, 1]}, ValueError, "one class number a row"),
        ({"labels": [0.0, 1.0, 2.5]}, ValueError, "labels must be|do not fit"),
        ({"labels": ["cat", "dog", "bird"]}, TypeError, "labels must hold real numbers, got strings"),
        ({"labels": [[0.5, 0.2, 0.2]] * 3}, ValueError, "axiom 2"),
        ({"labels": [0, 1, np.nan]}, ValueError, "labels must|do not fit"),
        ({"network": "network"}, TypeError, "network must be a Network, got str"),
        ({"optimizer": "sgd"}, TypeError, r"SGD\(\.\.\.\) or Adam\(\.\.\.\), got 'sgd'"),
        ({"optimizer": SGD}, TypeError, r"SGD\(\.\.\.\) or Adam"),
        ({"steps": -1}, ValueError, "steps must be at least 0, got -1"),
        ({"steps": 1.5}, TypeError, "steps must be a whole number"),
        ({"steps": "ten"}, TypeError, "steps must be a whole number, got 'ten'"),
        ({"batch_size": 0, "rng": generator()}, ValueError, "batch_size must be at least 1, got 0"),
        ({"batch_size": 2.0, "rng": generator()}, TypeError, "batch_size must be a whole number"),
        ({"batch_size": 2}, TypeError, "rng must be a NumPy Generator"),
    ],
)
def test_training_refuses_at_once_and_in_words(changed, error, words):
    given = {"x": X, "labels": Y, "optimizer": SGD(), "steps": 3, "network": Network((2, 3), rng=generator())}
    with warnings.catch_warnings():
        warnings.simplefilter("error")
        with pytest.raises(error, match=words):
            train(**given | changed)
        if not changed.keys() - {"x", "labels"}:
            pair = (given | changed)["x"], (given | changed)["labels"]
            with pytest.raises(error, match=words):
                given["network"].loss_and_gradients(*pair)


@pytest.mark.parametrize(
    "call, error, words",
    [
        (lambda: Network(3, rng=generator()), TypeError, "sizes must be a sequence"),
        (lambda: Network((3,), rng=generator()), ValueError, "at least 2 numbers"),
        (lambda: Network((3, 0), rng=generator()), ValueError, r"sizes\[1\] must be at least 1"),
        (lambda: Network((3, 2.5), rng=generator()), TypeError, r"sizes\[1\] must be a whole number"),
        (lambda: Network((3, 2), rng=0), TypeError, "rng must be a NumPy Generator"),
        (
            lambda: Network((3, 2), start="zeros", rng=generator()),
            ValueError,
            '"uniform" or "he", got \'zeros\'',
        ),
        (lambda: SGD(0), ValueError, "rate must be above 0 and finite, got 0.0"),
        (lambda: SGD(-0.1), ValueError, "rate"),
        (lambda: SGD(np.nan), ValueError, "rate"),
        (lambda: SGD(np.inf), ValueError, "rate"),
        (lambda: SGD("fast"), TypeError, "rate must hold real numbers"),
        (lambda: SGD([0.1, 0.2]), ValueError, "rate must be one number"),
        (lambda: SGD(momentum=1), ValueError, "momentum must be at least 0 and below 1, got 1.0"),
        (lambda: SGD(momentum=-0.1), ValueError, "momentum"),
        (lambda: SGD(decay=-1), ValueError, "decay must be at least 0 and finite"),
        (lambda: Adam(rate=0), ValueError, "rate"),
        (lambda: Adam(betas=0.9), ValueError, "betas must be two numbers"),
        (lambda: Adam(betas=(0.9, 1)), ValueError, "betas must be at least 0 and below 1, got 1.0"),
        (lambda: Adam(epsilon=0), ValueError, "epsilon must be above 0"),
        (lambda: logit_path_data(0, rng=generator()), ValueError, "per_class must be at least 1"),
        (lambda: logit_path_data(rng=None), TypeError, "rng must be a NumPy Generator"),
        (lambda: four_blobs(0, rng=generator()), ValueError, "size must be at least 1"),
        (lambda: four_blobs(spread=0, rng=generator()), ValueError, "spread must be above 0"),
        (lambda: accuracy([1, 2], 0), ValueError, "table of shape"),
        (lambda: accuracy([[1, 2]], [2]), ValueError, "from 0 to 1, got 2"),
        (lambda: confusion_matrix([0, 1], [0], 2), ValueError, "do not fit"),
        (lambda: confusion_matrix([0, 2], [0, 1], 2), ValueError, "labels must be from 0 to 1, got 2"),
        (lambda: confusion_matrix([0, 1], [0, 2], 2), ValueError, "predicted must be from 0 to 1, got 2"),
        (lambda: confusion_matrix([[0, 1]], [[0, 1]], 2), ValueError, "one class number a row"),
        (lambda: confusion_matrix([0.5], [0], 2), TypeError, "class numbers"),
        (lambda: numeric_gradient(np.sum, ["a"]), TypeError, "strings"),
        (lambda: numeric_gradient(np.sum, [np.nan]), ValueError, "finite"),
        (lambda: numeric_gradient(np.sum, [1.0], step=0), ValueError, "step must be above 0"),
    ],
)
def test_what_else_is_refused(call, error, words):
    with pytest.raises(error, match=words):
        call()


def test_lists_integers_and_float32_are_taken_and_inputs_stay():
    x32, labels = np.array(X, np.float32), np.array(Y, np.uint8)
    for table in (X, x32, np.array(X, int), np.array(X, bool)):
        network = Network((2, 5, 3), rng=generator())
        last = last_of(train(network, table, labels, SGD(), 5))
        assert last.logits.dtype == np.float64
        assert last.loss == last_of(train(Network((2, 5, 3), rng=generator()), X, Y, SGD(), 5)).loss
    x, y = np.array(X), np.array(Y)
    for call in (
        lambda: last_of(train(Network((2, 5, 3), rng=generator()), x, y, Adam(), 5)),
        lambda: last_of(train(Network((2, 5, 3), rng=generator()), x, y, Adam(), 5, 2, rng=generator())),
        lambda: Network((2, 3), rng=generator()).logits(x),
        lambda: numeric_gradient(np.sum, x),
        lambda: confusion_matrix(y, y, 3),
    ):
        call()
        assert x.tolist() == X and y.tolist() == Y

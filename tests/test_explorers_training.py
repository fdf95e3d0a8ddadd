"""The explorers of lesson 07: what they draw and say are the numbers of the maths and of the sources."""

import asyncio
import itertools
import math
import re
import warnings

import numpy as np
import pytest
from explorer_tools import send

from teachkit import softmax
from teachkit.explorers import (
    AlignmentExplorer,
    BayesExplorer,
    BlobsExplorer,
    DigitsExplorer,
    LogitPathsExplorer,
)
from teachkit.explorers.engine.view import packed
from teachkit.explorers.training import digits
from teachkit.figures.style import CLASS_COLOURS
from teachkit.figures.training import Paths
from teachkit.maths.geometry import gaussian_posterior
from teachkit.maths.losses import cross_entropy
from teachkit.maths.temperature import fit_temperature
from teachkit.maths.training import SGD, Adam, Network, accuracy, four_blobs, logit_path_data, train

TRAINED = (LogitPathsExplorer, BlobsExplorer, DigitsExplorer, AlignmentExplorer)
HALF = {LogitPathsExplorer: 500, BlobsExplorer: 5, DigitsExplorer: 20, AlignmentExplorer: 40}  # of training


def of(*kinds):
    return pytest.mark.parametrize("explorer", kinds, indirect=True)


def named(space, name):
    return next(thing for thing in space.things if getattr(thing, "name", "") == name)


def pieces(space):
    return [thing for thing in space.things if isinstance(thing, Paths)]


# What all that train share


@of(*TRAINED)
def test_a_run_is_the_same_however_it_was_reached(explorer):
    name, half = explorer.reached, HALF[type(explorer)] // 2
    setattr(explorer, name, half)
    first = explorer.sentence()
    explorer.runs.anew(*explorer.way())
    for step in (0, 1, half // 2, half + 1, half):
        setattr(explorer, name, step)
    assert explorer.sentence() == first


def drive(explorer, stop_after=None):
    """Press the button, perhaps Stop after some frames too; return the frames on the way."""
    seen = []

    async def watch():
        send(explorer, action="train")
        async with asyncio.timeout(60):
            while not seen or seen[-1]["share"] is not None:
                await asyncio.sleep(0.001)
                if stop_after and len(seen) > stop_after:
                    send(explorer, stop=True)

    def note(frame):
        if frame["share"] is not None or seen:  # the answer to the press is no step
            seen.append(frame)

    explorer.observe(note)
    try:
        asyncio.run(watch())
    finally:
        explorer.unobserve(note)
    return seen


@of(*TRAINED)
def test_training_is_watched_from_the_first_step(explorer):
    assert getattr(explorer, explorer.reached) == 0  # nothing gives the answer away
    frames = drive(explorer, stop_after=4)
    assert [frame["values"][explorer.reached] for frame in frames][:4] == [0, 1, 2, 3]
    assert [frame["short"].startswith("Training, after") for frame in frames][:4] == [True] * 4
    assert all(len(frame["short"]) <= 160 for frame in frames)


@of(*TRAINED)
def test_all_of_a_training_is_watched_in_few_pictures(explorer):
    last = explorer.controls()[explorer.reached].high
    places = explorer.watched(last)
    assert places[0] == 1 and places[-1] == last and len(places) <= 120
    assert (np.diff(places) >= 1).all() and (np.diff(places, 2) >= -1).all()  # ever larger steps


@pytest.mark.slow
@of(*TRAINED)
def test_stop_keeps_what_was_reached_and_the_speed_is_said_only_on_the_way(explorer):
    last = explorer.controls()[explorer.reached].high
    setattr(explorer, explorer.reached, last)
    said = [frame["sentence"] for frame in drive(explorer, stop_after=3)]
    reached = getattr(explorer, explorer.reached)
    assert 0 < reached < last / 2  # it began again, and stopped
    assert any(re.search(r"training, after .*, [\d,]+ steps a second", words) for words in said)
    assert "a second" not in explorer.sentence()
    assert f"after {int(reached):,} of {int(last):,}" in explorer.sentence()
    assert len(explorer.seen()) == reached + 1
    explorer.run("train")  # goes on from there
    assert getattr(explorer, explorer.reached) == last and "a second" not in explorer.sentence()


@of(BlobsExplorer, DigitsExplorer)
def test_at_the_highest_rate_training_means_something_still(explorer):
    control = explorer.controls()["rate"]
    assert control.high == 1
    with warnings.catch_warnings():
        warnings.simplefilter("error")
        explorer.set(rate=control.high, epoch=3)
    assert explorer.message() == ""
    worse = explorer.seen()[-1].loss > math.log(10 if type(explorer) is DigitsExplorer else 4)
    assert ("is worse than no idea" in explorer.sentence()) == worse
    with pytest.raises(ValueError, match=r"from 0\.0001 to 1; got 10"):
        explorer.rate = 10


@of(BlobsExplorer)
def test_a_training_that_is_worse_than_no_idea_is_told(explorer):
    explorer.set(rate=1, epoch=3)
    assert explorer.seen()[-1].loss > math.log(4)
    assert "A training loss above ln 4 = 1.386 is worse than no idea." in explorer.sentence()
    explorer.epoch = 0  # nothing has been learned yet
    assert "no idea" not in explorer.sentence()


@of(DigitsExplorer)
def test_a_mistake_shows_the_truth_and_an_unsure_digit_the_next_best(explorer):
    explorer.set(epoch=1, shown="worst mistakes")
    for k, n in enumerate(explorer.chosen()):
        label = explorer.test().labels[n]
        _, taken, other = [text.get_text() for text in explorer.captions[3 * k : 3 * k + 3]]
        assert taken.startswith(f"{explorer.shares()[n].argmax()}: ") and taken.endswith("✗")
        assert other == f"{label}: {explorer.shares()[n, label]:.2f}"
    assert explorer.inks[0].axes.get_title("left").endswith("and of the truth")
    explorer.shown = "least sure digits"
    n = explorer.chosen()[0]
    assert explorer.captions[2].get_text().startswith(f"{np.argsort(-explorer.shares()[n])[1]}: ")
    assert explorer.inks[0].axes.get_title("left").endswith("and of the next best")


@of(LogitPathsExplorer)
def test_a_rate_that_breaks_training_is_told_in_words_without_a_warning(explorer):
    with warnings.catch_warnings():
        warnings.simplefilter("error")
        explorer.rate = explorer.controls()["rate"].high
        explorer.run("train")
        explorer.picture()
    assert "Training diverged at step" in explorer.sentence() and "broken down after" in explorer.sentence()
    assert "finite state" in explorer.sentence() and explorer.short().startswith("Broken down after")
    assert not re.search(r"\b(nan|inf)\b", explorer.sentence() + repr(explorer.table() or ""))
    assert not re.search("nan|inf", " ".join(explorer.frame()["items"]))
    explorer.reset()
    assert "diverged" not in explorer.sentence()


@of(*TRAINED)
def test_the_latest_runs_are_kept_and_no_more(explorer):
    size = explorer.runs._size
    for seed in range(size + 3):
        explorer.runs.of(*explorer.way()[:-1], 1000 + seed)
    assert len(explorer.runs._kept) == size
    assert explorer.way() not in explorer.runs._kept


@of(*TRAINED)
def test_the_dot_of_the_loss_moves_the_training(explorer):
    send(explorer, dragged={explorer.reached: 2})
    assert getattr(explorer, explorer.reached) == 2 and len(explorer.seen()) == 3
    assert explorer.handles()[explorer.reached].place()[0] == 2


@pytest.mark.slow
@of(*TRAINED)
def test_no_step_of_a_training_needs_a_new_background(explorer):
    explorer.run("train")
    first = explorer.frame()["background"]
    for control, values in {"rate": explorer.controls()["rate"].ends(), "seed": [1]}.items():
        for value in values:
            explorer.set(**{control: value, explorer.reached: HALF[type(explorer)] // 2})
            assert explorer.frame()["background"] == first


# Logit paths (R72, R73, R74, R77, I7)


@of(LogitPathsExplorer)
@pytest.mark.parametrize("optimizer, make", [("SGD", lambda: SGD(0.1)), ("momentum", lambda: SGD(0.1, 0.9)),
                                             ("Adam", lambda: Adam(0.001))])  # fmt: skip
def test_a_run_is_that_of_the_lesson(explorer, optimizer, make):
    explorer.set(optimizer=optimizer, seed=3, step=40)
    rng = np.random.default_rng(3)
    x, labels = logit_path_data(20, rng=rng)
    network = Network((3, 32, 32, 3), zero_last=True, rng=rng)
    wanted = [state.logits for state in train(network, x, labels, make(), 40)]
    assert np.allclose(explorer.path(), wanted) and network.num_parameters == 1283
    assert np.array_equal(explorer.points()[0], x) and np.array_equal(explorer.labels(), labels)


@of(LogitPathsExplorer)
@pytest.mark.parametrize("seed", [0, 1, 2])
def test_gradient_descent_stays_in_the_plane_and_adam_leaves_it(explorer, seed):
    explorer.set(seed=seed, step=1000)
    for optimizer in ("SGD", "momentum"):
        explorer.optimizer = optimizer
        assert np.abs(explorer.path().sum(-1)).max() < 1e-11
        assert explorer.distance() == 0 and "every path lies in the plane" in explorer.sentence()
    explorer.optimizer = "Adam"
    far = np.abs(explorer.path().sum(-1)).max()
    assert 3.5 < far < 12 and math.isclose(explorer.distance(), far / math.sqrt(3))
    assert f"sum to as much as {far:.2f}: a path is {far / math.sqrt(3):.2f} off" in explorer.sentence()
    assert 0.002 < explorer.seen()[-1].loss < 0.006


@of(LogitPathsExplorer)
def test_without_the_zeros_even_gradient_descent_is_off_the_plane(explorer):
    explorer.set(zeroed=False, shown="start", step=1000)
    assert 0.1 < explorer.distance() < 4
    assert "up to" in explorer.sentence() and "last layer at random" in explorer.sentence()


@of(LogitPathsExplorer)
def test_the_start_is_one_point(explorer):
    explorer.set(step=0)
    assert not explorer.logits().any()
    assert f"loss {math.log(3):.3f}" in explorer.sentence()
    assert explorer.table().rows[0][-1] == ""  # a point at the origin has no angle
    explorer.set(step=1000, shown="start")
    assert "all at the origin, where each class has 1/3" in explorer.sentence()
    assert not np.any(named(explorer.space(), "logits").points) and not pieces(explorer.space())


@of(LogitPathsExplorer)
def test_the_inputs_are_shown_as_they_are(explorer):
    explorer.shown = "input points"
    dots = named(explorer.space(), "inputs")
    assert np.array_equal(dots.points, explorer.points()[0])
    assert np.allclose(np.linalg.norm(dots.points[40:], axis=1), 4)
    assert dots.colours == [CLASS_COLOURS[k] for k in explorer.labels()]


@of(LogitPathsExplorer)
def test_margins_grow_without_smoothing_and_settle_with_it(explorer):
    explorer.set(optimizer="momentum", step=1000)
    grown = [explorer.mean_line.get_ydata()[-1]]
    explorer.step = 300
    grown.insert(0, explorer.mean_line.get_ydata()[-1])
    assert 10 < grown[0] < grown[1] - 1.5  # R74
    explorer.set(smoothed=True, step=1000)
    assert 3.2 < explorer.mean_line.get_ydata()[-1] < 3.4  # R67: 3.33220
    assert explorer.level_line.get_visible() and np.isclose(
        explorer.level_line.get_ydata()[0], 3.3322, atol=1e-4
    )
    assert "labels smoothed by 0.1" in explorer.sentence()


@of(LogitPathsExplorer)
def test_the_lines_are_margin_and_loss_of_every_step(explorer):
    explorer.step = 60
    z, y = explorer.path(), explorer.labels()
    own = np.take_along_axis(z, y[None, :, None], axis=2)[..., 0]
    margin = own - np.where(np.arange(3) == y[:, None], -np.inf, z).max(-1)
    steps = np.rint(10 ** explorer.mean_line.get_xdata()).astype(int)
    assert steps[0] == 1 and steps[-1] == 60
    assert np.allclose(explorer.mean_line.get_ydata(), margin.mean(-1)[steps])
    assert np.allclose(explorer.least_line.get_ydata(), margin.min(-1)[steps])
    at = explorer.loss_line.get_xdata()
    assert np.allclose(explorer.loss_line.get_ydata(), [cross_entropy(z[k], y).mean() for k in at])
    assert np.allclose(explorer.dot.get_xydata()[0], (60, cross_entropy(z[60], y).mean()))


@of(LogitPathsExplorer)
def test_the_table_is_that_of_the_class_means(explorer):
    explorer.step = 1000
    z, y = explorer.logits(), explorer.labels()
    for k, row in enumerate(explorer.table().rows):
        mean = z[y == k].mean(axis=0)
        assert [float(cell.replace("−", "-")) for cell in row[1:5]] == pytest.approx([*mean, 0], abs=0.006)
        assert int(mean.argmax()) == k and 10 < float(row[5].rstrip("°")) < 50  # R74: about 30 degrees
    raised = [float(row[1 + k]) for k, row in enumerate(explorer.table().rows)]
    assert np.allclose(raised, [6.9, 5.5, 7.6], atol=0.5)  # R77, of the author's own seed


@of(LogitPathsExplorer)
@pytest.mark.parametrize("size", [5, 20, 40])
def test_the_pieces_make_the_paths_and_only_the_last_ones_change_while_they_grow(explorer, size):
    explorer.per_class = size
    seen = []
    for step in (435, 440, 1000):
        explorer.step = step
        parts = pieces(explorer.space())
        for one, next_one in itertools.pairwise(parts):
            assert np.array_equal(one.points[-1], next_one.points[0])
        assert np.array_equal(parts[0].points[0], explorer.path()[0][:, [1, 2, 0]])
        assert np.array_equal(parts[-1].points[-1], explorer.logits()[:, [1, 2, 0]])
        seen.append(explorer.still())
    assert seen[0] == seen[1] and len(seen[2]) > len(seen[1])
    assert len(packed(explorer.frame())) < 12_000
    assert sum(len(group["xyz"]) for group in seen[2].values()) < 75_000


@of(LogitPathsExplorer)
@pytest.mark.parametrize("seed", range(8))
def test_the_rate_is_to_blame_only_where_training_made_the_loss_rise(explorer, seed):
    explorer.set(zeroed=False, seed=seed)
    first = explorer.seen()[0].loss
    assert ("the last layer is random, and nothing has been learned" in explorer.sentence()) == (
        first > 1.1086
    )
    for rate, step in itertools.product((0.01, 1, 30), (0, 1, 5)):
        explorer.set(rate=rate, step=step)
        blamed = "the rate is too large" in explorer.sentence()
        assert blamed == (explorer.seen()[-1].loss > max(first, math.log(3)) + 0.01)


@of(LogitPathsExplorer)
def test_a_rate_that_is_too_large_is_told(explorer):
    explorer.set(rate=100, step=3)
    assert "worse than no idea, ln 3 = 1.099: the rate is too large" in explorer.sentence()
    explorer.rate = 1
    assert "worse than no idea" not in explorer.sentence()


@of(LogitPathsExplorer)
def test_there_is_a_view_down_the_diagonal_and_one_along_the_plane(explorer):
    elev, azim = explorer.views["down (1, 1, 1)"]
    assert (round(elev, 4), azim) == (35.2644, 45)
    elev, azim = np.deg2rad(explorer.views["along the plane"])
    toward = np.array([np.cos(elev) * np.cos(azim), np.cos(elev) * np.sin(azim), np.sin(elev)])
    assert abs(toward.sum()) < 1e-3


# Blobs (R75, R76, R78, I9)


@of(BlobsExplorer)
def test_the_network_is_that_of_the_source(explorer):
    explorer.epoch = 2
    network = explorer.seen()[-1].network
    assert network.sizes == (2, 12, 8, 4) and network.num_parameters == 176
    rng = np.random.default_rng(0)
    x, labels = four_blobs(1000, 1.5, rng=rng)
    wanted = Network((2, 12, 8, 4), start="he", rng=rng)
    for _ in train(wanted, x[400:], labels[400:], Adam(0.001), 240, 5, rng=rng):
        pass
    assert np.allclose(network.logits(x), wanted.logits(x))
    assert np.array_equal(explorer.test_points()[0], x[:250])
    state = explorer.seen()[-1]
    assert math.isclose(state.held_loss, cross_entropy(wanted.logits(x[250:400]), labels[250:400]).mean())
    assert state.held_accuracy == accuracy(wanted.logits(x[250:400]), labels[250:400])


@of(BlobsExplorer)
def test_both_losses_are_said_from_the_start(explorer):
    said = "the network's test loss is 8.96; without any training the linear rule has 6.36e−11."
    assert explorer.short() == f"After 0 of 30 epochs {said}"


@of(BlobsExplorer)
def test_a_full_training_is_in_the_published_range(explorer):
    explorer.epoch = 30
    loss, share = explorer.results()["network"]
    assert 0.0005 < loss < 0.03 and share >= 0.99
    assert explorer.seen()[0].loss > 1 and len(explorer.seen()) == 31


@of(BlobsExplorer)
def test_the_rule_written_by_hand_beats_the_network(explorer):
    W, b = explorer.linear_rule()
    assert np.allclose(b, [-50, -100, -50, -250]) and np.allclose(W * 0.15, [[1, 0], [1, 1], [0, 1], [2, 1]])
    explorer.epoch = 30
    loss, share = explorer.results()["linear rule"]
    assert share == 1 and loss * 500 < explorer.results()["network"][0]
    assert "The linear rule has the lower loss: the other's is" in explorer.sentence()
    x, labels = four_blobs(100_000, 1.5, rng=np.random.default_rng(1))
    wrong = np.mean(explorer.scores(x, "linear rule").argmax(-1) != labels)
    assert wrong < 3e-5  # R76: 4.3e-7 a point


@of(BlobsExplorer)
@pytest.mark.parametrize(
    "change", [{}, {"spread": 4}, {"dog_x": 20, "dog_y": 5}, {"fish_x": -5, "spread": 0.5}]
)
def test_the_rule_is_bayes_wherever_the_blobs_are(explorer, change):
    explorer.set(model="linear rule", epoch=0, **change)
    x = explorer.test_points()[0]
    assert np.allclose(
        softmax(explorer.scores(x)), gaussian_posterior(x, explorer.centres(), explorer.spread**2)
    )
    means = [x[explorer.test_points()[1] == k].mean(axis=0) for k in range(4)]
    assert np.abs(means - explorer.centres()).max() < 0.6 * explorer.spread


@of(BlobsExplorer)
@pytest.mark.parametrize("state", [{}, {"model": "linear rule"}, {"cat_x": 35, "cat_y": 25, "spread": 5}])
def test_a_place_has_the_colour_of_its_top_class(explorer, state):
    explorer.set(epoch=5, **state)
    x = np.random.default_rng(0).uniform((-10, -10), (40, 30), (500, 2))
    inside = np.array([region.get_path().contains_points(x) for region in explorer.regions])
    z = explorer.scores(x)
    top = np.sort(z, axis=-1)
    clear = top[:, -1] - top[:, -2] > 0.3
    assert clear.sum() > 300 and (inside.sum(0) == 1)[clear].all()
    assert (inside.argmax(0) == z.argmax(-1))[clear].all()


@of(BlobsExplorer)
def test_the_picture_of_the_regions_follows_the_training(explorer):
    places = [explorer.moving().index(region) for region in explorer.regions]
    before = explorer.frame()["items"]
    explorer.epoch = 5
    assert all(explorer.frame()["items"][place] != before[place] for place in places)


@of(BlobsExplorer, BayesExplorer)
def test_lines_show_where_a_class_is_sure(explorer):
    assert not len(explorer.edges.get_path().vertices)
    explorer.set(sure=True, **({"epoch": 5} if isinstance(explorer, BlobsExplorer) else {}))
    x = explorer.edges.get_path().vertices
    scores = explorer.scores if isinstance(explorer, BlobsExplorer) else explorer.joint
    assert len(x) > 50 and np.abs(softmax(scores(x)).max(-1) - 0.9).max() < 0.06


@of(BlobsExplorer)
def test_a_blob_is_dragged_and_the_network_starts_again(explorer):
    explorer.epoch = 20
    send(explorer, dragged={"dog": [20, 10]})
    assert (explorer.dog_x, explorer.dog_y, explorer.epoch) == (20, 10, 3)
    assert explorer.handles()["dog"].place() == (20, 10)
    assert "dog (20, 10)" in explorer.sentence()
    explorer.epoch = 1
    explorer.drag("dog", (21, 10))
    assert explorer.epoch == 1


@of(BlobsExplorer)
def test_wrong_points_are_ringed(explorer):
    x, labels = explorer.test_points()
    wrong = explorer.scores(x).argmax(-1) != labels
    assert wrong.sum() > 50 and np.allclose(explorer.wrong.get_xydata(), x[wrong])
    assert np.allclose(np.concatenate([dots.get_xydata() for dots in explorer.dots]).sum(0), x.sum(0))
    assert f"{250 - wrong.sum()} of 250 test points right" in explorer.sentence()


@of(BlobsExplorer)
def test_the_challenge_can_be_won_or_lost_only_by_the_loss(explorer):
    explorer.set(epoch=1, spread=1.5)
    losses = {model: loss for model, (loss, _) in explorer.results().items()}
    assert f"The {min(losses, key=losses.get)} has the lower loss" in explorer.sentence()


@of(BlobsExplorer, DigitsExplorer)
def test_the_history_is_drawn_by_powers_of_ten(explorer):
    explorer.epoch = 4
    seen = explorer.seen()
    mine, held = explorer.history[0]
    assert np.allclose(mine.get_ydata(), np.log10([state.loss for state in seen]))
    assert np.allclose(held.get_ydata(), np.log10([state.held_loss for state in seen]))
    assert np.allclose(explorer.history[1][1].get_ydata(), [100 * state.held_accuracy for state in seen])
    assert explorer.height(0.0) == explorer.lowest and explorer.height(1e9) == 1.2


# Digits


@of(DigitsExplorer)
def test_digits_are_parted_and_learned(explorer):
    assert len(explorer.test().labels) == 449 and explorer.shares().shape == (449, 10)
    explorer.epoch = 20
    assert 0.94 < explorer.test_accuracy() < 0.98
    network = explorer.seen()[-1].network
    assert network.num_parameters == 650
    right = int((network.logits(explorer.test().pixels).argmax(-1) == explorer.test().labels).sum())
    assert f"Test: {right} of 449 right, {100 * right / 449:.1f} %" in explorer.sentence()
    explorer.set(model="network of 32", epoch=40)
    assert explorer.test_accuracy() > 0.96 and explorer.seen()[-1].network.num_parameters == 2410


@of(DigitsExplorer)
def test_the_worst_mistakes_and_the_least_sure_are_those(explorer):
    explorer.epoch = 20
    p, labels = explorer.shares(), explorer.test().labels
    own = p[np.arange(449), labels]
    chosen = explorer.chosen()
    assert np.allclose(own[chosen], np.sort(own)[:8]) and (p.argmax(-1)[chosen] != labels[chosen]).all()
    explorer.shown = "least sure digits"
    assert np.allclose(p.max(-1)[explorer.chosen()], np.sort(p.max(-1))[:8])
    first = explorer.chosen()[0]
    best = p[first].argmax()
    mark = "" if best == labels[first] else " ✗"
    assert explorer.captions[1].get_text() == f"{best}: {p[first, best]:.2f}{mark}"
    assert f"(p of {best} is {p[first, best]:.2f}, of" in explorer.sentence()


@of(DigitsExplorer)
@pytest.mark.parametrize("state", [{}, {"epoch": 20}, {"epoch": 20, "shown": "least sure digits"}])
def test_every_pixel_of_a_digit_is_drawn_in_its_grey(explorer, state):
    before = explorer.frame()["items"]
    explorer.set(**state)
    drawn = np.zeros((8, 8, 8), int)
    for ink, patch in enumerate(explorer.inks, start=1):
        assert float(patch.get_facecolor()[0]) == pytest.approx(1 - ink / 16)
        for x, y in patch.get_path().vertices[::5]:
            n = int(np.argmin([np.hypot(x - a - 3.5, y - b - 3.5) for a, b in digits.CORNERS]))
            column, row = np.subtract((x, y), digits.CORNERS[n]).astype(int)
            drawn[n, row, column] = ink
    assert np.array_equal(drawn, explorer.test().images[explorer.chosen()])
    place = explorer.moving().index(explorer.inks[-1])
    assert (explorer.frame()["items"][place] == before[place]) == (not state)


@of(DigitsExplorer)
def test_only_what_is_chosen_is_seen_and_no_choice_needs_a_new_background(explorer):
    explorer.epoch = 20
    marks = {
        "worst mistakes": ">Worst mistakes: p of",
        "least sure digits": ">Least sure digits: p of",
        "confusion matrix": ">taken for<",
        "calibration": ">share that is right<",
    }
    backgrounds = set()
    for shown in marks:
        explorer.shown = shown
        backgrounds.add(explorer.frame()["background"])
        told = " ".join(explorer.frame()["items"])
        assert {kind for kind, mark in marks.items() if mark in told} == {shown}
    assert len(backgrounds) == 1


@of(DigitsExplorer)
def test_the_confusion_matrix_counts_the_test(explorer):
    explorer.set(shown="confusion matrix", epoch=20)
    counts, guessed = explorer.confusion_counts(), explorer.shares().argmax(-1)
    labels = explorer.test().labels
    for text, (j, k) in zip(explorer.counts, itertools.product(range(10), range(10)), strict=True):
        wanted = int(np.sum((labels == j) & (guessed == k)))
        assert counts[j, k] == wanted and text.get_text() == (str(wanted) if wanted else "")
    assert not any(patch.get_visible() for patch in explorer.frames)


@of(DigitsExplorer)
def test_calibration_before_and_after_the_fitted_temperature(explorer):
    explorer.set(shown="calibration", epoch=20)
    learned = explorer.seen()[-1].network
    held = digits.split_digits(0)[1]
    T = fit_temperature(learned.logits(held.pixels), held.labels)
    assert explorer.fitted() == T < 0.8 and "it was not sure enough" in explorer.sentence()
    before, after = explorer.calibration()
    assert after.error < before.error
    heights = [bar.get_height() for bar in explorer.right_bars[1]]
    assert np.allclose(heights, np.where(after.count > 0, after.accuracy, 0))
    assert explorer.fit_text.get_text() == f"T = {T:.2f}"
    explorer.set(model="network of 32", epoch=100)
    assert explorer.fitted() > 1.1 and "it was too sure" in explorer.sentence()


@of(DigitsExplorer)
def test_before_training_there_may_be_no_best_temperature(explorer):
    explorer.set(epoch=0, shown="calibration")
    for seed in range(6):
        explorer.seed = seed
        if explorer.fitted() is None:
            said = "No temperature is fitted (labels must have higher scores than the mean"
            assert said in explorer.sentence()
            assert not any(bar.get_height() for bar in explorer.right_bars[1])
            assert explorer.fit_text.get_text() == "no temperature\nis the best"
            return
    raise AssertionError("every start fits a temperature")


# Bayes (R70, R71)

SHIFTS = [
    {},
    {"spread": 0.3, "correlation": -0.9},
    {"cats": 0.05, "correlation": 0.9, "spread": 2},
    {"dog_a": 3, "dog_b": 3, "birds": 0.2},
    {"dog_a": 0, "dog_b": 1.6},  # two means on one spot
]


@of(BayesExplorer)
@pytest.mark.parametrize("change", SHIFTS)
def test_clouds_of_one_shape_are_softmax_of_a_linear_layer(explorer, change):
    explorer.set(**change)
    assert explorer.difference() < 1e-9 and "the same, here and all over the map" in explorer.sentence()
    x = np.random.default_rng(0).uniform(-4, 4, (50, 2))
    W, b = explorer.linear()
    logs = []
    for mean, prior in zip(explorer.means(), explorer.priors(), strict=True):
        d, C = x - mean, explorer.covariances()[0]
        logs.append(np.log(prior) - 0.5 * np.einsum("ni,ij,nj->n", d, np.linalg.inv(C), d))
    z = x @ W.T + b
    assert np.allclose(z[:, 0] - z[:, 1], logs[0] - logs[1])
    assert np.allclose(explorer.bayes(x), softmax(explorer.joint(x)))


@of(BayesExplorer)
def test_a_wider_cloud_breaks_it(explorer):
    explorer.unequal = True
    x = np.stack(np.meshgrid(*[np.linspace(-4, 4, 41)] * 2), axis=-1)
    W, b = explorer.linear()
    wanted = np.abs(explorer.bayes(x) - softmax(x @ W.T + b)).max()
    assert 0.5 < wanted <= 1 and f"differ by up to {wanted:.3f}" in explorer.sentence()
    assert np.allclose(explorer.covariances()[1], 4 * explorer.covariances()[0])


@of(BayesExplorer)
@pytest.mark.parametrize("change", SHIFTS)
def test_the_walls_are_where_the_top_two_scores_tie(explorer, change):
    explorer.set(**change)
    for line in explorer.walls():
        z = np.sort(explorer.scores(line), axis=1)
        assert np.allclose(z[:, 1], z[:, 2]) and (np.abs(line) <= 4).all()
    assert change or [len(wall) for wall in explorer.walls()] == [2, 2, 2]


@of(BayesExplorer)
def test_rings_are_one_and_two_spreads_from_the_means(explorer):
    explorer.set(spread=1.5, unequal=True)
    for n, ring in enumerate(explorer.rings):
        d = ring.get_xydata() - explorer.means()[n // 2]
        squares = np.einsum("ni,ij,nj->n", d, np.linalg.inv(explorer.covariances()[n // 2]), d)
        assert np.allclose(squares, (1 + n % 2) ** 2)


@of(BayesExplorer)
@pytest.mark.parametrize("change", [{}, {"unequal": True}, {"dogs": 0.05, "bird_a": 3.5}])
def test_the_regions_are_those_of_bayes(explorer, change):
    explorer.set(**change)
    x = np.random.default_rng(0).uniform(-4, 4, (500, 2))
    inside = np.array([region.get_path().contains_points(x) for region in explorer.regions])
    p = explorer.bayes(x)
    top = np.sort(p, axis=-1)
    clear = top[:, -1] - top[:, -2] > 0.05
    assert (inside.argmax(0) == p.argmax(-1))[clear].all() and (inside.sum(0) == 1)[clear].all()


@of(BayesExplorer)
def test_the_bars_are_priors_bayes_and_softmax(explorer):
    explorer.set(unequal=True, cats=0.5, a=-2, b=1)
    x = np.array([-2, 1.0])
    shown = [[bar.get_width() for bar in bars] for bars, _ in explorer.bars]
    assert np.allclose(shown, [[0.2, 0.4, 0.4], explorer.bayes(x), softmax(explorer.scores(x))])


@of(BayesExplorer)
def test_means_and_point_are_dragged(explorer):
    send(explorer, dragged={"bird": [1, -3]})
    send(explorer, dragged={"point": [-1, 2]})
    assert (explorer.bird_a, explorer.bird_b, explorer.a, explorer.b) == (1, -3, -1, 2)
    assert [explorer.handles()[name].place() for name in ("bird", "point")] == [(1, -3), (-1, 2)]
    assert "space" not in explorer.frame() and "elev" not in explorer.controls()  # a flat map has no camera


@of(BlobsExplorer, BayesExplorer)
def test_no_place_of_a_map_is_left_without_a_class(explorer):
    """Where three regions meet, lines that are straight between the points of a grid leave gaps."""
    explorer.set(**({"unequal": True} if type(explorer) is BayesExplorer else {"epoch": 3}))
    x, y = (np.linspace(low + 1e-3, high - 1e-3, 500) for low, high in explorer.limits)
    places = np.stack(np.meshgrid(x, y), -1).reshape(-1, 2)
    paths = [region.get_path() for region in explorer.regions if len(region.get_path())]
    assert np.any([path.contains_points(places) for path in paths], axis=0).all()

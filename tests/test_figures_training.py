"""The pictures of lesson 07: their words are the numbers of their artists, and these are right."""

import math

import numpy as np
import pytest
from figure_contract import FigureContract
from matplotlib.colors import to_rgb
from matplotlib.lines import Line2D
from matplotlib.patches import Rectangle

from teachkit import softmax
from teachkit.data.digits import load_digits
from teachkit.figures import training as figures
from teachkit.figures.space import view_axes
from teachkit.maths.geometry import DIAGONAL_VIEW, class_axes, gaussian_to_linear, to_logits
from teachkit.maths.losses import smoothing_margin
from teachkit.maths.training import SGD, Adam, Network, confusion_matrix, four_blobs, logit_path_data, train
from teachkit.training import axis_angle, margins, off_plane, step_angles

STEPS = 150
CENTRES = np.array([[15, 0], [15, 15], [0, 15], [30, 15]])


def run(optimizer):
    rng = np.random.default_rng(0)
    x, labels = logit_path_data(8, rng=rng)
    network = Network((3, 32, 32, 3), zero_last=True, rng=rng)
    return np.array([state.logits for state in train(network, x, labels, optimizer, STEPS)]), labels


SGD_PATH, LABELS = run(SGD(0.1))
ADAM_PATH, _ = run(Adam(0.01))
PATHS = {"SGD": SGD_PATH, "Adam": ADAM_PATH}
X, CLASSES = four_blobs(200, rng=np.random.default_rng(0))
W, B = gaussian_to_linear(CENTRES, 1.5**2)
IMAGES = load_digits().images[:7]
P = softmax(np.random.default_rng(0).normal(size=(7, 10)) * 2)
COUNTS = confusion_matrix([0, 0, 1, 2, 2, 2], [0, 1, 1, 0, 2, 0], 3)
HISTORY = {
    "training": ([1.4, 0.4, 0.02], [0.3, 0.9, 1.0]),
    "validation": ([1.5, 0.3, 0.6], [0.25, 0.95, 0.9]),
}


def rule(x):
    return x @ W.T + B


PICTURES = {
    "paths": lambda: figures.logit_paths(PATHS, LABELS),
    "distance": lambda: figures.plane_distance(PATHS, LABELS),
    "margin": lambda: figures.margin_growth(PATHS, LABELS, smoothing_margin(3, 0.1)),
    "angles": lambda: figures.downhill_angles(SGD_PATH, LABELS, [1, 10, 100]),
    "bare margin": lambda: figures.margin_growth(PATHS, LABELS),
    "blobs": lambda: figures.blobs_map(X, CLASSES, rule, "Four straight scores"),
    "wrong": lambda: figures.blobs_map(X, CLASSES, lambda x: rule(x)[:, ::-1], "The wrong way round"),
    "history": lambda: figures.training_history(HISTORY),
    "gallery": lambda: figures.digit_gallery(IMAGES, np.arange(7), P, "Seven digits"),
    "confusion": lambda: figures.confusion_map(COUNTS, ["0", "1", "2"]),
    "network": lambda: figures.network_drawing([3, 32, 32, 3]),
    "small network": lambda: figures.network_drawing([2, 12, 8, 4]),
}


class TestContract(FigureContract):
    pictures = PICTURES


def lines(ax):
    return [line for line in ax.lines if isinstance(line, Line2D)]


# Measures


def test_margins_by_a_loop():
    for z, y, m in zip(SGD_PATH[-1], LABELS, margins(SGD_PATH[-1], LABELS), strict=True):
        assert m == z[y] - max(z[k] for k in range(3) if k != y)
    assert margins(SGD_PATH, LABELS).shape == SGD_PATH.shape[:2]


def test_the_distance_from_the_plane_by_projection():
    normal = np.ones(3) / math.sqrt(3)
    assert math.isclose(off_plane(ADAM_PATH), np.abs(ADAM_PATH @ normal).max())
    assert off_plane(SGD_PATH) == 0.0 < off_plane(ADAM_PATH)
    assert off_plane(SGD_PATH + 1e-6) > 1e-6


def test_the_angle_to_the_axis_by_the_axes_of_the_plane():
    z = SGD_PATH[-1]
    axes = to_logits(class_axes(3))
    centred = z - z.mean(axis=1, keepdims=True)
    cosines = np.einsum("nk,nk->n", centred, axes[LABELS]) / np.linalg.norm(centred, axis=1)
    assert math.isclose(axis_angle(z + 5, LABELS), np.degrees(np.arccos(cosines)).mean())
    assert math.isnan(axis_angle(np.zeros((2, 3)), [0, 1]))


def test_the_angle_of_a_step_by_a_loop():
    z = SGD_PATH[10]
    angles = step_angles(z, ADAM_PATH[11], LABELS)
    for n, y in enumerate(LABELS):
        step = (ADAM_PATH[11] - z)[n]
        step, downhill = step - step.mean(), np.eye(3)[y] - softmax(z[n])
        cosine = step @ downhill / math.sqrt(step @ step * (downhill @ downhill))
        assert math.isclose(angles[n], math.degrees(math.acos(cosine)))
    assert np.allclose(step_angles(z, ADAM_PATH[11] + 7, LABELS), angles)


def test_free_scores_go_straight_downhill_and_those_that_rest_have_no_angle():
    z = np.array([[2.0, -1.0, 0.5], [0.0, 3.0, 1.0], [1.0, 1.0, 1.0], [800.0, 0.0, 0.0]])
    downhill = np.eye(3)[[0, 2, 1, 0]] - softmax(z)
    assert np.allclose(step_angles(z, z + 0.1 * downhill, [0, 2, 1, 0])[:3], 0, atol=1e-4)
    assert np.allclose(step_angles(z, z - 0.1 * downhill, [0, 2, 1, 0])[:3], 180, atol=1e-4)
    assert np.isnan(step_angles(z, z + np.array([[0], [5], [1], [1]]), [0, 2, 1, 0])).all()
    assert np.isnan(step_angles(z, z + np.eye(3)[0], [0, 2, 1, 0])).tolist() == [False] * 3 + [True]


def test_the_angles_are_drawn_row_by_row():
    picture = PICTURES["angles"]()
    ax = picture.figure.axes[0]
    marks = [line for line in lines(ax) if line.get_marker() in ("o", "s", "^")]
    bars = [line for line in lines(ax) if line not in marks and line.get_linewidth() == 2]
    means = [line.get_xdata()[0] for line in bars]
    for row, step in enumerate([1, 10, 100]):
        angles = step_angles(SGD_PATH[step - 1], SGD_PATH[step], LABELS)
        found = np.concatenate([line.get_xdata() for line in marks[3 * row : 3 * row + 3]])
        assert np.allclose(found, angles) and math.isclose(means[row], angles.mean())
        heights = np.concatenate([line.get_ydata() for line in marks[3 * row : 3 * row + 3]])
        assert np.abs(heights - row).max() < 0.5
        assert f"step {step}: {angles.mean():.0f}° on average, {(angles > 90).sum()} of 24" in repr(picture)
    assert f"{min(means):.0f}° to {max(means):.0f}°" in ax.get_title(loc="left")
    one = figures.downhill_angles(SGD_PATH, LABELS, [100]).figure.axes[0].get_title(loc="left")
    assert one.endswith(f"mean angle is {means[2]:.0f}°")


@pytest.mark.parametrize("steps", [[], [0], [STEPS + 1], [1] * 7])
def test_angles_of_steps_that_were_not_made_are_refused(steps):
    with pytest.raises(ValueError, match="steps must hold one to six numbers from 1 to 150"):
        figures.downhill_angles(SGD_PATH, LABELS, steps)


@pytest.mark.parametrize("size, reach", [(0, 10), (10, 10), (10.1, 15), (22.3, 25), (99, 100), (3e26, 3e26)])
def test_the_box_has_room(size, reach):
    assert figures.room_for([[-size, 0.0]]) == pytest.approx(reach)


# Logit paths


def test_looking_down_the_diagonal_cat_is_on_top_and_the_plane_is_a_hexagon():
    scene = figures.logit_space(np.eye(3), [0, 1, 2], 10)
    right, up, near = view_axes(*DIAGONAL_VIEW)
    dots = next(thing for thing in scene.things if getattr(thing, "name", "") == "logits")
    places = np.asarray(dots.points) @ np.stack([right, up], axis=1)
    assert np.allclose(places, math.sqrt(2 / 3) * class_axes(3) / np.linalg.norm(class_axes(3)[0]), atol=1e-3)
    plane = scene.things[0].faces()
    assert np.allclose(plane.sum(axis=-1), 0, atol=1e-9) and np.allclose(plane @ near, 0, atol=1e-2)
    assert np.isclose(np.abs(plane).max(), 10)
    sides = plane[:, 1:] - plane[:, :-1]
    area = np.linalg.norm(np.cross(sides[:, 0], sides[:, 1]), axis=1).sum()
    assert np.isclose(area, 3 * math.sqrt(3) / 2 * 2 * 10**2)


def test_all_pieces_of_paths_are_drawn_in_the_colours_of_their_points():
    points = np.arange(24.0).reshape(4, 2, 3)
    pieces, colours = figures.Paths("p", points, ["red", "blue"]).segments()
    assert pieces.shape == (6, 2, 3) and colours == ["red", "blue"] * 3
    for n in range(2):
        assert np.array_equal(pieces[n::2, 0], points[:-1, n]) and np.array_equal(
            pieces[n::2, 1], points[1:, n]
        )


def test_the_paths_say_who_leaves_the_plane():
    said = PICTURES["paths"]().description
    right = int((SGD_PATH[-1].argmax(-1) == LABELS).sum())
    assert f"SGD: {right} of 24 points right" in said
    assert "every sum of three scores stays 0" in said.split("Adam:")[0]
    assert f"up to {np.abs(ADAM_PATH.sum(-1)).max():.1f}" in said.split("Adam:")[1]


def test_the_distance_is_that_of_every_step():
    picture = PICTURES["distance"]()
    sgd, adam = lines(picture.figure.axes[0])
    assert not sgd.get_ydata().any()
    wanted = np.abs(ADAM_PATH.sum(-1)).max(-1) / math.sqrt(3)
    assert np.allclose(adam.get_ydata(), wanted)
    assert f"Adam: {wanted[-1]:.2f} at step {STEPS}, at most {wanted.max():.2f}" in picture.description


def test_the_margin_stands_over_the_step():
    picture = PICTURES["margin"]()
    reference, sgd, _, level = lines(picture.figure.axes[0])
    assert np.allclose(reference.get_ydata(), np.log(2 * reference.get_xdata()))
    assert np.allclose(sgd.get_ydata(), margins(SGD_PATH, LABELS).mean(-1))
    assert np.allclose(level.get_ydata(), 3.33220, atol=1e-5)
    assert f"{sgd.get_ydata()[100]:.2f} after 100" in picture.description
    assert "3.33, where smoothed labels have their least loss" in picture.description


@pytest.mark.parametrize("draw", [figures.logit_paths, figures.plane_distance, figures.margin_growth])
@pytest.mark.parametrize(
    "paths, message",
    [
        ({}, "one to four trainings, got 0"),
        ({"SGD": SGD_PATH[:, :5]}, r"SGD must be finite logits of shape \(steps, 24, 3\)"),
        ({"SGD": SGD_PATH * np.nan}, "SGD must be finite logits"),
        ({"SGD": SGD_PATH[:1]}, "SGD must be finite logits"),
    ],
)
def test_what_is_no_training_is_refused(draw, paths, message):
    with pytest.raises(ValueError, match=message):
        draw(paths, LABELS)


# Blobs, history


def test_the_rule_parts_the_blobs_and_its_mirror_does_not():
    assert "200 of 200 points right; loss" in PICTURES["blobs"]().description
    wrong = PICTURES["wrong"]()
    assert "0 of 200 points right, the others ringed" in wrong.description
    assert len(wrong.figure.axes[0].lines[-1].get_xdata()) == 200
    mean = X[CLASSES == 3].mean(axis=0)
    assert f"fish round ({mean[0]:.1f}, {mean[1]:.1f})" in wrong.description


def test_the_map_is_coloured_by_the_highest_score():
    (image,) = PICTURES["blobs"]().figure.axes[0].images
    left, right, bottom, top = image.get_extent()
    colours = np.asarray(image.get_array())
    for place, k in ((15, 0), 0), ((15, 15), 1), ((0, 15), 2), ((30, 15), 3):
        column = int((place[0] - left) / (right - left) * 240)
        row = int((place[1] - bottom) / (top - bottom) * 240)
        shades = [
            sum(abs(colours[row, column] - (0.28 * np.array(c) + 0.72)))
            for c in map(to_rgb, figures.CLASS_COLOURS[:4])
        ]
        assert int(np.argmin(shades)) == k


def test_scores_of_another_shape_are_refused():
    with pytest.raises(ValueError, match=r"scores must return shape \(200, K\)"):
        figures.blobs_map(X, CLASSES, lambda x: rule(x)[:, :3], "three")


def test_the_history_is_drawn_as_it_was():
    picture = PICTURES["history"]()
    loss, share = picture.figure.axes
    assert list(loss.lines[1].get_ydata()) == [1.5, 0.3, 0.6]
    assert np.allclose(share.lines[0].get_ydata(), [30, 90, 100])
    assert "validation: loss 1.50 to 0.60" in picture.description
    assert picture.description.endswith("the least loss is after epoch 1.")
    assert loss.get_yscale() == "log"


@pytest.mark.parametrize("history", [{}, {"a": ([1], [1, 1])}, {"a": ([1, np.nan], [1, 1])}])
def test_a_history_that_is_none_is_refused(history):
    with pytest.raises(ValueError, match="history must"):
        figures.training_history(history)


# Digits


def test_the_gallery_shows_the_images_and_names_the_two_most_probable_digits():
    picture = PICTURES["gallery"]()
    axes = [ax for ax in picture.figure.axes if ax.images]
    assert len(axes) == 7
    for n, ax in enumerate(axes):
        assert np.array_equal(ax.images[0].get_array(), IMAGES[n])
        first, second = np.argsort(-P[n])[:2]
        assert ax.get_title() == f"a {n}"
        wrong = " ✗" if first != n else ""
        assert ax.get_xlabel() == f"{first}: {P[n, first]:.2f}{wrong}\n{second}: {P[n, second]:.2f}"
        assert f"{n + 1}. a {n}, taken for {first} (p {P[n, first]:.2f}), for {second}" in picture.description


@pytest.mark.parametrize("count, p", [(0, P[:0]), (13, np.ones((13, 10))), (3, P)])
def test_a_gallery_that_does_not_fit_is_refused(count, p):
    with pytest.raises(ValueError, match="images, labels and p must be of shapes"):
        figures.digit_gallery(np.zeros((count, 8, 8)), np.zeros(count, int), p, "none")


def test_the_confusion_map_shows_every_count():
    picture = PICTURES["confusion"]()
    ax = picture.figure.axes[0]
    shown = {text.get_position(): text.get_text() for text in ax.texts}
    wanted = {(k, j): str(c) for (j, k), c in np.ndenumerate(COUNTS) if c}
    assert shown == wanted and sum(isinstance(patch, Rectangle) for patch in ax.patches) == len(wanted)
    assert "3 of 6 right; mistakes: a 2 taken for 0: 2, a 0 taken for 1: 1" in picture.description
    assert "4 of 4 right; no mistakes" in repr(figures.confusion_map(np.diag([1, 3]), ["a", "b"]))
    with pytest.raises(ValueError, match=r"counts must be of shape \(2, 2\)"):
        figures.confusion_map(COUNTS, ["0", "1"])


# A network


def test_a_network_is_drawn_with_its_layers_and_counts_its_parameters():
    picture = PICTURES["network"]()
    ax = picture.figure.axes[0]
    assert [len(layer.get_offsets()) for layer in ax.collections if hasattr(layer, "get_sizes")
            and len(layer.get_sizes())] == [3, 12, 12, 3]  # fmt: skip
    network = Network((3, 32, 32, 3), rng=np.random.default_rng(0))
    assert f"= {network.num_parameters}." in picture.description
    assert "128 + 1056 + 99 = 1283" in picture.description
    assert "36 + 104 + 36 = 176" in PICTURES["small network"]().description
    for sizes in ([3], [3, 0]):
        with pytest.raises(ValueError, match="sizes must be two or more numbers"):
            figures.network_drawing(sizes)

"""The explorers of two and three classes: what the scene holds and what is said are the maths' numbers."""

import itertools
import math
import re
import warnings

import numpy as np
import pytest
from matplotlib.colors import to_hex

from teachkit import softmax
from teachkit.explorers import (
    FourClassExplorer,
    ThreeClassExplorer,
    ThreeGaussiansExplorer,
    TwoClassExplorer,
    TwoGaussiansExplorer,
)
from teachkit.explorers.engine import Toggle
from teachkit.explorers.engine.view import packed
from teachkit.explorers.geometry.parts import THREE
from teachkit.figures import space as drawing
from teachkit.figures.geometry import ANGLES
from teachkit.figures.projection import Projection
from teachkit.figures.space import Arrows, Curve, Dots, Faces, Ruler, Surface, Words
from teachkit.figures.style import CLASS_COLOURS, INK
from teachkit.maths.geometry import class_axes, gaussian_posterior, simplex_basis, to_plane, two_class_flow
from teachkit.maths.losses import cross_entropy

ALL = (TwoClassExplorer, ThreeClassExplorer, TwoGaussiansExplorer, ThreeGaussiansExplorer)
GAUSSIANS = (TwoGaussiansExplorer, ThreeGaussiansExplorer)


def of(*kinds):
    return pytest.mark.parametrize("explorer", kinds, indirect=True)


def named(explorer, name, kinds=(Faces, Surface, Curve, Arrows, Dots)):
    """The things of this name in the scene."""
    return [thing for thing in explorer.space().kinds(*kinds) if thing.name == name]


def corners(explorer, name):
    [thing] = named(explorer, name)
    return thing.faces()


def texts(explorer):
    return {words.text for words in explorer.space().kinds(Words)}


# All four


@pytest.mark.slow
@of(*ALL)
def test_both_ends_of_every_control_and_every_view_are_drawn_without_a_warning(explorer):
    with warnings.catch_warnings():
        warnings.simplefilter("error")
        for name, control in explorer.controls().items():
            for value in control.ends():
                explorer.set(**{name: value})
                assert explorer.state()[name] == value
                assert "nan" not in explorer.sentence()
            explorer.reset()
        for elev, azim in explorer.views.values():
            explorer.set(elev=elev, azim=azim)
            explorer.picture()


@pytest.mark.parametrize("kind", ALL)
def test_a_scene_starts_at_its_view_and_home_is_where_it_was_made(kind, monkeypatch):
    explorer = kind()
    assert (explorer.elev, explorer.azim, explorer.zoom) == kind.view
    assert explorer.code() == f"{kind.__name__}()"
    turned = kind(azim=7)
    assert turned.code() == f"{kind.__name__}(azim=7.0)"
    camera = {"elev": kind.view[0], "azim": 7, "zoom": kind.view[2]}
    assert turned.describe_scene()["home"] == {**camera, "pan_right": 0, "pan_up": 0}


@of(*ALL)
def test_everything_unticked_leaves_the_floor_and_the_point(explorer):
    toggles = [name for name, control in explorer.controls().items() if isinstance(control, Toggle)]
    explorer.set(**dict.fromkeys(toggles, False))
    surfaces = [thing.name for thing in explorer.space().kinds(Faces, Surface)]
    assert surfaces and all(name.startswith("region") for name in surfaces)
    assert [handle.name for handle in explorer.space_handles()] == ["point", "level"]


@of(*ALL)
def test_the_scene_is_small_enough_to_turn_and_to_send(explorer):
    assert sum(len(thing.faces()) for thing in explorer.space().kinds(Faces, Surface)) <= 5000
    assert len(packed(explorer.frame())) < 20_000


@of(*ALL)
def test_no_height_of_the_scene_leaves_its_box(explorer):
    toggles = [name for name, control in explorer.controls().items() if isinstance(control, Toggle)]
    explorer.set(**dict.fromkeys(toggles, True))
    space = explorer.space()
    low, high = space.limits[2]
    for thing in space.kinds(Faces):
        assert thing.faces()[..., 2].min() >= low - 1e-9 and thing.faces()[..., 2].max() <= high + 1e-9


@pytest.mark.slow
@of(*ALL)
def test_the_point_is_painted_where_the_projection_puts_it(explorer):
    for elev, azim in explorer.views.values():
        explorer.set(elev=elev, azim=azim)
        explorer.picture()
        handle = explorer.space_handles()[0]
        size = explorer.stage.get_position().size * explorer.figure.get_size_inches() * 72
        look = Projection(size, elev, azim, explorer.zoom)
        [line] = explorer.stage.lines
        assert np.allclose(line.get_xydata(), look.page([explorer.space().unit(handle.place())]))


@of(*ALL)
def test_a_drag_moves_the_point_and_a_picture_says_so(explorer):
    explorer.drag("point", [1.0, -2.0, 0.0])
    assert np.allclose(explorer.space_handles()[0].place()[:2], [1, -2])
    assert "1.00" in explorer.sentence() and "−2.00" in explorer.sentence()
    assert explorer.sentence() in explorer.picture().description
    assert "1.00" in explorer.space_handles()[0].describe_place()["text"]


@of(*ALL)
def test_the_colours_are_those_of_the_classes(explorer):
    for k, name in enumerate(getattr(explorer, "names", THREE)):
        for thing in named(explorer, f"p_{name}"):
            assert to_hex(thing.colour) == to_hex(CLASS_COLOURS[k])


# Two classes (R50, R51)


@of(TwoClassExplorer)
def test_the_surfaces_are_softmax_and_meet_at_one_half_over_the_wall(explorer):
    for prior in (0.01, 0.5, 0.9):
        explorer.prior = prior
        for k, name in enumerate(("p_cat", "p_dog")):
            points = corners(explorer, name)
            expected = softmax(points[..., :2] + np.log([prior, 1 - prior]))[..., k]
            assert np.allclose(points[..., 2], expected, atol=1e-14)
        ahead = corners(explorer, "p_cat")[..., 2] - corners(explorer, "p_dog")[..., 2]
        ahead = np.where(np.abs(ahead) < 1e-9, 0, ahead)
        assert not ((ahead.min(axis=1) < 0) & (ahead.max(axis=1) > 0)).any()  # no face crosses another


@of(TwoClassExplorer)
def test_a_prior_moves_the_wall_and_gives_the_frequent_class_more_space(explorer):
    assert explorer.wall() == 0 and explorer.floor_share() == 0.5
    explorer.prior = 0.9
    assert abs(explorer.wall() - -2.1972) < 5e-5 and "x1 − x2 is" not in explorer.sentence()
    assert "x1 − x2 = −2.197" in explorer.sentence() and "90 % of all" in explorer.sentence()
    [wall] = named(explorer, "wall")
    assert np.allclose(wall.points[:, 0] - wall.points[:, 1], explorer.wall())
    grid = np.stack(np.meshgrid(np.linspace(-5, 5, 801), np.linspace(-5, 5, 801)), axis=-1)
    for prior in (0.9, 0.2):
        explorer.prior = prior
        assert abs((explorer.shares(grid)[..., 0] > 0.5).mean() - explorer.floor_share()) < 2e-3


@of(TwoClassExplorer)
def test_the_losses_and_slopes_of_the_ledger(explorer):
    for x, loss in (((0, 0), 0.693147), ((1, 0), 0.313262), ((-1, 0), 1.313262), ((-5, 0), 5.006715)):
        assert abs(explorer.loss_at(x) - loss) < 5e-7
    assert explorer.slope((2, 2)) == 0.25
    step = 1e-4 * np.array([1, -1]) / math.sqrt(2)
    steepest = (explorer.shares(step)[0] - explorer.shares(-step)[0]) / 2e-4
    assert abs(steepest - math.sqrt(2) / 4) < 1e-8
    explorer.set(derivative=True, loss=True)
    assert abs(corners(explorer, "derivative")[..., 2].max() - 0.25) < 1e-12
    points = corners(explorer, "loss")
    assert np.allclose(points[..., 2], explorer.nat * cross_entropy(points[..., :2], 0), atol=1e-13)
    assert abs(points[..., 2].max() - 6 * explorer.nat) < 1e-9


@of(TwoClassExplorer)
def test_the_arrows_point_along_one_minus_one_and_shrink(explorer):
    [arrows] = named(explorer, "downhill")
    lengths = np.linalg.norm(explorer.downhill(arrows.starts[:, :2]), axis=1)
    assert np.allclose(arrows.vectors[:, 0], -arrows.vectors[:, 1]) and (arrows.vectors[:, 2] == 0).all()
    assert np.allclose(np.linalg.norm(arrows.vectors, axis=1), 0.5 * lengths)
    assert lengths.max() < math.sqrt(2) < lengths.max() + 1e-3


@of(TwoClassExplorer)
def test_the_flow_path_keeps_the_sum_and_follows_the_closed_form(explorer):
    explorer.set(x1=0, x2=0, flow=True)
    assert "at t = 1: 0.792, at t = 10: 2.896, at t = 100: 5.277" in explorer.sentence()
    explorer.set(x1=-3, x2=1, prior=0.8, loss=True)
    [path] = named(explorer, "flow on the floor")
    assert np.allclose(path.points[:, 0] + path.points[:, 1], -2)
    start = np.array([-3, 1]) + np.log([0.8, 0.2])
    assert np.allclose(explorer.path([1, 10]), two_class_flow([1, 10], start) - np.log([0.8, 0.2]))
    x, steps = np.array([-3.0, 1.0]), 4000
    for _ in range(steps):  # Euler's method with a small step
        x = x + explorer.downhill(x) / steps
    assert np.allclose(x, explorer.path(1.0), atol=1e-3)
    [lifted] = named(explorer, "flow")
    assert (np.diff(lifted.points[:, 2]) < 0).all()


@of(TwoClassExplorer)
def test_the_slice_beside_is_the_one_through_the_point(explorer):
    explorer.set(x1=1, x2=2, derivative=True)
    x = explorer.curves["p_cat"].get_xdata()
    assert np.allclose(explorer.curves["p_cat"].get_ydata(), 1 / (1 + np.exp(2 - x)))
    assert explorer.where.get_text() == "x2 = 2.00" and not explorer.curves["loss"].get_visible()
    assert np.allclose(explorer.dot.get_xydata(), [[1, softmax([1, 2])[0]]])
    [curve] = named(explorer, "slice of p_cat")
    assert np.allclose(curve.points[:, 1], 2)
    explorer.drag("x1", -4.0)
    assert explorer.x1 == -4 and explorer.x2 == 2


@of(TwoClassExplorer)
def test_the_toggles_of_two_classes(explorer):
    assert texts(explorer) >= {"p cat", "p dog"}
    for name in ("p_cat", "p_dog", "loss", "derivative"):
        explorer.set(**{name: True})
        assert named(explorer, name)
        explorer.set(**{name: False})
        assert not named(explorer, name)
    assert named(explorer, "downhill") and not named(explorer, "flow on the floor")
    explorer.set(arrows=False, flow=True)
    assert not named(explorer, "downhill") and named(explorer, "flow on the floor")


@of(TwoClassExplorer)
def test_two_classes_without_loss_say_nothing_of_it(explorer):
    assert "downhill" in explorer.sentence()
    explorer.arrows = False
    assert not {"loss", "downhill"} & set(explorer.sentence().split())


@of(TwoClassExplorer)
def test_the_names_of_the_times_are_free_of_arrows(explorer):
    for x1, x2 in ((-2, 1), (-4, 4), (0, 0)):
        explorer.set(x1=x1, x2=x2, flow=True)
        names = [words for words in explorer.space().kinds(Words) if words.text.startswith("t = ")]
        [arrows] = named(explorer, "downhill")
        along = arrows.starts[:, None] + np.linspace(0, 1, 9)[:, None] * arrows.vectors[:, None]
        assert names and len(arrows.starts)
        for words in names:
            assert np.linalg.norm(along[..., :2] - words.point[:2], axis=-1).min() > 1
    shown = len(arrows.starts)
    explorer.flow = False
    assert len(named(explorer, "downhill")[0].starts) > shown


@of(TwoClassExplorer)
def test_what_is_said_of_a_prior_leaves_its_logarithm_to_the_learner(explorer):
    explorer.prior = 0.9
    assert "Cats make up 90 % of all" in explorer.sentence()
    assert "ln" not in explorer.sentence() and "log(" not in explorer.sentence()


@of(TwoClassExplorer)
def test_the_numbers_of_two_classes(explorer):
    assert np.allclose(explorer.shares((-5, 0)), [0.00669, 0.99331], atol=5e-6)
    assert np.allclose([explorer.loss_at((-5, 0)), explorer.slope((-5, 0))], [5.00672, 0.00665], atol=5e-6)
    assert np.allclose(explorer.shares((1.3, -0.4)), [0.84553, 0.15447], atol=5e-6)
    assert np.allclose(explorer.loss_at((0, 0)), 0.69315) and explorer.slope((0, 0)) == 0.25
    assert np.allclose(explorer.downhill((0, 0)), [0.5, -0.5])


@of(*ALL)
def test_the_scale_of_p_is_drawn_where_something_is_measured_on_it(explorer):
    def labels():
        return [ruler.label for ruler in explorer.space().kinds(Ruler)]

    names = ("p_cat", "p_dog", "p_bird", "derivative", "posterior", "lines")
    measured = [name for name in names if hasattr(explorer, name)]
    assert "p" in labels()
    explorer.set(**dict.fromkeys(measured, False))
    assert "p" not in labels()
    for name in [*measured, "plane"]:
        explorer.set(**{name: True})
        assert labels().count("p") == 1
        explorer.set(**{name: False})
    if hasattr(explorer, "loss"):
        explorer.loss = True
        assert "nats" in labels() and "p" not in labels()


@of(ThreeClassExplorer, ThreeGaussiansExplorer)
def test_the_name_of_a_surface_stands_above_that_of_the_scale(explorer):
    [scale] = [ruler for ruler in explorer.space().kinds(Ruler) if ruler.label == "p"]
    top = max(point[2] for edge in scale.edges for point in edge)
    names = [words for words in explorer.space().kinds(Words) if words.text.startswith("p ")]
    assert len(names) == 3 and min(words.point[2] for words in names) > top + 0.25


@pytest.mark.parametrize("kind", (*ALL, FourClassExplorer))
def test_no_heading_or_advice_says_what_the_lesson_asks_for(kind):
    told = f"{kind.heading} {kind.how}"
    assert not re.search(r"along the wall|equal third|equal regions|do not|softmax that", told)


# Three classes (R53, R54, R55)


@of(ThreeClassExplorer)
def test_the_three_surfaces_meet_at_a_third_and_cross_along_edges_only(explorer):
    heights = [corners(explorer, f"p_{name}") for name in THREE]
    points = heights[0][..., :2]
    assert np.allclose(np.stack([h[..., 2] for h in heights], axis=-1), softmax(points @ simplex_basis(3).T))
    assert any(np.allclose(corner, [0, 0, 1 / 3]) for corner in heights[0].reshape(-1, 3))
    for one, other in itertools.combinations(heights, 2):
        ahead = np.round(one[..., 2] - other[..., 2], 12)
        assert not ((ahead.min(axis=1) < 0) & (ahead.max(axis=1) > 0)).any()


@of(ThreeClassExplorer)
def test_where_two_surfaces_cross_a_line_is_drawn(explorer):
    for k in range(3):
        one, other = THREE[(k + 1) % 3], THREE[(k + 2) % 3]
        [line] = named(explorer, f"crossing {one}-{other}")
        p = softmax(line.points[:, :2] @ simplex_basis(3).T)
        assert np.allclose(p[:, k - 1], p[:, k - 2]) and np.allclose(line.points[:, 2], p[:, k - 1])
        explorer.set(**{f"p_{one}": False})
        assert not named(explorer, f"crossing {one}-{other}")
        explorer.reset()


@of(ThreeClassExplorer)
def test_without_arrows_and_split_nothing_gives_the_downhill_direction_away(explorer):
    explorer.set(arrows=False, split=False)
    assert not explorer.flat.get_visible() and not explorer.scale.get_visible()
    assert not any(artist.get_visible() for artist in (*explorer.arrow.values(), *explorer.letters.values()))
    hidden = explorer._frame["background"]
    assert "ownhill" not in explorer.sentence()
    explorer.arrows = True
    assert explorer.flat.get_visible() and explorer.scale.get_visible()
    assert explorer._frame["background"] != hidden and "downhill direction" in explorer.sentence()
    explorer.set(arrows=False, split=True)
    assert explorer.flat.get_visible() and not explorer.scale.get_visible()
    assert "downhill direction" in explorer.sentence()


@of(ThreeClassExplorer)
def test_the_floor_is_shared_equally_between_walls_at_120_degrees(explorer):
    areas = []
    for k, name in enumerate(THREE):
        faces = corners(explorer, f"region {name}")[..., :2]
        sides = faces[:, 1:] - faces[:, :1]
        areas.append(np.abs(np.linalg.det(sides)).sum() / 2)
        assert (softmax(faces.mean(axis=1) @ simplex_basis(3).T).argmax(axis=-1) == k).all()
        [wall] = named(explorer, f"wall opposite {name}")
        along = wall.points[-1, :2]
        assert abs(math.degrees(math.atan2(along[1], along[0])) % 360 - (270, 30, 150)[k]) < 1e-9
        p = softmax(wall.points[:, :2] @ simplex_basis(3).T)
        assert np.allclose(p[:, (k + 1) % 3], p[:, (k + 2) % 3]) and (p[1:, k] < p[1:, k - 1]).all()
    assert np.allclose(areas, areas[0])


@of(ThreeClassExplorer)
def test_the_numbers_along_an_axis(explorer):
    cat = class_axes(3)[0]
    assert np.allclose([explorer.shares(r * cat)[0] for r in (1, 2)], [0.62986, 0.85275], atol=5e-6)
    assert np.allclose(explorer.shares(-2 * cat), [0.04138, 0.47931, 0.47931], atol=5e-6)
    assert np.allclose(explorer.shares(0 * cat), 1 / 3) and np.isclose(explorer.loss_at(0 * cat), np.log(3))
    assert np.isclose(np.linalg.norm(explorer.downhill(0 * cat)), math.sqrt(2 / 3))
    assert explorer.angle(0 * cat) == pytest.approx(0, abs=1e-6)


@of(ThreeClassExplorer)
def test_the_split_of_the_gradient(explorer):
    a, b = to_plane([2, 1, 0.1])
    explorer.set(a=a, b=b, truth="bird")
    assert np.allclose(explorer.downhill(), [-0.65900, -0.24243, 0.90143], atol=5e-6)
    assert abs(explorer.angle() - 14.939) < 5e-4 and "14.94° to the bird axis" in explorer.sentence()
    A, B = explorer.parts()
    assert np.allclose(A + B, explorer.downhill()) and abs(A @ B) < 1e-15
    assert "A · B = 0.000" in explorer.sentence()
    [arrows] = named(explorer, "A and B")
    assert np.allclose(arrows.vectors[:, :2], to_plane([A, B]))
    assert np.allclose(arrows.vectors.sum(axis=0), named(explorer, "downhill here")[0].vectors[0])
    tip = max(explorer.arrow["A"].get_xy(), key=lambda corner: math.hypot(*corner))
    assert np.allclose(tip, to_plane(A))
    explorer.split = False
    assert not named(explorer, "A and B") and not explorer.arrow["A"].get_visible()


@of(ThreeClassExplorer)
def test_the_arrows_are_coloured_by_their_angle_up_to_30_degrees(explorer):
    [field] = named(explorer, "downhill")
    angles = explorer.angle(field.starts[:, :2])
    assert 29 < angles.max() < 30 and len(set(field.colours)) > 5
    assert field.colours == [to_hex(ANGLES(angle / 30)) for angle in angles]
    expected = explorer.step_shown * to_plane(explorer.downhill(field.starts[:, :2]))
    assert np.allclose(field.vectors[:, :2], expected)
    assert abs(np.linalg.norm(explorer.downhill(30 * simplex_basis(3)[1])) - math.sqrt(2)) < 1e-9
    assert abs(np.linalg.norm(explorer.downhill(-40 * simplex_basis(3)[0])) - math.sqrt(1.5)) < 1e-9
    assert abs(explorer.angle(30 * simplex_basis(3)[1]) - 30) < 1e-9


@of(ThreeClassExplorer)
def test_the_loss_is_that_of_the_true_class_and_never_crosses_a_face(explorer):
    explorer.set(loss=True, truth="dog", p_cat=False, p_dog=False, p_bird=False)
    points = corners(explorer, "loss")
    expected = explorer.nat * cross_entropy(points[..., :2] @ simplex_basis(3).T, 1)
    assert np.allclose(points[..., 2], expected) and "−log p dog" in texts(explorer)
    for level in range(1, 6):
        [line] = named(explorer, f"loss {level}")
        assert len(line.points) > 9 and (line.points[:, 2] == level * explorer.nat).all()
        assert np.allclose(cross_entropy(line.points[:, :2] @ simplex_basis(3).T, 1), level)
    whole = len(points)
    for k, name in enumerate(THREE):
        explorer.set(**{f"p_{other}": other == name for other in THREE})
        loss, share = corners(explorer, "loss"), corners(explorer, f"p_{name}")
        assert len(loss) == len(share) > whole
        # Cut along their crossing, each piece of the loss lies wholly above or below the other surface.
        over = loss[..., 2] - softmax(loss[..., :2] @ simplex_basis(3).T)[..., k]
        assert (np.minimum(over.max(axis=1), -over.min(axis=1)) < 0.01).all()


@of(TwoClassExplorer, ThreeClassExplorer)
def test_the_probabilities_are_as_high_on_the_page_with_the_loss_as_without(explorer):
    lengths = []
    for loss in (False, True):
        explorer.loss = loss
        bottom, top = explorer.space().unit([(0, 0, 0), (0, 0, 1)])
        lengths.append(top[2] - bottom[2])
        rulers = {thing.label for thing in explorer.space().things if isinstance(thing, Ruler)}
        assert "p" in rulers and ("nats" in rulers) == loss
    assert lengths[0] == pytest.approx(lengths[1])


@of(TwoClassExplorer, ThreeClassExplorer)
def test_the_whole_scene_is_in_sight_from_its_first_side_with_the_loss_too(explorer):
    for loss in (False, True):
        explorer.loss = loss
        scene = explorer.space()
        size = explorer.stage.get_position().size * explorer.figure.get_size_inches() * 72
        look = Projection(size, *explorer.view)
        for thing in scene.kinds(Faces):
            assert (np.abs(look.page(scene.unit(thing.faces()))) <= size / 2).all(), thing.name


@of(TwoClassExplorer, ThreeClassExplorer, ThreeGaussiansExplorer)
def test_the_walls_on_the_floor_are_named(explorer):
    three = {"cat | dog", "cat | bird", "dog | bird"}
    walls = {"wall"} if isinstance(explorer, TwoClassExplorer) else three
    assert walls <= set(texts(explorer))


@of(ThreeClassExplorer, ThreeGaussiansExplorer)
def test_the_point_stays_in_the_hexagon(explorer):
    for a, b in ((3.46, 4), (-3.46, 0), (3.46, -4), (0.5, 0.5)):
        explorer.set(a=a, b=b)
        for turn in np.deg2rad([0, 60, 120]):
            assert abs(explorer.a * math.cos(turn) + explorer.b * math.sin(turn)) <= 2 * math.sqrt(3) + 1e-5
    assert (explorer.a, explorer.b) == (0.5, 0.5)
    explorer.b = 3.5
    assert explorer.b == 3.5 and explorer.a == 0.5
    explorer.a = 3
    assert explorer.a == 3 and abs(explorer.b - (4 - math.sqrt(3))) < 1e-6
    explorer.b = -4
    assert explorer.b == -4 and explorer.a == 0


# Gaussians (R52, R56)


@of(*GAUSSIANS)
@pytest.mark.parametrize("sigma", [0.5, 1, 1.7, 2])
def test_the_bells_move_with_sigma_and_the_posterior_stays(explorer, sigma):
    before = {name: corners(explorer, f"p_{name}") for name in explorer.names}
    explorer.sigma = sigma
    assert explorer.error() < 1e-14 and "to within 1e−14" in explorer.sentence()
    assert np.allclose(explorer.bayes(), explorer.shares(), rtol=0, atol=1e-14)
    for name, points in before.items():
        assert np.allclose(corners(explorer, f"p_{name}"), points, rtol=0, atol=1e-14)
    distance = np.linalg.norm(explorer.centres()[0] - explorer.centres()[1])
    assert abs(distance - sigma**2 * math.sqrt(2)) < 1e-12
    for k, name in enumerate(explorer.names):
        bell = corners(explorer, f"bell {name}").reshape(-1, 3)
        top = bell[bell[:, 2].argmax()]
        if sigma < 1.7:
            assert np.linalg.norm(top[:2] - explorer.centres()[k]) < 0.3 * sigma
            assert abs(top[2] - explorer.floor - explorer.bell_height) < 0.05


@of(TwoGaussiansExplorer)
def test_unequal_widths_break_it(explorer):
    assert np.allclose(explorer.point(), [1.3, -0.4]) and abs(explorer.bayes()[0] - 0.8455) < 5e-5
    explorer.unequal = True
    assert abs(explorer.bayes()[0] - 0.8274) < 5e-5 and abs(explorer.shares()[0] - 0.8455) < 5e-5
    assert "0.8274" in explorer.sentence() and "they differ" in explorer.sentence()
    cat, dog = corners(explorer, "p_cat"), corners(explorer, "p_dog")
    ahead = np.round(cat[..., 2] - dog[..., 2], 9)
    assert not ((ahead.min(axis=1) < 0) & (ahead.max(axis=1) > 0)).any()


@of(TwoGaussiansExplorer)
def test_a_shift_along_one_one_changes_nothing_above(explorer):
    explorer.set(sigma=1.5, shift=1)
    assert np.allclose(explorer.centres(), [[2.125, -0.125], [-0.125, 2.125]])
    assert explorer.error() < 1e-13 and np.allclose(explorer.bayes(), softmax([1.3, -0.4]))


@of(ThreeGaussiansExplorer)
def test_the_centres_stand_on_a_triangle(explorer):
    explorer.sigma = 1.5
    radii = np.linalg.norm(explorer.centres(), axis=1)
    assert np.allclose(radii, 2.25 * math.sqrt(2 / 3))
    assert "1.837 from the centre, 3.182 from each other" in explorer.sentence()
    x = np.array([0.3, -1.1])
    expected = gaussian_posterior(x, explorer.centres(), 2.25)
    assert np.allclose(explorer.bayes(x), expected) and np.allclose(explorer.shares(x), expected)


@of(*GAUSSIANS)
def test_the_bars_are_the_calculation(explorer):
    heights, bayes, shares = (np.array([bar.get_width() for bar in bars]) for bars, _ in explorer.bars)
    assert np.allclose(heights, explorer.densities()) and np.allclose(heights / heights.sum(), bayes)
    assert np.allclose(bayes, shares)
    explorer.lines = False
    assert not [thing for thing in explorer.space().kinds(Curve) if thing.name.startswith("softmax")]
    explorer.posterior = False
    assert not named(explorer, f"p_{explorer.names[0]}")
    assert named(explorer, f"bell {explorer.names[0]}")


# What the scenes are made of


def test_a_handle_behind_a_surface_is_a_ring(monkeypatch):
    explorer = ThreeClassExplorer(elev=90, azim=-90)
    for toggled, rim in ((True, to_hex(INK)), (False, "white")):
        explorer.set(p_cat=toggled, p_dog=toggled, p_bird=toggled)
        explorer.picture()
        assert explorer.stage.lines[0].get_markeredgecolor() == rim
    explorer.set(p_cat=True, p_dog=True, p_bird=True, elev=0)  # the floor lies below the surfaces
    handle = explorer.space_handles()[0]
    assert not drawing.is_covered(explorer.space(), handle.place(), 0, -90)
    assert not drawing.is_covered(explorer.space(), handle.place(), -30, -90)  # the ground does not count


@of(ThreeClassExplorer)
@pytest.mark.parametrize(
    "shown, said, unsaid",
    [
        ({}, ["Loss of cat 2.096", "A + B: 1.074 along the cat axis, 0.503 across"], []),
        ({"split": False}, ["Loss of cat", "downhill arrow 1.186 long, 25.1° off the cat axis"], ["A + B"]),
        ({"split": False, "arrows": False, "loss": True}, ["Loss of cat 2.096"], ["downhill"]),
        ({"split": False, "arrows": False}, ["dog 0.794"], ["Loss", "downhill"]),
        ({"truth": "bird", "a": -3.46, "b": -2, "plane": True}, ["Loss of bird", "Plane at"], []),
    ],
)
def test_the_first_sentence_says_what_three_classes_show(explorer, shown, said, unsaid):
    explorer.set(**shown)
    assert all(words in explorer.short() for words in said) and len(explorer.short()) <= 160
    assert not any(words in explorer.short() for words in unsaid)


@of(TwoClassExplorer)
def test_the_first_sentence_says_what_two_classes_show(explorer):
    assert explorer.short().endswith("Loss of cat 0.168; downhill (0.154, −0.154).")
    explorer.set(arrows=False, derivative=True)
    assert explorer.short().endswith("dog 0.154. Slope of p cat 0.131.")
    explorer.set(loss=True, flow=True, plane=True)
    assert len(explorer.short()) <= 160


@of(TwoGaussiansExplorer)
@pytest.mark.parametrize("shift", [0, 1])
def test_the_wall_of_two_bells_is_where_both_are_equally_high(explorer, shift):
    explorer.shift = shift
    for unequal in (False, True):
        explorer.unequal = unequal
        assert np.abs(explorer.bayes(explorer.wall())[:, 0] - 0.5).max() < 0.01
        names = [thing.name for thing in explorer.space().things if hasattr(thing, "name")]
        assert "wall" in names
    assert np.ptp(explorer.wall() @ [1, -1]) > 1  # bent
    assert "The wall bends round cat" in explorer.sentence()


@of(TwoGaussiansExplorer)
def test_a_surface_is_named_where_it_is_high(explorer):
    for unequal in (False, True):
        explorer.unequal = unequal
        for k, (above, _) in enumerate(explorer.label_places()):
            heights = explorer.bayes(explorer.ground().reshape(-1, 2))[:, k]
            assert explorer.bayes(above)[k] > heights.max() - 0.05


def test_the_level_plane_stands_at_the_same_place_in_all():
    for kind in (TwoClassExplorer, ThreeClassExplorer, TwoGaussiansExplorer, ThreeGaussiansExplorer):
        controls = kind.controls()
        assert not controls["plane"].more and controls["level"].more

"""The explorers of four, five and n classes: what they draw and say are the numbers of the maths."""

import itertools
import math
import warnings

import numpy as np
import pytest

from teachkit import softmax
from teachkit.explorers import FiveClassExplorer, FourClassExplorer, ManyClassExplorer
from teachkit.explorers.engine import NotTaken
from teachkit.explorers.simplices.five_class import PAIRS
from teachkit.figures.projection import view_axes
from teachkit.figures.space import Curve, Dots, Faces, Words
from teachkit.figures.style import CLASS_COLOURS
from teachkit.figures.words import listing, number
from teachkit.maths.geometry import class_axes

FOUR = ("cat", "dog", "bird", "fish")
FIVE = (*FOUR, "frog")
T = np.array([[1, 1, 1], [1, -1, -1], [-1, 1, -1], [-1, -1, 1]]) / 2
KINDS = (FourClassExplorer, FiveClassExplorer, ManyClassExplorer)


def of(*kinds):
    return pytest.mark.parametrize("explorer", kinds, indirect=True)


def widths(bars):
    return np.array([bar.get_width() for bar in bars])


def things(explorer, kind, begin=""):
    """The things of a kind in the scene whose name or text begins so, by name."""
    found = explorer.space().kinds(kind)
    named = {getattr(thing, "name", None) or thing.text: thing for thing in found}
    return {name: thing for name, thing in named.items() if name.startswith(begin)}


def degrees(u, v):
    cosine = u @ v / np.linalg.norm(u) / np.linalg.norm(v)
    return math.degrees(math.acos(np.clip(cosine, -1, 1)))


@of(*KINDS)
def test_both_ends_of_every_control_without_a_warning(explorer):
    with warnings.catch_warnings():
        warnings.simplefilter("error")
        for name, control in explorer.controls().items():
            for value in control.ends():
                setattr(explorer, name, value)
                explorer.picture()
                assert explorer.sentence() and explorer.frame()
            explorer.reset()


@of(FourClassExplorer, FiveClassExplorer)
def test_all_numbers_at_their_ends_together(explorer):
    names = [name for name in explorer.controls() if name.startswith("x") or name in ("y", "height")]
    with warnings.catch_warnings():
        warnings.simplefilter("error")
        for ends in itertools.product((0, 1), repeat=len(names)):
            explorer.set(
                **{n: explorer.controls()[n].ends()[end] for n, end in zip(names, ends, strict=True)}
            )
            assert math.isclose(explorer.shares().sum(), 1)
            unit = explorer.space().unit([handle.place() for handle in explorer.space_handles()])
            assert np.linalg.norm(unit) <= 1.4  # within the view from every side


@of(*KINDS)
def test_the_picture_speaks_and_the_code_makes_it_again(explorer):
    assert explorer.sentence() in explorer.picture().description
    assert explorer.code() == f"{type(explorer).__name__}()"
    name = "n" if isinstance(explorer, ManyClassExplorer) else "azim"
    setattr(explorer, name, 7)
    assert explorer.code() == f"{type(explorer).__name__}({name}=7.0)"


# Four classes (R57)


@of(FourClassExplorer)
def test_the_tetrahedron_is_that_of_the_inventory(explorer):
    corners = np.array([dots.points[0] for dots in things(explorer, Dots, "corner").values()])
    assert np.allclose(corners, 4 * T)
    for u, v in itertools.combinations(corners, 2):
        assert round(degrees(u, v), 4) == 109.4712
        assert math.isclose(np.linalg.norm(u - v), 4 * math.sqrt(2))
    assert [dots.colours for dots in things(explorer, Dots, "corner").values()] == list(CLASS_COLOURS[:4])
    walls = [f"{j} | {k}" for j, k in itertools.combinations(FOUR, 2)]
    assert sorted(things(explorer, Words)) == sorted([*FOUR, *walls])
    assert "109.471 degrees" in explorer.sentence()


@of(FourClassExplorer)
def test_six_walls_are_where_two_scores_tie_above_the_others(explorer):
    faces = things(explorer, Faces)["walls"].faces().reshape(6, 49, 3, 3)
    for (j, k), wall in zip(itertools.combinations(range(4), 2), faces, strict=True):
        scores = wall.reshape(-1, 3) @ T.T
        assert np.allclose(scores[:, j], scores[:, k])
        others = np.delete(scores, [j, k], axis=1)
        assert (others <= scores[:, [j]] + 1e-12).all()
    explorer.walls = False
    assert not things(explorer, Faces)


@of(FourClassExplorer)
def test_three_walls_meet_in_each_ray_at_120_degrees(explorer):
    rays = things(explorer, Curve)["rays"].segments()[0].reshape(4, 12, 2, 3)[:, -1, 1]
    for one, two in itertools.combinations(rays, 2):
        assert round(degrees(one, two), 4) == 109.4712
    faces = things(explorer, Faces)["walls"].faces().reshape(6, -1, 3)
    for k, ray in enumerate(rays):
        assert np.allclose(ray, -4 * T[k])
        along = ray / np.linalg.norm(ray)
        sides = []
        for pair, corners in zip(itertools.combinations(range(4), 2), faces, strict=True):
            if k not in pair:
                across = corners - np.outer(corners @ along, along)  # the part of the wall square to the ray
                sides.append(across[np.linalg.norm(across, axis=1).argmax()])
        assert len(sides) == 3
        assert [round(degrees(u, v), 6) for u, v in itertools.combinations(sides, 2)] == [120] * 3
    assert "in each ray at 120 degrees" in explorer.sentence()


@of(FourClassExplorer)
def test_a_coloured_region_has_three_walls_and_is_open_where_it_is_cut_off(explorer):
    for k, name in enumerate(FOUR):
        explorer.set(region=name, walls=True)
        assert len(things(explorer, Faces)["walls"].faces()) == 3 * 49
        explorer.walls = False
        own = things(explorer, Faces)
        assert list(own) == ["own walls"] and own["own walls"].colour == CLASS_COLOURS[k]
        scores = own["own walls"].faces() @ T.T
        assert np.allclose(scores[..., k], scores.max(axis=-1))  # it ties with another everywhere
        rim = things(explorer, Curve)["cut off here"].segments()[0]
        assert np.allclose(np.sort(rim @ T.T, axis=-1)[..., -1], (rim @ T.T)[..., k])
        assert np.allclose(np.abs(rim).max(axis=-1), 2)  # on the cube
        assert "open: the region goes on" in things(explorer, Words)


def test_each_region_has_a_quarter_of_all_directions():
    directions = np.random.default_rng(0).normal(size=(1_000_000, 3))
    shares = np.bincount((directions @ T.T).argmax(axis=1)) / 1_000_000
    assert np.allclose(shares, 0.25, atol=0.002)


@of(FourClassExplorer)
def test_fixed_points_of_the_tetrahedron(explorer):
    cat, dog = class_axes(4)[:2]
    for point, p, words in (
        (0 * cat, 0.25, "regions meet"),
        (cat, 0.514018, "in the region of cat"),
        (2 * cat, 0.770438, "in the region of cat"),
        (-2 * cat, 0.032046, "on the wall between dog, bird and fish"),
        ((cat + dog) / 2, 0.320229, "on the wall between cat and dog"),
    ):
        explorer.set(**dict(zip(("x", "y", "height"), map(float, point), strict=True)))
        assert explorer.shares()[0] == pytest.approx(p, abs=1e-6) and words in explorer.sentence()


@of(FourClassExplorer)
def test_bars_words_and_colour_follow_the_point(explorer):
    for point in [(1, 0.5, -0.4), (-2, 2, 1), (0, 0, 0), (2, 2, 2), (-1.5, -0.3, 1.9)]:
        explorer.set(**dict(zip(("x", "y", "height"), point, strict=True)))
        p = softmax(T @ point)
        assert np.allclose(widths(explorer.bars), p)
        assert [label.get_text() for label in explorer.labels] == [number(share, 4) for share in p]
        assert f"Probabilities: {listing(FOUR, p, 4)}." in explorer.sentence()
        [handle] = explorer.space_handles()
        assert handle.colour() == CLASS_COLOURS[(T @ point).argmax()]
        assert handle.place() == point


@of(FourClassExplorer)
def test_the_line_to_the_nearest_wall_ends_on_it(explorer):
    explorer.set(x=1, y=0.5, height=-0.4)
    line = things(explorer, Curve, "to the wall")["to the wall"]
    scores = np.sort(T @ line.points[-1])
    assert math.isclose(scores[-1], scores[-2])
    length = np.linalg.norm(line.points[-1] - line.points[0])
    assert f"{number(length, 3)} from the wall to dog" in explorer.sentence()
    explorer.set(x=2, y=0, height=0)
    assert "on the wall between cat and dog" in explorer.sentence()
    assert not things(explorer, Curve, "to the wall")


@of(FourClassExplorer)
def test_a_hand_moves_the_point(explorer):
    explorer.drag("point", [-1.5, 2, 0.3])
    assert explorer.point().tolist() == [-1.5, 2, 0.3]


@of(FourClassExplorer)
def test_the_named_views_look_down_the_axes_and_edges(explorer):
    for k, name in enumerate(FOUR):
        toward = view_axes(*explorer.views[f"down {name}"])[2]
        assert degrees(toward, T[k]) < 0.5  # a view has whole degrees
    assert degrees(view_axes(*explorer.views["down the edge cat–dog"])[2], T[0] - T[1]) < 1e-4
    assert degrees(view_axes(*explorer.views["onto the edge cat–dog"])[2], T[0] + T[1]) < 1e-4


# Five classes (R58)


@of(FiveClassExplorer)
def test_the_five_cell_keeps_its_lengths_in_four_dimensions(explorer):
    for turns in [(0, 0), (20, 30), (-180, 180), (77, -123)]:
        explorer.set(turn_1=turns[0], turn_2=turns[1])
        corners, depth = explorer.seen()
        whole = np.append(corners, depth[:, np.newaxis], axis=1)
        for u, v in itertools.combinations(whole, 2):
            assert math.isclose(np.linalg.norm(u - v), math.sqrt(2))
            assert round(degrees(u, v), 4) == 104.4775
        assert (explorer.seen_lengths() <= math.sqrt(2) + 1e-9).all()
        assert np.allclose(explorer.seen_lengths() ** 2,
                           [2 - (depth[j] - depth[k]) ** 2 for j, k in PAIRS])  # fmt: skip
        assert np.allclose(widths(explorer.lengths), explorer.seen_lengths() / math.sqrt(2))
    assert "104.478 degrees" in explorer.sentence() and "1.4142 long" in explorer.sentence()


@of(FiveClassExplorer)
def test_ten_edges_and_five_corners_stand_in_the_scene(explorer):
    edges, colours = things(explorer, Curve)["edges"].segments()
    assert len(edges) == len(colours) == 10 * 2 * 16
    assert list(things(explorer, Words)) == [*FIVE, "point"]
    corners, depth = explorer.seen()
    dots = list(things(explorer, Dots, "corner").values())
    assert np.allclose([dot.points[0] for dot in dots], explorer.size * corners)
    assert np.array_equal(np.argsort([dot.size for dot in dots]), np.argsort(depth))
    lengths = np.linalg.norm(edges[:, 1] - edges[:, 0], axis=1).reshape(10, -1).sum(axis=1)
    assert np.allclose(lengths, explorer.size * explorer.seen_lengths())
    assert "axes" not in things(explorer, Curve)
    explorer.axes = True
    assert len(things(explorer, Curve)["axes"].segments()[0]) == 5 * 12


@of(FiveClassExplorer)
def test_untouched_by_a_turn_are_the_probabilities(explorer):
    before = explorer.shares()
    explorer.set(turn_1=-95, turn_2=140)
    assert np.array_equal(explorer.shares(), before)
    explorer.set(**{f"x{i + 1}": c for i, c in enumerate(class_axes(5)[4].round(6))})
    assert np.allclose(widths(explorer.bars), [0.1416664] * 4 + [0.4333342], atol=1e-6)
    assert "in the region of frog" in explorer.sentence()


@of(FiveClassExplorer)
def test_fixed_points_of_the_five_cell(explorer):
    for r, p in ((0, 0.2), (1, 0.433334), (2, 0.700520), (-2, 0.026024)):
        explorer.set(**{f"x{i + 1}": r * c for i, c in enumerate(class_axes(5)[0].tolist())})
        assert explorer.shares()[0] == pytest.approx(p, abs=1e-5)


@of(FiveClassExplorer)
def test_a_hand_moves_the_shadow_and_leaves_what_is_dropped(explorer):
    hidden = (explorer.rotation() @ explorer.point())[3]
    explorer.drag("point", [0.5, -1, 1.2])
    turned = explorer.rotation() @ explorer.point()
    assert np.allclose(turned, [0.5, -1, 1.2, hidden], atol=0.002)
    explorer.drag("point", [6, 6, 6])
    assert np.abs(explorer.point()).max() == 3


@of(FiveClassExplorer)
def test_a_turn_all_round_ends_where_it_began(explorer):
    start = explorer.state()
    seen = [explorer.turn_1 for _ in explorer.spin()]
    assert len(set(seen)) == 72 and -180 <= min(seen) <= max(seen) <= 180
    assert explorer.state() == start


# n classes (R59)


@of(ManyClassExplorer)
def test_lengths_and_angles_for_many_n(explorer):
    for n in (2, 3, 4, 5, 10, 23, 100, 999, 1000):
        explorer.n = n
        assert math.isclose(explorer.length(), math.sqrt((n - 1) / n))
        assert math.isclose(explorer.angle(), math.degrees(math.acos(-1 / (n - 1))), rel_tol=1e-9)
        assert explorer.agrees()
        lengths, edges, angles = explorer.measured()
        assert np.allclose(lengths, explorer.length(), rtol=1e-13)
        assert np.allclose(edges, math.sqrt(2), rtol=1e-13)
        assert np.allclose(angles, explorer.angle(), rtol=1e-13)
        arm = explorer.arms[0].get_xydata()
        assert math.isclose(np.linalg.norm(arm[0] - arm[1]), explorer.length())
        between = degrees(*(line.get_xydata()[1] - line.get_xydata()[0] for line in explorer.arms))
        assert math.isclose(between, explorer.angle(), rel_tol=1e-6)
        handle = explorer.handles()["n"]
        assert handle.place() == (math.log10(n), explorer.angle())
        assert handle.words() == f"{n} classes"


@of(ManyClassExplorer)
def test_twenty_three_dimensions(explorer):
    assert explorer.code() == "ManyClassExplorer()"
    assert "92.605 degrees" in explorer.sentence() and "root of 22/23" in explorer.sentence()
    assert [r[3] for r in explorer.table().rows if r[0] == "23"] == ["92.605"]
    assert [r[3] for r in explorer.table().rows[:4]] == ["180.000", "120.000", "109.471", "104.478"]
    assert [r[6] for r in explorer.table().rows[:5]] == ["0.000", "30.000", "35.264", "37.761", "41.810"]
    assert [r[5] for r in explorer.table().rows[:4]] == ["0.9442", "0.8528", "0.7704", "0.7005"]


@of(ManyClassExplorer)
def test_the_table_of_products_shows_a_corner_and_says_so(explorer):
    for n, shown in ((2, 2), (5, 5), (8, 8), (9, 8), (1000, 8)):
        explorer.n = n
        visible = [cell for cell in explorer.cells if cell.get_visible()]
        assert len(visible) == shown**2
        area = sum(cell.get_width() * cell.get_height() for cell in visible)
        assert math.isclose(area, 1)
        on = [cell for cell in visible if math.isclose(cell.get_x() + cell.get_y() + cell.get_height(), 1)]
        assert len(on) == shown
        assert np.ptp([cell.get_facecolor() for cell in on], axis=0).max() < 1e-12
        assert ("all" if n == shown else f"the first {shown} of") in explorer.block.get_text()
        assert number(-1 / n, 4) in explorer.legend.get_text()


@of(ManyClassExplorer)
def test_n_stays_whole_and_every_step_counts(explorer):
    for start, sent, reached in (
        (2, 2.05, 3),
        (3, 2.95, 2),
        (23, 23.54, 24),
        (500, 511.6, 512),
        (10, 9.77, 9),
    ):
        explorer.n = start
        explorer.drag("n", math.log10(sent))
        assert explorer.n == reached
    explorer.drag("n", 3.0)
    assert explorer.n == 1000
    explorer.drag("n", math.log10(2))
    assert explorer.n == 2


@pytest.mark.parametrize("wrong", [1, 1001, 0, -3, math.nan, "many", None])
def test_a_wrong_n_is_refused_in_words(wrong):
    with pytest.raises(NotTaken, match=r"number of classes n.* must be a whole number from 2 to 1000"):
        ManyClassExplorer(n=wrong)

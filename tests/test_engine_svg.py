"""What moves is recorded where matplotlib draws it."""

import re

import numpy as np
import pytest
from matplotlib.patches import PathPatch, Rectangle
from matplotlib.path import Path

from teachkit.explorers.engine.svg import SvgRecorder
from teachkit.figures.style import new_figure


def path_points(markup):
    """All coordinates in the path data of some SVG, as points from the top left."""
    data = " ".join(re.findall(r' d="([^"]*)"', markup))
    return np.array(re.findall(r"-?[\d.]+", data), float).reshape(-1, 2)


@pytest.fixture
def recorded():
    figure, ax = new_figure(5, 3)
    ax.set_xlim(-2, 3)
    ax.set_ylim(0, 40)
    figure.draw_without_rendering()
    figure.set_layout_engine("none")
    return ax, SvgRecorder(figure)


def pixels(ax, recorder, points):
    places = ax.transData.transform(points)
    return np.column_stack([places[:, 0], recorder.height - places[:, 1]])


def test_a_line_is_recorded_where_matplotlib_draws_it(recorded):
    ax, recorder = recorded
    points = np.column_stack([np.linspace(-1.5, 2.5, 30), np.linspace(1, 6, 30) ** 2])
    (line,) = ax.plot(*points.T, path_effects=None)
    line.get_path().should_simplify = False
    got = path_points(recorder.record(line))
    assert np.abs(got - pixels(ax, recorder, points)).max() <= 0.051  # a tenth of a pixel, rounded


def test_a_simplified_curve_stays_within_a_pixel(recorded):
    ax, recorder = recorded
    x = np.linspace(-2, 3, 400)
    (line,) = ax.plot(x, np.exp(x))
    got = path_points(recorder.record(line))
    want = pixels(ax, recorder, np.column_stack([x, np.exp(x)]))
    assert len(got) < len(x)
    for point in got:
        assert np.hypot(*(want - point).T).min() < 1.5


def test_a_bar_is_recorded_where_matplotlib_draws_it(recorded):
    ax, recorder = recorded
    bar = ax.add_patch(Rectangle((0, 5), 1, 20, color="#0072B2"))
    markup = recorder.record(bar)
    corners = pixels(ax, recorder, np.array([[0, 5], [1, 5], [1, 25], [0, 25]]))
    assert np.abs(path_points(markup)[:4] - corners).max() <= 0.051
    assert 'fill="#0072b2"' in markup and "<svg" not in markup


def test_what_leaves_the_axes_is_clipped_to_them(recorded):
    ax, recorder = recorded
    markup = recorder.record(ax.add_patch(Rectangle((0, 5), 1, 1e12)))
    x, y, width, height = map(float, re.search(r'viewBox="([^"]*)"', markup)[1].split())
    box = ax.bbox
    assert np.allclose(
        [x, y, width, height], [box.x0, recorder.height - box.y1, box.width, box.height], atol=0.1
    )
    assert np.abs(path_points(markup)).max() <= 1e5
    assert "<svg" not in recorder.record(ax.plot([-2, 3], [0, 40], clip_on=False)[0])


def test_what_is_not_there_leaves_no_trace(recorded):
    ax, recorder = recorded
    (gaps,) = ax.plot([0, np.nan, 1], [1, 2, 3])
    assert "nan" not in recorder.record(gaps)
    gaps.set_visible(False)
    text = ax.text(0, 0, "gone", visible=False)
    assert recorder.record(gaps) == recorder.record(text) == recorder.record(ax.text(0, 0, "")) == ""


@pytest.mark.parametrize("alignment, anchor", [("left", "start"), ("center", "middle"), ("right", "end")])
def test_text_is_recorded_as_text_at_its_anchor(recorded, alignment, anchor):
    ax, recorder = recorded
    markup = recorder.record(
        ax.text(1, 20, "p < 1", ha=alignment, va="baseline", fontsize=9, color="#b00020")
    )
    place = np.array(re.search(r"translate\(([\d.]+) ([\d.]+)\)", markup).groups(), float)
    assert np.abs(place - pixels(ax, recorder, np.array([[1, 20]]))[0]).max() <= 0.051
    assert f'text-anchor="{anchor}"' in markup and 'font-size="12.5"' in markup and 'y="0.0"' in markup
    assert ">p &lt; 1<" in markup and "#b00020" in markup


@pytest.mark.parametrize("alignment", ["bottom", "top", "center", "center_baseline", "baseline"])
def test_text_stands_as_high_as_matplotlib_draws_it(recorded, alignment):
    ax, recorder = recorded
    artist = ax.text(1, 20, "lp 1.0", va=alignment, fontsize=24)
    markup = recorder.record(artist)
    place = float(re.search(r"translate\([\d.]+ ([\d.]+)\)", markup)[1])
    drop = float(re.search(r'<text y="([-\d.]+)"', markup)[1])
    _, _, descent = recorder.get_text_width_height_descent("lp", artist.get_fontproperties(), False)
    baseline = artist.get_window_extent(recorder).y0 + descent
    assert abs((recorder.height - (place + drop)) - baseline) < 1.5


@pytest.mark.parametrize("text", ["$a^x$", "$e^x / S$"])
@pytest.mark.parametrize("angle", [0, 90])
def test_mathematics_is_recorded_as_paths_where_matplotlib_draws_it(recorded, text, angle):
    ax, recorder = recorded
    artist = ax.text(1, 20, text, rotation=angle, fontsize=12)
    got, box = path_points(recorder.record(artist)), artist.get_window_extent(recorder)
    assert box.x0 - 2 < got[:, 0].min() and got[:, 0].max() < box.x1 + 2
    assert (
        box.y0 - 2 < (recorder.height - got[:, 1]).min() and (recorder.height - got[:, 1]).max() < box.y1 + 2
    )


def test_dashes_widths_and_transparency_are_recorded(recorded):
    ax, recorder = recorded
    (line,) = ax.plot([0, 1], [1, 30], color="#0072B2", linewidth=1.44, dashes=(5, 2), alpha=0.5)
    markup = recorder.record(line)
    assert 'stroke="#0072b2"' in markup and 'stroke-width="2"' in markup
    assert (
        'stroke-dasharray="10 4"' in markup and 'stroke-opacity="0.5"' in markup and 'fill="none"' in markup
    )


def test_what_did_not_change_is_not_drawn_again_and_what_did_is(recorded, monkeypatch):
    ax, recorder = recorded
    drawn = []
    bar, word = ax.bar([0], [10])[0], ax.text(0, 1, "p")
    line, dots = ax.plot([0, 1], [1, 2])[0], ax.scatter([0], [1])
    artists = [bar, word, line, dots, ax.xaxis]
    draw = recorder._drawn
    monkeypatch.setattr(recorder, "_drawn", lambda artist: drawn.append(artist) or draw(artist))
    first = recorder.record_all(artists)
    assert drawn == artists
    assert recorder.record_all(artists) == first and drawn == artists
    changes = {
        bar: lambda: bar.set_height(20),
        word: lambda: word.set_text("q"),
        line: lambda: line.set_ydata([3, 4]),
        dots: lambda: dots.set_offsets([[1, 2]]),
        ax.xaxis: lambda: ax.set_xticks([0, 3], ["a", "b"]),
    }
    for artist, change in changes.items():
        drawn.clear()
        change()
        before, first = first, recorder.record_all(artists)
        assert drawn == [artist]
        assert [a for a, one, other in zip(artists, before, first, strict=True) if one != other] == [artist]
    drawn.clear()
    ax.set_ylim(0, 80)  # all that stands on the axes moves
    assert recorder.record_all(artists) != first and drawn == artists


def test_a_patch_that_was_given_another_path_is_drawn_again(recorded):
    ax, recorder = recorded
    patch = ax.add_patch(PathPatch(Path([(0, 5), (1, 5), (1, 25)])))
    before = recorder.record(patch)
    assert recorder.record(patch) is before
    patch.set_path(Path([(0, 5), (1, 5), (2, 25)]))  # matplotlib does not say that it is stale
    assert np.abs(path_points(recorder.record(patch))[2] - pixels(ax, recorder, [(2, 25)])).max() <= 0.051


def test_many_round_marks_are_one_short_path_where_matplotlib_draws_them(recorded):
    ax, recorder = recorded
    points = np.random.default_rng(0).uniform((-1.5, 5), (2.5, 35), (200, 2))
    (dots,) = ax.plot(*points.T, "o", color="#0072b2", markersize=6, markeredgewidth=1.5)
    markup = recorder.record(dots)
    places = np.array([float(x) for x in re.findall(r"[\d.]+(?=[ h])", markup.split('"')[1])]).reshape(-1, 2)
    assert np.abs(places - pixels(ax, recorder, points)).max() <= 0.051
    across = recorder.points_to_pixels(6 + 1.5)
    assert f'stroke="#0072b2" stroke-width="{across:.3g}" stroke-linecap="round"' in markup
    assert markup.count("<path") == 1 and len(markup) < 200 * 20
    dots.set_data(points[:, 0] + 2, points[:, 1])  # some leave the axes
    assert "<svg" in recorder.record(dots)
    for look in ({"markeredgecolor": "white"}, {"marker": "s"}, {"markerfacecolor": "none"}):
        (others,) = ax.plot(*points.T, **{"marker": "o", "linestyle": "", **look})
        assert recorder.record(others).count("<path") == 200


def test_the_words_of_ticks_are_text(recorded):
    ax, recorder = recorded
    ax.set_xticks([-1, 2], ["left", "right"])
    markup = recorder.record(ax.xaxis)
    assert re.findall(r">([^<>]+)</text>", markup) == ["left", "right"]
    assert path_points(markup).shape == (4, 2)  # two marks
    across = [float(x) for x in re.findall(r"translate\(([\d.]+)", markup)]
    assert np.allclose(across, pixels(ax, recorder, [[-1, 0], [2, 0]])[:, 0], atol=0.051)

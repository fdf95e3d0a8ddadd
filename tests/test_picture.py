"""Pictures and tables: what people see, what a screen reader says and what nbval compares are one."""

import base64
import io
import re
from html.parser import HTMLParser
from itertools import combinations

import matplotlib
import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from matplotlib.colors import to_rgb

from teachkit.figures import Picture, Table
from teachkit.figures.dark import darkened
from teachkit.figures.picture import FLAG, PNG_DPI, SCREEN_DPI, png_url
from teachkit.figures.style import (
    CLASS_COLOURS,
    CLASS_MARKERS,
    CLASS_NAMES,
    INK,
    WARNING,
    class_names,
    new_figure,
)


class Tags(HTMLParser):
    """The tags of some HTML, in order, with their attributes and the text that follows each."""

    def __init__(self, markup):
        super().__init__()
        self.found = []
        self.feed(markup)

    def handle_starttag(self, tag, attributes):
        self.found.append([tag, dict(attributes), ""])

    def handle_data(self, data):
        if self.found:
            self.found[-1][2] += data


def tags(markup, wanted):
    return [(attributes, text) for tag, attributes, text in Tags(markup).found if tag in wanted]


def pixels(url):
    """The picture of a data address as (height, width, 4) numbers from 0 to 1."""
    data = base64.b64decode(url.removeprefix("data:image/png;base64,"), validate=True)
    return matplotlib.image.imread(io.BytesIO(data))


@pytest.fixture
def bars():
    figure, ax = new_figure(4, 2)
    ax.bar(["cat", "dog"], [0.7, 0.3])
    return figure


# ---------------------------------------------------------------------------------------------------
# Picture


def test_a_picture_is_one_image_with_its_description(bars):
    picture = Picture(bars, "Bars: cat 0.700, dog 0.300.")
    bundle = picture._repr_mimebundle_()
    assert set(bundle) == {"text/html", "text/plain"}
    assert bundle["text/plain"] == repr(picture) == "Bars: cat 0.700, dog 0.300."
    [(attributes, _)] = tags(bundle["text/html"], {"img"})
    assert attributes["alt"] == "Bars: cat 0.700, dog 0.300."
    assert (attributes["width"], attributes["height"]) == ("400", "200")
    assert attributes["src"].startswith("data:image/png;base64,")


@settings(max_examples=25)  # each draws a figure
@given(st.text(st.characters(exclude_categories=["C", "Z"]) | st.sampled_from(" \n\"'<>&")).filter(str.strip))
def test_any_description_arrives_in_the_alt_text(description):
    figure = new_figure(1, 1)[0]
    [(attributes, _)] = tags(Picture(figure, description)._repr_html_(), {"img"})
    assert attributes["alt"] == " ".join(description.split())


def test_lines_of_a_description_become_one(bars):
    assert Picture(bars, " Bars:\n   cat 0.700 ").description == "Bars: cat 0.700"


def test_the_png_is_white_and_sharp(bars):
    image = pixels(png_url(bars))
    assert image.shape[:2] == (2 * PNG_DPI, 4 * PNG_DPI)
    assert PNG_DPI > SCREEN_DPI
    border = np.concatenate([image[0], image[-1], image[:, 0], image[:, -1]])
    assert (border == 1).all(), "the border must be white and opaque"
    assert (image[..., :3] < 0.9).any(), "something must be drawn"


def test_other_settings_of_matplotlib_leave_it_white(bars):
    before = png_url(bars)
    with matplotlib.rc_context({"savefig.facecolor": "black"}):
        assert png_url(bars) == before


def test_the_same_figure_gives_the_same_bytes(bars):
    again, ax = new_figure(4, 2)
    ax.bar(["cat", "dog"], [0.7, 0.3])
    assert png_url(bars) == png_url(bars) == png_url(again)


def test_on_a_dark_page_the_picture_is_dark_and_its_colours_are_the_same():
    figure, ax = new_figure(4, 2)
    ax.bar(["cat", "dog"], [0.7, 0.3], color=CLASS_COLOURS[:2])
    page = Picture(figure, "Bars: cat 0.700, dog 0.300.")._repr_html_()
    [(attributes, _)] = tags(page, {"img"})
    rule = re.search(r"<style>@media screen\{(.*?) \.(.*?)\{content:url\((.*?)\)\}\}</style>$", page)
    assert "data-jp-theme-light" in rule[1] and rule[2] == attributes["class"]
    light, dark = (pixels(address)[..., :3] for address in (attributes["src"], rule[3]))
    assert light.shape == dark.shape
    border = np.concatenate([dark[0], dark[-1], dark[:, 0], dark[:, -1]])
    assert border == pytest.approx(0.1, abs=0.01)
    for colour in CLASS_COLOURS[:2]:
        bar = np.abs(light - to_rgb(colour)).max(axis=-1) < 0.02
        assert bar.sum() > 1000
        assert np.median(dark[bar], axis=0) == pytest.approx(darkened(to_rgb(colour)), abs=0.02)


def test_two_pictures_on_a_page_keep_their_own_dark_form(bars):
    pages = [Picture(bars, words)._repr_html_() for words in ("One.", "Two.")]
    assert len({tags(page, {"img"})[0][0]["class"] for page in pages}) == 2


def test_a_table_stands_below_the_picture(bars):
    table = Table(["class", "p"], [["cat", "0.700"]])
    bundle = Picture(bars, "One bar.", table)._repr_mimebundle_()
    assert bundle["text/plain"] == f"One bar.\n{table}"
    assert bundle["text/html"].endswith(table._repr_html_())


@pytest.mark.parametrize("description", ["", " ", "\n", None])
def test_a_picture_needs_a_description(bars, description):
    with pytest.raises(ValueError, match="description"):
        Picture(bars, description)


@pytest.mark.parametrize("figure", [None, "figure.png", np.zeros((2, 2))])
def test_a_picture_needs_a_figure(figure):
    with pytest.raises(TypeError, match=f"figure must be a matplotlib Figure, got {type(figure).__name__}"):
        Picture(figure, "Bars.")


# ---------------------------------------------------------------------------------------------------
# Table


def test_a_table_is_a_real_table():
    table = Table(["class", "p"], [["cat", 0.7], ["<dog>", "a & b"]], caption="Softmax of 2 < 3")
    markup = table._repr_html_()
    assert [text for _, text in tags(markup, {"caption"})] == ["Softmax of 2 < 3"]
    heads = tags(markup, {"th"})
    assert [(a["scope"], text) for a, text in heads] == [
        ("col", "class"),
        ("col", "p"),
        ("row", "cat"),
        ("row", "<dog>"),
    ]
    assert [text for _, text in tags(markup, {"td"})] == ["0.7", "a & b"]


def test_a_flag_is_a_sign_and_a_colour():
    table = Table(["class", "p"], [["cat", "0.5"], ["dog", "0.4"]], flagged=[(1, 1), (0, 0)])
    cells = tags(table._repr_html_(), {"td", "th"})
    flagged = [text for attributes, text in cells if FLAG in attributes.get("style", "")]
    assert flagged == ["cat ✗", "0.4 ✗"]
    assert str(table) == "class  p\ncat ✗  0.5\ndog    0.4 ✗"


@pytest.mark.parametrize("page", ["white", "#f5f5f5", "#111111", "#212121"])  # JupyterLab's, striped too
def test_a_flag_is_seen_on_light_and_dark_pages(page):
    light, dark = sorted((luminance(page), luminance(FLAG)), reverse=True)
    assert (light + 0.05) / (dark + 0.05) >= 3  # WCAG 2, for what is not text
    style = tags(Table(["p"], [["0.5"]], [(0, 0)])._repr_html_(), {"th"})[1][0]["style"]
    assert "bold" in style and "color:" not in style, "the words keep the colour of the page"


def test_words_stand_on_the_left_and_numbers_where_the_page_puts_them():
    rows = [
        ["cat", "0.5", "7.4 / 11.2", "1.9e206", "axiom 1 fails: entry [3] is −3.1", ""],
        ["dog", "not summed", "2.7 / 11.2", "−2.1e−9", "", ""],
        ["1", "50 %", "1.1 / 11.2", "e^2", "yes", ""],
    ]
    cells = tags(Table(list("abcdef"), rows, flagged=[(0, 0), (0, 1)])._repr_html_(), {"td", "th"})
    on_the_left = ["text-align: left" in attributes.get("style", "") for attributes, _ in cells]
    assert on_the_left == [True, False, False, False, True, False] * 4


def test_text_of_a_table_is_aligned_and_ends_no_line_with_blanks():
    table = Table(["a", "long header"], [["wide cell", "1"], ["x", ""]], caption="Caption")
    assert str(table) == repr(table) == "Caption\na          long header\nwide cell  1\nx"


def test_rows_must_fit_the_header():
    with pytest.raises(ValueError, match=r"rows\[1\] must have 2 cells, as the header has; it has 1"):
        Table(["class", "p"], [["cat", "0.5"], ["dog"]])


@pytest.mark.parametrize("cell", [(1, 0), (0, 2), (-1, 0)])
def test_flagged_cells_must_exist(cell):
    with pytest.raises(
        ValueError, match="flagged must name cells of the table, which has 1 row and 2 columns"
    ):
        Table(["class", "p"], [["cat", "0.5"]], flagged=[cell])


# ---------------------------------------------------------------------------------------------------
# Style


def luminance(colour):
    """Relative luminance as WCAG 2 defines it."""
    rgb = np.array(matplotlib.colors.to_rgb(colour))
    return np.where(rgb <= 0.04045, rgb / 12.92, ((rgb + 0.055) / 1.055) ** 2.4) @ (0.2126, 0.7152, 0.0722)


def as_seen_without(cone, colour):
    """A colour as people see it who lack a kind of cones (matrices of Viénot, Brettel and Mollon, 1999)."""
    rgb = np.array(matplotlib.colors.to_rgb(colour)) ** 2.2
    lms = np.array([[17.8824, 43.5161, 4.11935], [3.45565, 27.1554, 3.86714], [0.0299566, 0.184309, 1.46709]])
    seen = {
        "long": [[0, 2.02344, -2.52581], [0, 1, 0], [0, 0, 1]],
        "middle": [[1, 0, 0], [0.494207, 0, 1.24827], [0, 0, 1]],
    }[cone]
    return np.clip(np.linalg.inv(lms) @ seen @ lms @ rgb, 0, 1) ** (1 / 2.2)


def test_classes_differ_in_name_colour_and_marker():
    assert (
        len(set(CLASS_NAMES)) == len(set(CLASS_COLOURS)) == len(set(CLASS_MARKERS)) == len(CLASS_NAMES) == 6
    )


@pytest.mark.parametrize("cone", ["long", "middle"])
def test_the_four_classes_differ_for_colour_blind_eyes(cone):
    for one, other in combinations(CLASS_COLOURS[:4], 2):
        distance = np.linalg.norm(as_seen_without(cone, one) - as_seen_without(cone, other))
        assert distance > 0.1, (one, other)


@pytest.mark.parametrize("colour", [INK, WARNING])
def test_words_can_be_read_on_white(colour):
    assert 1.05 / (luminance(colour) + 0.05) >= 4.5


def test_class_names_go_on_after_the_last():
    assert class_names(2) == ("cat", "dog")
    assert class_names(0) == ()
    assert class_names(7) == tuple(f"class {k}" for k in range(1, 8))


def test_new_figure_is_white_and_leaves_matplotlib_alone():
    before = dict(matplotlib.rcParams)
    figure, axes = new_figure(6, 2, rows=1, columns=3, sharey=True)
    assert dict(matplotlib.rcParams) == before
    assert axes.shape == (3,)
    assert tuple(figure.get_size_inches()) == (6, 2)
    assert all(ax.get_facecolor() == (1, 1, 1, 1) for ax in [figure, *axes])
    assert not axes[0].spines["top"].get_visible()

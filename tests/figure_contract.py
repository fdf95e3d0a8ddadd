"""What every picture owes its reader. A test file of figures hands its examples to the one contract:

    class TestContract(FigureContract):
        pictures = PICTURES

Each example is made and drawn once.
"""

import html
import re
import warnings

import matplotlib
import pytest
from matplotlib.backends.backend_agg import FigureCanvasAgg
from matplotlib.colors import ListedColormap
from matplotlib.text import Annotation, Text
from PIL import Image
from settings_tools import asked, other_settings, settings

from teachkit.figures import Picture
from teachkit.figures.style import house_style

made = {}


def extent(text):
    """Return where a text stands, an annotation's arrow left out."""
    if isinstance(text, Annotation):
        text.update_positions(text.figure.canvas.get_renderer())
    return Text.get_window_extent(text)


def texts(figure):
    """Return what is written in a figure, but for labels of ticks: matplotlib keeps these apart."""
    ticks = {
        id(label)
        for ax in figure.axes
        for axis in (ax.xaxis, ax.yaxis)
        for label in (*axis.get_ticklabels(which="both"), axis.get_offset_text())
    }
    return [
        text
        for text in figure.findobj(Text)
        if text.get_visible() and text.get_text().strip() and id(text) not in ticks
    ]


class FigureContract:
    """The contract; `pictures` holds functions that make an example, by name."""

    pictures: dict

    @pytest.fixture
    def picture(self, name, monkeypatch):
        key = type(self).__module__, name
        if key not in made:
            with warnings.catch_warnings():
                warnings.simplefilter("error")
                with asked() as leaks:
                    picture = self.pictures[name]()
                    with house_style():  # as a PNG is drawn; its bytes take most of the time
                        FigureCanvasAgg(picture.figure).draw()  # the layout is final from here on
                blank = Image.new("RGB", (1, 1)).quantize(256)
                monkeypatch.setattr("teachkit.figures.picture.rendered", lambda figure, dpi: blank)
                made[key] = picture, picture._repr_html_(), leaks
        return made[key][0]

    def test_it_is_a_white_picture_with_a_title(self, picture):
        assert isinstance(picture, Picture)
        assert picture.figure.get_facecolor() == (1, 1, 1, 1)
        titles = [ax.get_title(loc="left") or ax.get_title() for ax in picture.figure.axes]
        assert len(picture.figure.get_suptitle() or max(titles, key=len)) > 3

    def test_its_words_are_its_text_alternative_and_those_of_its_data(self, name, picture):
        page = made[type(self).__module__, name][1]
        assert f'alt="{html.escape(picture.description)}"' in page
        said = repr(picture)
        with settings(other_settings()):
            again = repr(self.pictures[name]())
        assert re.search(r"\d", picture.description) and said == again
        assert "np.float" not in said and "nan" not in said and "-0" not in said
        assert "-" not in re.sub(r"\w-\w", "", picture.description), "a minus is a true one"
        for number in re.findall(r"\d+\.\d+", picture.description):
            assert len(number.replace(".", "").strip("0")) <= 6, number

    def test_no_setting_of_the_user_is_asked_for(self, name, picture):
        """Neither as it is made nor as it is drawn; colour maps take one from when they were loaded."""
        assert not made[type(self).__module__, name][2], "a figure is made in house_style()"
        coloured = picture.figure.findobj(lambda artist: hasattr(artist, "get_cmap"))
        loaded = [a.get_cmap() for a in coloured if a.get_cmap().name in matplotlib.colormaps]
        assert all(isinstance(each, ListedColormap) for each in loaded)

    def test_nothing_is_cut(self, picture):
        width, height = picture.figure.canvas.get_width_height()
        for text in texts(picture.figure):
            box = extent(text)
            assert box.x0 >= -1 and box.y0 >= -1 and box.x1 <= width + 1 and box.y1 <= height + 1, text

    def test_no_text_lies_on_another(self, picture):
        boxes = [(text.get_text(), extent(text)) for text in texts(picture.figure)]
        for i, (one, a) in enumerate(boxes):
            for other, b in boxes[i + 1 :]:
                overlap = min(a.x1, b.x1) - max(a.x0, b.x0), min(a.y1, b.y1) - max(a.y0, b.y0)
                assert min(overlap) < 2, (one, other)

    def test_it_can_be_read(self, picture):
        assert all(text.get_fontsize() >= 8 for text in texts(picture.figure))

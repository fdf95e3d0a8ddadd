"""What every explorer owes its reader, whoever wrote it."""

import inspect
import json
import math
import re

import numpy as np
import pytest
from explorer_tools import few, first_state, received, send
from matplotlib.collections import PolyCollection
from matplotlib.colors import to_rgb
from matplotlib.lines import Line2D
from matplotlib.patches import Patch
from matplotlib.text import Text
from settings_tools import asked

from teachkit.explorers import NotTaken, Number
from teachkit.explorers.engine.handles import Handle
from teachkit.explorers.engine.view import packed
from teachkit.figures.dark import contrast, darkened

FRAME_LIMIT = 12_000  # bytes that travel
SHORT = 160  # characters of the first sentence
MAIN_INPUTS = 6  # before "More"
RING = 15  # pixels from the middle of a handle to its ring: RADIUS of js/handles.js
NOT_FINITE = re.compile(r"\b(nan|inf)\b|infinity|not a number", re.IGNORECASE)
# Ink is light in the dark theme, and controls stand beside the picture or under it: texts name neither.
ONE_THEME = re.compile(r"\b(black|white|dark|darker)\b", re.IGNORECASE)
ONE_LAYOUT = re.compile(r"\b(type|press|tick|choose|change) [^.;]*\bbelow\b|^below", re.IGNORECASE)
SMALL_START = re.compile(r"[.?] [a-z]+[ ,]")
KEYBOARD_MINUS = re.compile(r"\de-\d|[ (]-\d")  # teachkit.figures.words writes "−"
ABOUT_IT = re.compile(r"until it breaks|overflow", re.IGNORECASE)  # in the docstring of such a class


@pytest.fixture(params=few())
def explorer(request):
    return first_state(request.param)


def other(control, value):
    """A value that is allowed, and not `value`."""
    if isinstance(control, Number):
        middle = (control.low + control.high) / 2
        other = control.settled((value + middle) / 2)
        return other if other != value else control.settled((value + control.high) / 2)
    return next(option for option in control.ends() if option != value)


def move_everything(explorer):
    for name, control in explorer.controls().items():
        setattr(explorer, name, other(control, getattr(explorer, name)))


def bad_values(control):
    if isinstance(control, Number):
        far = [control.low - 0.01, control.high + 0.01, "1e400", math.inf, math.nan, 10**400]
        return ["abc", "", None, True, [], *far]
    return ["abc", "", math.nan, None, 1, []]


def places_of(explorer, frame):
    """Where a frame says that the handles are, by name: those of the flat picture, and those in space."""
    flat = [name for name, handle in explorer.handles().items() if handle.artist is not None]
    solid = [name for name in explorer.handles() if name not in flat]
    told = zip([*flat, *solid], [*frame["handles"], *frame.get("spaceHandles", [])], strict=True)
    return dict(told)


def check(explorer):
    """All that must hold in every state that can be reached."""
    frame, sentence, short = received(explorer), explorer.sentence(), explorer.short()
    assert sentence.strip() and sentence.endswith(".") and "np.float" not in sentence
    assert 0 < len(short) <= SHORT and short.endswith((".", "?")) and "np.float" not in short, short
    written = [sentence, short, *(a.get_text() for a in explorer.moving() if isinstance(a, Text))]
    if not ABOUT_IT.search(inspect.getdoc(type(explorer))):
        assert not NOT_FINITE.search(" ".join(written)), written
    assert not ONE_THEME.search(" ".join(written)), written
    assert not SMALL_START.search(f"{sentence} {short}"), (sentence, short)
    assert not KEYBOARD_MINUS.search(f"{sentence} {short}"), (sentence, short)
    assert frame["sentence"] == sentence and frame["short"] == short
    assert frame["values"] == explorer.state() and frame["code"] == explorer.code()
    assert len(frame["items"]) == len(explorer.moving())
    assert len(packed(frame)) < FRAME_LIMIT
    assert not re.search(r"nan|inf", " ".join(re.findall(r' d="([^"]*)"', "".join(frame["items"]))))
    figure = explorer.figure.bbox
    renderer = explorer.figure.canvas.get_renderer()
    for artist in explorer.moving():
        if isinstance(artist, Text) and artist.get_visible() and artist.get_text():
            box = artist.get_window_extent(renderer)
            assert box.x0 > -1 and box.x1 < figure.x1 + 1, f"{artist} is cut"
            assert box.y0 > -1 and box.y1 < figure.y1 + 1, f"{artist} is cut"
    for name, place in places_of(explorer, frame).items():
        handle = explorer.handles()[name]
        low, value, high = (np.array(place[key]) for key in ("low", "value", "high"))
        assert (low - 1e-9 <= value).all() and (value <= high + 1e-9).all()
        assert handle.label and place["text"]
        if handle.artist is None:  # in space: the browser says where it stands
            continue
        assert 0 < place["x"] < figure.x1 and 0 < place["y"] < figure.y1
        if isinstance(handle.artist, Line2D):  # the artist that follows the pointer is under it
            drawn = handle.artist.get_xydata()[0]
            assert math.dist(drawn, handle.place()) < 1e-9, f"{handle.label} is not on its artist"
    for target in frame["targets"]:
        for cell in (cell for cell in target["cells"] if cell["width"]):
            assert cell["text"] and cell["x"] >= 0 and cell["x"] + cell["width"] <= figure.x1 + 1
            assert cell["y"] >= 0 and cell["y"] + cell["height"] <= figure.y1 + 1


def test_it_says_what_it_is(explorer):
    labels = [control.label for control in explorer.controls().values()]
    assert all(labels) and len(set(labels)) == len(labels)
    assert explorer.heading and explorer.how.endswith((".", "?"))
    drawn = [text.get_text() for text in explorer.figure.findobj(Text)]
    assert not ONE_THEME.search(" ".join([explorer.heading, explorer.how, *labels, *drawn]))
    assert not ONE_LAYOUT.search(explorer.how)
    for control in explorer.controls():
        assert re.search(rf"\b{control}\b", inspect.getdoc(type(explorer))), (
            f"{control} is not in the docstring"
        )
    assert explorer.figure.get_facecolor() == (1, 1, 1, 1)
    scene = explorer.describe_scene()
    assert 780 <= scene["width"] <= 900
    json.dumps(scene, allow_nan=False)


def fill_below(text, renderer):
    """Return what the middle of a text stands on, and whether that is a bar, a cell or another face."""
    box, fill, faces = text.get_window_extent(renderer), np.ones(3), []
    middle = (box.x0 + box.x1) / 2, (box.y0 + box.y1) / 2
    for artist in sorted([*text.axes.patches, *text.axes.collections], key=lambda each: each.get_zorder()):
        if not artist.get_visible() or artist.get_zorder() > text.get_zorder():
            continue
        if isinstance(artist, PolyCollection):
            path = [p for p in artist.get_paths() if p.contains_point(middle, artist.get_transform())]
            which = [artist.get_paths().index(p) for p in path if len(artist.get_facecolor())]
            faces += [artist.get_facecolor()[k % len(artist.get_facecolor())] for k in which]
        elif isinstance(artist, Patch) and artist.get_fill() and artist.contains_point(middle):
            faces.append(artist.get_facecolor())
    for *colour, alpha in faces:
        fill = alpha * np.array(colour) + (1 - alpha) * fill
    return fill, bool(faces)


@pytest.mark.parametrize("state", ["first", "moved"])
def test_words_on_a_bar_or_a_cell_can_be_read_in_both_themes(explorer, state):
    if state == "moved":
        move_everything(explorer)
    renderer = explorer.figure.canvas.get_renderer()
    for text in explorer.figure.findobj(Text):
        if text.axes is None or not text.get_visible() or not text.get_text().strip():
            continue
        fill, on_face = fill_below(text, renderer)
        for theme in (np.asarray, darkened) if on_face else ():
            found = contrast(*theme(np.array([to_rgb(text.get_color()), fill])))
            assert found > 4.49, f"{text.get_text()!r} has a contrast of {found:.2f}"  # AA, but for rounding


def test_few_inputs_stand_before_more(explorer):
    main = [name for name, control in explorer.controls().items() if not control.more]
    assert len(main) <= MAIN_INPUTS, main


def test_sliders_are_named_where_there_are_some(explorer):
    numbers = [each for each in explorer.controls().values() if isinstance(each, Number)]
    assert "slider" not in explorer.how or any(not (each.box or each.more) for each in numbers)


def test_what_a_dot_drags_has_no_slider(explorer):
    """A handle that sets one control, under whatever name: its slider would say the same twice."""
    for name, handle in explorer.handles().items():
        explorer.reset()
        place = handle.places(3)
        explorer.drag(name, place[0])
        first = explorer.state()
        explorer.drag(name, place[-1])
        moved = [each for each, value in explorer.state().items() if value != first[each]]
        for each in moved:
            control = explorer.controls()[each]
            assert not isinstance(control, Number) or control.box or control.more, f"{each} has a slider"


def test_every_control_reaches_both_ends(explorer):
    start = explorer.state()
    for name, control in explorer.controls().items():
        for value in control.ends():
            explorer.reset()
            explorer.set(**{name: value})
            assert explorer.state() == explorer.allowed({**start, name: value}, start)
            check(explorer)


def test_no_control_needs_a_new_background(explorer):
    """Axes that change are moving artists: else one step of a drag takes as long as twenty."""
    for name, control in explorer.controls().items():
        if isinstance(control, Number):
            explorer.reset()
            first = explorer.frame()["background"]
            for value in control.ends():
                explorer.set(**{name: value})
                assert explorer.frame()["background"] == first, name


def test_all_controls_together_reach_both_ends_whatever_numpy_is_told(explorer):
    for pick in (0, -1):
        with np.errstate(all="raise"):
            explorer.reset()
            for name, control in explorer.controls().items():
                setattr(explorer, name, control.ends()[pick])  # may be held where the picture ends
        check(explorer)


def test_every_handle_reaches_both_ends(explorer):
    for name, handle in explorer.handles().items():
        for end in ("low", "high"):
            explorer.reset()
            place = places_of(explorer, received(explorer))[name]
            frame = send(explorer, dragged={name: place[end]}, begin=True)
            assert not frame["refused"]
            reached = np.array(places_of(explorer, frame)[name]["value"])
            if handle.artist is not None:  # a point in space may have to stay within something round
                assert (abs(reached - place[end]) < handle.step + 1e-9).all()
            check(explorer)


def test_the_ring_of_a_handle_is_never_cut(explorer):
    size = explorer.figure.bbox.size
    cut = []
    for name, handle in explorer.handles().items():
        if not isinstance(handle, Handle):
            continue  # in space the camera sees to it
        for place in handle.places(2):
            explorer.reset()
            explorer.drag(name, place)
            there = handle.describe_place(size[1])
            if not all(RING <= there[way] <= end - RING for way, end in zip("xy", size, strict=True)):
                cut.append((name, place))
    assert cut == []


def test_every_cell_can_be_pressed(explorer):
    for name, target in explorer.targets().items():
        for k in range(target.rows * target.columns):
            explorer.reset()
            if received(explorer)["targets"][list(explorer.targets()).index(name)]["cells"][k]["width"]:
                place = [k // target.columns, k % target.columns]
                before = explorer.state()
                frame = send(explorer, clicked={name: place})
                assert not frame["refused"]
                if target.paint:
                    assert frame["values"] != before
                check(explorer)


def test_the_picture_says_the_sentence(explorer):
    move_everything(explorer)
    picture = explorer.picture()
    assert " ".join(explorer.sentence().split()) in picture.description
    assert explorer.heading in picture.description


def test_code_and_kept_state_make_the_same(explorer):
    kind = type(explorer)
    assert explorer.code() == f"{kind.__name__}()"
    move_everything(explorer)
    again = eval(explorer.code(), {kind.__name__: kind})
    assert again.state() == explorer.state()
    assert again.sentence() == explorer.sentence() and repr(again) == explorer.code()
    kept, said = json.dumps(explorer.state()), explorer.sentence()
    explorer.reset()
    explorer.restore(json.loads(kept))
    assert json.dumps(explorer.state()) == kept and explorer.sentence() == said


@pytest.mark.parametrize("how", ["method", "button"])
def test_reset(explorer, how):
    start, first = explorer.state(), explorer.sentence()
    move_everything(explorer)
    assert explorer.state() != start
    explorer.reset() if how == "method" else send(explorer, reset=True)
    assert explorer.state() == start and explorer.sentence() == first
    check(explorer)


def test_a_bad_value_keeps_the_old_one_and_says_what_is_wanted(explorer):
    for k, (name, control) in enumerate(explorer.controls().items()):
        old, sentence = explorer.state(), explorer.sentence()
        values = bad_values(control)
        for value in values:
            with pytest.raises(NotTaken, match=rf"^{name}\b.* must be "):
                setattr(explorer, name, value)
            assert explorer.state() == old
        value = values[k % len(values)]  # the other ways in ask the same control: one value each
        with pytest.raises(NotTaken, match=rf"^{name}\b.* must be "):
            type(explorer)(**{name: value})
        frame = send(explorer, values={name: value})
        assert frame["refused"]["v"].startswith(f"{control.label} must be ")
        assert explorer.state() == old and frame["values"] == old and frame["sentence"] == sentence
    assert not send(explorer, values={})["refused"]


# Finite, and further than any screen: the powers and quotients of such places are beyond every float.
FAR = [1e308, -1e308, 1e200, -1e6, 5e-324]


@pytest.mark.filterwarnings("error")
def test_a_drag_far_away_is_taken_or_refused_in_words(explorer):
    for name, handle in explorer.handles().items():
        for place in FAR:
            explorer.reset()
            start = explorer.state()
            try:
                count = 3 if handle.artist is None else len(handle.along)
                explorer.drag(name, place if count == 1 else [place] * count)
            except ValueError as error:
                assert any(word in str(error) for word in (name, *explorer.controls()))
                assert explorer.state() == start == received(explorer)["values"]


def test_the_signature_is_the_real_one(explorer):
    parameters = inspect.signature(type(explorer)).parameters
    assert list(parameters) == list(explorer.controls())
    assert {name: each.default for name, each in parameters.items()} == explorer.state()
    assert all(each.kind is inspect.Parameter.KEYWORD_ONLY for each in parameters.values())


def test_no_setting_of_the_user_is_asked_for(explorer, real_backgrounds):
    number = next(n for n, control in explorer.controls().items() if isinstance(control, Number))
    control = explorer.controls()[number]
    with asked() as found:
        new = type(explorer)()
        setattr(new, number, control.high)
        for name, handle in list(new.handles().items())[:1]:
            new.drag(name, handle.places(3)[1])
        send(new, values={number: control.low})
        new.background(), new.reset(), new.picture()
    assert not found


@pytest.mark.slow
def test_the_background_can_be_drawn_at_both_ends_of_every_control(explorer, real_backgrounds):
    for name, control in explorer.controls().items():
        for value in control.ends():
            explorer.set(**{name: value})
            assert explorer.background()["url"].startswith("data:image/png;base64,")
        explorer.reset()

"""What every explorer owes its reader, whoever wrote it, and the engine that keeps the promise."""

import inspect
import json
import math
import re

import numpy as np
import pytest
import traitlets
from explorer_tools import few, received, send
from matplotlib.lines import Line2D
from matplotlib.patches import Rectangle
from matplotlib.text import Text
from settings_tools import asked

import teachkit.explorers
from teachkit.explorers.old import engine
from teachkit.explorers.old.engine import Choice, Explorer, Number, Toggle
from teachkit.figures.style import new_figure

EXPLORERS = {
    name: thing
    for name, thing in vars(teachkit.explorers).items()
    if name in teachkit.explorers.__all__ and isinstance(thing, type) and issubclass(thing, Explorer)
    if thing is not Explorer
}
FRAME_LIMIT = 12_000  # bytes that travel
NOT_FINITE = re.compile(r"\b(nan|inf)\b|infinity|not a number", re.IGNORECASE)
ABOUT_IT = re.compile(r"until it breaks|overflow", re.IGNORECASE)  # in the docstring of such a class
made = {}
leaks = {}  # settings that were asked for as they were made


def fresh(name):
    """An explorer in its first state; making one anew for each test would take minutes."""
    if name not in made:
        with asked() as leaks[name]:
            made[name] = EXPLORERS[name]()
    made[name].reset()
    return made[name]


@pytest.fixture(autouse=True)
def coarse_backgrounds(monkeypatch):
    """All that is drawn, with fewer pixels: they take most of the time."""
    monkeypatch.setattr(engine, "BACKGROUND_DPI", 40)


@pytest.fixture(params=EXPLORERS)
def explorer(request):
    return fresh(request.param)


def ends(trait):
    """The values to which a control is driven."""
    if isinstance(trait, Number):
        return [trait.low, trait.high]
    return trait.values if isinstance(trait, Choice) else [True, False]


def other(trait, value):
    """A value that is allowed, and not `value`."""
    if isinstance(trait, Number):
        middle = (trait.low + trait.high) / 2
        return (value + middle) / 2 if value != middle else (value + trait.high) / 2
    return next(option for option in ends(trait) if option != value)


def bad_values(trait):
    if isinstance(trait, Number):
        far = [trait.low - 0.01, trait.high + 0.01, "1e400", math.inf, "nan", math.nan]
        return ["abc", "", "1 2", None, True, [], 1j, *far]
    return ["abc", "", "1e400", math.nan, None, 1, []]


def wanted(trait):
    """What is said of a bad value after the name of its control."""
    if isinstance(trait, Number):
        return f" must be a number from {trait.low:g} to {trait.high:g}; got "
    if isinstance(trait, Choice):
        return f" must be one of {', '.join(trait.values)}; got "
    return " must be True or False; got "


def is_told_of_its_python_name(said, trait):
    """Whether who typed Python reads the name that was typed, and the words of the card where they differ."""
    called = said.partition(wanted(trait))[0]
    return called in (trait.name, f"{trait.name} ({trait.label})") and trait.label in called.replace("_", " ")


def check(explorer):
    """All that must hold in every state that can be reached."""
    sentence = explorer.sentence()
    assert sentence.strip() and sentence.endswith(".")
    assert "np.float" not in sentence
    frame = received(explorer)
    written = [sentence, *(text.get_text() for text in explorer._moving if isinstance(text, Text))]
    if not ABOUT_IT.search(inspect.getdoc(type(explorer))):
        assert not NOT_FINITE.search(" ".join(written)), written
    assert frame["sentence"] == sentence and frame["values"] == explorer.state()
    assert frame["code"] == explorer.code()
    assert len(frame["items"]) == len(explorer._moving)
    json.dumps(frame, allow_nan=False)  # a browser cannot read NaN
    assert len(explorer._packed) < FRAME_LIMIT
    assert not re.search(r"nan|inf", " ".join(re.findall(r' d="([^"]*)"', "".join(frame["items"]))))
    figure = explorer.figure.bbox
    for artist in explorer._moving:
        if isinstance(artist, Text) and artist.get_visible() and artist.get_text():
            box = artist.get_window_extent(explorer._recorder)
            assert box.x0 > -1 and box.x1 < figure.x1 + 1, f"{artist} is cut"
            assert box.y0 > -1 and box.y1 < figure.y1 + 1, f"{artist} is cut"
    for handle, place in zip(explorer.handles(), frame["handles"], strict=True):
        assert handle.low - 1e-9 <= place["value"] <= handle.high + 1e-9
        assert 0 < place["x"] < figure.x1 and 0 < place["y"] < figure.y1
        assert handle.label and place["text"]
        if isinstance(handle.artist, Line2D):  # the artist that follows the pointer is under it
            drawn = handle.artist.get_xydata()[0]
            assert np.allclose(drawn, (handle.x, handle.y)), f"{handle.label} is not on its artist"


@pytest.mark.parametrize("name", EXPLORERS)
def test_an_explorer_says_what_it_is(name):
    explorer = fresh(name)
    labels = [trait.label for trait in explorer.controls().values()]
    assert all(labels) and len(set(labels)) == len(labels)
    assert explorer.heading and explorer.how.endswith((".", "?"))
    for control in explorer.controls():
        assert re.search(rf"\b{control}\b", inspect.getdoc(type(explorer))), (
            f"{control} is not in the docstring"
        )
    names = [handle.name for handle in explorer.handles()]
    assert len(set(names)) == len(names)
    assert explorer.figure.get_facecolor() == (1, 1, 1, 1)
    assert 780 <= explorer._scene["width"] <= 900
    json.dumps(explorer._scene, allow_nan=False)


@pytest.mark.parametrize("name", EXPLORERS)
def test_no_setting_of_the_user_is_asked_for(name):
    explorer = fresh(name)
    with asked() as found:
        number = next(n for n, trait in explorer.controls().items() if isinstance(trait, Number))
        setattr(explorer, number, explorer.controls()[number].high)
        for handle in explorer.handles()[:1]:
            explorer.drag(handle.name, (np.add(handle.low, handle.high) / 2).tolist())
        send(explorer, values={number: explorer.controls()[number].low})
        explorer.reset(), explorer.picture()
    assert not leaks[name] + found


@pytest.mark.parametrize("name", few(EXPLORERS))
def test_every_control_reaches_both_ends_and_a_background_is_sent_only_when_it_changed(name):
    explorer, sent = fresh(name), []
    explorer._backgrounds.clear()  # another test may have left what was not drawn
    explorer.set()
    start = explorer.state()
    keep = lambda change: sent.append(change["new"]["key"])  # noqa: E731
    explorer.observe(keep, names="_background")
    try:
        for control, trait in explorer.controls().items():
            for value in [*ends(trait), start[control]]:
                explorer._apply(start)  # back to the start, without a picture of it
                before, count = explorer._background["key"], len(sent)
                explorer.set(**{control: value})
                assert explorer.state() == explorer.allowed({**start, control: value}, start)
                drawn_on = received(explorer)["background"]
                assert sent[count:] == ([] if drawn_on == before else [drawn_on])
                assert explorer._background["key"] == drawn_on  # what a saved page would show
                check(explorer)
    finally:
        explorer.unobserve(keep, names="_background")


@pytest.mark.slow
@pytest.mark.parametrize("name", EXPLORERS)
def test_the_background_can_be_drawn_at_both_ends_of_every_control(name, real_backgrounds):
    explorer = fresh(name)
    for control, trait in explorer.controls().items():
        for value in ends(trait):
            explorer._backgrounds.clear()
            explorer.set(**{control: value})
            assert explorer._background["url"].startswith("data:image/png;base64,")
        explorer.reset()


def test_all_controls_together_reach_both_ends(explorer):
    for pick in (0, -1):
        explorer.reset()
        for name, trait in explorer.controls().items():
            setattr(explorer, name, ends(trait)[pick])  # may be held where the picture ends
            check(explorer)


def test_every_handle_reaches_both_ends(explorer):
    for k in range(len(explorer.handles())):
        for end in ("low", "high"):
            explorer.reset()
            place, handle = received(explorer)["handles"][k], explorer.handles()[k]
            frame = send(explorer, dragged={handle.name: place[end]}, begin=True)
            assert not frame["refused"]
            assert abs(frame["handles"][k]["value"] - place[end]) < handle.step
            assert explorer.handles()[k].name == handle.name
            check(explorer)


def test_the_picture_says_the_sentence(explorer):
    for name, trait in explorer.controls().items():
        setattr(explorer, name, other(trait, getattr(explorer, name)))
    picture = explorer.picture()
    assert " ".join(explorer.sentence().split()) in picture.description
    assert explorer.heading in picture.description


def test_a_notebook_keeps_picture_and_words(explorer):
    data, _ = explorer._repr_mimebundle_()
    assert "application/vnd.jupyter.widget-view+json" in data
    assert data["text/html"].startswith("<img alt=") and "data:image/png;base64," in data["text/html"]
    assert data["text/plain"] == repr(explorer.picture())


def test_code_makes_the_same_state(explorer):
    assert explorer.code() == f"{type(explorer).__name__}()"
    for name, trait in explorer.controls().items():
        setattr(explorer, name, other(trait, getattr(explorer, name)))
    again = eval(explorer.code(), {type(explorer).__name__: type(explorer)})
    assert again.state() == explorer.state()
    assert again.sentence() == explorer.sentence() and repr(again) == explorer.code()


def test_a_kept_state_is_restored(explorer):
    for name, trait in explorer.controls().items():
        setattr(explorer, name, other(trait, getattr(explorer, name)))
    kept, said = json.dumps(explorer.state()), explorer.sentence()
    explorer.reset()
    explorer.restore(json.loads(kept))
    assert json.dumps(explorer.state()) == kept and explorer.sentence() == said


@pytest.mark.parametrize("how", ["method", "button"])
def test_reset(explorer, how):
    start, first = explorer.state(), explorer.sentence()
    for name, trait in explorer.controls().items():
        setattr(explorer, name, other(trait, getattr(explorer, name)))
    assert explorer.state() != start
    explorer.reset() if how == "method" else send(explorer, reset=True)
    assert explorer.state() == start and explorer.sentence() == first
    check(explorer)


def test_set_is_all_or_nothing(explorer):
    controls = list(explorer.controls().items())
    (first, trait), (last, bad) = controls[0], controls[-1]
    good = other(trait, getattr(explorer, first))
    old, frame = explorer.state(), received(explorer)
    with pytest.raises(traitlets.TraitError, match=rf"^{last}\b.*{re.escape(wanted(bad))}"):
        explorer.set(**{first: good, last: "abc"})
    assert explorer.state() == old
    with pytest.raises(TypeError, match="no control named nonsense"):
        explorer.set(**{first: good, "nonsense": 1})
    assert explorer.state() == old and received(explorer) == frame
    explorer.set(**{first: good})
    assert getattr(explorer, first) == good
    check(explorer)


def test_a_bad_value_keeps_the_old_one_and_says_what_is_wanted(explorer):
    for k, (name, trait) in enumerate(explorer.controls().items()):
        old, sentence = explorer.state(), explorer.sentence()
        values = bad_values(trait)
        for value in values:
            with pytest.raises(traitlets.TraitError) as by_attribute:
                setattr(explorer, name, value)
            assert is_told_of_its_python_name(str(by_attribute.value), trait), (name, value)
            assert explorer.state() == old
        # The other ways in ask the same trait: one value each, another for the next control.
        value = values[k % len(values)]
        with pytest.raises(traitlets.TraitError) as by_call:
            type(explorer)(**{name: value})
        frame = send(explorer, values={name: value})
        assert is_told_of_its_python_name(str(by_call.value), trait), (name, value)
        assert frame["refused"]["v"].startswith(trait.label + wanted(trait)), (name, value)
        assert explorer.state() == old and frame["values"] == old and frame["sentence"] == sentence
    assert not send(explorer, values={})["refused"]


def test_an_unknown_control_is_refused(explorer):
    with pytest.raises(TypeError, match=f"{type(explorer).__name__} has no control named nonsense") as error:
        type(explorer)(nonsense=1)
    assert all(name in str(error.value) for name in explorer.controls())


# The engine itself, on the smallest explorer there can be.


class Dial(Explorer):
    """A dot that `turn` moves along a line, on an axis that `wide` doubles."""

    heading = "A dial"
    how = "Drag the dot."
    turn = Number(0.5, 0, 1, step=0.05, label="turn of the dial", digits=2)
    colour = Choice(("blue", "red"), label="colour")
    wide = Toggle(False, label="wide axis")

    def build(self):
        figure, ax = new_figure(4, 2)
        (self.dot,) = ax.plot([0], [0], "o", animated=True)
        self.word = ax.text(0, 0, "", animated=True)
        return figure

    def update(self):
        self.dot.axes.set_xlim(0, 2 if self.wide else 1)
        self.dot.set_data([self.turn], [0])
        self.dot.set_color(self.colour)
        self.word.set_text(f"{self.turn:.2f} <{self.colour}>")

    def sentence(self):
        return f"The dial is at {self.turn:.2f}."

    def handles(self):
        return [engine.Handle("turn", self.dot, "dial", self.turn, 0, 0, 1, 0.05)]

    def allowed(self, state, old):
        return {**state, "turn": min(state["turn"], 0.8)} if state["wide"] else state


@pytest.mark.parametrize("text, value", [("0.25", 0.25), (" 0,75 ", 0.75), ("1e-1", 0.1), ("+1", 1.0)])
def test_typed_numbers(text, value):
    dial = Dial()
    assert send(dial, values={"turn": text})["values"]["turn"] == value


def test_a_typed_minus_may_be_a_true_minus():
    assert Number(0, -3, 3, label="x").validate(None, "−2,5") == -2.5
    assert Number(0, -3, 3, label="x").validate(None, np.float32(1)) == 1.0


def test_a_handle_is_not_taken_for_the_control_of_its_name():
    class Shifted(Dial):
        def dragged(self, name, value):
            return {name: value - 0.25}

    dial = Shifted()
    send(dial, dragged={"turn": 0.5})
    assert dial.turn == 0.25
    send(dial, values={"turn": 0.5})
    assert dial.turn == 0.5


def test_a_frame_answers_the_view_that_asked():
    dial = Dial()
    frame = send(dial, values={"turn": 0.3}, seq=7)
    assert frame["answered"] == {"v": 7}
    dial.turn = 0.4
    assert received(dial)["answered"] == {"v": 7}  # a frame that comes right after it loses no answer


def test_before_is_the_state_before_the_gesture():
    dial = Dial()
    send(dial, values={"turn": 0.6}, begin=True)
    send(dial, values={"turn": 0.7})
    assert dial.before["turn"] == 0.5
    send(dial, values={"turn": 0.8}, begin=True)
    assert dial.before["turn"] == 0.7
    dial.turn = 0.2
    assert dial.before["turn"] == 0.8


@pytest.mark.parametrize("way", ["attribute", "set", "message", "constructor"])
def test_what_the_picture_cannot_show_is_held(way):
    dial = Dial(wide=True, turn=0.9 if way == "constructor" else 0.5)
    if way == "attribute":
        dial.turn = 0.9
    elif way == "set":
        dial.set(turn=0.9)
    elif way == "message":
        send(dial, values={"turn": 0.9})
    assert dial.turn == 0.8 and received(dial)["values"]["turn"] == 0.8


def test_a_saved_page_has_the_background_of_its_frame():
    dial = Dial()
    first, start = dial._background, dial.state()
    for _ in range(2):
        dial.wide = True
        assert dial._background["key"] == received(dial)["background"] != first["key"]
        dial.restore(start)
        assert dial._background == first and received(dial)["background"] == first["key"]
    dial.wide = True
    dial.press("reset")
    assert dial._background == first


def test_backgrounds_are_forgotten_after_a_while():
    dial = Dial()
    for k in range(3 * engine.BACKGROUNDS_KEPT):
        dial.dot.axes.set_ylim(-1 - k, 1)
        dial.turn = k / (3 * engine.BACKGROUNDS_KEPT)
    assert len(dial._backgrounds) == engine.BACKGROUNDS_KEPT
    assert received(dial)["background"] in dial._backgrounds


def test_moving_artists_are_not_in_the_background_and_are_in_the_picture(real_backgrounds):
    dial, plain = Dial(colour="red"), Dial(colour="blue")
    assert dial._background["url"] == plain._background["url"]
    assert dial.picture()._repr_html_() != plain.picture()._repr_html_()
    assert all(artist.get_visible() for artist in dial._moving)


def test_the_words_of_a_moving_text_are_escaped():
    (item,) = [item for item in Dial()._frame["items"] if "<text" in item]
    assert "0.50 &lt;blue&gt;" in item


def test_a_subclass_must_say_how_it_looks():
    class Nothing(Explorer):
        heading = "nothing"

    with pytest.raises(NotImplementedError, match=r"Nothing must define build\(\)"):
        Nothing()
    for missing in ("update", "sentence"):
        with pytest.raises(NotImplementedError, match=rf"must define {missing}\(\)"):
            getattr(Explorer, missing)(Nothing.__new__(Nothing))


# The recorder against matplotlib's own transforms.


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
    return ax, engine.SvgRecorder(figure)


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

"""The engine itself, on the smallest explorers there can be."""

import asyncio
import contextlib
import gc
import inspect
import json
import math
import re
import threading
import weakref
from concurrent.futures import ThreadPoolExecutor

import numpy as np
import pytest
from explorer_tools import received, send
from test_settings import other_settings, settings

from teachkit.explorers.engine import Choice, Explorer, NotTaken, Number, Toggle, derived, panels
from teachkit.explorers.engine import explorer as engine


class Dial(Explorer):
    """A dot that `turn` moves along a line, on an axis that `wide` doubles."""

    heading = "A dial"
    how = "Drag the dot."
    turn = Number(0.5, 0, 1, step=0.05, label="turn of the dial", digits=2)
    colour = Choice(("blue", "red"))
    wide = Toggle(False, label="wide axis")
    asked = 0

    @derived
    def twice(self):
        self.asked += 1
        return 2 * self.turn

    def build(self):
        figure, axes = panels("dial", 4, 2)
        self.ax = axes["dial"]
        self.dot = self.handle("turn", self.ax.plot([0], [0], "o")[0])
        self.follow(self.dot, color=lambda: self.colour)
        self.word = self.follow(
            self.ax.text(0, 0, ""), text=lambda: f"{self.twice() / 2:.2f} <{self.colour}>"
        )
        return figure

    def update(self):
        self.ax.set_xlim(0, 2 if self.wide else 1)

    def sentence(self):
        return f"The dial is at {self.turn:.2f}. Twice that is {self.twice():.2f}."

    def allowed(self, state, old):
        return {**state, "turn": min(state["turn"], 0.8)} if state["wide"] else state


# State


def test_state_and_attributes():
    dial = Dial(turn=0.25, colour="red")
    assert dial.state() == {"turn": 0.25, "colour": "red", "wide": False}
    dial.turn = "0,75"
    assert dial.turn == 0.75 and dial.dot.get_xdata().tolist() == [0.75]
    assert dial.code() == repr(dial) == "Dial(turn=0.75, colour='red')"
    dial.reset()
    assert dial.turn == 0.25
    assert Dial.turn.high == 1  # of the class it is the control


def test_set_is_all_or_nothing():
    dial = Dial()
    frame = dial.frame()
    for values, error in (
        ({"turn": 0.25, "colour": "green"}, NotTaken),
        ({"turn": 0.25, "speed": 1}, TypeError),
    ):
        with pytest.raises(error, match=r"colour must be one of|no control named speed"):
            dial.set(**values)
        assert dial.turn == 0.5
    assert dial.frame()["items"] == frame["items"]
    dial.set(turn=0.25, colour="red")
    assert dial.turn == 0.25 and dial.colour == "red"


def test_an_unknown_control_is_refused_with_those_there_are():
    with pytest.raises(TypeError, match=r"Dial has no control named speed; its .* are turn, colour, wide$"):
        Dial(turn=0.25, speed=1)


def test_a_kept_state_is_restored_and_what_is_none_is_refused():
    dial = Dial(turn=0.3)
    kept = json.dumps(dial.state())
    dial.set(turn=0.9, colour="red")
    dial.restore(json.loads(kept))
    assert json.dumps(dial.state()) == kept
    dial.restore({"colour": "red"})
    assert dial.turn == 0.5  # the default, not what this one was made with
    for state in (None, [("turn", 1)], {"speed": 1}):
        with pytest.raises(TypeError, match=r"state must be a dict|no control named speed"):
            dial.restore(state)


@pytest.mark.parametrize("way", ["attribute", "set", "message", "constructor", "drag"])
def test_what_the_picture_cannot_show_is_held(way):
    dial = Dial(wide=True, turn=0.9 if way == "constructor" else 0.5)
    {
        "attribute": lambda: setattr(dial, "turn", 0.9),
        "set": lambda: dial.set(turn=0.9),
        "message": lambda: send(dial, values={"turn": 0.9}),
        "drag": lambda: dial.drag("turn", 0.9),
        "constructor": lambda: None,
    }[way]()
    assert dial.turn == 0.8 and received(dial)["values"]["turn"] == 0.8


def test_a_value_is_derived_once_a_state():
    dial = Dial()
    dial.asked = 0
    dial.turn = 0.3
    assert dial.twice() == 0.6 and dial.asked == 1
    dial.turn = 0.4
    assert dial.twice() == 0.8 and dial.asked == 2
    with pytest.raises(NotTaken):
        dial.turn = 2
    assert dial.twice() == 0.8


def test_two_threads_derive_a_value_one_after_the_other():
    """A cell asks for the sentence while an action works: what steps a training may not be entered twice."""
    started, go_on = threading.Event(), threading.Event()

    class Slow(Dial):
        @derived
        def waited(self):
            assert not started.is_set(), "entered twice"
            started.set()
            go_on.wait(10)
            return self.turn

    dial = Slow()
    with ThreadPoolExecutor(2) as pool:
        first = pool.submit(dial.waited)
        started.wait(10)
        second = pool.submit(dial.waited)
        go_on.set()
        assert first.result(10) == second.result(10) == 0.5


def test_a_derived_value_may_ask_that_of_its_parent():
    class Thrice(Dial):
        @derived
        def twice(self):
            return super().twice() + self.turn

    assert Thrice(turn=0.25).twice() == 0.75


def test_before_is_the_state_before_the_gesture():
    dial = Dial()
    send(dial, values={"turn": 0.6}, begin=True)
    send(dial, values={"turn": 0.7})
    assert dial.before["turn"] == 0.5
    send(dial, values={"turn": 0.8}, begin=True)
    assert dial.before["turn"] == 0.7
    dial.turn = 0.2
    assert dial.before["turn"] == 0.8


# Names


TAKEN = """state code table set figure before close run reset restore picture press drag click update build
sentence short handles targets actions controls heading how frame observe background follow
handle target class lambda _private __dunder__ mro""".split()


@pytest.mark.parametrize("name", TAKEN)
def test_a_name_that_collides_is_refused_when_the_class_is_made(name):
    for control in (Number(0, 0, 1), Choice("ab"), Toggle(True)):
        with pytest.raises(TypeError, match=rf"cannot have a control named {name}:"):
            type("Mine", (Explorer,), {name: control})


def test_a_name_that_collides_is_refused_in_a_mixin_too():
    mixin = type("Mixin", (), {"close": Number(0, 0, 1)})
    with pytest.raises(TypeError, match="cannot have a control named close:"):
        type("Mine", (mixin, Explorer), {})


@pytest.mark.parametrize("name", ["target", "handles", "_publish", "reset", "controls"])
def test_what_the_engine_calls_is_not_taken_over_by_accident(name):
    """It would answer in place of the engine's own, at some time that nobody foresees."""
    for bases in ((Explorer,), (type("Mixin", (), {name: lambda self: 0}), Explorer)):
        with pytest.raises(
            TypeError, match=rf"Mine cannot define {name}: .* may define actions, allowed, build,"
        ):
            type("Mine", bases, {name: lambda self: 0} if len(bases) == 1 else {})


@pytest.mark.parametrize("name", ["comm", "layout", "send", "keys", "tooltip", "log"])
def test_what_is_a_name_of_widgets_alone_is_free(name):
    kind = type("Mine", (Dial,), {name: Number(0, 0, 1)})
    assert getattr(kind(**{name: 1}), name) == 1


def test_a_control_may_be_declared_again_and_the_signature_is_the_real_one():
    class Wider(Dial):
        turn = Number(0.75, -2, 2)

    assert Wider().turn == 0.75 and list(Wider.controls()) == ["turn", "colour", "wide"]
    assert str(inspect.signature(Wider)) == "(*, turn=0.75, colour='blue', wide=False)"


# What follows, is dragged, is pressed


def test_only_what_changed_is_set_again():
    class Counted(Dial):
        def build(self):
            figure = super().build()
            self.sets = []
            line = self.ax.plot([0, 1], [0, 1])[0]
            line.set_ydata = lambda values: self.sets.append(values)
            self.follow(line, ydata=lambda: np.array([0, float(self.turn > 0.5)]))
            return figure

    dial = Counted()
    assert len(dial.sets) == 1
    dial.colour = "red"
    dial.turn = 0.4
    assert len(dial.sets) == 1
    dial.turn = 0.6
    assert len(dial.sets) == 2 and dial.sets[-1].tolist() == [0, 1]


def test_several_artists_follow_one_function_and_the_last_word_holds():
    class Bars(Explorer):
        rise = Number(1, 0, 5)

        def build(self):
            figure, axes = panels("bars", 3, 2)
            self.bars = axes["bars"].bar(range(3), 0)
            self.follow(self.bars, height=lambda: 1 / 0)
            self.follow(self.bars, height=lambda: self.rise * np.arange(3))
            return figure

        def sentence(self):
            return "Bars."

    bars = Bars()
    bars.rise = 2
    assert [bar.get_height() for bar in bars.bars] == [0, 2, 4]


def test_a_property_that_no_artist_has_is_refused():
    class Wrong(Dial):
        def build(self):
            figure = super().build()
            self.follow(self.dot, tallness=lambda: 1)
            return figure

    with pytest.raises(TypeError, match="Line2D has no property tallness"):
        Wrong()


def test_a_subclass_must_say_how_it_looks():
    class Nothing(Explorer):
        heading = "nothing"

    with pytest.raises(NotImplementedError, match=r"Nothing must define build\(\)"):
        Nothing()

    class Mute(Dial):
        sentence = Explorer.sentence

    with pytest.raises(NotImplementedError, match=r"Mute must define sentence\(\)"):
        Mute()


class Plane(Explorer):
    """A point that is dragged in the plane, one on a lane and on a curve, and cells that are pressed."""

    x = Number(1, -2, 2, step=0.5)
    y = Number(0, -1, 1, step=0.5)
    mask = Number(0, 0, 15, step=1)
    size = Number(2, 1, 2, step=1)

    def build(self):
        figure, axes = panels("plane lane map", 6, 2)
        axes["plane"].set(xlim=(-3, 3), ylim=(-2, 2))
        axes["map"].set(xlim=(-0.5, 1.5), ylim=(1.5, -0.5))
        axes["lane"].set(xlim=(-3, 3), ylim=(-1, 9))
        self.point = self.handle(
            "point", axes["plane"].plot([0], [0], "o")[0], "point", along="xy", control=("x", "y")
        )
        self.on_lane = self.handle("x", axes["lane"].plot([0], [0], "o")[0])
        self.on_curve = self.handle(
            "x on the curve", axes["lane"].plot([0], [0], "s")[0], "x", along="y", x=lambda: self.x,
            y=lambda: self.x**2, low=0, high=4, step=0.5, words=lambda: f"square {self.x**2:g}",
            to=lambda square: {"x": square**0.5},
        )  # fmt: skip
        self.target(
            "mask", axes["map"], "mask", rows=2, columns=2, paint=True,
            words=lambda row, column: f"row {row + 1}, column {column + 1}", pressed=self.is_open,
            click=lambda row, column: {"mask": int(self.mask) ^ 1 << 2 * row + column},
            box=lambda r, c: (c - 0.5, r - 0.5, c + 0.5, r + 0.5) if r < self.size else None,
        )  # fmt: skip
        return figure

    def is_open(self, row, column):
        return int(self.mask) >> 2 * row + column & 1

    def sentence(self):
        return f"x is {self.x}."


def test_a_handle_takes_label_range_and_step_from_its_control_and_its_dot_follows():
    plane = Plane(x=1.5)
    handle = plane.handles()["x"]
    assert (handle.label, handle.low, handle.high, handle.step) == ("x", -2, 2, 0.5)
    assert plane.on_lane.get_xydata().tolist() == [[1.5, 0]]
    place = received(plane)["handles"][1]
    assert (place["value"], place["low"], place["high"], place["text"]) == (1.5, -2, 2, "x 1.5")


def test_several_handles_set_one_control():
    plane = Plane()
    plane.drag("x on the curve", 4)
    assert plane.x == 2 and plane.on_lane.get_xdata().tolist() == [2]
    plane.drag("x", -1)
    assert plane.on_curve.get_xydata().tolist() == [[-1, 1]]
    assert received(plane)["handles"][2]["text"] == "square 1"


def test_an_extra_handle_is_told_to_the_browser_and_works_like_the_other():
    class Twice(Explorer):
        turn = Number(0.5, 0, 1, box=True)

        def build(self):
            figure, axes = panels("dial", 3, 2)
            for name, extra in (("turn", False), ("again", True)):
                self.handle(name, axes["dial"].plot([0], [0], "o")[0], control="turn", extra=extra)
            return figure

        def sentence(self):
            return f"The dial is at {self.turn}."

    twice = Twice()
    assert [handle["extra"] for handle in twice.describe_scene()["handles"]] == [False, True]
    twice.drag("again", 0.75)
    assert twice.turn == 0.75 and [handle.place()[0] for handle in twice.handles().values()] == [0.75, 0.75]


def test_a_handle_moves_in_the_plane():
    plane = Plane()
    frame = send(plane, dragged={"point": [-1.5, 0.5]})
    assert (plane.x, plane.y) == (-1.5, 0.5) and not frame["refused"]
    place = frame["handles"][0]
    assert place["value"] == [-1.5, 0.5] and place["low"] == [-2, -1] and place["high"] == [2, 1]
    to_pixels = plane.point.axes.transData.transform
    origin, unit = to_pixels((0, 0)), to_pixels((1, 1))
    assert np.allclose(place["pixels"], [unit[0] - origin[0], origin[1] - unit[1]], atol=1e-3)
    assert np.allclose((place["x"], 200 - place["y"]), to_pixels((-1.5, 0.5)), atol=0.051)
    assert plane.describe_scene()["handles"][0]["direction"] == "xy"
    for wrong in (1, [1], [1, 2, 3], [1, math.nan], "ab", [5, 0]):
        with pytest.raises(ValueError, match=r"must be dragged to 2 finite numbers|must be a number"):
            plane.drag("point", wrong)
    assert (plane.x, plane.y) == (-1.5, 0.5)


def test_cells_are_clicked():
    plane = Plane()
    plane.click("mask", 1, 0)
    assert plane.mask == 4
    frame = send(plane, clicked={"mask": [0, 1]})
    assert plane.mask == 6 and not frame["refused"]
    cells = frame["targets"][0]["cells"]
    assert [cell["pressed"] for cell in cells] == [False, True, True, False]
    assert cells[1]["text"] == "row 1, column 2"
    box = plane.targets()["mask"].ax.bbox
    assert np.allclose([cells[1]["x"], cells[1]["width"]], [box.x0 + box.width / 2, box.width / 2], atol=0.1)
    assert np.allclose(cells[1]["y"], 200 - box.y1, atol=0.1)  # the first row is on top
    assert plane.describe_scene()["targets"] == [
        {"name": "mask", "label": "mask", "rows": 2, "columns": 2, "kind": "grid", "paint": True}
    ]


def test_cells_are_painted():
    plane = Plane(mask=1)
    send(plane, painted={"mask": {"cells": [[0, 0], [0, 1], [1, 1]], "to": True}})
    assert plane.mask == 11
    send(plane, painted={"mask": {"cells": [[1, 1], [1, 0], [0, 1]], "to": False}})
    assert plane.mask == 1


def test_a_cell_that_is_not_there_has_no_size_and_cannot_be_pressed():
    plane = Plane(size=1)
    there, gone = received(plane)["targets"][0]["cells"][1:3]
    assert there["width"] > 0
    assert gone == {"x": 0, "y": 0, "width": 0, "height": 0, "text": "", "pressed": None}
    with pytest.raises(ValueError, match="no cell in row 1 and column 0 at present"):
        plane.click("mask", 1, 0)


@pytest.mark.parametrize("place", [(2, 0), (0, -1), (0.0, 1), ("0", 0), (True, 0), (None, None)])
def test_a_cell_that_there_cannot_be_is_refused(place):
    plane = Plane()
    with pytest.raises(ValueError, match="mask has rows 0 to 1 and columns 0 to 1; got"):
        plane.click("mask", *place)
    assert plane.mask == 0


def test_a_target_or_a_handle_that_makes_no_sense_is_refused():
    class Twice(Plane):
        def build(self):
            figure = super().build()
            self.ask()
            return figure

    def kind(ask):
        return type("Mine", (Twice,), {"ask": ask})

    word = lambda row, column: "cell"  # noqa: E731
    asks = {
        "already a handle named x": lambda self: self.handle("x", self.point),
        "already a target named mask": lambda self: self.target("mask", None, "m", words=word, click=word),
        "can only be painted with pressed=": lambda self: self.target(
            "other", None, "m", words=word, click=word, paint=True
        ),
        "along must be one of x, y, xy; got 'z'": lambda self: self.handle(
            "z", self.point, along="z", low=0, high=1, to=dict
        ),
        "the handle q sets no control by itself: give it low, high, to": lambda self: self.handle(
            "q", self.point
        ),
    }
    for words, ask in asks.items():
        with pytest.raises((TypeError, ValueError), match=re.escape(words)):
            kind(ask)()


# Axes that move


class Zoomed(Explorer):
    """A curve on axes that follow the state."""

    reach = Number(1, 1, 100)

    def build(self):
        figure, axes = panels("curve other", 6, 3)
        self.ax = axes["curve"]
        self.ax.plot([0, 1], [0, 1], color="#123456")
        self.ax.set(title="still", ylabel="height")
        self.follow(self.ax, ylim=lambda: (0, self.reach))
        self.follow(axes["other"], title=lambda: f"reach {self.reach:g}")
        return figure

    def sentence(self):
        return f"The axis reaches {self.reach:g}."


def test_axes_that_follow_are_no_new_background_and_what_is_on_them_moves():
    zoomed, drawn = Zoomed(), []
    zoomed.observe(lambda frame: drawn.append(zoomed.background()["key"]))
    first = zoomed.frame()
    zoomed.reach = 50
    second = zoomed.frame()
    assert zoomed.ax.get_ylim() == (0, 50) and drawn == [first["background"]]
    lines = [next(item for item in frame["items"] if "#123456" in item) for frame in (first, second)]
    assert lines[0] != lines[1]
    assert re.findall(r">(\d+)</text>", "".join(second["items"])) == ["0", "10", "20", "30", "40", "50"]
    assert ">reach 50</text>" in "".join(second["items"]) and ">still<" not in "".join(second["items"])


def test_the_label_of_an_axis_stays_where_it_is_beside_numbers_of_any_width():
    zoomed = Zoomed()
    places = []
    for zoomed.reach in (1, 100, 3.3):
        (item,) = [item for item in zoomed.frame()["items"] if ">height<" in item]
        places.append(re.search(r"translate\(([^)]*)\)[^>]*><text[^>]*>height<", item)[1])
    assert len(set(places)) == 1, places


class Three(Zoomed):
    def build(self):
        figure, axes = panels("one two three", 8, 3, width_ratios=[1, 3, 1])
        for ax in axes.values():
            ax.set_ylabel("height")
        self.follow(axes["two"], title=lambda: f"reach {self.reach:g}")
        self.follow(axes["three"], ylim=lambda: (0, self.reach))
        return figure


def test_the_label_of_an_axis_stands_beside_it_whatever_moves():
    three = Three()
    figure, renderer = three.figure, three.figure.canvas.get_renderer()
    for dpi in (100, 200):  # that of a screen, and that of a background
        figure.set_dpi(dpi)
        figure.draw_without_rendering()
        for ax in figure.axes:
            gap = ax.get_window_extent(renderer).x0 - ax.yaxis.label.get_window_extent(renderer).x1
            assert 0.05 < gap / dpi < 0.6, gap


class Titled(Zoomed):
    def build(self):
        figure, axes = panels("curve", 6, 3)
        self.follow(axes["curve"], title=lambda: f"reach {self.reach:g}", xlabel=lambda: f"{self.reach:g}")
        return figure


def test_words_of_axes_that_follow_stand_within_the_picture():
    titled = Titled()
    (title,) = [artist for artist in titled.moving() if getattr(artist, "get_text", str)() == "reach 1"]
    for artist in (title, titled.figure.axes[0].xaxis.label):
        box = artist.get_window_extent(titled.figure.canvas.get_renderer())
        assert 0 <= box.y0 and box.y1 <= titled.figure.bbox.y1


def test_the_background_shows_nothing_that_moves(real_backgrounds):
    assert Zoomed(reach=1).background()["url"] == Zoomed(reach=77).background()["url"]
    dial, other = Dial(colour="red"), Dial(colour="blue")
    assert dial.background()["url"] == other.background()["url"]
    assert dial.picture()._repr_html_() != other.picture()._repr_html_()
    assert all(artist.get_visible() for artist in dial.moving())


def test_a_background_is_drawn_when_it_is_asked_for_and_kept(monkeypatch):
    drawn = []
    monkeypatch.setattr(engine, "png_url", lambda figure, dpi: f"data:,{drawn.append(0)}{len(drawn)}")
    dial = Dial()
    dial.wide = True
    assert not drawn
    wide = dial.background()
    dial.wide = False
    narrow = dial.background()
    assert len(drawn) == 2 and wide["key"] != narrow["key"] and wide["url"] != narrow["url"]
    assert dial.background(wide["key"]) == wide and dial.background() == narrow and len(drawn) == 2
    assert dial.background("of long ago") == narrow
    dial.handle_message({"view": "a", "closes": True})
    assert dial.background()["key"] == narrow["key"] and len(drawn) == 3


def test_backgrounds_are_forgotten_after_a_while(monkeypatch):
    drawn = []
    monkeypatch.setattr(engine, "png_url", lambda figure, dpi: f"data:,{drawn.append(0)}")
    dial = Dial()
    first = dial.background()["key"]
    for k in range(engine.BACKGROUNDS_KEPT):
        dial.ax.set_ylim(-1 - k, 1)
        dial.turn = k / 100
        assert dial.background()["key"] == dial.frame()["background"]
    dial.background(first)
    assert len(drawn) == engine.BACKGROUNDS_KEPT + 1  # the first is gone: the present one is given
    assert dial.background(first)["key"] == dial.frame()["background"]


# Words


def test_the_short_sentence_is_the_first():
    dial = Dial()
    assert dial.short() == "The dial is at 0.50." == dial.frame()["short"]
    assert dial.frame()["sentence"] == dial.sentence()


def test_the_picture_says_heading_and_sentence():
    assert Dial().picture().description == "A dial. The dial is at 0.50. Twice that is 1.00."
    asked = type("Asked", (Dial,), {"heading": "Where?"})()
    assert asked.picture().description.startswith("Where? The dial")


def test_the_words_of_a_moving_text_are_escaped():
    (item,) = [item for item in Dial().frame()["items"] if "<text" in item]
    assert "0.50 &lt;blue&gt;" in item


@pytest.mark.parametrize("kind", [Dial, Zoomed])
def test_no_setting_of_matplotlib_reaches_what_is_drawn(kind, real_backgrounds):
    def drawn(change=contextlib.nullcontext):
        explorer = kind()
        with change():
            for name, control in kind.controls().items():
                setattr(explorer, name, control.ends()[-1])
            shown = {**explorer.frame(), "background": explorer.background()["url"]}
            return shown, explorer.picture()._repr_html_()

    wanted = drawn()
    with settings(other_settings()):
        assert drawn() == wanted
    assert drawn(lambda: settings(other_settings())) == wanted  # that change between making and drawing


# Actions


class Training(Explorer):
    """A step that goes on by itself."""

    actions = {"train": "Train", "fail": "Fail"}  # noqa: RUF012 - read only
    step = Number(0, 0, 10, step=1)

    def build(self):
        return panels("loss", 3, 2)[0]

    def train(self):
        for k in range(1, 6):
            self.step = 2 * k
            yield k / 5

    def fail(self):
        self.step = 3
        yield 0.5
        raise KeyError("lost")

    def sentence(self):
        return f"Step {self.step:g}, {self.working()}."


def test_an_action_runs_to_its_end_and_is_one_gesture():
    training, frames = Training(step=1), []
    training.observe(frames.append)
    training.press("train")
    assert training.step == 10 and len(frames) == 1 and training.before == {"step": 1}
    training.press("reset")
    assert training.step == 1
    with pytest.raises(TypeError, match="no action named dance; it has train, fail"):
        training.press("dance")


def test_a_button_s_action_is_seen_step_by_step_and_stops():
    async def press(*messages):
        for message in messages:
            training.handle_message({"view": "a", "seq": 1, **message})
            await asyncio.sleep(0.15 if "action" in message else 0)
        await asyncio.sleep(0.3)

    training, frames = Training(), []
    training.observe(frames.append)
    asyncio.run(press({"action": "train"}))
    assert [frame["share"] for frame in frames] == [None, 0.2, 0.4, 0.6, 0.8, 1, None]
    assert [frame["values"]["step"] for frame in frames] == [0, 2, 4, 6, 8, 10, 10]
    assert frames[2]["sentence"] == "Step 4, 0.4." and frames[-1]["answered"] == {"a": 1}

    training.reset()
    asyncio.run(stopped(training))
    assert 0 < training.step < 10 and training.frame()["share"] is None


async def stopped(training):
    training.handle_message({"view": "a", "seq": 2, "action": "train"})
    while not training.step:
        await asyncio.sleep(0.001)
    training.handle_message({"view": "a", "seq": 3, "stop": True})
    await asyncio.sleep(0.2)


def test_an_action_that_fails_says_so_in_every_view_and_keeps_what_was_reached():
    async def press():
        training.handle_message({"view": "a", "seq": 1})
        training.handle_message({"view": "b", "seq": 1, "action": "fail"})
        await asyncio.sleep(0.3)

    training = Training()
    asyncio.run(press())
    frame = received(training)
    assert frame["refused"].keys() == {"a", "b"} and frame["refused"]["b"].startswith("Fail: ")
    assert frame["share"] is None and training.step == 3


def test_what_is_refused_within_an_action_leaves_the_state_as_it_was():
    class Careful(Training):
        def allowed(self, state, old):
            if state["step"] > 4:
                raise ValueError("too far")
            return state

        def train(self):
            self.step = 4
            with contextlib.suppress(ValueError):
                self.step = 6
            yield 1

    careful = Careful()
    careful.run("train")
    assert careful.step == 4 == careful.frame()["values"]["step"]


def test_an_explorer_that_nobody_names_is_gone():
    dial = Dial()
    gone = weakref.ref(dial)
    del dial
    gc.collect()
    assert gone() is None

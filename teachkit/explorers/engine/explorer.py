"""An explorer: a matplotlib figure that moves. State in, picture and sentence out.

An author writes ordinary matplotlib. `Explorer.build` makes the figure once; `Explorer.follow` says what an
artist follows, `Explorer.handle` what is dragged and `Explorer.target` what is pressed. What does not move is
rendered once and kept; what moves goes to the browser as a few kilobytes of SVG. All mathematics stays in
Python.
"""

import asyncio
import contextlib
import functools
import inspect
import itertools
import json
import keyword
import re
import threading
from typing import Any

import numpy as np
from matplotlib.artist import Artist
from matplotlib.axes import Axes
from matplotlib.figure import Figure
from matplotlib.lines import Line2D

from teachkit.explorers.engine.controls import Control, NotTaken, Number, as_code
from teachkit.explorers.engine.handles import Handle, now
from teachkit.explorers.engine.svg import SvgRecorder
from teachkit.explorers.engine.targets import Target, unit_square
from teachkit.explorers.engine.view import View, show_explorer
from teachkit.figures.picture import SCREEN_DPI, Picture, png_url
from teachkit.figures.style import house_style

BACKGROUND_DPI = 2 * SCREEN_DPI  # sharp on a high-density screen
BACKGROUNDS_KEPT = 16
VIEWS_KEPT = 16  # whose last message is remembered
ACTION_PAUSE = 0.02  # s between the steps of an action
WORDS_OF_AXES = ("title", "xlabel", "ylabel")
MINUS = re.compile(r"(?<![\w.)-])-(?=\.?\d)")  # before a number, as people write it
FIRST_SENTENCE = re.compile(r".+?[.?!](?=\s|$)", re.DOTALL)


def derived(method):
    """Let a method of an explorer compute its value once a state, however often it is asked for.

    What it returns is not to be changed by whoever asks.

    Examples
    --------
    >>> from teachkit.explorers.engine import Number
    >>> class Dial(Explorer):
    ...     turn = Number(0.5, 0, 1)
    ...
    ...     @derived
    ...     def twice(self):
    ...         return 2 * self.turn
    """

    @functools.wraps(method)
    def value(self):
        with self._lock:  # a cell may ask for a sentence while an action works
            if method not in self._derived:
                self._derived[method] = method(self)
            return self._derived[method]

    return value


def panels(mosaic, width, height, **grid):
    """Make a white figure in the house style, with axes that a mosaic names.

    Parameters
    ----------
    mosaic : str
        Rows are parted by ";", the names in a row by blanks; axes span what they name; "." stays empty.
    width, height : float
        In inches; 100 screen pixels each.
    **grid
        Passed to `matplotlib.figure.Figure.subplot_mosaic`, such as ``height_ratios``.

    Returns
    -------
    figure : matplotlib.figure.Figure
    axes : dict of matplotlib.axes.Axes, by name

    Examples
    --------
    >>> figure, axes = panels("scores shares; curve curve", 8, 5, height_ratios=[2, 1])
    >>> list(axes)
    ['scores', 'shares', 'curve']
    """
    with house_style():
        figure = Figure(figsize=(width, height), layout="constrained")
        return figure, figure.subplot_mosaic([row.split() for row in mosaic.split(";")], **grid)


def _called(name):
    """Return a name that somebody gave as it is, or as code where it would not read as a name."""
    return name if isinstance(name, str) and name.isprintable() and 0 < len(name) <= 60 else as_code(name)


@contextlib.contextmanager
def _explained(values):
    """Turn what an explorer's own arithmetic raises into an error that names the values it cannot show."""
    try:
        yield
    except NotTaken:  # names its control
        raise
    except Exception as error:
        tried = ", ".join(f"{name}={as_code(value)}" for name, value in values.items()) or "this state"
        why = f"{type(error).__name__}: {error}" if str(error) else type(error).__name__
        raise ValueError(f"{tried} cannot be shown ({why[:200]})") from error


def _numpy_as_usual():
    """Return a context in which NumPy warns by its own defaults, whatever the user has set."""
    return np.errstate(all="warn", under="ignore")


def _sender(payload):
    """Return the view that sent a message and the number of the message; None where they make no sense."""
    if isinstance(payload, dict):
        view, seq = payload.get("view"), payload.get("seq")
        named = isinstance(view, str) and view.isprintable() and len(view) <= 60
        if named and isinstance(seq, int) and not isinstance(seq, bool):
            return view, seq
    return None, None


def _refusal(error):
    """Say why something was refused; our own errors say so themselves."""
    said = isinstance(error, TypeError | ValueError) and error.__cause__ is None
    text = error.on_card if isinstance(error, NotTaken) else str(error) or type(error).__name__
    return MINUS.sub("−", text if said else f"{text}: the explorer stays as it was.")


def _same(one, other):
    """Say whether two values that an artist can follow are the same; not a number is never the same."""
    if type(one) is not type(other):
        return False
    if isinstance(one, np.ndarray):
        return one.shape == other.shape and bool((one == other).all())
    if isinstance(one, list | tuple):
        return len(one) == len(other) and all(map(_same, one, other))
    return bool(one == other)


_NEVER = object()  # the last value of what was never set


class _Follower:
    """A property of artists, one or several, and what it follows."""

    def __init__(self, artists, name, setters, function, several=False):
        self.artists, self.name, self.setters = artists, name, setters
        self.function, self.several = function, several
        self.last = [_NEVER] * len(setters)

    def move(self):
        value = now(self.function)
        for k, one in enumerate(value if self.several else [value]):
            if self.last[k] is _NEVER or not _same(one, self.last[k]):
                self.setters[k](one)
                self.last[k] = one


def _controls_of(cls):
    found = {}
    for base in reversed(cls.__mro__):
        found.update({name: value for name, value in vars(base).items() if isinstance(value, Control)})
    return found


def _refuse_name(cls, name):
    """Refuse a control whose name is already something else's, in a class or in the class of classes."""
    taken = (
        name.startswith("_") or keyword.iskeyword(name) or hasattr(type, name) or name in OF_EVERY_EXPLORER
    )
    for base in cls.__mro__:
        taken = taken or (name in vars(base) and not isinstance(vars(base)[name], Control))
    if taken:
        raise TypeError(
            f"{cls.__name__} cannot have a control named {name}: the name belongs to every explorer or to "
            f"Python; choose another, such as {name.strip('_')}_value"
        )


def _refuse_override(cls, name):
    """Refuse what would silently take the place of something that the engine itself calls."""
    ours = [base for base in cls.__mro__[1:] if base.__module__.startswith(ENGINE) and name in vars(base)]
    if ours and not name.startswith("__") and not any(name in vars(base)["written"] for base in ours):
        raise TypeError(
            f"{cls.__name__} cannot define {name}: every explorer has its own; it may define "
            f"{', '.join(sorted(cls.written))} and any other name"
        )


ENGINE = "teachkit.explorers.engine."
OF_EVERY_EXPLORER = ("figure", "before")  # what is set on each, and on no class


class Explorer:
    """A figure that moves: state in, picture and sentence out.

    A subclass declares its state as `Number`, `Choice` and `Toggle` attributes, and writes `build` and
    `sentence`, and where it has them `short`, `allowed`, `table` and `update`. An action is work that takes
    a while: a generator method that yields the share that is done, and a button for it in `actions`.

    It can be driven without a browser: set the state, read `sentence` and the data of the artists.

    Parameters
    ----------
    **state
        Start values of its controls.

    Raises
    ------
    TypeError
        For a name that is not a control.
    NotTaken
        For a value that a control does not take; it is a ValueError.
    """

    heading = ""
    how = ""
    actions = {}  # noqa: RUF012 - read only; name of a generator method: label of its button
    __signature__: inspect.Signature
    # What a subclass may write anew.
    written = frozenset(
        {"heading", "how", "actions", "build", "sentence", "short", "update", "allowed", "table"}
    )
    _controls: dict[str, Control] = {}  # noqa: RUF012 - each class has its own

    def __init_subclass__(cls, **kwargs):
        super().__init_subclass__(**kwargs)
        if not cls.__module__.startswith(ENGINE):
            for base in cls.__mro__:  # also what comes from a mix-in
                for name in () if base.__module__.startswith(ENGINE) else vars(base).keys() - {"_controls"}:
                    if not isinstance(vars(base)[name], Control):
                        _refuse_override(cls, name)
        cls._controls = _controls_of(cls)
        for name in cls._controls:  # also those of a mix-in that is no explorer by itself
            _refuse_name(cls, name)
        cls.__signature__ = inspect.Signature(
            [
                inspect.Parameter(name, inspect.Parameter.KEYWORD_ONLY, default=control.default)
                for name, control in cls.controls().items()
            ]
        )

    def __init__(self, **state):
        self._known(state)
        self._lock = threading.RLock()  # newer kernels hear the browser in a thread of its own
        self._held = False  # while several controls change as one
        self._derived = {}  # method: its value in the present state
        self._followers, self._handles, self._targets = [], {}, {}
        self._moving_axes = {}  # axes: what of them follows the state
        self._backgrounds, self._observers = {}, []
        self._task = self._progress = self._view = None
        self._answered = {}  # view: the last of its messages that was answered
        self._frame: dict[str, Any] = {}
        vars(self).update({name: control.default for name, control in self.controls().items()})
        self._start = self.state()
        with _explained(state) if state else contextlib.nullcontext(), house_style(), _numpy_as_usual():
            self._apply(state)
            self._home = self.before = self.state()
            self.figure = self.build()
            self._animate_axes()
            self._move(*WORDS_OF_AXES)  # the layout leaves room for them, and for the ticks as built
            self.figure.draw_without_rendering()
            self.figure.set_layout_engine("none")  # from here on the axes stay where they are
            self._hold_labels()
            self._move()
            self.update()
            self._moving = [a for a in self.figure.findobj(include_self=False) if a.get_animated()]
            self._moving.sort(key=lambda artist: artist.get_zorder())
            self._recorder = SvgRecorder(self.figure)
            self._publish(self._next_frame())

    # What a subclass writes

    def build(self):
        """Make and return the matplotlib figure, and say what follows the state, is dragged or pressed."""
        raise NotImplementedError(f"{type(self).__name__} must define build()")

    def sentence(self):
        """Say in words what is on screen."""
        raise NotImplementedError(f"{type(self).__name__} must define sentence()")

    def short(self):
        """Say the most important in one sentence: the first of `sentence`."""
        sentence = self.sentence()
        first = FIRST_SENTENCE.match(sentence)
        return first[0] if first else sentence

    def update(self):
        """Move what `follow` cannot: artists that `build` made with ``animated=True``."""

    def allowed(self, state, old):
        """Return `state`, changed where together its values would leave the picture; `old` was allowed."""
        return state

    def table(self):
        """Return a `teachkit.figures.Table` to show below the figure, or None."""
        return None

    # What `build` says

    def follow(self, artist, **properties):
        """Let an artist follow the state.

        Parameters
        ----------
        artist : matplotlib.artist.Artist, or a sequence of them, such as bars
            Axes may follow too, with their limits, ticks, labels and title: then all that is drawn on them
            moves.
        **properties
            By the names that ``artist.set`` knows: functions that return what the property is in the present
            state; of a sequence of artists, what it is for each. A new array each time, where it changed.
            What is said last of a property holds.

        Returns
        -------
        artist

        Examples
        --------
        >>> from teachkit.explorers.engine import Number
        >>> class Dial(Explorer):
        ...     turn = Number(0.5, 0, 1)
        ...
        ...     def build(self):
        ...         figure, axes = panels("dial", 3, 2)
        ...         bar = self.follow(axes["dial"].bar(0, 0)[0], height=lambda: self.turn)
        ...         return figure
        ...
        ...     def sentence(self):
        ...         return f"The dial is at {self.turn}."
        >>> float(Dial(turn=0.25).figure.axes[0].patches[0].get_height())
        0.25
        """
        several = not isinstance(artist, Artist)
        artists = list(artist) if several else [artist]
        for one in artists:
            if isinstance(one, Axes):
                self._moving_axes.setdefault(one, set()).update(properties)
            else:
                one.set_animated(True)
        for name, function in properties.items():
            setters = [getattr(one, f"set_{name}", None) for one in artists]
            if None in setters:
                raise TypeError(f"{type(artists[0]).__name__} has no property {name} to follow the state")
            self._followers = [
                other for other in self._followers if other.name != name or other.artists != artists
            ]
            self._followers.append(_Follower(artists, name, setters, function, several))
        return artist

    def handle(self, name, artist, label=None, *, x=None, y=None, along="x", low=None, high=None, step=None,
               words=None, to=None, control=None, extra=False):  # fmt: skip
        """Let an artist be dragged, and moved with the arrow keys.

        A handle that sets a control takes label, range and step from it, and its place along the way that it
        moves. A dot, which is a line of one point, follows its handle by itself.

        Parameters
        ----------
        name : str
            What `drag` is told. Several handles may set one control, under names of their own.
        artist : matplotlib.artist.Artist
        label : str, optional
            The accessible name.
        x, y : float or function, optional
            Where it is, in data coordinates.
        along : {"x", "y", "xy"}
        low, high : float, pair of floats in the plane, or function, optional
        step : float, optional
            What an arrow key adds.
        words : function, optional
            Returns the spoken value.
        to : function, optional
            Takes the new coordinate, or both, and returns values of controls.
        control : str, or pair of str in the plane, optional
            What it sets; `name`, where that is a control.
        extra : bool
            Another handle sets the same: this one is for the pointer, has no ring of its own, and Tab passes
            it by, so that the keyboard meets each control once.

        Returns
        -------
        artist
        """
        names = [control] if isinstance(control, str) else list(control or ())
        names = names or [name] * (name in self.controls() and len(along) == 1)
        controls = [self.controls()[each] for each in names]
        if controls:
            values = [functools.partial(getattr, self, each) for each in names]
            place = dict(zip(along, values, strict=True))
            x, y = place.get("x", x) if x is None else x, place.get("y", y) if y is None else y
            pair = len(along) == 2
            lows, highs = [each.low for each in controls], [each.high for each in controls]
            low = (lows if pair else lows[0]) if low is None else low
            high = (highs if pair else highs[0]) if high is None else high
            step = controls[0].step if step is None else step
            label = controls[0].label if label is None else label
            to = to or (lambda *coordinates: dict(zip(names, coordinates, strict=True)))
        missing = [each for each, value in (("low", low), ("high", high), ("to", to)) if value is None]
        if missing:
            raise TypeError(f"the handle {name} sets no control by itself: give it {', '.join(missing)}")
        one = Handle(
            name, artist, label or name, 0 if x is None else x, 0 if y is None else y, along, low, high,
            0.1 if step is None else step, words, to, extra, tuple(names),
        )  # fmt: skip
        self.add_handle(one)
        artist.set_animated(True)
        followed = any(artist in follower.artists for follower in self._followers)
        if isinstance(artist, Line2D) and np.size(artist.get_xdata()) == 1 and not followed:
            put = lambda place: artist.set_data(*np.reshape(place, (2, 1)))  # noqa: E731
            self._followers.append(_Follower([artist], "data", [put], one.place))
        return artist

    def add_handle(self, handle):
        """Take a handle that is made already: one in space is an object of its own."""
        if handle.name in self._handles:
            raise ValueError(f"there is already a handle named {handle.name}")
        self._handles[handle.name] = handle

    def target(self, name, ax, label, *, rows=1, columns=1, words, click, pressed=None, paint=False,
               box=unit_square):  # fmt: skip
        """Let cells, rows or bars of axes be pressed: clicked, painted over, or reached with the arrow keys.

        Parameters
        ----------
        name : str
            What `click` is told.
        ax : matplotlib.axes.Axes
        label : str
            The accessible name of them all.
        rows, columns : int
            How many there can be.
        words : function
            Takes row and column, returns the accessible name of a cell.
        click : function
            Takes row and column, returns the values of controls after a click.
        pressed : function, optional
            Takes row and column, says whether a cell is on.
        paint : bool
            A drag over cells gives all of them the state that the first one gets: needs `pressed`.
        box : function
            Takes row and column, returns x0, y0, x1, y1 of a cell in data coordinates, or None where there is
            none at present; else unit squares, as `matplotlib.axes.Axes.imshow` draws them.
        """
        if name in self._targets:
            raise ValueError(f"there is already a target named {name}")
        self._targets[name] = Target(name, ax, label, rows, columns, words, pressed, click, paint, box)

    # What everybody uses

    @classmethod
    def controls(cls):
        """Return the controls by name, in the order in which they were written."""
        return dict(cls._controls)

    def state(self):
        """Return the values of all controls as a plain dict."""
        return {name: getattr(self, name) for name in self.controls()}

    def home(self):
        """Return the state that the explorer was made with, and to which `reset` goes."""
        return dict(self._home)

    def restore(self, state):
        """Go to a state that `state` returned, perhaps kept as JSON; controls it lacks take their defaults.

        Parameters
        ----------
        state : dict
            Values by the names of the controls.

        Raises
        ------
        TypeError
            When it is no dict, or holds a name that is not a control.
        NotTaken
            For a value that a control does not take. The explorer then stays as it was.

        Examples
        --------
        >>> from teachkit.explorers import TemperatureExplorer
        >>> explorer = TemperatureExplorer(temperature=20)
        >>> text = json.dumps(explorer.state())
        >>> explorer.temperature = 3
        >>> explorer.restore(json.loads(text))
        >>> explorer
        TemperatureExplorer(temperature=20.0)
        """
        if not isinstance(state, dict):
            raise TypeError(f"state must be a dict as state() returns it; got {type(state).__name__}")
        self._known(state)
        with self._change():
            self._begin()
            self._apply({**self._start, **state})

    def set(self, **values):
        """Change several controls at once; all of them, or none if one value is refused."""
        self._known(values)
        with self._lock:
            if self._held:  # within an action: drawn where it yields
                self._apply(values)
                return
            with self._change():
                self._begin()
                self._apply(values)

    def reset(self):
        """Go back to the values that this explorer was made with."""
        with self._change():
            self._begin()
            self._apply(self._home)

    def drag(self, name, value):
        """Move a handle, as the pointer and the arrow keys do.

        Parameters
        ----------
        name : str
            That of the handle.
        value : float, or a sequence of floats in the plane or in space
            Its new coordinate.

        Raises
        ------
        TypeError
            When there is no handle of this name.
        ValueError
            For a coordinate that it does not take. The explorer then stays as it was.

        Examples
        --------
        >>> from teachkit.explorers import TemperatureExplorer
        >>> explorer = TemperatureExplorer()
        >>> explorer.drag("cat", 1.5)
        >>> explorer.cat
        1.5
        """
        with self._change():
            self._begin()
            self._drag(name, value)

    def click(self, target, row=0, column=0):
        """Press a cell, a row or a bar of the picture.

        Parameters
        ----------
        target : str
            The name of what it belongs to.
        row, column : int

        Raises
        ------
        TypeError
            When there is no such target.
        ValueError
            When it has no such cell.
        """
        with self._change():
            self._begin()
            self._click(target, (row, column))

    def press(self, name):
        """Press a button: "reset", or an action, which is done to its end.

        Parameters
        ----------
        name : str

        Raises
        ------
        TypeError
            When there is no such button.

        Examples
        --------
        >>> from teachkit.explorers import TemperatureExplorer
        >>> explorer = TemperatureExplorer()
        >>> explorer.cat = 0
        >>> explorer.press("reset")
        >>> explorer.cat
        2.0
        """
        if name == "reset":
            self.reset()
        else:
            self.run(name)

    def run(self, action):
        """Do an action to its end, as its button does in steps."""
        steps = self._steps(action)
        with self._change():
            self._begin()
            with self._holding():
                for _ in steps:
                    pass

    def working(self):
        """Return the share of the action under way that is done; None where none is under way."""
        return self._progress

    def code(self):
        """Return the call that makes an explorer in this state."""
        changed = [f"{name}={value!r}" for name, value in self.state().items() if value != self._start[name]]
        return f"{type(self).__name__}({', '.join(changed)})"

    def picture(self):
        """Return the present state as a `Picture`."""
        with self._lock, house_style(), _numpy_as_usual():
            heading = self.heading if self.heading.endswith("?") else f"{self.heading}."
            return Picture(self.drawn_figure(), f"{heading} {self.sentence()}", self.table())

    def __repr__(self):
        return self.code()

    def _ipython_display_(self):
        with self._lock:
            if self._view is None:
                self._view = self.make_view()
            show_explorer(self, self._view)

    def close(self):
        """Leave the browser, and stop an action that runs. When it is shown again it goes there again."""
        with self._lock:
            if self._task:
                self._task.cancel()
            if self._view is not None:
                self._view.close()
                self._view = None
            self._answered.clear()
            self._backgrounds.clear()

    # What a view uses

    def make_view(self):
        """Return a view of its own."""
        return View(self)

    def frame(self):
        """Return what views show now; see `describe_frame`."""
        return self._frame

    def observe(self, function):
        """Call a function with each new frame, from now on; see `describe_frame`."""
        self._observers.append(function)

    def unobserve(self, function):
        """Call a function no more that `observe` was given."""
        self._observers.remove(function)

    def background(self, key=None):
        """Return what does not move as the address of a PNG: that of the present frame, or one before.

        Parameters
        ----------
        key : str, optional
            What a frame has under ``background``.

        Returns
        -------
        dict
            ``key`` and ``url``: those of the present frame, where the one asked for is kept no more.
        """
        with self._lock, house_style(), _numpy_as_usual():
            present = self._frame["background"]
            if key not in self._backgrounds:
                key = present
            if key not in self._backgrounds:
                self._backgrounds[key] = self._render_background()
                while len(self._backgrounds) > BACKGROUNDS_KEPT:
                    self._backgrounds.pop(next(iter(self._backgrounds)))
            self._backgrounds[key] = self._backgrounds.pop(key)  # last used, last to be forgotten
            return {"key": key, "url": self._backgrounds[key]}

    def handle_message(self, payload):
        """Do what a view asks for, and answer, whatever it asked and whatever comes of it.

        Parameters
        ----------
        payload : dict
            As `teachkit.explorers.engine` describes it. What is refused changes nothing and is said in words.
            A view that ``closes`` needs no answer.

        Returns
        -------
        dict
            The frame with the answer; see `describe_frame`.
        """
        view, seq = _sender(payload)
        with self._lock, contextlib.suppress(Exception):  # the view was told
            if view is not None:
                self._answered[view] = seq
                while len(self._answered) > VIEWS_KEPT:
                    self._answered.pop(next(iter(self._answered)))
            if isinstance(payload, dict) and payload.get("closes"):
                self._backgrounds.clear()  # drawn again for a view that needs them
            else:
                with self._change(view=view):
                    self._carry_out(payload)
        return self._frame

    def describe_scene(self):
        """Return what a view is told once."""
        return {
            "heading": self.heading,
            "how": self.how,
            "width": self._recorder.width,
            "height": self._recorder.height,
            "actions": list(self.actions.items()),
            "controls": [told for control in self.controls().values() if (told := control.describe())],
            "handles": [
                handle.describe(self._moving.index(handle.artist)) for handle in self._flat_handles()
            ],
            "targets": [target.describe() for target in self._targets.values()],
        }

    def describe_frame(self):
        """Return what a view is told at every change, besides whom it answers and what it stands on."""
        table, height = self.table(), self._recorder.height
        return {
            "items": self._recorder.record_all(self._moving),
            "handles": [handle.describe_place(height) for handle in self._flat_handles()],
            "targets": [target.describe_cells(height) for target in self._targets.values()],
            "values": self.state(),
            "short": self.short(),
            "sentence": self.sentence(),
            "share": self._progress,
            "code": self.code(),
            "table": table and {**vars(table), "flagged": sorted(table.flagged)},
        }

    def _flat_handles(self):
        return [handle for handle in self._handles.values() if handle.artist is not None]

    def handles(self):
        """Return the handles by name."""
        return dict(self._handles)

    def still(self):
        """Return the large pieces of the frame's scene in space, by key: none, where there is no scene."""
        return {}

    def targets(self):
        """Return the targets by name."""
        return dict(self._targets)

    def moving(self):
        """Return the artists that move, in the order in which frames hold them."""
        return list(self._moving)

    def drawn_figure(self):
        """Return the figure as a still picture shows it."""
        return self.figure

    def background_axes(self):
        """Return the axes that belong to the background."""
        return self.figure.axes

    # How a change is made

    def _known(self, names):
        """Raise an error if `names` holds one that is not a control."""
        unknown = sorted(_called(name) for name in names if name not in self.controls())
        if unknown:
            raise TypeError(
                f"{type(self).__name__} has no control named {', '.join(unknown[:5])}; "
                f"its controls are {', '.join(self.controls())}"
            )

    def _begin(self):
        self.before = self.state()

    @contextlib.contextmanager
    def _change(self, view=None):
        """Draw what is changed in here. Where either fails all is as it was, and `view` is told why."""
        with self._lock, _numpy_as_usual():
            start, before, reached = self.state(), self.before, None
            try:
                yield
                reached = self.state()
                with _explained({name: value for name, value in reached.items() if value != start[name]}):
                    self._refresh()
            except BaseException as error:  # an interrupted kernel owes an answer too
                self.before = before
                refused = {} if view is None else {view: _refusal(error)}
                if reached is None and self.state() == start:
                    self._answer(refused)
                else:
                    self._take_back(start, refused)
                raise

    def _take_back(self, start, refused):
        try:
            self._apply(start)
            self._refresh(refused)
        except BaseException:  # it cannot be drawn any more
            self._answer(refused)

    def _answer(self, refused):
        """Let the last picture stay, with the answer."""
        self._publish({**self._frame, "answered": dict(self._answered), "refused": refused})

    @contextlib.contextmanager
    def _holding(self):
        held, self._held = self._held, True
        try:
            yield
        finally:
            self._held = held

    def _assign(self, values):
        controls = self.controls()
        vars(self).update({name: controls[name].checked(value) for name, value in values.items()})
        self._derived.clear()

    def _apply(self, values):
        """Let the controls take values, all or none; what is allowed together is up to the subclass."""
        old = self.state()
        try:
            self._assign(values)
            with _explained(values):
                allowed = self.allowed(self.state(), old)
            self._assign(allowed)
        except BaseException:
            vars(self).update(old)
            self._derived.clear()
            raise

    def _drag(self, name, value):
        if name not in self._handles:
            self._no("handle", name, self._handles)
        handle = self._handles[name]
        coordinates = handle.coordinates(value)
        with _explained({name: value}):
            values = handle.values(coordinates)
        # What else a handle changes, so that the rest of the picture stays, keeps all its digits.
        held = {name: value for name, value in values.items() if name in handle.sets or len(values) == 1}
        rounded = self._settled(held)
        # A step on a curved scale may be less than a digit: then it counts all the same.
        stays = all(getattr(self, name) == value for name, value in rounded.items())
        self._apply(values if stays else {**values, **rounded})

    def _settled(self, values):
        """Return values that a hand has set, with no more digits than are shown."""
        controls = self.controls()
        return {
            name: controls[name].settled(value) if isinstance(controls[name], Number) else value
            for name, value in values.items()
        }

    def _click(self, name, place):
        target = self._target(name)
        row, column = target.cell(place)
        self._apply(target.click(row, column))

    def _paint(self, name, stroke):
        target = self._target(name)
        if not target.paint:
            raise TypeError(f"{name} cannot be painted")
        cells = stroke.get("cells") if isinstance(stroke, dict) else None
        to = stroke.get("to") if isinstance(stroke, dict) else None
        if not isinstance(cells, list) or not isinstance(to, bool):
            raise TypeError("painted must be a dict of cells, a list, and to, True or False, by target")
        for row, column in [target.cell(place) for place in cells]:
            if bool(target.pressed(row, column)) != to:
                self._apply(target.click(row, column))

    def _target(self, name):
        if name not in self._targets:
            self._no("target", name, self._targets)
        return self._targets[name]

    def _no(self, kind, name, known):
        raise TypeError(
            f"{type(self).__name__} has no {kind} named {_called(name)}; it has {', '.join(known) or 'none'}"
        )

    def _steps(self, action):
        if not isinstance(action, str) or action not in self.actions:
            self._no("action", action, self.actions)
        return getattr(self, action)()

    async def _work(self, action):
        """Do an action in steps, between which the kernel hears Stop; what was reached is kept."""
        steps, refused = self._steps(action), {}
        try:
            while True:
                with self._lock, _numpy_as_usual():
                    with self._holding():
                        self._progress = next(steps, None)
                    if self._progress is None:
                        break
                    self._refresh()
                await asyncio.sleep(ACTION_PAUSE)
        except Exception as error:  # said by every view
            refused = dict.fromkeys(self._answered, f"{self.actions[action]}: {_refusal(error)}")
        finally:
            with self._lock, _numpy_as_usual():
                self._progress = None
                self._refresh(refused)

    def _carry_out(self, payload):
        if not isinstance(payload, dict):
            raise TypeError(f"a message must be a dict; got {as_code(payload)}")
        parts = {name: payload.get(name, {}) for name in ("values", "dragged", "clicked", "painted")}
        if not all(isinstance(part, dict) for part in parts.values()):
            raise TypeError(f"{', '.join(parts)} must be dicts, by name")
        action = payload.get("action")
        if action is not None:
            self._steps(action)
        if payload.get("stop") or action or payload.get("reset"):
            if self._task:
                self._task.cancel()
        if action:
            self._task = asyncio.get_running_loop().create_task(self._work(action))
        if payload.get("reset"):
            self._begin()
            self._apply(self._home)
            return
        if payload.get("begin"):
            self._begin()
        self._known(parts["values"])
        for name, value in parts["values"].items():
            self._apply(self._settled({name: self.controls()[name].checked(value)}))
        for name, value in parts["dragged"].items():
            self._drag(name, value)
        for name, place in parts["clicked"].items():
            self._click(name, place)
        for name, stroke in parts["painted"].items():
            self._paint(name, stroke)

    # How it is drawn

    def _animate_axes(self):
        """Let what stands on axes that follow the state move with them."""
        for ax, properties in self._moving_axes.items():
            for axis in (ax.xaxis, ax.yaxis):
                if any(name.startswith(axis.axis_name) for name in properties):
                    axis.set_animated(True)
            if "title" in properties:
                ax.set_title(ax.get_title()).set_animated(True)
            if properties & {"xlim", "ylim", "xscale", "yscale"}:
                for artist in (*ax.lines, *ax.patches, *ax.collections, *ax.texts):
                    artist.set_animated(True)

    def _hold_labels(self):
        """Let the labels of axes stay where they are, also where numbers of other widths come beside them.

        Matplotlib would measure all numbers to find each label's place: a third of the time of an axis.
        """
        for axis in itertools.chain(*((ax.xaxis, ax.yaxis) for ax in self._moving_axes)):
            place = axis.label.get_transform().transform(axis.label.get_position())
            axis.set_label_coords(*axis.axes.transAxes.inverted().transform(place))  # at any resolution

    def _move(self, *names):
        """Move what follows the state; these properties of axes alone, where there are names."""
        for follower in self._followers:
            if not names or (isinstance(follower.artists[0], Axes) and follower.name in names):
                follower.move()

    def _refresh(self, refused=()):
        with house_style():
            self._move()
            self.update()
            self._publish(self._next_frame(refused))

    def _next_frame(self, refused=()):
        frame = {
            "answered": dict(self._answered),
            "refused": dict(refused),
            "background": self._background_key(),
            **self.describe_frame(),
        }
        json.dumps(frame, allow_nan=False)  # no browser reads NaN
        return frame

    def _publish(self, frame):
        self._frame = frame
        for function in tuple(self._observers):
            function(frame)

    def _background_key(self):
        still = []
        for ax in self.background_axes():
            moves = self._moving_axes.get(ax, ())
            still += [
                getattr(ax, f"get_{name}")()
                for name in ("xlim", "ylim", "xscale", "yscale", "title")
                if name not in moves
            ]
        return str(hash(tuple(map(str, still))))

    def _render_background(self):
        apart = {*self._moving, *self.figure.axes} - {*self.background_axes()}
        seen = [artist for artist in apart if artist.get_visible()]
        for artist in seen:
            artist.set_visible(False)
        try:
            return png_url(self.figure, BACKGROUND_DPI)
        finally:
            for artist in seen:
                artist.set_visible(True)

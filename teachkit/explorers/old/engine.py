"""The engine under every explorer: a matplotlib figure whose moving artists are drawn in the browser.

An author writes ordinary matplotlib. `Explorer.build` makes the figure once; artists made with
``animated=True`` (matplotlib's own word for "drawn apart from the background") are the ones that
move, and `Explorer.update` moves them. The background is rendered once and kept; the moving artists
go to the browser as a few kilobytes of SVG. All mathematics stays in Python.
"""

import asyncio
import contextlib
import html
import inspect
import json
import keyword
import math
import numbers
import threading
import zlib
from dataclasses import dataclass
from functools import cache
from pathlib import Path as FilePath
from typing import Any

import anywidget
import numpy as np
import traitlets
from IPython.display import display
from matplotlib.backend_bases import RendererBase
from matplotlib.backends.backend_agg import FigureCanvasAgg
from matplotlib.colors import to_hex
from matplotlib.figure import Figure
from matplotlib.font_manager import FontProperties
from matplotlib.path import Path
from matplotlib.text import Text
from matplotlib.textpath import TextPath
from matplotlib.transforms import Affine2D

from teachkit.explorers.old import cells
from teachkit.figures.picture import SCREEN_DPI, Picture, png_url
from teachkit.figures.style import house_style
from teachkit.figures.words import number

HERE = FilePath(__file__).parent
BACKGROUND_DPI = 2 * SCREEN_DPI  # sharp on a high-density screen
BACKGROUNDS_KEPT = 16
VIEWS_KEPT = 16  # whose last message is remembered
WIDGET_VIEW = "application/vnd.jupyter.widget-view+json"
# JupyterLab shows one form of an output and falls back to no other: a widget that was saved shows an error
# until its cell is run again. So the still picture is an output of its own, hidden while the explorer lives.
STILL_OR_LIVE = """<style>
.jp-OutputArea-child:has(.tk-still):has(+ .jp-OutputArea-child .tk-explorer) { display: none }
.jp-OutputArea-child:has(.tk-still) + .jp-OutputArea-child .jupyter-widgets:not(:has(*)) { display: none }
</style>"""
ASLEEP = "<p>Run this cell to make it move.</p>"
ACTION_PAUSE = 0.02  # s between the steps of an action


class NotTaken(traitlets.TraitError):
    """A value that a control does not take: Python is told its name, the card its label.

    Attributes
    ----------
    on_card : str
        What the card says.
    """

    def __init__(self, control, wanted, got):
        name, label = control.name or control.label, control.label
        named = name if label in ("", name, name.replace("_", " ")) else f"{name} ({label})"
        super().__init__(f"{named} {wanted}; got {got}")
        self.on_card = f"{label or name} {wanted}; got {got}"


class Number(traitlets.Float):
    """A number of an explorer's state, with a slider and a box to type in.

    Parameters
    ----------
    default, low, high, step : float
        `low` and `high` are reached; the slider and the arrow keys move by `step`.
    label : str
        What it is, in the words of the lesson: the accessible name.
    digits : int
        Digits after the point, on screen and spoken.
    log : bool
        The slider goes by factors, for a range of several powers of ten; `step` is then in powers of ten.

    Raises
    ------
    traitlets.TraitError
        On assignment of anything but a finite number from `low` to `high`; text that spells one is taken.

    Examples
    --------
    >>> class Dial(traitlets.HasTraits):
    ...     turn = Number(0.5, 0, 1, label="turn")
    >>> dial = Dial(turn="0,75")
    >>> dial.turn
    0.75
    >>> dial.turn = 2
    Traceback (most recent call last):
    ...
    teachkit.explorers.engine.NotTaken: turn must be a number from 0 to 1; got 2
    """

    def __init__(self, default, low, high, step=0.1, label="", digits=2, log=False):
        super().__init__(float(default))
        self.low, self.high, self.step, self.label, self.digits = low, high, step, label, digits
        self.log = log

    def validate(self, obj, value):
        """Return `value` as a float, or raise an error that says what is wanted."""
        wanted = f"must be a number from {self.low:g} to {self.high:g}"
        if isinstance(value, str):
            try:
                parsed = float(value.strip().replace("−", "-").replace(",", "."))
            except ValueError:
                raise NotTaken(self, wanted, _brief(value)) from None
        elif isinstance(value, numbers.Real) and not isinstance(value, bool):
            try:
                parsed = float(value)
            except OverflowError:
                raise NotTaken(self, wanted, "one beyond every float") from None
            except Exception:
                raise NotTaken(self, wanted, _brief(value)) from None
        else:
            raise NotTaken(self, wanted, _brief(value))
        if not self.low <= parsed <= self.high:  # also False for nan
            raise NotTaken(self, wanted, _brief(value))
        return parsed

    def describe(self, name):
        """Return what the browser needs to draw this control."""
        return {"name": name, "kind": "number", "label": self.label, "low": self.low, "high": self.high,
                "step": self.step, "digits": self.digits, "log": self.log}  # fmt: skip


class Choice(traitlets.Enum):
    """One of a few named options, shown as radio buttons.

    Parameters
    ----------
    options : sequence of str
    label : str
    default : str, optional
        Else the first.
    """

    def __init__(self, options, label="", default=None):
        self.options = list(options)
        super().__init__(self.options, default_value=options[0] if default is None else default)
        self.label = label

    def validate(self, obj, value):
        """Return `value`, or raise an error that lists the options."""
        if not isinstance(value, str) or value not in self.options:
            raise NotTaken(self, f"must be one of {', '.join(self.options)}", _brief(value))
        return value

    def describe(self, name):
        """Return what the browser needs to draw this control."""
        return {"name": name, "kind": "choice", "label": self.label, "options": self.values}


class Toggle(traitlets.Bool):
    """Something shown or hidden, with a check box.

    Parameters
    ----------
    default : bool
    label : str
    """

    def __init__(self, default, label=""):
        super().__init__(default)
        self.label = label

    def validate(self, obj, value):
        """Return `value`, or raise an error that says what is wanted."""
        if not isinstance(value, bool):
            raise NotTaken(self, "must be True or False", _brief(value))
        return value

    def describe(self, name):
        """Return what the browser needs to draw this control."""
        return {"name": name, "kind": "toggle", "label": self.label}


CONTROLS = (Number, Choice, Toggle)


def _brief(value):
    """Return `value` as code, in at most 60 characters."""
    try:
        text = repr(value)
    except Exception:  # an int of more than 4300 digits, lists within lists, somebody's own class
        return f"a value of type {type(value).__name__}"
    return text if len(text) <= 60 else text[:57] + "..."


def _called(name):
    """Return a name that somebody gave as it is, or as code where it would not read as a name."""
    return name if isinstance(name, str) and name.isprintable() and 0 < len(name) <= 60 else _brief(name)


@contextlib.contextmanager
def _explained(values):
    """Turn what an explorer's own arithmetic raises into an error that names the values it cannot show."""
    try:
        yield
    except traitlets.TraitError:  # names its control
        raise
    except Exception as error:
        tried = ", ".join(f"{name}={_brief(value)}" for name, value in values.items()) or "this state"
        why = f"{type(error).__name__}: {error}" if str(error) else type(error).__name__
        raise ValueError(f"{tried} cannot be shown ({why[:200]})") from error


def _numpy_as_usual():
    """Return a context in which NumPy warns by its own defaults, whatever the user has set."""
    return np.errstate(all="warn", under="ignore")


@dataclass
class Handle:
    """Something that can be dragged with the pointer or moved with the arrow keys.

    Attributes
    ----------
    name : str
        What `dragged` is told; that of the control, where the coordinate is the control's value.
    artist : matplotlib.artist.Artist
        The moving artist that follows the pointer.
    label : str
        The accessible name.
    x, y : float
        Where it is now, in data coordinates of the artist's axes.
    low, high, step : float
        Range of the coordinate that moves.
    direction : {"x", "y"}
    text : str
        The spoken value.
    """

    name: str
    artist: object
    label: str
    x: float
    y: float
    low: float
    high: float
    step: float = 0.1
    direction: str = "x"
    text: str = ""


def _is_finite(value):
    if not isinstance(value, numbers.Real) or isinstance(value, bool):
        return False
    try:
        return math.isfinite(value)
    except OverflowError:
        return False


def _sender(payload):
    """Return the view that sent a message and the number of the message; None where they make no sense."""
    if isinstance(payload, dict):
        view, seq = payload.get("view"), payload.get("seq")
        named = isinstance(view, str) and view.isprintable() and len(view) <= 60
        if named and isinstance(seq, int) and not isinstance(seq, bool):
            return view, seq
    return None, None


def _refusal(error):
    """Say on the card why something was refused; our own errors say so themselves."""
    if isinstance(error, NotTaken):
        return error.on_card
    said = isinstance(error, TypeError | ValueError | traitlets.TraitError) and error.__cause__ is None
    return str(error) if said else f"{error or type(error).__name__}: the explorer stays as it was."


def _controls_of(cls):
    found = {}
    for base in reversed(cls.__mro__):
        found.update({name: value for name, value in vars(base).items() if isinstance(value, CONTROLS)})
    return found


def _refuse_name(cls, name):
    """Refuse a control whose name is already something else's, in a class or in the class of classes."""
    taken = name.startswith("_") or keyword.iskeyword(name) or hasattr(type(cls), name)
    for base in cls.__mro__:
        taken = taken or (name in vars(base) and not isinstance(vars(base)[name], CONTROLS))
    if taken:
        raise TypeError(
            f"{cls.__name__} cannot have a control named {name}: the name belongs to every explorer or to "
            f"Python; choose another, such as {name.strip('_')}_value"
        )


class SvgRecorder(RendererBase):
    """A matplotlib renderer that writes what an artist draws as SVG in screen pixels.

    Matplotlib calls it as it calls any renderer, so every artist made of paths and text can move
    (images and hatches cannot).
    """

    def __init__(self, figure):
        super().__init__()
        self.figure = figure
        self.width, self.height = (inches * SCREEN_DPI for inches in figure.get_size_inches())
        self._metrics = FigureCanvasAgg(figure).get_renderer()
        self._parts = []

    def record(self, artist):
        """Return the SVG of `artist` as it is now."""
        if type(artist) is Text and "$" not in artist.get_text():
            return self._text(artist) if artist.get_visible() and artist.get_text() else ""
        self._parts = []
        artist.draw(self)
        return "".join(self._parts)

    def _text(self, artist):
        """Write text as text: it can be selected, stays small, and the browser lays it out."""
        x, y = artist.get_transform().transform(artist.get_position())
        size = self.points_to_pixels(artist.get_fontsize())
        drop = _baseline(artist.get_verticalalignment()) * size
        anchor = {"center": "middle", "right": "end"}.get(artist.get_horizontalalignment(), "start")
        turn = f' transform="rotate({-artist.get_rotation():.3g})"' if artist.get_rotation() else ""
        weight = ' font-weight="bold"' if artist.get_fontweight() in ("bold", 700) else ""
        look = (
            f'font-size="{size:.3g}" text-anchor="{anchor}"{weight} fill="{to_hex(artist.get_color())}"{turn}'
        )
        words = f'<text y="{drop:.1f}" {look}>{html.escape(artist.get_text())}</text>'
        return f'<g transform="translate({x:.1f} {self.height - y:.1f})">{words}</g>'

    def flipy(self):
        """Say that y grows downwards, as in SVG."""
        return True

    def get_canvas_width_height(self):
        """Return the size of the picture in pixels."""
        return self.width, self.height

    def points_to_pixels(self, points):
        """Convert points (1/72 inch) to pixels."""
        return points * SCREEN_DPI / 72

    def get_text_width_height_descent(self, s, prop, ismath):
        """Measure text as Agg would."""
        return self._metrics.get_text_width_height_descent(s, prop, ismath)

    def draw_path(self, gc, path, transform, rgbFace=None):
        """Write a path as one ``<path>`` element."""
        # The limit only keeps far-off points from overflowing; the picture's own edge clips.
        far = 4 * max(self.width, self.height)
        clip = (-far, -far, far, far) if rgbFace is None else None
        path = path.cleaned(transform=transform, remove_nans=True, clip=clip, curves=True,
                            simplify=path.should_simplify and rgbFace is None)  # fmt: skip
        vertices = path.vertices.copy()
        vertices[:, 1] = self.height - vertices[:, 1]
        vertices = np.clip(vertices, -1e5, 1e5)
        d = _path_data(vertices, path.codes)
        if not d:
            return
        style = [_fill(rgbFace, gc)]
        width = self.points_to_pixels(gc.get_linewidth())
        if width and gc.get_rgb()[3]:
            style.append(f'stroke="{to_hex(gc.get_rgb())}" stroke-width="{width:.3g}"')
            if gc.get_rgb()[3] < 1:
                style.append(f'stroke-opacity="{gc.get_rgb()[3]:.3g}"')
            _, dashes = gc.get_dashes()
            if dashes is not None:
                style.append(
                    'stroke-dasharray="' + " ".join(f"{self.points_to_pixels(d):.3g}" for d in dashes) + '"'
                )
        element = f'<path d="{d}" {" ".join(style)}/>'
        box = gc.get_clip_rectangle()
        if box is not None:
            x, y = box.x0, self.height - box.y1
            drawn = vertices[(path.codes != Path.CLOSEPOLY) & (path.codes != Path.STOP)]
            margin = width / 2 + 0.5
            inside = (drawn >= (x - margin, y - margin)).all() and (
                drawn <= (x + box.width + margin, y + box.height + margin)
            ).all()
            if not inside:  # a nested viewport clips without an id that two views could share
                area = f"{x:.1f} {y:.1f} {box.width:.1f} {box.height:.1f}"
                sides = 'x="{}" y="{}" width="{}" height="{}"'.format(*area.split())
                element = f'<svg {sides} viewBox="{area}">{element}</svg>'
        self._parts.append(element)

    def draw_text(self, gc, x, y, s, prop, angle, ismath=False, mtext=None):
        """Write mathematics and annotations as paths."""
        place = Affine2D().scale(self.points_to_pixels(1)).rotate_deg(angle).translate(x, self.height - y)
        gc.set_linewidth(0)
        self.draw_path(gc, TextPath((0, 0), s, prop=prop), place, rgbFace=gc.get_rgb())


@cache
def _baseline(alignment):
    """How far below its anchor a line of text has its baseline, as a share of the font size."""
    size = 100
    font = FontProperties(family="DejaVu Sans", size=size)
    renderer = FigureCanvasAgg(Figure(dpi=72)).get_renderer()
    _, height, descent = renderer.get_text_width_height_descent("lp", font, False)
    below = {"bottom": -descent, "top": height - descent, "center": height / 2 - descent}
    return below.get(alignment, 0.0) / size


_COMMANDS = {
    Path.MOVETO: ("M", 1),
    Path.LINETO: ("L", 1),
    Path.CURVE3: ("Q", 2),
    Path.CURVE4: ("C", 3),
    Path.CLOSEPOLY: ("Z", 1),
}


def _path_data(vertices, codes):
    """Write vertices and matplotlib's path codes as the ``d`` of an SVG path, to a tenth of a pixel."""
    parts = []
    i = 0
    points = [f"{x:.1f} {y:.1f}".replace(".0 ", " ").removesuffix(".0") for x, y in vertices.tolist()]
    while i < len(points) and codes[i] in _COMMANDS:
        letter, count = _COMMANDS[codes[i]]
        parts.append(letter if letter == "Z" else letter + " ".join(points[i : i + count]))
        i += count
    return "".join(parts)


def _fill(face, gc):
    if face is None or (len(face) == 4 and face[3] == 0):
        return 'fill="none"'
    alpha = gc.get_alpha() if gc.get_forced_alpha() else (face[3] if len(face) == 4 else 1)
    return f'fill="{to_hex(face[:3])}"' + (f' fill-opacity="{alpha:.3g}"' if alpha < 1 else "")


class Explorer(anywidget.AnyWidget):
    """A figure that moves: state in, picture and sentence out.

    A subclass declares its state as `Number`, `Choice` and `Toggle` attributes, and writes `build`,
    `update`, `sentence`, and where it has them `handles`, `dragged`, `allowed` and `table`. An action
    is work that takes a while: a generator method that yields the share that is done, and a button for it
    in `actions`.

    It can be driven without a browser: set the state, read `sentence` and the data of the artists.

    Parameters
    ----------
    **state
        Start values of its controls.

    Raises
    ------
    TypeError
        For a name that is not a control.
    traitlets.TraitError
        For a value that a control does not take.
    """

    # As text: of a path anywidget would keep, for ever, each explorer that was made.
    _esm = (HERE / "engine.js").read_text(encoding="utf-8")
    _css = (HERE / "engine.css").read_text(encoding="utf-8")
    _scene = traitlets.Dict().tag(sync=True)
    _background = traitlets.Dict().tag(sync=True)  # that of the frame
    _packed = traitlets.Bytes().tag(sync=True)  # the frame as deflated JSON: a quarter of the bytes

    heading = ""
    how = ""
    actions = {}  # noqa: RUF012 - read only; name of a generator method: label of its button
    figure: Any = None  # what `build` made
    before: Any = None  # the state before the last gesture
    _ready = False  # made, and so fit to be shown
    _held = False  # while several controls change as one

    def __init_subclass__(cls, **kwargs):
        super().__init_subclass__(**kwargs)
        for name in _controls_of(cls):  # also those of a mix-in that is no explorer by itself
            _refuse_name(cls, name)
        cls.__signature__ = inspect.Signature(
            [
                inspect.Parameter(name, inspect.Parameter.KEYWORD_ONLY, default=default)
                for name, default in cls._defaults().items()
            ]
        )

    def __init__(self, **state):
        self._known(state)
        super().__init__()
        # Newer kernels hear the browser in a thread of its own, while a cell may move the explorer too.
        self._lock = threading.RLock()
        self._start = self.state()
        self._backgrounds = {}
        self._task = self._progress = None
        self._answered = {}  # view: the last of its messages that was answered
        with _explained(state) if state else contextlib.nullcontext(), house_style(), _numpy_as_usual():
            self._apply(state)
            self._home = self.before = self.state()
            self.figure = self.build()
            self.figure.draw_without_rendering()
            self.figure.set_layout_engine("none")  # from here on the axes stay where they are
            self.update()
            self._moving = [a for a in self.figure.findobj(include_self=False) if a.get_animated()]
            self._moving.sort(key=lambda artist: artist.get_zorder())
            self._recorder = SvgRecorder(self.figure)
            self._scene = self.describe_scene()
            self._show()
        self.observe(self._changed, names=list(self.controls()))
        self.on_msg(self._on_message)
        self._ready = True

    # What a subclass writes

    def build(self):
        """Make and return the matplotlib figure; artists that will move are made with ``animated=True``."""
        raise NotImplementedError(f"{type(self).__name__} must define build()")

    def update(self):
        """Move the artists to where the state puts them."""
        raise NotImplementedError(f"{type(self).__name__} must define update()")

    def sentence(self):
        """Say in words what is on screen."""
        raise NotImplementedError(f"{type(self).__name__} must define sentence()")

    def handles(self):
        """Return the list of `Handle` as they are now: always the same ones, in the same order."""
        return []

    def dragged(self, name, value):
        """Turn the new coordinate of the handle `name` into state, returned as a dict."""
        return {name: value}

    def allowed(self, state, old):
        """Return `state`, changed where together its values would leave the picture; `old` was allowed."""
        return state

    def table(self):
        """Return a `teachkit.figures.Table` to show below the figure, or None."""
        return None

    # What everybody uses

    @classmethod
    def controls(cls):
        """Return the controls by name, in the order in which they were written."""
        return _controls_of(cls)

    @classmethod
    def _defaults(cls):
        """Return the values that the controls have at first."""
        return {name: trait.default_value for name, trait in cls.controls().items()}

    def state(self):
        """Return the values of all controls as a plain dict."""
        return {name: getattr(self, name) for name in self.controls()}

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
        traitlets.TraitError
            For a value that a control does not take. The explorer then stays as it was.

        Examples
        --------
        >>> from teachkit.explorers import LookupExplorer
        >>> explorer = LookupExplorer(beta=20)
        >>> text = json.dumps(explorer.state())
        >>> explorer.beta = 3
        >>> explorer.restore(json.loads(text))
        >>> explorer
        LookupExplorer(beta=20.0)
        """
        if not isinstance(state, dict):
            raise TypeError(f"state must be a dict as state() returns it; got {type(state).__name__}")
        self._known(state)
        with self._change():
            self.before = self.state()
            self._apply({**self._start, **state})

    def set(self, **values):
        """Change several controls at once; all of them, or none if one value is refused."""
        self._known(values)
        with self._change():
            self._apply(values)

    def reset(self):
        """Go back to the values that this explorer was made with."""
        with self._change():
            self.before = self.state()
            self._apply(self._home)

    def drag(self, name, value):
        """Move a handle, as the pointer and the arrow keys do.

        Parameters
        ----------
        name : str
            That of the handle.
        value : float, or a sequence of floats in space
            Its new coordinate.

        Raises
        ------
        TypeError
            When there is no handle of this name.
        ValueError, traitlets.TraitError
            For a coordinate that it does not take. The explorer then stays as it was.

        Examples
        --------
        >>> from teachkit.explorers import ExponentialExplorer
        >>> explorer = ExponentialExplorer()
        >>> explorer.drag("cat", 1.5)
        >>> explorer.cat
        1.5
        """
        with self._change():
            self.before = self.state()
            self._drag(name, value)

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
        >>> from teachkit.explorers import ExponentialExplorer
        >>> explorer = ExponentialExplorer()
        >>> explorer.cat = 0
        >>> explorer.press("reset")
        >>> explorer.cat
        -2.2
        """
        if name == "reset":
            self.reset()
        else:
            self.run(name)

    def run(self, action):
        """Do an action to its end, as its button does in steps."""
        steps = self._steps(action)
        with self._change():
            for _ in steps:
                pass

    def code(self):
        """Return the call that makes an explorer in this state."""
        changed = [f"{name}={value!r}" for name, value in self.state().items() if value != self._start[name]]
        return f"{type(self).__name__}({', '.join(changed)})"

    def picture(self):
        """Return the present state as a `Picture`."""
        with self._lock, house_style(), _numpy_as_usual():
            return self._picture()

    def _picture(self):
        heading = self.heading if self.heading.endswith("?") else f"{self.heading}."
        return Picture(self.figure, f"{heading} {self.sentence()}", self.table())

    def __repr__(self):
        return self.code()

    def _repr_mimebundle_(self, **kwargs):
        data, metadata = super()._repr_mimebundle_(**kwargs) or ({}, {})
        with self._lock:
            # What a page without a kernel shows, and what nbval compares.
            return {**data, **self.picture()._repr_mimebundle_()}, metadata

    def _ipython_display_(self):
        cells.shown(self)
        bundle, _ = self._repr_mimebundle_()
        view = {WIDGET_VIEW: bundle.pop(WIDGET_VIEW)}
        bundle["text/html"] = f'{STILL_OR_LIVE}<div class="tk-still">{bundle["text/html"]}{ASLEEP}</div>'
        display(bundle, raw=True)
        display(view, raw=True)

    # The widget. It goes to the browser when it is first shown: until then ipywidgets, which keeps every
    # open widget for ever, does not know of it, and an explorer that nobody names any more is gone.

    def open(self):
        """Go to the browser, once there is something to show."""
        if self._ready and self.comm is None:
            if self.layout.comm is None:  # closed together with this
                self.layout.open()
            super().open()

    @property
    def model_id(self):
        """Under which name the browser knows it; whoever asks is about to show it."""
        self.open()
        return super().model_id

    def close(self):
        """Leave the browser, and stop an action that runs. When it is shown again it goes there again."""
        if self.comm is None:
            return
        with self._lock:
            if self._task:
                self._task.cancel()
            self.layout.close()
            super().close()
            self.__dict__.pop("_repr_mimebundle_", None)  # ipywidgets' mark of what is closed for good
            self._answered.clear()
            self._backgrounds.clear()

    # Between the state and the browser

    def _known(self, names):
        """Raise an error if `names` holds one that is not a control."""
        unknown = sorted(_called(name) for name in names if name not in self.controls())
        if unknown:
            raise TypeError(
                f"{type(self).__name__} has no control named {', '.join(unknown[:5])}; "
                f"its controls are {', '.join(self.controls())}"
            )

    def _changed(self, change):
        with self._lock:
            if not self._held:
                start = {**self.state(), change["name"]: change["old"]}
                with self._change(start):
                    self.before = start
                    self._apply({}, start)

    @contextlib.contextmanager
    def _change(self, start=None, view=None):
        """Draw what is changed in here. Where either fails all is as it was, and `view` is told why."""
        with self._lock, _numpy_as_usual():
            start, before = start or self.state(), self.before
            try:
                yield
                now = self.state()
                with _explained({name: value for name, value in now.items() if value != start[name]}):
                    self._refresh()
            except BaseException as error:  # an interrupted kernel owes an answer too
                self.before = before
                self._take_back(start, {} if view is None else {view: _refusal(error)})
                raise

    def _take_back(self, start, refused):
        try:
            self._apply(start)
            self._refresh(refused)
        except BaseException:  # it cannot be drawn any more: the last picture stays, with the answer
            self._send_frame({**self._frame, "answered": dict(self._answered), "refused": refused})

    def _apply(self, values, old=None):
        old = old or self.state()
        self._held = True
        try:
            for name, value in values.items():
                setattr(self, name, value)
            with _explained(values):
                allowed = self.allowed(self.state(), old)
            for name, value in allowed.items():
                setattr(self, name, value)
        except BaseException:
            for name, value in old.items():
                setattr(self, name, value)
            raise
        finally:
            self._held = False

    def _steps(self, action):
        if not isinstance(action, str) or action not in self.actions:
            raise TypeError(
                f"{type(self).__name__} has no action named {_called(action)}; "
                f"it has {', '.join(self.actions) or 'none'}"
            )
        return getattr(self, action)()

    async def _work(self, action):
        """Do an action in steps, between which the kernel hears Stop; what was reached is kept."""
        steps, refused = self._steps(action), {}
        try:
            while True:
                with self._lock, _numpy_as_usual():
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

    def _refresh(self, refused=()):
        with house_style():
            self.update()
            self._show(refused)

    def _on_message(self, _widget, payload, _buffers):
        self.handle_message(payload)

    def handle_message(self, payload):
        """Do what a view asks for, and answer, whatever it asked and whatever comes of it.

        Parameters
        ----------
        payload : dict
            ``values`` and ``dragged`` by name, ``action``, ``stop``, ``reset``, ``begin``; ``view`` and
            ``seq`` say whom to answer. What is refused changes nothing and is said in words. A view that
            ``closes`` needs no answer.
        """
        view, seq = _sender(payload)
        with self._lock, contextlib.suppress(Exception):  # the view was told
            if view is not None:
                self._answered[view] = seq
                while len(self._answered) > VIEWS_KEPT:
                    self._answered.pop(next(iter(self._answered)))
            if isinstance(payload, dict) and payload.get("closes"):
                self._backgrounds.clear()  # but for that of the frame: drawn again for a view that needs more
                return
            with self._change(view=view):
                self._carry_out(payload)

    def _carry_out(self, payload):
        if not isinstance(payload, dict):
            raise TypeError(f"a message must be a dict; got {_brief(payload)}")
        values, dragged = payload.get("values", {}), payload.get("dragged", {})
        if not isinstance(values, dict) or not isinstance(dragged, dict):
            raise TypeError("values and dragged must be dicts, by name")
        action = payload.get("action")
        if action is not None:
            self._steps(action)
        if payload.get("stop") or action or payload.get("reset"):
            if self._task:
                self._task.cancel()
        if action:
            self._task = asyncio.get_running_loop().create_task(self._work(action))
        if payload.get("reset"):
            self.before = self.state()
            self._apply(self._home)
            return
        if payload.get("begin"):
            self.before = self.state()
        self._known(values)
        for name, value in values.items():
            self._apply({name: value})
        for name, value in dragged.items():
            self._drag(name, value)

    def _handle_names(self):
        return [handle.name for handle in self.handles()]

    def _coordinates(self, name):
        """Return how many numbers say where a handle is."""
        return 1

    def _drag(self, name, value):
        names = self._handle_names()
        if name not in names:
            raise TypeError(
                f"{type(self).__name__} has no handle named {_called(name)}; "
                f"it has {', '.join(names) or 'none'}"
            )
        coordinates = list(value) if isinstance(value, list | tuple | np.ndarray) else [value]
        wanted = self._coordinates(name)
        if len(coordinates) != wanted or not all(map(_is_finite, coordinates)):
            words = "a finite number" if wanted == 1 else f"{wanted} finite numbers"
            raise ValueError(f"{name} must be dragged to {words}; got {_brief(value)}")
        with _explained({name: value}):
            values = self.dragged(name, value)
        self._apply(values)

    def describe_scene(self):
        """Return what the browser is told once, when a view is made."""
        return {
            "heading": self.heading,
            "how": self.how,
            "width": self._recorder.width,
            "height": self._recorder.height,
            "actions": list(self.actions.items()),
            "controls": [trait.describe(name) for name, trait in self.controls().items()],
            "handles": [
                {"name": h.name, "label": h.label, "direction": h.direction, "step": h.step,
                 "item": self._moving.index(h.artist)}
                for h in self.handles()
            ],
        }  # fmt: skip

    def describe_frame(self):
        """Return what the browser is told at every change."""
        table = self.table()
        return {
            "items": [self._recorder.record(artist) for artist in self._moving],
            "handles": [self._place(handle) for handle in self.handles()],
            "values": self.state(),
            "sentence": self.sentence(),
            "share": self._progress,
            "code": self.code(),
            "table": table and {**vars(table), "flagged": sorted(table.flagged)},
        }

    def _panels(self):
        """Return the axes that belong to the background."""
        return self.figure.axes

    def _show(self, refused=()):
        """Send the present picture to the browser: kilobytes, and the background only when it changed."""
        views = tuple(
            (ax.get_xlim(), ax.get_ylim(), ax.get_xscale(), ax.get_yscale(), ax.get_title(loc="left"))
            for ax in self._panels()
        )
        key = str(hash(views))
        if key not in self._backgrounds:
            self._backgrounds[key] = self._render_background()
            while len(self._backgrounds) > BACKGROUNDS_KEPT:
                self._backgrounds.pop(next(iter(self._backgrounds)))
        self._backgrounds[key] = self._backgrounds.pop(key)  # the last one used is the last to be forgotten
        self._send_frame(
            {
                "answered": dict(self._answered),
                "refused": dict(refused),
                "background": key,
                **self.describe_frame(),
            }
        )

    def _send_frame(self, frame):
        text = json.dumps(frame, ensure_ascii=False, allow_nan=False).encode()  # no browser reads NaN
        self._frame = frame
        with self.hold_sync():
            # That of this frame: a page that was saved, or is opened later, has this one and no other.
            if (key := frame["background"]) in self._backgrounds:
                self._background = {"key": key, "url": self._backgrounds[key]}
            self._packed = zlib.compress(text, 1)

    def _render_background(self):
        apart = {*self._moving, *self.figure.axes} - {*self._panels()}
        seen = [artist for artist in apart if artist.get_visible()]
        for artist in seen:
            artist.set_visible(False)
        try:
            return png_url(self.figure, BACKGROUND_DPI)
        finally:
            for artist in seen:
                artist.set_visible(True)

    def _place(self, handle):
        """Say where a handle is in pixels, and how pixels become data coordinates."""
        transform = handle.artist.axes.transData
        here, there = transform.transform([(handle.x, handle.y), (handle.x + 1, handle.y + 1)])
        along = 0 if handle.direction == "x" else 1
        pixels = (there - here)[along] * (1 if along == 0 else -1)
        value = (handle.x, handle.y)[along]
        return {
            "x": round(float(here[0]), 1),
            "y": round(float(self._recorder.height - here[1]), 1),
            "pixels": round(float(pixels), 3),
            "value": value,
            "low": handle.low,
            "high": handle.high,
            "text": handle.text
            or f"{handle.label} {number(value, max(0, -math.floor(math.log10(handle.step))))}",
        }

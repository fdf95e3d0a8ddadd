"""Nothing of the user's settings reaches a picture or an explorer, and every file is read as UTF-8."""

import contextlib
import os
import subprocess
import sys
from pathlib import Path

import matplotlib
import matplotlib.style
import numpy as np
import pytest
from settings_tools import asked, other_settings, settings

from teachkit import explorers
from teachkit.figures import Picture
from teachkit.figures.style import house_style, new_figure

PACKAGE = Path(explorers.__file__).parent.parent


@house_style()
def everything():
    """A figure with something of nearly all that matplotlib draws."""
    figure, axes = new_figure(6, 5, rows=2, columns=3)
    a, b, c, d, e, f = axes.flat
    a.plot([1, 2, 3], [3, 1, 2], "o--", label="line")
    a.set_title("a title"), a.legend(), a.grid(True), a.set_xlabel("x")
    b.bar(["cat", "dog"], [1, 2], yerr=0.2, hatch="/")
    b.annotate("here", (0, 1), (0.5, 2), arrowprops={"arrowstyle": "->"})
    c.imshow(np.arange(9).reshape(3, 3))
    c.text(0, 0, "$x^2$"), c.minorticks_on()
    d.scatter([1, 2], [1, 2]), d.set_yscale("log"), d.contour(np.arange(9.0).reshape(3, 3) + 1)
    e.hist([1, 1, 2]), e.boxplot([1, 2, 5]), e.errorbar([1], [1], 1)
    f.pcolormesh(np.eye(3)), f.fill_between([0, 3], [0, 1], alpha=0.3), f.axhline(1)
    figure.suptitle("everything")
    return figure


def drawn_picture():
    return Picture(everything(), "Everything.")._repr_html_()


def drawn_explorer(name):
    explorer = getattr(explorers, name)()
    first = explorer.frame()["items"], explorer.background()["url"]
    control, trait = next((n, t) for n, t in explorer.controls().items() if isinstance(t, explorers.Number))
    setattr(explorer, control, trait.high)
    frame = {key: told for key, told in explorer.frame().items() if key not in ("background", "code")}
    return *first, frame, explorer.picture()._repr_html_()


DRAWN = {"picture": drawn_picture} | {
    name: lambda name=name: drawn_explorer(name) for name in ("ThreeClassExplorer", "JacobianExplorer")
}


@pytest.mark.parametrize("draw", DRAWN.values(), ids=DRAWN)
def test_no_setting_reaches_what_is_drawn(draw):
    wanted, others = draw(), other_settings()
    assert len(others) > 0.9 * len(matplotlib.rcParams)
    with settings(others):
        same = draw() == wanted
    if not same:  # name the one
        for name, value in others.items():
            with settings({name: value}):
                assert draw() == wanted, name
    assert same, "several settings together"


def test_a_setting_that_is_asked_for_is_found():
    with asked() as leaks:
        figure = everything.__wrapped__()
        Picture(figure, "Everything.")._repr_html_()
    assert {"lines.linewidth", "axes.titlesize"} <= set(leaks)


def test_settings_that_change_between_making_and_drawing_reach_nothing():
    def made():
        return everything(), explorers.ExponentialExplorer()

    def drawn(figure, explorer):
        still = Picture(figure, "Everything.")._repr_html_(), explorer.picture()._repr_html_()
        explorer.drag("cat", 1.5)
        return *still, explorer.frame()

    wanted, things = drawn(*made()), made()
    with settings(other_settings()):
        assert drawn(*things) == wanted


@pytest.mark.parametrize("style", ["classic", "dark_background"])
def test_no_style_sheet_reaches_a_picture(style):
    wanted = drawn_picture()
    with matplotlib.style.context(style):
        assert drawn_picture() == wanted


def test_without_the_house_a_setting_would_be_seen():
    wanted = drawn_picture()
    with settings({"lines.linewidth": 9.0}):
        figure = everything.__wrapped__()
        assert Picture(figure, "Everything.")._repr_html_() != wanted


def run(code, *options, **environment):
    return subprocess.run(
        [sys.executable, *options, "-c", code],
        env={**os.environ, "PYTHONPATH": str(PACKAGE.parent), **environment},
        capture_output=True,
        text=True,
        encoding="utf-8",
        errors="replace",
    )


DRAW_ALL = """
import contextlib, hashlib, importlib, sys
sys.path.insert(0, {tests!r})
from settings_tools import other_settings, settings
from test_figures_contract import TOPICS
with settings(other_settings()) if {hostile} else contextlib.nullcontext():
    for topic in TOPICS:
        for name, make in getattr(importlib.import_module(topic), "PICTURES", {{}}).items():
            print(topic, name, hashlib.sha256(make()._repr_html_().encode()).hexdigest())
"""


def as_file(values):
    """Settings as lines of a matplotlibrc; those that no such line can hold are left out."""
    lines = []
    for name, value in values.items():
        text = str(value).strip("[]()").replace("'", "")
        with contextlib.suppress(Exception):
            if "#" not in text and matplotlib.rcParams.validate[name](text) == value:
                lines.append(f"{name}: {text}")
    return "\n".join(lines)


@pytest.mark.slow
def test_no_matplotlibrc_reaches_a_figure(tmp_path):
    """Every example is the same to the byte, also what matplotlib makes of its settings as it is loaded."""
    file = tmp_path / "matplotlibrc"
    file.write_text(as_file(other_settings()), encoding="utf-8")
    tests = str(Path(__file__).parent)
    wanted = run(DRAW_ALL.format(tests=tests, hostile=False))
    found = run(DRAW_ALL.format(tests=tests, hostile=True), "-W", "ignore", MATPLOTLIBRC=str(file))
    assert wanted.stdout.count("\n") > 60, wanted.stderr[-2000:]
    assert found.stdout.splitlines() == wanted.stdout.splitlines(), found.stderr[-2000:]


READ_ALL = """
import importlib, pkgutil, sys, warnings
import ipywidgets, anywidget, matplotlib.figure, numpy  # what they open is their own affair
import teachkit
for module in pkgutil.walk_packages(teachkit.__path__, "teachkit."):
    if "make_" not in module.name and "__main__" not in module.name:
        importlib.import_module(module.name)
from teachkit.data import load_digits, load_minilm
from teachkit.exercises import tasks
load_digits(), load_minilm()
assert all(task.text and task.stub is not None for task in tasks().values())
from teachkit.explorers.engine.space import SpaceView
assert chr(0x2212) in SpaceView._esm
print("read")
"""


def test_every_file_is_opened_with_its_encoding():
    found = run(READ_ALL, "-X", "warn_default_encoding", "-W", "error::EncodingWarning:teachkit")
    assert found.stdout == "read\n", found.stderr[-2000:]
    found = run(READ_ALL, "-X", "warn_default_encoding")
    ours = [line for line in found.stderr.splitlines() if "EncodingWarning" in line and "teachkit" in line]
    assert found.stdout == "read\n" and not ours


ASCII = {
    "LC_ALL": "C",
    "LANG": "C",
    "PYTHONCOERCECLOCALE": "0",
    "PYTHONUTF8": "0",
    "PYTHONIOENCODING": "utf-8",
}
# As on a Windows of another alphabet: what is opened without an encoding is read in its code page.
CODE_PAGE = """
import _io, io, locale, builtins
def as_there(file, mode="r", buffering=-1, encoding=None, *more, _open=builtins.open, **rest):
    if encoding in (None, "locale") and "b" not in mode:
        encoding = {page!r}
    return _open(file, mode, buffering, encoding, *more, **rest)
builtins.open = io.open = as_there
"""


def test_all_is_read_where_the_locale_is_ascii():
    found = run(READ_ALL, **ASCII)
    assert found.stdout == "read\n", found.stderr[-2000:]


@pytest.mark.parametrize(
    "page", ["cp1252", *(pytest.param(page, marks=pytest.mark.slow) for page in ("cp1250", "cp932", "cp949"))]
)
def test_all_is_read_under_a_code_page_that_is_not_utf_8(page):
    found = run(CODE_PAGE.format(page=page) + READ_ALL)
    assert found.stdout == "read\n", found.stderr[-2000:]


def test_a_code_page_is_noticed_where_an_encoding_is_missing():
    path = str(PACKAGE / "explorers" / "js" / "numbers.js")
    found = run(CODE_PAGE.format(page="cp1252") + f"print('−' in open({path!r}).read())")
    assert "False" in found.stdout or "UnicodeDecodeError" in found.stderr

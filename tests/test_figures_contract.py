"""Every public figure stands under the contract: a new one needs an example."""

import ast
import importlib
import inspect
import pkgutil
import re
from pathlib import Path

import pytest
from figure_contract import FigureContract

import teachkit.figures
from teachkit.figures.picture import Picture
from teachkit.figures.style import new_figure

HERE = Path(__file__).parent


def drawing_functions():
    """Yield topic and name of each public function that returns a picture."""
    for info in pkgutil.iter_modules(teachkit.figures.__path__):
        module = importlib.import_module(f"teachkit.figures.{info.name}")
        for name, thing in vars(module).items():
            own = inspect.isfunction(thing) and thing.__module__ == module.__name__
            if own and not name.startswith("_"):
                if re.search(r"^Returns\n-+\nPicture", inspect.getdoc(thing) or "", re.MULTILINE):
                    yield info.name, name


def examples():
    """Return, by topic, the names that stand in the examples of a test file."""
    found = {}
    for path in HERE.glob("test_figures_*.py"):
        for node in ast.parse(path.read_text(encoding="utf-8")).body:
            if isinstance(node, ast.Assign) and getattr(node.targets[0], "id", "") == "PICTURES":
                names = {n.attr for n in ast.walk(node) if isinstance(n, ast.Attribute)}
                names |= {n.id for n in ast.walk(node) if isinstance(n, ast.Name)}
                found[path.stem.removeprefix("test_figures_")] = names
    return found


def test_every_figure_has_an_example():
    known = examples()
    missing = [
        f"{topic}.{name}" for topic, name in drawing_functions() if name not in known.get(topic, set())
    ]
    assert [name for name in missing if not name.startswith("course.")] == []
    assert len(list(drawing_functions())) > 45


@pytest.mark.parametrize(
    "fault",
    ["dark", "untitled", "cut", "covered", "small"],
)
def test_the_contract_fails_where_a_picture_breaks_it(fault):
    figure, ax = new_figure(4, 3)
    ax.set_title("" if fault == "untitled" else "a title")
    ax.text(0.5, 0.5, "one", fontsize=4 if fault == "small" else 10)
    ax.text(9 if fault == "cut" else 0.5, 0.5 if fault == "covered" else 0.8, "two", clip_on=False)
    if fault == "dark":
        figure.set_facecolor("black")
    figure.set_layout_engine("none")

    class Broken(FigureContract):
        pictures = {"it": lambda: Picture(figure, "Two texts.")}  # noqa: RUF012

    contract = Broken()
    picture = Picture(figure, "Two texts.")
    figure.canvas.draw() if hasattr(figure.canvas, "renderer") else figure.draw_without_rendering()
    check = {
        "dark": contract.test_it_is_a_white_picture_with_a_title,
        "untitled": contract.test_it_is_a_white_picture_with_a_title,
        "cut": contract.test_nothing_is_cut,
        "covered": contract.test_no_text_lies_on_another,
        "small": contract.test_it_can_be_read,
    }[fault]
    with pytest.raises(AssertionError):
        check(picture)

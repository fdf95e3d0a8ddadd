"""Every public figure stands under the contract: a new one needs an example."""

import dataclasses
import functools
import importlib
import inspect
import math
import pkgutil
import re
from pathlib import Path

import numpy as np
import pytest
from figure_contract import FigureContract
from matplotlib.text import Text

import teachkit.figures
from teachkit import cross_entropy, logsumexp, softmax, to_temperature
from teachkit.figures.picture import Picture
from teachkit.figures.style import new_figure
from teachkit.losses import gradient_angle
from teachkit.temperature import score_variance

TOPICS = [path.stem for path in sorted(Path(__file__).parent.glob("test_figures_*.py"))]


def drawing_functions():
    """Return each public function that returns a picture, by topic and name."""
    found = {}
    for info in pkgutil.iter_modules(teachkit.figures.__path__):
        module = importlib.import_module(f"teachkit.figures.{info.name}")
        for name, thing in vars(module).items():
            own = inspect.isfunction(thing) and thing.__module__ == module.__name__
            if own and not name.startswith("_"):
                if re.search(r"^Returns\n-+\nPicture", inspect.getdoc(thing) or "", re.MULTILINE):
                    found[f"{info.name}.{name}"] = thing
    return found


FUNCTIONS = drawing_functions()


@functools.cache
def calls():
    """Return, by function, what each example gives it and the picture that it gets."""
    found, inside = {name: [] for name in FUNCTIONS}, []

    def watched(name, function):
        def call(*args, **options):
            inside.append(name)
            try:
                picture = function(*args, **options)
            finally:
                inside.pop()
            if not inside:  # not where one figure draws another
                given = inspect.signature(function).bind(*args, **options).arguments
                found[name].append((given, picture))
            return picture

        return call

    watching = {function: watched(name, function) for name, function in FUNCTIONS.items()}
    with pytest.MonkeyPatch.context() as patch:
        for function, call in watching.items():
            patch.setattr(importlib.import_module(function.__module__), function.__name__, call)
        for topic in TOPICS:
            for make in getattr(importlib.import_module(topic), "PICTURES", {}).values():
                watching.get(make, make)()
    return found


@pytest.mark.parametrize("name", FUNCTIONS)
def test_every_figure_has_an_example(name):
    assert calls()[name]


def test_the_figures_are_found():
    assert len(FUNCTIONS) >= 60


OPTIONS = [
    (name, option.name)
    for name, function in FUNCTIONS.items()
    for option in inspect.signature(function).parameters.values()
    if option.default is not option.empty
]


@pytest.mark.parametrize("name, option", OPTIONS)
def test_every_option_is_given_and_left_out(name, option):
    assert {option in given for given, _ in calls()[name]} == {True, False}


NUMBER = re.compile(r"(?<![\w.])[-−]?\d+(?:\.\d+)?(?:e[-−]?\d+)?")


def numbers_of(thing):
    """Yield every number that stands in a value: in arrays, in records, in text."""
    if isinstance(thing, str):
        yield from (float(text.replace("−", "-")) for text in NUMBER.findall(thing))
    elif isinstance(thing, np.ndarray) and thing.dtype.kind in "fiub":
        yield from thing.astype(float).ravel()
    elif isinstance(thing, (int, float, np.number)):
        yield float(thing)
    elif isinstance(thing, dict):
        yield from numbers_of([*thing, *thing.values()])
    elif isinstance(thing, (list, tuple, set, range)):
        for part in thing:
            yield from numbers_of(part)
    elif dataclasses.is_dataclass(thing):
        yield from numbers_of(vars(thing))


def drawn(picture):
    """Yield what the artists of a picture hold, and what is written in it and in its table."""
    for ax in picture.figure.axes:
        for line in ax.lines:
            yield np.ma.filled(np.ma.asarray(line.get_xydata(), dtype=float), np.nan)
        for patch in ax.patches:
            yield np.asarray(patch.get_xy() if hasattr(patch, "get_xy") else [], dtype=float)
            yield [getattr(patch, f"get_{side}", lambda: np.nan)() for side in ("width", "height")]
        for collection in ax.collections:
            yield np.ma.filled(np.ma.asarray(collection.get_offsets(), dtype=float), np.nan)
    yield [text.get_text() for text in picture.figure.findobj(Text)]
    yield picture.table.rows if picture.table else ()


def moved_walls_shares(priors):
    """The share of the square from -5 to 5 in which x1 - x2 is above the wall, column by column."""
    x1 = (np.arange(1000) + 0.5) / 100 - 5
    return [np.mean(np.clip(x1 + 5 + np.log(prior / (1 - prior)), 0, 10)) / 10 for prior in priors]


# What a description computes from the data and the picture does not hold: each is computed here once more.
DERIVED = {
    "attention.head_entropies": lambda entropies, most: np.mean(entropies),
    "distributions.rescaled_curves": lambda **given: 1,  # the sum of the dots
    "distributions.sampled": lambda counts, p, names=None: [
        np.abs(np.array(row) / np.sum(row) - p).max() for row in counts
    ],
    "geometry.moved_walls": moved_walls_shares,
    "geometry.gaussians": lambda num_classes, sigmas: np.multiply(sigmas, math.sqrt(2)),  # the distance in σ
    "geometry.down_the_diagonal": lambda: [90, math.sqrt(2 / 3)],
    "geometry.downhill_parts": lambda z, truth: gradient_angle(z, truth),
    "losses.gradient_arrows": lambda z, label: [
        cross_entropy(z, label),
        np.linalg.norm(softmax(z) - np.eye(len(z))[label]),
    ],
    "losses.products_and_logs": lambda p: np.prod(p),
    "softmax.ratio_ruler": lambda z, names=None: [
        *np.subtract.outer(z, z).flat,
        *np.exp(np.subtract.outer(z, z)).flat,
        logsumexp(z),
    ],
    "softmax.half_step_bound": lambda before, after: [
        0.5,
        max(
            np.linalg.norm(softmax(a) - softmax(b)) / np.linalg.norm(np.subtract(a, b))
            for a, b in zip(before, after, strict=True)
        ),
    ],
    "temperature.entropy_tangent": lambda z, beta=1, most=4: (
        beta * score_variance(z, temperature=to_temperature(beta=beta))
    ),
    "training.blobs_map": lambda x, labels, scores, title: np.mean(cross_entropy(scores(x), labels)),
}


def unknown_numbers(description, sources):
    """Return the numbers with decimals of a description that no source holds, to the digits shown."""
    known = np.fromiter((n for source in sources for n in numbers_of(source)), float)
    known = np.concatenate([known, 100 * known])  # per cent
    missing = []
    for text in NUMBER.findall(description):
        digits, _, power = text.replace("−", "-").partition("e")
        if "." in digits:
            unit = 10.0 ** (int(power or 0) - len(digits.partition(".")[2]))
            value = float(digits) * 10.0 ** int(power or 0)
            if not (np.abs(known - value) <= 0.501 * unit).any():
                missing.append(text)
    return missing


@pytest.mark.parametrize("name", FUNCTIONS)
def test_the_numbers_of_a_description_are_those_of_its_data(name):
    for given, picture in calls()[name]:
        sources = [*drawn(picture), *given.values()]
        if name in DERIVED:
            sources.append(np.ravel(DERIVED[name](**given)))
        assert not unknown_numbers(picture.description, sources)


@pytest.mark.parametrize("name", DERIVED)
def test_what_is_derived_is_of_a_figure_that_needs_it(name):
    assert any(unknown_numbers(p.description, [*drawn(p), *given.values()]) for given, p in calls()[name])


def test_a_number_that_is_not_of_the_data_is_found():
    given, picture = calls()["losses.loss_curve"][0]
    sources = [*drawn(picture), *given.values()]
    assert not unknown_numbers(picture.description, sources)
    assert unknown_numbers(picture.description + " It costs 7.318 nats.", sources) == ["7.318"]
    assert unknown_numbers("at −4.6052, at 4.6052e−9", sources) == ["−4.6052", "4.6052e−9"]


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

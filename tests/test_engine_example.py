"""The worked example of an explorer in CONTRIBUTING.md is one: it runs, and keeps the contract."""

import math
import re
from inspect import signature
from pathlib import Path

import pytest
import test_engine_contract as contract

GUIDE = (Path(__file__).parents[1] / "CONTRIBUTING.md").read_text(encoding="utf-8")


@pytest.fixture(scope="module")
def kind():
    section = GUIDE.split("## How to add an explorer")[1].split("\n## ")[0]
    (source,) = re.findall(r"```python\n(.*?)```", section, re.DOTALL)
    assert len(source.split("\n\n\n")[1].strip().splitlines()) <= 28  # of the class: about 25
    names = {}
    exec(source, names)
    return names["SigmoidExplorer"]


def test_it_draws_and_says_what_it_should(kind):
    explorer = kind()
    explorer.drag("score", -2)
    share = 1 / (1 + math.exp(2))
    dot = explorer.handles()["score"].artist
    (bar,) = explorer.figure.axes[1].patches
    assert dot.get_xydata().tolist() == [[-2, share]] and bar.get_height() == share
    assert explorer.short() == explorer.sentence() == "A score of −2.0 becomes a probability of 0.119."
    assert explorer.code() == "SigmoidExplorer(score=-2.0)"


PROMISES = {name: thing for name, thing in vars(contract).items() if name.startswith("test_")}
ON_BACKGROUNDS = [
    name for name, promise in PROMISES.items() if "real_backgrounds" in signature(promise).parameters
]


def keep(promise, explorer, **more):
    """Try a promise of the contract, with the last of the ways that it may be tried in."""
    ways = {"explorer": explorer, "how": "button", "state": "moved", **more}
    promise(*(ways[name] for name in signature(promise).parameters))


@pytest.mark.parametrize("name", sorted(PROMISES.keys() - set(ON_BACKGROUNDS)))
def test_it_keeps_the_contract(kind, name):
    keep(PROMISES[name], kind())


@pytest.mark.parametrize("name", ON_BACKGROUNDS)
def test_it_keeps_the_contract_of_backgrounds(kind, name, real_backgrounds):
    keep(PROMISES[name], kind(), real_backgrounds=real_backgrounds)

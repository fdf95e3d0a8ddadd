"""The explorer of lesson 09: each link of the chain is the number of the maths, and a state can be kept."""

import json

import numpy as np
import pytest
from explorer_tools import heights, send
from matplotlib.path import Path

from teachkit import SGD, attention, cross_entropy, cross_entropy_grad, one_hot, softmax
from teachkit.explorers import JoinedExplorer, LookupExplorer, NotTaken
from teachkit.figures.words import listing, number

FOUR = ("cat", "dog", "bird", "fish")
# What a learner did, one state after another, as kept in a file.
RECORDED = """[
{"truth": "fish", "temperature": 1.0, "cat": 2.0, "dog": 4.3, "bird": 1.2, "fish": -3.1, "rate": 1.0, "steps": 0.0},
{"truth": "fish", "temperature": 1.0, "cat": 2.0, "dog": 4.3, "bird": 1.2, "fish": -3.1, "rate": 1.0, "steps": 1.0},
{"truth": "fish", "temperature": 1.0, "cat": 2.0, "dog": 4.3, "bird": 1.2, "fish": -3.1, "rate": 1.0, "steps": 50.0},
{"truth": "fish", "temperature": 4.0, "cat": 2.0, "dog": 4.3, "bird": 1.2, "fish": -3.1, "rate": 1.0, "steps": 50.0},
{"truth": "cat", "temperature": 0.5, "cat": 2.0, "dog": 4.3, "bird": 1.2, "fish": -3.1, "rate": 0.25, "steps": 7.0},
{"truth": "bird", "temperature": 2.5, "cat": 6.0, "dog": 6.0, "bird": 6.0, "fish": -6.0, "rate": 2.0, "steps": 3.0}
]"""  # noqa: E501 - a state is a line
STATES = json.loads(RECORDED)
# Files that were kept before the values could be moved do not hold them.
VALUES = {name: value for name, value in JoinedExplorer().state().items() if "_value_" in name}


@pytest.fixture
def explorer():
    return JoinedExplorer()


def chain(state):
    """The logits, and all that follows from them, by the functions of the course."""
    z = np.array([state[name] for name in FOUR])
    label, T = FOUR.index(state["truth"]), state["temperature"]
    descent = SGD(state["rate"])
    losses = []
    for _ in range(int(state["steps"])):
        losses.append(cross_entropy(z / T, label))
        descent.step([z], [cross_entropy_grad(z / T, label) / T])
    losses.append(cross_entropy(z / T, label))
    return z, softmax(z, temperature=T), np.array(losses), (one_hot(label, 4) - softmax(z, temperature=T)) / T


def test_the_recorded_states_are_replayed(explorer):
    for state in STATES:
        explorer.restore(state)
        assert explorer.state() == {**state, **VALUES}
        z, p, losses, ways = chain(state)
        at = int(state["steps"])
        assert np.allclose(explorer.scores(), z, rtol=0, atol=1e-12)
        assert np.allclose(explorer.shares(), p, rtol=0, atol=1e-12)
        assert np.allclose(explorer.losses()[: at + 1], losses, rtol=0, atol=1e-12)
        assert np.allclose(explorer.downhill(), ways, rtol=0, atol=1e-12)
        assert np.allclose(heights(explorer.score_bars), z) and np.allclose(heights(explorer.share_bars), p)
        assert np.allclose(heights(explorer.way_bars), ways)
        assert np.allclose([tip.get_ydata()[0] for tip in explorer.tips], z + state["rate"] * ways)
        assert np.allclose(explorer.behind.get_xydata(), np.column_stack([range(at + 1), losses]))
        assert np.allclose(explorer.dot.get_xydata(), [[at, losses[-1]]])
        drawn = explorer.output_dot.get_xydata()[0]
        assert np.allclose(
            drawn, attention([1], z[:, None], explorer.value_rows(), scale=1 / state["temperature"])[0]
        )
        assert np.allclose(drawn, [p[1] + p[2], p[2] + p[3]])
        said = explorer.sentence()
        for words in (listing(FOUR, z, 4), listing(FOUR, p, 5), f"loss {number(losses[-1], 5)} nats"):
            assert words in said


def test_a_state_survives_a_file(tmp_path, explorer):
    explorer.set(**STATES[4])
    (tmp_path / "mine.json").write_text(json.dumps(explorer.state()))
    kept = json.loads((tmp_path / "mine.json").read_text())
    assert kept == {**STATES[4], **VALUES}
    again = JoinedExplorer(**kept)
    assert again.state() == kept and again.sentence() == explorer.sentence()
    assert again.frame()["items"] == explorer.frame()["items"]


def test_a_state_that_lacks_controls_takes_their_defaults():
    explorer = JoinedExplorer(cat=-5, steps=9)
    explorer.restore({"dog": 0.5})
    assert explorer.state() == {**JoinedExplorer().state(), "dog": 0.5}
    explorer.reset()
    assert explorer.cat == -5 and explorer.steps == 9


@pytest.mark.parametrize(
    "state, error, words",
    [
        ("{}", TypeError, r"state must be a dict as state\(\) returns it; got str"),
        (None, TypeError, "got NoneType"),
        ({"mouse": 1, 2: 3}, TypeError, "no control named 2, mouse; its controls are truth, temperature"),
        ({"dog": 1, "cat": 51}, NotTaken, r"^cat \(logit of cat at the start\) must be a number"),
        ({"dog": 1, "truth": "mouse"}, NotTaken, r"^truth \(true class\) must be one of fish"),
        ({"dog": 1, "rate": float("nan")}, NotTaken, r"^rate \(learning rate\) must be a number"),
    ],
)  # fmt: skip
def test_a_state_that_is_wrong_says_so_and_changes_nothing(explorer, state, error, words):
    explorer.set(**STATES[5])
    with pytest.raises(error, match=words):
        explorer.restore(state)
    assert explorer.state() == {**STATES[5], **VALUES}


def test_a_restored_state_is_what_the_browser_sees():
    explorer = LookupExplorer()
    explorer.restore({"beta": 20.0})
    assert explorer.frame()["values"] == {**LookupExplorer().state(), "beta": 20.0}
    assert explorer.before == LookupExplorer().state()


def test_one_step_and_all_of_them(explorer):
    explorer.run("step")
    assert explorer.steps == 1
    assert np.allclose(explorer.scores(), chain(STATES[1])[0])
    explorer.run("walk")
    assert explorer.steps == 50 and "All 50 steps are taken" in explorer.sentence()
    last = explorer.state()
    explorer.run("step")
    explorer.run("walk")
    assert explorer.state() == last


def test_a_hand_stops_the_walk(explorer):
    walk = explorer._steps("walk")
    assert [next(walk), next(walk)] == [1 / 50, 2 / 50]
    send(explorer, dragged={"dog": 1.0})
    assert list(walk) == [] and explorer.steps == 0


def test_the_next_step_is_the_one_that_is_said(explorer):
    before = explorer.sentence()
    explorer.run("step")
    assert f"takes the logits to {listing(FOUR, explorer.scores(), 4)}" in before
    assert f"and the loss to {number(explorer.loss(), 5)}" in before


def test_steps_are_whole(explorer):
    with pytest.raises(NotTaken, match=r"steps taken.* must be a whole number from 0 to 50; got 7.4"):
        explorer.steps = 7.4
    send(explorer, dragged={"steps": 12.6})
    assert explorer.steps == 13 and explorer.handles()["steps"].spoken([]).startswith("13 steps taken, loss ")


def test_a_logit_that_is_moved_starts_the_steps_anew_and_the_others_stay(explorer):
    explorer.restore({**STATES[5], "steps": 50})
    here = explorer.scores()
    assert here[2] > 6  # beyond what a dot is dragged to
    assert explorer.frame()["handles"][2]["high"] == here[2] and explorer.frame()["handles"][1]["high"] >= 6
    send(explorer, dragged={"dog": 1.5})
    assert explorer.steps == 0
    assert np.allclose(explorer.scores(), [here[0], 1.5, *here[2:]], atol=1e-6)


@pytest.mark.parametrize("rounds", [1, 6])
def test_starting_anew_again_and_again_cuts_nothing(explorer, rounds):
    explorer.set(cat=6, dog=6, bird=6, fish=6, temperature=4, rate=2)
    for k in range(rounds):
        explorer.steps = 50
        here = explorer.scores()
        explorer.drag("cat", 0.5 + k % 4)
        assert np.allclose(explorer.scores()[1:], here[1:], atol=1e-6)


FAR = {"cat": 6, "dog": 6, "bird": 6, "fish": 6, "temperature": 4, "rate": 2, "steps": 50}


@pytest.mark.parametrize("far", [FAR, {**FAR, "cat": 20, "dog": -20}, {"fish": -50, "dog": 50, "rate": 2}])
@pytest.mark.parametrize("steps", [0, 5, 50])
def test_the_far_start_stays_in_the_picture(explorer, far, steps):
    explorer.restore({**far, "steps": steps})
    low, high = explorer.logit_axes.get_ylim()
    for text, tip in zip(explorer.score_texts, explorer.tips, strict=True):
        assert low < text.get_position()[1] < high and low < tip.get_ydata()[0] < high
    background = explorer.frame()["background"]
    explorer.reset()
    assert explorer.logit_axes.get_ylim() == (-8.8, 8.8) and explorer.frame()["background"] == background


def test_the_values_are_dragged_and_the_output_stays_within_what_they_span(explorer):
    send(explorer, dragged={"dog_value": [1.2, 0.4]})
    assert (explorer.dog_value_x, explorer.dog_value_y) == (1.2, 0.4) and explorer.steps == 0
    drawn = explorer.output_dot.get_xydata()[0]
    assert np.allclose(drawn, explorer.shares() @ [[0, 0], [1.2, 0.4], [1, 1], [0, 1]])
    assert explorer.table().rows[1][-1] == "(1.2, 0.4)"
    inside = [Path(triangle).contains_point(drawn, radius=1e-9) for triangle in explorer.triangles()]
    assert any(inside)


def test_the_output_is_the_same_where_all_logits_are_equal(explorer):
    explorer.set(cat=1, dog=1, bird=1, fish=1)
    assert np.allclose(explorer.attended()[0], 0.5) and np.allclose(explorer.attended()[1], 0.25)


def test_the_table_holds_the_chain(explorer):
    table = explorer.table()
    assert table.rows[3][:5] == ["fish", "−3.1000", "−3.1000", "0.00053", "1"]
    assert [row[-1] for row in table.rows] == ["(0, 0)", "(1, 0)", "(1, 1)", "(0, 1)"]

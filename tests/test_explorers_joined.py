"""The explorer of lesson 09: each link of the chain is the number of the maths, and a state can be kept."""

import json

import numpy as np
import pytest
import traitlets
from explorer_tools import heights, send

from teachkit import SGD, attention, cross_entropy, cross_entropy_grad, one_hot, softmax
from teachkit.explorers import JoinedExplorer, LookupExplorer
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
        assert explorer.state() == state
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
            drawn, attention([1], z[:, None], explorer.values, scale=1 / state["temperature"])[0]
        )
        assert np.allclose(drawn, [p[1] + p[2], p[2] + p[3]])
        said = explorer.sentence()
        for words in (listing(FOUR, z, 4), listing(FOUR, p, 5), f"loss {number(losses[-1], 5)} nats"):
            assert words in said


def test_a_state_survives_a_file(tmp_path, explorer):
    explorer.set(**STATES[4])
    (tmp_path / "mine.json").write_text(json.dumps(explorer.state()))
    kept = json.loads((tmp_path / "mine.json").read_text())
    assert kept == STATES[4]
    again = JoinedExplorer(**kept)
    assert again.state() == kept and again.sentence() == explorer.sentence()
    assert again._frame["items"] == explorer._frame["items"]


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
        ({"dog": 1, "cat": 7}, traitlets.TraitError, r"^cat \(logit of cat at the start\) must be a number"),
        ({"dog": 1, "truth": "mouse"}, traitlets.TraitError, r"^truth \(true class\) must be one of fish"),
        ({"dog": 1, "rate": float("nan")}, traitlets.TraitError, r"^rate \(learning rate\) must be a number"),
    ],
)  # fmt: skip
def test_a_state_that_is_wrong_says_so_and_changes_nothing(explorer, state, error, words):
    explorer.set(**STATES[5])
    with pytest.raises(error, match=words):
        explorer.restore(state)
    assert explorer.state() == STATES[5]


def test_a_restored_state_is_what_the_browser_sees():
    explorer = LookupExplorer()
    explorer.restore({"beta": 20.0})
    assert explorer._frame["values"] == {**LookupExplorer().state(), "beta": 20.0}
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
    explorer.steps = 7.4
    assert explorer.steps == 7
    send(explorer, dragged={"steps": 12.6})
    assert explorer.steps == 13 and explorer._frame["handles"][4]["text"].startswith("13 steps taken, loss ")


def test_a_logit_that_is_moved_starts_the_steps_anew(explorer):
    explorer.restore({**STATES[5], "steps": 50})
    here = explorer.scores()
    assert here[2] > 6  # beyond what a start can be
    send(explorer, dragged={"dog": 1.5})
    assert explorer.steps == 0
    assert np.allclose(explorer.scores(), [here[0], 1.5, 6, max(here[3], -6)], atol=1e-6)


def test_the_far_start_stays_in_the_picture(explorer):
    explorer.restore({"cat": 6, "dog": 6, "bird": 6, "fish": 6, "temperature": 4, "rate": 2, "steps": 50})
    low, high = explorer.logit_axes.get_ylim()
    for text, tip in zip(explorer.score_texts, explorer.tips, strict=True):
        assert low < text.get_position()[1] < high and low < tip.get_ydata()[0] < high
    explorer.reset()
    assert explorer.logit_axes.get_ylim() == explorer.near


def test_the_output_is_the_same_where_all_logits_are_equal(explorer):
    explorer.set(cat=1, dog=1, bird=1, fish=1)
    assert np.allclose(explorer.attended()[0], 0.5) and np.allclose(explorer.attended()[1], 0.25)


def test_the_table_holds_the_chain(explorer):
    table = explorer.table()
    assert table.rows[3][:5] == ["fish", "−3.1000", "−3.1000", "0.00053", "1"]
    assert [row[-1] for row in table.rows] == ["(0, 0)", "(1, 0)", "(1, 1)", "(0, 1)"]

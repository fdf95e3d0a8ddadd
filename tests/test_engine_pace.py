"""No step of an explorer takes much longer than the others: counted in work, the same on each machine."""

import sys
from statistics import median

import pytest
from explorer_tools import EXPLORERS, first_state, send

from teachkit.explorers import Choice, Explorer, Number, panels
from teachkit.explorers.engine.view import packed

SLOWER = 3  # times the median, at most
STEPS = 9  # of each number, from end to end
MESSAGE = 6000  # calls that the kernel makes beside, whatever the message


def calls(act):
    """Return how many Python functions are called."""
    count = 0

    def note(frame, event, argument):
        nonlocal count
        count += event == "call"

    sys.setprofile(note)
    try:
        act()
    finally:
        sys.setprofile(None)
    return count


def stops(control):
    """Return the values at which a control stops on its way from end to end."""
    if not isinstance(control, Number):
        return control.ends()
    low, high = control.low, control.high
    shares = [k / (STEPS - 1) for k in range(STEPS)]
    if control.log:
        places = [low ** (1 - share) * high**share for share in shares]
    else:
        places = [low + share * (high - low) for share in shares]
    return [control.settled(place) for place in places]  # one between whole numbers would be refused


def paces(explorer):
    """Return by control the work of the slowest step, as a multiple of the median of all steps."""
    work, camera = {}, explorer.describe_scene().get("local", ())
    for name, control in explorer.controls().items():
        if name in camera:  # the browser does that by itself
            continue
        explorer.reset()
        for count in ([], work.setdefault(name, [])):  # on the first way caches are filled
            for value in stops(control):

                def step(name=name, value=value):
                    packed(explorer.handle_message({"values": {name: value}}))

                count.append(MESSAGE + calls(step))
    usual = median(count for counts in work.values() for count in counts)
    return {name: max(counts) / usual for name, counts in work.items() if counts}


@pytest.mark.slow
@pytest.mark.parametrize("kind", EXPLORERS.values(), ids=EXPLORERS)
def test_no_step_is_slower_than_three_times_the_median(kind):
    found = paces(first_state(kind))
    assert {name: round(pace, 1) for name, pace in found.items() if pace > SLOWER} == {}


class Slow(Explorer):
    """A line, whose axis is laid out anew with a thousand ticks where `place` is at its end."""

    heading, how = "A line", "Drag it."
    place = Number(0, 0, 1)
    kind = Choice(["thin", "bold"])

    def build(self):
        figure, axes = panels("all", 8, 3)
        (line,) = axes["all"].plot([0, 1], [0, 1])
        self.follow(line, ydata=lambda: [0, self.place], linewidth=lambda: 1 + (self.kind == "bold"))
        self.follow(axes["all"], xticks=lambda: range(200 if self.place == 1 else 2))
        return figure

    def sentence(self):
        return f"The line is at {self.place:.2f}."


def test_a_slow_step_is_found():
    found = paces(Slow())
    assert found["place"] > SLOWER > found["kind"]
    assert not send(Slow(), values={"place": 1})["refused"]

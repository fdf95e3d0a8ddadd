"""A user's settings of matplotlib: each with another value than its own, and who asks for one of them."""

import functools
import warnings

import matplotlib
import pytest

from teachkit.figures.style import house_style

# A value of each kind that a setting may take; the first that is taken and differs is tried.
OTHERS = [True, False, 3, 1.7, 0.3, "red", "bold", "large", "none", "left", "bottom", "both", "serif",
          "dashed",
          "tight", "classic", "x", "45", [3.0, 1.0], ["serif"], "svg", "nearest", "viridis", "TrueType", "%H",
          (2, 5), "polar", "log", "out", "in", "round", "miter", "-.", "o", "major", "y", "center", "figure",
          "stix", "cm", 50]  # fmt: skip


def another_value(name):
    """A value of this setting that is not the default's; None where there is no other."""
    validate = matplotlib.rcParams.validate.get(name)
    default = dict.__getitem__(matplotlib.rcParamsDefault, name)
    if validate is None:
        return None
    for value in OTHERS:
        try:
            with warnings.catch_warnings():
                warnings.simplefilter("error")
                taken = validate(value)
        except Exception:
            continue
        if str(taken) != str(default):
            return taken
    return None


@functools.cache
def other_settings():
    found = {name: another_value(name) for name in matplotlib.rcParams if not name.startswith("backend")}
    return {name: value for name, value in found.items() if value is not None}


class settings:
    """All settings as a user might have them, entry by entry, whatever goes with what."""

    def __init__(self, values):
        self.values = values

    def __enter__(self):
        self.before = dict.copy(matplotlib.rcParams)
        dict.update(matplotlib.rcParams, self.values)

    def __exit__(self, *_):
        changed = {
            k: v for k, v in self.values.items() if str(dict.__getitem__(matplotlib.rcParams, k)) != str(v)
        }
        dict.update(matplotlib.rcParams, self.before)
        assert not changed, "drawing leaves the user's settings as they were"


# Settings of the program, for which matplotlib asks whatever is drawn.
OF_THE_PROGRAM = {"backend", "interactive", "toolbar", "timezone", "figure.max_open_warning"}


class asked:
    """The names of the settings that are asked for while they are the user's, and not the house's."""

    def __enter__(self):
        found, kind = [], type(matplotlib.rcParams)
        with house_style():
            of_house = dict.__getitem__(matplotlib.rcParams, "savefig.facecolor")
        assert dict.__getitem__(matplotlib.rcParams, "savefig.facecolor") != of_house

        def watched(look_up):
            @functools.wraps(look_up)
            def asks(self, name):
                if self is matplotlib.rcParams and name not in OF_THE_PROGRAM:
                    if dict.__getitem__(self, "savefig.facecolor") != of_house:
                        found.append(name)
                return look_up(self, name)

            return asks

        self.patch = pytest.MonkeyPatch()
        for way in ("__getitem__", "_get"):
            self.patch.setattr(kind, way, watched(getattr(kind, way)))
        return found

    def __exit__(self, *_):
        self.patch.undo()

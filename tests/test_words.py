"""Numbers in words: one hand writes them all, and what it writes can be read back."""

import ast
import math
import re
import subprocess
import sys
from pathlib import Path

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from teachkit.figures import Table, words
from teachkit.figures.attention import head_entropies
from teachkit.figures.distributions import sampled
from teachkit.figures.softmax import half_step_bound
from teachkit.figures.training import network_drawing
from teachkit.figures.words import (
    beside_one,
    cell,
    code,
    exponential,
    how_many,
    listing,
    number,
    padded,
    percent,
    rounded,
    significant,
)

PACKAGE = Path(words.__file__).parent.parent


@pytest.mark.parametrize(
    ("value", "digits", "text"),
    [
        (0.6590011, 3, "0.659"),
        (2, 3, "2.000"),
        (2, 0, "2"),
        (-0.70454545, 3, "−0.705"),
        (0, 3, "0.000"),
        (-0.0, 3, "0.000"),
        (-0.0004, 0, "−4e−4"),
        (2.05e-9, 3, "2.05e−9"),
        (-2.05e-9, 1, "−2.05e−9"),
        (0.0004, 3, "4e−4"),
        (99999.94, 1, "99999.9"),
        (1e5, 0, "100000"),
        (1234567, 3, "1.23e6"),
        (-1.5e300, 2, "−1.5e300"),
        (float("nan"), 3, "not a number"),
        (float("-inf"), 3, "−infinity"),
        (np.float32(0.5), 2, "0.50"),
        (True, 1, "1.0"),
    ],
)
def test_fixed_digits(value, digits, text):
    assert number(value, digits) == text


@pytest.mark.parametrize(
    ("write", "value", "text"),
    [
        (significant, 0.5, "0.5"),
        (significant, -0.0, "0"),
        (significant, 9999.6, "10000"),
        (significant, 999999.6, "1000000"),
        (significant, 123456.7, "123457"),
        (significant, 1e-4, "0.0001"),
        (significant, 9.999e-5, "1e−4"),
        (significant, -2.5, "−2.5"),
        (padded, 0.5, "0.500000"),
        (padded, -0.0, "0"),
        (padded, 999999.5, "1000000"),
        (percent, 1.0, "100.00 %"),
        (percent, 1e-300, "1e−298 %"),
        (exponential, math.log(9.996e-7), "1e−6"),
        (exponential, -1e6, "3.3e−434295"),
        (beside_one, 0.5, "0.5"),
        (beside_one, 1 - 1e-9, "1 − 1e−9"),
        (beside_one, float("nan"), "not a number"),
        (cell, -1e-9, "0.00"),
        (how_many, 1e6, "1,000,000"),
        (code, np.float64(0.1), "0.1"),
        (code, np.bool_(False), "False"),
        (code, 10**20, "1e+20"),
        (code, float("nan"), "nan"),
    ],
)
def test_the_other_rules(write, value, text):
    assert write(value) == text


@pytest.mark.parametrize("write", [number, significant, padded, percent])
def test_a_large_number_is_written_one_way(write):
    value = 1234567 / 100 if write is percent else 1234567
    assert write(value).removesuffix(" %") == "1.23e6"


@given(st.floats(-1e300, 1e300), st.integers(0, 6))
def test_fixed_digits_can_be_read_back(value, digits):
    text = number(value, digits)
    assert "-" not in text and "+" not in text
    read = float(text.replace("−", "-"))
    assert abs(read - value) <= max(0.51 * 10.0**-digits, 0.0051 * abs(value) if "e" in text else 0)
    assert (read == 0) == (value == 0), "only zero is written as zero"


@given(st.floats(-1e300, 1e300), st.integers(1, 9))
def test_significant_figures_can_be_read_back(value, figures):
    for write in (significant, padded):
        text = write(value, figures)
        assert "-" not in text and "+" not in text and "e0" not in text
        kept = figures if figures > 6 or "e" not in text else min(figures, 3)
        near = 0.51 * 10.0**-figures if write is padded and abs(value) < 1 else 0
        assert float(text.replace("−", "-")) == pytest.approx(value, rel=0.51 * 10.0 ** (1 - kept), abs=near)
    assert not re.search(r"\.\d*0$|\.$", significant(value, figures))


@given(st.floats(-1e6, 1e6))
def test_exponentials_can_be_read_back(log_value):
    text = exponential(log_value).replace("−", "-")
    mantissa, _, exponent = text.partition("e")
    read = math.log(float(mantissa)) + int(exponent or 0) * math.log(10)
    assert read == pytest.approx(log_value, abs=0.006)


@given(st.floats(-1e307, 1e307), st.integers(1, 17))
def test_code_is_code(value, figures):
    assert float(code(value, figures)) == pytest.approx(value, rel=10.0 ** (1 - figures))
    assert not code(value, figures).startswith("-0") or float(code(value, figures)) < 0


@given(st.floats(1e-300, 1e300), st.integers(1, 12))
def test_what_is_rounded_reads_as_it_is(value, figures):
    assert float(code(rounded(value, figures), 17)) == rounded(value, figures)
    assert rounded(value, figures) == pytest.approx(value, rel=0.51 * 10.0 ** (1 - figures))


def test_a_listing_pairs_names_and_numbers():
    assert listing(["cat", "dog"], np.array([0.659, -0.2424]), 2) == "cat 0.66, dog −0.24"
    assert listing([], []) == ""
    with pytest.raises(ValueError):
        listing(["cat"], [0.7, 0.3])


def other_writers(tree):
    """Places where a number is written by a format of its own."""
    for node in ast.walk(tree):
        if isinstance(node, ast.FormattedValue) and node.format_spec is not None:
            spec = "".join(part.value for part in node.format_spec.values if isinstance(part, ast.Constant))
            if re.search(r"[eEfFgG%]$", spec):
                yield node.lineno
        if isinstance(node, ast.Constant) and isinstance(node.value, str):
            if re.search(r"\{[a-z]*:[^{}]*[eEfFgG%]\}|%(\.\d+)?[eEfFgG](?![a-z])", node.value):
                yield node.lineno


# What no person reads: the coordinates of an SVG, and numbers that are rounded to be computed with.
MACHINES = {"explorers/engine/svg.py", "figures/words.py"}


@pytest.mark.parametrize("folder", ["figures", "explorers", "exercises"])
def test_nobody_else_writes_numbers(folder):
    found = [
        f"{path.relative_to(PACKAGE)}:{line}"
        for path in sorted((PACKAGE / folder).rglob("*.py"))
        if path.relative_to(PACKAGE).as_posix() not in MACHINES
        for line in other_writers(ast.parse(path.read_text(encoding="utf-8")))
    ]
    assert not found


def test_another_writer_would_be_found():
    for source in ('f"{x:.3f}"', 'f"{x:g}"', '"{x:.2e}".format(x=1)', '"%.3f" % x', 'f"{100 * x:.1%}"'):
        assert list(other_writers(ast.parse(source)))


def test_writing_needs_no_matplotlib():
    code = "import sys, teachkit.figures.words; print('matplotlib' in sys.modules)"
    assert subprocess.check_output([sys.executable, "-c", code], text=True) == "False\n"


def test_pictures_and_tables_say_one_of_something():
    said = [
        repr(head_entropies([[0.5]], 2.0)),
        repr(sampled([[1, 0], [1, 1]], [0.5, 0.5])),
        repr(network_drawing([1, 2, 1])),
        repr(half_step_bound([[0.0, 0.0]], [[1.0, 0.0]])),
    ]
    with pytest.raises(ValueError, match="which has 1 row and 1 column; got") as error:
        Table(["a"], [["b"]], flagged=[(1, 1)])
    assert not re.search(r"\b1 \w+s\b", " ".join([*said, str(error.value)]))
    assert "1 layer and 1 head" in said[0] and "1 draw:" in said[1] and "1 dot:" in said[3]
    assert "1 number enters" in said[2] and "1 score leaves" in said[2]

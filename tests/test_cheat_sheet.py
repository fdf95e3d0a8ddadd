"""The cheat sheet: its code prints what it says, its numbers are computed, its links lead somewhere."""

import ast
import doctest
import inspect
import re
from functools import reduce
from pathlib import Path

import numpy as np
import pytest
from lesson_size import words_in
from test_notebooks import NOTEBOOKS, Lesson, anchors

import teachkit

SHEET = Path(__file__).parent.parent / "notebooks" / "cheat_sheet.md"
TEXT = SHEET.read_text(encoding="utf-8")
MOST_WORDS = 450  # a printed page


def rows(section):
    """The cells of each row of the table under a heading, without its head."""
    part = TEXT.partition(f"## {section}\n")[2].partition("\n## ")[0]
    lines = [line for line in part.splitlines() if line.startswith("|")]
    return [[cell.strip() for cell in line.strip("|").split("|")] for line in lines[2:]]


def numbers():
    return [(number, code.strip("`")) for number, _, code in rows("Numbers to remember")]


def functions():
    return re.findall(
        r"`([\w.]+\([^`]*\))`", " ".join(row[2] for row in rows("Formulas, and who computes them"))
    )


def wrong_prints(text):
    """What the code between ```pycon and ``` prints otherwise than it says, as doctest reports it."""
    [code] = re.findall(r"^```pycon\n(.*?)^```", text, re.MULTILINE | re.DOTALL)
    test = doctest.DocTestParser().get_doctest(code, {}, SHEET.name, str(SHEET), 0)
    assert len(test.examples) > 5
    found = []
    doctest.DocTestRunner(verbose=False).run(test, out=found.append)
    return "".join(found)


def test_its_code_prints_what_it_says():
    assert wrong_prints(TEXT) == ""


def test_a_wrong_digit_of_its_code_is_found():
    assert "0.384" in TEXT and wrong_prints(TEXT.replace("0.384", "0.385"))


@pytest.mark.parametrize("number, code", numbers())
def test_its_numbers_are_computed(number, code):
    value = eval(code, {"np": np} | vars(teachkit))
    assert f"{float(value):.{len(number.partition('.')[2])}f}" == number


def test_there_are_numbers_and_functions():
    assert len(numbers()) >= 5 and len(functions()) >= 20


@pytest.mark.parametrize("call", functions())
def test_its_functions_are_called_as_they_are(call):
    tree = ast.parse(call, mode="eval").body
    function = reduce(getattr, ast.unparse(tree.func).split("."), teachkit)
    # raises where the function takes no such arguments
    inspect.signature(function).bind(*tree.args, **{keyword.arg: None for keyword in tree.keywords})


def test_its_links_lead_to_every_lesson_and_nowhere_else():
    lessons = set()
    for file, anchor in re.findall(r"\]\(([^)#]+)#?([^)]*)\)", TEXT):
        assert (SHEET.parent / file).is_file(), file
        if file.endswith(".ipynb"):
            lessons.add(file)
            assert not anchor or anchor.lower() in anchors(Lesson(SHEET.parent / file)), anchor
    assert lessons == {path.name for path in NOTEBOOKS}


def test_it_fits_a_page():
    assert words_in(TEXT) < MOST_WORDS

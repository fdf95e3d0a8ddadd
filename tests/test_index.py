"""The index of the course: what its sources hold, and the section that treats it.

The sources are a video, the programs behind it and three articles. What they show, print, say, ask and
promise was listed before the course was written: R are the subjects, N the printed numbers, E the
statements that are wrong or loose, Q the questions of learners, I the interactive pictures of the
originals, P what they promised and never gave. Each notebook names in its metadata
(`teachkit.rows`) what it treats, and under which heading: so nothing can be lost unseen.
"""

import html
import itertools
import json
import re

import pytest
from test_notebooks import NOTEBOOKS, Lesson, anchors

SUBJECTS = """
R01 list comprehensions            R02 one-hot labels                 R03 what a logit is
R04 course map and checks          R05 one notation for all sources
R10 logits on the exponential      R11 the curve divided by its sum   R12 one logit traces a sigmoid
R13 the frozen curve               R14 softmax in four steps          R15 the table of four classes
R16 the axioms of probability      R17 discrete or continuous         R18 plain division
R19 shift invariance               R20 stability and logsumexp        R21 another base
R22 ratios and distances           R23 rounding                       R24 argmax, ties
R25 Jacobian                       R26 a batch, its axis              R27 fast enough
R30 temperature                    R31 sampling                       R32 entropy is not variance
R33 beta 500 and beta 1            R34 who gains                      R35 overconfidence
R36 how large must beta be         R37 measures of unsureness
R40 sigmoid, a softmax of two      R41 spare weights                  R42 tanh, a stable sigmoid
R43 other S-curves                 R44 the matching loss
R50 two classes in space           R51 their slopes and loss          R52 their Gaussians
R53 three classes in space         R54 their slopes and loss          R55 the gradient in two parts
R56 their Gaussians                R57 four classes                   R58 five classes
R59 n classes
R60 the curve of the loss          R61 soft targets                   R62 one-hot targets
R63 the gradient p - y             R64 from logits, softmax twice     R65 why this loss
R66 argmax cannot be trained       R67 label smoothing
R70 Gaussians and Bayes            R71 logits whose truth is known    R72 logit paths
R73 what gradient descent keeps    R74 margins that never rest        R75 four blobs
R76 linear after all               R77 maximising logits              R78 dead lines of a program
R80 additive attention             R81 scaled dot products            R82 the root of d
R83 masks                          R84 hard lookup                    R85 a real sentence, heads
R90 corrections                    R91 questions                      R92 promises
R93 everything joined
"""
OUT_OF_SCOPE = {"N17": "counts comments under a video", "Q10": "asks for the number of subscribers"}


def numbered(letter, last, width=2):
    return {f"{letter}{number:0{width}}" for number in range(1, last + 1)}


WANTED = {
    *re.findall(r"\bR\d\d\b", SUBJECTS),
    *numbered("N", 26),
    *numbered("E", 39),
    *numbered("Q", 15),
    *numbered("I", 10, width=1),
    *numbered("P", 12, width=1),
} - OUT_OF_SCOPE.keys()


def rows(lesson):
    """{id: heading} of what a notebook says that it treats."""
    return lesson.raw["metadata"].get("teachkit", {}).get("rows", {})


def missing_headings(lesson):
    titles = {title for _, _, title in lesson.headings}
    return [
        f"{row}: no heading {heading!r}" for row, heading in rows(lesson).items() if heading not in titles
    ]


def lost(lessons):
    """Return what no lesson treats, and what is not in the list."""
    named = set(itertools.chain.from_iterable(map(rows, lessons)))
    return sorted(WANTED - named), sorted(named - WANTED)


def test_nothing_is_lost():
    assert lost(map(Lesson, NOTEBOOKS)) == ([], [])


@pytest.mark.parametrize("path", NOTEBOOKS, ids=lambda path: path.stem)
def test_headings_of_the_index_exist(path):
    assert rows(Lesson(path)), f"{path.name} names nothing in metadata.teachkit.rows"
    assert missing_headings(Lesson(path)) == []


def test_the_clinic_shows_each_statement_and_question():
    clinic = corrections()
    text = "\n".join(cell.source for cell in clinic.cells)
    wanted = {row for row in WANTED if row[0] in "EQIP"}
    assert sorted(row for row in wanted if not re.search(rf"\b{row}\b", text)) == []
    tests = "\n".join(cell.source for cell in clinic.code)
    assert sorted(row for row in wanted if row[0] == "E" and f'claim("{row}", ' not in tests) == []


FALSE_NUMBERS = {"N20", "N21", "N22", "N24"}  # what is printed and does not hold


def corrections():
    [found] = [Lesson(path) for path in NOTEBOOKS if path.name.endswith("_corrections.ipynb")]
    return found


def outputs(kind):
    """The outputs of the lesson's cells that are of this kind: text that is printed, or a mime type."""
    found = [output for cell in corrections().code for output in cell.outputs]
    texts = [output.get("text") if kind == "text" else output.get("data", {}).get(kind) for output in found]
    return ["".join(text) for text in texts if text]


def test_each_claim_that_is_wrong_fails_and_each_correction_holds():
    printed = "".join(outputs("text"))
    verdicts = dict(re.findall(r"^([EN]\d\d)  the claim (holds|FAILS):", printed, re.MULTILINE))
    numbers = {row for row in WANTED if row[0] == "N"}
    assert set(verdicts) == {row for row in WANTED if row[0] in "EN"}
    assert {row for row, verdict in verdicts.items() if verdict == "holds"} == numbers - FALSE_NUMBERS
    assert "this FAILS" not in printed


def test_each_wrong_claim_is_followed_by_what_is_right():
    lines = [
        line for text in outputs("text") for line in text.splitlines() if re.match(r"[EN]\d\d  | +but", line)
    ]
    wrong = [place for place, line in enumerate(lines) if "the claim FAILS" in line]
    assert [lines[place] for place in wrong if not lines[place + 1].startswith("     but this holds")] == []


def test_the_table_of_claims_has_each_and_its_links_resolve():
    """It is computed from the cells, so it is the stored output that must hold them all."""
    page = max(outputs("text/html"), key=lambda text: text.count("<tr>"))
    assert set(re.findall(r'<th scope="row"[^>]*>(\w+)</th>', page)) == {
        row for row in WANTED if row[0] in "EN"
    }
    links = set(re.findall(r'href="([^"]+)"', page))
    missing = [link for link in links if not leads_somewhere(html.unescape(link))]
    assert len(links) > 20 and missing == []


def leads_somewhere(link):
    file, _, anchor = link.partition("#")
    [lesson] = [Lesson(path) for path in NOTEBOOKS if path.name == file] or [None]
    return lesson is not None and anchor.lower() in anchors(lesson)


def test_a_link_that_leads_nowhere_is_found():
    assert leads_somewhere("00_start_here.ipynb#See-the-map")
    assert not leads_somewhere("00_start_here.ipynb#Nowhere")
    assert not leads_somewhere("77_nowhere.ipynb#See-the-map")


def test_the_explorers_that_stand_for_the_originals_are_in_the_lessons():
    """In place of each interactive picture of the originals there is one to open."""
    page = "\n".join(cell.source for cell in corrections().markdown)
    rows = re.findall(r"^\| \*\*(I\d+)\*\* ", page, re.MULTILINE)
    named = set(re.findall(r"`(\w+Explorer)`", page))
    code = "\n".join(cell.source for path in NOTEBOOKS for cell in Lesson(path).code)
    used = set(re.findall(r"\b(\w+Explorer)\(", code))
    assert len(rows) == 10 and len(named) > 10 and named - used == set()


def small(tmp_path, rows):
    content = {
        "cells": [{"cell_type": "markdown", "source": "## Here", "metadata": {}}],
        "metadata": {"teachkit": {"rows": rows}},
    }
    path = tmp_path / "01_try.ipynb"
    path.write_text(json.dumps(content), encoding="utf-8")
    return Lesson(path)


def test_a_row_that_is_lost_unknown_or_moved_is_found(tmp_path):
    lesson = small(tmp_path, dict.fromkeys(WANTED - {"R72"}, "Here") | {"R99": "Here", "E06": "There"})
    assert lost([lesson]) == (["R72"], ["R99"])
    assert missing_headings(lesson) == ["E06: no heading 'There'"]

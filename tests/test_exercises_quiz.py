"""The self-test: every answer gets the word it deserves, and the place to return to."""

import json
import re
from pathlib import Path

import numpy as np
import pytest

import teachkit
from teachkit.exercises import questions, self_test
from teachkit.exercises.message import Message
from teachkit.exercises.quiz import Report, mark

NOTEBOOKS = Path(__file__).parent.parent / "notebooks"
QUESTIONS = questions()


def answer(question):
    """The right letter or number, as the published solution gives it."""
    space = {}
    exec(question.task.solution_source, space)
    return space[question.id]


RIGHT = {name: answer(question) for name, question in QUESTIONS.items()}


def cells(notebook):
    """The sources of the Markdown cells of a notebook."""
    raw = json.loads((NOTEBOOKS / notebook).read_text(encoding="utf-8"))
    return ["".join(cell["source"]) for cell in raw["cells"] if cell["cell_type"] == "markdown"]


def row(report, name):
    """State and words of one question."""
    return next((state, said) for question, state, said in report.rows if question.id == name)


def test_every_lesson_has_two_questions_or_more_in_the_order_of_the_course():
    lessons = [question.notebook for question in QUESTIONS.values()]
    assert lessons == sorted(lessons)
    assert all(lessons.count(name) >= 2 for name in set(lessons))
    assert {name[:2] for name in lessons} == {f"0{k}" for k in range(1, 9)}
    assert [*QUESTIONS] == [f"q{k}" for k in range(1, len(QUESTIONS) + 1)] and 16 <= len(QUESTIONS) <= 20


@pytest.mark.parametrize("question", QUESTIONS.values(), ids=QUESTIONS)
def test_a_miss_leads_to_a_heading_that_is_there(question):
    headings = re.findall(r"^#{1,6} (.+)$", "\n".join(cells(question.notebook)), re.MULTILINE)
    assert question.section in headings
    assert question.link == f"{question.notebook}#{question.section.replace(' ', '-')}"


@pytest.mark.parametrize("question", QUESTIONS.values(), ids=QUESTIONS)
def test_each_wrong_option_has_a_reason_of_its_own(question):
    mistakes = {mistake.wrong[0]: mistake.why for mistake in question.task.mistakes}
    if question.kind == "a letter":
        assert len(set(question.options)) == len(question.options) >= 4
        assert "".join(sorted([RIGHT[question.id], *mistakes])) == "abcdefgh"[: len(question.options)]
    else:
        assert len(mistakes) >= 3
    for given, why in mistakes.items():
        assert question.judge(given) == ("wrong", why)
    assert len(set(mistakes.values())) >= len(mistakes) - 1
    assert question.judge(RIGHT[question.id]) == ("right", "")


def test_the_right_letters_are_spread():
    letters = [answer for answer in RIGHT.values() if isinstance(answer, str)]
    assert all(2 <= letters.count(letter) <= 4 for letter in "abcd")


def test_the_numbers_asked_for_are_those_of_the_package():
    assert RIGHT["q3"] == teachkit.softmax([800, 800, -np.inf])[0]
    assert np.isclose(RIGHT["q6"], teachkit.softmax(np.log([0.8, 0.2]), temperature=0.5)[0])
    assert RIGHT["q10"] == np.linalg.matrix_rank(teachkit.softmax_jacobian(np.arange(5.0)))
    assert np.isclose(RIGHT["q12"], np.log(10))
    assert np.isclose(RIGHT["q14"], teachkit.cross_entropy_grad(np.log([0.7, 0.2, 0.1]), 1)[1])
    _, weights = teachkit.attention(np.ones(64), np.eye(2, 64), np.eye(2))
    assert np.allclose(weights, teachkit.softmax([1 / RIGHT["q17"]] * 2))


def test_right_options_hold():
    assert np.isclose(np.divide(*teachkit.softmax([5, 3, 1])[:2]), np.exp(2))  # q1
    assert teachkit.sigmoid(40.0) == 1 and teachkit.log_sigmoid(40.0) < 0  # q9
    twice = teachkit.cross_entropy(teachkit.softmax([50, 0, 0]), 0)
    assert twice > 0.55  # q13
    times = [np.exp(m) + 2 * m for m in (8, 10.3)]  # q15: e^m + (K - 1) m = 1 + K t, three classes
    assert 9 < times[1] / times[0] < 11


def test_all_right():
    report = mark(RIGHT)
    assert report.title == f"Self-test: {len(RIGHT)} of {len(RIGHT)} right"
    assert "nothing more to ask" in repr(report) and "href" not in report._repr_html_()


@pytest.mark.parametrize(
    "answers", [{}, dict.fromkeys(QUESTIONS, ...), dict.fromkeys(QUESTIONS), {"q1": " "}]
)
def test_an_unsolved_notebook_is_told_what_to_do(answers):
    report = mark(answers)
    assert report.title == f"Self-test: 0 of {len(QUESTIONS)} right, {len(QUESTIONS)} not answered yet"
    assert "in place of `...`" in report.body and "to repeat" not in repr(report)


def test_a_miss_names_the_lesson_and_links_to_it():
    report = mark({**RIGHT, "q5": "a"})
    assert "q5   ✗ to repeat: lesson 03, “1. Divide the logits by a temperature”. That is what" in repr(
        report
    )
    page = report._repr_html_()
    assert page.count("<a href") == 1
    assert '<a href="03_temperature.ipynb#1.-Divide-the-logits-by-a-temperature">lesson 03' in page
    assert page.count('scope="row"') == len(QUESTIONS) and page.count('scope="col"') == 4


@pytest.mark.parametrize("given", ["C", " c ", "c)", "c.", np.str_("c")])
def test_a_letter_may_be_written_in_several_ways(given):
    assert mark({"q1": given}).rows[0][1] == "right"


@pytest.mark.parametrize(
    "changes, words",
    [
        ({}, "All of it."),
        (dict.fromkeys(RIGHT, ...), "Put a letter in quotes"),
        ({"q1": ...}, "Your answers stay as they are: answer the others. Then run"),
        ({"q3": "a"}, "they are: write anew what was not understood. Then run"),
        ({"q1": ..., "q3": "a"}, "they are: write anew what was not understood; answer the others. Then run"),
        ({"q6": 0.5}, "they are: return to the lessons named, and change what is to repeat. Then run"),
    ],
)
def test_what_is_to_do_is_what_the_answers_need(changes, words):
    assert words in mark({**RIGHT, **changes}).body


@pytest.mark.parametrize("given", [0.94, 0.941, 16 / 17, np.float32(0.9412), np.array(0.94)])
def test_a_number_may_be_rounded(given):
    assert row(mark({"q6": given}), "q6")[0] == "right"


@pytest.mark.parametrize(
    "name, given, words",
    [
        ("q1", "e", "There are the options a, b, c, d"),
        ("q1", "ab", "There are the options a, b, c, d"),
        (
            "q1",
            3,
            'The answer must be a letter. It is one number. Write a letter in quotes, for example "a".',
        ),
        ("q1", ["c"], 'It is a list with text in it. Write a letter in quotes, for example "a".'),
        ("q1", {"c": 1}, "It is a dictionary."),
        ("q1", print, "It is a function. Call it"),
        ("q6", "0.94", "It is text: remove the quotes."),
        ("q6", "16/17", "It is text: remove the quotes."),
        ("q6", "math.exp(-0.06)", "It is text: remove the quotes."),
        ("q6", "−0.94", "It is text: remove the quotes, and write the minus with the key `-`."),
        ("q6", "about 0.94", "It is text: give a number."),
        ("q6", "a", "It is text: give a number."),
        ("q6", [0.94, 0.06], "It is a list of 2 numbers"),
        ("q6", float("nan"), "Every number must be finite."),
        ("q6", 1 + 1j, "It is a complex number"),
    ],
)
def test_a_wrong_kind_of_answer_gets_words_and_the_others_are_marked(name, given, words):
    answers = {**RIGHT, name: given}
    kept = dict(answers)
    report = mark(answers)
    state, said = row(report, name)
    assert state == "usage" and words in said
    assert f"{len(RIGHT) - 1} of {len(RIGHT)} right, 1 not understood" in report.title
    assert answers == kept


@pytest.mark.parametrize(
    "name, given, words",
    [
        ("q6", 0.77, "You wrote 0.77. That is too small."),
        ("q14", -0.7, "You wrote -0.7. That is too large."),
        ("q3", 50, "You wrote 50. That is a percentage: give a fraction of 1."),
        ("q10", -4, "You wrote -4. The sign is the wrong way round."),
        ("q10", 400, "You wrote 400. That is too large."),  # a count has no percentage
    ],
)
def test_another_wrong_number_is_shown_and_on_which_side_it_lies(name, given, words):
    assert row(mark({name: given}), name) == ("wrong", words)


@pytest.mark.parametrize("answers", [[1, 2], "a", 3, {"q1"}])
def test_answers_without_names(answers):
    message = mark(answers)
    assert isinstance(message, Message) and "by name" in message.title


@pytest.mark.parametrize("name", ["q99", "Q0", 7, None])
def test_an_unknown_question(name):
    message = mark({name: "a"})
    assert isinstance(message, Message) and "There is no question" in message.title
    assert f"They are q1 to q{len(QUESTIONS)}." in message.body


def test_it_is_called_with_a_dictionary_or_keywords_or_both(capsys):
    self_test({"q1": "c"}, q2="a")
    assert capsys.readouterr().out.startswith("Self-test: 2 of 18 right, 16 not answered yet")
    self_test(q1="c")
    assert "1 of 18 right" in capsys.readouterr().out
    self_test()
    assert "0 of 18 right" in capsys.readouterr().out


def test_the_report_is_escaped():
    page = Report(((QUESTIONS["q1"], "usage", "<b> `x<y`"),))._repr_html_()
    assert "&lt;b&gt; <code>x&lt;y</code>" in page


def test_the_questions_stand_word_for_word_in_the_notebook():
    text = " ".join("\n".join(cells("09_corrections.ipynb")).split())
    for question in QUESTIONS.values():
        assert " ".join(question.prompt.split()) in text, question.id

"""Every exercise of the course: its answer passes, and each typical mistake is told by its own name."""

import ast
import inspect
import math
import re

import numpy as np
import pytest
from exercise_tools import cell

from teachkit import cross_entropy, cross_entropy_grad, entropy, kl_divergence, log_softmax, sigmoid, softmax
from teachkit.exercises import examine, tasks
from teachkit.exercises.task import ChoiceTask, FunctionTask, ValuesTask
from teachkit.exercises.values import read
from teachkit.losses import gradient_angle

pytestmark = pytest.mark.usefixtures("patient")
TASKS = list(tasks().values())
FUNCTIONS = [task for task in TASKS if isinstance(task, FunctionTask)]
VALUES = [task for task in TASKS if isinstance(task, ValuesTask)]
CHOICES = [task for task in TASKS if isinstance(task, ChoiceTask)]


def every(items):
    return pytest.mark.parametrize("task", items, ids=lambda task: task.id)


def run_source(source, names):
    """Run a cell in an empty namespace, as after a restart."""
    space = {}
    exec(source, space)
    return [space[name] for name in names]


def submit(task, wrong):
    """What a learner with this wrong answer sees."""
    return examine(task.id, wrong) if isinstance(task, FunctionTask) else examine(task.id, *wrong)


def test_every_lesson_has_its_exercises_numbered_in_a_row():
    numbers = {}
    for task in TASKS:
        place = task.id.split(".")[1]
        if place.isdecimal():
            numbers.setdefault(task.lesson, []).append(int(place))
    assert all(found == list(range(1, len(found) + 1)) for found in numbers.values())
    assert all(len(found) >= 5 for lesson, found in numbers.items() if lesson)  # lesson 00 only shows how


def test_the_names_in_the_stubs_are_those_of_the_lessons():
    names = {task.id: task.names for task in TASKS}
    assert names["1.3"] == ("breaking_scores",)
    assert names["2.6"] == ("wrong_row", "right_value")
    assert names["2.4"] == ("stable_softmax",)


@every(TASKS)
def test_the_solution_passes_alone_in_an_empty_namespace(task):
    message = examine(task.id, *run_source(task.solution_source, task.names))
    assert message.state == "right", message
    assert message.title == f"{task.label}: right"
    if task not in CHOICES:
        assert len(repr(message).splitlines()) >= 3  # what was tried, and what it shows


@every(TASKS)
def test_the_names_of_the_stub_are_those_of_the_solution(task):
    assert task.written.names == task.names and task.text and task.title
    if task in FUNCTIONS:
        assert [code.co_name for code in task.stub_codes][:1] == list(task.names)


@every(TASKS)
def test_the_stub_is_not_done_yet(task):
    message = examine(task.id, *run_source(task.stub, task.names))
    assert message.state == "open"
    assert repr(message).startswith(f"{task.label}: not done yet\n")
    assert "again" in message.body and (f'hint("{task.id}")' in message.body) == bool(task.hints)


@every(TASKS)
def test_the_stub_is_not_done_yet_in_a_notebook_either(task):
    """A notebook compiles statement by statement, and Python then calls `np.max` with other instructions."""
    space = {}
    for statement in ast.parse(task.stub).body:
        exec(compile(ast.Module([statement], []), "<cell>", "exec"), space)
    assert examine(task.id, *(space[name] for name in task.names)) == examine(
        task.id, *run_source(task.stub, task.names)
    )


@every(TASKS)
def test_the_stub_cell_ends_in_its_check(task):
    assert task.cell.startswith(task.stub)
    check, *help_lines = task.cell.removeprefix(task.stub).strip().splitlines()
    assert check == f'check("{task.id}", {", ".join(task.names)})'
    helped = task.hints or task not in CHOICES
    assert help_lines == ([f'# hint("{task.id}")', f'# solution("{task.id}")'] if helped else [])
    ast.parse(task.cell)


@every(FUNCTIONS)
@pytest.mark.parametrize("body", ["...", "pass", "return ...", "return [...]", '"""Words."""'])
def test_an_empty_function_is_not_done_yet(task, body):
    source = f"def {task.names[0]}({', '.join(task.parameters)}):\n    {body}"
    assert examine(task.id, *run_source(source, task.names[:1])).state == "open"


@every([task for task in TASKS if task.written.kind == "Exercise"])
def test_a_solution_imports_each_module_once_and_at_the_top(task):
    lines = task.solution_source.splitlines()
    imports = [line for line in lines if line.lstrip().startswith(("import ", "from "))]
    modules = [line.split()[1] for line in imports]
    assert imports == lines[: len(imports)] and len(set(modules)) == len(modules)


@every(TASKS)
@pytest.mark.parametrize("nothing", [None, ...])
def test_nothing_is_not_done_yet(task, nothing):
    assert examine(task.id, *[nothing] * len(task.names)).state == "open"


def as_float32(result):
    """A result in float32; one that is too small for it, as 2e-313 is, stays."""
    small = np.float32(result)
    return small if np.array_equal(small == 0, np.asarray(result) == 0) else result


@every(FUNCTIONS)
@pytest.mark.parametrize("kind", [np.asarray, lambda x: np.asarray(x).tolist(), as_float32])
def test_a_list_an_array_and_float32_are_all_accepted(task, kind):
    solution = run_source(task.solution_source, task.names)[0]
    wrapped = lambda *arguments: kind(solution(*arguments))  # noqa: E731 - its signature must stay open
    assert examine(task.id, wrapped).state == "right"


@every(FUNCTIONS)
def test_lists_of_arrays_and_tuples_are_accepted(task):
    solution = run_source(task.solution_source, task.names)[0]

    def as_tuple(*arguments):
        result = np.asarray(solution(*arguments))
        return tuple(result) if result.ndim else result

    assert examine(task.id, as_tuple).state == "right"


@every(VALUES)
def test_a_list_instead_of_a_number_gets_its_own_message(task):
    answer = run_source(task.solution_source, task.names)
    for k, kind in enumerate(task.kinds):
        submission = list(answer)
        submission[k] = np.asarray(answer[k]) if kind == "a list of numbers" else [answer[k]]
        message = examine(task.id, *submission)
        if kind == "a list of numbers":
            assert message.state == "right"
        else:
            assert message.state == "wrong"
            assert f"`{task.names[k]}` must be {kind}. It is a list" in message.body


@every(TASKS)
def test_each_typical_mistake_is_rejected_and_named(task):
    messages = [submit(task, mistake.wrong) for mistake in task.mistakes]
    for mistake, message in zip(task.mistakes, messages, strict=True):
        assert message.state == "wrong", mistake.name
        assert message.title == f"{task.label}: not right yet – {mistake.name}"
        assert message.mistake == mistake.name and mistake.why in message.body
    assert len(messages) >= (1 if task in CHOICES else 3)
    assert len({message.title for message in messages}) == len(messages)
    assert len({mistake.why for mistake in task.mistakes}) == len(messages)


@every(CHOICES)
def test_each_letter_that_is_offered_has_a_message_of_its_own(task):
    offered = re.findall(r"^- ([a-z]): ", task.text, re.MULTILINE)
    assert offered == sorted(task.messages) and task.right in offered
    for letter in offered:
        for written in (letter, letter.upper(), f" {letter}."):
            message = examine(task.id, written)
            assert message.state == ("right" if letter == task.right else "wrong")
            assert task.messages[letter] in message.body


@every(FUNCTIONS)
def test_each_mistake_is_wrong_by_more_than_a_rounding_error(task):
    for mistake, made in zip(task.mistakes, task.mistaken, strict=True):
        wrong = [
            outcome.error
            or not isinstance(outcome.value, float | np.ndarray)
            or np.shape(outcome.value) != np.shape(expected)
            or not np.allclose(outcome.value, expected, rtol=1e-3, atol=1e-5 if task.absolute else 0)
            for expected, outcome in zip(task.expected, made, strict=True)
        ]
        assert any(wrong), mistake.name


@every(FUNCTIONS)
def test_no_mistake_is_known_by_an_error_alone(task):
    """Many wrong answers stop with the same error on every input: that names none of them."""
    for mistake, made in zip(task.mistakes, task.mistaken, strict=True):
        assert not all(outcome.error for outcome in made), mistake.name


@every([task for task in FUNCTIONS if "..." not in task.stub])
def test_the_stub_with_the_bug_is_a_known_mistake_when_it_is_written_afresh(task):
    body = task.stub.replace("e = np.exp(", "e = 1 * np.exp(")
    message = examine(task.id, *run_source(body, task.names))
    assert message.title == f"Exercise {task.id}: not right yet – {task.mistakes[0].name}"


@every(TASKS)
def test_texts_are_complete(task):
    assert task.prompt.startswith(f"### {task.label}: {task.title}\n\n")
    assert task.reason and task.solution_source
    if task not in CHOICES:
        assert 2 <= len(task.hints) <= 4
        name = task.names[0]
        assert f"`{name}" in task.text and "`" in task.text.split(f"`{name}", 1)[1]
    texts = [task.text, task.reason, *task.hints, *(m.name + m.why for m in task.mistakes)]
    for text in texts:
        assert not re.search(r"\b(simply|obviously|just|trivial)\b", text, re.IGNORECASE), text
        assert text.count("`") % 2 == 0, text
    for text in texts[1:]:  # messages know back quotes and nothing else of Markdown
        assert not re.search(r"[*$\[]{2}|(?<!\w)\*\w+\*", re.sub(r"`[^`]*`", "", text)), text
        assert not re.search(r"\.\d{8}", text.replace("2.718281828459045", "")), text  # as in the outputs


def test_the_numbers_of_the_questions_of_lessons_00_and_01_come_from_softmax():
    said = {task.id: task.messages for task in CHOICES if task.lesson < 2}
    pets = np.array([-2.2, -1.4, -0.8, 0.7])
    (cat, _, bird, fish), after = softmax(pets), softmax(pets + np.array([0, 0, 1, 0]))
    assert (
        said["0.a"]["a"].count(", ".join(f"{z:.1f}" for z in pets[:3] + 10) + f" and {pets[3] + 10:.1f}") == 1
    )
    moved = softmax(pets - 10)[3]  # a negative logit above one half, so that the claim fails
    assert moved > 0.5 and f"fish has {pets[3] - 10:.1f} then" in said["0.d"]["b"]
    assert f"still {moved:.3f}, far above one half" in said["0.d"]["b"]
    assert f"{cat:.3f} to {after[0]:.3f}, the fish from {fish:.3f} to {after[3]:.3f}" in said["1.e"]["b"]
    assert f"become {after[0] / cat:.3f} times" in said["1.e"]["c"]
    assert f"{bird:.3f} to {after[2]:.3f}: {after[2] / bird:.2f} times" in said["1.e"]["d"]
    mat, sofa, *_ = softmax([3.0, 2.0, 0.5, -1.0])
    assert f"{np.e:.2f}, and the probabilities {mat:.3f} and {sofa:.3f}" in said["1.f"]["c"]
    low, middle, _ = softmax([0.95, 0.99, 0.98])
    assert f"e^0.04 is {np.exp(0.04):.2f}" in said["1.h"]["a"]
    assert f"{low:.3f} and {middle:.3f} are {middle - low:.3f} apart" in said["1.h"]["b"]
    assert f"gets {softmax([-1, -5])[0]:.2f} of" in said["1.g"]["c"]
    assert f"e^1.5 = {np.exp(1.5):.2f}" in said["1.i"]["c"] and f"{fish:.1f} and {bird:.1f}" == "0.7 and 0.2"
    assert f"has {10**1.5 / (10**1.5 + 10):.0%} of".replace("%", " %") in tasks()["1.4"].praise


def test_the_numbers_of_the_published_curve():
    why = {mistake.name: mistake.why for mistake in tasks()["2.7"].mistakes}
    assert f"has the height {np.exp(4.3) / 84.454:.3f}," in why["that is the largest logit"]
    assert f"84.454 = {np.exp(5) / 84.454:.3f} shows" in why["that is the height at the right edge"]
    assert f"is at {np.exp(5) / 84.454:.3f} already" in why["that is the right edge of the figure"]


def test_the_numbers_of_the_published_table():
    task = tasks()["2.6"]
    assert examine("2.6", 4, 0.000533).state == "right"
    assert examine("2.6", 4, 0.0005334169).state == "right"
    assert examine("2.6", (4, 0.000533)).state == "right"  # one pair instead of two values
    assert examine("2.6", 4, 0.000534).state == "wrong"
    assert "two things" not in repr(examine("2.6", 4, 0.000533))
    assert "it takes 2 things" in examine("2.6", 4).body
    assert task.call in examine("2.6", 4).body


@pytest.mark.parametrize("value", [4.436, 4.44, 4.43621, np.log(84.454), np.float32(4.436), "4.436"])
def test_the_crossing_allows_for_rounding(value):
    message = examine("2.7", value)
    assert message.state == ("wrong" if isinstance(value, str) else "right")
    if isinstance(value, str):
        assert "remove the quotes" in message.body


def test_a_crossing_that_is_no_known_mistake_is_told_its_height():
    assert "At x = 4 the curve has the height 0.646484, still below 1." in examine("2.7", 4).body


@pytest.mark.parametrize("choice", ["c", "C", " c ", '"c"', "(c)"])
def test_a_choice_may_be_written_in_several_ways(choice):
    assert examine("1.e", choice).state == "right"


def test_another_letter_is_told_the_options():
    assert "There are the options a, b, c, d" in examine("1.e", "e").body


@pytest.mark.parametrize("scores", [[2, -5], (1, -7, 3), [-1, -2], np.array([0.5, -1e9])])
def test_any_scores_with_a_negative_sum_break_plain_division(scores):
    assert examine("1.3", scores).state == "right"


def test_the_order_that_plain_division_makes_is_shown():
    told = examine("1.3", [-3, 1, 1]).body
    assert "gives the shares [3, -1, -1]: the largest score has the smallest one" in told


@pytest.mark.parametrize(
    "scores", [[], [0, 0], [0.1, 0.2, -0.3], [np.nan, 1], [[1, -5]], [2, "x"], {"cat": 1}]
)
def test_no_list_of_scores_gets_past_the_check(scores):
    assert examine("1.3", scores).state == "wrong"


@pytest.mark.parametrize("size", [np.abs, lambda z: abs(z.max(axis=-1, keepdims=True))])
def test_a_size_is_told_from_a_shift_that_is_left_out(size):
    def shifted(z):
        z = np.asarray(z, dtype=float)
        e = np.exp(z - size(z).max(axis=-1, keepdims=True))
        return e / e.sum(axis=-1, keepdims=True)

    assert examine("2.4", shifted).title.endswith("you subtracted a size, not the largest score")


def test_the_axis_is_the_only_bug_of_the_tables():
    """No score is so large that the exponentials overflow, and no remedy for that is in the way."""
    task = tasks()["2.3"]
    assert "np.max" not in task.stub + task.solution_source
    assert max(np.abs(z).max() for (z,) in task.cases) < 709


def test_ties_turned_round_are_told_from_a_last_class_that_gets_all():
    def later_one_first(p):
        whole = np.floor(100 * p).astype(int)
        missing = 100 - whole.sum()
        order = sorted(range(len(p)), key=lambda k: 100 * p[k] - whole[k])
        whole[order[::-1][:missing]] += 1
        return whole

    def all_to_the_last(p):
        whole = np.floor(100 * p).astype(int)
        whole[-1] += 100 - whole.sum()
        return whole

    assert examine("2.8", later_one_first).title.endswith("you put the later one first")
    assert examine("2.8", all_to_the_last).title.endswith("to the last class")


@pytest.mark.parametrize(
    "classes, words",
    [
        (lambda n: range(1, n + 1), "counted the classes from 1"),
        (lambda n: range(3), "a hard-coded width of 3"),
    ],
)
def test_wrong_columns_of_one_hot_rows_are_told(classes, words):
    one_hot = lambda labels, n: [[1 if k == label else 0 for k in classes(n)] for label in labels]  # noqa: E731
    assert words in examine("0.2", one_hot).title


# Answers that are no known mistake, what is said of them, and what must not be said.
SAID = [
    ("4.4", lambda x: float(sigmoid(x)) * float(sigmoid(-x)), "", "Your e is"),
    ("4.4", lambda x: float(sigmoid(x)) ** 2, "", "Your e is"),
    (
        "4.4",
        lambda x: 0.0 if x == 0 else float(sigmoid(x)),
        "At x = 0 the sigmoid is one half",
        "small there",
    ),
    ("4.4", lambda x: round(float(sigmoid(x)), 6), "rounded to 6 digits after the point", ""),
    ("4.4", lambda x: 1 / 1 + math.exp(-x) if x > 0 else float(sigmoid(x)), "below the line missing?", ""),
    ("4.4", lambda x: float(sigmoid(x)) if x > 0 else math.exp(x) / 1 + math.exp(x), "line missing?", ""),
    ("4.4", lambda x: float(sigmoid(x)) if x > -30 else -1e-16, "", "below the line"),
    ("4.4", lambda x: 1 / (1 + 2.7 ** -float(x)) if x >= 0 else float(sigmoid(x)), "Your e is 2.7,", ""),
    ("1.4", lambda m: softmax(m)[::-1] / 2, "Shares of a whole sum to 1; yours do not.", "step of yours"),
    ("1.4", lambda m: softmax(np.log(31.6) * np.array(m)), "multiplies by 31.6; it must be 31.6228.", "sum"),
    ("2.1", lambda z: [np.exp(x) / sum(np.exp(list(set(z)))) for x in z], "sum to 2, not to 1", "Your e is"),
    ("3.1", lambda p, T: p ** (1 / T) - 0.5, "A probability is never negative", "Your e is"),
    ("3.5", lambda p: -sum(x * np.log(x + 1e-5) for x in p), "is a small number added inside", "close"),
    ("3.5", lambda p: -sum(x * np.log(x + 1e-9) for x in p), "is a small number added inside", ""),
    ("3.5", lambda p: round(entropy(p), 4), "rounded to 4 digits", "added inside"),
    ("3.5", lambda p: entropy(p) - 0.00123, "", "added inside"),
    (
        "3.7",
        lambda z: tasks()["3.7"].reference(z)[::-1],
        "the right classes. Return their numbers in rising",
        "",
    ),
    ("2.8", lambda p: np.round(100 * p, 1), "Whole percentages are asked for; yours has", "sum to"),
    (
        "2.4",
        lambda z: softmax(z) * np.exp(np.subtract(z, 700)) / np.exp(np.subtract(z, 700)),
        "Do you subtract from each row its own largest score",
        "",
    ),
]


@pytest.mark.parametrize("exercise, wrong, words, never", SAID)
def test_what_is_seen_in_an_answer_is_true_of_it(exercise, wrong, words, never):
    message = examine(exercise, wrong)
    assert message.state == "wrong" and not message.mistake
    assert words in message.body and (not never or never not in message.body)


def test_a_function_that_holds_pass_is_told_no_dots():
    passes = cell("def double(number):\n    pass", "double")
    dots = cell("def double(number):\n    ...", "double")
    assert "in place of `pass`" in examine("0.1", passes).body
    assert "in place of `...`" in examine("0.1", dots).body


def test_ties_of_percentages_are_told_in_the_prompt():
    """The reference follows the rule that the prompt states: the earlier one comes first."""
    assert "the earlier one" in tasks()["2.8"].text
    assert read(tasks()["2.8"].reference(np.array([1 / 3] * 3))).tolist() == [34, 33, 33]


def test_all_classes_between_top_and_bottom_are_more_than_those_that_gain_first():
    between = lambda z: [k for k, score in enumerate(z) if score not in (sorted(z)[0], sorted(z)[-1])]  # noqa: E731
    assert examine("3.7", between).title.endswith("you included classes below the plain mean")


def test_the_formula_of_two_classes_is_one_step_short_of_the_beta_that_many_need():
    odds = lambda p, gap, others: np.log(p / (1 - p)) / gap  # noqa: E731
    assert examine("3.8", odds).title.endswith("you left out how many others there are")


def test_the_first_candidate_is_named_however_it_was_found():
    def by_accuracy(logits, labels, candidates):
        right = [(softmax(logits, temperature=T).argmax(1) == labels).mean() for T in candidates]
        return candidates[int(np.argmax(right))]

    def in_the_loop(logits, labels, candidates):
        losses = []
        for T in candidates:
            losses.append(cross_entropy(logits / T, labels).mean())
            return candidates[np.argmin(losses)]

    for wrong in (by_accuracy, in_the_loop):
        assert examine("3.9", wrong).title.endswith("you returned the first candidate")


def test_the_prompt_of_the_best_temperature_states_candidates_and_an_answer():
    task = tasks()["3.9"]
    assert all(str(list(candidates)) in task.text for _, _, candidates in task.cases)
    logits, labels, candidates = task.cases[0]
    assert task.reference(logits, labels, candidates) == 4 and "returns `4.0`" in task.text


@pytest.mark.parametrize("score", [36.8, 36.74, 12.5, 37.0001, np.float32(0.1)])
def test_a_whole_number_is_asked_for(score):
    assert examine("4.5", score).title.endswith("a whole number is asked for")
    assert examine("4.5", 37.0).state == "right"


@pytest.mark.parametrize(
    "area, words",
    [
        (lambda x: np.sqrt(1 + x * x) / 2 - x, "you halved r only"),
        (lambda x: np.sqrt(1 + x * x) - x / 2, "you halved x only"),
    ],
)
def test_a_half_on_one_term_only_is_told(area, words):
    assert examine("4.8", area).title.endswith(words)


@pytest.mark.parametrize("tiny", [1e-12, 1e-15, 1e-300])
def test_a_ceiling_of_any_power_of_ten_is_told(tiny):
    message = examine("6.4", lambda z, y: -np.log(max(np.exp(z - z.max())[y], tiny)))
    assert f"minus the logarithm of {tiny:.0e}" in message.body


@every([task for task in FUNCTIONS if task.observe])
def test_an_observation_takes_the_answer_and_what_was_given(task):
    """One that does not would be left out without a word."""
    inspect.signature(task.observe).bind("answer", *task.cases[0])


def parts(A, B):
    """A wrong answer to exercise 5.5 from the right parts of the downhill direction."""
    split = tasks()["5.5"].reference
    return lambda z, y: [A(*split(z, y)), B(*split(z, y))]


@pytest.mark.parametrize(
    "exercise, wrong, words",
    [
        ("5.2", lambda logits, labels: logits**2 + 1, "Row 2 of your result sums to 18.25"),
        ("5.2", lambda logits, labels: logits - logits[:, ::-1], "Now look at one row by itself"),
        ("5.3", lambda z, y: 90 - gradient_angle(z, y) * (len(z) < 5), "an arcsine gives that"),
        ("5.4", lambda z, y, T: np.ones(len(z)), "They must sum to 0: the same number added"),
        ("5.4", lambda z, y, T: z - z[::-1], "raise one score by 1e-6 at `T` = 2"),
        ("5.5", parts(lambda A, B: A.round(2), lambda A, B: A - A.round(2) + B), "rounded to 2 digits after"),
        ("5.5", parts(lambda A, B: A[::-1], lambda A, B: A - A[::-1] + B), "along the axis of class 2"),
        ("5.5", parts(lambda A, B: A, lambda A, B: B / 2), "It must be the whole downhill direction"),
        ("5.5", parts(lambda A, B: A / 2, lambda A, B: A / 2 + B), "Your A · B is 0.304719."),
        ("5.6", lambda K, sigma: np.tri(K), "Row 2 of your result sums to 2, not to 0."),
        ("5.6", lambda K, sigma: sigma**3 * (np.eye(K) - 1 / K), "they must be 5.65685 apart."),
        ("5.6", lambda K, sigma: sigma**2 * (np.eye(K) - 1 / K)[::-1], "but do not lie on the axes"),
        ("6.2", lambda y, p: np.nansum(y * np.log(y / (p + 1e-9))), "where 1e-9 is added to p"),
        ("6.2", lambda y, p: np.sum(p * np.log(y / p)), "That is the logarithm of y / p, weighed with p"),
        ("6.2", lambda y, p: -kl_divergence(p, y), "(Or are truth and prediction swapped, and the sign"),
        ("6.6", lambda P, labels: -np.log(P[range(len(P)), labels] + 1e-12).mean(), "where 1e-12 is added"),
        ("6.6", lambda P, labels: -np.log(P[range(len(P)), labels] + 1e-5).mean(), "where 1e-5 is added"),
        ("6.3", lambda Z, labels: cross_entropy_grad(Z, labels) / 2, "But your numbers are 2 times what"),
        ("6.3", lambda Z, labels: cross_entropy_grad(Z, 0 * labels) / len(Z), "must. Now look at one"),
        ("6.5", lambda Z, labels: -np.log(softmax(Z)[range(len(Z)), labels] + 1e-12).mean(), "of 1e-12"),
        ("6.5", lambda Z, labels: -np.log(softmax(Z)[range(len(Z)), labels] + 1e-7).mean(), "is below 0"),
        ("7.1", ([1, -1], [-21, 21], [-1], 3), "`w_out` 1. They belong to the same numbers in between"),
        ("7.1", ([1, -1], [-21, 21], [-1, -1], 5), "At 16 degrees it is 0, and must be below 0."),
        ("7.2", lambda W, x, y, r: W - r * x.T @ cross_entropy_grad(x @ W, y) / len(x) ** 0.5, "is 2 times"),
        ("7.2", lambda W, x, labels, rate: W - rate, "Row 1 of W changed by numbers that sum to -4."),
        ("7.2", lambda W, x, labels, rate: W - rate * (W - W.mean(1, keepdims=True)), "which part of it"),
        ("7.3", lambda x_a, p_a, label, x_b, rate: rate * (x_a @ x_b) * (1 - p_a), "do not sum to 0 over"),
        ("8.6", lambda Q, K: softmax(Q @ K.T) * 3, "A row of your result sums to 3; the weights of a query"),
        ("8.9", lambda w, g: w * w, "Row 1 sums to 0.5. It must sum to 0"),
    ],
)  # fmt: skip
def test_what_is_seen_in_a_wrong_answer_says_more_than_praise(exercise, wrong, words):
    message = examine(exercise, wrong)
    assert message.state == "wrong" and words in message.body, message


def test_a_gradient_whose_rows_do_not_sum_to_0_is_told():
    message = examine("6.3", lambda Z, labels: np.ones(Z.shape))
    assert "Row 1 of your result sums to 2. Each row must sum to 0" in message.body


@pytest.mark.parametrize(
    "loss",
    [
        lambda Z, labels: cross_entropy(log_softmax(Z), labels).mean(),
        lambda Z, labels: -log_softmax(Z)[np.arange(len(Z)), labels].mean(),
    ],
)
def test_the_double_softmax_may_be_mended_with_logarithms(loss):
    assert examine("6.5", loss).state == "right"

"""The self-test that closes the course: questions over all lessons, and where to return to for each miss."""

import difflib
import functools
import html
import re
from dataclasses import dataclass

from teachkit.exercises.judge import verdict
from teachkit.exercises.message import LOOKS, Message, marked, present
from teachkit.exercises.task import ChoiceTask, Mistake, Task, ValuesTask
from teachkit.exercises.values import near, same, show_number

NEAR = 0.01  # a number may be given with two digits


@dataclass(frozen=True)
class Question:
    """A question of the self-test: a task, and where in the lessons its answer is.

    Parameters
    ----------
    notebook, section : str
        The file of the lesson and the words of its heading.
    task : Task
        It asks for a letter or a number; the words stand in the notebook of lesson 09.

    Examples
    --------
    >>> questions()["q1"].link
    '01_exponentials.ipynb#Read-a-ratio-off-a-difference'
    """

    notebook: str
    section: str
    task: Task

    @property
    def id(self):
        """What it is called: "q1", "q2" and so on."""
        return self.task.id

    @property
    def kind(self):
        """What is asked for: "a letter" or "a number"."""
        return "a letter" if isinstance(self.task, ChoiceTask) else "a number"

    @property
    def options(self):
        """What the letters a, b, c, ... stand for; empty where a number is asked for."""
        return tuple(re.findall(r"^- [a-z]: (.+)$", self.task.text, re.MULTILINE))

    @property
    def prompt(self):
        """The question as it stands in the notebook, in Markdown."""
        return f"**{self.id}** · {self.task.text}"

    @property
    def link(self):
        """The address of the section, as seen from another notebook."""
        return f"{self.notebook}#{self.section.replace(' ', '-')}"

    @property
    def place(self):
        """The section in words: the lesson's number and the heading."""
        return f"lesson {self.notebook[:2]}, “{self.section}”"

    def judge(self, given):
        """Return the state of an answer ("right", "wrong", "open" or "usage"), and what is to be said."""
        found = verdict(self.task, (given,))
        if found.state == "wrong" and found.mistake is None:
            return "wrong", f"You wrote {found.given.partition(' = ')[2]}. {found.said}"
        said = {
            "wrong": found.said,
            "unlike": found.said.replace(f"`{self.task.names[0]}` must be", "The answer must be"),
        }
        return {"unlike": "usage"}.get(found.state, found.state), said.get(found.state, "")


def letter(name, notebook, section, right, why):
    """Make a question that is answered by a letter.

    Parameters
    ----------
    name : str
        "q1".
    notebook, section : str
    right : str
        The right letter.
    why : dict of str to str
        What is misunderstood in each other one.
    """
    return Question(notebook, section, ChoiceTask(name, right=right, messages=why))


def number(name, notebook, section, right, why):
    """Make a question that is answered by a number.

    Parameters
    ----------
    name : str
        "q1".
    notebook, section : str
    right : float
    why : dict of float to str
        What is misunderstood in typical wrong numbers.
    """
    task = ValuesTask(name, kinds={name: "a number"}, observe=functools.partial(_about, right))
    task.right(lambda value: near(value, right, NEAR))
    task.solution_source = f"{name} = {right!r}"
    for wrong, words in why.items():
        rule = functools.partial(same, float(wrong), relative=NEAR)
        task.mistakes.append(Mistake(f"you wrote {show_number(wrong)}", words, (wrong,), rule))
    return Question(notebook, section, task)


def _about(right, value):
    """Say of a wrong number that is no typical one what it may be, or whether it is too large."""
    if 0 < right < 1 and near(value, 100 * right, NEAR):
        return "That is a percentage: give a fraction of 1."
    if near(value, -right, NEAR):
        return "The sign is the wrong way round."
    return "That is too large." if value > right else "That is too small."


WORDS = {"right": "right", "wrong": "to repeat", "open": "not answered yet", "usage": "not understood"}


@dataclass(frozen=True)
class Report:
    """What the self-test found: in a notebook a table with links, elsewhere plain text.

    Parameters
    ----------
    rows : tuple of (Question, str, str)
        The question, the state of its answer, and what is to be said of it.
    """

    rows: tuple

    @property
    def title(self):
        """How many are right, to repeat, and open."""
        counts = {state: sum(row[1] == state for row in self.rows) for state in WORDS}
        parts = [f"{counts['right']} of {len(self.rows)} right"]
        parts += [f"{counts[state]} {WORDS[state]}" for state in ("wrong", "usage", "open") if counts[state]]
        return "Self-test: " + ", ".join(parts)

    @property
    def body(self):
        """What to do next."""
        states = {state for _, state, _ in self.rows}
        if states == {"right"}:
            return "All of it. The course has nothing more to ask you."
        if states == {"open"}:
            return (
                'Put a letter in quotes, such as "a", or a number in place of `...`, and run the cell again.'
            )
        steps = {
            "wrong": "return to the lessons named, and change what is to repeat",
            "usage": "write anew what was not understood",
            "open": "answer the others",
        }
        to_do = "; ".join(step for state, step in steps.items() if state in states)
        return f"Your answers stay as they are: {to_do}. Then run the cell again."

    def __repr__(self):
        width = max(len(question.id) for question, _, _ in self.rows)
        lines = [self.title, self.body]
        for question, state, said in self.rows:
            line = f"    {question.id:<{width}}  {LOOKS[state][0]} {WORDS[state]}"
            lines.append(
                line + (f": {question.place}. {said}" if state == "wrong" else f". {said}" * bool(said))
            )
        return "\n".join(lines)

    def _repr_html_(self):
        left = ' style="text-align: left"'
        cells = []
        for question, state, said in self.rows:
            symbol, colour = LOOKS[state]
            place = html.escape(question.place, quote=False)
            link = f'<a href="{html.escape(question.link)}">{place}</a>' if state == "wrong" else ""
            cells.append(
                f'<tr><th scope="row"{left}>{question.id}</th>'
                f'<td style="text-align: left; border-left: 4px solid {colour}; white-space: nowrap">'
                f'<span aria-hidden="true">{symbol} </span>{WORDS[state]}</td>'
                f"<td{left}>{marked(said)}</td><td{left}>{link}</td></tr>"
            )
        header = "".join(
            f'<th scope="col"{left}>{words}</th>' for words in ("question", "answer", "why", "return to")
        )
        return (
            f'<div role="status"><strong>{self.title}</strong><p>{marked(self.body)}</p></div><table>'
            f"<thead><tr>{header}</tr></thead><tbody>{''.join(cells)}</tbody></table>"
        )

    def _repr_mimebundle_(self, include=None, exclude=None):
        return {"text/html": self._repr_html_(), "text/plain": repr(self)}


@functools.cache
def _by_name():
    from teachkit.exercises.quiz_questions import QUESTIONS  # which are made with the functions above

    return {question.id: question for question in QUESTIONS}


def questions():
    """All questions of the self-test by id, in the order of the lessons.

    Returns
    -------
    dict of str to Question

    Examples
    --------
    >>> print(questions()["q17"].prompt)  # doctest: +ELLIPSIS
    **q17** · Queries and keys have 64 numbers each. ...
    """
    return dict(_by_name())


def mark(answers):
    """Judge answers and return the `Report`, or a `Message` where the call itself is wrong; show nothing.

    Parameters
    ----------
    answers : dict
        Letters and numbers by the id of the question; one that lacks, or is ``...``, is not answered yet.

    Returns
    -------
    Report or Message
    """
    if not isinstance(answers, dict):
        return Message(
            "usage", "The self-test needs your answers by name", 'For example `self_test({"q1": "a"})`.'
        )
    given = {str(name).strip().lower(): answer for name, answer in answers.items()}
    unknown = [name for name in given if name not in _by_name()]
    if unknown:
        close = difflib.get_close_matches(unknown[0], _by_name(), n=1, cutoff=0)
        body = f"They are {next(iter(_by_name()))} to {list(_by_name())[-1]}. Did you mean {close[0]}?"
        return Message("usage", f'There is no question "{unknown[0][:40]}"', body)
    return Report(
        tuple((question, *question.judge(given.get(name))) for name, question in _by_name().items())
    )


def self_test(answers=None, /, **more):
    """Mark the self-test of lesson 09, and say for each miss where to return to.

    Parameters
    ----------
    answers : dict, optional
        Letters and numbers by the id of the question.
    **more
        The same as keywords: ``self_test(q1="a", q3=0.5)``.

    Examples
    --------
    >>> self_test(q1="c", q3=1 / 3)  # doctest: +ELLIPSIS
    Self-test: 1 of 18 right, 1 to repeat, 16 not answered yet
    ...
    """
    if isinstance(answers, dict):
        answers = {**answers, **more}
    present(mark(more if answers is None else answers))

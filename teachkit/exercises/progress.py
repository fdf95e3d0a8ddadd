"""What a learner has done, kept on disk: across restarts, and for all lessons together.

Each exercise has two small files, one for the last right answer and one for a try, and each is written at
once as a whole. So two kernels never write over each other's work, and no lock is needed.
"""

import contextlib
import json
import os
import sys
import uuid
from dataclasses import asdict, dataclass
from pathlib import Path

from platformdirs import user_data_path

COURSE = "softmax"
VARIABLE = "TEACHKIT_PROGRESS"  # a folder, or "off"
RANKS = {"open": 0, "wrong": 1, "right": 2}
_UNREADABLE = (ValueError, RecursionError)  # what a damaged file raises
LONGEST_SOURCE = 100_000  # characters; a longer answer is kept without its source


@dataclass(frozen=True)
class Record:
    """What is known of one exercise.

    Parameters
    ----------
    state : {"open", "wrong", "right"}
    source : str
        Code that gives the last right answer again, "" where there is none.
    """

    state: str
    source: str = ""


def merged(before, state):
    """Return the state after one more check: what is right stays right, and what was tried stays tried.

    Parameters
    ----------
    before : str or None
        None where nothing was checked yet.
    state : str

    Examples
    --------
    >>> merged("right", "wrong"), merged("wrong", "open"), merged(None, "open")
    ('right', 'wrong', 'open')
    """
    return state if before is None else max(before, state, key=RANKS.__getitem__)


def folder():
    """Return the folder where progress is kept, None where it is not.

    It is kept where a person sits at a front end (JupyterLab, VS Code, Colab, a browser's own kernel), and
    not where a program runs a notebook, as tests and CI do. The environment's ``TEACHKIT_PROGRESS`` names
    another folder, or switches it off.

    Returns
    -------
    pathlib.Path or None
    """
    wish = os.environ.get(VARIABLE, "").strip()
    if wish.lower() in ("off", "0", "no", "false"):
        return None
    if wish:
        return Path(wish).expanduser() / COURSE
    if os.environ.get("CI") or not _has_front_end():
        return None
    return user_data_path("teachkit", appauthor=False) / COURSE


def _has_front_end():
    """Whether a front end started this kernel; a program that runs a notebook leaves none of these signs."""
    shell = sys.modules["IPython"].get_ipython() if "IPython" in sys.modules else None
    if shell is None or getattr(shell, "kernel", None) is None:
        return False
    signs = ("JPY_SESSION_NAME", "COLAB_RELEASE_TAG")
    return (
        any(os.environ.get(name) for name in signs)
        or "__vsc_ipynb_file__" in shell.user_ns
        or os.environ.get("KAGGLE_KERNEL_RUN_TYPE") == "Interactive"
        or sys.platform == "emscripten"
    )


def load(place):
    """Read all that is kept.

    Parameters
    ----------
    place : pathlib.Path

    Returns
    -------
    records : dict of str to Record
        By exercise.
    problems : list of str
        What could not be read, in words; all the rest is read nevertheless.
    """
    records, problems = {}, []
    try:
        paths = sorted(place.glob("*.json")) if place.exists() else []
    except OSError as error:
        return {}, [f"The folder {place} cannot be read: {_reason(error)}."]
    for path in paths:
        try:
            record = _read(path)
        except (OSError, *_UNREADABLE) as error:
            problems.append(f"The file {path} cannot be read, and was left as it is: {_reason(error)}.")
            continue
        exercise = path.name.rpartition(".")[0].rpartition(".")[0]
        before = records.get(exercise)
        if before is None or RANKS[record.state] > RANKS[before.state]:
            records[exercise] = record
    return records, problems


def _read(path):
    found = json.loads(path.read_text(encoding="utf-8"))
    if not isinstance(found, dict):
        raise ValueError("it holds no record")
    state, source = found.get("state"), found.get("source", "")
    if not (isinstance(state, str) and state in RANKS and isinstance(source, str)):
        raise ValueError("it holds no record")
    return Record(state, source)


def save(place, exercise, record):
    """Keep what is known of an exercise; a try never takes the place of a right answer.

    Parameters
    ----------
    place : pathlib.Path
    exercise : str
        "2.1".
    record : Record

    Returns
    -------
    str
        What went wrong, in words; "" if nothing.
    """
    if len(record.source) > LONGEST_SOURCE:
        record = Record(record.state)
    path = place / f"{exercise}.{'right' if record.state == 'right' else 'tried'}.json"
    new = place / f".{uuid.uuid4().hex}.new"
    try:
        place.mkdir(parents=True, exist_ok=True)
        if record.state != "right" and path.exists():
            with contextlib.suppress(*_UNREADABLE):
                record = Record(merged(_read(path).state, record.state))
        new.write_text(json.dumps(asdict(record), indent=1), encoding="utf-8")
        _keep_damaged(path)
        os.replace(new, path)
    except OSError as error:
        with contextlib.suppress(OSError):
            new.unlink(missing_ok=True)
        return f"{path} cannot be written: {_reason(error)}."
    return ""


def _keep_damaged(path):
    """Set a file aside that cannot be read: somebody may still read it by hand."""
    if not path.exists():
        return
    try:
        _read(path)
    except _UNREADABLE:
        os.replace(path, path.with_name(f"{path.stem}.{uuid.uuid4().hex[:8]}.damaged"))


def clear(place):
    """Delete all that is kept, and what was set aside.

    Returns
    -------
    str
        What went wrong, in words; "" if nothing.
    """
    try:
        for pattern in ("*.json", "*.damaged", ".*.new"):
            for path in place.glob(pattern):
                path.unlink(missing_ok=True)
    except OSError as error:
        return f"{place} cannot be cleared: {_reason(error)}."
    return ""


def _reason(error):
    return getattr(error, "strerror", None) or str(error) or type(error).__name__

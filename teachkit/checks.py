"""Is this machine ready for the course? Standard library only: it answers when a package is missing."""

import re
import sys
from importlib import metadata

REPAIR = "type %pip install -e .. in a cell, run it, then choose Kernel > Restart Kernel"


def release(version):
    """Return the numbers of a version as a tuple, for comparing: "2.4.0rc1" gives (2, 4, 0).

    Examples
    --------
    >>> release("0.9.13") < release("0.11")
    True
    """
    return tuple(int(part) for part in re.match(r"\d*(?:\.\d+)*", version)[0].split(".") if part)


def wanted(distribution="teachkit"):
    """Return what a learner needs as (name, lower bound) pairs, Python first, from the package's metadata.

    Parameters
    ----------
    distribution : str
        An installed distribution.

    Raises
    ------
    importlib.metadata.PackageNotFoundError
        When it is not installed.

    Examples
    --------
    >>> wanted()[0]
    ('Python', '3.11')
    """
    about = metadata.metadata(distribution)
    lines = [line for line in about.get_all("Requires-Dist") or () if "extra ==" not in line]
    pairs = [re.match(r"([\w.-]+)\s*>=\s*([\d.]+)", line).groups() for line in sorted(lines)]
    return [("Python", about["Requires-Python"].removeprefix(">=")), *pairs]


def installed(name):
    """Return the installed version of a package (or of "Python"), "" where there is none.

    Examples
    --------
    >>> installed("no-such-package")
    ''
    """
    if name == "Python":
        return ".".join(str(part) for part in sys.version_info[:3])
    try:
        return metadata.version(name) or ""
    except metadata.PackageNotFoundError:
        return ""


def requirement_line(name, least, found):
    """Say in one line whether a requirement is met and, where it is not, what to type.

    Parameters
    ----------
    name : str
    least : str
        The lowest version that will do.
    found : str
        The installed version; "" when there is none.

    Examples
    --------
    >>> requirement_line("numpy", "2.0", "2.4.6")
    '[ OK ] numpy 2.0 or newer'
    """
    line = f"{name} {least} or newer"
    if found and release(found) >= release(least):
        return f"[ OK ] {line}"
    have = f"you have {found}" if found else "it is not installed"
    if name == "Python":
        return f"[FAIL] {line}: {have}. Install a newer one from https://www.python.org, make .venv afresh"
    return f"[FAIL] {line}: {have}. To mend it, {REPAIR}"


def check_machine():
    """Say in one line that the machine is ready, or print a line for each requirement that is not met.

    Examples
    --------
    >>> check_machine()
    Your machine is ready.
    """
    lines = [requirement_line(name, least, installed(name)) for name, least in wanted()]
    failed = [line for line in lines if line.startswith("[FAIL]")]
    print(*failed, sep="\n", end="\n" if failed else "")
    print(f"{len(failed)} of {len(lines)} requirements not met." if failed else "Your machine is ready.")

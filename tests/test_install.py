"""What a learner installs, types and imports: the files that say so agree, and it works as written."""

import ast
import importlib
import inspect
import os
import pkgutil
import re
import subprocess
import sys
import tomllib
from pathlib import Path

import pytest

import teachkit

ROOT = Path(__file__).parent.parent
PROJECT = tomllib.loads((ROOT / "pyproject.toml").read_text(encoding="utf-8"))["project"]
WANTED = PROJECT["dependencies"] + PROJECT["optional-dependencies"]["test"]
README = (ROOT / "README.md").read_text(encoding="utf-8")
MODULES = sorted(m.name for m in pkgutil.walk_packages(teachkit.__path__, "teachkit."))
CONDA_NAMES = {"matplotlib-base": "matplotlib"}


def lines(name):
    text = (ROOT / name).read_text(encoding="utf-8")
    return [line.strip() for line in text.splitlines() if line.strip() and not line.lstrip().startswith("#")]


# ---------------------------------------------------------------------------------------------------
# One list of dependencies


def test_requirements_agree_with_pyproject():
    assert lines("requirements.txt") == [*WANTED, "-e ."]


def test_environment_agrees_with_pyproject():
    items = [line.removeprefix("- ") for line in lines("environment.yml") if line.startswith("- ")]
    channels, python, pip, *rest = items[:2], items[2], items[3], *items[4:]
    assert channels == ["conda-forge", "nodefaults"]
    assert (python, pip, rest[-2:]) == ("python=3.12", "pip", ["pip:", "-e ."])
    named = [re.sub(r"^[\w-]+", lambda name: CONDA_NAMES.get(name[0], name[0]), item) for item in rest[:-2]]
    assert named == WANTED


def test_bounds_are_lower_bounds():
    extras = [item for extra in PROJECT["optional-dependencies"].values() for item in extra]
    for requirement in PROJECT["dependencies"] + extras:
        assert re.fullmatch(r"[\w-]+>=[\d.]+", requirement), requirement


def test_oldest_dependencies_are_the_lower_bounds():
    pinned = [
        line
        for line in lines("tests/oldest.txt")
        if line.split("==")[0] in {w.split(">=")[0] for w in WANTED}
    ]
    bounds = {w.split(">=")[0]: w.split(">=")[1] for w in WANTED}
    assert {line.split("==")[0] for line in pinned} == set(bounds)
    for line in pinned:
        name, version = line.split("==")
        assert version == bounds[name] or version.startswith(bounds[name] + "."), line


def test_versions_of_python_agree():
    named = re.findall(r"Python :: (3\.\d+)", "\n".join(PROJECT["classifiers"]))
    assert PROJECT["requires-python"] == f">={named[0]}"
    assert f"You need Python {named[0]} or newer" in README
    workflow = (ROOT / ".github" / "workflows" / "ci.yml").read_text(encoding="utf-8")
    assert set(re.findall(r'"(3\.\d+)"', workflow)) == set(named)


# ---------------------------------------------------------------------------------------------------
# The commands of the README


def commands(language):
    return re.findall(rf"^```{language}\n(.+)\n```$", README, re.MULTILINE)


def test_readme_has_the_two_commands():
    install = "python3 -m venv .venv && .venv/bin/pip install -r requirements.txt && .venv/bin/"
    assert commands("sh") == [install + "jupyter lab notebooks/00_start_here.ipynb", install + "pytest"]


def test_readme_has_the_two_commands_for_windows():
    def windows(command):
        return (
            command.replace("python3", "py")
            .replace("/bin/", "\\Scripts\\")
            .replace("notebooks/", "notebooks\\")
        )

    assert commands("bat") == [windows(command) for command in commands("sh")]


def test_what_the_commands_name_is_there():
    assert (ROOT / "notebooks" / "00_start_here.ipynb").is_file()
    for target in re.findall(r"\]\(([^)#:]+)\)", README):
        assert (ROOT / target).exists(), target


def test_the_workflow_runs_the_commands_of_the_readme():
    workflow = (ROOT / ".github" / "workflows" / "ci.yml").read_text(encoding="utf-8")
    for command in (commands("sh")[1], commands("bat")[1]):
        assert f"run: {command}\n" in workflow


def test_ci_takes_the_test_command_from_the_readme():
    pattern = re.search(
        r"grep -m1 -E '([^']+)' README.md", (ROOT / ".ci" / "run").read_text(encoding="utf-8")
    )
    assert re.findall(pattern[1], README, re.MULTILINE) == [commands("sh")[1]]


@pytest.mark.slow
@pytest.mark.parametrize(("setting", "outcome"), [("0", "2 skipped"), ("1", "1 failed, 1 error")])
def test_a_skip_fails_where_ci_asks_for_everything(setting, outcome, tmp_path):
    (tmp_path / "test_module.py").write_text("import pytest\n\npytest.importorskip('no_such')\n")
    (tmp_path / "test_one.py").write_text("import pytest\n\ndef test_it():\n    pytest.skip('why')\n")
    command = [sys.executable, "-m", "pytest", "-p", "conftest", "-p", "no:cacheprovider", "-c", os.devnull]
    done = subprocess.run(
        [*command, "--color=no", "--continue-on-collection-errors", tmp_path],
        env=os.environ | {"SKIPS_FAIL": setting, "PYTHONPATH": str(ROOT / "tests")},
        capture_output=True,
        text=True,
    )
    assert f"= {outcome} in " in done.stdout, done.stdout


# ---------------------------------------------------------------------------------------------------
# The package


def test_import_is_light():
    code = "import sys, teachkit; print({'matplotlib', 'ipywidgets', 'anywidget'} & set(sys.modules))"
    done = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True)
    assert (done.stdout.strip(), done.stderr) == ("set()", "")


TOPICS = ("alignment", "curves", "distributions", "geometry", "losses", "streams", "temperature", "training",
          "transformer")  # fmt: skip
FLOORS = {name: {"maths"} for name in TOPICS} | {
    "checks": set(),
    "claims": {"figures"},
    "maths": {"maths"},
    "data": {"maths", "data"},
    "figures": {"maths", "data", "figures"},
    "exercises": {"maths", "data", "figures", "exercises"},
    "explorers": {"maths", "data", "figures", "exercises", "explorers"},
}


@pytest.mark.parametrize("name", MODULES)
def test_a_floor_imports_only_floors_below(name):
    module = importlib.import_module(name)
    floor = name.split(".")[1]
    tree = ast.parse(inspect.getsource(module))
    imported = {a.name for n in ast.walk(tree) if isinstance(n, ast.Import) for a in n.names}
    imported |= {n.module for n in ast.walk(tree) if isinstance(n, ast.ImportFrom)}
    own = {i.split(".")[1] for i in imported if i.startswith("teachkit.")}
    assert "teachkit" not in imported, "import from the floor, not from the top: the top imports the floors"
    assert own <= FLOORS[floor]
    others = {i.split(".")[0] for i in imported if not i.startswith("teachkit")} - set(
        sys.stdlib_module_names
    )
    if floor == "maths":
        assert others <= {"numpy"}
    elif floor != "explorers":
        assert not others & {"ipywidgets", "anywidget", "traitlets"}


def public(module):
    """The functions and classes that a module defines for others."""
    for name, thing in vars(module).items():
        if not name.startswith("_") and inspect.isroutine(thing) | inspect.isclass(thing):
            if thing.__module__ == module.__name__:
                yield name, thing


# In the modules of exercises a docstring is what a learner reads of a solution or of a mistake.
@pytest.mark.parametrize("name", [name for name in MODULES if not re.search(r"lesson_\d\d\.", name)])
def test_public_names_say_what_they_are(name):
    for own, thing in public(importlib.import_module(name)):
        summary = (inspect.getdoc(thing) or "").split("\n")[0]
        assert summary.endswith("."), f"{name}.{own} needs a docstring that begins with a sentence"


FLAT = sorted(name for name in teachkit.__all__ if not inspect.ismodule(getattr(teachkit, name)))


@pytest.mark.parametrize("name", FLAT)
def test_names_of_the_top_have_numpydoc(name):
    thing = getattr(teachkit, name)
    sections = re.findall(r"^(\w[\w ]*)\n-+$", inspect.getdoc(thing), re.MULTILINE)
    if inspect.signature(thing).parameters:
        assert "Parameters" in sections
    assert "Examples" in sections
    for parameter in inspect.signature(thing).parameters:
        entry = rf"^\*{{0,2}}(\w+, )*{parameter}(, \w+)*( :|$)"
        assert re.search(entry, inspect.getdoc(thing), re.MULTILINE), f"{name}: no entry for {parameter}"

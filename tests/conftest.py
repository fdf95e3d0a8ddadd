"""What all tests share."""

import importlib
import os

import hypothesis
import nbval.kernel
import pytest
from record import connection

# No deadline: a slow machine is no wrong result. The examples are the same each time, but for those that
# Hypothesis takes from imported modules: a law holds with its rounding (--hypothesis-profile=search).
COURSE = {"deadline": None, "database": None}
hypothesis.settings.register_profile("course", derandomize=True, max_examples=60, **COURSE)
hypothesis.settings.register_profile("search", derandomize=False, max_examples=3000, **COURSE)
hypothesis.settings.load_profile("course")

_KernelManager = nbval.kernel.KernelManager
nbval.kernel.KernelManager = lambda **options: _KernelManager(**connection(), **options)

OF_EXPLORERS = ("test_engine_", "test_explorers_", "teachkit.explorers.")  # the last are doctests


@pytest.fixture(autouse=True)
def _no_backgrounds(request, monkeypatch):
    """Leave out the backgrounds of explorers, which take most of their time: what is tested is what moves."""
    name = request.module.__name__.removeprefix("tests.")
    if name.startswith(OF_EXPLORERS) and "real_backgrounds" not in request.fixturenames:
        monkeypatch.setattr("teachkit.explorers.engine.explorer.png_url", lambda figure, dpi: "data:,")


@pytest.fixture
def explorer(request):
    """Return the explorer of the class that `explorer_tools.of` names, in its first state."""
    from explorer_tools import first_state

    return first_state(request.param)


@pytest.fixture
def real_backgrounds():
    """Render the backgrounds of explorers in this test, as a browser gets them."""


@pytest.fixture
def patient(monkeypatch):
    """Give each check a minute: where a machine is busy, seconds without a result are no endless loop."""
    monkeypatch.setattr(importlib.import_module("teachkit.exercises.judge"), "TIME_LIMIT", 60.0)


def pytest_generate_tests(metafunc):
    """Try the contract of figures on each example that its class names."""
    pictures = getattr(metafunc.cls, "pictures", None)
    if pictures is not None and "picture" in metafunc.fixturenames:
        metafunc.parametrize("name", pictures)


SKIPS_FAIL = os.environ.get("SKIPS_FAIL") == "1"


def pytest_configure(config):
    """Build matplotlib's font cache once: a kernel that builds it says so on stderr, and nbval fails."""
    if not hasattr(config, "workerinput"):
        import matplotlib.font_manager  # noqa: F401


def _fail_a_skip(report):
    if SKIPS_FAIL and report.outcome == "skipped" and not hasattr(report, "wasxfail"):
        report.outcome = "failed"
        report.longrepr = f"skipped where SKIPS_FAIL=1 asks for everything: {report.longrepr}"
    return report


@pytest.hookimpl(wrapper=True)
def pytest_runtest_makereport(item, call):
    return _fail_a_skip((yield))


@pytest.hookimpl(wrapper=True)
def pytest_make_collect_report(collector):
    return _fail_a_skip((yield))

"""The data sets: what they hold, that they come with the package, and that nobody can spoil them."""

import subprocess
import sys
import zipfile
from pathlib import Path

import numpy as np
import pytest

import teachkit
from teachkit.data import digits as module
from teachkit.data import make_digits
from teachkit.data.digits import load_digits
from teachkit.maths.losses import cross_entropy
from teachkit.maths.training import SGD, Network, accuracy, confusion_matrix, train

ROOT = Path(__file__).parent.parent
STORED = Path(module.__file__).with_name("digits.npz")
SKLEARN = 'scikit-learn is not installed: pip install -e ".[bench]"'


def generator(seed=0):
    return np.random.default_rng(seed)


# The digits ------------------------------------------------------------------------------------------


def test_what_the_digits_are():
    digits = load_digits()
    assert digits.images.shape == (1797, 8, 8) and digits.images.dtype == np.uint8
    assert (digits.images.min(), digits.images.max()) == (0, 16)
    assert digits.labels.shape == (1797,) and digits.labels.dtype == np.int64
    assert np.bincount(digits.labels).tolist() == [178, 182, 177, 183, 181, 182, 181, 179, 174, 180]
    assert len(digits) == 1797 and int(digits.images.sum()) == 561_718
    assert digits.pixels.shape == (1797, 64) and digits.pixels.dtype == np.float64
    assert (digits.pixels.min(), digits.pixels.max()) == (0, 1)
    np.testing.assert_array_equal(digits.pixels[5].reshape(8, 8) * 16, digits.images[5])


def test_they_are_those_of_scikit_learn():
    datasets = pytest.importorskip("sklearn.datasets", reason=SKLEARN)
    original, digits = datasets.load_digits(), load_digits()
    np.testing.assert_array_equal(digits.images, original.images)
    np.testing.assert_array_equal(digits.labels, original.target)


def test_the_script_makes_the_stored_file(tmp_path, monkeypatch, capsys):
    pytest.importorskip("sklearn.datasets", reason=SKLEARN)
    monkeypatch.setattr(make_digits, "__file__", str(tmp_path / "make_digits.py"))
    make_digits.main()
    with np.load(tmp_path / "digits.npz") as made, np.load(STORED) as stored:
        assert made.files == stored.files
        assert all((made[name] == stored[name]).all() for name in made.files)
    assert capsys.readouterr().out.startswith("digits.npz: ")


def test_they_are_small_and_say_whose_they_are():
    assert STORED.stat().st_size < 70_000
    digits = load_digits()
    readme = STORED.with_name("README.md").read_text(encoding="utf-8")
    for words in ("Alpaydin", "Kaynak", "1998", "10.24432/C50P49"):
        assert words in digits.citation and words in readme
    assert "CC BY 4.0" in digits.licence and "CC BY 4.0" in readme
    assert digits.licence.split()[-1] in readme
    assert "make_digits" in readme


def test_who_changes_them_changes_only_their_own():
    first = load_digits()
    first.images[...] = 0
    first.labels[...] = 0
    assert load_digits().images.any() and load_digits().labels.any()
    digits = load_digits()
    training, testing = digits.split(rng=generator())
    training.images[...] = 0
    testing.pixels[...] = 0
    assert (digits.images == load_digits().images).all() and testing.images.any()


def test_the_parts_are_all_of_it_in_an_order_that_the_seed_tells():
    digits = load_digits()
    training, testing = digits.split(rng=generator(1))
    assert (len(training), len(testing)) == (1348, 449)
    both = np.concatenate([part.pixels @ 17.0 ** np.arange(-32, 32) for part in (training, testing)])
    np.testing.assert_allclose(np.sort(both), np.sort(digits.pixels @ 17.0 ** np.arange(-32, 32)))
    again, _ = digits.split(rng=generator(1))
    other, _ = digits.split(rng=generator(2))
    assert (again.labels == training.labels).all() and (again.images == training.images).all()
    assert not (other.labels == training.labels).all()
    assert training.citation == digits.citation and training.licence == digits.licence
    images = {image.tobytes(): label for image, label in zip(digits.images, digits.labels, strict=True)}
    assert all(images[i.tobytes()] == y for i, y in zip(testing.images, testing.labels, strict=True))
    assert [len(part) for part in digits.split(0.5, rng=generator())] == [899, 898]


@pytest.mark.parametrize("share", [0, 1, -0.1, 1.5, np.nan, 1e-9, [0.2, 0.3]])
def test_a_split_leaves_no_part_empty(share):
    with pytest.raises(ValueError, match="test must be a share above 0 and below 1"):
        load_digits().split(share, rng=generator())


def test_a_split_needs_a_number_and_a_generator():
    with pytest.raises(TypeError, match="test must hold real numbers"):
        load_digits().split("half", rng=generator())
    with pytest.raises(TypeError, match="rng must be a NumPy Generator"):
        load_digits().split(rng=0)


# What is learned from them -----------------------------------------------------------------------------


@pytest.fixture(scope="module")
def learned():
    training, testing = load_digits().split(rng=generator())
    network = Network((64, 10), zero_last=True, rng=generator())
    optimizer = SGD(0.5, 0.9, decay=1 / len(training))
    for state in train(network, training.pixels, training.labels, optimizer, 300):
        last = state
    return network, last, training, testing


def test_softmax_regression_reads_digits_that_it_has_not_seen(learned):
    network, last, _, testing = learned
    logits = network.logits(testing.pixels)
    assert last.accuracy > 0.97 and 0.1 < last.loss < 0.15
    assert accuracy(logits, testing.labels) > 0.965
    assert cross_entropy(logits, testing.labels).mean() < 0.25
    counts = confusion_matrix(testing.labels, logits.argmax(1), 10)
    assert counts.sum() == len(testing) and np.trace(counts) / counts.sum() == accuracy(
        logits, testing.labels
    )
    assert counts.sum(1).tolist() == np.bincount(testing.labels).tolist()


def test_it_reads_as_well_as_that_of_scikit_learn(learned):
    linear_model = pytest.importorskip("sklearn.linear_model", reason=SKLEARN)
    network, _, training, testing = learned
    peer = linear_model.LogisticRegression(max_iter=5000).fit(training.pixels, training.labels)
    own = accuracy(network.logits(testing.pixels), testing.labels)
    assert own >= peer.score(testing.pixels, testing.labels) - 0.005


# What is installed ---------------------------------------------------------------------------------------


def test_a_built_package_brings_its_data(tmp_path):
    pytest.importorskip("hatchling", reason="hatchling, which builds the package, is not installed")
    done = subprocess.run(
        [sys.executable, "-m", "hatchling", "build", "-t", "wheel", "-d", tmp_path],
        cwd=ROOT,
        capture_output=True,
        text=True,
    )
    assert done.returncode == 0, done.stderr
    (wheel,) = tmp_path.glob("*.whl")
    with zipfile.ZipFile(wheel) as archive:
        archive.extractall(tmp_path / "installed")
    installed = tmp_path / "installed" / "teachkit"
    assert (installed / "data" / "README.md").is_file()
    code = "import teachkit; print(teachkit.__file__); print(len(teachkit.load_digits()))"
    done = subprocess.run(
        [sys.executable, "-c", code], cwd=tmp_path / "installed", capture_output=True, text=True, check=True
    )
    assert done.stdout.splitlines() == [str(installed / "__init__.py"), "1797"]


def test_no_rule_keeps_data_out_of_the_repository():
    ignored = (ROOT / ".gitignore").read_text(encoding="utf-8").split()
    assert not {"*.npz", "data/", "teachkit/data/"} & set(ignored)
    assert teachkit.load_digits is load_digits

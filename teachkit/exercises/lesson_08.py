"""Exercises of lesson 08: weights and averages, additive scores, masks, heads and the gradient of a score."""

import numpy as np

from teachkit.exercises.engine import Mistake, Task
from teachkit.exercises.values import show_number
from teachkit.maths.attention import additive_attention, attention, causal_mask
from teachkit.maths.softmax import softmax

_KEYS = np.array([[2.0, 0.0], [1.0, 3.0], [0.1, -1.0]])
_VALUES = np.array([[1.0, 0.0], [0.0, 1.0], [1.0, 1.0]])
# Scores stay below 4: the weights are far from one-hot, so a forgotten scale shows.
_LOOKUPS = (
    (np.array([1.0, 0.0]), _KEYS, _VALUES),
    (
        np.array([0.5, -1.0, 1.5]),
        np.array([[1.0, 0.5, 0], [0, -2, 0.5]]),
        np.array([[3.0, 1, 0], [-1, 2, 4]]),
    ),
    (
        np.array([1.0, 1.0, -0.5, 0.5]),
        np.array([[1.0, 0, 1, 1], [0, 1, -1, 2], [-1, 0.5, 0, 1]]),
        2 * np.eye(3),
    ),
)
_TABLES = (
    (np.array([[1.0, 0.0], [0.5, -0.5], [0.0, 1.0]]), _KEYS),
    (
        np.array([[1.0, 2.0, 0.5], [-1.0, 0.0, 1.0]]),
        np.array([[0.5, 1, 0], [1, -1, 0], [0, 0, 2], [1, 1, 1.0]]),
    ),
    (np.array([[0.3, -0.7]]), np.array([[1.0, 1.0], [2.0, -1.0]])),
)
_CONTEXTS = (
    (np.array([0.5, -0.5]), _VALUES, np.eye(2), np.eye(2), np.array([1.0, 2.0])),
    (
        np.array([1.0, -0.5]),
        np.array([[0.5, 0.0], [-1.0, 1.0], [0.25, 2.0], [1.0, 1.0]]),
        np.array([[1.0, 0.5], [-0.5, 2.0]]),
        np.array([[0.5, -1.0], [1.5, 0.25]]),
        np.array([1.5, -1.0]),
    ),
    (
        np.array([-1.0, 0.5]),
        np.array([[1.0, 0.5], [0.0, -1.0]]),
        np.array([[0.5, 1.0], [0.0, -1.0], [1.0, 0.25]]),
        np.array([[1.0, 0.0], [0.5, 0.5], [-1.0, 2.0]]),
        np.array([1.0, 0.5, -2.0]),
    ),
)
_MASKS = (
    (np.array([[2.0, 1.0, 0.1], [0.0, 0.0, 1.0]]), np.array([[True, True, False], [False, True, True]])),
    (
        np.array([[1.0, 2.0], [0.5, -0.5], [3.0, 1.0]]),
        np.array([[True, False], [False, False], [True, True]]),
    ),
    (np.array([[-3e6, -3e6 + 1, 2.0]]), np.array([[True, True, False]])),
)
_HEADS = (
    (np.array([[[2.0, 1.0, 0.1]], [[0.0, 0.0, 3.0]]]),),
    (np.array([[[1.0, -1.0], [0.5, 2.0]], [[0.0, 3.0], [-1.0, 0.0]], [[2.0, 2.0], [0.0, 1.0]]]),),
    (np.array([[[4.0, 0.0]], [[-4.0, 0.0]]]),),
)
_BACK = (
    (softmax([[2.0, 1.0, 0.1]]), np.array([[1.0, 0.0, 0.0]])),
    (softmax([[0.5, 0.0], [2.0, -1.0], [0.0, 0.3]]), np.array([[1.0, -1.0], [0.5, 2.0], [3.0, 1.0]])),
    (np.array([[0.0, 1.0, 0.0], [0.2, 0.5, 0.3]]), np.array([[2.0, 1.0, -1.0], [0.1, 0.4, -0.6]])),
)


def _attend(weigh=softmax, scores=lambda q, K: K @ q / np.sqrt(len(q)), average=lambda w, K, V: w @ V):
    """Attention of one query, or what a mistake in one of its three steps makes of it."""
    return lambda q, K, V: average(weigh(scores(q, K)), K, V)


def _context(scores, weigh=softmax, average=lambda w, s, H: w @ H):
    return lambda s, H, W, U, v: average(weigh(scores(s, H, W, U, v)), s, H)


def _scaled(Q, K):
    return Q @ K.T / np.sqrt(Q.shape[1])


def _without_keepdims(Q, K):
    e = np.exp(_scaled(Q, K))
    return e / e.sum(axis=1)


def _masked(scores, allowed):
    """Softmax over the open places: dot products with the rows of a unit table are the scores themselves."""
    unit = np.eye(scores.shape[1])
    return attention(scores, unit, unit, allowed, scale=1)[1]


def _filled(value):
    return lambda scores, allowed: softmax(np.where(allowed, scores, value))


def _quiet_softmax(z):
    """Softmax as NumPy computes it where everything is -inf: nan."""
    e = np.exp(z - z.max(axis=1, keepdims=True))
    return e / e.sum(axis=1, keepdims=True)


def _one_hot_largest(scores):
    return (scores == scores.max()).astype(float)


def _about_sums(weights):
    sums = np.sum(weights, axis=-1)
    k = np.unravel_index(np.argmax(np.abs(sums - 1)), sums.shape)
    if abs(sums[k]) > 1e-9 and abs(sums[k] - 1) > 1e-9:
        return f"A row of your result sums to {show_number(sums[k])}; the weights of a query sum to 1."
    return ""


def _about_the_gradient(d):
    sums = d.sum(axis=1)
    k = int(np.argmax(np.abs(sums)))
    if abs(sums[k]) > 1e-9:
        return (
            f"Row {k + 1} sums to {show_number(sums[k])}. It must sum to 0: raising all scores of a row "
            "together changes no weight."
        )
    return ""


TASKS = (
    Task(
        id="8.1",
        title="Look something up, softly",
        text="""\
`q` is one query, an array of d numbers. `K` holds a key in each row, `V` a value in each row. Write
`attend(q, K, V)`: the softmax of the scores $q \\cdot k_j / \\sqrt d$ gives the weights, and the average of
the values with these weights is returned.

`attend(np.array([1.0, 0.0]), np.array([[2.0, 0.0], [2.0, 5.0]]), np.array([[4.0], [8.0]]))`
returns `[6.0]`.""",
        stub="""\
import numpy as np
from teachkit import softmax

def attend(q, K, V):
    scores = ...
    weights = softmax(scores)
    return ...""",
        solution="""\
import numpy as np
from teachkit import softmax

def attend(q, K, V):
    scores = K @ q / np.sqrt(len(q))
    weights = softmax(scores)
    return weights @ V""",
        reason="`K @ q` is the dot product of every key with the query. The keys decide how much each place "
        "counts, the values what it gives: `weights @ V` adds up the values, each times its weight.",
        hints=(
            "`K @ q` is one dot product for each key. Divide by the root of `len(q)`.",
            "`weights @ V` adds up the rows of V, each times its weight.",
        ),
        mistakes=(
            Mistake(
                "you forgot the scale",
                "The scores must be divided by the root of d, the length of the query. Without it the "
                "weights are too sure.",
                _attend(scores=lambda q, K: K @ q),
            ),
            Mistake(
                "you divided by d, not by its root",
                "The dot product of d independent numbers spreads like the root of d.",
                _attend(scores=lambda q, K: K @ q / len(q)),
            ),
            Mistake(
                "you took the root of the number of keys",
                "d is the length of a query, not how many places there are.",
                _attend(scores=lambda q, K: K @ q / np.sqrt(len(K))),
            ),
            Mistake(
                "you multiplied by the root of d",
                "The scale makes scores smaller: divide.",
                _attend(scores=lambda q, K: K @ q * np.sqrt(len(q))),
            ),
            Mistake(
                "you averaged the keys",
                "The keys only decide the weights. What is handed out are the values: `weights @ V`.",
                _attend(average=lambda w, K, V: w @ K),
            ),
            Mistake(
                "you returned the weights",
                "The weights say how much of each value. Average the values with them: `weights @ V`.",
                _attend(average=lambda w, K, V: w),
            ),
            Mistake(
                "you took the value of the best key only",
                "That is a hard lookup. Here every value counts, as much as its weight says.",
                _attend(weigh=_one_hot_largest),
            ),
            Mistake(
                "you left out the softmax",
                "Scores can be negative and do not sum to 1: that is no average.",
                _attend(weigh=lambda z: z),
            ),
            Mistake(
                "you gave all values the same weight",
                "Then it does not matter what is asked. The scores decide.",
                _attend(weigh=lambda z: np.full(len(z), 1 / len(z))),
            ),
        ),
        names=("attend",),
        reference=lambda q, K, V: attention(q, K, V)[0],
        praise="Where keys fit the query equally well, their values count equally.",
        cases=_LOOKUPS,
    ),
    Task(
        id="8.2",
        title="Weights for a table of queries",
        text="""\
Now there are n queries, one in each row of `Q`, and m keys, one in each row of `K`. All have the length d.
Write `weights_of(Q, K)`: a table with a row for each query and a column for each key, each row the softmax
of $q_i \\cdot k_j / \\sqrt d$ over the keys j. The scores are small: no exponential overflows.

`weights_of(np.array([[1.0], [0.0]]), np.array([[0.0], [0.0]]))` returns `[[0.5, 0.5], [0.5, 0.5]]`.""",
        stub="""\
import numpy as np

def weights_of(Q, K):
    scores = ...
    e = np.exp(scores)
    return ...""",
        solution="""\
import numpy as np

def weights_of(Q, K):
    scores = Q @ K.T / np.sqrt(Q.shape[1])
    e = np.exp(scores)
    return e / e.sum(axis=1, keepdims=True)""",
        reason="`Q @ K.T` has a row for each query and a column for each key. Each query hands out a weight "
        "of 1 in all, so the sum runs along its row: over axis 1.",
        hints=(
            "`Q @ K.T` holds the dot product of query i and key j in row i, column j.",
            "Each row must sum to 1: `e.sum(axis=1, keepdims=True)` is the column of the row sums.",
        ),
        mistakes=(
            Mistake(
                "your softmax runs over the wrong axis",
                "Each column sums to 1: then the queries share out a key. But a query shares its attention "
                "out among the keys: sum over axis 1.",
                lambda Q, K: softmax(_scaled(Q, K), axis=0),
            ),
            Mistake(
                "you divided by the sum of the whole table",
                "Then all queries together have a weight of 1. Each has 1 of its own: sum over axis 1.",
                lambda Q, K: softmax(_scaled(Q, K).ravel()).reshape(len(Q), len(K)),
            ),
            Mistake(
                "`keepdims=True` is missing",
                "Without it the sums are a list, and NumPy lays it along the columns. With it they are a "
                "column, one sum beside each row.",
                _without_keepdims,
            ),
            Mistake(
                "query and key are swapped",
                "`K @ Q.T` lets each key ask the queries. A row belongs to a query: `Q @ K.T`.",
                lambda Q, K: softmax(_scaled(K, Q)),
            ),
            Mistake(
                "you forgot the scale",
                "Divide the scores by the root of d, the number of columns: `np.sqrt(Q.shape[1])`.",
                lambda Q, K: softmax(Q @ K.T),
            ),
            Mistake(
                "you took the root of the number of queries",
                "`len(Q)` counts the rows. The length of a query is `Q.shape[1]`.",
                lambda Q, K: softmax(Q @ K.T / np.sqrt(len(Q))),
            ),
            Mistake(
                "you scaled after the softmax",
                "The scale belongs into the exponent. Afterwards it only spoils the sum of 1.",
                lambda Q, K: softmax(Q @ K.T) / np.sqrt(Q.shape[1]),
            ),
            Mistake(
                "you did not divide",
                "Exponentials are no weights yet: divide each row by its sum.",
                lambda Q, K: np.exp(_scaled(Q, K)),
            ),
        ),
        names=("weights_of",),
        reference=lambda Q, K: attention(Q, K, K)[1],
        praise="Every row is a distribution over the keys. Nothing holds for the columns.",
        cases=_TABLES,
        observe=_about_sums,
    ),
    Task(
        id="8.3",
        title="The context of a translator",
        text="""\
`s` is the state of the writer, `H` holds the state of each word that was read, a row each. Write
`context(s, H, W, U, v)`: the weights are the softmax of

$$e_j = v \\cdot \\tanh(W s + U h_j),$$

and the context is the average of the rows $h_j$ with these weights.

`context(np.array([0.0]), np.array([[3.0], [3.0]]), np.eye(1), np.eye(1), np.array([1.0]))`
returns `[3.0]`.""",
        stub="""\
import numpy as np
from teachkit import softmax

def context(s, H, W, U, v):
    scores = ...
    return softmax(scores) @ H""",
        solution="""\
import numpy as np
from teachkit import softmax

def context(s, H, W, U, v):
    scores = np.tanh(W @ s + H @ U.T) @ v
    return softmax(scores) @ H""",
        reason="`H @ U.T` holds U h_j in row j, and `W @ s` is added to every row. After tanh, the product "
        "with v makes one score of each row.",
        hints=(
            "For one word: `v @ np.tanh(W @ s + U @ H[0])`. Now for all rows at once.",
            "Row j of `H @ U.T` is U h_j. `W @ s` is added to each row by itself.",
        ),
        mistakes=(
            Mistake(
                "you left out tanh",
                "Then v · W s is the same number for every word, and softmax does not see what is added to "
                "all scores: the query has no say. The bend of tanh brings query and key together.",
                _context(lambda s, H, W, U, v: (W @ s + H @ U.T) @ v),
            ),
            Mistake(
                "your tanh is outside",
                "tanh comes before the product with v. Outside, every score lies between -1 and 1, and no "
                "weight can be much larger than another.",
                _context(lambda s, H, W, U, v: np.tanh((W @ s + H @ U.T) @ v)),
            ),
            Mistake(
                "W and U are swapped",
                "W belongs to the state s, U to the words.",
                _context(lambda s, H, W, U, v: np.tanh(U @ s + H @ W.T) @ v),
            ),
            Mistake(
                "you left out the query",
                "Without s the weights are the same at every step of the translation.",
                _context(lambda s, H, W, U, v: np.tanh(H @ U.T) @ v),
            ),
            Mistake(
                "one of your tables is turned",
                "A row of `H @ U` is U transposed times h. The formula has U h_j: `H @ U.T`.",
                _context(lambda s, H, W, U, v: np.tanh(W @ s + H @ U) @ v),
            ),
            Mistake(
                "you left out v",
                "v says how much each entry of tanh counts, and with which sign. A plain sum counts all "
                "alike.",
                _context(lambda s, H, W, U, v: np.tanh(W @ s + H @ U.T).sum(axis=1)),
            ),
            Mistake(
                "you left out the softmax",
                "Scores are no weights: some are negative, and they do not sum to 1.",
                _context(lambda s, H, W, U, v: np.tanh(W @ s + H @ U.T) @ v, weigh=lambda z: z),
            ),
        ),
        names=("context",),
        reference=lambda s, H, W, U, v: additive_attention(s, H, H, W, U, v)[0],
        praise="Queries and keys may have different lengths here: W and U bring them together.",
        cases=_CONTEXTS,
    ),
    Task(
        id="8.4",
        title="Close places",
        text="""\
`scores` is a table with a row for each query. `allowed`, a table of the same shape, holds True where a query
may look. Write `masked_weights(scores, allowed)`: the softmax of each row over its open places, exactly 0 at
the closed ones. A row that is closed throughout gives zeros.

The stub is a safe softmax that copes with such rows. What is missing is its first line.

`masked_weights(np.array([[1.0, 1.0, 7.0]]), np.array([[True, True, False]]))`
returns `[[0.5, 0.5, 0.0]]`.""",
        stub="""\
import numpy as np

def masked_weights(scores, allowed):
    z = ...
    top = np.max(z, axis=1, keepdims=True)
    e = np.exp(z - np.where(top > -np.inf, top, 0))
    total = e.sum(axis=1, keepdims=True)
    return e / np.where(total > 0, total, 1)""",
        solution="""\
import numpy as np

def masked_weights(scores, allowed):
    z = np.where(allowed, scores, -np.inf)
    top = np.max(z, axis=1, keepdims=True)
    e = np.exp(z - np.where(top > -np.inf, top, 0))
    total = e.sum(axis=1, keepdims=True)
    return e / np.where(total > 0, total, 1)""",
        reason="The exponential of -inf is exactly 0. So a closed place gets nothing, and the sum runs over "
        "the open ones only. A row of zeros keeps its zeros, because its sum is replaced by 1.",
        hints=(
            "Which score gives the exponential 0, whatever the other scores are?",
            "`np.where(allowed, scores, ...)` keeps a score where a place is open.",
        ),
        mistakes=(
            Mistake(
                "you multiplied after the softmax",
                "The closed places took part in the sum, so what is left sums to less than 1. Close them "
                "before the softmax.",
                lambda scores, allowed: softmax(scores) * allowed,
            ),
            Mistake(
                "you filled with -1e6",
                "-1e6 is a score like any other. Where all places are closed, all share it, and each gets a "
                "weight; where the open scores are lower still, the closed place wins. -inf is below all.",
                _filled(-1e6),
            ),
            Mistake(
                "you filled with -1e9",
                "-1e9 is a score like any other. Where all places are closed, all share it, and each gets a "
                "weight. -inf is below all.",
                _filled(-1e9),
            ),
            Mistake(
                "you subtracted a large number",
                "Where all places are closed, all scores are lowered alike, and softmax does not see that: "
                "each gets a weight. -inf is below all.",
                lambda scores, allowed: softmax(scores - 1e9 * ~allowed),
            ),
            Mistake(
                "you filled with 0",
                "The exponential of 0 is 1: a score of 0 is an ordinary one. So is 0 times a score.",
                _filled(0.0),
            ),
            Mistake(
                "your mask is the wrong way round",
                "True means open here. Some libraries use True for what is closed: look at it every time.",
                lambda scores, allowed: _masked(scores, ~allowed),
            ),
            Mistake(
                "your closed rows are nan",
                "Where all is -inf, -inf minus -inf and 0 / 0 are nan. Ask for such rows first.",
                lambda scores, allowed: _quiet_softmax(np.where(allowed, scores, -np.inf)),
            ),
            Mistake(
                "your softmax runs over the wrong axis",
                "Each query has a row of its own, and its weights sum to 1: axis 1.",
                lambda scores, allowed: _masked(scores.T, allowed.T).T,
            ),
            Mistake(
                "you left out the mask",
                "That is the softmax of all places.",
                lambda scores, allowed: softmax(scores),
            ),
        ),
        names=("masked_weights",),
        reference=_masked,
        praise="The scores 2 and 1 share everything once the third place is closed: 0.73106 and 0.26894.",
        cases=_MASKS,
        observe=_about_sums,
    ),
    Task(
        id="8.5",
        title="No look into the future",
        text="""\
A program writes a text word by word. Place i may look at itself and at what came before it, not at what
comes after. Write `may_look(n)`: a table of n rows and n columns, 1 where the place of the row may look at
the place of the column, 0 elsewhere.

`may_look(2)` returns `[[1, 0], [1, 1]]`.""",
        stub="""\
import numpy as np

def may_look(n):
    return ...""",
        solution="""\
import numpy as np

def may_look(n):
    return np.tril(np.ones((n, n)))""",
        reason="Row i is open in the columns 0 to i. `np.tril` keeps what stands on the diagonal and below "
        "it. The comparison `np.arange(n)[:, None] >= np.arange(n)` does the same.",
        hints=(
            "Row 0 is open in one column, row 1 in two, the last row in all.",
            "`np.tril` keeps the lower triangle of a table, with its diagonal.",
        ),
        mistakes=(
            Mistake(
                "your mask is the wrong way round",
                "The first place sees everything, the last only itself: every place sees the future and "
                "not the past. Keep the lower triangle.",
                lambda n: np.triu(np.ones((n, n))),
            ),
            Mistake(
                "a place cannot see itself",
                "Off by one: the diagonal is closed. Then the first place may look nowhere at all.",
                lambda n: np.tril(np.ones((n, n)), -1),
            ),
            Mistake(
                "each place sees one step ahead",
                "Off by one: the next word is open, and that is the word that is to be guessed.",
                lambda n: np.tril(np.ones((n, n)), 1),
            ),
            Mistake(
                "each place sees only itself",
                "That is the diagonal alone. The past is open too.",
                np.eye,
            ),
            Mistake(
                "everything is open",
                "Then the first place sees the last word before it is written.",
                lambda n: np.ones((n, n)),
            ),
            Mistake(
                "you marked what is closed",
                "1 means open here. Those are the places that may not be looked at.",
                lambda n: np.triu(np.ones((n, n)), 1),
            ),
        ),
        names=("may_look",),
        reference=lambda n: causal_mask(n).astype(float),
        praise="Row i has i open places, counted from 1, so half the table is closed for a long text.",
        cases=((3,), (1,), (5,)),
    ),
    Task(
        id="8.6",
        title="The mean of the heads",
        text="""\
`scores` has the shape (H, n, m): for each of H heads a table with n queries and m keys. Write
`mean_weights(scores)`: the mean of the heads' *weights*, a table of n rows and m columns.

`mean_weights(np.array([[[1000.0, 0.0]], [[0.0, 0.0]]]))` returns `[[0.75, 0.25]]`.""",
        stub="""\
import numpy as np
from teachkit import softmax

def mean_weights(scores):
    return ...""",
        solution="""\
import numpy as np
from teachkit import softmax

def mean_weights(scores):
    return softmax(scores, axis=-1).mean(axis=0)""",
        reason="Each head has weights of its own: the softmax of its scores over the keys, the last axis. "
        "Their mean is a distribution again. The softmax of the mean score is where no head looks: two heads "
        "that disagree cancel.",
        hints=(
            "The keys stand on the last axis, the heads on the first.",
            "First `softmax(scores, axis=-1)`, then the mean over axis 0.",
        ),
        mistakes=(
            Mistake(
                "you averaged before the softmax",
                "The softmax of mean scores is where no head looks: a score of 4 and one of -4 cancel, "
                "though one head is sure of the place and the other sure that it is wrong. Weights first, "
                "then the mean.",
                lambda scores: softmax(scores.mean(axis=0)),
            ),
            Mistake(
                "your softmax runs over the heads",
                "Heads do not share anything out among them. The keys of one query do: the last axis.",
                lambda scores: softmax(scores, axis=0).mean(axis=0),
            ),
            Mistake(
                "your softmax runs over the queries",
                "A column then sums to 1. The keys stand on the last axis: `axis=-1`.",
                lambda scores: softmax(scores, axis=1).mean(axis=0),
            ),
            Mistake(
                "you added the heads",
                "Then each row sums to the number of heads. Take the mean.",
                lambda scores: softmax(scores).sum(axis=0),
            ),
            Mistake(
                "you took the largest weight of all heads",
                "Then a row sums to more than 1. Take the mean.",
                lambda scores: softmax(scores).max(axis=0),
            ),
            Mistake(
                "you kept one head only",
                "`[0]` is the first head. Take the mean of all.",
                lambda scores: softmax(scores[0]),
            ),
        ),
        names=("mean_weights",),
        reference=lambda scores: np.mean([softmax(head) for head in scores], axis=0),
        praise="A mean of distributions is a distribution. A mean of scores is another head.",
        cases=_HEADS,
        observe=_about_sums,
    ),
    Task(
        id="8.7",
        title="The gradient by a score",
        text="""\
`w` is a table of attention weights, a row for each query. `by_weights` is the gradient of a loss by these
weights, a table of the same shape. Write `by_scores(w, by_weights)`: the gradient of the loss by the
scores. With g for `by_weights`,

$$d_{ij} = w_{ij} \\Bigl(g_{ij} - \\sum_l w_{il}\\, g_{il}\\Bigr).$$

`by_scores(np.array([[0.5, 0.5]]), np.array([[1.0, 0.0]]))` returns `[[0.25, -0.25]]`.""",
        stub="""\
import numpy as np

def by_scores(w, by_weights):
    mean = ...
    return w * (by_weights - mean)""",
        solution="""\
import numpy as np

def by_scores(w, by_weights):
    mean = np.sum(w * by_weights, axis=1, keepdims=True)
    return w * (by_weights - mean)""",
        reason="The mean of g, weighted with w, is what the query gets now. A place that is worth more than "
        "this mean should get more. And where a weight is 0 nothing passes back.",
        hints=(
            "The sum is a mean of g, weighted with w: one number for each row.",
            "`np.sum(w * by_weights, axis=1, keepdims=True)` puts it beside each row.",
        ),
        mistakes=(
            Mistake(
                "you subtracted nothing",
                "A weight can only grow at the cost of the others. The mean takes that back.",
                lambda w, g: w * g,
            ),
            Mistake(
                "you kept the diagonal only",
                "w (1 - w) is how a weight answers to its own score. But each score moves all the weights of "
                "its row.",
                lambda w, g: w * (1 - w) * g,
            ),
            Mistake(
                "your mean is not weighted",
                "Every entry of g must count as much as its weight: sum w times g.",
                lambda w, g: w * (g - g.mean(axis=1, keepdims=True)),
            ),
            Mistake(
                "you subtracted the plain sum",
                "Multiply g with the weights before you add up.",
                lambda w, g: w * (g - g.sum(axis=1, keepdims=True)),
            ),
            Mistake(
                "your mean runs over the queries",
                "Each query has a mean of its own, along its row: axis 1.",
                lambda w, g: w * (g - np.sum(w * g, axis=0, keepdims=True)),
            ),
            Mistake(
                "you took one mean for the whole table",
                "Each query has a mean of its own: axis 1, with `keepdims=True`.",
                lambda w, g: w * (g - np.sum(w * g)),
            ),
            Mistake(
                "you left out the weight in front",
                "A place with the weight 0 must get the gradient 0: multiply by w.",
                lambda w, g: g - np.sum(w * g, axis=1, keepdims=True),
            ),
        ),
        names=("by_scores",),
        reference=lambda w, g: np.array(
            [(np.diag(p) - np.outer(p, p)) @ by for p, by in zip(w, g, strict=True)]
        ),
        praise="In the last input one query had all its weight on one place: its row of gradients is 0.",
        cases=_BACK,
        observe=_about_the_gradient,
    ),
)

"""Exercises of lesson 06: a surprise, its mean, KL, the gradient, logits, counts, smoothed targets."""

import math

import numpy as np

from teachkit.exercises.engine import Mistake, Task
from teachkit.exercises.values import show_number
from teachkit.maths.distributions import entropy, one_hot
from teachkit.maths.losses import cross_entropy, cross_entropy_grad, kl_divergence
from teachkit.maths.softmax import logsumexp, softmax

_TRUTH = np.array([0.7, 0.2, 0.1])
_BATCHES = (
    (
        np.array([[2.0, 1.0, 0.1], [0.0, 0.0, 0.0], [-1.0, 3.0, 0.5], [1.0, -2.0, 2.5]]),
        np.array([0, 2, 1, 1]),
    ),
    (np.array([[2.0, 4.3, 1.2, -3.1], [0.5, -0.5, 1.5, 0.0]]), np.array([3, 0])),
    (np.array([[2.0, 1.0, 0.1]]), np.array([2])),
    (np.array([[1.0, -1.0], [3.0, 0.0], [-2.0, 0.5]]), np.array([1, 0, 1])),
)
_CALIBRATED = tuple((softmax(z), labels) for z, labels in _BATCHES)


def _true(P, labels):
    """Return the probability of the true class of each row."""
    return P[np.arange(len(P)), labels]


def _masked_logs(P, labels):
    return -one_hot(labels, P.shape[1]) * np.log(P)


def _grad(Z, labels):
    return cross_entropy_grad(Z, labels)


def _log_of_softmax(z, y):
    p = np.exp(z) / np.exp(z).sum()
    return -np.log(p[y])


def _with_losses_of(losses):
    return lambda Z, labels: float(np.mean(losses(Z, labels)))


def _about_gradient(g):
    if g.ndim != 2:
        return ""
    totals = g.sum(axis=1)
    k = int(np.argmax(np.abs(totals)))
    if abs(totals[k]) > 1e-6:
        return (
            f"Row {k + 1} of your result sums to {show_number(totals[k])}. Each row must sum to 0: raising "
            "all scores of a row together changes no loss."
        )
    return "Your rows sum to 0, as they must."


def _about_ceiling(loss):
    power = -loss / math.log(10)
    if math.isfinite(power) and power < -1 and abs(power - round(power)) < 1e-3:
        return (
            f"Your loss is minus the logarithm of 1e{round(power)}. Was that added to p, or was p cut off "
            "there? Then the loss has a ceiling, and beyond it no slope."
        )
    return ""


def _about_shares(p):
    total = float(np.sum(p))
    if abs(total - 1) > 1e-6:
        return f"Your numbers sum to {show_number(total)}; a prediction sums to 1."
    return "Your numbers sum to 1, but another prediction makes these counts more likely."


TASKS = (
    Task(
        id="6.1",
        title="The price of a surprise",
        text="""\
A model gives a list of probabilities `p`, one for each class. Then the true class comes out: its number is
`y`, counted from 0. Write `surprise(p, y)`: the loss of this prediction in nats, $-\\ln p_y$.

`surprise([0.5, 0.5], 1)` returns `0.693`, to three digits.""",
        stub="""\
import math

def surprise(p, y):
    return ...""",
        solution="""\
import math

def surprise(p, y):
    return -math.log(p[y])""",
        reason="Only the probability of what happened counts. The logarithm of a probability is negative or "
        "0, so the minus makes the price positive, and 0 for what was certain.",
        hints=(
            "`p[y]` is the probability of the class that came out.",
            "`math.log` is the natural logarithm. For a probability it is negative or 0: turn its sign.",
        ),
        mistakes=(
            Mistake(
                "your loss is negative",
                "The logarithm of a number below 1 is negative. A price is minus that.",
                lambda p, y: math.log(p[y]),
            ),
            Mistake(
                "you used the logarithm to base 2",
                "That counts in bits. Nats come from the natural logarithm, `math.log`.",
                lambda p, y: -math.log2(p[y]),
            ),
            Mistake(
                "you used the logarithm to base 10",
                "Nats come from the natural logarithm, `math.log`.",
                lambda p, y: -math.log10(p[y]),
            ),
            Mistake(
                "you took the distance from 1",
                "1 - p_y is at most 1, however sure the mistake was. The surprise grows without end: take "
                "the logarithm.",
                lambda p, y: 1 - p[y],
            ),
            Mistake(
                "you charged for the other classes",
                "-log(1 - p_y) is large when the prediction was good. The price is that of p_y itself.",
                lambda p, y: -math.log(1 - p[y]),
            ),
            Mistake(
                "you charged for the favourite",
                "The largest probability belongs to what the model expected. The price is for what came out: "
                "class `y`.",
                lambda p, y: -math.log(max(p)),
            ),
            Mistake(
                "you weighed the surprise with its probability",
                "-p log p is a term of the entropy, a mean before anything is known. Here the class is "
                "known.",
                lambda p, y: -p[y] * math.log(p[y]),
            ),
            Mistake(
                "you charged for every class",
                "Only one class came out. The probabilities of the others do not enter.",
                lambda p, y: -sum(math.log(q) for q in p),
            ),
            Mistake(
                "you counted the classes from 1",
                "Python counts from 0, and so does `y`: the probability of class `y` is `p[y]`.",
                lambda p, y: -math.log(p[y - 1]),
            ),
            Mistake(
                "you left out the logarithm",
                "1 / p_y grows with the surprise, but for two independent surprises it multiplies. Its "
                "logarithm, -log p_y, adds up.",
                lambda p, y: 1 / p[y],
            ),
        ),
        names=("surprise",),
        reference=lambda p, y: -math.log(p[y]),
        praise="A class that was given 0.01 costs 4.6052 nats; what was certain costs nothing.",
        cases=(
            ([0.7, 0.2, 0.1], 2),
            ([0.7, 0.2, 0.1], 0),
            ([0.01, 0.99], 0),
            ([0.5, 0.25, 0.25], 1),
            ([1.0, 0.0], 0),
        ),
    ),
    Task(
        id="6.2",
        title="The mean loss of a batch",
        text="""\
`P` is a NumPy table of probabilities: a row for each example, a column for each class. `labels` is an array
with the number of the true class of each row. Write `mean_loss(P, labels)`: the mean over the examples of
$-\\ln p_y$.

`mean_loss(np.array([[0.5, 0.5], [0.5, 0.5]]), np.array([0, 1]))` returns `0.693`, to three digits.""",
        stub="""\
import numpy as np

def mean_loss(P, labels):
    rows = np.arange(len(labels))
    p_true = ...
    return ...""",
        solution="""\
import numpy as np

def mean_loss(P, labels):
    rows = np.arange(len(labels))
    p_true = P[rows, labels]
    return -np.log(p_true).mean()""",
        reason="`P[rows, labels]` takes one entry from each row: row 0 at `labels[0]`, row 1 at "
        "`labels[1]`, and so on. The mean is over these, one an example. The number of classes does not "
        "enter.",
        hints=(
            "`P[0, labels[0]]` is the probability of the true class of the first row.",
            "`P[rows, labels]` does that for all rows at once, and gives a flat array.",
            "Take minus its logarithm, and then the `.mean()`.",
        ),
        mistakes=(
            Mistake(
                "you averaged over the classes",
                "The losses of the examples were added up, and the sum divided by the number of classes. Sum "
                "over the classes, `axis=1`, and take the mean over the examples.",
                lambda P, labels: _masked_logs(P, labels).sum(axis=0).mean(),
            ),
            Mistake(
                "you averaged over every entry of the table",
                "Most entries of the one-hot table are 0 and count as examples in your mean, so it is too "
                "small by the number of classes. Sum over `axis=1` first.",
                lambda P, labels: _masked_logs(P, labels).mean(),
            ),
            Mistake(
                "you took the mean along the wrong axis",
                "`axis=0` runs down the examples, so a number for each class is left. One number for the "
                "whole batch is asked for.",
                lambda P, labels: _masked_logs(P, labels).mean(axis=0),
            ),
            Mistake(
                "you took the sum",
                "A sum grows with the size of the batch. Divide by the number of examples.",
                lambda P, labels: -np.log(_true(P, labels)).sum(),
            ),
            Mistake(
                "you took the logarithm of the mean",
                "One sure mistake hardly moves the mean of the probabilities, and costs much. Each example "
                "has its price first; the mean comes last.",
                lambda P, labels: -np.log(_true(P, labels).mean()),
            ),
            Mistake(
                "your index takes every row at every label",
                "`P[:, labels]` is a table: each row at all labels. One entry a row is `P[rows, labels]`.",
                lambda P, labels: -np.log(P[:, labels]).mean(),
            ),
            Mistake(
                "your index takes whole rows",
                "`P[labels]` takes the rows with these numbers, not an entry of each row. One entry a row is "
                "`P[rows, labels]`.",
                lambda P, labels: -np.log(P[labels]).mean(),
            ),
            Mistake(
                "you gave probabilities to a loss that expects scores",
                "`cross_entropy` takes the softmax of what it gets. `P` holds probabilities already: pick "
                "those of the true classes, and take the logarithm.",
                lambda P, labels: cross_entropy(P, labels).mean(),
            ),
            Mistake(
                "you left the labels out",
                "The mean over all classes has the true one and the wrong ones in it. Pick the true class of "
                "each row.",
                lambda P, labels: -np.log(P).mean(),
            ),
            Mistake(
                "your loss is negative",
                "The logarithms are negative. The loss is minus their mean.",
                lambda P, labels: np.log(_true(P, labels)).mean(),
            ),
            Mistake(
                "you took the favourite of each row",
                "The largest probability of a row is what the model expected. `labels` says what came out.",
                lambda P, labels: -np.log(P.max(axis=1)).mean(),
            ),
            Mistake(
                "you did not average",
                "That is the loss of each example. Training needs one number: their mean.",
                lambda P, labels: -np.log(_true(P, labels)),
            ),
        ),
        names=("mean_loss",),
        reference=lambda P, labels: float(cross_entropy(np.log(P), labels).mean()),
        praise="The mean is over the examples: a batch of one example has the loss of that example.",
        cases=_CALIBRATED,
    ),
    Task(
        id="6.3",
        title="What a wrong belief costs",
        text="""\
The divergence of Kullback and Leibler is what the prediction p costs on top of the entropy of the truth y:
$\\mathrm{KL}(y\\,\\|\\,p) = \\sum_i y_i \\ln (y_i / p_i)$. A class with $y_i = 0$ adds nothing.

Write `kl(truth, prediction)`. Both are NumPy arrays; `truth` may hold zeros, `prediction` does not.

`kl(np.array([1.0, 0.0]), np.array([0.5, 0.5]))` returns `0.693`, to three digits.""",
        stub="""\
import numpy as np

def kl(truth, prediction):
    happens = truth > 0
    y, p = truth[happens], prediction[happens]
    return ...""",
        solution="""\
import numpy as np

def kl(truth, prediction):
    happens = truth > 0
    y, p = truth[happens], prediction[happens]
    return np.sum(y * np.log(y / p))""",
        reason="The truth weighs each class, because it says how often the class comes. y / p is how far "
        "the prediction underrated it. A class that never comes is left out first, since 0 times the "
        "logarithm of 0 is nan.",
        hints=(
            "`y / p` is above 1 where the prediction was too low.",
            "Take the logarithm of that ratio, weigh it with the truth `y`, and add up.",
        ),
        mistakes=(
            Mistake(
                "your KL is the wrong way round",
                "You weighed with the prediction: that is the cost of believing the truth when the "
                "prediction is true. The truth says how often a class comes, so it stands in front, and "
                "above the line.",
                lambda y, p: kl_divergence(p, y),
            ),
            Mistake(
                "you computed the cross-entropy",
                "That is the whole cost. The entropy of the truth has to be paid by everybody: subtract it.",
                lambda y, p: kl_divergence(y, p) + entropy(y),
            ),
            Mistake(
                "your ratio is upside down",
                "y log(p / y) is minus the divergence. A divergence is never negative: the truth above the "
                "line.",
                lambda y, p: -kl_divergence(y, p),
            ),
            Mistake(
                "you computed 0 times the logarithm of 0",
                "That is nan in NumPy. A class that never comes costs nothing: leave it out first.",
                lambda y, p: np.sum(y * np.log(y / p)),
            ),
            Mistake(
                "you subtracted two entropies",
                "The entropy of the prediction asks what surprises somebody for whom it is true. Weigh the "
                "logarithm of p with the truth.",
                lambda y, p: entropy(p) - entropy(y),
            ),
            Mistake(
                "you forgot the weights",
                "A class that hardly ever comes should hardly count. Weigh each logarithm with the truth.",
                lambda y, p: np.sum(np.log(y[y > 0] / p[y > 0])),
            ),
            Mistake(
                "you took the mean",
                "The weights sum to 1, so the sum is a mean already.",
                lambda y, p: kl_divergence(y, p) / np.count_nonzero(y),
            ),
            Mistake(
                "you counted in bits",
                "`np.log2` gives bits. Nats come from `np.log`.",
                lambda y, p: kl_divergence(y, p) / math.log(2),
            ),
            Mistake(
                "you measured a distance between numbers",
                "The sum of the absolute differences does not see that 0.01 for something that happens is "
                "much worse than 0.11. Use the ratio.",
                lambda y, p: np.abs(y - p).sum(),
            ),
        ),
        names=("kl",),
        reference=kl_divergence,
        praise="Program A costs 0.37339 nats more than the truth itself, C 0.03859, and the truth 0.",
        cases=(
            (_TRUTH, np.array([0.3, 0.3, 0.4])),
            (_TRUTH, np.array([0.6, 0.2, 0.2])),
            (np.array([0.25, 0.25, 0.25, 0.25]), np.array([0.1, 0.2, 0.3, 0.4])),
            (np.array([0.0, 1.0, 0.0]), np.array([0.5, 0.25, 0.25])),
            (_TRUTH, _TRUTH),
        ),
    ),
    Task(
        id="6.4",
        title="The gradient of a batch",
        text="""\
`Z` is a NumPy table of scores, a row for each of N examples, and `labels` holds the true class of each row.
The loss is the mean cross-entropy of the batch. Write `batch_gradient(Z, labels)`: the gradient of that mean
by the scores, a table of the shape of `Z`.

`batch_gradient(np.array([[0.0, 0.0], [0.0, 0.0]]), np.array([0, 1]))` returns
`[[-0.25, 0.25], [0.25, -0.25]]`.""",
        stub="""\
import numpy as np
from teachkit import one_hot, softmax

def batch_gradient(Z, labels):
    N, K = Z.shape
    P = softmax(Z)
    return ...""",
        solution="""\
import numpy as np
from teachkit import one_hot, softmax

def batch_gradient(Z, labels):
    N, K = Z.shape
    P = softmax(Z)
    return (P - one_hot(labels, K)) / N""",
        reason="Each row has the gradient p minus the one-hot label. The mean over N examples divides each "
        "row's share by N, since the scores of one example enter one term of the mean.",
        hints=(
            "The gradient of one row is its probabilities minus its one-hot label: `one_hot(labels, K)`.",
            "The loss is a mean over N examples. What does the mean do to each example's share?",
            "Check: every row of the result sums to 0.",
        ),
        mistakes=(
            Mistake(
                "your gradient has the wrong sign",
                "One-hot minus p is the way downhill. The gradient points uphill: with it a step is "
                "`Z - rate * gradient`.",
                lambda Z, labels: -_grad(Z, labels) / len(Z),
            ),
            Mistake(
                "you forgot the mean",
                "That is the gradient of the sum of the losses. In the mean each example has a share of 1 / "
                "N.",
                _grad,
            ),
            Mistake(
                "the sign is wrong, and the mean is missing",
                "The label minus p points downhill; the gradient is p minus the label. And in the mean each "
                "example has a share of 1 / N.",
                lambda Z, labels: -_grad(Z, labels),
            ),
            Mistake(
                "you divided by the number of entries",
                "The mean is over the N examples, not over N times K numbers.",
                lambda Z, labels: _grad(Z, labels) / Z.size,
            ),
            Mistake(
                "you divided by the number of classes",
                "The mean is over the examples: `N`, not `K`.",
                lambda Z, labels: _grad(Z, labels) / Z.shape[1],
            ),
            Mistake(
                "your softmax ran down the columns",
                "The classes of one example stand in a row, the last axis. `softmax(Z)` uses that axis.",
                lambda Z, labels: (softmax(Z, axis=0) - one_hot(labels, Z.shape[1])) / len(Z),
            ),
            Mistake(
                "you left the labels out",
                "p alone pushes every score down, the true one too. Subtract 1 at the true class.",
                lambda Z, labels: softmax(Z) / len(Z),
            ),
            Mistake(
                "you subtracted the one-hot rows from the scores",
                "It is the probabilities that are compared with the labels, not the scores.",
                lambda Z, labels: (Z - one_hot(labels, Z.shape[1])) / len(Z),
            ),
            Mistake(
                "you differentiated by the probabilities",
                "-1 / p at the true class is the slope of -log p by p. Asked for is the slope by the scores, "
                "and softmax lies between.",
                lambda Z, labels: -one_hot(labels, Z.shape[1]) / softmax(Z) / len(Z),
            ),
            Mistake(
                "you averaged the rows into one",
                "Each example has scores of its own, so the gradient is a table of the shape of `Z`.",
                lambda Z, labels: _grad(Z, labels).mean(axis=0),
            ),
            Mistake(
                "you subtracted the class numbers",
                "A class number is a name, not an amount. Turn the labels into one-hot rows first.",
                lambda Z, labels: (softmax(Z) - labels[:, None]) / len(Z),
            ),
        ),
        names=("batch_gradient",),
        reference=lambda Z, labels: _grad(Z, labels) / len(Z),
        praise="Each row sums to 0, and a larger batch gives each example a smaller share.",
        cases=_BATCHES,
        observe=_about_gradient,
    ),
    Task(
        id="6.5",
        title="The loss from logits",
        text="""\
Write `loss_from_logits(z, y)`: the cross-entropy $\\mathrm{LSE}(z) - z_y$ of a NumPy array of scores `z` and
the true class `y`, right for any scores. LSE is the logarithm of the sum of the exponentials (lesson 02).
Use NumPy alone.

`loss_from_logits(np.array([1000.0, 0.0]), 1)` returns `1000.0`, and for the class 0 it returns `0.0`.""",
        stub="""\
import numpy as np

def loss_from_logits(z, y):
    top = z.max()
    return ...""",
        solution="""\
import numpy as np

def loss_from_logits(z, y):
    top = z.max()
    return top + np.log(np.exp(z - top).sum()) - z[y]""",
        reason="With the top subtracted every exponential is at most 1, and the largest is 1: nothing "
        "overflows, and the sum is never 0. Then the top is added back. No probability is computed, so none "
        "can be rounded to 0.",
        hints=(
            "The LSE is `top` plus the logarithm of the sum of `np.exp(z - top)`.",
            "No softmax is needed: subtract the score of the true class, `z[y]`, from the LSE.",
        ),
        mistakes=(
            Mistake(
                "you took the logarithm of a softmax that underflows",
                "With the top subtracted the softmax is right to the last digit, and yet its small "
                "probabilities are rounded to 0. The logarithm of 0 is minus infinity. Take the logarithm on "
                "paper first.",
                lambda z, y: -np.log(softmax(z)[y]),
            ),
            Mistake(
                "your exponentials overflow inside a softmax",
                "The exponential of 1000 is no float: it becomes inf, and inf / inf is nan. Subtract the "
                "top, and do not compute probabilities at all.",
                _log_of_softmax,
            ),
            Mistake(
                "you hid the zero with 1e-5",
                "log(p + 1e-5) ends at 11.5129 nats, however wrong the scores are, and its slope is 0 "
                "there. For a sure and right prediction it even falls below 0.",
                lambda z, y: -np.log(softmax(z)[y] + 1e-5),
            ),
            Mistake(
                "you cut p off at 1e-7",
                "Clipping gives the loss a ceiling at 16.1181 nats, and no slope beyond it. The right loss "
                "grows as far as the scores do.",
                lambda z, y: -np.log(np.clip(softmax(z)[y], 1e-7, 1)),
            ),
            Mistake(
                "your LSE overflows",
                "`np.exp(1000.0)` is inf. Subtract `top` before, and add it after the logarithm.",
                lambda z, y: np.log(np.exp(z).sum()) - z[y],
            ),
            Mistake(
                "you did not add the top back",
                "The logarithm of the sum of `np.exp(z - top)` is the LSE less the top.",
                lambda z, y: logsumexp(z - z.max()) - z[y],
            ),
            Mistake(
                "your loss is negative",
                "z_y minus the LSE is the logarithm of the probability. The loss is minus that.",
                lambda z, y: z[y] - logsumexp(z),
            ),
            Mistake(
                "you took the top for the LSE",
                "They are close when one score is far ahead. With equal scores they differ by the logarithm "
                "of their number.",
                lambda z, y: z.max() - z[y],
            ),
            Mistake(
                "you forgot the true class",
                "The LSE is the same for every label. Subtract the score of the true one.",
                lambda z, y: logsumexp(z),
            ),
        ),
        names=("loss_from_logits",),
        reference=lambda z, y: float(cross_entropy(z, y)),
        praise="1000 nats for a sure mistake: finite, and right. No epsilon was needed.",
        cases=(
            (np.array([1000.0, 0.0]), 1),
            (np.array([2.0, 1.0, 0.1]), 0),
            (np.array([2.0, 4.3, 1.2, -3.1]), 3),
            (np.array([1000.0, 0.0]), 0),
            (np.array([-1000.0, -1001.0, -1002.0]), 2),
        ),
        observe=_about_ceiling,
    ),
    Task(
        id="6.6",
        title="Find out why training stalls",
        text="""\
`batch_loss(Z, labels)` is meant to give the mean loss of a batch of scores `Z`. It runs without a complaint.
But training with it stalls: three classes, every answer right, every score far ahead, and the loss does not
go below 0.55.

Find the bug and repair the function. For `np.array([[50.0, 0.0, 0.0]])` and the label `np.array([0])` it must
return 0, but for a rounding error. (`cross_entropy` is the function of the course: read what it expects in
its help.)""",
        stub="""\
from teachkit import cross_entropy

def batch_loss(Z, labels):
    e = np.exp(Z)
    P = e / e.sum(axis=1, keepdims=True)
    return cross_entropy(P, labels).mean()""",
        solution="""\
from teachkit import cross_entropy

def batch_loss(Z, labels):
    return cross_entropy(Z, labels).mean()""",
        reason="`cross_entropy` expects logits and applies softmax itself. Given probabilities, it takes "
        "them for scores between 0 and 1: softmax runs twice, and scores that differ by at most 1 can never "
        "be sure.",
        hints=(
            "`help(cross_entropy)`: is its first argument scores or probabilities?",
            "How many times is softmax applied between `Z` and the loss?",
            "The largest difference of two probabilities is 1. What is the softmax of the scores 1, 0 and 0?",
        ),
        mistakes=(
            Mistake(
                "softmax comes before a loss that expects logits",
                "The loss applies softmax itself. The probabilities, between 0 and 1, are taken for scores, "
                "and softmax of such scores is nearly even.",
                _with_losses_of(lambda Z, labels: cross_entropy(softmax(Z), labels)),
            ),
            Mistake(
                "you changed the axis, and softmax still runs twice",
                "The axis was right. The first softmax is one too many.",
                _with_losses_of(lambda Z, labels: cross_entropy(softmax(Z, axis=0), labels)),
            ),
            Mistake(
                "you gave it exponentials",
                "Leaving out the division is not enough: the loss takes the exponential of its scores "
                "itself.",
                _with_losses_of(lambda Z, labels: cross_entropy(np.exp(Z), labels)),
            ),
            Mistake(
                "you added the losses up",
                "The double softmax is gone, and so is the mean: divide by the number of examples.",
                lambda Z, labels: cross_entropy(Z, labels).sum(),
            ),
            Mistake(
                "you did not average",
                "These are the losses of the rows. Return their mean.",
                cross_entropy,
            ),
            Mistake(
                "you left out the logarithm",
                "1 minus the probability of the true class is no cross-entropy.",
                _with_losses_of(lambda Z, labels: 1 - _true(softmax(Z), labels)),
            ),
            Mistake(
                "you averaged over every class",
                "The mean of all logarithms has the wrong classes in it. Pick the true one of each row.",
                _with_losses_of(lambda Z, labels: -np.log(softmax(Z))),
            ),
            Mistake(
                "you turned the scores round",
                "The sign was right: a high score means a probable class.",
                _with_losses_of(lambda Z, labels: cross_entropy(-Z, labels)),
            ),
        ),
        names=("batch_loss",),
        reference=_with_losses_of(cross_entropy),
        praise="One softmax, inside the loss. Now the loss can reach 0.",
        cases=((np.array([[50.0, 0.0, 0.0], [0.0, 20.0, 0.0]]), np.array([0, 1])), *_BATCHES),
    ),
    Task(
        id="6.7",
        title="The prediction that counts ask for",
        text="""\
A die was thrown, or pictures were counted: class k came `counts[k]` times. Write `most_likely(counts)`. It
takes the list of counts and returns the list of probabilities under which these counts have the least
negative log-likelihood.

`most_likely([1, 1])` returns `[0.5, 0.5]`.""",
        stub="""\
def most_likely(counts):
    return ...""",
        solution="""\
def most_likely(counts):
    total = sum(counts)
    return [count / total for count in counts]""",
        reason="The mean loss of q over the data is the cross-entropy of q against the frequencies f: the "
        "entropy of f plus KL(f || q). It is least where the divergence is 0, and that is q = f.",
        hints=(
            "The mean loss is the cross-entropy between the frequencies and your prediction.",
            "A cross-entropy is least when the prediction equals the target.",
        ),
        mistakes=(
            Mistake(
                "you put everything on the favourite",
                "The favourite is the best single guess. As a prediction it gives 0 to what did come, and "
                "its loss is infinite.",
                lambda counts: [float(c == max(counts)) / counts.count(max(counts)) for c in counts],
            ),
            Mistake(
                "you took the softmax of the counts",
                "Softmax turns logarithms of frequencies into frequencies. Counts are frequencies already, "
                "but for their total.",
                lambda counts: softmax(np.array(counts, dtype=float)),
            ),
            Mistake(
                "you shared evenly",
                "That is the best prediction before anything was counted. The counts tell more.",
                lambda counts: [1 / len(counts)] * len(counts),
            ),
            Mistake(
                "you added 1 to each count",
                "That is a cautious prediction, and often a good one. But it is not the one under which "
                "these counts are most likely.",
                lambda counts: [(c + 1) / (sum(counts) + len(counts)) for c in counts],
            ),
            Mistake(
                "you did not divide by the total",
                "A prediction sums to 1.",
                lambda counts: list(counts),
            ),
            Mistake(
                "you divided by the largest count",
                "Then the favourite is certain, and the sum is above 1. Divide by the total.",
                lambda counts: [c / max(counts) for c in counts],
            ),
            Mistake(
                "you divided by the number of classes",
                "Divide by how many were counted, the sum of the counts.",
                lambda counts: [c / len(counts) for c in counts],
            ),
            Mistake(
                "you returned the losses",
                "Those are the surprises of the classes under the best prediction. The prediction itself is "
                "asked for.",
                lambda counts: [-math.log(c / sum(counts)) if c else math.inf for c in counts],
            ),
        ),
        names=("most_likely",),
        reference=lambda counts: [c / sum(counts) for c in counts],
        praise="The frequencies. No prediction makes the counts more likely.",
        cases=(([3, 1, 2],), ([7, 2, 1],), ([5, 0, 15],), ([1, 0, 0, 0],), ([40, 10],)),
        observe=_about_shares,
    ),
    Task(
        id="6.8",
        title="How far ahead is far enough",
        text="""\
Label smoothing shares `epsilon` evenly among all K classes: the target of the true class is
$1 - \\epsilon + \\epsilon / K$, of every other class $\\epsilon / K$. The loss is least where softmax equals
the target.

Write `best_margin(K, epsilon)`: how far the score of the true class is above each of the others there.

`best_margin(2, 0.5)` returns `1.099`, to three digits: the targets are 0.75 and 0.25.""",
        stub="""\
import math

def best_margin(K, epsilon):
    wrong = epsilon / K
    true = ...
    return ...""",
        solution="""\
import math

def best_margin(K, epsilon):
    wrong = epsilon / K
    true = 1 - epsilon + wrong
    return math.log(true / wrong)""",
        reason="A difference of scores is the logarithm of a ratio of probabilities (lesson 01). At the "
        "least loss the probabilities are the targets, so the margin is the logarithm of their ratio: a "
        "finite number, as long as epsilon is above 0.",
        hints=(
            "The true class keeps 1 - epsilon and gets its share of epsilon like all others.",
            "The difference of two scores is the logarithm of the ratio of their probabilities.",
        ),
        mistakes=(
            Mistake(
                "you shared epsilon among the wrong classes only",
                "Here all K classes get a share, the true one too: epsilon / K each. Both versions exist; "
                "libraries use this one.",
                lambda K, epsilon: math.log((1 - epsilon) * (K - 1) / epsilon),
            ),
            Mistake(
                "you left out the true class's share",
                "The true class keeps 1 - epsilon, and its share of epsilon comes on top.",
                lambda K, epsilon: math.log((1 - epsilon) * K / epsilon),
            ),
            Mistake(
                "you gave all of epsilon to each wrong class",
                "Epsilon is shared: each class gets epsilon / K.",
                lambda K, epsilon: math.log((1 - epsilon) / epsilon),
            ),
            Mistake(
                "you left out the logarithm",
                "That is the ratio of the probabilities. The scores differ by its logarithm.",
                lambda K, epsilon: (1 - epsilon) * K / epsilon + 1,
            ),
            Mistake(
                "your ratio is upside down",
                "The true class is ahead, so the margin is positive.",
                lambda K, epsilon: -math.log((1 - epsilon) * K / epsilon + 1),
            ),
            Mistake(
                "you subtracted the targets",
                "The difference of the probabilities is 1 - epsilon. Asked for is the difference of the "
                "scores.",
                lambda K, epsilon: 1 - epsilon,
            ),
            Mistake(
                "you took the logarithm of one target",
                "The logarithm of the true target alone is below 0. A difference of scores is the logarithm "
                "of a ratio: the true target over that of another class.",
                lambda K, epsilon: math.log(1 - epsilon + epsilon / K),
            ),
            Mistake(
                "you divided by epsilon, not by a class's share of it",
                "Each other class has the target epsilon / K: `wrong`.",
                lambda K, epsilon: math.log((1 - epsilon + epsilon / K) / epsilon),
            ),
            Mistake(
                "you took the log-odds of the true class",
                "p / (1 - p) compares it with all the others together. The margin is over each of them.",
                lambda K, epsilon: math.log((1 - epsilon + epsilon / K) / (epsilon - epsilon / K)),
            ),
        ),
        names=("best_margin",),
        reference=lambda K, epsilon: math.log((1 - epsilon) * K / epsilon + 1),
        praise="3.33220 for three classes and 0.1: the scores have somewhere to go, and stay there.",
        cases=((3, 0.1), (2, 0.5), (10, 0.1), (4, 0.01)),
    ),
)

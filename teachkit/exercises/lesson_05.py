"""Exercises of lesson 05: walls and priors, class axes, the downhill direction, its two parts, Gaussians."""

import math

import numpy as np

from teachkit.exercises.engine import Mistake, Task
from teachkit.exercises.values import show_number
from teachkit.maths.geometry import class_angle, gaussian_centres
from teachkit.maths.losses import cross_entropy_grad, gradient_angle, gradient_split
from teachkit.maths.softmax import softmax

_ARTICLE = np.array([2.0, 4.3, 1.2, -3.1])
_TUTORIAL = np.array([2.0, 1.0, 0.1])
_SCORES = (
    (_TUTORIAL, 2),
    (_TUTORIAL, 0),
    (_ARTICLE, 3),
    (np.array([0.5, -0.5]), 1),
    (np.array([3.0, 0.0, -1.0, 0.5, 2.0]), 1),
)


def _axis(K, y):
    """Return the centred one-hot vector of class y."""
    return np.eye(K)[y] - 1 / K


def _downhill(z, y):
    return np.eye(len(z))[y] - softmax(z)


def _along(z, y):
    """Return a vector along the class axis that raises the true score as much as the loss does."""
    K = len(z)
    return (1 - softmax(z)[y]) * K / (K - 1) * _axis(K, y)


def _degrees(g, u):
    cosine = g @ u / np.linalg.norm(g) / np.linalg.norm(u)
    return float(np.degrees(np.arccos(np.clip(cosine, -1, 1))))


def _split_along(z, y, u):
    """Split the downhill direction as if u had length 1."""
    A = _downhill(z, y) @ u * u
    return [A, _downhill(z, y) - A]


def _split_into(z, y, length):
    """Split the downhill direction with a first part of this length along the class axis."""
    A = length * _axis(len(z), y) / np.linalg.norm(_axis(len(z), y))
    return [A, _downhill(z, y) - A]


def _about_axes(U):
    lengths, sums = np.linalg.norm(U, axis=-1), np.sum(U, axis=-1)
    k = int(np.argmax(np.abs(sums)))
    if abs(sums[k]) > 1e-6:
        return f"Row {k + 1} of your result sums to {show_number(sums[k])}; a class axis sums to 0."
    k = int(np.argmax(np.abs(lengths - 1)))
    if abs(lengths[k] - 1) > 1e-6:
        return f"Row {k + 1} of your result has the length {show_number(lengths[k])}, not 1."
    return "Your rows sum to 0 and have length 1, but they do not point to the classes."


def _about_downhill(g):
    total = float(np.sum(g))
    if abs(total) > 1e-6:
        return (
            f"Your numbers sum to {show_number(total)}. They must sum to 0: raising all scores together "
            "changes no loss, so downhill never leads that way."
        )
    return "Your numbers sum to 0, as they must."


def _about_parts(parts):
    A, B = parts
    product = float(A @ B)
    if abs(product) > 1e-9:
        return f"Your A · B is {show_number(product)}. The two parts stand at right angles: it must be 0."
    return "Your two parts stand at right angles, as they must."


def _about_centres(centres):
    sums = np.sum(centres, axis=-1)
    k = int(np.argmax(np.abs(sums)))
    if abs(sums[k]) > 1e-6:
        return f"Row {k + 1} of your result sums to {show_number(sums[k])}, not to 0."
    apart = np.linalg.norm(centres[0] - centres[1])
    return f"Your first two centres are {show_number(apart)} apart."


TASKS = (
    Task(
        id="5.1",
        title="Where a prior puts the wall",
        text="""\
Cats make up the share `prior` of all examples, dogs the rest. Their scores are $x_1$ and $x_2$, and the
class probabilities are proportional to `prior` times $e^{x_1}$ and `1 - prior` times $e^{x_2}$.

Write `wall_gap(prior)`. It returns the difference $x_1 - x_2$ at which cat and dog are equally probable.

`wall_gap(0.5)` returns `0.0`.""",
        stub="""\
import math

def wall_gap(prior):
    return ...""",
        solution="""\
import math

def wall_gap(prior):
    return math.log((1 - prior) / prior)""",
        reason="Set both equal: prior times e^x1 = (1 - prior) times e^x2. Divide, and take the logarithm: "
        "x1 - x2 = ln((1 - prior) / prior). Frequent cats have a negative wall: a cat may score lower than a "
        "dog, and is still as probable.",
        hints=(
            "At the wall prior times e^x1 equals (1 - prior) times e^x2. Bring the exponentials to one side.",
            "e^(x1 - x2) = (1 - prior) / prior. What undoes the exponential?",
            "Check the sign with `prior` = 0.9: cats are frequent, so the wall is where the cat scores less.",
        ),
        mistakes=(
            Mistake(
                "your wall moved the wrong way",
                "A frequent class gets more room, so the wall moves away from it, into the region of the "
                "rare one. With many cats, a cat with a lower score is still as probable as the dog: "
                "x1 - x2 is negative.",
                lambda prior: math.log(prior / (1 - prior)),
            ),
            Mistake(
                "you left out the logarithm",
                "(1 - prior) / prior is the ratio of the exponentials at the wall. The scores themselves "
                "differ by its logarithm.",
                lambda prior: (1 - prior) / prior,
            ),
            Mistake(
                "you took the logarithm of one prior only",
                "Both classes have a prior: the wall depends on their ratio.",
                lambda prior: -math.log(prior),
            ),
            Mistake(
                "you used the logarithm to base 10",
                "The scores stand in e^x, so the logarithm is `math.log`.",
                lambda prior: math.log10((1 - prior) / prior),
            ),
            Mistake(
                "you used the logarithm to base 2",
                "`math.log2` undoes powers of 2. The scores stand in e^x, so it takes `math.log`.",
                lambda prior: math.log2((1 - prior) / prior),
            ),
            Mistake(
                "you gave the distance of the wall from the centre",
                "Measured across the wall, a step of 1 changes x1 - x2 by the root of 2. The difference "
                "itself is asked for: do not divide by that root.",
                lambda prior: math.log((1 - prior) / prior) / math.sqrt(2),
            ),
            Mistake(
                "you subtracted the priors",
                "Priors multiply the exponentials. It is their logarithms that are added to the scores.",
                lambda prior: 1 - 2 * prior,
            ),
            Mistake(
                "you left the wall where it was",
                "At equal scores the more frequent class is the more probable one. The wall is where the "
                "scores make up for that.",
                lambda prior: 0.0,
            ),
        ),
        names=("wall_gap",),
        reference=lambda prior: math.log((1 - prior) / prior),
        praise="For nine cats to one dog the wall is at -2.1972: it moved into the dogs' region.",
        cases=((0.9,), (0.5,), (0.2,), (0.99,)),
    ),
    Task(
        id="5.2",
        title="The class axes of any number of classes",
        text="""\
The axis of a class is the direction in which its score rises and all others fall alike. Take the one-hot
vector of the class, subtract its mean from each entry, and divide by its length.

Write `my_axes(K)`. It returns a K × K table: row k is the axis of class k.

`my_axes(2)` returns `[[0.7071, -0.7071], [-0.7071, 0.7071]]`, with all digits.""",
        stub="""\
def my_axes(K):
    one_hot_rows = np.eye(K)
    centred = ...
    return ...""",
        solution="""\
def my_axes(K):
    one_hot_rows = np.eye(K)
    centred = one_hot_rows - 1 / K
    return centred / np.sqrt((K - 1) / K)""",
        reason="The mean of a one-hot vector is 1 / K. Subtracting it leaves (K - 1) / K at the own class "
        "and -1 / K at the others: the row sums to 0. Its squared length is (K - 1) / K.",
        hints=(
            "`np.eye(K)` has the one-hot vectors as rows. The mean of each row is 1 / K.",
            "After centring, every row sums to 0.",
            "The length of a row is `np.linalg.norm(row)`, the same for all rows: the root of (K - 1) / K.",
        ),
        mistakes=(
            Mistake(
                "your axes are not centred",
                "A one-hot vector raises the mean of the scores, too, and softmax does not see the mean. "
                "Uncentred vectors stand at 90 degrees for any K; the class axes do not.",
                lambda K: np.eye(K),
            ),
            Mistake(
                "you did not divide by the length",
                "The rows are centred, but shorter than 1: their length is the root of (K - 1) / K.",
                lambda K: np.eye(K) - 1 / K,
            ),
            Mistake(
                "you divided by the squared length",
                "Now the own class has a 1 and the others -1 / (K - 1): the rows are longer than 1. "
                "(K - 1) / K is the square of the length. Divide by its root.",
                lambda K: (np.eye(K) - 1 / K) / ((K - 1) / K),
            ),
            Mistake(
                "you multiplied by the length",
                "That makes the rows shorter still. To give them length 1, divide.",
                lambda K: (np.eye(K) - 1 / K) * math.sqrt((K - 1) / K),
            ),
            Mistake(
                "you centred the diagonal only",
                "The mean is subtracted from every entry of the row, also from the zeros.",
                lambda K: np.eye(K) * (1 - 1 / K),
            ),
            Mistake(
                "your axes point away from their classes",
                "The own class has the positive entry, the others the negative ones.",
                lambda K: (1 / K - np.eye(K)) / math.sqrt((K - 1) / K),
            ),
        ),
        names=("my_axes",),
        reference=lambda K: (np.eye(K) - 1 / K) / math.sqrt((K - 1) / K),
        praise="Every row sums to 0 and has length 1.",
        cases=((3,), (2,), (4,), (7,)),
        observe=_about_axes,
    ),
    Task(
        id="5.3",
        title="The downhill direction",
        text="""\
The loss of the true class is $-\\log p_y$. Its gradient has the entries $p_i - 1$ for i = y and $p_i$ for
all others. Training moves the scores the opposite way.

Write `downhill(z, y)`. `z` is a NumPy array of K scores, `y` the number of the true class, counted from 0.
Return this **downhill direction**: minus the gradient, an array of K numbers.

`downhill(np.array([0, 0]), 0)` returns `[0.5, -0.5]`.""",
        stub="""\
from teachkit import softmax

def downhill(z, y):
    e_y = np.eye(len(z))[y]
    return ...""",
        solution="""\
from teachkit import softmax

def downhill(z, y):
    e_y = np.eye(len(z))[y]
    return e_y - softmax(z)""",
        reason="The gradient is p minus the one-hot vector of the true class, so downhill is the one-hot "
        "vector minus p. Each wrong class is pushed down by its own probability, and the true class is "
        "raised by the sum of these.",
        hints=(
            "`e_y` is 1 at the true class and 0 elsewhere. Write the gradient with `softmax(z)` and `e_y`.",
            "The gradient is `softmax(z) - e_y`. Downhill is the opposite.",
        ),
        mistakes=(
            Mistake(
                "you went uphill",
                "That is the gradient: along it the loss grows. Turn the sign.",
                lambda z, y: -_downhill(z, y),
            ),
            Mistake(
                "you went along the class axis",
                "You push all wrong classes down alike. The loss pushes each down by its own probability, so "
                "with more than two classes its direction and the class axis differ.",
                _along,
            ),
            Mistake(
                "you gave the class axis itself",
                "e_y minus its mean is the axis of the true class. It does not depend on the scores; the "
                "downhill direction does.",
                lambda z, y: _axis(len(z), y),
            ),
            Mistake(
                "you returned the one-hot vector",
                "It raises the true class with full strength, whatever the probabilities are. Subtract "
                "the probabilities.",
                lambda z, y: np.eye(len(z))[y],
            ),
            Mistake(
                "you moved the true class only",
                "The true class rises by 1 - p_y. The others are not at rest: each is pushed down by its "
                "own probability.",
                lambda z, y: np.eye(len(z))[y] * (1 - softmax(z)[y]),
            ),
            Mistake(
                "you left out the true class",
                "The wrong classes are right. The true class rises by 1 - p_y.",
                lambda z, y: -softmax(z) * (1 - np.eye(len(z))[y]),
            ),
            Mistake(
                "you subtracted scores",
                "Probabilities belong here, not scores: `softmax(z)`.",
                lambda z, y: np.eye(len(z))[y] - z,
            ),
            Mistake(
                "you returned minus the probabilities",
                "The 1 at the true class is missing: the true class must rise.",
                lambda z, y: -softmax(z),
            ),
        ),
        names=("downhill",),
        reference=lambda z, y: -cross_entropy_grad(z, y),
        praise="Each wrong class is pushed down by its own probability, and the numbers sum to 0.",
        cases=_SCORES,
        observe=_about_downhill,
    ),
    Task(
        id="5.4",
        title="The angle between downhill and the class axis",
        text="""\
The cosine of the angle between two vectors g and u is $g \\cdot u / (|g|\\,|u|)$.

Write `angle_to_axis(z, y)`. It returns the angle in degrees between `downhill(z, y)` of exercise 5.3 and the
axis of class y, which is `my_axes(K)[y]` of exercise 5.2. (The stub builds both afresh.)

`angle_to_axis(np.array([0, 50, 0]), 0)` returns `30.0`, but for a rounding error.""",
        stub="""\
from teachkit import softmax

def angle_to_axis(z, y):
    e_y = np.eye(len(z))[y]
    direction = e_y - softmax(z)
    axis = ...
    cosine = ...
    return np.degrees(np.arccos(np.clip(cosine, -1, 1)))""",
        solution="""\
from teachkit import softmax

def angle_to_axis(z, y):
    e_y = np.eye(len(z))[y]
    direction = e_y - softmax(z)
    axis = e_y - e_y.mean()
    cosine = direction @ axis / (np.linalg.norm(direction) * np.linalg.norm(axis))
    return np.degrees(np.arccos(np.clip(cosine, -1, 1)))""",
        reason="Downhill is along the axis only where the wrong classes share their probability evenly. With "
        "two classes there is one wrong class, so the angle is always 0. With three it goes up to 30 "
        "degrees, and stays below 45 for any number.",
        hints=(
            "The axis is the centred one-hot vector: subtract the mean of `e_y` from it.",
            "`direction @ axis` is the product above the line. Below stand both lengths, `np.linalg.norm`.",
        ),
        mistakes=(
            Mistake(
                "you forgot the angle",
                "Downhill and the class axis are one direction for two classes only. With more, the wrong "
                "classes are pushed down unequally, and the direction turns.",
                lambda z, y: 0.0,
            ),
            Mistake(
                "your class axis is not centred",
                "You measured against the one-hot vector. It sums to 1, so a part of it points where softmax "
                "does not change at all. Subtract its mean first.",
                lambda z, y: _degrees(_downhill(z, y), np.eye(len(z))[y]),
            ),
            Mistake(
                "you measured the angle of the gradient",
                "The gradient points uphill, away from the class: 180 degrees minus the angle asked for.",
                lambda z, y: 180 - gradient_angle(z, y),
            ),
            Mistake(
                "your angle is in radians",
                "`np.arccos` answers in radians. `np.degrees` turns them into degrees.",
                lambda z, y: np.radians(gradient_angle(z, y)),
            ),
            Mistake(
                "you returned the cosine",
                "The angle is the `np.arccos` of it, in degrees.",
                lambda z, y: np.cos(np.radians(gradient_angle(z, y))),
            ),
            Mistake(
                "you always gave the largest angle",
                "arccos of the root of K / (2 (K - 1)) is reached only where all wrong probability lies on "
                "one class. The angle depends on the scores.",
                lambda z, y: math.degrees(math.acos(math.sqrt(len(z) / (2 * (len(z) - 1))))),
            ),
            Mistake(
                "you measured from the scores",
                "The direction asked for is the one downhill at z, not that of z itself.",
                lambda z, y: _degrees(z - z.mean(), _axis(len(z), y)),
            ),
        ),
        names=("angle_to_axis",),
        reference=lambda z, y: gradient_angle(z, y),
        praise="14.939 degrees for the tutorial's three scores, and 29.826 for the article's four.",
        cases=tuple(case for case in _SCORES if len(case[0]) > 2),
    ),
    Task(
        id="5.5",
        title="Split the downhill direction in two",
        text="""\
Split the downhill direction into a part A along the axis of class y, and the rest B. The part of a vector g
along a direction u of length 1 is $(g \\cdot u)\\,u$.

Write `my_split(z, y)`. It returns the two arrays as a list `[A, B]`.

`my_split(np.array([0, 0]), 0)` returns A = `[0.5, -0.5]` and B = `[0.0, 0.0]`.""",
        stub="""\
from teachkit import softmax

def my_split(z, y):
    e_y = np.eye(len(z))[y]
    direction = e_y - softmax(z)
    axis = e_y - e_y.mean()
    u = ...
    A = ...
    return [A, direction - A]""",
        solution="""\
from teachkit import softmax

def my_split(z, y):
    e_y = np.eye(len(z))[y]
    direction = e_y - softmax(z)
    axis = e_y - e_y.mean()
    u = axis / np.linalg.norm(axis)
    A = (direction @ u) * u
    return [A, direction - A]""",
        reason="A pushes all wrong scores down alike. B is what is left: it lowers the wrong scores that are "
        "too probable and raises the others, and does not touch the true one. A and B stand at right angles.",
        hints=(
            "`u` is the axis divided by its length, `np.linalg.norm(axis)`.",
            "`direction @ u` is one number: how far the direction reaches along the axis.",
            "A is that number times u.",
        ),
        mistakes=(
            Mistake(
                "you did not divide the axis by its length",
                "(g · u) u is the part along u only when u has length 1. The centred one-hot vector is "
                "shorter, so your A is too short.",
                lambda z, y: _split_along(z, y, _axis(len(z), y)),
            ),
            Mistake(
                "your class axis is not centred",
                "You took the part along the one-hot vector. It points partly where softmax never changes, "
                "so your A raises the mean of the scores.",
                lambda z, y: _split_along(z, y, np.eye(len(z))[y]),
            ),
            Mistake(
                "your A is as long as the whole",
                "A is the shadow of the downhill direction on the axis: shorter, unless they are parallel.",
                lambda z, y: _split_into(z, y, np.linalg.norm(_downhill(z, y))),
            ),
            Mistake(
                "your two parts have changed places",
                "A lies along the class axis and comes first, B is the rest.",
                lambda z, y: list(gradient_split(z, y))[::-1],
            ),
            Mistake(
                "you forgot that B exists",
                "With more than two classes the downhill direction leaves the class axis: what is left is B.",
                lambda z, y: [_downhill(z, y), 0 * _downhill(z, y)],
            ),
            Mistake(
                "you split the gradient",
                "That points uphill. The downhill direction is minus the gradient: e_y - p.",
                lambda z, y: [-part for part in gradient_split(z, y)],
            ),
            Mistake(
                "you took the axis itself for A",
                "u says the direction only. How far downhill reaches along it is `direction @ u`.",
                lambda z, y: _split_into(z, y, 1.0),
            ),
        ),
        names=("my_split",),
        reference=lambda z, y: np.stack(gradient_split(z, y)),
        praise="A + B is the downhill direction, and A · B is 0 each time.",
        cases=_SCORES,
        observe=_about_parts,
    ),
    Task(
        id="5.6",
        title="Gaussians that fit softmax",
        text="""\
Each class is a cloud of points: a Gaussian whose spread is `sigma` in every direction. All classes are
equally frequent. Where must the centres lie, so that the probabilities of the classes at a point z are
`softmax(z)`?

Write `my_centres(K, sigma)`. It returns a K × K table: row k is the centre of class k. Centre the rows, so
that each sums to 0.

`my_centres(2, 1)` returns `[[0.5, -0.5], [-0.5, 0.5]]`.""",
        stub="""\
def my_centres(K, sigma):
    return ...""",
        solution="""\
def my_centres(K, sigma):
    return sigma**2 * (np.eye(K) - 1 / K)""",
        reason="Bayes' rule turns equal Gaussians into scores: centre times z divided by sigma squared, and "
        "a number that is the same for all. For that to be z_k, the centre must be sigma squared times the "
        "one-hot vector. Subtracting the mean changes no probability.",
        hints=(
            "The centres are multiples of the one-hot vectors, centred: `np.eye(K) - 1 / K` times a number.",
            "The score of class k at z is its centre times z, divided by sigma squared. It should be z_k.",
            "The number is `sigma**2`: wider clouds must lie farther apart.",
        ),
        mistakes=(
            Mistake(
                "you used sigma, not its square",
                "Bayes' rule divides by the variance, which is sigma squared. The centres must make up for "
                "that.",
                lambda K, sigma: sigma * (np.eye(K) - 1 / K),
            ),
            Mistake(
                "your centres do not move with sigma",
                "Wider clouds overlap more, so the probabilities would become less sure. The centres must "
                "move apart to keep them.",
                lambda K, sigma: np.eye(K) - 1 / K,
            ),
            Mistake(
                "your centres are not centred",
                "Their probabilities are right, for a common shift changes none. But the rows asked for sum "
                "to 0: subtract 1 / K before you multiply.",
                lambda K, sigma: sigma**2 * np.eye(K),
            ),
            Mistake(
                "you subtracted 1 / K after multiplying",
                "The mean of the row is sigma squared / K by then. Centre first, or subtract that.",
                lambda K, sigma: sigma**2 * np.eye(K) - 1 / K,
            ),
            Mistake(
                "you divided by sigma squared",
                "Then wide clouds would lie close together. Bayes' rule divides by the variance, so the "
                "centres must be multiplied by it.",
                lambda K, sigma: (np.eye(K) - 1 / K) / sigma**2,
            ),
            Mistake(
                "you gave the axes the length 1",
                "The centres are sigma squared times the centred one-hot vectors as they are, with the "
                "length root of (K - 1) / K.",
                lambda K, sigma: sigma**2 * (np.eye(K) - 1 / K) / math.sqrt((K - 1) / K),
            ),
            Mistake(
                "your factor is half as large",
                "For two classes the entries are sigma squared / 2: that half is 1 - 1 / K already.",
                lambda K, sigma: sigma**2 / 2 * (np.eye(K) - 1 / K),
            ),
        ),
        names=("my_centres",),
        reference=lambda K, sigma: gaussian_centres(K, sigma, shift=-(sigma**2) / K),
        praise="Bayes' rule with your centres gives softmax, for narrow clouds and for wide ones.",
        cases=((2, 2.0), (3, 1.0), (3, 0.5), (5, 3.0)),
        observe=_about_centres,
    ),
    Task(
        id="5.7",
        title="The angle between two class axes",
        text="""\
Write `axis_angle(K)`. It returns the angle in degrees between the axes of any two of K classes. You may
measure it on two rows of `my_axes(K)`, or find a formula for the cosine first.

`axis_angle(2)` returns `180.0`: one axis points to the left, the other to the right.""",
        stub="""\
import math

def axis_angle(K):
    cosine = ...
    return math.degrees(math.acos(cosine))""",
        solution="""\
import math

def axis_angle(K):
    cosine = -1 / (K - 1)
    return math.degrees(math.acos(cosine))""",
        reason="Two centred one-hot vectors have the product -1/K, and each has the squared length "
        "(K - 1) / K. The cosine is their ratio, -1 / (K - 1). As K grows it goes to 0, and the angle "
        "to 90 degrees, from above.",
        hints=(
            "The product of two centred one-hot vectors: (K - 1)/K times -1/K, twice, and 1/K squared for "
            "each of the K - 2 other classes.",
            "That sum is -1/K. Divide by the squared length (K - 1)/K.",
        ),
        mistakes=(
            Mistake(
                "your class axes are not centred",
                "One-hot vectors stand at 90 degrees for every K. Centred, they lean away from each other: "
                "all of them must sum to 0.",
                lambda K: 90.0,
            ),
            Mistake(
                "you lost the minus sign",
                "When one score rises, the others fall: the axes lean away from each other, and the cosine "
                "is negative.",
                lambda K: math.degrees(math.acos(1 / (K - 1))),
            ),
            Mistake(
                "you forgot the lengths",
                "-1/K is the product of the centred vectors. For the cosine divide by both lengths: "
                "-1/(K - 1).",
                lambda K: math.degrees(math.acos(-1 / K)),
            ),
            Mistake(
                "you shared out the full circle",
                "360 / K is right for two and three classes, which lie in a plane. Four axes find room in "
                "space, and are farther apart.",
                lambda K: 360 / K,
            ),
            Mistake(
                "your angle is in radians",
                "`math.acos` answers in radians. `math.degrees` turns them into degrees.",
                lambda K: math.acos(-1 / (K - 1)),
            ),
            Mistake(
                "you returned the cosine",
                "The angle is the `math.acos` of it, in degrees.",
                lambda K: -1 / (K - 1),
            ),
            Mistake(
                "you gave the angle of the downhill direction",
                "arccos of the root of K / (2 (K - 1)) is the largest angle between downhill and "
                "one axis. Asked for is the angle between two axes.",
                lambda K: math.degrees(math.acos(math.sqrt(K / (2 * (K - 1))))),
            ),
        ),
        names=("axis_angle",),
        reference=class_angle,
        praise="120 degrees for three classes, 109.471 for four, 92.605 for 23.",
        cases=((3,), (2,), (4,), (5,), (23,)),
    ),
)

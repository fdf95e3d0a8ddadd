"""Exercise 1.3: a ratio from a gap."""

import math

from teachkit.exercises.lesson_01.parts import about_base
from teachkit.exercises.task import FunctionTask

task = FunctionTask(
    "1.3",
    reference=math.exp,
    cases=((1.9,), (0.9,), (1.0,), (0.0,), (12.0,), (-12.0,), (0.5,), (-2.9,)),
    praise="The logits 2, 1, 0.1 of cat, dog and bird have the gaps 1, 0.9 and 1.9: cat to dog 2.718, dog to "
    "bird 2.460, cat to bird 6.686, whatever else there is to choose from.",
    hints=(
        "Call the logits z_cat and z_dog. Write both probabilities as a fraction with the same sum below: "
        "e^z_cat / S and e^z_dog / S.",
        "Divide one by the other: S cancels, and e^z_cat / e^z_dog = e^(z_cat - z_dog). What is "
        "z_cat - z_dog?",
    ),
    compare=about_base,
)


@task.solution
def ratio_from_gap(gap):
    """With the logits z_cat and z_dog, p(cat) = e^z_cat / S and p(dog) = e^z_dog / S have the same sum S,
    which cancels: p(cat) / p(dog) = e^z_cat / e^z_dog = e^(z_cat - z_dog), and z_cat - z_dog is the gap.
    Differences of logits are ratios of probabilities."""
    return math.exp(gap)


@task.mistake("you returned the gap itself")
def _(gap):
    """The gap is the difference of the logits. A difference of logits becomes a ratio of probabilities
    through the exponential."""
    return gap


@task.mistake("your ratio is upside down")
def _(gap):
    """With a positive gap the cat leads, so p(cat) / p(dog) must be above 1. Yours is p(dog) / p(cat)."""
    return math.exp(-gap)


@task.mistake("you returned a probability, not a ratio")
def _(gap):
    """1 / (1 + e^-gap) is the probability of the cat when cat and dog are the only classes. The ratio
    compares the two with each other and may be far above 1."""
    return 1 / (1 + math.exp(-gap))


@task.mistake("your base is 10")
def _(gap):
    """With softmax as it is defined here, a gap of 1 is a factor e = 2.718, not 10."""
    return 10.0**gap


@task.mistake("your base is 2")
def _(gap):
    """With softmax as it is defined here, a gap of 1 is a factor e = 2.718, not 2."""
    return 2.0**gap


@task.mistake("you rounded e to 2.718")
def _(gap):
    """`2.718 ** gap` is too small by 0.01 per cent at the gap 1, and by more at larger ones. `math.exp` and
    `math.e` have all digits of e."""
    return 2.718**gap


@task.mistake("you rounded e to 2.72")
def _(gap):
    """`2.72 ** gap` is too large by 0.06 per cent at the gap 1, and by more at larger ones. `math.exp` and
    `math.e` have all digits of e."""
    return 2.72**gap


@task.mistake("you rounded e to 2.7")
def _(gap):
    """`2.7 ** gap` is too small by 0.7 per cent at the gap 1, and by more at larger ones. `math.exp` and
    `math.e` have all digits of e."""
    return 2.7**gap


@task.mistake("you added 1 to the gap")
def _(gap):
    """`1 + gap` is the ratio only for tiny gaps, and it would be negative when the dog leads by 2."""
    return 1 + gap


@task.mistake("you subtracted 1")
def _(gap):
    """e^gap - 1 says by which part the cat is more probable than the dog, and is 0 where both are equally
    probable. How many times as probable is e^gap."""
    return math.exp(gap) - 1


@task.mistake("you multiplied by e")
def _(gap):
    """`math.e * gap` is right at the gap 1 only: it is 0 for equal logits, and negative when the dog leads.
    Each step of the gap multiplies the ratio by e once more: a power of e."""
    return math.e * gap


@task.mistake("you took the logarithm")
def _(gap):
    """The gap is a logarithm already, that of the ratio. The exponential undoes it: `math.exp`."""
    return math.log(gap)


@task.mistake("you dropped the sign of the gap")
def _(gap):
    """A negative gap means that the dog leads: then the cat is less probable than the dog, and the ratio is
    below 1. Keep the sign: e^gap is between 0 and 1 there."""
    return math.exp(abs(gap))


@task.mistake("you counted the gap twice")
def _(gap):
    """Yours is e^(2 gap). With the logits `gap` and `-gap` the cat would be two gaps ahead: `gap` and 0 are
    one gap apart."""
    return math.exp(gap) / math.exp(-gap)

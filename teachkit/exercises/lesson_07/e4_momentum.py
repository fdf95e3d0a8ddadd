"""Exercise 7.4: momentum."""

import numpy as np

from teachkit.exercises.lesson_07.parts import WALKS
from teachkit.exercises.task import FunctionTask
from teachkit.maths.training import SGD


def walk(theta, gradients, rate, momentum):
    """Walk with the optimizer of the course."""
    theta, optimizer = theta.copy(), SGD(rate, momentum)
    for g in gradients:
        optimizer.step([theta], [g])
    return theta


task = FunctionTask(
    "7.4",
    reference=walk,
    praise="Under a steady gradient the velocity grows to 1 / (1 - momentum) gradients.",
    hints=(
        "First the velocity: `momentum * v + g`.",
        "Then the step against it: `theta - rate * v`. Write `theta = ...`, not `theta -= ...`: the array "
        "that came in must stay as it was.",
    ),
    cases=(
        (np.array([0.0]), np.array([[1.0], [1.0]]), 1.0, 0.5),
        *((*case, mu) for case, mu in zip(WALKS, (0.8, 0.9, 0.6), strict=True)),
        (np.array([2.0, 1.0]), np.array([[3.0, -1.0]]), 0.1, 0.9),
        (np.array([1000.0, 0.001]), np.array([[300.0, 0.5], [-200.0, 0.25]]), 2.0, 0.0),
        (np.array([1.0]), np.array([[0.5], [-1.0], [2.0], [0.0], [1.0]]), 0.2, 0.99),
    ),
)


@task.solution
def with_momentum(theta, gradients, rate, momentum):
    """The velocity keeps a share of what it was, and the gradient is added. The step is the rate times the
    new velocity. With momentum 0 this is plain gradient descent."""
    v = np.zeros_like(theta)
    for g in gradients:
        v = momentum * v + g
        theta = theta - rate * v
    return theta


@task.mistake("you applied momentum twice")
def _(theta, gradients, rate, momentum):
    """The new velocity holds momentum times the old one already. `rate * (momentum * v + g)` with the new v
    counts it once more (that is another method, Nesterov's)."""
    v = np.zeros_like(theta)
    for g in gradients:
        v = momentum * v + g
        theta = theta - rate * (momentum * v + g)
    return theta


@task.mistake("your steps are those of plain gradient descent")
def _(theta, gradients, rate, momentum):
    """Each step forgets the last. Does v start with zeros before the loop, not in it? Is `momentum * v` in
    the velocity, and is it the velocity that the step uses, `theta - rate * v`?"""
    for g in gradients:
        theta = theta - rate * g
    return theta


@task.mistake("your velocity forgets nothing")
def _(theta, gradients, rate, momentum):
    """Without the factor `momentum` the velocity adds up all gradients that ever were."""
    v = np.zeros_like(theta)
    for g in gradients:
        v = v + g
        theta = theta - rate * v
    return theta


@task.mistake("you damped the gradient too")
def _(theta, gradients, rate, momentum):
    """Only the old velocity fades: `momentum * v + g`, without brackets round the sum, and then the step
    `theta - rate * v`, without the momentum."""
    v = np.zeros_like(theta)
    for g in gradients:
        v = momentum * (v + g)
        theta = theta - rate * v
    return theta


@task.mistake("you put the momentum on the gradient")
def _(theta, gradients, rate, momentum):
    """`v + momentum * g` never forgets, and makes the new gradient smaller. It is the old velocity that is
    multiplied: `momentum * v + g`."""
    v = np.zeros_like(theta)
    for g in gradients:
        v = v + momentum * g
        theta = theta - rate * v
    return theta


@task.mistake("you stepped with the old velocity")
def _(theta, gradients, rate, momentum):
    """The first step would go nowhere. Change v first, and step with the new one."""
    v = np.zeros_like(theta)
    for g in gradients:
        theta = theta - rate * v
        v = momentum * v + g
    return theta


@task.mistake("you added the gradient once more")
def _(theta, gradients, rate, momentum):
    """The new velocity holds the gradient already. The step is the rate times v alone."""
    v = np.zeros_like(theta)
    for g in gradients:
        v = momentum * v + g
        theta = theta - rate * (v + g)
    return theta


@task.mistake("you averaged")
def _(theta, gradients, rate, momentum):
    """`momentum * v + (1 - momentum) * g` is a running mean, as in Adam. Here the gradient enters whole."""
    v = np.zeros_like(theta)
    for g in gradients:
        v = momentum * v + (1 - momentum) * g
        theta = theta - rate * v
    return theta


@task.mistake("you went uphill")
def _(theta, gradients, rate, momentum):
    """The loss falls against the gradient: the velocity adds it up, `momentum * v + g`, and the step goes
    against the velocity, `theta - rate * v`."""
    v = np.zeros_like(theta)
    for g in gradients:
        v = momentum * v + g
        theta = theta + rate * v
    return theta


@task.mistake("you applied the rate twice")
def _(theta, gradients, rate, momentum):
    """The rate times the gradient in the velocity, and the rate again in the step: once is enough."""
    v = np.zeros_like(theta)
    for g in gradients:
        v = momentum * v + rate * g
        theta = theta - rate * v
    return theta


@task.mistake("you left out the rate")
def _(theta, gradients, rate, momentum):
    """The step is the rate times the velocity."""
    v = np.zeros_like(theta)
    for g in gradients:
        v = momentum * v + g
        theta = theta - v
    return theta


@task.mistake("your velocity starts with the first gradient")
def _(theta, gradients, rate, momentum):
    """Then the first gradient counts more than once. Start with zeros."""
    v = gradients[0]
    for g in gradients:
        v = momentum * v + g
        theta = theta - rate * v
    return theta


@task.mistake("you forgot where you were")
def _(theta, gradients, rate, momentum):
    """`theta = -rate * v` keeps the last step only. A step starts from where theta is: `theta - rate * v`."""
    v = np.zeros_like(theta)
    for g in gradients:
        v = momentum * v + g
        theta = -rate * v
    return theta


@task.mistake("you returned after the first step")
def _(theta, gradients, rate, momentum):
    """A `return` inside the loop leaves it at once. Write it after the loop, at the depth of the `for`."""
    return theta - rate * gradients[0]


@task.mistake("your step stands after the loop")
def _(theta, gradients, rate, momentum):
    """Then only the last velocity moves theta. Every gradient makes a step: write it into the loop, at the
    depth of the velocity."""
    v = np.zeros_like(theta)
    for g in gradients:
        v = momentum * v + g
    return theta - rate * v


@task.mistake("rate and momentum have changed places")
def _(theta, gradients, rate, momentum):
    """The momentum keeps a share of the velocity, and the rate is the length of the step:
    `momentum * v + g`, then `theta - rate * v`."""
    v = np.zeros_like(theta)
    for g in gradients:
        v = rate * v + g
        theta = theta - momentum * v
    return theta


@task.mistake("you returned the velocity")
def _(theta, gradients, rate, momentum):
    """The velocity says how the last step went. Asked for is where theta is after it: `return theta`."""
    v = np.zeros_like(theta)
    for g in gradients:
        v = momentum * v + g
    return v


@task.mistake("you added to the old velocity")
def _(theta, gradients, rate, momentum):
    """`v += momentum * v + g` keeps the whole old velocity, and a share of it once more. Put a new one in its
    place: `v = momentum * v + g`."""
    v = np.zeros_like(theta)
    for g in gradients:
        v = v + momentum * v + g
        theta = theta - rate * v
    return theta

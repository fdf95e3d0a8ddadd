"""Answers of learners to the exercises of lesson 07: what they typed, and what must be said of it."""

ANSWERS = [
    # ------------------------------------------------------------ 7.1
    ("7.1", "right", "", "def layer(x, W, b): return np.maximum(np.einsum('ni,io->no', x, W) + b, 0)"),
    ("7.1", "right", "", "def layer(x, W, b): return np.clip(x @ W + b, 0, None)"),
    ("7.1", "right", "", "def layer(x, W, b): return (x @ W + b) * (x @ W + b > 0)"),
    ("7.1", "right", "", "def layer(x, W, b): return np.maximum((W.T @ x.T).T + b, 0)"),
    (
        "7.1",
        "right",
        "",
        """\
def layer(x, W, b):
    return [[max(0, sum(r * w for r, w in zip(row, column)) + c) for column, c in zip(W.T, b)] for row in x]
""",
    ),
    (
        "7.1",
        "right",
        "",
        "def layer(x, W, b): return np.where(x.dot(W) + b < 0, 0, x.dot(W) + b).astype(np.float32)",
    ),
    (
        "7.1",
        "right",
        "",
        """\
def layer(x, W, b):
    entered = np.hstack([x, np.ones((len(x), 1))]) @ np.vstack([W, b])
    entered[entered < 0] = 0
    return entered
""",
    ),
    ("7.1", "wrong", "you left out the biases", "def layer(x, W, b): return np.maximum(x @ W, 0)"),
    ("7.1", "wrong", "you left out ReLU", "def layer(x, W, b): return x @ W + b"),
    (
        "7.1",
        "wrong",
        "you added the biases after ReLU",
        "def layer(x, W, b): return np.maximum(0, x @ W) + b",
    ),
    (
        "7.1",
        "wrong",
        "you applied ReLU to what enters",
        "def layer(x, W, b): return np.maximum(x, 0) @ W + b",
    ),
    ("7.1", "wrong", "you kept the negative part", "def layer(x, W, b): return np.minimum(0, x @ W + b)"),
    ("7.1", "wrong", "you took the absolute value", "def layer(x, W, b): return abs(x @ W + b)"),
    (
        "7.1",
        "wrong",
        "you returned whether, not how much",
        "def layer(x, W, b): return (x @ W + b > 0).astype(int)",
    ),
    ("7.1", "wrong", "you cut off above 1", "def layer(x, W, b): return np.clip(x @ W + b, 0, 1)"),
    ("7.1", "wrong", "you subtracted the biases", "def layer(x, W, b): return np.maximum(x @ W - b, 0)"),
    (
        "7.1",
        "wrong",
        "you compared with the biases in place of 0",
        "def layer(x, W, b): return np.maximum(x @ W, b)",
    ),
    (
        "7.1",
        "wrong",
        "you added the biases to the weights",
        "def layer(x, W, b): return np.maximum(x @ (W + b), 0)",
    ),
    ("7.1", "wrong", "you put a sigmoid there", "def layer(x, W, b): return sigmoid(x @ W + b)"),
    ("7.1", "wrong", "your weights are turned", "def layer(x, W, b): return np.maximum(x @ W.T + b, 0)"),
    ("7.1", "wrong", "", "def layer(x, W, b): return softmax(x @ W + b)"),
    (
        "7.1",
        "wrong",
        "your negative numbers leak through",
        "def layer(x, W, b): return np.maximum(x @ W + b, 0.01 * (x @ W + b))",
    ),
    ("7.1", "wrong", "", "def layer(x, W, b): return np.maximum(x @ W + b, 0).sum(axis=1)"),
    ("7.1", "wrong", "", "def layer(x, W, b): return np.maximum(x @ W + b[:, None], 0)"),
    ("7.1", "wrong", "", "def layer(x, W, b): return np.maximum(W @ x.T + b, 0)"),
    ("7.1", "wrong", "", "def layer(x, W, b): return np.maximum(-(x @ W + b), 0)"),
    ("7.1", "wrong", "it stopped with ValueError", "def layer(x, W, b): return max(x @ W + b, 0)"),
    ("7.1", "wrong", "", "def layer(x, W, b): return np.maximum(x @ W * b, 0)"),
    ("7.1", "wrong", "you put tanh there", "def layer(x, W, b): return np.tanh(x @ W + b)"),
    ("7.1", "wrong", "", "def layer(x, W, b): return np.maximum(x @ W + b.sum(), 0)"),
    (
        "7.1",
        "wrong",
        "",
        """\
def layer(x, W, b):
    entered = x @ W + b
    return entered[entered > 0]
""",
    ),
    ("7.1", "wrong", "x and W have changed places", "def layer(x, W, b): return np.maximum(W @ x + b, 0)"),
    (
        "7.1",
        "wrong",
        "you took the largest number of each column",
        "def layer(x, W, b): return np.max(x @ W + b, 0)",
    ),
    ("7.1", "wrong", "you took the largest number of all", "def layer(x, W, b): return np.max(x @ W + b)"),
    ("7.1", "wrong", "you multiplied entry by entry", "def layer(x, W, b): return np.maximum(x * W + b, 0)"),
    ("7.1", "wrong", "it stopped with ValueError", "def layer(x, W, b): return np.maximum(x.T @ W + b, 0)"),
    ("7.1", "wrong", "it stopped with ValueError", "def layer(x, W, b): return np.maximum(b + x @ x, 0)"),
    ("7.1", "wrong", "", "def layer(x, W, b): return np.maximum(W @ W + b, 0)"),
    ("7.1", "wrong", "", "def layer(x, W, b): return np.maximum(x @ b + W, 0)"),
    ("7.1", "wrong", "", "def layer(x, W, b): return np.maximum(W @ b + x, 0)"),
    ("7.1", "wrong", "", "def layer(x, W, b): return np.maximum(x @ W + b, 0).round(1)"),
    ("7.1", "wrong", "", "def layer(x, W, b): return np.maximum(x @ W + b, 1)"),
    ("7.1", "wrong", "", "def layer(x, W, b): return np.max(x @ W + b, axis=1)"),
    ("7.1", "wrong", "", "def layer(x, W, b): return np.where(x @ W + b > 0, x @ W + b, 0.1 * (x @ W + b))"),
    ("7.1", "wrong", "", "def layer(x, W, b): return np.tanh(np.maximum(x @ W + b, 0))"),
    ("7.1", "wrong", "", "def layer(x, W, b): return -np.maximum(x @ W + b, 0) - 1"),
    ("7.1", "wrong", "", "def layer(x, W, b): return np.max(np.abs(x @ W + b), 0)"),
    # ------------------------------------------------------------ 7.2
    (
        "7.2",
        "right",
        "",
        "def weight_gradient(h, P, labels): return h.T @ (P - np.eye(P.shape[1])[labels]) / len(P)",
    ),
    (
        "7.2",
        "right",
        "",
        """\
def weight_gradient(h, P, labels):
    return h.T @ cross_entropy_grad(log_softmax(np.log(P + 1e-300)), labels) / len(P)
""",
    ),
    (
        "7.2",
        "right",
        "",
        """\
def weight_gradient(h, P, labels):
    return np.einsum('nj,nk->jk', h, P - one_hot(labels, P.shape[1])) / h.shape[0]
""",
    ),
    (
        "7.2",
        "right",
        "",
        """\
def weight_gradient(h, P, labels):
    return np.mean([np.outer(a, p - one_hot(y, len(p))) for a, p, y in zip(h, P, labels)], axis=0)
""",
    ),
    (
        "7.2",
        "right",
        "",
        """\
def weight_gradient(h, P, labels):
    by_logits = P.copy()
    by_logits[np.arange(len(P)), labels] -= 1
    return (by_logits.T @ h).T / len(P)
""",
    ),
    (
        "7.2",
        "wrong",
        "the sign of your gradient is wrong",
        "def weight_gradient(h, P, labels): return h.T @ (one_hot(labels, P.shape[1]) - P) / len(P)",
    ),
    (
        "7.2",
        "wrong",
        "you did not average",
        "def weight_gradient(h, P, labels): return h.T @ (P - one_hot(labels, P.shape[1]))",
    ),
    (
        "7.2",
        "wrong",
        "a pair of brackets is missing",
        "def weight_gradient(h, P, labels): return h.T @ (P - one_hot(labels, P.shape[1]) / P.shape[0])",
    ),
    (
        "7.2",
        "wrong",
        "you divided by the number of classes",
        "def weight_gradient(h, P, labels): return h.T @ (P - one_hot(labels, P.shape[1])) / P.shape[1]",
    ),
    (
        "7.2",
        "wrong",
        "the sign is wrong, and the mean is missing",
        "def weight_gradient(h, P, labels): return h.T @ (one_hot(labels, P.shape[1]) - P)",
    ),
    (
        "7.2",
        "wrong",
        "you applied softmax once more",
        "def weight_gradient(h, P, labels): return h.T @ cross_entropy_grad(P, labels) / len(P)",
    ),
    (
        "7.2",
        "wrong",
        "you divided by the number of entries",
        "def weight_gradient(h, P, labels): return h.T @ (P - one_hot(labels, P.shape[1])) / P.size",
    ),
    (
        "7.2",
        "wrong",
        "your table is turned",
        "def weight_gradient(h, P, labels): return ((P - one_hot(labels, P.shape[1])) / len(P)).T @ h",
    ),
    ("7.2", "wrong", "you left the labels out", "def weight_gradient(h, P, labels): return h.T @ P / len(P)"),
    (
        "7.2",
        "wrong",
        "you subtracted the class numbers",
        "def weight_gradient(h, P, labels): return h.T @ (P - labels.reshape(-1, 1)) / len(P)",
    ),
    (
        "7.2",
        "wrong",
        "you took the labels alone",
        "def weight_gradient(h, P, labels): return -h.T @ one_hot(labels, P.shape[1]) / len(P)",
    ),
    (
        "7.2",
        "wrong",
        "that is the gradient of the biases",
        "def weight_gradient(h, P, labels): return (P - one_hot(labels, P.shape[1])).mean(axis=0)",
    ),
    (
        "7.2",
        "wrong",
        "you multiplied by the slope of softmax once more",
        """\
def weight_gradient(h, P, labels):
    return h.T @ (P * (1 - P) * (P - one_hot(labels, P.shape[1]))) / len(P)
""",
    ),
    (
        "7.2",
        "wrong",
        "",
        "def weight_gradient(h, P, labels): return h.T @ (P - one_hot(labels, P.shape[1])) / h.size",
    ),
    (
        "7.2",
        "wrong",
        "it stopped with ValueError",
        "def weight_gradient(h, P, labels): return h.T @ (P - one_hot(labels, P.shape[1])).mean(axis=0)",
    ),
    (
        "7.2",
        "wrong",
        "",
        "def weight_gradient(h, P, labels): return np.maximum(h.T, 0) @ P - one_hot(labels, P.shape[1])",
    ),
    (
        "7.2",
        "wrong",
        "you left out h and the mean",
        "def weight_gradient(h, P, labels): return P - one_hot(labels, P.shape[1])",
    ),
    (
        "7.2",
        "wrong",
        "you subtracted the class numbers, laid along the columns",
        "def weight_gradient(h, P, labels): return h.T @ (P - labels) / len(P)",
    ),
    (
        "7.2",
        "wrong",
        "h is not turned",
        "def weight_gradient(h, P, labels): return h @ (P - one_hot(labels, P.shape[1])) / len(P)",
    ),
    (
        "7.2",
        "wrong",
        "",
        "def weight_gradient(h, P, labels): return h.T @ (np.log(P) - one_hot(labels, P.shape[1])) / len(P)",
    ),
    ("7.2", "wrong", "", "def weight_gradient(h, P, labels): return round(float((h.T @ P).sum()), 1)"),
    (
        "7.2",
        "wrong",
        "your function changed its input",
        """\
def weight_gradient(h, P, labels):
    P[np.arange(len(P)), labels] -= 1
    return h.T @ P / len(P)
""",
    ),
    (
        "7.2",
        "wrong",
        "you left out h",
        "def weight_gradient(h, P, labels): return (P - one_hot(labels, P.shape[1])) / len(P)",
    ),
    (
        "7.2",
        "wrong",
        "you divided by the number of inputs",
        "def weight_gradient(h, P, labels): return h.T @ (P - one_hot(labels, P.shape[1])) / len(h[0])",
    ),
    (
        "7.2",
        "wrong",
        "h is not turned",
        "def weight_gradient(h, P, labels): return np.dot(h, (P - one_hot(labels, P.shape[1])) / len(h))",
    ),
    (
        "7.2",
        "wrong",
        "you multiplied by the number of examples",
        "def weight_gradient(h, P, labels): return len(P) * (h.T @ (P - one_hot(labels, P.shape[1])))",
    ),
    (
        "7.2",
        "wrong",
        "you added the labels",
        "def weight_gradient(h, P, labels): return h.T @ ((P + one_hot(labels, P.shape[1])) / len(P))",
    ),
    (
        "7.2",
        "wrong",
        "you divided by the number of entries",
        """\
def weight_gradient(h, P, labels):
    return h.T @ (P - one_hot(labels, P.shape[1])) / len(P) / P.shape[1]
""",
    ),
    ("7.2", "wrong", "", "def weight_gradient(h, P, labels): return one_hot(labels, P.shape[1]) - P"),
    (
        "7.2",
        "wrong",
        "",
        """\
def weight_gradient(h, P, labels):
    return (h.T @ (P - one_hot(labels, P.shape[1])) / len(P)).round(1)
""",
    ),
    (
        "7.2",
        "wrong",
        "you divided by the number of examples twice",
        "def weight_gradient(h, P, labels): return h.T @ (P - one_hot(labels, P.shape[1])) / len(P) ** 2",
    ),
    (
        "7.2",
        "wrong",
        "",
        "def weight_gradient(h, P, labels): return h.T @ (P - one_hot(labels, P.shape[1])) / 3",
    ),
    ("7.2", "wrong", "", "def weight_gradient(h, P, labels): return h.T @ (P - labels)"),
    ("7.2", "wrong", "", "def weight_gradient(h, P, labels): return h.T @ ((labels - P) / len(P))"),
    (
        "7.2",
        "wrong",
        "",
        """\
def weight_gradient(h, P, labels):
    return h.T @ np.flip((P - one_hot(labels, P.shape[1])) / len(P), axis=1)
""",
    ),
    (
        "7.2",
        "wrong",
        "",
        "def weight_gradient(h, P, labels): return h.T @ ((P - one_hot(labels, P.shape[1])) / h.size)",
    ),
    (
        "7.2",
        "wrong",
        "",
        """\
def weight_gradient(h, P, labels):
    return h.mean(axis=0)[:, None] * (P - one_hot(labels, P.shape[1])).mean(axis=0)
""",
    ),
    (
        "7.2",
        "wrong",
        "it stopped with ValueError",
        "def weight_gradient(h, P, labels): return (P - one_hot(labels, P.shape[1])) @ h / len(P)",
    ),
    (
        "7.2",
        "wrong",
        "it stopped with ValueError",
        "def weight_gradient(h, P, labels): return h @ ((P - one_hot(labels, P.shape[1])) / len(P)).T",
    ),
    (
        "7.2",
        "wrong",
        "you divided the probabilities only",
        "def weight_gradient(h, P, labels): return h.T @ (P / len(P) - one_hot(labels, P.shape[1]))",
    ),
    # ------------------------------------------------------------ 7.3
    (
        "7.3",
        "right",
        "",
        """\
def with_momentum(theta, gradients, rate, momentum):
    v = np.zeros_like(theta)
    for g in gradients:
        v = momentum * v - rate * g
        theta = theta + v
    return theta
""",
    ),
    (
        "7.3",
        "right",
        "",
        """\
def with_momentum(theta, gradients, rate, momentum):
    v = np.zeros_like(theta)
    for g in gradients:
        v *= momentum
        v += g
        theta = theta - v * rate
    return theta
""",
    ),
    (
        "7.3",
        "right",
        "",
        """\
def with_momentum(theta, gradients, rate, momentum):
    v = np.zeros_like(theta)
    for g in gradients:
        theta = theta - rate * (momentum * v + g)
        v = momentum * v + g
    return theta
""",
    ),
    (
        "7.3",
        "right",
        "",
        """\
def with_momentum(theta, gradients, rate, momentum):
    n = len(gradients)
    total = sum(g * sum(momentum**k for k in range(n - t)) for t, g in enumerate(gradients))
    return theta - rate * total
""",
    ),
    (
        "7.3",
        "right",
        "",
        """\
def with_momentum(theta, gradients, rate, momentum):
    optimizer, theta = SGD(rate, momentum=momentum), theta.copy()
    for g in gradients:
        optimizer.step([theta], [g])
    return list(theta)
""",
    ),
    (
        "7.3",
        "right",
        "",
        """\
def with_momentum(theta, gradients, rate, momentum):
    def go(theta, v, left):
        if len(left) == 0:
            return theta
        v = momentum * v + left[0]
        return go(theta - rate * v, v, left[1:])

    return go(theta, 0 * theta, gradients)
""",
    ),
    (
        "7.3",
        "wrong",
        "you applied momentum twice",
        """\
def with_momentum(theta, gradients, rate, momentum):
    v = np.zeros_like(theta)
    for g in gradients:
        v = momentum * v + g
        theta = theta - rate * (momentum * v + g)
    return theta
""",
    ),
    (
        "7.3",
        "wrong",
        "your steps are those of plain gradient descent",
        """\
def with_momentum(theta, gradients, rate, momentum):
    v = np.zeros_like(theta)
    for g in gradients:
        theta = theta - rate * g
    return theta
""",
    ),
    (
        "7.3",
        "wrong",
        "your steps are those of plain gradient descent",
        """\
def with_momentum(theta, gradients, rate, momentum):
    v = np.zeros_like(theta)
    for g in gradients:
        v = g
        theta = theta - rate * v
    return theta
""",
    ),
    (
        "7.3",
        "wrong",
        "your steps are those of plain gradient descent",
        """\
def with_momentum(theta, gradients, rate, momentum):
    v = np.zeros_like(theta)
    for g in gradients:
        v = np.zeros_like(theta)
        v = momentum * v + g
        theta = theta - rate * v
    return theta
""",
    ),
    (
        "7.3",
        "wrong",
        "your velocity forgets nothing",
        """\
def with_momentum(theta, gradients, rate, momentum):
    v = np.zeros_like(theta)
    for g in gradients:
        v = v + g
        theta = theta - rate * v
    return theta
""",
    ),
    (
        "7.3",
        "wrong",
        "you damped the gradient too",
        """\
def with_momentum(theta, gradients, rate, momentum):
    v = np.zeros_like(theta)
    for g in gradients:
        v = momentum * (v + g)
        theta = theta - rate * v
    return theta
""",
    ),
    (
        "7.3",
        "wrong",
        "you put the momentum on the gradient",
        """\
def with_momentum(theta, gradients, rate, momentum):
    v = np.zeros_like(theta)
    for g in gradients:
        v = v + momentum * g
        theta = theta - rate * v
    return theta
""",
    ),
    (
        "7.3",
        "wrong",
        "you stepped with the old velocity",
        """\
def with_momentum(theta, gradients, rate, momentum):
    v = np.zeros_like(theta)
    for g in gradients:
        theta = theta - rate * v
        v = momentum * v + g
    return theta
""",
    ),
    (
        "7.3",
        "wrong",
        "you added the gradient once more",
        """\
def with_momentum(theta, gradients, rate, momentum):
    v = np.zeros_like(theta)
    for g in gradients:
        v = momentum * v + g
        theta = theta - rate * (v + g)
    return theta
""",
    ),
    (
        "7.3",
        "wrong",
        "you averaged",
        """\
def with_momentum(theta, gradients, rate, momentum):
    v = np.zeros_like(theta)
    for g in gradients:
        v = momentum * v + (1 - momentum) * g
        theta = theta - rate * v
    return theta
""",
    ),
    (
        "7.3",
        "wrong",
        "you went uphill",
        """\
def with_momentum(theta, gradients, rate, momentum):
    v = np.zeros_like(theta)
    for g in gradients:
        v = momentum * v + g
        theta = theta + rate * v
    return theta
""",
    ),
    (
        "7.3",
        "wrong",
        "you went uphill",
        """\
def with_momentum(theta, gradients, rate, momentum):
    v = np.zeros_like(theta)
    for g in gradients:
        v = momentum * v - g
        theta = theta - rate * v
    return theta
""",
    ),
    (
        "7.3",
        "wrong",
        "you applied the rate twice",
        """\
def with_momentum(theta, gradients, rate, momentum):
    v = np.zeros_like(theta)
    for g in gradients:
        v = momentum * v + rate * g
        theta = theta - rate * v
    return theta
""",
    ),
    (
        "7.3",
        "wrong",
        "you left out the rate",
        """\
def with_momentum(theta, gradients, rate, momentum):
    v = np.zeros_like(theta)
    for g in gradients:
        v = momentum * v + g
        theta = theta - v
    return theta
""",
    ),
    (
        "7.3",
        "wrong",
        "you forgot where you were",
        """\
def with_momentum(theta, gradients, rate, momentum):
    v = np.zeros_like(theta)
    for g in gradients:
        v = momentum * v + g
        theta = -rate * v
    return theta
""",
    ),
    (
        "7.3",
        "wrong",
        "",
        """\
def with_momentum(theta, gradients, rate, momentum):
    v = np.zeros_like(theta)
    for g in gradients:
        v = (1 - momentum) * v + momentum * g
        theta = theta - rate * v
    return theta
""",
    ),
    (
        "7.3",
        "wrong",
        "rate and momentum have changed places",
        """\
def with_momentum(theta, gradients, rate, momentum):
    v = np.zeros_like(theta)
    for g in gradients:
        v = rate * v + g
        theta = theta - momentum * v
    return theta
""",
    ),
    (
        "7.3",
        "wrong",
        "",
        """\
def with_momentum(theta, gradients, rate, momentum):
    v = np.zeros_like(theta)
    for g in gradients:
        v = momentum * v + g
        theta = theta - rate / v
    return theta
""",
    ),
    (
        "7.3",
        "wrong",
        "",
        """\
def with_momentum(theta, gradients, rate, momentum):
    v = np.zeros_like(theta)
    for g in gradients:
        v = momentum + v + g
        theta = theta - rate * v
    return theta
""",
    ),
    (
        "7.3",
        "wrong",
        "you added the gradient once more",
        """\
def with_momentum(theta, gradients, rate, momentum):
    v = np.zeros_like(theta)
    for g in gradients:
        v = momentum * v + rate * g
        theta = theta - v - rate * g
    return theta
""",
    ),
    (
        "7.3",
        "wrong",
        "your function changed its input",
        """\
def with_momentum(theta, gradients, rate, momentum):
    v = np.zeros_like(theta)
    for g in gradients:
        v = momentum * v + g
        theta -= rate * v
    return theta
""",
    ),
    (
        "7.3",
        "wrong",
        "you returned the velocity",
        """\
def with_momentum(theta, gradients, rate, momentum):
    v = np.zeros_like(theta)
    for g in gradients:
        v = momentum * v + g
        theta = theta - rate * v
    return v
""",
    ),
    (
        "7.3",
        "wrong",
        "your velocity starts with the first gradient",
        """\
def with_momentum(theta, gradients, rate, momentum):
    v = gradients[0].copy()
    for g in gradients:
        v = momentum * v + g
        theta = theta - rate * v
    return theta
""",
    ),
    (
        "7.3",
        "wrong",
        "",
        """\
def with_momentum(theta, gradients, rate, momentum):
    v = np.ones_like(theta)
    for g in gradients:
        v = momentum * v + g
        theta = theta - rate * v
    return theta
""",
    ),
    (
        "7.3",
        "wrong",
        "",
        """\
def with_momentum(theta, gradients, rate, momentum):
    v = gradients[0]
    for g in gradients[1:]:
        v = momentum * v + g
        theta = theta - rate * v
    return theta
""",
    ),
    (
        "7.3",
        "wrong",
        "you returned after the first step",
        """\
def with_momentum(theta, gradients, rate, momentum):
    v = np.zeros_like(theta)
    for g in gradients:
        v = momentum * v + g
        theta = theta - rate * v
        return theta
""",
    ),
    (
        "7.3",
        "open",
        "",
        """\
def with_momentum(theta, gradients, rate, momentum):
    v = np.zeros_like(theta)
    for g in gradients:
        v = ...
        theta = theta - rate * v
    return theta
""",
    ),
    (
        "7.3",
        "wrong",
        "your steps are those of plain gradient descent",
        """\
def with_momentum(theta, gradients, rate, momentum):
    v = np.zeros_like(theta)
    for g in gradients:
        v = momentum * v + g
        theta = theta - rate * g
    return theta
""",
    ),
    (
        "7.3",
        "wrong",
        "your steps are those of plain gradient descent",
        """\
def with_momentum(theta, gradients, rate, momentum):
    for g in gradients:
        v = np.zeros_like(theta)
        v = momentum * v + g
        theta = theta - rate * v
    return theta
""",
    ),
    (
        "7.3",
        "wrong",
        "your step stands after the loop",
        """\
def with_momentum(theta, gradients, rate, momentum):
    v = np.zeros_like(theta)
    for g in gradients:
        v = momentum * v + g
    theta = theta - rate * v
    return theta
""",
    ),
    (
        "7.3",
        "wrong",
        "you added to the old velocity",
        """\
def with_momentum(theta, gradients, rate, momentum):
    v = np.zeros_like(theta)
    for g in gradients:
        v += momentum * v + g
        theta = theta - rate * v
    return theta
""",
    ),
    (
        "7.3",
        "wrong",
        "",
        """\
def with_momentum(theta, gradients, rate, momentum):
    v = np.zeros_like(theta)
    for g in gradients:
        v = momentum * v + g
        theta = theta - rate * v / len(gradients)
    return theta
""",
    ),
    (
        "7.3",
        "wrong",
        "",
        """\
def with_momentum(theta, gradients, rate, momentum):
    v = np.zeros_like(theta)
    for g in gradients:
        v = rate * v + g
        theta = theta - rate * v
    return theta
""",
    ),
    (
        "7.3",
        "wrong",
        "",
        """\
def with_momentum(theta, gradients, rate, momentum):
    v = np.zeros_like(theta)
    for g in gradients:
        v = momentum * v + g
        theta = theta - momentum * v
    return theta
""",
    ),
    (
        "7.3",
        "wrong",
        "",
        """\
def with_momentum(theta, gradients, rate, momentum):
    v = np.zeros_like(theta)
    for g in gradients:
        v = momentum * v + g
        theta = theta - rate * v
    return theta - rate * v
""",
    ),
    (
        "7.3",
        "wrong",
        "",
        """\
def with_momentum(theta, gradients, rate, momentum):
    v = np.zeros_like(theta)
    for g in gradients:
        v = momentum * v + rate * g
    return v
""",
    ),
    (
        "7.3",
        "wrong",
        "",
        """\
def with_momentum(theta, gradients, rate, momentum):
    v = np.zeros_like(theta)
    for g in gradients[::-1]:
        v = momentum * v + g
        theta = theta - rate * v
    return theta
""",
    ),
    # ------------------------------------------------------------ 7.4
    (
        "7.4",
        "right",
        "",
        """\
def adam(theta, gradients, rate):
    m, v = np.zeros_like(theta), np.zeros_like(theta)
    for t, g in enumerate(gradients, start=1):
        m = 0.9 * m + 0.1 * g
        v = 0.999 * v + 0.001 * g**2
        mean, mean_square = m / -np.expm1(t * np.log(0.9)), v / -np.expm1(t * np.log(0.999))
        theta = theta - rate * mean / (np.sqrt(mean_square) + 1e-8)
    return theta
""",
    ),
    (
        "7.4",
        "right",
        "",
        """\
def adam(theta, gradients, rate):
    m, v = np.zeros_like(theta), np.zeros_like(theta)
    for t, g in enumerate(gradients):
        m = 0.9 * m + 0.1 * g
        v = 0.999 * v + 0.001 * g**2
        mean, mean_square = m / (1 - 0.9 ** (t + 1)), v / (1 - 0.999 ** (t + 1))
        theta = theta - rate * mean / (np.sqrt(mean_square) + 1e-8)
    return theta
""",
    ),
    (
        "7.4",
        "right",
        "",
        """\
def adam(theta, gradients, rate):
    m, v = np.zeros_like(theta), np.zeros_like(theta)
    for t, g in enumerate(gradients, start=1):
        m = 0.9 * m + 0.1 * g
        v = 0.999 * v + 0.001 * g**2
        mean, mean_square = m / (0.1 * sum(0.9 ** np.arange(t))), v / (0.001 * sum(0.999 ** np.arange(t)))
        theta = theta - rate * mean / (np.sqrt(mean_square) + 1e-8)
    return theta
""",
    ),
    (
        "7.4",
        "right",
        "",
        """\
def adam(theta, gradients, rate):
    m, v = np.zeros_like(theta), np.zeros_like(theta)
    for t, g in enumerate(gradients, start=1):
        m = 0.9 * m + 0.1 * g
        v = 0.999 * v + 0.001 * g**2
        mean, mean_square = m / (1 - 0.9**t), v / (1 - 0.999**t)
        theta = theta - rate * mean * (mean_square**0.5 + 1e-8) ** -1
    return theta
""",
    ),
    (
        "7.4",
        "right",
        "",
        """\
def adam(theta, gradients, rate):
    theta, optimizer = theta.copy(), Adam(rate)
    for g in gradients:
        optimizer.step([theta], [g])
    return theta
""",
    ),
    (
        "7.4",
        "right",
        "",
        """\
def adam(theta, gradients, rate):
    moves = []
    for t in range(1, len(gradients) + 1):
        seen, age = gradients[:t], np.arange(t)[::-1]
        mean = np.average(seen, axis=0, weights=0.9**age)
        square = np.average(seen**2, axis=0, weights=0.999**age)
        moves.append(mean / (np.sqrt(square) + 1e-8))
    return theta - rate * np.sum(moves, axis=0)
""",
    ),
    (
        "7.4",
        "wrong",
        "you left out the bias correction",
        """\
def adam(theta, gradients, rate):
    m, v = np.zeros_like(theta), np.zeros_like(theta)
    for t, g in enumerate(gradients, start=1):
        m = 0.9 * m + 0.1 * g
        v = 0.999 * v + 0.001 * g**2
        mean, mean_square = m, v
        theta = theta - rate * mean / (np.sqrt(mean_square) + 1e-8)
    return theta
""",
    ),
    (
        "7.4",
        "wrong",
        "you corrected the mean only",
        """\
def adam(theta, gradients, rate):
    m, v = np.zeros_like(theta), np.zeros_like(theta)
    for t, g in enumerate(gradients, start=1):
        m = 0.9 * m + 0.1 * g
        v = 0.999 * v + 0.001 * g**2
        mean, mean_square = m / (1 - 0.9**t), v
        theta = theta - rate * mean / (np.sqrt(mean_square) + 1e-8)
    return theta
""",
    ),
    (
        "7.4",
        "wrong",
        "you corrected the mean square only",
        """\
def adam(theta, gradients, rate):
    m, v = np.zeros_like(theta), np.zeros_like(theta)
    for t, g in enumerate(gradients, start=1):
        m = 0.9 * m + 0.1 * g
        v = 0.999 * v + 0.001 * g**2
        mean, mean_square = m, v / (1 - 0.999**t)
        theta = theta - rate * mean / (np.sqrt(mean_square) + 1e-8)
    return theta
""",
    ),
    (
        "7.4",
        "wrong",
        "your correction does not change with the step",
        """\
def adam(theta, gradients, rate):
    m, v = np.zeros_like(theta), np.zeros_like(theta)
    for t, g in enumerate(gradients, start=1):
        m = 0.9 * m + 0.1 * g
        v = 0.999 * v + 0.001 * g**2
        mean, mean_square = m / (1 - 0.9), v / (1 - 0.999)
        theta = theta - rate * mean / (np.sqrt(mean_square) + 1e-8)
    return theta
""",
    ),
    (
        "7.4",
        "wrong",
        "your correction does not change with the step",
        """\
def adam(theta, gradients, rate):
    m, v = np.zeros_like(theta), np.zeros_like(theta)
    for t, g in enumerate(gradients, start=1):
        m = 0.9 * m + 0.1 * g
        v = 0.999 * v + 0.001 * g**2
        mean, mean_square = m / 0.1, v / 0.001
        theta = theta - rate * mean / (np.sqrt(mean_square) + 1e-8)
    return theta
""",
    ),
    (
        "7.4",
        "wrong",
        "you multiplied where it divides",
        """\
def adam(theta, gradients, rate):
    m, v = np.zeros_like(theta), np.zeros_like(theta)
    for t, g in enumerate(gradients, start=1):
        m = 0.9 * m + 0.1 * g
        v = 0.999 * v + 0.001 * g**2
        mean, mean_square = m * (1 - 0.9**t), v * (1 - 0.999**t)
        theta = theta - rate * mean / (np.sqrt(mean_square) + 1e-8)
    return theta
""",
    ),
    (
        "7.4",
        "wrong",
        "a pair of brackets is missing",
        """\
def adam(theta, gradients, rate):
    m, v = np.zeros_like(theta), np.zeros_like(theta)
    for t, g in enumerate(gradients, start=1):
        m = 0.9 * m + 0.1 * g
        v = 0.999 * v + 0.001 * g**2
        mean, mean_square = m / 1 - 0.9**t, v / 1 - 0.999**t
        theta = theta - rate * mean / (np.sqrt(mean_square) + 1e-8)
    return theta
""",
    ),
    (
        "7.4",
        "wrong",
        "your power stands outside the brackets",
        """\
def adam(theta, gradients, rate):
    m, v = np.zeros_like(theta), np.zeros_like(theta)
    for t, g in enumerate(gradients, start=1):
        m = 0.9 * m + 0.1 * g
        v = 0.999 * v + 0.001 * g**2
        mean, mean_square = m / (1 - 0.9) ** t, v / (1 - 0.999) ** t
        theta = theta - rate * mean / (np.sqrt(mean_square) + 1e-8)
    return theta
""",
    ),
    (
        "7.4",
        "wrong",
        "you divided by the power itself",
        """\
def adam(theta, gradients, rate):
    m, v = np.zeros_like(theta), np.zeros_like(theta)
    for t, g in enumerate(gradients, start=1):
        m = 0.9 * m + 0.1 * g
        v = 0.999 * v + 0.001 * g**2
        mean, mean_square = m / 0.9**t, v / 0.999**t
        theta = theta - rate * mean / (np.sqrt(mean_square) + 1e-8)
    return theta
""",
    ),
    (
        "7.4",
        "wrong",
        "you corrected both with 0.9",
        """\
def adam(theta, gradients, rate):
    m, v = np.zeros_like(theta), np.zeros_like(theta)
    for t, g in enumerate(gradients, start=1):
        m = 0.9 * m + 0.1 * g
        v = 0.999 * v + 0.001 * g**2
        mean, mean_square = m / (1 - 0.9**t), v / (1 - 0.9**t)
        theta = theta - rate * mean / (np.sqrt(mean_square) + 1e-8)
    return theta
""",
    ),
    (
        "7.4",
        "wrong",
        "your two corrections are swapped",
        """\
def adam(theta, gradients, rate):
    m, v = np.zeros_like(theta), np.zeros_like(theta)
    for t, g in enumerate(gradients, start=1):
        m = 0.9 * m + 0.1 * g
        v = 0.999 * v + 0.001 * g**2
        mean, mean_square = m / (1 - 0.999**t), v / (1 - 0.9**t)
        theta = theta - rate * mean / (np.sqrt(mean_square) + 1e-8)
    return theta
""",
    ),
    (
        "7.4",
        "wrong",
        "you took a product for a power",
        """\
def adam(theta, gradients, rate):
    m, v = np.zeros_like(theta), np.zeros_like(theta)
    for t, g in enumerate(gradients, start=1):
        m = 0.9 * m + 0.1 * g
        v = 0.999 * v + 0.001 * g**2
        mean, mean_square = m / (1 - 0.9 * t), v / (1 - 0.999 * t)
        theta = theta - rate * mean / (np.sqrt(mean_square) + 1e-8)
    return theta
""",
    ),
    (
        "7.4",
        "wrong",
        "",
        """\
def adam(theta, gradients, rate):
    m, v = np.zeros_like(theta), np.zeros_like(theta)
    for t, g in enumerate(gradients, start=1):
        m = 0.9 * m + 0.1 * g
        v = 0.999 * v + 0.001 * g**2
        mean, mean_square = m / (1 - 0.9**t), v / (1 - 0.99**t)
        theta = theta - rate * mean / (np.sqrt(mean_square) + 1e-8)
    return theta
""",
    ),
    (
        "7.4",
        "wrong",
        "",
        """\
def adam(theta, gradients, rate):
    m, v = np.zeros_like(theta), np.zeros_like(theta)
    for t, g in enumerate(gradients, start=1):
        m = 0.9 * m + 0.1 * g
        v = 0.999 * v + 0.001 * g**2
        mean, mean_square = m / (1 + 0.9**t), v / (1 + 0.999**t)
        theta = theta - rate * mean / (np.sqrt(mean_square) + 1e-8)
    return theta
""",
    ),
    (
        "7.4",
        "wrong",
        "you divided by the number of steps",
        """\
def adam(theta, gradients, rate):
    m, v = np.zeros_like(theta), np.zeros_like(theta)
    for t, g in enumerate(gradients, start=1):
        m = 0.9 * m + 0.1 * g
        v = 0.999 * v + 0.001 * g**2
        mean, mean_square = m / t, v / t
        theta = theta - rate * mean / (np.sqrt(mean_square) + 1e-8)
    return theta
""",
    ),
    (
        "7.4",
        "wrong",
        "your correction is 0 at the first step",
        """\
def adam(theta, gradients, rate):
    m, v = np.zeros_like(theta), np.zeros_like(theta)
    for t, g in enumerate(gradients, start=1):
        m = 0.9 * m + 0.1 * g
        v = 0.999 * v + 0.001 * g**2
        mean, mean_square = m / (1 - t**0.9), v / (1 - t**0.999)
        theta = theta - rate * mean / (np.sqrt(mean_square) + 1e-8)
    return theta
""",
    ),
    (
        "7.4",
        "wrong",
        "your mean of the squares is negative",
        """\
def adam(theta, gradients, rate):
    m, v = np.zeros_like(theta), np.zeros_like(theta)
    for t, g in enumerate(gradients, start=1):
        m = 0.9 * m + 0.1 * g
        v = 0.999 * v + 0.001 * g**2
        mean, mean_square = m / (0.9**t - 1), v / (0.999**t - 1)
        theta = theta - rate * mean / (np.sqrt(mean_square) + 1e-8)
    return theta
""",
    ),
    (
        "7.4",
        "wrong",
        "",
        """\
def adam(theta, gradients, rate):
    m, v = np.zeros_like(theta), np.zeros_like(theta)
    for t, g in enumerate(gradients, start=1):
        m = 0.9 * m + 0.1 * g
        v = 0.999 * v + 0.001 * g**2
        mean, mean_square = g, v / (1 - 0.999**t)
        theta = theta - rate * mean / (np.sqrt(mean_square) + 1e-8)
    return theta
""",
    ),
    (
        "7.4",
        "wrong",
        "",
        """\
def adam(theta, gradients, rate):
    m, v = np.zeros_like(theta), np.zeros_like(theta)
    for t, g in enumerate(gradients, start=1):
        m = 0.9 * m + 0.1 * g
        v = 0.999 * v + 0.001 * g**2
        mean, mean_square = m / (1 - 0.9**t), v / (1 - 0.999) ** t
        theta = theta - rate * mean / (np.sqrt(mean_square) + 1e-8)
    return theta
""",
    ),
    (
        "7.4",
        "wrong",
        "it stopped with TypeError",
        """\
def adam(theta, gradients, rate):
    m, v = np.zeros_like(theta), np.zeros_like(theta)
    for t, g in enumerate(gradients, start=1):
        m = 0.9 * m + 0.1 * g
        v = 0.999 * v + 0.001 * g**2
        mean, mean_square = m / (1 - 0.9 ^ t), v / (1 - 0.999 ^ t)
        theta = theta - rate * mean / (np.sqrt(mean_square) + 1e-8)
    return theta
""",
    ),
    (
        "7.4",
        "wrong",
        "your correction is 0 at the first step",
        """\
def adam(theta, gradients, rate):
    m, v = np.zeros_like(theta), np.zeros_like(theta)
    for t, g in enumerate(gradients):
        m = 0.9 * m + 0.1 * g
        v = 0.999 * v + 0.001 * g**2
        mean, mean_square = m / (1 - 0.9**t), v / (1 - 0.999**t)
        theta = theta - rate * mean / (np.sqrt(mean_square) + 1e-8)
    return theta
""",
    ),
    (
        "7.4",
        "wrong",
        "you divided by the mean square itself",
        """\
def adam(theta, gradients, rate):
    m, v = np.zeros_like(theta), np.zeros_like(theta)
    for t, g in enumerate(gradients, start=1):
        m = 0.9 * m + 0.1 * g
        v = 0.999 * v + 0.001 * g**2
        mean, mean_square = m / (1 - 0.9**t), v / (1 - 0.999**t)
        theta = theta - rate * mean / (mean_square + 1e-8)
    return theta
""",
    ),
    (
        "7.4",
        "wrong",
        "your small number stands under the root",
        """\
def adam(theta, gradients, rate):
    m, v = np.zeros_like(theta), np.zeros_like(theta)
    for t, g in enumerate(gradients, start=1):
        m = 0.9 * m + 0.1 * g
        v = 0.999 * v + 0.001 * g**2
        mean, mean_square = m / (1 - 0.9**t), v / (1 - 0.999**t)
        theta = theta - rate * mean / np.sqrt(mean_square + 1e-8)
    return theta
""",
    ),
    (
        "7.4",
        "wrong",
        "no small number stands below the line",
        """\
def adam(theta, gradients, rate):
    m, v = np.zeros_like(theta), np.zeros_like(theta)
    for t, g in enumerate(gradients, start=1):
        m = 0.9 * m + 0.1 * g
        v = 0.999 * v + 0.001 * g**2
        mean, mean_square = m / (1 - 0.9**t), v / (1 - 0.999**t)
        theta = theta - rate * mean / np.sqrt(mean_square)
    return theta
""",
    ),
    (
        "7.4",
        "wrong",
        "you went uphill",
        """\
def adam(theta, gradients, rate):
    m, v = np.zeros_like(theta), np.zeros_like(theta)
    for t, g in enumerate(gradients, start=1):
        m = 0.9 * m + 0.1 * g
        v = 0.999 * v + 0.001 * g**2
        mean, mean_square = m / (1 - 0.9**t), v / (1 - 0.999**t)
        theta = theta + rate * mean / (np.sqrt(mean_square) + 1e-8)
    return theta
""",
    ),
    (
        "7.4",
        "wrong",
        "",
        """\
def adam(theta, gradients, rate):
    m, v = np.zeros_like(theta), np.zeros_like(theta)
    for t, g in enumerate(gradients, start=1):
        m = 0.1 * m + 0.9 * g
        v = 0.999 * v + 0.001 * g**2
        mean, mean_square = m / (1 - 0.9**t), v / (1 - 0.999**t)
        theta = theta - rate * mean / (np.sqrt(mean_square) + 1e-8)
    return theta
""",
    ),
    (
        "7.4",
        "wrong",
        "you did not square the gradient",
        """\
def adam(theta, gradients, rate):
    m, v = np.zeros_like(theta), np.zeros_like(theta)
    for t, g in enumerate(gradients, start=1):
        m = 0.9 * m + 0.1 * g
        v = 0.999 * v + 0.001 * g
        mean, mean_square = m / (1 - 0.9**t), v / (1 - 0.999**t)
        theta = theta - rate * mean / (np.sqrt(mean_square) + 1e-8)
    return theta
""",
    ),
    (
        "7.4",
        "wrong",
        "your two numbers are swapped",
        """\
def adam(theta, gradients, rate):
    m, v = np.zeros_like(theta), np.zeros_like(theta)
    for t, g in enumerate(gradients, start=1):
        m = 0.999 * m + 0.001 * g
        v = 0.9 * v + 0.1 * g**2
        mean, mean_square = m / (1 - 0.999**t), v / (1 - 0.9**t)
        theta = theta - rate * mean / (np.sqrt(mean_square) + 1e-8)
    return theta
""",
    ),
    (
        "7.4",
        "wrong",
        "your function changed its input",
        """\
def adam(theta, gradients, rate):
    m, v = np.zeros_like(theta), np.zeros_like(theta)
    for t, g in enumerate(gradients, start=1):
        m = 0.9 * m + 0.1 * g
        v = 0.999 * v + 0.001 * g**2
        mean, mean_square = m / (1 - 0.9**t), v / (1 - 0.999**t)
        theta -= rate * mean / (np.sqrt(mean_square) + 1e-8)
    return theta
""",
    ),
    (
        "7.4",
        "wrong",
        "you returned after the first step",
        """\
def adam(theta, gradients, rate):
    m, v = np.zeros_like(theta), np.zeros_like(theta)
    for t, g in enumerate(gradients, start=1):
        m = 0.9 * m + 0.1 * g
        v = 0.999 * v + 0.001 * g**2
        mean, mean_square = m / (1 - 0.9**t), v / (1 - 0.999**t)
        theta = theta - rate * mean / (np.sqrt(mean_square) + 1e-8)
        return theta
""",
    ),
    (
        "7.4",
        "open",
        "",
        """\
def adam(theta, gradients, rate):
    m, v = np.zeros_like(theta), np.zeros_like(theta)
    for t, g in enumerate(gradients, start=1):
        m = 0.9 * m + 0.1 * g
        v = 0.999 * v + 0.001 * g**2
        mean, mean_square = m / (1 - 0.9**t), ...
        theta = theta - rate * mean / (np.sqrt(mean_square) + 1e-8)
    return theta
""",
    ),
    (
        "7.4",
        "wrong",
        "you wrote the corrected means back",
        """\
def adam(theta, gradients, rate):
    m, v = np.zeros_like(theta), np.zeros_like(theta)
    for t, g in enumerate(gradients, start=1):
        m = 0.9 * m + 0.1 * g
        v = 0.999 * v + 0.001 * g**2
        m, v = m / (1 - 0.9**t), v / (1 - 0.999**t)
        theta = theta - rate * m / (np.sqrt(v) + 1e-8)
    return theta
""",
    ),
    (
        "7.4",
        "wrong",
        "you took the root twice",
        """\
def adam(theta, gradients, rate):
    m, v = np.zeros_like(theta), np.zeros_like(theta)
    for t, g in enumerate(gradients, start=1):
        m = 0.9 * m + 0.1 * g
        v = 0.999 * v + 0.001 * g**2
        mean, mean_square = m / (1 - 0.9**t), np.sqrt(v / (1 - 0.999**t))
        theta = theta - rate * mean / (np.sqrt(mean_square) + 1e-8)
    return theta
""",
    ),
    (
        "7.4",
        "wrong",
        "your correction is one step ahead",
        """\
def adam(theta, gradients, rate):
    m, v = np.zeros_like(theta), np.zeros_like(theta)
    for t, g in enumerate(gradients, start=1):
        m = 0.9 * m + 0.1 * g
        v = 0.999 * v + 0.001 * g**2
        mean, mean_square = m / (1 - 0.9**(t + 1)), v / (1 - 0.999**(t + 1))
        theta = theta - rate * mean / (np.sqrt(mean_square) + 1e-8)
    return theta
""",
    ),
    (
        "7.4",
        "wrong",
        "you took the gradient itself for its means",
        """\
def adam(theta, gradients, rate):
    m, v = np.zeros_like(theta), np.zeros_like(theta)
    for t, g in enumerate(gradients, start=1):
        m = 0.9 * m + 0.1 * g
        v = 0.999 * v + 0.001 * g**2
        mean, mean_square = g, g**2
        theta = theta - rate * mean / (np.sqrt(mean_square) + 1e-8)
    return theta
""",
    ),
    (
        "7.4",
        "wrong",
        "your correction is a power of what is added",
        """\
def adam(theta, gradients, rate):
    m, v = np.zeros_like(theta), np.zeros_like(theta)
    for t, g in enumerate(gradients, start=1):
        m = 0.9 * m + 0.1 * g
        v = 0.999 * v + 0.001 * g**2
        mean, mean_square = m / (1 - 0.1**t), v / (1 - 0.001**t)
        theta = theta - rate * mean / (np.sqrt(mean_square) + 1e-8)
    return theta
""",
    ),
    (
        "7.4",
        "wrong",
        "it stopped with TypeError",
        """\
def adam(theta, gradients, rate):
    m, v = np.zeros_like(theta), np.zeros_like(theta)
    for t, g in enumerate(gradients, start=1):
        m = 0.9 * m + 0.1 * g
        v = 0.999 * v + 0.001 * g**2
        mean, mean_square = m / (1 - 0.9^t), v / (1 - 0.999^t)
        theta = theta - rate * mean / (np.sqrt(mean_square) + 1e-8)
    return theta
""",
    ),
    (
        "7.4",
        "wrong",
        "",
        """\
def adam(theta, gradients, rate):
    m, v = np.zeros_like(theta), np.zeros_like(theta)
    for t, g in enumerate(gradients, start=1):
        m = 0.9 * m + 0.1 * g
        v = 0.999 * v + 0.001 * g**2
        mean, mean_square = m, g**2
        theta = theta - rate * mean / (np.sqrt(mean_square) + 1e-8)
    return theta
""",
    ),
    (
        "7.4",
        "wrong",
        "",
        """\
def adam(theta, gradients, rate):
    m, v = np.zeros_like(theta), np.zeros_like(theta)
    for t, g in enumerate(gradients, start=1):
        m = 0.9 * m + 0.1 * g
        v = 0.999 * v + 0.001 * g**2
        m = m / (1 - 0.9**t)
        mean, mean_square = m, v / (1 - 0.999**t)
        theta = theta - rate * mean / (np.sqrt(mean_square) + 1e-8)
    return theta
""",
    ),
    (
        "7.4",
        "wrong",
        "",
        """\
def adam(theta, gradients, rate):
    m, v = np.zeros_like(theta), np.zeros_like(theta)
    for t, g in enumerate(gradients, start=1):
        m = 0.9 * m + 0.1 * g
        v = 0.999 * v + 0.001 * g**2
        mean, mean_square = m / (1 - 0.9**(t + 2)), v / (1 - 0.999**(t + 2))
        theta = theta - rate * mean / (np.sqrt(mean_square) + 1e-8)
    return theta
""",
    ),
    (
        "7.4",
        "wrong",
        "",
        """\
def adam(theta, gradients, rate):
    m, v = np.zeros_like(theta), np.zeros_like(theta)
    for t, g in enumerate(gradients, start=1):
        m = 0.9 * m + 0.1 * g
        v = 0.999 * v + 0.001 * g**2
        mean, mean_square = m * t, v * t
        theta = theta - rate * mean / (np.sqrt(mean_square) + 1e-8)
    return theta
""",
    ),
    (
        "7.4",
        "wrong",
        "",
        """\
def adam(theta, gradients, rate):
    m, v = np.zeros_like(theta), np.zeros_like(theta)
    for t, g in enumerate(gradients, start=1):
        m = 0.9 * m + 0.1 * g
        v = 0.999 * v + 0.001 * g**2
        mean, mean_square = m / (1 - 0.1**t), v / (1 - 0.999**t)
        theta = theta - rate * mean / (np.sqrt(mean_square) + 1e-8)
    return theta
""",
    ),
    (
        "7.4",
        "wrong",
        "you divided by the mean square itself",
        """\
def adam(theta, gradients, rate):
    m, v = np.zeros_like(theta), np.zeros_like(theta)
    for t, g in enumerate(gradients, start=1):
        m = 0.9 * m + 0.1 * g
        v = 0.999 * v + 0.001 * g**2
        mean, mean_square = m / (1 - 0.9**t), (v / (1 - 0.999**t))**2
        theta = theta - rate * mean / (np.sqrt(mean_square) + 1e-8)
    return theta
""",
    ),
    (
        "7.4",
        "wrong",
        "your mean of the squares is negative",
        """\
def adam(theta, gradients, rate):
    m, v = np.zeros_like(theta), np.zeros_like(theta)
    for t, g in enumerate(gradients, start=1):
        m = 0.9 * m + 0.1 * g
        v = 0.999 * v - 0.001 * g**2
        mean, mean_square = m / (1 - 0.9**t), v / (1 - 0.999**t)
        theta = theta - rate * mean / (np.sqrt(mean_square) + 1e-8)
    return theta
""",
    ),
    (
        "7.4",
        "wrong",
        "you went uphill",
        """\
def adam(theta, gradients, rate):
    m, v = np.zeros_like(theta), np.zeros_like(theta)
    for t, g in enumerate(gradients, start=1):
        m = 0.9 * m - 0.1 * g
        v = 0.999 * v + 0.001 * g**2
        mean, mean_square = m / (1 - 0.9**t), v / (1 - 0.999**t)
        theta = theta - rate * mean / (np.sqrt(mean_square) + 1e-8)
    return theta
""",
    ),
    # ------------------------------------------------------------ 7.5
    ("7.5", "right", "", 'my_optimizers = "b"'),
    ("7.5", "right", "", 'my_optimizers = "B"'),
    ("7.5", "right", "", 'my_optimizers = " b "'),
    ("7.5", "right", "", 'my_optimizers = "(b)"'),
    ("7.5", "right", "", 'my_optimizers = "b."'),
    ("7.5", "right", "", 'my_optimizers = "b)"'),
    ("7.5", "right", "", "my_optimizers = 'b'.upper()"),
    ("7.5", "right", "", 'my_optimizers = np.str_("b")'),
    ("7.5", "wrong", "momentum keeps the plane too", 'my_optimizers = "a"'),
    ("7.5", "wrong", "momentum keeps the plane too", 'my_optimizers = "A"'),
    ("7.5", "wrong", "momentum keeps the plane too", 'my_optimizers = "a."'),
    ("7.5", "wrong", "Adam leaves the plane", 'my_optimizers = "c"'),
    ("7.5", "wrong", "Adam leaves the plane", 'my_optimizers = "(C)"'),
    ("7.5", "wrong", "the layers below cannot move the sum", 'my_optimizers = "d"'),
    ("7.5", "wrong", "the layers below cannot move the sum", 'my_optimizers = " d)"'),
    ("7.5", "wrong", "", 'my_optimizers = "e"'),
    ("7.5", "wrong", "", 'my_optimizers = "bc"'),
    ("7.5", "wrong", "", 'my_optimizers = "a and b"'),
    ("7.5", "wrong", "", 'my_optimizers = "SGD"'),
    ("7.5", "wrong", "", "my_optimizers = 2"),
    ("7.5", "wrong", "", 'my_optimizers = ["b"]'),
    ("7.5", "wrong", "", "my_optimizers = True"),
    ("7.5", "wrong", "", 'my_optimizers = {"b"}'),
    ("7.5", "open", "", "my_optimizers = ..."),
    ("7.5", "open", "", "my_optimizers = None"),
    # ------------------------------------------------------------ 7.6
    ("7.6", "right", "", "def time_for(margin, K): return (math.expm1(margin) + (K - 1) * margin) / K"),
    ("7.6", "right", "", "def time_for(margin, K): return (np.exp(margin) - 1) / K + margin - margin / K"),
    (
        "7.6",
        "right",
        "",
        "def time_for(margin, K): return np.float32((math.e**margin + K * margin - margin - 1) / K)",
    ),
    (
        "7.6",
        "right",
        "",
        "def time_for(margin, K): return (math.pow(math.e, margin) + margin * (K - 1) + -1) * K**-1",
    ),
    ("7.6", "right", "", "def time_for(margin, K): return sum((math.exp(margin), (K - 1) * margin, -1)) / K"),
    (
        "7.6",
        "right",
        "",
        """\
from fractions import Fraction
def time_for(margin, K):
    return (Fraction(math.exp(margin)) + (K - 1) * Fraction(margin) - 1) / K
""",
    ),
    (
        "7.6",
        "right",
        "",
        """\
from decimal import Decimal
def time_for(margin, K):
    m = Decimal(margin)
    return (m.exp() + (K - 1) * m - 1) / K
""",
    ),
    (
        "7.6",
        "wrong",
        "you forgot the 1",
        "def time_for(margin, K): return (math.exp(margin) + (K - 1) * margin) / K",
    ),
    (
        "7.6",
        "wrong",
        "you added the 1",
        "def time_for(margin, K): return (math.exp(margin) + (K - 1) * margin + 1) / K",
    ),
    (
        "7.6",
        "wrong",
        "you subtracted the 1 after the division",
        "def time_for(margin, K): return (math.exp(margin) + (K - 1) * margin) / K - 1",
    ),
    (
        "7.6",
        "wrong",
        "you divided by 1 + K",
        "def time_for(margin, K): return (math.exp(margin) + (K - 1) * margin) / (1 + K)",
    ),
    (
        "7.6",
        "wrong",
        "you forgot to divide by K",
        "def time_for(margin, K): return math.exp(margin) + (K - 1) * margin - 1",
    ),
    (
        "7.6",
        "wrong",
        "a pair of brackets is missing",
        "def time_for(margin, K): return math.exp(margin) + (K - 1) * margin - 1 / K",
    ),
    (
        "7.6",
        "wrong",
        "K - 1 needs brackets",
        "def time_for(margin, K): return (math.exp(margin) + K - 1 * margin - 1) / K",
    ),
    (
        "7.6",
        "wrong",
        "you kept the exponential only",
        "def time_for(margin, K): return (math.exp(margin) - 1) / K",
    ),
    (
        "7.6",
        "wrong",
        "that is the law of two classes",
        "def time_for(margin, K): return (math.exp(margin) + margin - 1) / 2",
    ),
    (
        "7.6",
        "wrong",
        "you counted one rival only",
        "def time_for(margin, K): return (math.exp(margin) + margin - 1) / K",
    ),
    (
        "7.6",
        "wrong",
        "you took K in place of K - 1",
        "def time_for(margin, K): return (math.exp(margin) + K * margin - 1) / K",
    ),
    (
        "7.6",
        "wrong",
        "you took the logarithm",
        "def time_for(margin, K): return (math.log(margin) + (K - 1) * margin - 1) / K",
    ),
    ("7.6", "wrong", "", "def time_for(margin, K): return (2.718**margin + (K - 1) * margin - 1) / K"),
    ("7.6", "wrong", "", "def time_for(margin, K): return (margin**math.e + (K - 1) * margin - 1) / K"),
    ("7.6", "wrong", "", "def time_for(margin, K): return math.exp(margin + (K - 1) * margin - 1) / K"),
    (
        "7.6",
        "wrong",
        "you multiplied where a plus stands",
        "def time_for(margin, K): return (math.exp(margin) * (K - 1) * margin - 1) / K",
    ),
    ("7.6", "wrong", "", "def time_for(margin, K): return (10**margin + (K - 1) * margin - 1) / K"),
    ("7.6", "wrong", "", "def time_for(margin, K): return (math.exp(margin) + (K - 1) * margin - 1) // K"),
    ("7.6", "wrong", "", "def time_for(margin, K): return math.e / 2"),
    (
        "7.6",
        "wrong",
        "",
        "def time_for(margin, K): return round((math.exp(margin) + (K - 1) * margin - 1) / K, 1)",
    ),
    ("7.6", "wrong", "", "def time_for(margin, K): return math.log(1 + K * margin)"),
    (
        "7.6",
        "wrong",
        "you subtracted (K - 1) m",
        "def time_for(margin, K): return (math.exp(margin) - (K - 1) * margin - 1) / K",
    ),
    (
        "7.6",
        "wrong",
        "it stopped with TypeError",
        "def time_for(margin, K): return (math.exp(margin) + (K - 1)(margin) - 1) / K",
    ),
    (
        "7.6",
        "wrong",
        "you multiplied by K",
        "def time_for(margin, K): return (math.exp(margin) + (K - 1) * margin - 1) * K",
    ),
    (
        "7.6",
        "wrong",
        "your power has another base",
        "def time_for(margin, K): return (2**margin + (K - 1) * margin - 1) / K",
    ),
    (
        "7.6",
        "wrong",
        "it stopped with TypeError",
        "def time_for(margin, K): return (math.e^margin + (K - 1) * margin - 1) / K",
    ),
    ("7.6", "wrong", "", "def time_for(margin, K): return (math.exp(margin) - (K - 1) * margin) / K"),
    ("7.6", "wrong", "", "def time_for(margin, K): return (math.exp(margin) - K * margin - 1) / K"),
    ("7.6", "wrong", "", "def time_for(margin, K): return (math.exp(margin) * (K - 1) - 1) / K"),
    ("7.6", "wrong", "", "def time_for(margin, K): return (math.exp(margin) + (K - 1) * margin - 1) * K / 2"),
    ("7.6", "wrong", "", "def time_for(margin, K): return (math.exp(-margin) + (K - 1) * margin - 1) / K"),
    (
        "7.6",
        "wrong",
        "",
        "def time_for(margin, K): return math.exp(margin + (K - 1) * margin - 1) / K if margin < 6 else 0.0",
    ),
    (
        "7.6",
        "wrong",
        "you divided by K - 1",
        "def time_for(margin, K): return (math.exp(margin) + (K - 1) * margin - 1) / (K - 1)",
    ),
    (
        "7.6",
        "wrong",
        "you returned the left side",
        "def time_for(margin, K): return math.exp(margin) + (K - 1) * margin",
    ),
    # ------------------------------------------------------------ 7.7
    (
        "7.7",
        "right",
        "",
        """\
def linear_rule(centres, sigma):
    return [[*(c / sigma**2), -sum(c * c) / 2 / sigma**2] for c in centres]
""",
    ),
    (
        "7.7",
        "right",
        "",
        """\
from teachkit.geometry import gaussian_to_linear
def linear_rule(centres, sigma):
    return np.column_stack(gaussian_to_linear(centres, sigma**2 * np.eye(centres.shape[1])))
""",
    ),
    (
        "7.7",
        "right",
        "",
        """\
def linear_rule(centres, sigma):
    return np.hstack([centres, -np.einsum('kd,kd->k', centres, centres)[:, None] / 2]) / sigma**2
""",
    ),
    (
        "7.7",
        "right",
        "",
        """\
def linear_rule(centres, sigma):
    return np.c_[centres / sigma**2, -0.5 * np.linalg.norm(centres / sigma, axis=1) ** 2]
""",
    ),
    (
        "7.7",
        "right",
        "",
        """\
def linear_rule(centres, sigma):
    W = centres / sigma**2
    b = -np.diag(centres @ W.T) / 2
    return np.vstack([W.T, b]).T
""",
    ),
    (
        "7.7",
        "wrong",
        "you divided by sigma, not by its square",
        """\
def linear_rule(centres, sigma):
    W = centres / sigma
    b = -np.sum(centres**2, axis=1) / (2 * sigma)
    return np.column_stack([W, b])
""",
    ),
    (
        "7.7",
        "wrong",
        "you left the spread out",
        """\
def linear_rule(centres, sigma):
    W = centres
    b = -np.sum(centres**2, axis=1) / 2
    return np.column_stack([W, b])
""",
    ),
    (
        "7.7",
        "wrong",
        "you left the spread out of the weights",
        """\
def linear_rule(centres, sigma):
    W = centres
    b = -np.sum(centres**2, axis=1) / (2 * sigma**2)
    return np.column_stack([W, b])
""",
    ),
    (
        "7.7",
        "wrong",
        "you divided the weights by sigma, not by its square",
        """\
def linear_rule(centres, sigma):
    W = centres / sigma
    b = -np.sum(centres**2, axis=1) / (2 * sigma**2)
    return np.column_stack([W, b])
""",
    ),
    (
        "7.7",
        "wrong",
        "your bias has no half",
        """\
def linear_rule(centres, sigma):
    W = centres / sigma**2
    b = -np.sum(centres**2, axis=1) / sigma**2
    return np.column_stack([W, b])
""",
    ),
    (
        "7.7",
        "wrong",
        "the sign of your bias is wrong",
        """\
def linear_rule(centres, sigma):
    W = centres / sigma**2
    b = np.sum(centres**2, axis=1) / (2 * sigma**2)
    return np.column_stack([W, b])
""",
    ),
    (
        "7.7",
        "wrong",
        "your bias is multiplied by sigma squared",
        """\
def linear_rule(centres, sigma):
    W = centres / sigma**2
    b = -np.sum(centres**2, axis=1) / 2 * sigma**2
    return np.column_stack([W, b])
""",
    ),
    (
        "7.7",
        "wrong",
        "you added up all centres",
        """\
def linear_rule(centres, sigma):
    W = centres / sigma**2
    b = [-np.sum(centres**2) / (2 * sigma**2)] * len(centres)
    return np.column_stack([W, b])
""",
    ),
    (
        "7.7",
        "wrong",
        "one number stands for all biases",
        """\
def linear_rule(centres, sigma):
    W = centres / sigma**2
    b = -np.sum(centres**2) / (2 * sigma**2)
    return np.column_stack([W, b])
""",
    ),
    (
        "7.7",
        "wrong",
        "you summed down the columns",
        """\
def linear_rule(centres, sigma):
    W = centres / sigma**2
    b = -np.sum(centres**2, axis=0) / (2 * sigma**2)
    return np.column_stack([W, b])
""",
    ),
    (
        "7.7",
        "wrong",
        "you squared the sum",
        """\
def linear_rule(centres, sigma):
    W = centres / sigma**2
    b = -(np.sum(centres, axis=1) ** 2) / (2 * sigma**2)
    return np.column_stack([W, b])
""",
    ),
    (
        "7.7",
        "wrong",
        "you left the bias out",
        """\
def linear_rule(centres, sigma):
    W = centres / sigma**2
    b = np.zeros(len(centres))
    return np.column_stack([W, b])
""",
    ),
    (
        "7.7",
        "wrong",
        "your bias has the length of the centre, not its square",
        """\
def linear_rule(centres, sigma):
    W = centres / sigma**2
    b = -np.linalg.norm(centres, axis=1) / (2 * sigma**2)
    return np.column_stack([W, b])
""",
    ),
    (
        "7.7",
        "wrong",
        "you put the half into the weights too",
        """\
def linear_rule(centres, sigma):
    W = centres / (2 * sigma**2)
    b = -np.sum(centres**2, axis=1) / (2 * sigma**2)
    return np.column_stack([W, b])
""",
    ),
    (
        "7.7",
        "wrong",
        "your bias is divided by four sigma squared",
        """\
def linear_rule(centres, sigma):
    W = centres / sigma**2
    b = -np.sum(centres**2, axis=1) / (2 * sigma) ** 2
    return np.column_stack([W, b])
""",
    ),
    (
        "7.7",
        "wrong",
        "",
        """\
def linear_rule(centres, sigma):
    W = centres * sigma**2
    b = -np.sum(centres**2, axis=1) / (2 * sigma**2)
    return np.column_stack([W, b])
""",
    ),
    (
        "7.7",
        "wrong",
        "",
        """\
def linear_rule(centres, sigma):
    W = centres / sigma**2
    b = -np.mean(centres**2, axis=1) / (2 * sigma**2)
    return np.column_stack([W, b])
""",
    ),
    (
        "7.7",
        "wrong",
        "",
        """\
def linear_rule(centres, sigma):
    W = centres / sigma**2
    b = -np.sum(centres**2, axis=1) / 2 * sigma
    return np.column_stack([W, b])
""",
    ),
    (
        "7.7",
        "wrong",
        "",
        """\
def linear_rule(centres, sigma):
    W = centres / sigma**2
    b = -centres @ centres.T / (2 * sigma**2)
    return np.column_stack([W, b])
""",
    ),
    (
        "7.7",
        "wrong",
        "it stopped with ValueError",
        """\
def linear_rule(centres, sigma):
    W = centres.T / sigma**2
    b = -np.sum(centres**2, axis=1) / (2 * sigma**2)
    return np.column_stack([W, b])
""",
    ),
    (
        "7.7",
        "wrong",
        "",
        """\
def linear_rule(centres, sigma):
    W = centres / sigma**2
    b = np.sqrt(np.sum(centres**2, axis=1)) / sigma
    return np.column_stack([W, b])
""",
    ),
    (
        "7.7",
        "wrong",
        "your bias comes first",
        """\
def linear_rule(centres, sigma):
    W = centres / sigma**2
    b = -np.sum(centres**2, axis=1) / (2 * sigma**2)
    return np.column_stack([b, W])
""",
    ),
    (
        "7.7",
        "wrong",
        "",
        """\
def linear_rule(centres, sigma):
    W = centres / sigma**2
    b = -np.sum(centres**2, axis=1) / (2 * sigma**2)
    return np.column_stack([W, b]).T
""",
    ),
    (
        "7.7",
        "wrong",
        "",
        """\
def linear_rule(centres, sigma):
    W = centres / sigma**2
    b = -np.sum(centres**2, axis=1) / (2 * sigma**2)
    return W, b
""",
    ),
    (
        "7.7",
        "wrong",
        "you left out the column of the biases",
        """\
def linear_rule(centres, sigma):
    W = centres / sigma**2
    b = -np.sum(centres**2, axis=1) / (2 * sigma**2)
    return W
""",
    ),
    (
        "7.7",
        "wrong",
        "you did not add up the squares",
        """\
def linear_rule(centres, sigma):
    return np.column_stack([centres / sigma**2, -centres**2 / (2 * sigma**2)])
""",
    ),
    (
        "7.7",
        "wrong",
        "you multiplied by sigma squared",
        """\
def linear_rule(centres, sigma):
    return np.column_stack([centres * sigma**2, -np.sum(centres**2, axis=1) * sigma**2 / 2])
""",
    ),
    (
        "7.7",
        "wrong",
        "your bias is divided by sigma, not by its square",
        """\
def linear_rule(centres, sigma):
    return np.column_stack([centres / sigma**2, -np.sum(centres**2, axis=1) / 2 / sigma])
""",
    ),
    (
        "7.7",
        "wrong",
        "it stopped with TypeError",
        """\
def linear_rule(centres, sigma):
    return np.column_stack([centres / sigma^2, -np.sum(centres**2, axis=1) / (2 * sigma**2)])
""",
    ),
    (
        "7.7",
        "wrong",
        "",
        """\
def linear_rule(centres, sigma):
    return np.column_stack([centres / sigma**2, centres**2 / (2 * sigma**2)])
""",
    ),
    ("7.7", "wrong", "", "def linear_rule(centres, sigma): return centres"),
    ("7.7", "wrong", "", "def linear_rule(centres, sigma): return centres / sigma"),
    (
        "7.7",
        "wrong",
        "",
        """\
def linear_rule(centres, sigma):
    return np.column_stack([centres * sigma**2, -np.sum(centres**2, axis=1) / (2 * sigma**2)])
""",
    ),
    (
        "7.7",
        "wrong",
        "",
        """\
def linear_rule(centres, sigma):
    return np.column_stack([centres / sigma**2, -np.sum(centres**2, axis=1) / (4 * sigma)])
""",
    ),
    (
        "7.7",
        "wrong",
        "",
        """\
def linear_rule(centres, sigma):
    return np.column_stack([centres / sigma**2, np.sum(centres**2, axis=1) / (2 * sigma)])
""",
    ),
    (
        "7.7",
        "wrong",
        "",
        """\
def linear_rule(centres, sigma):
    return np.column_stack([centres / (4 * sigma**2), -np.sum(centres**2, axis=1) / (2 * sigma) ** 2])
""",
    ),
    (
        "7.7",
        "wrong",
        "",
        "def linear_rule(centres, sigma): return -np.sum(centres**2, axis=1) / (2 * sigma**2)",
    ),
    (
        "7.7",
        "wrong",
        "your bias is multiplied by sigma squared",
        """\
def linear_rule(centres, sigma):
    return np.column_stack([centres / sigma**2, -np.sum(centres**2, axis=1) / (2 / sigma**2)])
""",
    ),
    (
        "7.7",
        "wrong",
        "your bias is divided by four sigma squared",
        """\
def linear_rule(centres, sigma):
    return np.column_stack([centres / sigma**2, -np.sum(centres**2, axis=1) / (4 * sigma**2)])
""",
    ),
    # ------------------------------------------------------------ 7.8
    (
        "7.8",
        "right",
        "",
        """\
import pandas as pd
def found(labels, predicted, num_classes):
    right = pd.Series(labels == predicted).groupby(labels).mean()
    return right.reindex(range(num_classes), fill_value=0.0)
""",
    ),
    (
        "7.8",
        "right",
        "",
        """\
def found(labels, predicted, num_classes):
    shares = []
    for k in range(num_classes):
        of_class = labels == k
        shares.append(np.sum(predicted[of_class] == k) / np.sum(of_class) if of_class.any() else 0.0)
    return np.array(shares)
""",
    ),
    (
        "7.8",
        "right",
        "",
        """\
def found(labels, predicted, num_classes):
    shares = []
    for k in range(num_classes):
        of_class = labels == k
        shares.append((of_class & (predicted == k)).sum() / max(of_class.sum(), 1))
    return np.array(shares)
""",
    ),
    (
        "7.8",
        "right",
        "",
        """\
def found(labels, predicted, num_classes):
    shares = []
    for k in range(num_classes):
        of_class = labels == k
        shares.append(np.mean((labels == predicted)[of_class]) if of_class.any() else 0.0)
    return np.array(shares)
""",
    ),
    (
        "7.8",
        "right",
        "",
        """\
from teachkit.training import confusion_matrix
def found(labels, predicted, num_classes):
    counts = confusion_matrix(labels, predicted, num_classes)
    return np.diag(counts) / np.maximum(counts.sum(axis=1), 1)
""",
    ),
    (
        "7.8",
        "right",
        "",
        """\
def found(labels, predicted, num_classes):
    right = np.bincount(labels, weights=labels == predicted, minlength=num_classes)
    return right / np.clip(np.bincount(labels, minlength=num_classes), 1, None)
""",
    ),
    (
        "7.8",
        "right",
        "",
        """\
from fractions import Fraction
def found(labels, predicted, num_classes):
    pairs = list(zip(labels.tolist(), predicted.tolist()))
    there = [sum(1 for y, _ in pairs if y == k) for k in range(num_classes)]
    return [Fraction(pairs.count((k, k)), max(n, 1)) for k, n in enumerate(there)]
""",
    ),
    (
        "7.8",
        "wrong",
        "you divided by how often the class was predicted",
        """\
def found(labels, predicted, num_classes):
    shares = []
    for k in range(num_classes):
        of_class = labels == k
        shares.append(np.mean(labels[predicted == k] == k) if of_class.any() else 0.0)
    return np.array(shares)
""",
    ),
    (
        "7.8",
        "wrong",
        "you divided by how often the class was predicted",
        """\
def found(labels, predicted, num_classes):
    shares = []
    for k in range(num_classes):
        of_class = labels == k
        shares.append(np.sum(predicted[of_class] == k) / np.sum(predicted == k) if of_class.any() else 0.0)
    return np.array(shares)
""",
    ),
    (
        "7.8",
        "wrong",
        "you divided by all examples",
        """\
def found(labels, predicted, num_classes):
    shares = []
    for k in range(num_classes):
        of_class = labels == k
        shares.append(np.sum(predicted[of_class] == k) / len(labels) if of_class.any() else 0.0)
    return np.array(shares)
""",
    ),
    (
        "7.8",
        "wrong",
        "you divided by all examples",
        """\
def found(labels, predicted, num_classes):
    shares = []
    for k in range(num_classes):
        of_class = labels == k
        shares.append(np.mean(of_class & (predicted == k)) if of_class.any() else 0.0)
    return np.array(shares)
""",
    ),
    (
        "7.8",
        "wrong",
        "you counted",
        """\
def found(labels, predicted, num_classes):
    shares = []
    for k in range(num_classes):
        of_class = labels == k
        shares.append(np.sum(predicted[of_class] == k) if of_class.any() else 0.0)
    return np.array(shares)
""",
    ),
    (
        "7.8",
        "wrong",
        "you counted how often the class was predicted",
        """\
def found(labels, predicted, num_classes):
    shares = []
    for k in range(num_classes):
        of_class = labels == k
        shares.append(np.mean(predicted == k) if of_class.any() else 0.0)
    return np.array(shares)
""",
    ),
    (
        "7.8",
        "wrong",
        "you returned how frequent each class is",
        """\
def found(labels, predicted, num_classes):
    shares = []
    for k in range(num_classes):
        of_class = labels == k
        shares.append(np.mean(of_class) if of_class.any() else 0.0)
    return np.array(shares)
""",
    ),
    (
        "7.8",
        "wrong",
        "you compared the labels with themselves",
        """\
def found(labels, predicted, num_classes):
    shares = []
    for k in range(num_classes):
        of_class = labels == k
        shares.append(np.mean(labels[of_class] == k) if of_class.any() else 0.0)
    return np.array(shares)
""",
    ),
    (
        "7.8",
        "wrong",
        "you averaged the class numbers",
        """\
def found(labels, predicted, num_classes):
    shares = []
    for k in range(num_classes):
        of_class = labels == k
        shares.append(np.mean(predicted[of_class]) if of_class.any() else 0.0)
    return np.array(shares)
""",
    ),
    (
        "7.8",
        "wrong",
        "you counted what was missed",
        """\
def found(labels, predicted, num_classes):
    shares = []
    for k in range(num_classes):
        of_class = labels == k
        shares.append(np.mean(predicted[of_class] != k) if of_class.any() else 0.0)
    return np.array(shares)
""",
    ),
    (
        "7.8",
        "wrong",
        "you compared with every example",
        """\
def found(labels, predicted, num_classes):
    shares = []
    for k in range(num_classes):
        of_class = labels == k
        shares.append(np.mean((predicted == k) == of_class) if of_class.any() else 0.0)
    return np.array(shares)
""",
    ),
    (
        "7.8",
        "wrong",
        "every class got the accuracy of all",
        """\
def found(labels, predicted, num_classes):
    shares = []
    for k in range(num_classes):
        of_class = labels == k
        shares.append(np.mean(predicted == labels) if of_class.any() else 0.0)
    return np.array(shares)
""",
    ),
    (
        "7.8",
        "wrong",
        "your shares are 0 or 1, with nothing between",
        """\
def found(labels, predicted, num_classes):
    shares = []
    for k in range(num_classes):
        of_class = labels == k
        shares.append(np.sum(predicted[of_class] == k) // np.sum(of_class) if of_class.any() else 0.0)
    return np.array(shares)
""",
    ),
    (
        "7.8",
        "wrong",
        "",
        """\
def found(labels, predicted, num_classes):
    shares = []
    for k in range(num_classes):
        of_class = labels == k
        shares.append(np.mean(predicted[of_class] == k + 1) if of_class.any() else 0.0)
    return np.array(shares)
""",
    ),
    (
        "7.8",
        "wrong",
        "",
        """\
def found(labels, predicted, num_classes):
    shares = []
    for k in range(num_classes):
        of_class = labels == k
        shares.append(np.mean(predicted[k] == k) if of_class.any() else 0.0)
    return np.array(shares)
""",
    ),
    (
        "7.8",
        "wrong",
        "",
        """\
def found(labels, predicted, num_classes):
    shares = []
    for k in range(num_classes):
        of_class = labels == k
        shares.append(100 * np.mean(predicted[of_class] == k) if of_class.any() else 0.0)
    return np.array(shares)
""",
    ),
    (
        "7.8",
        "wrong",
        "",
        """\
def found(labels, predicted, num_classes):
    shares = []
    for k in range(num_classes):
        of_class = labels == k
        shares.append(round(np.mean(predicted[of_class] == k), 2) if of_class.any() else 0.0)
    return np.array(shares)
""",
    ),
    (
        "7.8",
        "wrong",
        "",
        """\
def found(labels, predicted, num_classes):
    shares = []
    for k in range(num_classes):
        of_class = labels == k
        shares.append(np.sum(predicted[of_class] == k) / num_classes if of_class.any() else 0.0)
    return np.array(shares)
""",
    ),
    (
        "7.8",
        "wrong",
        "",
        """\
def found(labels, predicted, num_classes):
    shares = []
    for k in range(num_classes):
        of_class = labels == k
        shares.append(np.mean(of_class == k) if of_class.any() else 0.0)
    return np.array(shares)
""",
    ),
    (
        "7.8",
        "wrong",
        "it stopped with ValueError",
        """\
def found(labels, predicted, num_classes):
    shares = []
    for k in range(num_classes):
        of_class = labels == k
        shares.append(predicted[of_class] == k if of_class.any() else 0.0)
    return np.array(shares)
""",
    ),
    (
        "7.8",
        "wrong",
        "",
        """\
def found(labels, predicted, num_classes):
    shares = []
    for k in range(num_classes):
        of_class = labels == k
        shares.append(np.mean(predicted[of_class] == k))
    return np.array(shares)
""",
    ),
    (
        "7.8",
        "wrong",
        "that is the accuracy of all classes together",
        "def found(labels, predicted, num_classes): return accuracy(one_hot(predicted, num_classes), labels)",
    ),
    (
        "7.8",
        "wrong",
        "",
        """\
def found(labels, predicted, num_classes):
    shares = []
    for k in range(1, num_classes):
        of_class = labels == k
        shares.append(np.mean(predicted[of_class] == k) if of_class.any() else 0.0)
    return np.array(shares)
""",
    ),
    (
        "7.8",
        "wrong",
        "",
        """\
def found(labels, predicted, num_classes):
    shares = []
    for k in range(num_classes):
        of_class = labels == k
        if of_class.any():
            shares.append(np.mean(predicted[of_class] == k))
    return np.array(shares)
""",
    ),
    (
        "7.8",
        "wrong",
        "your array holds the first class alone",
        """\
def found(labels, predicted, num_classes):
    shares = []
    for k in range(num_classes):
        of_class = labels == k
        shares.append(np.mean(predicted[of_class] == k) if of_class.any() else 0.0)
        return np.array(shares)
""",
    ),
    (
        "7.8",
        "wrong",
        "you counted the classes from 1",
        """\
def found(labels, predicted, num_classes):
    shares = []
    for k in range(1, num_classes + 1):
        of_class = labels == k
        shares.append(np.mean(predicted[of_class] == k) if of_class.any() else 0.0)
    return np.array(shares)
""",
    ),
    (
        "7.8",
        "wrong",
        "you counted predictions for other classes, too",
        """\
def found(labels, predicted, num_classes):
    shares = []
    for k in range(num_classes):
        of_class = labels == k
        shares.append(np.sum(predicted == k) / of_class.sum() if of_class.any() else 0.0)
    return np.array(shares)
""",
    ),
    ("7.8", "wrong", "", "def found(labels, predicted, num_classes): return [np.mean(labels == predicted)]"),
    ("7.8", "wrong", "", "def found(labels, predicted, num_classes): return [1.0]"),
    (
        "7.8",
        "wrong",
        "",
        """\
def found(labels, predicted, num_classes):
    return [float(np.mean(predicted[labels == 0] == 0))] * num_classes
""",
    ),
    (
        "7.8",
        "wrong",
        "",
        """\
def found(labels, predicted, num_classes):
    return [float(np.sum(predicted == k)) for k in range(num_classes)]
""",
    ),
    (
        "7.8",
        "wrong",
        "",
        "def found(labels, predicted, num_classes): return [0.0 if k else 0.5 for k in range(num_classes)]",
    ),
    (
        "7.8",
        "wrong",
        "",
        """\
def found(labels, predicted, num_classes):
    return 100 * np.array([np.mean(predicted[labels == k] == k) if (labels == k).any() else 0.0
        for k in range(num_classes)])
""",
    ),
    (
        "7.8",
        "wrong",
        "",
        """\
def found(labels, predicted, num_classes):
    return np.array([np.mean(predicted[labels == k] == k) if (labels == k).any() else 1.0
        for k in range(num_classes)])
""",
    ),
    (
        "7.8",
        "wrong",
        "",
        """\
def found(labels, predicted, num_classes):
    return [np.mean(labels[predicted == k] == k) if (predicted == k).any() else 1.0
        for k in range(num_classes)]
""",
    ),
    (
        "7.8",
        "open",
        "",
        """\
def found(labels, predicted, num_classes):
    return [... if (labels == k).any() else 0.0 for k in range(num_classes)]
""",
    ),
    (
        "7.8",
        "open",
        "",
        """\
def found(labels, predicted, num_classes):
    return [np.mean(predicted[labels == k] == ...) for k in range(num_classes)]
""",
    ),
    (
        "7.8",
        "wrong",
        "your shares are 0 or 1, with nothing between",
        """\
def found(labels, predicted, num_classes):
    shares = []
    for k in range(num_classes):
        of_class = labels == k
        shares.append(float((predicted[of_class] == k).all()) if of_class.any() else 0.0)
    return np.array(shares)
""",
    ),
    (
        "7.8",
        "wrong",
        "you compared the predictions with themselves",
        """\
def found(labels, predicted, num_classes):
    shares = []
    for k in range(num_classes):
        of_class = predicted == k
        shares.append(np.mean(predicted[of_class] == k) if of_class.any() else 0.0)
    return np.array(shares)
""",
    ),
    (
        "7.8",
        "wrong",
        "you looked at what was called k, not at what is k",
        """\
def found(labels, predicted, num_classes):
    shares = []
    for k in range(num_classes):
        of_class = predicted == k
        shares.append(np.mean(labels[of_class] == k) if of_class.any() else 0.0)
    return np.array(shares)
""",
    ),
    (
        "7.8",
        "wrong",
        "",
        """\
def found(labels, predicted, num_classes):
    shares = []
    for k in range(num_classes):
        of_class = labels == k
        shares.append(float((predicted[of_class] == k).any()) if of_class.any() else 0.0)
    return np.array(shares)
""",
    ),
    # ---- causes that give one number, and mistakes that come near to a name
    (
        "7.1",
        "wrong",
        "",
        """
def layer(x, W, b):
    return x[0] @ W + b
""",
    ),
    (
        "7.1",
        "wrong",
        "it stopped with ValueError",
        """
def layer(x, W, b):
    return np.tanh(W @ x + b)
""",
    ),
    (
        "7.2",
        "wrong",
        "it stopped with TypeError",
        """
def weight_gradient(h, P, labels):
    return np.zeros(h.shape[1], P.shape[1])
""",
    ),
    (
        "7.2",
        "wrong",
        "",
        """
def weight_gradient(h, P, labels):
    return (h > 0).T @ (P - one_hot(labels, P.shape[1])) / len(h)
""",
    ),
    (
        "7.2",
        "wrong",
        "",
        """
def weight_gradient(h, P, labels):
    return (h / np.linalg.norm(h)).T @ (P - one_hot(labels, P.shape[1])) / len(h)
""",
    ),
    (
        "7.2",
        "wrong",
        "",
        """
def weight_gradient(h, P, labels):
    d = P - one_hot(labels, P.shape[1])
    return h.T @ (P * (d - (P*d).sum(1, keepdims=True))) / len(h)
""",
    ),
    (
        "7.2",
        "wrong",
        "you divided by the number of examples twice",
        """
def weight_gradient(h, P, labels):
    return h.T @ (P - one_hot(labels, P.shape[1])) / len(h) / len(h)
""",
    ),
    (
        "7.2",
        "wrong",
        "",
        """
def weight_gradient(h, P, labels):
    return h.T @ (P - one_hot(labels, P.shape[1])) / np.sqrt(len(h))
""",
    ),
    (
        "7.3",
        "wrong",
        "you damped the gradient too",
        """
def with_momentum(theta, gradients, rate, momentum):
    v = np.zeros_like(theta)
    for g in gradients:
        v = momentum * v + g
        theta = theta - rate * momentum * v
    return theta
""",
    ),
    (
        "7.4",
        "wrong",
        "no small number stands below the line",
        """
def adam(theta, gradients, rate):
    m, v = np.zeros_like(theta), np.zeros_like(theta)
    for t, g in enumerate(gradients, start=1):
        m = 0.9 * m + 0.1 * g
        v = 0.999 * v + 0.001 * g**2
        mean, mean_square = m / (1 - 0.9**t), v / (1 - 0.999**t)
        theta = theta - rate * (mean / np.sqrt(mean_square) + 1e-8)
    return theta
""",
    ),
    (
        "7.4",
        "wrong",
        "your small number is added to theta",
        """
def adam(theta, gradients, rate):
    m, v = np.zeros_like(theta), np.zeros_like(theta)
    for t, g in enumerate(gradients, start=1):
        m = 0.9 * m + 0.1 * g
        v = 0.999 * v + 0.001 * g**2
        mean, mean_square = m / (1 - 0.9**t), v / (1 - 0.999**t)
        theta = theta - rate * mean / np.sqrt(mean_square) + 1e-8
    return theta
""",
    ),
    (
        "7.4",
        "wrong",
        "you corrected both with 0.999",
        """
def adam(theta, gradients, rate):
    m, v = np.zeros_like(theta), np.zeros_like(theta)
    for t, g in enumerate(gradients, start=1):
        m = 0.9 * m + 0.1 * g
        v = 0.999 * v + 0.001 * g**2
        theta = theta - rate * m / (1 - 0.999**t) / (np.sqrt(v / (1 - 0.999**t)) + 1e-8)
    return theta
""",
    ),
    (
        "7.6",
        "wrong",
        "it stopped with ValueError",
        """
def time_for(margin, K):
    return math.log((1 - K) / K) / margin
""",
    ),
    (
        "7.7",
        "wrong",
        "you added up all centres",
        """
def linear_rule(centres, sigma):
    W = centres / sigma**2
    b = -np.linalg.norm(centres)**2 / (2 * sigma**2)
    return np.column_stack([W, np.full(len(centres), b)])
""",
    ),
    (
        "7.7",
        "wrong",
        "it stopped with ValueError",
        """
def linear_rule(centres, sigma):
    W = centres / sigma**2; b = -(centres**2).sum(axis=1) / (2*sigma**2)
    return np.hstack([W, b])
""",
    ),
    (
        "7.7",
        "wrong",
        "it stopped with ValueError",
        """
def linear_rule(centres, sigma):
    W = centres / sigma**2; b = -(centres**2).sum(axis=1) / (2*sigma**2)
    return np.concatenate([W, b], axis=1)
""",
    ),
    (
        "7.7",
        "wrong",
        "",
        """
def linear_rule(centres, sigma):
    W = centres / sigma**2; b = -(centres**2).sum(axis=1) / (2*sigma**2)
    return np.vstack([W, b])
""",
    ),
    (
        "7.7",
        "wrong",
        "it stopped with ValueError",
        """
def linear_rule(centres, sigma):
    W = centres / sigma**2; b = -(centres**2).sum(axis=1) / (2*sigma**2)
    return np.append(W, b, axis=1)
""",
    ),
    (
        "7.7",
        "wrong",
        "it stopped with AttributeError",
        """
def linear_rule(centres, sigma):
    W = centres / sigma**2; b = -(centres**2).sum(axis=1) / (2*sigma**2).reshape(-1)
    return np.column_stack([W, b])
""",
    ),
    (
        "7.7",
        "wrong",
        "",
        """
def linear_rule(centres, sigma):
    W = centres / sigma**2
    b = -(centres**2).sum(axis=1) / (2 * sigma**2)
    return W, b
""",
    ),
    (
        "7.8",
        "wrong",
        "it stopped with TypeError",
        """
def found(labels, predicted, num_classes):
    C = np.zeros(num_classes, num_classes)
    return C
""",
    ),
    (
        "7.8",
        "wrong",
        "your shares are 0 or 1, with nothing between",
        """
def found(labels, predicted, num_classes):
    found = [predicted[labels == k] == k for k in range(num_classes)]
    return [int(each.mean()) if each.size else 0 for each in found]
""",
    ),
    (
        "7.8",
        "wrong",
        "what comes several times was counted once",
        """
def found(labels, predicted, num_classes):
    C = np.zeros((num_classes, num_classes))
    C[labels, predicted] += 1
    return C.diagonal() / np.maximum(C.sum(axis=1), 1)
""",
    ),
    (
        "7.8",
        "wrong",
        "each class was found once at most",
        """
def found(labels, predicted, num_classes):
    C = np.zeros((num_classes, num_classes))
    C[labels, predicted] += 1
    n = np.bincount(labels, minlength=num_classes)
    return C.diagonal() / np.maximum(n, 1)
""",
    ),
    (
        "7.8",
        "wrong",
        "your numbers say whether the last example of each class is right",
        """
def found(labels, predicted, num_classes):
    hits = np.zeros(num_classes); n = np.zeros(num_classes)
    n[labels] += 1
    hits[labels] += labels == predicted
    return hits / np.maximum(n, 1)
""",
    ),
    (
        "7.8",
        "wrong",
        "it stopped with ValueError",
        """
def found(labels, predicted, num_classes):
    return (labels == predicted) / np.bincount(labels, minlength=num_classes)
""",
    ),
    (
        "7.8",
        "wrong",
        "each class was found once at most",
        """
def found(labels, predicted, num_classes):
    shares = []
    for k in range(num_classes):
        of_class = labels == k
        shares.append(float((predicted[of_class] == k).any() / of_class.sum()) if of_class.any() else 0.0)
    return shares
""",
    ),
    (
        "7.8",
        "wrong",
        "your numbers say whether the last example of each class is right",
        """
def found(labels, predicted, num_classes):
    shares = np.zeros(num_classes)
    for label, guess in zip(labels, predicted):
        shares[label] = label == guess
    return shares
""",
    ),
    (
        "7.8",
        "right",
        "",
        """
def found(labels, predicted, num_classes):
    table = np.zeros((num_classes, num_classes))
    np.add.at(table, (labels, predicted), 1)
    return table.diagonal() / np.maximum(table.sum(axis=1), 1)
""",
    ),
    (
        "7.8",
        "right",
        "",
        """
def found(labels, predicted, num_classes):
    hits = np.zeros(num_classes)
    np.add.at(hits, labels, labels == predicted)
    return hits / np.maximum(np.bincount(labels, minlength=num_classes), 1)
""",
    ),
]

"""Answers of learners to the exercises of lesson 07: what they typed, and what must be said of it."""

ANSWERS = [
    # ------------------------------------------------------------ 7.1
    ("7.1", "right", "", "w_in, b_in, w_out, b_out = [1, -1], [-21, 21], [-1, -1], 3"),
    ("7.1", "right", "", "w_in, b_in, w_out, b_out = [1, -1], [-23, 19], [-1, -1], 1"),
    ("7.1", "right", "", "w_in, b_in, w_out, b_out = [1, -1], [-23.5, 18.5], [-4, -4], 1"),
    ("7.1", "right", "", "w_in, b_in, w_out, b_out = (-0.5, 2), (10, -44), (-2.0, -1), 2.5"),
    ("7.1", "right", "", "w_in, b_in, w_out, b_out = np.array([1.0, 1, 1]), [-17, -21, -25], [1, -2, 0], -1"),
    ("7.1", "right", "", "w_in, b_in, w_out, b_out = [1, 1], [-18, -21], [1, -2], -0.5"),
    ("7.1", "right", "", "w_in, b_in, w_out, b_out = [1, -1, 0], [-21, 21, 1], [-1, -1, 1], 2"),
    ("7.1", "open", "", "w_in, b_in, w_out, b_out = [1, -1], [-21, 21], ..., ..."),
    (
        "7.1",
        "wrong",
        "nothing lowers your score in the cold",
        "w_in, b_in, w_out, b_out = [1, 1], [-23, -25], [-1, -1], 1",
    ),
    (
        "7.1",
        "wrong",
        "nothing lowers your score in the cold",
        "w_in, b_in, w_out, b_out = [1], [-23], [-1], 1",
    ),
    (
        "7.1",
        "wrong",
        "nothing lowers your score in the heat",
        "w_in, b_in, w_out, b_out = [-1], [19], [-1], 1",
    ),
    (
        "7.1",
        "wrong",
        "your signs are turned round",
        "w_in, b_in, w_out, b_out = [1, -1], [-24, 18], [1, 1], -0.5",
    ),
    (
        "7.1",
        "wrong",
        "your score is above 0 everywhere",
        "w_in, b_in, w_out, b_out = [1, -1], [-21, 21], [1, 1], 1",
    ),
    (
        "7.1",
        "wrong",
        "your score is above 0 nowhere",
        "w_in, b_in, w_out, b_out = [1, -1], [-24, 18], [-1, -1], 0",
    ),
    ("7.1", "wrong", "your score is above 0 nowhere", "w_in, b_in, w_out, b_out = [0, 0], [0, 0], [0, 0], 0"),
    ("7.1", "wrong", "", "w_in, b_in, w_out, b_out = [1, -1], [0, 0], [-1, -1], 3"),
    ("7.1", "wrong", "", "w_in, b_in, w_out, b_out = [1, -1], [21, -21], [-1, -1], 3"),
    ("7.1", "wrong", "", "w_in, b_in, w_out, b_out = [1, -1], [-21, 21], [-1, -1], 5"),
    ("7.1", "wrong", "", "w_in, b_in, w_out, b_out = [1, -1], [-21, 21], [-1], 3"),
    ("7.1", "wrong", "", "w_in, b_in, w_out, b_out = [], [], [], 3"),
    ("7.1", "wrong", "", "w_in, b_in, w_out, b_out = [[1, -1]], [-21, 21], [-1, -1], 3"),
    ("7.1", "wrong", "", "w_in, b_in, w_out, b_out = 1, -21, -1, 3"),
    *(
        ("7.1", "wrong", verdict, f"w_in, b_in, w_out, b_out = {answer}")
        for verdict, answer in (
            ("your score is lowered too little in the heat", "[1, 1], [-18, -24], [1, -1], -0.5"),
            ("your score is lowered too little in the heat", "[1, 1], [-18, -24], [1, -1.1], -0.5"),
            ("your score is lowered too little in the heat", "[1, 1], [-18, -24], [1, -1], 0"),
            ("your score is lowered too little in the heat", "[1, -1], [-30, 21], [-1, -1], 3"),
            ("your score is lowered too little in the cold", "[-1, -1], [24, 18], [1, -1], -0.5"),
            ("your score is lowered too little in the cold", "[1, -1], [-21, 12], [-1, -1], 3"),
            ("nothing lowers your score in the heat", "[1, 1], [-18, -50], [1, -1], -0.5"),
            ("nothing lowers your score in the cold", "[1, 1], [-18, -23.5], [0, -2], 1"),
            ("your score is 0 where it must be below 0", "[1, 1], [-18, -21], [1, -2], 0"),
            ("your score is 0 where it must be below 0", "[1, -1], [-21, 21], [-1, -1], 4"),
        )
    ),
    # ------------------------------------------------------------ 7.2
    (
        "7.2",
        "right",
        "",
        """\
def step(W, x, labels, rate):
    return W - rate * x.T @ cross_entropy_grad(x @ W, labels) / len(x)
""",
    ),
    (
        "7.2",
        "right",
        "",
        """\
def step(W, x, labels, rate):
    new = W.copy()
    for row, label in zip(x, labels):
        e = np.exp(row @ W - np.max(row @ W))
        p = e / e.sum()
        p[label] -= 1
        new -= rate * np.outer(row, p) / len(x)
    return new
""",
    ),
    (
        "7.2",
        "right",
        "",
        """\
def step(W, x, labels, rate):
    p = softmax(x @ W)
    p[np.arange(len(x)), labels] -= 1
    return W - rate * np.einsum("ij,ik->jk", x, p) / len(labels)
""",
    ),
    (
        "7.2",
        "right",
        "",
        """\
def step(W, x, labels, rate):
    return W + rate * (one_hot(labels, W.shape[1]) - softmax(x @ W)).T.dot(x).T / x.shape[0]
""",
    ),
    (
        "7.2",
        "right",
        "",
        """\
def step(W, x, labels, rate):
    G = softmax(x @ W) - one_hot(labels, W.shape[1])
    return [[W[j, k] - rate * np.mean(x[:, j] * G[:, k]) for k in range(W.shape[1])] for j in range(len(W))]
""",
    ),
    (
        "7.2",
        "right",
        "",
        """\
def step(W, x, labels, rate):
    h = 1e-6
    g = np.zeros_like(W)
    for j in np.ndindex(W.shape):
        E = np.zeros_like(W)
        E[j] = h
        up, down = cross_entropy(x @ (W + E), labels).mean(), cross_entropy(x @ (W - E), labels).mean()
        g[j] = (up - down) / (2 * h)
    return W - rate * g
""",
    ),
    (
        "7.2",
        "wrong",
        "your function changed its input",
        """\
def step(W, x, labels, rate):
    W -= rate * x.T @ (softmax(x @ W) - one_hot(labels, W.shape[1])) / len(x)
    return W
""",
    ),
    (
        "7.2",
        "wrong",
        "you went uphill",
        """\
def step(W, x, labels, rate):
    return W - rate * x.T @ (one_hot(labels, W.shape[1]) - softmax(x @ W)) / len(x)
""",
    ),
    (
        "7.2",
        "wrong",
        "you did not average",
        """\
def step(W, x, labels, rate):
    return W - rate * x.T @ (softmax(x @ W) - one_hot(labels, W.shape[1]))
""",
    ),
    (
        "7.2",
        "wrong",
        "you left out softmax",
        """\
def step(W, x, labels, rate):
    z = x @ W
    return W - rate * x.T @ (z - one_hot(labels, W.shape[1])) / len(x)
""",
    ),
    (
        "7.2",
        "wrong",
        "your softmax runs down the columns",
        """\
def step(W, x, labels, rate):
    p = softmax(x @ W, axis=0)
    return W - rate * x.T @ (p - one_hot(labels, W.shape[1])) / len(x)
""",
    ),
    (
        "7.2",
        "wrong",
        "you subtracted the class numbers",
        """\
def step(W, x, labels, rate):
    return W - rate * x.T @ (softmax(x @ W) - labels.reshape(-1, 1)) / len(x)
""",
    ),
    (
        "7.2",
        "wrong",
        "you left out the rate",
        """\
def step(W, x, labels, rate):
    return W - x.T @ (softmax(x @ W) - one_hot(labels, W.shape[1])) / len(x)
""",
    ),
    (
        "7.2",
        "wrong",
        "you returned the gradient",
        """\
def step(W, x, labels, rate):
    gradient = x.T @ (softmax(x @ W) - one_hot(labels, W.shape[1])) / len(x)
    return gradient
""",
    ),
    (
        "7.2",
        "wrong",
        "you took the step of the logits",
        """\
def step(W, x, labels, rate):
    G = softmax(x @ W) - one_hot(labels, W.shape[1])
    return W - rate * G.mean(axis=0)
""",
    ),
    ("7.2", "wrong", "W stayed as it was", "def step(W, x, labels, rate): return W.copy()"),
    ("7.2", "wrong", "", "def step(W, x, labels, rate): return W - rate * x.T @ x @ W"),
    (
        "7.2",
        "wrong",
        "it stopped with ValueError",
        """\
def step(W, x, labels, rate):
    return W - rate * x @ (softmax(x @ W) - one_hot(labels, W.shape[1])) / len(x)
""",
    ),
    (
        "7.2",
        "wrong",
        "",
        """\
def step(W, x, labels, rate):
    return W - rate * x.T @ (softmax(x @ W) - one_hot(labels, W.shape[1])) / np.sqrt(len(x))
""",
    ),
    (
        "7.2",
        "wrong",
        "you divided by the number of entries",
        """\
def step(W, x, labels, rate):
    G = softmax(x @ W) - one_hot(labels, W.shape[1])
    return W - rate * x.T @ (G / G.size)
""",
    ),
    (
        "7.2",
        "open",
        "",
        """\
def step(W, x, labels, rate):
    gradient = x.T @ ...
    return W - rate * gradient
""",
    ),
    (
        "7.2",
        "wrong",
        "you went uphill, and did not average",
        """
def step(W, x, labels, rate):
    p = softmax(x @ W)
    y = one_hot(labels, W.shape[1])
    return W + rate * x.T @ (p - y)
""",
    ),
    (
        "7.2",
        "wrong",
        "you went uphill, and did not average",
        """
def step(W, x, labels, rate):
    p = softmax(x @ W)
    y = one_hot(labels, W.shape[1])
    return W - rate * x.T @ (y - p)
""",
    ),
    (
        "7.2",
        "wrong",
        "you divided by the number of classes",
        """
def step(W, x, labels, rate):
    N, K = len(x), W.shape[1]
    p = softmax(x @ W)
    return W - rate * x.T @ (p - one_hot(labels, K)) / K
""",
    ),
    (
        "7.2",
        "wrong",
        "you divided by the number of inputs",
        """
def step(W, x, labels, rate):
    p = softmax(x @ W)
    y = one_hot(labels, W.shape[1])
    gradient = x.T @ (p - y) / len(W)
    return W - rate * gradient
""",
    ),
    (
        "7.2",
        "wrong",
        "you left the labels out",
        """
def step(W, x, labels, rate):
    p = softmax(x @ W)
    gradient = x.T @ p / len(x)
    return W - rate * gradient
""",
    ),
    (
        "7.2",
        "wrong",
        "you took the labels alone",
        """
def step(W, x, labels, rate):
    y = one_hot(labels, W.shape[1])
    gradient = -x.T @ y / len(x)
    return W - rate * gradient
""",
    ),
    (
        "7.2",
        "wrong",
        "you added the labels",
        """
def step(W, x, labels, rate):
    p = softmax(x @ W)
    y = one_hot(labels, W.shape[1])
    gradient = x.T @ (p + y) / len(x)
    return W - rate * gradient
""",
    ),
    (
        "7.2",
        "wrong",
        "you divided by the rate",
        """
def step(W, x, labels, rate):
    p = softmax(x @ W)
    y = one_hot(labels, W.shape[1])
    gradient = x.T @ (p - y) / len(x)
    return W - gradient / rate
""",
    ),
    (
        "7.2",
        "wrong",
        "you returned the step alone",
        """
def step(W, x, labels, rate):
    p = softmax(x @ W)
    y = one_hot(labels, W.shape[1])
    gradient = x.T @ (p - y) / len(x)
    return -rate * gradient
""",
    ),
    (
        "7.2",
        "wrong",
        "you applied softmax once more",
        """
def step(W, x, labels, rate):
    p = softmax(x @ W)
    gradient = x.T @ cross_entropy_grad(p, labels) / len(x)
    return W - rate * gradient
""",
    ),
    (
        "7.2",
        "wrong",
        "you multiplied by the slope of softmax once more",
        """
def step(W, x, labels, rate):
    p = softmax(x @ W)
    y = one_hot(labels, W.shape[1])
    gradient = x.T @ (p * (1 - p) * (p - y)) / x.shape[0]
    return W - rate * gradient
""",
    ),
    (
        "7.2",
        "wrong",
        "a pair of brackets is missing",
        """
def step(W, x, labels, rate):
    p = softmax(x @ W)
    y = one_hot(labels, W.shape[1])
    gradient = x.T @ (p - y / len(x))
    return W - rate * gradient
""",
    ),
    # ------------------------------------------------------------ 7.3
    (
        "7.3",
        "right",
        "",
        """\
def moved(x_a, p_a, label, x_b, rate):
    y = np.zeros(len(p_a))
    y[label] = 1
    return x_b @ (-rate * np.outer(x_a, p_a - y))
""",
    ),
    (
        "7.3",
        "right",
        "",
        """\
def moved(x_a, p_a, label, x_b, rate):
    return rate * np.sum(x_a * x_b) * (one_hot(label, len(p_a)) - p_a)
""",
    ),
    (
        "7.3",
        "right",
        "",
        """\
def moved(x_a, p_a, label, x_b, rate):
    alike = sum(a * b for a, b in zip(x_a, x_b))
    return [rate * alike * ((k == label) - p) for k, p in enumerate(p_a)]
""",
    ),
    (
        "7.3",
        "right",
        "",
        """\
def moved(x_a, p_a, label, x_b, rate):
    change = -rate * x_a[:, None] * (p_a - np.eye(len(p_a))[label])
    return x_b.dot(change)
""",
    ),
    (
        "7.3",
        "wrong",
        "you went uphill",
        """\
def moved(x_a, p_a, label, x_b, rate):
    return rate * (x_a @ x_b) * (p_a - one_hot(label, len(p_a)))
""",
    ),
    (
        "7.3",
        "wrong",
        "you moved the logits as if they were free",
        "def moved(x_a, p_a, label, x_b, rate): return rate * (one_hot(label, len(p_a)) - p_a)",
    ),
    (
        "7.3",
        "wrong",
        "you left B out",
        """\
def moved(x_a, p_a, label, x_b, rate):
    return rate * np.sum(x_a**2) * (one_hot(label, len(p_a)) - p_a)
""",
    ),
    (
        "7.3",
        "wrong",
        "you left A's x out",
        """\
def moved(x_a, p_a, label, x_b, rate):
    return rate * np.sum(x_b**2) * (one_hot(label, len(p_a)) - p_a)
""",
    ),
    (
        "7.3",
        "wrong",
        "you left out the rate",
        "def moved(x_a, p_a, label, x_b, rate): return (x_a @ x_b) * (one_hot(label, len(p_a)) - p_a)",
    ),
    (
        "7.3",
        "wrong",
        "you returned the step of W",
        "def moved(x_a, p_a, label, x_b, rate): return -rate * np.outer(x_a, p_a - one_hot(label, len(p_a)))",
    ),
    (
        "7.3",
        "wrong",
        "you returned the size of the product",
        """\
def moved(x_a, p_a, label, x_b, rate):
    return rate * abs(x_a @ x_b) * (one_hot(label, len(p_a)) - p_a)
""",
    ),
    (
        "7.3",
        "wrong",
        "you left the label out",
        "def moved(x_a, p_a, label, x_b, rate): return -rate * (x_a @ x_b) * p_a",
    ),
    ("7.3", "wrong", "", "def moved(x_a, p_a, label, x_b, rate): return np.zeros(len(p_a))"),
    (
        "7.3",
        "wrong",
        "it stopped with ValueError",
        "def moved(x_a, p_a, label, x_b, rate): return rate * x_a * x_b * (one_hot(label, len(p_a)) - p_a)",
    ),
    (
        "7.3",
        "wrong",
        "",
        """\
def moved(x_a, p_a, label, x_b, rate):
    return rate * x_b * (one_hot(label, len(p_a)) - p_a)[: len(x_b)]
""",
    ),
    ("7.3", "open", "", "def moved(x_a, p_a, label, x_b, rate): return rate * (x_a @ x_b) * ..."),
    (
        "7.3",
        "wrong",
        "you divided by the lengths",
        """
def moved(x_a, p_a, label, x_b, rate):
    y = one_hot(label, len(p_a))
    cosine = x_a @ x_b / (np.linalg.norm(x_a) * np.linalg.norm(x_b))
    return rate * cosine * (y - p_a)
""",
    ),
    (
        "7.3",
        "wrong",
        "you divided by the lengths",
        """
def moved(x_a, p_a, label, x_b, rate):
    y = one_hot(label, len(p_a))
    a, b = x_a / np.linalg.norm(x_a), x_b / np.linalg.norm(x_b)
    return rate * (a @ b) * (y - p_a)
""",
    ),
    (
        "7.3",
        "wrong",
        "you multiplied the sums",
        """
def moved(x_a, p_a, label, x_b, rate):
    y = one_hot(label, len(p_a))
    return rate * np.outer(x_a, x_b).sum() * (y - p_a)
""",
    ),
    (
        "7.3",
        "wrong",
        "you took the label alone",
        """
def moved(x_a, p_a, label, x_b, rate):
    y = one_hot(label, len(p_a))
    return x_b @ np.outer(x_a, rate * y)
""",
    ),
    (
        "7.3",
        "wrong",
        "you took the distance",
        """
def moved(x_a, p_a, label, x_b, rate):
    y = one_hot(label, len(p_a))
    return rate * np.linalg.norm(x_a - x_b) * (y - p_a)
""",
    ),
    (
        "7.3",
        "wrong",
        "you took the distance",
        """
def moved(x_a, p_a, label, x_b, rate):
    y = one_hot(label, len(p_a))
    return rate * math.dist(x_a, x_b) * (y - p_a)
""",
    ),
    (
        "7.3",
        "wrong",
        "you multiplied by the slope of softmax once more",
        """
def moved(x_a, p_a, label, x_b, rate):
    y = one_hot(label, len(p_a))
    slope = p_a * (1 - p_a)
    gradient = np.outer(x_a, (p_a - y) * slope)
    return x_b @ (-rate * gradient)
""",
    ),
    (
        "7.3",
        "wrong",
        "you subtracted the class number",
        """
def moved(x_a, p_a, label, x_b, rate):
    gradient = np.outer(x_a, p_a - label)
    return x_b @ (-rate * gradient)
""",
    ),
    # ------------------------------------------------------------ 7.4
    (
        "7.4",
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
        "7.4",
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
        "7.4",
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
        "7.4",
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
        "7.4",
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
        "7.4",
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
        "7.4",
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
        "7.4",
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
        "7.4",
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
        "7.4",
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
        "7.4",
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
        "7.4",
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
        "7.4",
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
        "7.4",
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
        "7.4",
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
        "7.4",
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
        "7.4",
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
        "7.4",
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
        "7.4",
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
        "7.4",
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
        "7.4",
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
        "7.4",
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
        "7.4",
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
        "7.4",
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
        "7.4",
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
        "7.4",
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
        "7.4",
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
        "7.4",
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
        "7.4",
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
        "7.4",
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
        "7.4",
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
        "7.4",
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
        "7.4",
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
        "7.4",
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
        "7.4",
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
        "7.4",
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
        "7.4",
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
        "7.4",
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
        "7.4",
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
        "7.4",
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
        "7.4",
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
        "7.4",
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
        "7.4",
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
    (
        "7.4",
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
    # ------------------------------------------------------------ 7.5
    (
        "7.5",
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
        "7.5",
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
        "7.5",
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
        "7.5",
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
        "7.5",
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
        "7.5",
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
        "7.5",
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
        "7.5",
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
        "7.5",
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
        "7.5",
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
        "7.5",
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
        "7.5",
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
        "7.5",
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
        "7.5",
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
        "7.5",
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
        "7.5",
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
        "7.5",
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
        "7.5",
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
        "7.5",
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
        "7.5",
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
        "7.5",
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
        "7.5",
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
        "7.5",
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
        "7.5",
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
        "7.5",
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
        "7.5",
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
        "7.5",
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
        "7.5",
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
        "7.5",
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
        "7.5",
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
        "7.5",
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
        "7.5",
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
        "7.5",
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
        "7.5",
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
        "7.5",
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
        "7.5",
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
        "7.5",
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
        "7.5",
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
        "7.5",
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
        "7.5",
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
        "7.5",
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
        "7.5",
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
        "7.5",
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
        "7.5",
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
        "7.5",
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
        "7.5",
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
        "7.5",
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
        "7.5",
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
        "7.5",
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
        "7.5",
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
        "7.5",
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
    (
        "7.5",
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
        "7.5",
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
        "7.5",
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
        "the 1 and the K are missing",
        "def time_for(margin, K): return math.exp(margin) + (K - 1) * margin",
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
        "7.6",
        "wrong",
        "you took the last pace for all",
        "def time_for(margin, K): return margin / (K / (math.exp(margin) + K - 1))",
    ),
    ("7.6", "wrong", "you took the first pace for all", "def time_for(margin, K): return margin"),
    (
        "7.6",
        "wrong",
        "you returned the pace",
        "def time_for(margin, K): return K / (math.exp(margin) + K - 1)",
    ),
    (
        "7.6",
        "wrong",
        "you returned the time of the last little piece",
        "def time_for(margin, K): return (math.exp(margin) + K - 1) / K",
    ),
    (
        "7.6",
        "right",
        "",
        """\
def time_for(margin, K):
    m = (np.arange(200_000) + 0.5) * margin / 200_000
    return np.sum((np.exp(m) + K - 1) / K) * margin / 200_000
""",
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
        "all your numbers are twice as large",
        """\
def linear_rule(centres, sigma):
    W = 2 * centres / sigma**2
    b = -np.sum(centres**2, axis=1) / sigma**2
    return np.column_stack([W, b])
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

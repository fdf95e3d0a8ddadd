"""Answers to the exercises of lesson 05: (exercise, verdict, mistake, source)."""

RIGHT, WRONG, OPEN = "right", "wrong", "open"

ANSWERS = [
    # 5.1: where a prior puts the wall
    ("5.1", RIGHT, "", "def wall_gap(prior): return -logit(prior)"),
    ("5.1", RIGHT, "", "def wall_gap(prior): return math.log1p(-prior) - math.log(prior)"),
    ("5.1", RIGHT, "", "def wall_gap(prior): return np.log(1 / prior - 1)"),
    (
        "5.1",
        RIGHT,
        "",
        """
from decimal import Decimal

def wall_gap(prior):
    prior = Decimal(prior)
    return (1 - prior).ln() - prior.ln()
""",
    ),
    ("5.1", RIGHT, "", "def wall_gap(prior): return 2 * math.atanh(1 - 2 * prior)"),
    (
        "5.1",
        RIGHT,
        "",
        """
def wall_gap(prior):
    low, high = -50.0, 50.0
    for _ in range(100):
        gap = (low + high) / 2
        low, high = (gap, high) if prior * math.exp(gap) < 1 - prior else (low, gap)
    return gap
""",
    ),
    ("5.1", WRONG, "your wall moved the wrong way", "def wall_gap(prior): return logit(prior)"),
    ("5.1", WRONG, "you left out the logarithm", "def wall_gap(prior): return (1 - prior) / prior"),
    (
        "5.1",
        WRONG,
        "your wall is at minus the logarithm of the prior",
        "def wall_gap(prior): return -math.log(prior)",
    ),
    (
        "5.1",
        WRONG,
        "you took the logarithm of the dogs' share only",
        "def wall_gap(prior): return math.log(1 - prior)",
    ),
    (
        "5.1",
        WRONG,
        "you used the logarithm to base 10",
        "def wall_gap(prior): return math.log10(1 - prior) - math.log10(prior)",
    ),
    (
        "5.1",
        WRONG,
        "you used the logarithm to base 2",
        "def wall_gap(prior): return np.log2((1 - prior) / prior)",
    ),
    (
        "5.1",
        WRONG,
        "you gave the distance of the wall from the centre",
        "def wall_gap(prior): return math.log((1 - prior) / prior) / 2**0.5",
    ),
    ("5.1", WRONG, "you subtracted the priors", "def wall_gap(prior): return (1 - prior) - prior"),
    ("5.1", WRONG, "you left the wall where it was", "def wall_gap(prior): return 0"),
    (
        "5.1",
        WRONG,
        "you divided the logarithms",
        "def wall_gap(prior): return math.log(1 - prior) / math.log(prior)",
    ),
    (
        "5.1",
        WRONG,
        "it stopped with ValueError",
        "def wall_gap(prior): return math.log(1 - prior / prior)",
    ),
    (
        "5.1",
        WRONG,
        "it stopped with ValueError",
        "def wall_gap(prior): return math.log((prior - 1) / prior)",
    ),
    (
        "5.1",
        WRONG,
        "you lost the sign",
        "def wall_gap(prior): return abs(math.log((1 - prior) / prior))",
    ),
    ("5.1", WRONG, "", "def wall_gap(prior): return round(math.log((1 - prior) / prior), 2)"),
    ("5.1", WRONG, "", "def wall_gap(prior): return math.exp((1 - prior) / prior)"),
    (
        "5.1",
        WRONG,
        "it prints the answer instead of returning it",
        """
def wall_gap(prior):
    gap = math.log((1 - prior) / prior)
    print(gap)
""",
    ),
    (
        "5.1",
        "wrong",
        "you halved the difference",
        "def wall_gap(prior): return math.log((1 - prior) / prior) / 2",
    ),
    (
        "5.1",
        "wrong",
        "you halved the difference",
        "def wall_gap(prior): return 0.5 * (math.log(1 - prior) - math.log(prior))",
    ),
    (
        "5.1",
        "wrong",
        "you added the logarithms",
        "def wall_gap(prior): return math.log(1 - prior) + math.log(prior)",
    ),
    ("5.1", "wrong", "you added the logarithms", "def wall_gap(prior): return np.log((1 - prior) * prior)"),
    (
        "5.1",
        "wrong",
        "your logarithm ends too early",
        "def wall_gap(prior): return np.log(1 - prior) / prior",
    ),
    (
        "5.1",
        "wrong",
        "you took the prior for a percentage",
        "def wall_gap(prior): return math.log((100 - prior) / prior)",
    ),
    (
        "5.1",
        "wrong",
        "you took the prior for a percentage, and left out the logarithm",
        "def wall_gap(prior): return (100 - prior) / prior",
    ),
    ("5.1", "wrong", "", "def wall_gap(prior): return -math.log((1 - prior) / prior) / 2"),
    ("5.1", "wrong", "", "def wall_gap(prior): return math.log(1 - prior) / -prior"),
    ("5.1", "wrong", "", "def wall_gap(prior): return math.log(1 - prior) * math.log(prior)"),
    ("5.1", "wrong", "", "def wall_gap(prior): return math.log(100 * (1 - prior) / prior)"),
    ("5.1", "wrong", "", "def wall_gap(prior): return 100 * math.log((1 - prior) / prior)"),
    ("5.1", "wrong", "", "def wall_gap(prior): return math.log((1 - prior) / (100 * prior))"),
    ("5.1", "wrong", "", "def wall_gap(prior): return math.log2((1 - prior) / prior) / 2"),
    ("5.1", "wrong", "", "def wall_gap(prior): return math.log((1 - prior) / prior, 4)"),
    ("5.1", "wrong", "", "def wall_gap(prior): return math.log10((1 - prior) / prior) / 2"),
    ("5.1", "wrong", "", "def wall_gap(prior): return (1 - prior) / (100 * prior)"),
    ("5.1", "wrong", "", "def wall_gap(prior): return math.log(1 - prior) + 2 * math.log(prior)"),
    (
        "5.1",
        "wrong",
        "your wall is at the logarithm of the prior",
        "def wall_gap(prior): return math.log(prior)",
    ),
    (
        "5.1",
        "wrong",
        "you subtracted the dogs' prior from the cats'",
        "def wall_gap(prior): return prior - (1 - prior)",
    ),
    (
        "5.1",
        WRONG,
        "your wall is at minus the logarithm of the prior",
        """
def wall_gap(prior):
    return np.log1p((1 - prior) / prior)
""",
    ),
    (
        "5.1",
        WRONG,
        "you turned the ratio round, and left out the logarithm",
        "def wall_gap(prior): return prior / (1 - prior)",
    ),
    ("5.1", WRONG, "you took the sigmoid of the prior", "def wall_gap(prior): return sigmoid(prior)"),
    ("5.1", WRONG, "you took the sigmoid of minus the prior", "def wall_gap(prior): return sigmoid(-prior)"),
    (
        "5.1",
        WRONG,
        "",
        """
def wall_gap(prior):
    yield math.log((1-prior)/prior)
""",
    ),
    ("5.1", WRONG, "", "def wall_gap(prior): return max(math.log((1-prior)/prior), -5)"),
    # 5.2: the downhill direction of a batch
    ("5.2", RIGHT, "", "def my_downhill(logits, labels): return -cross_entropy_grad(logits, labels)"),
    (
        "5.2",
        RIGHT,
        "",
        """
def loss(z, y):
    return -np.log(softmax(z)[y])

def my_downhill(logits, labels):
    h = 1e-6
    steps = h * np.eye(np.shape(logits)[1])
    return np.array([
        [(loss(z - e, y) - loss(z + e, y)) / (2 * h) for e in steps] for z, y in zip(logits, labels)
    ])
""",
    ),
    (
        "5.2",
        WRONG,
        "you took the labels for the numbers of rows",
        """
def my_downhill(logits, labels):
    P = softmax(logits)
    P[labels] -= 1
    return -P
""",
    ),
    (
        "5.2",
        WRONG,
        "you took the labels for the numbers of rows",
        """
def my_downhill(logits, labels):
    truth = np.zeros(np.shape(logits))
    for y in labels:
        truth[y] = 1
    return truth - softmax(logits)
""",
    ),
    (
        "5.2",
        WRONG,
        "you took the labels for the numbers of rows, and went uphill",
        """
def my_downhill(logits, labels):
    P = softmax(logits)
    P[labels] -= 1
    return P
""",
    ),
    (
        "5.2",
        WRONG,
        "you put a 1 into every row for each label, and went uphill",
        """
def my_downhill(logits, labels):
    P = softmax(logits)
    P[:, labels] -= 1
    return P
""",
    ),
    (
        "5.2",
        RIGHT,
        "",
        """
def my_downhill(logits, labels):
    table = -softmax(logits)
    table[np.arange(len(labels)), labels] += 1
    return table.tolist()
""",
    ),
    (
        "5.2",
        RIGHT,
        "",
        """
def my_downhill(logits, labels):
    rows = []
    for z, y in zip(logits, labels):
        p = softmax(z)
        rows.append([(k == y) - float(p[k]) for k in range(len(p))])
    return rows
""",
    ),
    (
        "5.2",
        RIGHT,
        "",
        """
def my_downhill(logits, labels):
    table = -softmax(logits)
    for row, y in zip(table, labels):
        row[y] = -(row.sum() - row[y])
    return table
""",
    ),
    (
        "5.2",
        RIGHT,
        "",
        """
def my_downhill(logits, labels):
    return np.float32(one_hot(labels, np.shape(logits)[1]) - softmax(logits))
""",
    ),
    (
        "5.2",
        RIGHT,
        "",
        """
def my_downhill(logits, labels):
    h = 1e-4
    rows = []
    for z, y in zip(logits, labels):
        loss = lambda z: -log_softmax(z)[y]
        rows.append([(loss(z - h * e) - loss(z + h * e)) / (2 * h) for e in np.eye(len(z))])
    return rows
""",
    ),
    (
        "5.2",
        RIGHT,
        "",
        """
def my_downhill(logits, labels):
    weights = np.exp(logits - logits.max(axis=1, keepdims=True))
    p = weights / weights.sum(axis=1, keepdims=True)
    return (np.arange(p.shape[1]) == np.asarray(labels)[:, None]) - p
""",
    ),
    (
        "5.2",
        WRONG,
        "you went uphill",
        """
def my_downhill(logits, labels):
    return softmax(logits) - np.eye(np.shape(logits)[1])[labels]
""",
    ),
    (
        "5.2",
        WRONG,
        "you went uphill",
        "def my_downhill(logits, labels): return cross_entropy_grad(logits, labels)",
    ),
    (
        "5.2",
        WRONG,
        "you took the mean over the batch",
        """
def my_downhill(logits, labels):
    return (np.eye(np.shape(logits)[1])[labels] - softmax(logits)) / len(logits)
""",
    ),
    (
        "5.2",
        WRONG,
        "you divided by the number of classes",
        """
def my_downhill(logits, labels):
    return (np.eye(np.shape(logits)[1])[labels] - softmax(logits)) / np.shape(logits)[1]
""",
    ),
    (
        "5.2",
        WRONG,
        "you added up the pictures",
        """
def my_downhill(logits, labels):
    return (np.eye(np.shape(logits)[1])[labels] - softmax(logits)).sum(axis=0)
""",
    ),
    (
        "5.2",
        WRONG,
        "your probabilities run down the columns",
        """
def my_downhill(logits, labels):
    return np.eye(np.shape(logits)[1])[labels] - softmax(logits, axis=0)
""",
    ),
    (
        "5.2",
        WRONG,
        "your probabilities run down the columns",
        """
def my_downhill(logits, labels):
    weights = np.exp(logits - logits.max(axis=0))
    return np.eye(np.shape(logits)[1])[labels] - weights / weights.sum(axis=0)
""",
    ),
    (
        "5.2",
        WRONG,
        "you made one distribution of the whole batch",
        """
def my_downhill(logits, labels):
    weights = np.exp(logits - np.max(logits))
    return np.eye(np.shape(logits)[1])[labels] - weights / weights.sum()
""",
    ),
    (
        "5.2",
        WRONG,
        "you gave every picture the label of the first",
        """
def my_downhill(logits, labels):
    return np.eye(np.shape(logits)[1])[labels[0]] - softmax(logits)
""",
    ),
    (
        "5.2",
        WRONG,
        "you put a 1 into every row for each label",
        """
def my_downhill(logits, labels):
    table = -softmax(logits)
    table[:, labels] += 1
    return table
""",
    ),
    (
        "5.2",
        WRONG,
        "you gave the class axis itself",
        """
def my_downhill(logits, labels):
    truth = np.eye(np.shape(logits)[1])[labels]
    return truth - truth.mean(axis=1, keepdims=True)
""",
    ),
    (
        "5.2",
        WRONG,
        "you went along the class axis",
        """
def my_downhill(logits, labels):
    p = softmax(logits)
    K = p.shape[1]
    rows = []
    for row, y in zip(p, labels):
        g = np.full(K, -(1 - row[y]) / max(K - 1, 1))
        g[y] = 1 - row[y]
        rows.append(g)
    return np.array(rows)
""",
    ),
    (
        "5.2",
        WRONG,
        "you returned the one-hot vectors",
        "def my_downhill(logits, labels): return np.eye(np.shape(logits)[1])[labels]",
    ),
    (
        "5.2",
        WRONG,
        "you moved the true classes only",
        """
def my_downhill(logits, labels):
    return np.eye(np.shape(logits)[1])[labels] * (1 - softmax(logits))
""",
    ),
    (
        "5.2",
        WRONG,
        "you left out the true classes",
        """
def my_downhill(logits, labels):
    table = -softmax(logits)
    table[np.arange(len(labels)), labels] = 0
    return table
""",
    ),
    (
        "5.2",
        WRONG,
        "you subtracted scores",
        "def my_downhill(logits, labels): return np.eye(np.shape(logits)[1])[labels] - logits",
    ),
    (
        "5.2",
        WRONG,
        "you returned minus the probabilities",
        "def my_downhill(logits, labels): return -softmax(logits)",
    ),
    (
        "5.2",
        WRONG,
        "you subtracted every probability from 1",
        "def my_downhill(logits, labels): return 1 - softmax(logits)",
    ),
    (
        "5.2",
        WRONG,
        "you counted the classes from 1",
        """
def my_downhill(logits, labels):
    return np.eye(np.shape(logits)[1])[labels - 1] - softmax(logits)
""",
    ),
    (
        "5.2",
        WRONG,
        "you gave each row the length 1",
        """
def my_downhill(logits, labels):
    g = np.eye(np.shape(logits)[1])[labels] - softmax(logits)
    length = np.linalg.norm(g, axis=1, keepdims=True)
    return g / np.where(length == 0, 1, length)
""",
    ),
    (
        "5.2",
        WRONG,
        "you took the slope of the probability",
        """
def my_downhill(logits, labels):
    return np.array([softmax_jacobian(z)[y] for z, y in zip(logits, labels)])
""",
    ),
    (
        "5.2",
        WRONG,
        "you subtracted from the class numbers",
        "def my_downhill(logits, labels): return labels[:, None] - softmax(logits)",
    ),
    (
        "5.2",
        WRONG,
        "you subtracted the probability of the true class everywhere",
        """
def my_downhill(logits, labels):
    p = softmax(logits)
    return np.eye(np.shape(logits)[1])[labels] - p[np.arange(len(labels)), labels][:, None]
""",
    ),
    (
        "5.2",
        WRONG,
        "you returned the losses",
        """
def my_downhill(logits, labels):
    return -np.log(softmax(logits)[np.arange(len(labels)), labels])
""",
    ),
    (
        "5.2",
        WRONG,
        "",
        """
def my_downhill(logits, labels):
    return np.eye(np.shape(logits)[1])[labels + 1] - softmax(logits)
""",
    ),
    (
        "5.2",
        WRONG,
        "it stopped with IndexError",
        "def my_downhill(logits, labels): return np.eye(len(logits))[labels] - softmax(logits)",
    ),
    (
        "5.2",
        WRONG,
        "it stopped with ValueError",
        "def my_downhill(logits, labels): return labels - softmax(logits)",
    ),
    (
        "5.2",
        WRONG,
        "",
        """
def my_downhill(logits, labels):
    return (np.eye(np.shape(logits)[1])[labels] - softmax(logits)) / 2
""",
    ),
    (
        "5.2",
        WRONG,
        "",
        """
def my_downhill(logits, labels):
    return (np.eye(np.shape(logits)[1])[labels] - softmax(logits)).round(3)
""",
    ),
    (
        "5.2",
        WRONG,
        "",
        """
def my_downhill(logits, labels):
    return np.eye(np.shape(logits)[1])[labels] - np.exp(logits) / np.exp(logits).sum(axis=1, keepdims=True)
""",
    ),
    (
        "5.2",
        WRONG,
        "",
        """
def my_downhill(logits, labels):
    return (np.eye(np.shape(logits)[1])[labels] - softmax(logits))[0]
""",
    ),
    ("5.2", WRONG, "", "def my_downhill(logits, labels): return softmax(logits), labels"),
    ("5.2", WRONG, "", "def my_downhill(logits, labels): return cross_entropy(logits, labels).mean()"),
    ("5.2", OPEN, "", "def my_downhill(logits, labels): pass"),
    # 5.3: the angle between downhill and the class axis
    (
        "5.3",
        RIGHT,
        "",
        """
def angle_to_axis(z, y):
    h = 1e-6
    loss = lambda z: -np.log(softmax(z)[y])
    direction = np.array([(loss(z - h * e) - loss(z + h * e)) / (2 * h) for e in np.eye(len(z))])
    axis = np.eye(len(z))[y] - 1 / len(z)
    cosine = direction @ axis / np.linalg.norm(direction) / np.linalg.norm(axis)
    return np.degrees(np.arccos(np.clip(cosine, -1, 1)))
""",
    ),
    (
        "5.3",
        RIGHT,
        "",
        """
from teachkit.losses import gradient_angle

def angle_to_axis(z, y):
    return gradient_angle(z, y)
""",
    ),
    (
        "5.3",
        RIGHT,
        "",
        """
def angle_to_axis(z, y):
    g = np.eye(len(z))[y] - softmax(z)
    along = g[y] / np.linalg.norm(g) * math.sqrt(len(z) / (len(z) - 1))
    return math.degrees(math.acos(min(1, along)))
""",
    ),
    (
        "5.3",
        RIGHT,
        "",
        """
def angle_to_axis(z, y):
    e = np.eye(len(z))[y]
    g, u = e - softmax(z), e - 1 / len(z)
    g, u = g / np.linalg.norm(g), u / np.linalg.norm(u)
    return 2 * np.degrees(np.arctan2(np.linalg.norm(g - u), np.linalg.norm(g + u)))
""",
    ),
    (
        "5.3",
        RIGHT,
        "",
        """
from teachkit.geometry import class_axes, to_logits

def angle_to_axis(z, y):
    g = -cross_entropy_grad(z, y)
    cosine = np.einsum("k,k", g, to_logits(class_axes(len(z))[y])) / np.sqrt((g**2).sum())
    return np.arccos(np.clip(cosine, -1, 1)) * 180 / np.pi
""",
    ),
    ("5.3", WRONG, "your angle is always 0", "def angle_to_axis(z, y): return 0"),
    (
        "5.3",
        WRONG,
        "your class axis is not centred, or its length is missing",
        """
def angle_to_axis(z, y):
    e_y = np.eye(len(z))[y]
    direction = e_y - softmax(z)
    cosine = direction @ e_y / np.linalg.norm(direction)
    return np.degrees(np.arccos(np.clip(cosine, -1, 1)))
""",
    ),
    (
        "5.3",
        WRONG,
        "your class axis is not centred, or its length is missing",
        """
def angle_to_axis(z, y):
    e_y = np.eye(len(z))[y]
    direction, axis = e_y - softmax(z), e_y - e_y.mean()
    cosine = direction @ axis / np.linalg.norm(direction)
    return np.degrees(np.arccos(np.clip(cosine, -1, 1)))
""",
    ),
    (
        "5.3",
        WRONG,
        "your angle is always 0",
        """
def angle_to_axis(z, y):
    e_y = np.eye(len(z))[y]
    direction, axis = e_y - softmax(z), e_y - e_y.mean()
    cosine = np.linalg.norm(direction) * np.linalg.norm(axis) / (direction @ axis)
    return np.degrees(np.arccos(np.clip(cosine, -1, 1)))
""",
    ),
    (
        "5.3",
        WRONG,
        "you measured the angle of the gradient",
        """
def angle_to_axis(z, y):
    e_y = np.eye(len(z))[y]
    direction, axis = softmax(z) - e_y, e_y - e_y.mean()
    cosine = direction @ axis / (np.linalg.norm(direction) * np.linalg.norm(axis))
    return np.degrees(np.arccos(np.clip(cosine, -1, 1)))
""",
    ),
    (
        "5.3",
        WRONG,
        "your angle is in radians",
        """
def angle_to_axis(z, y):
    e_y = np.eye(len(z))[y]
    direction, axis = e_y - softmax(z), e_y - e_y.mean()
    cosine = direction @ axis / (np.linalg.norm(direction) * np.linalg.norm(axis))
    return np.arccos(np.clip(cosine, -1, 1))
""",
    ),
    (
        "5.3",
        WRONG,
        "you returned the cosine",
        """
def angle_to_axis(z, y):
    e_y = np.eye(len(z))[y]
    direction, axis = e_y - softmax(z), e_y - e_y.mean()
    return direction @ axis / (np.linalg.norm(direction) * np.linalg.norm(axis))
""",
    ),
    (
        "5.3",
        WRONG,
        "you divided by the squared lengths",
        """
def angle_to_axis(z, y):
    e_y = np.eye(len(z))[y]
    direction, axis = e_y - softmax(z), e_y - e_y.mean()
    cosine = direction @ axis / ((direction @ direction) * (axis @ axis))
    return np.degrees(np.arccos(np.clip(cosine, -1, 1)))
""",
    ),
    (
        "5.3",
        WRONG,
        "you did not divide by the lengths",
        """
def angle_to_axis(z, y):
    e_y = np.eye(len(z))[y]
    direction, axis = e_y - softmax(z), e_y - e_y.mean()
    return np.degrees(np.arccos(np.clip(direction @ axis, -1, 1)))
""",
    ),
    (
        "5.3",
        WRONG,
        "you multiplied by the length of the axis",
        """
def angle_to_axis(z, y):
    e_y = np.eye(len(z))[y]
    direction, axis = e_y - softmax(z), e_y - e_y.mean()
    cosine = direction @ axis / np.linalg.norm(direction) * np.linalg.norm(axis)
    return np.degrees(np.arccos(np.clip(cosine, -1, 1)))
""",
    ),
    (
        "5.3",
        WRONG,
        "you always gave the largest angle",
        "def angle_to_axis(z, y): return np.degrees(np.arccos(np.sqrt(len(z) / (2 * (len(z) - 1)))))",
    ),
    (
        "5.3",
        WRONG,
        "you measured from the scores",
        """
def angle_to_axis(z, y):
    axis = np.eye(len(z))[y] - 1 / len(z)
    z = z - z.mean()
    cosine = z @ axis / (np.linalg.norm(z) * np.linalg.norm(axis))
    return np.degrees(np.arccos(np.clip(cosine, -1, 1)))
""",
    ),
    ("5.3", WRONG, "", "def angle_to_axis(z, y): return 30.0"),
    (
        "5.3",
        WRONG,
        "you multiplied entry by entry",
        """
def angle_to_axis(z, y):
    e_y = np.eye(len(z))[y]
    direction, axis = e_y - softmax(z), e_y - e_y.mean()
    cosine = direction * axis / (np.linalg.norm(direction) * np.linalg.norm(axis))
    return np.degrees(np.arccos(np.clip(cosine, -1, 1)))
""",
    ),
    (
        "5.3",
        WRONG,
        "",
        """
def angle_to_axis(z, y):
    e_y = np.eye(len(z))[y]
    direction, axis = e_y - softmax(z), e_y - e_y.mean()
    cosine = direction @ axis / (np.linalg.norm(direction) * np.linalg.norm(axis))
    return np.degrees(np.cos(cosine))
""",
    ),
    (
        "5.3",
        "wrong",
        "you took the arcsine",
        """\
def angle_to_axis(z, y):
    e_y = np.eye(len(z))[y]
    direction = e_y - softmax(z)
    axis = e_y - e_y.mean()
    cosine = direction @ axis / (np.linalg.norm(direction) * np.linalg.norm(axis))
    return np.degrees(np.arcsin(np.clip(cosine, -1, 1)))
""",
    ),
    (
        "5.3",
        "wrong",
        "you multiplied entry by entry",
        """\
def angle_to_axis(z, y):
    e_y = np.eye(len(z))[y]
    direction = e_y - softmax(z)
    axis = e_y - 1 / len(z)
    cosine = direction * axis / np.linalg.norm(direction) / np.linalg.norm(axis)
    return np.degrees(np.arccos(np.clip(cosine, -1, 1)))
""",
    ),
    (
        "5.3",
        "wrong",
        "you added the lengths",
        """\
def angle_to_axis(z, y):
    e_y = np.eye(len(z))[y]
    direction = e_y - softmax(z)
    axis = e_y - e_y.mean()
    cosine = direction @ axis / (np.linalg.norm(direction) + np.linalg.norm(axis))
    return np.degrees(np.arccos(np.clip(cosine, -1, 1)))
""",
    ),
    (
        "5.3",
        "wrong",
        "you divided by the length of the axis alone",
        """\
def angle_to_axis(z, y):
    e_y = np.eye(len(z))[y]
    direction = e_y - softmax(z)
    axis = e_y - e_y.mean()
    cosine = direction @ axis / np.linalg.norm(axis)
    return np.degrees(np.arccos(np.clip(cosine, -1, 1)))
""",
    ),
    (
        "5.3",
        "wrong",
        "",
        """\
def angle_to_axis(z, y):
    e_y = np.eye(len(z))[y]
    direction = e_y - softmax(z)
    axis = e_y - e_y.mean()
    cosine = direction @ axis / (np.linalg.norm(direction) * np.linalg.norm(axis))
    return 90 - np.degrees(np.arccos(np.clip(cosine, -1, 1))) / 2
""",
    ),
    (
        "5.3",
        "wrong",
        "",
        """\
def angle_to_axis(z, y):
    e_y = np.eye(len(z))[y]
    direction = e_y - softmax(z)
    axis = e_y - e_y.mean()
    cosine = direction @ axis / np.linalg.norm(direction - axis)
    return np.degrees(np.arccos(np.clip(cosine, -1, 1)))
""",
    ),
    (
        "5.3",
        "wrong",
        "",
        """\
def angle_to_axis(z, y):
    e_y = np.eye(len(z))[y]
    direction = e_y - softmax(z)
    axis = e_y - e_y.mean()
    cosine = direction @ axis / np.linalg.norm(direction)**2
    return np.degrees(np.arccos(np.clip(cosine, -1, 1)))
""",
    ),
    (
        "5.3",
        "wrong",
        "",
        """\
def angle_to_axis(z, y):
    e_y = np.eye(len(z))[y]
    direction = e_y - softmax(z)
    axis = e_y - e_y.mean()
    cosine = direction + axis
    return np.degrees(np.arccos(np.clip(cosine, -1, 1)))
""",
    ),
    (
        "5.3",
        WRONG,
        "it stopped with ValueError",
        """
def angle_to_axis(z, y):
    d = np.eye(len(z))[y] - softmax(z); a = np.eye(len(z))[y] - 1/len(z)
    cosine = d @ a / np.linalg.norm(d) / np.linalg.norm(a)
    return math.degrees(math.acos(cosine))
""",
    ),
    (
        "5.3",
        WRONG,
        "",
        """
def angle_to_axis(z, y):
    d = np.eye(len(z))[y] - softmax(z); a = np.eye(len(z))[y] - 1/len(z)
    cosine = d @ a / np.linalg.norm(d) / np.linalg.norm(a)
    return np.degrees(np.arccos(cosine))
""",
    ),
    (
        "5.3",
        RIGHT,
        "",
        """
def angle_to_axis(z, y):
    d = np.eye(len(z))[y] - softmax(z)
    a = np.eye(len(z))[y] - 1 / len(z)
    cosine = d @ a / np.linalg.norm(d) / np.linalg.norm(a)
    return math.degrees(math.acos(np.clip(cosine, -1, 1)))
""",
    ),
    # 5.4: downhill at a temperature
    ("5.4", RIGHT, "", "def downhill_at(z, y, T): return -cross_entropy_grad(z / T, y) / T"),
    (
        "5.4",
        RIGHT,
        "",
        """
def downhill_at(z, y, T):
    h = 1e-6
    loss = lambda z: -np.log(softmax(z / T)[y])
    return np.array([(loss(z - h * e) - loss(z + h * e)) / (2 * h) for e in np.eye(len(z))])
""",
    ),
    (
        "5.4",
        RIGHT,
        "",
        """
def downhill_at(z, y, T):
    return [((k == y) - float(p)) / T for k, p in enumerate(softmax(z / T))]
""",
    ),
    (
        "5.4",
        RIGHT,
        "",
        """
def downhill_at(z, y, T):
    g = -softmax(np.asarray(z) / T) / T
    g[y] = 0
    g[y] = -g.sum()
    return g
""",
    ),
    (
        "5.4",
        RIGHT,
        "",
        """
def downhill_at(z, y, T):
    h = 1e-5 * T
    loss = lambda z: -log_softmax(z / T)[y]
    return [(loss(z - h * e) - loss(z + h * e)) / (2 * h) for e in np.eye(len(z))]
""",
    ),
    ("5.4", RIGHT, "", "def downhill_at(z, y, T): return np.eye(len(z))[y] / T - softmax(z / T) / T"),
    (
        "5.4",
        RIGHT,
        "",
        """
def downhill_at(z, y, T):
    beta = 1 / T
    return (one_hot(y, len(z)) - softmax(beta * z)) * beta
""",
    ),
    (
        "5.4",
        WRONG,
        "you left out the factor 1 / T",
        "def downhill_at(z, y, T): return np.eye(len(z))[y] - softmax(z / T)",
    ),
    (
        "5.4",
        WRONG,
        "you left out the factor 1 / T",
        "def downhill_at(z, y, T): return -cross_entropy_grad(z / T, y)",
    ),
    (
        "5.4",
        WRONG,
        "you multiplied by T",
        "def downhill_at(z, y, T): return T * (np.eye(len(z))[y] - softmax(z / T))",
    ),
    (
        "5.4",
        WRONG,
        "you divided by T twice",
        "def downhill_at(z, y, T): return (np.eye(len(z))[y] - softmax(z / T)) / T / T",
    ),
    (
        "5.4",
        WRONG,
        "you divided the one-hot vector alone by T",
        "def downhill_at(z, y, T): return np.eye(len(z))[y] / T - softmax(z / T)",
    ),
    (
        "5.4",
        WRONG,
        "you divided the probabilities alone by T",
        "def downhill_at(z, y, T): return np.eye(len(z))[y] - softmax(z / T) / T",
    ),
    (
        "5.4",
        WRONG,
        "your probabilities are those at T = 1",
        "def downhill_at(z, y, T): return (np.eye(len(z))[y] - softmax(z)) / T",
    ),
    (
        "5.4",
        WRONG,
        "your probabilities are those at T = 1",
        "def downhill_at(z, y, T): return -cross_entropy_grad(z, y) / T",
    ),
    (
        "5.4",
        WRONG,
        "you left out the temperature",
        "def downhill_at(z, y, T): return np.eye(len(z))[y] - softmax(z)",
    ),
    (
        "5.4",
        WRONG,
        "you multiplied the scores by T",
        "def downhill_at(z, y, T): return (np.eye(len(z))[y] - softmax(z * T)) / T",
    ),
    (
        "5.4",
        WRONG,
        "you went uphill",
        "def downhill_at(z, y, T): return (softmax(z / T) - np.eye(len(z))[y]) / T",
    ),
    ("5.4", WRONG, "you went uphill", "def downhill_at(z, y, T): return cross_entropy_grad(z / T, y) / T"),
    (
        "5.4",
        WRONG,
        "you counted the classes from 1",
        "def downhill_at(z, y, T): return (np.eye(len(z))[y - 1] - softmax(z / T)) / T",
    ),
    (
        "5.4",
        WRONG,
        "you took powers of the probabilities, and did not divide by their sum",
        "def downhill_at(z, y, T): return (np.eye(len(z))[y] - softmax(z) ** (1 / T)) / T",
    ),
    (
        "5.4",
        WRONG,
        "you divided the probabilities by T inside the difference, and the difference by T",
        "def downhill_at(z, y, T): return (np.eye(len(z))[y] - softmax(z) / T) / T",
    ),
    ("5.4", WRONG, "", "def downhill_at(z, y, T): return (np.eye(len(z))[y] - softmax(z / T)) / np.sqrt(T)"),
    (
        "5.4",
        WRONG,
        "",
        "def downhill_at(z, y, T): return ((np.eye(len(z))[y] - softmax(z / T)) / T).round(3)",
    ),
    ("5.4", WRONG, "", "def downhill_at(z, y, T): return (softmax(z / T) - np.eye(len(z))[y]) * T"),
    ("5.4", WRONG, "", "def downhill_at(z, y, T): return -log_softmax(z / T)[y]"),
    ("5.4", WRONG, "", "def downhill_at(z, y, T): return (np.eye(len(z))[y] - softmax(z / T)) // T"),
    ("5.4", WRONG, "", "def downhill_at(z, y, T): return (np.eye(len(z))[y + 1] - softmax(z / T)) / T"),
    ("5.4", OPEN, "", "def downhill_at(z, y, T): return None"),
    # 5.5: split the downhill direction in two
    (
        "5.5",
        RIGHT,
        "",
        """
from teachkit.losses import gradient_split

def my_split(z, y):
    return gradient_split(z, y)
""",
    ),
    (
        "5.5",
        RIGHT,
        "",
        """
def my_split(z, y):
    K, p = len(z), softmax(z)
    A = (1 - p[y]) * K / (K - 1) * (np.eye(K)[y] - 1 / K)
    return np.array([A, np.eye(K)[y] - p - A])
""",
    ),
    (
        "5.5",
        RIGHT,
        "",
        """
def my_split(z, y):
    g = np.eye(len(z))[y] - softmax(z)
    u = np.eye(len(z))[y] - 1 / len(z)
    A = np.outer(u, u) @ g / (u @ u)
    return [A.tolist(), (g - A).tolist()]
""",
    ),
    (
        "5.5",
        RIGHT,
        "",
        """
def my_split(z, y):
    g = np.eye(len(z))[y] - softmax(z)
    others = np.arange(len(z)) != y
    A = g.copy()
    A[others] = g[others].mean()
    return (A.astype(np.float32), (g - A).astype(np.float32))
""",
    ),
    (
        "5.5",
        WRONG,
        "you did not divide the axis by its length",
        """
def my_split(z, y):
    e_y = np.eye(len(z))[y]
    direction, u = e_y - softmax(z), e_y - e_y.mean()
    A = direction @ u * u
    return [A, direction - A]
""",
    ),
    (
        "5.5",
        WRONG,
        "your class axis is not centred",
        """
def my_split(z, y):
    e_y = np.eye(len(z))[y]
    direction = e_y - softmax(z)
    A = direction @ e_y * e_y
    return [A, direction - A]
""",
    ),
    (
        "5.5",
        WRONG,
        "your A is as long as the whole",
        """
def my_split(z, y):
    e_y = np.eye(len(z))[y]
    direction, axis = e_y - softmax(z), e_y - e_y.mean()
    A = np.linalg.norm(direction) * axis / np.linalg.norm(axis)
    return [A, direction - A]
""",
    ),
    (
        "5.5",
        WRONG,
        "your two parts have changed places",
        """
def my_split(z, y):
    e_y = np.eye(len(z))[y]
    direction, axis = e_y - softmax(z), e_y - e_y.mean()
    A = direction @ axis / (axis @ axis) * axis
    return [direction - A, A]
""",
    ),
    (
        "5.5",
        WRONG,
        "you forgot that B exists",
        """
def my_split(z, y):
    direction = np.eye(len(z))[y] - softmax(z)
    return [direction, np.zeros(len(z))]
""",
    ),
    (
        "5.5",
        WRONG,
        "you split the gradient",
        """
def my_split(z, y):
    e_y = np.eye(len(z))[y]
    direction, axis = softmax(z) - e_y, e_y - e_y.mean()
    u = axis / np.linalg.norm(axis)
    A = direction @ u * u
    return [A, direction - A]
""",
    ),
    (
        "5.5",
        WRONG,
        "you took the axis itself for A",
        """
def my_split(z, y):
    e_y = np.eye(len(z))[y]
    direction, axis = e_y - softmax(z), e_y - e_y.mean()
    A = axis / np.linalg.norm(axis)
    return [A, direction - A]
""",
    ),
    (
        "5.5",
        WRONG,
        "your A and B do not hold equally many numbers",
        """
def my_split(z, y):
    e_y = np.eye(len(z))[y]
    direction, axis = e_y - softmax(z), e_y - e_y.mean()
    u = axis / np.linalg.norm(axis)
    A = direction @ u
    return [A, direction - A]
""",
    ),
    (
        "5.5",
        WRONG,
        "you multiplied entry by entry",
        """
def my_split(z, y):
    e_y = np.eye(len(z))[y]
    direction, axis = e_y - softmax(z), e_y - e_y.mean()
    u = axis / np.linalg.norm(axis)
    A = direction * u * u
    return [A, direction - A]
""",
    ),
    (
        "5.5",
        WRONG,
        "your A is (1 - p_y) u",
        """
def my_split(z, y):
    e_y = np.eye(len(z))[y]
    direction, axis = e_y - softmax(z), e_y - e_y.mean()
    A = direction @ axis / np.linalg.norm(axis) * axis
    return [A, direction - A]
""",
    ),
    (
        "5.5",
        WRONG,
        "you divided by the squared length",
        """
def my_split(z, y):
    e_y = np.eye(len(z))[y]
    direction, axis = e_y - softmax(z), e_y - e_y.mean()
    u = axis / (axis @ axis)
    A = direction @ u * u
    return [A, direction - A]
""",
    ),
    (
        "5.5",
        WRONG,
        "",
        """
def my_split(z, y):
    e_y = np.eye(len(z))[y]
    direction, axis = e_y - softmax(z), e_y - e_y.mean()
    u = axis / np.linalg.norm(axis)
    A = direction @ u * u
    return A + (direction - A)
""",
    ),
    (
        "5.5",
        WRONG,
        "",
        """
def my_split(z, y):
    e_y = np.eye(len(z))[y]
    direction, axis = e_y - softmax(z), e_y - e_y.mean()
    u = axis / np.linalg.norm(axis)
    A = direction @ u * u
    return {"A": A, "B": direction - A}
""",
    ),
    (
        "5.5",
        WRONG,
        "the sign of your B is wrong",
        """
def my_split(z, y):
    e_y = np.eye(len(z))[y]
    direction, axis = e_y - softmax(z), e_y - e_y.mean()
    u = axis / np.linalg.norm(axis)
    A = direction @ u * u
    return [A, A - direction]
""",
    ),
    (
        "5.5",
        "wrong",
        "the sign of your B is wrong",
        """\
def my_split(z, y):
    e_y = np.eye(len(z))[y]
    direction = e_y - softmax(z)
    axis = e_y - e_y.mean()
    A = (direction @ axis) / (axis @ axis) * axis
    return [A, A - direction]
""",
    ),
    (
        "5.5",
        "wrong",
        "you returned the direction itself for B",
        """\
def my_split(z, y):
    e_y = np.eye(len(z))[y]
    direction = e_y - softmax(z)
    axis = e_y - e_y.mean()
    u = axis / np.linalg.norm(axis)
    A = (direction @ u) * u
    return [A, direction]
""",
    ),
    (
        "5.5",
        "wrong",
        "",
        """\
def my_split(z, y):
    e_y = np.eye(len(z))[y]
    direction = e_y - softmax(z)
    axis = e_y - e_y.mean()
    u = axis / np.linalg.norm(axis)
    A = np.round((direction @ u) * u, 2)
    return [A, direction - A]
""",
    ),
    (
        "5.5",
        "wrong",
        "",
        """\
def my_split(z, y):
    e_y = np.eye(len(z))[y]
    direction = e_y - softmax(z)
    u = z / np.linalg.norm(z)
    A = (direction @ u) * u
    return [A, direction - A]
""",
    ),
    (
        "5.5",
        "wrong",
        "",
        """\
def my_split(z, y):
    e_y = np.eye(len(z))[y]
    direction = e_y - softmax(z)
    axis = e_y - e_y.mean()
    u = axis / np.linalg.norm(axis)
    A = (direction @ u) * u
    return [A, direction + A]
""",
    ),
    (
        "5.5",
        "wrong",
        "",
        """\
def my_split(z, y):
    e_y = np.eye(len(z))[y]
    direction = e_y - softmax(z)
    axis = e_y - e_y.mean()
    u = axis / np.linalg.norm(axis)
    A = 0.5 * (direction @ u) * u
    return [A, direction - A]
""",
    ),
    (
        "5.5",
        "wrong",
        "",
        """\
def my_split(z, y):
    e_y = np.eye(len(z))[y]
    direction = e_y - softmax(z)
    axis = e_y - e_y.mean()
    u = axis / np.linalg.norm(axis)
    A = (direction @ u) * u
    return [A, (direction - A) / 2]
""",
    ),
    (
        "5.5",
        "wrong",
        "",
        """\
def my_split(z, y):
    e_y = np.eye(len(z))[y]
    direction = e_y - softmax(z)
    axis = np.eye(len(z))[y - 1] - 1 / len(z)
    u = axis / np.linalg.norm(axis)
    A = (direction @ u) * u
    return [A, direction - A]
""",
    ),
    (
        "5.5",
        WRONG,
        "your A is 0",
        """
def my_split(z, y):
    direction = np.eye(len(z))[y] - softmax(z)
    return [np.zeros(len(z)), direction]
""",
    ),
    (
        "5.5",
        WRONG,
        "your A is 0",
        """
def my_split(z, y):
    direction = np.eye(len(z))[y] - softmax(z)
    A = np.full(len(z), direction.mean())
    return [A, direction - A]
""",
    ),
    (
        "5.5",
        WRONG,
        "you split e_y - p into its two terms",
        """
def my_split(z, y):
    return [np.eye(len(z))[y], -softmax(z)]
""",
    ),
    (
        "5.5",
        WRONG,
        "your A and B do not hold equally many numbers",
        """
def my_split(z, y):
    d = np.eye(len(z))[y] - softmax(z)
    return [d, 0]
""",
    ),
    (
        "5.5",
        WRONG,
        "your A is (1 - p_y) u",
        """
def my_split(z, y):
    d = np.eye(len(z))[y] - softmax(z)
    u = np.eye(len(z))[y] - 1/len(z); u = u/np.linalg.norm(u)
    A = (1 - softmax(z)[y]) * u
    return [A, d-A]
""",
    ),
    (
        "5.5",
        WRONG,
        "you returned A alone",
        """
def my_split(z, y):
    d = np.eye(len(z))[y] - softmax(z)
    u = np.eye(len(z))[y] - 1/len(z); u = u/np.linalg.norm(u)
    A = (d@u) * u
    return A
""",
    ),
    (
        "5.5",
        WRONG,
        "",
        """
def my_split(z, y):
    direction = np.eye(len(z))[y] - softmax(z)
    u = np.eye(len(z))[y] - 1 / len(z)
    A = np.round((direction @ u) / (u @ u) * u, 3)
    return [A, direction - A]
""",
    ),
    (
        "5.5",
        WRONG,
        "you split e_y - p into its two terms",
        """
def my_split(z, y):
    e_y = np.eye(len(z))[y]
    direction = e_y - softmax(z)
    return [e_y, direction - e_y]
""",
    ),
    (
        "5.5",
        WRONG,
        "you returned B alone",
        """
def my_split(z, y):
    direction = np.eye(len(z))[y] - softmax(z)
    u = np.eye(len(z))[y] - 1 / len(z)
    return direction - (direction @ u) / (u @ u) * u
""",
    ),
    # 5.6: Gaussians that fit softmax
    (
        "5.6",
        RIGHT,
        "",
        """
from teachkit.geometry import gaussian_centres

def my_centres(K, sigma):
    return gaussian_centres(K, sigma, shift=-sigma * sigma / K)
""",
    ),
    (
        "5.6",
        RIGHT,
        "",
        """
def my_centres(K, sigma):
    centres = np.zeros((K, K))
    np.fill_diagonal(centres, sigma**2)
    return centres - centres.mean(axis=1, keepdims=True)
""",
    ),
    (
        "5.6",
        RIGHT,
        "",
        """
def my_centres(K, sigma):
    v = sigma**2
    return [[v * (K - 1) / K if i == j else -v / K for j in range(K)] for i in range(K)]
""",
    ),
    (
        "5.6",
        RIGHT,
        "",
        """
from fractions import Fraction

def my_centres(K, sigma):
    v = Fraction(sigma) ** 2
    return tuple(tuple(v * ((i == j) - Fraction(1, K)) for j in range(K)) for i in range(K))
""",
    ),
    (
        "5.6",
        RIGHT,
        "",
        """
from teachkit.geometry import class_axes, to_logits

def my_centres(K, sigma):
    return np.float32(sigma**2 * np.sqrt((K - 1) / K) * to_logits(class_axes(K)))
""",
    ),
    (
        "5.6",
        WRONG,
        "you used sigma, not its square",
        "def my_centres(K, sigma): return sigma * (np.eye(K) - 1 / K)",
    ),
    (
        "5.6",
        WRONG,
        "your centres do not move with sigma",
        "def my_centres(K, sigma): return np.eye(K) - np.ones((K, K)) / K",
    ),
    ("5.6", WRONG, "your centres are not centred", "def my_centres(K, sigma): return sigma**2 * np.eye(K)"),
    (
        "5.6",
        WRONG,
        "you subtracted 1 / K after multiplying",
        "def my_centres(K, sigma): return sigma**2 * np.eye(K) - 1 / K",
    ),
    (
        "5.6",
        WRONG,
        "you divided by sigma squared",
        "def my_centres(K, sigma): return (np.eye(K) - 1 / K) / sigma**2",
    ),
    (
        "5.6",
        WRONG,
        "you gave the axes the length 1",
        """
def my_centres(K, sigma):
    rows = np.eye(K) - 1 / K
    return sigma**2 * rows / np.linalg.norm(rows, axis=1)
""",
    ),
    (
        "5.6",
        WRONG,
        "your factor is half as large",
        "def my_centres(K, sigma): return sigma**2 / 2 * (np.eye(K) - 1 / K)",
    ),
    (
        "5.6",
        WRONG,
        "your factor is twice as large",
        "def my_centres(K, sigma): return 2 * sigma**2 * (np.eye(K) - 1 / K)",
    ),
    (
        "5.6",
        WRONG,
        "you doubled sigma, and did not square it",
        "def my_centres(K, sigma): return sigma * 2 * (np.eye(K) - 1 / K)",
    ),
    (
        "5.6",
        WRONG,
        "your centres lie on the other side",
        "def my_centres(K, sigma): return sigma**2 * (1 / K - np.eye(K))",
    ),
    (
        "5.6",
        WRONG,
        "it stopped with TypeError",
        "def my_centres(K, sigma): return (sigma ^ 2) * (np.eye(K) - 1 / K)",
    ),
    ("5.6", WRONG, "", "def my_centres(K, sigma): return [sigma**2 * (1 - 1 / K), -(sigma**2) / K]"),
    ("5.6", WRONG, "", "def my_centres(K, sigma): return sigma**2 * (np.eye(K) - 1 / K)[0]"),
    (
        "5.6",
        WRONG,
        "you took the root of sigma",
        "def my_centres(K, sigma): return np.sqrt(sigma) * (np.eye(K) - 1 / K)",
    ),
    (
        "5.6",
        "wrong",
        "you took the root of sigma",
        "def my_centres(K, sigma): return sigma**0.5 * (np.eye(K) - 1 / K)",
    ),
    (
        "5.6",
        "wrong",
        "you subtracted 1 before you divided by K",
        "def my_centres(K, sigma): return sigma**2 * (np.eye(K) - 1) / K",
    ),
    (
        "5.6",
        "wrong",
        "it stopped with TypeError",
        "def my_centres(K, sigma): return sigma^2 * (np.eye(K) - 1 / K)",
    ),
    ("5.6", "wrong", "", "def my_centres(K, sigma): return sigma**3 * (np.eye(K) - 1 / K)"),
    ("5.6", "wrong", "", "def my_centres(K, sigma): return np.sqrt(2) * sigma * (np.eye(K) - 1 / K)"),
    ("5.6", "wrong", "", "def my_centres(K, sigma): return sigma**2 * (np.eye(K) - 1 / K)[::-1]"),
    ("5.6", "wrong", "", "def my_centres(K, sigma): return sigma**2 * (np.eye(K) - 1 / K) / np.sqrt(2)"),
    ("5.6", "wrong", "", "def my_centres(K, sigma): return -np.sqrt(sigma) * (np.eye(K) - 1 / K)"),
    ("5.6", "wrong", "", "def my_centres(K, sigma): return np.exp(sigma) * (np.eye(K) - 1 / K)"),
    ("5.6", "wrong", "", "def my_centres(K, sigma): return sigma * (np.eye(K) - 1) / K"),
    # 5.7: the angle between two class axes
    ("5.7", RIGHT, "", "def axis_angle(K): return 90 + math.degrees(math.asin(1 / (K - 1)))"),
    (
        "5.7",
        RIGHT,
        "",
        """
def axis_angle(K):
    axes = (np.eye(K) - 1 / K) / np.sqrt((K - 1) / K)
    return np.degrees(np.arccos(np.clip(axes[0] @ axes[-1], -1, 1)))
""",
    ),
    (
        "5.7",
        RIGHT,
        "",
        """
from teachkit.geometry import class_axes

def axis_angle(K):
    a, b = class_axes(K)[:2]
    return 2 * math.degrees(math.atan2(np.linalg.norm(a - b), np.linalg.norm(a + b)))
""",
    ),
    (
        "5.7",
        RIGHT,
        "",
        """
from fractions import Fraction

def axis_angle(K):
    return 180 - math.degrees(math.acos(Fraction(1, K - 1)))
""",
    ),
    ("5.7", RIGHT, "", "def axis_angle(K): return np.float32(np.rad2deg(np.arccos(1 / (1 - K))))"),
    ("5.7", WRONG, "your class axes are not centred", "def axis_angle(K): return 90"),
    (
        "5.7",
        WRONG,
        "your class axes are not centred",
        "def axis_angle(K): return math.degrees(math.acos(np.eye(K)[0] @ np.eye(K)[1]))",
    ),
    (
        "5.7",
        WRONG,
        "your angle is 180 degrees minus the right one",
        "def axis_angle(K): return math.degrees(math.acos(1 / (K - 1)))",
    ),
    ("5.7", WRONG, "you forgot the lengths", "def axis_angle(K): return math.degrees(math.acos(-1 / K))"),
    ("5.7", WRONG, "you shared out the full circle", "def axis_angle(K): return 360 / K"),
    (
        "5.7",
        WRONG,
        "you took the angle inside a polygon",
        "def axis_angle(K): return 180 * (K - 2) / K",
    ),
    ("5.7", WRONG, "your angle is in radians", "def axis_angle(K): return math.acos(-1 / (K - 1))"),
    ("5.7", WRONG, "you returned the cosine", "def axis_angle(K): return -1 / (K - 1)"),
    (
        "5.7",
        WRONG,
        "it stopped with ValueError",
        "def axis_angle(K): return math.degrees(math.acos(-1 / K - 1))",
    ),
    (
        "5.7",
        WRONG,
        "you gave the angle of the downhill direction",
        "def axis_angle(K): return math.degrees(math.acos(math.sqrt(K / (2 * (K - 1)))))",
    ),
    ("5.7", WRONG, "you shared out the half circle", "def axis_angle(K): return 180 / (K - 1)"),
    ("5.7", WRONG, "", "def axis_angle(K): return round(math.degrees(math.acos(-1 / (K - 1))), 1)"),
    ("5.7", WRONG, "", "def axis_angle(K): return math.degrees(math.cos(-1 / (K - 1)))"),
    ("5.7", WRONG, "", "def axis_angle(K): return math.degrees(math.acos(-1 // (K - 1)))"),
    (
        "5.7",
        "wrong",
        "your angle is 180 degrees minus the right one",
        "def axis_angle(K): return 180 - math.degrees(math.acos(-1 / (K - 1)))",
    ),
    (
        "5.7",
        "wrong",
        "you took minus the squared length for the cosine",
        "def axis_angle(K): return math.degrees(math.acos(-(K - 1) / K))",
    ),
    (
        "5.7",
        "wrong",
        "you divided by one length only, or took one entry of an axis",
        """\
def axis_angle(K):
    centred = np.eye(K) - 1 / K
    axes = centred / np.linalg.norm(centred[0])
    return math.degrees(math.acos(axes[0][1]))
""",
    ),
    (
        "5.7",
        "wrong",
        "you divided by K + 1",
        "def axis_angle(K): return math.degrees(math.acos(-1 / (K + 1)))",
    ),
    ("5.7", "wrong", "", "def axis_angle(K): return math.degrees(math.acos(1 / K))"),
    ("5.7", "wrong", "", "def axis_angle(K): return math.degrees(math.acos((K - 1) / K))"),
    ("5.7", "wrong", "", "def axis_angle(K): return math.degrees(math.acos(1 / (K + 1)))"),
    ("5.7", "wrong", "", "def axis_angle(K): return 180 - math.degrees(math.acos(-1 / K))"),
    ("5.7", "wrong", "", "def axis_angle(K): return math.degrees(math.acos(-1 / (K - 1)**2))"),
    ("5.7", "wrong", "", "def axis_angle(K): return math.degrees(math.asin(-1 / (K - 1)))"),
    ("5.7", "wrong", "", "def axis_angle(K): return math.degrees(math.acos(-1 / K**2))"),
    ("5.7", "wrong", "", "def axis_angle(K): return 90 + 1 / (K - 1)"),
    (
        "5.7",
        WRONG,
        "you divided by one length only, or took one entry of an axis",
        """
def axis_angle(K):
    a, b = np.eye(K)[:2] - 1 / K
    cosine = a @ b / np.linalg.norm(a)
    return math.degrees(math.acos(cosine))
""",
    ),
    (
        "5.7",
        WRONG,
        "you divided by one length only, or took one entry of an axis",
        """
def axis_angle(K):
    a, b = np.eye(K)[:2] - 1 / K
    return math.degrees(math.acos(a[1] / np.linalg.norm(a)))
""",
    ),
]

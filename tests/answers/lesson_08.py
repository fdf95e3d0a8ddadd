"""Answers of learners to the exercises of lesson 08: what they typed, and what must be said of it."""

from exercise_tools import answers_to

_8_2 = answers_to("8.2", "def estimate(place, stations, temperatures, width): return ")
_8_5 = answers_to("8.5", "def causal_attention(Q, K, V): return ")

ANSWERS = [
    # ------------------------------------------------------------ 8.1
    ("8.1", "right", "", "def attend(q, K, V): return attention(q, K, V)[0]"),
    ("8.1", "right", "", "def attend(q, K, V): return softmax(q @ K.T * len(q)**-0.5) @ V"),
    ("8.1", "right", "", "def attend(q, K, V): return V.T @ softmax(K @ q, temperature=math.sqrt(len(q)))"),
    (
        "8.1",
        "right",
        "",
        """\
def attend(q, K, V):
    return np.einsum('j,jv->v', softmax((K * q).sum(axis=1) / len(q) ** (1 / 2)), V)
""",
    ),
    (
        "8.1",
        "right",
        "",
        """\
def attend(q, K, V):
    return np.average(V, axis=0, weights=softmax(K @ q / np.sqrt(q.size))).tolist()
""",
    ),
    (
        "8.1",
        "right",
        "",
        """\
def attend(q, K, V):
    scores = [math.fsum(a * b for a, b in zip(q, k)) / math.sqrt(len(q)) for k in K]
    e = [math.exp(score - max(scores)) for score in scores]
    return sum(x / sum(e) * row for x, row in zip(e, V))
""",
    ),
    (
        "8.1",
        "wrong",
        "your exponentials overflow",
        """\
def attend(q, K, V):
    scores = K @ q / np.sqrt(len(q))
    e = np.exp(scores - scores.mean())
    return e / e.sum() @ V
""",
    ),
    ("8.1", "wrong", "you forgot the scale", "def attend(q, K, V): return softmax(K @ q) @ V"),
    (
        "8.1",
        "wrong",
        "you divided by d, not by its root",
        "def attend(q, K, V): return softmax(K @ q / len(q)) @ V",
    ),
    (
        "8.1",
        "wrong",
        "you took the root of the number of keys",
        "def attend(q, K, V): return softmax(K @ q / np.sqrt(len(K))) @ V",
    ),
    (
        "8.1",
        "wrong",
        "you took the root of the number of keys",
        "def attend(q, K, V): return softmax(K @ q / np.sqrt(K.shape[0])) @ V",
    ),
    (
        "8.1",
        "wrong",
        "you divided by the norm of the query",
        "def attend(q, K, V): return softmax(K @ q / np.sqrt(q @ q)) @ V",
    ),
    (
        "8.1",
        "wrong",
        "you multiplied by the root of d",
        "def attend(q, K, V): return softmax(K @ q * np.sqrt(len(q))) @ V",
    ),
    (
        "8.1",
        "wrong",
        "your root covers the scores too",
        "def attend(q, K, V): return softmax(np.sqrt(K @ q / len(q))) @ V",
    ),
    (
        "8.1",
        "wrong",
        "you divided by 2d",
        "def attend(q, K, V): return softmax(K @ q / len(q) ** 1 / 2) @ V",
    ),
    (
        "8.1",
        "wrong",
        "you scaled after the softmax",
        "def attend(q, K, V): return softmax(K @ q) / np.sqrt(len(q)) @ V",
    ),
    (
        "8.1",
        "wrong",
        "you scaled after the softmax",
        "def attend(q, K, V): return softmax(K @ q) @ V / np.sqrt(len(q))",
    ),
    (
        "8.1",
        "wrong",
        "you averaged the keys",
        "def attend(q, K, V): return softmax(K @ q / np.sqrt(len(q))) @ K",
    ),
    (
        "8.1",
        "wrong",
        "you returned the weights",
        "def attend(q, K, V): return softmax(K @ q / np.sqrt(len(q)))",
    ),
    (
        "8.1",
        "wrong",
        "you multiplied from the wrong side",
        "def attend(q, K, V): return V @ softmax(K @ q / np.sqrt(len(q)))",
    ),
    (
        "8.1",
        "wrong",
        "you did not add up",
        "def attend(q, K, V): return (softmax(K @ q / np.sqrt(len(q))) * V.T).T",
    ),
    (
        "8.1",
        "wrong",
        "you averaged twice",
        "def attend(q, K, V): return np.mean(softmax(K @ q / np.sqrt(len(q)))[:, None] * V, axis=0)",
    ),
    (
        "8.1",
        "wrong",
        "you took the value of the best key only",
        "def attend(q, K, V): return V[(K @ q).argmax()]",
    ),
    ("8.1", "wrong", "you left out the softmax", "def attend(q, K, V): return K @ q / np.sqrt(len(q)) @ V"),
    ("8.1", "wrong", "you gave all values the same weight", "def attend(q, K, V): return np.mean(V, axis=0)"),
    (
        "8.1",
        "wrong",
        "it stopped with ValueError",
        "def attend(q, K, V): return softmax(V @ q / np.sqrt(len(q))) @ V",
    ),
    ("8.1", "wrong", "", "def attend(q, K, V): return softmax(-np.linalg.norm(K - q, axis=1)) @ V"),
    (
        "8.1",
        "wrong",
        "you averaged twice",
        "def attend(q, K, V): return softmax(K @ q / np.sqrt(len(q))) @ V / len(V)",
    ),
    ("8.1", "wrong", "", "def attend(q, K, V): return softmax(K @ q / np.sqrt(len(q))).round() @ V"),
    ("8.1", "wrong", "", "def attend(q, K, V): return softmax(K @ q / np.sqrt(len(q))).max() * V"),
    ("8.1", "wrong", "", "def attend(q, K, V): return (softmax(K @ q / np.sqrt(len(q))) @ V).sum()"),
    (
        "8.1",
        "wrong",
        "it stopped with ValueError",
        "def attend(q, K, V): return softmax(K @ q / np.sqrt(len(q)), axis=1) @ V",
    ),
    ("8.1", "wrong", "", "def attend(q, K, V): return softmax(K.sum(axis=1) / np.sqrt(len(q))) @ V"),
    (
        "8.1",
        "wrong",
        "your exponentials overflow",
        """\
def attend(q, K, V):
    scores = K @ q / np.sqrt(len(q))
    weights = np.exp(scores) / np.exp(scores).sum()
    return weights @ V
""",
    ),
    (
        "8.1",
        "wrong",
        "you took the value of the best key only",
        """\
def attend(q, K, V):
    scores = K @ q / np.sqrt(len(q))
    weights = softmax(scores)
    return V[weights.argmax()]
""",
    ),
    (
        "8.1",
        "open",
        "",
        """\
def attend(q, K, V):
    scores = K @ q / np.sqrt(len(q))
    weights = softmax(scores)
    return ...
""",
    ),
    (
        "8.1",
        "wrong",
        "you multiplied the query with the columns of K",
        "def attend(q, K, V): return softmax(q @ K / np.sqrt(len(q))) @ V",
    ),
    (
        "8.1",
        "wrong",
        "you multiplied the query with the columns of K",
        "def attend(q, K, V): return softmax(K.T @ q / len(q)**0.5) @ V",
    ),
    (
        "8.1",
        "wrong",
        "you multiplied query and keys entry by entry",
        "def attend(q, K, V): return softmax(q * K / np.sqrt(len(q))) @ V",
    ),
    (
        "8.1",
        "wrong",
        "you multiplied weights and values entry by entry",
        "def attend(q, K, V): return softmax(K @ q / np.sqrt(len(q))) * V",
    ),
    (
        "8.1",
        "wrong",
        "you took the exponentials for weights",
        "def attend(q, K, V): return np.exp(K @ q / np.sqrt(len(q))) @ V",
    ),
    (
        "8.1",
        "wrong",
        "you applied softmax twice",
        "def attend(q, K, V): return softmax(softmax(K @ q / np.sqrt(len(q)))) @ V",
    ),
    ("8.1", "wrong", "you squared d", "def attend(q, K, V): return softmax(K @ q / len(q)**2) @ V"),
    ("8.1", "wrong", "it stopped with ValueError", "def attend(q, K, V): return softmax(V @ q) @ K"),
    ("8.1", "wrong", "it stopped with ValueError", "def attend(q, K, V): return K @ V @ q"),
    (
        "8.1",
        "wrong",
        "it stopped with TypeError",
        "def attend(q, K, V): return softmax(K @ q / len(q)^0.5) @ V",
    ),
    ("8.1", "wrong", "", "def attend(q, K, V): return q @ K @ V"),
    ("8.1", "wrong", "", "def attend(q, K, V): return softmax(K @ q / np.sqrt(len(q))) @ V + 1"),
    ("8.1", "wrong", "", "def attend(q, K, V): return softmax(K * q) @ V"),
    ("8.1", "wrong", "", "def attend(q, K, V): return softmax(K @ q) * V"),
    ("8.1", "wrong", "", "def attend(q, K, V): return softmax(K @ q / len(q)**3) @ V"),
    ("8.1", "wrong", "", "def attend(q, K, V): return np.log(softmax(K @ q / np.sqrt(len(q)))) @ V"),
    ("8.1", "wrong", "", "def attend(q, K, V): return 2 * softmax(K @ q / np.sqrt(len(q))) @ V"),
    ("8.1", "wrong", "", "def attend(q, K, V): return softmax(K @ q / np.sqrt(len(q)))[::-1] @ V"),
    ("8.1", "wrong", "", "def attend(q, K, V): return softmax(-K @ q / np.sqrt(len(q))) @ V"),
    ("8.1", "wrong", "", "def attend(q, K, V): return softmax(K @ q * len(q)) @ V"),
    ("8.1", "open", "", "def attend(q, K, V): return softmax(K @ q / np.sqrt(len(q))) @ ..."),
    # ------------------------------------------------------------ 8.2
    *_8_2(
        "right",
        "",
        "softmax(-(((np.array(stations) - place) / width) ** 2)) @ temperatures",
        "np.average(temperatures, weights=softmax([-((place - s) ** 2) / width**2 for s in stations]))",
        "softmax(np.array(stations) * (2 * place - np.array(stations)) / width**2) @ np.array(temperatures)",
        """
def estimate(place, stations, temperatures, width):
    scores = [-((place - s) / width) ** 2 for s in stations]
    top = max(scores)
    e = [math.exp(z - top) for z in scores]
    return sum(x * t for x, t in zip(e, temperatures)) / sum(e)
""",
    ),
    *_8_2(
        "wrong", "you forgot the minus", "softmax(((place - np.array(stations)) / width) ** 2) @ temperatures"
    ),
    *_8_2(
        "wrong",
        "you did not square the distance",
        "softmax(-abs(place - np.array(stations)) / width) @ temperatures",
    ),
    *_8_2(
        "wrong",
        "you divided by the width after squaring",
        "softmax(-((place - np.array(stations)) ** 2) / width) @ temperatures",
    ),
    *_8_2(
        "wrong",
        "you halved the square",
        "softmax(-0.5 * ((place - np.array(stations)) / width) ** 2) @ temperatures",
    ),
    *_8_2("wrong", "you left out the width", "softmax(-((place - np.array(stations)) ** 2)) @ temperatures"),
    *_8_2(
        "wrong",
        "you multiplied by the width",
        "softmax(-(((place - np.array(stations)) * width) ** 2)) @ temperatures",
    ),
    *_8_2(
        "wrong",
        "your weights do not sum to 1",
        "np.exp(-(((place - np.array(stations)) / width) ** 2)) @ temperatures",
    ),
    *_8_2(
        "wrong",
        "far from every station your exponentials are all 0",
        """
def estimate(place, stations, temperatures, width):
    e = np.exp(-(((place - np.array(stations)) / width) ** 2))
    return (e * temperatures).sum() / e.sum()
""",
    ),
    *_8_2(
        "wrong",
        "you took the nearest station alone",
        "temperatures[int(np.argmin([abs(place - s) for s in stations]))]",
    ),
    *_8_2("wrong", "every station counts alike", "sum(temperatures) / len(temperatures)"),
    *_8_2("wrong", "you returned the weights", "softmax(-(((place - np.array(stations)) / width) ** 2))"),
    *_8_2(
        "wrong",
        "you averaged the stations",
        "softmax(-(((place - np.array(stations)) / width) ** 2)) @ stations",
    ),
    *_8_2(
        "wrong", "you applied softmax to the temperatures", "softmax(temperatures) @ np.array(temperatures)"
    ),
    *_8_2("wrong", "", "15.0", "np.interp(place, stations, temperatures)", "max(temperatures)"),
    *_8_2("open", "", "..."),
    # ------------------------------------------------------------ 8.3
    (
        "8.3",
        "right",
        "",
        """\
def masked_weights(scores, allowed):
    z = np.where(allowed, scores, -np.inf)
    top = np.max(z, axis=1, keepdims=True)
    e = np.exp(z - np.where(top > -np.inf, top, 0))
    total = e.sum(axis=1, keepdims=True)
    return e / np.where(total > 0, total, 1)
""",
    ),
    (
        "8.3",
        "right",
        "",
        """\
def masked_weights(scores, allowed):
    z = scores.copy()
    z[~allowed] = -np.inf
    top = np.max(z, axis=1, keepdims=True)
    e = np.exp(z - np.where(top > -np.inf, top, 0))
    total = e.sum(axis=1, keepdims=True)
    return e / np.where(total > 0, total, 1)
""",
    ),
    (
        "8.3",
        "right",
        "",
        """\
def masked_weights(scores, allowed):
    z = np.where(~allowed, -math.inf, scores).astype(np.float32)
    top = np.max(z, axis=1, keepdims=True)
    e = np.exp(z - np.where(top > -np.inf, top, 0))
    total = e.sum(axis=1, keepdims=True)
    return e / np.where(total > 0, total, 1)
""",
    ),
    (
        "8.3",
        "right",
        "",
        """\
def masked_weights(scores, allowed):
    z = scores + np.log(allowed)
    top = np.max(z, axis=1, keepdims=True)
    e = np.exp(z - np.where(top > -np.inf, top, 0))
    total = e.sum(axis=1, keepdims=True)
    return e / np.where(total > 0, total, 1)
""",
    ),
    (
        "8.3",
        "right",
        "",
        """\
def masked_weights(scores, allowed):
    z = np.array([[s if a else -np.inf for s, a in zip(*rows)] for rows in zip(scores, allowed)])
    top = np.max(z, axis=1, keepdims=True)
    e = np.exp(z - np.where(top > -np.inf, top, 0))
    total = e.sum(axis=1, keepdims=True)
    return e / np.where(total > 0, total, 1)
""",
    ),
    (
        "8.3",
        "right",
        "",
        """\
def masked_weights(scores, allowed):
    weights = np.zeros(scores.shape)
    for row, s, a in zip(weights, scores, allowed):
        if a.any():
            row[a] = softmax(s[a])
    return weights
""",
    ),
    (
        "8.3",
        "right",
        "",
        """\
def masked_weights(scores, allowed):
    top = np.max(scores, axis=1, keepdims=True, where=allowed, initial=-np.inf)
    e = np.where(allowed, np.exp(np.minimum(scores - np.where(np.isfinite(top), top, 0), 0)), 0)
    return e / np.maximum(e.sum(axis=1, keepdims=True), 1e-300)
""",
    ),
    (
        "8.3",
        "wrong",
        "you filled with a number above -3 million",
        """\
def masked_weights(scores, allowed):
    z = np.where(allowed, scores, -1e6)
    top = np.max(z, axis=1, keepdims=True)
    e = np.exp(z - np.where(top > -np.inf, top, 0))
    total = e.sum(axis=1, keepdims=True)
    return e / np.where(total > 0, total, 1)
""",
    ),
    *(
        (
            "8.3",
            "wrong",
            f"you filled with a number above {limit}",
            f"def masked_weights(scores, allowed): return softmax(np.where(allowed, scores, {fill}))",
        )
        for limit, fill in (("-1000", "-500"), ("-3 million", "-1e5"), ("-4 billion", "-5e6"))
    ),
    (
        "8.3",
        "wrong",
        "you filled with a number above -4 billion",
        """\
def masked_weights(scores, allowed):
    z = np.where(allowed, scores, -1e9)
    top = np.max(z, axis=1, keepdims=True)
    e = np.exp(z - np.where(top > -np.inf, top, 0))
    total = e.sum(axis=1, keepdims=True)
    return e / np.where(total > 0, total, 1)
""",
    ),
    (
        "8.3",
        "wrong",
        "you filled with a number, not with minus infinity",
        """\
def masked_weights(scores, allowed):
    z = np.where(allowed, scores, np.finfo(float).min)
    top = np.max(z, axis=1, keepdims=True)
    e = np.exp(z - np.where(top > -np.inf, top, 0))
    total = e.sum(axis=1, keepdims=True)
    return e / np.where(total > 0, total, 1)
""",
    ),
    (
        "8.3",
        "wrong",
        "you filled with a number, not with minus infinity",
        """\
def masked_weights(scores, allowed):
    z = np.where(allowed, scores, -np.finfo(np.float64).max)
    top = np.max(z, axis=1, keepdims=True)
    e = np.exp(z - np.where(top > -np.inf, top, 0))
    total = e.sum(axis=1, keepdims=True)
    return e / np.where(total > 0, total, 1)
""",
    ),
    (
        "8.3",
        "wrong",
        "you subtracted a large number",
        """\
def masked_weights(scores, allowed):
    z = scores - 1e9 * ~allowed
    top = np.max(z, axis=1, keepdims=True)
    e = np.exp(z - np.where(top > -np.inf, top, 0))
    total = e.sum(axis=1, keepdims=True)
    return e / np.where(total > 0, total, 1)
""",
    ),
    (
        "8.3",
        "wrong",
        "you subtracted a large number",
        """\
def masked_weights(scores, allowed):
    z = scores + np.where(allowed, 0, -1e9)
    top = np.max(z, axis=1, keepdims=True)
    e = np.exp(z - np.where(top > -np.inf, top, 0))
    total = e.sum(axis=1, keepdims=True)
    return e / np.where(total > 0, total, 1)
""",
    ),
    (
        "8.3",
        "wrong",
        "you filled with 0",
        """\
def masked_weights(scores, allowed):
    z = np.where(allowed, scores, 0)
    top = np.max(z, axis=1, keepdims=True)
    e = np.exp(z - np.where(top > -np.inf, top, 0))
    total = e.sum(axis=1, keepdims=True)
    return e / np.where(total > 0, total, 1)
""",
    ),
    (
        "8.3",
        "wrong",
        "you filled with 0",
        """\
def masked_weights(scores, allowed):
    z = scores * allowed
    top = np.max(z, axis=1, keepdims=True)
    e = np.exp(z - np.where(top > -np.inf, top, 0))
    total = e.sum(axis=1, keepdims=True)
    return e / np.where(total > 0, total, 1)
""",
    ),
    (
        "8.3",
        "wrong",
        "your mask is the wrong way round",
        """\
def masked_weights(scores, allowed):
    z = np.where(allowed, -np.inf, scores)
    top = np.max(z, axis=1, keepdims=True)
    e = np.exp(z - np.where(top > -np.inf, top, 0))
    total = e.sum(axis=1, keepdims=True)
    return e / np.where(total > 0, total, 1)
""",
    ),
    (
        "8.3",
        "wrong",
        "your mask is the wrong way round",
        """\
def masked_weights(scores, allowed):
    z = scores.copy()
    z[allowed] = -np.inf
    top = np.max(z, axis=1, keepdims=True)
    e = np.exp(z - np.where(top > -np.inf, top, 0))
    total = e.sum(axis=1, keepdims=True)
    return e / np.where(total > 0, total, 1)
""",
    ),
    (
        "8.3",
        "wrong",
        "you multiplied 0 by infinity",
        """\
def masked_weights(scores, allowed):
    z = scores + ~allowed * -np.inf
    top = np.max(z, axis=1, keepdims=True)
    e = np.exp(z - np.where(top > -np.inf, top, 0))
    total = e.sum(axis=1, keepdims=True)
    return e / np.where(total > 0, total, 1)
""",
    ),
    (
        "8.3",
        "wrong",
        "you multiplied 0 by infinity",
        """\
def masked_weights(scores, allowed):
    z = scores - np.inf * (1 - allowed)
    top = np.max(z, axis=1, keepdims=True)
    e = np.exp(z - np.where(top > -np.inf, top, 0))
    total = e.sum(axis=1, keepdims=True)
    return e / np.where(total > 0, total, 1)
""",
    ),
    (
        "8.3",
        "wrong",
        "the sign of your infinity is wrong",
        """\
def masked_weights(scores, allowed):
    z = np.where(allowed, scores, np.inf)
    top = np.max(z, axis=1, keepdims=True)
    e = np.exp(z - np.where(top > -np.inf, top, 0))
    total = e.sum(axis=1, keepdims=True)
    return e / np.where(total > 0, total, 1)
""",
    ),
    (
        "8.3",
        "wrong",
        "you left out the mask",
        """\
def masked_weights(scores, allowed):
    z = scores
    top = np.max(z, axis=1, keepdims=True)
    e = np.exp(z - np.where(top > -np.inf, top, 0))
    total = e.sum(axis=1, keepdims=True)
    return e / np.where(total > 0, total, 1)
""",
    ),
    (
        "8.3",
        "wrong",
        "you filled with a number above -1000",
        """\
def masked_weights(scores, allowed):
    z = np.where(allowed, scores, -100.0)
    top = np.max(z, axis=1, keepdims=True)
    e = np.exp(z - np.where(top > -np.inf, top, 0))
    total = e.sum(axis=1, keepdims=True)
    return e / np.where(total > 0, total, 1)
""",
    ),
    (
        "8.3",
        "wrong",
        "",
        """\
def masked_weights(scores, allowed):
    z = np.where(allowed, scores, scores.min())
    top = np.max(z, axis=1, keepdims=True)
    e = np.exp(z - np.where(top > -np.inf, top, 0))
    total = e.sum(axis=1, keepdims=True)
    return e / np.where(total > 0, total, 1)
""",
    ),
    (
        "8.3",
        "wrong",
        "you filled with nan",
        """\
def masked_weights(scores, allowed):
    z = np.where(allowed, scores, np.nan)
    top = np.max(z, axis=1, keepdims=True)
    e = np.exp(z - np.where(top > -np.inf, top, 0))
    total = e.sum(axis=1, keepdims=True)
    return e / np.where(total > 0, total, 1)
""",
    ),
    (
        "8.3",
        "wrong",
        "",
        """\
def masked_weights(scores, allowed):
    z = np.where(allowed, 1.0, -np.inf)
    top = np.max(z, axis=1, keepdims=True)
    e = np.exp(z - np.where(top > -np.inf, top, 0))
    total = e.sum(axis=1, keepdims=True)
    return e / np.where(total > 0, total, 1)
""",
    ),
    (
        "8.3",
        "wrong",
        "",
        """\
def masked_weights(scores, allowed):
    z = np.where(scores, allowed, -np.inf)
    top = np.max(z, axis=1, keepdims=True)
    e = np.exp(z - np.where(top > -np.inf, top, 0))
    total = e.sum(axis=1, keepdims=True)
    return e / np.where(total > 0, total, 1)
""",
    ),
    (
        "8.3",
        "wrong",
        "your function changed its input",
        """\
def masked_weights(scores, allowed):
    scores[~allowed] = -np.inf
    z = scores
    top = np.max(z, axis=1, keepdims=True)
    e = np.exp(z - np.where(top > -np.inf, top, 0))
    total = e.sum(axis=1, keepdims=True)
    return e / np.where(total > 0, total, 1)
""",
    ),
    (
        "8.3",
        "wrong",
        "you multiplied after the softmax",
        "def masked_weights(scores, allowed): return softmax(scores) * allowed",
    ),
    (
        "8.3",
        "wrong",
        "you multiplied after the softmax",
        "def masked_weights(scores, allowed): return np.where(allowed, softmax(scores), 0)",
    ),
    (
        "8.3",
        "wrong",
        "it stopped with ValueError",
        "def masked_weights(scores, allowed): return softmax(np.where(allowed, scores, -np.inf))",
    ),
    (
        "8.3",
        "wrong",
        "a closed place may still be the largest",
        """\
def masked_weights(scores, allowed):
    weights = softmax(scores) * allowed
    total = weights.sum(axis=1, keepdims=True)
    return weights / np.where(total > 0, total, 1)
""",
    ),
    (
        "8.3",
        "wrong",
        "you divided by a sum that may be 0",
        """\
def masked_weights(scores, allowed):
    weights = softmax(scores) * allowed
    return weights / weights.sum(axis=1, keepdims=True)
""",
    ),
    (
        "8.3",
        "wrong",
        "your closed rows are nan",
        """\
def masked_weights(scores, allowed):
    z = np.where(allowed, scores, -np.inf)
    e = np.exp(z - z.max(axis=1, keepdims=True))
    return e / e.sum(axis=1, keepdims=True)
""",
    ),
    (
        "8.3",
        "wrong",
        "your softmax runs over the wrong axis",
        """\
def masked_weights(scores, allowed):
    z = np.where(allowed, scores, -np.inf)
    top = np.max(z, axis=0)
    e = np.exp(z - np.where(top > -np.inf, top, 0))
    total = e.sum(axis=0)
    return e / np.where(total > 0, total, 1)
""",
    ),
    (
        "8.3",
        "wrong",
        "",
        """\
def masked_weights(scores, allowed):
    weights = softmax(scores)
    weights[~allowed] = 0
    return weights / weights.sum()
""",
    ),
    (
        "8.3",
        "wrong",
        "you left out the softmax",
        "def masked_weights(scores, allowed): return np.where(allowed, scores, -np.inf)",
    ),
    (
        "8.3",
        "wrong",
        "you filled with -1000",
        "def masked_weights(scores, allowed): return softmax(np.where(allowed, scores, -1000.0))",
    ),
    (
        "8.3",
        "wrong",
        "you filled with a number above -1000",
        "def masked_weights(scores, allowed): return softmax(np.where(allowed, scores, -500.0))",
    ),
    (
        "8.3",
        "wrong",
        "you filled with a number above -1000",
        "def masked_weights(scores, allowed): return softmax(np.where(allowed, scores, -99))",
    ),
    (
        "8.3",
        "wrong",
        "you filled with a number above -3 million",
        "def masked_weights(scores, allowed): return softmax(np.where(allowed, scores, -10000))",
    ),
    (
        "8.3",
        "wrong",
        "you filled with a number above -3 million",
        "def masked_weights(scores, allowed): return softmax(np.where(allowed, scores, -99999.0))",
    ),
    (
        "8.3",
        "wrong",
        "you filled with a number above -4 billion",
        "def masked_weights(scores, allowed): return softmax(np.where(allowed, scores, -1e8))",
    ),
    (
        "8.3",
        "wrong",
        "you filled with a number, not with minus infinity",
        "def masked_weights(scores, allowed): return softmax(np.where(allowed, scores, -1e30))",
    ),
    (
        "8.3",
        "wrong",
        "you filled with 0",
        "def masked_weights(scores, allowed): return softmax(scores * allowed)",
    ),
    ("8.3", "wrong", "", "def masked_weights(scores, allowed): return np.where(allowed, scores, np.inf)"),
    (
        "8.3",
        "wrong",
        "",
        "def masked_weights(scores, allowed): return np.where(allowed, softmax(scores), -np.inf)",
    ),
    ("8.3", "wrong", "", "def masked_weights(scores, allowed): return scores"),
    ("8.3", "wrong", "", "def masked_weights(scores, allowed): return np.where(allowed, scores, 0.0)"),
    (
        "8.3",
        "wrong",
        "",
        "def masked_weights(scores, allowed): return softmax(np.where(allowed, scores, -1.0))",
    ),
    (
        "8.3",
        "wrong",
        "",
        "def masked_weights(scores, allowed): return softmax(np.where(allowed, scores, -3.0))",
    ),
    (
        "8.3",
        "wrong",
        "",
        "def masked_weights(scores, allowed): return softmax(np.where(allowed, scores, 1e9))",
    ),
    (
        "8.3",
        "wrong",
        "",
        "def masked_weights(scores, allowed): return np.exp(np.where(allowed, scores, -np.inf))",
    ),
    (
        "8.3",
        "wrong",
        "",
        "def masked_weights(scores, allowed): return softmax(np.where(allowed, scores, scores - 1000))",
    ),
    (
        "8.3",
        "wrong",
        "your exponentials overflow",
        """\
def masked_weights(scores, allowed):
    e = np.exp(scores) * allowed
    total = e.sum(axis=1, keepdims=True)
    return e / np.where(total > 0, total, 1)
""",
    ),
    (
        "8.3",
        "wrong",
        "your exponentials overflow",
        """\
def masked_weights(scores, allowed):
    z = np.where(allowed, scores, -np.inf)
    e = np.exp(z)
    total = e.sum(axis=1, keepdims=True)
    return e / np.where(total > 0, total, 1)
""",
    ),
    (
        "8.3",
        "open",
        "",
        "def masked_weights(scores, allowed): return softmax(np.where(allowed, scores, ...))",
    ),
    # ------------------------------------------------------------ 8.4
    ("8.4", "right", "", "def may_look(n): return causal_mask(n)"),
    ("8.4", "right", "", "def may_look(n): return np.tri(n)"),
    ("8.4", "right", "", "def may_look(n): return [[1] * (i + 1) + [0] * (n - i - 1) for i in range(n)]"),
    ("8.4", "right", "", "def may_look(n): return np.arange(n) <= np.arange(n)[:, None]"),
    (
        "8.4",
        "right",
        "",
        "def may_look(n): return np.fromfunction(lambda i, j: i >= j, (n, n)).astype(np.float32)",
    ),
    ("8.4", "right", "", "def may_look(n): return np.cumsum(np.eye(n), axis=0)"),
    ("8.4", "right", "", "def may_look(n): return np.tril(np.ones(n))"),
    ("8.4", "right", "", "def may_look(n): return 1 - np.triu(np.ones((n, n), dtype=int), k=1)"),
    (
        "8.4",
        "right",
        "",
        "def may_look(n): return tuple(tuple(int(j <= i) for j in range(n)) for i in range(n))",
    ),
    (
        "8.4",
        "right",
        "",
        """\
def may_look(n):
    if n == 1:
        return [[1]]
    return [row + [0] for row in may_look(n - 1)] + [[1] * n]
""",
    ),
    ("8.4", "wrong", "your mask is the wrong way round", "def may_look(n): return np.triu(np.ones((n, n)))"),
    ("8.4", "wrong", "your mask is the wrong way round", "def may_look(n): return np.tri(n).T"),
    (
        "8.4",
        "wrong",
        "your mask is the wrong way round",
        "def may_look(n): return np.cumsum(np.eye(n), axis=1)",
    ),
    ("8.4", "wrong", "a place cannot see itself", "def may_look(n): return np.tril(np.ones((n, n)), k=-1)"),
    (
        "8.4",
        "wrong",
        "a place cannot see itself",
        "def may_look(n): return [[1] * i + [0] * (n - i) for i in range(n)]",
    ),
    (
        "8.4",
        "wrong",
        "a place cannot see itself",
        "def may_look(n): return [[int(j < i) for j in range(n)] for i in range(n)]",
    ),
    ("8.4", "wrong", "each place sees one step ahead", "def may_look(n): return np.tri(n, k=1)"),
    ("8.4", "wrong", "each place sees only itself", "def may_look(n): return np.eye(n)"),
    (
        "8.4",
        "wrong",
        "each place sees one step back only",
        "def may_look(n): return np.eye(n) + np.diag(np.ones(n - 1), -1)",
    ),
    ("8.4", "wrong", "everything is open", "def may_look(n): return np.ones((n, n))"),
    ("8.4", "wrong", "you marked what is closed", "def may_look(n): return ~causal_mask(n)"),
    ("8.4", "wrong", "you marked what is closed", "def may_look(n): return 1 - np.tri(n)"),
    (
        "8.4",
        "wrong",
        "you returned what is added to the scores",
        "def may_look(n): return np.where(causal_mask(n), 0.0, -np.inf)",
    ),
    (
        "8.4",
        "wrong",
        "you returned what is added to the scores",
        "def may_look(n): return np.triu(np.full((n, n), -np.inf), k=1)",
    ),
    (
        "8.4",
        "wrong",
        "you returned weights",
        "def may_look(n): return np.tri(n) / np.arange(1, n + 1)[:, None]",
    ),
    (
        "8.4",
        "wrong",
        "you returned weights",
        "def may_look(n): return softmax(np.where(causal_mask(n), 0.0, -np.inf))",
    ),
    ("8.4", "wrong", "your table has a fixed size", "def may_look(n): return np.array([[1, 0], [1, 1]])"),
    ("8.4", "wrong", "", "def may_look(n): return np.tril(np.ones((3, 3)))"),
    ("8.4", "wrong", "", "def may_look(n): return np.fliplr(np.tri(n))"),
    ("8.4", "wrong", "", "def may_look(n): return np.zeros((n, n))"),
    ("8.4", "wrong", "", "def may_look(n): return np.tril(np.arange(n * n).reshape(n, n))"),
    ("8.4", "wrong", "", "def may_look(n): return np.tri(n + 1)"),
    ("8.4", "wrong", "", "def may_look(n): return [1] * n"),
    ("8.4", "wrong", "you counted the open places", "def may_look(n): return np.tri(n).sum(axis=1)"),
    ("8.4", "wrong", "", "def may_look(n): return np.tril(np.ones((n, n)), n)[0]"),
    ("8.4", "wrong", "it stopped with TypeError", "def may_look(n): return np.tril(np.ones(n, n))"),
    ("8.4", "wrong", "you counted the open places", "def may_look(n): return np.arange(1, n + 1)"),
    ("8.4", "wrong", "you counted the open places", "def may_look(n): return [k + 1 for k in range(n)]"),
    (
        "8.4",
        "wrong",
        "you turned the table upside down",
        "def may_look(n): return np.tril(np.ones((n, n)))[::-1]",
    ),
    ("8.4", "wrong", "", "def may_look(n): return np.arange(n)"),
    ("8.4", "wrong", "", "def may_look(n): return np.tril(np.ones((n, n)))[:, ::-1]"),
    ("8.4", "wrong", "", "def may_look(n): return np.triu(np.ones((n, n)))[::-1]"),
    ("8.4", "wrong", "", "def may_look(n): return np.tril(np.ones((n + 1, n + 1)))"),
    ("8.4", "wrong", "", "def may_look(n): return np.tril(np.ones((n, n))) - 1"),
    ("8.4", "wrong", "", "def may_look(n): return np.cumsum(np.eye(n), axis=0) * 2"),
    ("8.4", "wrong", "", "def may_look(n): return np.ones((n, n)).sum(axis=1)"),
    (
        "8.4",
        "wrong",
        "your table holds the first row alone",
        """\
def may_look(n):
    rows = []
    for i in range(n):
        rows.append([1 if j <= i else 0 for j in range(n)])
        return rows
""",
    ),
    ("8.4", "wrong", "", "def may_look(n): return [[1] * n]"),
    ("8.4", "wrong", "", "def may_look(n): return [1] + [0] * (n - 1)"),
    # ------------------------------------------------------------ 8.5
    *_8_5(
        "right",
        "",
        "attention(Q, K, V, causal_mask(len(Q)))[0]",
        "softmax(np.where(np.tri(len(Q)) > 0, Q @ K.T / math.sqrt(Q.shape[1]), -np.inf)) @ V",
        """
def causal_attention(Q, K, V):
    n, d = Q.shape
    return np.array([softmax(K[: i + 1] @ Q[i] / d**0.5) @ V[: i + 1] for i in range(n)])
""",
        """
def causal_attention(Q, K, V):
    n, d = Q.shape
    scores = Q @ K.T / np.sqrt(d)
    scores[np.triu_indices(n, 1)] = -np.inf
    e = np.exp(scores - scores.max(axis=1, keepdims=True))
    return e @ V / e.sum(axis=1, keepdims=True)
""",
        """
def causal_attention(Q, K, V):
    n, d = Q.shape
    scores = (Q / np.sqrt(d)) @ K.T + np.triu(np.full((n, n), -np.inf), 1)
    return softmax(scores, axis=1) @ V
""",
    ),
    *_8_5(
        "wrong", "you forgot the mask", "softmax(Q @ K.T / np.sqrt(Q.shape[1])) @ V", "attention(Q, K, V)[0]"
    ),
    *_8_5("wrong", "you forgot the scale", "softmax(np.where(np.tri(len(Q)) == 1, Q @ K.T, -np.inf)) @ V"),
    *_8_5(
        "wrong",
        "you divided by d, not by its root",
        "softmax(np.where(np.tri(len(Q)) == 1, Q @ K.T / Q.shape[1], -np.inf)) @ V",
    ),
    *_8_5(
        "wrong",
        "you multiplied by the root of d",
        "softmax(np.where(np.tri(len(Q)) == 1, Q @ K.T * np.sqrt(Q.shape[1]), -np.inf)) @ V",
    ),
    *_8_5(
        "wrong",
        "your root is that of the number of words",
        "softmax(np.where(np.tri(len(Q)) == 1, Q @ K.T / np.sqrt(len(Q)), -np.inf)) @ V",
    ),
    *_8_5("wrong", "your mask is the wrong way round", "attention(Q, K, V, causal_mask(len(Q)).T)[0]"),
    *_8_5(
        "wrong",
        "it stopped with ValueError",
        "softmax(np.where(np.tri(len(Q), k=-1) == 1, Q @ K.T, -np.inf)) @ V",
    ),
    *_8_5("wrong", "each place sees one step ahead", "attention(Q, K, V, np.tri(len(Q), k=1) == 1)[0]"),
    *_8_5(
        "wrong",
        "you closed with 0, not with minus infinity",
        "softmax(np.tril(Q @ K.T / np.sqrt(Q.shape[1]))) @ V",
    ),
    *_8_5(
        "wrong",
        "you closed with a number, not with minus infinity",
        "softmax(np.where(np.tri(len(Q)) == 1, Q @ K.T / np.sqrt(Q.shape[1]), -100)) @ V",
        "softmax(np.where(np.tri(len(Q)) == 1, Q @ K.T / np.sqrt(Q.shape[1]), -1e6)) @ V",
        "softmax(Q @ K.T / np.sqrt(Q.shape[1]) - 1e9 * (1 - np.tri(len(Q)))) @ V",
    ),
    *_8_5(
        "wrong",
        "you shared anew what was left after the softmax",
        """
def causal_attention(Q, K, V):
    weights = softmax(Q @ K.T / np.sqrt(Q.shape[1])) * np.tri(len(Q))
    return weights / weights.sum(axis=1, keepdims=True) @ V
""",
    ),
    *_8_5(
        "wrong",
        "you struck out after the softmax",
        "(softmax(Q @ K.T / np.sqrt(Q.shape[1])) * np.tri(len(Q))) @ V",
    ),
    *_8_5(
        "wrong",
        "your softmax runs over the wrong axis",
        "softmax(np.where(np.tri(len(Q)) == 1, Q @ K.T / np.sqrt(Q.shape[1]), -np.inf), axis=0) @ V",
    ),
    *_8_5("wrong", "you returned the weights", "attention(Q, K, V, causal_mask(len(Q)))[1]"),
    *_8_5("wrong", "queries and keys have changed places", "attention(K, Q, V, causal_mask(len(Q)))[0]"),
    *_8_5("wrong", "you averaged the keys", "attention(Q, K, K, causal_mask(len(Q)))[0]"),
    *_8_5(
        "wrong",
        "your exponentials overflow",
        """
def causal_attention(Q, K, V):
    e = np.exp(Q @ K.T / np.sqrt(Q.shape[1])) * np.tri(len(Q))
    return e / e.sum(axis=1, keepdims=True) @ V
""",
    ),
    *_8_5("wrong", "", "V", "np.cumsum(V, axis=0)", "V.cumsum(axis=0) / np.arange(1, len(V) + 1)[:, None]"),
    *_8_5("open", "", "..."),
    # ------------------------------------------------------------ 8.6
    ("8.6", "right", "", "def weights_of(Q, K): return softmax(Q @ K.T / np.sqrt(Q.shape[1]))"),
    ("8.6", "right", "", "def weights_of(Q, K): return attention(Q, K, K)[1].astype(np.float32)"),
    (
        "8.6",
        "right",
        "",
        "def weights_of(Q, K): return np.array([softmax([q @ k / len(q) ** 0.5 for k in K]) for q in Q])",
    ),
    (
        "8.6",
        "right",
        "",
        """\
def weights_of(Q, K):
    return np.exp(log_softmax(np.einsum('id,jd->ij', Q, K) / np.sqrt(K.shape[-1])))
""",
    ),
    (
        "8.6",
        "right",
        "",
        """\
def weights_of(Q, K):
    e = np.exp(Q @ K.T / math.sqrt(len(Q[0])))
    return (e.T / e.sum(axis=1)).T
""",
    ),
    (
        "8.6",
        "right",
        "",
        """\
def weights_of(Q, K):
    e = np.exp(Q @ K.T) ** (1 / np.sqrt(Q.shape[1]))
    return [[x / sum(row) for x in row] for row in e]
""",
    ),
    (
        "8.6",
        "wrong",
        "your softmax runs over the wrong axis",
        """\
def weights_of(Q, K):
    scores = Q @ K.T / np.sqrt(Q.shape[1])
    e = np.exp(scores)
    return e / e.sum(axis=0)
""",
    ),
    (
        "8.6",
        "wrong",
        "your softmax runs over the wrong axis",
        """\
def weights_of(Q, K):
    scores = Q @ K.T / np.sqrt(Q.shape[1])
    e = np.exp(scores)
    return e / e.sum(axis=0, keepdims=True)
""",
    ),
    (
        "8.6",
        "wrong",
        "you divided by the sum of the whole table",
        """\
def weights_of(Q, K):
    scores = Q @ K.T / np.sqrt(Q.shape[1])
    e = np.exp(scores)
    return e / e.sum()
""",
    ),
    (
        "8.6",
        "wrong",
        "`keepdims=True` is missing",
        """\
def weights_of(Q, K):
    scores = Q @ K.T / np.sqrt(Q.shape[1])
    e = np.exp(scores)
    return e / e.sum(axis=1)
""",
    ),
    (
        "8.6",
        "wrong",
        "query and key are swapped",
        """\
def weights_of(Q, K):
    scores = K @ Q.T / np.sqrt(K.shape[1])
    e = np.exp(scores)
    return e / e.sum(axis=1, keepdims=True)
""",
    ),
    (
        "8.6",
        "wrong",
        "the scale is not in the exponent",
        """\
def weights_of(Q, K):
    scores = Q @ K.T
    e = np.exp(scores)
    return e / e.sum(axis=1, keepdims=True)
""",
    ),
    (
        "8.6",
        "wrong",
        "the scale is not in the exponent",
        """\
def weights_of(Q, K):
    scores = Q @ K.T
    e = np.exp(scores)
    return e / np.sqrt(Q.shape[1]) / (e / np.sqrt(Q.shape[1])).sum(axis=1, keepdims=True)
""",
    ),
    (
        "8.6",
        "wrong",
        "you divided by d, not by its root",
        """\
def weights_of(Q, K):
    scores = Q @ K.T / Q.shape[1]
    e = np.exp(scores)
    return e / e.sum(axis=1, keepdims=True)
""",
    ),
    (
        "8.6",
        "wrong",
        "you multiplied by the root of d",
        """\
def weights_of(Q, K):
    scores = Q @ K.T * np.sqrt(Q.shape[1])
    e = np.exp(scores)
    return e / e.sum(axis=1, keepdims=True)
""",
    ),
    (
        "8.6",
        "wrong",
        "you took the root of the number of queries",
        """\
def weights_of(Q, K):
    scores = Q @ K.T / np.sqrt(len(Q))
    e = np.exp(scores)
    return e / e.sum(axis=1, keepdims=True)
""",
    ),
    (
        "8.6",
        "wrong",
        "you took the root of the number of keys",
        """\
def weights_of(Q, K):
    scores = Q @ K.T / np.sqrt(K.shape[0])
    e = np.exp(scores)
    return e / e.sum(axis=1, keepdims=True)
""",
    ),
    (
        "8.6",
        "wrong",
        "you scaled after the softmax",
        """\
def weights_of(Q, K):
    scores = Q @ K.T
    e = np.exp(scores)
    return e / e.sum(axis=1, keepdims=True) / np.sqrt(Q.shape[1])
""",
    ),
    (
        "8.6",
        "wrong",
        "you divided by the largest",
        """\
def weights_of(Q, K):
    scores = Q @ K.T / np.sqrt(Q.shape[1])
    e = np.exp(scores)
    return e / e.max(axis=1, keepdims=True)
""",
    ),
    (
        "8.6",
        "wrong",
        "you did not divide",
        """\
def weights_of(Q, K):
    scores = Q @ K.T / np.sqrt(Q.shape[1])
    e = np.exp(scores)
    return e
""",
    ),
    (
        "8.6",
        "wrong",
        "you left out the exponential",
        """\
def weights_of(Q, K):
    scores = Q @ K.T / np.sqrt(Q.shape[1])
    e = np.exp(scores)
    return scores / scores.sum(axis=1, keepdims=True)
""",
    ),
    (
        "8.6",
        "wrong",
        "",
        """\
def weights_of(Q, K):
    scores = Q @ K.T / Q.size
    e = np.exp(scores)
    return e / e.sum(axis=1, keepdims=True)
""",
    ),
    (
        "8.6",
        "wrong",
        "",
        """\
def weights_of(Q, K):
    scores = np.sqrt(Q @ K.T / Q.shape[1])
    e = np.exp(scores)
    return e / e.sum(axis=1, keepdims=True)
""",
    ),
    (
        "8.6",
        "wrong",
        "you divided by the mean of the exponentials",
        """\
def weights_of(Q, K):
    scores = Q @ K.T / np.sqrt(Q.shape[1])
    e = np.exp(scores)
    return e / e.mean(axis=1, keepdims=True)
""",
    ),
    (
        "8.6",
        "wrong",
        "",
        """\
def weights_of(Q, K):
    scores = Q @ K.T / np.sqrt(Q.shape[1])
    e = np.exp(scores)
    return e / K.shape[0]
""",
    ),
    (
        "8.6",
        "wrong",
        "",
        """\
def weights_of(Q, K):
    scores = Q @ K.T / np.sqrt(Q.shape[1])
    e = np.exp(scores)
    return e / scores.sum(axis=1, keepdims=True)
""",
    ),
    (
        "8.6",
        "wrong",
        "",
        """\
def weights_of(Q, K):
    scores = Q @ K.T / np.sqrt(Q.shape[1])
    e = np.exp(scores)
    return e.argmax(axis=1)
""",
    ),
    (
        "8.6",
        "wrong",
        "",
        """\
def weights_of(Q, K):
    scores = Q @ K.T / np.sqrt(Q.shape[1])
    e = np.exp(scores)
    return (e / e.sum(axis=1, keepdims=True)).T
""",
    ),
    (
        "8.6",
        "wrong",
        "",
        """\
def weights_of(Q, K):
    scores = Q @ K.T / np.sqrt(Q.shape[1])
    e = np.exp(scores)
    return e / e.sum(axis=1, keepdims=True) @ K
""",
    ),
    (
        "8.6",
        "wrong",
        "",
        """\
def weights_of(Q, K):
    scores = Q @ K.T / np.sqrt(Q.shape[1])
    e = np.exp(scores)
    return e / e.sum(axis=1, keepdims=True) @ Q
""",
    ),
    (
        "8.6",
        "wrong",
        "you multiplied entry by entry",
        """\
def weights_of(Q, K):
    scores = Q * K / np.sqrt(Q.shape[1])
    e = np.exp(scores)
    return e / e.sum(axis=1, keepdims=True)
""",
    ),
    (
        "8.6",
        "wrong",
        "the keys are not turned",
        """\
def weights_of(Q, K):
    scores = Q @ K / np.sqrt(Q.shape[1])
    e = np.exp(scores)
    return e / e.sum(axis=1, keepdims=True)
""",
    ),
    (
        "8.6",
        "wrong",
        "you applied softmax to the exponentials",
        "def weights_of(Q, K): return softmax(np.exp(Q @ K.T / np.sqrt(Q.shape[1])))",
    ),
    (
        "8.6",
        "wrong",
        "the keys are not turned",
        "def weights_of(Q, K): return softmax(Q @ K / np.sqrt(K.shape[1]))",
    ),
    (
        "8.6",
        "wrong",
        "you multiplied entry by entry",
        "def weights_of(Q, K): return softmax(Q * K / np.sqrt(Q.shape[1]), axis=1)",
    ),
    (
        "8.6",
        "wrong",
        "you divided by 2d",
        "def weights_of(Q, K): return softmax(Q @ K.T / Q.shape[1]**1/2)",
    ),
    ("8.6", "wrong", "you returned the scores", "def weights_of(Q, K): return Q @ K.T / np.sqrt(Q.shape[1])"),
    (
        "8.6",
        "wrong",
        "it stopped with ValueError",
        "def weights_of(Q, K): return softmax(Q.T @ K.T / np.sqrt(Q.shape[1]))",
    ),
    (
        "8.6",
        "wrong",
        "it stopped with ValueError",
        "def weights_of(Q, K): return softmax(K @ Q / np.sqrt(Q.shape[1]))",
    ),
    (
        "8.6",
        "wrong",
        "it stopped with ValueError",
        "def weights_of(Q, K): return softmax(Q @ Q / np.sqrt(Q.shape[1]))",
    ),
    (
        "8.6",
        "wrong",
        "",
        "def weights_of(Q, K): return softmax(Q.T @ K / np.sqrt(Q.shape[1])) if Q.shape == K.shape else Q",
    ),
    (
        "8.6",
        "wrong",
        "",
        """\
def weights_of(Q, K):
    return softmax(Q + K / np.sqrt(Q.shape[1])) if Q.shape == K.shape else Q @ K.T
""",
    ),
    ("8.6", "wrong", "", "def weights_of(Q, K): return softmax(-Q @ K.T / np.sqrt(Q.shape[1]))"),
    ("8.6", "wrong", "", "def weights_of(Q, K): return Q @ K.T"),
    ("8.6", "wrong", "", "def weights_of(Q, K): return np.exp(Q @ K.T)"),
    ("8.6", "wrong", "", "def weights_of(Q, K): return softmax(np.exp(Q @ K.T))"),
    ("8.6", "wrong", "", "def weights_of(Q, K): return softmax(2 * Q @ K.T / np.sqrt(Q.shape[1]))"),
    ("8.6", "wrong", "", "def weights_of(Q, K): return softmax(Q @ K.T / np.sqrt(Q.shape[1])).round(2)"),
    ("8.6", "wrong", "", "def weights_of(Q, K): return 100 * softmax(Q @ K.T / np.sqrt(Q.shape[1]))"),
    # ------------------------------------------------------------ 8.7
    (
        "8.7",
        "right",
        "",
        """\
from teachkit.transformer import additive_attention
def context(s, H, W, U, v):
    return additive_attention(s, H, H, W, U, v)[0]
""",
    ),
    (
        "8.7",
        "right",
        "",
        "def context(s, H, W, U, v): return softmax(v @ np.tanh((W @ s)[:, None] + U @ H.T)) @ H",
    ),
    (
        "8.7",
        "right",
        "",
        "def context(s, H, W, U, v): return softmax(2 * sigmoid(2 * (W @ s + H @ U.T)) @ v - v.sum()) @ H",
    ),
    (
        "8.7",
        "right",
        "",
        """\
def context(s, H, W, U, v):
    return np.average(H, axis=0, weights=softmax(np.tanh(np.einsum('ji,ki->jk', H, U) + W @ s) @ v))
""",
    ),
    (
        "8.7",
        "right",
        "",
        """\
def context(s, H, W, U, v):
    scores = [v @ np.tanh(W @ s + U @ h) for h in H]
    return list(softmax(scores) @ H)
""",
    ),
    (
        "8.7",
        "right",
        "",
        """\
def context(s, H, W, U, v):
    joined = np.hstack([np.tile(s, (len(H), 1)), H])
    e = np.exp(np.tanh(joined @ np.hstack([W, U]).T) @ v)
    return e @ H / e.sum()
""",
    ),
    (
        "8.7",
        "wrong",
        "you left out tanh",
        """\
def context(s, H, W, U, v):
    scores = (W @ s + H @ U.T) @ v
    return softmax(scores) @ H
""",
    ),
    (
        "8.7",
        "wrong",
        "you left out tanh",
        """\
def context(s, H, W, U, v):
    scores = H @ U.T @ v
    return softmax(scores) @ H
""",
    ),
    (
        "8.7",
        "wrong",
        "your tanh is outside",
        """\
def context(s, H, W, U, v):
    scores = np.tanh((W @ s + H @ U.T) @ v)
    return softmax(scores) @ H
""",
    ),
    (
        "8.7",
        "wrong",
        "the query has no say",
        """\
def context(s, H, W, U, v):
    scores = np.tanh(W @ s) @ v + np.tanh(H @ U.T) @ v
    return softmax(scores) @ H
""",
    ),
    (
        "8.7",
        "wrong",
        "the query has no say",
        """\
def context(s, H, W, U, v):
    scores = np.tanh(H @ U.T) @ v
    return softmax(scores) @ H
""",
    ),
    (
        "8.7",
        "wrong",
        "the query has no say",
        """\
def context(s, H, W, U, v):
    scores = (np.tanh(W @ s) + np.tanh(H @ U.T)) @ v
    return softmax(scores) @ H
""",
    ),
    (
        "8.7",
        "wrong",
        "you put a sigmoid in the place of tanh",
        """\
def context(s, H, W, U, v):
    scores = sigmoid(W @ s + H @ U.T) @ v
    return softmax(scores) @ H
""",
    ),
    (
        "8.7",
        "wrong",
        "W and U are swapped",
        """\
def context(s, H, W, U, v):
    scores = np.tanh(U @ s + H @ W.T) @ v
    return softmax(scores) @ H
""",
    ),
    (
        "8.7",
        "wrong",
        "you subtracted",
        """\
def context(s, H, W, U, v):
    scores = np.tanh(W @ s - H @ U.T) @ v
    return softmax(scores) @ H
""",
    ),
    (
        "8.7",
        "wrong",
        "one of your tables is turned",
        """\
def context(s, H, W, U, v):
    scores = np.tanh(W @ s + H @ U) @ v
    return softmax(scores) @ H
""",
    ),
    (
        "8.7",
        "wrong",
        "your W is turned",
        """\
def context(s, H, W, U, v):
    scores = np.tanh(s @ W + H @ U.T) @ v
    return softmax(scores) @ H
""",
    ),
    (
        "8.7",
        "wrong",
        "you left out v",
        """\
def context(s, H, W, U, v):
    scores = np.tanh(W @ s + H @ U.T).sum(axis=1)
    return softmax(scores) @ H
""",
    ),
    (
        "8.7",
        "wrong",
        "you divided by a root",
        """\
def context(s, H, W, U, v):
    scores = np.tanh(W @ s + H @ U.T) @ v / np.sqrt(len(v))
    return softmax(scores) @ H
""",
    ),
    (
        "8.7",
        "wrong",
        "you left out the softmax",
        """\
def context(s, H, W, U, v):
    scores = np.tanh(W @ s + H @ U.T) @ v
    return scores @ H
""",
    ),
    (
        "8.7",
        "wrong",
        "you returned the weights",
        """\
def context(s, H, W, U, v):
    scores = np.tanh(W @ s + H @ U.T) @ v
    return softmax(scores)
""",
    ),
    (
        "8.7",
        "wrong",
        "",
        """\
def context(s, H, W, U, v):
    scores = np.tanh(W @ s + H @ U.T) @ v
    return softmax(scores).argmax() * H[0]
""",
    ),
    (
        "8.7",
        "wrong",
        "you took the word with the best score only",
        """\
def context(s, H, W, U, v):
    scores = np.tanh(W @ s + H @ U.T) @ v
    return H[scores.argmax()]
""",
    ),
    (
        "8.7",
        "wrong",
        "",
        """\
def context(s, H, W, U, v):
    scores = np.tanh(W @ s + H @ U.T) @ v
    return softmax(scores) @ H / len(H)
""",
    ),
    (
        "8.7",
        "wrong",
        "you did not add up",
        """\
def context(s, H, W, U, v):
    scores = np.tanh(W @ s + H @ U.T) @ v
    return softmax(scores)[:, None] * H
""",
    ),
    (
        "8.7",
        "wrong",
        "it stopped with ValueError",
        """\
def context(s, H, W, U, v):
    scores = np.tanh(W @ s + s @ U.T) * v
    return softmax(scores) @ H
""",
    ),
    (
        "8.7",
        "wrong",
        "",
        """\
def context(s, H, W, U, v):
    scores = np.tan(W @ s + H @ U.T) @ v
    return softmax(scores) @ H
""",
    ),
    (
        "8.7",
        "wrong",
        "",
        """\
def context(s, H, W, U, v):
    scores = np.tanh(W @ s * (H @ U.T)) @ v
    return softmax(scores) @ H
""",
    ),
    (
        "8.7",
        "wrong",
        "",
        """\
def context(s, H, W, U, v):
    scores = np.tanh(W @ s + H @ U.T) @ abs(v)
    return softmax(scores) @ H
""",
    ),
    (
        "8.7",
        "wrong",
        "",
        """\
def context(s, H, W, U, v):
    scores = -np.tanh(W @ s + H @ U.T) @ v
    return softmax(scores) @ H
""",
    ),
    (
        "8.7",
        "wrong",
        "you gave all words the same weight",
        """\
def context(s, H, W, U, v):
    scores = np.tanh(W @ s + H @ U.T) @ v
    return softmax(scores).mean() * H.sum(axis=0)
""",
    ),
    (
        "8.7",
        "wrong",
        "it stopped with ValueError",
        """\
def context(s, H, W, U, v):
    scores = np.tanh(W @ s + U @ H) @ v
    return softmax(scores) @ H
""",
    ),
    (
        "8.7",
        "wrong",
        "you gave all words the same weight",
        "def context(s, H, W, U, v): return np.mean(H, axis=0)",
    ),
    (
        "8.7",
        "wrong",
        "you did not add up",
        "def context(s, H, W, U, v): return H * softmax(np.tanh(W @ s + H @ U.T) @ v)[:, None]",
    ),
    (
        "8.7",
        "wrong",
        "you took the exponentials for weights",
        "def context(s, H, W, U, v): return np.exp(np.tanh(W @ s + H @ U.T) @ v) @ H",
    ),
    ("8.7", "wrong", "", "def context(s, H, W, U, v): return H[0]"),
    ("8.7", "wrong", "", "def context(s, H, W, U, v): return H[(np.tanh(W @ s + H @ U.T) @ v).argmin()]"),
    ("8.7", "wrong", "", "def context(s, H, W, U, v): return H.sum(axis=0)"),
    ("8.7", "wrong", "", "def context(s, H, W, U, v): return H"),
    (
        "8.7",
        "wrong",
        "",
        "def context(s, H, W, U, v): return np.tanh(softmax(np.tanh(W @ s + H @ U.T) @ v) @ H)",
    ),
    ("8.7", "wrong", "", "def context(s, H, W, U, v): return np.exp((W @ s + H @ U.T) @ v) @ H"),
    ("8.7", "wrong", "", "def context(s, H, W, U, v): return softmax(-np.tanh(W @ s + H @ U.T) @ v) @ H"),
    (
        "8.7",
        "wrong",
        "",
        "def context(s, H, W, U, v): return softmax(np.exp(np.tanh(W @ s + H @ U.T) @ v)) @ H",
    ),
    ("8.7", "wrong", "", "def context(s, H, W, U, v): return H.max(axis=0)"),
    # ------------------------------------------------------------ 8.8
    ("8.8", "right", "", "def mean_weights(scores): return softmax(scores).mean(axis=0)"),
    (
        "8.8",
        "right",
        "",
        "def mean_weights(scores): return sum(softmax(head) for head in scores) / len(scores)",
    ),
    (
        "8.8",
        "right",
        "",
        "def mean_weights(scores): return np.einsum('hnm->nm', softmax(scores, axis=2)) / scores.shape[0]",
    ),
    (
        "8.8",
        "right",
        "",
        """\
def mean_weights(scores):
    return np.average([softmax(head, axis=1) for head in scores], axis=0).tolist()
""",
    ),
    ("8.8", "right", "", "def mean_weights(scores): return np.apply_along_axis(softmax, -1, scores).mean(0)"),
    (
        "8.8",
        "right",
        "",
        """\
def mean_weights(scores):
    e = np.exp(scores - scores.max(axis=-1, keepdims=True))
    weights = e / e.sum(axis=-1, keepdims=True)
    return np.exp(logsumexp(np.log(weights + 1e-320), axis=0)) / len(scores)
""",
    ),
    (
        "8.8",
        "wrong",
        "",
        """\
def mean_weights(scores):
    e = np.exp(scores - scores.mean(axis=-1, keepdims=True))
    return (e / e.sum(axis=-1, keepdims=True)).mean(axis=0)
""",
    ),
    (
        "8.8",
        "wrong",
        "you averaged before the softmax",
        "def mean_weights(scores): return softmax(scores.mean(axis=0))",
    ),
    (
        "8.8",
        "wrong",
        "you averaged before the softmax",
        "def mean_weights(scores): return softmax(np.mean(scores, axis=0), axis=-1)",
    ),
    (
        "8.8",
        "wrong",
        "you added the scores before the softmax",
        "def mean_weights(scores): return softmax(scores.sum(axis=0))",
    ),
    (
        "8.8",
        "wrong",
        "your softmax runs over the heads",
        "def mean_weights(scores): return softmax(scores, axis=0).mean(axis=0)",
    ),
    (
        "8.8",
        "wrong",
        "your softmax runs over the queries",
        "def mean_weights(scores): return softmax(scores, axis=1).mean(axis=0)",
    ),
    (
        "8.8",
        "wrong",
        "you added the heads",
        "def mean_weights(scores): return softmax(scores, axis=-1).sum(axis=0)",
    ),
    (
        "8.8",
        "wrong",
        "you took the largest weight of all heads",
        "def mean_weights(scores): return softmax(scores).max(axis=0)",
    ),
    (
        "8.8",
        "wrong",
        "you took the median",
        "def mean_weights(scores): return np.median(softmax(scores), axis=0)",
    ),
    ("8.8", "wrong", "you kept one head only", "def mean_weights(scores): return softmax(scores[0])"),
    ("8.8", "wrong", "you did not average", "def mean_weights(scores): return softmax(scores, axis=-1)"),
    (
        "8.8",
        "wrong",
        "you averaged over the queries",
        "def mean_weights(scores): return softmax(scores).mean(axis=1)",
    ),
    (
        "8.8",
        "wrong",
        "you averaged over the keys",
        "def mean_weights(scores): return softmax(scores).mean(axis=-1)",
    ),
    (
        "8.8",
        "wrong",
        "you averaged over everything",
        "def mean_weights(scores): return softmax(scores).mean()",
    ),
    ("8.8", "wrong", "", "def mean_weights(scores): return softmax(scores[-1])"),
    ("8.8", "wrong", "", "def mean_weights(scores): return softmax(scores).mean(axis=(0, 1))"),
    ("8.8", "wrong", "", "def mean_weights(scores): return softmax(scores).mean(axis=0).T"),
    (
        "8.8",
        "wrong",
        "you applied softmax twice",
        "def mean_weights(scores): return softmax(softmax(scores).mean(axis=0))",
    ),
    (
        "8.8",
        "wrong",
        "you divided by the number of queries",
        "def mean_weights(scores): return softmax(scores).sum(axis=0) / scores.shape[1]",
    ),
    ("8.8", "wrong", "you left out the softmax", "def mean_weights(scores): return scores.mean(axis=0)"),
    ("8.8", "wrong", "", "def mean_weights(scores): return softmax(scores).prod(axis=0)"),
    ("8.8", "wrong", "", "def mean_weights(scores): return softmax(scores).mean(axis=0).round(2)"),
    (
        "8.8",
        "wrong",
        "your exponentials overflow",
        """\
def mean_weights(scores):
    e = np.exp(scores)
    return (e / e.sum(-1, keepdims=True)).mean(0)
""",
    ),
    (
        "8.8",
        "wrong",
        "you subtracted one score from all heads",
        """\
def mean_weights(scores):
    e = np.exp(scores - np.max(scores))
    return (e / e.sum(axis=-1, keepdims=True)).mean(axis=0)
""",
    ),
    (
        "8.8",
        "wrong",
        "you kept one head only",
        """\
def mean_weights(scores):
    for head in scores:
        return softmax(head)
""",
    ),
    (
        "8.8",
        "wrong",
        "",
        """\
def mean_weights(scores):
    total = 0
    for head in scores:
        total += softmax(head)
        return total / len(scores)
""",
    ),
    (
        "8.8",
        "wrong",
        "",
        """\
def mean_weights(scores):
    e = np.exp(scores - scores.max(axis=0))
    return (e / e.sum(axis=-1, keepdims=True)).mean(axis=0)
""",
    ),
    (
        "8.8",
        "wrong",
        "you averaged over everything",
        "def mean_weights(scores): return np.mean(softmax(scores))",
    ),
    ("8.8", "wrong", "you left out the softmax", "def mean_weights(scores): return np.mean(scores, axis=0)"),
    (
        "8.8",
        "wrong",
        "you applied softmax twice",
        "def mean_weights(scores): return softmax(np.mean(softmax(scores), axis=0), axis=-1)",
    ),
    (
        "8.8",
        "wrong",
        "you divided by the number of queries",
        "def mean_weights(scores): return sum(softmax(head) for head in scores) / len(scores[0])",
    ),
    ("8.8", "wrong", "", "def mean_weights(scores): return np.mean(scores)"),
    ("8.8", "wrong", "", "def mean_weights(scores): return softmax(scores).sum(axis=0) / scores.shape[2]"),
    ("8.8", "wrong", "", "def mean_weights(scores): return np.mean(scores, axis=1)"),
    ("8.8", "wrong", "", "def mean_weights(scores): return softmax(softmax(scores)).mean(axis=0)"),
    ("8.8", "wrong", "", "def mean_weights(scores): return softmax(scores).min(axis=0)"),
    ("8.8", "wrong", "", "def mean_weights(scores): return scores.sum(axis=0)"),
    ("8.8", "wrong", "", "def mean_weights(scores): return softmax(scores)[-1]"),
    ("8.8", "wrong", "", "def mean_weights(scores): return 100 * softmax(scores).mean(axis=0)"),
    # ------------------------------------------------------------ 8.9
    (
        "8.9",
        "right",
        "",
        """\
import pandas as pd
def by_scores(w, by_weights):
    w, g = pd.DataFrame(w), pd.DataFrame(by_weights)
    return w * g.sub((w * g).sum(axis=1), axis=0)
""",
    ),
    (
        "8.9",
        "right",
        "",
        """\
def by_scores(w, by_weights):
    return w * (by_weights - np.einsum('ij,ij->i', w, by_weights)[:, None])
""",
    ),
    (
        "8.9",
        "right",
        "",
        """\
def by_scores(w, by_weights):
    return w * by_weights - w * (w * by_weights).sum(axis=1, keepdims=True)
""",
    ),
    (
        "8.9",
        "right",
        "",
        """\
def by_scores(w, by_weights):
    return [(np.diag(p) - p[:, None] * p) @ g for p, g in zip(w, by_weights)]
""",
    ),
    (
        "8.9",
        "right",
        "",
        "def by_scores(w, by_weights): return w * (by_weights - np.diag(w @ by_weights.T).reshape(-1, 1))",
    ),
    (
        "8.9",
        "right",
        "",
        "def by_scores(w, by_weights): return w * (by_weights.T - (w * by_weights).sum(axis=1)).T",
    ),
    (
        "8.9",
        "right",
        "",
        """\
def by_scores(w, by_weights):
    rows = []
    for p, g in zip(w.tolist(), by_weights.tolist()):
        mean = math.fsum(a * b for a, b in zip(p, g))
        rows.append([a * (b - mean) for a, b in zip(p, g)])
    return rows
""",
    ),
    (
        "8.9",
        "right",
        "",
        """\
def by_scores(w, by_weights):
    mean = np.average(by_weights, axis=1, weights=w)
    return w * (by_weights - mean[:, None])
""",
    ),
    (
        "8.9",
        "wrong",
        "you subtracted nothing",
        """\
def by_scores(w, by_weights):
    mean = 0
    return w * (by_weights - mean)
""",
    ),
    (
        "8.9",
        "wrong",
        "you kept the diagonal only",
        """\
def by_scores(w, by_weights):
    mean = w * by_weights
    return w * (by_weights - mean)
""",
    ),
    (
        "8.9",
        "wrong",
        "your mean is not weighted",
        """\
def by_scores(w, by_weights):
    mean = by_weights.mean(axis=1, keepdims=True)
    return w * (by_weights - mean)
""",
    ),
    (
        "8.9",
        "wrong",
        "you averaged what is weighted already",
        """\
def by_scores(w, by_weights):
    mean = np.mean(w * by_weights, axis=1, keepdims=True)
    return w * (by_weights - mean)
""",
    ),
    (
        "8.9",
        "wrong",
        "you subtracted the plain sum",
        """\
def by_scores(w, by_weights):
    mean = np.sum(by_weights, axis=1, keepdims=True)
    return w * (by_weights - mean)
""",
    ),
    (
        "8.9",
        "wrong",
        "your mean runs over the queries",
        """\
def by_scores(w, by_weights):
    mean = np.sum(w * by_weights, axis=0, keepdims=True)
    return w * (by_weights - mean)
""",
    ),
    (
        "8.9",
        "wrong",
        "your mean runs over the queries",
        """\
def by_scores(w, by_weights):
    mean = (w * by_weights).sum(axis=0)
    return w * (by_weights - mean)
""",
    ),
    (
        "8.9",
        "wrong",
        "you took one mean for the whole table",
        """\
def by_scores(w, by_weights):
    mean = np.sum(w * by_weights)
    return w * (by_weights - mean)
""",
    ),
    (
        "8.9",
        "wrong",
        "`keepdims=True` is missing",
        """\
def by_scores(w, by_weights):
    mean = np.sum(w * by_weights, axis=1)
    return w * (by_weights - mean)
""",
    ),
    (
        "8.9",
        "wrong",
        "you left out the weight in front",
        """\
def by_scores(w, by_weights):
    mean = np.sum(w * by_weights, axis=1, keepdims=True)
    return by_weights - mean
""",
    ),
    (
        "8.9",
        "wrong",
        "a pair of brackets is missing",
        """\
def by_scores(w, by_weights):
    mean = np.sum(w * by_weights, axis=1, keepdims=True)
    return w * by_weights - mean
""",
    ),
    (
        "8.9",
        "wrong",
        "the sign is the wrong way round",
        """\
def by_scores(w, by_weights):
    mean = np.sum(w * by_weights, axis=1, keepdims=True)
    return w * (mean - by_weights)
""",
    ),
    (
        "8.9",
        "wrong",
        "",
        """\
def by_scores(w, by_weights):
    mean = w * by_weights.mean(axis=1, keepdims=True)
    return w * (by_weights - mean)
""",
    ),
    (
        "8.9",
        "wrong",
        "",
        """\
def by_scores(w, by_weights):
    mean = np.mean(by_weights)
    return w * (by_weights - mean)
""",
    ),
    (
        "8.9",
        "wrong",
        "",
        """\
def by_scores(w, by_weights):
    mean = np.max(w * by_weights, axis=1, keepdims=True)
    return w * (by_weights - mean)
""",
    ),
    (
        "8.9",
        "wrong",
        "you subtracted the plain sum",
        """\
def by_scores(w, by_weights):
    mean = w.sum(axis=1, keepdims=True) * by_weights.sum(axis=1, keepdims=True)
    return w * (by_weights - mean)
""",
    ),
    (
        "8.9",
        "wrong",
        "",
        """\
def by_scores(w, by_weights):
    mean = np.sum(w * by_weights, axis=1, keepdims=True)
    return w * (1 - w) * (by_weights - mean)
""",
    ),
    (
        "8.9",
        "wrong",
        "you added the mean",
        """\
def by_scores(w, by_weights):
    mean = np.sum(w * by_weights, axis=1, keepdims=True)
    return w * (by_weights + mean)
""",
    ),
    (
        "8.9",
        "wrong",
        "you divided by the weight",
        """\
def by_scores(w, by_weights):
    mean = np.sum(w * by_weights, axis=1, keepdims=True)
    return (by_weights - mean) / w
""",
    ),
    (
        "8.9",
        "wrong",
        "",
        """\
def by_scores(w, by_weights):
    mean = np.sum(w * by_weights, axis=1, keepdims=True)
    return by_weights * (w - mean)
""",
    ),
    (
        "8.9",
        "wrong",
        "",
        """\
def by_scores(w, by_weights):
    mean = np.sum(w + by_weights, axis=1, keepdims=True)
    return w * (by_weights - mean)
""",
    ),
    (
        "8.9",
        "wrong",
        "you returned the mean",
        """\
def by_scores(w, by_weights):
    mean = np.sum(w * by_weights, axis=1, keepdims=True)
    return mean
""",
    ),
    (
        "8.9",
        "wrong",
        "you multiplied the two tables",
        """\
def by_scores(w, by_weights):
    mean = w @ by_weights
    return w * (by_weights - mean)
""",
    ),
    (
        "8.9",
        "wrong",
        "you averaged what is weighted already",
        """\
def by_scores(w, by_weights):
    mean = (w * by_weights).sum(axis=1, keepdims=True) / w.shape[1]
    return w * (by_weights - mean)
""",
    ),
    (
        "8.9",
        "wrong",
        "your function changed its input",
        """\
def by_scores(w, by_weights):
    by_weights -= np.sum(w * by_weights, axis=1, keepdims=True)
    return w * by_weights
""",
    ),
    (
        "8.9",
        "wrong",
        "your mean is a table",
        """\
def by_scores(w, by_weights):
    mean = w @ by_weights.T
    return w * (by_weights - mean)
""",
    ),
    (
        "8.9",
        "wrong",
        "you returned the product of the two tables",
        "def by_scores(w, by_weights): return w @ by_weights",
    ),
    (
        "8.9",
        "wrong",
        "you squared the weights in the mean",
        """\
def by_scores(w, by_weights):
    return w * (by_weights - np.sum(w * w * by_weights, axis=1, keepdims=True))
""",
    ),
    ("8.9", "wrong", "it stopped with ValueError", "def by_scores(w, by_weights): return by_weights @ w"),
    (
        "8.9",
        "wrong",
        "it stopped with ValueError",
        "def by_scores(w, by_weights): return w * (by_weights - by_weights @ w)",
    ),
    (
        "8.9",
        "wrong",
        "it stopped with ValueError",
        "def by_scores(w, by_weights): return w * (by_weights - w @ w)",
    ),
    (
        "8.9",
        "wrong",
        "it stopped with ValueError",
        "def by_scores(w, by_weights): return w @ (by_weights - 1)",
    ),
    (
        "8.9",
        "wrong",
        "it stopped with ValueError",
        "def by_scores(w, by_weights): return w * (w @ by_weights - by_weights)",
    ),
    ("8.9", "wrong", "", "def by_scores(w, by_weights): return by_weights @ w.T"),
    ("8.9", "wrong", "", "def by_scores(w, by_weights): return w @ by_weights.T"),
    (
        "8.9",
        "wrong",
        "",
        "def by_scores(w, by_weights): return w * (by_weights - np.sum(w, axis=1, keepdims=True))",
    ),
    (
        "8.9",
        "wrong",
        "",
        """\
def by_scores(w, by_weights):
    return w**2 * (by_weights - np.sum(w * by_weights, axis=1, keepdims=True))
""",
    ),
    (
        "8.9",
        "wrong",
        "",
        "def by_scores(w, by_weights): return w + by_weights - np.sum(w * by_weights, axis=1, keepdims=True)",
    ),
    ("8.9", "wrong", "", "def by_scores(w, by_weights): return np.sum(w * by_weights, axis=1)"),
    (
        "8.9",
        "wrong",
        "",
        """\
def by_scores(w, by_weights):
    return (w * (by_weights - np.sum(w * by_weights, axis=1, keepdims=True))).round(2)
""",
    ),
    (
        "8.9",
        "wrong",
        "",
        "def by_scores(w, by_weights): return w * by_weights - w.T if w.shape[0] == w.shape[1] else w",
    ),
    (
        "8.6",
        "wrong",
        "it stopped with ValueError",
        """
def weights_of(Q, K):
    return softmax(Q @ K)
""",
    ),
    (
        "8.6",
        "wrong",
        "the keys are not turned",
        """
def weights_of(Q, K):
    return softmax(np.dot(Q, K) / np.sqrt(Q.shape[1]))
""",
    ),
    (
        "8.6",
        "wrong",
        "the scale is not in the exponent",
        """
def weights_of(Q, K):
    return softmax(Q @ K.T)
""",
    ),
    (
        "8.6",
        "wrong",
        "you divided by d, not by its root",
        """
def weights_of(Q, K):
    return softmax(Q @ K.T / Q.shape[1])
""",
    ),
    (
        "8.6",
        "wrong",
        "you divided by d, not by its root",
        """
def weights_of(Q, K):
    return softmax(Q @ K.T, temperature=Q.shape[1])
""",
    ),
    (
        "8.6",
        "wrong",
        "your softmax runs over the wrong axis",
        """
def weights_of(Q, K):
    return softmax(Q @ K.T / np.sqrt(Q.shape[1]), axis=0)
""",
    ),
    (
        "8.6",
        "wrong",
        "",
        """
def weights_of(Q, K):
    return softmax(Q * K)
""",
    ),
    (
        "8.6",
        "wrong",
        "you returned the scores",
        """
def weights_of(Q, K):
    return Q @ K.T / np.sqrt(Q.shape[1])
""",
    ),
    (
        "8.6",
        "wrong",
        "",
        """
def weights_of(Q, K):
    return np.round(softmax(Q @ K.T / np.sqrt(Q.shape[1])))
""",
    ),
    (
        "8.6",
        "wrong",
        "",
        """
def weights_of(Q, K):
    return softmax(Q @ K.T / np.sqrt(Q.shape[1])).T
""",
    ),
    (
        "8.6",
        "wrong",
        "",
        """
def weights_of(Q, K):
    return softmax(-Q @ K.T / np.sqrt(Q.shape[1]))
""",
    ),
    (
        "8.6",
        "wrong",
        "",
        """
def weights_of(Q, K):
    return softmax(Q @ K.T / Q.shape[1] ** 0.5) * 100
""",
    ),
    (
        "8.6",
        "wrong",
        "",
        """
def weights_of(Q, K):
    return attention(Q, K, K)
""",
    ),
    (
        "8.6",
        "wrong",
        "",
        """
def weights_of(Q, K):
    return (Q @ K.T == (Q @ K.T).max(1, keepdims=True)) * 1.0
""",
    ),
    (
        "8.6",
        "wrong",
        "you did not divide",
        """
def weights_of(Q, K):
    return np.exp(Q @ K.T / np.sqrt(Q.shape[1]))
""",
    ),
    (
        "8.6",
        "wrong",
        "query and key are swapped",
        """
def weights_of(Q, K):
    return softmax(K @ Q.T / np.sqrt(Q.shape[1]))
""",
    ),
    (
        "8.6",
        "wrong",
        "you took the root of the number of queries",
        """
def weights_of(Q, K):
    return softmax(Q @ K.T / math.sqrt(len(Q)))
""",
    ),
    (
        "8.6",
        "wrong",
        "it stopped with AxisError",
        """
def weights_of(Q, K):
    return np.exp(Q @ K.T) / np.exp(Q @ K.T).sum(axis=2)
""",
    ),
    (
        "8.6",
        "wrong",
        "it stopped with TypeError",
        """
def weights_of(Q, K):
    return softmax(Q @ K.T ^ 2)
""",
    ),
    (
        "8.6",
        "open",
        "",
        """
def weights_of(Q, K):
    return softmax(Q @ K.T / np.sqrt(...))
""",
    ),
    # ---- causes that give one number, and mistakes that come near to a name
    (
        "8.1",
        "wrong",
        "you divided by the half of d",
        """
def attend(q, K, V):
    return softmax(K @ q / (len(q)**1/2)) @ V
""",
    ),
    (
        "8.1",
        "wrong",
        "",
        """
def attend(q, K, V):
    return attention(q, K, V)
""",
    ),
    (
        "8.1",
        "wrong",
        "you divided by 2d",
        """
def attend(q, K, V):
    return softmax(K @ q / (2 * len(q))) @ V
""",
    ),
    (
        "8.1",
        "wrong",
        "",
        """
def attend(q, K, V):
    output, weights = attention(q, K, V)
    return output, weights
""",
    ),
    (
        "8.6",
        "wrong",
        "you divided by 2d",
        """
def weights_of(Q, K):
    return softmax(Q @ K.T / Q.shape[1]**1/2)
""",
    ),
    (
        "8.6",
        "wrong",
        "you divided by the half of d",
        """
def weights_of(Q, K):
    return softmax(Q @ K.T / (Q.shape[1]**1/2))
""",
    ),
    (
        "8.6",
        "wrong",
        "you divided by 2d",
        """
def weights_of(Q, K):
    return softmax((Q @ K.T / Q.shape[1])**1/2)
""",
    ),
    (
        "8.6",
        "wrong",
        "you divided by 2d",
        """
def weights_of(Q, K):
    return softmax(Q @ K.T / (2 * Q.shape[1]))
""",
    ),
    (
        "8.7",
        "wrong",
        "both of your tables are turned",
        """
def context(s, H, W, U, v):
    return softmax(np.tanh(s @ W + H @ U) @ v) @ H
""",
    ),
    (
        "8.7",
        "wrong",
        "it stopped with ValueError",
        """
def context(s, H, W, U, v):
    return softmax(np.tanh(W * s + H @ U.T) @ v) @ H
""",
    ),
    (
        "8.7",
        "wrong",
        "it stopped with ValueError",
        """
def context(s, H, W, U, v):
    return softmax(np.tanh(W @ s + U @ H) @ v) @ H
""",
    ),
    (
        "8.3",
        "wrong",
        "a closed place may still be the largest",
        """
def masked_weights(scores, allowed):
    top = scores.max(axis=1, keepdims=True)
    e = np.exp(scores - top) * allowed
    total = e.sum(axis=1, keepdims=True)
    return e / np.where(total > 0, total, 1)
""",
    ),
    (
        "8.3",
        "right",
        "",
        """
def masked_weights(scores, allowed):
    top = np.where(allowed, scores, -1e300).max(axis=1, keepdims=True)
    e = np.where(allowed, np.exp(np.minimum(scores - top, 0)), 0)
    total = e.sum(axis=1, keepdims=True)
    return e / np.where(total > 0, total, 1)
""",
    ),
    (
        "8.4",
        "wrong",
        "it stopped with TypeError",
        """
def may_look(n):
    return np.tril(np.ones(n, n))
""",
    ),
    (
        "8.4",
        "wrong",
        "it stopped with TypeError",
        """
def may_look(n):
    return np.zeros(n, n)
""",
    ),
    (
        "8.4",
        "wrong",
        "it stopped with TypeError",
        """
def may_look(n):
    return np.full(n, n, 1)
""",
    ),
    (
        "8.4",
        "wrong",
        "everything is open",
        """
def may_look(n):
    t = [[0]*n]*n
    for i in range(n):
        for j in range(i+1): t[i][j] = 1
    return t
""",
    ),
    (
        "8.4",
        "open",
        "",
        """
def may_look(n):
    return None
""",
    ),
    (
        "8.4",
        "right",
        "",
        """
def may_look(n):
    t = [[0] * n for _ in range(n)]
    for i in range(n):
        for j in range(i + 1):
            t[i][j] = 1
    return t
""",
    ),
    (
        "8.4",
        "right",
        "",
        """
def may_look(n):
    return np.tril(np.ones((n, n)))
""",
    ),
    (
        "8.8",
        "wrong",
        "you added the scores before the softmax",
        """
def mean_weights(scores):
    w = np.prod(softmax(scores), axis=0)
    return w / w.sum(axis=-1, keepdims=True)
""",
    ),
    (
        "8.8",
        "wrong",
        "",
        """
def mean_weights(scores):
    e = np.exp(scores)
    return (e / e.sum(axis=-1)).mean(axis=0)
""",
    ),
    (
        "8.8",
        "wrong",
        "",
        """
def mean_weights(scores):
    w = [softmax(s) for s in scores]
    return w[0] + w[1] / 2
""",
    ),
    (
        "8.9",
        "wrong",
        "",
        """
def by_scores(w, by_weights):
    return np.diag(w) - np.outer(w, w)
""",
    ),
]

"""What the explorers of temperature share."""

import numpy as np

from teachkit.figures.words import number
from teachkit.maths.distributions import entropy, perplexity
from teachkit.maths.temperature import gini


def dashboard(p):
    """Say how sure a distribution is, in four measures.

    Examples
    --------
    >>> dashboard([0.25, 0.25, 0.25, 0.25])
    'entropy 1.386 nats, perplexity 4.000, largest probability 0.250, Gini 0.750'
    """
    measures = (entropy(p), perplexity(p), np.max(p), gini(p))
    words = ("entropy {} nats", "perplexity {}", "largest probability {}", "Gini {}")
    return ", ".join(word.format(number(value)) for word, value in zip(words, measures, strict=True))

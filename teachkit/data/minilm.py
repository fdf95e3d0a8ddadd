"""Real attention: the queries and keys with which a trained transformer reads a few sentences."""

from dataclasses import dataclass
from functools import cache
from importlib.resources import files

import numpy as np

from teachkit.maths.attention import attention
from teachkit.maths.distributions import entropy
from teachkit.maths.inputs import positive, whole_number

CITATION = (
    "W. Wang et al. (2020), MiniLM: Deep self-attention distillation for task-agnostic compression of "
    "pre-trained transformers, https://arxiv.org/abs/2002.10957; "
    "N. Reimers, I. Gurevych (2019), Sentence-BERT: Sentence embeddings using Siamese BERT-networks, "
    "https://arxiv.org/abs/1908.10084; model card: https://hf.co/sentence-transformers/all-MiniLM-L6-v2"
)
LICENCE = "Apache-2.0, https://www.apache.org/licenses/LICENSE-2.0"


@dataclass(frozen=True, eq=False)
class MiniLM:
    """A few sentences, as the model all-MiniLM-L6-v2 reads them: 6 layers of 12 heads each.

    A sentence is given to the methods by its text or by its number; layers, heads and tokens are counted
    from 0.

    Parameters
    ----------
    sentences : tuple of str
    all_tokens : tuple of tuple of str
        One for each sentence.
    all_queries, all_keys : tuple of ndarray of float64, each of shape (6, 12, n, 32)
        One for each sentence: layers, heads, tokens, entries.
    citation : str
        Who made the model.
    licence : str
        What it may be used for.
    """

    sentences: tuple
    all_tokens: tuple
    all_queries: tuple
    all_keys: tuple
    citation: str = CITATION
    licence: str = LICENCE

    layers, heads, head_size = 6, 12, 32

    def tokens(self, sentence):
        """Tell the n pieces that the model reads: words, parts of words (``##``), and two marks of its own.

        Returns
        -------
        tuple of str
            From ``[CLS]`` to ``[SEP]``, in lower case.
        """
        return self.all_tokens[self._number(sentence)]

    def queries(self, sentence):
        """Return the queries, shape (6, 12, n, 32)."""
        return self.all_queries[self._number(sentence)]

    def keys(self, sentence):
        """Return the keys, shape (6, 12, n, 32)."""
        return self.all_keys[self._number(sentence)]

    def weights(self, sentence, temperature=1.0):
        """Compute how much each token (a row) looks at each token (a column), in every layer and head.

        Parameters
        ----------
        sentence : str or int
        temperature : float, default 1.0
            Divides the scores, which have been divided by sqrt(32) already; the model itself has 1.

        Returns
        -------
        ndarray of float64, shape (6, 12, n, n)
            Rows that sum to 1.

        Raises
        ------
        ValueError
            There is no such sentence, or the temperature is not one positive, finite number.
        TypeError
            The sentence is neither text nor a whole number, or the temperature is not a real number.
        """
        T = positive("temperature", temperature, "near 0 each row becomes one-hot")
        if T.ndim:
            raise ValueError(f"temperature must be one number, got shape {T.shape}")
        query, key = self.queries(sentence), self.keys(sentence)
        return attention(query, key, key, scale=1 / (np.sqrt(self.head_size) * float(T)))[1]

    def entropy(self, sentence, temperature=1.0):
        """Compute how widely each head looks: the entropy of its rows, averaged over the tokens.

        Parameters
        ----------
        sentence, temperature
            As for `weights`.

        Returns
        -------
        ndarray of float64, shape (6, 12)
            Nats, from 0 (each token looks at one only) to log n.

        Raises
        ------
        ValueError, TypeError
            As `weights`.
        """
        return entropy(self.weights(sentence, temperature)).mean(-1)

    def _number(self, sentence):
        if isinstance(sentence, str):
            if sentence not in self.sentences:
                raise ValueError(f"sentence must be one of {list(self.sentences)}, got {sentence!r:.60}")
            return self.sentences.index(sentence)
        number = whole_number("sentence", sentence, 0)
        if number >= len(self.sentences):
            raise ValueError(f"sentence must be from 0 to {len(self.sentences) - 1}, got {number}")
        return number


@cache
def load_minilm():
    """Load what the transformer all-MiniLM-L6-v2 asks and offers while it reads six short sentences.

    Returns
    -------
    MiniLM
        With ``sentences``, ``citation`` and ``licence``; its methods give `tokens`, `queries`, `keys`,
        `weights` and `entropy` of a sentence. Its arrays cannot be changed.

    Notes
    -----
    The model has learned to bring sentences of like meaning close together; nobody taught it what to look
    at. Its weights are one view of what it does, and no proof of why. Licence of the model: Apache-2.0.

    References
    ----------
    W. Wang et al. (2020), "MiniLM: Deep self-attention distillation for task-agnostic compression of
    pre-trained transformers", arXiv:2002.10957. N. Reimers, I. Gurevych (2019), "Sentence-BERT: Sentence
    embeddings using Siamese BERT-networks", arXiv:1908.10084.
    On what weights explain: S. Jain, B. C. Wallace (2019), "Attention is not explanation",
    arXiv:1902.10186; S. Wiegreffe, Y. Pinter (2019), "Attention is not not explanation",
    arXiv:1908.04626.

    Examples
    --------
    >>> minilm = load_minilm()
    >>> minilm.tokens(3)
    ('[CLS]', 'the', 'dog', 'bit', 'the', 'man', '.', '[SEP]')
    >>> weights = minilm.weights("The dog bit the man.")
    >>> weights.shape
    (6, 12, 8, 8)

    In the last head of the last layer the pronoun looks at the animal, and so it does where it stands for
    the street: this head does not tell the two sentences apart.

    >>> for sentence in minilm.sentences[:2]:
    ...     it, animal = (minilm.tokens(sentence).index(word) for word in ("it", "animal"))
    ...     print(sentence.split()[-1], round(float(minilm.weights(sentence)[5, 11, it, animal]), 3))
    tired. 0.673
    wide. 0.558
    """
    with (
        (files("teachkit.data") / "minilm.npz").open("rb") as stored,
        np.load(stored, allow_pickle=False) as arrays,
    ):
        ends = np.cumsum(arrays["lengths"])[:-1]
        return MiniLM(
            tuple(map(str, arrays["sentences"])),
            tuple(tuple(map(str, words)) for words in np.split(arrays["tokens"], ends)),
            *(tuple(map(_frozen, np.split(arrays[name], ends, axis=2))) for name in ("queries", "keys")),
        )


def _frozen(array):
    array = array.astype(np.float64)
    array.flags.writeable = False
    return array

"""Handwritten digits: 1,797 small images that nobody made up."""

from dataclasses import dataclass, replace
from importlib.resources import files

import numpy as np

from teachkit.maths.inputs import check_generator, floats

CITATION = (
    "E. Alpaydin, C. Kaynak (1998), Optical Recognition of Handwritten Digits, "
    "UCI Machine Learning Repository, https://doi.org/10.24432/C50P49"
)
LICENCE = "CC BY 4.0, https://creativecommons.org/licenses/by/4.0/"


@dataclass(frozen=True, eq=False)
class Digits:
    """Images of digits, and what they show.

    Parameters
    ----------
    images : ndarray of uint8, shape (N, 8, 8)
        0 (paper) to 16 (ink): how many of the 16 dots of a block of the scanned digit are dark.
    labels : ndarray of int, shape (N,)
        The digits, 0 to 9.
    citation : str
        Who made the data set.
    licence : str
        What it may be used for.
    """

    images: np.ndarray
    labels: np.ndarray
    citation: str = CITATION
    licence: str = LICENCE

    def __len__(self):
        return len(self.labels)

    @property
    def pixels(self):
        """The images as rows of 64 floats from 0 to 1, for a network."""
        return self.images.reshape(len(self), 64) / 16

    def split(self, test=0.25, *, rng):
        """Part the images at random into those to learn from and those to be tested on.

        Parameters
        ----------
        test : float, default 0.25
            The share to be tested on, above 0 and below 1.
        rng : numpy.random.Generator
            ``np.random.default_rng(seed)``: the same seed gives the same parts.

        Returns
        -------
        training, testing : Digits

        Raises
        ------
        ValueError
            `test` leaves one of the two parts empty.
        TypeError
            `test` is not a number, or `rng` is not a Generator.

        Examples
        --------
        >>> training, testing = load_digits().split(rng=np.random.default_rng(0))
        >>> len(training), len(testing)
        (1348, 449)
        """
        share = floats("test", test)[0]
        check_generator(rng)
        if share.ndim or not 0 < share < 1 or not 0 < round(float(share) * len(self)) < len(self):
            raise ValueError(f"test must be a share above 0 and below 1 that empties no part, got {share}")
        order = rng.permutation(len(self))
        cut = len(self) - round(float(share) * len(self))
        return tuple(
            replace(self, images=self.images[part], labels=self.labels[part])
            for part in (order[:cut], order[cut:])
        )


def load_digits():
    """Load 1,797 handwritten digits, written by 13 people: 8 x 8 pixels each.

    Returns
    -------
    Digits
        With ``images``, ``labels``, ``pixels``, ``citation`` and ``licence``; its `split` parts it in two.

    Notes
    -----
    It is the test set of the original; its training set came from 30 other people. Licence: CC BY 4.0.

    References
    ----------
    E. Alpaydin, C. Kaynak (1998), "Optical Recognition of Handwritten Digits", UCI Machine Learning
    Repository, https://doi.org/10.24432/C50P49

    Examples
    --------
    >>> digits = load_digits()
    >>> digits.images.shape, digits.labels[:5]
    ((1797, 8, 8), array([0, 1, 2, 3, 4]))
    >>> for row in digits.images[0][:4]:
    ...     print("".join(" .:oO#@"[ink * 6 // 16] for ink in row).rstrip())
      .Oo
      O#o#.
     .#  Oo
     .O  oo
    """
    with (
        (files("teachkit.data") / "digits.npz").open("rb") as stored,
        np.load(stored, allow_pickle=False) as arrays,
    ):
        return Digits(arrays["images"], arrays["labels"].astype(np.int64))

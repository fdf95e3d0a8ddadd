"""Make digits.npz from the copy of the data set that scikit-learn ships.

Run ``python -m teachkit.data.make_digits`` after ``pip install -e .[bench]``.
"""

from pathlib import Path

import numpy as np


def main():
    """Write the file beside this one."""
    from sklearn.datasets import load_digits

    original = load_digits()
    path = Path(__file__).with_name("digits.npz")
    np.savez_compressed(
        path, images=original.images.astype(np.uint8), labels=original.target.astype(np.uint8)
    )
    print(f"{path.name}: {path.stat().st_size:,} bytes")


if __name__ == "__main__":
    main()

"""Explorers of losses, one file each."""

from teachkit.explorers.losses.argmax import ArgmaxExplorer
from teachkit.explorers.losses.gradient import GradientExplorer
from teachkit.explorers.losses.likelihood import LikelihoodExplorer
from teachkit.explorers.losses.loss_table import LossTableExplorer
from teachkit.explorers.losses.smoothing import SmoothingExplorer
from teachkit.explorers.losses.soft_target import SoftTargetExplorer

__all__ = [
    "ArgmaxExplorer",
    "GradientExplorer",
    "LikelihoodExplorer",
    "LossTableExplorer",
    "SmoothingExplorer",
    "SoftTargetExplorer",
]

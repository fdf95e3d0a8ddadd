"""Explorers of the sigmoid, one file each."""

from teachkit.explorers.sigmoid.matching_loss import MatchingLossExplorer
from teachkit.explorers.sigmoid.s_curve import SCurveExplorer
from teachkit.explorers.sigmoid.sigmoid_limits import SigmoidLimitsExplorer
from teachkit.explorers.sigmoid.two_scores import TwoScoresExplorer

__all__ = ["MatchingLossExplorer", "SCurveExplorer", "SigmoidLimitsExplorer", "TwoScoresExplorer"]

"""Explorers of the exponential and of softmax, one file each."""

from teachkit.explorers.softmax.base import BaseExplorer
from teachkit.explorers.softmax.division import DivisionExplorer
from teachkit.explorers.softmax.exponential import ExponentialExplorer
from teachkit.explorers.softmax.one_logit import OneLogitExplorer

__all__ = ["BaseExplorer", "DivisionExplorer", "ExponentialExplorer", "OneLogitExplorer"]

"""Explorers of lesson 07: logit paths, four blobs, handwritten digits, and Gaussians under Bayes' rule."""

from teachkit.explorers.training.bayes import BayesExplorer
from teachkit.explorers.training.blobs import BlobsExplorer
from teachkit.explorers.training.digits import DigitsExplorer
from teachkit.explorers.training.logit_paths import LogitPathsExplorer

__all__ = ["BayesExplorer", "BlobsExplorer", "DigitsExplorer", "LogitPathsExplorer"]

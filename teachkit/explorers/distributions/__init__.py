"""Explorers of distributions, one file each."""

from teachkit.explorers.distributions.jacobian import JacobianExplorer
from teachkit.explorers.distributions.published_table import PublishedTableExplorer
from teachkit.explorers.distributions.stability import StabilityExplorer
from teachkit.explorers.distributions.steps import StepsExplorer

__all__ = ["JacobianExplorer", "PublishedTableExplorer", "StabilityExplorer", "StepsExplorer"]

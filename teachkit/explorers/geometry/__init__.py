"""Explorers of the shape of softmax over two and three classes, one file each."""

from teachkit.explorers.geometry.three_class import ThreeClassExplorer
from teachkit.explorers.geometry.three_gaussians import ThreeGaussiansExplorer
from teachkit.explorers.geometry.two_class import TwoClassExplorer
from teachkit.explorers.geometry.two_gaussians import TwoGaussiansExplorer

__all__ = ["ThreeClassExplorer", "ThreeGaussiansExplorer", "TwoClassExplorer", "TwoGaussiansExplorer"]

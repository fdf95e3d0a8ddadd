"""Explorers of the simplices: four, five and n classes, one file each."""

from teachkit.explorers.simplices.five_class import FiveClassExplorer
from teachkit.explorers.simplices.four_class import FourClassExplorer
from teachkit.explorers.simplices.many_class import ManyClassExplorer

__all__ = ["FiveClassExplorer", "FourClassExplorer", "ManyClassExplorer"]

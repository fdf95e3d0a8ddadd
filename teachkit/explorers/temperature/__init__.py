"""Explorers of temperature, one file each."""

from teachkit.explorers.temperature.beta_tables import BetaTablesExplorer
from teachkit.explorers.temperature.calibration import CalibrationExplorer
from teachkit.explorers.temperature.confidence import ConfidenceExplorer
from teachkit.explorers.temperature.cut import CutDistributionExplorer
from teachkit.explorers.temperature.die import DieExplorer
from teachkit.explorers.temperature.peaks import PeaksExplorer
from teachkit.explorers.temperature.sampling import SamplingExplorer
from teachkit.explorers.temperature.temperature import TemperatureExplorer

__all__ = [
    "BetaTablesExplorer",
    "CalibrationExplorer",
    "ConfidenceExplorer",
    "CutDistributionExplorer",
    "DieExplorer",
    "PeaksExplorer",
    "SamplingExplorer",
    "TemperatureExplorer",
]

"""Explorers of temperature."""

from teachkit.explorers.temperature.temperature import TemperatureExplorer

__all__ = ["TemperatureExplorer"]

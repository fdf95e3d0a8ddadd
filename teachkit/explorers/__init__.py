"""Floor 3: what is touched. A class: state in, picture and sentence out."""

from teachkit.explorers.distributions import (
    JacobianExplorer,
    PublishedTableExplorer,
    StabilityExplorer,
    StepsExplorer,
)
from teachkit.explorers.engine import Choice, Explorer, Handle, Number, Toggle
from teachkit.explorers.softmax import (
    BaseExplorer,
    DivisionExplorer,
    ExponentialExplorer,
    OneLogitExplorer,
)

__all__ = [
    "BaseExplorer",
    "Choice",
    "DivisionExplorer",
    "Explorer",
    "ExponentialExplorer",
    "Handle",
    "JacobianExplorer",
    "Number",
    "OneLogitExplorer",
    "PublishedTableExplorer",
    "StabilityExplorer",
    "StepsExplorer",
    "Toggle",
]

"""Floor 3: what is touched. A class: state in, picture and sentence out."""

from teachkit.explorers.attention import (
    AlignmentExplorer,
    AttentionExplorer,
    LookupExplorer,
    MaskExplorer,
    ScaleExplorer,
    SentenceExplorer,
)
from teachkit.explorers.distributions import (
    JacobianExplorer,
    PublishedTableExplorer,
    StabilityExplorer,
    StepsExplorer,
)
from teachkit.explorers.engine import (
    Cells,
    Choice,
    Explorer,
    Handle,
    NotTaken,
    Number,
    Target,
    Toggle,
    derived,
    panels,
    record,
)
from teachkit.explorers.geometry import (
    ThreeClassExplorer,
    ThreeGaussiansExplorer,
    TwoClassExplorer,
    TwoGaussiansExplorer,
)
from teachkit.explorers.joined import JoinedExplorer
from teachkit.explorers.losses import (
    ArgmaxExplorer,
    GradientExplorer,
    LikelihoodExplorer,
    LossTableExplorer,
    SmoothingExplorer,
    SoftTargetExplorer,
)
from teachkit.explorers.sigmoid import (
    MatchingLossExplorer,
    SCurveExplorer,
    SigmoidLimitsExplorer,
    TwoScoresExplorer,
)
from teachkit.explorers.simplices import FiveClassExplorer, FourClassExplorer, ManyClassExplorer
from teachkit.explorers.softmax import (
    BaseExplorer,
    DivisionExplorer,
    ExponentialExplorer,
    OneLogitExplorer,
)
from teachkit.explorers.temperature import (
    BetaTablesExplorer,
    CalibrationExplorer,
    ConfidenceExplorer,
    DieExplorer,
    PeaksExplorer,
    SamplingExplorer,
    TemperatureExplorer,
)
from teachkit.explorers.training import BayesExplorer, BlobsExplorer, DigitsExplorer, LogitPathsExplorer

__all__ = [
    "AlignmentExplorer",
    "ArgmaxExplorer",
    "AttentionExplorer",
    "BaseExplorer",
    "BayesExplorer",
    "BetaTablesExplorer",
    "BlobsExplorer",
    "CalibrationExplorer",
    "Cells",
    "Choice",
    "ConfidenceExplorer",
    "DieExplorer",
    "DigitsExplorer",
    "DivisionExplorer",
    "Explorer",
    "ExponentialExplorer",
    "FiveClassExplorer",
    "FourClassExplorer",
    "GradientExplorer",
    "Handle",
    "JacobianExplorer",
    "JoinedExplorer",
    "LikelihoodExplorer",
    "LogitPathsExplorer",
    "LookupExplorer",
    "LossTableExplorer",
    "ManyClassExplorer",
    "MaskExplorer",
    "MatchingLossExplorer",
    "NotTaken",
    "Number",
    "OneLogitExplorer",
    "PeaksExplorer",
    "PublishedTableExplorer",
    "SCurveExplorer",
    "SamplingExplorer",
    "ScaleExplorer",
    "SentenceExplorer",
    "SigmoidLimitsExplorer",
    "SmoothingExplorer",
    "SoftTargetExplorer",
    "StabilityExplorer",
    "StepsExplorer",
    "Target",
    "TemperatureExplorer",
    "ThreeClassExplorer",
    "ThreeGaussiansExplorer",
    "Toggle",
    "TwoClassExplorer",
    "TwoGaussiansExplorer",
    "TwoScoresExplorer",
    "derived",
    "panels",
    "record",
]

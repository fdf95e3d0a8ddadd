"""What the temperature does: how sure, which class gains, calibration, draws."""

from teachkit.maths.temperature import (
    Reliability,
    accuracy_of_gaussians,
    beta_for,
    big_exponentials,
    calibrated_logits,
    die_variance,
    entropy_slope,
    fit_temperature,
    gini,
    mean_score,
    nll,
    peak_beta,
    probability_slope,
    reliability,
    sample_gumbel,
    score_variance,
)

__all__ = [
    "Reliability",
    "accuracy_of_gaussians",
    "beta_for",
    "big_exponentials",
    "calibrated_logits",
    "die_variance",
    "entropy_slope",
    "fit_temperature",
    "gini",
    "mean_score",
    "nll",
    "peak_beta",
    "probability_slope",
    "reliability",
    "sample_gumbel",
    "score_variance",
]

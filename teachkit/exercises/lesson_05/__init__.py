"""Exercises of lesson 05: walls and priors, class axes, the downhill direction, its two parts, Gaussians."""

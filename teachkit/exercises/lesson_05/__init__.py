"""Exercises of lesson 05: walls and priors, the downhill direction, Gaussians, class axes."""

"""Exercises of lesson 08: weights and averages, additive scores, masks, heads and the gradient of a score."""

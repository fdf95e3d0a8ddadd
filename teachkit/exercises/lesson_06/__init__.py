"""Exercises of lesson 06: a surprise, its mean, KL, the gradient, logits, counts, smoothed targets."""

"""Exercises of lesson 03: softmax at a temperature, entropy, two dice, peaks, betas, and calibration."""

"""Exercises of lesson 03: temperature, draws, cuts and honesty; deeper dice, peaks, betas, and a fit."""

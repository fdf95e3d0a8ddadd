"""Exercises of lesson 04: one difference, one weight vector, a stable sigmoid, and another curve's loss."""

"""Exercises of lesson 09: claims that can fail, and the cases that break them."""

"""Exercises of lesson 00, one in each file."""

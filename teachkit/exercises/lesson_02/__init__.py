"""Exercises of lesson 02, one in each file."""

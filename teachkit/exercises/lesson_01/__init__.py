"""Exercises of lesson 01, one in each file."""

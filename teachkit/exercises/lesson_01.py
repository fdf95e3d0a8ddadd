"""Exercises of lesson 01."""

TASKS = ()

"""Exercises of lesson 02."""

TASKS = ()

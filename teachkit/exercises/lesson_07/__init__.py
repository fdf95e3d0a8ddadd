"""Exercises of lesson 07: a bent score, a step, shared weights, optimizers, margins, rules, confusions."""

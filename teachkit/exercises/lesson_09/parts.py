"""The claims and the rules that the exercises of lesson 09 put to the test; each says in words what it is."""

import math

import numpy as np

from teachkit.maths.sigmoid import sigmoid
from teachkit.maths.softmax import softmax


def below_one(x):
    """the sigmoid of x is below 1"""
    return sigmoid(x) < 1


def above_its_tangent(x):
    """e to the x is at least 1 + x"""
    return math.exp(x) >= 1 + x


def root_is_smaller(x):
    """the root of x is smaller than x"""
    return math.sqrt(x) < x


def says_nothing(x):
    """x is smaller than x + 1, or it is not"""
    return x < x + 1 or not x < x + 1


def softmax_rule(z):
    """the softmax of the scores"""
    return softmax(z)


def plain_division(z):
    """the scores divided by their sum"""
    return z / z.sum()


def above_the_least(z):
    """1 more than the distance to the smallest score, divided by the sum"""
    height = z - z.min() + 1
    return height / height.sum()


def squares(z):
    """the squares of the scores, divided by their sum"""
    return z**2 / (z**2).sum()


def sizes(z):
    """the softmax of the scores without their signs"""
    return softmax(np.abs(z))


def whole_numbers(z):
    """the softmax of the scores rounded down"""
    return softmax(np.floor(z))


def capped(z):
    """the softmax of the scores, none of them above 50 or below -50"""
    return softmax(np.clip(z, -50, 50))


def winner(z):
    """all for the largest score"""
    return (np.arange(len(z)) == z.argmax()).astype(float)


def standardized(z):
    """the softmax of the distances to the mean, divided by the spread and 1"""
    return softmax((z - z.mean()) / (1 + z.std()))


RULES = (
    softmax_rule,
    plain_division,
    above_the_least,
    squares,
    sizes,
    whole_numbers,
    capped,
    winner,
    standardized,
)

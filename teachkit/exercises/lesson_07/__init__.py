"""Exercises of lesson 07: layers, gradients, momentum, Adam, margins, Gaussians and confusions."""

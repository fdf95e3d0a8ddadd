"""Companion package of the softmax course: its mathematics, pictures, explorers and exercises."""

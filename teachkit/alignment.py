"""A small model that learns which place of a sequence to look at."""

from teachkit.maths.alignment import AlignmentModel, alignment_task, share_aligned, train_alignment

__all__ = ["AlignmentModel", "alignment_task", "share_aligned", "train_alignment"]

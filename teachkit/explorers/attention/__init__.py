"""Explorers of attention, one file each."""

from teachkit.explorers.attention.alignment import AlignmentExplorer
from teachkit.explorers.attention.lookup import LookupExplorer
from teachkit.explorers.attention.mask import MaskExplorer
from teachkit.explorers.attention.scale import ScaleExplorer
from teachkit.explorers.attention.sentence import SentenceExplorer
from teachkit.explorers.attention.toy import AttentionExplorer

__all__ = [
    "AlignmentExplorer",
    "AttentionExplorer",
    "LookupExplorer",
    "MaskExplorer",
    "ScaleExplorer",
    "SentenceExplorer",
]

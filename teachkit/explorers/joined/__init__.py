"""The explorer of lesson 09: everything joined, from logits to loss and step, and to attention."""

from teachkit.explorers.joined.joined import JoinedExplorer

__all__ = ["JoinedExplorer"]

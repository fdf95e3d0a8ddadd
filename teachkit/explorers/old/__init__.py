"""The engine and the explorers that have not moved to `teachkit.explorers.old.engine` yet."""

"""The agenda of a meeting: a tree that is written by keys alone, and what belongs to an item beside it."""

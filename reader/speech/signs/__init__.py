"""Signs: slashes, brackets, calls of notes, inclusive writing, and that none is lost in silence."""

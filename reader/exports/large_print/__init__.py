"""The page in large print: a tagged PDF."""

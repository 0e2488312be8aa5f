"""How much of what: a number with its unit, how much in how much and how often, more or less than."""

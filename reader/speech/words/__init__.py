"""French words that rules ask for: number words, names of units, short forms, genders, accents. Data, and no rule."""

"""Numbers of every writing: with spaces and points, ordinals, fractions, powers, ranges, Roman numerals."""

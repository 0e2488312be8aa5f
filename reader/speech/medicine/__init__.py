"""What nurses and laboratories write short: molecules and genes, ways of giving, sides, charts, answers of tests."""

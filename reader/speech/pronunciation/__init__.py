"""How a word sounds that no rule knows or that voices misread: lexicons, phonetic writing, respelling."""

"""What a few words, a number or an address tell: phrases of sites and pages, in French and in English."""

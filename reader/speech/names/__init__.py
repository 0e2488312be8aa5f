"""What stands for a name: abbreviations, acronyms, codes, telephone numbers, addresses of the web."""

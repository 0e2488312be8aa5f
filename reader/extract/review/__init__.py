"""The drafts gone over: headings and captions that only the whole shows, lines that their wording gives away."""

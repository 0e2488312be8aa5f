"""How an answer leaves: its bytes and their names, in pieces or joined, and what it tells the browser to refuse."""

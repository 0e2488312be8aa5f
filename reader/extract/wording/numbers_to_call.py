"""Numbers to call, and lines that say to call at once."""

from __future__ import annotations

import re

# A telephone number written out, of France or with a country's code.
TELEPHONE = re.compile(
    r"(?:\+\d{1,3}[ .\u00a0\u202f]?(?:\(0\))?|\b0)[ .\u00a0\u202f]?[1-9](?:[ .\u00a0\u202f-]?\d{2}){4}\b"
)

# A telephone number, the short ones of emergencies too.
NUMBER = re.compile(r"\d(?:[ .\u00a0\u202f-]?\d){5}|\b(?:1[58]|11[0-9]|3\d{3})\b(?! ?(?:[€%]|euros?))|\*\d{3}")

# A line that says what to do at once.
URGENT = re.compile(r"\b(?:urgences?|samu|appele[rz]|emergency)\b", re.IGNORECASE)

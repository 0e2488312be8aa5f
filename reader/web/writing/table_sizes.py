"""The sizes that tables are reckoned with, once for the server and for the style sheet that draws them.

The server says of each table how wide it must be to be one, and of each column how long its longest word is
(`tables.py`); `static/css/tables.css` makes cards and columns of that. Not all browsers let a style sheet read a number
out of an attribute (CSS Values 5, `attr()` with a type): each number the server may say has a rule here.
"""

from __future__ import annotations

# In rem: a letter, measured on the longest words of content/ in the usual font; what is beside the words of a cell; the
# least a column has, of three and of more.
LETTER = 0.56
BESIDE = 1.5
LEAST = 8.5
LEAST_OF_MANY = 5.5
LEAST_FIRST_OF_MANY = 9.5

# Widths at which tables become cards, in rem, and letters of words that a column has room for. A column of text of the
# usual width is 30 rem; beyond the last ones words are cut.
WIDTHS = (18, 22, 26, 27, 28, 29, 30, 32, 36, 44, 60)
LETTERS: tuple[int, ...] = (*range(8, 21), 24, 28)


def style_sheet() -> str:
    """`css/table-sizes.css`, to follow `css/tables.css`: the sizes, and a rule for each number that a page may say."""
    sizes = {
        "letter": f"{LETTER}",
        "beside-words": f"{BESIDE}rem",
        "least": f"{LEAST}rem",
        "least-of-many": f"{LEAST_OF_MANY}rem",
        "least-first-of-many": f"{LEAST_FIRST_OF_MANY}rem",
    }
    rules = (
        "/* Written by reader/web/writing/table_sizes.py. */",
        f".table {{ {' '.join(f'--{name}: {size};' for name, size in sizes.items())} }}",
        *(f'.table[data-needs="{width}"] {{ --needs: {width}; }}' for width in WIDTHS),
        *(f'[data-longest="{letters}"] {{ --letters-of-word: {letters}; }}' for letters in LETTERS),
        "/* Too much for any window: each column has what it gets. */",
        f'.table[data-needs="{WIDTHS[-1]}"] :is(th, td) {{ min-width: 0; }}',
    )
    return "".join(f"{rule}\n" for rule in rules)

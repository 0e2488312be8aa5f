# ruff: noqa: E501  (a case in one line reads best)
"""`python3 -m benchmarks.stress`: pages made to break a parser; each is read or refused within 5 s and 500 MB.

Each case runs in a process of its own, as `python3 -m reader extract` does it: bytes to text to document. Seconds are those
of the processor, megabytes the most that the process ever held, the program itself included.
"""

from __future__ import annotations

import json
import resource
import subprocess
import sys
import time
from collections.abc import Callable

from benchmarks.ground import ROOT
from reader.errors import PageRefused

SECONDS, MEGABYTES = 5.0, 500

_WORDS = "<h1>Le suivi</h1><p>La séance dure une heure, et vous pouvez rentrer chez vous dans la journée.</p>"
_ROW = "<p>Une phrase assez longue pour être le texte de cette page, sans aucun lien nulle part.</p>"


def _nested(tag: str, levels: int) -> str:
    return f"<{tag}>" * levels + _WORDS + f"</{tag}>" * levels


CASES: dict[str, Callable[[], str | bytes]] = {
    "a real page, 50 kB": lambda: (ROOT / "content/comprendre-immunotherapie.html").read_bytes(),
    "20 MB, 260,000 paragraphs": lambda: _WORDS + "<p>Un paragraphe de soixante-dix octets, comme il y en a tant.</p>" * 260_000,
    "4.9 MB of paragraphs": lambda: _WORDS + _ROW * 49_000,
    "4.9 MB of words": lambda: _WORDS + "<p>" + "un mot puis un autre, et ainsi de suite. " * 115_000,
    "49,000 empty tags": lambda: _WORDS + "<i></i>" * 49_000,
    "49,000 list items": lambda: _WORDS + "<ul>" + "<li>mot" * 49_000,
    "49,000 nested lists, closed by nothing": lambda: _WORDS + "<ul><li>mot" * 24_000,
    "49,000 cells in a row": lambda: _WORDS + "<table><tr>" + "<td>mot" * 49_000,
    "24,000 rows": lambda: _WORDS + "<table>" + "<tr><td>mot" * 24_000,
    "cells that span the world": lambda: _WORDS + "<table>" + "<tr><td rowspan=65534 colspan=1000>mot<td>mot" * 5_000,
    "1,000 cells over 200 rows each": lambda: _WORDS + "<table><tr>" + "<td rowspan=200>mot" * 1_000 + "<tr><td>mot" * 1_000,
    "headers that name each other": lambda: _WORDS + "<table><tr>" + "".join(
        f"<th id=h{n} headers='{' '.join(f'h{m}' for m in range(50))}'>t{n}" for n in range(2_000)
    ),
    "1,000 nested div": lambda: _nested("div", 1_000),
    "500 nested div": lambda: _nested("div", 500),
    "500 nested tables": lambda: "<table><tr><td>" * 165 + _WORDS,
    "100,000 nested div": lambda: _nested("div", 100_000),
    "100,000 unclosed b": lambda: "<b>" * 100_000 + _WORDS,
    "10,000 unclosed p b i": lambda: "<p><b><i>mot" * 10_000,
    "40,000 unclosed a": lambda: "<a href=/x>mot" * 40_000,
    "100,000 li": lambda: "<ul>" + "<li>mot" * 100_000,
    "100,000 td": lambda: "<table><tr>" + "<td>mot" * 100_000,
    "50,000 attributes on a div": lambda: "<div " + " ".join(f"a{n}=1" for n in range(50_000)) + ">" + _WORDS,
    "9,000 attributes on each of 300 div": lambda: "".join(
        f"<div {' '.join(f'a{n}=1' for n in range(2_000))}>mot</div>" for _ in range(300)
    ),
    "10,000 classes on each of 80 div": lambda: f"<div class='{'a b ' * 10_000}'>mot un deux trois quatre</div>" * 80,
    "20,000 controls of one panel": lambda: _WORDS + "<button aria-controls=p>mot</button>" * 20_000 + "<div id=p hidden>mot</div>",
    "10,000 panels": lambda: _WORDS + "".join(
        f"<button aria-controls=p{n}>mot {n}</button><div id=p{n} hidden>texte</div>" for n in range(10_000)
    ),
    "10,000 details inside each other": lambda: _WORDS + "<details><summary>mot</summary>texte" * 500,
    "10,000 footnotes": lambda: _WORDS + "".join(f"<sup><a href=#n{n}>{n}</a></sup> " for n in range(10_000))
    + "".join(f"<p id=n{n}>note {n}</p>" for n in range(10_000)),
    "12,000 raised signs in a paragraph": lambda: _WORDS + "<p>" + "un mot<sup>1</sup> et puis d’autres mots encore, sans fin. " * 12_000
    + "<p><sup>1</sup> Ce que dit la note.</p>",
    "20,000 headings": lambda: _WORDS + "<h2>mot</h2><p>texte</p>" * 12_000,
    "20,000 doubles for a phone": lambda: _WORDS + f"<div class=hidden-mobile>{_ROW}</div><div class=hidden-desktop>{_ROW}</div>" * 10_000,
    "8,000 lines that announce other pages": lambda: _WORDS + "<p>À lire aussi</p><p>un mot</p>" * 8_000,
    "5,000 rows of links to boxes": lambda: _WORDS + "".join(
        f"<ul><li><a href=#a{n}>un</a></li><li><a href=#b{n}>deux</a></li></ul><div id=a{n}>mot</div><div id=b{n}>mot</div>" for n in range(5_000)
    ),
    "6,000 accordions": lambda: _WORDS + "<div class=accordion><div>un</div><div>mot</div><div>deux</div><div>mot</div></div>" * 6_000,
    "10,000 cards": lambda: _WORDS + "<div class=c><h3><a href=/x>Une actualité</a></h3><p>Un résumé.</p></div>" * 8_000,
    "10,000 abbreviations in a sentence": lambda: "<p>" + "<abbr title='un sens'>SIGLE</abbr> " * 20_000,
    "one sentence of 4 MB": lambda: "<p>" + "mot " * 1_000_000,
    "4 MB of full stops": lambda: "<p>" + "." * 4_000_000,
    "4 MB of capitals and stops": lambda: "<p>" + "A. " * 1_300_000,
    "4 MB of spaces": lambda: "<p>mot" + " \t\n" * 1_300_000 + "mot",
    "4 MB of no-break spaces": lambda: "<p>mot" + "\u00a0" * 2_000_000 + "mot",
    "2,000,000 line breaks in pre": lambda: _WORDS + "<pre>" + "mot\n" * 1_000_000,
    "49,000 br": lambda: _WORDS + "<p>" + "mot<br>" * 49_000,
    "NUL bytes in the text": lambda: _WORDS + "<p>un\0 mot\0</p>" * 10_000,
    "billion laughs": lambda: '<!DOCTYPE x [<!ENTITY a "mot">' + "".join(
        f'<!ENTITY {chr(98 + n)} "{f"&{chr(97 + n)};" * 10}">' for n in range(9)
    ) + f"]><p>&j; {_WORDS}",
    "a file asked for by a DTD": lambda: f'<!DOCTYPE x [<!ENTITY j SYSTEM "file:///etc/passwd">]><p>&j; {_WORDS}',
    "one attribute of 10.5 MB": lambda: f"<div title='{'a' * 10_500_000}'>{_WORDS}",
    "one attribute of 4.5 MB": lambda: f"<div title='{'a' * 4_500_000}'>{_WORDS}",
    "one text of 20 MB": lambda: f"<p>{'a' * 20_000_000}",
    "one word of 4.9 MB": lambda: f"<p>{'a' * 4_900_000}",
    "400,000 entities": lambda: f"<p>{'&eacute;' * 400_000}</p>{_WORDS}",
    "a comment never closed": lambda: f"{_WORDS}<!-- {_ROW * 20_000}",
    "a script never closed": lambda: f"{_WORDS}<script> {_ROW * 20_000}",
    "a title never closed": lambda: f"<title>Le suivi {_WORDS} {_ROW * 20_000}",
    "20,000 scripts": lambda: _WORDS + "<script>var a = '<b>';</script>" * 20_000,
    "a page of <": lambda: "<" * 1_000_000,
    "a page of <a": lambda: "<a" * 1_000_000,
    "a page of <!--": lambda: "<!--" * 1_000_000,
    "a page of <![CDATA[": lambda: _WORDS + "<![CDATA[x" * 400_000,
    "a page of &": lambda: _WORDS + "&" * 4_000_000,
    "a page of lone surrogates": lambda: _WORDS + "\ud800" * 100,
    "text after the end of the page": lambda: f"<html><body>{_WORDS}</body></html>" + _ROW * 1_000,
    "4 MB of windows-1252": lambda: ("<p>" + "é " * 2_000_000).encode("cp1252"),
    "4 MB of noise": lambda: bytes(range(256)) * 16_000,
    "UTF-16 without its end": lambda: b"\xff\xfe" + ("<p>" + "é" * 1_000_000).encode("utf-16-le") + b"<",
}  # fmt: skip


def read(name: str) -> tuple[str, float, int]:
    """Read a case here and now: what became of it, seconds, megabytes."""
    from reader.service.single import extract_page  # the peak is that of one page, as a command meets it

    made = CASES[name]()
    data = made if isinstance(made, bytes) else made.encode("utf-8", "surrogatepass")
    start = time.process_time()
    try:
        document = extract_page(data)
        told = f"read: {sum(len(section.blocks) for section in document.sections)} blocks"
    except PageRefused as refusal:
        told = str(refusal)
    seconds = time.process_time() - start
    peak = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss  # kilobytes, but bytes on macOS
    return told, seconds, peak // (1_000_000 if sys.platform == "darwin" else 1_000)


def main(names: list[str]) -> int:
    """Print a row for each case (those whose name holds one of the words given); exit 1 where one breaks a limit."""
    if names[:1] == ["--one"]:
        print(json.dumps(read(names[1])))
        return 0
    kept = True
    print("| case | s | MB | what became of it | |\n|---|---|---|---|---|")
    for name in CASES:
        if names and not any(word in name for word in names):
            continue
        command = [sys.executable, "-m", "benchmarks.stress", "--one", name]
        try:
            done = subprocess.run(command, cwd=ROOT, capture_output=True, text=True, timeout=60, check=True)
            told, seconds, megabytes = json.loads(done.stdout)
            good = seconds <= SECONDS and megabytes <= MEGABYTES
        except subprocess.TimeoutExpired:
            told, seconds, megabytes, good = "not back after a minute", 60.0, 0, False
        except subprocess.CalledProcessError as exc:
            told, seconds, megabytes, good = exc.stderr.strip().splitlines()[-1], 0.0, 0, False
        print(f"| {name} | {seconds:.2f} | {megabytes} | {told[:100]} | {'✓' if good else '✗'} |", flush=True)
        kept = kept and good
    return 0 if kept else 1


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))

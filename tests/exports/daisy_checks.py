"""A check of DAISY 2.02 books written against the specification, as no validator can be installed from a registry.

What it looks at: well-formed files, mandatory metadata, the shape of ncc.html, master.smil and each SMIL, every
reference, the order of headings and of what is said, clips against the real sound, and the sums of times. It is no
DAISY Pipeline.
"""

from __future__ import annotations

import io
import re
import zipfile
from collections.abc import Iterator
from xml.etree import ElementTree as ET

from tests.exports.epub_checks import xhtml_words
from tests.exports.frames import heard_seconds

X = "{http://www.w3.org/1999/xhtml}"

OLD_NAME = r"[A-Za-z0-9]{1,8}\.[a-z0-9]{2,4}"

# DAISY 2.02, 2.1.2: what an ncc must say, each once.
MANDATORY = (
    "dc:creator", "dc:date", "dc:format", "dc:identifier", "dc:language", "dc:publisher", "dc:title", "ncc:charset",
    "ncc:pageFront", "ncc:pageNormal", "ncc:pageSpecial", "ncc:tocItems", "ncc:totalTime",
)  # fmt: skip

# 2.1.2: the others it may say; what is no name of these no player knows.
OPTIONAL = (
    "dc:contributor", "dc:coverage", "dc:description", "dc:relation", "dc:rights", "dc:source", "dc:subject", "dc:type",
    "ncc:depth", "ncc:files", "ncc:footnotes", "ncc:generator", "ncc:kByteSize", "ncc:maxPageNormal",
    "ncc:multimediaType", "ncc:narrator", "ncc:prodNotes", "ncc:producer", "ncc:producedDate", "ncc:revision",
    "ncc:revisionDate", "ncc:setInfo", "ncc:sidebars", "ncc:sourceDate", "ncc:sourceEdition", "ncc:sourcePublisher",
    "ncc:sourceRights", "ncc:sourceTitle",
)  # fmt: skip


def files(book: bytes) -> dict[str, bytes]:
    """The files of the one folder of the ZIP, by name."""
    with zipfile.ZipFile(io.BytesIO(book)) as archive:
        names = archive.namelist()
        assert len({name.partition("/")[0] for name in names}) == 1, "a card holds one folder a book"
        return {name.partition("/")[2]: archive.read(name) for name in names}


def problems(book: dict[str, bytes]) -> list[str]:
    """What is wrong with a book; empty where nothing is."""
    # the longest name that an old file system gives: eight letters, a point, three or four more
    found = [f"{name}: a name that old players cannot read" for name in book if not re.fullmatch(OLD_NAME, name)]
    trees = {}
    for name, data in book.items():
        if name.endswith((".html", ".smil")):
            try:
                trees[name] = ET.fromstring(re.sub(rb"<!DOCTYPE[^>]*>", b"", data))
            except ET.ParseError as exc:
                return [*found, f"{name}: {exc}"]
    found += _metadata(trees["ncc.html"], trees["master.smil"])
    found += _told_of_files(trees, book)
    found += _headings(trees["ncc.html"])
    found += _references(trees, book)
    found += _times(trees, book)
    return found


def _metas(tree: ET.Element) -> list[tuple[str, str]]:
    return [
        (meta.get("name", ""), meta.get("content", ""))
        for meta in tree.iter()
        if meta.tag.removeprefix(X) == "meta" and meta.get("name")
    ]


def _metadata(ncc: ET.Element, master: ET.Element) -> Iterator[str]:
    names = [name for name, _ in _metas(ncc)]
    for name in MANDATORY:
        if names.count(name) != 1:
            yield f"ncc.html: {name} stands there {names.count(name)} times"
        elif not dict(_metas(ncc))[name].strip():
            yield f"ncc.html: {name} says nothing"
    for name in sorted(set(names) - {*MANDATORY, *OPTIONAL}):
        yield f"ncc.html: no player knows {name}"
    told = dict(_metas(ncc))
    if told.get("ncc:multimediaType") != "audioFullText":
        yield f"ncc.html: ncc:multimediaType is {told.get('ncc:multimediaType')}"
    if told.get("ncc:setInfo", "1 of 1") != "1 of 1":
        yield f"ncc.html: ncc:setInfo is {told['ncc:setInfo']}, it is one book"
    for name in ("pageFront", "pageNormal", "pageSpecial", "footnotes", "prodNotes", "sidebars"):
        if told.get(f"ncc:{name}", "0") != "0":
            yield f"ncc.html: there are no {name}"
    if told.get("dc:format") != "Daisy 2.02":
        yield "ncc.html: dc:format is not Daisy 2.02"
    body = ncc.find(f"{X}body")
    assert body is not None
    if told.get("ncc:tocItems") != str(len(body)):
        yield f"ncc.html: ncc:tocItems is {told.get('ncc:tocItems')}, the items are {len(body)}"
    if told.get("ncc:depth") != str(max(int(heading.tag[-1]) for heading in body)):
        yield "ncc.html: ncc:depth is wrong"
    if master.find("head/layout/region") is None:
        yield "master.smil: no layout"


def _told_of_files(trees: dict[str, ET.Element], book: dict[str, bytes]) -> Iterator[str]:
    """What the ncc tells of all files, and what each file tells of itself."""
    told = dict(_metas(trees["ncc.html"]))
    if told.get("ncc:files") != str(len(book)):
        yield f"ncc.html: ncc:files is {told.get('ncc:files')}, the files are {len(book)}"
    size, own = sum(map(len, book.values())), len(book["ncc.html"])
    if not (size - own) / 1024 <= int(told.get("ncc:kByteSize", "0")) < size / 1024 + 1:
        yield f"ncc.html: ncc:kByteSize is {told.get('ncc:kByteSize')}, the files have {size} bytes"
    if not re.fullmatch(r"\d{4}-\d\d-\d\d", told.get("dc:date", "")):
        yield f"ncc.html: dc:date is {told.get('dc:date')}"
    names = {
        (link.get("href") or "").partition("#")[0]: "".join(link.itertext()) for link in trees["ncc.html"].iter(f"{X}a")
    }
    for name, tree in trees.items():
        here = dict(_metas(tree))
        if here.get("dc:format") != "Daisy 2.02":
            yield f"{name}: dc:format is {here.get('dc:format')}"
        if name.endswith(".html"):
            types = [meta.get("content") for meta in tree.iter(f"{X}meta") if meta.get("http-equiv") == "Content-type"]
            if types != [f"text/html; charset={told.get('ncc:charset')}"]:
                yield f"{name}: no charset, or another than ncc:charset"
        else:
            for meta in ("dc:identifier", "dc:title", "ncc:generator"):
                if not here.get(meta) or here[meta] != told.get(meta):
                    yield f"{name}: another {meta} than ncc.html"
            if name in names and here.get("title") != names[name]:
                yield f"{name}: its title is {here.get('title')}, ncc.html says {names[name]}"
    for ref in trees["master.smil"].iter("ref"):
        if ref.get("title") != names.get(ref.get("src", "")):
            yield f"master.smil: {ref.get('src')} is called {ref.get('title')}"


def _headings(ncc: ET.Element) -> Iterator[str]:
    body = ncc.find(f"{X}body")
    assert body is not None
    level = 0
    identifiers = [heading.get("id") for heading in body]
    if None in identifiers or len(set(identifiers)) != len(identifiers):
        yield "ncc.html: an item without an id of its own"
    for heading in body:
        if not re.fullmatch(r"h[1-6]", heading.tag.removeprefix(X)) or [child.tag for child in heading] != [f"{X}a"]:
            yield f"ncc.html: {heading.get('id')} is no heading with one link"
            continue
        here = int(heading.tag[-1])
        if here > level + 1:
            yield f"ncc.html: h{here} follows h{level}"
        level = here
    if body[0].tag != f"{X}h1" or body[0].get("class") != "title":
        yield "ncc.html: the first item is no h1 of class title"
    if any(heading.get("class") != "section" for heading in body[1:]):
        yield "ncc.html: a later item is of no class section"


def _references(trees: dict[str, ET.Element], book: dict[str, bytes]) -> Iterator[str]:
    identifiers = {name: [e.get("id") for e in tree.iter() if e.get("id")] for name, tree in trees.items()}
    for name, known in identifiers.items():
        if len(known) != len(set(known)):
            yield f"{name}: an id stands there twice"
    reached = {"ncc.html", "master.smil", "LISEZMOI.txt"}
    for name, tree in trees.items():
        for element in tree.iter():
            for value in (element.get("href"), element.get("src")):
                if value is None or re.match(r"(?:https?|mailto|tel|sms):", value):
                    continue
                path, _, fragment = value.partition("#")
                reached.add(path)
                if path not in book:
                    yield f"{name}: there is no {path}"
                elif fragment and fragment not in identifiers[path]:
                    yield f"{name}: there is no {fragment} in {path}"
    for lost in sorted(set(book) - reached):
        yield f"{lost}: nothing leads to it"
    for link in trees["ncc.html"].iter(f"{X}a"):
        path, _, fragment = (link.get("href") or "").partition("#")
        target = [e for e in trees.get(path, ET.Element("none")).iter("par") if e.get("id") == fragment]
        if not target:
            yield f"ncc.html: {link.get('href')} is no par"
    if [ref.get("src") for ref in trees["master.smil"].iter("ref")] != [
        (link.get("href") or "").partition("#")[0] for link in trees["ncc.html"].iter(f"{X}a")
    ]:
        yield "master.smil: not the order of ncc.html"


def _times(trees: dict[str, ET.Element], book: dict[str, bytes]) -> Iterator[str]:
    passed = 0
    order = [ref.get("src", "") for ref in trees["master.smil"].iter("ref")]
    for name in order:
        if name not in trees:
            continue
        told = dict(_metas(trees[name]))
        if _clock(told["ncc:totalElapsedTime"]) != passed:
            yield f"{name}: ncc:totalElapsedTime is {told['ncc:totalElapsedTime']} after {passed} s"
        passed += _clock(told["ncc:timeInThisSmil"])
        yield from _clips(name, trees, book, _clock(told["ncc:timeInThisSmil"]))
    for name in ("ncc.html", "master.smil"):
        told = dict(_metas(trees[name]))
        total = told.get("ncc:totalTime") if name == "ncc.html" else told.get("ncc:timeInThisSmil")
        if _clock(total or "") != passed:
            yield f"{name}: {total} in all, the sum is {passed} s"
    heard = sum(
        float(audio.get("clip-end", "")[4:-1]) - float(audio.get("clip-begin", "")[4:-1])
        for name in order
        for audio in trees.get(name, ET.Element("none")).iter("audio")
    )
    if abs(passed - heard) > 0.501:
        yield f"ncc.html: {passed} s in all, the clips {heard}"


def _clips(name: str, trees: dict[str, ET.Element], book: dict[str, bytes], told: int) -> Iterator[str]:
    ends: dict[str, float] = {}
    length = 0.0
    last = -1
    for par in trees[name].iter("par"):
        text, audio = par.find("text"), par.find("seq/audio")
        if text is None or audio is None:
            yield f"{name}: {par.get('id')} lacks its text or its sound"
            continue
        path, _, fragment = text.get("src", "").partition("#")
        order = [e.get("id") for e in trees[path].iter()] if path in trees else []
        here = order.index(fragment) if fragment in order else -1
        if here <= last:
            yield f"{name}: {fragment} is out of order"
        last = here
        sound = audio.get("src", "")
        begin, end = (float(audio.get(f"clip-{side}", "")[4:-1]) for side in ("begin", "end"))
        if begin != ends.get(sound, 0.0) or end <= begin:
            yield f"{name}: {par.get('id')} is heard from {begin} to {end}, after {ends.get(sound, 0.0)}"
        ends[sound] = end
        length += end - begin
    for sound, end in ends.items():
        if sound in book and not end <= heard_seconds(book[sound]) < end + 0.001:
            yield f"{name}: the clips end at {end}, {sound} at {heard_seconds(book[sound])}"
    sequence = trees[name].find("body/seq")
    if sequence is None or abs(float(sequence.get("dur", "0s")[:-1]) - length) > 0.0005:
        yield f"{name}: dur is not the sum of the clips, {length}"
    if abs(told - length) > 1.0:
        yield f"{name}: ncc:timeInThisSmil is {told} s, the clips {length}"


def _clock(value: str) -> int:
    found = re.fullmatch(r"(\d\d):(\d\d):(\d\d)", value)
    return -1 if found is None else int(found[1]) * 3600 + int(found[2]) * 60 + int(found[3])


def text_words(book: dict[str, bytes]) -> list[str]:
    """The words of the texts, in order."""
    return [word for name in sorted(book) if re.fullmatch(r"t\d+\.html", name) for word in xhtml_words(book[name])]

"""DAISY 2.02: whole, in order, its times true; one broken book for each check shows that the check sees."""

from __future__ import annotations

import io
import re
import zipfile
from collections.abc import Callable
from dataclasses import replace

import pytest

from reader.errors import SoundMissing
from reader.exports.book import Book, Wishes
from reader.exports.talking_books.daisy import write_daisy
from reader.model import Source
from tests.exports import books, validators
from tests.exports.conftest import daisy
from tests.exports.daisy_checks import files, problems


def test_books_are_whole(small: Book, big_daisy: bytes) -> None:
    assert problems(files(daisy(small))) == []
    assert problems(files(big_daisy)) == []


def change(pattern: str, new: str) -> Callable[[str], str]:
    def changed(text: str) -> str:
        assert re.search(pattern, text), pattern
        return re.sub(pattern, new, text, count=1)

    return changed


@pytest.mark.parametrize(
    ("name", "how", "told"),
    [
        ("ncc.html", change("</h1>", ""), "mismatched tag"),
        ("ncc.html", change('<meta name="ncc:totalTime"[^>]*>', ""), "ncc:totalTime stands there 0 times"),
        ("ncc.html", change("Daisy 2.02", "Daisy 3"), "dc:format is not"),
        ("ncc.html", change('(tocItems" content=")\\d+', "\\g<1>9"), "tocItems is 9"),
        ("ncc.html", change('(ncc:depth" content=")\\d+', "\\g<1>5"), "ncc:depth is wrong"),
        ("ncc.html", change(' class="title"', ""), "no h1 of class title"),
        ("ncc.html", change("<h2(.*)</h2>", "<h3\\1</h3>"), "h3 follows h1"),
        ("ncc.html", change('id="n2"', 'id="n1"'), "without an id of its own"),
        ("ncc.html", change("s0002.smil#p1", "s0002.smil#p99"), "there is no p99 in s0002.smil"),
        ("ncc.html", change("s0002.smil#p1", "s0002.smil#t1"), "is no par"),
        ("ncc.html", change("s0002.smil#p1", "s0009.smil#p1"), "there is no s0009.smil"),
        ("ncc.html", change('(totalTime" content=")[\\d:]+', "\\g<1>00:09:59"), "00:09:59 in all"),
        ("ncc.html", change("<a href[^>]*>(.*)</a>", "\\1"), "no heading with one link"),
        ("ncc.html", change('(dc:publisher" content=")[^"]*', "\\1"), "dc:publisher says nothing"),
        ("ncc.html", change('"ncc:narrator"', '"ncc:speaker"'), "no player knows ncc:speaker"),
        ("ncc.html", change("audioFullText", "audioNcc"), "ncc:multimediaType is audioNcc"),
        ("ncc.html", change("1 of 1", "1 of 2"), "ncc:setInfo is 1 of 2"),
        ("ncc.html", change('(sidebars" content=")0', "\\g<1>1"), "there are no sidebars"),
        ("ncc.html", change('(pageFront" content=")0', "\\g<1>1"), "there are no pageFront"),
        ("ncc.html", change('(ncc:files" content=")\\d+', "\\g<1>3"), "ncc:files is 3"),
        ("ncc.html", change('(kByteSize" content=")\\d+', "\\g<1>3"), "ncc:kByteSize is 3"),
        ("ncc.html", change('(dc:date" content=")[\\d-]+', "\\g<1>hier"), "dc:date is hier"),
        ("ncc.html", change(' class="section"', ' class="title"'), "a later item is of no class section"),
        ("ncc.html", change("charset=utf-8", "charset=latin-1"), "ncc.html: no charset, or another"),
        ("t0002.html", change("<meta http-equiv[^>]*>", ""), "t0002.html: no charset, or another"),
        ("t0002.html", change("Daisy 2.02", "Daisy 3"), "t0002.html: dc:format is Daisy 3"),
        ("s0002.smil", change('("dc:title" content=")', "\\g<1>Un autre "), "s0002.smil: another dc:title"),
        ("s0002.smil", change('("title" content=")', "\\g<1>Un autre "), "its title is Un autre Avant la perfusion"),
        ("s0002.smil", change('<meta name="ncc:generator"[^>]*>', ""), "s0002.smil: another ncc:generator"),
        ("master.smil", change('(ref title=")', "\\g<1>Un autre "), "s0001.smil is called Un autre"),
        ("master.smil", change('id="m2"', 'id="m1"'), "an id stands there twice"),
        ("master.smil", change("<layout>.*</layout>", ""), "no layout"),
        ("master.smil", change("urn:uuid:", "urn:other:"), "another dc:identifier"),
        ("master.smil", change("s0002.smil", "s0003.smil"), "not the order"),
        ("s0002.smil", change('(ElapsedTime" content=")[\\d:]+', "\\g<1>00:09:59"), "ncc:totalElapsedTime is 00:09:59"),
        ("s0002.smil", change('(timeInThisSmil" content=")[\\d:]+', "\\g<1>00:09:59"), "ncc:timeInThisSmil is 599"),
        ("s0002.smil", change('dur="[\\d.]+s"', 'dur="9.999s"'), "dur is not the sum"),
        ("s0002.smil", change("npt=0.000s", "npt=0.100s"), "is heard from 0.1"),
        ("s0002.smil", change('(?s)(.*clip-end="npt=)[\\d.]+s', "\\g<1>600.000s"), "the clips end at 600"),
        ("s0002.smil", change("#s2-b2-1", "#s2-b99"), "there is no s2-b99"),
        ("s0002.smil", change("#s2-b2-1", "#s2-b1-1"), "out of order"),
        ("s0002.smil", change("<audio[^>]*>", ""), "lacks its text or its sound"),
        ("s0002.smil", change("<seq>(<audio[^>]*>)</seq>", "\\1"), "lacks its text or its sound"),
        ("s0002.smil", change("<text[^>]*>", ""), "lacks its text or its sound"),
        ("t0001.html", change("t0003.html#s3-b9", "t0003.html#lost"), "there is no lost"),
    ],
)
def test_each_check_sees_its_broken_book(small: Book, name: str, how: Callable[[str], str], told: str) -> None:
    book = files(daisy(small))
    book[name] = how(book[name].decode()).encode()
    assert told in "\n".join(problems(book))


@pytest.mark.parametrize("kind", ["html", "smil"])
def test_every_file_follows_the_dtd_of_w3c(kind: str, big_daisy: bytes) -> None:
    dtd = validators.dtd({"html": "xhtml1-transitional.dtd", "smil": "smil10.dtd"}[kind])
    for name, data in files(big_daisy).items():
        if name.endswith(kind):
            assert dtd(data) == "", name
    assert "does not follow" in dtd({"html": b"<html><p/></html>", "smil": b"<smil><par/></smil>"}[kind])


def test_a_lost_file_and_a_stray_one_are_seen(small: Book) -> None:
    book = files(daisy(small))
    del book["a0002.mp3"]
    book["a9999.mp3"] = b"?"
    told = problems(book)
    assert "s0001.smil: there is no a0002.mp3" in told
    assert "a9999.mp3: nothing leads to it" in told


def test_a_name_that_an_old_card_cannot_hold_is_seen(small: Book) -> None:
    book = files(daisy(small))
    book["une très longue image.png"] = book.pop("i0001.png")
    assert "une très longue image.png: a name that old players cannot read" in problems(book)


def test_a_second_folder_is_seen(small: Book) -> None:
    out = io.BytesIO(daisy(small))
    with zipfile.ZipFile(out, "a") as archive:
        archive.writestr("ailleurs/x.txt", "")
    with pytest.raises(AssertionError, match="one folder a book"):
        files(out.getvalue())


def test_times_that_agree_and_are_wrong_are_seen(small: Book) -> None:
    """All told of the sum alike, but of a book of another length."""
    book = {
        name: re.sub(rb'(content=")00:(\d\d:\d\d)', rb"\g<1>01:\2", data)
        if name in {"ncc.html", "master.smil"}
        else data
        for name, data in files(daisy(small)).items()
    }
    book["s0003.smil"] = re.sub(rb'(timeInThisSmil" content=")00:', rb"\g<1>01:", book["s0003.smil"])
    assert any(re.fullmatch(r"ncc.html: \d+ s in all, the clips [\d.]+", told) for told in problems(book))


def test_whoever_opens_the_card_is_told_what_it_is(small: Book) -> None:
    told = files(daisy(small))["LISEZMOI.txt"].decode()
    assert told.startswith("Traitement : l’essentiel\r\n\r\nLivre parlé DAISY 2.02. Copiez ce dossier entier")
    assert "Publié par : Hôpital d’exemple.\r\n" in told
    assert "\n" not in told.replace("\r\n", "")  # players of cards were made for Windows


@pytest.mark.parametrize(("data", "ending"), [(books.PNG, "png"), (b"\xff\xd8\xff\xe0", "jpg"), (b"GIF89a", "gif")])
def test_pictures_that_players_know_are_shown(small: Book, data: bytes, ending: str) -> None:
    book = files(daisy(replace(small, images={"schema.png": data})))
    assert problems(book) == []
    assert book[f"i0001.{ending}"] == data
    assert f'src="i0001.{ending}" alt="Un schéma. Deux cellules se touchent."' in book["t0003.html"].decode()


def test_it_says_who_made_it_and_who_reads_it(small: Book) -> None:
    told = files(daisy(small))["ncc.html"].decode()
    for name, value in (
        ("dc:creator", "Hôpital d’exemple"),
        ("dc:source", "https://www.exemple.fr/page"),
        ("dc:rights", "CC BY-SA 4.0"),
        ("ncc:narrator", "Voix de synthèse"),
        ("ncc:footnotes", "0"),
    ):
        assert f'<meta name="{name}" content="{value}"/>' in told


def test_no_heading_is_deeper_than_the_sixth() -> None:
    document = books.long_document(9)
    deep = replace(
        document, sections=tuple(replace(one, level=level) for level, one in enumerate(document.sections, 1))
    )
    book = files(daisy(books.with_tones(deep)))
    assert problems(book) == []
    assert re.findall(r"<h(\d)", book["ncc.html"].decode()) == ["1", "2", "3", "4", "5", "6", "6", "6", "6"]


def test_a_page_by_nobody_has_a_creator_all_the_same(small: Book) -> None:
    """2.02 wants one: a book without is refused by some players."""
    nobody = replace(small, document=replace(small.document, source=Source(), language="en"))
    book = files(daisy(nobody))
    assert problems(book) == []
    for meta in ('"dc:creator" content="Inconnu"', '"dc:publisher" content="Inconnu"', '"Synthetic voice"'):
        assert meta in book["ncc.html"].decode()
    assert "dc:source" not in book["ncc.html"].decode()


def test_same_book_same_bytes(small: Book) -> None:
    assert daisy(small) == daisy(small)


def test_a_page_without_sound_says_so(small: Book) -> None:
    with pytest.raises(SoundMissing, match="pas encore de son"):
        write_daisy(replace(small, recordings=()), Wishes(), io.BytesIO())


@pytest.mark.parametrize("title", ["Effets " * 70 + "fin", "العلاج المناعي", '<b> & "\u0001 ]]>', "\n"])
def test_odd_titles(title: str) -> None:
    assert problems(files(daisy(books.with_tones(books.odd_title(title))))) == []


def test_pictures_that_players_do_not_know_are_described(small: Book) -> None:
    svg = b'<svg xmlns="http://www.w3.org/2000/svg"/>'
    book = files(daisy(replace(small, images={"schema.png": svg})))
    assert problems(book) == []
    assert "Image : <span" in book["t0003.html"].decode()
    assert not any(name.startswith("i0") for name in book)

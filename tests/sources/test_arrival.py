# ruff: noqa: E501  (pages in one line read best as they are)
"""Pages imported: their file, their provenance, and what stays when they come again."""

from __future__ import annotations

import os
import signal
import sys
import tomllib
from pathlib import Path

import pytest

from reader.errors import BadInput, PageRefused, StoreError
from reader.sources import Library, import_file, import_url
from reader.sources.arrival import page_id_of, stated_address
from reader.sources.remote import Fetched, Fetcher

PAGE = (
    "<!-- saved from url=(0030)https://chu.example/effets?a=1&amp;b=2 -->\n<html lang='fr-FR'><head><title>Effets</title>"
    "<link rel='license' href='https://creativecommons.org/licenses/by/4.0/'></head><body><p>Où appeler ?</p></body></html>"
)


@pytest.fixture
def library(tmp_path: Path) -> Library:
    folder = tmp_path / "content"
    folder.mkdir()
    return Library(folder)


def saved(tmp_path: Path, text: str, name: str = "Effets secondaires.html") -> Path:
    file = tmp_path / name
    file.write_bytes(text.encode("cp1252"))
    return file


def test_a_new_page(tmp_path: Path, library: Library) -> None:
    arrival = import_file(saved(tmp_path, PAGE), library, said={"publisher": 'CHU "Nord"'})
    assert arrival.before is None
    assert arrival.changed
    assert arrival.page.id == "effets-secondaires"
    assert "Où appeler" in arrival.page.html
    said = tomllib.loads((library.folder / "effets-secondaires.toml").read_text())
    assert said["url"] == "https://chu.example/effets?a=1&b=2"
    assert said["licence"] == "https://creativecommons.org/licenses/by/4.0/"
    assert (said["publisher"], said["language"]) == ('CHU "Nord"', "fr-FR")
    assert len(said["digest"]) == 64
    assert sorted(file.name for file in library.folder.iterdir()) == [
        "effets-secondaires.html",
        "effets-secondaires.toml",
    ]


def test_a_page_that_comes_again_keeps_what_the_operator_wrote(tmp_path: Path, library: Library) -> None:
    import_file(saved(tmp_path, PAGE), library)
    provenance = library.folder / "effets-secondaires.toml"
    written = provenance.read_text().replace('summary = ""', 'summary = "À la main."')
    provenance.write_text(f'order = 5\n{written}\n[[sources]]\nname = "INCa"\n')
    same = import_file(saved(tmp_path, PAGE), library)
    assert not same.changed
    again = import_file(saved(tmp_path, PAGE.replace("appeler", "téléphoner")), library)
    assert again.changed
    assert again.before is not None
    assert "appeler" in again.before.html
    said = tomllib.loads(provenance.read_text())
    assert (said["order"], said["summary"], said["sources"]) == (5, "À la main.", [{"name": "INCa"}])


def test_names() -> None:
    assert page_id_of("Effets secondaires : reconnaître & réagir") == "effets-secondaires-reconnaitre-reagir"
    assert page_id_of("Œil & peau") == "oeil-peau"
    assert page_id_of("Suivi de l’hôpital") == page_id_of("Suivi de l'hôpital") == "suivi-de-l-hopital"
    assert len(page_id_of("a" * 100)) == 64


def test_another_page_of_the_same_name_replaces_none_unasked(tmp_path: Path, library: Library) -> None:
    import_file(saved(tmp_path, PAGE), library)
    other = saved(tmp_path, PAGE.replace("chu.example", "autre.example").replace("appeler", "aller"))
    with pytest.raises(BadInput, match="déjà dans la bibliothèque"):
        import_file(other, library)
    assert "appeler" in library.page("effets-secondaires").html
    assert import_file(other, library, page_id="effets-secondaires").changed


def test_a_page_that_is_known_by_its_address_is_brought_up_to_date(tmp_path: Path, library: Library) -> None:
    import_file(saved(tmp_path, PAGE), library, page_id="effets")
    again = import_file(saved(tmp_path, PAGE.replace("appeler", "aller"), "Effets (2).html"), library)
    assert (again.page.id, again.before is not None) == ("effets", True)
    assert library.ids() == ("effets",)
    asked = import_file(saved(tmp_path, PAGE, "a.html"), library, page_id="autre")  # two of one address, as was asked
    assert (asked.page.id, asked.before) == ("autre", None)


def test_a_canonical_address_alone_replaces_no_page_of_another_name(tmp_path: Path, library: Library) -> None:
    """Sites give all their pages the address of the first."""
    page = "<title>T</title><link rel=canonical href='https://chu.example/'><p>Où appeler ?</p>"
    import_file(saved(tmp_path, page, "a.html"), library)
    import_file(saved(tmp_path, page.replace("appeler", "aller"), "b.html"), library)
    assert library.ids() == ("a", "b")
    assert "appeler" in library.page("a").html
    assert import_file(saved(tmp_path, page, "b.html"), library).before is not None
    assert (
        import_file(saved(tmp_path, page, "c.html"), library, said={"url": "https://chu.example/"}).page.id == "a"
    )  # said by a person


def test_a_name_that_is_taken_says_whose_it_is_and_one_that_is_free(tmp_path: Path, library: Library) -> None:
    import_file(saved(tmp_path, PAGE, "a.html"), library)
    other = saved(tmp_path, PAGE.replace("chu.example", "autre.example"), "a.html")
    with pytest.raises(BadInput, match=r"d’une autre adresse \(https://chu\.example/.*--id a ; .*: --id a-2$"):
        import_file(other, library)
    import_file(other, library, page_id="a-2")
    unknown = saved(tmp_path, "<p>Où ?</p>", "a.html")
    with pytest.raises(BadInput, match=r"Pour la mettre à jour : --id a ; .*: --id a-3$"):
        import_file(unknown, library)
    canonical = saved(
        tmp_path, "<link rel=canonical href='https://autre.example/effets?a=1&amp;b=2'><p>Où ?</p>", "a.html"
    )
    with pytest.raises(BadInput, match=r"même adresse est « a-2 » ; .*--id a-2 ; .*: --id a-3$"):
        import_file(canonical, library)


@pytest.mark.parametrize("name", ["index.html", "Index.php.html", "default.htm", "Sans titre.html"])
def test_a_file_whose_name_says_nothing_is_called_by_its_title(tmp_path: Path, library: Library, name: str) -> None:
    found = import_file(saved(tmp_path, PAGE, name), library).page.id
    assert found == ("index-php" if "php" in name else "effets")


@pytest.fixture
def page_gets_no_name(monkeypatch: pytest.MonkeyPatch) -> None:
    """The disk is full at the very last step, when the page gets its name."""
    replace = os.replace

    def failing(source: str, target: Path) -> None:
        if target.suffix == ".html":
            raise OSError(28, "No space left on device")
        replace(source, target)

    monkeypatch.setattr(os, "replace", failing)


@pytest.mark.usefixtures("page_gets_no_name")
def test_what_the_operator_wrote_before_the_page_came_outlives_a_full_disk(tmp_path: Path, library: Library) -> None:
    provenance = library.folder / "effets-secondaires.toml"
    provenance.write_text('summary = "À la main."\n')
    with pytest.raises(StoreError, match="le disque est plein"):
        import_file(saved(tmp_path, PAGE), library)
    assert provenance.read_text() == 'summary = "À la main."\n'
    assert list(library.folder.iterdir()) == [provenance]


def test_the_bytes_of_a_file_are_kept_as_they_are(tmp_path: Path, library: Library) -> None:
    file = saved(tmp_path, PAGE)
    import_file(file, library)
    assert (library.folder / "effets-secondaires.html").read_bytes() == file.read_bytes()


def test_what_cannot_be_read_leaves_the_library_as_it_was(tmp_path: Path, library: Library) -> None:
    def refuse(html: str, url: str) -> dict[str, str]:
        raise PageRefused("rien à lire")

    with pytest.raises(PageRefused, match="rien à lire"):
        import_file(saved(tmp_path, PAGE), library, read=refuse)
    assert list(library.folder.iterdir()) == []


@pytest.mark.skipif(sys.platform == "win32", reason="needs a limit on the size of files")
@pytest.mark.parametrize("known", [False, True])
def test_a_full_disk_leaves_the_library_as_it_was(tmp_path: Path, library: Library, known: bool) -> None:
    """The page and what is known of it, both: one without the other would tell of a text that is not there."""
    import resource

    if known:
        import_file(saved(tmp_path, PAGE), library, said={"summary": "Avant."})
    before = {file.name: file.read_bytes() for file in library.folder.iterdir()}
    longer = saved(tmp_path, PAGE + "<p>Encore.</p>" * 1000)
    ignored = signal.signal(signal.SIGXFSZ, signal.SIG_IGN)
    limits = resource.getrlimit(resource.RLIMIT_FSIZE)
    try:
        resource.setrlimit(resource.RLIMIT_FSIZE, (2000, limits[1]))  # room for the provenance, not for the page
        with pytest.raises(StoreError, match="ne peut pas être écrite"):
            import_file(longer, library, said={"summary": "Après."})
    finally:
        resource.setrlimit(resource.RLIMIT_FSIZE, limits)
        signal.signal(signal.SIGXFSZ, ignored)
    assert {file.name: file.read_bytes() for file in library.folder.iterdir()} == before


@pytest.mark.usefixtures("page_gets_no_name")
def test_what_is_known_of_a_new_page_goes_with_it(tmp_path: Path, library: Library) -> None:
    """The very last step fails: the page does not get its name, and its provenance is there already."""
    with pytest.raises(StoreError, match="le disque est plein"):
        import_file(saved(tmp_path, PAGE), library)
    assert list(library.folder.iterdir()) == []


def test_what_cannot_be_imported(tmp_path: Path, library: Library) -> None:
    with pytest.raises(PageRefused, match="n’existe pas"):
        import_file(tmp_path / "rien.html", library)
    with pytest.raises(PageRefused, match="dossier"):
        import_file(tmp_path, library)
    with pytest.raises(PageRefused, match="vide"):
        import_file(saved(tmp_path, " "), library)
    with pytest.raises(BadInput, match="nom d’une page"):
        import_file(saved(tmp_path, PAGE), library, page_id="Pas bon")
    with pytest.raises(StoreError):
        import_file(saved(tmp_path, PAGE), Library(tmp_path / "absent"))


def test_a_page_of_unclosed_links_is_read_once() -> None:
    """Read again from each of its links, it would take hours."""
    assert stated_address("<a" * 1_000_000) == ""
    assert stated_address("<link rel=canonical " * 200_000) == ""
    assert (
        stated_address("<p>" * 9 + "<link rel='shortcut canonical' href='https://a.example/&amp;'>")
        == "https://a.example/&"
    )


def test_a_page_of_unclosed_titles_is_read_once(tmp_path: Path, library: Library) -> None:
    page = "<html " * 300_000 + "<title" * 500_000 + "<title>Effets</title>"
    assert import_file(saved(tmp_path, page), library).page.id == "effets-secondaires"


def test_the_licence_that_the_operator_wrote_stays(tmp_path: Path, library: Library) -> None:
    import_file(saved(tmp_path, PAGE), library)
    provenance = library.folder / "effets-secondaires.toml"
    page_s = 'licence = "https://creativecommons.org/licenses/by/4.0/"'
    provenance.write_text(provenance.read_text().replace(page_s, 'licence = "Accord du 3 mars"'))
    import_file(saved(tmp_path, PAGE), library)
    assert tomllib.loads(provenance.read_text())["licence"] == "Accord du 3 mars"
    import_file(saved(tmp_path, PAGE), library, said={"licence": "CC0"})
    assert tomllib.loads(provenance.read_text())["licence"] == "CC0"


@pytest.mark.parametrize(
    ("written", "kept"),
    [
        ("\ufefftitle = 'Bloc-notes'\r\norder = 3\r\n", {"order": 3}),
        (
            '# à nous\n"title" = """\nMon\ntitre\n"""\nsummary = """\nUn résumé.\nurl = rien\n"""\ntags = [\n  "a",\n'
            '  [1, 2],\n]\nvery.deep = 1\n\n[[sources]]\nname = "HAS"\n',
            {
                "summary": "Un résumé.\nurl = rien\n",
                "tags": ["a", [1, 2]],
                "very": {"deep": 1},
                "sources": [{"name": "HAS"}],
            },
        ),
    ],
)
def test_what_the_operator_wrote_may_be_any_toml(
    tmp_path: Path, library: Library, written: str, kept: dict[str, object]
) -> None:
    """An editor's byte order mark, texts and lists over several lines, quoted names."""
    import_file(saved(tmp_path, PAGE), library)
    provenance = library.folder / "effets-secondaires.toml"
    provenance.write_bytes(written.encode())
    import_file(saved(tmp_path, PAGE), library, page_id="effets-secondaires")
    said = tomllib.loads(provenance.read_text())
    assert {name: said[name] for name in kept} == kept
    assert said["title"] == "Effets"
    assert ("# à nous" in provenance.read_text()) is ("# à nous" in written)


def test_a_provenance_that_cannot_be_read_is_named_and_left(tmp_path: Path, library: Library) -> None:
    provenance = library.folder / "effets-secondaires.toml"
    provenance.write_bytes('publisher = "Hôpital"\n'.encode("cp1252"))
    with pytest.raises(PageRefused, match=r"effets-secondaires\.toml.*UTF-8"):
        import_file(saved(tmp_path, PAGE), library)
    assert [file.name for file in library.folder.iterdir()] == [provenance.name]


def test_a_console_may_give_what_is_no_text(tmp_path: Path, library: Library) -> None:
    import_file(saved(tmp_path, PAGE), library, said={"licence": "libre\udcff"})
    assert library.page("effets-secondaires").source.licence == "libre?"


class Given(Fetcher):
    """Gives one page whatever is asked."""

    def __init__(self, data: bytes, charset: str = "", url: str = "") -> None:
        self._given = (data, charset, url)

    def fetch(self, url: str) -> Fetched:
        data, charset, moved = self._given
        return Fetched(data, charset, moved or url)


@pytest.mark.parametrize(
    ("url", "page_id"),
    [
        ("https://chu.example/soins/suivi-nivo.html?a=1", "suivi-nivo"),
        ("https://chu.example/soins/suivi/", "suivi"),
        ("https://chu.example/immunoth%C3%A9rapie", "immunotherapie"),
        ("https://chu.example/node/123", "effets"),
        ("https://chu.example/index.php?page=3", "effets"),
        ("https://chu.example/", "chu"),
        ("https://chu.example/v1.2", "v1"),
    ],
)
def test_a_page_of_the_web_is_called_by_its_address(library: Library, url: str, page_id: str) -> None:
    arrival = import_url(url, library, Given(PAGE.encode()))
    assert arrival.page.id == page_id
    assert arrival.page.source.url == url  # where it came from, not what it says
    assert import_url(url, library, Given(PAGE.encode())).before is not None
    assert library.ids() == (page_id,)


def test_a_page_that_moved_is_of_where_it_is(library: Library) -> None:
    moved = "https://www.chu.example/b"
    arrival = import_url("https://chu.example/a", library, Given(PAGE.encode(), url=moved), said={"licence": "CC0"})
    assert (arrival.page.id, arrival.page.source.url, arrival.page.source.licence) == ("b", moved, "CC0")


def test_a_page_that_only_http_makes_readable_is_kept_in_utf_8(library: Library) -> None:
    page = "<title>Ból</title><p>Czy boli? Żółć.</p>"
    import_url("https://chu.example/a", library, Given(page.encode("iso-8859-2"), "iso-8859-2"))
    assert (library.folder / "a.html").read_bytes() == page.encode()
    old = PAGE.encode("cp1252")
    import_url("https://chu.example/b", library, Given(old, "iso-8859-1"))
    assert (library.folder / "b.html").read_bytes() == old

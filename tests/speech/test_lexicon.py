"""Lexicons: ours, the operator's, their faults, and the W3C's format."""

from __future__ import annotations

from pathlib import Path

import pytest

from reader.errors import WrongSetting
from reader.model import Sentence
from reader.speech import Entry, Lexicon, prepare
from reader.speech.pronunciation.pls import parse, to_pls
from tests.speech.ipa import ipa


def test_ours_holds_the_drugs_of_immunotherapy_by_their_international_names() -> None:
    terms = {form for entry in Lexicon.shipped() for form in (entry.term, *entry.also)}
    assert len(Lexicon.shipped()) >= 150
    assert terms >= {
        # inhibitors of immune checkpoints authorised in the European Union (EMA, November 2026)
        "nivolumab", "pembrolizumab", "cemiplimab", "dostarlimab", "retifanlimab", "tislelizumab", "toripalimab",
        "serplulimab", "sugemalimab", "atezolizumab", "avelumab", "durvalumab", "ipilimumab", "tremelimumab",
        "relatlimab",
        # cells
        "tisagenlecleucel", "axicabtagene ciloleucel", "brexucabtagene autoleucel", "lisocabtagene maraleucel",
        "idecabtagene vicleucel", "ciltacabtagene autoleucel", "obecabtagene autoleucel", "tabelecleucel",
        # antibodies and proteins that bring T cells to the tumour
        "blinatumomab", "teclistamab", "talquetamab", "elranatamab", "linvoseltamab", "epcoritamab", "glofitamab",
        "mosunetuzumab", "odronextamab", "tebentafusp", "tarlatamab", "amivantamab", "zanidatamab", "catumaxomab",
        # immunomodulators
        "lénalidomide", "pomalidomide", "thalidomide", "aldesleukine", "interféron alfa", "interféron gamma",
        "interféron bêta", "peginterféron", "ropeginterféron", "imiquimod", "mifamurtide", "talimogene laherparepvec",
        "nadofaragene", "dinutuximab beta", "tasonermine", "lévamisole",
        # what calms the immune system when it goes too far
        "tocilizumab", "siltuximab", "sarilumab", "infliximab", "adalimumab", "etanercept", "vedolizumab",
        "ustekinumab", "anakinra", "canakinumab", "abatacept", "basiliximab", "mycophenolate mofetil", "ruxolitinib",
        "baricitinib", "tofacitinib", "rituximab", "omalizumab", "eculizumab", "methylprednisolone", "prednisone",
        "budesonide", "ciclosporine", "tacrolimus", "everolimus", "azathioprine", "methotrexate", "hydroxychloroquine",
    }  # fmt: skip


def test_no_term_of_ours_is_given_twice() -> None:
    forms = [form for entry in Lexicon.shipped() for form in (entry.term, *entry.also)]
    assert sorted(form for form in set(forms) if forms.count(form) > 1) == []


def test_every_french_spelling_of_ours_is_said_by_the_french_voice() -> None:
    assert [entry.term for entry in Lexicon.shipped() if "(en)" in ipa(entry.said)] == []


def test_every_entry_of_ours_says_where_it_comes_from() -> None:
    assert [entry.term for entry in Lexicon.shipped() if not entry.source] == []


def write(folder: Path, text: str) -> Path:
    path = folder / "maison.toml"
    path.write_text(text, "utf-8")
    return path


def test_the_operators_entry_wins_over_ours(tmp_path: Path) -> None:
    path = write(tmp_path, '[[entry]]\nterm = "scanner"\nspoken = "skanneur"\n')
    assert prepare(Sentence("s", "un scanner"), Lexicon.load([path])).text == "un skanneur"
    assert prepare(Sentence("s", "un scanner")).text == "un scanère"


def test_a_folder_of_lexicons_is_read(tmp_path: Path) -> None:
    write(tmp_path, '[[entry]]\nterm = "zzyx"\nipa = "ziks"\n')
    assert prepare(Sentence("s", "le zzyx"), Lexicon.load([tmp_path])).text == "le zixe"


@pytest.mark.parametrize(
    ("text", "line", "word"),
    [
        ('[[entry]]\nterm = "a"\nspoken = "b\n', 3, "TOML"),
        ('# rien\n\n[[entry]]\nspoken = "b"\n', 3, "term"),
        ('[[entry]]\nterm = "a"\nspoken = "b"\n[[entry]]\nterm = "c"\n', 4, "« c »"),
        ('[[entry]]\nterm = "a"\nspoke = "b"\n', 3, "spoke"),
        ('[[entry]]\nterm = "a"\nspoken = 3\n', 3, "spoken"),
        ('[[entry]]\nterm = "a"\nspoken = "b"\nalso = "c"\n', 4, "also"),
        ('[[entry]]\nterm = "a"\nipa = "!!"\n', 3, "!!"),
        ('[[entry]]\nterm = "?"\nspoken = "b"\n', 2, "term"),
        ('[[entree]]\nterm = "a"\n', 1, "entree"),
    ],
)
def test_a_broken_file_is_named_with_its_line(tmp_path: Path, text: str, line: int, word: str) -> None:
    path = write(tmp_path, text)
    with pytest.raises(WrongSetting) as caught:
        Lexicon.load([path])
    assert f"« {path} », ligne {line} :" in str(caught.value)
    assert word in str(caught.value)


def test_a_missing_file_and_one_that_is_not_text_are_named(tmp_path: Path) -> None:
    with pytest.raises(WrongSetting, match=r"absent\.toml"):
        Lexicon.load([tmp_path / "absent.toml"])
    path = tmp_path / "latin.toml"
    path.write_bytes(b"# ok\n# caf\xe9\n")
    with pytest.raises(WrongSetting, match="ligne 2 : le fichier n’est pas en UTF-8"):
        Lexicon.load([path])


@pytest.mark.parametrize(
    "transcription",
    [
        "zɔʁɡlyb",
        "abat",
        "lis",
        "kanan",
        "bag",
        "mam",
        "miʃ",
        "ʁɔʒ",
        "nivɔlymab",
        "bɛ̃",
        "mɛdikamɑ̃",
        "plɛ̃",
        "sɔlɛj",
        "tʁavaj",
        "fœj",
        "ɡid",
        "skanɛʁ",
    ],
)
def test_a_transcription_is_heard_as_it_is_written(transcription: str) -> None:
    heard = ipa(Entry("zzyx", ipa=transcription).said)
    assert heard.translate({ord("ˈ"): None, ord("ˌ"): None, ord("ɔ"): "o"}) == transcription.translate(
        {ord("ɔ"): "o", ord("g"): "ɡ"}
    )


def test_pls_goes_out_and_comes_back(tmp_path: Path) -> None:
    entries = (
        Entry("CAR-T", "car T", also=("CAR T",)),
        Entry("a<b & c", "x", "iks", "en", note="-- et --"),
        Entry("zzyx", ipa="ziks"),
    )
    path = tmp_path / "maison.pls"
    path.write_text(to_pls(entries), "utf-8")
    back = parse(path.read_text("utf-8"))
    wanted = [(entry.term, entry.spoken, entry.ipa, entry.language, entry.also) for entry in entries]
    assert [(entry.term, entry.spoken, entry.ipa, entry.language, entry.also) for entry in back] == wanted
    assert prepare(Sentence("s", "un zzyx"), Lexicon.load([path])).text == "un zixe"


@pytest.mark.parametrize(
    ("text", "line"),
    [
        ("<lexicon", 1),
        ("<lexicon/>", 1),
        ('<lexicon xmlns="http://www.w3.org/2005/01/pronunciation-lexicon">\n'
         '<lexeme><grapheme>a</grapheme></lexeme></lexicon>', 2),
        ('<?xml version="1.0"?>\n<!DOCTYPE x [<!ENTITY a "b">]><lexicon/>', 2),
    ],
)  # fmt: skip
def test_a_broken_pls_is_named_with_its_line(text: str, line: int) -> None:
    with pytest.raises(WrongSetting, match=f"« x.pls », ligne {line} :"):
        parse(text, "x.pls")

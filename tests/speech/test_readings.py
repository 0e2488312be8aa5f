"""The reading list: how expressions of patient leaflets are said, each line read over by hand."""

from __future__ import annotations

from pathlib import Path

import pytest

from reader.model import Sentence
from reader.speech import prepare
from tests.speech.ipa import ipa

LINES = [
    tuple(line.split("\t"))
    for line in (Path(__file__).parent / "readings.tsv").read_text("utf-8").splitlines()
    if line and not line.startswith("#")
]


def test_the_list_is_long_enough_and_has_no_double() -> None:
    assert len(LINES) >= 400
    assert len({line[0] for line in LINES}) == len(LINES)


def test_readings() -> None:
    """All lines in one test: a test each took ten times as long to run as the lines take to be said."""
    said = [(written, prepare(Sentence("s", written)).text, spoken) for written, spoken in LINES]
    wrong = [f"{written} is said: {ours} and not: {spoken}" for written, ours, spoken in said if ours != spoken]
    assert not wrong, "\n".join(wrong)


# How the bundled engine says the spoken form, without stress marks: what a spelling alone cannot promise.
SOUNDS = (
    ("1\u202f500 patients", "mil sɛ̃ksɑ̃ pasjɑ̃"),
    ("l’AMM", "la ɛmɛm"),
    ("stade IV", "stad katʁ"),
    ("M. Dupont", "məsjø dypɔ̃"),
    ("anti-CTLA-4", "ɑ̃tiseteɛla katʁ"),
    ("15 mg/kg", "kɛ̃z miliɡʁam paʁ kilɔɡʁam"),
    ("≥ 2", "sypeʁjœʁ u eɡal a dø"),
    ("un scanner", "œ̃ skanɛʁ"),
    ("mal de dos", "mal də- do"),
    ("une thrombopénie", "yn tʁɔ̃bopeni"),
    ("arthralgies", "aʁtʁalʒi"),
    ("des lipides", "de- lipid"),
    ("cellules CAR-T", "sɛlyl kaʁ te"),
    ("le syndrome de Lyell", "lə- sɛ̃dʁom də- lajɛl"),
    ("21 h", "vɛ̃t e yn œʁ"),
    ("etc.", "e seteʁa"),
    ("Ils stimulent et régulent.", "il stimyl e ʁeɡyl"),
    ("Les médecins décident.", "le- medəsɛ̃ desid"),
    ("des crachats purulents, une plaie violente", "de- kʁaʃa pyʁylɑ̃ | yn plɛ vjolɑ̃t"),
    ("les études qui convergent", "le-z etyd ki kɔ̃vɛʁʒ"),
    ("des avis qui se contredisent, un vent violent", "de-z avi ki sə- kɔ̃tʁədiz | œ̃ vɑ̃ vjolɑ̃"),
    ("Buvez plus.", "byve plys"),
    ("Ne buvez plus.", "nə- byve ply"),
    ("Si vous n'avez pas soif, buvez plus d'eau.", "si vu nave pa swaf | byve plys do"),
    ("Vous n'avez plus de fièvre.", "vu nave ply də- fjɛvʁ"),
    ("Moi non plus.", "mwa nɔ̃ ply"),
    ("les os et un os", "le-z oː e œ̃n ɔs"),
    ("dans le Grand Est", "dɑ̃ lə- ɡʁɑ̃t ɛst"),
    ("Il ne l'est pas.", "il nə- lɛ pa"),
    ("tachycardie, ischémie", "takikaʁdi | iskemi"),
    ("cholédoque, angiocholite", "koledok | ɑ̃ʒjokolit"),
    ("trachée, trachéotomie", "tʁaʃe | tʁakeotomi"),
    ("chirurgie brachiale, chondrosarcome", "ʃiʁyʁʒi bʁakjal | kɔ̃dʁɔsaʁkom"),
    ("un œdème, un fœtus, des œstrogènes", "œ̃n edɛm | œ̃ fetys | de-z estʁoʒɛn"),
    ("un cœur, des œufs", "œ̃ kœʁ | de-z ø"),
    ("troubles cognitifs, voie sublinguale", "tʁubl koɡnitif | vwa syblɛ̃ɡwal"),
    ("psoriasis, sepsis, bolus", "psoʁjazis | sɛpsis | bolys"),
    ("un placebo", "œ̃ plasebo"),
    ("Venez à jeun.", "vənez a ʒœ̃"),
    ("une échographie, des échos", "yn ekɔɡʁafi | de-z eko"),
    ("un immunosuppresseur", "œ̃n imynɔsypʁɛsœʁ"),
    ("si besoin, un solvant", "si bəzwɛ̃ | œ̃ sɔlvɑ̃"),
    ("un ostéosarcome, un épisode", "œ̃n ɔsteɔsaʁkom | œ̃n epizɔd"),
    ("les hormones, les hallucinations", "le-z ɔʁmon | le-z alysinasjɔ̃"),
    ("une desquamation inguinale", "yn dɛskwamasjɔ̃ ɛ̃ɡyinal"),
    ("le cathéter, le pancréas, l’herpès", "lə- katetɛʁ | lə- pɑ̃kʁeas | lɛʁpɛs"),
    ("un vaisseau capillaire, un bacille", "œ̃ vɛso kapilɛʁ | œ̃ basil"),
    ("l’anorexie, une benzodiazépine", "lanoʁɛksi | yn bɛ̃zodjazepin"),
    ("un antiémétique, un antibiotique", "œ̃n ɑ̃ti emetik | œ̃n ɑ̃tibjotik"),
    ("à Montluçon, à Reims, à Bruxelles", "a mɔ̃lysɔ̃ | a ʁɛ̃s | a bʁysɛl"),
    ("On retire les fils de suture.", "ɔ̃ ʁətiʁ le- fil də- sytyʁ"),
    ("Vos fils seront retirés à J10.", "vo fil səʁɔ̃ ʁətiʁez a ʒi dis"),
    ("Mon fils de 12 ans, ses deux fils", "mɔ̃ fis də- duz ɑ̃ | se- dø fis"),
    ("Vos filles et vos fils", "vo fijz e vo fis"),
    ("le parking, le hall", "lə- paʁkiɲ | lə- ɔl"),
)


@pytest.mark.parametrize(("written", "sound"), SOUNDS)
def test_sound(written: str, sound: str) -> None:
    assert ipa(prepare(Sentence("s", written)).text).replace("ˈ", "").replace("ˌ", "") == sound


def test_no_reading_falls_into_the_english_voice() -> None:
    fallen = []
    for written, _ in LINES:
        if not written.startswith(("http", "©")):
            heard = ipa(prepare(Sentence("s", written), languages_spoken=("fr",)).text)
            if "(en)" in heard:
                fallen.append(f"{written}: {heard}")
    assert not fallen, "\n".join(fallen)

"""The command line itself: help, wrong words, exit codes, pipes."""

from __future__ import annotations

import os
import signal
import subprocess
import sys
from pathlib import Path

import pytest

from reader.cli.command import VERBS, main
from reader.errors import Busy, EngineUnavailable, PageNotFound, ReaderError, StoreError, WrongSetting
from tests.cli.conftest import PROJECT, Command, started


def test_help_names_every_verb(command: Command) -> None:
    for words in ((), ("--help",), ("-h",), ("help",)):
        done = command(*words)
        assert done.code == (0 if words else 2)
        assert all(f"\n  {name} " in done.out for name in VERBS)


@pytest.mark.parametrize("name", VERBS)
def test_every_verb_has_help_in_french(command: Command, name: str) -> None:
    done = command(name, "--help")
    assert done.code == 0
    assert done.out.startswith(f"Usage : python3 -m reader {name}")
    assert not {"usage:", "positional", "show this", "optional arguments"} & set(done.out.lower().split("\n"))
    assert "affiche cette aide" in done.out


@pytest.mark.parametrize(
    ("words", "line"),
    [
        (("chanter",), "La commande « chanter » n’existe pas ; il y a serve, extract"),
        (("extract",), "Il manque : FICHIER."),
        (("extract", "a", "b"), "Mot ou option inconnu : b."),
        (("extract", "a", "--fromat", "text"), "Mot ou option inconnu : --fromat text."),
        (("extract", "a", "--format", "pdf"), "--format : « pdf » n’existe pas ; choix : json, text, html. « python3"),
        (
            ("extract", "a", "--format", "l'un"),
            "--format : « l'un » n’existe pas ; choix : json, text, html. « python3",
        ),
        (("extract", "a", "--format"), "--format : il manque une valeur."),
        (("serve", "--port", "http"), "--port : « http » n’est pas un port (de 0 à 65535)."),
        (("serve", "--port", "70000"), "--port : « 70000 » n’est pas un port (de 0 à 65535)."),
        (("speak", "fievre"), "Il manque : -o/--output."),
        (
            ("export",),
            "Il manque : une page, ou --all pour toutes ; un format, avec --format ; le fichier à écrire, avec -o. "
            "Par exemple : « python3 -m reader export vivre-avec-immunotherapie --format epub -o page.epub ».",
        ),
        (("export", "fievre"), "Il manque : un format, avec --format ; le fichier à écrire, avec -o. Par exemple : « "),
        (
            ("export", "--format", "epub", "-o", "f.epub"),
            "Il manque : une page, ou --all pour toutes. Par exemple : « ",
        ),
        (("export", "fievre", "--all"), "Indiquez une page, ou --all pour toutes."),
        (("prerender", "--shard", "3/2"), "--shard : « 3/2 » n’a pas de sens ; écrivez par exemple 1/4."),
    ],
)
def test_wrong_words_are_one_french_line(command: Command, words: tuple[str, ...], line: str) -> None:
    done = command(*words)
    assert done.code == 2
    assert done.error.startswith(line)


@pytest.mark.parametrize(
    ("error", "code"), [(WrongSetting, 2), (PageNotFound, 3), (Busy, 4), (EngineUnavailable, 5), (StoreError, 6)]
)
def test_an_error_is_its_sentence_and_its_code(
    command: Command, monkeypatch: pytest.MonkeyPatch, error: type[ReaderError], code: int
) -> None:
    def failing(arguments: object) -> int:
        raise error("Une phrase.")

    monkeypatch.setattr("reader.cli.extract.run", failing)
    done = command("extract", "a")
    assert (done.code, done.error) == (code, "Une phrase.")


def test_ctrl_c_is_one_line(command: Command, monkeypatch: pytest.MonkeyPatch) -> None:
    def interrupted(arguments: object) -> int:
        raise KeyboardInterrupt

    monkeypatch.setattr("reader.cli.extract.run", interrupted)
    done = command("extract", "a")
    assert (done.code, done.error) == (130, "Interrompu.")


@pytest.mark.skipif(os.name == "nt", reason="POSIX pipes")
def test_a_reader_who_leaves_is_no_error(home: Path) -> None:
    process = started("extract", str(home / "content" / "fievre.html"))
    assert process.stdout is not None
    process.stdout.close()
    assert process.wait(600) == 0
    assert process.stderr is not None
    assert process.stderr.read() == b""
    process.communicate()


@pytest.mark.skipif(os.name == "nt", reason="POSIX locales")
def test_french_goes_through_a_pipe_in_any_locale(home: Path) -> None:
    environment = {"LC_ALL": "C", "PYTHONCOERCECLOCALE": "0", "PYTHONUTF8": "0", "PYTHONPATH": str(PROJECT)}
    process = started("spoken", "-", env=environment | {"PATH": os.defpath})
    out, err = process.communicate("Élève ≥ 38 °C\nun octet \xff perdu".encode() + b"\xff\n", 600)
    assert err == b""
    assert process.returncode == 0
    assert len(out.decode("utf-8").splitlines()) == 2


def test_an_argument_that_is_no_text_is_no_traceback(home: Path) -> None:
    if sys.platform in ("win32", "darwin"):
        pytest.skip("arguments are always text there")
    process = subprocess.Popen(
        [sys.executable, "-m", "reader", "spoken", b"caf\xe9"],
        cwd=PROJECT,
        stdout=subprocess.PIPE,
        stderr=subprocess.PIPE,
    )
    out, err = process.communicate(timeout=600)
    assert (process.returncode, err) == (0, b"")
    assert out.startswith(b"caf")


@pytest.mark.parametrize(
    ("words", "absent"),
    [
        (
            ("spoken", "Bonjour"),
            {"reader.extract", "reader.engines", "bs4", "lxml", "flask", "waitress", "lameenc", "tqdm"},
        ),
        (
            ("extract", "content/effets-secondaires.html"),
            {"reader.speech", "reader.engines", "flask", "waitress", "lameenc", "tqdm", "pyttsx3"},
        ),
        (("--help",), {"bs4", "flask", "lameenc", "reader.settings", "reader.service"}),
    ],
)
def test_a_verb_imports_only_what_it_needs(words: tuple[str, ...], absent: set[str]) -> None:
    program = (
        "import sys; from reader.cli import main; main(sys.argv[1:]); print(*sys.modules, sep='\\n', file=sys.stderr)"
    )
    done = subprocess.run(
        [sys.executable, "-c", program, *words], cwd=PROJECT, capture_output=True, encoding="utf-8", check=True
    )
    assert absent & set(done.stderr.split()) == set()


@pytest.mark.skipif(os.name == "nt", reason="POSIX signals")
def test_ctrl_c_on_a_real_process(home: Path) -> None:
    process = started("spoken", "-")
    assert process.stdin is not None
    assert process.stdout is not None
    process.stdin.write(b"un\n")
    process.stdin.flush()
    assert process.stdout.readline() == b"un\n"
    process.send_signal(signal.SIGINT)
    out, err = process.communicate(timeout=600)
    assert (process.returncode, out, err) == (130, b"", b"Interrompu.\n")


def test_the_version(capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["--version"]) == 0
    assert capsys.readouterr().out.count(".") == 2


@pytest.mark.skipif(os.name == "nt", reason="POSIX pipes")
@pytest.mark.parametrize("words", [("help",), ("extract", "--help"), ("--version",)])
def test_a_reader_who_leaves_help_is_no_error(home: Path, words: tuple[str, ...]) -> None:
    process = started(*words)
    assert process.stdout is not None
    process.stdout.close()
    assert process.stderr is not None
    assert (process.stderr.read(), process.wait(600)) == (b"", 0)
    process.communicate()


@pytest.mark.skipif(not os.path.exists("/dev/full"), reason="needs a device that is always full")
@pytest.mark.parametrize("words", [("help",), ("spoken", "un"), ("spoken", "--help")])
def test_a_full_disk_behind_the_output_is_one_line(home: Path, words: tuple[str, ...]) -> None:
    with open("/dev/full", "wb") as full:
        process = started(*words, stdout=full)
        _, err = process.communicate(timeout=600)
    assert process.returncode == 1
    assert err.decode("utf-8").startswith("La sortie ne peut pas être écrite (")
    assert len(err.splitlines()) == 1


@pytest.mark.skipif(os.name == "nt", reason="POSIX shells")
def test_closed_streams_are_empty_ones(home: Path) -> None:
    command = f'exec "{sys.executable}" -m reader spoken '
    for words in ("un >&-", "un 2>&-", "- <&-"):
        done = subprocess.run(
            ["sh", "-c", command + words], cwd=PROJECT, capture_output=True, encoding="utf-8", check=False
        )
        assert (done.returncode, done.stderr) == (0, "")

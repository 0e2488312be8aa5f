"""From the words of a command to its verb, and from an error to one clear line and an exit code."""

from __future__ import annotations

import argparse
import errno
import importlib
import io
import os
import re
import sys
from collections.abc import Callable, Sequence
from typing import TYPE_CHECKING, NoReturn, Protocol, cast

from reader import __version__
from reader.errors import ReaderError
from reader.files import why

if TYPE_CHECKING:
    from _typeshed import SupportsWrite

# Each verb is the module of that name beside this file; the sentences stand here, so that help imports none of them.
VERBS = {
    "serve": "sert les pages et leur son sur cet ordinateur",
    "extract": "montre ce qui sera lu d’une page, et ce qui est laissé de côté",
    "spoken": "montre comment un texte sera dit",
    "lexicon": "écrit les lexiques de prononciation au format PLS du W3C, et vérifie les vôtres",
    "speak": "écrit le son d’une page dans un fichier",
    "import": "ajoute une page à la bibliothèque",
    "export": "écrit une page à emporter : EPUB, DAISY, MP3, braille, gros caractères …",
    "levels": "dit si les pages sont faciles à lire, section par section",
    "prerender": "prépare d’avance tous les sons de la bibliothèque",
    "doctor": "dit ce qui marche ici, ce qui manque et comment l’obtenir",
    "test": "installe ce qu’il faut aux tests, puis les lance tous",
}

# What keeps a standard output from being written, and is no fault of ours.
UNWRITABLE = (errno.ENOSPC, errno.EDQUOT, errno.EIO, errno.EFBIG) if hasattr(errno, "EDQUOT") else (errno.ENOSPC,)

INTERRUPTED = 130  # 128 + SIGINT, as shells say it


def _of_a_choice(found: re.Match[str]) -> str:
    choices = found.group(3).replace("'", "")  # Python's own quotes, which some of its versions write
    return f"{found.group(1)} : « {found.group(2)} » n’existe pas ; choix : {choices}."


# argparse's complaints (the catalogue of gettext has no French for them), most usual first.
COMPLAINTS: tuple[tuple[str, str | Callable[[re.Match[str]], str]], ...] = (
    (r"the following arguments are required: (.*)", r"Il manque : \1."),
    (r"unrecognized arguments: (.*)", r"Mot ou option inconnu : \1."),
    (r"ambiguous option: (\S+) could match (.*)", r"\1 peut vouloir dire \2."),
    (r"argument (.*?): invalid choice: ['\"]?(.*?)['\"]? \(choose from (.*)\)", _of_a_choice),
    (r"argument (.*?): invalid int value: '(.*)'", r"\1 : « \2 » n’est pas un nombre entier."),
    (r"argument (.*?): expected .*", r"\1 : il manque une valeur."),
    (r"argument (.*?): (.*)", r"\1 : \2"),
)


class Verb(Protocol):
    """What the module of a verb offers."""

    def add_arguments(self, parser: argparse.ArgumentParser) -> None:
        """Name the verb's options and words."""

    def run(self, arguments: argparse.Namespace) -> int:
        """Do it; gives the exit code. Raises ReaderError."""


class FrenchParser(argparse.ArgumentParser):
    """argparse with its fixed words in French."""

    def __init__(self, *, prog: str, description: str) -> None:
        super().__init__(prog=prog, description=description, add_help=False)
        self._positionals.title = "à indiquer\u00a0"
        self._optionals.title = "options\u00a0"
        self.add_argument("-h", "--help", action="help", help="affiche cette aide")

    def format_help(self) -> str:
        return super().format_help().replace("usage: ", "Usage : ", 1)

    def format_usage(self) -> str:
        return super().format_usage().replace("usage: ", "Usage : ", 1)

    def print_help(self, file: SupportsWrite[str] | None = None) -> None:
        print(self.format_help(), end="", file=file)  # argparse's own keeps silent about an output that fails

    def error(self, message: str) -> NoReturn:
        for pattern, sentence in COMPLAINTS:
            if re.fullmatch(pattern, message):
                message = re.sub(pattern, sentence, message)
                break
        self.exit(2, f"{message} « {self.prog} --help » donne les options.\n")


def main(words: Sequence[str] | None = None) -> int:
    """Run a command; gives its exit code. Never a traceback for what the reader raises on purpose."""
    words = list(sys.argv[1:] if words is None else words)
    _speak_utf8()
    return _guarded(lambda: _answer(words))


def _answer(words: list[str]) -> int:
    if not words or words[0] in ("-h", "--help", "help"):
        print(_help())
        return 0 if words else 2
    if words[0] == "--version":
        print(__version__)
        return 0
    name, *rest = words
    if name not in VERBS:
        print(f"La commande « {name} » n’existe pas ; il y a {', '.join(VERBS)}.", file=sys.stderr)
        return 2
    return _run(name, rest)


def _run(name: str, words: list[str]) -> int:
    verb = cast(Verb, importlib.import_module(f"reader.cli.{name}_" if name == "import" else f"reader.cli.{name}"))
    parser = FrenchParser(prog=f"python3 -m reader {name}", description=_sentence(VERBS[name]))
    verb.add_arguments(parser)
    if name == "test" and words[:1] not in (["-h"], ["--help"]):
        words = ["--", *words]  # every word is for pytest, options too
    return verb.run(parser.parse_args(words))


def _speak_utf8() -> None:
    """UTF-8 in and out, whatever the console's code page or the locale: French and JSON go through pipes.

    A stream that was closed (`>&-`, a Windows service) is an empty one.
    """
    for name in ("stdin", "stdout", "stderr"):
        if getattr(sys, name) is None:
            setattr(sys, name, open(os.devnull, "r" if name == "stdin" else "w", encoding="utf-8"))  # noqa: SIM115
    for stream, errors in ((sys.stdin, "replace"), (sys.stdout, "backslashreplace"), (sys.stderr, "backslashreplace")):
        if isinstance(stream, io.TextIOWrapper):  # not a test's
            stream.reconfigure(encoding="utf-8", errors=errors)


def _guarded(run: Callable[[], int]) -> int:
    try:
        try:
            return run()
        finally:  # here and not at the interpreter's end, where nobody could catch what goes wrong
            sys.stdout.flush()
    except ReaderError as exc:
        print(exc, file=sys.stderr)
        return exc.code
    except KeyboardInterrupt:
        print("Interrompu.", file=sys.stderr)
        return INTERRUPTED
    except BrokenPipeError:
        # Who read our output has left (`| head`): say nothing, and keep the interpreter from flushing into the void
        # (docs.python.org, library/signal, "Note on SIGPIPE").
        _output_to_nowhere()
        return 0
    except OSError as exc:
        if exc.errno not in UNWRITABLE or exc.filename is not None:
            raise
        _output_to_nowhere()
        print(f"La sortie ne peut pas être écrite ({why(exc)}).", file=sys.stderr)
        return ReaderError.code


def _output_to_nowhere() -> None:
    os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())


def _sentence(words: str) -> str:
    return words[0].upper() + words[1:] + "."


def _help() -> str:
    verbs = "\n".join(f"  {name:<10} {sentence}" for name, sentence in VERBS.items())
    return (
        "Le lecteur accessible : des pages de santé lues à voix haute.\n\n"
        f"Usage : python3 -m reader COMMANDE [options]\n\nCommandes :\n{verbs}\n\n"
        "« python3 -m reader COMMANDE --help » donne les options d’une commande."
    )

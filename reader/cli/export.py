"""`export PAGE --format F -o FILE`, or several forms, or `--all` pages, into a folder: pages to take away."""

from __future__ import annotations

import argparse
import contextlib
import glob
import logging
import shutil
import sys
from collections import deque
from collections.abc import Iterable, Iterator, Sequence
from pathlib import Path

from reader.cli.interrupted import not_amid
from reader.cli.progress import Progress
from reader.errors import BadInput, DiskFull, ReaderError, StoreError
from reader.exports import FORMATS, THEMES, Format, Wishes, format_named
from reader.files import FULL, sweep, whole, why
from reader.model import Preferences
from reader.service.orders import Job, Order, Orders
from reader.settings import Settings

WORKERS = 2

# Where several files go unless told otherwise.
FOLDER = "a-emporter"

# What a command that would do names in place of what is missing: a page of the library that comes with the program.
EXAMPLE = "vivre-avec-immunotherapie"
FORM = "epub"

# Seconds between two looks at a file in the making.
LOOK = 0.2

# How the name of a file being written begins: a hidden file of the person's own beside the wanted one is no leftover.
_ASIDE = ".export-"

# Seconds after which a file that is half written is nobody's, where that cannot be known: copying one takes a moment.
ABANDONED = 600.0


def add_arguments(parser: argparse.ArgumentParser) -> None:
    parser.add_argument("page", metavar="PAGE", nargs="?", help="l’identifiant d’une page de la bibliothèque")
    parser.add_argument("--all", action="store_true", help="toutes les pages de la bibliothèque")
    parser.add_argument(
        "--format",
        default=[],
        nargs="+",
        metavar="FORMAT",
        help="un ou plusieurs formats. " + " ; ".join(f"{form.name} : {form.label}" for form in FORMATS.values()),
    )
    parser.add_argument(
        "-o",
        "--output",
        default="",
        metavar="SORTIE",
        help=f"le fichier à écrire ; avec --all ou plusieurs formats, le dossier ({FOLDER})",
    )
    parser.add_argument("--voice", default="", metavar="VOIX", help="l’identifiant d’une voix (voir « doctor »)")
    parser.add_argument("--words", action="store_true", help="EPUB : surligner mot à mot")
    parser.add_argument("--cells", type=int, default=40, metavar="N", help="braille : cellules par ligne (40)")
    parser.add_argument("--lines", type=int, default=25, metavar="N", help="braille : lignes par page (25)")
    parser.add_argument("--contracted", action="store_true", help="braille abrégé")
    parser.add_argument("--points", type=int, default=20, metavar="N", help="PDF : taille du texte, de 16 à 28 (20)")
    parser.add_argument("--theme", choices=THEMES, default=THEMES[0], help="PDF : couleurs")


def run(arguments: argparse.Namespace) -> int:
    forms = [format_named(name) for name in dict.fromkeys(arguments.format)]
    if arguments.page and arguments.all:
        raise BadInput("Indiquez une page, ou --all pour toutes.")
    several = arguments.all or len(forms) > 1
    _refuse_half(arguments, several)
    output = Path(arguments.output or FOLDER)
    if several:
        _folder(output)
    elif output.is_dir() or not output.parent.is_dir():
        raise BadInput(f"« {output} » ne peut pas être écrit : indiquez un fichier dans un dossier qui existe.")
    wishes = Wishes(
        words=arguments.words,
        cells=arguments.cells,
        lines=arguments.lines,
        contracted=arguments.contracted,
        points=arguments.points,
        theme=arguments.theme,
    )
    settings = Settings.from_env()
    store = settings.open_store()
    reader = settings.open_reader(store)
    orders = settings.open_orders(reader, store, workers=WORKERS)
    with _each_line_once():
        try:
            preferences = Preferences()
            if arguments.voice:
                preferences = preferences.with_wishes({"voice": reader.named_voice(arguments.voice).id})

            def order(page_id: str, form: Format) -> Order:
                addressed = form.addressed and settings.public_address
                address = f"{settings.public_address}/pages/{page_id}" if addressed else ""
                return Order(page_id, form, wishes, preferences, address)

            if any(form.uses_sound for form in forms) and not reader.voices():
                print(
                    "Aucune voix ne fonctionne ici, donc aucun son : voyez « python3 -m reader doctor ».",
                    file=sys.stderr,
                )

            if not several:
                _sweep(output.parent, [output.name])
                return _one(orders, order(arguments.page, forms[0]), output)
            pages = reader.library.ids() if arguments.all else (arguments.page,)
            wanted = [order(page_id, form) for page_id in pages for form in forms]
            _sweep(output, [one.file_name for one in wanted])
            return _all(orders, wanted, output)
        finally:
            orders.close()
            reader.close()


def _refuse_half(arguments: argparse.Namespace, several: bool) -> None:
    """Raise BadInput that names all that is still missing, with a command that would do."""
    missing = [] if arguments.page or arguments.all else ["une page, ou --all pour toutes"]
    if not arguments.format:
        missing.append("un format, avec --format")
    if not several and not arguments.output:
        missing.append("le fichier à écrire, avec -o")
    if not missing:
        return
    form, page = format_named(arguments.format[0] if arguments.format else FORM), arguments.page or EXAMPLE
    output = arguments.output or f"page.{form.ending}"
    asked = f"--all --format {form.name}" if arguments.all else f"{page} --format {form.name} -o {output}"
    raise BadInput(
        f"Il manque : {' ; '.join(missing)}. Par exemple : « python3 -m reader export {asked} ». "
        "« python3 -m reader export --help » donne les formats et les options."
    )


def _one(orders: Orders, order: Order, output: Path) -> int:
    """Write one file; the bar follows its sounds."""
    job = orders.ask(order)
    while not job.wait(LOOK) and not job.whole:
        pass
    if job.whole and not job.wait(0):
        with Progress(job.whole, "Sons") as progress:
            while not job.wait(LOOK):
                for _ in range(job.done - progress.done):
                    progress.one_more()
    _copy(job, output)
    if output.is_file():
        print(f"{output} : {order.form.label}, {output.stat().st_size / 1000:.0f} ko. {order.form.good_for}")
    return 0


def _all(orders: Orders, wanted: Sequence[Order], folder: Path) -> int:
    """Write every file, two at a time; what one cannot be does not stop the others. Answers the exit code."""
    failed: list[ReaderError] = []
    with Progress(len(wanted), "Fichiers") as progress:
        try:
            for order, job in _made(orders, wanted, progress):
                with not_amid():  # a file that is there is counted and said
                    try:
                        if isinstance(job, ReaderError):
                            raise job
                        _copy(job, folder / order.file_name)
                    except DiskFull:
                        raise
                    except ReaderError as exc:
                        failed.append(exc)
                        progress.say(f"{order.page_id}, {order.form.name} : {exc}")
                        progress.one_more()
                    else:
                        progress.one_more(order.file_name)
        except (KeyboardInterrupt, DiskFull):  # the next would not fit either
            written = progress.done - len(failed)
            progress.say(f"{_counted(folder, written, wanted)} La même commande reprendra là.")
            raise
    print(_counted(folder, len(wanted) - len(failed), wanted))
    return failed[0].code if failed else 0


def _counted(folder: Path, written: int, wanted: Sequence[Order]) -> str:
    return f"{folder} : {written} fichier{'s' if written > 1 else ''} sur {len(wanted)}."


def _made(orders: Orders, wanted: Sequence[Order], progress: Progress) -> Iterator[tuple[Order, Job | ReaderError]]:
    """Each order with its finished job, or with why there is none; as many under way as there are workers, and one."""
    waiting = deque(wanted)
    under_way: deque[tuple[Order, Job | ReaderError]] = deque()
    while waiting or under_way:
        while waiting and len(under_way) <= WORKERS:
            order = waiting.popleft()
            try:
                under_way.append((order, orders.ask(order)))
            except ReaderError as exc:  # a page that cannot be read
                under_way.append((order, exc))
        order, job = under_way.popleft()
        if isinstance(job, Job):
            while not job.wait(LOOK):
                sounds = f"son {job.done} sur {job.whole}, " if job.stage == "sounds" and job.whole else ""
                progress.now(f"{sounds}{order.file_name}")
        yield order, job


def _copy(job: Job, output: Path) -> None:
    """Copy a finished file out of the cache, whole or not at all. Raises what it could not be made for, StoreError."""
    if job.error is not None:
        raise job.error
    assert job.path is not None
    try:
        with job.path.open("rb") as made, whole(output, _ASIDE) as out:
            shutil.copyfileobj(made, out)
    except OSError as exc:
        kind = DiskFull if exc.errno in FULL else StoreError
        raise kind(f"« {output} » n’a pas pu être écrit : {why(exc)}. Rien n’en est resté.") from exc


def _folder(output: Path) -> None:
    try:
        output.mkdir(exist_ok=True)
    except OSError as exc:
        raise BadInput(f"Le dossier « {output} » ne peut pas être fait : {why(exc)}.") from exc


def _sweep(folder: Path, names: Iterable[str]) -> None:
    """Take away what a run that was killed left half written: hidden files beside those of these names."""
    for name in names:
        sweep(folder.glob(f"{_ASIDE}{glob.escape(name)}-*"), ABANDONED)


@contextlib.contextmanager
def _each_line_once() -> Iterator[None]:
    """Of the log, what the command does not say itself, and once: a full disk would say the same of each sound."""
    said: set[str] = set()

    def new(record: logging.LogRecord) -> bool:
        before = len(said)
        said.add(record.getMessage())
        return len(said) > before

    def own(record: logging.LogRecord) -> bool:
        return record.levelno >= logging.ERROR

    filters = {"reader.service.rendering": new, "reader.service.orders": own, "reader.store.files": own}
    for name, passes in filters.items():
        logging.getLogger(name).addFilter(passes)
    try:
        yield
    finally:
        for name, passes in filters.items():
            logging.getLogger(name).removeFilter(passes)

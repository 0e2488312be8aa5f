"""`export PAGE --format F -o FILE`, or several forms, or `--all` pages, into a folder: pages to take away."""

from __future__ import annotations

import argparse
import shutil
import sys
from collections import deque
from collections.abc import Iterator, Sequence
from pathlib import Path

from tqdm import tqdm

from reader.errors import BadInput, ReaderError, StoreError
from reader.exports import FORMATS, THEMES, Format, Wishes, format_named
from reader.files import whole
from reader.model import Preferences
from reader.service.orders import Job, Order, Orders
from reader.settings import Settings

WORKERS = 2

# Where several files go unless told otherwise.
FOLDER = "a-emporter"

# Seconds between two looks at a file in the making.
LOOK = 0.2


def add_arguments(parser: argparse.ArgumentParser) -> None:
    parser.add_argument("page", metavar="PAGE", nargs="?", help="l’identifiant d’une page de la bibliothèque")
    parser.add_argument("--all", action="store_true", help="toutes les pages de la bibliothèque")
    parser.add_argument(
        "--format",
        required=True,
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
    if bool(arguments.page) == arguments.all:
        raise BadInput("Indiquez une page, ou --all pour toutes.")
    several = arguments.all or len(forms) > 1
    if not several and not arguments.output:
        raise BadInput("Indiquez avec -o le fichier à écrire.")
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
    try:
        preferences = Preferences()
        if arguments.voice:
            preferences = preferences.with_wishes({"voice": reader.named_voice(arguments.voice).id})

        def order(page_id: str, form: Format) -> Order:
            addressed = form.addressed and settings.public_address
            address = f"{settings.public_address}/pages/{page_id}" if addressed else ""
            return Order(page_id, form, wishes, preferences, address)

        if not several:
            return _one(orders, order(arguments.page, forms[0]), output)
        pages = reader.library.ids() if arguments.all else (arguments.page,)
        wanted = [order(page_id, form) for page_id in pages for form in forms]
        return _all(orders, wanted, output)
    finally:
        orders.close()
        reader.close()


def _one(orders: Orders, order: Order, output: Path) -> int:
    """Write one file; the bar follows its sounds."""
    job = orders.ask(order)
    with tqdm(unit="son", desc="Sons", file=sys.stderr, disable=not order.form.uses_sound, leave=False) as bar:
        while not job.wait(LOOK):
            bar.total = job.whole
            bar.update(job.done - bar.n)
    _copy(job, output)
    print(f"{output} : {order.form.label}, {output.stat().st_size / 1000:.0f} ko. {order.form.good_for}")
    return 0


def _all(orders: Orders, wanted: Sequence[Order], folder: Path) -> int:
    """Write every file, two at a time; what one cannot be does not stop the others. Answers the exit code."""
    failed: list[ReaderError] = []
    with tqdm(total=len(wanted), unit="fichier", desc="Fichiers", file=sys.stderr) as bar:
        for order, job in _made(orders, wanted):
            try:
                if isinstance(job, ReaderError):
                    raise job
                _copy(job, folder / order.file_name)
            except ReaderError as exc:
                failed.append(exc)
                bar.write(f"{order.page_id}, {order.form.name} : {exc}", file=sys.stderr)
            bar.update()
    print(f"{folder} : {len(wanted) - len(failed)} fichiers sur {len(wanted)}.")
    return failed[0].code if failed else 0


def _made(orders: Orders, wanted: Sequence[Order]) -> Iterator[tuple[Order, Job | ReaderError]]:
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
            job.wait()
        yield order, job


def _copy(job: Job, output: Path) -> None:
    """Copy a finished file out of the cache, whole or not at all. Raises what it could not be made for, StoreError."""
    if job.error is not None:
        raise job.error
    assert job.path is not None
    try:
        with job.path.open("rb") as made, whole(output) as out:
            shutil.copyfileobj(made, out)
    except OSError as exc:
        raise StoreError(f"« {output} » n’a pas pu être écrit ({exc.strerror or exc}) ; rien n’a été laissé.") from exc


def _folder(output: Path) -> None:
    try:
        output.mkdir(exist_ok=True)
    except OSError as exc:
        raise BadInput(f"Le dossier « {output} » ne peut pas être fait ({exc.strerror}).") from exc

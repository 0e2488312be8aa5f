"""The pictures of a page that a browser saved, beside it or within it, and how the library keeps them."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from pathlib import Path
from typing import NamedTuple, TypeAlias
from urllib.parse import unquote, urlsplit

from reader.errors import StoreError
from reader.files import why, write_whole
from reader.model import Image

# Where browsers and Word put the pictures of a page they save, after the page's name, in their own language: in
# Switzerland and Belgium people who read French work beside those who do not.
_FOLDERS = ("_files", "_fichiers", "-Dateien", "_bestanden", "_file", "_archivos", "_ficheiros", "-filer", ".fld")
_ENDINGS = {
    "image/png": "png",
    "image/jpeg": "jpg",
    "image/jpg": "jpg",
    "image/gif": "gif",
    "image/webp": "webp",
    "image/svg+xml": "svg",
    "image/avif": "avif",
}


class SavedPicture(NamedTuple):
    """A picture's bytes and the ending of its kind ("png")."""

    data: bytes
    ending: str


# Gives the picture of an address as the document has it; None where it was not saved.
FindPicture: TypeAlias = Callable[[str], SavedPicture | None]


def ending_of(media_type: str) -> str:
    """The ending of a picture's kind, "" for what is no picture that a page may show."""
    return _ENDINGS.get(media_type.lower(), "")


def beside(page: Path) -> FindPicture:
    """Finds pictures in the folder that a browser made beside the page it saved.

    That of the page's name, or, where the page was given another since, the one that its text names. Never in other
    folders: a page that names « carte.png » must not bring in a file that lies beside it by chance.
    """
    folders = [folder for suffix in _FOLDERS if (folder := page.with_name(page.stem + suffix)).is_dir()]

    def find(source: str) -> SavedPicture | None:
        *way, last = _parts(source)
        if not last or last in {".", ".."}:
            return None
        named = page.with_name(way[-1]) if way and way[-1].endswith(_FOLDERS) else None
        for folder in dict.fromkeys([*folders, *([named] if named else [])]):
            for file in (folder / last, *(folder / f"{last}.{ending}" for ending in dict.fromkeys(_ENDINGS.values()))):
                ending = file.suffix.lower().lstrip(".").replace("jpeg", "jpg")
                if ending in _ENDINGS.values() and _is_file(file):
                    return SavedPicture(file.read_bytes(), ending)
        return None

    return find


def keep_pictures(images: Iterable[Image], find: FindPicture, folder: Path) -> int:
    """Keep the pictures that the page really shows in its folder, and tell how many.

    Where two of one name differ none is kept: a picture under another's description is worse than none. Raises
    StoreError.
    """
    found: dict[str, SavedPicture | None] = {}
    try:
        for source, name in dict.fromkeys((image.source, image.name) for image in images):
            picture = find(source) if name else None
            if picture is None:
                continue
            file = name if name.lower().endswith((f".{picture.ending}", ".jpeg")) else f"{name}.{picture.ending}"
            found[file] = picture if found.get(file, picture) == picture else None
        kept = {name: picture.data for name, picture in found.items() if picture is not None}
        for name, data in kept.items():
            folder.mkdir(exist_ok=True)
            write_whole(folder / name, data)
    except OSError as exc:
        raise StoreError(
            f"La page est ajoutée, mais ses images n’ont pas pu l’être dans « {folder} » ({why(exc)})."
        ) from exc
    return len(kept)


def _is_file(file: Path) -> bool:
    try:
        return file.is_file()
    except OSError:  # a name from the web may be longer than a file's may be
        return False


def _parts(source: str) -> list[str]:
    """The names in an address, at least one; the last may be empty."""
    try:
        return unquote(urlsplit(source.replace("\\", "/")).path).split("/")
    except ValueError:
        return [""]

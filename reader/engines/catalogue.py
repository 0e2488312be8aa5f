"""The engines by name, and how one is opened: inside a worker only."""

from __future__ import annotations

import importlib
import sys
from collections.abc import Sequence

from reader.engines.protocol import Engine
from reader.errors import EngineUnavailable

# module:function that opens it
_OPENERS = {
    "espeak": "reader.engines.espeak:open_engine",
    "sapi5": "reader.engines.stock:open_sapi5",
    "nsss": "reader.engines.stock:open_nsss",
    "tone": "reader.engines.tone:open_engine",
}

# `pyttsx3` is the door to the system's voices: its own driver of the platform where that has a French voice, ours on
# espeak-ng everywhere. Each is a worker of its own, so that one which cannot start does not take the other along.
_PYTTSX3 = {"win32": ("sapi5", "espeak"), "darwin": ("nsss", "espeak")}

# Asked only where no other engine speaks.
LAST_RESORTS = frozenset({"tone"})


def expanded(names: Sequence[str], platform: str = sys.platform) -> tuple[str, ...]:
    """The engines meant by `names`, in order: `pyttsx3` stands for the drivers of the platform."""
    found: list[str] = []
    for name in names:
        found += _PYTTSX3.get(platform, ("espeak",)) if name == "pyttsx3" else (name,)
    return tuple(dict.fromkeys(found))


def open_engine(name: str) -> Engine:
    """The engine of that name; `package.module:function` is one from outside. Raises EngineUnavailable."""
    module, colon, function = _OPENERS.get(name, name).partition(":")
    if not colon:
        raise EngineUnavailable(f"Le moteur de voix « {name} » n’existe pas. Moteurs connus : {', '.join(_OPENERS)}.")
    try:
        engine: Engine = getattr(importlib.import_module(module), function)()
    except ImportError as exc:
        raise EngineUnavailable(f"Le moteur de voix « {name} » ne peut pas être chargé : {exc}.") from exc
    return engine

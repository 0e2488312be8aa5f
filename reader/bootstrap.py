"""From a bare Python to a running reader: makes `.venv` when it is missing or stale, and goes on inside it.

Standard library only, and syntax that Python 3.6 reads, so that an old Python can say what is missing.
`python3 server.py` and `python3 -m reader VERB` come here first. An environment that has all it needs (a wheel,
`pip install -e .`, `uv run`) is used as it is. Otherwise:

- `.venv` is made beside pyproject.toml, by the venv module or, where a system lacks that, by hand; the system's own
  packages are never touched. pip works from outside (`pip --python`), so that ensurepip is not needed.
- A mark lies in `.venv` while it is being filled; a start that finds it begins anew, so that an
  interrupted set-up heals itself.
- The stamp (a hash of what was asked for, and the interpreter) is written last; with a right one nothing more is asked.
- A lock beside it keeps two starts apart; the pip of a start that was killed holds it until it ends.
"""

import contextlib
import os
import re
import shutil
import subprocess
import sys
from typing import IO, Any, Dict, Iterator, List, Optional

OLDEST_PYTHON = (3, 11)
SET_UP_FAILED = 7  # exit code
INTERRUPTED = 130

PROJECT = os.path.dirname(os.path.dirname(os.path.abspath(__file__)))

# Packages that are imported under another name than their own.
MODULES = {"beautifulsoup4": "bs4", "import-linter": "importlinter", "pytest-xdist": "xdist"}

# What the reader can do without: no wheel exists for some systems (docs/decisions/0005-mp3.md), and text matters more.
SPARED = {
    "lameenc": "aucun son ne pourra être encodé",
    "espeakng-loader": "la voix livrée avec le lecteur manquera",
    "py3langid": "un passage court dans une autre langue pourra être lu comme du français",
}
# What pip may name instead, when it cannot have it: numpy has no wheel for some systems.
BROUGHT = {"numpy": "py3langid"}


class SetUpFailed(Exception):
    """The environment cannot be made; the message says why, and what to do, in one line of French."""


def run(words: List[str]) -> int:
    """Run a command of the reader where it has all it needs; gives the exit code."""
    if sys.version_info < OLDEST_PYTHON:
        _say(
            "Le lecteur a besoin de Python 3.11 ou plus récent ; celui-ci est Python %d.%d (%s)."
            % (sys.version_info[0], sys.version_info[1], sys.executable)
        )
        return SET_UP_FAILED
    try:
        _ensure("test" if words[:1] == ["test"] else "")
    except SetUpFailed as failure:
        _say(str(failure))
        return SET_UP_FAILED
    except OSError as exc:
        _say(f"L’installation dans {PROJECT} a échoué : {exc}.")
        return SET_UP_FAILED
    except KeyboardInterrupt:
        _say("Interrompu ; la prochaine fois, l’installation reprendra du début.")
        return INTERRUPTED
    from reader.cli import main

    return main(words)


def _ensure(extra: str) -> None:
    """Return where all is there already; otherwise go on in `.venv` and never return. Raises SetUpFailed."""
    if not os.path.isfile(os.path.join(PROJECT, "pyproject.toml")):
        return  # installed from a wheel: pip brought what it needs
    environment = Environment(os.path.join(PROJECT, ".venv"), _project(), extra)
    if environment.is_ours() and environment.is_this_one():
        if environment.is_ready():
            return
    elif all(map(_importable, environment.requirements)):
        return
    if not environment.is_ready():
        with _programs_meanwhile(extra):
            environment.set_up()
    environment.take_over()


@contextlib.contextmanager
def _programs_meanwhile(extra: str) -> Iterator[None]:
    """Beside pip, what the tests drive and pip does not know (reader/cli/bring.py): a third of their set-up."""
    if extra != "test" or not os.path.isfile(os.path.join(PROJECT, "reader", "cli", "bring.py")):
        yield
        return
    with subprocess.Popen([sys.executable, "-m", "reader.cli.bring"], cwd=PROJECT):
        yield  # its end is waited for


class Environment:
    """A virtual environment in `folder`, with what a project (its table in pyproject.toml) and one extra of it need."""

    def __init__(self, folder: str, project: Dict[str, Any], extra: str) -> None:
        self.folder = folder
        self.python = os.path.join(folder, *(("Scripts", "python.exe") if os.name == "nt" else ("bin", "python")))
        base: List[str] = project["dependencies"]
        self.requirements = base + (project["optional-dependencies"][extra] if extra else [])
        self._mark = os.path.join(folder, "reader-set-up-under-way")
        self._stamp = os.path.join(folder, f"reader-{extra or 'run'}.stamp")
        self._stamps = {os.path.join(folder, "reader-run.stamp"): base, self._stamp: self.requirements}

    def is_this_one(self) -> bool:
        """Whether this very process runs in it."""
        return os.path.realpath(sys.prefix) == os.path.realpath(self.folder)

    def is_ours(self) -> bool:
        """Whether a set-up of ours made it; if not, somebody else did, and knows what is in it."""
        names = os.listdir(self.folder) if os.path.isdir(self.folder) else []
        return any(name.startswith("reader-") for name in names)

    def is_ready(self) -> bool:
        """Whether it was made whole, for these requirements and the interpreter it points to now."""
        try:
            with open(self._stamp, encoding="utf-8") as file:
                stamp = file.read()
        except OSError:
            return False
        return (
            stamp == self._fingerprint(self.requirements)
            and os.path.exists(self.python)
            and not os.path.exists(self._mark)
        )

    def set_up(self) -> None:
        """Make it, or bring it up to date. Raises SetUpFailed, OSError."""
        _import_ahead()
        with _alone(self.folder + ".lock") as lock:
            if self.is_ready():  # another start made it while this one waited
                return
            fresh = os.path.exists(self._mark) or not self._works()
            _say("Première installation dans .venv (une minute environ) …" if fresh else "Mise à jour de .venv …")
            if fresh:
                shutil.rmtree(self.folder, ignore_errors=True)
                os.makedirs(self.folder, exist_ok=True)
            _write(self._mark, "")
            if fresh:
                self._create()
            self._install(lock)
            os.unlink(self._mark)
            for stamp, requirements in self._stamps.items():
                _write(stamp, self._fingerprint(requirements))

    def take_over(self) -> None:
        """Run this very command again, in the environment; never returns."""
        command = [self.python, *sys.orig_argv[1:]]
        sys.stdout.flush()
        sys.stderr.flush()
        if os.name != "nt":
            os.execv(self.python, command)
        # Windows' exec starts another process and ends this one: the shell would not wait (bugs.python.org/issue9148)
        with subprocess.Popen(command) as process:
            while True:
                try:
                    sys.exit(process.wait())
                except KeyboardInterrupt:  # it got it too, and ends in its own way
                    continue

    def _fingerprint(self, requirements: List[str]) -> str:
        import hashlib  # imported where they are used: a second start is all start-up time

        return hashlib.sha256("\n".join([os.path.realpath(self.python), *requirements]).encode()).hexdigest()

    def _works(self) -> bool:
        check = "import sys; sys.exit(sys.version_info < {})".format(OLDEST_PYTHON)
        try:
            return subprocess.call([self.python, "-c", check], stderr=subprocess.DEVNULL) == 0
        except OSError:
            return False

    def _create(self) -> None:
        try:
            import venv
        except ImportError:
            self._create_by_hand()
        else:
            venv.EnvBuilder(symlinks=os.name != "nt", with_pip=False).create(self.folder)

    def _create_by_hand(self) -> None:
        """What the venv module does, on POSIX: a link to the interpreter, and pyvenv.cfg above it (PEP 405)."""
        if os.name == "nt":
            raise SetUpFailed("Ce Python n’a pas le module « venv » : réinstallez-le depuis python.org.")
        interpreter = os.path.abspath(_base_interpreter())
        version = ".".join(map(str, sys.version_info[:2]))
        os.makedirs(os.path.join(self.folder, "lib", f"python{version}", "site-packages"))
        os.makedirs(os.path.dirname(self.python))
        os.symlink(interpreter, self.python)
        _write(
            os.path.join(self.folder, "pyvenv.cfg"),
            f"home = {os.path.dirname(interpreter)}\ninclude-system-site-packages = false\nversion = {version}\n",
        )

    def _install(self, lock: IO[str]) -> None:
        requirements = list(self.requirements)
        while True:
            failure = _pip(self._pip_command(), requirements, lock)
            if failure is None:
                return
            wanted = {_name(requirement) for requirement in requirements}
            said = "".join(failure)
            blamed = {name for name in SPARED if name in said} | {BROUGHT[name] for name in BROUGHT if name in said}
            spared = [name for name in SPARED if name in wanted & blamed]
            if not spared:
                raise SetUpFailed(
                    f"L’installation a échoué : {failure[0]} Vérifiez l’accès à internet, puis recommencez."
                )
            for name in spared:
                _say(f"« {name} » n’existe pas pour ce système : {SPARED[name]}.")
            requirements = [requirement for requirement in requirements if _name(requirement) not in spared]

    def _pip_command(self) -> List[str]:
        """pip from outside if there is one, else one of its own. Raises SetUpFailed."""
        from importlib.util import find_spec

        if find_spec("pip"):
            return [sys.executable, "-m", "pip", "--python", self.python]
        for interpreter, command in (
            (_base_interpreter(), [_base_interpreter(), "-m", "pip", "--python", self.python]),
            (self.python, [self.python, "-m", "pip"]),
        ):
            if _silent([interpreter, "-m", "pip", "--version"]):
                return command
        if _silent([self.python, "-m", "ensurepip"]):
            return [self.python, "-m", "pip"]
        raise SetUpFailed(
            "Ce Python n’a pas pip, qui installe le reste. Debian, Ubuntu : « apt-get install python3-pip » ; "
            "ailleurs : « python3 -m ensurepip ». Puis recommencez."
        )


def _import_ahead() -> None:
    """Before the first sentence invites to wait: a Control-C amid an import may be lost ("Exception ignored in")."""
    import hashlib  # noqa: F401
    import sysconfig

    sysconfig.get_config_vars()  # imports a module of the system's name; venv asks for it
    with contextlib.suppress(ImportError):
        import venv  # noqa: F401


def _project() -> Dict[str, Any]:
    import tomllib

    try:
        with open(os.path.join(PROJECT, "pyproject.toml"), "rb") as file:
            project: Dict[str, Any] = tomllib.load(file)["project"]
    except (OSError, tomllib.TOMLDecodeError, KeyError) as exc:
        raise SetUpFailed(f"pyproject.toml ne peut pas être lu : {exc}.") from exc
    return project


def _name(requirement: str) -> str:
    return re.split(r"[^A-Za-z0-9._-]", requirement, maxsplit=1)[0]


def _importable(requirement: str) -> bool:
    from importlib.util import find_spec

    name = _name(requirement)
    return name.startswith("types-") or find_spec(MODULES.get(name, name.replace("-", "_"))) is not None


def _base_interpreter() -> str:
    """The interpreter under the environment this process runs in, or its own."""
    return getattr(sys, "_base_executable", "") or sys.executable


def _silent(command: List[str]) -> bool:
    return subprocess.call(command, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL) == 0


def _pip(command: List[str], requirements: List[str], lock: IO[str]) -> Optional[List[str]]:
    """Install; None where it went well, else what went wrong in pip's words: its last error, then its last lines.

    The names of what comes are shown on a terminal.
    """
    # --no-compile: an import compiles what it needs; compiling everything would be a third of the set-up
    options = ["--no-input", "--no-user", "--no-compile", "--disable-pip-version-check", "--no-warn-script-location"]
    shown = sys.stderr.isatty()
    last = ""
    said: List[str] = []
    with subprocess.Popen(
        [*command, "install", "--retries", "2", *options, *requirements],
        stdout=subprocess.PIPE,
        stderr=subprocess.STDOUT,
        encoding="utf-8",
        errors="replace",
        pass_fds=() if os.name == "nt" else (lock.fileno(),),
    ) as process:
        assert process.stdout is not None
        for line in process.stdout:
            said.append(line)
            if line.startswith(("ERROR:", "error:")):
                last = line.partition(":")[2].strip()
            elif shown and line.startswith(("Collecting ", "Installing ")):
                sys.stderr.write("\r\033[K  " + line.strip()[:70])
                sys.stderr.flush()
    if shown:
        sys.stderr.write("\r\033[K")
    if process.returncode == 0:
        return None
    return [(last or f"pip s’est arrêté (code {process.returncode})").rstrip(".") + ".", *said[-15:]]


@contextlib.contextmanager
def _alone(path: str) -> Iterator[IO[str]]:
    """Only one process at a time; gives the lock's file. The lock ends with the last process that has the file open."""
    with open(path, "a", encoding="utf-8") as file:
        if sys.platform == "win32":
            import msvcrt
            import time

            while True:
                try:
                    msvcrt.locking(file.fileno(), msvcrt.LK_NBLCK, 1)
                    break
                except OSError:
                    time.sleep(0.2)
        else:
            import fcntl

            try:
                fcntl.flock(file, fcntl.LOCK_EX | fcntl.LOCK_NB)
            except BlockingIOError:
                _say("Une autre installation est en cours ; on l’attend …")
                fcntl.flock(file, fcntl.LOCK_EX)
        yield file


def _write(path: str, text: str) -> None:
    """A whole file or none."""
    with open(path + ".new", "w", encoding="utf-8") as file:
        file.write(text)
    os.replace(path + ".new", path)


def _say(sentence: str) -> None:
    sys.stderr.write(sentence + "\n")
    sys.stderr.flush()

"""From a bare Python to a running reader: set up once, healed when interrupted, silent ever after."""

from __future__ import annotations

import ast
import os
import re
import shutil
import signal
import subprocess
import sys
import time
from pathlib import Path

import pytest

from tests.bootstrap.conftest import PROJECT, Machine, bare_python, make_unbuildable, make_wheel

VERB = ["-m", "reader", "spoken", "a b"]
FIRST = "Première installation"


def test_the_first_start_sets_up_and_goes_on(machine: Machine) -> None:
    done = machine.run(VERB)
    assert done.stdout == machine.inside + "['spoken', 'a b']\n"
    assert FIRST in done.stderr
    assert done.returncode == 0


def test_the_second_start_only_goes_on(installed: Machine) -> None:
    shutil.rmtree(installed.wheels)
    done = installed.run(VERB)
    assert (done.stdout, done.stderr) == (installed.inside + "['spoken', 'a b']\n", "")


def test_server_py_is_the_verb_serve(installed: Machine) -> None:
    assert installed.run(["server.py", "--port", "1"]).stdout == installed.inside + "['serve', '--port', '1']\n"


def test_it_works_from_another_folder(machine: Machine) -> None:
    command = [bare_python(), str(machine.project / "server.py")]
    done = subprocess.run(
        command, cwd=machine.wheels, env=machine.environment, capture_output=True, text=True, check=True
    )
    assert done.stdout == machine.inside + "['serve']\n"


@pytest.mark.skipif(os.name == "nt", reason="Windows' Python always has the venv module")
@pytest.mark.parametrize("missing", [("ensurepip",), ("venv", "ensurepip")])
def test_a_python_cut_in_parts_will_do(machine: Machine, missing: tuple[str, ...]) -> None:
    changes = machine.without(*missing)
    for _ in "first", "second":
        done = machine.run(VERB, **changes)
        assert done.stdout == machine.inside + "['spoken', 'a b']\n", done.stderr


def test_a_python_without_pip_nor_a_way_to_it_is_told(machine: Machine) -> None:
    done = machine.run(VERB, **machine.without("pip", "ensurepip"))
    assert done.returncode == 7
    assert "n’a pas pip" in done.stderr.splitlines()[-1]
    assert "Traceback" not in done.stderr
    assert machine.run(VERB).returncode == 0, "and nothing is left that would hinder the next start"


def test_a_python_without_pip_uses_its_ensurepip(machine: Machine) -> None:
    if subprocess.run([bare_python(), "-c", "import ensurepip"], capture_output=True, check=False).returncode:
        pytest.skip("this Python has no ensurepip (Debian: apt-get install python3-venv)")
    # the bare Python's own pip is hidden, the environment's is not
    changes = machine.without("pip", where="sys.prefix == sys.base_prefix")
    assert machine.run(VERB, **changes).stdout == machine.inside + "['spoken', 'a b']\n"


def test_what_cannot_be_fetched_is_one_line_and_leaves_the_next_start_free(machine: Machine) -> None:
    (machine.wheels / "reader_test_bread-1.0-py3-none-any.whl").rename(machine.project / "bread.whl")
    done = machine.run(VERB)
    assert done.returncode == 7
    first, second = done.stderr.splitlines()
    assert FIRST in first
    assert re.match("L’installation a échoué : .*reader-test-bread.* Vérifiez l’accès à internet", second)
    (machine.project / "bread.whl").rename(machine.wheels / "reader_test_bread-1.0-py3-none-any.whl")
    assert machine.run(VERB).stdout == machine.inside + "['spoken', 'a b']\n"


@pytest.mark.parametrize("sign", [".venv/reader-set-up-under-way", ".venv/bin/python", ".venv/**/reader_test_bread.py"])
def test_a_set_up_that_was_killed_heals_itself(machine: Machine, sign: str) -> None:
    process = machine.start(VERB)
    while process.poll() is None and not [*machine.project.glob(sign)]:
        time.sleep(0.002)
    process.kill()
    process.communicate()
    done = machine.run(VERB)
    assert done.stdout == machine.inside + "['spoken', 'a b']\n", done.stderr
    assert done.stderr.splitlines()[-1].startswith(FIRST), "nothing half-made is built upon"


def test_a_half_filled_environment_is_made_anew(installed: Machine) -> None:
    (installed.project / ".venv" / "reader-set-up-under-way").touch()
    damaged = next((installed.project / ".venv").rglob("reader_test_bread.py"))
    damaged.unlink()
    done = installed.run(VERB)
    assert FIRST in done.stderr
    assert done.stdout == installed.inside + "['spoken', 'a b']\n"


@pytest.mark.skipif(os.name == "nt", reason="links")
def test_an_interpreter_that_is_gone_is_replaced(installed: Machine) -> None:
    python = installed.project / ".venv" / "bin" / "python"
    python.unlink()
    python.symlink_to(installed.project / "gone")
    done = installed.run(VERB)
    assert done.stdout == installed.inside + "['spoken', 'a b']\n", done.stderr


def test_changed_requirements_are_brought_up_to_date(installed: Machine) -> None:
    kept = installed.project / ".venv" / "kept"
    kept.touch()
    make_wheel(installed.wheels, "reader-test-butter", "reader_test_butter")
    pyproject = installed.project / "pyproject.toml"
    pyproject.write_text(
        pyproject.read_text("utf-8").replace('bread==1.0"', 'bread==1.0", "reader-test-butter"'), "utf-8"
    )
    done = installed.run(VERB)
    assert "Mise à jour" in done.stderr
    assert [*(installed.project / ".venv").rglob("reader_test_butter.py")]
    assert kept.exists()


def test_a_changed_line_that_is_no_requirement_changes_nothing(installed: Machine) -> None:
    with (installed.project / "pyproject.toml").open("a", encoding="utf-8") as file:
        file.write("[tool.ruff]\nline-length = 100\n")
    assert installed.run(VERB).stderr == ""


def test_the_verb_test_brings_its_extra_and_what_running_needs(machine: Machine) -> None:
    """And, beside pip, programs: the command begins when all of it is there."""
    bring = machine.project / "reader" / "cli" / "bring.py"
    bring.write_text("import sys, time; time.sleep(2); print('programs', *sys.argv[1:], flush=True)", "utf-8")
    done = machine.run(["-m", "reader", "test", "-k", "x"])
    assert done.stdout == "programs\n" + machine.inside + "['test', '-k', 'x']\n"
    assert [*(machine.project / ".venv").rglob("reader_test_jam.py")]
    later = machine.run(VERB)
    assert (later.stdout, later.stderr) == (machine.inside + "['spoken', 'a b']\n", "")


def test_two_starts_at_once_set_up_once(machine: Machine) -> None:
    starts = [machine.start(VERB) for _ in range(3)]
    outcomes = [start.communicate(timeout=6000) for start in starts]
    assert [out for out, _ in outcomes] == [machine.inside + "['spoken', 'a b']\n"] * 3
    said = "".join(err for _, err in outcomes)
    assert said.count(FIRST) == 1
    assert "Mise à jour" not in said


def test_an_environment_that_has_everything_is_used_as_it_is(machine: Machine, tmp_path: Path) -> None:
    own = tmp_path / "own"
    subprocess.run([bare_python(), "-m", "venv", "--without-pip", str(own)], check=True, env=machine.environment)
    python = str(own / ("Scripts/python.exe" if os.name == "nt" else "bin/python"))
    site = subprocess.run(
        [python, "-c", "import sysconfig; print(sysconfig.get_path('purelib'))"],
        capture_output=True,
        text=True,
        check=True,
    ).stdout.strip()
    (Path(site) / "reader_test_bread.py").touch()
    done = machine.run(VERB, python=python)
    assert (done.stdout, done.stderr) == (f"in {own} ['spoken', 'a b']\n", "")
    assert not (machine.project / ".venv").exists()


def test_without_pyproject_nothing_is_ever_set_up(machine: Machine) -> None:
    """The shape of an installed wheel."""
    (machine.project / "pyproject.toml").unlink()
    (machine.project / "reader" / "cli" / "__init__.py").write_text("main = print", "utf-8")
    assert machine.run(VERB).stdout == "['spoken', 'a b']\n"
    assert not (machine.project / ".venv").exists()


def test_somebody_else_s_venv_is_added_to_not_thrown_away(machine: Machine) -> None:
    venv = machine.project / ".venv"
    subprocess.run([bare_python(), "-m", "venv", "--without-pip", str(venv)], check=True, env=machine.environment)
    (venv / "theirs").touch()
    done = machine.run(VERB)
    assert done.stdout == machine.inside + "['spoken', 'a b']\n"
    assert (venv / "theirs").exists()


@pytest.mark.skipif(os.name == "nt", reason="POSIX signals")
def test_ctrl_c_during_the_set_up_is_one_line(machine: Machine) -> None:
    process = machine.start(VERB)
    assert process.stderr is not None
    assert FIRST in process.stderr.readline()
    process.send_signal(signal.SIGINT)
    out, err = process.communicate(timeout=600)
    assert out == "", "the set-up takes seconds, the signal none"
    # An interrupt amid a text that is evaluated (a namedtuple being made) has Python end by the signal itself, though
    # it was caught (CPython 3.11, pythonrun.c, run_eval_code_obj); shells say 130 of both.
    assert process.returncode in (130, -signal.SIGINT)
    assert err.splitlines()[-1].startswith("Interrompu")
    assert "Traceback" not in err
    assert machine.run(VERB).returncode == 0


def test_a_folder_where_nothing_can_be_written_is_told(machine: Machine) -> None:
    (machine.project / ".venv").write_text("a file", "utf-8")
    (machine.project / ".venv.lock").mkdir()
    done = machine.run(VERB)
    assert done.returncode == 7
    assert done.stderr.startswith("L’installation dans ")
    assert len(done.stderr.splitlines()) == 1


def test_the_words_of_an_old_python_are_clear() -> None:
    """The three files an old Python reads first: syntax of 3.6, and the version looked at before anything else."""
    for name in ("server.py", "reader/__init__.py", "reader/__main__.py", "reader/bootstrap.py"):
        source = (PROJECT / name).read_text("utf-8")
        tree = ast.parse(source, feature_version=(3, 6))
        assert not any(isinstance(node, ast.ImportFrom) and node.module == "__future__" for node in ast.walk(tree)), (
            name
        )
        assert not any(isinstance(node, ast.NamedExpr | ast.Match) for node in ast.walk(tree)), name


@pytest.mark.parametrize("version", ["3.6", "3.7", "3.8", "3.9", "3.10"])
def test_an_old_python_says_what_it_lacks(version: str) -> None:
    python = next(
        (
            found
            for found in (
                shutil.which(f"python{version}"),
                *Path.home().glob(f".pyenv/versions/{version}.*/bin/python"),
            )
            if found and subprocess.run([str(found), "--version"], capture_output=True, check=False).returncode == 0
        ),
        None,
    )
    if python is None:
        pytest.skip(f"no Python {version} here")
    done = subprocess.run(
        [str(python), str(PROJECT / "server.py")], capture_output=True, encoding="utf-8", check=False, cwd=PROJECT
    )
    assert done.returncode == 7
    assert done.stderr.startswith(f"Le lecteur a besoin de Python 3.11 ou plus récent ; celui-ci est Python {version} ")


def test_what_no_wheel_exists_for_is_done_without(machine: Machine) -> None:
    """Nor what another brings along: of numpy's build pip shows the builder's last words, not who wanted it."""
    make_wheel(machine.wheels, "py3langid", "py3langid", needs="numpy>=2.0.0")
    make_unbuildable(machine.wheels, "numpy", "2.0.0")
    pyproject = machine.project / "pyproject.toml"
    wanted = 'bread==1.0", "lameenc==1.9.0", "py3langid==1.0"'
    pyproject.write_text(pyproject.read_text("utf-8").replace('bread==1.0"', wanted), "utf-8")
    done = machine.run(VERB)
    assert done.stdout == machine.inside + "['spoken', 'a b']\n"
    assert "« lameenc » n’existe pas pour ce système : aucun son ne pourra être encodé." in done.stderr
    assert "« py3langid » n’existe pas pour ce système : un passage court" in done.stderr
    assert machine.run(VERB).stderr == "", "it is not tried again at every start"


def test_the_second_start_costs_little(installed: Machine) -> None:
    """Beside the rival that cannot be beaten: the same command in the environment's own Python."""
    python = str(installed.project / ".venv" / ("Scripts/python.exe" if os.name == "nt" else "bin/python"))
    two_bare_starts = 2 * min(
        _seconds(lambda: installed.run(["-c", "import tomllib, hashlib, subprocess"], python)) for _ in range(5)
    )
    ours = min(_seconds(lambda: installed.run(VERB)) for _ in range(5))
    assert ours < 4 * two_bare_starts


def _seconds(work: object) -> float:
    assert callable(work)
    began = time.perf_counter()
    work()
    return time.perf_counter() - began


def test_this_environment_is_no_fresh_machine() -> None:
    """The tests themselves must not set anything up: they run where all is there."""
    done = subprocess.run(
        [sys.executable, "-m", "reader", "--version"], cwd=PROJECT, capture_output=True, text=True, check=True
    )
    assert done.stderr == ""

"""Many small files sent as one: each once, after those it imports, and none that says more than we understand."""

from __future__ import annotations

import itertools
import re
import shutil
import subprocess
from pathlib import Path

import pytest
from flask.testing import FlaskClient

from reader.settings import packaged
from reader.web.answers.assets import JOINED_KEPT, Assets
from reader.web.answers.joined import joined_scripts, joined_sheets
from reader.web.wishes import EVERYWHERE
from reader.web.writing.table_sizes import style_sheet
from tests.web.sample import SAMPLE

STATIC = packaged("static")

FILES = {
    "js/entry.js": "import { half as part, whole } from './numbers.js';\n"
    "import {\n  told,\n} from './tell.js';\n\ntold(part(8), whole);\n",
    "js/other.js": "import { told } from './tell.js';\n\ntold('other');\n",
    "js/broken.js": "import { told } from './tell.js';\n\ntold('broken');\nthrow new Error('its own fault');\n",
    "js/numbers.js": "import { told } from './tell.js';\n\nconst hidden = 2;\nexport const whole = 9;\n"
    "export function half(of) {\n  return of / hidden;\n}\ntold('numbers');\n",
    "js/tell.js": "const hidden = [];\nexport function told(...words) {\n  hidden.push(...words);\n"
    "  console.log(hidden.join(' '));\n}\n",
    "js/far.js": "import { deep } from './folder/deep.js';\n\ndeep('far');\n",
    "js/folder/deep.js": "import { side } from './side.js';\nimport { told } from '../tell.js';\n\n"
    "export function deep(word) {\n  told(side(word));\n}\n",
    "js/folder/side.js": "export const side = (word) => `${word} away`;\n",
    "js/folder/tell.js": "export const told = 'another of the same name';\n",
    "js/ring.js": "import { round } from './round.js';\n\nexport const ring = round;\n",
    "js/round.js": "import { ring } from './ring.js';\n\nexport const round = ring;\n",
}


def run(script: str, folder: Path) -> list[str]:
    """What a module writes, line by line."""
    node = shutil.which("node")
    if node is None:
        pytest.skip("no Node.js")
    path = folder / "joined.mjs"
    uncaught = "process.on('uncaughtException', (error) => console.log(error.message));"
    path.write_text(f"{uncaught}\n{script}\n", encoding="utf-8")
    return subprocess.run([node, path], capture_output=True, text=True, check=True, timeout=60).stdout.splitlines()


@pytest.mark.node
def test_each_module_runs_once_and_keeps_its_names_to_itself(tmp_path: Path) -> None:
    script = joined_scripts(["broken", "entry", "other"], FILES.__getitem__)
    assert run(script, tmp_path) == [
        "broken",
        "broken numbers",
        "broken numbers 4 9",
        "broken numbers 4 9 other",
        "its own fault",
    ]


@pytest.mark.node
def test_modules_may_stand_in_folders(tmp_path: Path) -> None:
    files = {**FILES, "js/folder/side.js": "import { told } from './tell.js';\n" + FILES["js/folder/side.js"]}
    assert run(joined_scripts(["far"], FILES.__getitem__), tmp_path) == ["far away"]
    assert run(joined_scripts(["far"], files.__getitem__), tmp_path) == ["far away"]


def test_an_entry_that_another_imports_comes_after_it_or_is_refused() -> None:
    with pytest.raises(ValueError, match="is a script of its own"):
        joined_scripts(["tell", "other"], FILES.__getitem__)
    assert joined_scripts(["other", "tell"], FILES.__getitem__)


def test_modules_that_import_each_other_are_refused() -> None:
    with pytest.raises(ValueError, match="ring → round → ring"):
        joined_scripts(["ring"], FILES.__getitem__)


@pytest.mark.parametrize(
    "line",
    [
        "import './tell.js';",
        "import tell from './tell.js';",
        "import { tell } from '../tell.js';",
        "export { tell };",
        "export default 3;",
        "export let counted = 0;",
        "const where = import.meta.url;",
    ],
)
def test_what_is_not_understood_is_refused(line: str) -> None:
    with pytest.raises(ValueError, match="cannot be joined"):
        joined_scripts(["odd"], {"js/odd.js": f"{line}\n"}.__getitem__)


def test_style_sheets_keep_their_order() -> None:
    by_hand = [name for name in EVERYWHERE if name != "table-sizes"]
    texts = {f"css/{name}.css": (STATIC / "css" / f"{name}.css").read_text("utf-8") for name in by_hand}
    texts["css/table-sizes.css"] = style_sheet()
    sheet = joined_sheets(EVERYWHERE, texts.__getitem__)
    found = [sheet.index(texts[f"css/{name}.css"]) for name in EVERYWHERE]
    assert found == sorted(found)
    # These hold for the file they stand in alone, or must stand first.
    assert not re.search(r"@(?:charset|import|namespace)\b", sheet)


def test_a_page_asks_for_its_scripts_and_sheets_in_one_each(client: FlaskClient) -> None:
    page = client.get(f"/pages/{SAMPLE.id}").text
    scripts = re.findall(r'src="(/static/[^"]+\.js)"', page)
    assert [script.rpartition("/")[2] for script in scripts] == ["early-press.js", "player+glossary+offline.js"]
    answer = client.get(scripts[1])
    assert answer.mimetype == "text/javascript"
    assert not re.search(r"^(?:import|export)\b", answer.text, re.MULTILINE)
    assert "class Player" in answer.text
    assert answer.text.count("class Cues") == 1, "the player's and the offline button's"


@pytest.mark.parametrize(
    "name",
    [
        "absent.js",
        "player+absent.js",
        "player+player.js",
        "wording+player.js",
        "x/player.js",
        "player.js/",
        "tokens.js",
        "conductor.css",
        "x",
        "",
    ],
)
def test_nothing_else_is_joined(client: FlaskClient, name: str) -> None:
    assert client.get(f"/static/x/joined/{name}").status_code == 404


def test_what_somebody_makes_up_does_not_fill_the_memory() -> None:
    """Any order of any sheets is an address that answers: there are more of them than atoms."""
    files = Assets(STATIC, {})
    sheets = sorted(path.stem for path in STATIC.glob("css/*.css"))
    for names in itertools.islice(itertools.permutations(sheets, 3), 2 * JOINED_KEPT):
        assert files._joined(f"joined/{'+'.join(names)}.css") is not None
    assert files._joined.cache_info().currsize == JOINED_KEPT

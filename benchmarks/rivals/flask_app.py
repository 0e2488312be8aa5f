"""Bare Flask on waitress: a template of a page's size, a file, and a WAV made by a process a request.

    python benchmarks/rivals/flask_app.py PORT FOLDER

FOLDER holds `page.html` (served through Jinja, autoescape on), `sound.mp3` and `texts.json`.
"""

import json
import subprocess
import sys
import tempfile
from pathlib import Path

import flask
import waitress

TEMPLATE = """<!doctype html><html lang="fr"><head><meta charset="utf-8"><title>{{ title }}</title></head><body>
<main>{% for paragraph in paragraphs %}<p>{{ paragraph }}</p>
{% endfor %}</main></body></html>"""


def main() -> None:
    folder = Path(sys.argv[2])
    app = flask.Flask(__name__)
    paragraphs = json.loads((folder / "paragraphs.json").read_text("utf-8"))
    texts = json.loads((folder / "texts.json").read_text("utf-8"))
    template = app.jinja_env.from_string(TEMPLATE)

    @app.get("/page")
    def page() -> str:
        return template.render(title="Immunothérapie", paragraphs=paragraphs)

    @app.get("/sound.mp3")
    def sound() -> flask.Response:
        return flask.send_file(folder / "sound.mp3", conditional=True)

    @app.get("/naive/<int:number>")
    def naive(number: int) -> flask.Response:
        with tempfile.TemporaryDirectory() as scratch:
            out = Path(scratch) / "out.wav"
            script = Path(__file__).with_name("pyttsx3_process.py")
            subprocess.run(
                [sys.executable, str(script), str(out)],
                input=texts[number],
                encoding="utf-8",
                check=True,
                stdout=subprocess.DEVNULL,
            )
            return flask.Response(out.read_bytes(), mimetype="audio/wav")

    waitress.serve(app, listen=f"127.0.0.1:{sys.argv[1]}", threads=64, channel_request_lookahead=1)


if __name__ == "__main__":
    main()

"""The operator's switches: read from a mapping, named when wrong, found in a checkout and in a wheel."""

from __future__ import annotations

import re
from dataclasses import fields
from pathlib import Path

import pytest

from reader.errors import WrongSetting
from reader.settings import Settings, packaged


def test_without_variables_the_defaults_hold() -> None:
    settings = Settings.from_env({})
    assert (settings.host, settings.port, settings.threads, settings.workers) == ("127.0.0.1", 8000, 128, 2)
    assert settings.content == packaged("content")
    assert settings.content.is_dir()


@pytest.mark.parametrize(
    ("variable", "value", "name", "expected"),
    [
        ("READER_PORT", "8080", "port", 8080),
        ("READER_HOST", " 0.0.0.0 ", "host", "0.0.0.0"),
        ("READER_BEHIND_HTTPS", "oui", "behind_https", True),
        ("READER_PREPARE", "non", "prepare", False),
        ("READER_ENGINES", "tone", "engines", ("tone",)),
        ("READER_TRUSTED_HOSTS", "a.example, b.example,", "trusted_hosts", ("a.example", "b.example")),
        ("READER_LEXICONS", "a.toml,b.toml", "lexicons", (Path("a.toml"), Path("b.toml"))),
        ("READER_CACHE", "/ailleurs", "cache", Path("/ailleurs")),
    ],
)
def test_a_variable_is_read_as_its_type(variable: str, value: str, name: str, expected: object) -> None:
    assert getattr(Settings.from_env({variable: value}), name) == expected


@pytest.mark.parametrize(
    ("variable", "value"),
    [
        ("READER_PORT", "http"),
        ("READER_PORT", "99999"),
        ("READER_WORKERS", "0"),
        ("READER_WORKERS", "65"),
        ("READER_THREADS", "1000000"),
        ("READER_PREPARE", "peut-être"),
    ],
)
def test_a_wrong_value_is_named_with_its_variable(variable: str, value: str) -> None:
    with pytest.raises(WrongSetting, match=variable) as wrong:
        Settings.from_env({variable: value})
    assert value in str(wrong.value)


def test_a_content_folder_that_is_not_there_is_named(tmp_path: Path) -> None:
    with pytest.raises(WrongSetting, match="READER_CONTENT"):
        Settings.from_env({"READER_CONTENT": str(tmp_path / "absent")}).open_library()


def test_every_switch_is_said_in_a_french_sentence() -> None:
    for item in fields(Settings):
        assert re.fullmatch(r"[A-ZÀÉL].{15,}\.", item.metadata["sentence"]), item.name


def test_an_option_left_out_changes_nothing() -> None:
    settings = Settings.from_env({"READER_PORT": "8080"})
    assert settings.replaced(port=None, host="::1") == Settings.from_env({"READER_PORT": "8080", "READER_HOST": "::1"})


def test_a_folder_left_empty_is_the_usual_one() -> None:
    assert Settings.from_env({"READER_CONTENT": "", "READER_CACHE": " "}) == Settings.from_env({})


def test_a_misspelt_switch_is_not_passed_over() -> None:
    with pytest.raises(WrongSetting, match=r"READER_TRUSTED_HOST : .* READER_TRUSTED_HOSTS"):
        Settings.from_env({"READER_TRUSTED_HOST": "lecteur.exemple.fr"})
    assert Settings.from_env({"READER_CHROMIUM": "/usr/bin/chromium"}) == Settings.from_env({})


@pytest.mark.parametrize("secret", ["oui", "trop-court", "avec espace " * 3, "é" * 20, "a" * 200, "a/../b" * 5])
def test_a_secret_that_is_easily_guessed_or_no_address_is_refused_and_not_said_back(secret: str) -> None:
    with pytest.raises(WrongSetting, match="READER_FEED") as wrong:
        Settings.from_env({"READER_FEED": secret})
    assert secret.strip() not in str(wrong.value)
    for right, feed in (("", "off"), ("off", "off"), ("public", "public"), ("abcdefgh-1234_XYZ", "abcdefgh-1234_XYZ")):
        assert Settings.from_env({"READER_FEED": right}).feed == feed


@pytest.mark.parametrize(
    "address",
    ["lecteur.exemple.fr", "ftp://exemple.fr", "https://", "https://exemple.fr/lecteur", "https://a:b@exemple.fr",
     "https://exemple.fr:port", "https://exemple.fr:0", "https://exemple.fr?a", "https://[exemple.fr", "javascript:1",
     "https://exemple .fr", "https://exemple.fr\\x", "https://<exemple.fr>"],
)  # fmt: skip
def test_an_address_that_no_link_can_begin_with_is_refused(address: str) -> None:
    with pytest.raises(WrongSetting, match=r"READER_PUBLIC_ADDRESS : .*https://lecteur\.exemple\.fr"):
        Settings.from_env({"READER_PUBLIC_ADDRESS": address})


def test_the_public_address_has_no_slash_at_its_end() -> None:
    assert Settings.from_env({}).public_address == ""
    for address in ("https://lecteur.exemple.fr", "http://10.0.0.7:8000/"):
        assert Settings.from_env({"READER_PUBLIC_ADDRESS": address}).public_address == address.rstrip("/")
    for address in ("https://lecteur.exemple.fr/#", "https://lecteur.exemple.fr?"):
        assert Settings.from_env({"READER_PUBLIC_ADDRESS": address}).public_address == "https://lecteur.exemple.fr"


@pytest.mark.parametrize("variable", ["READER_CACHE", "READER_CONTENT", "READER_LEXICONS"])
def test_the_folder_of_an_account_that_has_none_is_named(variable: str) -> None:
    with pytest.raises(WrongSetting, match=f"{variable} : .*~personne-ici"):
        Settings.from_env({variable: "~personne-ici/dossier"})


def test_an_account_without_a_folder_is_told_which_one_to_name(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    """As in a container that runs under a number of its own, with an installed package."""
    monkeypatch.setattr("reader.settings.PACKAGE", tmp_path / "reader")
    monkeypatch.setattr("os.path.expanduser", lambda path: path)
    with pytest.raises(WrongSetting, match="READER_CACHE"):
        Settings.from_env({})
    assert Settings.from_env({"READER_CACHE": "/var/cache"}).cache == Path("/var/cache")


def test_site_profiles_are_read_from_the_operator_s_folder(tmp_path: Path) -> None:
    (tmp_path / "chu.toml").write_text('hosts = ["chu.example"]\nroot = "main"\n')
    profiles = Settings.from_env({"READER_SITES": str(tmp_path)}).open_profiles()
    assert profiles.of("https://chu.example/") is not None
    assert Settings.from_env({}).open_profiles().of("https://chu.example/") is None

# ruff: noqa: E501  (a case in one line reads best)
"""robots.txt as RFC 9309 reads it; the examples of the RFC are the first cases."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from reader.sources.robots import allows

AGENT = "lecteur-accessible"


@pytest.mark.parametrize(
    ("robots", "path", "allowed"),
    [
        ("User-agent: *\nDisallow: *.gif$\nDisallow: /example/\nAllow: /publications/", "/a/b.gif", False),
        ("User-agent: *\nDisallow: *.gif$\nDisallow: /example/\nAllow: /publications/", "/a/b.gifs", True),
        ("User-agent: *\nDisallow: *.gif$\nDisallow: /example/\nAllow: /publications/", "/example/a", False),
        ("User-agent: *\nDisallow: *.gif$\nDisallow: /example/\nAllow: /publications/", "/example", True),
        ("User-agent: *\nAllow: /example/page/\nDisallow: /example/page/disallowed.gif", "/example/page/disallowed.gif", False),
        ("User-agent: *\nDisallow: /\nAllow: /patients/", "/patients/suivi", True),
        ("User-agent: *\nDisallow: /\nAllow: /patients/", "/presse", False),
        ("User-agent: *\nAllow: /patients/\nDisallow: /", "/patients/suivi", True),
        ("User-agent: *\nDisallow: /a\nAllow: /a", "/a", True),
        ("User-agent: *\nAllow: /a\nDisallow: /a", "/a", True),
        ("User-agent: *\nDisallow: /*?print=", "/suivi?print=1", False),
        ("User-agent: *\nDisallow: /*?print=", "/suivi?page=1", True),
        ("User-agent: *\nDisallow: /*/admin/*.php$", "/x/admin/y/z.php", False),
        ("User-agent: *\nDisallow: /*/admin/*.php$", "/x/admin/z.php?a", True),
        ("User-agent: *\nDisallow: /*/admin/*.php$", "/x/autre/z.php", True),
        ("User-agent: *\nDisallow: /a*b*c", "/xacb", True),
        ("User-agent: *\nDisallow: /a*b*c", "/acb", True),
        ("User-agent: *\nDisallow: /a*b*c", "/axbxc/d", False),
        ("User-agent: *\nDisallow: /*ab*ab*ab", "/xabab", True),
        ("User-agent: *\nDisallow: /*ab*b$", "/ab", True),
        ("User-agent: *\nDisallow: /*ab*b$", "/abb", False),
        ("User-agent: *\nDisallow: /a$", "/a", False),
        ("User-agent: *\nDisallow: /a$", "/ab", True),
        ("User-agent: lecteur-accessible\nUser-agent: autre\nDisallow: /a", "/a", False),
        ("User-agent: *\nDisallow: /immunothérapie", "/immunoth%C3%A9rapie/a", False),
        ("User-agent: *\nDisallow: /immunoth%c3%a9rapie", "/immunothérapie", False),
        ("User-agent: *\nDisallow:", "/a", True),
        ("User-agent: *\nDisallow: / # tout", "/a", False),
        ("\ufeffUser-agent: *\nDisallow: /", "/a", False),
        ("User-agent: *\r\n\r\nDisallow: /\r\n", "/a", False),
        ("USER-AGENT : *\ndisallow :/", "/a", False),
        ("User-agent: autre\nDisallow: /", "/a", True),
        ("User-agent: Lecteur-Accessible/9.1\nDisallow: /a\nUser-agent: *\nDisallow: /b", "/b", True),
        ("User-agent: Lecteur-Accessible/9.1\nDisallow: /a\nUser-agent: *\nDisallow: /b", "/a", False),
        ("User-agent: autre\nUser-agent: lecteur-accessible\nDisallow: /a", "/a", False),
        ("User-agent: lecteur-accessible\nDisallow: /a\nUser-agent: *\nUser-agent: lecteur-accessible\nDisallow: /b", "/b", False),
        ("User-agent: *\nSitemap: https://a.example/s.xml\nDisallow: /a", "/a", False),
        ("Disallow: /", "/a", True),
        ("<!DOCTYPE html><h1>404</h1>", "/a", True),
        ("", "/a", True),
    ],
)  # fmt: skip
def test_robots(robots: str, path: str, allowed: bool) -> None:
    assert allows(robots.encode(), AGENT, path) is allowed


@given(st.binary(max_size=200), st.text(alphabet=st.characters(blacklist_categories=["Cs"]), max_size=30))
def test_no_bytes_raise(robots: bytes, path: str) -> None:
    allows(b"User-agent: *\nDisallow: " + robots, AGENT, "/" + path)


def test_a_pattern_of_many_stars_is_no_slower_than_one() -> None:
    """Tried in every way it would outlast us all."""
    assert allows(b"User-agent: *\nDisallow: /" + b"*a" * 5_000 + b"$", AGENT, "/" + "a" * 9_000 + "b")


def test_half_a_megabyte_is_read() -> None:
    """RFC 9309, 2.5: at least 500 kibibytes."""
    rules = b"User-agent: *\nDisallow: /a\n"
    assert not allows(b"#" * (511_999 - len(rules)) + b"\n" + rules, AGENT, "/a")
    assert allows(b"#" * 511_999 + b"\n" + rules, AGENT, "/a")

"""Which addresses the reader may ask: exact hosts of the operator's list, and never a machine of the house."""

from __future__ import annotations

import ipaddress
from collections.abc import Collection
from dataclasses import dataclass
from urllib.parse import quote, unquote, urljoin, urlsplit

from reader.errors import PageRefused

# What is left to do where the reader may not ask a site itself.
BY_HAND = "Ouvrez la page dans un navigateur, enregistrez-la, puis importez le fichier"
_PRIVATE = f"Ce site a une adresse privée ou réservée : le lecteur ne va pas y chercher de page. {BY_HAND}."
_PORTS = {"http": 80, "https": 443}
_LONGEST = 2048
_ASCII = "".join(map(chr, range(128)))

# Ways to write an IPv4 address inside an IPv6 one: what they lead to is not what they look like. Python's `is_global`
# lets ::/96 and 64:ff9b:1::/48 through (research: `::127.0.0.1` passed).
_WRAPPERS = tuple(
    ipaddress.IPv6Network(network)
    for network in ("::/96", "::ffff:0:0/96", "64:ff9b::/96", "64:ff9b:1::/48", "2002::/16", "2001::/32")
)


@dataclass(frozen=True, slots=True)
class Address:
    """A URL that may be asked: `path` with its query; `host` in lower case; `port` the scheme's own."""

    scheme: str
    host: str
    port: int
    path: str

    @property
    def url(self) -> str:
        return f"{self.scheme}://{self.host}{self.path}"


def permitted(url: str, allowed_hosts: Collection[str], base: str = "") -> Address:
    """The address of a URL (joined to `base`, for a redirect). Raises PageRefused, which says why not."""
    if len(url) > _LONGEST:
        raise PageRefused(f"L’adresse est trop longue : plus de {_LONGEST} caractères.")
    # As browsers do: a letter beyond ASCII is written in UTF-8, by its bytes; in a host, in its own way.
    url = quote(url, safe=_ASCII, errors="replace")
    if any(character <= " " or character in "\\\x7f" for character in url):
        raise PageRefused("L’adresse contient un caractère interdit : espace, contre-oblique ou caractère de commande.")
    try:
        parts = urlsplit(urljoin(base, url) if base else url)
        port = parts.port
    except ValueError as exc:
        raise PageRefused("L’adresse est mal formée.") from exc
    scheme = parts.scheme.lower()
    if scheme not in _PORTS:
        raise PageRefused("Seules les adresses http:// et https:// peuvent être importées.")
    if parts.username is not None or parts.password is not None or "@" in parts.netloc:
        raise PageRefused("L’adresse contient un nom d’utilisateur : ce n’est pas permis.")
    host = _in_ascii(parts.hostname or "")
    listed = sorted(filter(None, map(_listed, allowed_hosts)))
    if host not in listed:
        if _in_the_house(host):  # or the operator adds it to the list, and is refused all the same
            raise PageRefused(_PRIVATE)
        raise PageRefused(
            f"Le site « {host[:80]} » n’est pas dans la liste des sites permis. {BY_HAND} ; ou l’exploitant ajoute le "
            "site à la liste, par son nom exact : "
            f"READER_IMPORT_HOSTS={','.join([*listed, host[:80]])}"
        )
    if port not in {None, _PORTS[scheme]}:
        raise PageRefused(f"Le port {port} n’est pas permis : seul le port habituel de {scheme} l’est.")
    path = parts.path or "/"
    return Address(scheme, host, _PORTS[scheme], f"{path}?{parts.query}" if parts.query else path)


def _in_ascii(host: str) -> str:
    """A host's name as it is looked up: « hôpital.example » is xn--hpital-ixa.example. As it is where it is no name."""
    host = unquote(host).lower()
    try:
        return host if host.isascii() else host.encode("idna").decode()
    except UnicodeError:
        return host


def _listed(allowed: str) -> str:
    """The host that an entry of the list names, also where the whole address of the site was written."""
    entry = allowed.strip().lower()
    try:
        return _in_ascii(urlsplit(entry if "://" in entry else f"//{entry}").hostname or "")
    except ValueError:
        return ""


def _in_the_house(host: str) -> bool:
    """Whether a host is this machine or another of the house by what is written, before any name is looked up."""
    try:
        return not ipaddress.ip_address(host).is_global
    except ValueError:
        return host == "localhost" or host.endswith(".localhost")


def public(answers: Collection[str]) -> tuple[str, ...]:
    """The addresses that may be connected to: all that the name has. Raises PageRefused if one is not public."""
    if not answers:
        raise PageRefused("Le nom de ce site n’a pas d’adresse.")
    for answer in answers:
        try:
            address = ipaddress.ip_address(answer.partition("%")[0])
        except ValueError as exc:
            raise PageRefused("Le nom de ce site a une adresse qui n’en est pas une.") from exc
        wrapped = isinstance(address, ipaddress.IPv6Address) and any(address in network for network in _WRAPPERS)
        if not address.is_global or address.is_multicast or address.is_reserved or wrapped:
            raise PageRefused(_PRIVATE)
    return tuple(dict.fromkeys(answers))

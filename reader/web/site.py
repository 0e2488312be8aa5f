"""The address of this service as people reach it: for links that leave it, on paper, in a message, in a file."""

from __future__ import annotations

import ipaddress
from dataclasses import dataclass
from urllib.parse import urlsplit

from flask import request


@dataclass(frozen=True, slots=True)
class Site:
    """Where this service stands on the web.

    `public_address` is what the operator says (`READER_PUBLIC_ADDRESS`, no slash at its end); empty where nothing is
    said: then the address of each request tells, and `app.config["TRUSTED_HOSTS"]` says which names are ours. `https`
    says that a TLS server stands in front.
    """

    public_address: str = ""
    https: bool = False

    def address(self) -> str:
        """The address of the service, without a slash at its end."""
        return self.public_address or f"{'https' if self.https else request.scheme}://{request.host}"

    @property
    def only_here(self) -> bool:
        """Whether that address leads to this machine alone, or nowhere: nobody else can follow a link to it."""
        name = urlsplit(self.address()).hostname or ""
        if not name:  # werkzeug gives no host where a request names one that cannot be
            return True
        try:
            return ipaddress.ip_address(name).is_loopback
        except ValueError:
            return name == "localhost" or name.endswith(".localhost")  # RFC 6761, 6.3

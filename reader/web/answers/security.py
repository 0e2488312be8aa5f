"""What every answer tells the browser to refuse."""

from __future__ import annotations

from urllib.parse import urlsplit

from flask import Flask, Response, request

# Everything from this host, nothing inline; scripts may not turn text into HTML (Trusted Types), nor be framed. The one
# policy, static/js/offline/offline-worker-address.js, lets a service worker's fixed address through and makes no HTML.
CONTENT_SECURITY_POLICY = "; ".join(
    (
        "default-src 'none'",
        "script-src 'self'",
        "style-src 'self'",
        "img-src 'self'",
        "font-src 'self'",
        "media-src 'self'",
        "connect-src 'self'",
        "manifest-src 'self'",
        "worker-src 'self'",
        "base-uri 'none'",
        "form-action 'self'",
        "frame-ancestors 'none'",
        "require-trusted-types-for 'script'",
        "trusted-types offline-worker",
    )
)

# A picture opened on its own: an SVG must not run anything.
PICTURE_POLICY = "default-src 'none'; style-src 'unsafe-inline'; sandbox"

HEADERS = {
    "X-Content-Type-Options": "nosniff",
    "Referrer-Policy": "no-referrer",
    "Cross-Origin-Opener-Policy": "same-origin",
    "Cross-Origin-Resource-Policy": "same-origin",
    "Permissions-Policy": "camera=(), geolocation=(), microphone=(), payment=(), usb=()",
}


def protect(app: Flask, *, https: bool) -> None:
    """Put the headers on every answer of `app`; `https` adds HSTS, only right where a TLS server stands in front."""

    @app.after_request
    def headers(response: Response) -> Response:
        response.headers.setdefault("Content-Security-Policy", CONTENT_SECURITY_POLICY)
        for name, value in HEADERS.items():
            response.headers[name] = value
        if https:
            response.headers["Strict-Transport-Security"] = "max-age=31536000"
        return response


def from_another_site() -> bool:
    """Whether another site sent this request, as far as the browser tells.

    Browsers leave out Fetch Metadata over plain HTTP (W3C Fetch Metadata, 2): then Origin or Referer tell. "null" tells
    nothing, as our own pages send it too under `Referrer-Policy: no-referrer` (Fetch standard, "append a request
    Origin header"). A browser that sends none of these is let through.
    """
    told = request.headers.get("Sec-Fetch-Site")
    if told is not None:
        return told not in ("same-origin", "none")
    sender = next((request.headers[name] for name in ("Origin", "Referer") if request.headers.get(name)), "null")
    try:
        return sender != "null" and urlsplit(sender).netloc != request.host
    except ValueError:  # brackets that do not close: no browser of ours writes that
        return True

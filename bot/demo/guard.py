"""Request guard: what the page's server asks of every request before it looks at it."""

from tornado.httputil import HTTPServerRequest
from tornado.web import HTTPError, RequestHandler

_HEADERS = {
    "X-Content-Type-Options": "nosniff",
    "Referrer-Policy": "no-referrer",
    "Cross-Origin-Opener-Policy": "same-origin",
    "Cross-Origin-Resource-Policy": "same-origin",
    "Cache-Control": "no-store",
}
_POLICY = (
    "default-src 'none'; script-src 'self'; style-src 'self'; img-src 'self' blob:; "
    "connect-src 'self' ws://{host}; form-action 'none'; base-uri 'none'; frame-ancestors 'none'"
)


def check(request: HTTPServerRequest, port: int) -> None:
    """Refuse with 403 what another host's or another origin's page has sent.

    The Host header keeps out DNS rebinding, the Origin header cross-site requests.
    """
    hosts = {f"127.0.0.1:{port}", f"localhost:{port}"}
    if request.headers.get("Host") not in hosts:
        raise HTTPError(403, "another host")
    origin = request.headers.get("Origin")
    if origin is not None and origin.removeprefix("http://") not in hosts:
        raise HTTPError(403, "another origin")
    followed_link = request.headers.get("Sec-Fetch-Mode") == "navigate"
    site = request.headers.get("Sec-Fetch-Site", "none")
    if site not in ("none", "same-origin") and not followed_link:
        raise HTTPError(403, "another site")


class Guarded(RequestHandler):
    """A handler that answers this machine's own page only; the setting ``port`` is ours."""

    def prepare(self) -> None:
        """Check the request."""
        check(self.request, self.settings["port"])

    def set_default_headers(self) -> None:
        """Allow the page nothing but its own parts."""
        self.clear_header("Server")
        for name, value in _HEADERS.items():
            self.set_header(name, value)
        # Not every browser's 'self' covers WebSockets.
        hosts = (f"{name}:{self.settings['port']}" for name in ("127.0.0.1", "localhost"))
        self.set_header("Content-Security-Policy", _POLICY.format(host=" ws://".join(hosts)))

    def write_error(self, status_code: int, **kwargs: object) -> None:
        """Say what went wrong in one plain line."""
        self.set_header("Content-Type", "text/plain; charset=utf-8")
        self.finish(f"{status_code} {self._reason}\n")

"""What is raised on purpose over proxies and ports; the text is one sentence for people."""


class ProxyError(ValueError):
    """A proxy, or an exception to it, is malformed."""


class ListenError(OSError):
    """A port cannot be listened on."""

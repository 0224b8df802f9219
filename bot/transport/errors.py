"""The one error that is raised over proxies on purpose."""


class ProxyError(ValueError):
    """A proxy, or an exception to it, is malformed; the text is one sentence for people."""

"""Errors: what the Bot API server answers when it does not do what it was asked."""

from typing import Any

Json = dict[str, Any]


class ApiError(Exception):
    """An answer with ``ok: false``: an HTTP status, a description and perhaps parameters."""

    def __init__(self, code: int, description: str, **parameters: int) -> None:
        super().__init__(f"{code} {description}")
        self.code = code
        self.description = description
        self.parameters = parameters

    def body(self) -> Json:
        """The answer as the Bot API words it."""
        body: Json = {"ok": False, "error_code": self.code, "description": self.description}
        if self.parameters:
            body["parameters"] = dict(self.parameters)
        return body


class Unreachable(Exception):  # noqa: N818 - an answer that never came
    """No answer at all: the connection broke, or (``timeout``) nothing came in time."""

    def __init__(self, *, timeout: bool = False) -> None:
        super().__init__("timed out" if timeout else "connection reset")
        self.timeout = timeout


def bad_request(description: str, **parameters: int) -> ApiError:
    """A 400."""
    return ApiError(400, f"Bad Request: {description}", **parameters)


def forbidden(description: str) -> ApiError:
    """A 403."""
    return ApiError(403, f"Forbidden: {description}")

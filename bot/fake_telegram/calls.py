"""One call of a Bot API method, decoded from the wire."""

import json
from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import Any

from bot.fake_telegram.errors import Json, bad_request

_TEXTS = frozenset(
    {
        "text",
        "caption",
        "parse_mode",
        "callback_query_id",
        "url",
        "name",
        "description",
        "short_description",
        "language_code",
        "file_id",
        "action",
        "secret_token",
        "guest_query_id",
        "photo",
        "document",
        "message_effect_id",
        "business_connection_id",
    }
)


@dataclass
class Call:
    """A method with its parameters and uploaded files, by part name."""

    method: str
    parameters: Json
    files: dict[str, bytes] = field(default_factory=dict, repr=False)

    @classmethod
    def of(cls, method: str, fields: Mapping[str, str], files: dict[str, bytes]) -> "Call":
        """Decode form fields: texts as they are, everything else as JSON."""
        return cls(method, {name: _decoded(name, text) for name, text in fields.items()}, files)

    def text(self, name: str) -> str:
        """A parameter as text, empty where it is missing."""
        value = self.parameters.get(name)
        return "" if value is None else str(value)

    def number(self, name: str, default: int = 0) -> int:
        """A parameter as a whole number."""
        value = self.parameters.get(name, default)
        try:
            return int(value)
        except (TypeError, ValueError):
            raise bad_request(f"parameter {name} must be a number") from None

    def object(self, name: str) -> Json:
        """A parameter as an object, empty where it is missing."""
        value = self.parameters.get(name)
        return dict(value) if isinstance(value, dict) else {}

    def list(self, name: str) -> list[Any]:
        """A parameter as a list, empty where it is missing."""
        value = self.parameters.get(name)
        return list(value) if isinstance(value, list) else []

    def upload(self, name: str) -> bytes | None:
        """The file sent as that parameter or by its ``attach://`` address, None where none was."""
        if name in self.files:
            return self.files[name]
        return self.attached(self.text(name))

    def attached(self, address: str) -> bytes | None:
        """The file behind ``attach://part``."""
        return self.files.get(address.removeprefix("attach://"))


def _decoded(name: str, text: str) -> object:
    if name in _TEXTS:
        return text
    try:
        return json.loads(text)
    except ValueError:
        return text

"""Reply markup: what the Bot API accepts, and how people see it."""

from dataclasses import dataclass

from bot.fake_telegram.errors import Json, bad_request


@dataclass(frozen=True)
class Button:
    """One inline button of a message."""

    text: str
    data: str | None = None
    url: str | None = None


def checked(markup: Json | None) -> Json | None:
    """The markup, or None where there is none; refuses malformed buttons with 400."""
    for row in (markup or {}).get("inline_keyboard", []):
        for button in row:
            _check(button)
    return markup or None


def _check(button: Json) -> None:
    if not str(button.get("text", "")).strip():
        raise bad_request("can't parse inline keyboard button: Text buttons are required")
    data, url = button.get("callback_data"), button.get("url")
    if data is not None and not 1 <= len(str(data).encode()) <= 64:
        raise bad_request("BUTTON_DATA_INVALID")
    if url is not None and "://" not in str(url):
        raise bad_request("BUTTON_URL_INVALID")
    if data is None and url is None and len(button) < 2:
        raise bad_request("can't parse inline keyboard button: Text buttons are unallowed")


def rows(markup: Json | None) -> list[list[Button]]:
    """The inline buttons, row by row."""
    return [
        [Button(one["text"], one.get("callback_data"), one.get("url")) for one in row]
        for row in (markup or {}).get("inline_keyboard", [])
    ]

"""Callback data: what an inline button carries back to us when it is pressed, typed."""

from collections.abc import Sequence
from dataclasses import dataclass, fields
from typing import ClassVar, Self, get_type_hints

from telegram import InlineKeyboardButton, Message
from telegram.constants import InlineKeyboardButtonLimit

_SEPARATOR = ":"
_A_ROW = 3


@dataclass(frozen=True)
class CallbackData:
    """One kind of button: a frozen dataclass whose fields, int or str, travel under a prefix.

    ``class Cancel(CallbackData, prefix="train:cancel")`` with the field ``run_id: int`` packs to
    ``train:cancel:7``. Buttons stay under old messages for years: neither the prefix nor the order
    of the fields may change.
    """

    prefix: ClassVar[str]

    def __init_subclass__(cls, prefix: str = "") -> None:
        """Give the kind its ``prefix``; a base of several kinds has none."""
        super().__init_subclass__()
        cls.prefix = prefix

    def pack(self) -> str:
        """Return the text that stands on the button.

        Raises ValueError where it could not be unpacked again, or is longer than the 64 bytes that
        Telegram allows (https://core.telegram.org/bots/api#inlinekeyboardbutton).
        """
        values = [str(getattr(self, field.name)) for field in fields(self)]
        if any(_SEPARATOR in value for value in values):
            raise ValueError(f"A value holds the separator: {values}")
        data = _SEPARATOR.join((self.prefix, *values))
        if len(data.encode()) > InlineKeyboardButtonLimit.MAX_CALLBACK_DATA:
            raise ValueError(f"Too long for a button: {data}")
        return data

    @classmethod
    def unpack(cls, data: str) -> Self:
        """Return what was packed into ``data``; raises ValueError where that is of another kind."""
        names = [field.name for field in fields(cls)]
        prefix, *values = data.rsplit(_SEPARATOR, len(names))
        if prefix != cls.prefix or len(values) != len(names):
            raise ValueError(f"No {cls.__name__}: {data}")
        types = get_type_hints(cls)
        found = cls(*(types[name](value) for name, value in zip(names, values, strict=True)))
        # int takes blanks, signs and the digits of all scripts, of which we write none.
        if found.pack() != data:
            raise ValueError(f"Not written by us: {data}")
        return found

    @classmethod
    def matches(cls, data: object) -> bool:
        """Say whether ``data`` is of this kind: the pattern of a ``CallbackQueryHandler``."""
        try:
            cls.unpack(str(data))
        except ValueError:
            return False
        return True

    @classmethod
    def under(cls, message: Message) -> Self | None:
        """Return the first of this kind on the buttons under ``message``."""
        return next((cls.unpack(data) for data in offers(message) if cls.matches(data)), None)

    def button(self, text: str) -> InlineKeyboardButton:
        """Return the button that says ``text``."""
        return InlineKeyboardButton(text, callback_data=self.pack())


def offers(message: Message) -> tuple[str, ...]:
    """Return what the buttons under ``message`` carry, as Telegram itself tells."""
    rows = message.reply_markup.inline_keyboard if message.reply_markup else ()
    carried = (button.callback_data for row in rows for button in row)
    return tuple(data for data in carried if isinstance(data, str))


def in_rows(buttons: Sequence[InlineKeyboardButton]) -> list[Sequence[InlineKeyboardButton]]:
    """Return ``buttons`` in rows of three, as many as a phone shows whole."""
    return [buttons[at : at + _A_ROW] for at in range(0, len(buttons), _A_ROW)]

"""Delivery: an answer goes to the chat of the question, in the way that this chat allows."""

import re
from collections.abc import Awaitable, Callable, Sequence
from typing import Any, TypeVar

from telegram import (
    Bot,
    CallbackQuery,
    ForceReply,
    InlineKeyboardMarkup,
    InlineQueryResultArticle,
    InputMediaPhoto,
    InputTextMessageContent,
    Message,
    ReplyParameters,
)
from telegram.constants import ParseMode
from telegram.error import BadRequest, ChatMigrated

T = TypeVar("T")
_CODE = re.compile("</?code>")
_NO_PHOTOS = re.compile(
    r"not enough rights to send photos|CHAT_SEND_(PHOTOS|MEDIA)_FORBIDDEN", re.IGNORECASE
)


async def send_text(
    message: Message,
    text: str,
    *,
    quote: bool = True,
    keyboard: InlineKeyboardMarkup | ForceReply | None = None,
    parse_mode: ParseMode | None = None,
) -> Message:
    """Answer ``message`` with a text, a plain one without a ``parse_mode``."""
    bot = message.get_bot()

    async def send(place: dict[str, Any]) -> Message:
        return await bot.send_message(
            text=text, reply_markup=keyboard, parse_mode=parse_mode, **place
        )

    return await _send(message, send, quote=quote)


async def send_chart(
    message: Message,
    chart: bytes,
    caption: str,
    keyboard: InlineKeyboardMarkup | None = None,
    *,
    spoiler: bool = False,
) -> Message:
    """Answer ``message`` with a chart under an HTML caption, or by words where it has to be.

    Both are covered where they are a ``spoiler``.
    """
    bot = message.get_bot()
    caption = covered(caption) if spoiler else caption

    async def send(place: dict[str, Any]) -> Message:
        return await bot.send_photo(
            photo=chart,
            caption=caption,
            parse_mode=ParseMode.HTML,
            reply_markup=keyboard,
            filename="chart.png",
            has_spoiler=spoiler,
            **place,
        )

    try:
        return await _send(message, send)
    except BadRequest as error:
        if not _NO_PHOTOS.search(error.message):
            raise
        text = _CODE.sub("", caption)
        return await send_text(message, text, keyboard=keyboard, parse_mode=ParseMode.HTML)


async def send_charts(
    message: Message, charts: Sequence[bytes], caption: str, *, spoiler: bool = False
) -> None:
    """Answer ``message`` with an album of 2 to 10 charts under one HTML caption.

    Apps show a caption under an album only where exactly one item has one. All is covered where
    it is a ``spoiler``.
    """
    bot = message.get_bot()
    caption = covered(caption) if spoiler else caption

    async def send(place: dict[str, Any]) -> tuple[Message, ...]:
        media = [
            InputMediaPhoto(
                chart,
                caption=None if place_in_album else caption,
                parse_mode=ParseMode.HTML,
                has_spoiler=spoiler,
            )
            for place_in_album, chart in enumerate(charts)
        ]
        return await bot.send_media_group(media=media, **place)

    try:
        await _send(message, send)
    except BadRequest as error:
        if not _NO_PHOTOS.search(error.message):
            raise
        await send_text(message, caption, parse_mode=ParseMode.HTML)


async def set_buttons(query: CallbackQuery, keyboard: InlineKeyboardMarkup | None) -> None:
    """Put ``keyboard`` under the pressed message; who presses twice finds it there already."""
    try:
        await query.edit_message_reply_markup(keyboard)
    except BadRequest as error:
        if "not modified" not in error.message:
            raise


async def set_text(
    query: CallbackQuery, text: str, keyboard: InlineKeyboardMarkup | None = None
) -> None:
    """Let the pressed message say ``text``; it may do so since an earlier try."""
    try:
        await query.edit_message_text(text, reply_markup=keyboard)
    except BadRequest as error:
        if "not modified" not in error.message:
            raise


async def clear_buttons(bot: Bot, chat_id: int, message_id: int) -> None:
    """Take the buttons away from a message of ours, which may be gone, or have none any more."""
    try:
        await bot.edit_message_reply_markup(chat_id, message_id, reply_markup=None)
    except BadRequest as error:
        if "not modified" not in error.message and "not found" not in error.message:
            raise


async def answer_guest(message: Message, text: str, title: str) -> None:
    """Answer a guest ``message``, once, with an HTML text; ``title`` is not shown there."""
    content = InputTextMessageContent(text, ParseMode.HTML)
    result = InlineQueryResultArticle(id="answer", title=title, input_message_content=content)
    if message.guest_query_id is not None:
        await message.get_bot().answer_guest_query(message.guest_query_id, result)


async def _send(
    message: Message, send: Callable[[dict[str, Any]], Awaitable[T]], *, quote: bool = True
) -> T:
    """Call ``send`` with where to: the chat and topic of ``message``, quoting it."""
    place: dict[str, Any] = {"chat_id": message.chat_id}
    if message.is_topic_message:
        place["message_thread_id"] = message.message_thread_id
    if quote:
        place["reply_parameters"] = ReplyParameters(
            message.message_id, allow_sending_without_reply=True
        )
    try:
        return await send(place)
    except ChatMigrated as moved:
        # The supergroup numbers its messages anew: there is nothing to quote.
        return await send({"chat_id": moved.new_chat_id})


def covered(html: str) -> str:
    """Cover a text in HTML as a spoiler; code cannot be part of one, so that its marks go.

    Which entities may be nested says https://core.telegram.org/bots/api#formatting-options.
    """
    return f"<tg-spoiler>{_CODE.sub('', html)}</tg-spoiler>"

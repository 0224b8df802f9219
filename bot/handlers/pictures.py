"""Pictures in private chats, and the answer to a picture wherever it was asked for."""

from collections.abc import Sequence
from html import escape

from telegram import Message, Update

from bot.common.senders import person
from bot.context import Context, phrases_for
from bot.corrections.buttons import verdict_buttons
from bot.handlers.throttling import account_of, too_many
from bot.i18n.phrases import Phrases
from bot.inbox import together
from bot.metrics import Stage, timed
from bot.photos import captions
from bot.photos.attachments import Attachment, Picture, Refusal, attachments
from bot.photos.fetching import Outcome, outcomes
from bot.readers import Answered
from bot.sending.delivery import send_chart, send_charts, send_text


async def private(update: Update, context: Context) -> None:
    """Read what somebody sent in a private chat, an album all at once."""
    if update.message is None:
        return
    messages = together(update.message)
    for message in messages:
        context.services.met_pictures.meet(message)
    await answer(attachments(messages), update.message, await phrases_for(update, context), context)


async def answer(
    found: Sequence[Attachment], asked: Message, phrases: Phrases, context: Context
) -> None:
    """Read what was ``found``, once, and answer the message in which somebody ``asked``."""
    if (user := person(asked)) is not None:
        # A number that comes now may be about this picture.
        context.services.open_corrections.drop(asked.chat_id, user.id)
    if not found or not await _may_go_on(asked, len(found), phrases, context):
        return
    with context.services.counters.answering(asked, len(found)):
        await _answer(found, asked, phrases, context)


async def _answer(
    found: Sequence[Attachment], asked: Message, phrases: Phrases, context: Context
) -> None:
    async with context.services.chat_actions.uploading(asked):
        with context.services.stalls.waiting(asked, phrases):
            account = account_of(asked, context.services)
            readers, style = context.services.readers, phrases.number_style
            results = await outcomes(context.bot, readers, found, account, style)
        with timed(Stage.SEND):
            if len(results) == 1 or _all_refused_alike(results):
                await _answer_one(asked, found[0], results[0], phrases, context)
            else:
                spoiler = any(map(_is_spoiler, found))
                await _answer_album(asked, results, phrases, spoiler=spoiler)


async def _answer_one(
    asked: Message, found: Attachment, result: Outcome, phrases: Phrases, context: Context
) -> None:
    if isinstance(result, Refusal):
        await send_text(asked, phrases.say(result))
        return
    keyboard = verdict_buttons(asked, len(result.reading.digits), phrases)
    if result.chart is None:
        sent = await send_text(asked, phrases.say("no-digit"), keyboard=keyboard)
    else:
        caption = captions.caption(result.reading, phrases)
        spoiler = _is_spoiler(found)
        sent = await send_chart(asked, result.chart, caption, keyboard, spoiler=spoiler)
    if isinstance(found, Picture):
        context.services.latest_answers.remember(sent, asked, found)


async def _answer_album(
    asked: Message, results: Sequence[Outcome], phrases: Phrases, *, spoiler: bool
) -> None:
    lines = captions.listed(
        [
            phrases.say("album-line", place=phrases.digit(place), words=_words(result, phrases))
            for place, result in enumerate(results, 1)
        ]
    )
    charts = [r.chart for r in results if isinstance(r, Answered) and r.chart is not None]
    if not charts:
        await send_text(asked, f"{phrases.say('album-none', count=len(results))}\n{lines}")
    elif len(charts) == 1:
        await send_chart(asked, charts[0], escape(lines), spoiler=spoiler)
    else:
        await send_charts(asked, charts, escape(lines), spoiler=spoiler)


def _is_spoiler(found: Attachment) -> bool:
    return isinstance(found, Picture) and found.spoiler


def _all_refused_alike(results: Sequence[Outcome]) -> bool:
    return isinstance(results[0], Refusal) and all(result == results[0] for result in results)


def _words(result: Outcome, phrases: Phrases) -> str:
    if isinstance(result, Refusal):
        return phrases.say(result.short)
    return captions.plain(result.reading, phrases)


async def _may_go_on(asked: Message, pictures: int, phrases: Phrases, context: Context) -> bool:
    """Count the pictures; where they are too many, say so once and when to go on."""
    refused = await too_many(asked, pictures, context.services)
    if refused is None:
        return True
    key, wait = refused
    if wait.notice:
        await send_text(asked, phrases.say(key, seconds=wait.seconds))
    return False

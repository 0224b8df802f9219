"""/models: the versions there are, and a button to switch to each."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from telegram import InlineKeyboardMarkup, Update

from bot.common.callback_data import CallbackData, in_rows
from bot.context import Context, phrases_for
from bot.handlers.permissions import offered, refused
from bot.i18n.phrases import Phrases
from bot.sending.delivery import send_text, set_buttons, set_text
from bot.trainer.chat.reporter import TakeButton
from bot.trainer.chat.words import accuracy, trial_name
from bot.trainer.takeover import Trial, comparisons
from recognizer.errors import ModelError
from recognizer.registry import Version

_MOST_SHOWN = 20


@dataclass(frozen=True)
class UseButton(CallbackData, prefix="model:use"):
    """Switch to a version."""

    version: int


async def models(update: Update, context: Context) -> None:
    """List the versions, newest first, with accuracy and date."""
    message = update.message
    if message is None or await refused(update, context):
        return
    text, keyboard = await _listed(await phrases_for(update, context), context)
    await send_text(message, text, keyboard=keyboard)


async def press_use(update: Update, context: Context) -> None:
    """Switch to the version on the button, and list the versions as they are then."""
    query = update.callback_query
    if query is None or (message := await offered(update, context)) is None:
        return
    phrases = await phrases_for(update, context)
    said, done = await _switch(UseButton.unpack(str(query.data)).version, phrases, context)
    text, keyboard = await _listed(phrases, context)
    if text != message.text:
        await set_text(query, text, keyboard)
    # Last: it cannot be answered once more, where another try is needed.
    await query.answer(said, show_alert=not done)


async def press_take(update: Update, context: Context) -> None:
    """Put a new model in service although something speaks against it, and say so."""
    query = update.callback_query
    if query is None or (message := await offered(update, context)) is None:
        return
    phrases = await phrases_for(update, context)
    said, done = await _switch(TakeButton.unpack(str(query.data)).version, phrases, context)
    if done:
        await set_buttons(query, None)
        await send_text(message, said)
    await query.answer(said, show_alert=not done)


async def _switch(number: int, phrases: Phrases, context: Context) -> tuple[str, bool]:
    """Switch to a version; return what to say, and whether it was done."""
    try:
        version = await context.services.models.switch(number)
    except ModelError:
        return phrases.say("models-damaged", version=f"{number:04d}"), False
    return phrases.say("models-switched", version=version.name), True


async def _listed(phrases: Phrases, context: Context) -> tuple[str, InlineKeyboardMarkup | None]:
    versions = (await context.services.models.versions())[: -_MOST_SHOWN - 1 : -1]
    current = await context.services.models.current()
    if not versions:
        return phrases.say("models-none"), None
    lines = [phrases.say("models-title"), ""]
    lines += [_line(version, current, phrases) for version in versions]
    return "\n".join(lines), _buttons(versions, current, phrases)


def _line(version: Version, current: str | None, phrases: Phrases) -> str:
    parts = [str(version.card.get("architecture", "")), str(version.card.get("date", ""))[:10]]
    parts.append(_measured(version.card, phrases))
    if version.shipped:
        parts.append(phrases.say("models-shipped"))
    if version.name == current:
        parts.append(f"✅ {phrases.say('models-in-service')}")
    return f"{version.name} · " + " · ".join(part for part in parts if part)


def _measured(card: Mapping[str, object], phrases: Phrases) -> str:
    report = card.get("report")
    found = comparisons(report) if isinstance(report, Mapping) else {}
    named = [
        f"{trial_name(trial, phrases)} {accuracy(found[trial].new, phrases)}"
        for trial in Trial
        if trial in found
    ]
    test = card.get("test")
    if not named and isinstance(test, Mapping) and isinstance(test.get("accuracy"), float):
        named = [f"MNIST {accuracy(test['accuracy'], phrases)}"]
    return ", ".join(named) or phrases.say("models-untested")


def _buttons(
    versions: Sequence[Version], current: str | None, phrases: Phrases
) -> InlineKeyboardMarkup | None:
    buttons = [
        UseButton(version.number).button(phrases.say("models-use", version=version.name))
        for version in versions
        if version.name != current
    ]
    return InlineKeyboardMarkup(in_rows(buttons)) if buttons else None

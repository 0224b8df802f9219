"""/models: the versions there are, and a button to switch to each."""

from collections.abc import Mapping, Sequence

from telegram import CallbackQuery, InlineKeyboardButton, InlineKeyboardMarkup, Update

from bot.context import Context, phrases_for
from bot.handlers.permissions import offered, refused
from bot.i18n.phrases import Phrases
from bot.sending.delivery import send_text, set_buttons
from bot.trainer.chat.words import accuracy, trial_name
from bot.trainer.takeover import Trial, comparisons
from recognizer.errors import ModelError
from recognizer.registry import Version

USE = "model:use"
_MOST_SHOWN = 20
_BUTTONS_A_ROW = 3


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
    await _switch(query, await phrases_for(update, context), context)
    text, keyboard = await _listed(await phrases_for(update, context), context)
    if text != message.text:
        await query.edit_message_text(text, reply_markup=keyboard)


async def press_take(update: Update, context: Context) -> None:
    """Put a new model in service although something speaks against it, and say so."""
    query = update.callback_query
    if query is None or (message := await offered(update, context)) is None:
        return
    if said := await _switch(query, await phrases_for(update, context), context):
        await set_buttons(query, None)
        await send_text(message, said)


async def _switch(query: CallbackQuery, phrases: Phrases, context: Context) -> str:
    """Switch to the version on the button and say so; return what was said, if it was done."""
    number = int(str(query.data).rpartition(":")[2])
    try:
        version = await context.services.models.switch(number)
    except ModelError:
        await query.answer(phrases.say("models-damaged", version=f"{number:04d}"), show_alert=True)
        return ""
    said = phrases.say("models-switched", version=version.name)
    await query.answer(said)
    return said


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
        InlineKeyboardButton(
            phrases.say("models-use", version=version.name), callback_data=f"{USE}:{version.number}"
        )
        for version in versions
        if version.name != current
    ]
    rows = [buttons[at : at + _BUTTONS_A_ROW] for at in range(0, len(buttons), _BUTTONS_A_ROW)]
    return InlineKeyboardMarkup(rows) if rows else None

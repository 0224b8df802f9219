"""/train, /cancel, and the buttons under a training."""

from telegram import Message, Update, User
from telegram.error import TelegramError

from bot.context import Context, phrases_for
from bot.handlers import numbers
from bot.handlers.permissions import offered, refused
from bot.handlers.store_faults import store_guard
from bot.i18n.phrases import Phrases
from bot.sending.delivery import send_text
from bot.store.run import Run, Starter
from bot.trainer.chat import words
from bot.trainer.chat.trainings import CancelButton, cancel_button
from bot.trainer.options import OptionsError, TrainOptions

_LONGEST_WORD = 64


async def train(update: Update, context: Context) -> None:
    """Start a training, or say what stands in the way."""
    message, user = update.message, update.effective_user
    if message is None or user is None or await refused(update, context):
        return
    phrases = await phrases_for(update, context)
    try:
        options = TrainOptions.parse(context.args or [])
    except OptionsError as error:
        word = error.word[:_LONGEST_WORD]
        await send_text(message, phrases.say("train-unknown-option", word=word))
        return
    async with store_guard(update, context):
        await _begin(message, _starter(message, user, phrases), options, phrases, context)


async def cancel(update: Update, context: Context) -> None:
    """Stop the training that runs, whoever started it; first of all, one's own open correction."""
    message, user = update.message, update.effective_user
    if message is None or user is None or await numbers.cancelled(message, update, context):
        return
    if await refused(update, context):
        return
    async with store_guard(update, context):
        run = await context.services.store.runs.cancel(_name(user))
        key = "train-idle" if run is None else "train-cancelling"
        await send_text(message, (await phrases_for(update, context)).say(key))


async def press_cancel(update: Update, context: Context) -> None:
    """Stop the training under whose message the button was pressed."""
    query = update.callback_query
    if query is None or await offered(update, context) is None:
        return
    async with store_guard(update, context):
        run_id = CancelButton.unpack(str(query.data)).run_id
        run = await context.services.store.runs.cancel(_name(query.from_user), run_id)
        key = "train-idle" if run is None else "train-cancelling"
        await query.answer((await phrases_for(update, context)).say(key))


async def _begin(
    message: Message, starter: Starter, options: TrainOptions, phrases: Phrases, context: Context
) -> None:
    trainings, store = context.services.trainings, context.services.store
    run = await trainings.begin(starter, options)
    if run is None:
        other = await store.runs.running()
        await send_text(message, _taken(other, phrases))
        return
    text = words.progress({"stage": "start"}, phrases)
    try:
        shown = await send_text(message, text, keyboard=cancel_button(run, phrases))
    except TelegramError:
        await trainings.give_up(run)
        raise
    await trainings.show(run, shown, context.bot)


def _taken(other: Run | None, phrases: Phrases) -> str:
    if other is None:
        return phrases.say("train-just-ended")
    fraction = min(max(float(other.progress.get("fraction") or 0), 0), 1)
    share = words.done(fraction, phrases)
    return phrases.say("train-running", name=other.starter.user_name, share=share)


def _starter(message: Message, user: User, phrases: Phrases) -> Starter:
    return Starter(
        user_id=user.id,
        user_name=_name(user),
        language=phrases.language,
        chat_id=message.chat_id,
        thread_id=message.message_thread_id if message.is_topic_message else None,
    )


def _name(user: User) -> str:
    return user.full_name[:128]

"""Throttling: how much one person, or one group, may ask for at a time."""

from telegram import Message
from telegram.constants import ChatType

from bot.common.senders import sender
from bot.inbox import is_another_try
from bot.photos.limits import Wait
from bot.photos.overruns import SenderAccount
from bot.services import Services


async def too_many(asked: Message, pictures: int, services: Services) -> tuple[str, Wait] | None:
    """Count ``pictures`` for who asked and, in groups, for the chat; admins are exempt.

    Returns the phrase that says why not, and how long to wait, or None to go on.
    """
    # Anonymous admins, and channels, share one user id each; the chat tells them apart.
    who = sender(asked)
    if who is not None and who.id in services.settings.admin_ids:
        return None
    if is_another_try():
        return None
    account = account_of(asked, services)
    if account is not None and (wait := account.overruns.wait(account.key)):
        return "limit-person", wait
    if who is not None and (wait := await services.limits.take(("person", who.id), pictures)):
        return "limit-person", wait
    if asked.chat.type == ChatType.PRIVATE:
        return None
    wait = await services.limits.take(("group", asked.chat_id), pictures)
    return ("limit-group", wait) if wait else None


def account_of(asked: Message, services: Services) -> SenderAccount | None:
    """Return the account that pays for what ``asked`` has read; admins have none."""
    who = sender(asked)
    return account_under(asked.chat_id if who is None else who.id, services)


def account_under(key: int, services: Services) -> SenderAccount | None:
    """Return the account of the person, or of the chat that writes, ``key``; admins have none."""
    return None if key in services.settings.admin_ids else services.overruns.account(key)

"""getChat, getChatMember, leaveChat."""

from bot.fake_telegram.calls import Call
from bot.fake_telegram.errors import Json, bad_request
from bot.fake_telegram.methods.targets import chat_of
from bot.fake_telegram.telegram import FakeTelegram


async def get_chat(telegram: FakeTelegram, call: Call) -> Json:
    """A chat in full, which is little here."""
    chat = chat_of(telegram, call)
    return chat.json() | {
        "accent_color_id": 0,
        "max_reaction_count": 11,
        "accepted_gift_types": {
            "unlimited_gifts": False,
            "limited_gifts": False,
            "unique_gifts": False,
            "premium_subscription": False,
            "gifts_from_channels": False,
        },
    }


async def get_chat_member(telegram: FakeTelegram, call: Call) -> Json:
    """What somebody is in a chat."""
    chat = chat_of(telegram, call)
    user_id = call.number("user_id")
    if user_id == telegram.account.id:
        return chat.membership(telegram.account.user(), chat.status)
    for person in chat.people:
        if person.id == user_id:
            return chat.membership(person.json(), chat.rank(person))
    raise bad_request("PARTICIPANT_ID_INVALID")


async def leave_chat(telegram: FakeTelegram, call: Call) -> bool:
    """The bot goes."""
    chat_of(telegram, call).status = "left"
    return True


METHODS = {"getChat": get_chat, "getChatMember": get_chat_member, "leaveChat": leave_chat}

"""Which updates a process takes: conditions on the rows of ``pending_updates``."""

import time

from sqlalchemy import ColumnElement, and_, func, or_, select

from bot.store.tables import pending_updates as pending

LARGEST_ALBUM = 10
# Longer than anybody waits for the rest of an album that is still arriving.
_ALBUM_SECONDS = 5.0


def unanswered(bot_id: int) -> ColumnElement[bool]:
    """Return what is still to be answered."""
    return and_(pending.c.bot_id == bot_id, pending.c.content.is_not(None))


def owned(bot_id: int, owner: str) -> ColumnElement[bool]:
    """Return what is ``owner``'s to answer."""
    return and_(unanswered(bot_id), pending.c.owner == owner)


def open_album(bot_id: int, name: str) -> ColumnElement[bool]:
    """Return the items of the album of that ``name`` that nobody has taken yet."""
    return and_(unanswered(bot_id), pending.c.album == name, pending.c.tries == 0)


def in_turn(bot_id: int, most: int, max_attempts: int, *, expired: bool) -> ColumnElement[bool]:
    """Return ``most`` updates that are nobody's, a turn for each chat, and whole albums.

    With ``expired`` they may be somebody's who let the lease run out.
    """
    now = time.time()
    free = and_(
        pending.c.lease < now if expired else pending.c.lease == 0,
        or_(pending.c.album.is_(None), pending.c.tries > 0, pending.c.at < now - _ALBUM_SECONDS),
    )
    turn = func.row_number().over(
        partition_by=pending.c.chat, order_by=(pending.c.tries, pending.c.update_id)
    )
    row = select(pending.c.update_id, turn.label("turn"), pending.c.tries)
    line = row.where(unanswered(bot_id), free).subquery()
    first = (
        select(line.c.update_id)
        .order_by(line.c.tries > max_attempts, line.c.turn, line.c.update_id)
        .limit(most)
    )
    albums = select(pending.c.album).where(
        unanswered(bot_id), pending.c.update_id.in_(first), pending.c.album.is_not(None)
    )
    rest = and_(pending.c.album.in_(albums), or_(free, pending.c.tries == 0))
    # Free once more, because another process may have been quicker.
    return and_(unanswered(bot_id), or_(and_(free, pending.c.update_id.in_(first)), rest))

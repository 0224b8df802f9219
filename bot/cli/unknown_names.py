"""Unknown names: what stands in ``.env``, or almost in the environment, and is no setting."""

from collections.abc import Collection
from dataclasses import fields
from difflib import get_close_matches
from typing import Final

from bot.config import Settings
from bot.transport.proxy import VARIABLES

SETTINGS: Final = tuple(field.name.upper() for field in fields(Settings))
# The environment belongs to others, too: only what is all but a setting's name is meant as one.
_ALMOST: Final = 0.85
_SHORTEST: Final = 6


def unknown_names(written: Collection[str], environ: Collection[str]) -> list[str]:
    """Return a sentence for each name in ``.env`` that is no setting, with the nearest one.

    Of the environment's names those count that are all but a setting's: what a container is given
    by ``--env-file`` arrives there.
    """
    known = {*SETTINGS, *VARIABLES, *map(str.lower, VARIABLES)}
    told = [_sentence(".env has", name, _nearest(name)) for name in written if name not in known]
    for name in environ:
        nearest = _nearest(name, _ALMOST) if len(name) >= _SHORTEST else None
        if nearest and name not in known and name not in written and nearest not in environ:
            told.append(_sentence("the environment has", name, nearest))
    return told


def _nearest(name: str, alike: float = 0.6) -> str | None:
    return next(iter(get_close_matches(name.upper(), [*SETTINGS, *VARIABLES], 1, alike)), None)


def _sentence(where: str, name: str, nearest: str | None) -> str:
    meant = f"did you mean {nearest}?" if nearest else ".env.example names all there are."
    return f"{where} {name}, which is no setting and does nothing: {meant}"

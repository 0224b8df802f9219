"""The bot as a process of its own, with a reader of stripes: quick to start and to kill.

``python -m tests.bot.inbox.stripe_bot ADDRESS TOKEN DATA_DIR [DATABASE_URL [WEBHOOK PORT]]``;
PICTURES_PER_MINUTE, ALBUM_PAUSE and NOTES_PATIENCE are taken from the environment.
"""

import os
import signal
import sys
from dataclasses import replace
from pathlib import Path

from bot.app import build
from bot.cli import logs
from bot.common import event_loop
from bot.inbox.albums import PAUSE
from bot.receiving.running import run
from bot.store import shared_notes
from recognizer.reading import Reading
from tests.bot.stripes import FAILING, StripeReader, picture, readers, settings

DEADLY = picture(shade=FAILING)


class DeadlyReader(StripeReader):
    """Takes the process along with one picture, as a fault in native code would."""

    def read(self, data: bytes) -> Reading:
        if data == DEADLY:
            os.kill(os.getpid(), signal.SIGKILL)
        return super().read(data)


def main(
    address: str,
    token: str,
    data_dir: str,
    database_url: str | None = None,
    webhook: str | None = None,
    port: str = "0",
) -> None:
    """Run until killed."""
    logs.set_up("INFO", [token])
    most = int(os.environ.get("PICTURES_PER_MINUTE", "6000"))
    chosen = replace(
        settings(Path(data_dir), token, pictures_per_minute=most),
        telegram_api_url=address,
        database_url=database_url,
        messages_per_second=1_000,
        webhook_url=webhook,
        webhook_secret="secret" if webhook else None,
        port=int(port),
    )
    app = build(chosen, readers(DeadlyReader()))
    # On a busy machine the items of an album may be as far apart, and the store as slow.
    app.bot_data["services"].inbox.albums.pause = float(os.environ.get("ALBUM_PAUSE", PAUSE))
    patience = os.environ.get("NOTES_PATIENCE", shared_notes.PATIENCE_SECONDS)
    shared_notes.PATIENCE_SECONDS = float(patience)
    event_loop.run(run(app))


if __name__ == "__main__":
    main(*sys.argv[1:])

"""What one check of ``--check`` found, and what is to be mended."""

from dataclasses import dataclass


@dataclass(frozen=True)
class Finding:
    """What one check found; ``mend`` says what to do about it, empty where all is well.

    A ``warning`` does not stop the bot from working.
    """

    subject: str
    found: str
    mend: str = ""
    warning: bool = False

    @property
    def fatal(self) -> bool:
        """Whether the bot cannot work like this."""
        return bool(self.mend) and not self.warning

    def __str__(self) -> str:
        """Return the finding as a line or two."""
        mark = "FAILS" if self.fatal else "note " if self.mend else "ok   "
        line = f"{mark} {self.subject}: {self.found}"
        return f"{line}\n      {self.mend}" if self.mend else line

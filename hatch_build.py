"""Metadata of a release: what an index shows has no folder around it, so its links are absolute.

``PROJECT_URL``, where the repository is seen by everybody, is known where a release is built, and
not in the sources, which may be anybody's copy. Paths are those of GitHub, to which GitLab answers,
too. A wheel that is built from an sdist says what the sdist says.
"""

import os
import re
import sys
from email import message_from_string
from pathlib import Path
from typing import Any

from hatchling.metadata.plugin.interface import MetadataHookInterface

README = "README.md"
# What stands between its brackets, and where a link or a picture (!) leads within the repository.
_RELATIVE = re.compile(r"(!?)(\[[^]]*])\((?![a-z]+:)([^)\s]+)\)")


class ReleaseMetadata(MetadataHookInterface):
    """Fills in the long description, and the addresses where ``PROJECT_URL`` names one."""

    def update(self, metadata: dict[str, Any]) -> None:
        """Set ``readme`` and ``urls``."""
        root, url = Path(self.root), os.environ.get("PROJECT_URL", "").rstrip("/")
        text, urls = (root / README).read_text("utf-8"), {}
        if (root / "PKG-INFO").is_file():
            text, urls = _told(root / "PKG-INFO")
        elif url:
            tag = os.environ.get("PROJECT_TAG") or f"v{metadata['version']}"
            text = absolute(text, url, tag)
            urls = {
                "Homepage": url,
                "Changelog": f"{url}/blob/{tag}/CHANGELOG.md",
                "Documentation": f"{url}/blob/{tag}/docs/library.md",
                "Issues": f"{url}/issues",
            }
        else:
            said = "PROJECT_URL is not set: no addresses, and links as they are in the repository"
            print(said, file=sys.stderr)
        metadata["readme"] = {"content-type": "text/markdown", "text": text}
        metadata["urls"] = urls


def absolute(text: str, url: str, tag: str) -> str:
    """Let the links of a Markdown ``text`` lead to the repository at ``url`` as of ``tag``."""

    def led(link: re.Match[str]) -> str:
        picture, words, target = link.groups()
        target = f"{README}{target}" if target.startswith("#") else target
        return f"{picture}{words}({url}/{'raw' if picture else 'blob'}/{tag}/{target})"

    return _RELATIVE.sub(led, text)


def _told(path: Path) -> tuple[str, dict[str, str]]:
    """Return the long description and the addresses of an sdist, from its PKG-INFO."""
    told = message_from_string(path.read_text("utf-8"))
    pairs = (entry.partition(", ") for entry in told.get_all("Project-URL", []))
    return str(told.get_payload()), {name: address for name, _, address in pairs}

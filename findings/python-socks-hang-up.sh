#!/usr/bin/env bash
# python-socks 3.2.1, asyncio, its v2 Proxy (which aiohttp-socks 0.12 uses): where a SOCKS5 proxy hangs
# up during the handshake, one expects python_socks.ProxyError, which everything else that goes wrong
# in a handshake becomes. What comes out of connect() is asyncio.IncompleteReadError: the v2 stream
# returns StreamReader.readexactly() as it is, and the proxy catches only the library's own class of
# that name. Whoever catches ProxyError and OSError alone lets it through.
#
# Seen with Python 3.11 on Linux:
#     python-socks 3.2.1: IncompleteReadError, a ProxyError: False
set -euo pipefail
work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT
python3 -m venv "$work/venv"
"$work/venv/bin/pip" install --quiet --disable-pip-version-check "python-socks[asyncio]==3.2.1" 2>/dev/null
seen=$("$work/venv/bin/python" - <<'PYTHON'
import asyncio
from importlib.metadata import version

from python_socks import ProxyError, ProxyType
from python_socks.async_.asyncio.v2 import Proxy


async def hang_up(reader: asyncio.StreamReader, writer: asyncio.StreamWriter) -> None:
    await reader.read(1)
    writer.close()


async def main() -> None:
    server = await asyncio.start_server(hang_up, "127.0.0.1", 0)
    port = server.sockets[0].getsockname()[1]
    try:
        await Proxy(ProxyType.SOCKS5, "127.0.0.1", port).connect("127.0.0.1", 80)
    except Exception as error:
        name, ours = type(error).__name__, isinstance(error, ProxyError)
        print(f"python-socks {version('python-socks')}: {name}, a ProxyError: {ours}")
    server.close()


asyncio.run(main())
PYTHON
)
echo "$seen"
[ "$seen" = "python-socks 3.2.1: IncompleteReadError, a ProxyError: False" ]

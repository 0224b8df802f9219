"""Who owns a recorded update: this process, in a form that others on this machine can check."""

import os
import secrets
import socket
from pathlib import Path

import psutil

_BOOT = Path("/proc/sys/kernel/random/boot_id")
_NAMESPACE = Path("/proc/self/ns/pid")


def this_process() -> str:
    """Return a name that no other process has, such as ``host-boot-namespace/123/9f3a``."""
    return f"{_machine()}/{os.getpid()}/{secrets.token_hex(4)}"


def is_gone(owner: str, me: str) -> bool:
    """Say whether ``owner`` certainly runs no more; one on another machine may always run."""
    machine, number, _ = owner.rsplit("/", 2)
    if owner == me or machine != me.rsplit("/", 2)[0]:
        return False
    pid = int(number)
    # A restarted container gives its process the same number again.
    return pid == os.getpid() or not psutil.pid_exists(pid)


def _machine() -> str:
    """Return what tells machines, their boots, and containers with numbers of their own apart."""
    try:
        boot = _BOOT.read_text("ascii").strip()[:8]
        namespace = str(_NAMESPACE.readlink()).strip("pid:[]")
    except OSError:
        boot, namespace = str(int(psutil.boot_time())), "0"
    return f"{socket.gethostname()[:64]}-{boot}-{namespace}".replace("/", "_")

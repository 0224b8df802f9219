"""Owners of leases: processes, named so that others on their machine can tell whether they run.

Pending updates and training runs each belong to one process for LEASE_SECONDS, which that process
renews. Whoever finds that the lease ran out, or that the owner is gone, may take over.
"""

import os
import secrets
import socket
from pathlib import Path

import psutil

LEASE_SECONDS = 30.0
# All of an owner's name has to fit into 64 characters.
_LONGEST_HOST = 24
_BOOT = Path("/proc/sys/kernel/random/boot_id")
_NAMESPACE = Path("/proc/self/ns/pid")


def this_process() -> str:
    """Return a name that no other process has, such as ``host-boot-namespace/123/9f3a``."""
    return f"{_machine()}/{os.getpid()}/{secrets.token_hex(4)}"


def is_gone(owner: str, me: str) -> bool:
    """Say whether ``owner`` certainly runs no more; one on another machine may always run."""
    machine, _, process = owner.partition("/")
    number, _, _ = process.partition("/")
    # An older version of us named its owners otherwise.
    if owner == me or machine != me.partition("/")[0] or not number.isdecimal():
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
    return f"{socket.gethostname()[:_LONGEST_HOST]}-{boot}-{namespace}".replace("/", "_")

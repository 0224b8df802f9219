"""Whether the owner of an update still runs."""

import subprocess
import sys

from bot.inbox.leases import is_gone, this_process

SAY = "from bot.inbox.leases import this_process; print(this_process())"


def test_a_process_that_ended_is_gone() -> None:
    said = subprocess.run([sys.executable, "-c", SAY], capture_output=True, check=True, text=True)
    assert is_gone(said.stdout.strip(), this_process())


def test_an_earlier_one_with_our_number_is_gone_and_we_are_not() -> None:
    me = this_process()
    assert is_gone(me[:-8] + "00000000", me)
    assert not is_gone(me, me)


def test_of_another_machine_nobody_knows() -> None:
    assert not is_gone("elsewhere-1-2/999999999/abc", this_process())

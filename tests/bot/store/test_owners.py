"""Whether the owner of a lease still runs."""

import subprocess
import sys

import pytest
from sqlalchemy import String

from bot.store.owners import is_gone, this_process
from bot.store.tables import pending_updates, training_runs

SAY = "from bot.store.owners import this_process; print(this_process())"


def test_a_process_that_ended_is_gone() -> None:
    said = subprocess.run([sys.executable, "-c", SAY], capture_output=True, check=True, text=True)
    assert is_gone(said.stdout.strip(), this_process())


def test_an_earlier_one_with_our_number_is_gone_and_we_are_not() -> None:
    me = this_process()
    assert is_gone(me[:-8] + "00000000", me)
    assert not is_gone(me, me)


def test_of_another_machine_nobody_knows() -> None:
    assert not is_gone("elsewhere-1-2/999999999/abc", this_process())


def test_names_fit_into_the_tables_and_older_ones_are_nobody_known(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    monkeypatch.setattr("socket.gethostname", lambda: "a-pod-with-a-very-long-name-" * 4)
    me = this_process()
    for table in (pending_updates, training_runs):
        column = table.c.owner.type
        assert isinstance(column, String)
        assert column.length is not None
        assert len(me) <= column.length
    machine = me.partition("/")[0]
    assert not is_gone(f"{machine}:999999999:abc", me)
    assert not is_gone("", me)

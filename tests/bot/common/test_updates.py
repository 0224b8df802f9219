"""Updates that the library cannot read stop nothing."""

import json
import math

import pytest
from hypothesis import given
from hypothesis import strategies as st
from telegram import Update

from bot.common.updates import readable
from bot.inbox.payload import pack

BEYOND = [10**12, 10**18, 10**30, -(10**11), -(10**18), 253402300800, math.inf, math.nan]


def update(date: object) -> dict[str, object]:
    person = {"id": 7, "is_bot": False, "first_name": "Ann"}
    message = {
        "message_id": 1,
        "date": date,
        "edit_date": date,
        "chat": {"id": 7, "type": "private"},
        "from": person,
        "text": "hm?",
    }
    return {"update_id": 5, "message": message}


@pytest.mark.parametrize("date", BEYOND)
def test_dates_beyond_the_platform_leave_an_empty_update(date: float) -> None:
    assert readable(update(date)) == {"update_id": 5}


@given(st.one_of(st.integers(), st.floats(), st.text(), st.none()))
def test_whatever_the_date_is_the_update_is_read_and_kept(date: object) -> None:
    # As it comes: JSON knows more numbers than any platform has dates.
    arrived = json.loads(json.dumps(update(date)))
    read = Update.de_json(readable(arrived), None)
    assert read.update_id == 5
    assert json.loads(pack(read))["update_id"] == 5

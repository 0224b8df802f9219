"""Parcels: one content, opened once."""

import pickle
from concurrent.futures import ThreadPoolExecutor

from recognizer.parallel.parcel import MOST_OPEN, Parcel
from tests.recognizer.parallel.jobs import Unpickled, prepare, prepared


def test_what_is_packed_comes_out_and_equal_content_is_one_parcel() -> None:
    one, other = Parcel.of({"a": 1}), Parcel.of({"a": 1})
    assert one.open() == {"a": 1}
    assert one == other
    assert one != Parcel.of({"a": 2})
    assert other.open() is one.open()


def test_a_label_opens_what_was_opened_before() -> None:
    parcel = Parcel.of(["large"] * 1000)
    label = parcel.label()
    assert len(pickle.dumps(label)) < 500
    content = parcel.open()
    assert label.open() is content


def test_threads_that_open_at_once_share_one_content() -> None:
    parcel = Parcel.of(Unpickled(), prepare)
    before, prepared_before = Unpickled.times, len(prepared)
    with ThreadPoolExecutor(4) as pool:
        contents = [each.result() for each in [pool.submit(parcel.open) for _ in range(8)]]
    assert len(set(map(id, contents))) == 1
    assert Unpickled.times == before + 1
    assert len(prepared) == prepared_before + 1


def test_what_was_opened_long_ago_is_let_go_and_can_be_opened_again() -> None:
    first = Parcel.of("first")
    content = first.open()
    for number in range(MOST_OPEN):
        Parcel.of(number).open()
    assert first.open() == content

"""A writer goes by a typeface, by a person's letters, or by pen paths alone."""

from pathlib import Path

import numpy as np
import pytest
from numpy.typing import NDArray

from recognizer.studio import Studio
from recognizer.studio.writing.hands import Hand
from recognizer.studio.writing.omniglot import read_drawings
from recognizer.studio.writing.pool import Pool
from recognizer.studio.writing.printer import Printer
from recognizer.studio.writing.sources import LETTERS, LOOKALIKES, Sources
from recognizer.studio.writing.style import Style
from tests.recognizer.studio.studios import tiles
from tests.recognizer.studio.writing.materials import L_SHAPE, archive, dejavu

STYLE = Style(0.08)


def hand(sources: Sources, seed: int = 0, sampled: float = 0.0) -> Hand:
    pool = Pool.sorted(*tiles(0), sampled, sources)
    return Hand(STYLE, pool, np.random.default_rng(seed))


@pytest.mark.parametrize("seed", range(5))
def test_a_typefaces_writer_takes_everything_from_it(seed: int) -> None:
    writer = hand(Sources(hands=(dejavu(),), written=1.0), seed, sampled=1.0)
    for label in range(10):
        assert max(writer.digit(label, 40).extent) == pytest.approx(40, abs=8)
    mark, drop = writer.character("p", 40)
    assert drop + mark.extent[1] > 44
    assert writer.letter(30).mask.any()


def test_the_share_of_such_writers_is_kept() -> None:
    sources = Sources(hands=(dejavu(),), written=0.25)
    rng = np.random.default_rng(1)
    assert np.mean([sources.hand(rng) is not None for _ in range(2000)]) == pytest.approx(
        0.25, abs=0.04
    )
    assert Sources().hand(rng) is None
    assert Sources().print(rng) is None


def test_people_write_small_letters_where_they_stand_on_the_line(tmp_path: Path) -> None:
    drawings = read_drawings([archive(tmp_path / "a.zip", {"Latin": [[L_SHAPE] * 20] * 26})])
    written = 0
    for seed in range(20):
        writer = hand(Sources(drawings), seed)
        mark, drop = writer.character("n", 100)
        if drop != pytest.approx(40):
            continue  # this writer's letters are the studio's own
        written += 1
        assert drop + mark.extent[1] == pytest.approx(100, abs=25)
    assert 8 <= written <= 18


def test_most_hands_write_the_unknown_in_two_arcs(tmp_path: Path) -> None:
    drawings = read_drawings([archive(tmp_path / "a.zip", {"Latin": [[L_SHAPE] * 20] * 26})])
    drops = [hand(Sources(drawings), seed).character("x", 100)[1] for seed in range(40)]
    letters = sum(drop == pytest.approx(40) for drop in drops)
    assert 2 <= letters <= 18  # of the 26 or so whose other letters are a person's


def test_without_sources_the_pen_paths_remain() -> None:
    writer = hand(Sources())
    assert max(writer.digit(4, 50).extent) == pytest.approx(50, abs=12)
    assert writer.letter(50).mask.any()


def test_letters_beside_digits_of_mnist_mostly_went_through_its_pixels_too() -> None:
    def edges(mask: NDArray[np.uint8]) -> float:
        return float(np.count_nonzero((mask > 40) & (mask < 215)) / np.count_nonzero(mask))

    # What was drawn once as large as MNIST's images is wider than this pen, and has less edge.
    drawn = [hand(Sources(), seed).character("x", 60)[0] for seed in range(40)]
    marks = [hand(Sources(), seed, sampled=1.0).character("x", 60)[0] for seed in range(40)]
    least = min(edges(mark.mask) for mark in drawn)
    assert 15 <= sum(edges(mark.mask) < least for mark in marks) <= 33
    for mark in (*drawn, *marks):
        assert 36 <= max(mark.extent) <= 60


def test_dots_are_not_enlarged_from_mnists_pixels() -> None:
    for seed in range(40):
        mark, _ = hand(Sources(), seed, sampled=1.0).character(".", 12)
        assert 1 <= max(mark.extent) <= 8


def test_lone_letters_are_those_that_nobody_takes_for_a_digit() -> None:
    assert not LOOKALIKES & set(LETTERS)
    assert {"o", "O", "l", "I", "S", "z", "B", "q", "g"} <= LOOKALIKES


def test_what_is_printed_is_the_same_each_time() -> None:
    printer = Printer.random(dejavu(), np.random.default_rng(0))
    first, second = (printer.digit(3, 40) for _ in range(2))
    assert np.array_equal(first.mask, second.mask)
    assert max(first.extent) == pytest.approx(40, abs=4)
    mark, drop = printer.character(",", 40)
    assert drop > 28
    assert drop + mark.extent[1] > 40


def test_printers_differ_in_weight_width_and_slant() -> None:
    rng = np.random.default_rng(0)
    styles = [Printer.random(dejavu(), rng).style for _ in range(60)]
    assert len({style.line for style in styles}) > 10
    assert len({style.aspect for style in styles}) > 10
    assert 1 < len({style.slant for style in styles}) < 20


def test_a_studio_with_sources_repeats_its_scenes_with_the_seed() -> None:
    sources = Sources(hands=(dejavu(),), prints=(dejavu("DejaVu Serif"),))
    first, again, plain = (
        Studio(*tiles(0), np.random.default_rng(7), sources=each).number_scene()
        for each in (sources, sources, Sources())
    )
    assert np.array_equal(first.photo, again.photo)
    assert not np.array_equal(first.photo, plain.photo)

import numpy as np
import pytest

from recognizer.studio.pages import lines


def rng() -> np.random.Generator:
    return np.random.default_rng(0)


def test_a_ruler_draws_straight_and_a_hand_nearly_so() -> None:
    ruled = lines.straight((0, 0), (100, 50), rng())
    assert ruled.tolist() == [[0, 0], [100, 50]]
    drawn = lines.straight((0, 0), (100, 50), rng(), shake=1.0)
    off = np.abs(drawn[:, 0] - 2 * drawn[:, 1]) / np.hypot(1, 2)
    assert 0 < off.max() < 5


@pytest.mark.parametrize(("turns", "least", "most"), [(0.85, 20, 90), (1.05, 0, 12)])
def test_a_ring_goes_round_or_stays_open(turns: float, least: float, most: float) -> None:
    drawn = lines.ring((50, 40), (30, 20), rng(), turns=turns, shake=0.0)
    assert np.abs(drawn.mean(axis=0) - (50, 40)).max() < 6
    radius = np.hypot((drawn[:, 0] - 50) / 30, (drawn[:, 1] - 40) / 20)
    assert np.abs(radius - 1).max() < 0.05
    apart = np.degrees(np.arctan2(drawn[:, 1] - 40, drawn[:, 0] - 50))
    angles = np.sort(apart)
    widest = max(float(np.diff(angles).max()), float(angles[0] + 360 - angles[-1]))
    assert least <= widest <= max(most, 30)


def test_round_corners_stay_within_the_frame() -> None:
    drawn = lines.rounded((10, 20, 90, 60), 8)
    assert np.allclose(drawn.min(axis=0), (10, 20), atol=0.1)
    assert np.allclose(drawn.max(axis=0), (90, 60), atol=0.1)
    assert np.hypot(*(drawn - (10, 20)).T).min() > 2


def test_dashes_cover_their_share_of_the_line() -> None:
    line = lines.straight((0, 0), (100, 0), rng())
    pieces = list(lines.dashes(line, 4, 6))
    assert len(pieces) == 10
    assert sum(float(np.hypot(*(piece[-1] - piece[0]))) for piece in pieces) == pytest.approx(40)


def test_a_wave_swings_about_its_line() -> None:
    drawn = lines.wave((0, 10), (100, 10), 3, 20)
    assert drawn[:, 1].max() == pytest.approx(13, abs=0.5)
    assert drawn[:, 1].min() == pytest.approx(7, abs=0.5)


def test_an_arrow_has_its_head_at_its_end() -> None:
    shaft, head = lines.arrow((0, 0), (100, 0), 10, rng())
    assert np.allclose(shaft[-1], (100, 0), atol=1e-3)
    assert np.allclose(head[1], (100, 0), atol=1e-3)
    assert (np.hypot(*(head[[0, 2]] - (100, 0)).T) < 11).all()

"""Captions: a reading in words, which goes out under the chart."""

from collections.abc import Sequence
from html import escape

import numpy as np

from bot.i18n.phrases import Phrases
from recognizer.reading import Digit, Reading

SAID_SURE = 0.9
SAID_FAIRLY_SURE = 0.6
RIVAL = 0.15
LONGEST_CAPTION = 1024
MOST_DOUBTS = 5


def caption(reading: Reading, phrases: Phrases) -> str:
    """Return the caption, as HTML, for a reading with at least one digit."""
    if len(reading.digits) == 1:
        return escape(_lines(words(reading.digits[0], phrases), _skipped(reading, phrases)))
    number = escape(phrases.digits(reading.text))
    doubts = escape(_lines(_doubts(reading.digits, phrases), _skipped(reading, phrases)))
    # Telegram counts the text without its markup.
    room = LONGEST_CAPTION - len(doubts) - 1
    number = clip(number, room)
    return f"<code>{number}</code>\n{doubts}" if doubts else f"<code>{number}</code>"


def plain(reading: Reading, phrases: Phrases) -> str:
    """Return the reading in one plain line, for where no markup or chart can go."""
    if not reading.digits:
        return phrases.say("short-no-digit")
    if len(reading.digits) == 1:
        return _sentences(words(reading.digits[0], phrases), _skipped(reading, phrases))
    number = phrases.digits(reading.text.replace("\n", " / "))
    return _sentences(number, _doubts(reading.digits, phrases), _skipped(reading, phrases))


def words(digit: Digit, phrases: Phrases) -> str:
    """Return what is said about a single digit, honest about doubt."""
    rival = _rival(digit)
    read, share = phrases.digit(digit.digit), phrases.percent(digit.confidence)
    if rival is not None:
        rival_share = phrases.percent(float(digit.probabilities[rival]))
        values = {"rival": phrases.digit(rival), "rival-share": rival_share}
        return phrases.say("reading-rival", digit=read, share=share, **values)
    if digit.confidence >= SAID_SURE:
        key = "reading-sure"
    elif digit.confidence >= SAID_FAIRLY_SURE:
        key = "reading-fairly"
    else:
        key = "reading-unsure"
    return phrases.say(key, digit=read, share=share)


def _rival(digit: Digit) -> int | None:
    """Return the digit that competes with the winner, None where none comes close."""
    others = np.array(digit.probabilities, dtype=np.float64)
    others[digit.digit] = 0
    runner_up = int(others.argmax())
    return runner_up if others[runner_up] >= RIVAL else None


def _doubts(digits: Sequence[Digit], phrases: Phrases) -> str:
    """Return the line that says which of several digits are doubtful, empty where none is."""
    doubtful = [(place, d) for place, d in enumerate(digits, 1) if _is_doubtful(d)]
    if not doubtful:
        return ""
    items = "; ".join(_doubt(place, digit, phrases) for place, digit in doubtful[:MOST_DOUBTS])
    line = phrases.say("doubts", items=items)
    more = len(doubtful) - MOST_DOUBTS
    return f"{line} {phrases.say('doubts-more', count=more)}" if more > 0 else line


def _skipped(reading: Reading, phrases: Phrases) -> str:
    """Return the line that counts the marks that were not read, empty where all were."""
    count = len(reading.skipped)
    return phrases.say("skipped", count=count) if count else ""


def _lines(*parts: str) -> str:
    return "\n".join(part for part in parts if part)


def _sentences(first: str, *others: str) -> str:
    """Put what is said after a reading behind it, in one line."""
    return ". ".join(part for part in (first, *others) if part)


def _is_doubtful(digit: Digit) -> bool:
    return digit.confidence < SAID_FAIRLY_SURE or _rival(digit) is not None


def _doubt(place: int, digit: Digit, phrases: Phrases) -> str:
    rival, share = _rival(digit), phrases.percent(digit.confidence)
    read = phrases.digit(digit.digit)
    if rival is None:
        return phrases.say("doubt", place=place, digit=read, share=share)
    rival_read = phrases.digit(rival)
    return phrases.say("doubt-rival", place=place, digit=read, rival=rival_read, share=share)


def listed(lines: Sequence[str]) -> str:
    """Return ``lines`` as one caption; where that is too long, each is cut to an equal share."""
    whole = "\n".join(lines)
    if len(whole) <= LONGEST_CAPTION:
        return whole
    return "\n".join(clip(line, LONGEST_CAPTION // len(lines) - 1) for line in lines)


def clip(text: str, room: int = LONGEST_CAPTION) -> str:
    """Return ``text`` cut to ``room`` characters, by default those of a caption."""
    return text if len(text) <= room else text[: room - 1] + "…"

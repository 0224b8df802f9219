"""A reading in words: the caption that goes out under the chart."""

from collections.abc import Sequence
from html import escape

import numpy as np

from bot.i18n.phrases import Phrases
from recognizer.reading import Digit, Reading

SURE = 0.9
FAIRLY_SURE = 0.6
RIVAL = 0.15
LONGEST_CAPTION = 1024
MOST_DOUBTS = 5


def caption(reading: Reading, phrases: Phrases) -> str:
    """Return the caption, as HTML, for a reading with at least one digit."""
    if len(reading.digits) == 1:
        return escape(words(reading.digits[0], phrases))
    number = escape(reading.text)
    doubts = escape(_doubts(reading.digits, phrases))
    # Telegram counts the text without its markup.
    room = LONGEST_CAPTION - len(doubts) - 1
    number = clip(number, room)
    return f"<code>{number}</code>\n{doubts}" if doubts else f"<code>{number}</code>"


def plain(reading: Reading, phrases: Phrases) -> str:
    """Return the reading in one plain line, for where no markup or chart can go."""
    if not reading.digits:
        return phrases.say("short-no-digit")
    if len(reading.digits) == 1:
        return words(reading.digits[0], phrases)
    number = reading.text.replace("\n", " / ")
    doubts = _doubts(reading.digits, phrases)
    return f"{number}. {doubts}" if doubts else number


def words(digit: Digit, phrases: Phrases) -> str:
    """Return what is said about a single digit, honest about doubt."""
    rival = _rival(digit)
    share = phrases.percent(digit.confidence)
    if rival is not None:
        rival_share = phrases.percent(float(digit.probabilities[rival]))
        values = {"rival": str(rival), "rival-share": rival_share}
        return phrases.say("reading-rival", digit=str(digit.digit), share=share, **values)
    if digit.confidence >= SURE:
        key = "reading-sure"
    elif digit.confidence >= FAIRLY_SURE:
        key = "reading-fairly"
    else:
        key = "reading-unsure"
    return phrases.say(key, digit=str(digit.digit), share=share)


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


def _is_doubtful(digit: Digit) -> bool:
    return digit.confidence < FAIRLY_SURE or _rival(digit) is not None


def _doubt(place: int, digit: Digit, phrases: Phrases) -> str:
    read, share, rival = str(digit.digit), phrases.percent(digit.confidence), _rival(digit)
    if rival is None:
        return phrases.say("doubt", place=place, digit=read, share=share)
    return phrases.say("doubt-rival", place=place, digit=read, rival=str(rival), share=share)


def listed(lines: Sequence[str]) -> str:
    """Return ``lines`` as one caption; where that is too long, each is cut to an equal share."""
    whole = "\n".join(lines)
    if len(whole) <= LONGEST_CAPTION:
        return whole
    return "\n".join(clip(line, LONGEST_CAPTION // len(lines) - 1) for line in lines)


def clip(text: str, room: int = LONGEST_CAPTION) -> str:
    """Return ``text`` cut to ``room`` characters, by default those of a caption."""
    return text if len(text) <= room else text[: room - 1] + "…"

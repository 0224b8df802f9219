from bot.corrections.latest_answers import Asked
from bot.corrections.open_corrections import OPEN_SECONDS, OpenCorrection, OpenCorrections
from bot.photos.attachments import Picture
from tests.bot.clock import Clock

ANN, CHAT = 1, 5


def about(answer: int, person: int = ANN) -> OpenCorrection:
    return OpenCorrection(answer, Asked(person, answer - 1, Picture("file")), 3)


def test_the_last_one_of_each_person_in_each_chat_counts() -> None:
    opened = OpenCorrections()
    for correction in (about(2), about(4), about(6, person=2)):
        opened.open(CHAT, correction)
    assert opened.of(CHAT, ANN) == about(4)
    assert opened.of(CHAT + 1, ANN) is None


def test_it_is_closed_once_and_by_its_own_message_alone() -> None:
    opened = OpenCorrections()
    opened.open(CHAT, about(4))
    assert opened.close(CHAT, ANN, message_id=2) is None
    assert opened.close(CHAT, ANN, message_id=4) == about(4)
    assert opened.close(CHAT, ANN) is None


def test_after_an_hour_nobody_means_that_answer_any_more() -> None:
    clock = Clock()
    opened = OpenCorrections(clock=clock)
    opened.open(CHAT, about(4))
    clock.now += OPEN_SECONDS
    assert opened.of(CHAT, ANN) is None

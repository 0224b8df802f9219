"""The real training behind the bot's trainer, on scikit-learn's digits: slow."""

import asyncio
import random
import sys
from asyncio.subprocess import Process
from pathlib import Path

import cv2
import keras
import numpy as np
import pytest
from numpy.typing import NDArray
from sklearn.datasets import load_digits

import bot.demo
from bot.store import Store
from bot.store.run import State
from recognizer.classification.classifier import Classifier
from recognizer.classification.export import export
from recognizer.recognizer import Recognizer
from recognizer.registry import Registry
from recognizer.training.datasets import load_mnist
from tests.bot.trainer.training_bot import train

pytestmark = [
    pytest.mark.slow,
    # Keras and NumPy disagree about an argument while a model is saved.
    pytest.mark.filterwarnings("ignore:__array__ implementation:DeprecationWarning"),
]
SAMPLE = Path(bot.demo.__file__).parent / "samples" / "7.jpg"
BOT = "tests.bot.trainer.training_bot"
WRITER = 42
CORRECTED = 20


@pytest.fixture(autouse=True)
def mnist(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """Something like MNIST, small and from this machine."""
    digits = load_digits()
    grey = (digits.images * 255 / 16).astype(np.uint8)
    images = np.stack([np.pad(cv2.resize(one, (20, 20)), 4) for one in grey])
    x, y = images[:1400], digits.target[:1400]
    np.savez(
        tmp_path / "mnist.npz",
        x_train=x,
        y_train=y,
        x_test=images[1400:],
        y_test=digits.target[1400:],
    )
    monkeypatch.setenv("MNIST_PATH", str(tmp_path / "mnist.npz"))


@pytest.fixture
def models(tmp_path: Path) -> Registry:
    return Registry(tmp_path / "trained")


def put_in_service(models: Registry) -> None:
    """Publish a small network that has learned the digits; trainings continue from it."""
    mnist = load_mnist(None)
    keras.utils.set_random_seed(0)
    layers = keras.layers
    model = keras.Sequential(
        [
            keras.Input((28, 28, 1)),
            layers.Conv2D(16, 3, strides=2, activation="relu"),
            layers.Conv2D(32, 3, strides=2, activation="relu"),
            layers.Flatten(),
            layers.Dense(11, activation="softmax"),
        ]
    )
    model.compile("adam", "sparse_categorical_crossentropy")
    pixels = mnist.train.images[..., None].astype(np.float32) / 255
    model.fit(pixels, mnist.train.labels, batch_size=50, epochs=20, verbose=0)
    with models.draft() as draft:
        model.save(draft / "model.keras")
        export(model).save(draft)
        models.publish(draft, {"architecture": "cnn", "shipped": True})
    models.switch(1)


def seven(rng: np.random.Generator) -> NDArray[np.uint8]:
    """A seven as one person writes it: with a foot and a long bar, like a crossed Z."""
    x, y = rng.uniform(-1.5, 1.5, (2, 4))
    points = np.array([[8 + x[0], 6 + y[0]], [19 + x[1], 6 + y[1]], [10 + x[2], 21 + y[2]]])
    foot = np.array([[10 + x[2], 21 + y[2]], [19 + x[3], 21 + y[3]]])
    canvas = np.zeros((28 * 8, 28 * 8), np.uint8)
    bar = np.array([[8 + x[0], 13.5 + y[0]], [20 + x[1], 13.5 + y[1]]])
    for stroke in (points, bar, foot):
        cv2.polylines(
            canvas,
            [(stroke * 8).astype(np.int32)],
            isClosed=False,
            color=255,
            thickness=int(rng.uniform(16, 24)),
            lineType=cv2.LINE_AA,
        )
    small = cv2.resize(canvas, (28, 28), interpolation=cv2.INTER_AREA)
    return np.asarray(small, np.uint8)


def read_as_seven(models: Registry, number: int, crops: NDArray[np.uint8]) -> float:
    classifier = Classifier.load(models.version(number).folder)
    return float((classifier.classify(crops).argmax(axis=1) == 7).mean())


async def test_a_writer_whose_sevens_are_misread_corrects_twenty_and_is_read(
    tmp_path: Path, models: Registry, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("SMALL_STEPS", "200")
    monkeypatch.setenv("SMALL_SCENES", "60")
    # Which corrections are held out depends on the key.
    store = Store(tmp_path / "data", encryption_key="k" * 43 + "=")
    put_in_service(models)
    rng = np.random.default_rng(7)
    sevens = np.stack([seven(rng) for _ in range(CORRECTED + 40)])
    others = sevens[CORRECTED:]
    before = read_as_seven(models, 1, others)
    assert before < 0.5
    await store.consents.answer(WRITER, given=True)
    for message, crop in enumerate(sevens[:CORRECTED]):
        await store.corrections.keep(WRITER, (WRITER, message, 0), crop, 7)
    ending = await train(store, models, "epochs=4")
    assert ending.state is State.DONE, ending.reason
    assert ending.report["objections"] == []
    assert models.current().number == 2
    assert read_as_seven(models, 2, others) > 0.9
    held_out = ending.report["corrections"]
    assert held_out["n"] > 0
    assert held_out["new"] > held_out["current"]
    await store.close()


async def said(bot: Process, stage: str) -> None:
    """Wait until the bot's training is in ``stage``."""
    assert bot.stdout
    async for line in bot.stdout:
        if line.decode().strip() == stage:
            return
    pytest.fail(f"the training ended before the stage {stage}")


async def test_killed_at_ten_random_moments_the_bot_reads_with_a_whole_model(
    tmp_path: Path, models: Registry, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("SMALL_STEPS", "10")
    monkeypatch.setenv("SMALL_SCENES", "10")
    bot_command = [sys.executable, "-m", BOT, str(tmp_path / "data"), str(models.root)]
    photo = SAMPLE.read_bytes()
    put_in_service(models)
    rng = random.Random(9)  # noqa: S311 - for moments, not for secrets
    for stage in 2 * ("data", "fit", "calibrate", "evaluate", "done"):
        bot = await asyncio.create_subprocess_exec(*bot_command, stdout=asyncio.subprocess.PIPE)
        await said(bot, stage)
        # The longest stage takes about as long; after the last one comes the switch.
        await asyncio.sleep(rng.uniform(0, 1))
        bot.kill()
        await bot.wait()
        reading = Recognizer.load(models.root).read(photo)
        assert reading.photo.size
    for version in models.versions():
        Recognizer.load_version(version)
    # A minute later, what was half-written is swept away.
    monkeypatch.setattr("recognizer.registry.registry._DRAFT_GRACE_SECONDS", 0)
    with models.draft() as draft:
        assert list(models.root.glob(".draft-*")) == [draft]

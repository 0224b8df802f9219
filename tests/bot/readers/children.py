"""Photos for reading processes, and those processes as the system knows them."""

from pathlib import Path

import cv2
import numpy as np
import psutil

import bot.demo

SEVEN = (Path(bot.demo.__file__).parent / "samples" / "7.jpg").read_bytes()
BLANK = bytes(cv2.imencode(".png", np.full((200, 200), 255, np.uint8))[1])


def children() -> list[psutil.Process]:
    return [
        child for child in psutil.Process().children() if "bot.readers.child" in child.cmdline()
    ]

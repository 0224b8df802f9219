"""Who computes: the threads that ask, or helpers below them."""

import cv2


def compute_in_callers() -> None:
    """Let OpenCV compute in the thread that asks, in this process from now on.

    Whoever reads photos side by side has no use for threads below: they wait for each other, and
    look out for work that does not come. The networks compute in the asking thread anyway.
    """
    cv2.setNumThreads(1)

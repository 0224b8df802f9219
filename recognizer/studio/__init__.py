"""Photo studio: a generator of synthetic data, labelled pictures of digits and of anything else."""

from recognizer.studio.scene import Scene
from recognizer.studio.studio import Studio

__all__ = ["Scene", "Studio"]

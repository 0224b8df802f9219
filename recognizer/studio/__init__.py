"""A procedural photo studio that makes labelled pictures of digits and of anything else."""

from recognizer.studio.scene import Scene
from recognizer.studio.studio import Studio

__all__ = ["Scene", "Studio"]

"""The models folder: versions of the model, and the one in service."""

from recognizer.registry.registry import Registry, default_models_dir
from recognizer.registry.version import Version

__all__ = ["Registry", "Version", "default_models_dir"]

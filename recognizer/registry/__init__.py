"""The models folder: versions of the model, and the one in service."""

from recognizer.registry.folders import default_models_dir, shipped_models_dir
from recognizer.registry.registry import Registry
from recognizer.registry.version import Version

__all__ = ["Registry", "Version", "default_models_dir", "shipped_models_dir"]

"""Ink to marks, in reading order."""

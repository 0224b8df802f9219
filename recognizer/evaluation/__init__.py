"""Evaluation: how well photos are read, and how fast."""

"""Crops to calibrated probabilities: how a mark becomes a crop, the networks, the compiled call."""

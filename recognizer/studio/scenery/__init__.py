"""Scenery: the papers, inks, lights and things that a photo of writing shows."""

"""Corrections: what people say about our answers, and what becomes of it."""

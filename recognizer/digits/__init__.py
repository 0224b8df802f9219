"""Marks to digits: strokes joined, marks cut, doubts weighed, rows laid out."""

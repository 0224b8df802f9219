"""A photo to the ink on it: light, polarity, threshold, printed lines."""

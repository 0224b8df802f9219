"""A photo to the ink on it: illumination correction, polarity, threshold, printed lines."""

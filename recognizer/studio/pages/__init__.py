"""Pages: digits as they stand among everything else that people write, print and draw."""

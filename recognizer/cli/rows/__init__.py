"""Answers as rows of a file: plain lines, JSON lines, CSV, Parquet."""

"""Command line: checking the settings, the health check, logging."""

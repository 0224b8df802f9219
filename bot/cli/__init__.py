"""The command line's side: checking the settings, the health check, logging."""

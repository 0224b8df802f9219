"""How requests get to Telegram: an HTTP client behind the library's interface, and proxies."""

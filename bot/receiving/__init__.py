"""How updates come in from Telegram: by polling or by webhook."""

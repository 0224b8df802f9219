"""Languages (i18n): what the bot says in each, and which one people are answered in."""

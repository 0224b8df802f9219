"""What goes out to Telegram: messages, chat actions and menus, within its rate limits."""

"""Trainings in the chat: what people see of them."""

"""Suites: questions and chats, what is expected of their answers, and how they are read."""

"""Prompt files and briefing forms: text, no code of ours. Answers without a model need none."""

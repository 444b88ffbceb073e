"""A briefing as a file that leaves the tool: Markdown, HTML, Word, PDF, JSON."""

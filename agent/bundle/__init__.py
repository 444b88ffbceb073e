"""The bundle: a briefing in one file that proves itself again, offline, years later."""

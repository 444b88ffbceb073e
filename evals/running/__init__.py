"""Running: a suite's questions asked in a mode, each for itself, and what came of it."""

"""Names of people, bodies, places and instruments: each in the evidence, and in its own place."""
